/* Suppliers' bills. */
#include "store/bill.h"

#include <string.h>

#include "store/inside.h"

const char *const bill_verdict_names[BILL_VERDICTS] = {
	"agreed",
	"open",
	"accepted",
	"disputed",
};

const char *const bill_kind_names[BILL_KINDS] = {"calls", "work"};

enum {
	BILL_INSERT,
	BILL_GET,
	BILL_UPDATE,
	BILL_LIST,
	BILL_OF_PROVIDER,
	LINE_INSERT,
	LINE_GET,
	LINE_UPDATE,
	LINE_ALL,
	LINE_OF,
	LINE_SUMS,
	BILL_CALLS,
	BILL_CALL,
	BILLS,
};

#define OWN                                                                    \
	"id, organisation, provider, number, from_day, until_day, file,"       \
	" sha256, net_minor, vat_minor, gross_minor, lines, lines_minor,"      \
	" vat_bp, doubtful, state, version, brought_at, brought_by, kind,"     \
	" purchase_order"
#define SELECT                                                                 \
	"SELECT " OWN ", settled_at, settled_by, paid_net, paid_vat,"          \
	" paid_gross, (SELECT name FROM provider WHERE id ="                   \
	" supplier_bill.provider), (SELECT number FROM purchase_order"         \
	" WHERE id = supplier_bill.purchase_order) FROM supplier_bill "
#define LINE                                                                   \
	"bill, n, row, started_at, seconds, language, said_language, user,"    \
	" number, net_minor, expected_minor, call, doubts, verdict, reason,"   \
	" said_at, said_by, item, words, rate, vat_bp, expected_vat_bp,"       \
	" parts, revision"
#define LINES                                                                  \
	"SELECT l.bill, l.n, l.row, l.started_at, l.seconds, l.language,"      \
	" l.said_language, l.user, l.number, l.net_minor,"                     \
	" l.expected_minor, l.call, l.doubts, l.verdict, l.reason,"            \
	" l.said_at, l.said_by, l.item, l.words, l.rate, l.vat_bp,"            \
	" l.expected_vat_bp, l.parts, l.revision, c.ref, c.language,"          \
	" ifnull(c.started_at, c.opened_at), c.minutes,"                       \
	" (SELECT name FROM account WHERE id = c.opened_by),"                  \
	" (SELECT r.ref FROM request r WHERE r.id = i.request AND"             \
	" may_see(i.organisation, i.sensitivity, i.logged_by)), i.n"           \
	" FROM supplier_line l"                                                \
	" JOIN supplier_bill b ON b.id = l.bill AND"                           \
	" visible(b.organisation) LEFT JOIN call c ON c.id = l.call"           \
	" LEFT JOIN item i ON i.id = l.item "

#define ON_BILL " EXISTS (SELECT 1 FROM supplier_line l WHERE l.call = c.id)"
#define CALLED                                                                 \
	"SELECT c.id, c.ref, ifnull(c.started_at, c.opened_at),"               \
	" c.minutes, c.language, a.name, a.email," ON_BILL " FROM call c "

