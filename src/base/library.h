/* Libraries that are opened when first needed. Linked as usual, they and
 * those below them would cost every command that never calls them. */
#ifndef VERNACULAR_BASE_LIBRARY_H
#define VERNACULAR_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct library_function {
	const char *name;
	size_t at; /* its pointer, from the start of the table */
};

/* Fill TABLE with the COUNT functions of the library SONAME, which stays open
 * from then on. False where it is not installed or lacks one of them: why is
 * logged, and TABLE is not to be used. Called once for each library, from
 * within pthread_once. */
bool library_open(const char *soname, const struct library_function *functions,
		  size_t count, void *table);

#endif
