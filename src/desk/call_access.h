/* How an interpreter is reached by telephone: number, code, what to say; by
 * contract, and by language where one differs. Set up by administrators. */
#ifndef VERNACULAR_DESK_CALL_ACCESS_H
#define VERNACULAR_DESK_CALL_ACCESS_H

#include "desk/desk.h"
#include "store/call.h"

struct faults;
struct model;

/* {accesses: [{id, language(language or null), provider, provider_name, phone,
 *  code, say, say_unknown, from_day, until_day, now(bool)}], providers: [{id,
 *  name}]}, of the caller's organisation, by language. */
enum status call_accesses_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Words as they came; NULL is absent. language NULL: all without their own;
 * say holds the words LANGUAGE and CODE. */
struct access_input {
	const char *provider, *language, *phone, *code, *say, *say_unknown;
	const char *from, *until; /* days; from absent: today */
};
/* {id} Errors: E_INPUT with faults. */
enum status call_access_add(struct visit *, const struct access_input *,
			    struct model *, struct faults *, struct fault *)
	MUST_USE;

/* It holds until yesterday or, where it has not begun or began today, never
 * did. Errors: E_NOT_FOUND. */
enum status call_access_stop(struct visit *, const char *id, struct model *,
			     struct fault *) MUST_USE;

/* How to reach one now for an organisation: its own contract's, else its
 * partnership's. language "" is one that nobody knows.
 * Errors: E_REFUSED there is none. */
enum status call_access_now(struct visit *, int64_t organisation,
			    const char *language, struct call_access *ret,
			    struct fault *) MUST_USE;

/* What to say to the operator, the name of the language and the code put in. */
const char *call_access_say(struct visit *, const struct call_access *,
			    const char *language);

#endif
