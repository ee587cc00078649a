/* The renderer of templates: walks the instructions with a stack of contexts,
 * the innermost on top. */
#include <string.h>

#include "base/buf.h"
#include "wire/json.h"
#include "wire/model.h"
#include "wire/mustache_ops.h"

#define CONTEXTS_MAX 96
#define INDENT_BYTES 64

struct render {
	const struct mustache_host *host;
	struct buf *out;
	struct buf shown; /* one value, before it is escaped */
	const struct model *context[CONTEXTS_MAX];
	size_t contexts;
	unsigned included; /* partials in partials */
	char indent[INDENT_BYTES + 1];
	size_t indent_bytes;
	struct fault *fault;
};

static enum status run(struct render *, const struct mustache *, size_t from,
		       size_t to);

/* The first part is looked for from the innermost context outwards, the
 * others in what was found. */
static const struct model *
look_up(const struct render *r, const struct mustache_name *name)
{
	const struct model *m = NULL;
	size_t i = r->contexts;

	if (!name->parts)
		return r->context[i - 1];
	while (!m && i-- > 0)
		m = model_find(r->context[i], name->part[0].text,
			       name->part[0].hash);
	for (size_t part = 1; m && part < name->parts; part++)
		m = model_find(m, name->part[part].text,
			       name->part[part].hash);
	return m;
}

/* A leaf that may be printed; NULL in *ret for nothing. */
static enum status
look_up_leaf(const struct render *r, const struct mustache *t,
	     const struct op *op, const struct mustache_name *name,
	     const struct model **ret)
{
	const struct model *m = look_up(r, name);
	bool tree = model_kind_of(m) == MODEL_OBJECT ||
		    model_kind_of(m) == MODEL_LIST;

	*ret = tree ? NULL : m;
	if ((m && !tree) || t->mode == MUSTACHE_LENIENT)
		return OK;
	return mustache_fault(t, E_INTERNAL, op->line,
			      tree ? N_("{value} is not a single value")
				   : N_("There is no value {value}"),
			      name->whole, r->fault);
}

/* As escaped for the place. */
static void
put_escaped(const struct render *r, const struct mustache *t,
	    const char *text, size_t count)
{
	if (t->mode == MUSTACHE_PLAIN)
		buf_put(r->out, text, count);
	else
		html_escape(text, count, r->out);
}

static void
put_isolated(struct render *r, const struct mustache *t, const struct op *op,
	     const struct mustache_shown *shown)
{
	bool element = t->mode == MUSTACHE_PAGE && op->place == HTML_TEXT;

	if (element && shown->lang) {
		buf_text(r->out, "<bdi lang=\"");
		html_escape(shown->lang, strlen(shown->lang), r->out);
		buf_text(r->out, "\">");
	} else {
		buf_text(r->out, element ? "<bdi>" : "\u2068");
	}
	put_escaped(r, t, r->shown.bytes, r->shown.count);
	buf_text(r->out, element ? "</bdi>" : "\u2069");
}

/* A leaf as people read it. */
static void
put_shown(struct render *r, const struct mustache *t, const struct op *op,
	  const struct model *leaf)
{
	struct mustache_shown shown = {0};

	if (model_kind_of(leaf) == MODEL_NULL)
		return;
	buf_clear(&r->shown);
	if (r->host && r->host->show)
		r->host->show(r->host->self, leaf, &r->shown, &shown);
	else
		json_leaf(leaf, &r->shown);
	if (!r->shown.count)
		return;
	if (shown.isolate || shown.lang)
		put_isolated(r, t, op, &shown);
	else
		put_escaped(r, t, r->shown.bytes, r->shown.count);
}

/* A leaf as programs read it. */
static void
put_data(struct render *r, const struct mustache *t, const struct op *op,
	 const struct model *leaf)
{
	const char *text = model_text_of(leaf);
	size_t count = model_text_bytes(leaf);

	if (!text) {
		buf_clear(&r->shown);
		json_leaf(leaf, &r->shown);
		text = buf_string(&r->shown);
		count = r->shown.count;
	}
	if (op->place == HTML_ADDRESS)
		html_address(text, count, op->address, r->out);
	else
		put_escaped(r, t, text, count);
}

static enum status
run_value(struct render *r, const struct mustache *t, const struct op *op)
{
	const struct model *leaf;
	enum status status = look_up_leaf(r, t, op, op->name, &leaf);

	if (status)
		return status;
	switch (op->place) {
	case HTML_TEXT:
	case HTML_TITLE:
	case HTML_LABEL:
		put_shown(r, t, op, leaf);
		break;
	case HTML_FIELD:
	case HTML_DATA:
	case HTML_ADDRESS:
		put_data(r, t, op, leaf);
		break;
	}
	return OK;
}

/* The argument of op that stands at text ("{name}..."), NULL when it is none
 * of them: a brace in a translation is then a brace. */
static const struct mustache_name *
argument_at(const struct op *op, const char *text)
{
	for (size_t i = 0; i < op->arg_count; i++) {
		size_t count = strlen(op->args[i]->whole);

		if (!strncmp(text + 1, op->args[i]->whole, count) &&
		    text[1 + count] == '}')
			return op->args[i];
	}
	return NULL;
}

