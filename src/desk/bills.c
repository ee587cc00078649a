/* Bringing suppliers' bills for calls. */
#include "desk/bills.h"

#include <string.h>

#include "base/hash.h"
#include "core/bill.h"
#include "desk/bill_file.h"
#include "desk/bill_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "lang/fold.h"
#include "lang/money.h"
#include "lang/zone.h"
#include "store/contract.h"
#include "store/provider.h"
#include "wire/model.h"

#define CALLS_MOST 200000

/* What is read of a bill before anything is kept. */
struct bringing {
	struct visit *visit;
	struct bill bill;
	struct bill_rows rows;
	struct bill_calls calls;
	struct rate_card card; /* where has_card */
	bool has_card;
	struct billed_call *billed;
	struct bill_match *match;
};

bool
bill_read_money(struct fields *fields, const char *name, const char *text,
	   int64_t *ret)
{
	const char *said = field_needed(fields, name, text, 40);
	char currency[MONEY_CODE];
	struct fault fault;

	if (!said)
		return false;
	if (!strncmp(said, "\u00a3", 2))
		said += 2;
	said = arena_printf(fields->arena, "%s GBP", said);
	if (money_parse(name, said, ret, currency, &fault) == OK && *ret >= 0)
		return true;
	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no amount in pounds: write 12.34"),
			"value", text, NULL);
	field_take(fields, name, &fault);
	return false;
}

static enum status
read_provider(struct visit *visit, struct bill *bill, struct fields *fields,
	      const char *text, struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *id = field_needed(fields, "provider", text, 40);
	struct provider provider;
	struct fault bad;
	enum status status = E_NOT_FOUND;

	if (!id)
		return OK;
	if (id_parse(id, &bill->provider))
		status = provider_get(&access, bill->provider, &provider,
				      fault);
	if (status != E_NOT_FOUND)
		return status;
	(void)fault_set(&bad, E_INPUT, "",
			N_("No such provider works for you: choose one of the "
			   "list"),
			NULL);
	field_take(fields, "provider", &bad);
	return OK;
}

enum status
bill_read_head(struct visit *visit, const struct bill_input *in,
	       struct fields *fields, struct bill *bill, struct fault *fault)
{
	struct fault bad;
	enum status status =
		read_provider(visit, bill, fields, in->provider, fault);

	bill->number = field_needed(fields, "number", in->number, 60);
	bill->file = in->file ? in->file : "";
	if (bill_read_money(fields, "net", in->net, &bill->net_minor) &
		    bill_read_money(fields, "vat", in->vat, &bill->vat_minor) &
		    bill_read_money(fields, "gross", in->gross,
				    &bill->gross_minor) &&
	    bill->net_minor + bill->vat_minor != bill->gross_minor) {
		(void)fault_set(&bad, E_INPUT, "",
				N_("Net and VAT do not add up to this: copy "
				   "the three as the invoice has them"),
				NULL);
		field_take(fields, "gross", &bad);
	}
	return status;
}

static enum status
read_input(struct bringing *b, const struct bill_input *in,
	   struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(b->visit->arena, faults);
	struct fault bad;
	enum status file = OK;
	enum status status =
		bill_read_head(b->visit, in, &fields, &b->bill, fault);

	if (!in->count) {
		(void)fault_set(&bad, E_INPUT, "",
				N_("No file: choose the supplier's list of "
				   "calls, as CSV"),
				NULL);
		field_take(&fields, "file", &bad);
	} else {
		file = bill_file_read(in->bytes, in->count, b->visit->arena,
				      &b->rows, faults);
	}
	if (status == OK)
		status = fields_end(&fields, fault);
	return status == OK ? file : status;
}

/* The first call, the last, and the sum. */
static void
add_up(struct bringing *b, const struct bill_input *in)
{
	int64_t first = INT64_MAX, last = 0;

	for (size_t i = 0; i < b->rows.count; i++) {
		const struct bill_row *row = &b->rows.list[i];

		first = row->started_utc < first ? row->started_utc : first;
		last = row->started_utc > last ? row->started_utc : last;
		b->bill.lines_minor += row->net_minor;
	}
	b->bill.lines = (int64_t)b->rows.count;
	b->bill.from_days = zone_local(first).day_days;
	b->bill.until_days = zone_local(last).day_days;
	hash_sha256(in->bytes, in->count, b->bill.sha256);
}

