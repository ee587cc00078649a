/* Our PO reader and writer against GNU gettext's: the same messages out of
 * every file of the tree, and the same bytes for what is written anew. */
#include <gettext-po.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/random.h"
#include "lang/po.h"
#include "tests/unit/unit.h"

static int found; /* errors of the library, whose handlers take no argument */

static void
see(int severity, po_message_t message, const char *file, size_t line,
    size_t column, int lines, const char *text)
{
	(void)message, (void)file, (void)line, (void)column, (void)lines;
	(void)text;
	found += severity != PO_SEVERITY_WARNING;
}

static void
see_two(int severity, po_message_t a, const char *file1, size_t line1,
	size_t column1, int lines1, const char *text1, po_message_t b,
	const char *file2, size_t line2, size_t column2, int lines2,
	const char *text2)
{
	(void)b, (void)file2, (void)line2, (void)column2, (void)lines2;
	(void)text2;
	see(severity, a, file1, line1, column1, lines1, text1);
}

static const struct po_xerror_handler handler = {see, see_two};

static const char *
or_none(const char *text)
{
	return text ? text : "(none)";
}

static void
same(const char *ours, const char *theirs, const char *what, const char *id)
{
	if (strcmp(or_none(ours), or_none(theirs)) != 0)
		fail_msg("%s of %s:\n%s\n%s", what, id, or_none(ours),
			 or_none(theirs));
}

static void
same_references(const struct po_entry *entry, po_message_t message)
{
	struct buf ours = {0}, theirs = {0};
	po_filepos_t at;

	for (const char *p = entry->references; *p; p++)
		buf_char(&ours, *p == '\n' ? ' ' : *p);
	for (int i = 0; (at = po_message_filepos(message, i)); i++) {
		buf_text(&theirs, po_filepos_file(at));
		if (po_filepos_start_line(at) != (size_t)-1)
			buf_printf(&theirs, ":%zu", po_filepos_start_line(at));
		buf_char(&theirs, ' ');
	}
	same(buf_string(&ours), buf_string(&theirs), "references",
	     entry->msgid);
	buf_free(&ours);
	buf_free(&theirs);
}

static void
same_flags(const struct po_entry *entry, po_message_t message)
{
	static const char *const formats[] = {"c-format", "python-brace-format",
					      "python-format", "sh-format"};

	for (size_t i = 0; i < 4; i++) {
		const char *known = strstr(entry->flags, formats[i]);

		if (known != entry->flags && known && known[-1] == '-')
			continue; /* no-c-format */
		if (!!known != po_message_is_format(message, formats[i]))
			fail_msg("%s: %s", entry->msgid, formats[i]);
	}
	assert_int_equal(entry->fuzzy, po_message_is_fuzzy(message));
	assert_int_equal(entry->obsolete, po_message_is_obsolete(message));
}

static void
same_message(const struct po_entry *entry, po_message_t message)
{
	const char *id = entry->msgid;

	same(entry->context, po_message_msgctxt(message), "context", id);
	same(id, po_message_msgid(message), "msgid", id);
	same(entry->msgid_plural, po_message_msgid_plural(message), "plural",
	     id);
	same(entry->comments, po_message_comments(message), "comments", id);
	same(entry->extracted, po_message_extracted_comments(message),
	     "extracted comments", id);
	same(entry->previous, po_message_prev_msgid(message), "previous", id);
	same(entry->previous_plural, po_message_prev_msgid_plural(message),
	     "previous plural", id);
	same(entry->previous_context, po_message_prev_msgctxt(message),
	     "previous context", id);
	if (!entry->msgid_plural)
		same(entry->form[0], po_message_msgstr(message), "msgstr", id);
	for (size_t i = 0; entry->msgid_plural && i <= entry->forms; i++)
		same(i < entry->forms ? entry->form[i] : NULL,
		     po_message_msgstr_plural(message, (int)i), "form", id);
	same_references(entry, message);
	same_flags(entry, message);
}

static void
same_file(const struct po *po, po_file_t file, const char *path)
{
	po_message_iterator_t each = po_message_iterator(file, NULL);
	po_message_t message;
	size_t i = 0;

	if (po->header.msgid)
		same_message(&po->header, po_next_message(each));
	for (; i < po->entries && (message = po_next_message(each)); i++)
		same_message(&po->entry[i], message);
	if (i != po->entries || po_next_message(each))
		fail_msg("%s: another number of messages", path);
	po_message_iterator_free(each);
}

/* Everything of it as if it were new. */
static void
forget(struct po *po)
{
	po->header.raw = NULL;
	for (size_t i = 0; i < po->entries; i++)
		po->entry[i].raw = NULL;
	po->tail = NULL;
}

static void
same_bytes(const struct buf *ours, const struct buf *theirs, const char *path)
{
	size_t at = 0, from;

	while (at < ours->count && at < theirs->count &&
	       ours->bytes[at] == theirs->bytes[at])
		at++;
	from = at > 300 ? at - 300 : 0;
	if (at != ours->count || at != theirs->count)
		fail_msg("%s, byte %zu: ours\n%.500s\ntheirs\n%.500s", path, at,
			 buf_string(ours) + from, buf_string(theirs) + from);
}

