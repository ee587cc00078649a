/* Cases, what happened in them, and their clocks. Events are kept as they were
 * recorded; stage, clocks and next date are projections of them, rewritten in
 * the same savepoint by desk/cases. */
#ifndef VERNACULAR_STORE_CASE_H
#define VERNACULAR_STORE_CASE_H

#include "core/statute.h"
#include "store/db.h"

#define CASE_REF_TEXT 16

struct statutory_case {
	int64_t id;
	const char *ref; /* "C26-000012" */
	int64_t organisation, tenant;
	enum case_kind kind;
	enum case_stage began, stage; /* where it began; where it is now */
	const char *number;	      /* the landlord's own; NULL none */
	const char *subject;
	enum form_nation nation;
	enum form_landlord landlord;
	int64_t received_utc, opened_utc, opened_by;
	int64_t closed_utc; /* 0 open */
	const char *closed_reason;
	const char *next_clock; /* code of what is due next; NULL none */
	int64_t next_due_utc;	/* 0 none */
	int64_t version;
};

struct cases {
	struct statutory_case *list;
	size_t count;
};

/* The next reference of now's year: "C26-000012". In the writer only. */
enum status case_next_ref(const struct access *, int64_t now_utc,
			  char ret[CASE_REF_TEXT], struct fault *) MUST_USE;
/* Errors: E_CONFLICT at "/number", it is another case's of the landlord. */
enum status case_insert(const struct access *, const struct statutory_case *,
			struct fault *) MUST_USE;
/* What changes of the row with that id; version is the one it was read with
 * and is raised. Errors: E_STALE; E_CONFLICT as above. */
enum status case_update(const struct access *, const struct statutory_case *,
			struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status case_get(const struct access *, int64_t id,
		     struct statutory_case *ret, struct fault *) MUST_USE;
enum status case_by_ref(const struct access *, const char *ref,
			struct statutory_case *ret, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND; E_CONFLICT several landlords of the scope have it. */
enum status case_by_number(const struct access *, const char *number,
			   struct statutory_case *ret, struct fault *) MUST_USE;

/* A list: one of the indexes for each organisation, in their order. */
struct case_filter {
	int kind;	/* -1 any */
	int64_t tenant; /* 0 any */
	enum case_list_state { CASES_OPEN, CASES_CLOSED } state;
	int64_t after_utc, after_id; /* 0: from the beginning */
	size_t limit;		     /* 1 to 200 */
};
/* Open: by the next date, those without one last. Closed: newest first. */
struct case_page {
	struct statutory_case *list;
	size_t count;
	bool more;
	int64_t next_utc, next_id;
};
enum status case_list(const struct access *, const struct case_filter *,
		      struct case_page *ret, struct fault *) MUST_USE;

/* One event of a case. */
struct case_entry {
	int64_t id, of; /* of: the case */
	enum case_event event;
	enum case_stage stage;
	int64_t at_utc, recorded_utc, recorded_by;
	const char *note;      /* NULL none */
	int64_t withdrawn_utc; /* 0 it counts */
	const char *withdrawn_reason;
};
struct case_entries {
	struct case_entry *list;
	size_t count;
};
enum status case_entry_insert(const struct access *, const struct case_entry *,
			      struct fault *) MUST_USE;
/* Time, stage and withdrawal of the row with that id. */
enum status case_entry_update(const struct access *, const struct case_entry *,
			      struct fault *) MUST_USE;
/* In the order in which they were recorded. */
enum status case_entries(const struct access *, int64_t id,
			 struct case_entries *ret, struct fault *) MUST_USE;

/* More time for one clock. */
struct case_longer {
	int64_t id, of;
	const char *clock, *reason;
	int days;
	int64_t told_utc; /* the tenant was given the reason; 0 not yet */
	int64_t at_utc, by;
};
struct case_longers {
	struct case_longer *list;
	size_t count;
};
enum status case_longer_insert(const struct access *,
			       const struct case_longer *,
			       struct fault *) MUST_USE;
enum status case_longers(const struct access *, int64_t id,
			 struct case_longers *ret, struct fault *) MUST_USE;

/* The clocks as they stand: what lists and reports read. */
enum status case_clocks_put(const struct access *,
			    const struct statutory_case *,
			    const struct case_clocks *,
			    struct fault *) MUST_USE;

/* Corrections of the table, the last of a code and day first. */
struct statute_change {
	int64_t id, organisation;
	const char *code, *text, *reason; /* text "": taken back */
	int32_t from_days;
	int64_t at_utc, by;
};
struct statute_changes {
	struct statute_change *list;
	size_t count;
};
enum status statute_change_insert(const struct access *,
				  const struct statute_change *,
				  struct fault *) MUST_USE;
/* The organisation's own, then its partnership's. */
enum status statute_change_list(const struct access *, int64_t organisation,
				struct statute_changes *ret,
				struct fault *) MUST_USE;

/* The requests of a case, and its open items. */
struct case_items {
	int64_t *list; /* items */
	size_t count;
};
enum status case_open_items(const struct access *, int64_t id,
			    struct case_items *ret, struct fault *) MUST_USE;

#endif
