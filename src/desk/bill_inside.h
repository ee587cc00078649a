/* What the files of suppliers' bills share. Internal to desk/. */
#ifndef VERNACULAR_DESK_BILL_INSIDE_H
#define VERNACULAR_DESK_BILL_INSIDE_H

#include "desk/desk.h"
#include "store/bill.h"

struct bill_input;
struct fields;

/* "12.34" or "£1,234.50"; false where absent or bad. */
bool bill_read_money(struct fields *, const char *name, const char *text,
		     int64_t *ret_minor);

/* Provider, number and the three sums of an invoice, checked. Errors: E_IO;
 * what is wrong is in the fields. */
enum status bill_read_head(struct visit *, const struct bill_input *,
			   struct fields *, struct bill *ret, struct fault *)
	MUST_USE;

/* The purchase order of that number, of this provider. Errors: E_IO; what is
 * wrong is in the fields. */
enum status bill_read_order(struct visit *, const char *number,
			    struct fields *, struct bill *ret, struct fault *)
	MUST_USE;

/* What lines of these verdicts add up to, VAT once on each rate. */
struct bill_total {
	int64_t count, net_minor, vat_minor;
};
struct bill_total bill_total(const struct bill_sum *, size_t count,
			     unsigned verdict_bits);
#define BILL_PAID                                                       \
	(1u << BILL_AGREED | 1u << BILL_OPEN | 1u << BILL_ACCEPTED)
#define BILL_ALL (BILL_PAID | 1u << BILL_DISPUTED)

/* The sums of a bill, and behind them the credits that are taken off it, or
 * would be were it settled now, each as a sum below nothing. */
#define BILL_CREDITS_MOST 40
struct service_credit;
struct bill_money {
	struct bill_sum sum[BILL_SUMS_MOST + BILL_CREDITS_MOST];
	size_t count, all; /* sums; with credits */
	const struct service_credit *credit; /* one for each sum from count */
};
enum status bill_money(struct visit *, const struct bill *,
		       struct bill_money *ret, struct fault *) MUST_USE;

/* It is settled: what is paid, the credits taken off, and all of it in the
 * ledger. The caller writes the bill. */
enum status bill_pay(struct visit *, struct bill *, struct fault *) MUST_USE;

/* A call of somebody unknown, which is paid, was put to a tenant: the item
 * that it became has its price in the ledger now, which is taken off again. */
struct call;
enum status bill_call_matched(struct visit *, const struct call *,
			      struct fault *) MUST_USE;

/* "bill.brought" ...: with its number and sums. */
enum status bill_log(struct visit *, const char *kind, const struct bill *,
		     struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND. */
enum status bill_named(struct visit *, const char *id, struct bill *ret,
		       struct fault *) MUST_USE;

#endif
