/* Whether money is spent on an item, and what the tenant gets; how long it may
 * take; who may see it. A policy is an organisation's rules at one moment, in
 * order; the first that fits decides. core/policy_text reads and writes one
 * entry of it, core/policy_compose makes a policy of what ships and what a
 * partnership and an organisation put over it. Pure. */
#ifndef VERNACULAR_CORE_POLICY_H
#define VERNACULAR_CORE_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/caller.h"
#include "core/request.h"
#include "core/worktime.h"

#define POLICY_ANY (-1)

/* Where an entry comes from: the product, the partnership, the organisation.
 * Version 0 is what ships. */
enum policy_origin { POLICY_SHIPPED, POLICY_PARTNERSHIP, POLICY_OWN };
#define POLICY_ORIGINS 3
extern const char *const policy_origin_names[POLICY_ORIGINS];
struct policy_source {
	enum policy_origin origin;
	int version;
	int64_t row; /* of the store, 0 shipped */
};

/* Rules of an order below this are the law's: nothing goes before them, and
 * nobody switches them off. Source: Equality Act 2010, sections 20 (the duty
 * to adjust), 29 and 149. */
#define POLICY_DUTY_ORDER 50
#define POLICY_ORDER_MOST 999

/* A field that is POLICY_ANY (a group: NULL) fits everything. */
struct policy_rule {
	const char *code; /* stable, such as "rights-go-ahead" */
	int order;	  /* lower goes first; of equals the code */
	int service, format, mode, document_class;
	int words_over;	    /* fits where there are more words */
	int64_t cost_over;  /* minor units: fits where the estimate is more;
			     * never where there is no estimate */
	const char *group;  /* code of a group of languages */
	int evidence;	    /* 1: the need is recorded; 0: it is not */
	int disability;	    /* 1: owed because of one; 0: it is not */
	enum policy_verdict {
		POLICY_APPROVE,
		POLICY_ASK_MANAGER,
		POLICY_REFUSE,
	} verdict;
	enum response response; /* proposed; full becomes visit where an
				 * interpreter is asked for */
	const char *why;	/* whole sentence; message id where shipped */
	struct policy_source source;
	const struct policy_group *languages; /* of group; set by composing */
};
#define POLICY_VERDICTS 3

extern const char *const policy_verdict_names[POLICY_VERDICTS];
const char *policy_verdict_name(enum policy_verdict);

/* Languages that one rule speaks of. "signed" is built in. */
struct policy_group {
	const char *code, *name;
	const char *const *tag; /* BCP 47; "pa" holds for "pa-Guru" too */
	size_t tags;
	struct policy_source source;
};
extern const struct policy_group policy_signed;

/* In either direction of the item. */
bool policy_group_has(const struct policy_group *, const struct item_spec *);

/* How long something may take, on which clock. */
struct standard {
	const char *code; /* such as "translation-1000" */
	enum clock_kind kind;
	struct duration duration;
};

/* A standard and what it is for; in a policy the first that fits counts. */
struct policy_standard {
	struct standard standard;
	int service, format, mode, is_signed, words_upto;
	struct policy_source source;
};
#define POLICY_STANDARDS 13

/* Who sees what is of one sensitivity, beside whoever logged it. */
struct policy_seers {
	unsigned roles;		  /* ROLE_BITs */
	const char *const *email; /* accounts by name, in lower case */
	size_t emails;
	struct policy_source source;
};

/* Everything as it is at one moment. */
struct policy {
	const struct policy_rule *rule; /* in order */
	size_t rules;
	struct policy_standard standard[POLICY_STANDARDS];
	const struct policy_group *group; /* by code, "signed" too */
	size_t groups;
	bool always[CLASSES]; /* classes that always go ahead */
	struct policy_seers sees[SENSITIVITIES];
	bool asks_cost; /* some rule needs an estimate */
	int64_t since_utc; /* it may have been another before */
	int64_t until_utc; /* it may be another then; INT64_MAX never */
};

/* What decides where no rule fits, in every policy: "no-rule-asks". */
extern const struct policy_rule policy_last;
/* What holds an item whose language nobody knows yet, whatever the rules say:
 * "language-unknown". */
extern const struct policy_rule policy_unknown;

/* As the product ships it. Legal, safety and rights always go ahead; so do
 * formats and signed languages because of a disability, and telephone
 * interpreting on demand. What is of domestic abuse, officers see who logged
 * it or are named. */
extern const struct policy policy_shipped;

bool policy_sees(const struct policy *, enum sensitivity, enum role,
		 const char *email);

struct policy_question {
	const struct item_spec *item;
	enum document_class document_class;
	enum sensitivity sensitivity;
	bool need_recorded; /* the register shows this language or format */
	bool disability;    /* asked for because of one; signed languages
			     * always count as such */
	int64_t cost_minor; /* estimate; negative: not known */
};

struct policy_decision {
	enum policy_verdict verdict;
	enum response response;
	const char *rule; /* code */
	const char *why;
	struct policy_source source; /* of the rule */
	bool machine_translation_allowed;
	bool cost_missing; /* a rule would have looked at the cost */
	int64_t cost_minor; /* the question's */
};

/* The first rule that fits decides; where none does a manager is asked. */
struct policy_decision policy_decide(const struct policy *,
				     const struct policy_question *);

/* The service standard of an item: translation by words (unknown: as up to
 * 1000), formats, and for a booking the time until it is confirmed. */
struct standard policy_standard(const struct policy *,
				const struct item_spec *);

/* What meets the standard of an item, and so stops its clock. */
enum standard_met {
	MET_BY_COMPLETION,   /* what was asked for is done */
	MET_BY_CONFIRMATION, /* somebody took the booking */
	MET_BY_ANSWER,	     /* the same, or declared that nobody will */
	MET_AT_ONCE,	     /* on demand: the call is put through */
};

/* Spoken bookings are to be confirmed, signed ones confirmed or declared
 * unfilled; translations and formats are to be completed. */
enum standard_met policy_met(const struct item_spec *);

/* Whether what is due is that somebody takes a booking, not the work. */
bool policy_is_confirmed(const struct item_spec *);

/* When an agreed appointment is over: its start and minutes; on demand the
 * call of 15 minutes at least, from received_utc where no start was given.
 * 0 where there is none. */
int64_t policy_appointment_end(const struct item_spec *,
			       int64_t received_utc);

/* How long a provider has to answer an offer made now: 4 working hours, a
 * booking that is near less and by the clock on the wall, never past half the
 * time that is left; half of it in matters of abuse or safeguarding. 0 minutes
 * on demand: there is no offer. */
struct standard policy_answer_time(const struct item_spec *, enum sensitivity,
				   int64_t now_utc);

#endif
