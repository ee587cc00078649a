/* Writing a parcel as a Word file: a table with the English beside its
 * translation, a row for each message and for each form of a plural. Ids are
 * hidden text. Source: ECMA-376, Office Open XML, parts 1 and 2. */
#include "notice/parcel_docx.h"

#include <string.h>

#include "lang/tag.h"
#include "notice/parcel_inside.h"
#include "wire/zip.h"

#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define CORE                                                                   \
	"http://schemas.openxmlformats.org/package/2006/metadata/"             \
	"core-properties"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

#define COLUMN "5100" /* twentieths of a point; two are a page across */

struct writing {
	struct arena *arena;
	const struct parcel *parcel;
	const struct tag *tag;
	struct xml_node *relations;
	size_t links;
};

/* How the runs of a cell are. */
struct hand {
	bool strong, rtl;
	const char *lang;
};

static struct xml_node *
put(struct writing *w, struct xml_node *into, const char *name,
    const char *value)
{
	struct xml_node *node = xml_add(w->arena, into, name, NULL);

	if (value)
		xml_set(w->arena, node, "w:val", value);
	return node;
}

static void
put_language(struct writing *w, struct xml_node *properties,
	     const struct hand *hand)
{
	struct xml_node *node;

	if (hand->rtl)
		put(w, properties, "w:rtl", NULL);
	node = put(w, properties, "w:lang", NULL);
	xml_set(w->arena, node, hand->rtl ? "w:bidi" : "w:val", hand->lang);
	if (!hand->rtl) {
		xml_set(w->arena, node, "w:eastAsia", hand->lang);
		xml_set(w->arena, node, "w:bidi", hand->lang);
	}
}

/* Elements of rPr stand in the schema's order: style, bold, hidden, language.
 */
static struct xml_node *
put_run(struct writing *w, struct xml_node *into, const struct hand *hand,
	const char *style)
{
	struct xml_node *run = put(w, into, "w:r", NULL);
	struct xml_node *properties = put(w, run, "w:rPr", NULL);

	if (style)
		put(w, properties, "w:rStyle", style);
	if (hand->strong) {
		put(w, properties, "w:b", NULL);
		put(w, properties, "w:bCs", NULL);
	}
	put_language(w, properties, hand);
	return run;
}

static void
put_text(struct writing *w, struct xml_node *run, const char *text)
{
	xml_set(w->arena, xml_add(w->arena, run, "w:t", text), "xml:space",
		"preserve");
}

/* Text that is neither seen nor printed. */
static void
put_hidden(struct writing *w, struct xml_node *into, const char *text)
{
	struct xml_node *run = put(w, into, "w:r", NULL);
	struct xml_node *properties = put(w, run, "w:rPr", NULL);

	put(w, properties, "w:noProof", NULL);
	put(w, properties, "w:vanish", NULL);
	put_text(w, run, text);
}

static struct xml_node *
put_link(struct writing *w, struct xml_node *into, const char *url)
{
	const char *id = arena_printf(w->arena, "link%zu", ++w->links);
	struct xml_node *relation =
		xml_add(w->arena, w->relations, "Relationship", NULL);
	struct xml_node *link = put(w, into, "w:hyperlink", NULL);

	xml_set(w->arena, relation, "Id", id);
	xml_set(w->arena, relation, "Type", DOCX_R "/hyperlink");
	xml_set(w->arena, relation, "Target", url);
	xml_set(w->arena, relation, "TargetMode", "External");
	xml_set(w->arena, link, "r:id", id);
	return link;
}

static void
put_spans(struct writing *w, struct xml_node *into, const struct span *span,
	  struct hand hand)
{
	/* A field is Latin, whatever stands round it. */
	const struct hand field = {hand.strong, false, "en-GB"};

