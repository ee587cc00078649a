/* Small counts, and what would give them away. */
#include "core/suppress.h"

#define NEVER INT64_MAX
/* What it costs to hide one more cell, besides its count; a sum tells more
 * than its parts. */
#define CELL_COST 100
#define SUM_COST 10

struct work {
	const struct suppress_table *t;
	enum suppress *fate;
};

/* Numbers that rise by as much as others fall, so that every sum that is shown
 * stays as it is: in each of some rows, in each of the columns between a part
 * that rises and one that falls (-1 none: all that the first is part of). */
struct move {
	int rises, falls;
	size_t row[SUPPRESS_DIVISIONS + 1];
	int sign[SUPPRESS_DIVISIONS + 1];
	size_t rows;
	int64_t by, cost;
};

static bool
is_small(const struct suppress_table *t, int64_t count)
{
	return count > 0 && count < t->below;
}

/* What came to the earlier tables; nothing where it was mended downwards. */
static int64_t
added(const struct suppress_table *t, size_t at)
{
	int64_t more = t->count[at] - t->earlier[at].count;

	return more < 0 ? -more : more;
}

/* By how much it must be possible that the cell is more than it is. */
static int64_t
rise_needed(const struct suppress_table *t, size_t at)
{
	bool guarded = t->earlier && t->earlier[at].fate == SUPPRESS_SMALL;
	int64_t need = is_small(t, t->count[at]) && !guarded
			       ? t->below - t->count[at]
			       : 0;

	if (t->earlier && is_small(t, added(t, at)) &&
	    t->below - added(t, at) > need)
		need = t->below - added(t, at);
	return need;
}

/* By how much it may be less: a hidden one is not 0, and what was added to the
 * earlier tables is not below 0. */
static int64_t
room_below(const struct suppress_table *t, size_t at)
{
	int64_t room = t->count[at] - 1;

	if (!t->earlier)
		return room;
	if (t->count[at] < t->earlier[at].count)
		return 0;
	return added(t, at) < room ? added(t, at) : room;
}

static bool
is_part_of(const struct suppress_table *t, int part, int column)
{
	while (part >= 0 && part != column)
		part = t->whole[part];
	return part >= 0;
}

/* 1 it rises, -1 it falls, 0 it stays. */
static int
column_sign(const struct suppress_table *t, const struct move *move,
	    size_t column)
{
	bool up = is_part_of(t, move->rises, (int)column);
	bool down = is_part_of(t, move->falls, (int)column);

	return (int)up - (int)down;
}

/* What a row of the move costs; NEVER where it cannot be. */
static int64_t
row_cost(const struct work *work, const struct move *move, size_t row,
	 int sign)
{
	const struct suppress_table *t = work->t;
	int64_t cost = 0;

	for (size_t c = 0; c < t->columns; c++) {
		size_t at = row * t->columns + c;
		int way = sign * column_sign(t, move, c);
		int64_t one = CELL_COST + t->count[at];

		if (!way)
			continue;
		if (!t->count[at] || (way < 0 && room_below(t, at) < move->by))
			return NEVER;
		if (row == t->rows || t->whole[c] < 0)
			one *= SUM_COST;
		if (work->fate[at] == SUPPRESS_SHOWN)
			cost += one;
	}
	return cost;
}

static void
add_row(const struct work *work, struct move *move, size_t row, int sign)
{
	int64_t cost = row_cost(work, move, row, sign);

	move->row[move->rows] = row;
	move->sign[move->rows++] = sign;
	if (cost == NEVER || move->cost == NEVER)
		move->cost = NEVER;
	else
		move->cost += cost;
}

/* The cheapest row of the division but one (rows: any). */
static size_t
cheapest(const struct work *work, const struct move *move, size_t division,
	 size_t but, int sign)
{
	const struct suppress_table *t = work->t;
	int64_t least = NEVER;
	size_t found = t->rows;

	for (size_t r = 0; r < t->rows; r++) {
		int64_t cost;

		if (r == but || t->division[r] != division)
			continue;
		cost = row_cost(work, move, r, sign);
		if (cost < least) {
			least = cost;
			found = r;
		}
	}
	return found;
}

