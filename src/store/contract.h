/* Contracts with providers, and their rate cards in versions. A partnership's
 * contracts hold for its member organisations too. */
#ifndef VERNACULAR_STORE_CONTRACT_H
#define VERNACULAR_STORE_CONTRACT_H

#include "core/price.h"
#include "store/db.h"

struct contract {
	int64_t id, organisation, provider;
	const char *name;
	const char *number; /* NULL none */
	int32_t starts_days, ends_days; /* the last day; 0 none */
	int position;			/* 1 first */
	int64_t version;		/* ETag */
	int64_t created_utc, created_by;
	const char *provider_name, *organisation_name; /* read only */
};

struct contracts {
	struct contract *list;
	size_t count;
};

/* Errors: E_CONFLICT where the provider has one of that name there. */
enum status contract_insert(const struct access *, const struct contract *,
			    struct fault *) MUST_USE;
/* Name, number, days and position; version as it was read, and is raised.
 * Errors: E_STALE, E_NOT_FOUND, E_CONFLICT. */
enum status contract_update(const struct access *, const struct contract *,
			    struct fault *) MUST_USE;
enum status contract_get(const struct access *, int64_t id,
			 struct contract *ret, struct fault *) MUST_USE;

/* All for the scope, or a provider's, by provider, position and start. */
struct contract_filter {
	int64_t provider;   /* 0 all */
	int32_t on_days;    /* in force on that day; 0 all */
	int32_t until_days; /* ends by then, past ones too; 0 no matter */
};
enum status contract_list(const struct access *,
			  const struct contract_filter *,
			  struct contracts *ret, struct fault *) MUST_USE;

/* What the provider has promised. */
enum target_measure {
	TARGET_ACCEPTED,    /* of offers */
	TARGET_IN_STANDARD, /* of what was done */
	TARGET_FULFILLED,   /* of what was taken */
};
#define TARGET_MEASURES 3
extern const char *const target_measure_names[TARGET_MEASURES];

struct contract_target {
	enum target_measure measure;
	int share_bp;  /* at least; 9500 is 95 % */
	int credit_bp; /* of a month's price where it is missed */
};

/* One version of what is paid. */
struct card {
	int64_t id, contract;
	int version; /* 1, 2 ...: the store's */
	int32_t from_days;
	const char *reason;
	int64_t made_utc, made_by;
	const char *maker; /* read only; NULL the service itself */
	struct rate_card rates;
	const struct contract_target *target;
	size_t targets;
};

struct cards {
	struct card *list;
	size_t count;
};

/* The next version, and the contract's, as it was read, is raised.
 * Errors: E_STALE, E_NOT_FOUND. */
enum status card_insert(const struct access *, const struct card *,
			int64_t contract_version, struct fault *) MUST_USE;
/* With all its rows. Errors: E_NOT_FOUND. */
enum status card_get(const struct access *, int64_t id, struct card *ret,
		     struct fault *) MUST_USE;
/* A contract's, the latest version first, without their rows. */
enum status card_list(const struct access *, int64_t contract,
		      struct cards *ret, struct fault *) MUST_USE;
/* The one in force on a day: of those from that day or before the latest.
 * *ret_id is 0 where there is none. */
enum status card_on(const struct access *, int64_t contract, int32_t day_days,
		    int64_t *ret_id, struct fault *) MUST_USE;

/* What was agreed with whom, for one service, in one query: an organisation's
 * contracts and its partnership's, by provider; of a provider's its own before
 * the partnership's, then by position. Contracts that are past have no rates.
 * They live in the arena, or, on the writer, as long as the visit. */
struct agreed_question {
	int64_t organisation;
	enum service service;
	int32_t day_days;
	int64_t provider; /* 0 all */
	/* Who has exactly this skill, and maybe others; NULL all. */
	const struct item_spec *capable;
};
struct agreed {
	int64_t provider, contract, card; /* card 0: none yet */
	int position;
	enum { AGREED_HOLDS, AGREED_PAST, AGREED_TO_COME } when;
	struct rate_card rates; /* those of the service; no terms */
};
struct agreements {
	const struct agreed *list;
	size_t count;
};
enum status contract_agreements(const struct access *,
				const struct agreed_question *,
				struct agreements *ret, struct fault *)
	MUST_USE;

#endif