	for (; span; span = span->next) {
		struct hand strong = hand;

		switch (span->kind) {
		case SPAN_TEXT:
		case SPAN_VALUE:
			put_text(w, put_run(w, into, &hand, NULL), span->text);
			break;
		case SPAN_STRONG:
			strong.strong = true;
			put_spans(w, into, span->child, strong);
			break;
		case SPAN_LINK:
			put_spans(w, put_link(w, into, span->target),
				  span->child, hand);
			break;
		case SPAN_CODE:
			put_text(w, put_run(w, into, &field, NULL),
				 arena_printf(w->arena, "`%s`", span->text));
			break;
		case SPAN_BREAK:
			put(w, put_run(w, into, &hand, NULL), "w:br", NULL);
			break;
		case SPAN_PLACEHOLDER:
			put_text(w, put_run(w, into, &field, DOCX_STYLE_FIELD),
				 markup_before(span, w->arena));
			break;
		}
	}
}

static struct xml_node *
put_paragraph(struct writing *w, struct xml_node *into, const char *style,
	      bool rtl)
{
	struct xml_node *node = put(w, into, "w:p", NULL);
	struct xml_node *properties = put(w, node, "w:pPr", NULL);

	if (style)
		put(w, properties, "w:pStyle", style);
	if (rtl)
		put(w, properties, "w:bidi", NULL);
	return node;
}

static struct xml_node *
put_cell(struct writing *w, struct xml_node *row, const char *fill)
{
	struct xml_node *cell = put(w, row, "w:tc", NULL);
	struct xml_node *properties = put(w, cell, "w:tcPr", NULL);
	struct xml_node *node = put(w, properties, "w:tcW", NULL);

	xml_set(w->arena, node, "w:w", COLUMN);
	xml_set(w->arena, node, "w:type", "dxa");
	if (fill) {
		node = put(w, properties, "w:shd", "clear");
		xml_set(w->arena, node, "w:fill", fill);
	}
	return cell;
}

static void
put_note(struct writing *w, struct xml_node *cell, const char *text)
{
	const struct hand hand = {false, false, "en-GB"};
	struct xml_node *paragraph =
		put_paragraph(w, cell, DOCX_STYLE_NOTE, false);

	put_text(w, put_run(w, paragraph, &hand, NULL), text);
}

static struct xml_node *
put_row(struct writing *w, struct xml_node *table, const char *kind)
{
	struct xml_node *row = put(w, table, "w:tr", NULL);

	put(w, put(w, row, "w:trPr", NULL), kind, NULL);
	return row;
}

struct side {
	const char *id, *english, *text, *note;
};

static void
put_message(struct writing *w, struct xml_node *table, const struct side *side)
{
	const struct hand english = {false, false, "en-GB"};
	const struct hand own = {false, w->tag->rtl, w->tag->tag};
	struct xml_node *row = put_row(w, table, "w:cantSplit");
	struct xml_node *cell = put_cell(w, row, "F2F2F2"), *paragraph;

	paragraph = put_paragraph(w, cell, NULL, false);
	put_hidden(w, paragraph,
		   arena_printf(w->arena, DOCX_ID_OPEN "%s" DOCX_ID_CLOSE,
				side->id));
	put_spans(w, paragraph, markup_read(side->english, w->arena), english);
	if (side->note)
		put_note(w, cell, side->note);
	cell = put_cell(w, row, NULL);
	paragraph = put_paragraph(w, cell, NULL, w->tag->rtl);
	put_spans(w, paragraph, markup_read(side->text, w->arena), own);
}

static void
put_unit(struct writing *w, struct xml_node *table,
	 const struct parcel_unit *unit)
{
	const char *cases[PLURAL_FORMS_MAX];
	struct side side = {unit->id, unit->source, unit->target[0],
			    unit->note};

	if (!unit->source_plural) {
		put_message(w, table, &side);
		return;
	}
	parcel_cases(w->parcel, cases);
	for (size_t i = 0; i < unit->targets; i++) {
		side.id = arena_printf(w->arena, "%s.%zu", unit->id, i);
		side.english = strcmp(cases[i], "one") ? unit->source_plural
						       : unit->source;
		side.text = unit->target[i];
		side.note = arena_printf(w->arena, "(%s) %s", cases[i],
					 unit->note ? unit->note : "");
		put_message(w, table, &side);
	}
}

static const char *
about(struct writing *w)
{
	return arena_printf(w->arena, DOCX_ABOUT "%s %s", w->parcel->notice,
			    w->tag->tag);
}

