/* Which of its people an agency sends. The rules by which the agency was asked
 * are held against that person again: what they hold, who is kept apart from
 * the tenant, another area and gender where those count, and the diary.
 * Internal to desk/: what a provider sees and does. */
#ifndef VERNACULAR_DESK_SENDING_H
#define VERNACULAR_DESK_SENDING_H

#include "desk/offer_open.h"

/* {linguist: {id, name} or null, people: [{id, name, can(bool), why(message:
 *  why not, or null), chosen(bool)}]}. people are those of the agency who work
 * in the language of a booking that is theirs; empty where there is nobody to
 * choose. Why not never tells what the matter is. */
enum status sending_show(struct visit *, struct model *,
			 const struct opened *, struct fault *) MUST_USE;

#endif
