/* What contract.c, card.c and agreed.c share. */
#ifndef VERNACULAR_STORE_CONTRACT_ROW_H
#define VERNACULAR_STORE_CONTRACT_ROW_H

#include "store/contract.h"
#include "store/inside.h"

/* The owner is visible, or the partnership of one that is. */
#define CONTRACT_SEEN                                            \
	"(visible(c.organisation) OR EXISTS (SELECT 1 FROM"      \
	" organisation m WHERE m.parent = c.organisation"        \
	" AND visible(m.id)))"

/* What a card says beside its rows, and one rate. */
#define CARD_TERMS                                                    \
	"k.week, k.out_of_hours, k.bank_holiday, k.travel_visit,"     \
	" k.travel_hour, k.travel_mile, k.bands, k.vat_bp"
#define RATE_COLUMNS                                                   \
	"r.service, r.from_lang, r.to_lang, r.mode, r.format, r.unit," \
	" r.rate, r.minimum_minor, r.minimum_minutes, r.step_minutes"

void card_terms_read(struct cursor *, struct rate_card *ret);
void rate_read(struct cursor *, struct rate *ret);

/* Raise the version, which must be the one given. Errors: E_STALE,
 * E_NOT_FOUND. */
enum status contract_raise(const struct access *, int64_t id, int64_t version,
			   struct fault *) MUST_USE;

#endif
