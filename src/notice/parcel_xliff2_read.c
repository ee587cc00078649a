/* Reading XLIFF 2.0, 2.1 and 2.2 as a parcel, whoever wrote it: a unit may come
 * back in several segments and in another order, with annotations and codes in
 * pieces. */
#include <stdlib.h>
#include <string.h>

#include "notice/parcel_inside.h"
#include "wire/xliff2.h"

#define PGS "urn:oasis:names:tc:xliff:pgs:1.0"

struct reading {
	struct arena *arena;
	const char *core;
	const struct xml_node *unit;
	bool raw;
};

static bool
is_inline(const struct reading *r, const struct xml_node *node,
	  const char *name)
{
	return xml_is(node, r->core, name);
}

static bool
is_part(const struct reading *r, const struct xml_node *node)
{
	return xml_is(node, r->core, "segment") ||
	       xml_is(node, r->core, "ignorable");
}

/* The source's code of an id, which says what it stands for. */
static const struct xml_node *
original_of(const struct reading *r, const char *id)
{
	for (const struct xml_node *part = r->unit->child; part;
	     part = part->next) {
		const struct xml_node *source =
			xml_child(part, r->core, "source");

		for (const struct xml_node *at = source; at;
		     at = xml_walk(source, at)) {
			const char *own = at->kind == XML_ELEMENT
						  ? xml_value(at, "", "id")
						  : NULL;

			if (own && !strcmp(own, id))
				return at;
		}
	}
	return NULL;
}

static const char *
data_of(const struct reading *r, const char *id)
{
	const struct xml_node *data = xml_child(
		xml_child(r->unit, r->core, "originalData"), r->core, "data");

	for (; id && data; data = xml_after(data, r->core, "data"))
		if (!strcmp(xml_value(data, "", "id"), id))
			return xml_words(data, r->arena);
	return NULL;
}

/* What a code stands for: its data, or what is shown for it; else the same of
 * the code in the source that it repeats. */
static const char *
markup_of(const struct reading *r, const struct xml_node *node,
	  const char *data, const char *shown)
{
	const char *id = xml_value(node, "", "id");
	const char *text = data_of(r, xml_value(node, "", data));
	const struct xml_node *original;

	if (!text)
		text = xml_value(node, "", shown);
	if (!text && !id)
		id = xml_value(node, "", "startRef");
	if (text || !id)
		return text ? text : "";
	original = original_of(r, id);
	if (!original || original == node)
		return "";
	text = data_of(r, xml_value(original, "", data));
	if (!text)
		text = xml_value(original, "", shown);
	return text ? text : "";
}

/* A code that nobody knows is a field of the name of its id, which no notice
 * has: the check of the message then says so. */
static void
put_unknown(const struct xml_node *node, struct markup *out)
{
	const char *id = xml_value(node, "", "id");

	markup_add(out, SPAN_PLACEHOLDER, id ? id : "?");
}

/* What ends a start code: the data of the ec that names it. */
static const char *
end_of(const struct reading *r, const struct xml_node *start)
{
	const char *id = xml_value(start, "", "id");

	for (const struct xml_node *at = r->unit; at && id;
	     at = xml_walk(r->unit, at)) {
		const char *ref = is_inline(r, at, "ec")
					  ? xml_value(at, "", "startRef")
					  : NULL;

		if (ref && !strcmp(ref, id))
			return markup_of(r, at, "dataRef", "disp");
	}
	return "";
}

static void
put_words(const struct reading *r, const char *text, struct markup *out)
{
	if (r->raw)
		markup_add(out, SPAN_TEXT, text);
	else
		markup_text(out, text);
}

static void put_inline(const struct reading *, const struct xml_node *,
		       struct markup *);

static void
put_code(const struct reading *r, const struct xml_node *node,
	 struct markup *out)
{
	bool pair = is_inline(r, node, "pc"), open = false;
	const char *before =
		markup_of(r, node, pair ? "dataRefStart" : "dataRef",
			  pair ? "dispStart" : "disp");
	const char *after = "";

