/* A parcel as XLIFF 1.2. Fields and line ends are <x>, strong text, links and
 * codes <g>; the forms of a plural stand in a group as XLIFF's guide for
 * gettext has them. Sources: OASIS XLIFF Version 1.2; XLIFF 1.2 Representation
 * Guide for Gettext PO. */
#include <string.h>

#include "notice/parcel_inside.h"

#define XLIFF12 "urn:oasis:names:tc:xliff:document:1.2"
#define XLIFF11 "urn:oasis:names:tc:xliff:document:1.1"
#define OURS "urn:vernacular:exchange" /* v:url, the address of a link */
#define PLURALS "x-gettext-plurals"

static const struct {
	enum translate_state state;
	const char *name, *qualifier;
} states[] = {
	{TRANSLATE_MISSING, "needs-translation", NULL},
	{TRANSLATE_OUTDATED, "needs-translation", "fuzzy-match"},
	{TRANSLATE_REFUSED, "needs-review-translation", "rejected-inaccurate"},
	{TRANSLATE_MACHINE, "needs-review-translation", "mt-suggestion"},
	{TRANSLATE_TRANSLATED, "translated", NULL},
	{TRANSLATE_REVISED, "signed-off", NULL},
	{TRANSLATE_APPROVED, "final", NULL},
	/* What others write. */
	{TRANSLATE_MACHINE, "needs-review-translation", NULL},
	{TRANSLATE_MACHINE, "new", NULL},
};

struct writing {
	struct arena *arena;
	const struct parcel *parcel;
	struct markup_codes codes;
};

static const char *
type_of(const struct span *span)
{
	switch (span->kind) {
	case SPAN_STRONG:
		return "bold";
	case SPAN_LINK:
		return "link";
	case SPAN_CODE:
		return "x-code";
	case SPAN_BREAK:
		return "lb";
	case SPAN_PLACEHOLDER:
		return "x-field";
	case SPAN_TEXT:
	case SPAN_VALUE:
		break;
	}
	return "";
}

static void
put_spans(struct writing *w, struct xml_node *into, const struct span *span)
{
	for (; span; span = span->next) {
		const char *after = markup_after(span, w->arena);
		struct xml_node *node;

		if (!markup_is_code(span)) {
			xml_add_text(w->arena, into, span->text);
			continue;
		}
		node = xml_add(w->arena, into, *after ? "g" : "x", NULL);
		xml_set(w->arena, node, "id",
			markup_id(&w->codes, span, w->arena));
		xml_set(w->arena, node, "ctype", type_of(span));
		if (span->kind == SPAN_PLACEHOLDER)
			xml_set(w->arena, node, "equiv-text",
				markup_before(span, w->arena));
		if (span->kind == SPAN_LINK)
			xml_set(w->arena, node, "v:url", span->target);
		if (span->kind == SPAN_CODE)
			xml_add_text(w->arena, node, span->text);
		put_spans(w, node, span->child);
	}
}

static void
put_state(struct writing *w, struct xml_node *unit, struct xml_node *target,
	  enum translate_state state)
{
	size_t i = 0;

	while (states[i].state != state)
		i++;
	xml_set(w->arena, target, "state", states[i].name);
	if (states[i].qualifier)
		xml_set(w->arena, target, "state-qualifier",
			states[i].qualifier);
	xml_set(w->arena, unit, "approved",
		state == TRANSLATE_APPROVED ? "yes" : "no");
}

static void
put_about(struct writing *w, struct xml_node *unit,
	  const struct parcel_unit *from)
{
	struct xml_node *node;

	if (from->note) {
		node = xml_add(w->arena, unit, "note", from->note);
		xml_set(w->arena, node, "from", "developer");
	}
	if (from->comment) {
		node = xml_add(w->arena, unit, "note", from->comment);
		xml_set(w->arena, node, "from", "translator");
	}
}

/* What the translation was made of, with the translation. */
static void
put_previous(struct writing *w, struct xml_node *unit, const char *previous,
	     const char *text)
{
	struct xml_node *old = xml_add(w->arena, unit, "alt-trans", NULL);
	struct markup_codes codes = w->codes;

	xml_set(w->arena, old, "alttranstype", "previous-version");
	markup_again(&w->codes);
	put_spans(w, xml_add(w->arena, old, "source", NULL),
		  markup_read(previous, w->arena));
	markup_again(&w->codes);
	put_spans(w, xml_add(w->arena, old, "target", NULL),
		  markup_read(text, w->arena));
	w->codes = codes;
}

