/* Adding up, and searching. */
#include "tests/unit/puzzle.h"

#include <string.h>

#define STEPS_MOST 60000

size_t
puzzle_cell(struct puzzle *p, int64_t count, int64_t least, int64_t most)
{
	p->true_count[p->cells] = count;
	p->least[p->cells] = least;
	p->most[p->cells] = most;
	return p->cells++;
}

void
puzzle_sum(struct puzzle *p, size_t sum)
{
	p->line[p->lines++] = (struct puzzle_line){.sum = sum};
}

void
puzzle_member(struct puzzle *p, size_t cell)
{
	struct puzzle_line *line = &p->line[p->lines - 1];

	line->member[line->members++] = cell;
}

static bool
raise(struct puzzle *p, size_t cell, int64_t least, bool *changed)
{
	if (least > p->least[cell]) {
		p->least[cell] = least;
		*changed = true;
	}
	return p->least[cell] <= p->most[cell];
}

static bool
lower(struct puzzle *p, size_t cell, int64_t most, bool *changed)
{
	if (most < p->most[cell]) {
		p->most[cell] = most;
		*changed = true;
	}
	return p->least[cell] <= p->most[cell];
}

static bool
narrow_line(struct puzzle *p, const struct puzzle_line *line, bool *changed)
{
	int64_t least = 0, most = 0;

	for (size_t i = 0; i < line->members; i++) {
		least += p->least[line->member[i]];
		most += p->most[line->member[i]];
	}
	if (!raise(p, line->sum, least, changed) ||
	    !lower(p, line->sum, most, changed))
		return false;
	for (size_t i = 0; i < line->members; i++) {
		size_t one = line->member[i];
		int64_t others_least = least - p->least[one];
		int64_t others_most = most - p->most[one];

		if (!raise(p, one, p->least[line->sum] - others_most,
			   changed) ||
		    !lower(p, one, p->most[line->sum] - others_least, changed))
			return false;
		least = others_least + p->least[one];
		most = others_most + p->most[one];
	}
	return true;
}

bool
puzzle_narrow(struct puzzle *p)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (size_t i = 0; i < p->lines; i++)
			if (!narrow_line(p, &p->line[i], &changed))
				return false;
	}
	return true;
}

/* The open cell with the fewest values; cells where there is none. */
static size_t
narrowest(const struct puzzle *p)
{
	size_t found = p->cells;

	for (size_t i = 0; i < p->cells; i++) {
		if (p->least[i] == p->most[i])
			continue;
		if (found == p->cells ||
		    p->most[i] - p->least[i] < p->most[found] - p->least[found])
			found = i;
	}
	return found;
}

static enum puzzle_answer search(const struct puzzle *, size_t *steps);

static enum puzzle_answer
search_at(const struct puzzle *p, size_t cell, int64_t value, size_t *steps)
{
	struct puzzle one = *p;

	if (value < p->least[cell] || value > p->most[cell])
		return PUZZLE_NO;
	one.least[cell] = one.most[cell] = value;
	return search(&one, steps);
}

static enum puzzle_answer
search(const struct puzzle *p, size_t *steps)
{
	struct puzzle here = *p;
	enum puzzle_answer answer = PUZZLE_NO;
	int64_t from, span;
	size_t cell;

	if (++*steps > STEPS_MOST)
		return PUZZLE_GAVE_UP;
	if (!puzzle_narrow(&here))
		return PUZZLE_NO;
	cell = narrowest(&here);
	if (cell == here.cells)
		return PUZZLE_YES;
	from = here.true_count[cell];
	if (from < here.least[cell])
		from = here.least[cell];
	if (from > here.most[cell])
		from = here.most[cell];
	span = here.most[cell] - here.least[cell];
	answer = search_at(&here, cell, from, steps);
	for (int64_t by = 1; by <= span && answer == PUZZLE_NO; by++) {
		answer = search_at(&here, cell, from + by, steps);
		if (answer == PUZZLE_NO)
			answer = search_at(&here, cell, from - by, steps);
	}
	return answer;
}

enum puzzle_answer
puzzle_can(const struct puzzle *p, size_t cell, int64_t least, int64_t most)
{
	struct puzzle one = *p;
	size_t steps = 0;

	if (one.least[cell] < least)
		one.least[cell] = least;
	if (one.most[cell] > most)
		one.most[cell] = most;
	return one.least[cell] > one.most[cell] ? PUZZLE_NO
						: search(&one, &steps);
}
