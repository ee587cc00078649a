/* UTF-8, the encoding of all text inside the program. Validated at the edge.
 * Source: RFC 3629. */
#ifndef VERNACULAR_BASE_UTF8_H
#define VERNACULAR_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of valid UTF-8 at the start of text: count when all of it is.
 * Surrogates, overlong forms and code points past U+10FFFF are invalid. */
size_t utf8_valid(const char *text, size_t count);

/* What people may send us as text: valid UTF-8 with no control character but
 * tab and newline (CR LF counts as newline), no U+202A to U+202E or U+2066 to
 * U+2069 (bidirectional controls are ours to place), no noncharacter. On false
 * *ret_at is the byte offset and *ret_cp the code point (0xFFFD when the bytes
 * are not UTF-8). */
bool utf8_acceptable(const char *text, size_t count, size_t *ret_at,
		     uint32_t *ret_cp);

/* The largest whole number of characters within max bytes, in bytes. text is
 * valid UTF-8. */
size_t utf8_cut(const char *text, size_t count, size_t max);

/* Decode one code point of valid UTF-8 and advance. */
uint32_t utf8_next(const char **text);

/* Write one code point (a Unicode scalar value); returns bytes, 1 to 4. */
size_t utf8_encode(uint32_t cp, char ret[4]);

/* Code points in valid UTF-8. */
size_t utf8_length(const char *text, size_t count);

#endif
