/* The words of Office files. */
#include "wire/office.h"

#include <expat.h>
#include <stdbool.h>
#include <string.h>

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main|"
#define MC "http://schemas.openxmlformats.org/markup-compatibility/2006|"
#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0|"
#define TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0|"

/* What an element does to the words around it. */
enum act {
	ACT_WORDS, /* its text is read */
	ACT_LINE,  /* the same, and its end ends a line */
	ACT_END,   /* its end ends a line */
	ACT_SPACE, /* stands for white space */
	ACT_SKIP,  /* nothing in it is read */
};

struct rule {
	const char *name; /* namespace|local */
	enum act act;
};

static const struct rule word[] = {
	{W "t", ACT_WORDS},  {W "p", ACT_END},	{W "tab", ACT_SPACE},
	{W "br", ACT_SPACE}, {W "cr", ACT_SPACE}, {MC "Fallback", ACT_SKIP},
	{W "del", ACT_SKIP}, {W "moveFrom", ACT_SKIP},
	{NULL, ACT_SKIP},
};

/* Every text below a paragraph is read. */
static const struct rule open_document[] = {
	{TEXT "p", ACT_LINE},
	{TEXT "h", ACT_LINE},
	{TEXT "s", ACT_SPACE},
	{TEXT "tab", ACT_SPACE},
	{TEXT "line-break", ACT_SPACE},
	{TEXT "tracked-changes", ACT_SKIP},
	{TEXT "note-citation", ACT_SKIP},
	{OFFICE "annotation", ACT_SKIP},
	{NULL, ACT_SKIP},
};

struct reading {
	const struct rule *rules;
	XML_Parser parser;
	struct buf *out;
	unsigned skipped; /* depth below an ACT_SKIP, 0 outside */
	unsigned words;	  /* depth below one whose text is read */
	bool doctype;
};

static const struct rule *
rule_of(const struct reading *reading, const char *name)
{
	const struct rule *rule = reading->rules;

	while (rule->name && strcmp(rule->name, name) != 0)
		rule++;
	return rule->name ? rule : NULL;
}

static bool
has_words(const struct rule *rule)
{
	return rule && (rule->act == ACT_WORDS || rule->act == ACT_LINE);
}

static void
on_start(void *self, const char *name, const char **attributes)
{
	struct reading *reading = self;
	const struct rule *rule = rule_of(reading, name);

	(void)attributes;
	if (reading->skipped || (rule && rule->act == ACT_SKIP)) {
		reading->skipped++;
		return;
	}
	if (rule && rule->act == ACT_SPACE)
		buf_char(reading->out, ' ');
	reading->words += has_words(rule);
}

static void
on_end(void *self, const char *name)
{
	struct reading *reading = self;
	const struct rule *rule;

	if (reading->skipped) {
		reading->skipped--;
		return;
	}
	rule = rule_of(reading, name);
	reading->words -= has_words(rule);
	if (rule && (rule->act == ACT_END || rule->act == ACT_LINE))
		buf_char(reading->out, '\n');
}

static void
on_text(void *self, const char *text, int count)
{
	struct reading *reading = self;

	if (!reading->skipped && reading->words)
		buf_put(reading->out, text, (size_t)count);
}

/* Neither format has one: it can only be there to make something large. */
static void
on_doctype(void *self, const char *name, const char *system,
	   const char *public, int internal)
{
	struct reading *reading = self;

	(void)name, (void)system, (void)public, (void)internal;
	reading->doctype = true;
	XML_StopParser(reading->parser, XML_FALSE);
}

static bool
parse(const struct rule *rules, const struct buf *part, struct buf *out)
{
	struct reading reading = {.rules = rules, .out = out};
	bool good;

	reading.parser = XML_ParserCreateNS(NULL, '|');
	XML_SetUserData(reading.parser, &reading);
	XML_SetElementHandler(reading.parser, on_start, on_end);
	XML_SetCharacterDataHandler(reading.parser, on_text);
	XML_SetStartDoctypeDeclHandler(reading.parser, on_doctype);
	good = XML_Parse(reading.parser, buf_string(part), (int)part->count,
			 1) == XML_STATUS_OK &&
	       !reading.doctype;
	XML_ParserFree(reading.parser);
	return good;
}

static enum status
read_part(const struct zip *zip, const struct rule *rules, const char *path,
	  struct buf *out, struct fault *fault)
{
	struct buf part = {0};
	enum status status = zip_read(zip, path, OFFICE_PART_MOST, &part,
				      fault);

	if (status == OK && !parse(rules, &part, out))
		status = fault_set(fault, E_INPUT, zip->name,
				   N_("{value} is damaged in the file"),
				   "value", path, NULL);
	buf_free(&part);
	return status;
}

/* "word/header1.xml" and the like, whose numbers are anybody's. */
static bool
is_word_part(const char *path)
{
	static const char *const begins[] = {
		"word/document.xml", "word/footnotes.xml", "word/endnotes.xml",
		"word/header",	     "word/footer"};
	size_t n = strlen(path);

	if (n < 4 || strcmp(path + n - 4, ".xml") != 0)
		return false;
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (!strncmp(path, begins[i], strlen(begins[i])))
			return true;
	return false;
}

enum status
office_words(const struct zip *zip, enum office office, struct buf *out,
	     struct fault *fault)
{
	enum status status = OK;

	if (office == OFFICE_OPEN_DOCUMENT) {
		status = read_part(zip, open_document, "content.xml", out,
				   fault);
		if (status == OK) /* headers and footers */
			status = read_part(zip, open_document, "styles.xml",
					   out, fault);
		return status == E_NOT_FOUND ? OK : status;
	}
	for (size_t i = 0; i < zip->entries && status == OK; i++)
		if (is_word_part(zip->entry[i].path))
			status = read_part(zip, word, zip->entry[i].path, out,
					   fault);
	return status;
}
