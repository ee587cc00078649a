/* Complaints about providers and their linguists: logged, acknowledged,
 * looked into, decided; and who is sent no work meanwhile. */
#ifndef VERNACULAR_DESK_PROVIDER_COMPLAINTS_H
#define VERNACULAR_DESK_PROVIDER_COMPLAINTS_H

#include "desk/desk.h"

struct faults;
struct model;
struct page_wish;

/* Words as they came. What comes from a tenant's answers takes its provider,
 * linguist, work and tenant from them.
 *   ref, n  of the work that it is about; NULL none */
struct complaint_input {
	const char *provider, *linguist, *feedback, *ref;
	int64_t n;
	const char *source, *about, *words, *received_at;
};
/* {id}. Errors: E_NOT_FOUND; E_INPUT with faults. */
enum status complaint_log(struct visit *, const struct complaint_input *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

/* ROW: {id, provider, provider_name, linguist_name, ref, n, source(code
 * complaint-source), about(code complaint-about), state(code complaint-state),
 * received_at, due_at, late(bool), outcome(code complaint-outcome)} */

/* {open(bool), complaints: [ROW], next}. show: "all", or NULL those that are
 * open, the soonest due first; provider: id, NULL any. */
struct complaint_list {
	const char *show, *provider;
};
enum status complaints_list(struct visit *, const struct complaint_list *,
			    const struct page_wish *, struct model *,
			    struct fault *) MUST_USE;

/* ROW, and words, logged_at, logged_by_name, version, acknowledge_due_at,
 * acknowledged_at, decide_due_at, finding, learning, closed_at, provider_active
 * (bool), linguist, linguist_active(bool), open_work: how many items the
 * provider has, may: {acknowledge, note, longer, stop, start, stop_linguist,
 * start_linguist, decide, reopen: bools}, steps: [{kind(code complaint-step),
 * words, at, by_name}]. A read event. */
enum status complaint_show(struct visit *, const char *id, struct model *,
			   struct fault *) MUST_USE;

/* One step. What each needs: note, longer, stop, start, reopen: words; longer:
 * days; decide: outcome, and where it is upheld a finding, which the provider
 * reads; stop: work, as provider_stop has it, where something is open.
 *   who  "linguist": stop and start that one; NULL the provider
 * {id} Errors: E_NOT_FOUND; E_STALE; E_CONFLICT the state does not allow it;
 * E_INPUT with faults; E_FORBIDDEN who may not stop providers. */
struct complaint_act {
	const char *id, *step;
	int64_t version;
	const char *words, *outcome, *finding, *learning, *who, *work;
	int64_t days;
};
enum status complaint_act(struct visit *, const struct complaint_act *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

/* {complaints_due}: how many are due by the end of today, at most 200. */
enum status complaints_due(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* For a provider's coordinator: its own, of the last 12 months. What was
 * checked of its work, and good; what tenants said, where enough of them did
 * (null below 10); and what was upheld, with the finding and no name:
 * {checks: {n, good, share (null without n)}, answers: {n, good, share} or
 *  null, complaints: [{closed_at, about(code), outcome(code), finding,
 *  linguist_name}]} Errors: E_FORBIDDEN a linguist. */
enum status portal_quality(struct visit *, struct model *, struct fault *)
	MUST_USE;

#endif
