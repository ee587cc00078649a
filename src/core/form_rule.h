/* Which prescribed form goes with a notice, and how the law reckons its dates:
 * a table of rules with effective dates and scope. The table is data
 * (db/rules/forms.txt, and a landlord's corrections of it); here it is read,
 * checked and searched. Pure. doc/forms.md describes the file. */
#ifndef VERNACULAR_CORE_FORM_RULE_H
#define VERNACULAR_CORE_FORM_RULE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "core/holiday.h"

/* What the notice is for. */
enum form_purpose {
	FORM_RENT_INCREASE,
	FORM_CONSULTATION, /* section 20: observations on works */
	FORM_ACCESS,	   /* a visit to look at the home */
	FORM_GAS_RECORD,
	FORM_ELECTRICAL_REPORT,
};
#define FORM_PURPOSES 5

enum form_nation {
	NATION_ENGLAND,
	NATION_WALES,
	NATION_SCOTLAND,
	NATION_NORTHERN_IRELAND,
};
#define FORM_NATIONS 4

enum form_landlord { LANDLORD_SOCIAL, LANDLORD_PRIVATE };
#define FORM_LANDLORDS 2

enum form_tenancy {
	TENANCY_ASSURED,
	TENANCY_STATUTORY_PERIODIC, /* assured, after a fixed term */
	TENANCY_AGRICULTURAL,	    /* assured agricultural occupancy */
	TENANCY_SECURE,
	TENANCY_INTRODUCTORY,
	TENANCY_FAIR_RENT,
	TENANCY_CONTRACTUAL_REVIEW, /* the agreement says when rent rises */
	TENANCY_SHARED_OWNERSHIP,
	TENANCY_LEASEHOLD,
	TENANCY_SECURE_CONTRACT,      /* Wales */
	TENANCY_STANDARD_CONTRACT,    /* Wales, periodic */
	TENANCY_SCOTTISH_SECURE,      /* short ones too */
	TENANCY_PRIVATE_RESIDENTIAL,  /* Scotland */
	TENANCY_PRIVATE,	      /* Northern Ireland */
};
#define FORM_TENANCIES 14

/* From one day the rent is due to the next. */
enum form_period {
	PERIOD_WEEKLY,
	PERIOD_FORTNIGHTLY,
	PERIOD_FOUR_WEEKLY,
	PERIOD_MONTHLY,
	PERIOD_QUARTERLY,
	PERIOD_YEARLY,
};
#define FORM_PERIODS 6

/* Words of the wire, in the order of the enums. */
extern const char *const form_purpose_names[FORM_PURPOSES];
extern const char *const form_nation_names[FORM_NATIONS];
extern const char *const form_landlord_names[FORM_LANDLORDS];
extern const char *const form_tenancy_names[FORM_TENANCIES];
extern const char *const form_period_names[FORM_PERIODS];

/* Whose bank holidays a nation keeps. */
enum jurisdiction form_jurisdiction(enum form_nation);

/* A length of time in a statute. */
struct form_span {
	int count;
	enum { SPAN_DAYS, SPAN_WEEKS, SPAN_MONTHS, SPAN_YEARS, SPAN_PERIODS }
		unit;
	int days; /* on top: "3m+1d" */
};

/* "28d", "52w", "3m+1d", "1y", "1p" (periods of the tenancy) as written. */
#define FORM_SPAN_TEXT 24
void form_span_text(struct form_span, char ret[FORM_SPAN_TEXT]);

/* One condition on the date. */
struct form_limit {
	enum form_limit_kind {
		LIMIT_SERVED, /* not before the notice is served + span */
		LIMIT_BEGAN,  /* ... the tenancy began + span */
		LIMIT_LAST,   /* ... the last increase took effect + span */
		/* Not before the last increase + span where the last increase
		 * + drift is more than drift_days before the anniversary of
		 * the first increase. */
		LIMIT_DRIFT,
		LIMIT_PERIOD_START, /* on the first day of a rent period */
		LIMIT_EVENT,	    /* not after the event + span */
	} kind;
	struct form_span span, drift;
	int drift_days;
	int32_t since_days; /* of a drift: first increases count from here */
	unsigned periods;   /* bits of enum form_period it is for; 0: all */
	const char *source; /* the statute's place */
};

/* Where a rent that no notice of this kind changes is changed. */
enum form_elsewhere {
	ELSEWHERE_NOT, /* here */
	ELSEWHERE_AGREEMENT,
	ELSEWHERE_LEASE,
	ELSEWHERE_RENT_OFFICER,
};

struct form_rule {
	const char *code;
	enum form_purpose purpose;
	unsigned nations, landlords, tenancies; /* bits */
	int32_t from_days, until_days; /* served from, and before */
	const char *form;   /* code of the prescribed form; NULL: none */
	const char *title;  /* what the form is called; NULL without one */
	const char *source; /* the statute's place */
	enum form_elsewhere elsewhere;
	int post_days; /* working days in the post that are allowed for */
	const struct form_limit *limits;
	size_t limit_count;
	const char *reason; /* of a landlord's correction; NULL as shipped */
	int line;
};

struct form_rules {
	const struct form_rule *list;
	size_t count;
};

/* Read a table.
 *   name  of the file, for faults
 *   text  ends in NUL, valid UTF-8; borrowed for the call
 *   ret   in the arena
 * Errors: E_INPUT; everything wrong is in faults, where NAME:LINE, also two
 * rules that claim the same tenancy on the same day. */
enum status form_rules_read(const char *name, const char *text, struct arena *,
			    struct form_rules *ret, struct faults *) MUST_USE;

/* The table with corrections: a rule takes the place of the one with its code,
 * others are added.
 * Errors: E_INPUT where the two together claim the same twice. */
enum status form_rules_cover(const struct form_rules *base,
			     const struct form_rules *over, struct arena *,
			     struct form_rules *ret, struct faults *) MUST_USE;

/* Whose notice it is. */
struct form_scope {
	enum form_purpose purpose;
	enum form_nation nation;
	enum form_landlord landlord;
	enum form_tenancy tenancy;
};

/* The rule for a notice that is served on that day.
 * Errors: E_REFUSED there is none; where is "tenancy". */
enum status form_rules_find(const struct form_rules *,
			    const struct form_scope *, int32_t served_days,
			    const struct form_rule **ret, struct fault *)
	MUST_USE;

/* Whether any rule has a form of that code; the first such, else NULL. */
const struct form_rule *form_rules_form(const struct form_rules *,
					const char *form);

/* Refused with where the rent is changed instead, or OK.
 * Errors: E_REFUSED at "tenancy". */
enum status form_rule_here(const struct form_rule *, struct fault *) MUST_USE;

#endif
