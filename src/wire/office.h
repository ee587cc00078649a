/* The words of Office files, without what they look like. Read as a stream:
 * a part may be large, and nothing of it is kept but the words.
 * Sources: ECMA-376 part 1, 17.3 and 17.16 (WordprocessingML); OpenDocument
 * 1.3 part 3, 5 and 6. */
#ifndef VERNACULAR_WIRE_OFFICE_H
#define VERNACULAR_WIRE_OFFICE_H

#include "base/buf.h"
#include "base/fault.h"
#include "wire/zip.h"

#define OFFICE_PART_MOST (64u << 20) /* bytes of one part, unpacked */

enum office { OFFICE_WORD, OFFICE_OPEN_DOCUMENT };

/* Append what is read in the file: body, headers and footers, notes; a line
 * for each paragraph. Deleted words, comments, and names of fields are left
 * out.
 * Errors: E_INPUT a part is damaged, longer than is taken, not well-formed, or
 * declares a document type. */
enum status office_words(const struct zip *, enum office, struct buf *,
			 struct fault *) MUST_USE;

#endif
