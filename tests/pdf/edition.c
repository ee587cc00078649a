/* For editions_test.py: letters of one edition, and each on its own.
 *
 *     edition TAG SAMPLES FILE.md...
 *
 * Writes FILE.md.edition.pdf and FILE.md.plain.pdf, the first SAMPLES of the
 * letters being the edition's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/place.h"
#include "doc/markdown.h"
#include "lang/tag.h"
#include "render/edition.h"
#include "render/press.h"

#define LETTERS_MAX 64

static void
must(enum status status, const struct fault *fault)
{
	char text[1000] = "";

	if (status == OK)
		return;
	fault_text(fault, fault->message, text, sizeof text);
	fprintf(stderr, "%s: %s\n", fault->where, text);
	exit(1);
}

static struct document *
read_letter(const char *path, const struct tag *tag, struct arena *arena)
{
	struct document *document = arena_alloc(arena, sizeof *document);
	struct faults faults = {0};
	struct fault fault;
	struct markdown md = {.name = path, .mode = SPAN_MODE_PLAIN};
	struct buf text = {0};

	must(file_read(path, MARKDOWN_BYTES_MAX, &text, &fault), &fault);
	md.text = buf_string(&text);
	md.count = text.count;
	*document = (struct document){
		.title = "A letter", .lang = tag->tag, .rtl = tag->rtl};
	if (markdown_parse(&md, arena, &document->blocks, &faults) != OK)
		must(E_INPUT, faults.list);
	faults_free(&faults);
	buf_free(&text);
	return document;
}

static void
save(const char *path, const char *ending, const struct buf *bytes)
{
	char name[4096];
	FILE *file;

	snprintf(name, sizeof name, "%s.%s.pdf", path, ending);
	file = fopen(name, "wb");
	if (!file ||
	    fwrite(bytes->bytes, 1, bytes->count, file) != bytes->count ||
	    fclose(file))
		exit(1);
}

int
main(int argc, char **argv)
{
	const struct tag *tag = argc > 3 ? tag_find(argv[1]) : NULL;
	const struct document *letter[LETTERS_MAX];
	struct render_options options = {.frame = RENDER_FILE};
	const int count = argc - 3;
	struct arena *arena = arena_new();
	struct edition *edition;
	struct fault fault;
	struct buf out = {0};

	if (!tag || count > LETTERS_MAX || hash_init() != OK)
		return 2;
	options.press = press_alone(place_fonts());
	for (int i = 0; i < count; i++)
		letter[i] = read_letter(argv[3 + i], tag, arena);
	must(edition_new(letter, (size_t)atoi(argv[2]), &options, &edition,
			 &fault),
	     &fault);
	for (int i = 0; i < count; i++) {
		buf_clear(&out);
		must(edition_letter(edition, letter[i], &out, &fault), &fault);
		save(argv[3 + i], "edition", &out);
		buf_clear(&out);
		must(render_pdf(letter[i], &options, &out, &fault), &fault);
		save(argv[3 + i], "plain", &out);
	}
	edition_free(edition);
	press_free(options.press);
	arena_free(arena);
	buf_free(&out);
	return 0;
}