static struct xml_node *
put_unit(struct writing *w, struct xml_node *into, const char *id,
	 const char *english)
{
	struct xml_node *unit = xml_add(w->arena, into, "trans-unit", NULL);
	const struct span *spans = markup_read(english, w->arena);

	xml_set(w->arena, unit, "id", id);
	xml_set(w->arena, unit, "xml:space", "preserve");
	markup_number(&w->codes, spans, w->arena);
	put_spans(w, xml_add(w->arena, unit, "source", NULL), spans);
	return unit;
}

static void
put_target(struct writing *w, struct xml_node *unit, const char *text,
	   enum translate_state state)
{
	struct xml_node *target = xml_add(w->arena, unit, "target", NULL);

	markup_again(&w->codes);
	put_state(w, unit, target, *text ? state : TRANSLATE_MISSING);
	put_spans(w, target, markup_read(text, w->arena));
}

static void
put_plural(struct writing *w, struct xml_node *body,
	   const struct parcel_unit *from)
{
	struct xml_node *group = xml_add(w->arena, body, "group", NULL);
	const char *cases[PLURAL_FORMS_MAX];

	parcel_cases(w->parcel, cases);
	xml_set(w->arena, group, "id", from->id);
	xml_set(w->arena, group, "restype", PLURALS);
	for (size_t i = 0; i < from->targets; i++) {
		bool one = !strcmp(cases[i], "one");
		struct xml_node *unit =
			put_unit(w, group,
				 arena_printf(w->arena, "%s[%zu]", from->id, i),
				 one ? from->source : from->source_plural);

		xml_set(w->arena, unit, "resname", cases[i]);
		put_target(w, unit, from->target[i], from->state);
		if (!i)
			put_about(w, unit, from);
	}
}

static struct xml_node *
fresh_file(struct writing *w)
{
	const struct parcel *parcel = w->parcel;
	struct xml_node *root = xml_add(w->arena, NULL, "xliff", NULL);
	struct xml_node *file, *body, *unit;

	xml_set(w->arena, root, "xmlns", XLIFF12);
	xml_set(w->arena, root, "xmlns:v", OURS);
	xml_set(w->arena, root, "version", "1.2");
	file = xml_add(w->arena, root, "file", NULL);
	xml_set(w->arena, file, "original", parcel_original(parcel, w->arena));
	xml_set(w->arena, file, "source-language", "en");
	xml_set(w->arena, file, "target-language", parcel->lang);
	xml_set(w->arena, file, "datatype", "plaintext");
	body = xml_add(w->arena, file, "body", NULL);
	for (size_t i = 0; i < parcel->units; i++) {
		const struct parcel_unit *from = &parcel->unit[i];

		if (from->source_plural) {
			put_plural(w, body, from);
			continue;
		}
		unit = put_unit(w, body, from->id, from->source);
		put_target(w, unit, from->target[0], from->state);
		put_about(w, unit, from);
		if (from->previous)
			put_previous(w, unit, from->previous, from->target[0]);
	}
	return root;
}

struct reading {
	struct arena *arena;
	const struct xml_node *unit;
	bool raw;
};

/* The code of the source that one of the translation repeats. */
static const struct xml_node *
original_of(const struct reading *r, const struct xml_node *node)
{
	const struct xml_node *source =
		xml_child(r->unit, r->unit->space, "source");
	const char *id = xml_value(node, "", "id");

	for (const struct xml_node *at = source; id && at;
	     at = xml_walk(source, at)) {
		const char *own =
			at->kind == XML_ELEMENT &&
					!strcmp(at->local, node->local)
				? xml_value(at, "", "id")
				: NULL;

		if (own && !strcmp(own, id))
			return at;
	}
	return node;
}

/* Begin what a code is; false: it is none of ours. */
static bool
begin(const struct reading *r, const struct xml_node *node, struct markup *out,
      bool *ret_open)
{
	const struct xml_node *of =
		xml_value(node, "", "ctype") ? node : original_of(r, node);
	const char *type = xml_value(of, "", "ctype");
	const char *url = xml_value(of, OURS, "url");
	const char *equiv = xml_value(of, "", "equiv-text");
	const char *words = xml_words(node, r->arena);

	type = type ? type : "";
	if (!strcmp(node->local, "ph") || !strcmp(node->local, "it"))
		return markup_begin(out, words, "", ret_open);
	if (!strcmp(type, "bold"))
		return markup_begin(out, "**", "**", ret_open);
	if (!strcmp(type, "x-code"))
		return markup_begin(out, "`", "`", ret_open);
	if (!strcmp(type, "lb"))
		return markup_begin(out, "\\", "", ret_open);
	if (url)
		return markup_begin(out, "[",
				    arena_printf(r->arena, "](%s)", url),
				    ret_open);
	*ret_open = false;
	return equiv && markup_begin(out, equiv, "", ret_open);
}

