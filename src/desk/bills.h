/* The bills of suppliers. Of interpreters by telephone the file of a month is
 * held against what colleagues logged, of other work each line against what
 * was ordered and done (desk/invoices); what does not agree is a list to
 * settle; in the end the bill agrees to the penny, or is disputed by name. For
 * managers. */
#ifndef VERNACULAR_DESK_BILLS_H
#define VERNACULAR_DESK_BILLS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct faults;
struct model;

/* {bills: [{id, kind(code bill-kind), provider, provider_name, number,
 *  order_number, from(day), until(day), file, state(code bill-state), lines,
 *  doubtful, net(money), vat, gross, brought_at}], next, providers: [{id,
 *  name}] with a contract, orders: [{id, number, provider_name, left(money)}]}
 * newest first. */
enum bills_which { BILLS_ALL, BILLS_CALLS };
enum status bills_list(struct visit *, enum bills_which,
		       const struct page_wish *, struct model *,
		       struct fault *) MUST_USE;

/* Words as they came; NULL is absent. */
struct bill_input {
	const char *provider, *number;
	const char *net, *vat, *gross; /* of the invoice: "1234.50" */
	const char *file;	       /* its name */
	const char *bytes;
	size_t count;
	const char *order; /* number of a purchase order; NULL none */
};
/* {id}. All or nothing. Errors: E_INPUT with faults, also each bad line of
 * the file; E_CONFLICT the invoice is here already. */
enum status bill_bring(struct visit *, const struct bill_input *,
		       struct model *, struct faults *,
		       struct fault *) MUST_USE;

/* {id, ... as bills_list, version, lines_net(money): what the lines add up to,
 *  vat_share, lines_vat, lines_gross, adds_up(bool), net_apart(money),
 *  vat_apart, gross_apart: invoice less lines, signed,
 *  agreed, open, accepted, disputed: {count, net(money)}, to_pay(money),
 *  to_pay_vat, to_pay_gross: without what is disputed,
 *  can_settle(bool),
 *  rows: [{n, row, started_at, seconds, length(minutes begun), language
 *  (language or null), said_language, user, number, net(money), expected
 *  (money or null), call, call_ref, call_language, call_started_at,
 *  call_minutes, call_user, doubts: [message], verdict(code bill-verdict),
 *  reason, day(or null), item, item_ref, item_n, words, rate(pounds in words),
 *  vat_share, expected_vat_share (null where nothing says), apart(money: net
 *  less expected, or null), parts: [{why(message), amount(money),
 *  vat(bool)}]}], next, credits: [CREDIT of desk/service_credits] that are
 *  taken off what is to be paid, order: {id, number, left(money)} or null,
 *  unbilled: [{id, ref, started_at, minutes, language, user}]: logged and in
 *  no bill, 100 at most}
 *   verdict  whose rows, NULL: those that are open, "all"
 * Errors: E_NOT_FOUND. */
struct bill_wish {
	const char *id, *verdict;
	struct page_wish page;
};
enum status bill_show(struct visit *, const struct bill_wish *, struct model *,
		      struct fault *) MUST_USE;

/* One row of them, with bill {id, number, provider_name, state}.
 * Errors: E_NOT_FOUND. */
enum status bill_line_show(struct visit *, const char *id, int n,
			   struct model *, struct fault *) MUST_USE;

/* What becomes of a line that is open, or was settled otherwise.
 *   verdict  "accepted" or "disputed", with a reason
 *   call     the reference of the logged call that it is; NULL as it stands
 *   item     of a line for work: "V26-000123/1" that it is for; the same
 * Errors: E_NOT_FOUND; E_INPUT with faults; E_CONFLICT the bill is settled,
 * or the call is another line's. */
struct bill_saying {
	const char *id, *verdict, *reason, *call, *item;
	int n;
};
enum status bill_say(struct visit *, const struct bill_saying *, struct model *,
		     struct faults *, struct fault *) MUST_USE;

/* Nothing is open: the bill is closed. Errors: E_NOT_FOUND, E_CONFLICT. */
enum status bill_settle(struct visit *, const char *id, struct model *,
			struct fault *) MUST_USE;

/* What is disputed, to be sent to the supplier: CSV in the arena.
 * Errors: E_NOT_FOUND. */
enum status bill_disputes(struct visit *, const char *id, const char **ret_name,
			  const char **ret_csv, struct fault *) MUST_USE;

#endif
