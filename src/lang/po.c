/* PO files: bounds and encoding before they are read, and what must hold
 * between header and entries afterwards. */
#include "lang/po.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "lang/plural.h"
#include "lang/po_lex.h"
#include "lang/po_reader.h"
#include "lang/tag.h"

#define MARK "\xEF\xBB\xBF"
#define CHARSET_MAX 40
#define HEADER_MOST ((size_t)8192) /* where an encoding is looked for */

bool
po_filled(const struct po_entry *entry)
{
	for (size_t i = 0; i < entry->forms; i++)
		if (!*entry->form[i])
			return false;
	return entry->forms > 0;
}

const char *
po_field(const struct po *po, struct arena *arena, const char *field)
{
	const char *line = po->header.forms ? po->header.form[0] : "";
	size_t count = strlen(field);

	while (*line) {
		size_t length = strcspn(line, "\n");

		if (length > count && !memcmp(line, field, count) &&
		    line[count] == ':') {
			const char *value = line + count + 1;

			value += strspn(value, " \t");
			if (value > line + length)
				value = line + length;
			return arena_copy(arena, value,
					  (size_t)(line + length - value));
		}
		line += length + (line[length] == '\n');
	}
	return NULL;
}

struct po_entry *
po_find(const struct po *po, const char *context, const char *msgid)
{
	return po_index_find(&po->index, context, msgid);
}

/* What text says of its encoding behind "charset=", "" where nothing. */
static const char *
charset(struct arena *arena, const char *text, size_t most)
{
	static const char sign[] = "charset=";
	const size_t length = sizeof sign - 1;
	size_t count = 0;

	while (most > length && memcmp(text, sign, length) != 0) {
		text++;
		most--;
	}
	if (most <= length)
		return "";
	text += length;
	most -= length;
	while (count < most && count < CHARSET_MAX && text[count] > ' ' &&
	       !strchr("\\\";", text[count]))
		count++;
	return arena_copy(arena, text, count);
}

