/* Campaigns: one notice to many tenants, each as the register says. Whoever
 * makes one is shown first who would get what, and who cannot and why; another
 * person releases it; then its letters are issued in the background, a few at
 * a time, each by desk/letters. It goes on where it was after a pause, a
 * restart or a fall: a tenant stands in it once, and a letter is issued in the
 * same commit that says so. */
#ifndef VERNACULAR_DESK_CAMPAIGNS_H
#define VERNACULAR_DESK_CAMPAIGNS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct buf;
struct model;
struct print_ready;

struct campaign_input {
	const char *notice;
	const struct model *data; /* values for everybody, from JSON */
	/* Tenants of the caller's organisation and its members who read the
	 * language, need the format, and whose postcode begins so. NULL or "":
	 * any. */
	const char *language, *format, *area;
	/* Or a table, UTF-8: tenant (the reference), then a column for each
	 * field. NULL: none. */
	const char *table;
	size_t table_bytes;
	const char *place;     /* as in struct letter_input */
	int64_t postage_minor; /* what one letter by post costs */
};

/* {id, state}. What a value must be is told when recipients are looked at.
 * Errors: E_NOT_FOUND no such notice; E_INPUT at /language, /format, /area or
 * /file. */
enum status campaign_add(struct visit *, const struct campaign_input *,
			 struct model *, struct faults *,
			 struct fault *) MUST_USE;

/* {campaigns: [{id, title, state(code campaign-state), made_by, made_at,
 *  total}], next}, the newest first. */
enum status campaigns_list(struct visit *, const struct page_wish *,
			   struct model *, struct fault *) MUST_USE;

/* {id, notice, title, state(code campaign-state), made_by, made_at,
 *  released_by, released_at, ended_at, language(language), format(code
 *  format), area, listed(bool), total, ready, refused, issued, asked, percent,
 *  minutes_left: null where not known, may_release, may_pause, may_resume,
 *  may_stop, may_ask, own (bool, for this caller),
 *  kinds: [{language(language), format(code format), size, paper(code paper),
 *   channel(code channel), by_people(bool), count}] that go or went,
 *  refusals: [{code(code campaign-refusal), language(language), count}],
 *  cost: {letters(money), posted, people(money or null), total(money)},
 *  recipients: [{n, tenant, reference, name, state(code campaign-recipient),
 *   language, format, size, paper, channel, reasons: [as desk/choice],
 *   code, why, letter, request}], next,
 *  print: {waiting: letters that a print run may take, runs: [{id, n, letters:
 *   of the campaign, sent_at}]}}
 * Recipients by page. A worker goes on with it where none is at it.
 * Errors: E_NOT_FOUND. */
enum status campaign_show(struct visit *, const char *id,
			  const struct page_wish *, struct model *,
			  struct fault *) MUST_USE;

enum campaign_move {
	CAMPAIGN_RELEASE, /* by another person than made it */
	CAMPAIGN_PAUSE,
	CAMPAIGN_GO_ON,
	CAMPAIGN_STOP, /* for good */
};
/* Errors: E_NOT_FOUND; E_FORBIDDEN their own; E_CONFLICT the state does not
 * allow it. */
enum status campaign_move(struct visit *, const char *id, enum campaign_move,
			  struct model *, struct fault *) MUST_USE;

/* What needs a person becomes requests: a translation of the notice for each
 * language that is not approved, Braille for each tenant who reads it. The
 * first few hundred tenants of them at a time. {requests: [ref]}
 * Errors: E_CONFLICT nothing is to be asked for. */
enum status campaign_ask(struct visit *, const char *id, struct model *,
			 struct faults *, struct fault *) MUST_USE;

/* Its letters that wait for a printer, made ready for a run of their own:
 * print_run_make does the rest (desk/print_runs). Of one landlord and at most
 * PRINT_RUN_MOST at a time. Slow. Errors: E_NOT_FOUND; E_CONFLICT none waits.
 */
enum status campaign_print_prepare(struct visit *, const char *id,
				   struct print_ready **ret, struct fault *)
	MUST_USE;

/* The manifest as CSV, in print order: what is posted first, by format, size
 * and paper; append. Of a letter that is in a print run file, pages and
 * first_page say where. Errors: E_NOT_FOUND. */
enum status campaign_manifest(struct visit *, const char *id, struct buf *,
			      struct fault *) MUST_USE;

/* Workers for what is not finished. Tick calls it. */
enum status campaigns_tick(struct visit *, struct fault *) MUST_USE;

/* The desk's own: which are being worked on. */
struct campaign_jobs;
struct campaign_jobs *campaign_jobs_new(void);
void campaign_jobs_free(struct campaign_jobs *); /* after the workers */

#endif
