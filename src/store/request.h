/* Requests and their items, and the lists that officers work from. Inserting
 * and changing items keeps the providers' figures and the diary of who is
 * taken when (store/diary) in the same savepoint. */
#ifndef VERNACULAR_STORE_REQUEST_H
#define VERNACULAR_STORE_REQUEST_H

#include "core/request.h"
#include "core/urgency.h"
#include "core/worktime.h"
#include "store/db.h"

#define REF_TEXT 16

struct request {
	int64_t id;
	const char *ref; /* "V26-000123" */
	int64_t organisation, tenant;
	const char *subject;
	enum document_class document_class;
	enum sensitivity sensitivity;
	int64_t case_file;	/* 0 none */
	const char *case_text; /* NULL none, or a case in words */
	const char *reader, *stakes, *reason; /* necessity; NULL none */
	int64_t received_utc, logged_utc, logged_by;
	int64_t needed_by_utc; /* 0 none */
	int64_t version;       /* ETag; grows with every change of an item */
	enum urgency urgency;
	enum about about;
	int64_t again_of;      /* an open request like it; 0 none */
	const char *again_why; /* why it was sent all the same; NULL none */
};

struct item {
	int64_t id, request;
	int n; /* 1, 2 ... */
	int64_t organisation, tenant;
	struct item_spec spec;
	enum item_state state;
	enum item_state held_from; /* where state is ITEM_ON_HOLD */
	int64_t provider;	   /* 0 none */
	int64_t received_utc;
	int64_t due_utc;    /* 0 none */
	int64_t case_due_utc; /* to be ready for its case; 0 none */
	int64_t started_utc; /* its clock, where that began anew; 0: received */
	int64_t stopped_utc; /* its clock; 0 runs */
	int64_t closed_utc; /* 0 open */
	enum response response;
	const char *rule, *why; /* of the policy; why is a message id */
	int64_t rule_row; /* its version in store/policy; 0 shipped. Kept when
			   * the item comes in */
	const char *standard;	/* code */
	int64_t price_minor;	/* -1 unknown */
	int64_t gross_min, net_min; /* once stopped; -1 unknown */
	int in_standard;	    /* 1, 0, or -1 unknown */
	const char *outcome;	    /* NULL none */
	bool urgent;		    /* its request is */
	const char *reader, *stakes, *reason; /* necessity; NULL not said.
					       * May be message ids */
	int64_t decided_by, decided_utc; /* who confirmed it; 0 nobody */
	int64_t owner; /* the account that looks after it; 0 nobody */
};

struct items {
	struct item *list;
	size_t count;
};

/* The year that a reference bears: UTC's, in two digits. */
int ref_year(int64_t utc);

/* The next reference of now's year: "V26-000123". In the writer only. */
enum status request_next_ref(const struct access *, int64_t now_utc,
			     char ret[REF_TEXT], struct fault *) MUST_USE;
