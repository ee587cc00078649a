/* A tenant moves to another landlord of the partnership: a new record there,
 * with what may go along; the old one is closed and points to it for those who
 * may see both. */
#ifndef VERNACULAR_DESK_TRANSFER_H
#define VERNACULAR_DESK_TRANSFER_H

#include "desk/desk.h"

struct model;

/* {tenant, version, strip, landlords: [{id, name}], needs: [{kind(code
 *  need-kind), value, goes(bool): they agreed, or safeguarding}], held(int):
 *  how many do not go without a reason, people(int), open(int)}.
 * The reading is an event. Errors: E_REFUSED there is no other landlord;
 * E_CONFLICT the record is closed; E_FORBIDDEN. */
enum status transfer_before(struct visit *, const char *tenant, struct model *,
			    struct fault *) MUST_USE;

struct transfer_wish {
	const char *tenant;
	int64_t version;
	const char *to;	       /* the landlord's identifier or name */
	const char *reference; /* there */
	const char *day;       /* NULL today */
	/* Why needs go along that they did not agree to share, such as a risk
	 * to somebody; NULL: those stay. Kept with each of them. */
	const char *all_why;
	const char *people;	 /* "yes": the people around them go too */
	const char *address;	 /* there, a line each; NULL not known */
	const char *postcode;
};

/* {tenant, other: null where the caller may not see it, needs, held, people,
 *  open}: open are items of the old record that are to be settled.
 * Errors: E_INPUT with faults; E_STALE; as above. */
enum status transfer_make(struct visit *, const struct transfer_wish *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
