/* What went wrong, told to a person: the status, where, and a message whose
 * words are looked up in the reader's language at the edge (web/, cli/).
 *
 *     return fault_set(fault, E_INPUT, "postcode",
 *                      N_("{value} is not a UK postcode: write it like "
 *                         "{example}"), "value", text, "example", "SW1A 1AA",
 *                      NULL);
 */
#ifndef VERNACULAR_BASE_FAULT_H
#define VERNACULAR_BASE_FAULT_H

#include <stddef.h>

#include "base/status.h"

/* Marks a message id for extraction; translated later, at the edge. */
#define N_(text) text

#define FAULT_ARGS 5
#define FAULT_BYTES 240

struct fault {
	enum status status;
	char where[FAULT_BYTES]; /* field name, JSON pointer or FILE:LINE */
	const char *message;     /* static message id in English */
	struct fault_arg {
		const char *name; /* static */
		char value[FAULT_BYTES];
	} arg[FAULT_ARGS];
	size_t args;
};

/* Fill in *fault (may be NULL) and return status. After message come pairs of
 * name (static) and value (const char *, copied, cut at a whole character),
 * closed by NULL. */
enum status fault_set(struct fault *, enum status, const char *where,
		      const char *message, ...)
	__attribute__((sentinel));

/* The message with its {arguments} put in. The caller looks the message up
 * first and passes the translation, or fault->message for English. Writes at
 * most size bytes with NUL, cut at a whole character. */
void fault_text(const struct fault *, const char *translated, char *ret_text,
		size_t size);

/* Several faults of one input: every bad row, every bad field. */
struct faults {
	struct fault *list;
	size_t count, cap; /* count goes on where list stops at FAULTS_MAX */
};

#define FAULTS_MAX 10000

/* Room for one more, zeroed. Past FAULTS_MAX the last is reused. */
struct fault *faults_add(struct faults *);
void faults_free(struct faults *);

#endif
