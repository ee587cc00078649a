/* What a file is, by its bytes: their beginning, and enough of their structure
 * that something which only begins like it is not taken for it. Nothing is
 * unpacked but the small parts that tell Office files apart.
 * Sources: ISO 32000-1, 7.5 (PDF); ECMA-376 part 2, 9 (OPC); OpenDocument 1.3
 * part 2, 3.3; W3C PNG, 5; ITU-T T.81, B; TIFF 6.0, 2; ISO 14496-12, 4.3 and
 * ISO 23008-12, 10 (HEIF); MS-CFB, 2.2. */
#ifndef VERNACULAR_WIRE_SNIFF_H
#define VERNACULAR_WIRE_SNIFF_H

#include <stddef.h>

#include "base/arena.h"

enum sniff_kind {
	SNIFF_UNKNOWN,
	SNIFF_PDF,
	SNIFF_DOCX,
	SNIFF_ODT,
	SNIFF_TEXT, /* bytes that are text in UTF-8, UTF-16 or Windows-1252 */
	SNIFF_PNG,
	SNIFF_JPEG,
	SNIFF_TIFF,
	SNIFF_HEIC,
	SNIFF_DAMAGED,	 /* begins as one of those above, and is not whole */
	SNIFF_LOCKED,	 /* an Office file behind a password */
	SNIFF_MACROS,	 /* an Office file with programs in it */
	SNIFF_BOMB,	 /* unpacks into far more than it is */
	SNIFF_OLD_WORD,	 /* .doc */
	SNIFF_OLD_OFFICE, /* .xls, .ppt, .msg */
	SNIFF_SHEET,	 /* .xlsx, .ods */
	SNIFF_SLIDES,	 /* .pptx, .odp */
	SNIFF_RTF,
	SNIFF_WEB,	 /* HTML, SVG, XML */
	SNIFF_ARCHIVE,
	SNIFF_PROGRAM,
	SNIFF_PICTURE,	 /* GIF, WebP, BMP, AVIF */
	SNIFF_SOUND,	 /* sound or film */
};
#define SNIFF_KINDS 23

/* bytes are borrowed; the arena is for what is read on the way. */
enum sniff_kind sniff(const void *bytes, size_t count, struct arena *);

/* The kind that an ending stands for ("pdf", "PDF", without the dot);
 * SNIFF_UNKNOWN for one that says nothing. SNIFF_OLD_OFFICE, SNIFF_MACROS and
 * the like stand for every ending of their family. */
enum sniff_kind sniff_ending(const char *ending);

/* The ending without the dot, and the media type; NULL of a kind that has no
 * single one. */
const char *sniff_extension(enum sniff_kind);
const char *sniff_mime(enum sniff_kind);

#endif
