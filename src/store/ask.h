/* What people ask for themselves on the open page. */
#ifndef VERNACULAR_STORE_ASK_H
#define VERNACULAR_STORE_ASK_H

#include "store/db.h"

#define ASK_REF_TEXT 16

/* All text is UTF-8; NULL where it was left empty. */
struct ask {
	int64_t id, organisation;
	const char *ref;
	int64_t asked_utc;
	const char *page_language; /* BCP 47 */
	const char *name, *tenancy, *contact, *safe_contact;
	const char *language_spoken, *language_read; /* BCP 47 */
	const char *wants; /* letter interpreter format signing correction
			    * other */
	const char *words;
	const char *format;	       /* as core/request names it */
	const char *interpreter_gender; /* woman, man */
	int64_t answered_utc; /* 0: open */
	int64_t answered_by;
	const char *answer;
	int64_t tenant; /* who they are found to be; 0: nobody has said */
	int64_t confirmed_utc, confirmed_by;
};

/* The next reference, "A26-000012"; in the writer only. */
enum status ask_next_ref(const struct access *, int64_t now_utc,
			 char ret[ASK_REF_TEXT], struct fault *) MUST_USE;

enum status ask_insert(const struct access *, const struct ask *,
		       struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status ask_get(const struct access *, int64_t id, struct ask *ret,
		    struct fault *) MUST_USE;
/* answered_utc, answered_by and answer as given.
 * Errors: E_NOT_FOUND, also where it was answered before. */
enum status ask_answer(const struct access *, const struct ask *,
		       struct fault *) MUST_USE;

/* tenant, confirmed_utc and confirmed_by as given, as long as nobody has said
 * who it is. Errors: E_NOT_FOUND. */
enum status ask_confirm(const struct access *, const struct ask *,
			struct fault *) MUST_USE;

struct ask_wish {
	enum ask_state { ASK_OPEN, ASK_ANSWERED } state;
	int64_t after; /* from ask_page, 0 the first page */
	size_t limit;  /* 1 to 200 */
};

struct ask_page {
	struct ask *list;
	size_t count;
	int64_t next; /* after of the next page; 0 at the end */
};

/* Open ones the oldest first, answered ones the newest first, of all landlords
 * of the scope. */
enum status ask_list(const struct access *, const struct ask_wish *,
		     struct ask_page *ret, struct fault *) MUST_USE;

#endif
