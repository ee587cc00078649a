/* Whether money is spent on an item, and what the tenant gets: rules of the
 * organisation, applied in order; the first that fits decides. Rules are rows
 * of data with effective dates; the built-in set is the default of a new
 * landlord. Pure. */
#ifndef VERNACULAR_CORE_POLICY_H
#define VERNACULAR_CORE_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/request.h"
#include "core/worktime.h"

#define POLICY_ANY (-1)

/* A field that is POLICY_ANY fits everything. */
struct policy_rule {
	const char *code; /* stable, such as "rights-go-ahead" */
	int service, format, mode, document_class;
	int words_over;		     /* fits where there are more words */
	int evidence;		     /* 1: the need is recorded; 0: it is not */
	int disability;		     /* 1: owed because of one; 0: it is not */
	int64_t from_utc, until_utc; /* in force; 0 is open */
	enum policy_verdict {
		POLICY_APPROVE,
		POLICY_ASK_MANAGER,
		POLICY_REFUSE,
	} verdict;
	enum response response; /* proposed; full becomes visit where an
				 * interpreter is asked for */
	const char *why;	/* message id, a whole sentence */
};

extern const char *const policy_verdict_names[3]; /* "approve", "ask", ... */
const char *policy_verdict_name(enum policy_verdict);

struct policy_question {
	const struct item_spec *item;
	enum document_class document_class;
	enum sensitivity sensitivity;
	bool need_recorded; /* the register shows this language or format */
	bool disability;    /* asked for because of one; signed languages
			     * always count as such */
	int64_t now_utc;
};

struct policy_decision {
	enum policy_verdict verdict;
	enum response response;
	const char *rule; /* code */
	const char *why;  /* message id */
	bool machine_translation_allowed;
};

/* Legal, safety and rights always go ahead; so do formats and signed languages
 * because of a disability, and telephone interpreting on demand. */
extern const struct policy_rule policy_defaults[];
extern const size_t policy_defaults_count;

/* The first rule that fits decides; where none does a manager is asked. */
struct policy_decision policy_decide(const struct policy_rule *, size_t rules,
				     const struct policy_question *);

/* How long something may take, on which clock. */
struct standard {
	const char *code; /* such as "translation-1000" */
	enum clock_kind kind;
	struct duration duration;
};

/* The service standard of an item by the defaults of the service: translation
 * by words (unknown: as up to 1000), formats, and for a booking the time until
 * it is confirmed. */
struct standard policy_standard(const struct item_spec *);

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
