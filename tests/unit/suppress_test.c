/* Hidden counts: by lines of tests/data/suppress.txt, and by somebody who
 * tries to find them out. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/suppress.h"
#include "tests/unit/lines.h"
#include "tests/unit/puzzle.h"
#include "tests/unit/unit.h"

#define ROWS 8
#define COLUMNS 6
#define CELLS ((ROWS + 1) * COLUMNS)

struct drawn_table {
	struct suppress_table t;
	size_t division[ROWS];
	int whole[COLUMNS];
	int64_t count[CELLS];
	struct suppress_earlier earlier[CELLS];
	enum suppress fate[CELLS];
};

static void
point(struct drawn_table *d)
{
	d->t.division = d->division;
	d->t.whole = d->whole;
	d->t.count = d->count;
	d->t.totals = true;
	d->t.below = d->t.below ? d->t.below : SUPPRESS_BELOW;
}

static void
read_wholes(const char *text, struct drawn_table *d)
{
	char *end;

	for (; *text; text = end) {
		d->whole[d->t.columns++] = (int)strtol(text, &end, 10);
		if (end == text)
			fail_msg("wholes: %s", text);
	}
}

static void
read_counts(const char *text, struct drawn_table *d)
{
	size_t at = 0, rows = 0, division = 0;
	char *end;

	for (; *text; text = end) {
		text += strspn(text, " T");
		if (*text == ',' || *text == '/') {
			d->division[rows++] = division;
			division += *text == '/';
			text++;
		}
		d->count[at++] = strtoll(text + strspn(text, " T"), &end, 10);
		if (end == text || at > CELLS)
			fail_msg("counts: %s", text);
	}
	d->t.rows = rows;
	d->t.divisions = division + 1;
}

/* As the lines write it. */
static void
write_shown(const struct drawn_table *d, char *out, size_t size)
{
	size_t used = 0;

	for (size_t r = 0; r <= d->t.rows; r++) {
		const char *mark = r == 0 ? "" : ", ";

		if (r && r < d->t.rows && d->division[r] != d->division[r - 1])
			mark = " / ";
		used += (size_t)snprintf(out + used, size - used, "%s%s", mark,
					 r == d->t.rows ? "T " : "");
		for (size_t c = 0; c < d->t.columns; c++) {
			size_t at = r * d->t.columns + c;
			char cell[24] = ".";

			if (d->fate[at] == SUPPRESS_SHOWN)
				(void)snprintf(cell, sizeof cell, "%" PRId64,
					       d->count[at]);
			used += (size_t)snprintf(out + used, size - used,
						 "%s%s", c ? " " : "", cell);
		}
	}
}

static void
check_line(const struct line *line)
{
	struct drawn_table d = {.t = {.below = atoll(line->field[3])}};
	char shown[400];

	read_wholes(line->field[0], &d);
	read_counts(line->field[1], &d);
	point(&d);
	suppress_table(&d.t, d.fate);
	write_shown(&d, shown, sizeof shown);
	line_same(line, "shown", line->field[2], shown);
}

static void
lines_hold(void **state)
{
	(void)state;
	lines_all("tests/data/suppress.txt", 4, check_line);
}

/* Pseudo-random numbers, the same in every run. */
static uint64_t
draw(uint64_t *seed, uint64_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (*seed >> 33) % below;
}

/* Many small counts, some 0, a few large. */
static int64_t
draw_count(uint64_t *seed)
{
	switch (draw(seed, 5)) {
	case 0:
		return 0;
	case 1:
		return (int64_t)draw(seed, 60);
	default:
		return (int64_t)draw(seed, 14);
	}
}

/* Columns: all; three parts; the first of these in two. */
static const int wholes[COLUMNS] = {-1, 0, 0, 0, 1, 1};

static void
sum_row(int64_t *cell)
{
	cell[1] = cell[4] + cell[5];
	cell[0] = cell[1] + cell[2] + cell[3];
}

static void
count_one(struct drawn_table *d, size_t row, size_t leaf, int64_t n)
{
	static const int leaves[] = {2, 3, 4, 5};

	d->count[row * COLUMNS + (size_t)leaves[leaf]] += n;
}

