/* The document tree as text, one node a line: the `tree` format of tests. */
#ifndef VERNACULAR_DOC_DUMP_H
#define VERNACULAR_DOC_DUMP_H

#include "base/buf.h"
#include "doc/tree.h"

void document_dump(const struct document *, struct buf *);

#endif
