/* The ways on which an issued letter goes to its reader, how far each has
 * come, and which come next when one failed. Pure. */
#ifndef VERNACULAR_CORE_DISPATCH_H
#define VERNACULAR_CORE_DISPATCH_H

#include <stdbool.h>

#include "core/contact.h"
#include "core/worktime.h"

enum dispatch_method {
	DISPATCH_POST,	   /* printed by a printer or here */
	DISPATCH_RECORDED, /* by post that somebody signs for */
	DISPATCH_HAND,	   /* handed over at the door */
	DISPATCH_EMAIL,	   /* the address of the letter */
	DISPATCH_TEXT,	   /* the same */
};
#define DISPATCH_METHODS 5

enum dispatch_state {
	DISPATCH_TO_DO,
	DISPATCH_SENT,
	DISPATCH_PROVEN,   /* somebody took it */
	DISPATCH_RETURNED, /* it came back, or a mail bounced */
	DISPATCH_FAILED,   /* it could not be sent or handed over */
	DISPATCH_DROPPED,  /* nobody wants it on this way any more */
};
#define DISPATCH_STATES 6

extern const char *const dispatch_method_names[DISPATCH_METHODS]; /* "post" */
extern const char *const dispatch_state_names[DISPATCH_STATES]; /* "to-do" */
bool dispatch_method_parse(const char *name, enum dispatch_method *);
bool dispatch_state_parse(const char *name, enum dispatch_state *);

/* Whether somebody may say that it went from one state to the other. Only a
 * person who signed or took it proves anything: post alone and messages are
 * never proven, whatever became of them. */
bool dispatch_may(enum dispatch_method, enum dispatch_state from,
		  enum dispatch_state to);

/* How a letter that was issued for a channel goes first. */
enum dispatch_method dispatch_of(enum channel);

/* Working days of the landlord's own clock, until somebody has acted on what
 * came back. */
struct duration dispatch_answer_in(void);

/* What there is to choose from. */
struct dispatch_case {
	bool email, phone, address; /* on record */
	unsigned tried;		    /* bits of methods that failed */
	const struct wanted *need;  /* every need that holds */
	size_t needs;
};

/* The ways that are left, the best first; a method is never named where a
 * safe-contact rule of ours speaks against it. Returns how many. What a rule
 * in words of its own means only people know: *ret_read is then its place in
 * need, else -1. */
size_t dispatch_next(const struct dispatch_case *,
		     enum dispatch_method ret[DISPATCH_METHODS],
		     int *ret_read);

/* Whether a rule of ours speaks against a method: the place of the need, else
 * -1. */
int dispatch_unsafe(const struct dispatch_case *, enum dispatch_method);

/* For how many years a letter of a document class is kept, where the landlord
 * says nothing else. Source: Limitation Act 1980, sections 5 (contract, 6
 * years) and 8 (deeds, 12 years, such as most leases). */
int dispatch_years(const char *document_class);

#endif