	if (pair)
		after = markup_of(r, node, "dataRefEnd", "dispEnd");
	else if (is_inline(r, node, "sc"))
		after = end_of(r, node);
	if (!markup_begin(out, before, after, &open))
		put_unknown(node, out);
	put_inline(r, node, out);
	if (open && pair)
		markup_close(out);
}

static void
put_inline(const struct reading *r, const struct xml_node *node,
	   struct markup *out)
{
	for (const struct xml_node *at = node->child; at; at = at->next) {
		if (at->kind == XML_TEXT || at->kind == XML_CDATA)
			put_words(r, at->text, out);
		else if (is_inline(r, at, "cp"))
			markup_text(out, "\uFFFD");
		else if (is_inline(r, at, "mrk"))
			put_inline(r, at, out);
		else if (is_inline(r, at, "ec"))
			markup_close(out);
		else if (is_inline(r, at, "ph") || is_inline(r, at, "pc") ||
			 is_inline(r, at, "sc"))
			put_code(r, at, out);
	}
}

/* The part whose place is the given one; a translation may have them in
 * another order than its source. */
static const struct xml_node *
part_at(const struct reading *r, long place, const char *side)
{
	long at = 0;

	for (const struct xml_node *part = r->unit->child; part;
	     part = part->next) {
		const struct xml_node *target;
		const char *order;

		if (!is_part(r, part))
			continue;
		at++;
		target = xml_child(part, r->core, side);
		order = target ? xml_value(target, "", "order") : NULL;
		if ((order ? strtol(order, NULL, 10) : at) == place)
			return part;
	}
	return NULL;
}

/* All parts of a unit as one text; what stands between two segments need not
 * be translated. NULL where a segment has no target. */
static const char *
text_of(const struct reading *r, const char *name)
{
	struct parcel_reader reader = {.arena = r->arena, .raw = r->raw};
	bool target = !strcmp(name, "target"), some = false;
	struct markup markup;
	long parts = 0;

	markup_build(&markup, r->arena);
	for (const struct xml_node *at = r->unit->child; at; at = at->next)
		parts += is_part(r, at);
	for (long i = 1; i <= parts && i <= PARCEL_NODES_MAX; i++) {
		const struct xml_node *part = part_at(r, i, name), *side;

		side = part ? xml_child(part, r->core, name) : NULL;
		if (!side && part && xml_is(part, r->core, "ignorable"))
			side = xml_child(part, r->core, "source");
		else if (!side && target)
			return NULL;
		if (!side)
			continue;
		some |= side->child != NULL;
		put_inline(r, side, &markup);
	}
	return some ? parcel_text(&reader, &markup) : NULL;
}

const char *
parcel_xliff2_text(struct arena *arena, const struct xml_node *unit,
		   const char *part)
{
	const struct reading r = {arena, unit->space, unit, false};

	return text_of(&r, part);
}

static enum translate_state
state_of(const struct xml_node *segment)
{
	static const struct {
		const char *name;
		enum translate_state state;
	} states[] = {
		{"vernacular:outdated", TRANSLATE_OUTDATED},
		{"vernacular:refused", TRANSLATE_REFUSED},
		{"vernacular:machine-drafted", TRANSLATE_MACHINE},
		{"translated", TRANSLATE_TRANSLATED},
		{"reviewed", TRANSLATE_REVISED},
		{"final", TRANSLATE_APPROVED},
	};
	const char *name = xml_value(segment, "", "state");
	const char *sub = xml_value(segment, "", "subState");

	if (!name || !strcmp(name, "initial"))
		name = sub ? sub : "";
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (!strcmp(states[i].name, name))
			return states[i].state;
	return TRANSLATE_MACHINE;
}

