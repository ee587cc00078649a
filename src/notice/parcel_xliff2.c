/* Writing a parcel as XLIFF 2.1. Fields and line ends are <ph>, strong text,
 * links and codes <pc>, what they are in our markup their original data. The
 * forms of a plural are units of a group, with the attributes of the Plural,
 * Gender and Select module of 2.2, which a 2.1 reader keeps as an extension.
 * Sources: OASIS XLIFF Version 2.1; Version 2.2 for that module. */
#include <string.h>

#include "lang/tag.h"
#include "notice/parcel_inside.h"
#include "wire/xliff2.h"

#define PGS "urn:oasis:names:tc:xliff:pgs:1.0"

/* What stands in a unit while its parts are written. */
struct writing {
	struct arena *arena;
	const struct parcel *parcel;
	struct markup_codes codes;
	struct xml_node *data; /* originalData */
	size_t data_count;
	const char *count; /* field that a form of a plural may leave out */
};

static const char *
state_of(enum translate_state state, const char **ret_sub)
{
	*ret_sub = NULL;
	switch (state) {
	case TRANSLATE_MISSING:
		return "initial";
	case TRANSLATE_OUTDATED:
		*ret_sub = "vernacular:outdated";
		return "initial";
	case TRANSLATE_REFUSED:
		*ret_sub = "vernacular:refused";
		return "initial";
	case TRANSLATE_MACHINE:
		*ret_sub = "vernacular:machine-drafted";
		return "initial";
	case TRANSLATE_TRANSLATED:
		return "translated";
	case TRANSLATE_REVISED:
		return "reviewed";
	case TRANSLATE_APPROVED:
		return "final";
	}
	return "initial";
}

/* The id of the data that hold some markup, once each. */
static const char *
data_id(struct writing *w, const char *markup)
{
	for (struct xml_node *at = w->data->child; at; at = at->next)
		if (!strcmp(xml_words(at, w->arena), markup))
			return xml_value(at, "", "id");
	xml_set(w->arena, xml_add(w->arena, w->data, "data", markup), "id",
		arena_printf(w->arena, "d%zu", ++w->data_count));
	return xml_value(w->data->last, "", "id");
}

static void
type_of(struct writing *w, struct xml_node *node, const struct span *span)
{
	const char *type = "other", *sub = NULL;

	if (span->kind == SPAN_STRONG) {
		type = "fmt";
		sub = "xlf:b";
	} else if (span->kind == SPAN_BREAK) {
		type = "fmt";
		sub = "xlf:lb";
	} else if (span->kind == SPAN_PLACEHOLDER) {
		type = "ui";
		sub = "xlf:var";
	} else if (span->kind == SPAN_LINK) {
		type = "link";
	}
	xml_set(w->arena, node, "type", type);
	if (sub)
		xml_set(w->arena, node, "subType", sub);
}

static bool
may_go(const struct writing *w, const struct span *span)
{
	return w->count && span->kind == SPAN_PLACEHOLDER &&
	       !strcmp(span->text, w->count);
}

static void put_spans(struct writing *, struct xml_node *, const struct span *);

static void
put_code(struct writing *w, struct xml_node *into, const struct span *span)
{
	const char *before = markup_before(span, w->arena);
	const char *after = markup_after(span, w->arena);
	struct xml_node *node =
		xml_add(w->arena, into, *after ? "pc" : "ph", NULL);

	xml_set(w->arena, node, "id", markup_id(&w->codes, span, w->arena));
	xml_set(w->arena, node, "canCopy", "no");
	xml_set(w->arena, node, "canDelete", may_go(w, span) ? "yes" : "no");
	if (*after) {
		xml_set(w->arena, node, "dataRefStart", data_id(w, before));
		xml_set(w->arena, node, "dataRefEnd", data_id(w, after));
	} else {
		xml_set(w->arena, node, "dataRef", data_id(w, before));
		xml_set(w->arena, node, "disp", before);
	}
	type_of(w, node, span);
	if (span->kind == SPAN_CODE)
		xml_add_text(w->arena, node, span->text);
	put_spans(w, node, span->child);
}

static void
put_spans(struct writing *w, struct xml_node *into, const struct span *span)
{
	for (; span; span = span->next)
		if (markup_is_code(span))
			put_code(w, into, span);
		else
			xml_add_text(w->arena, into, span->text);
}

/* canDelete is a promise that a translation kept in the file has broken where
 * it lacks a code; then the file does not make it. */