static const struct query queries[] = {
	[BILL_INSERT] = {"INSERT INTO supplier_bill (" OWN ") VALUES"
			 " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " ?, ?, ?, ?, ?)",
			 NULL},
	[BILL_GET] = {SELECT "WHERE id = ? AND visible(organisation)", NULL},
	[BILL_UPDATE] = {"UPDATE supplier_bill SET doubtful = ?3, state = ?4,"
			 " settled_at = ?5, settled_by = ?6, paid_net = ?7,"
			 " paid_vat = ?8, paid_gross = ?9,"
			 " version = version + 1 WHERE id = ?1"
			 " AND version = ?2 AND visible(organisation)",
			 NULL},
	[BILL_LIST] = {SELECT
		       "INDEXED BY supplier_bill_list"
		       " WHERE organisation = ?1 AND visible(organisation)"
		       " AND (?2 = 0 OR kind = 'calls')"
		       " AND id < ?3 ORDER BY id DESC LIMIT ?4",
		       NULL},
	[BILL_OF_PROVIDER] = {SELECT "INDEXED BY supplier_bill_provider"
				     " WHERE provider = ?1 AND"
				     " visible(organisation)"
				     " AND (?2 = 0 OR kind = 'calls')"
				     " AND id < ?3 ORDER BY id DESC LIMIT ?4",
			      NULL},
	[LINE_INSERT] = {"INSERT INTO supplier_line (" LINE ") VALUES"
			 " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " ?, ?, ?, ?, ?, ?, ?, ?)",
			 NULL},
	[LINE_GET] = {LINES "WHERE l.bill = ? AND l.n = ?", NULL},
	[LINE_UPDATE] = {"UPDATE supplier_line SET call = ?3, doubts = ?4,"
			 " verdict = ?5, reason = ?6, said_at = ?7,"
			 " said_by = ?8, item = ?9, expected_minor = ?10,"
			 " expected_vat_bp = ?11, parts = ?12, revision = ?13"
			 " WHERE bill = ?1 AND n = ?2",
			 NULL},
	[LINE_ALL] = {LINES "WHERE l.bill = ?1 AND l.n > ?2"
			    " ORDER BY l.n LIMIT ?3",
		      NULL},
	[LINE_OF] = {LINES "WHERE l.bill = ?1 AND l.n > ?2 AND l.verdict = ?4"
			   " ORDER BY l.n LIMIT ?3",
		     NULL},
	[LINE_SUMS] = {"SELECT l.verdict, coalesce(l.vat_bp,"
		       " l.expected_vat_bp, b.vat_bp) AS vat, count(*),"
		       " sum(l.net_minor) FROM supplier_line l CROSS JOIN"
		       " supplier_bill b ON b.id = l.bill WHERE l.bill = ?"
		       " GROUP BY l.verdict, vat",
		       NULL},
	[BILL_CALL] = {CALLED
		       "LEFT JOIN account a ON a.id = c.opened_by"
		       " WHERE c.ref = ? AND c.provider = ?"
		       " AND c.state = 'logged' AND visible(c.organisation)",
		       NULL},
	[BILL_CALLS] = {CALLED "INDEXED BY call_bill"
			       " LEFT JOIN account a ON a.id = c.opened_by"
			       " WHERE c.provider = ? AND c.state = 'logged'"
			       " AND c.started_at >= ? AND c.started_at < ?"
			       " AND visible(c.organisation)"
			       " AND NOT (? AND" ON_BILL ")"
			       " ORDER BY c.started_at LIMIT ?",
			NULL},
};
const struct noun bill_noun = {NOUN_BILL, "bill", queries, BILLS};

enum status
bill_insert(const struct access *access, const struct bill *bill,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, BILL_INSERT);

	put_int(&c, bill->id);
	put_int(&c, bill->organisation);
	put_int(&c, bill->provider);
	put_text(&c, bill->number);
	put_int(&c, bill->from_days);
	put_int(&c, bill->until_days);
	put_text(&c, bill->file);
	put_bytes(&c, bill->sha256, sizeof bill->sha256);
	put_int(&c, bill->net_minor);
	put_int(&c, bill->vat_minor);
	put_int(&c, bill->gross_minor);
	put_int(&c, bill->lines);
	put_int(&c, bill->lines_minor);
	put_int(&c, bill->vat_bp);
	put_int(&c, bill->doubtful);
	put_text(&c, "open");
	put_int(&c, 1);
	put_int(&c, bill->brought_utc);
	put_int(&c, bill->brought_by);
	put_text(&c, bill_kind_names[bill->kind]);
	put_some(&c, bill->order);
	return cursor_insert(&c, "number",
			     N_("This supplier's invoice of that number is "
				"here already: open it, or check the number"),
			     fault);
}

