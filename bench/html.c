/* How many letters a second are written as HTML, and nothing else: a notice
 * is merged once in each language with its own examples, then its tree is
 * rendered again and again.
 *
 *     html NOTICE COUNT TAG...
 *
 * Prints JSON: letters_s, letters for each second of processor time, and
 * bytes, of all letters of one turn. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/place.h"
#include "lang/tag.h"
#include "notice/merge.h"
#include "notice/notices.h"
#include "render/render.h"

#define TAGS_MAX 64

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "bench: html: %s\n", what);
	exit(1);
}

static const struct document *
letter(const struct notices *notices, const char *name, const char *text,
       struct arena *arena)
{
	struct merge merge = {.draft = MERGE_DRAFT};
	struct faults faults = {0};
	struct fault fault;
	const struct document *document;

	if (tag_parse("TAG", text, &merge.tag, &fault) != OK ||
	    notices_find(notices, name, &merge.notice, &fault) != OK)
		die(text);
	merge.wording =
		notices_wording(notices, merge.notice, merge.tag, arena);
	merge.values = notice_examples(merge.notice, arena);
	if (notice_merge(&merge, arena, &document, &faults) != OK)
		die(text);
	faults_free(&faults);
	return document;
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t
turn(const struct document *const *list, size_t count, struct buf *out)
{
	static const struct render_options options = {.frame = RENDER_FILE};
	struct fault fault;

	out->count = 0;
	for (size_t i = 0; i < count; i++)
		if (render_html(list[i], &options, out, &fault) != OK)
			die(fault.message);
	return out->count;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	const struct document *list[TAGS_MAX];
	struct notices *notices;
	struct faults faults = {0};
	struct buf out = {0};
	size_t count = 0, bytes;
	double began, took;
	long turns;

	if (argc < 4 || argc - 3 > TAGS_MAX) {
		fprintf(stderr, "usage: html NOTICE COUNT TAG...\n");
		return 2;
	}
	if (notices_load(place_file(arena, "templates/notices"), &notices, &faults) != OK)
		die("the notices cannot be read");
	for (; count < (size_t)argc - 3; count++)
		list[count] = letter(notices, argv[1], argv[count + 3], arena);
	turns = strtol(argv[2], NULL, 10) / (long)count + 1;
	bytes = turn(list, count, &out);
	began = seconds();
	for (long i = 0; i < turns; i++)
		bytes = turn(list, count, &out);
	took = seconds() - began;
	printf("{\"letters_s\": %.0f, \"bytes\": %zu}\n",
	       (double)turns * (double)count / took, bytes);
	faults_free(&faults);
	buf_free(&out);
	notices_free(notices);
	arena_free(arena);
	return 0;
}
