/* Tables that ship beside the program as text, and what corrections of them by
 * a landlord have in common. */
#ifndef VERNACULAR_DESK_SHIPPED_H
#define VERNACULAR_DESK_SHIPPED_H

#include "base/arena.h"
#include "base/fault.h"

struct model;

/* One table, read when it is first asked for, unchanged after; any thread. */
struct shipped;

/* Text into a table in the arena; as statutes_read. */
typedef enum status shipped_reader(const char *name, const char *text,
				   struct arena *, void *ret_table,
				   struct faults *);

/*   name   of the file in db/rules/
 *   bytes  of the table that read fills */
struct shipped *shipped_new(const char *name, shipped_reader *read,
			    size_t bytes);
void shipped_free(struct shipped *);
/* Copied to ret_table; what it points to lives with the desk.
 * Errors: E_INPUT the first fault; E_IO. */
enum status shipped_table(struct shipped *, void *ret_table,
			  struct fault *) MUST_USE;

/* Whether a correction says which row, why (one line) and what.
 *   most  bytes of text
 * Errors: E_INPUT at /code, /reason or /text. */
struct correction {
	const char *code, *text, *reason; /* NULL: not said */
};
enum status correction_check(const struct correction *, size_t most,
			     struct fault *) MUST_USE;

/* The names of a set of bits: {KEY: [code KEY]}. */
void show_bits(struct model *, const char *key, unsigned bits,
	       const char *const *names, size_t count);

#endif