static void
bill_read(struct cursor *c, struct bill *ret)
{
	*ret = (struct bill){.id = read_int(c), .organisation = read_int(c)};
	ret->provider = read_int(c);
	ret->number = read_text(c);
	ret->from_days = (int32_t)read_int(c);
	ret->until_days = (int32_t)read_int(c);
	ret->file = read_text(c);
	read_hash(c, ret->sha256, sizeof ret->sha256);
	ret->net_minor = read_int(c);
	ret->vat_minor = read_int(c);
	ret->gross_minor = read_int(c);
	ret->lines = read_int(c);
	ret->lines_minor = read_int(c);
	ret->vat_bp = (int)read_int(c);
	ret->doubtful = read_int(c);
	ret->settled = !strcmp(read_word(c), "settled");
	ret->version = read_int(c);
	ret->brought_utc = read_int(c);
	ret->brought_by = read_int(c);
	ret->kind = strcmp(read_word(c), "work") ? BILL_OF_CALLS : BILL_OF_WORK;
	ret->order = read_int(c);
	ret->settled_utc = read_int(c);
	ret->settled_by = read_int(c);
	ret->paid_net = read_int(c);
	ret->paid_vat = read_int(c);
	ret->paid_gross = read_int(c);
	ret->provider_name = read_text(c);
	ret->order_number = read_text(c);
}

enum status
bill_get(const struct access *access, int64_t id, struct bill *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, BILL_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		bill_read(&c, ret);
	return cursor_found(&c, found, "bill", fault);
}

enum status
bill_update(const struct access *access, const struct bill *bill,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, BILL_UPDATE);
	enum status status;

	put_int(&c, bill->id);
	put_int(&c, bill->version);
	put_int(&c, bill->doubtful);
	put_text(&c, bill->settled ? "settled" : "open");
	put_some(&c, bill->settled_utc);
	put_some(&c, bill->settled_by);
	if (bill->settled) {
		put_int(&c, bill->paid_net);
		put_int(&c, bill->paid_vat);
		put_int(&c, bill->paid_gross);
	}
	status = cursor_change(&c, "bill", fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_STALE, "",
				 N_("Somebody else settled something of this "
				    "bill meanwhile: look again"),
				 NULL);
	return status;
}

enum status
bill_list(const struct access *access, const struct bill_filter *filter,
	  struct bills *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun,
				      filter->provider ? BILL_OF_PROVIDER
						       : BILL_LIST);
	size_t cap = 0;

	*ret = (struct bills){0};
	put_int(&c, filter->provider ? filter->provider : filter->organisation);
	put_int(&c, filter->calls_only);
	put_int(&c, filter->after ? filter->after : INT64_MAX);
	put_int(&c, (int64_t)filter->limit);
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		bill_read(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}

enum status
bill_line_insert(const struct access *access, const struct bill_line *line,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, LINE_INSERT);

	put_int(&c, line->bill);
	put_int(&c, line->n);
	put_int(&c, line->row);
	put_int(&c, line->started_utc);
	put_int(&c, line->seconds);
	put_text(&c, line->language);
	put_text(&c, line->said_language);
	put_text(&c, line->user);
	put_text(&c, line->number);
	put_int(&c, line->net_minor);
	put_known(&c, line->expected_minor);
	put_some(&c, line->call);
	put_int(&c, line->doubts);
	put_text(&c, bill_verdict_names[line->verdict]);
	put_text(&c, line->reason);
	put_some(&c, line->said_utc);
	put_some(&c, line->said_by);
	put_some(&c, line->item);
	put_known(&c, line->words);
	put_known(&c, line->rate);
	put_known(&c, line->vat_bp);
	put_known(&c, line->expected_vat_bp);
	put_text(&c, line->parts);
	put_some(&c, line->revision);
	return cursor_run(&c, fault);
}

static enum bill_verdict
verdict_of(const char *name)
{
	int verdict = BILL_AGREED;

	while (verdict < BILL_DISPUTED &&
	       strcmp(bill_verdict_names[verdict], name) != 0)
		verdict++;
	return (enum bill_verdict)verdict;
}

