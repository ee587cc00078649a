/* Whether a document can be used by everyone: what WCAG 2.2 and PDF/UA ask of
 * its structure. */
#ifndef VERNACULAR_DOC_CHECK_H
#define VERNACULAR_DOC_CHECK_H

#include "base/fault.h"
#include "doc/tree.h"

/* Adds a fault for each: a heading level left out, no heading of level 1 or
 * several, an empty heading, a table without header cells or with an empty
 * one, a picture without alternative text, a link whose words say nothing.
 *   name  of the file, for faults
 * Source: WCAG 2.2, 1.1.1, 1.3.1, 2.4.4, 2.4.6. */
enum status document_check(const struct document *, const char *name,
			   struct faults *) MUST_USE;

#endif