enum status request_insert(const struct access *, const struct request *,
			   struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status request_get(const struct access *, int64_t id, struct request *ret,
			struct fault *) MUST_USE;
enum status request_by_ref(const struct access *, const char *ref,
			   struct request *ret, struct fault *) MUST_USE;
/* Raise the version, which must be the one given. Errors: E_STALE,
 * E_NOT_FOUND. */
enum status request_touch(const struct access *, int64_t id, int64_t version,
			  struct fault *) MUST_USE;

/* Subject, sensitivity, needed_by_utc and urgency (its items' too) of the row
 * with that id; version is the one it was read with and is raised.
 * Errors: E_STALE, E_NOT_FOUND. */
enum status request_update(const struct access *, const struct request *,
			   struct fault *) MUST_USE;

/* Errors: E_CONFLICT, as below. */
enum status item_insert(const struct access *, const struct item *,
			struct fault *) MUST_USE;
/* The row with item->id as given. Errors: E_NOT_FOUND; E_CONFLICT its provider
 * is one person who is taken at that time. */
enum status item_update(const struct access *, const struct item *,
			struct fault *) MUST_USE;
enum status item_get(const struct access *, int64_t id, struct item *ret,
		     struct fault *) MUST_USE;
/* Its languages, which are found out after it was logged. Errors: E_NOT_FOUND.
 */
enum status item_update_languages(const struct access *, const struct item *,
				  struct fault *) MUST_USE;
/* Its mode of interpreting, where another will do. Errors: E_NOT_FOUND. */
enum status item_update_mode(const struct access *, const struct item *,
			     struct fault *) MUST_USE;
/* A request's, by n. */
enum status item_of_request(const struct access *, int64_t request,
			    struct items *ret, struct fault *) MUST_USE;

/* A row of a list: what a page shows of one item. */
struct item_row {
	struct item item;
	const char *ref, *subject;
	enum document_class document_class;
	enum sensitivity sensitivity;
	const char *tenant_name, *tenant_native; /* native: NULL none */
	const char *tenant_reference;
	const char *provider_name; /* NULL none */
	enum urgency urgency;
};

struct item_cursor {
	int64_t at_utc; /* received, or due in a list by due time */
	int64_t id;	/* 0: from the beginning */
};

/* Fields of -1, NULL, 0 fit everything. Lists by due time hold open items that
 * have one; overdue_utc makes a list go by due time. */
struct item_filter {
	int state;   /* enum item_state */
	int service; /* enum service */
	const char *language;
	int64_t provider;
	int64_t overdue_utc; /* open and due before; 0 no matter */
	bool open_only;
	bool urgent_only; /* open ones whose request is urgent, longest waiting
			   * first */
	int64_t owner;	   /* open ones that the account looks after, what is
			    * due first comes first, what has no date last */
	bool waiting_only; /* of an owner's: until somebody here acts */
	bool unfilled_slots; /* open bookings that nobody has taken yet, the
			      * soonest first */
	int64_t slot_before_utc; /* of these; 0 no matter */
	enum item_order {
		ITEMS_NEWEST, /* latest received first */
		ITEMS_DUE,    /* open ones only, soonest due first */
	} order;
	struct item_cursor after;
	size_t limit; /* 1 to 200 */
};

/* A page may hold fewer than limit (even none) and still have a next one: the
 * work for one page is bounded whatever the size of the store. */
struct item_page {
	struct item_row *list;
	size_t count;
	bool more;
	struct item_cursor next;
};
enum status item_list(const struct access *, const struct item_filter *,
		      struct item_page *ret, struct fault *) MUST_USE;
/* One row of it. Errors: E_NOT_FOUND. */
enum status item_row_get(const struct access *, int64_t id,
			 struct item_row *ret, struct fault *) MUST_USE;
/* Those like item for the same tenant that are open, or that nobody was found
 * for, latest received first: the same service, languages and format. At most
 * ITEMS_ALIKE, of each its request, reference, subject, state and times. */
#define ITEMS_ALIKE 3
enum status item_alike(const struct access *, const struct item *,
		       struct item_page *ret, struct fault *) MUST_USE;
/* Of one tenant, latest received first, at most limit. */
enum status item_of_tenant(const struct access *, int64_t tenant, size_t limit,
			   struct item_page *ret, struct fault *) MUST_USE;

/* Of the requests of one case, the same. */
enum status item_of_case(const struct access *, int64_t id, size_t limit,
			 struct item_page *ret, struct fault *) MUST_USE;

/* Counts over open items. */
struct board {
	int64_t overdue;   /* due before now */
	int64_t due_today; /* due from now to the end of today */
	int64_t state[ITEM_STATES];
};
enum status item_board(const struct access *, int64_t now_utc,
		       int64_t today_ends_utc, struct board *ret,
		       struct fault *) MUST_USE;

/* Stretches in which the item's clock stood still, in order. An open one ends
 * at now_utc in the list and open is set. */
struct pauses {
	struct pause *list;
	const char **reason; /* reason[i] belongs to list[i] */
	size_t count;
	bool open; /* the last one lasts */
};
struct pause_start {
	int64_t id, item, at_utc;
	const char *reason;
};
enum status pause_begin(const struct access *, const struct pause_start *,
			struct fault *) MUST_USE;
/* Ends the one that lasts; OK where none does. */
enum status pause_end(const struct access *, int64_t item, int64_t at_utc,
		      struct fault *) MUST_USE;
enum status pause_list(const struct access *, int64_t item, int64_t now_utc,
		       struct pauses *ret, struct fault *) MUST_USE;

#endif
