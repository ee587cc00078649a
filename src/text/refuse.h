/* What may not stand in a letter, said before anything is set: text that
 * deceives (order overrides), text that is broken, text that no printer has.
 * text/paragraph calls it for each piece. */
#ifndef VERNACULAR_TEXT_REFUSE_H
#define VERNACULAR_TEXT_REFUSE_H

#include <stddef.h>

#include "base/fault.h"

/* The longest pile of marks on one letter. Real ones have at most about eight
 * (Hebrew, Tibetan); the bound is UAX 15's for a stream-safe text, and two. */
#define REFUSE_CLUSTER_CP 32

/* Whether text can be printed.
 *   where  goes into the fault as it is
 *   text   any bytes
 * Errors: E_INPUT for bytes that are not UTF-8, a lone surrogate, a control
 * character but tab, LF and CR LF, an embedding or override of direction
 * (U+202A to 202E) or a deprecated format character (U+206A to 206F), a tag
 * character (U+E0000 to E007F), the sign of lost text (U+FFFD), a noncharacter,
 * private use, and a character with more than REFUSE_CLUSTER_CP marks. The
 * fault names code point and place. Isolates (U+2066 to 2069) may stand: we
 * put them round values ourselves.
 * Source: UAX 9, 2.1 and 6.3; UAX 15, 13; UTS 55. */
enum status refuse_text(const char *where, const char *text, size_t bytes,
			struct fault *) MUST_USE;

#endif
