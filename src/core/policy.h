/* Whether money is spent on an item, and what the tenant gets: rules of the
 * organisation, applied in order; the first that fits decides. Rules are rows
 * of data with effective dates; the built-in set is the default of a new
 * landlord. Pure. */
#ifndef VERNACULAR_CORE_POLICY_H
#define VERNACULAR_CORE_POLICY_H

#include <stdint.h>

#include "core/request.h"
#include "core/worktime.h"

#define POLICY_ANY (-1)

/* A field that is POLICY_ANY fits everything. */
struct policy_rule {
	const char *code;	/* stable, such as "rights-go-ahead" */
	int service, format, mode, document_class;
	int words_max;		/* POLICY_ANY: any length */
	int needs_evidence;	/* 1: only where the register shows the need */
	int64_t from_utc, until_utc; /* in force; 0 is open */
	enum policy_verdict {
		POLICY_APPROVE,
		POLICY_ASK_MANAGER,
		POLICY_REFUSE,
	} verdict;
	enum response response; /* what is proposed */
	const char *why;	/* message id, a whole sentence */
};

struct policy_question {
	const struct item_spec *item;
	enum document_class document_class;
	enum sensitivity sensitivity;
	bool need_recorded; /* the register shows this language or format */
	bool disability;    /* asked for because of a disability, or signed */
	int64_t now_utc;
};

struct policy_decision {
	enum policy_verdict verdict;
	enum response response;
	const char *rule; /* code */
	const char *why;  /* message id */
	bool machine_translation_allowed;
};

/* Rules of domain: legal, safety and rights always go ahead; so do formats and
 * signed languages asked for because of a disability. */
extern const struct policy_rule policy_defaults[];
extern const size_t policy_defaults_count;

struct policy_decision policy_decide(const struct policy_rule *, size_t rules,
				     const struct policy_question *);

/* The service standard of an item: how long it may take, by the defaults of
 * the domain (translation by words, formats, booking confirmation). */
struct standard {
	enum clock_kind kind;
	struct duration duration;
	const char *code; /* such as "translation-1000" */
};
struct standard policy_standard(const struct item_spec *);

/* How long a provider has to answer an offer. */
struct duration policy_answer_time(const struct item_spec *, enum sensitivity);

#endif
