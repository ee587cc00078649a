/* Braille beside what liblouis alone reaches on the same words, by turns: of
 * letters that have nothing in common, and of letters of one notice, which
 * differ in a line. Prints a line each: lou_translate's characters a second,
 * ours, and the ratio.
 *
 *     bench/braille LANG LOUIS-TABLES <PARAGRAPHS */
#include <liblouis/liblouis.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "render/render.h"

#define PARAGRAPHS 200
#define LINE_BYTES 2000
#define TURNS 5

struct letter {
	char text[PARAGRAPHS][LINE_BYTES];
	struct span span[PARAGRAPHS];
	struct block block[PARAGRAPHS];
	size_t count;
};

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Another letter: each paragraph its own, or the first alone. */
static void
vary(const struct letter *from, struct letter *to, int number, size_t lines)
{
	to->count = from->count;
	for (size_t i = 0; i < from->count; i++) {
		if (i < lines)
			(void)snprintf(to->text[i], LINE_BYTES, "%d %.1980s",
				       number, from->text[i]);
		else
			memcpy(to->text[i], from->text[i], LINE_BYTES);
		to->span[i] = (struct span){.kind = SPAN_TEXT,
					    .text = to->text[i]};
		to->block[i] = (struct block){
			.kind = BLOCK_PARAGRAPH,
			.spans = &to->span[i],
			.next = i + 1 < to->count ? &to->block[i + 1] : NULL};
	}
}

static size_t
louis(const struct letter *letter, const char *tables)
{
	static widechar in[LINE_BYTES], out[8 * LINE_BYTES];
	size_t characters = 0;

	for (size_t i = 0; i < letter->count; i++) {
		const char *text = letter->text[i];
		int count = 0, room = 8 * LINE_BYTES;

		while (*text)
			in[count++] = utf8_next(&text);
		characters += (size_t)count;
		if (!lou_translateString(tables, in, &count, out, &room, NULL,
					 NULL, 0))
			exit(1);
	}
	return characters;
}

static void
ours(const struct letter *letter, const char *language)
{
	struct letter *made = (struct letter *)letter;
	const struct document document = {
		.title = "", .lang = language, .blocks = made->block};
	struct buf out = {0};
	struct fault fault;

	if (render_brf(&document, NULL, &out, &fault) != OK)
		exit(1);
	buf_free(&out);
}

static void
compare(const char *what, const struct letter *first, char **argv, size_t lines)
{
	static struct letter letter;
	double floor_s = 0, ours_s = 0;
	size_t characters = 0;

	for (int turn = 0; turn <= TURNS; turn++) {
		double begun;

		vary(first, &letter, (int)lines * 1000 + turn, lines);
		begun = seconds();
		characters = louis(&letter, argv[2]);
		floor_s += turn ? seconds() - begun : 0;
		begun = seconds();
		ours(&letter, argv[1]);
		ours_s += turn ? seconds() - begun : 0;
	}
	printf("%s %.0f %.0f %.2f\n", what,
	       (double)characters * TURNS / floor_s,
	       (double)characters * TURNS / ours_s, floor_s / ours_s);
}

int
main(int argc, char **argv)
{
	static struct letter first;

	if (argc != 3)
		return 2;
	while (first.count < PARAGRAPHS &&
	       fgets(first.text[first.count], LINE_BYTES, stdin)) {
		char *text = first.text[first.count];

		text[strcspn(text, "\n")] = '\0';
		first.count += *text != '\0';
	}
	compare("new", &first, argv, first.count);
	compare("notice", &first, argv, 1);
	return 0;
}
