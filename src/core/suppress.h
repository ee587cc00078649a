/* Counts that leave the house: small ones are hidden, and with them as many
 * others as it takes that nobody finds them by subtraction. Pure. */
#ifndef VERNACULAR_CORE_SUPPRESS_H
#define VERNACULAR_CORE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Counts from 1 to one less than this are small, where a landlord has not set
 * another number.
 * Source: Office for National Statistics, Secure Research Service, Output
 * Checking Guidance 1.1: at least 10 people behind every count. */
#define SUPPRESS_BELOW 10

enum suppress {
	SUPPRESS_SHOWN,
	SUPPRESS_SMALL,	 /* hidden: it is small */
	SUPPRESS_HIDDEN, /* hidden: it would give another one away */
};

/* What earlier tables of parts of the same whole say, added up: of times
 * within the time of this one, that do not overlap. */
struct suppress_earlier {
	int64_t count;
	enum suppress fate; /* SUPPRESS_SMALL if it was in any of them */
};

/* Everybody, divided in one or several ways (by language, by service), each
 * division with its rows; and each row counted in columns, of which some are
 * parts of others. All that a reader can add up is in here: tables that share
 * sums are one table.
 *   division  of each row, from 0; at most SUPPRESS_DIVISIONS
 *   totals    a last row, after `rows`, is the sum of each division; where it
 *             is false rows do not add up to anything
 *   whole     of each column the one that it is a part of, -1 none; a column
 *             with parts is their sum
 *   count     of each cell, row by row; not below 0
 *   earlier   of each cell; NULL: there are no such tables
 *   below     what is small, > 0 */
#define SUPPRESS_DIVISIONS 8
struct suppress_table {
	size_t rows, divisions, columns;
	const size_t *division;
	bool totals;
	const int *whole;
	const int64_t *count;
	const struct suppress_earlier *earlier;
	int64_t below;
};

/* Decide for each cell. It holds of what is told of the table, to somebody
 * who knows the rule, that a 0 is always shown, and the earlier tables:
 * - a small count could as well be one that is not small;
 * - so could what was added to the earlier tables, cell by cell;
 * - no hidden cell can have one value only;
 * - what was hidden in an earlier table is hidden as well as it was.
 * Each small cell has a witness: other numbers with the same sums, in hidden
 * cells alone. Marks are not to be told apart outside.
 * Source: Federal Committee on Statistical Methodology, Working Paper 22
 * (2005), chapter IV.D.1: complementary suppression, checked by the bounds
 * that the sums leave. */
void suppress_table(const struct suppress_table *, enum suppress *ret);

#endif
