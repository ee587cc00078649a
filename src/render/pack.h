/* Deflate for the small streams of a PDF file, in one pass over the bytes.
 *
 * Most of what a general compressor spends on a few kilobytes goes into
 * counting them and making Huffman codes of the counts. Here the codes are
 * made beforehand, of what letters in many scripts hold (render/pack_codes.h),
 * and matches are looked for in one place only.
 * Source: RFC 1950, RFC 1951. */
#ifndef VERNACULAR_RENDER_PACK_H
#define VERNACULAR_RENDER_PACK_H

#include <stddef.h>

/* What the bytes are: any may be packed as any of these, only less well. */
enum pack_kind {
	PACK_CONTENT,  /* what draws a page */
	PACK_OBJECTS,  /* dictionaries and arrays */
	PACK_MAP,      /* from codes to characters */
	PACK_OUTLINES, /* programs of fonts */
	PACK_KINDS,
};

/* The memory of where bytes were seen. Belongs to one thread at a time. */
struct packer;

struct packer *packer_new(void);
void packer_free(struct packer *);

/* The most bytes that count bytes become. */
size_t packer_bound(size_t count);

/* Pack as a zlib stream. The result depends on kind and bytes alone.
 *   ret  room for packer_bound(count)
 * Returns how many bytes were written. */
size_t packer_zlib(struct packer *, enum pack_kind, const void *bytes,
		   size_t count, void *ret);

#endif