static void
put_heading(struct writing *w, struct xml_node *table)
{
	const struct hand hand = {true, false, "en-GB"};
	struct xml_node *row = put_row(w, table, "w:tblHeader"), *paragraph;

	paragraph = put_paragraph(w, put_cell(w, row, "D9D9D9"), NULL, false);
	put_hidden(w, paragraph, arena_printf(w->arena, "[%s]", about(w)));
	put_text(w, put_run(w, paragraph, &hand, NULL), "English");
	paragraph = put_paragraph(w, put_cell(w, row, "D9D9D9"), NULL, false);
	put_text(w, put_run(w, paragraph, &hand, NULL),
		 arena_printf(w->arena, "%s (%s)", w->tag->english,
			      w->tag->autonym));
}

static void
put_border(struct writing *w, struct xml_node *borders, const char *name)
{
	struct xml_node *node = put(w, borders, name, "single");

	xml_set(w->arena, node, "w:sz", "4");
	xml_set(w->arena, node, "w:color", "808080");
}

static struct xml_node *
put_table(struct writing *w, struct xml_node *body)
{
	static const char *const sides[] = {"w:top",	 "w:left",
					    "w:bottom",	 "w:right",
					    "w:insideH", "w:insideV"};
	struct xml_node *table = put(w, body, "w:tbl", NULL);
	struct xml_node *properties = put(w, table, "w:tblPr", NULL);
	struct xml_node *node = put(w, properties, "w:tblW", NULL);

	xml_set(w->arena, node, "w:w", "10200");
	xml_set(w->arena, node, "w:type", "dxa");
	node = put(w, properties, "w:tblBorders", NULL);
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		put_border(w, node, sides[i]);
	xml_set(w->arena, put(w, properties, "w:tblLayout", NULL), "w:type",
		"fixed");
	node = put(w, table, "w:tblGrid", NULL);
	for (int i = 0; i < 2; i++)
		xml_set(w->arena, put(w, node, "w:gridCol", NULL), "w:w",
			COLUMN);
	return table;
}

static const char intro[] =
	"Translate into the right-hand column. Leave what stands between { and "
	"} as it is, and once each; you may move it. What is bold or a link in "
	"the English is so in the translation. The left-hand column is not "
	"read back.";

static struct xml_node *
document_of(struct writing *w)
{
	struct xml_node *root = xml_add(w->arena, NULL, "w:document", NULL);
	struct xml_node *body, *table, *node;

	xml_set(w->arena, root, "xmlns:w", DOCX_W);
	xml_set(w->arena, root, "xmlns:r", DOCX_R);
	body = put(w, root, "w:body", NULL);
	put_note(w, body, intro);
	table = put_table(w, body);
	put_heading(w, table);
	for (size_t i = 0; i < w->parcel->units; i++)
		put_unit(w, table, &w->parcel->unit[i]);
	put_paragraph(w, body, NULL, false);
	node = put(w, put(w, body, "w:sectPr", NULL), "w:pgSz", NULL);
	xml_set(w->arena, node, "w:w", "11906");
	xml_set(w->arena, node, "w:h", "16838");
	node = put(w, node->parent, "w:pgMar", NULL);
	for (size_t i = 0; i < 4; i++) {
		static const char *const sides[] = {"w:top", "w:right",
						    "w:bottom", "w:left"};

		xml_set(w->arena, node, sides[i], "850");
	}
	xml_set(w->arena, node, "w:header", "400");
	xml_set(w->arena, node, "w:footer", "400");
	xml_set(w->arena, node, "w:gutter", "0");
	return root;
}