static bool
is(const struct xml_node *node, const char *name)
{
	return node->kind == XML_ELEMENT && !strcmp(node->local, name);
}

static void
put_inline(const struct reading *r, const struct xml_node *node,
	   struct markup *out)
{
	for (const struct xml_node *at = node->child; at; at = at->next) {
		bool open = false;

		if (at->kind == XML_TEXT || at->kind == XML_CDATA) {
			if (r->raw)
				markup_add(out, SPAN_TEXT, at->text);
			else
				markup_text(out, at->text);
		} else if (is(at, "mrk")) {
			put_inline(r, at, out);
		} else if (is(at, "ex") || is(at, "ept")) {
			markup_close(out);
		} else if (at->kind == XML_ELEMENT) {
			const char *id = xml_value(at, "", "id");

			if (!begin(r, at, out, &open))
				markup_add(out, SPAN_PLACEHOLDER,
					   id ? id : "?");
			if (is(at, "g")) {
				put_inline(r, at, out);
				if (open)
					markup_close(out);
			}
		}
	}
}

static const char *
text_of(const struct reading *r, const char *name)
{
	struct parcel_reader reader = {.arena = r->arena, .raw = r->raw};
	const struct xml_node *side = xml_child(r->unit, r->unit->space, name);
	struct markup markup;

	if (!side)
		return "";
	markup_build(&markup, r->arena);
	put_inline(r, side, &markup);
	return parcel_text(&reader, &markup);
}

static enum translate_state
state_of(const struct xml_node *unit, const char *text)
{
	const struct xml_node *target = xml_child(unit, unit->space, "target");
	const char *name = xml_value(target, "", "state");
	const char *qualifier = xml_value(target, "", "state-qualifier");
	const char *approved = xml_value(unit, "", "approved");

	if (!*text)
		return TRANSLATE_MISSING;
	for (size_t i = 0; name && i < sizeof states / sizeof *states; i++)
		if (!strcmp(states[i].name, name) &&
		    (!states[i].qualifier ||
		     (qualifier && !strcmp(states[i].qualifier, qualifier))) &&
		    states[i].state != TRANSLATE_MISSING)
			return states[i].state;
	return (name && !strncmp(name, "needs-", 6)) ||
			       (!name && approved && !strcmp(approved, "no"))
		       ? TRANSLATE_MACHINE
		       : TRANSLATE_TRANSLATED;
}

static void
read_about(struct parcel_reader *reader, const struct reading *r,
	   struct parcel_unit *unit)
{
	for (const struct xml_node *at = r->unit->child; at; at = at->next) {
		const char *from =
			is(at, "note") ? xml_value(at, "", "from") : NULL;
		const char *type = is(at, "alt-trans")
					   ? xml_value(at, "", "alttranstype")
					   : NULL;

		if (from && !strcmp(from, "developer"))
			unit->note = xml_words(at, r->arena);
		else if (is(at, "note"))
			parcel_comment(reader, unit, xml_words(at, r->arena));
		if (type && !strcmp(type, "previous-version")) {
			const struct reading old = {r->arena, at, r->raw};

			unit->previous = text_of(&old, "source");
		}
	}
}

static void
read_unit(struct parcel_reader *reader, const struct reading *r)
{
	const char *id = xml_value(r->unit, "", "id");
	const char *count = xml_value(r->unit, "", "resname");
	const char *type = xml_value(r->unit, "", "restype");
	struct parcel_form form = {
		.line = r->unit->line,
		.source = text_of(r, "source"),
		.target = text_of(r, "target"),
	};
	const char **target;
	struct parcel_unit *unit;

	form.state = state_of(r->unit, form.target);
	/* What gettext's header became in others' hands. */
	if (type && !strcmp(type, "x-gettext-domain-header"))
		return;
	if (!id) {
		parcel_fault(reader, form.line, N_("a message has no id"), "");
		return;
	}
	if (parcel_split(reader, id, &form.id, &form.form)) {
		form.singular =
			r->raw ? !form.form : count && !strcmp(count, "one");
		unit = parcel_put_form(reader, &form);
	} else {
		unit = parcel_add(reader, form.line);
		unit->id = id;
		unit->source = form.source;
		unit->state = form.state;
		target = arena_alloc(r->arena, sizeof *target);
		*target = form.target;
		unit->target = target;
		unit->targets = 1;
	}
	read_about(reader, r, unit);
}

