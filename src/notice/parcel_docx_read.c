/* Reading the Word file that a translator sends back, whichever word processor
 * wrote it: runs in any pieces, changes accepted where they are tracked, rows
 * in any order. A row is known by its hidden id, else by its English. */
#include <string.h>

#include "notice/parcel_docx.h"
#include "notice/parcel_inside.h"
#include "wire/zip.h"

/* Of one part, unpacked. */
#define PART_BYTES_MAX (32 << 20)

/* A link's address is looked for among so many. */
#define LINKS_MAX 2000

struct reading {
	struct parcel_reader *reader;
	struct arena *arena;
	struct zip zip;
	struct xml_node *relations; /* or NULL */
	int row;
};

/* A cell while it is read. */
struct cell {
	struct markup markup;
	struct buf text, hidden; /* not yet in the markup; ids */
	bool strong, any;
};

static bool
is(const struct xml_node *node, const char *name)
{
	return xml_is(node, DOCX_W, name);
}

static const char *
value_of(const struct xml_node *node)
{
	const char *value = xml_value(node, DOCX_W, "val");

	return value ? value : "";
}

/* A property that is on by standing there. */
static bool
is_on(const struct xml_node *properties, const char *name)
{
	const struct xml_node *node = xml_child(properties, DOCX_W, name);
	const char *value = value_of(node);

	return node && strcmp(value, "0") && strcmp(value, "false") &&
	       strcmp(value, "off") && strcmp(value, "none");
}

static void
flush(struct cell *cell)
{
	const char *text = buf_string(&cell->text);
	const char *code = strchr(text, '`');
	const char *end = code ? strchr(code + 1, '`') : NULL;

	if (!cell->text.count)
		return;
	if (end && end > code + 1) {
		struct arena *arena = cell->markup.arena;

		markup_text(&cell->markup,
			    arena_copy(arena, text, (size_t)(code - text)));
		markup_add(
			&cell->markup, SPAN_CODE,
			arena_copy(arena, code + 1, (size_t)(end - code - 1)));
		text = end + 1;
	}
	markup_text(&cell->markup, text);
	buf_clear(&cell->text);
}

static void
set_strong(struct cell *cell, bool strong)
{
	if (cell->strong == strong)
		return;
	flush(cell);
	if (strong)
		markup_open(&cell->markup, SPAN_STRONG, NULL);
	else
		markup_close(&cell->markup);
	cell->strong = strong;
}

static bool
is_strong(const struct xml_node *run)
{
	const struct xml_node *properties = xml_child(run, DOCX_W, "rPr");
	const char *style = value_of(xml_child(properties, DOCX_W, "rStyle"));

	return is_on(properties, "b") || is_on(properties, "bCs") ||
	       !strcmp(style, "Strong");
}

/* Text of a run; a line end becomes one of the markup. */
static void
put_run(struct cell *cell, const struct xml_node *run)
{
	bool hidden = is_on(xml_child(run, DOCX_W, "rPr"), "vanish");

	for (const struct xml_node *at = run->child; at; at = at->next) {
		struct buf *to = hidden ? &cell->hidden : &cell->text;

		if (is(at, "t")) {
			const char *words = xml_words(at, cell->markup.arena);

			if (!hidden && *words)
				set_strong(cell, is_strong(run));
			cell->any |= !hidden && *words;
			buf_text(to, words);
		} else if (is(at, "tab")) {
			buf_char(to, ' ');
		} else if (is(at, "noBreakHyphen")) {
			buf_text(to, "\u2011");
		} else if (is(at, "sym")) {
			buf_text(to, "\uFFFD");
		} else if ((is(at, "br") || is(at, "cr")) && !hidden) {
			flush(cell);
			markup_add(&cell->markup, SPAN_BREAK, "");
		}
	}
}

static const char *
link_of(const struct reading *r, const struct xml_node *node)
{
	const char *id = xml_value(node, DOCX_R, "id");
	const struct xml_node *at =
		xml_child(r->relations, DOCX_RELATIONS, "Relationship");

	for (int i = 0; id && at && i < LINKS_MAX;
	     i++, at = xml_after(at, DOCX_RELATIONS, "Relationship"))
		if (xml_value(at, "", "Id") &&
		    !strcmp(xml_value(at, "", "Id"), id))
			return xml_value(at, "", "Target");
	return NULL;
}

