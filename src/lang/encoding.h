/* What letters a file from elsewhere is written in, and the same as UTF-8.
 * Sources: the Unicode Standard 15, 2.6 and 3.10 (encoding schemes, byte order
 * marks); the WHATWG Encoding Standard's index of windows-1252. */
#ifndef VERNACULAR_LANG_ENCODING_H
#define VERNACULAR_LANG_ENCODING_H

#include "base/buf.h"
#include "base/fault.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16_LE,
	ENCODING_UTF16_BE,
	ENCODING_WINDOWS_1252,
};

/* By the byte order mark; where none stands, by where NULs are (UTF-16: every
 * other byte of Latin letters, commas and line ends), then by whether all of
 * it is UTF-8; what is left is taken for Windows-1252. */
enum encoding encoding_of(const char *bytes, size_t count);

/* As IANA registers it, "UTF-16LE". Static. */
const char *encoding_name(enum encoding);

/* Append as UTF-8, without a byte order mark.
 * Errors: E_INPUT, the fault's place is "line 12": half a character of UTF-16;
 * a byte that Windows-1252 does not have. Bytes that are no UTF-8 are left for
 * the reader of the file, who knows the field. */
enum status encoding_read(enum encoding, const char *bytes, size_t count,
			  struct buf *out, struct fault *) MUST_USE;

#endif
