/* Small counts, and what would give them away. */
#include "core/suppress.h"

#define NEVER INT64_MAX
/* What it costs to hide one more cell, besides its count; a sum tells more
 * than its parts. */
#define CELL_COST 100
#define SUM_COST 8

struct work {
	const struct suppress_table *t;
	enum suppress *fate;
};

/* Numbers that rise by as much as others fall, so that every sum that is shown
 * stays as it is: in each of some rows all that one part belongs to rises, and
 * all that another belongs to falls, but for what both belong to. */
struct part_move {
	size_t row;
	int up, down; /* columns without parts; -1 none */
};
struct move {
	struct part_move part[SUPPRESS_DIVISIONS + 2];
	size_t parts;
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
column_sign(const struct suppress_table *t, const struct part_move *part,
	    size_t column)
{
	bool up = is_part_of(t, part->up, (int)column);
	bool down = is_part_of(t, part->down, (int)column);

	return (int)up - (int)down;
}

static int64_t
cell_cost(const struct work *work, size_t at)
{
	const struct suppress_table *t = work->t;
	int64_t cost = CELL_COST + t->count[at];

	if (work->fate[at] != SUPPRESS_SHOWN)
		return 0;
	if (at / t->columns == t->rows)
		cost *= SUM_COST;
	return t->whole[at % t->columns] < 0 ? cost * SUM_COST : cost;
}

/* What a row of the move costs; NEVER where it cannot be. */
static int64_t
part_cost(const struct work *work, const struct part_move *part, int64_t by)
{
	const struct suppress_table *t = work->t;
	int64_t cost = 0;

	for (size_t c = 0; c < t->columns; c++) {
		size_t at = part->row * t->columns + c;
		int way = column_sign(t, part, c);

		if (!way)
			continue;
		if (!t->count[at] || (way < 0 && room_below(t, at) < by))
			return NEVER;
		cost += cell_cost(work, at);
	}
	return cost;
}

static void
add_part(const struct work *work, struct move *move, struct part_move part)
{
	int64_t cost = NEVER;

	if (part.row <= work->t->rows && move->cost != NEVER)
		cost = part_cost(work, &part, move->by);
	move->part[move->parts++] = part;
	move->cost = cost == NEVER ? NEVER : move->cost + cost;
}

#define NO_ROW SIZE_MAX

/* The part in the cheapest row of the division, but not in that one. */
static struct part_move
cheapest(const struct work *work, const struct move *move, size_t division,
	 size_t but, struct part_move part)
{
	const struct suppress_table *t = work->t;
	int64_t least = NEVER;
	size_t found = NO_ROW;

	for (size_t r = 0; r < t->rows; r++) {
		int64_t cost;

		if (r == but || t->division[r] != division)
			continue;
		part.row = r;
		cost = part_cost(work, &part, move->by);
		if (cost < least) {
			least = cost;
			found = r;
		}
	}
	part.row = found;
	return part;
}

/* The total moves so, and with it a row of each division but that one. */
static void
add_total(const struct work *work, struct move *move, size_t but,
	  struct part_move part)
{
	const struct suppress_table *t = work->t;

	part.row = t->rows;
	add_part(work, move, part);
	for (size_t d = 0; d < t->divisions; d++)
		if (d != but)
			add_part(work, move,
				 cheapest(work, move, d, NO_ROW, part));
}

/* A row of the same division moves the other way. */
static void
try_pair(const struct work *work, struct move move, struct part_move part,
	 struct move *best)
{
	const struct part_move back = {0, part.down, part.up};

	add_part(work, &move, part);
	add_part(work, &move,
		 cheapest(work, &move, work->t->division[part.row], part.row,
			  back));
	if (move.cost < best->cost)
		*best = move;
}

/* One row rises in all that the first part belongs to, another falls in all
 * that the second does: between them the total's parts change. */
static void
try_cross(const struct work *work, struct move move, struct part_move part,
	  struct move *best)
{
	size_t division = work->t->division[part.row];
	const struct part_move rises = {part.row, part.up, -1};
	const struct part_move falls = {0, -1, part.down};