static const char styles[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<w:styles xmlns:w=\"" DOCX_W "\">"
	"<w:docDefaults><w:rPrDefault><w:rPr>"
	"<w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" "
	"w:eastAsia=\"Noto Sans\" w:cs=\"Noto Sans\"/>"
	"<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr></w:rPrDefault>"
	"<w:pPrDefault><w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/>"
	"</w:pPr></w:pPrDefault></w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
	"<w:name w:val=\"Normal\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"" DOCX_STYLE_NOTE "\"><w:name w:val=\"Vernacular "
	"Note\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:i/><w:iCs/>"
	"<w:color w:val=\"595959\"/><w:sz w:val=\"18\"/>"
	"<w:szCs w:val=\"18\"/></w:rPr></w:style>"
	"<w:style w:type=\"character\" w:customStyle=\"1\" "
	"w:styleId=\"" DOCX_STYLE_FIELD "\"><w:name w:val=\"Vernacular "
	"Field\"/><w:rPr><w:noProof/><w:color w:val=\"1F3864\"/>"
	"<w:shd w:val=\"clear\" w:fill=\"DDEBF7\"/></w:rPr></w:style>"
	"</w:styles>\n";

static const char types[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<Types xmlns=\"" TYPES "\"><Default Extension=\"rels\" ContentType="
	"\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" WORD
	"document.main+xml\"/><Override PartName=\"/word/styles.xml\" "
	"ContentType=\"" WORD "styles+xml\"/><Override "
	"PartName=\"/docProps/core.xml\" ContentType=\"application/"
	"vnd.openxmlformats-package.core-properties+xml\"/></Types>\n";

static const char top_relations[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<Relationships xmlns=\"" DOCX_RELATIONS "\">"
	"<Relationship Id=\"document\" Type=\"" DOCX_R "/officeDocument\" "
	"Target=\"word/document.xml\"/><Relationship Id=\"core\" Type=\""
	"http://schemas.openxmlformats.org/package/2006/relationships/"
	"metadata/core-properties\" Target=\"docProps/core.xml\"/>"
	"</Relationships>\n";

static struct xml_node *
relations_of(struct writing *w)
{
	struct xml_node *root = xml_add(w->arena, NULL, "Relationships", NULL);
	struct xml_node *node;

	xml_set(w->arena, root, "xmlns", DOCX_RELATIONS);
	node = xml_add(w->arena, root, "Relationship", NULL);
	xml_set(w->arena, node, "Id", "styles");
	xml_set(w->arena, node, "Type", DOCX_R "/styles");
	xml_set(w->arena, node, "Target", "styles.xml");
	return root;
}

static struct xml_node *
core_of(struct writing *w)
{
	struct xml_node *root =
		xml_add(w->arena, NULL, "cp:coreProperties", NULL);

	xml_set(w->arena, root, "xmlns:cp", CORE);
	xml_set(w->arena, root, "xmlns:dc", DOCX_DC);
	if (w->parcel->title)
		xml_add(w->arena, root, "dc:title", w->parcel->title);
	xml_add(w->arena, root, "dc:subject", about(w));
	xml_add(w->arena, root, "dc:language", w->tag->tag);
	return root;
}

static void
add_xml(struct zip_writer *zip, const char *path, struct xml_node *root)
{
	const struct xml xml = {.root = root, .first = root};
	struct buf text = {0};

	xml_write(&xml, &text);
	zip_add(zip, path, text.bytes, text.count);
	buf_free(&text);
}

enum status
parcel_write_docx(const struct parcel_writing *writing, struct buf *out)
{
	struct writing w = {.arena = writing->arena,
			    .parcel = writing->parcel,
			    .tag = tag_find(writing->parcel->lang)};
	struct zip_writer zip = {.out = out};
	struct xml_node *document;

	if (!w.tag)
		return fault_set(faults_add(writing->faults), E_INPUT, "",
				 N_("{value} is not a language that letters "
				    "are translated into"),
				 "value", writing->parcel->lang, NULL);
	w.relations = relations_of(&w);
	document = document_of(&w);
	zip_add(&zip, "[Content_Types].xml", types, sizeof types - 1);
	zip_add(&zip, "_rels/.rels", top_relations, sizeof top_relations - 1);
	add_xml(&zip, "docProps/core.xml", core_of(&w));
	add_xml(&zip, "word/document.xml", document);
	add_xml(&zip, "word/_rels/document.xml.rels", w.relations);
	zip_add(&zip, "word/styles.xml", styles, sizeof styles - 1);
	zip_end(&zip);
	return OK;
}
