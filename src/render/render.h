/* What documents leave as: a table of renderers over one const tree. */
#ifndef VERNACULAR_RENDER_RENDER_H
#define VERNACULAR_RENDER_RENDER_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "doc/tree.h"

enum render_frame {
	RENDER_FILE, /* stands alone: head, style sheet, print rules */
	RENDER_PART, /* stands in a page of ours that brings the style */
};

struct render_options {
	enum render_frame frame;
};

struct renderer {
	const char *name;      /* "html" */
	const char *mime;      /* "text/html; charset=utf-8" */
	const char *extension; /* "html" */
	/* Append the document to the buffer. Thread-safe. */
	enum status (*render)(const struct document *,
			      const struct render_options *, struct buf *,
			      struct fault *);
};

/* The renderer of that name.
 * Errors: E_INPUT for a name that is none, or one of a format that this
 * version does not have; the fault says which there are. */
enum status render_find(const char *name, const struct renderer **ret,
			struct fault *) MUST_USE;

/* All of them, for help and OpenAPI. */
const struct renderer *render_all(size_t *ret_count);

enum status render_html(const struct document *, const struct render_options *,
			struct buf *, struct fault *) MUST_USE;
enum status render_text(const struct document *, const struct render_options *,
			struct buf *, struct fault *) MUST_USE;
enum status render_tree(const struct document *, const struct render_options *,
			struct buf *, struct fault *) MUST_USE;

#endif
