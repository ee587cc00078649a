/* Another program, run on bytes that nobody trusts: a process of its own with
 * little time, little memory, no network, nothing to read but the programs of
 * the machine, and nowhere to write. What it can do wrong ends with it. */
#ifndef VERNACULAR_BASE_CHILD_H
#define VERNACULAR_BASE_CHILD_H

#include "base/buf.h"
#include "base/fault.h"

struct child {
	const char *const *argv; /* argv[0] is the program's whole path; ends
				  * with NULL */
	const void *in;		 /* its standard input, which it may seek */
	size_t in_count;
	size_t out_most;   /* bytes that are taken of its output */
	int seconds;	   /* of the wall, and of processor time */
	size_t memory_most; /* bytes of address space */
};

/* Run it and wait; any thread, for as long as seconds says. Its standard
 * output is appended, its complaints go nowhere.
 *   ret_exit  how it ended: its exit code
 * Errors: E_NOT_FOUND there is no such program; E_REFUSED it took longer or
 * wrote more than it may, or was ended by a signal; E_IO. */
enum status child_run(const struct child *, struct buf *out, int *ret_exit,
		      struct fault *) MUST_USE;

#endif
