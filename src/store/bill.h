/* Suppliers' bills, line by line: for telephone calls, and for work that was
 * booked or written. */
#ifndef VERNACULAR_STORE_BILL_H
#define VERNACULAR_STORE_BILL_H

#include "base/hash.h"
#include "store/db.h"

enum bill_kind { BILL_OF_CALLS, BILL_OF_WORK };
#define BILL_KINDS 2
extern const char *const bill_kind_names[BILL_KINDS];

struct bill {
	int64_t id, organisation, provider;
	enum bill_kind kind;
	const char *number; /* of the invoice */
	int32_t from_days, until_days;
	const char *file; /* its name */
	unsigned char sha256[HASH_BYTES];
	int64_t net_minor, vat_minor, gross_minor; /* as the invoice says */
	int64_t lines, lines_minor; /* how many, what they add up to */
	int vat_bp;
	int64_t doubtful; /* lines that are open */
	bool settled;
	int64_t version;
	int64_t brought_utc, brought_by;
	int64_t settled_utc, settled_by; /* 0 not yet */
	int64_t order;			 /* purchase order; 0 none */
	int64_t paid_net, paid_vat, paid_gross; /* once it is settled */
	const char *provider_name;		/* read only, as is: */
	const char *order_number;		/* NULL none */
};

/* Lines of one bill. */
#define BILL_ROWS_MOST 20000

struct bills {
	struct bill *list;
	size_t count;
};

/* Errors: E_CONFLICT where that supplier's invoice of that number is there. */
enum status bill_insert(const struct access *, const struct bill *,
			struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status bill_get(const struct access *, int64_t id, struct bill *ret,
		     struct fault *) MUST_USE;
/* doubtful, settled and by whom, what is paid; version as it was read, and is
 * raised.
 * Errors: E_STALE, E_NOT_FOUND. */
enum status bill_update(const struct access *, const struct bill *,
			struct fault *) MUST_USE;
/* An organisation's, newest first; or a provider's of all the scope. */
struct bill_filter {
	int64_t organisation, provider; /* one of them is 0 */
	bool calls_only;
	int64_t after; /* 0 from the newest */
	size_t limit;
};
enum status bill_list(const struct access *, const struct bill_filter *,
		      struct bills *ret, struct fault *) MUST_USE;

enum bill_verdict {
	BILL_AGREED, /* nothing to say */
	BILL_OPEN,
	BILL_ACCEPTED, /* paid all the same */
	BILL_DISPUTED, /* not paid */
};
#define BILL_VERDICTS 4
extern const char *const bill_verdict_names[BILL_VERDICTS];

struct bill_line {
	int64_t bill;
	int n;	     /* 1, 2 ... */
	int64_t row; /* line of the file */
	int64_t started_utc;
	int32_t seconds;
	const char *language;			   /* NULL not understood */
	const char *said_language, *user, *number; /* as they stand there */
	int64_t net_minor, expected_minor; /* expected: -1 nothing says */
	int64_t call;			   /* of the log, 0 none */
	int64_t item;			   /* 0 none */
	int64_t revision;		   /* of it, that it is for; 0 none */
	int64_t words, rate;		   /* -1 not said */
	int vat_bp, expected_vat_bp;	   /* -1 not said; nothing says */
	const char *parts;		   /* "rate 120; vat -40"; NULL none */
	unsigned doubts;		   /* core/bill's bits */
	enum bill_verdict verdict;
	const char *reason; /* NULL none */
	int64_t said_utc, said_by;
	/* Read only; NULL and 0 where there is no call. */
	const char *call_ref, *call_language;
	int64_t call_started_utc, call_minutes; /* minutes: -1 not said */
	const char *call_user;
	const char *item_ref; /* NULL also where the caller may not know */
	int item_n;
};

struct bill_lines {
	struct bill_line *list;
	size_t count;
};

enum status bill_line_insert(const struct access *, const struct bill_line *,
			     struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status bill_line_get(const struct access *, int64_t bill, int n,
			  struct bill_line *ret, struct fault *) MUST_USE;
/* call, verdict, reason and who said so. Errors: E_NOT_FOUND. */
enum status bill_line_update(const struct access *, const struct bill_line *,
			     struct fault *) MUST_USE;
/* In the order of the file, or only those of one verdict (BILL_VERDICTS:
 * all), after a line. */
struct bill_line_filter {
	int64_t bill;
	enum bill_verdict verdict;
	int after; /* 0 from the first */
	size_t limit;
};
enum status bill_line_list(const struct access *,
			   const struct bill_line_filter *,
			   struct bill_lines *ret, struct fault *) MUST_USE;
/* What the lines of each verdict and rate of VAT add up to: the rate that the
 * line names, else the work's, else the bill's. */
struct bill_sum {
	enum bill_verdict verdict;
	int vat_bp;
	int64_t count, net_minor;
};
#define BILL_SUMS_MOST 80
enum status bill_sums(const struct access *, int64_t bill,
		      struct bill_sum ret[BILL_SUMS_MOST], size_t *ret_count,
		      struct fault *) MUST_USE;

/* What colleagues of the scope logged with a supplier in a time, the earliest
 * first, at most limit; billed ones have a line of some bill already. */
struct bill_call {
	int64_t id;
	const char *ref;
	int64_t started_utc, minutes; /* minutes: -1 not said */
	const char *language;	      /* NULL not known */
	const char *user, *email;     /* who opened it */
	bool billed;
};
struct bill_calls {
	struct bill_call *list;
	size_t count;
};
/* One that was logged with that supplier, by its reference.
 * Errors: E_NOT_FOUND. */
enum status bill_call_by_ref(const struct access *, const char *ref,
			     int64_t provider, struct bill_call *ret,
			     struct fault *) MUST_USE;
struct bill_span {
	int64_t provider, from_utc, to_utc; /* to: not in it */
	bool unbilled;			    /* only these */
	size_t limit;
};
enum status bill_calls(const struct access *, const struct bill_span *,
		       struct bill_calls *ret, struct fault *) MUST_USE;

#endif