static void
free_codes(struct writing *w, struct xml_node *source,
	   const struct xml_node *target)
{
	for (struct xml_node *at = source; at; at = xml_walk(source, at)) {
		const char *id = at->kind == XML_ELEMENT
					 ? xml_value(at, "", "id")
					 : NULL;
		const struct xml_node *other = target;

		while (id && other &&
		       (other->kind != XML_ELEMENT ||
			!xml_value(other, "", "id") ||
			strcmp(xml_value(other, "", "id"), id)))
			other = xml_walk(target, other);
		if (id && !other)
			xml_set(w->arena, at, "canDelete", "yes");
	}
}

static void
put_note(struct writing *w, struct xml_node *notes, const char *category,
	 const char *text)
{
	struct xml_node *note = xml_add(w->arena, notes, "note", text);

	xml_set(w->arena, note, "category", category);
	xml_set(w->arena, note, "appliesTo",
		strcmp(category, "description") ? "target" : "source");
}

static void
put_meta(struct writing *w, struct xml_node *group, const char *type,
	 const char *text)
{
	xml_set(w->arena, xml_add(w->arena, group, "mda:meta", text), "type",
		type);
}

static struct xml_node *
put_group(struct writing *w, struct xml_node *into)
{
	struct xml_node *group =
		xml_add(w->arena, xml_add(w->arena, into, "mda:metadata", NULL),
			"mda:metaGroup", NULL);

	xml_set(w->arena, group, "category", "vernacular");
	return group;
}

static void
put_about(struct writing *w, struct xml_node *into,
	  const struct parcel_unit *unit)
{
	struct xml_node *notes;

	if (unit->previous)
		put_meta(w, put_group(w, into), "previous-source",
			 unit->previous);
	if (!unit->note && !unit->comment)
		return;
	notes = xml_add(w->arena, into, "notes", NULL);
	if (unit->note)
		put_note(w, notes, "description", unit->note);
	if (unit->comment)
		put_note(w, notes, "translator", unit->comment);
}

static void
put_segment(struct writing *w, struct xml_node *node, const char *english,
	    const char *text, enum translate_state state)
{
	const struct span *spans = markup_read(english, w->arena);
	struct xml_node *segment, *source, *target;
	const char *sub, *name;

	w->data = xml_add(w->arena, node, "originalData", NULL);
	w->data_count = 0;
	segment = xml_add(w->arena, node, "segment", NULL);
	name = state_of(*text ? state : TRANSLATE_MISSING, &sub);
	xml_set(w->arena, segment, "state", name);
	if (sub)
		xml_set(w->arena, segment, "subState", sub);
	markup_number(&w->codes, spans, w->arena);
	source = xml_add(w->arena, segment, "source", NULL);
	put_spans(w, source, spans);
	if (*text) {
		markup_again(&w->codes);
		target = xml_add(w->arena, segment, "target", NULL);
		put_spans(w, target, markup_read(text, w->arena));
		free_codes(w, source, target);
	}
	if (!w->data->child)
		xml_cut(w->data);
}

static struct xml_node *
put_unit(struct writing *w, struct xml_node *into, const char *id)
{
	struct xml_node *node = xml_add(w->arena, into, "unit", NULL);

	xml_set(w->arena, node, "id", id);
	xml_set(w->arena, node, "canResegment", "no");
	return node;
}

/* The field that a plural agrees with: the one that only its other form must
 * have. */
static const char *
count_of(struct writing *w, const struct parcel_unit *unit)
{
	const struct span *span = markup_read(unit->source_plural, w->arena);

	while (span && span->kind != SPAN_PLACEHOLDER)
		span = span->next;
	return span ? span->text : "n";
}

static void
put_plural(struct writing *w, struct xml_node *file,
	   const struct parcel_unit *unit)
{
	struct xml_node *group = xml_add(w->arena, file, "group", NULL);
	const char *cases[PLURAL_FORMS_MAX];

	parcel_cases(w->parcel, cases);
	w->count = count_of(w, unit);
	xml_set(w->arena, group, "id", unit->id);
	xml_set(w->arena, group, "pgs:switch",
		arena_printf(w->arena, "plural:%s", w->count));
	put_about(w, group, unit);
	for (size_t i = 0; i < unit->targets; i++) {
		struct xml_node *node =
			put_unit(w, group,
				 arena_printf(w->arena, "%s.%zu", unit->id, i));

		xml_set(w->arena, node, "pgs:case", cases[i]);
		put_segment(w, node,
			    strcmp(cases[i], "one") ? unit->source_plural
						    : unit->source,
			    unit->target[i], unit->state);
	}
	w->count = NULL;
}

static void
put_message(struct writing *w, struct xml_node *file,
	    const struct parcel_unit *unit)
{
	struct xml_node *node;

	if (unit->source_plural) {
		put_plural(w, file, unit);
		return;
	}
	node = put_unit(w, file, unit->id);
	put_about(w, node, unit);
	put_segment(w, node, unit->source, unit->target[0], unit->state);
}

