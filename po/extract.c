/* Extracts messages for translators: `extract TOP FILE` writes those of
 * TOP/templates, and the names of the languages, to FILE as PO. Run by `make
 * messages`; xgettext reads neither Mustache nor the table of languages, so
 * this does, with the program's own parser. */
#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "lang/tag.h"
#include "wire/mustache.h"

struct extract {
	po_file_t file;
	const char *path; /* of the template at hand */
	bool failed;
};

static void
complain(int severity, po_message_t message, const char *file, size_t line,
	 size_t column, int lines, const char *text)
{
	(void)severity;
	(void)message;
	(void)line;
	(void)column;
	(void)lines;
	fprintf(stderr, "extract: %s: %s\n", file ? file : "", text);
	exit(EXIT_FAILURE);
}

static void
complain_twice(int severity, po_message_t message1, const char *file1,
	       size_t line1, size_t column1, int lines1, const char *text1,
	       po_message_t message2, const char *file2, size_t line2,
	       size_t column2, int lines2, const char *text2)
{
	(void)message2;
	(void)file2;
	(void)line2;
	(void)column2;
	(void)lines2;
	(void)text2;
	complain(severity, message1, file1, line1, column1, lines1, text1);
}

static const struct po_xerror_handler handler = {complain, complain_twice};

static po_message_t
find(const struct extract *extract, const char *msgid)
{
	po_message_iterator_t all =
		po_message_iterator(extract->file, NULL);
	po_message_t message;

	while ((message = po_next_message(all)))
		if (!strcmp(po_message_msgid(message), msgid))
			break;
	po_message_iterator_free(all);
	return message;
}

static po_message_t
add(const struct extract *extract, const char *msgid, const char *plural)
{
	po_message_iterator_t end = po_message_iterator(extract->file, NULL);
	po_message_t message = po_message_create();

	po_message_set_msgid(message, msgid);
	if (plural) {
		po_message_set_msgid_plural(message, plural);
		po_message_set_msgstr_plural(message, 0, "");
		po_message_set_msgstr_plural(message, 1, "");
	} else {
		po_message_set_msgstr(message, "");
	}
	if (strchr(msgid, '{'))
		po_message_set_format(message, "python-brace-format", 1);
	while (po_next_message(end))
		;
	po_message_insert(end, message);
	po_message_iterator_free(end);
	return message;
}

static void
see(void *self, const struct mustache_mention *mention)
{
	struct extract *extract = self;
	const char *plural = NULL;
	po_message_t message;

	if (mention->part == MUSTACHE_PLURAL)
		plural = mention->other;
	else if (mention->part != MUSTACHE_MESSAGE)
		return;
	message = find(extract, mention->text);
	if (!message) {
		message = add(extract, mention->text, plural);
	} else {
		const char *known = po_message_msgid_plural(message);

		if (strcmp(known ? known : "", plural ? plural : "") != 0) {
			fprintf(stderr,
				"extract: %s:%u: \"%s\" stands elsewhere with "
				"another plural: change one of them\n",
				extract->path, mention->line, mention->text);
			extract->failed = true;
		}
	}
	/* No line numbers: they would change with every edit. */
	po_message_add_filepos(message, extract->path, (size_t)-1);
	if (mention->note)
		po_message_set_extracted_comments(message, mention->note);
}

static void
extract_folder(struct extract *extract, struct arena *arena,
	       const char *top, const char *folder)
{
	const char *path = arena_printf(arena, "%s/%s", top, folder);
	struct mustache_set *set = mustache_set_folder(MUSTACHE_PLAIN, path);
	struct buf names = {0};
	char *name, *rest;

	mustache_folder_names(path, &names);
	name = arena_text(arena, buf_string(&names));
	for (; (rest = strchr(name, '\n')); name = rest + 1) {
		const struct mustache *t;
		struct fault fault;
		char words[400];

		*rest = '\0';
		extract->path = arena_printf(arena, "%s/%s.mustache", folder,
					     name);
		if (!mustache_load(set, name, &t, &fault)) {
			mustache_visit(t, see, extract);
			continue;
		}
		fault_text(&fault, fault.message, words, sizeof words);
		fprintf(stderr, "extract: %s/%s: %s\n", folder, fault.where,
			words);
		extract->failed = true;
	}
	buf_free(&names);
	mustache_set_free(set);
}

/* The interface names languages by these. */
static void
extract_languages(const struct extract *extract)
{
	const struct tag *tags;
	size_t count = tag_all(&tags);

	for (size_t i = 0; i < count; i++) {
		po_message_t message = add(extract, tags[i].english, NULL);

		po_message_set_msgctxt(message, "language");
		po_message_add_filepos(message, "src/lang/tag.c", (size_t)-1);
	}
}

int
main(int argc, char **argv)
{
	struct extract extract = {0};
	struct arena *arena;
	po_message_t header;

	if (argc != 3) {
		fputs("usage: extract TOP FILE\n", stderr);
		return 2;
	}
	arena = arena_new();
	extract.file = po_file_create();
	header = add(&extract, "", NULL);
	po_message_set_msgstr(header,
			      "Content-Type: text/plain; charset=UTF-8\n"
			      "Content-Transfer-Encoding: 8bit\n");
	extract_folder(&extract, arena, argv[1], "templates/pages");
	extract_folder(&extract, arena, argv[1], "templates/mail");
	extract_languages(&extract);
	if (!extract.failed &&
	    !po_file_write(extract.file, argv[2], &handler)) {
		fprintf(stderr, "extract: %s cannot be written\n", argv[2]);
		extract.failed = true;
	}
	po_file_free(extract.file);
	arena_free(arena);
	return extract.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
