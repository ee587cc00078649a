/* Words and strings of a PO file put together to entries, for lang/po alone. */
#ifndef VERNACULAR_LANG_PO_READER_H
#define VERNACULAR_LANG_PO_READER_H

#include "lang/po.h"
#include "lang/po_lex.h"

/* Read from lex->at to lex->end, valid UTF-8 that lives as long as the arena,
 * into *po: header, entries and tail. What is wrong is told in lex->faults. */
void po_reader_entries(const struct po_lex *, struct po *);

#endif