static struct xml_node *
fresh_file(struct writing *w)
{
	const struct parcel *parcel = w->parcel;
	const struct tag *tag = tag_find(parcel->lang);
	struct xml_node *root = xml_add(w->arena, NULL, "xliff", NULL), *file;
	struct xml_node *group;

	xml_set(w->arena, root, "xmlns", XLIFF20);
	xml_set(w->arena, root, "xmlns:mda", XLIFF_METADATA);
	xml_set(w->arena, root, "xmlns:pgs", PGS);
	xml_set(w->arena, root, "version", "2.1");
	xml_set(w->arena, root, "srcLang", "en");
	xml_set(w->arena, root, "trgLang", parcel->lang);
	file = xml_add(w->arena, root, "file", NULL);
	xml_set(w->arena, file, "id", parcel->notice);
	xml_set(w->arena, file, "original", parcel_original(parcel, w->arena));
	xml_set(w->arena, file, "srcDir", "ltr");
	xml_set(w->arena, file, "trgDir", tag ? tag_direction(tag) : "auto");
	group = put_group(w, file);
	if (parcel->title)
		put_meta(w, group, "title", parcel->title);
	if (parcel->plural)
		put_meta(w, group, "plural-forms", parcel->plural);
	for (size_t i = 0; i < parcel->units; i++)
		put_message(w, file, &parcel->unit[i]);
	return root;
}

static const struct xml_node *
source_of(const struct xml_node *unit, const char *lang)
{
	(void)lang;
	return xml_child(xml_child(unit, unit->space, "segment"), unit->space,
			 "source");
}

static bool
same_value(const struct xml_node *a, const struct xml_node *b, const char *name,
	   const char *otherwise)
{
	const char *x = xml_value(a, "", name), *y = xml_value(b, "", name);

	return !strcmp(x ? x : otherwise, y ? y : otherwise);
}

static bool
same_target(struct arena *arena, const struct xml_node *a,
	    const struct xml_node *b, const char *lang)
{
	const struct xml_node *one = xml_child(a, a->space, "segment");
	const struct xml_node *two = xml_child(b, b->space, "segment");
	const char *old = parcel_xliff2_text(arena, a, "target");
	const char *fresh = parcel_xliff2_text(arena, b, "target");

	(void)lang;
	return !strcmp(old ? old : "", fresh ? fresh : "") &&
	       same_value(one, two, "state", "initial") &&
	       same_value(one, two, "subState", "");
}

/* The fresh segment with what it needs, in the place of the old ones; what
 * the old one says of itself stays. */
static void
take_target(struct arena *arena, struct xml_node *old, struct xml_node *fresh,
	    const char *lang)
{
	static const char *const names[] = {"originalData", "segment",
					    "ignorable"};
	struct xml_node *was = xml_child(old, old->space, "segment"), *next;
	struct xml_node *segment = xml_child(fresh, fresh->space, "segment");
	struct xml_node *data = xml_child(fresh, fresh->space, "originalData");

	(void)lang;
	for (const struct xml_attribute *a = was->attribute; a; a = a->next)
		if (!xml_value(segment, a->space, a->local) &&
		    strcmp(a->local, "subState"))
			xml_set(arena, segment, a->name, a->value);
	for (size_t i = 0; i < 3; i++)
		for (struct xml_node *at = xml_child(old, old->space, names[i]);
		     at; at = next) {
			next = xml_after(at, at->space, names[i]);
			xml_cut(at);
		}
	if (data) {
		xml_cut(data);
		parcel_settle(arena, data, old);
		xml_put(old, data, NULL);
	}
	xml_cut(segment);
	parcel_settle(arena, segment, old);
	xml_put(old, segment, NULL);
}

static const struct parcel_shape shape = {
	.unit = "unit",
	.id = "id",
	.group = "group",
	.source = source_of,
	.same = same_target,
	.take = take_target,
};

enum status
parcel_write_xliff2(const struct parcel_writing *writing, struct buf *out)
{
	struct writing w = {.arena = writing->arena, .parcel = writing->parcel};
	struct xml xml = {.arena = writing->arena};

	xml.root = xml.first = fresh_file(&w);
	parcel_indent(w.arena, xml.root, "source target data note mda:meta");
	if (writing->carrier) {
		struct xml_node *fresh = xml.root;

		if (parcel_xml(writing->carrier, XML_DOCTYPE_REFUSED, w.arena,
			       &xml, writing->faults) != OK ||
		    xliff2_check(writing->carrier->name, &xml, w.arena,
				 writing->faults) != OK)
			return E_INPUT;
		parcel_merge(&shape, w.arena, xml.root, fresh,
			     writing->parcel->lang);
	}
	xml_write(&xml, out);
	return OK;
}