/* Whether all words of a link are bold: then the link stands in the bold. */
static bool
all_strong(const struct xml_node *link)
{
	for (const struct xml_node *at = link; at; at = xml_walk(link, at))
		if (is(at, "r") && xml_child(at, DOCX_W, "t") && !is_strong(at))
			return false;
	return true;
}

static void put_inside(const struct reading *, const struct xml_node *,
		       struct cell *);

static void
put_link(const struct reading *r, const struct xml_node *node,
	 struct cell *cell)
{
	const char *url = link_of(r, node);
	bool strong = all_strong(node);

	if (!url) {
		put_inside(r, node, cell);
		return;
	}
	set_strong(cell, strong);
	flush(cell);
	markup_open(&cell->markup, SPAN_LINK, url);
	put_inside(r, node, cell);
	if (!strong)
		set_strong(cell, false);
	flush(cell);
	markup_close(&cell->markup);
}

/* What was taken out stays out, what was put in is in. */
static void
put_inside(const struct reading *r, const struct xml_node *node,
	   struct cell *cell)
{
	for (const struct xml_node *at = node->child; at; at = at->next) {
		if (is(at, "r"))
			put_run(cell, at);
		else if (is(at, "hyperlink"))
			put_link(r, at, cell);
		else if (is(at, "ins") || is(at, "moveTo") ||
			 is(at, "smartTag") || is(at, "sdt") ||
			 is(at, "sdtContent") || is(at, "fldSimple") ||
			 is(at, "bdo") || is(at, "dir"))
			put_inside(r, at, cell);
	}
}

static bool
is_note(const struct xml_node *paragraph)
{
	const struct xml_node *style = xml_child(
		xml_child(paragraph, DOCX_W, "pPr"), DOCX_W, "pStyle");

	return !strcmp(value_of(style), DOCX_STYLE_NOTE);
}

static void
put_paragraphs(const struct reading *r, const struct xml_node *node,
	       struct cell *cell)
{
	for (const struct xml_node *at = node->child; at; at = at->next) {
		if (is(at, "sdt") || is(at, "sdtContent")) {
			put_paragraphs(r, at, cell);
			continue;
		}
		if (!is(at, "p") || is_note(at))
			continue;
		if (cell->any) {
			set_strong(cell, false);
			flush(cell);
			markup_add(&cell->markup, SPAN_BREAK, "");
		}
		put_inside(r, at, cell);
	}
}

/* A paragraph's end inside a cell is a line end of the message, but not the
 * last. */
static const char *
text_of(struct reading *r, struct cell *cell)
{
	struct span *span, *last = NULL;

	set_strong(cell, false);
	flush(cell);
	for (span = cell->markup.first; span; span = span->next)
		last = span->kind == SPAN_BREAK ? last : span;
	if (last)
		last->next = NULL;
	return last ? parcel_text(r->reader, &cell->markup) : "";
}

static const char *
read_cell(struct reading *r, const struct xml_node *node,
	  const char **ret_hidden)
{
	struct cell cell = {0};
	const char *text;

	markup_build(&cell.markup, r->arena);
	put_paragraphs(r, node, &cell);
	text = text_of(r, &cell);
	*ret_hidden = arena_text(r->arena, buf_string(&cell.hidden));
	buf_free(&cell.text);
	buf_free(&cell.hidden);
	return text;
}

/* What hidden text names between two marks; NULL: nothing. */
static const char *
between(struct arena *arena, const char *text, const char *open)
{
	const char *at = strstr(text, open);

	if (!at)
		return NULL;
	at += strlen(open);
	return arena_copy(arena, at, strcspn(at, DOCX_ID_CLOSE));
}

/* "vernacular rent-increase ur". */
static void
read_about(struct reading *r, const char *text)
{
	struct parcel *parcel = r->reader->parcel;
	const char *about = between(r->arena, text, DOCX_ABOUT);
	size_t count;

	if (!about || parcel->notice)
		return;
	count = strcspn(about, " ");
	if (!about[count])
		return;
	parcel->notice = arena_copy(r->arena, about, count);
	parcel->lang = arena_text(r->arena, about + count + 1);
}

