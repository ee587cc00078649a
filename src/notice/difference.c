/* How two sentences differ, and a translation with other values put in. */
#include <string.h>

#include "base/buf.h"
#include "notice/memory.h"

#define CELLS_MOST (1u << 22)

/* What both sentences have in common at the beginning and at the end. */
struct middle {
	size_t from, then_to, now_to;
};

static struct middle
middle_of(const struct sentence *then, const struct sentence *now)
{
	struct middle m = {0, then->count, now->count};

	while (m.from < m.then_to && m.from < m.now_to &&
	       lexeme_same(&then->lexeme[m.from], &now->lexeme[m.from]))
		m.from++;
	while (m.then_to > m.from && m.now_to > m.from &&
	       lexeme_same(&then->lexeme[m.then_to - 1],
			  &now->lexeme[m.now_to - 1]))
		m.then_to--, m.now_to--;
	return m;
}

/* The pieces so far; lexemes of one kind run together. */
struct pieces {
	struct memory_piece *list;
	size_t count, cap;
	struct buf text; /* of the last one, which is still open */
	enum memory_change change;
	const struct lexeme *last; /* what it ends with */
	struct arena *arena;
};

static void
pieces_end(struct pieces *pieces)
{
	if (!pieces->text.count)
		return;
	pieces->list = arena_grow(pieces->arena, pieces->list, pieces->count,
				  &pieces->cap, sizeof *pieces->list);
	pieces->list[pieces->count++] = (struct memory_piece){
		pieces->change,
		arena_text(pieces->arena, buf_string(&pieces->text))};
	buf_clear(&pieces->text);
}

static void
pieces_add(struct pieces *pieces, enum memory_change change,
	   const struct lexeme *lexeme)
{
	if (pieces->change != change)
		pieces_end(pieces);
	pieces->change = change;
	buf_put(&pieces->text, lexeme->text, lexeme->bytes + lexeme->after);
	pieces->last = lexeme;
}

/* What is new stands apart from what was the end. */
static void
pieces_add_new(struct pieces *pieces, const struct sentence *now, size_t at)
{
	const struct lexeme *last = pieces->last;

	if (pieces->change == MEMORY_SAME && last && !last->after && at &&
	    now->lexeme[at - 1].after) {
		pieces_end(pieces);
		pieces->change = MEMORY_ADDED;
		buf_char(&pieces->text, ' ');
	}
	pieces_add(pieces, MEMORY_ADDED, &now->lexeme[at]);
}

/* The longest common subsequence of what differs, from its end: cell (i, k)
 * is how many lexemes then[i..] and now[k..] have in common. */
struct common {
	const struct sentence *then, *now;
	struct middle middle;
	uint16_t *cell;
	size_t width;
};

static uint16_t *
cell(const struct common *c, size_t i, size_t k)
{
	return &c->cell[(i - c->middle.from) * c->width + k - c->middle.from];
}

static bool
common_fill(struct common *c, struct arena *arena)
{
	size_t height = c->middle.then_to - c->middle.from + 1;

	c->width = c->middle.now_to - c->middle.from + 1;
	if (height > CELLS_MOST / c->width || height > UINT16_MAX)
		return false;
	c->cell = arena_alloc(arena, height * c->width * sizeof *c->cell);
	for (size_t i = c->middle.then_to; i-- > c->middle.from;)
		for (size_t k = c->middle.now_to; k-- > c->middle.from;) {
			uint16_t down = *cell(c, i + 1, k);
			uint16_t right = *cell(c, i, k + 1);

			if (lexeme_same(&c->then->lexeme[i],
					&c->now->lexeme[k]))
				*cell(c, i, k) = *cell(c, i + 1, k + 1) + 1;
			else
				*cell(c, i, k) = down > right ? down : right;
		}
	return true;
}

/* Walk the middle; without a table all of it has changed. What is removed
 * comes before what stands in its place. */
