/* Options and operands of a subcommand, checked against a table. Written
 * --name VALUE or --name=VALUE, -n VALUE for names of one letter; `--` ends
 * them. Any may come twice: option_text gives the last, option_all each. */
#ifndef VERNACULAR_CLI_OPTION_H
#define VERNACULAR_CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

struct option {
	const char *name;  /* without dashes */
	const char *value; /* NULL: takes none; "DATE": any; "csv|json": one
			    * of these and nothing else */
	const char *help;  /* message id, a phrase */
	enum option_need { OPTION_MAY, OPTION_MUST } need;
};

/* The row of every command that needs a database. */
#define OPTION_DB                                                             \
	{                                                                     \
		"db", "FILE",                                                 \
			N_("the database; else $VERNACULAR_DB, else "         \
			   "./vernacular.db"),                                \
			OPTION_MAY                                            \
	}

/* The row of every command that writes a file. */
#define OPTION_OUT                                                             \
	{                                                                      \
		"o", "OUT", N_("where to write it; - is standard output"),     \
			OPTION_MUST                                            \
	}

struct options;

/* Read argv (without the program and command names). A word "-" is an
 * operand; so is a number below zero.
 * Errors: E_INPUT: unknown option (with the nearest right one), value missing
 * or not among the allowed, a required option absent. */
enum status options_parse(const struct option *, size_t count, int argc,
			  char **argv, struct arena *,
			  const struct options **ret, struct fault *) MUST_USE;

/* name must stand in the table: anything else is our mistake. */
bool option_given(const struct options *, const char *name);
const char *option_text(const struct options *, const char *name);

/* The n-th time that name was given, NULL after the last. */
const char *option_all(const struct options *, const char *name, size_t n);

/* A whole number of the range; *ret stays as it was where the option is
 * absent. Errors: E_INPUT, fault->where is --name. */
enum status option_number(const struct options *, const char *name,
			  int64_t low, int64_t high, int64_t *ret,
			  struct fault *) MUST_USE;

size_t operands_count(const struct options *);
const char *operand(const struct options *, size_t n); /* NULL past the end */

/* Whether word is among "a|b|c". Errors: E_INPUT at where, with the nearest
 * and all that are right. */
enum status choice_check(const char *where, const char *choices,
			 const char *word, struct fault *) MUST_USE;

#endif
