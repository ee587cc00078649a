/* Letters that go to a printer together: one file of their pages and one list
 * of what is in it. A letter is in one run at most, and the file is the same
 * bytes whenever it is fetched, since the letters never change.
 *
 *     status = print_run_prepare(reading, &wish, &ready, fault);  on a worker
 *     status = print_run_make(writing, ready, model, fault);      on the writer
 *
 * Letters wait by themselves once they are issued for post (desk/dispatch). */
#ifndef VERNACULAR_DESK_PRINT_RUNS_H
#define VERNACULAR_DESK_PRINT_RUNS_H

#include "desk/desk.h"

struct file_found;
struct model;
struct page_wish;

/* Letters of one run: what waits beyond goes with the next. */
#define PRINT_RUN_MOST 1000

struct print_run_wish {
	const char *organisation; /* its id or name; NULL: the caller's */
	/* Only these letters, ascending, of those that wait; NULL: all that
	 * do. */
	const int64_t *letter;
	size_t letters;
	enum print_abroad {
		PRINT_ABROAD,  /* letters to other countries go too */
		PRINT_BRITISH, /* the printer takes British addresses alone */
	} abroad;
};

/* The letters read, their addresses checked, their pages put together. Slow.
 * Errors: E_NOT_FOUND; E_CONFLICT nothing waits that can be printed. */
struct print_ready; /* in the arena */
enum status print_run_prepare(struct visit *, const struct print_run_wish *,
			      struct print_ready **, struct fault *) MUST_USE;

/* Keep it. RUN and {left_out: [{letter, tenant_reference, why(code
 * print-left), code(code address) or null}]: what waits on, since no printer
 * takes it, more: how many wait beyond}. Errors: E_STALE one of them went
 * another way meanwhile: prepare again. */
enum status print_run_make(struct visit *, const struct print_ready *,
			   struct model *, struct fault *) MUST_USE;

/* RUN is {id, n, organisation, organisation_name, made_at, made_by(name),
 * letters, pages, sheets, sha256, bytes, sent_at, sent_by(name), reference}.
 * {waiting: [{organisation, name, letters}], runs: [RUN] of the caller's
 *  organisations, the latest first, at most 50 of each} */
enum status print_runs_list(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* RUN and {lines: [{n, letter, state(code dispatch-state)}]}.
 * Errors: E_NOT_FOUND. */
enum status print_run_show(struct visit *, const char *id, struct model *,
			   struct fault *) MUST_USE;

/* Its pages, or its list as CSV: n, letter, tenant, language, pages,
 * first_page (in the file), sheets (on both sides), sha256 (of the letter's own
 * pages), address_1 to address_6, postcode (or the country).
 * Slow. An event is queued. Errors: E_NOT_FOUND; E_IO the letters are not what
 * they were. */
enum print_part { PRINT_PAGES, PRINT_LIST };
enum status print_run_file(struct visit *, const char *id, enum print_part,
			   struct file_found *, struct fault *) MUST_USE;

/* The printer confirmed it: each letter of it is sent. RUN
 *   reference  of the printer; NULL none
 * Errors: E_NOT_FOUND; E_CONFLICT it was confirmed. */
enum status print_run_confirm(struct visit *, const char *id,
			      const char *reference, struct model *,
			      struct fault *) MUST_USE;

#endif
