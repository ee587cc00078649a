/* What differs between two texts: the longest common run of pieces, which are
 * words or blocks. */
#include "desk/difference.h"

#include <string.h>

#include "base/buf.h"
#include "wire/model.h"

/* More than this many pairs to compare: all of the one is removed, all of the
 * other added. A notice has some hundred blocks, a block some hundred words. */
#define PAIRS_MOST 4000000
/* Blocks of which so much stays are one that changed. */
#define ALIKE_PERCENT 40

struct piece {
	const char *text;
	size_t bytes; /* compared */
	size_t whole; /* with the spaces behind it */
};

struct pieces {
	struct piece *list;
	size_t count, cap;
};

enum change { CHANGE_SAME, CHANGE_REMOVED, CHANGE_ADDED, CHANGE_CHANGED };

static const char *const change_names[] = {
	[CHANGE_SAME] = "same",
	[CHANGE_REMOVED] = "removed",
	[CHANGE_ADDED] = "added",
	[CHANGE_CHANGED] = "changed",
};

struct step {
	enum change change;
	const struct piece *from, *to; /* NULL where it is only in the other */
};

struct steps {
	struct step *list;
	size_t count;
};

static void
add_piece(struct pieces *pieces, struct piece piece, struct arena *arena)
{
	pieces->list = arena_grow(arena, pieces->list, pieces->count,
				  &pieces->cap, sizeof *pieces->list);
	pieces->list[pieces->count++] = piece;
}

static struct pieces
split_words(const char *text, struct arena *arena)
{
	struct pieces pieces = {NULL, 0, 0};

	while (*text) {
		size_t word = strcspn(text, " \n\t");
		size_t whole = word + strspn(text + word, " \n\t");

		add_piece(&pieces, (struct piece){text, word, whole}, arena);
		text += whole;
	}
	return pieces;
}

/* The end of the line that text begins, without what ends it. */
static size_t
line_bytes(const char *text)
{
	return strcspn(text, "\n");
}

/* Until an empty line. */
static size_t
block_bytes(const char *text)
{
	size_t bytes = line_bytes(text);

	while (text[bytes] && text[bytes + 1] && text[bytes + 1] != '\n')
		bytes += 1 + line_bytes(text + bytes + 1);
	return bytes;
}

static struct pieces
split_blocks(const char *text, struct arena *arena)
{
	struct pieces pieces = {NULL, 0, 0};
	bool front = !strncmp(text, "---\n", 4);

	while (*text) {
		size_t bytes = front ? line_bytes(text) : block_bytes(text);
		size_t whole = bytes + strspn(text + bytes, "\n");

		add_piece(&pieces, (struct piece){text, bytes, whole}, arena);
		if (pieces.count > 1 && bytes == 3 && !memcmp(text, "---", 3))
			front = false;
		text += whole;
	}
	return pieces;
}

static bool
same(const struct piece *a, const struct piece *b)
{
	return a->bytes == b->bytes && !memcmp(a->text, b->text, a->bytes);
}

static void
add_step(struct steps *steps, enum change change, const struct piece *from,
	 const struct piece *to)
{
	steps->list[steps->count++] = (struct step){change, from, to};
}

/* Pieces in common from i and k on; one row more and one column more. */
static uint32_t *
common_runs(const struct pieces *a, const struct pieces *b,
	    struct arena *arena)
{
	size_t columns = b->count + 1;
	uint32_t *runs = arena_alloc(arena, (a->count + 1) * columns *
						    sizeof *runs);

	for (size_t i = a->count; i-- > 0;)
		for (size_t k = b->count; k-- > 0;) {
			uint32_t down = runs[(i + 1) * columns + k];
			uint32_t right = runs[i * columns + k + 1];

			runs[i * columns + k] =
				same(&a->list[i], &b->list[k])
					? runs[(i + 1) * columns + k + 1] + 1
				: down > right ? down
					       : right;
		}
	return runs;
}

/* Walk both along the longest run that they have in common. */
static void
compare_middle(const struct pieces *a, const struct pieces *b,
	       struct arena *arena, struct steps *steps)
{
	bool little = (a->count + 1) * (b->count + 1) <= PAIRS_MOST;
	const uint32_t *runs = little ? common_runs(a, b, arena) : NULL;
	size_t i = 0, k = 0, columns = b->count + 1;

	while (i < a->count || k < b->count) {
		bool both = runs && i < a->count && k < b->count;

		if (both && same(&a->list[i], &b->list[k])) {
			add_step(steps, CHANGE_SAME, &a->list[i], &b->list[k]);
			i++;
			k++;
		} else if (i < a->count &&
			   (!both || runs[(i + 1) * columns + k] >=
					     runs[i * columns + k + 1])) {
			add_step(steps, CHANGE_REMOVED, &a->list[i++], NULL);
		} else {
			add_step(steps, CHANGE_ADDED, NULL, &b->list[k++]);
		}
	}
}