/* The contract with the supplier in the days of the bill. */
static enum status
find_card(struct bringing *b, struct fault *fault)
{
	struct access access = visit_access(b->visit);
	const struct agreed_question question = {
		.organisation = b->bill.organisation,
		.service = SERVICE_INTERPRETING,
		.day_days = b->bill.from_days,
		.provider = b->bill.provider,
	};
	struct agreements all;
	enum status status =
		contract_agreements(&access, &question, &all, fault);

	for (size_t i = 0; status == OK && !b->has_card && i < all.count; i++)
		if (all.list[i].card && all.list[i].when == AGREED_HOLDS) {
			b->card = all.list[i].rates;
			b->has_card = true;
		}
	b->bill.vat_bp = b->has_card ? b->card.vat_bp : 0;
	return status;
}

/* By the contract; -1 where it says nothing of such calls. */
static int64_t
expected(const struct bringing *b, const struct calendar *calendar,
	 const struct bill_row *row)
{
	const struct item_spec spec = {
		.service = SERVICE_INTERPRETING,
		.mode = MODE_ON_DEMAND,
		.from = "en",
		.language = row->language ? row->language : "",
		.minutes = bill_minutes(row->seconds),
		.starts_utc = row->started_utc,
	};
	const struct price_job job = {.spec = &spec};
	struct price price;

	if (!b->has_card || !row->language || !row->seconds ||
	    !price_reckon(&b->card, calendar, &job, &price))
		return -1;
	return price.net_minor;
}

/* Names as both sides may write them: folded, NULL where nothing is left. */
static const char *
user_key(struct visit *visit, const char *user)
{
	struct buf key = {0};
	const char *text;

	if (!user || !*user)
		return NULL;
	fold_key(desk_fold(visit->desk), user, &key);
	text = arena_text(visit->arena, buf_string(&key));
	buf_free(&key);
	return *text ? text : NULL;
}

/* Colleagues who called in that time. Suppliers know them by name or address;
 * a number that only the supplier knows says nothing against anybody. */
struct colleague {
	const char *user, *email, *key;
};
struct colleagues {
	struct colleague *list;
	size_t count, cap;
};

static const char *
colleague_key(struct visit *visit, struct colleagues *all,
	      const struct bill_call *call)
{
	if (!call->user || !call->email)
		return NULL;
	for (size_t i = 0; i < all->count; i++)
		if (!strcmp(all->list[i].email, call->email))
			return all->list[i].key;
	all->list = arena_grow(visit->arena, all->list, all->count, &all->cap,
			       sizeof *all->list);
	all->list[all->count++] = (struct colleague){
		call->user, call->email, user_key(visit, call->user)};
	return all->list[all->count - 1].key;
}

static const char *
billed_key(struct visit *visit, const struct colleagues *all, const char *user)
{
	const char *key = user_key(visit, user);

	for (size_t i = 0; key && i < all->count; i++)
		if (!strcasecmp(all->list[i].email, user) ||
		    (all->list[i].key && !strcmp(all->list[i].key, key)))
			return all->list[i].key;
	return NULL;
}

/* Which line is which call. */
static void
match_lines(struct bringing *b, const struct calendar *calendar)
{
	struct visit *visit = b->visit;
	struct arena *arena = visit->arena;
	struct colleagues colleagues = {0};
	struct logged_call *logged =
		arena_alloc(arena, (b->calls.count + 1) * sizeof *logged);
	struct billed_call *billed =
		arena_alloc(arena, (b->rows.count + 1) * sizeof *billed);
	const struct bill_files files = {billed, b->rows.count, logged,
					 b->calls.count};

	for (size_t i = 0; i < b->calls.count; i++) {
		const struct bill_call *call = &b->calls.list[i];

		logged[i] = (struct logged_call){
			call->started_utc, (int)call->minutes, call->language,
			colleague_key(visit, &colleagues, call)};
	}
	for (size_t i = 0; i < b->rows.count; i++) {
		const struct bill_row *row = &b->rows.list[i];

		billed[i] = (struct billed_call){
			row->started_utc,
			row->seconds,
			row->language,
			billed_key(visit, &colleagues, row->user),
			row->net_minor,
			expected(b, calendar, row)};
	}
	b->billed = billed;
	b->match = arena_alloc(arena, (b->rows.count + 1) * sizeof *b->match);
	bill_match(&files, arena, b->match);
}

