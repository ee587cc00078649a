/* Whether a provider may be given a job: what they must hold, for how long it
 * counts, and when somebody has to look at it again. Days are those of
 * London, from 1970-01-01. Pure. */
#ifndef VERNACULAR_CORE_CLEARANCE_H
#define VERNACULAR_CORE_CLEARANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/request.h"

enum qualification {
	QUALIFICATION_DPSI,  /* Diploma in Public Service Interpreting */
	QUALIFICATION_NRPSI, /* on its register */
	QUALIFICATION_NRCPD, /* registered; signed languages */
	QUALIFICATION_TRAINEE, /* regulated trainee of NRCPD */
	QUALIFICATION_COMMUNITY, /* level 3 in community interpreting */
	QUALIFICATION_ISO_13611, /* community interpreting */
	QUALIFICATION_ISO_17100, /* translation */
	QUALIFICATION_ISO_18841, /* interpreting */
	QUALIFICATION_ISO_20228, /* legal interpreting */
	QUALIFICATION_DBS,	 /* has a level, no expiry: looked at again */
	QUALIFICATION_EQUALITY,	 /* equality training, due again */
	QUALIFICATION_AUDIT,	 /* audited by the landlord, due again */
	QUALIFICATION_INSURANCE,
	QUALIFICATION_OTHER,
};
#define QUALIFICATIONS 14
#define QUALIFICATION_BIT(kind) (1u << (kind))

extern const char *const qualification_names[QUALIFICATIONS]; /* "dpsi" */

enum dbs_level { DBS_NONE, DBS_BASIC, DBS_STANDARD, DBS_ENHANCED };
#define DBS_LEVELS 4

extern const char *const dbs_level_names[DBS_LEVELS]; /* "enhanced" */

/* Something that a provider, or one linguist of an agency, holds. */
struct credential {
	enum qualification kind;
	enum dbs_level level; /* of a DBS certificate; DBS_NONE: not said */
	int64_t linguist;     /* 0: the provider itself */
	int32_t due_days; /* the last day on which it counts; CREDENTIAL_OPEN:
			   * it has no end */
};
#define CREDENTIAL_OPEN INT32_MAX

enum credential_state {
	CREDENTIAL_HOLDS,
	CREDENTIAL_DUE,	   /* holds, for CREDENTIAL_WARN_DAYS at most */
	CREDENTIAL_LAPSED, /* its last day is past */
};
#define CREDENTIAL_STATES 3
#define CREDENTIAL_WARN_DAYS 60

extern const char *const credential_state_names[CREDENTIAL_STATES];
enum credential_state credential_state(int32_t due_days, int32_t today_days);

/* A DBS certificate has no expiry: the day on which policy has it looked at
 * again, so many months after it was checked last; of a day that a month does
 * not have, its last one. */
int32_t credential_check_again(int32_t checked_days, int months);
#define DBS_MONTHS 36 /* as the product ships */

/* The DBS level that a matter asks for, as the product ships it. Asked of
 * interpreters: they meet the person. */
enum dbs_level clearance_level(enum sensitivity);

struct clearance_case {
	enum service service;
	enum sensitivity sensitivity;
	enum dbs_level level; /* that is needed, DBS_NONE: none */
	unsigned wanted; /* QUALIFICATION_BITs, one of them will do; 0 none */
	int32_t day_days; /* of the job */
};

/* What a provider holds. Of an agency the linguists who could do the job;
 * where none are known, or it is one person, the provider itself counts, but
 * that an agency is taken to send somebody with the qualification wanted. */
struct holder {
	enum { HOLDER_PERSON, HOLDER_AGENCY } who;
	const struct credential *credential;
	size_t credentials;
	const int64_t *linguist;
	size_t linguists;
};

enum clearance_out {
	CLEARANCE_OK,
	CLEARANCE_LAPSED,  /* something that must be current is not */
	CLEARANCE_TRAINEE, /* no trainees in this matter */
	CLEARANCE_NO_DBS,
	CLEARANCE_DBS_LEVEL, /* too low, or not recorded */
	CLEARANCE_UNQUALIFIED, /* holds nothing of what is wanted */
};
#define CLEARANCE_OUTS 6

struct clearance {
	enum clearance_out out;
	enum qualification kind; /* what it is about, unless OK */
	int32_t due_days;  /* since when it is past; CREDENTIAL_OPEN else */
	int64_t linguist; /* OK: who could come, 0 the provider itself; else
			   * whose it is */
};

/* May they be given the job? Insurance, equality training and audits must be
 * current where they are recorded; qualifications where they are of the
 * job's service. A renewed one takes the place of the old. Trainees stay out
 * of matters of health, justice and safety.
 * Source: NRCPD code of conduct, regulated trainees. */
struct clearance clearance_check(const struct clearance_case *,
				 const struct holder *);

/* Why not: a message id, a whole sentence. */
const char *clearance_text(enum clearance_out);

#endif
