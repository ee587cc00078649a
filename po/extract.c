/* Extracts messages for translators: `extract TOP FILE` writes those of
 * TOP/templates, of the table of questions and the names of the languages, to
 * FILE as PO. Run by `make
 * messages`; xgettext reads neither Mustache nor the table of languages, so
 * this does, with the program's own parser. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/mem.h"
#include "lang/po.h"
#include "lang/tag.h"
#include "wire/mustache.h"

#define COLUMNS 79
#define TABLE_MOST (1 << 20)

struct extract {
	struct po po;
	size_t cap; /* of po.entry */
	struct arena *arena;
	const char *path; /* of the template at hand */
	bool failed;
};

static struct po_entry *
find(const struct extract *extract, const char *msgid)
{
	for (size_t i = 0; i < extract->po.entries; i++)
		if (!strcmp(extract->po.entry[i].msgid, msgid))
			return &extract->po.entry[i];
	return NULL;
}

static struct po_entry *
add(struct extract *extract, const char *msgid, const char *plural)
{
	static const char *const empty[] = {"", ""};
	struct po *po = &extract->po;

	mem_grow(&po->entry, po->entries, &extract->cap, sizeof *po->entry);
	po->entry[po->entries] = (struct po_entry){
		.msgid = arena_text(extract->arena, msgid),
		.form = empty,
		.forms = plural ? 2 : 1,
		.comments = "",
		.extracted = "",
		.references = "",
		.flags = strchr(msgid, '{') ? "python-brace-format" : "",
	};
	if (plural)
		po->entry[po->entries].msgid_plural =
			arena_text(extract->arena, plural);
	return &po->entry[po->entries++];
}

/* Without line numbers, which would change with every edit. Lines are as long
 * as xgettext makes them. */
static void
refer(const struct extract *extract, struct po_entry *entry, const char *path)
{
	const char *known = entry->references, *last = known;
	size_t count = strlen(known), length = strlen(path);
	bool fits;

	for (const char *p = known; (p = strchr(p, '\n')) && p[1];)
		last = ++p;
	for (const char *p = known; (p = strstr(p, path)); p += length)
		if (p[length] == ' ' || p[length] == '\n')
			return;
	fits = count && strlen(last) - 1 + length + 4 <= COLUMNS;
	entry->references =
		arena_printf(extract->arena, "%.*s%s%s\n",
			     (int)(fits ? count - 1 : count), known,
			     fits ? " " : "", path);
}

static void
see(void *self, const struct mustache_mention *mention)
{
	struct extract *extract = self;
	const char *plural = NULL;
	struct po_entry *entry;

	if (mention->part == MUSTACHE_PLURAL)
		plural = mention->other;
	else if (mention->part != MUSTACHE_MESSAGE)
		return;
	entry = find(extract, mention->text);
	if (!entry) {
		entry = add(extract, mention->text, plural);
	} else {
		const char *known = entry->msgid_plural;

		if (strcmp(known ? known : "", plural ? plural : "") != 0) {
			fprintf(stderr,
				"extract: %s:%u: \"%s\" stands elsewhere with "
				"another plural: change one of them\n",
				extract->path, mention->line, mention->text);
			extract->failed = true;
		}
	}
	refer(extract, entry, extract->path);
	if (mention->note)
		entry->extracted = arena_printf(extract->arena, "%s\n",
						mention->note);
}

static void
extract_folder(struct extract *extract, const char *top, const char *folder)
{
	struct arena *arena = extract->arena;
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
extract_languages(struct extract *extract)
{
	const struct tag *tags;
	size_t count = tag_all(&tags);

	for (size_t i = 0; i < count; i++) {
		struct po_entry *entry = add(extract, tags[i].english, NULL);

		entry->context = "language";
		refer(extract, entry, "src/lang/tag.c");
	}
}

/* What the equality profile asks stands in its table: the words of these
 * lines, but for ages in digits. */
static void
extract_line(struct extract *extract, const char *line)
{
	static const char *const keys[] = {"asks ", "why ", "group "};
	static const char *const codes[] = {"answer ", "alone ", "words "};
	const char *text = NULL;
	struct po_entry *entry;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!strncmp(line, keys[i], strlen(keys[i])))
			text = line + strlen(keys[i]);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (!strncmp(line, codes[i], strlen(codes[i]))) {
			text = line + strlen(codes[i]);
			text += strcspn(text, " ");
			text += strspn(text, " ");
		}
	if (!text || (*text >= '0' && *text <= '9'))
		return;
	entry = find(extract, text);
	if (!entry)
		entry = add(extract, text, NULL);
	refer(extract, entry, extract->path);
}

static void
extract_table(struct extract *extract, const char *top, const char *path)
{
	struct buf text = {0};
	struct fault fault;
	const char *at;

	extract->path = path;
	if (file_read(arena_printf(extract->arena, "%s/%s", top, path),
		      TABLE_MOST, &text, &fault)) {
		fprintf(stderr, "extract: %s cannot be read\n", path);
		extract->failed = true;
	}
	at = buf_string(&text);
	while (*at) {
		size_t length = strcspn(at, "\n");

		extract_line(extract,
			     arena_copy(extract->arena, at, length));
		at += length + (at[length] == '\n');
	}
	buf_free(&text);
}

static bool
write_file(const struct po *po, const char *path)
{
	struct buf text = {0};
	FILE *file = fopen(path, "wb");
	bool whole;

	po_write(po, &text);
	whole = file && fwrite(text.bytes, 1, text.count, file) == text.count;
	if (file && fclose(file))
		whole = false;
	buf_free(&text);
	return whole;
}

int
main(int argc, char **argv)
{
	static const char *const header[] = {
		"Content-Type: text/plain; charset=UTF-8\n"
		"Content-Transfer-Encoding: 8bit\n"};
	struct extract extract = {0};

	if (argc != 3) {
		fputs("usage: extract TOP FILE\n", stderr);
		return 2;
	}
	extract.arena = arena_new();
	extract.po.header = (struct po_entry){.msgid = "",
					      .form = header,
					      .forms = 1,
					      .comments = "",
					      .extracted = "",
					      .references = "",
					      .flags = ""};
	extract_folder(&extract, argv[1], "templates/pages");
	extract_folder(&extract, argv[1], "templates/mail");
	extract_table(&extract, argv[1], "db/rules/equality.txt");
	extract_languages(&extract);
	if (!extract.failed && !write_file(&extract.po, argv[2])) {
		fprintf(stderr, "extract: %s cannot be written\n", argv[2]);
		extract.failed = true;
	}
	free(extract.po.entry);
	arena_free(extract.arena);
	return extract.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