/* What GNU gettext writes, read and written anew by us, is the same again. */
static void
same_layout(po_file_t file, const char *path)
{
	struct buf theirs = {0}, ours = {0};
	struct arena *arena = arena_new();
	struct faults faults = {0};
	char name[] = "oracle-XXXXXX";
	int made = mkstemp(name);
	struct po po;

	assert_true(made >= 0);
	close(made);
	assert_non_null(po_file_write(file, name, &handler));
	assert_int_equal(file_read(name, PO_BYTES_MAX, &theirs, NULL), OK);
	unlink(name);
	assert_int_equal(po_parse(path, buf_string(&theirs), theirs.count,
				  arena, &po, &faults),
			 OK);
	forget(&po);
	po_write(&po, &ours);
	same_bytes(&ours, &theirs, path);
	buf_free(&theirs);
	buf_free(&ours);
	arena_free(arena);
}

/* Both refuse, or both read the same. */
static void
compare(const char *path, const char *text, size_t count)
{
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct buf written = {0};
	struct po po;
	po_file_t file;

	found = 0;
	file = po_file_read(path, &handler);
	assert_non_null(file);
	if (po_parse(path, text, count, arena, &po, &faults) != OK) {
		if (!found)
			fail_msg("%s: refused by us alone, %s: %s", path,
				 faults.list[0].where, faults.list[0].message);
	} else {
		if (found)
			fail_msg("%s: read by us alone", path);
		same_file(&po, file, path);
		same_layout(file, path);
		po_write(&po, &written);
		assert_int_equal(written.count, count);
		assert_memory_equal(buf_string(&written), text, count);
	}
	buf_free(&written);
	faults_free(&faults);
	po_file_free(file);
	arena_free(arena);
}

/* Refused on purpose where GNU gettext reads on, or the other way round. */
static bool
differs(const char *path)
{
	static const char *const names[] = {"/forms.po",    "/latin.po",
					    "/mark.po",	    "/norule.po",
					    "/override.po", "/windows.po"};

	for (size_t i = 0; i < 6; i++)
		if (strstr(path, names[i]))
			return true;
	return false;
}

static void
reads_the_tree_alike(void **state)
{
	static const char *const patterns[] = {
		"po/*.po",
		"po/*.pot",
		"po/tenant/*.po",
		"templates/*/*/*.po",
		"tests/data/po/*.po",
		"tests/data/po/tools/*.po",
	};
	const char *root = getenv("top_srcdir");
	size_t files = 0;

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		char pattern[1000];
		glob_t list = {0};

		snprintf(pattern, sizeof pattern, "%s/%s", root ? root : ".",
			 patterns[i]);
		glob(pattern, 0, NULL, &list);
		for (size_t j = 0; j < list.gl_pathc; j++) {
			struct buf text = {0};

			assert_int_equal(file_read(list.gl_pathv[j],
						   PO_BYTES_MAX, &text, NULL),
					 OK);
			if (!differs(list.gl_pathv[j]))
				compare(list.gl_pathv[j], buf_string(&text),
					text.count);
			buf_free(&text);
			files++;
		}
		globfree(&list);
	}
	assert_true(files > 15);
}

/* Ends of lines fall between every two of these, with and without a space. */
static const char *const signs[] = {
	"k",
	"5",
	",",
	":",
	"/",
	"}",
	")",
	"]",
	"(",
	"{",
	"[",
	"“",
	"”",
	"'",
	"!",
	"?",
	"£",
	"$",
	"%",
	"°",
	"-",
	"–",
	"—",
	"|",
	"´",
	"\u00a0",
	"\u0301",
	"ゝ",
	"ぁ",
	"中",
	"、",
	"。",
	"（",
	"）",
	"가",
	"각",
	"…",
	"א",
	"ب",
	"،",
	"؟",
	"क",
	"।",
	"ก",
	"ਕ",
	"த",
	"ኣ",
	"፡",
	"٣",
	"۳",
	"੧",
	"€",
	"<",
	">",
	"=",
	"+",
	"&",
	"@",
	"#",
	"*",
	"_",
	"~",
	".",
	";",
	"\u200d",
	"\u200c",
	"\u2060",
	"\t",
	"\"",
	"\\",
	"\\n",
	"{name}",
	"[{link}](tel:{link})",
};
#define SIGNS (sizeof signs / sizeof *signs)

static void
write_file(const char *name, const struct buf *text)
{
	FILE *file = fopen(name, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text->bytes, 1, text->count, file),
			 text->count);
	assert_int_equal(fclose(file), 0);
}

