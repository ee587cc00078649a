/* A parcel as TMX 1.4b: a unit for each message, and for each form of a
 * plural. Codes hold what they are in our markup. Source: LISA OSCAR, TMX 1.4b
 * Specification. */
#include <string.h>
#include <strings.h>

#include "config.h"
#include "notice/parcel_inside.h"

struct writing {
	struct arena *arena;
	const struct parcel *parcel;
	struct markup_codes codes;
	int pairs; /* i, which pairs the start and end of one segment */
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

static void put_spans(struct writing *, struct xml_node *, const struct span *);

static void
put_pair(struct writing *w, struct xml_node *into, const struct span *span,
	 const char *x)
{
	const char *i = arena_printf(w->arena, "%d", ++w->pairs);
	struct xml_node *node =
		xml_add(w->arena, into, "bpt", markup_before(span, w->arena));

	xml_set(w->arena, node, "i", i);
	xml_set(w->arena, node, "x", x);
	xml_set(w->arena, node, "type", type_of(span));
	if (span->kind == SPAN_CODE)
		xml_add_text(w->arena, into, span->text);
	put_spans(w, into, span->child);
	node = xml_add(w->arena, into, "ept", markup_after(span, w->arena));
	xml_set(w->arena, node, "i", i);
}

static void
put_spans(struct writing *w, struct xml_node *into, const struct span *span)
{
	for (; span; span = span->next) {
		const char *x;
		struct xml_node *node;

		if (!markup_is_code(span)) {
			xml_add_text(w->arena, into, span->text);
			continue;
		}
		x = markup_id(&w->codes, span, w->arena);
		if (*markup_after(span, w->arena)) {
			put_pair(w, into, span, x);
			continue;
		}
		node = xml_add(w->arena, into, "ph",
			       markup_before(span, w->arena));
		xml_set(w->arena, node, "x", x);
		xml_set(w->arena, node, "type", type_of(span));
	}
}

static void
put_side(struct writing *w, struct xml_node *unit, const char *lang,
	 const char *text)
{
	struct xml_node *side = xml_add(w->arena, unit, "tuv", NULL);

	xml_set(w->arena, side, "xml:lang", lang);
	w->pairs = 0;
	markup_again(&w->codes);
	put_spans(w, xml_add(w->arena, side, "seg", NULL),
		  markup_read(text, w->arena));
}

static void
put_prop(struct writing *w, struct xml_node *into, const char *type,
	 const char *text)
{
	xml_set(w->arena, xml_add(w->arena, into, "prop", text), "type", type);
}

struct side {
	const char *id, *english, *text, *count;
};

static void
put_unit(struct writing *w, struct xml_node *body,
	 const struct parcel_unit *from, const struct side *side)
{
	struct xml_node *unit = xml_add(w->arena, body, "tu", NULL);
	enum translate_state state =
		*side->text ? from->state : TRANSLATE_MISSING;

	xml_set(w->arena, unit, "tuid", side->id);
	if (from->comment)
		xml_add(w->arena, unit, "note", from->comment);
	if (from->note)
		put_prop(w, unit, "x-description", from->note);
	put_prop(w, unit, "x-state", translate_state_name(state));
	if (from->previous)
		put_prop(w, unit, "x-previous-source", from->previous);
	if (side->count)
		put_prop(w, unit, "x-plural-case", side->count);
	markup_number(&w->codes, markup_read(side->english, w->arena),
		      w->arena);
	put_side(w, unit, "en", side->english);
	if (*side->text)
		put_side(w, unit, w->parcel->lang, side->text);
}

static void
put_message(struct writing *w, struct xml_node *body,
	    const struct parcel_unit *from)
{
	const char *cases[PLURAL_FORMS_MAX];
	struct side side = {from->id, from->source, from->target[0], NULL};

	if (!from->source_plural) {
		put_unit(w, body, from, &side);
		return;
	}
	parcel_cases(w->parcel, cases);
	for (size_t i = 0; i < from->targets; i++) {
		side.id = arena_printf(w->arena, "%s.%zu", from->id, i);
		side.count = cases[i];
		side.english = strcmp(cases[i], "one") ? from->source_plural
						       : from->source;
		side.text = from->target[i];
		put_unit(w, body, from, &side);
	}
}

static struct xml_node *
fresh_file(struct writing *w)
{
	struct xml_node *root = xml_add(w->arena, NULL, "tmx", NULL);
	struct xml_node *header = xml_add(w->arena, root, "header", NULL);
	struct xml_node *body = xml_add(w->arena, root, "body", NULL);

	xml_set(w->arena, root, "version", "1.4");
	xml_set(w->arena, header, "creationtool", "vernacular");
	xml_set(w->arena, header, "creationtoolversion", PACKAGE_VERSION);
	xml_set(w->arena, header, "segtype", "paragraph");
	xml_set(w->arena, header, "o-tmf", "vernacular");
	xml_set(w->arena, header, "adminlang", "en");
	xml_set(w->arena, header, "srclang", "en");
	xml_set(w->arena, header, "datatype", "plaintext");
	if (w->parcel->notice)
		put_prop(w, header, "x-original",
			 parcel_original(w->parcel, w->arena));
	put_prop(w, header, "x-target", w->parcel->lang);
	for (size_t i = 0; i < w->parcel->units; i++)
		put_message(w, body, &w->parcel->unit[i]);
	return root;
}

static bool
is(const struct xml_node *node, const char *name)
{
	return xml_is(node, "", name);
}

static const struct xml_node *
side_of(const struct xml_node *unit, const char *lang)
{
	for (const struct xml_node *at = xml_child(unit, "", "tuv"); at;
	     at = xml_after(at, "", "tuv")) {
		const char *own = xml_value(at, XML_NAMESPACE, "lang");

		if (!own)
			own = xml_value(at, "", "lang");
		if (own && !strncasecmp(own, lang, strlen(lang)) &&
		    (!own[strlen(lang)] || own[strlen(lang)] == '-'))
			return xml_child(at, "", "seg");
	}
	return NULL;
}

/* What the end of a pair says. */
static const char *
end_of(struct arena *arena, const struct xml_node *start)
{
	const char *i = xml_value(start, "", "i");

	for (const struct xml_node *at = start; i && at;
	     at = xml_after(at, "", "ept")) {
		const char *own = is(at, "ept") ? xml_value(at, "", "i") : NULL;

		if (own && !strcmp(own, i))
			return xml_words(at, arena);
	}
	return "";
}

static void
put_inline(struct parcel_reader *r, const struct xml_node *seg,
	   struct markup *out)
{
	for (const struct xml_node *at = seg->child; at; at = at->next) {
		bool open;

		if (at->kind == XML_TEXT || at->kind == XML_CDATA) {
			if (r->raw)
				markup_add(out, SPAN_TEXT, at->text);
			else
				markup_text(out, at->text);
		} else if (is(at, "hi")) {
			put_inline(r, at, out);
		} else if (is(at, "ept")) {
			markup_close(out);
		} else if (at->kind == XML_ELEMENT &&
			   !markup_begin(out, xml_words(at, r->arena),
					 is(at, "bpt") ? end_of(r->arena, at)
						       : "",
					 &open)) {
			markup_add(out, SPAN_PLACEHOLDER, "?");
		}
	}
}

static const char *
text_of(struct parcel_reader *r, const struct xml_node *unit, const char *lang)
{
	const struct xml_node *seg = side_of(unit, lang);
	struct markup markup;

	if (!seg)
		return "";
	markup_build(&markup, r->arena);
	put_inline(r, seg, &markup);
	return parcel_text(r, &markup);
}

static const char *
prop_of(struct arena *arena, const struct xml_node *node, const char *type)
{
	for (const struct xml_node *at = xml_child(node, "", "prop"); at;
	     at = xml_after(at, "", "prop"))
		if (!strcmp(type, xml_value(at, "", "type")
					  ? xml_value(at, "", "type")
					  : ""))
			return xml_words(at, arena);
	return NULL;
}

static enum translate_state
state_of(struct arena *arena, const struct xml_node *unit, const char *text)
{
	const char *name = prop_of(arena, unit, "x-state");

	if (!*text)
		return TRANSLATE_MISSING;
	for (int s = TRANSLATE_OUTDATED; name && s <= TRANSLATE_APPROVED; s++)
		if (!strcmp(translate_state_name((enum translate_state)s),
			    name))
			return (enum translate_state)s;
	return TRANSLATE_TRANSLATED;
}

/* Without an id, as a memory's units are, a message is known by its English. */
static const char *
id_of(struct parcel_reader *r, const struct xml_node *unit, const char *english)
{
	const char *id = xml_value(unit, "", "tuid");
	char own[PARCEL_ID_BYTES];

	if (id)
		return id;
	parcel_id(english, NULL, own);
	return arena_text(r->arena, own);
}

static void
read_unit(struct parcel_reader *r, const struct xml_node *node)
{
	const char *lang = r->parcel->lang ? r->parcel->lang : "";
	const char *count = prop_of(r->arena, node, "x-plural-case"), *id;
	struct parcel_form form = {
		.line = node->line,
		.source = text_of(r, node, "en"),
		.target = text_of(r, node, lang),
		.singular = count && !strcmp(count, "one"),
	};
	struct parcel_unit *unit;
	const char **target;

	if (!*form.source)
		return;
	form.state = state_of(r->arena, node, form.target);
	id = id_of(r, node, form.source);
	if (parcel_split(r, id, &form.id, &form.form)) {
		unit = parcel_put_form(r, &form);
	} else {
		unit = parcel_add(r, node->line);
		unit->id = id;
		unit->source = form.source;
		unit->state = form.state;
		target = arena_alloc(r->arena, sizeof *target);
		*target = form.target;
		unit->target = target;
		unit->targets = 1;
	}
	unit->note = prop_of(r->arena, node, "x-description");
	unit->previous = prop_of(r->arena, node, "x-previous-source");
	unit->comment = NULL;
	for (const struct xml_node *at = xml_child(node, "", "note"); at;
	     at = xml_after(at, "", "note"))
		parcel_comment(r, unit, xml_words(at, r->arena));
}

static enum status
read_xml(const struct parcel_file *file, struct arena *arena, struct xml *ret,
	 struct faults *faults)
{
	if (parcel_xml(file, XML_DOCTYPE_NAMED, arena, ret, faults) != OK)
		return E_INPUT;
	if (!is(ret->root, "tmx"))
		return fault_set(faults_add(faults), E_INPUT, file->name,
				 N_("this is not TMX: it begins with "
				    "<{value}>"),
				 "value", ret->root->name, NULL);
	return OK;
}

static bool
same_target(struct arena *arena, const struct xml_node *a,
	    const struct xml_node *b, const char *lang)
{
	struct parcel_reader r = {.arena = arena};
	const char *x = text_of(&r, a, lang), *y = text_of(&r, b, lang);

	return !strcmp(x, y) && state_of(arena, a, x) == state_of(arena, b, y);
}

static void
set_state(struct arena *arena, struct xml_node *unit, const char *name)
{
	struct xml_node *at = xml_child(unit, "", "prop");

	while (at && strcmp(xml_value(at, "", "type"), "x-state"))
		at = xml_after(at, "", "prop");
	if (!at) {
		at = xml_add(arena, NULL, "prop", NULL);
		xml_set(arena, at, "type", "x-state");
		xml_put(unit, at, unit->child);
	}
	xml_empty(at);
	xml_add_text(arena, at, name);
}

static void
take_target(struct arena *arena, struct xml_node *old, struct xml_node *fresh,
	    const char *lang)
{
	struct xml_node *to = (struct xml_node *)side_of(old, lang), *next;
	struct xml_node *from = (struct xml_node *)side_of(fresh, lang);
	const char *state = prop_of(arena, fresh, "x-state");

	set_state(arena, old, state);
	if (!from && to)
		xml_cut(to->parent);
	if (!from)
		return;
	if (!to) {
		from = from->parent;
		xml_cut(from);
		xml_put(old, from, NULL);
		return;
	}
	xml_empty(to);
	for (struct xml_node *at = from->child; at; at = next) {
		next = at->next;
		xml_cut(at);
		xml_put(to, at, NULL);
	}
}

enum status
parcel_write_tmx(const struct parcel_writing *writing, struct buf *out)
{
	static const struct parcel_shape shape = {
		.unit = "tu",
		.id = "tuid",
		.source = side_of,
		.same = same_target,
		.take = take_target,
	};
	struct writing w = {.arena = writing->arena, .parcel = writing->parcel};
	struct xml xml = {.arena = writing->arena,
			  .doctype = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">"};
	struct xml_node *fresh = fresh_file(&w);

	xml.root = xml.first = fresh;
	parcel_indent(w.arena, fresh, "seg note prop");
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

/* The language beside English, where the header does not say it. */
static const char *
lang_of(const struct xml_node *root)
{
	for (const struct xml_node *at = root; at; at = xml_walk(root, at)) {
		const char *lang =
			is(at, "tuv") ? xml_value(at, XML_NAMESPACE, "lang")
				      : NULL;

		if (lang && strncasecmp(lang, "en", 2))
			return lang;
	}
	return NULL;
}

/* Did we write it? Then its codes hold our markup. */
static bool
is_ours(const struct xml_node *header)
{
	const char *tool = xml_value(header, "", "creationtool");

	return tool && !strcmp(tool, "vernacular");
}

enum status
parcel_read_tmx(struct parcel_reader *reader)
{
	struct parcel *parcel = reader->parcel;
	const struct xml_node *header;
	struct xml xml;

	if (read_xml(reader->file, reader->arena, &xml, reader->faults) != OK)
		return E_INPUT;
	header = xml_child(xml.root, "", "header");
	if (header) {
		parcel->lang = prop_of(reader->arena, header, "x-target");
		parcel->notice = parcel_name_of(
			prop_of(reader->arena, header, "x-original"),
			reader->arena);
	}
	if (!parcel->lang)
		parcel->lang = lang_of(xml.root);
	reader->raw = !parcel->notice && !(header && is_ours(header));
	for (const struct xml_node *at = xml.root; at;
	     at = xml_walk(xml.root, at))
		if (is(at, "tu") && !parcel_too_many(reader, at))
			read_unit(reader, at);
	return OK;
}