/* The calls that no other bill has. */
static enum status
find_calls(struct bringing *b, struct fault *fault)
{
	struct access access = visit_access(b->visit);
	struct bill_span span = {.provider = b->bill.provider,
				 .limit = CALLS_MOST};
	size_t free = 0;
	enum status status;

	(void)zone_utc(b->bill.from_days, 0, &span.from_utc);
	(void)zone_utc(b->bill.until_days + 1, 0, &span.to_utc);
	span.from_utc -= BILL_REACH_S;
	span.to_utc += BILL_REACH_S;
	status = bill_calls(&access, &span, &b->calls, fault);
	for (size_t i = 0; status == OK && i < b->calls.count; i++)
		if (!b->calls.list[i].billed)
			b->calls.list[free++] = b->calls.list[i];
	b->calls.count = free;
	return status;
}

static struct bill_line
line_of(const struct bringing *b, size_t i)
{
	const struct bill_row *row = &b->rows.list[i];
	const struct bill_match *match = &b->match[i];

	return (struct bill_line){
		.bill = b->bill.id,
		.n = (int)i + 1,
		.row = row->line,
		.started_utc = row->started_utc,
		.seconds = row->seconds,
		.language = row->language,
		.said_language = row->said_language,
		.user = row->user,
		.number = row->number,
		.net_minor = row->net_minor,
		.expected_minor = b->billed[i].expected_minor,
		.call = match->logged < 0 ? 0 : b->calls.list[match->logged].id,
		.doubts = match->doubts,
		.verdict = match->doubts ? BILL_OPEN : BILL_AGREED,
	};
}

static enum status
keep(struct bringing *b, struct fault *fault)
{
	struct access access = visit_access(b->visit);
	enum status status;

	for (size_t i = 0; i < b->rows.count; i++)
		b->bill.doubtful += b->match[i].doubts != 0;
	status = bill_insert(&access, &b->bill, fault);
	for (size_t i = 0; status == OK && i < b->rows.count; i++) {
		const struct bill_line line = line_of(b, i);

		status = bill_line_insert(&access, &line, fault);
	}
	return status;
}

enum status
bill_log(struct visit *visit, const char *kind, const struct bill *bill,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = bill->id,
		.organisation = bill->organisation,
		.service = bill->kind == BILL_OF_CALLS
				   ? service_name(SERVICE_INTERPRETING)
				   : NULL,
		.payload = payload,
	};

	model_id(payload, "provider", bill->provider);
	model_text(payload, "number", bill->number);
	model_int(payload, "lines", bill->lines);
	model_int(payload, "doubtful", bill->doubtful);
	model_int(payload, "gross_minor", bill->gross_minor);
	return log_event(visit, &entry, fault);
}

enum status
bill_bring(struct visit *visit, const struct bill_input *in,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct bringing b = {
		.visit = visit,
		.bill = {.organisation = visit_organisation(visit),
			 .brought_utc = visit->now_utc,
			 .brought_by = visit_actor(visit)},
	};
	struct calendar calendar;
	enum status status = read_input(&b, in, faults, fault);

	if (status != OK)
		return status;
	add_up(&b, in);
	status = visit_calendar(visit, b.bill.organisation, &calendar, fault);
	if (status == OK)
		status = find_card(&b, fault);
	if (status == OK)
		status = find_calls(&b, fault);
	if (status != OK)
		return status;
	match_lines(&b, &calendar);
	b.bill.id = visit_id(visit);
	status = keep(&b, fault);
	if (status == OK)
		status = bill_log(visit, "bill.brought", &b.bill, fault);
	model_id(model, "id", b.bill.id);
	return status;
}

enum status
bill_named(struct visit *visit, const char *id, struct bill *ret,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;

	return id_parse(id, &number) ? bill_get(&access, number, ret, fault)
				     : not_found("bill", fault);
}