static struct steps
compare(const struct pieces *a, const struct pieces *b, struct arena *arena)
{
	struct steps steps = {
		.list = arena_alloc(arena, (a->count + b->count + 1) *
						   sizeof *steps.list)};
	size_t least = a->count < b->count ? a->count : b->count;
	size_t head = 0, tail = 0;
	struct pieces from, to;

	while (head < least && same(&a->list[head], &b->list[head])) {
		add_step(&steps, CHANGE_SAME, &a->list[head], &b->list[head]);
		head++;
	}
	while (tail < least - head && same(&a->list[a->count - 1 - tail],
					   &b->list[b->count - 1 - tail]))
		tail++;
	from = (struct pieces){a->list + head, a->count - head - tail, 0};
	to = (struct pieces){b->list + head, b->count - head - tail, 0};
	compare_middle(&from, &to, arena, &steps);
	for (; tail; tail--)
		add_step(&steps, CHANGE_SAME, &a->list[a->count - tail],
			 &b->list[b->count - tail]);
	return steps;
}

static void
put_part(struct model *list, enum change change, const struct buf *text)
{
	struct model *row;

	if (!text->count)
		return;
	row = model_append(list);
	model_code(row, "change", "change", change_names[change]);
	model_text(row, "text", buf_string(text));
}

/* Steps from `at` on up to the next piece that both have: first all that is
 * removed there, then all that is added. */
static size_t
put_run(struct model *list, const struct steps *steps, size_t at)
{
	bool common = steps->list[at].change == CHANGE_SAME;
	struct buf text[] = {{0}, {0}, {0}};
	size_t i = at;

	for (; i < steps->count &&
	       (steps->list[i].change == CHANGE_SAME) == common;
	     i++) {
		const struct step *step = &steps->list[i];
		const struct piece *piece = step->to ? step->to : step->from;

		buf_put(&text[step->change], piece->text, piece->whole);
	}
	for (int change = CHANGE_SAME; change <= CHANGE_ADDED; change++) {
		put_part(list, (enum change)change, &text[change]);
		buf_free(&text[change]);
	}
	return i;
}

void
difference_words(struct model *list, const char *from, const char *to,
		 struct arena *arena)
{
	struct pieces a = split_words(from, arena), b = split_words(to, arena);
	struct steps steps = compare(&a, &b, arena);

	for (size_t at = 0; at < steps.count;)
		at = put_run(list, &steps, at);
}

static const char *
text_of(const struct piece *piece, struct arena *arena)
{
	return piece ? arena_copy(arena, piece->text, piece->bytes) : NULL;
}

/* Is the one what became of the other? */
static bool
alike(const struct piece *from, const struct piece *to, struct arena *arena)
{
	struct pieces a = split_words(text_of(from, arena), arena);
	struct pieces b = split_words(text_of(to, arena), arena);
	struct steps steps = compare(&a, &b, arena);
	size_t most = a.count > b.count ? a.count : b.count, kept = 0;

	for (size_t i = 0; i < steps.count; i++)
		kept += steps.list[i].change == CHANGE_SAME;
	return kept * 100 >= most * ALIKE_PERCENT;
}

/* A removed block and the first one added after it that is like it become one
 * that changed. None passes another, so the order of both texts stays. */
static void
pair_changed(struct steps *steps, struct arena *arena)
{
	size_t after = 0;

	for (size_t i = 0; i < steps->count; i++) {
		struct step *gone = &steps->list[i];
		size_t k = after > i ? after : i + 1;

		if (gone->change != CHANGE_REMOVED)
			continue;
		while (k < steps->count &&
		       steps->list[k].change != CHANGE_SAME &&
		       (steps->list[k].change != CHANGE_ADDED ||
			!alike(gone->from, steps->list[k].to, arena)))
			k++;
		if (k == steps->count || steps->list[k].change == CHANGE_SAME)
			continue;
		steps->list[k].change = CHANGE_CHANGED;
		steps->list[k].from = gone->from;
		gone->from = NULL;
		after = k + 1;
	}
}

static void
put_row(struct model *rows, const struct step *step, struct arena *arena)
{
	const char *from = text_of(step->from, arena);
	const char *to = text_of(step->to, arena);
	struct model *row = model_append(rows), *parts;

	model_code(row, "change", "change", change_names[step->change]);
	model_text(row, "from", from);
	model_text(row, "to", to);
	parts = model_children(row, "parts");
	if (step->change == CHANGE_CHANGED)
		difference_words(parts, from, to, arena);
}

void
difference_blocks(struct model *model, const char *from, const char *to,
		  struct arena *arena)
{
	struct pieces a = split_blocks(from, arena),
		      b = split_blocks(to, arena);
	struct steps steps = compare(&a, &b, arena);
	int64_t count[] = {0, 0, 0, 0};
	struct model *rows;

	pair_changed(&steps, arena);
	rows = model_children(model, "rows");
	for (size_t i = 0; i < steps.count; i++) {
		if (!steps.list[i].from && !steps.list[i].to)
			continue; /* it is part of one that changed */
		put_row(rows, &steps.list[i], arena);
		count[steps.list[i].change]++;
	}
	model_int(model, "added", count[CHANGE_ADDED]);
	model_int(model, "removed", count[CHANGE_REMOVED]);
	model_int(model, "changed", count[CHANGE_CHANGED]);
}
