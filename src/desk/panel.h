/* The panel: tenants who agreed to be asked what they think, who is invited
 * when, and how they leave. Who died, moved or was merged is not asked; how to
 * be in touch safely stands beside each name. */
#ifndef VERNACULAR_DESK_PANEL_H
#define VERNACULAR_DESK_PANEL_H

#include "desk/desk.h"

struct buf;
struct model;
struct page_wish;

/* An officer writes down a consent, or changes what they may be asked about.
 *   interests  {code: true}; empty for everything
 *   how        "telephone", "in-person", "paper"
 *   given      2026-11-21; NULL today
 * {tenant, address: where they leave}
 * Errors: E_INPUT with faults; E_NOT_FOUND; E_REFUSED as
 * life_letter_allowed. */
struct panel_input {
	const char *tenant, *how, *given;
	const struct model *interests;
};
enum status panel_join(struct visit *, const struct panel_input *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;
/* {tenant}. Errors: E_NOT_FOUND not in the panel. */
enum status panel_leave(struct visit *, const char *tenant, struct model *,
			struct fault *) MUST_USE;

/* By the member's own link. {organisation, willing(bool), consent_at, left_at,
 *  interests: [{code(code panel-interest)}], everything(bool)}
 * Errors: E_NOT_FOUND. */
enum status panel_link_show(struct visit *, const char *token, struct model *,
			    struct fault *) MUST_USE;
/* Leaving twice is fine. {} */
enum status panel_link_leave(struct visit *, const char *token, struct model *,
			     struct fault *) MUST_USE;

/* Who may be asked, a page of them.
 * {members: [{tenant, reference, name(name), name_native(name), spoken
 *  (language), read(language), interests: [{code(code panel-interest)}],
 *  everything(bool), area, safe: [{value}], contacts, contacted_at}], next,
 *  rounds: [{id, about, at, by, invited}]: the latest; organisation}
 * Errors: E_INPUT. */
struct panel_filter {
	const char *language, *interest, *area; /* NULL or "" all */
};
enum status panel_page(struct visit *, const struct panel_filter *,
		       const struct page_wish *, struct model *,
		       struct fault *) MUST_USE;

/* Everybody whom the filter finds is invited: a contact more for each. {id,
 * invited}. Errors: E_INPUT with faults; E_REFUSED nobody is found, or more
 * than PANEL_MOST. */
#define PANEL_MOST 5000
enum status panel_invitation(struct visit *, const char *about,
			     const struct panel_filter *, struct model *,
			     struct faults *, struct fault *) MUST_USE;

/* {id, about, language(language), interest(code panel-interest), area, at, by,
 *  invited, members: [as panel_page, and: phone, email, address: [text],
 *  postcode, format, leave: address]}: those who may still be asked. The
 *  reading is an event. Errors: E_NOT_FOUND; E_BUSY. */
enum status panel_round_show(struct visit *, const char *round, struct model *,
			     struct fault *) MUST_USE;

/* That model as CSV, safe in a spreadsheet. */
void panel_csv(const struct model *, const char *address, struct buf *);

#endif
