/* Whether a file is XLIFF 2: what the core and the modules say about
 * elements, attributes and how they belong together. Reads 2.0, 2.1 and 2.2.
 * Sources: OASIS XLIFF Version 2.1, Version 2.2. */
#ifndef VERNACULAR_WIRE_XLIFF2_H
#define VERNACULAR_WIRE_XLIFF2_H

#include "base/fault.h"
#include "wire/xml.h"

#define XLIFF20 "urn:oasis:names:tc:xliff:document:2.0" /* and 2.1 */
#define XLIFF22 "urn:oasis:names:tc:xliff:document:2.2"
#define XLIFF_METADATA "urn:oasis:names:tc:xliff:metadata:2.0"

/* The namespace of its core, one of the two above; NULL: it is none. */
const char *xliff2_core(const struct xml *);

/* Add a fault for each thing wrong, where NAME:LINE:COLUMN. Errors: E_INPUT.
 */
enum status xliff2_check(const char *name, const struct xml *, struct arena *,
			 struct faults *) MUST_USE;

#endif