/* The same people by language (5 rows) and by service (3 rows). */
static void
draw_table(uint64_t *seed, struct drawn_table *d)
{
	*d = (struct drawn_table){
		.t = {.rows = ROWS, .divisions = 2, .columns = COLUMNS}};
	memcpy(d->whole, wholes, sizeof wholes);
	for (size_t r = 0; r < ROWS; r++)
		d->division[r] = r >= 5;
	for (size_t leaf = 0; leaf < 4; leaf++)
		for (size_t r = 0; r < 5; r++) {
			int64_t left = draw_count(seed);

			count_one(d, r, leaf, left);
			count_one(d, ROWS, leaf, left);
			for (size_t s = 5; s < ROWS; s++) {
				int64_t some =
					s == ROWS - 1
						? left
						: (int64_t)draw(
							  seed,
							  (uint64_t)left + 1);

				count_one(d, s, leaf, some);
				left -= some;
			}
		}
	for (size_t r = 0; r <= ROWS; r++)
		sum_row(d->count + r * COLUMNS);
	point(d);
}

/* What a reader has of a table: its cells from first on. */
static size_t
puzzle_table(struct puzzle *p, const struct drawn_table *d)
{
	size_t first = p->cells;

	for (size_t at = 0; at < CELLS; at++) {
		bool shown = d->fate[at] == SUPPRESS_SHOWN;

		puzzle_cell(p, d->count[at], shown ? d->count[at] : 1,
			    shown ? d->count[at] : 4000);
	}
	for (size_t r = 0; r <= ROWS; r++)
		for (size_t whole = 0; whole < 2; whole++) {
			puzzle_sum(p, first + r * COLUMNS + whole);
			for (size_t c = 0; c < COLUMNS; c++)
				if (wholes[c] == (int)whole)
					puzzle_member(p,
						      first + r * COLUMNS + c);
		}
	for (size_t c = 0; c < COLUMNS; c++)
		for (size_t division = 0; division < 2; division++) {
			puzzle_sum(p, first + ROWS * COLUMNS + c);
			for (size_t r = 0; r < ROWS; r++)
				if (d->division[r] == division)
					puzzle_member(p,
						      first + r * COLUMNS + c);
		}
	return first;
}

/* How many hidden cells somebody finds out who adds up. */
static size_t
found_out(const struct puzzle *p, const struct drawn_table *d, size_t first)
{
	size_t found = 0;

	for (size_t at = 0; at < CELLS; at++) {
		size_t cell = first + at;
		int64_t count = d->count[at];

		if (d->fate[at] == SUPPRESS_SHOWN)
			continue;
		if (count < SUPPRESS_BELOW)
			found += puzzle_can(p, cell, SUPPRESS_BELOW, 4000) ==
				 PUZZLE_NO;
		else
			found += puzzle_can(p, cell, 0, count - 1) ==
					 PUZZLE_NO &&
				 puzzle_can(p, cell, count + 1, 4000) ==
					 PUZZLE_NO;
	}
	return found;
}

static size_t
hidden_in(const struct drawn_table *d)
{
	size_t hidden = 0;

	for (size_t at = 0; at < CELLS; at++)
		hidden += d->fate[at] != SUPPRESS_SHOWN;
	return hidden;
}

static void
nobody_subtracts(void **state)
{
	size_t bare = 0, hidden = 0;
	uint64_t seed = 41;

	(void)state;
	for (int run = 0; run < 24; run++) {
		static struct puzzle p;
		struct drawn_table d;

		draw_table(&seed, &d);
		suppress_table(&d.t, d.fate);
		p = (struct puzzle){0};
		puzzle_table(&p, &d);
		assert_int_equal(found_out(&p, &d, 0), 0);
		hidden += hidden_in(&d);
		/* Small ones alone do not hide each other. */
		for (size_t at = 0; at < CELLS; at++)
			if (d.fate[at] == SUPPRESS_HIDDEN)
				d.fate[at] = SUPPRESS_SHOWN;
		p = (struct puzzle){0};
		puzzle_table(&p, &d);
		bare += found_out(&p, &d, 0);
	}
	assert_true(bare > 50);
	/* Something is left to look at. */
	assert_true(hidden < 24 * CELLS * 9 / 10);
}

