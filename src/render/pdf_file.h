/* A PDF file being written: numbered objects, streams, and the table that
 * finds them. Objects that are no streams go into object streams. The bytes
 * depend on what was written and on nothing else.
 * Source: ISO 32000-1, 7.5. */
#ifndef VERNACULAR_RENDER_PDF_FILE_H
#define VERNACULAR_RENDER_PDF_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "render/pack.h"

/* Belongs to one thread at a time; its memory is kept from file to file. */
struct pdf_file;

struct pdf_file *pdf_file_new(void);
void pdf_file_free(struct pdf_file *);

/* Begin a file. It is appended to out, which is borrowed until
 * pdf_file_end and written by nobody else until then. */
void pdf_file_begin(struct pdf_file *, struct buf *out);

/* What was appended to out has been put elsewhere: out is emptied. Not on a
 * base; what was kept of a stream before is no more to be had. */
void pdf_file_took(struct pdf_file *);

/* A number for an object, to refer to it before or after it is written. Each
 * must be written once. */
uint32_t pdf_file_number(struct pdf_file *);

/* Begin an object that is no stream: its value is what is appended to the
 * returned buffer (render/pdf_put.h) before the next call on this file. */
struct buf *pdf_file_object(struct pdf_file *, uint32_t number);

/* A stream to be written.
 *   entries  of its dictionary besides Length, such as "/Length1 2048"; ""
 *            for none. 200 bytes at most */
struct pdf_stream {
	const char *entries;
	enum pack_kind kind;
	const void *bytes;
	size_t count;
};

/* Write it packed, with its filter named. */
void pdf_file_stream(struct pdf_file *, uint32_t number,
		     const struct pdf_stream *);

/* Write it as it is. Entries name its filter, if it has one. */
void pdf_file_stream_as_is(struct pdf_file *, uint32_t number,
			   const char *entries, const void *bytes,
			   size_t count);

/* The stream written last, as it stands in the file; nothing where it stands
 * in the base. */
void pdf_file_keep(const struct pdf_file *, struct buf *ret);

/* Write what was kept of another file. */
void pdf_file_again(struct pdf_file *, uint32_t number, const struct buf *kept);

/* What the file's trailer names. */
struct pdf_trailer {
	uint32_t catalogue, info;
};

/* Write what finds the objects. */
void pdf_file_end(struct pdf_file *, const struct pdf_trailer *);

/* What many files begin with: most of one that was written, kept. A file on a
 * base writes its objects again under the same numbers; what is the same there
 * is not written twice, what differs takes its place. */
struct pdf_base;

/* Of the file begun last: the objects numbered so far stand in every file on
 * its base, and are not asked for there. */
void pdf_file_fix(struct pdf_file *);

/* End the file as a base: what was numbered and not written must be written by
 * every file on it. What was appended to out goes with the base. */
struct pdf_base *pdf_file_base(struct pdf_file *);
void pdf_base_free(struct pdf_base *);

/* As pdf_file_begin; the next number is the one after those that were fixed.
 * The base is borrowed until pdf_file_end. */
void pdf_file_begin_on(struct pdf_file *, const struct pdf_base *,
		       struct buf *out);

#endif
