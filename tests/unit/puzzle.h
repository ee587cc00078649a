/* Somebody who has tables with hidden counts, and adds up: what each of them
 * can be, by search through whole numbers. */
#ifndef VERNACULAR_TESTS_PUZZLE_H
#define VERNACULAR_TESTS_PUZZLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PUZZLE_CELLS 400
#define PUZZLE_LINES 400
#define PUZZLE_MEMBERS 12

struct puzzle {
	int64_t least[PUZZLE_CELLS], most[PUZZLE_CELLS];
	int64_t true_count[PUZZLE_CELLS]; /* only the order of the search */
	size_t cells;
	struct puzzle_line {
		size_t sum, member[PUZZLE_MEMBERS], members;
	} line[PUZZLE_LINES];
	size_t lines;
};

/* A cell that is told: least is most. */
size_t puzzle_cell(struct puzzle *, int64_t count, int64_t least,
		   int64_t most);
/* sum is the sum of its members: begin, then one after another. */
void puzzle_sum(struct puzzle *, size_t sum);
void puzzle_member(struct puzzle *, size_t cell);

/* Narrow what each cell can be by the sums alone; false: it cannot be. */
bool puzzle_narrow(struct puzzle *);

/* Whether there are numbers that fit with this cell between two ends. */
enum puzzle_answer { PUZZLE_NO, PUZZLE_YES, PUZZLE_GAVE_UP };
enum puzzle_answer puzzle_can(const struct puzzle *, size_t cell,
			      int64_t least, int64_t most);

#endif