static void
add_table(struct drawn_table *to, const struct drawn_table *more)
{
	for (size_t at = 0; at < CELLS; at++)
		to->count[at] += more->count[at];
}

static void
publish_after(struct drawn_table *d, const struct drawn_table *const *before,
	      size_t count)
{
	memset(d->earlier, 0, sizeof d->earlier);
	for (size_t i = 0; i < count; i++)
		for (size_t at = 0; at < CELLS; at++) {
			struct suppress_earlier *e = &d->earlier[at];
			enum suppress fate = before[i]->fate[at];

			e->count += before[i]->count[at];
			if (fate == SUPPRESS_SMALL || e->fate == SUPPRESS_SHOWN)
				e->fate = fate;
		}
	d->t.earlier = d->earlier;
	point(d);
	suppress_table(&d->t, d->fate);
}

/* Two times published, then a longer one that has both and some more. */
static void
nobody_subtracts_over_time(void **state)
{
	size_t bare = 0;
	uint64_t seed = 4711;

	(void)state;
	for (int run = 0; run < 8; run++) {
		static struct puzzle p;
		struct drawn_table early, late, rest, all;
		const struct drawn_table *const both[] = {&early, &late};
		size_t from[4];

		draw_table(&seed, &early);
		draw_table(&seed, &late);
		draw_table(&seed, &rest);
		all = early;
		add_table(&all, &late);
		add_table(&all, &rest);
		point(&early);
		point(&late);
		suppress_table(&early.t, early.fate);
		suppress_table(&late.t, late.fate);
		for (int after = 0; after < 2; after++) {
			publish_after(&all, both, after ? 2 : 0);
			for (size_t at = 0; at < CELLS; at++)
				rest.fate[at] = SUPPRESS_HIDDEN;
			p = (struct puzzle){0};
			from[0] = puzzle_table(&p, &early);
			from[1] = puzzle_table(&p, &late);
			from[2] = puzzle_table(&p, &rest);
			from[3] = puzzle_table(&p, &all);
			for (size_t at = 0; at < CELLS; at++) {
				p.least[from[2] + at] = 0;
				puzzle_sum(&p, from[3] + at);
				for (int i = 0; i < 3; i++)
					puzzle_member(&p, from[i] + at);
				if (rest.count[at] == 0 ||
				    rest.count[at] >= SUPPRESS_BELOW)
					rest.fate[at] = SUPPRESS_SHOWN;
			}
			if (!after) {
				bare += found_out(&p, &rest, from[2]);
				continue;
			}
			assert_int_equal(found_out(&p, &early, from[0]), 0);
			assert_int_equal(found_out(&p, &late, from[1]), 0);
			assert_int_equal(found_out(&p, &rest, from[2]), 0);
			assert_int_equal(found_out(&p, &all, from[3]), 0);
		}
	}
	assert_true(bare > 8);
}

/* Rows that add up to nothing: only what is small, and what came to it. */
static void
no_totals(void **state)
{
	static const size_t division[3] = {0, 0, 0};
	static const int whole[1] = {-1};
	static const int64_t count[3] = {4, 12, 30};
	static const struct suppress_earlier earlier[3] = {
		{0, SUPPRESS_SHOWN}, {10, SUPPRESS_SHOWN}, {15, SUPPRESS_SHOWN}};
	struct suppress_table t = {.rows = 3,
				   .divisions = 1,
				   .columns = 1,
				   .division = division,
				   .whole = whole,
				   .count = count,
				   .below = SUPPRESS_BELOW};
	enum suppress fate[3];

	(void)state;
	suppress_table(&t, fate);
	assert_int_equal(fate[0], SUPPRESS_SMALL);
	assert_int_equal(fate[1], SUPPRESS_SHOWN);
	t.earlier = earlier;
	suppress_table(&t, fate);
	assert_int_equal(fate[1], SUPPRESS_HIDDEN);
	assert_int_equal(fate[2], SUPPRESS_SHOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_hold),
		cmocka_unit_test(nobody_subtracts),
		cmocka_unit_test(nobody_subtracts_over_time),
		cmocka_unit_test(no_totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
