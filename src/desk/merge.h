/* The same person twice in the register of one landlord: finding likely pairs,
 * making one record of two, and taking it apart again. Never across landlords.
 *
 * The record that goes stays in the store as it was, but for pointing at the
 * one that stays: its identifier, reference and letters lead there. Requests,
 * needs, people, contacts, calls and cases go along, each noted, so that they
 * can go back. */
#ifndef VERNACULAR_DESK_MERGE_H
#define VERNACULAR_DESK_MERGE_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* {pairs: [{marks, a: side, b: side}], next}; side is {id, reference,
 *  name(name), name_native(name), address, postcode, phone, email,
 *  organisation}. Those with most in common first. Errors: E_INPUT. */
enum status duplicates_list(struct visit *, const struct page_wish *,
			    struct model *, struct fault *) MUST_USE;

/* They are two people: the pair is not shown again.
 * Errors: E_INPUT no reason; E_NOT_FOUND. */
struct duplicates_seen {
	const char *tenant, *other, *reason;
};
enum status duplicates_different(struct visit *,
				 const struct duplicates_seen *,
				 struct model *, struct fault *) MUST_USE;

/* Both side by side: {tenant, other, version, strip, kept: side, goes: side,
 *  fields: [{field(code merge-field), kept, goes}]: those that differ;
 *  needs: [{kind(code need-kind), kept, goes}]: single ones that differ}.
 * Both readings are events. Errors: E_REFUSED they must not be merged. */
enum status merge_before(struct visit *, const char *tenant, const char *other,
			 struct model *, struct fault *) MUST_USE;

/* tenant stays, other goes.
 *   fields  "kept" or "goes" by field or kind of need; what is not in it
 *           stays as kept has it, or is taken from goes where kept has none
 * {tenant, moved}. Errors: E_INPUT, E_REFUSED, E_STALE. */
struct merge_wish {
	const char *tenant, *other;
	int64_t version;
	const struct model *fields;
	const char *reason; /* how it is known that they are one; needed */
};
enum status merge_make(struct visit *, const struct merge_wish *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* They were two after all: what went along goes back, fields that the merge
 * changed and nobody since get back what they had. What came after the merge
 * stays with the one that stayed.
 *   merged  the record that went
 * {tenant, other}. Errors: E_CONFLICT it is not merged, or the one that
 * stayed was merged, moved or confidential since; E_INPUT no reason. */
enum status merge_apart(struct visit *, const char *tenant, const char *merged,
			const char *reason, struct model *, struct fault *)
	MUST_USE;

#endif