/* A row of the same division falls. */
static void
add_fallen(const struct work *work, struct move *move, size_t row)
{
	size_t other = cheapest(work, move, work->t->division[row], row, -1);

	add_row(work, move, row, 1);
	if (other == work->t->rows)
		move->cost = NEVER;
	else
		add_row(work, move, other, -1);
}

/* The total rises, and with it a row of each division: this one of its own. */
static void
add_risen(const struct work *work, struct move *move, size_t row)
{
	const struct suppress_table *t = work->t;

	add_row(work, move, t->rows, 1);
	for (size_t d = 0; d < t->divisions; d++) {
		size_t one = row < t->rows && t->division[row] == d
				     ? row
				     : cheapest(work, move, d, t->rows, 1);

		if (one == t->rows)
			move->cost = NEVER;
		else
			add_row(work, move, one, 1);
	}
}

static void
keep_best(const struct move *move, struct move *best)
{
	if (move->cost < best->cost)
		*best = *move;
}

/* Both ways that a row may rise, in the columns of the move. */
static void
try_rows(const struct work *work, const struct move *columns, size_t row,
	 struct move *best)
{
	struct move move = *columns;

	if (!work->t->totals) {
		add_row(work, &move, row, 1);
		keep_best(&move, best);
		return;
	}
	if (row < work->t->rows) {
		add_fallen(work, &move, row);
		keep_best(&move, best);
		move = *columns;
	}
	add_risen(work, &move, row);
	keep_best(&move, best);
}

static bool
has_parts(const struct suppress_table *t, size_t column)
{
	for (size_t c = 0; c < t->columns; c++)
		if (t->whole[c] == (int)column)
			return true;
	return false;
}

/* Every part of the target's column may rise; everything outside it may fall,
 * if it is part of the same whole, or nothing falls. */
static void
find_move(const struct work *work, size_t at, struct move *best)
{
	const struct suppress_table *t = work->t;
	size_t row = at / t->columns;
	int column = (int)(at % t->columns);
	struct move move = {.by = rise_needed(t, at)};

	best->cost = NEVER;
	for (int up = 0; up < (int)t->columns; up++) {
		if (has_parts(t, (size_t)up) || !is_part_of(t, up, column))
			continue;
		move.rises = up;
		for (int down = -1; down < (int)t->columns; down++) {
			if (down >= 0 && (has_parts(t, (size_t)down) ||
					  is_part_of(t, down, column)))
				continue;
			move.falls = down;
			try_rows(work, &move, row, best);
		}
	}
}

static void
hide(const struct work *work, const struct move *move)
{
	const struct suppress_table *t = work->t;

	for (size_t i = 0; i < move->rows; i++)
		for (size_t c = 0; c < t->columns; c++) {
			size_t at = move->row[i] * t->columns + c;

			if (column_sign(t, move, c) &&
			    work->fate[at] == SUPPRESS_SHOWN)
				work->fate[at] = SUPPRESS_HIDDEN;
		}
}

void
suppress_table(const struct suppress_table *t, enum suppress *ret)
{
	const struct work work = {t, ret};
	size_t cells = (t->rows + t->totals) * t->columns;

	for (size_t at = 0; at < cells; at++) {
		ret[at] = SUPPRESS_SHOWN;
		if (is_small(t, t->count[at]))
			ret[at] = SUPPRESS_SMALL;
		else if (rise_needed(t, at) ||
			 (t->earlier && t->earlier[at].fate))
			ret[at] = SUPPRESS_HIDDEN;
	}
	for (size_t at = 0; at < cells; at++) {
		struct move move = {0};

		if (!rise_needed(t, at))
			continue;
		find_move(&work, at, &move);
		if (move.cost != NEVER)
			hide(&work, &move);
	}
}
