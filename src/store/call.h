/* Interpreters called by telephone: how they are reached, and each call. */
#ifndef VERNACULAR_STORE_CALL_H
#define VERNACULAR_STORE_CALL_H

#include "store/db.h"

/* How an interpreter is reached, from one day to another. */
struct call_access {
	int64_t id, organisation, provider;
	const char *language; /* BCP 47; "" those without a row of their own */
	const char *phone, *code; /* code: NULL none */
	const char *say, *say_unknown; /* unknown: NULL as say */
	int32_t from_days, until_days; /* until: 0 open */
	int64_t created_utc, created_by;
	const char *provider_name; /* read only */
};

struct call_accesses {
	struct call_access *list;
	size_t count;
};

enum status call_access_insert(const struct access *,
			       const struct call_access *, struct fault *)
	MUST_USE;
enum status call_access_get(const struct access *, int64_t id,
			    struct call_access *ret, struct fault *) MUST_USE;
/* The last day on which it holds. Errors: E_NOT_FOUND, also where it ended
 * before that day. */
enum status call_access_end(const struct access *, int64_t id,
			    int32_t until_days, struct fault *) MUST_USE;
/* An organisation's, newest first, at most limit. */
enum status call_access_list(const struct access *, int64_t organisation,
			     size_t limit, struct call_accesses *ret,
			     struct fault *) MUST_USE;

/* What holds on a day for a language: a row of that language before one for
 * all, the newest first. */
struct call_question {
	int64_t organisation;
	const char *language; /* "" for one that nobody knows */
	int32_t day_days;
};
/* Errors: E_NOT_FOUND. */
enum status call_access_for(const struct access *,
			    const struct call_question *,
			    struct call_access *ret, struct fault *) MUST_USE;

#define CALL_REF_TEXT 16

struct call {
	int64_t id;
	const char *ref; /* "T26-000012" */
	int64_t organisation, access, provider;
	const char *language; /* NULL not known */
	int64_t tenant;	      /* 0 not known */
	const char *caller;   /* what is known of somebody in no register */
	int64_t opened_utc, opened_by;
	const char *state; /* open logged not-made */
	int64_t started_utc; /* 0 not said */
	int64_t minutes;     /* -1 not said, as is met */
	const char *purpose, *outcome;
	int64_t met;
	const char *note;
	const char *cost_code; /* NULL the default */
	int64_t request; /* that it became, 0 none */
	int64_t logged_utc, logged_by;
	/* Read only; NULL where there is none. */
	const char *request_ref, *provider_name, *tenant_name, *opened_name;
};

struct calls {
	struct call *list;
	size_t count;
	int64_t next; /* after of the next page; 0 at the end */
};

/* The next reference; in the writer only. */
enum status call_next_ref(const struct access *, int64_t now_utc,
			  char ret[CALL_REF_TEXT], struct fault *) MUST_USE;
enum status call_insert(const struct access *, const struct call *,
			struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status call_get(const struct access *, int64_t id, struct call *ret,
		     struct fault *) MUST_USE;
/* Everything of the row with that id that is not said by its opening. Errors:
 * E_NOT_FOUND. */
enum status call_update(const struct access *, const struct call *,
			struct fault *) MUST_USE;

/* One filter at a time has an index; NULL and false fit everything. */
struct call_filter {
	const char *state, *language;
	bool unmatched; /* logged, and of nobody in the register */
	int64_t after;	/* 0 from the newest */
	size_t limit;	/* 1 to 200 */
};
/* Newest first, of all landlords of the scope. */
enum status call_list(const struct access *, const struct call_filter *,
		      struct calls *ret, struct fault *) MUST_USE;
/* Those that an account opened and did not log, oldest first. */
enum status call_waiting(const struct access *, int64_t account, size_t limit,
			 struct calls *ret, struct fault *) MUST_USE;
/* A tenant's, newest first. */
enum status call_of_tenant(const struct access *, int64_t tenant, size_t limit,
			   struct calls *ret, struct fault *) MUST_USE;

#endif
