/* Markdown to a document tree. cmark-gfm finds the blocks; what is inside them
 * is doc/span's. */
#ifndef VERNACULAR_DOC_MARKDOWN_H
#define VERNACULAR_DOC_MARKDOWN_H

#include "base/arena.h"
#include "base/fault.h"
#include "doc/span.h"
#include "doc/tree.h"

#define MARKDOWN_BYTES_MAX (1 << 20)

struct markdown {
	const char *name; /* of the file, for faults */
	const char *text; /* need not end in NUL */
	size_t count;
	int lines_before; /* such as those of front matter */
	/* SPAN_MODE_PLAIN: spans are parsed. SPAN_MODE_TEMPLATE: only source
	 * is filled in, the caller splits and parses it. */
	enum span_mode mode;
};

/* Parse; everything wrong is added to faults, where FILE:LINE.
 *   ret_blocks  in the arena
 * Errors: E_INPUT: not UTF-8, too long, raw HTML, code blocks, link
 * definitions, underlined headings, and what doc/span refuses. */
enum status markdown_parse(const struct markdown *, struct arena *,
			   struct block **ret_blocks, struct faults *) MUST_USE;

/* The first of that alone: text that people may send us, and not too much.
 * Errors: E_INPUT. */
enum status markdown_acceptable(const struct markdown *, struct arena *,
				struct faults *) MUST_USE;

#endif
