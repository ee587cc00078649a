/* Settling suppliers' bills, line by line. */
#include <string.h>

#include "core/bill.h"
#include "core/invoice.h"
#include "desk/bill_inside.h"
#include "desk/bills.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/invoice_file.h"
#include "desk/invoice_work.h"
#include "wire/model.h"

static enum status
still_open(const struct bill *bill, struct fault *fault)
{
	if (!bill->settled)
		return OK;
	return fault_set(fault, E_CONFLICT, "",
			 N_("This bill is settled: nothing of it can be "
			    "changed"),
			 NULL);
}

/* The call of the log that somebody says it is. */
static enum status
read_call(struct visit *visit, struct fields *fields, const char *ref,
	  const struct bill *bill, struct bill_line *line, struct fault *fault)
{
	const char *text = field_text(fields, "call", ref, 40);
	struct access access = visit_access(visit);
	struct bill_call call;
	struct fault bad;
	enum status status;

	if (!text)
		return OK;
	status = bill_call_by_ref(&access, text, bill->provider, &call, fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	if (status == OK && (!call.billed || call.id == line->call)) {
		line->call = call.id;
		line->doubts &= ~BILL_BIT(BILL_NOT_LOGGED);
		return OK;
	}
	(void)fault_set(&bad, E_INPUT, "",
			status == OK ? N_("{value} is on a bill already")
				     : N_("There is no call {value} with this "
					  "supplier in the log"),
			"value", text, NULL);
	field_take(fields, "call", &bad);
	return OK;
}

static struct invoice_line
said_of(const struct bill_line *line)
{
	return (struct invoice_line){
		.day_days = INVOICE_NO_DAY,
		.language = line->language,
		.minutes = line->seconds ? line->seconds / 60 : -1,
		.words = (int)line->words,
		.rate = line->rate,
		.net_minor = line->net_minor,
		.vat_bp = line->vat_bp,
	};
}

/* What is due changes with the work that it is for. */
static void
hold_against(struct visit *visit, const struct invoice_works *works,
	     struct bill_line *line)
{
	const struct invoice_line said = said_of(line);
	struct invoice_match match = {0};

	invoice_compare(&said, works->list, &match);
	line->item = works->item[0].item;
	line->revision = works->item[0].revision;
	line->doubts = match.doubts;
	line->expected_minor = match.expected_minor;
	line->expected_vat_bp = match.expected_vat_bp;
	line->parts = invoice_parts_text(visit->arena, &match);
}

/* Nothing else is billed for it, or it is for what stands beside that. */
static bool
may_be_for(const struct bill_line *line, const struct invoice_work *work)
{
	const struct invoice_line said = said_of(line);
	struct invoice_match match = {0};

	if (!work->billed)
		return true;
	invoice_compare(&said, work, &match);
	return !(match.doubts & BILL_BIT(BILL_ELSEWHERE));
}

/* The work that somebody says it is. */
static enum status
read_item(struct visit *visit, struct fields *fields, const char *name,
	  const struct bill *bill, struct bill_line *line, struct fault *fault)
{
	const char *text = field_text(fields, "item", name, 40);
	struct invoice_works works;
	int n = 0;
	const char *ref = text ? invoice_ref(visit->arena, text, &n) : NULL;
	enum status status = E_NOT_FOUND;
	struct fault bad;

	if (!text)
		return OK;
	if (ref)
		status = invoice_work_named(visit, bill, ref, n, &works, &bad);
	if (status == OK && works.item[0].item == line->item &&
	    works.item[0].revision == line->revision)
		return OK;
	if (status == OK && may_be_for(line, works.list)) {
		hold_against(visit, &works, line);
		return OK;
	}
	if (status != OK && status != E_NOT_FOUND) {
		*fault = bad;
		return status;
	}
	(void)fault_set(&bad, E_INPUT, "",
			status == OK ? N_("{value} is on a bill already")
				     : N_("{value} is no work of this "
					  "provider: write V26-000123/1"),
			"value", text, NULL);
	field_take(fields, "item", &bad);
	return OK;
}

static enum status
read_saying(struct visit *visit, const struct bill_saying *saying,
	    const struct bill *bill, struct bill_line *line,
	    struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct fault bad;
	enum status status =
		bill->kind == BILL_OF_CALLS
			? read_call(visit, &fields, saying->call, bill, line,
				    fault)
			: read_item(visit, &fields, saying->item, bill, line,
				    fault);

	line->reason =
		field_words_needed(&fields, "reason", saying->reason, 400);
	line->said_utc = visit->now_utc;
	line->said_by = visit_actor(visit);
	if (saying->verdict && !strcmp(saying->verdict, "accepted")) {
		line->verdict = BILL_ACCEPTED;
	} else if (saying->verdict && !strcmp(saying->verdict, "disputed")) {
		line->verdict = BILL_DISPUTED;
	} else {
		(void)fault_set(&bad, E_INPUT, "",
				N_("Say whether it is paid or disputed"), NULL);
		field_take(&fields, "verdict", &bad);
	}
	return status == OK ? fields_end(&fields, fault) : status;
}

static enum status
log_saying(struct visit *visit, const struct bill *bill,
	   const struct bill_line *line, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "bill.line-settled",
		.subject = bill->id,
		.organisation = bill->organisation,
		.service = bill->kind == BILL_OF_CALLS
				   ? service_name(SERVICE_INTERPRETING)
				   : NULL,
		.language = line->language,
		.payload = payload,
	};

	model_int(payload, "n", line->n);
	model_text(payload, "verdict", bill_verdict_names[line->verdict]);
	model_text(payload, "reason", line->reason);
	model_id(payload, "call", line->call);
	model_id(payload, "item", line->item);
	model_int(payload, "net_minor", line->net_minor);
	return log_event(visit, &entry, fault);
}

enum status
bill_say(struct visit *visit, const struct bill_saying *saying,
	 struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct bill bill;
	struct bill_line line;
	bool was_open;
	enum status status = bill_named(visit, saying->id, &bill, fault);

	if (status == OK)
		status = still_open(&bill, fault);
	if (status == OK)
		status = bill_line_get(&access, bill.id, saying->n, &line,
				       fault);
	if (status != OK)
		return status;
	was_open = line.verdict == BILL_OPEN;
	status = read_saying(visit, saying, &bill, &line, faults, fault);
	if (status != OK)
		return status;
	bill.doubtful -= was_open;
	status = bill_line_update(&access, &line, fault);
	if (status == OK)
		status = bill_update(&access, &bill, fault);
	if (status == OK)
		status = log_saying(visit, &bill, &line, fault);
	model_id(model, "id", bill.id);
	model_int(model, "n", line.n);
	return status;
}

enum status
bill_settle(struct visit *visit, const char *id, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct bill bill;
	enum status status = bill_named(visit, id, &bill, fault);

	if (status == OK)
		status = still_open(&bill, fault);
	if (status == OK && bill.doubtful)
		status = fault_set(fault, E_CONFLICT, "",
				   N_("Lines are still open: say of each "
				      "whether it is paid"),
				   NULL);
	if (status == OK)
		status = bill_pay(visit, &bill, fault);
	if (status != OK)
		return status;
	bill.settled = true;
	bill.settled_utc = visit->now_utc;
	bill.settled_by = visit_actor(visit);
	status = bill_update(&access, &bill, fault);
	if (status == OK)
		status = bill_log(visit, "bill.settled", &bill, fault);
	model_id(model, "id", bill.id);
	return status;
}
