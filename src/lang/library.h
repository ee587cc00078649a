/* The library that knows the languages' values, as this machine has it. */
#ifndef VERNACULAR_LANG_LIBRARY_H
#define VERNACULAR_LANG_LIBRARY_H

#include "base/fault.h"

/* Before anything else of lang/: where memory is out the process ends, as it
 * does for what is ours (base/mem.h); some of the library would go on with
 * nothing. */
void library_start(void);

#define LIBRARY_TEXT 40
#define CLDR_LEAST 42

/* "72.1, CLDR 42". Errors: E_IO its data cannot be read, or are older than
 * CLDR_LEAST. */
enum status library_check(char ret_text[LIBRARY_TEXT], struct fault *)
	MUST_USE;

#endif
