/* The structures that wire/sniff looks at, for its own files alone. */
#ifndef VERNACULAR_WIRE_SNIFF_INSIDE_H
#define VERNACULAR_WIRE_SNIFF_INSIDE_H

#include <stdbool.h>

#include "wire/sniff.h"

struct sniffed {
	const unsigned char *bytes;
	size_t count;
	struct arena *arena;
};

/* Whether those n bytes stand at that place. */
bool sniff_has(const struct sniffed *, size_t at, const void *what, size_t n);

/* Each is called for a file that begins as its kind does. */
enum sniff_kind sniff_pdf(const struct sniffed *);
enum sniff_kind sniff_png(const struct sniffed *);
enum sniff_kind sniff_jpeg(const struct sniffed *);
enum sniff_kind sniff_tiff(const struct sniffed *);
enum sniff_kind sniff_boxes(const struct sniffed *); /* ISO media: "ftyp" */
enum sniff_kind sniff_zip(const struct sniffed *);
enum sniff_kind sniff_compound(const struct sniffed *);

/* For what is none of them: SNIFF_TEXT, SNIFF_WEB or SNIFF_UNKNOWN. */
enum sniff_kind sniff_text(const struct sniffed *);

#endif