static void
put_middle(struct pieces *pieces, const struct common *c)
{
	size_t i = c->middle.from, k = c->middle.from;

	while (i < c->middle.then_to || k < c->middle.now_to) {
		const struct lexeme *then = &c->then->lexeme[i];
		const struct lexeme *now = &c->now->lexeme[k];
		bool both = i < c->middle.then_to && k < c->middle.now_to;

		if (both && c->cell && lexeme_same(then, now)) {
			pieces_add(pieces, MEMORY_SAME, then);
			i++, k++;
		} else if (i < c->middle.then_to &&
			   (!both || !c->cell ||
			    *cell(c, i + 1, k) >= *cell(c, i, k + 1))) {
			pieces_add(pieces, MEMORY_REMOVED, then);
			i++;
		} else {
			pieces_add_new(pieces, c->now, k++);
		}
	}
}

void
memory_difference(const struct sentence *then, const struct sentence *now,
		  struct arena *arena, struct memory_pieces *ret)
{
	struct common c = {then, now, middle_of(then, now), NULL, 0};
	struct pieces pieces = {.arena = arena};

	(void)common_fill(&c, arena);
	for (size_t i = 0; i < c.middle.from; i++)
		pieces_add(&pieces, MEMORY_SAME, &then->lexeme[i]);
	put_middle(&pieces, &c);
	for (size_t i = c.middle.then_to; i < then->count; i++)
		pieces_add(&pieces, MEMORY_SAME, &then->lexeme[i]);
	pieces_end(&pieces);
	buf_free(&pieces.text);
	*ret = (struct memory_pieces){pieces.list, pieces.count};
}

/* How often a slot stands in a sentence as this one is written. */
static size_t
count_of(const struct sentence *sentence, const struct lexeme *lexeme)
{
	size_t count = 0;

	for (size_t i = 0; i < sentence->count; i++)
		count += lexeme_slot(&sentence->lexeme[i]) &&
			 lexeme_same(&sentence->lexeme[i], lexeme);
	return count;
}

/* Is what stands in its place the same wherever then's lexeme stands, and does
 * the translation have it as often? */
static bool
settled(const struct sentence *then, const struct sentence *now,
	const struct sentence *target, size_t at)
{
	const struct lexeme *lexeme = &then->lexeme[at];

	for (size_t i = 0; i < then->count; i++)
		if (lexeme_slot(&then->lexeme[i]) &&
		    lexeme_same(&then->lexeme[i], lexeme) &&
		    !lexeme_same(&now->lexeme[i], &now->lexeme[at]))
			return false;
	return count_of(then, lexeme) == count_of(target, lexeme);
}

/* Only values differ, and every one of them is settled. */
static bool
adaptable(const struct sentence *then, const struct sentence *now,
	  const struct sentence *target)
{
	if (then->count != now->count)
		return false;
	for (size_t i = 0; i < then->count; i++) {
		if (lexeme_same(&then->lexeme[i], &now->lexeme[i]))
			continue;
		if (!lexeme_slot(&then->lexeme[i]) ||
		    then->lexeme[i].kind != now->lexeme[i].kind)
			return false;
	}
	for (size_t i = 0; i < then->count; i++)
		if (!lexeme_same(&then->lexeme[i], &now->lexeme[i]) &&
		    !settled(then, now, target, i))
			return false;
	return true;
}

/* What stands now where then had this slot; NULL: it had none such. */
static const struct lexeme *
value_now(const struct sentence *then, const struct sentence *now,
	  const struct lexeme *lexeme)
{
	for (size_t i = 0; i < then->count; i++)
		if (lexeme_slot(&then->lexeme[i]) &&
		    lexeme_same(&then->lexeme[i], lexeme))
			return &now->lexeme[i];
	return NULL;
}

bool
memory_adapt(const struct sentence *then, const struct sentence *now,
	     const struct sentence *target, struct arena *arena,
	     const char **ret)
{
	struct buf out = {0};
	const char *done = target->text;

	if (!adaptable(then, now, target))
		return false;
	for (size_t i = 0; i < target->count; i++) {
		const struct lexeme *lexeme = &target->lexeme[i];
		const struct lexeme *value = NULL;

		if (lexeme_slot(lexeme))
			value = value_now(then, now, lexeme);
		if (!value)
			continue;
		buf_put(&out, done, (size_t)(lexeme->text - done));
		buf_put(&out, value->text, value->bytes);
		done = lexeme->text + lexeme->bytes;
	}
	buf_text(&out, done);
	*ret = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return true;
}
