/* The people around a tenant, and by what right one of them acts. */
#ifndef VERNACULAR_CORE_PERSON_H
#define VERNACULAR_CORE_PERSON_H

#include <stdbool.h>
#include <stdint.h>

enum person_role {
	PERSON_HOUSEHOLD,
	PERSON_CARER,
	PERSON_REPRESENTATIVE,
};
#define PERSON_ROLES 3

extern const char *const person_role_names[PERSON_ROLES];

/* By what right. Sources: Mental Capacity Act 2005, sections 9 (lasting power
 * of attorney) and 16 (deputy); Social Security (Claims and Payments)
 * Regulations 1987, regulation 33 (appointee); Administration of Estates Act
 * 1925 (executor, and an administrator of the estate alike). */
enum authority {
	AUTHORITY_CONSENT, /* the tenant's own, in writing */
	AUTHORITY_ATTORNEY,
	AUTHORITY_DEPUTY,
	AUTHORITY_APPOINTEE,
	AUTHORITY_EXECUTOR,
};
#define AUTHORITIES 5

extern const char *const authority_names[AUTHORITIES]; /* "deputy" */

/* How much: be told what the tenant is told, or decide for the tenant. */
enum authority_may { MAY_BE_TOLD, MAY_DECIDE };
#define MAYS 2

extern const char *const may_names[MAYS]; /* "told", "decide" */

/* Whether it holds on a day. All but an executor's ends with the tenant's
 * life, and an executor's begins then. */
enum authority_state {
	AUTHORITY_HOLDS,
	AUTHORITY_EXPIRING, /* holds, for AUTHORITY_WARN_DAYS at most */
	AUTHORITY_LAPSED,
	AUTHORITY_NOT_YET,
	AUTHORITY_ENDED_BY_DEATH,
};
#define AUTHORITY_STATES 5
#define AUTHORITY_WARN_DAYS 60
#define NO_DAY INT32_MIN

extern const char *const authority_state_names[AUTHORITY_STATES];

struct authority_case {
	enum authority kind;
	int32_t given_days, expires_days; /* NO_DAY: not said, no end */
	bool died;			  /* the tenant */
};
enum authority_state authority_on(const struct authority_case *,
				  int32_t today_days);

/* Whether it may be used: it holds, expiring or not. */
bool authority_usable(enum authority_state);

#endif
