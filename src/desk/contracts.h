/* Contracts with providers: who they are with, until when they hold, and what
 * they pay, in versions. Managers and administrators change them. What was
 * agreed by a version stays as it is when there is a new one. */
#ifndef VERNACULAR_DESK_CONTRACTS_H
#define VERNACULAR_DESK_CONTRACTS_H

#include "desk/desk.h"

struct model;
struct page_wish;

/* A contract that ends within so many days is warned of. */
#define CONTRACT_WARN_DAYS 60

/* {contracts: [{id, provider, provider_name, organisation, organisation_name,
 *  name, number, starts(day), ends(day or null), position, state(code
 *  contract-state), days_left (or null), version}], ending (how many end soon
 *  or have ended), next}
 *   provider  id, NULL all
 * Errors: E_INPUT, E_NOT_FOUND no such provider. */
enum status contracts_list(struct visit *, const char *provider,
			   const struct page_wish *, struct model *,
			   struct fault *) MUST_USE;

/* One of the list's rows, cards: [{version, from(day), state(code card-state),
 * reason, made_at, maker}], and card: {version, from, state, reason, vat_share,
 * out_of_hours, bank_holiday (per cent), hours: [{day, last_day(code weekday,
 * or null), from, to ("08:00")}], travel_visit, travel_hour, travel_mile
 * (pounds in words, or null), bands: [{band(code band), percent}], rates:
 * [{service(code), language(language or null), from, mode(code), format(code),
 * rate, unit(code rate-unit), minimum_minutes, step_minutes, minimum(money)}],
 * terms: [{service, language, unit(code notice-unit), less_than, percent}],
 * targets: [{measure(code target-measure), share, credit, actual (shares or
 * null), of}], table (as rate_table has it)} or null.
 *   version  of the card, 0: the one in force, else the first to come
 * Errors: E_NOT_FOUND. */
enum status contract_show(struct visit *, const char *id, int64_t version,
			  struct model *, struct fault *) MUST_USE;

struct contract_input {
	const char *provider, *organisation; /* id; name, NULL the caller's */
	const char *name, *number;
	const char *starts, *ends; /* "2026-04-01"; ends NULL or "": open */
	int64_t position;	   /* 1 to 99 */
};
/* A row of the list. Errors: E_FORBIDDEN, E_INPUT, E_CONFLICT, E_NOT_FOUND no
 * such provider. */
enum status contract_add(struct visit *, const struct contract_input *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;
/* What is NULL or 0 stays. Errors: also E_STALE, E_NOT_FOUND. */
enum status contract_change(struct visit *, const char *id, int64_t version,
			    const struct contract_input *, struct model *,
			    struct faults *, struct fault *) MUST_USE;

/* A new version of what is paid.
 *   version  of the contract, as it was read
 *   from     a day; NULL or "": today, or when the contract starts
 *   table    CSV; a file of it goes before the text
 * {id, version (of the card), rates, terms, targets (how many)}
 * Errors: E_INPUT with every wrong line at "/table"; E_FORBIDDEN, E_STALE,
 * E_NOT_FOUND. */
struct card_input {
	const char *id;
	int64_t version;
	const char *from, *reason;
	const char *table;
	const char *file;
	size_t file_bytes;
	enum { CARD_KEEP, CARD_CHECK } what; /* CARD_CHECK: nothing is kept */
};
enum status contract_price(struct visit *, const struct card_input *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The table of a card as CSV, in the arena. Errors: E_NOT_FOUND. */
enum status contract_table(struct visit *, const char *id, int64_t version,
			   const char **ret_csv, struct fault *) MUST_USE;

#endif
