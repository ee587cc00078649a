/* What a catalogue costs: reading one, and looking messages up in it, beside
 * GNU gettext's library reading the same file.
 *
 *     catalogues FILE.po
 *
 * Prints JSON, in seconds of processor time, each the least of its turns:
 *   load_s      catalogue_load of the file
 *   parse_s     po_parse of its text
 *   peer_s      po_file_read of the file and every message asked for its msgid
 *   look_s      one look-up, over all messages in a shuffled order
 *   miss_s      one look-up of what the catalogue does not have
 * and its messages and bytes. */
#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/random.h"
#include "lang/catalogue.h"
#include "lang/po.h"

#define TURNS 15

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
die(const char *what)
{
	fprintf(stderr, "catalogues: %s\n", what);
	exit(EXIT_FAILURE);
}

static void
see(int severity, po_message_t message, const char *file, size_t line,
    size_t column, int lines, const char *text)
{
	(void)message, (void)file, (void)line, (void)column, (void)lines;
	if (severity != PO_SEVERITY_WARNING)
		die(text);
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

static size_t
read_by_peer(const char *path)
{
	static const struct po_xerror_handler handler = {see, see_two};
	po_file_t file = po_file_read(path, &handler);
	po_message_iterator_t each = po_message_iterator(file, NULL);
	po_message_t message;
	size_t count = 0;

	while ((message = po_next_message(each)))
		count += *po_message_msgid(message) != '\0';
	po_message_iterator_free(each);
	po_file_free(file);
	return count;
}

static struct catalogue *
load(const char *path)
{
	struct faults faults = {0};
	struct catalogue *c = NULL;

	if (catalogue_load(path, tag_find("cy"), &c, &faults) != OK)
		die(faults.list[0].where);
	return c;
}

static void
parse(const struct buf *text)
{
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct po po;

	if (po_parse("", buf_string(text), text->count, arena, &po, &faults) !=
	    OK)
		die(faults.list[0].where);
	arena_free(arena);
}

static void
keep_least(double *least, double since)
{
	double spent = now() - since;

	if (!*least || spent < *least)
		*least = spent;
}

static void
time_reading(const char *path, size_t messages)
{
	double ours = 0, parsed = 0, peer = 0;
	struct buf text = {0};

	if (file_read(path, PO_BYTES_MAX, &text, NULL) != OK)
		die(path);
	for (int turn = 0; turn < TURNS; turn++) {
		double since = now();

		catalogue_free(load(path));
		keep_least(&ours, since);
		since = now();
		parse(&text);
		keep_least(&parsed, since);
		since = now();
		if (read_by_peer(path) != messages)
			die("the two do not find as many messages");
		keep_least(&peer, since);
	}
	printf("\"load_s\": %.9f, \"parse_s\": %.9f, \"peer_s\": %.9f, "
	       "\"bytes\": %zu, ",
	       ours, parsed, peer, text.count);
	buf_free(&text);
}

/* Copies, as callers have them, in an order of their own. */
static const char **
shuffled(const struct catalogue *c, size_t count, struct arena *arena)
{
	struct random_source random = random_seeded(1);
	const char **msgid = arena_alloc(arena, count * sizeof *msgid);

	for (size_t i = 0; i < count; i++) {
		size_t at = random_below(&random, i + 1);

		msgid[i] = msgid[at];
		msgid[at] = arena_text(arena, catalogue_at(c, i)->msgid);
	}
	return msgid;
}

static double
time_look_ups(const struct catalogue *c, const char **msgid, size_t count,
	      size_t expected)
{
	double least = 0;

	for (int turn = 0; turn < TURNS; turn++) {
		size_t found = 0;
		double since = now();

		for (size_t i = 0; i < count; i++)
			found += catalogue_entry(c, NULL, msgid[i]) != NULL;
		keep_least(&least, since);
		if (found != expected)
			die("not every message was found");
	}
	return least / (double)count;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct catalogue *c;
	const char **msgid;
	size_t count = 0;

	if (argc != 2)
		die("usage: catalogues FILE.po");
	c = load(argv[1]);
	while (catalogue_at(c, count))
		count++;
	msgid = shuffled(c, count, arena);
	printf("{\"messages\": %zu, ", count);
	time_reading(argv[1], count);
	printf("\"look_s\": %.12f, ", time_look_ups(c, msgid, count, count));
	for (size_t i = 0; i < count; i++)
		msgid[i] = arena_printf(arena, "%s!", msgid[i]);
	printf("\"miss_s\": %.12f}\n", time_look_ups(c, msgid, count, 0));
	catalogue_free(c);
	arena_free(arena);
	return EXIT_SUCCESS;
}
