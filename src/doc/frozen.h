/* A document as bytes that are kept: what was issued can be set again in
 * another size or format years later, by what it said and not by what its
 * template says by then. desk/letters keeps them. */
#ifndef VERNACULAR_DOC_FROZEN_H
#define VERNACULAR_DOC_FROZEN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "doc/tree.h"

/* Append the document. Of a picture its file's name is kept, of a block the
 * line but not the source. */
void document_freeze(const struct document *, struct buf *);

/* The document again.
 *   bytes  borrowed for the call
 *   ret    lives in the arena; its pictures are still to be found
 * Errors: E_INTERNAL for bytes that document_freeze did not write, or that
 * were damaged since. */
enum status document_thaw(const void *bytes, size_t count, struct arena *,
			  struct document **ret, struct fault *) MUST_USE;

#endif
