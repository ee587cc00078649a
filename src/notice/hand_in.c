/* Texts cut into what is translated at a time. */
#include "notice/hand_in.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/sentences.h"

/* A text whose longest line has no more characters than this was perhaps
 * broken to fit a page. */
#define PAGE_COLUMNS 120

const char *const hand_in_fault_names[HAND_IN_FAULTS] = {
	[HAND_IN_EMPTY] = "empty",
	[HAND_IN_SCRIPT] = "script",
	[HAND_IN_SOURCE] = "source",
	[HAND_IN_CHARACTER] = "character",
	[HAND_IN_NOTICE] = "notice",
	[HAND_IN_MISSING] = "missing",
	[HAND_IN_SAME] = "same",
	[HAND_IN_PARAGRAPHS] = "paragraphs",
	[HAND_IN_LETTERS] = "letters",
	[HAND_IN_LANGUAGE] = "language",
	[HAND_IN_NUMBER] = "number",
	[HAND_IN_ADDED] = "added",
	[HAND_IN_DATE] = "date",
	[HAND_IN_SWAPPED] = "swapped",
	[HAND_IN_MONEY] = "money",
	[HAND_IN_REFERENCE] = "reference",
	[HAND_IN_PLACEHOLDER] = "placeholder",
	[HAND_IN_DIGITS] = "digits",
	[HAND_IN_SHORT] = "short",
	[HAND_IN_LONG] = "long",
	[HAND_IN_UNREAD] = "unread",
	[HAND_IN_ALONE] = "alone",
};

int
hand_in_fault_named(const char *name)
{
	for (int i = 0; i < HAND_IN_FAULTS; i++)
		if (!strcmp(hand_in_fault_names[i], name))
			return i;
	return -1;
}

bool
hand_in_certain(enum hand_in_fault fault)
{
	return fault <= HAND_IN_LAST_CERTAIN;
}

/* A line without the spaces round it. */
struct line {
	const char *text;
	size_t bytes;
	bool after_gap; /* an empty line or a new page stands before it */
};

struct lines {
	struct line *list;
	size_t count, cap;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

static void
add_line(struct lines *lines, struct arena *arena, const char *text,
	 size_t bytes, bool *gap)
{
	bool page = bytes && *text == '\f';

	while (bytes && is_blank(*text)) {
		text++;
		bytes--;
	}
	while (bytes && is_blank(text[bytes - 1]))
		bytes--;
	if (!bytes) {
		*gap = true;
		return;
	}
	lines->list = arena_grow(arena, lines->list, lines->count,
				 &lines->cap, sizeof *lines->list);
	lines->list[lines->count++] =
		(struct line){text, bytes, *gap || page};
	*gap = false;
}

static struct lines
lines_of(const char *text, struct arena *arena)
{
	struct lines lines = {NULL, 0, 0};
	bool gap = false;

	while (*text) {
		size_t count = strcspn(text, "\n");

		add_line(&lines, arena, text, count, &gap);
		text += count + (text[count] == '\n');
	}
	return lines;
}

static size_t
longest(const struct lines *lines)
{
	size_t most = 0;

	for (size_t i = 0; i < lines->count; i++) {
		size_t columns = utf8_length(lines->list[i].text,
					     lines->list[i].bytes);

		if (columns > most)
			most = columns;
	}
	return most;
}

/* Whether a sentence is over at the end of the line. */
static bool
is_ended(const struct line *line)
{
	static const char *const ends[] = {".", "!", "?", ":", ";", "。", "！",
					   "？", "؟", "۔", "।", "።", "፧"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);

		if (line->bytes >= n &&
		    !memcmp(line->text + line->bytes - n, ends[i], n))
			return true;
	}
	return false;
}

/* A capital, a digit or a bullet: here something begins. */
static bool
is_begun(const struct line *line)
{
	unsigned char c = (unsigned char)*line->text;

	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       strchr("-*([", c);
}

/* Whether the line goes on from the one before: full lines do, and long ones
 * that stop in the middle of a sentence. */
static bool
goes_on(const struct line *line, size_t most)
{
	const struct line *before = line - 1;
	size_t columns = utf8_length(before->text, before->bytes);

	if (line->after_gap || most > PAGE_COLUMNS || most < 40 ||
	    (is_ended(before) && is_begun(line)))
		return false;
	if (columns * 100 >= most * 85)
		return !strchr("-*", *line->text);
	return columns * 100 >= most * 60 && !is_ended(before) &&
	       !is_begun(line);
}

static void
add_piece(struct hand_in_pieces *ret, size_t *cap, struct arena *arena,
	  const char *text)
{
	ret->list = arena_grow(arena, ret->list, ret->count, cap,
			       sizeof *ret->list);
	ret->list[ret->count++] = (struct hand_in_piece){
		.text = text, .paragraph = ret->paragraphs};
}

/* The paragraph that begins at the line; *at moves behind it. */
static const char *
paragraph_at(const struct lines *lines, size_t *at, size_t most,
	     struct arena *arena)
{
	struct buf text = {0};
	const char *ret;

	do {
		if (text.count)
			buf_char(&text, ' ');
		buf_put(&text, lines->list[*at].text, lines->list[*at].bytes);
		++*at;
	} while (*at < lines->count && goes_on(&lines->list[*at], most));
	ret = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return ret;
}

void
hand_in_paragraphs(const char *text, struct arena *arena,
		   struct hand_in_pieces *ret)
{
	struct lines lines = lines_of(text, arena);
	size_t most = longest(&lines), cap = 0;

	*ret = (struct hand_in_pieces){NULL, 0, 0};
	for (size_t at = 0; at < lines.count;) {
		ret->paragraphs++;
		add_piece(ret, &cap, arena,
			  paragraph_at(&lines, &at, most, arena));
	}
}

void
hand_in_cut(const char *text, const struct tag *tag, struct arena *arena,
	    struct hand_in_pieces *ret)
{
	struct hand_in_pieces whole;
	size_t cap = 0;

	hand_in_paragraphs(text, arena, &whole);
	*ret = (struct hand_in_pieces){NULL, 0, 0};
	for (size_t i = 0; i < whole.count; i++) {
		const char *paragraph = whole.list[i].text;
		struct segments all;

		ret->paragraphs++;
		sentences_cut(paragraph, strlen(paragraph), tag, arena, &all);
		if (ret->count + all.count + whole.count - i >
		    HAND_IN_PIECES_MOST) {
			add_piece(ret, &cap, arena, paragraph);
			continue;
		}
		for (size_t j = 0; j < all.count; j++)
			add_piece(ret, &cap, arena,
				  arena_copy(arena,
					     paragraph + all.list[j].from,
					     all.list[j].bytes));
	}
}
