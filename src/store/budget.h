/* Budgets of organisations and their cost codes, for twelve months each. */
#ifndef VERNACULAR_STORE_BUDGET_H
#define VERNACULAR_STORE_BUDGET_H

#include "store/spend.h"

struct budget {
	int64_t id, organisation;
	const char *code; /* "" whatever the code */
	int from_month;	  /* twelve of them, counted as in store/spend */
	int64_t amount_minor; /* net */
	const char *warn;     /* per cent, ascending: "80 100" */
	int64_t owner;	      /* account; 0 nobody */
	int64_t version;
	int64_t created_utc, created_by;
	/* Read only. */
	int passed; /* the highest per cent that was passed; 0 none */
	const char *code_name, *owner_name; /* NULL none */
	int64_t minor[SPEND_STAGES]; /* what it is used for by now */
};

struct budgets {
	struct budget *list;
	size_t count;
};

/* Errors: E_CONFLICT where there is one of that code and year. */
enum status budget_insert(const struct access *, const struct budget *,
			  struct fault *) MUST_USE;
/* Amount, warnings and owner; version as it was read, and is raised.
 * Errors: E_STALE. */
enum status budget_update(const struct access *, const struct budget *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status budget_get(const struct access *, int64_t id, struct budget *ret,
		       struct fault *) MUST_USE;
/* An organisation's that begin in a month or later, the latest year first. */
enum status budget_list(const struct access *, int64_t organisation,
			int from_month, struct budgets *ret, struct fault *)
	MUST_USE;
/* Those that an item, or the items of a request, are held against: of its
 * organisation and of its partnership. */
enum status budget_of_item(const struct access *, int64_t item,
			   struct budgets *ret, struct fault *) MUST_USE;
/* Of what is paid or will be beside items: a revision, or the entries of a
 * bill. */
enum status budget_of_revision(const struct access *, int64_t revision,
			       struct budgets *ret, struct fault *) MUST_USE;
enum status budget_of_bill(const struct access *, int64_t bill,
			   struct budgets *ret, struct fault *) MUST_USE;
enum status budget_of_request(const struct access *, int64_t request,
			      struct budgets *ret, struct fault *) MUST_USE;
/* Those of a month and code. */
enum status budget_of_code(const struct access *, int64_t organisation,
			   const char *code, int month, struct budgets *ret,
			   struct fault *) MUST_USE;

/* So many per cent are passed with an item: kept once. *ret_new: it is the
 * first time. */
struct budget_passing {
	int64_t budget, at_utc, item;
	int percent;
};
enum status budget_pass(const struct access *, const struct budget_passing *,
			bool *ret_new, struct fault *) MUST_USE;

#endif
