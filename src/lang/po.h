/* PO files, read and written whole. What was not changed is written as it
 * stood, byte for byte; catalogues, exchange and the desk build on it. No
 * state outside its arguments: any thread. Source: GNU gettext manual, "The
 * Format of PO Files". */
#ifndef VERNACULAR_LANG_PO_H
#define VERNACULAR_LANG_PO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "lang/po_index.h"

#define PO_BYTES_MAX ((size_t)32 << 20)
#define PO_LINE_MAX ((size_t)1 << 20)
#define PO_ENTRIES_MAX ((size_t)200000)
#define PO_COMMENTS_MAX ((size_t)10000) /* lines before one message */

/* One message. Comments are lines that each end with a newline, without the
 * sign and the space they stand behind; "" where there are none. To change an
 * entry set its fields and then raw to NULL. */
struct po_entry {
	const char *context; /* msgctxt or NULL */
	const char *msgid;   /* NULL in a file's header where it has none */
	const char *msgid_plural; /* NULL where there is none */
	const char *const *form;  /* msgstr, "" where not translated */
	size_t forms;
	const char *comments;	/* "#", the translator's */
	const char *extracted;	/* "#.", for the translator */
	const char *references; /* "#:" */
	const char *flags;	/* "#,", without fuzzy: "c-format, no-wrap" */
	const char *previous_context, *previous, *previous_plural; /* or NULL */
	bool fuzzy, obsolete;
	unsigned line;	 /* of its msgid, 0 where it is new */
	const char *raw; /* as it stood with what stands before it, or NULL */
	size_t raw_bytes;
};

struct po {
	struct po_entry header; /* the one with an empty msgid; its form[0] */
	struct po_entry *entry; /* in the file's order, obsolete ones too */
	size_t entries;
	const char *begin; /* of the text as it stood, or NULL */
	const char *tail;  /* what stands behind the last entry, or NULL */
	size_t tail_bytes;
	bool marked;	       /* begins with U+FEFF */
	bool crlf;	       /* lines end as they do on Windows */
	bool unbroken;	       /* strings are not broken at 79 columns */
	struct po_index index; /* of entry, by context and msgid */
};

/* Read text, which need not outlive the call, into the arena.
 *   name  of the file, for faults: where is NAME:LINE
 * Errors: E_INPUT with a fault for each thing wrong, *ret_po is then empty:
 * more bytes, entries, lines of comments or bytes in a line than above; other
 * than UTF-8; characters that only we may place (utf8_acceptable), by escape
 * too; syntax; a message twice; plural forms without a header, without a rule,
 * with a bad one or not as many as it says. */
enum status po_parse(const char *name, const char *text, size_t bytes,
		     struct arena *, struct po *ret_po,
		     struct faults *) MUST_USE;

/* Entries with raw are written as they stood; the others as msgcat writes them,
 * with --no-wrap where the file is like that, but each line of references as
 * it stood. */
void po_write(const struct po *, struct buf *);

/* A field of the header ("Language"), in the arena; NULL where it has none. */
const char *po_field(const struct po *, struct arena *, const char *field);

/* The entry, obsolete or not; NULL where the file does not have it. context
 * may be NULL. */
struct po_entry *po_find(const struct po *, const char *context,
			 const char *msgid);

/* Whether every form has words. */
bool po_filled(const struct po_entry *);

#endif