/* Templates say CHARSET, and all of ASCII is UTF-8. */
static bool
is_utf8(const char *name)
{
	static const char *const names[] = {"",	     "UTF-8",	"utf-8",
					    "UTF8",  "utf8",	"CHARSET",
					    "ASCII", "US-ASCII"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static enum status
refuse_encoding(const struct po_lex *lex, unsigned line, const char *from)
{
	const char *command =
		arena_printf(lex->arena, "iconv -f %s -t UTF-8", from);

	return fault_set(faults_add(lex->faults), E_INPUT,
			 po_lex_where(lex, line),
			 N_("is not UTF-8: turn it into UTF-8 with “{command}” "
			    "and write charset=UTF-8 in its header"),
			 "command", command, NULL);
}

/* By the name that the text gives its encoding, where it gives one. */
static enum status
refuse_bytes(const struct po_lex *lex, unsigned line)
{
	size_t most = (size_t)(lex->end - lex->at);
	const char *said = charset(lex->arena, lex->at,
				   most < HEADER_MOST ? most : HEADER_MOST);

	return refuse_encoding(lex, line, is_utf8(said) ? "ENCODING" : said);
}

static bool
is_ascii(const char *text, const char *end)
{
	while (text < end && (unsigned char)*text < 0x80)
		text++;
	return text == end;
}

/* What is not ASCII needs an encoding that is named. */
static void
check_charset(const struct po_lex *lex, const struct po *po, const char *text)
{
	const char *type = po_field(po, lex->arena, "Content-Type");
	const char *said = type ? charset(lex->arena, type, strlen(type)) : "";

	if (!is_utf8(said))
		(void)refuse_encoding(lex, po->header.line, said);
	else if (strncasecmp(said, "utf", 3) != 0 && !is_ascii(text, lex->end))
		(void)fault_set(faults_add(lex->faults), E_INPUT,
				po_lex_where(lex, po->header.line),
				N_("is not said to be UTF-8: convert it and "
				   "put charset=UTF-8 into its header"),
				NULL);
}

static void
complain_of(const struct po_lex *lex, unsigned line, uint32_t cp)
{
	char code[16];

	snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
	(void)fault_set(faults_add(lex->faults), E_INPUT,
			po_lex_where(lex, line),
			N_("holds {code}, a character that a catalogue may not "
			   "have: take it out"),
			"code", code, NULL);
}

static bool
begins_message(const char *line, size_t count)
{
	return (count > 6 && !memcmp(line, "msgid ", 6)) ||
	       (count > 9 && !memcmp(line, "#~ msgid ", 9));
}

/* Each line is short enough and text that people may send us. */
static enum status
check_lines(struct po_lex *lex)
{
	unsigned line = 1;
	const char *next;

	for (const char *p = lex->at; p < lex->end; p = next, line++) {
		const char *end = memchr(p, '\n', (size_t)(lex->end - p));
		size_t count = (size_t)((end ? end : lex->end) - p), at;
		uint32_t cp;

		next = end ? end + 1 : lex->end;
		lex->messages += begins_message(p, count);
		if (end && count && p[count - 1] == '\r')
			count--;
		if (count >= PO_LINE_MAX)
			return fault_set(faults_add(lex->faults), E_INPUT,
					 po_lex_where(lex, line),
					 N_("is longer than a line may be, 1 "
					    "MiB: break it"),
					 NULL);
		if (utf8_acceptable(p, count, &at, &cp))
			continue;
		if (cp == 0xFFFD && utf8_valid(p, count) == at)
			return refuse_bytes(lex, line);
		if (lex->faults->count < FAULTS_MAX)
			complain_of(lex, line, cp);
	}
	return OK;
}

static void
check_twice(const struct po_lex *lex, struct po *po)
{
	po_index_make(&po->index, lex->arena, po->entries);
	for (size_t i = 0; i < po->entries; i++) {
		struct po_entry *entry = &po->entry[i], *first;
		char line[24];

		first = po_index_put(&po->index, entry->context, entry->msgid,
				     entry);
		if (!first)
			continue;
		snprintf(line, sizeof line, "%u", first->line);
		(void)fault_set(faults_add(lex->faults), E_INPUT,
				po_lex_where(lex, entry->line),
				N_("“{message}” stands already in line {line}: "
				   "keep one of the two"),
				"message", entry->msgid, "line", line, NULL);
	}
}

static bool
needs_rule(const struct po_entry *entry)
{
	return entry->msgid_plural && !entry->obsolete && !entry->fuzzy &&
	       po_filled(entry);
}

/* The rule to write, as far as the header says which language it is. */
static const char *
example_rule(const struct po *po, struct arena *arena)
{
	const char *language = po_field(po, arena, "Language");
	const struct tag *tag = NULL;

	if (language)
		tag = tag_find(language);
	return tag ? tag->plural : "nplurals=2; plural=(n != 1);";
}

static void
check_forms(const struct po_lex *lex, const struct po *po,
	    const struct po_entry *entry, const struct plural *plural)
{
	char has[24], needs[24];

	if (!plural) {
		(void)fault_set(
			faults_add(lex->faults), E_INPUT,
			po_lex_where(lex, entry->line),
			N_("“{message}” has plural forms and the header no "
			   "rule for them: write “Plural-Forms: {rule}” "
			   "there"),
			"message", entry->msgid, "rule",
			example_rule(po, lex->arena), NULL);
		return;
	}
	if (entry->forms == plural_forms(plural))
		return;
	snprintf(has, sizeof has, "%zu", entry->forms);
	snprintf(needs, sizeof needs, "%zu", plural_forms(plural));
	(void)fault_set(faults_add(lex->faults), E_INPUT,
			po_lex_where(lex, entry->line),
			N_("the translation of “{message}” has {count} plural "
			   "forms: the header's Plural-Forms asks for "
			   "{needed}"),
			"message", entry->msgid, "count", has, "needed", needs,
			NULL);
}

/* Where no message needs the rule, what stands in its place is nobody's
 * business: templates have a placeholder there. */
static void
check_plurals(const struct po_lex *lex, const struct po *po)
{
	const char *rule = po_field(po, lex->arena, "Plural-Forms");
	struct plural *plural = NULL;
	size_t i = 0;
	struct fault fault;

	while (i < po->entries && !needs_rule(&po->entry[i]))
		i++;
	if (i == po->entries)
		return;
	if (rule && plural_compile(po_lex_where(lex, po->header.line), rule,
				   &plural, &fault) != OK) {
		*faults_add(lex->faults) = fault;
		return;
	}
	for (; i < po->entries && lex->faults->count < FAULTS_MAX; i++)
		if (needs_rule(&po->entry[i])) {
			check_forms(lex, po, &po->entry[i], plural);
			if (!plural)
				break;
		}
	plural_free(plural);
}

static enum status
check_size(const struct po_lex *lex, size_t bytes)
{
	if (bytes > PO_BYTES_MAX)
		return fault_set(faults_add(lex->faults), E_INPUT, lex->name,
				 N_("is longer than a catalogue may be, 32 "
				    "MiB: split it"),
				 NULL);
	if (bytes >= 2 && (!memcmp(lex->at, "\xFF\xFE", 2) ||
			   !memcmp(lex->at, "\xFE\xFF", 2)))
		return refuse_encoding(lex, 1, "UTF-16");
	return OK;
}

static void
read_text(struct po_lex *lex, struct po *po)
{
	const char *newline, *text;

	po->marked = lex->end - lex->at >= 3 && !memcmp(lex->at, MARK, 3);
	if (po->marked)
		lex->at += 3;
	text = lex->at;
	newline = memchr(lex->at, '\n', (size_t)(lex->end - lex->at));
	po->crlf = newline && newline > lex->at && newline[-1] == '\r';
	po_reader_entries(lex, po);
	if (po->entries > PO_ENTRIES_MAX) {
		(void)fault_set(faults_add(lex->faults), E_INPUT, lex->name,
				N_("has more messages than a catalogue may "
				   "have, 200000: split it"),
				NULL);
		return;
	}
	check_charset(lex, po, text);
	check_twice(lex, po);
	check_plurals(lex, po);
}

enum status
po_parse(const char *name, const char *text, size_t bytes, struct arena *arena,
	 struct po *ret_po, struct faults *faults)
{
	size_t before = faults->count;
	struct po_lex lex = {.name = name,
			     .at = text,
			     .end = text + bytes,
			     .line = 1,
			     .arena = arena,
			     .faults = faults};
	struct po po = {0};
	enum status status;

	*ret_po = po;
	status = check_size(&lex, bytes);
	if (status == OK)
		status = check_lines(&lex);
	if (status != OK)
		return status;
	lex.at = arena_copy(arena, text, bytes);
	lex.end = lex.at + bytes;
	read_text(&lex, &po);
	if (faults->count != before)
		return E_INPUT;
	*ret_po = po;
	return OK;
}