static const struct xml_node *
side_of(const struct xml_node *unit, const char *lang)
{
	(void)lang;
	return xml_child(unit, unit->space, "source");
}

static bool
same_target(struct arena *arena, const struct xml_node *a,
	    const struct xml_node *b, const char *lang)
{
	const struct reading one = {arena, a, false}, two = {arena, b, false};
	const char *x = text_of(&one, "target"), *y = text_of(&two, "target");

	(void)lang;
	return !strcmp(x, y) && state_of(a, x) == state_of(b, y);
}

/* Words and state of the fresh target in the old one, which keeps what else
 * it says of itself. */
static void
take_target(struct arena *arena, struct xml_node *old, struct xml_node *fresh,
	    const char *lang)
{
	struct xml_node *to = xml_child(old, old->space, "target"), *next;
	struct xml_node *from = xml_child(fresh, fresh->space, "target");
	struct xml_node *segments = xml_child(old, old->space, "seg-source");

	(void)lang;
	if (segments)
		xml_cut(segments);
	if (!to) {
		struct xml_node *source = xml_child(old, old->space, "source");

		xml_cut(from);
		parcel_settle(arena, from, old);
		xml_put(old, from, source->next);
		return;
	}
	xml_empty(to);
	for (struct xml_node *at = from->child; at; at = next) {
		next = at->next;
		xml_cut(at);
		if (at->kind == XML_ELEMENT)
			parcel_settle(arena, at, to);
		xml_put(to, at, NULL);
	}
	for (struct xml_attribute **at = &to->attribute; *at;)
		if (!strcmp((*at)->name, "state-qualifier"))
			*at = (*at)->next;
		else
			at = &(*at)->next;
	for (const struct xml_attribute *a = from->attribute; a; a = a->next)
		xml_set(arena, to, a->name, a->value);
	xml_set(arena, old, "approved", xml_value(fresh, "", "approved"));
}

static enum status
read_xml(const struct parcel_file *file, struct arena *arena, struct xml *ret,
	 struct faults *faults)
{
	const struct xml_node *root;

	if (parcel_xml(file, XML_DOCTYPE_NAMED, arena, ret, faults) != OK)
		return E_INPUT;
	root = ret->root;
	if (strcmp(root->local, "xliff") ||
	    (*root->space && strcmp(root->space, XLIFF12) &&
	     strcmp(root->space, XLIFF11)))
		return fault_set(faults_add(faults), E_INPUT, file->name,
				 N_("this is not XLIFF 1.2: it begins with "
				    "<{value}>"),
				 "value", root->name, NULL);
	return OK;
}

enum status
parcel_write_xliff12(const struct parcel_writing *writing, struct buf *out)
{
	static const struct parcel_shape shape = {
		.unit = "trans-unit",
		.id = "id",
		.group = "group",
		.source = side_of,
		.same = same_target,
		.take = take_target,
	};
	struct writing w = {.arena = writing->arena, .parcel = writing->parcel};
	struct xml xml = {.arena = writing->arena};
	struct xml_node *fresh = fresh_file(&w);

	xml.root = xml.first = fresh;
	parcel_indent(w.arena, fresh, "source target note");
	if (writing->carrier) {
		if (read_xml(writing->carrier, w.arena, &xml,
			     writing->faults) != OK)
			return E_INPUT;
		parcel_merge(&shape, w.arena, xml.root, fresh,
			     writing->parcel->lang);
	}
	xml_write(&xml, out);
	return OK;
}

enum status
parcel_read_xliff12(struct parcel_reader *reader)
{
	struct parcel *parcel = reader->parcel;
	struct xml xml;

	if (read_xml(reader->file, reader->arena, &xml, reader->faults) != OK)
		return E_INPUT;
	for (const struct xml_node *at = xml.root; at;
	     at = xml_walk(xml.root, at)) {
		if (is(at, "file")) {
			const char *original = xml_value(at, "", "original");

			parcel->notice =
				parcel_name_of(original, reader->arena);
			parcel->lang = xml_value(at, "", "target-language");
			reader->raw = !parcel->notice;
		}
		if (is(at, "trans-unit") && !parcel_too_many(reader, at)) {
			const struct reading r = {reader->arena, at,
						  reader->raw};

			read_unit(reader, &r);
		}
	}
	return OK;
}
