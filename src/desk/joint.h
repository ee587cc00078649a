/* Joint tenancies: tenants of one tenancy, each with a record, needs and
 * letters of their own; and parting them so that neither side sees the other.
 *
 * While they are joint, a number that both have is all that links them. Parting
 * takes it away, sorts what both had in common, covers names in the words of
 * each other's record, closes what events said of them, and by default makes
 * the address of who is kept safe confidential (desk/life). Nothing is left
 * that leads from one to the other; letters that were sent stay as sent. */
#ifndef VERNACULAR_DESK_JOINT_H
#define VERNACULAR_DESK_JOINT_H

#include "desk/desk.h"

struct model;
struct tenant;

/* {joint_tenants: [{id, reference, name(name), name_native(name)}]}: the
 * others of the tenancy. */
enum status joint_brief(struct visit *, const struct tenant *, struct model *,
			struct fault *) MUST_USE;

/* Two tenants of one landlord hold a tenancy together from now on.
 *   other  identifier or reference
 * {tenant}. Errors: E_INPUT, E_REFUSED; E_NOT_FOUND. */
enum status joint_link(struct visit *, const char *tenant, const char *other,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* What is to be decided before they part: {tenant, version, strip, name(name),
 *  joint_tenants, shared: {address: null or [text], postcode, phone, email},
 *  people: [{id, name(name), relation, role(code person-role), child(bool),
 *   with(name), acts(bool), choice: "stays", "other", "both" or "neither"}],
 *  told, letters, events}: how many texts, letters and events of either name
 * the other. Both readings are events.
 * Errors: E_CONFLICT no joint tenancy is recorded. */
enum status joint_before(struct visit *, const char *tenant, struct model *,
			 struct fault *) MUST_USE;

/* Who keeps what both have: "kept-safe" (the tenant), "others" or "neither";
 * NULL "others". new_ is what the tenant has from now on where it is not the
 * shared; NULL or "" nothing. people: by id, a choice of joint_before; what is
 * not named is done as proposed. */
struct joint_split {
	const char *tenant;
	int64_t version;
	const char *why; /* "abuse", "separation", "other" */
	const char *address, *phone, *email;
	const char *new_address, *new_postcode, *new_phone, *new_email;
	const char *new_reference; /* where the old one leads to the other */
	const char *confidential;  /* "yes", "no"; NULL "yes" */
	const struct model *people;
};

/* {tenant}. Errors: E_INPUT with faults; E_CONFLICT; E_STALE. */
enum status joint_part(struct visit *, const struct joint_split *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The address is confidential from now on, or no longer: for managers and
 * who made it so. {tenant, confidential(bool)}. Errors: E_FORBIDDEN,
 * E_INPUT. */
enum status joint_confide(struct visit *, const char *tenant, const char *yes,
			  struct model *, struct fault *) MUST_USE;

#endif
