/* Messages of one language, read from a PO file into an immutable table, and
 * all the catalogues of a folder. Any thread. */
#ifndef VERNACULAR_LANG_CATALOGUE_H
#define VERNACULAR_LANG_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "lang/tag.h"

struct catalogue;

/* One message; everything lives as long as its catalogue. */
struct catalogue_entry {
	const char *context;	  /* msgctxt or NULL */
	const char *msgid;	  /* English */
	const char *msgid_plural; /* NULL where there is none */
	const char *const *form;  /* msgstr, "" where not translated */
	size_t forms;		  /* 1 where there is no plural */
	const char *comments;	  /* the translator's, "" where none */
	const char *previous;	  /* msgid it was translated from, or NULL */
	bool fuzzy;		  /* to be looked at again by a translator */
	bool translated;	  /* every form has words and it is not fuzzy */
};

/* Read a PO file, or the text of one, which need not outlive the call. path and
 * name go into faults as NAME:LINE.
 * Errors: E_IO cannot be read; E_INPUT with one fault for each thing wrong:
 * what po_parse refuses, no header, one that does not say UTF-8, and a plural
 * rule that is none. */
enum status catalogue_load(const char *path, const struct tag *,
			   struct catalogue **ret_catalogue,
			   struct faults *) MUST_USE;
enum status catalogue_read(const char *name, const char *text, size_t bytes,
			   const struct tag *,
			   struct catalogue **ret_catalogue,
			   struct faults *) MUST_USE;
void catalogue_free(struct catalogue *);

const struct tag *catalogue_tag(const struct catalogue *);

/* A field of the header ("X-Source-Hash"), NULL where it has none. */
const char *catalogue_header(const struct catalogue *, const char *field);

/* In the file's order; NULL past the last. The header is not among them. */
const struct catalogue_entry *catalogue_at(const struct catalogue *,
					   size_t index);

/* Translated or not; NULL where the file does not have it. context may be
 * NULL. */
const struct catalogue_entry *catalogue_entry(const struct catalogue *,
					      const char *context,
					      const char *msgid);

/* The words to show: the translation, else the English message id itself.
 * Never NULL; a NULL catalogue is English. */
const char *catalogue_text(const struct catalogue *, const char *context,
			   const char *msgid);
const char *catalogue_plural(const struct catalogue *, const char *context,
			     const char *msgid, const char *msgid_plural,
			     unsigned long n);

/* The form of an entry for n by the file's own rule. */
const char *catalogue_form(const struct catalogue *,
			   const struct catalogue_entry *, unsigned long n);

/* Every TAG.po of a folder. */
struct catalogues;

/* Errors: as catalogue_load; and a file whose name is not a known tag. */
enum status catalogues_load(const char *folder, struct catalogues **ret_all,
			    struct faults *) MUST_USE;
void catalogues_free(struct catalogues *);

/* The catalogue of a language, NULL (English) where there is none. */
const struct catalogue *catalogues_find(const struct catalogues *,
					const struct tag *);

/* Of a folder's languages in order of tag; NULL past the last, or where there
 * is no folder. */
const struct catalogue *catalogues_at(const struct catalogues *, size_t index);

#endif