static void
line_read(struct cursor *c, struct bill_line *ret)
{
	ret->bill = read_int(c);
	ret->n = (int)read_int(c);
	ret->row = read_int(c);
	ret->started_utc = read_int(c);
	ret->seconds = (int32_t)read_int(c);
	ret->language = read_text(c);
	ret->said_language = read_text(c);
	ret->user = read_text(c);
	ret->number = read_text(c);
	ret->net_minor = read_int(c);
	ret->expected_minor = read_known(c);
	ret->call = read_int(c);
	ret->doubts = (unsigned)read_int(c);
	ret->verdict = verdict_of(read_word(c));
	ret->reason = read_text(c);
	ret->said_utc = read_int(c);
	ret->said_by = read_int(c);
	ret->item = read_int(c);
	ret->words = read_known(c);
	ret->rate = read_known(c);
	ret->vat_bp = (int)read_known(c);
	ret->expected_vat_bp = (int)read_known(c);
	ret->parts = read_text(c);
	ret->revision = read_int(c);
	ret->call_ref = read_text(c);
	ret->call_language = read_text(c);
	ret->call_started_utc = read_int(c);
	ret->call_minutes = read_known(c);
	ret->call_user = read_text(c);
	ret->item_ref = read_text(c);
	ret->item_n = (int)read_int(c);
}

enum status
bill_line_get(const struct access *access, int64_t bill, int n,
	      struct bill_line *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, LINE_GET);
	bool found;

	put_int(&c, bill);
	put_int(&c, n);
	found = cursor_next(&c);
	if (found)
		line_read(&c, ret);
	return cursor_found(&c, found, "line", fault);
}

enum status
bill_line_update(const struct access *access, const struct bill_line *line,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, LINE_UPDATE);

	put_int(&c, line->bill);
	put_int(&c, line->n);
	put_some(&c, line->call);
	put_int(&c, line->doubts);
	put_text(&c, bill_verdict_names[line->verdict]);
	put_text(&c, line->reason);
	put_some(&c, line->said_utc);
	put_some(&c, line->said_by);
	put_some(&c, line->item);
	put_known(&c, line->expected_minor);
	put_known(&c, line->expected_vat_bp);
	put_text(&c, line->parts);
	put_some(&c, line->revision);
	return cursor_change(&c, "line", fault);
}

enum status
bill_line_list(const struct access *access,
	       const struct bill_line_filter *filter, struct bill_lines *ret,
	       struct fault *fault)
{
	bool all = filter->verdict == BILL_VERDICTS;
	struct cursor c =
		cursor_open(access, &bill_noun, all ? LINE_ALL : LINE_OF);
	size_t cap = 0;

	*ret = (struct bill_lines){0};
	put_int(&c, filter->bill);
	put_int(&c, filter->after);
	put_int(&c, (int64_t)filter->limit);
	if (!all)
		put_text(&c, bill_verdict_names[filter->verdict]);
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		line_read(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}

enum status
bill_sums(const struct access *access, int64_t bill,
	  struct bill_sum ret[BILL_SUMS_MOST], size_t *ret_count,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, LINE_SUMS);
	size_t count = 0;

	put_int(&c, bill);
	while (count < BILL_SUMS_MOST && cursor_next(&c)) {
		ret[count].verdict = verdict_of(read_word(&c));
		ret[count].vat_bp = (int)read_int(&c);
		ret[count].count = read_int(&c);
		ret[count++].net_minor = read_int(&c);
	}
	*ret_count = count;
	return cursor_close(&c, fault);
}

static void
call_read(struct cursor *c, struct bill_call *ret)
{
	ret->id = read_int(c);
	ret->ref = read_text(c);
	ret->started_utc = read_int(c);
	ret->minutes = read_known(c);
	ret->language = read_text(c);
	ret->user = read_text(c);
	ret->email = read_text(c);
	ret->billed = read_int(c);
}

enum status
bill_call_by_ref(const struct access *access, const char *ref, int64_t provider,
		 struct bill_call *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, BILL_CALL);
	bool found;

	put_text(&c, ref);
	put_int(&c, provider);
	found = cursor_next(&c);
	if (found)
		call_read(&c, ret);
	return cursor_found(&c, found, "call", fault);
}

enum status
bill_calls(const struct access *access, const struct bill_span *span,
	   struct bill_calls *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &bill_noun, BILL_CALLS);
	size_t cap = 0;

	*ret = (struct bill_calls){0};
	put_int(&c, span->provider);
	put_int(&c, span->from_utc);
	put_int(&c, span->to_utc);
	put_int(&c, span->unbilled);
	put_int(&c, (int64_t)span->limit);
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		call_read(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}
