/* All notices of a folder with their catalogues:
 *
 *     templates/notices/NAME/notice.md   the English source
 *     templates/notices/NAME/TAG.po      a catalogue for each language
 *
 * Immutable once loaded; read from any thread. */
#ifndef VERNACULAR_NOTICE_NOTICES_H
#define VERNACULAR_NOTICE_NOTICES_H

#include <stddef.h>

#include "base/fault.h"

struct catalogue;
struct notice;
struct notices;
struct tag;

/* Errors: E_INPUT, everything wrong in any file is in faults, where FILE:LINE;
 * E_IO. */
enum status notices_load(const char *folder, struct notices **ret,
			 struct faults *) MUST_USE;
void notices_free(struct notices *);

/* In order of name; NULL past the last. */
const struct notice *notices_at(const struct notices *, size_t index);

/* Errors: E_NOT_FOUND, the fault names the nearest right one. */
enum status notices_find(const struct notices *, const char *name,
			 const struct notice **ret, struct fault *) MUST_USE;

/* The catalogue of a notice of this set in a language; NULL when there is
 * none, and for English. */
const struct catalogue *notices_catalogue(const struct notices *,
					  const struct notice *,
					  const struct tag *);

/* Every catalogue of a notice, in order of tag; NULL past the last. */
const struct catalogue *notices_catalogue_at(const struct notices *,
					     const struct notice *,
					     size_t index);

#endif