static enum status
put_message(struct render *r, const struct mustache *t, const struct op *op,
	    const char *text)
{
	const struct mustache_name *name;
	const struct model *leaf;
	enum status status;

	while (*text) {
		size_t plain = strcspn(text, "{");

		put_escaped(r, t, text, plain);
		text += plain;
		if (!*text)
			break;
		name = argument_at(op, text);
		if (!name) {
			put_escaped(r, t, text++, 1);
			continue;
		}
		status = look_up_leaf(r, t, op, name, &leaf);
		if (status)
			return status;
		put_shown(r, t, op, leaf);
		text += strlen(name->whole) + 2;
	}
	return OK;
}

static enum status
run_message(struct render *r, const struct mustache *t, const struct op *op)
{
	const struct mustache_host *host = r->host;

	if (host && host->translate)
		return put_message(r, t, op,
				   host->translate(host->self, op->text));
	return put_message(r, t, op, op->text);
}

static enum status
run_plural(struct render *r, const struct mustache *t, const struct op *op)
{
	const struct mustache_host *host = r->host;
	const struct model *m = look_up(r, op->name);
	int64_t count = model_int_of(m);
	const char *text = count == 1 ? op->text : op->other;

	if (model_kind_of(m) != MODEL_INT)
		return mustache_fault(t, E_INTERNAL, op->line,
				      N_("{value} is not a whole number"),
				      op->name->whole, r->fault);
	if (host && host->translate_count)
		text = host->translate_count(host->self, op->text, op->other,
					     count);
	return put_message(r, t, op, text);
}

static enum status
run_with(struct render *r, const struct mustache *t, size_t section,
	 const struct model *context)
{
	enum status status;

	if (r->contexts == CONTEXTS_MAX)
		return mustache_fault(t, E_INTERNAL, t->op[section].line,
				      N_("Sections are nested too deep"), "",
				      r->fault);
	r->context[r->contexts++] = context;
	status = run(r, t, section + 1, t->op[section].end);
	r->contexts--;
	return status;
}

static enum status
run_section(struct render *r, const struct mustache *t, size_t at)
{
	const struct op *op = &t->op[at];
	const struct model *m = look_up(r, op->name);
	enum status status = OK;

	if (op->kind == OP_INVERTED)
		return model_true(m) ? OK : run(r, t, at + 1, op->end);
	if (!model_true(m))
		return OK;
	if (model_kind_of(m) != MODEL_LIST)
		return run_with(r, t, at, m);
	for (m = model_first(m); m && !status; m = model_next(m))
		status = run_with(r, t, at, m);
	return status;
}

static enum status
run_partial(struct render *r, const struct mustache *t, const struct op *op)
{
	size_t indent = r->indent_bytes;
	enum status status;

	if (!op->partial)
		return OK;
	if (op->partial->state != MUSTACHE_READY ||
	    r->included == MUSTACHE_INCLUDED_MAX ||
	    indent + op->count > INDENT_BYTES)
		return mustache_fault(t, E_INTERNAL, op->line,
				      N_("The template {value} cannot be "
					 "included here"), op->other,
				      r->fault);
	memcpy(r->indent + indent, op->text, op->count);
	r->indent_bytes += op->count;
	r->included++;
	status = run(r, op->partial, 0, op->partial->count);
	r->included--;
	r->indent_bytes = indent;
	return status;
}

/* Literal text, with the partial's indent at the start of each line. */
static void
put_literal(struct render *r, const struct op *op)
{
	const char *text = op->text, *end = text + op->count;

	if (!r->indent_bytes) {
		buf_put(r->out, text, op->count);
		return;
	}
	if (op->line_starts)
		buf_put(r->out, r->indent, r->indent_bytes);
	while (text < end) {
		const char *newline =
			memchr(text, '\n', (size_t)(end - text));
		const char *next = newline ? newline + 1 : end;

		buf_put(r->out, text, (size_t)(next - text));
		text = next;
		if (text < end)
			buf_put(r->out, r->indent, r->indent_bytes);
	}
}

static enum status
run_op(struct render *r, const struct mustache *t, size_t at)
{
	const struct op *op = &t->op[at];

	switch (op->kind) {
	case OP_TEXT:
		put_literal(r, op);
		break;
	case OP_LINE:
		buf_put(r->out, r->indent, r->indent_bytes);
		break;
	case OP_VALUE:
		return run_value(r, t, op);
	case OP_SECTION:
	case OP_INVERTED:
		return run_section(r, t, at);
	case OP_END:
		break;
	case OP_PARTIAL:
		return run_partial(r, t, op);
	case OP_MESSAGE:
		return run_message(r, t, op);
	case OP_PLURAL:
		return run_plural(r, t, op);
	}
	return OK;
}

static enum status
run(struct render *r, const struct mustache *t, size_t from, size_t to)
{
	enum status status = OK;

	for (size_t at = from; at < to && !status; at++) {
		status = run_op(r, t, at);
		if (t->op[at].kind == OP_SECTION ||
		    t->op[at].kind == OP_INVERTED)
			at = t->op[at].end;
	}
	return status;
}

enum status
mustache_render(const struct mustache *t, const struct model *model,
		const struct mustache_host *host, struct buf *out,
		struct fault *fault)
{
	struct render r = {.host = host, .out = out, .fault = fault};
	enum status status;

	r.context[r.contexts++] = model;
	status = run(&r, t, 0, t->count);
	buf_free(&r.shown);
	return status;
}
