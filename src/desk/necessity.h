/* The necessity decision of an item: who reads it, what turns on it, how it is
 * answered, why, who decided that and when. Policy fills it in; who logs the
 * request confirms it; it may be changed later with a reason. */
#ifndef VERNACULAR_DESK_NECESSITY_H
#define VERNACULAR_DESK_NECESSITY_H

#include "desk/desk.h"
#include "store/request.h"

struct faults;
struct model;

/* {necessity: {...}} as intake.h has it. */
void show_necessity(struct visit *, struct model *, const struct item *);

/* {urgent(code urgency), about(code about)} of a request. */
void show_standing(struct model *, const struct request *);

/* Its words in an event. */
void log_necessity(struct model *payload, const struct item *);

/* Another response, with the reason; NULL and "" leave what stands there, but
 * a reason must be given.
 * Errors: E_INPUT with faults filled; E_NOT_FOUND; E_STALE; E_CONFLICT the
 * item is closed. */
struct necessity_edit {
	const char *ref;
	int n;
	int64_t version;
	const char *reader, *stakes, *response, *reason;
};
enum status necessity_change(struct visit *, const struct necessity_edit *,
			     struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The language that was unknown is found out: the item is decided anew and,
 * where it goes ahead, put to a provider. record writes it into the register
 * as what the tenant speaks or reads. Answers as request_show.
 * Errors: as above; E_CONFLICT where the language is known. */
struct language_found {
	const char *ref;
	int n;
	int64_t version;
	const char *language, *reason; /* reason: how it was found out */
	enum { FOUND_FOR_ITEM, FOUND_FOR_REGISTER } record;
};
enum status item_found_language(struct visit *, const struct language_found *,
				struct model *, struct faults *,
				struct fault *) MUST_USE;

#endif
