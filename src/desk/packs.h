/* Publication packs: figures for an information request or a transparency
 * scheme, in which nobody can be found (core/suppress). Each is kept, and what
 * is made later gives nothing of it away. */
#ifndef VERNACULAR_DESK_PACKS_H
#define VERNACULAR_DESK_PACKS_H

#include "desk/board.h"
#include "desk/desk.h"
#include "desk/tenants.h"

struct faults;
struct model;

/* {packs: [{id, kind(code pack-kind), reference, subject(code pack-subject) or
 *  null, from(day), to(day), below, organisation_name, made_at, made_by,
 *  dropped_at, dropped_why}], next, below, organisations: [{id, name}]}: of an
 * organisation, the caller's own where "" or NULL. Errors: E_NOT_FOUND. */
enum status packs_list(struct visit *, const char *organisation,
		       const struct page_wish *, struct model *,
		       struct fault *) MUST_USE;

/* Make one; ret_id is its identifier.
 *   kind          information-request transparency
 *   subject       outcomes success turnaround parity demand spend; NULL or ""
 *                 all of them
 *   organisation  an identifier, with its members; NULL or "" the caller's own
 * Errors: E_INPUT with faults: also where its days cut through those of a pack
 * that holds, or lie in them; E_NOT_FOUND. */
struct pack_wish {
	const char *kind, *reference, *subject;
	const char *from, *to, *organisation;
};
enum status pack_make(struct visit *, const struct pack_wish *,
		      int64_t *ret_id, struct faults *, struct fault *)
	MUST_USE;

/* One of packs_list, with tables: [{table, name(code pack-subject), by(code
 *  report-by), columns: [{key, name(message)}], rows: [{KEY of figures.h,
 *  total(bool), cells: [{value, hidden(bool)}]}]}]; value is null where it is
 *  hidden, or there is none. Errors: E_NOT_FOUND. */
enum status pack_show(struct visit *, const char *id, struct model *,
		      struct fault *) MUST_USE;

/* It never left the house: what is made later need not mind it.
 * Errors: E_INPUT no reason; E_NOT_FOUND; E_CONFLICT it was said already. */
enum status pack_drop_wish(struct visit *, const char *id, const char *why,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* A file of a pack's model, in the language as report_paper has it.
 *   format  zip: all of it; pdf; csv: one table, the first where it is NULL
 * Errors: E_NOT_FOUND no such table; those of the renderer. */
struct pack_file_wish {
	const char *language, *format, *table;
};
enum status pack_file(struct visit *, const struct model *,
		      const struct pack_file_wish *,
		      struct report_printed *ret, struct fault *) MUST_USE;

/* Each file of the ZIP by itself. */
struct pack_sink {
	enum status (*put)(void *self, const char *name, const void *bytes,
			   size_t count, struct fault *);
	void *self;
};
enum status pack_files(struct visit *, const struct model *,
		       const char *language, const struct pack_sink *,
		       struct fault *) MUST_USE;

#endif
