/* Surveys that were brought as tables, and what tenants answered in them. */
#ifndef VERNACULAR_STORE_SURVEY_H
#define VERNACULAR_STORE_SURVEY_H

#include "store/db.h"

struct survey {
	int64_t id, organisation;
	const char *name;
	int64_t answers, at_utc, by;
	int64_t removed_utc, removed_by; /* 0: it is there */
	const char *removed_why;
};
struct surveys {
	struct survey *list;
	size_t count;
};
/* Errors: E_CONFLICT there is one of that name. */
enum status survey_insert(const struct access *, const struct survey *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status survey_get(const struct access *, int64_t id, struct survey *ret,
		       struct fault *) MUST_USE;
/* Latest first, at most 100 of each landlord of the scope. */
enum status survey_list(const struct access *, struct surveys *ret,
			struct fault *) MUST_USE;
/* removed_utc, removed_by and removed_why as given; its answers go. */
enum status survey_remove(const struct access *, const struct survey *,
			  struct fault *) MUST_USE;

struct survey_answer {
	int64_t id, survey, organisation;
	int64_t tenant;	      /* 0 not known */
	const char *language; /* BCP 47; NULL not known */
	int64_t need;	      /* 1, 0; -1 not known */
	const char *question;
	int64_t answer; /* 1 to 5, 5 is best */
	int32_t said_on_days;
};
enum status survey_answer_insert(const struct access *,
				 const struct survey_answer *, struct fault *)
	MUST_USE;
/* Those said in the span, in no order. The answer is borrowed for the call;
 * visit uses no function of the store. Where they are a tenant whose language
 * or needs were not said, it is the register's: the language that they read,
 * else speak. */
struct survey_span {
	int64_t organisation;
	int32_t from_days, to_days; /* both included */
	void (*visit)(void *self, const struct survey_answer *);
	void *self;
};
enum status survey_answers(const struct access *, const struct survey_span *,
			   struct fault *) MUST_USE;

#endif
