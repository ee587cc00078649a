/* Bringing invoices for work. */
#include "desk/invoices.h"

#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "core/invoice.h"
#include "desk/bill_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/invoice_file.h"
#include "desk/invoice_work.h"
#include "lang/zone.h"
#include "store/contract.h"
#include "wire/model.h"

/* What is read of an invoice before anything is kept. */
struct invoicing {
	struct visit *visit;
	struct bill bill;
	struct invoice_rows rows;
	struct invoice_works works;
	struct invoice_match *match;
};

static enum status
read_input(struct invoicing *v, const struct bill_input *in,
	   struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(v->visit->arena, faults);
	struct fault bad;
	enum status file = OK;
	enum status status =
		bill_read_head(v->visit, in, &fields, &v->bill, fault);

	if (status == OK)
		status = bill_read_order(v->visit, in->order, &fields,
					 &v->bill, fault);
	if (!in->count) {
		(void)fault_set(&bad, E_INPUT, "",
				N_("No lines: choose the file that came with "
				   "the invoice, or type its lines"),
				NULL);
		field_take(&fields, "lines", &bad);
	} else {
		file = invoice_file_read(in->bytes, in->count,
					 v->visit->arena, &v->rows, faults);
	}
	if (status == OK)
		status = fields_end(&fields, fault);
	return status == OK ? file : status;
}

/* The first day, the last, and the sum; today where no line names a day. */
static void
add_up(struct invoicing *v, const struct bill_input *in)
{
	struct bill *bill = &v->bill;
	int32_t first = INT32_MAX, last = INT32_MIN;

	for (size_t i = 0; i < v->rows.count; i++) {
		const struct invoice_line *line = &v->rows.list[i].said;

		bill->lines_minor += line->net_minor;
		if (line->day_days == INVOICE_NO_DAY)
			continue;
		first = line->day_days < first ? line->day_days : first;
		last = line->day_days > last ? line->day_days : last;
	}
	bill->lines = (int64_t)v->rows.count;
	if (last < first)
		first = last = zone_local(v->visit->now_utc).day_days;
	bill->from_days = first;
	bill->until_days = last;
	hash_sha256(in->bytes, in->count, bill->sha256);
}

/* What lines are charged that name no rate and are for nothing of ours. */
static enum status
find_vat(struct invoicing *v, struct fault *fault)
{
	struct access access = visit_access(v->visit);
	struct agreed_question question = {
		.organisation = v->bill.organisation,
		.day_days = v->bill.from_days,
		.provider = v->bill.provider,
	};
	static const enum service services[] = {
		SERVICE_INTERPRETING, SERVICE_TRANSLATION, SERVICE_FORMAT};
	enum status status = OK;

	for (size_t k = 0; status == OK && k < 3; k++) {
		struct agreements all;

		question.service = services[k];
		status = contract_agreements(&access, &question, &all, fault);
		for (size_t i = 0; status == OK && i < all.count; i++)
			if (all.list[i].card &&
			    all.list[i].when == AGREED_HOLDS) {
				v->bill.vat_bp = all.list[i].rates.vat_bp;
				return OK;
			}
	}
	return status;
}

static void
match_rows(struct invoicing *v)
{
	struct arena *arena = v->visit->arena;
	struct invoice_line *line =
		arena_alloc(arena, (v->rows.count + 1) * sizeof *line);
	const struct invoice_files files = {line, v->rows.count, v->works.list,
					    v->works.count};

	for (size_t i = 0; i < v->rows.count; i++)
		line[i] = v->rows.list[i].said;
	v->match = arena_alloc(arena, (v->rows.count + 1) * sizeof *v->match);
	invoice_match(&files, arena, v->match);
}

static struct bill_line
line_of(const struct invoicing *v, size_t i)
{
	const struct invoice_row *row = &v->rows.list[i];
	const struct invoice_line *said = &row->said;
	const struct invoice_match *match = &v->match[i];
	struct bill_line line = {
		.bill = v->bill.id,
		.n = (int)i + 1,
		.row = row->line,
		.seconds = said->minutes > 0 ? said->minutes * 60 : 0,
		.language = said->language,
		.said_language = row->said_language,
		.user = "",
		.number = row->number,
		.net_minor = said->net_minor,
		.expected_minor = match->expected_minor,
		.item = match->work < 0 ? 0 : v->works.item[match->work].item,
		.revision = match->work < 0
				    ? 0
				    : v->works.item[match->work].revision,
		.words = said->words,
		.rate = said->rate,
		.vat_bp = said->vat_bp,
		.expected_vat_bp = match->expected_vat_bp,
		.parts = invoice_parts_text(v->visit->arena, match),
		.doubts = match->doubts,
		.verdict = match->doubts ? BILL_OPEN : BILL_AGREED,
	};

	if (said->day_days != INVOICE_NO_DAY)
		(void)zone_utc(said->day_days, 0, &line.started_utc);
	return line;
}

static enum status
keep(struct invoicing *v, struct fault *fault)
{
	struct access access = visit_access(v->visit);
	enum status status;

	for (size_t i = 0; i < v->rows.count; i++)
		v->bill.doubtful += v->match[i].doubts != 0;
	status = bill_insert(&access, &v->bill, fault);
	for (size_t i = 0; status == OK && i < v->rows.count; i++) {
		const struct bill_line line = line_of(v, i);

		status = bill_line_insert(&access, &line, fault);
	}
	return status;
}

enum status
invoice_bring(struct visit *visit, const struct bill_input *in,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct invoicing v = {
		.visit = visit,
		.bill = {.organisation = visit_organisation(visit),
			 .kind = BILL_OF_WORK,
			 .brought_utc = visit->now_utc,
			 .brought_by = visit_actor(visit)},
	};
	enum status status = read_input(&v, in, faults, fault);

	if (status != OK)
		return status;
	add_up(&v, in);
	status = find_vat(&v, fault);
	if (status == OK)
		status = invoice_works_find(visit, &v.bill, &v.rows, &v.works,
					    fault);
	if (status != OK)
		return status;
	match_rows(&v);
	v.bill.id = visit_id(visit);
	status = keep(&v, fault);
	if (status == OK)
		status = bill_log(visit, "bill.brought", &v.bill, fault);
	model_id(model, "id", v.bill.id);
	return status;
}