static void
put_unit(struct reading *r, const char *id, const char *english,
	 const char *text)
{
	struct parcel_form form = {
		.line = r->row,
		.source = english,
		.target = text,
		/* Word has no states: whoever sent it did something. */
		.state = *text ? TRANSLATE_MACHINE : TRANSLATE_MISSING,
	};
	struct parcel_unit *unit;
	const char **target;
	char own[PARCEL_ID_BYTES];

	if (id && parcel_split(r->reader, id, &form.id, &form.form)) {
		unit = parcel_put_form(r->reader, &form);
		/* Which form is which the id alone says. */
		unit->source = unit->source_plural = NULL;
		return;
	}
	if (!id) {
		parcel_id(english, NULL, own);
		id = arena_text(r->arena, own);
	}
	unit = parcel_add(r->reader, r->row);
	unit->id = id;
	unit->source = english;
	unit->state = form.state;
	target = arena_alloc(r->arena, sizeof *target);
	*target = text;
	unit->target = target;
	unit->targets = 1;
}

static const struct xml_node *
next_cell(const struct xml_node *node)
{
	while (node && !is(node, "tc"))
		node = node->next;
	return node;
}

static void
read_row(struct reading *r, const struct xml_node *row)
{
	const struct xml_node *cell = next_cell(row->child);
	const char *hidden, *unused, *id, *english, *text;

	r->row++;
	if (xml_child(xml_child(row, DOCX_W, "trPr"), DOCX_W, "del") || !cell)
		return;
	english = read_cell(r, cell, &hidden);
	cell = next_cell(cell->next);
	read_about(r, hidden);
	if (strstr(hidden, DOCX_ABOUT))
		return;
	id = between(r->arena, hidden, DOCX_ID_OPEN);
	if (!cell) {
		if (id || *english)
			parcel_fault(r->reader, r->row,
				     N_("this row has lost a column: it has "
					"the English on the left and the "
					"translation on the right"),
				     "");
		return;
	}
	text = read_cell(r, cell, &unused);
	if (!id)
		id = between(r->arena, unused, DOCX_ID_OPEN);
	if (id || (*english && *text))
		put_unit(r, id, english, text);
}

static enum status
read_part(struct reading *r, const char *path, struct xml *ret,
	  struct fault *fault)
{
	const char *name = r->reader->file->name;
	struct buf text = {0};
	enum status status =
		zip_read(&r->zip, path, PART_BYTES_MAX, &text, fault);

	if (status == OK) {
		const struct xml_file file = {
			arena_printf(r->arena, "%s/%s", name, path), text.bytes,
			text.count, PART_BYTES_MAX, XML_DOCTYPE_REFUSED};

		status = xml_read(&file, r->arena, ret, fault);
	}
	buf_free(&text);
	return status;
}

/* What the document says of itself; a word processor may have left it out. */
static void
read_core(struct reading *r)
{
	struct xml xml;
	const struct xml_node *subject;

	if (read_part(r, "docProps/core.xml", &xml, NULL) != OK)
		return;
	subject = xml_child(xml.root, DOCX_DC, "subject");
	if (subject)
		read_about(r, xml_words(subject, r->arena));
}

enum status
parcel_read_docx(struct parcel_reader *reader)
{
	struct reading r = {.reader = reader, .arena = reader->arena};
	const struct parcel_file *file = reader->file;
	struct xml document, relations;
	struct fault fault;

	if (file->count >= 4 && !memcmp(file->bytes, "\xD0\xCF\x11\xE0", 4))
		return fault_set(faults_add(reader->faults), E_INPUT,
				 file->name,
				 N_("this is an old or an encrypted Word file: "
				    "save it as DOCX without a password"),
				 NULL);
	if (zip_open(file->name, file->bytes, file->count, r.arena, &r.zip,
		     &fault) != OK ||
	    read_part(&r, "word/document.xml", &document, &fault) != OK) {
		*faults_add(reader->faults) = fault;
		return E_INPUT;
	}
	if (read_part(&r, "word/_rels/document.xml.rels", &relations, NULL) ==
	    OK)
		r.relations = relations.root;
	for (const struct xml_node *at = document.root; at;
	     at = xml_walk(document.root, at))
		if (is(at, "tr"))
			read_row(&r, at);
	read_core(&r);
	return OK;
}
