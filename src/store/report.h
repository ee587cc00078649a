/* Plain rows for the figures of core/measure. */
#ifndef VERNACULAR_STORE_REPORT_H
#define VERNACULAR_STORE_REPORT_H

#include "core/request.h"
#include "store/db.h"

/* A closed item, as reports count it. */
struct closed_item {
	int64_t organisation;
	enum service service;
	enum format format;
	const char *language;
	int64_t provider; /* 0 none */
	enum document_class document_class;
	enum item_state state;
	int64_t received_utc, closed_utc;
	int64_t gross_min, net_min; /* -1 unknown */
	int in_standard;	    /* 1, 0, or -1 unknown */
	int64_t price_minor;	    /* -1 unknown */
	const char *outcome;	    /* NULL none */
};

/* Items closed from from_utc to before to_utc, in no order, one at a time.
 * visit returns false to stop; the row is borrowed for the call and visit uses
 * no function of the store. */
struct report_query {
	int64_t from_utc, to_utc;
	bool (*visit)(void *self, const struct closed_item *);
	void *self;
};
enum status report_closed(const struct access *, const struct report_query *,
			  struct fault *) MUST_USE;

/* Requests for a language against the register, per organisation: who adds up
 * organisations adds the rows of one language. */
struct demand {
	int64_t organisation;
	const char *language;
	int64_t tenants; /* with an active need for it, read or spoken */
	int64_t items;	 /* received in the period */
};
struct demands {
	struct demand *list;
	size_t count;
};
enum status report_demand(const struct access *, int64_t from_utc,
			  int64_t to_utc, struct demands *ret, struct fault *)
	MUST_USE;

#endif
