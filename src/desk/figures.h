/* Success and gaps: the figures that managers and auditors are asked for. Each
 * is made from facts (core/fact) alone and can be had as a page, JSON or CSV.
 *
 * What they share: SHARE is {n, hits, share(real), low(real), high(real)}, low
 * and high Wilson's interval of 95 %, all three null where n is 0. KEY is
 * {key, name} and code, language or month where it has one; of who is known
 * by number the key is that. Every model has from(day), to(day), by, and
 * organisations: [{id, name}], those that may be asked for. */
#ifndef VERNACULAR_DESK_FIGURES_H
#define VERNACULAR_DESK_FIGURES_H

#include "desk/desk.h"

struct buf;
struct model;

/* NULL and "": not said. */
struct figures_wish {
	const char *from, *to;	  /* ISO dates, both included, London days; the
				     last twelve months */
	const char *by;		  /* what a row stands for */
	const char *service, *language; /* only these */
	const char *organisation; /* only this one, by its identifier */
	const char *policy;	  /* of figures_impact */
};

/* How work that was closed ended.
 *   by  service language format mode provider organisation class month hour
 *       weekday area; hour and weekday are those of appointments
 * {total: ROW, rows: [ROW], rank_min, gaps: [{by(code success-by), KEY, SHARE
 *  of the unfilled, PARITY}] where nobody was found more often than elsewhere,
 *  complaints: [{KEY, n, upheld, open}] about providers, complaint_cases,
 *  off_contract: how many of them, bought: [{at, ref, n, provider, why}] the
 *  latest of these}; ROW is {KEY, n, contract: SHARE, tenant: SHARE,
 *  fulfilled, tenant_absent, interpreter_absent, cancelled_late,
 *  cancelled_early, provider_cancelled, unfilled, rejected, ranked(bool)}.
 * Errors: E_INPUT; E_NOT_FOUND an organisation that is not the caller's. */
enum status figures_success(struct visit *, const struct figures_wish *,
			   struct model *, struct fault *) MUST_USE;

/* The requests behind a figure of figures_success, the latest hundred.
 *   key    of a row; NULL: of every row
 *   ended  fulfilled tenant-absent interpreter-absent cancelled-early
 *          cancelled-late provider-cancelled unfilled rejected; NULL or "" all
 * {n, requests: [rows of requests_list with closed_at]}
 * Errors: as above. */
struct figures_group {
	const char *key, *ended;
};
enum status figures_items(struct visit *, const struct figures_wish *,
			  const struct figures_group *, struct model *,
			  struct fault *) MUST_USE;

/* Whether each group fares as all the others together.
 *   by  need need-kind language organisation area, or the code of a question
 *       of the equality profile, of which only who answered counts
 * {people, claim_min, small, measures: [{measure(code parity-measure: reached
 *  standard understood complained), rows: [{KEY, hidden(bool), SHARE,
 *  PARITY}]}], waits: [{KEY, hidden, n, median_min, low_min, high_min(minutes
 *  on the wall of what was done), claim(code parity-wait, against
 *  everybody)}]}; complained is of people, the rest of work. PARITY is
 * {difference, difference_low, difference_high(real), claim(code
 *  parity-claim)}: Newcombe's interval of 95 %, and no claim where fewer than
 *  claim_min stand on either side. Of groups with fewer than small people, and
 *  what would give one away, every figure is null.
 * Errors: as above. */
enum status figures_parity(struct visit *, const struct figures_wish *,
			  struct model *, struct fault *) MUST_USE;

/* The same before and after a version of the policy took hold: the one of the
 * wish by its identifier, or the latest. From and to of the wish do not
 * matter: it is six months each, or as long as the version has held.
 * {policy: {id, kind, code, version, from_at, reason} or null, versions: [the
 *  same without reason], before: {from, to}, after: {from, to}, groups: [{KEY,
 *  rows: [{measure, before: SHARE, after: SHARE, PARITY}]}], left_out: how many
 *  groups are too small in either time, claim_min, small}.
 * Errors: as above; E_NOT_FOUND no such version. */
enum status figures_impact(struct visit *, const struct figures_wish *,
			  struct model *, struct fault *) MUST_USE;

/* Languages against the register: who asks less, or more, than their share.
 *   by  language
 * {rows: [{KEY, register, asked, requests, INDEX, beyond(bool)}], panel:
 *  [{KEY, register, members, INDEX}], english: [{area, n, some, none}],
 *  english_others, register, asked, members, claim_min, small}. Register:
 * tenants who speak or read it; asked: of them who asked in the span, in that
 * language; panel: languages with a member, or claim_min in the register;
 * beyond: more than the register knows. INDEX is {index, low, high (real),
 * claim(code demand-claim)}: 1 is a fair share. English: current tenants who
 * speak some or none, by area; small areas only in the sum.
 * Errors: as figures_success. */
enum status figures_demand(struct visit *, const struct figures_wish *,
			  struct model *, struct fault *) MUST_USE;

/* What was paid, as the ledger has it.
 *   by  provider language organisation service
 * {total: PAID, rows: [{KEY, PAID}], saved(money), memory_saved(money): by
 *  using again, in the caller's own organisation}; PAID is {n, net(money),
 *  gross(money), off_contract, off_contract_net(money), share(real: of all)}.
 * What a bill has beside work has no language and no service.
 * Errors: as figures_success. */
enum status figures_spend(struct visit *, const struct figures_wish *,
			 struct model *, struct fault *) MUST_USE;

/* How many will be asked for in the quarter after the running one, from up to
 * twelve whole ones (core/forecast); from and to of the wish do not matter.
 *   by  language service organisation
 * {next, running: quarters ("2027-Q1"), total: ROW, rows: [ROW]}; ROW is
 *  {KEY, known: [{quarter, n}], last, way(code forecast-way), trials,
 *  forecast, low, high, error}; null where too little is known.
 * Errors: as figures_success. */
enum status figures_forecast(struct visit *, const struct figures_wish *,
			    struct model *, struct fault *) MUST_USE;

/* One of a report's lists as CSV, safe in a spreadsheet: what is nested is
 * named with a _ between, and rows within rows repeat what stands above.
 *   table  the list's key; NULL: rows, or the first that is not organisations
 * Errors: E_INPUT no such list, naming those there are. */
enum status figures_csv(const struct model *, const char *table, struct buf *,
			struct fault *) MUST_USE;

#endif
