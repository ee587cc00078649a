/* A provider comes to an offer, or to work that it has: through the link of
 * the offer, or signed in. Internal to desk/: what it sees and does there. */
#ifndef VERNACULAR_DESK_OFFER_OPEN_H
#define VERNACULAR_DESK_OFFER_OPEN_H

#include "desk/item.h"
#include "desk/offers.h"
#include "store/booking.h"
#include "store/offer.h"

struct opened {
	struct offer offer; /* id 0: the work was given without one */
	struct work work;
	struct booking booking;
	const char *organisation;
};

/* Who asks for what is not theirs is answered as if there were nothing, and an
 * event is kept. Errors: E_NOT_FOUND; E_FORBIDDEN the link is another
 * provider's than the one signed in. */
enum status opened_find(struct visit *, const struct offer_key *,
			struct opened *ret, struct fault *) MUST_USE;

/* That somebody tried stays on record, though the try itself is undone. */
void opened_note(struct visit *, const struct opened *, const char *kind);

/* Still theirs to answer. */
bool opened_answerable(const struct visit *, const struct opened *);

/* The work is theirs, and was not given to somebody else since. */
bool opened_theirs(const struct opened *);

/* Something may be handed in now. */
bool opened_deliverable(const struct opened *);

/* Of the interpreter, as it was asked for: "woman", "man", NULL any. */
const char *opened_gender(const struct opened *);

/* Sent, but its time is over: the next tick will say so in the store. */
enum offer_state opened_state(const struct visit *, const struct offer *);

/* As offer_show has it. */
enum status opened_show(struct visit *, struct model *,
			const struct opened *, struct fault *) MUST_USE;

/* Where an on-site job is, as far as it takes to decide: "NB1", the first half
 * of a postcode; of who keeps their address confidential only its letters.
 * NULL where nothing is known, or nobody travels.
 *   place  of the booking; NULL: where the tenant lives */
struct whereabouts {
	const char *place, *postcode;
	int64_t confidential_utc;
	enum mode mode;
};
const char *job_area(struct arena *, const struct whereabouts *);

#endif
