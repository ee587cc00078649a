/* PDF files of ours read back, object by object: whole files with one
 * cross-reference stream, as render/pdf_file writes them, and no others. Values
 * are ranges of text; nothing is copied. Inside render/print_file only.
 * Source: ISO 32000-1, 7.3 and 7.5. */
#ifndef VERNACULAR_RENDER_PDF_READ_H
#define VERNACULAR_RENDER_PDF_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* A range of text; text NULL where there is none. */
struct pdf_value {
	const char *text;
	size_t count;
};

struct pdf_read {
	struct arena *arena;
	const char *bytes;
	size_t count;
	struct pdf_place *places; /* by number */
	uint32_t numbers;
	struct pdf_value trailer;
	struct pdf_pack *pack; /* the object stream that was looked into last */
};

/* bytes are borrowed, and what is read lives in the arena. False where it is
 * no such file, or damaged. */
bool pdf_read_open(const void *bytes, size_t count, struct arena *,
		   struct pdf_read *ret);

/* The object of a number: its value, and what its stream holds, as it stands
 * in the file. False where there is none, or it is part of how the file is put
 * together. */
struct pdf_object {
	struct pdf_value value;
	struct pdf_value stream; /* text NULL: it is none */
};
bool pdf_read_object(const struct pdf_read *, uint32_t number,
		     struct pdf_object *ret);

/* The value of a key of a dictionary, "/Root"; text NULL where it has none. */
struct pdf_value pdf_value_of(struct pdf_value dictionary, const char *key);
/* A number, -1 where it is none; what a reference refers to, 0 for none. */
int64_t pdf_value_int(struct pdf_value);
uint32_t pdf_value_reference(struct pdf_value);

/* The values of an array or the keys and values of a dictionary, one after
 * another: false at the end. Begin with *at 0. */
bool pdf_value_next(struct pdf_value all, size_t *at, struct pdf_value *ret);

/* Append a value whose references go to map[number] (0: null), and whose
 * places in the tree of tags count from more on. */
struct pdf_renumber {
	const uint32_t *map;
	uint32_t numbers;
	int64_t more;
};
void pdf_value_put(struct pdf_value, const struct pdf_renumber *,
		   struct buf *);

#endif
