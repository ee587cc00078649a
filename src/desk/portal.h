/* What a provider sees who is signed in: its offers, its work and its figures,
 * and nothing of anybody else. A coordinator sees all of the provider's, a
 * linguist only what they were sent to; the caller has the role provider. */
#ifndef VERNACULAR_DESK_PORTAL_H
#define VERNACULAR_DESK_PORTAL_H

#include "desk/desk.h"

struct model;
struct page_wish;

/* {provider_name, coordinator(bool), unread: how many of the landlord's
 *  messages wait, offers: [ROW] that may be answered, soonest to expire first,
 *  jobs: [ROW] that the provider has, soonest first, and what
 *  revisions_of_provider has}
 * ROW: {id (of the item), state(code offer-state), item_state(code job-state),
 *  service(code), from, language, mode(code), format(code), words, minutes,
 *  starts_at, due_at, area, expires_at, ref (of work that is theirs, else
 *  null), organisation, urgent(code urgency), linguist_name, unread(bool)} */
enum status portal_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Everything the provider was ever asked, latest first: {jobs: [ROW], next}.
 * A linguist sees none of it. */
enum status portal_past(struct visit *, const struct page_wish *,
			struct model *, struct fault *) MUST_USE;

/* The provider's own figures of the last 12 months, each with its n.
 * {from(day), offers: {n, accepted, declined, expired, withdrawn, waiting,
 *  share (accepted of those answered or expired, real or null), answer_min
 *  (median, minutes or null), answered (its n)},
 *  done: {n, in_standard, share}, attendance: {n, on_time, share, missed},
 *  languages: [{service(code), language, offers, accepted, done, in_standard,
 *  share}], payments: [{month(month: its first), n, net(money)}] latest first,
 *  paid: {n, net(money)}, and invoices and credits (desk/portal_money)}
 * On time: not more than 5 minutes after the agreed start.
 * Errors: E_FORBIDDEN a linguist's account. */
enum status portal_figures(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Jobs for a calendar: those that the provider has, and what it had in the
 * last 60 days. Of a linguist (0: all) only what they were sent to.
 * {name: of the provider, jobs: [ROW, and: done(bool)]}; nothing in it tells
 * who the tenant is, or where they live. */
struct portal_calendar {
	int64_t provider, linguist;
};
enum status portal_calendar(struct visit *, const struct portal_calendar *,
			    struct model *, struct fault *) MUST_USE;

#endif