	add_part(work, &move, rises);
	add_part(work, &move,
		 cheapest(work, &move, division, part.row, falls));
	add_total(work, &move, division, part);
	if (move.cost < best->cost)
		*best = move;
}

/* It and the total move alike. */
static void
try_total(const struct work *work, struct move move, struct part_move part,
	  struct move *best)
{
	bool own = part.row < work->t->rows;

	if (own)
		add_part(work, &move, part);
	add_total(work, &move,
		  own ? work->t->division[part.row] : NO_ROW, part);
	if (move.cost < best->cost)
		*best = move;
}

static void
try_part(const struct work *work, int64_t by, int column,
	 struct part_move part, struct move *best)
{
	const struct suppress_table *t = work->t;
	struct move move = {.by = by};
	bool moves = !is_part_of(t, part.down, column);

	if (!t->totals) {
		add_part(work, &move, part);
		if (moves && move.cost < best->cost)
			*best = move;
		return;
	}
	if (moves && part.row < t->rows)
		try_pair(work, move, part, best);
	if (moves)
		try_total(work, move, part, best);
	if (part.row < t->rows && part.down >= 0 && part.down != part.up)
		try_cross(work, move, part, best);
}

static bool
has_parts(const struct suppress_table *t, size_t column)
{
	for (size_t c = 0; c < t->columns; c++)
		if (t->whole[c] == (int)column)
			return true;
	return false;
}

/* Every part of the target's column may rise, and any other fall. */
static void
find_move(const struct work *work, size_t at, struct move *best)
{
	const struct suppress_table *t = work->t;
	struct part_move part = {.row = at / t->columns};
	int column = (int)(at % t->columns);

	best->cost = NEVER;
	for (part.up = 0; part.up < (int)t->columns; part.up++) {
		if (has_parts(t, (size_t)part.up) ||
		    !is_part_of(t, part.up, column))
			continue;
		for (part.down = -1; part.down < (int)t->columns;
		     part.down++) {
			if (part.down >= 0 &&
			    has_parts(t, (size_t)part.down))
				continue;
			try_part(work, rise_needed(t, at), column, part,
				 best);
		}
	}
}

static void
hide(const struct work *work, const struct move *move)
{
	const struct suppress_table *t = work->t;

	for (size_t i = 0; i < move->parts; i++)
		for (size_t c = 0; c < t->columns; c++) {
			const struct part_move *part = &move->part[i];
			size_t at = part->row * t->columns + c;

			if (column_sign(t, part, c) &&
			    work->fate[at] == SUPPRESS_SHOWN)
				work->fate[at] = SUPPRESS_HIDDEN;
		}
}

/* Give the cell a witness, where it needs one. */
static void
guard(const struct work *work, size_t at)
{
	struct move move = {0};

	if (!rise_needed(work->t, at))
		return;
	find_move(work, at, &move);
	if (move.cost != NEVER)
		hide(work, &move);
}

void
suppress_table(const struct suppress_table *t, enum suppress *ret)
{
	const struct work work = {t, ret};
	size_t sums = t->rows * t->columns;
	size_t cells = sums + (t->totals ? t->columns : 0);

	for (size_t at = 0; at < cells; at++) {
		ret[at] = SUPPRESS_SHOWN;
		if (is_small(t, t->count[at]))
			ret[at] = SUPPRESS_SMALL;
		else if (rise_needed(t, at) ||
			 (t->earlier && t->earlier[at].fate))
			ret[at] = SUPPRESS_HIDDEN;
	}
	/* What the sums need serves the rows too. */
	for (size_t at = sums; at < cells; at++)
		guard(&work, at);
	for (size_t at = 0; at < sums; at++)
		guard(&work, at);
}
