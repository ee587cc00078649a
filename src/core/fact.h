/* A fact: one item as figures count it. Figures are made from facts alone, so
 * that each can be made again by hand. Pure. */
#ifndef VERNACULAR_CORE_FACT_H
#define VERNACULAR_CORE_FACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/need.h"
#include "core/request.h"

/* How it ended, by who failed; FACT_NOTHING: nobody said. */
enum fact_outcome {
	FACT_NOTHING,
	FACT_COMPLETED,
	FACT_TENANT_ABSENT,
	FACT_INTERPRETER_ABSENT,
	FACT_CANCELLED_EARLY, /* by the landlord */
	FACT_CANCELLED_LATE,  /* by the landlord, for a price */
	FACT_PROVIDER_CANCELLED,
	FACT_UNFILLED,
};
#define FACT_OUTCOMES 8
extern const char *const fact_outcome_names[FACT_OUTCOMES]; /* first: "" */

/* Where the time from receipt to closing went, one after another, without the
 * pauses in it; those are FACT_HELD. */
enum fact_stage {
	FACT_APPROVAL, /* until a provider was asked: decisions, choosing */
	FACT_ANSWER,   /* until one took it */
	FACT_WORK,     /* until it was handed in, or the appointment ended */
	FACT_CHECKS,   /* until it was closed */
	FACT_HELD,     /* put on hold, in any of these */
};
#define FACT_STAGES 5
extern const char *const fact_stage_names[FACT_STAGES]; /* "approval" */

#define FACT_LANGUAGE_BYTES 8
#define FACT_AREA_BYTES 5

struct fact {
	int64_t item, tenant, organisation;
	int64_t provider;  /* 0 none */
	int64_t logged_by; /* the account */
	int64_t received_utc;
	int64_t closed_utc; /* 0 open */
	int64_t needed_utc; /* the appointment, or needed by; 0 none */
	int64_t price_minor; /* -1 unknown */
	int32_t gross_min, net_min; /* of its clock; -1 unknown */
	int32_t stage_min[FACT_STAGES]; /* -1 where it is open */
	enum service service;
	enum mode mode;
	enum format format;
	enum document_class document_class;
	enum item_state state;
	enum sensitivity sensitivity;
	enum fact_outcome outcome;
	int in_standard; /* 1, 0, or -1 unknown */
	/* The kinds of need (bits by enum need_kind) that the register held of
	 * the tenant when it was received. */
	uint16_t needs;
	bool off_contract;
	uint64_t held_why; /* fact_words of its longest hold's reason; 0 none */
	char language[FACT_LANGUAGE_BYTES]; /* BCP 47, what was asked for */
	char area[FACT_AREA_BYTES]; /* "M14", of the tenant's postcode; "" */
};

/* Keep a tag in a fact: of one that is longer the first subtags that fit. */
void fact_language_set(struct fact *, const char *tag);

/* The outward part of a postcode, "M14" of "m14 5RT"; "" where it is none. */
void fact_area_set(struct fact *, const char *postcode);

/* A number for words: the same for the same. Never 0.
 * Source: FNV-1a, 64 bits. */
uint64_t fact_words(const char *);

/* When the item's stages ended; 0: that never happened. */
struct fact_times {
	int64_t asked_utc, taken_utc, handed_in_utc;
};

/* Fill in stage_min of a closed one. Stages that never began took no time, and
 * what was open at the end lasted until then.
 *   held_s  seconds on hold within each of the first four stages */
void fact_stages_set(struct fact *, const struct fact_times *,
		     const int64_t held_s[FACT_HELD]);

/* The ends of the first four stages, in order, none after closing. */
void fact_ends(const struct fact *, const struct fact_times *,
	       int64_t ret_utc[FACT_HELD]);

#endif