/* Messages that are made here, as both write them. */
static void
compare_made(struct po_entry *entry, size_t count)
{
	static const char *const header[] = {
		"Content-Type: text/plain; charset=UTF-8\n"
		"Plural-Forms: nplurals=2; plural=(n != 1);\n"};
	struct po po = {
		.header = {.msgid = "", .form = header, .forms = 1},
		.entry = entry,
		.entries = count,
	};
	char name[] = "oracle-XXXXXX";
	int made = mkstemp(name);
	struct buf text = {0};

	po.header.comments = po.header.extracted = "";
	po.header.references = po.header.flags = "";
	assert_true(made >= 0);
	close(made);
	po_write(&po, &text);
	write_file(name, &text);
	compare(name, text.bytes, text.count);
	unlink(name);
	buf_free(&text);
}

static struct po_entry
make_entry(const char *msgid, const char *const *form)
{
	return (struct po_entry){.msgid = msgid,
				 .form = form,
				 .forms = 1,
				 .comments = "",
				 .extracted = "",
				 .references = "",
				 .flags = ""};
}

static void
breaks_lines_alike(void **state)
{
	struct arena *arena = arena_new();
	struct po_entry *entry =
		arena_alloc(arena, SIGNS * SIGNS * 2 * sizeof *entry);
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < SIGNS * SIGNS * 2; i++) {
		const char *a = signs[i / 2 / SIGNS], *b = signs[i / 2 % SIGNS];
		const char **form = arena_alloc(arena, sizeof *form);
		bool mark = !strcmp(b, "\u0301") || !strcmp(b, "\u200d") ||
			    !strcmp(b, "\u200c");
		bool kana = !strcmp(b, "ゝ") || !strcmp(b, "ぁ");

		/* A mark on a space, and LB16 across spaces: rare enough. */
		if (i % 2 &&
		    ((mark && strstr("({[（", a)) || (kana && strstr(")]", a))))
			continue;
		form[0] = arena_printf(arena,
				       "%068zu\u2060%s%s%s\u2060zzzzzzz"
				       " after it",
				       i, a, i % 2 ? " " : "", b);
		entry[count++] =
			make_entry(arena_printf(arena, "%zu", i), form);
	}
	compare_made(entry, count);
	arena_free(arena);
}

static const char *
make_text(struct random_source *random, struct arena *arena)
{
	static const char *const words[] = {
		"rent",	      "£412.50",
		"cysylltu",   "mieszkańca",
		"ਕਿਰਾਇਆ",     "کرایہ",
		"আপনার",      "您的房租",
		"إيجار",      "kirada",
		"\n",	      "\\",
		"\"quoted\"", "{rent_new}",
		"வாடகை",      "www.example.com/a/b?c=d",
		"**bold**,",  "ክራይ",
		"e.g.",	      "(one)",
	};
	size_t count = random_below(random, 40);
	struct buf text = {0};
	const char *copy;

	for (size_t i = 0; i < count; i++) {
		buf_text(&text, words[random_below(random, 20)]);
		if (random_below(random, 5))
			buf_char(&text, ' ');
	}
	copy = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return copy;
}

/* Lines of comments, none of which is empty or begins with a sign. */
static const char *
make_comment(struct random_source *random, struct arena *arena)
{
	return random_below(random, 3) ? ""
	       : random_below(random, 2)
		       ? arena_printf(arena, "Note %u\n",
				      (unsigned)random_below(random, 99))
		       : "Two lines\nof a note: £5\n";
}

static struct po_entry
make_random(struct random_source *random, struct arena *arena, size_t i)
{
	struct po_entry entry = {0};
	const char **form = arena_alloc(arena, 2 * sizeof *form);

	entry.msgid =
		arena_printf(arena, "%zu %s", i, make_text(random, arena));
	entry.forms = 1;
	if (!random_below(random, 4)) {
		entry.msgid_plural = make_text(random, arena);
		entry.forms = 2;
	}
	if (!random_below(random, 5))
		entry.context = make_text(random, arena);
	for (size_t j = 0; j < entry.forms; j++)
		form[j] = make_text(random, arena);
	entry.form = form;
	entry.fuzzy = !random_below(random, 4);
	if (entry.fuzzy)
		entry.previous = make_text(random, arena);
	entry.comments = make_comment(random, arena);
	entry.extracted = make_comment(random, arena);
	entry.references = random_below(random, 2) ? "a.c:1 b.c:2\n" : "";
	entry.flags = random_below(random, 3) ? "" : "python-brace-format";
	entry.obsolete = i >= 1800;
	return entry;
}

static void
writes_any_message_alike(void **state)
{
	struct random_source random = random_seeded(4);
	struct arena *arena = arena_new();
	struct po_entry *entry = arena_alloc(arena, 2000 * sizeof *entry);

	(void)state;
	for (size_t i = 0; i < 2000; i++)
		entry[i] = make_random(&random, arena, i);
	compare_made(entry, 2000);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_tree_alike),
		cmocka_unit_test(breaks_lines_alike),
		cmocka_unit_test(writes_any_message_alike),
	};

	return cmocka_run_group_tests_name("po_oracle", tests, NULL, NULL);
}