/* The least of a unit's segments. */
static enum translate_state
state_of_unit(const struct reading *r)
{
	enum translate_state state = TRANSLATE_APPROVED;

	for (const struct xml_node *at = xml_child(r->unit, r->core, "segment");
	     at; at = xml_after(at, r->core, "segment")) {
		enum translate_state own = state_of(at);

		if (own < state)
			state = own;
	}
	return state;
}

/* Notes and metadata of a unit or of the group of a plural. */
static void
read_about(struct parcel_reader *reader, const struct reading *r,
	   const struct xml_node *node, struct parcel_unit *unit)
{
	const struct xml_node *notes = xml_child(node, r->core, "notes");
	const struct xml_node *meta =
		xml_child(node, XLIFF_METADATA, "metadata");

	for (const struct xml_node *note =
		     notes ? xml_child(notes, r->core, "note") : NULL;
	     note; note = xml_after(note, r->core, "note")) {
		const char *category = xml_value(note, "", "category");
		const char *text = xml_words(note, r->arena);

		if (category && !strcmp(category, "description"))
			unit->note = text;
		else
			parcel_comment(reader, unit, text);
	}
	for (const struct xml_node *at = meta; at; at = xml_walk(meta, at)) {
		const char *type = xml_is(at, XLIFF_METADATA, "meta")
					   ? xml_value(at, "", "type")
					   : NULL;

		if (type && !strcmp(type, "previous-source"))
			unit->previous = xml_words(at, r->arena);
	}
}

static void
read_unit(struct parcel_reader *reader, const struct reading *r)
{
	const char *id = xml_value(r->unit, "", "id");
	const char *count = xml_value(r->unit, PGS, "case");
	struct parcel_form form = {
		.line = r->unit->line,
		.source = text_of(r, "source"),
		.target = text_of(r, "target"),
		.singular = count && !strcmp(count, "one"),
	};
	const char **target;
	struct parcel_unit *unit;

	if (!form.source)
		return;
	form.state = form.target ? state_of_unit(r) : TRANSLATE_MISSING;
	form.target = form.target ? form.target : "";
	if (parcel_split(reader, id, &form.id, &form.form)) {
		unit = parcel_put_form(reader, &form);
		read_about(reader, r, r->unit->parent, unit);
		return;
	}
	unit = parcel_add(reader, form.line);
	unit->id = id;
	unit->source = form.source;
	unit->state = form.state;
	target = arena_alloc(r->arena, sizeof *target);
	*target = form.target;
	unit->target = target;
	unit->targets = 1;
	read_about(reader, r, r->unit, unit);
}

static void
read_file(struct parcel_reader *reader, const struct xml_node *file,
	  const char *core)
{
	struct parcel *parcel = reader->parcel;
	const char *name =
		parcel_name_of(xml_value(file, "", "original"), reader->arena);
	struct reading r = {reader->arena, core, NULL, !name};

	if (name && parcel->notice && strcmp(name, parcel->notice))
		parcel_fault(reader, file->line,
			     N_("the file holds another notice too: {value}"),
			     name);
	parcel->notice = name ? name : parcel->notice;
	for (const struct xml_node *at = file; at; at = xml_walk(file, at)) {
		if (!xml_is(at, core, "unit"))
			continue;
		r.unit = at;
		if (!parcel_too_many(reader, at))
			read_unit(reader, &r);
	}
}

enum status
parcel_read_xliff2(struct parcel_reader *reader)
{
	const char *core;
	struct xml xml;

	if (parcel_xml(reader->file, XML_DOCTYPE_REFUSED, reader->arena, &xml,
		       reader->faults) != OK ||
	    xliff2_check(reader->file->name, &xml, reader->arena,
			 reader->faults) != OK)
		return E_INPUT;
	core = xliff2_core(&xml);
	reader->parcel->lang = xml_value(xml.root, "", "trgLang");
	for (const struct xml_node *file = xml_child(xml.root, core, "file");
	     file; file = xml_after(file, core, "file"))
		read_file(reader, file, core);
	return OK;
}
