/* Letters that came back, and mails that bounced: the officers' queue. */
#include <string.h>

#include "desk/dispatch_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "post/bounce.h"
#include "wire/model.h"

#define ANSWER_MOST 1000
#define FOUND_MOST 20

/* What it is about, as the list has it. */
static enum status
show_whose(struct visit *visit, struct model *row, const struct dispatch *d,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatches all = {NULL, 0};
	struct dispatch_of of;
	char id[ID_TEXT];
	enum status status;

	id_format(d->letter, id);
	status = dispatch_open(visit, id, &of, fault);
	if (status == E_FORBIDDEN) {
		model_null(row, "letter");
		return OK;
	}
	if (status == OK)
		status = dispatch_of_letter(&access, d->letter, &all, fault);
	if (status != OK)
		return status;
	model_id(row, "letter", d->letter);
	model_text(row, "notice", of.letter.notice);
	model_language(row, "language", of.letter.language);
	model_id(row, "tenant", of.tenant.id);
	model_text(row, "tenant_reference", of.tenant.reference);
	show_names(row, "name", of.tenant.name, "name_native",
		   of.tenant.name_native);
	show_facts(row, &of.needs);
	dispatch_show_ways(row, &of, &all);
	return OK;
}

static enum status
read_state(const char *text, struct dispatch_back *wish, struct fault *fault)
{
	if (!text || !*text || !strcmp(text, "open"))
		wish->which = DISPATCH_OPEN;
	else if (!strcmp(text, "done"))
		wish->which = DISPATCH_ANSWERED;
	else
		return fault_set(fault, E_INPUT, "/state",
				 N_("“{value}” is neither open nor done"),
				 "value", text, NULL);
	return OK;
}

static enum status
read_after(struct visit *visit, const struct page_wish *page,
	   struct dispatch_back *wish, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatch last;
	int64_t id;
	enum status status;

	if (!page->after || !*page->after)
		return OK;
	if (!id_parse(page->after, &id))
		return not_found("/after", fault);
	status = dispatch_get(&access, id, &last, fault);
	if (status != OK)
		return status;
	wish->after_utc = wish->which == DISPATCH_OPEN ? last.due_utc
						       : last.answered_utc;
	wish->after_id = id;
	return OK;
}

enum status
returns_count(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatch_load load;
	enum status status =
		dispatch_back_count(&access, visit->now_utc, &load, fault);

	if (status != OK)
		return status;
	model_int(model, "returns_open", load.open);
	model_int(model, "returns_late", load.late);
	return OK;
}

enum status
returns_list(struct visit *visit, const char *state,
	     const struct page_wish *page, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "returns");
	struct dispatch_back wish = {0};
	struct dispatches all;
	char last[ID_TEXT];
	size_t limit;
	enum status status = read_state(state, &wish, fault);

	if (status == OK)
		status = page_limit(page, &limit, fault);
	if (status == OK)
		status = read_after(visit, page, &wish, fault);
	if (status != OK)
		return status;
	wish.limit = limit + 1;
	status = dispatch_back(&access, &wish, &all, fault);
	for (size_t i = 0; status == OK && i < all.count && i < limit; i++) {
		struct model *row = model_append(rows);

		status = dispatch_show(visit, row, &all.list[i], fault);
		if (status == OK)
			status = show_whose(visit, row, &all.list[i], fault);
	}
	if (status != OK)
		return status;
	if (all.count > limit)
		id_format(all.list[limit - 1].id, last);
	model_text(model, "next", all.count > limit ? last : NULL);
	return returns_count(visit, model, fault);
}

enum status
return_answer(struct visit *visit, const struct dispatch_said *said,
	      const char *answer, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct log_entry entry = {.kind = "letter.return-answered"};
	struct dispatch_of of;
	struct dispatch d;
	enum status status = dispatch_open(visit, said->letter, &of, fault);

	if (status == OK)
		status = dispatch_numbered(visit, &of.letter, said->n, &d,
					   fault);
	if (status != OK)
		return status;
	d.answer = field_words_needed(&fields, "answer", answer, ANSWER_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK && (!d.due_utc || d.answered_utc))
		return fault_set(fault, E_CONFLICT, "",
				 N_("Nothing waits here: somebody said what "
				    "was done already"),
				 NULL);
	d.answered_utc = visit->now_utc;
	d.answered_by = visit_actor(visit);
	entry.subject = d.letter;
	entry.organisation = d.organisation;
	if (status == OK)
		status = dispatch_update(&access, &d, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	if (status == OK)
		model_id(model, "id", d.id);
	return status;
}

/* ---- a mail that came back ---- */

/* Nothing where its way is over already. */
static enum status
take_back(struct visit *visit, struct dispatch *d, const char *why,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter letter;
	enum status status;

	if (!dispatch_may(d->method, d->state, DISPATCH_RETURNED))
		return OK;
	status = letter_get(&access, d->letter, &letter, fault);
	d->state = DISPATCH_RETURNED;
	d->trouble = why;
	d->at_utc = visit->now_utc;
	d->by = visit_actor(visit);
	return status == OK ? dispatch_keep(visit, d, &letter, fault) : status;
}

enum status
dispatch_bounced(struct visit *visit, const struct dispatch_report *report,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct bounce bounce;
	struct dispatch d = {.letter = 0};
	int64_t id;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = bounce_read(report->bytes, report->count,
				     visit->arena, &bounce, fault);
	if (status != OK)
		return status;
	if (!strcmp(bounce.action, "failed") && id_parse(bounce.id, &id))
		status = dispatch_by_message(&access, id, &d, fault);
	if (status == OK && d.letter)
		status = take_back(visit, &d,
				   *bounce.why	    ? bounce.why
				   : *bounce.status ? bounce.status
						    : bounce.action,
				   fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	model_id(model, "letter", d.letter);
	model_text(model, "action", bounce.action);
	model_text(model, "why", bounce.why);
	return OK;
}

/* ---- an envelope that came back ---- */

/* The delivery by post that may have come back; n 0 none. */
static enum status
posted(struct visit *visit, int64_t letter, int64_t *ret_n,
       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatches all = {NULL, 0};
	enum status status = dispatch_of_letter(&access, letter, &all, fault);

	*ret_n = 0;
	for (size_t i = 0; status == OK && i < all.count; i++)
		if (dispatch_may(all.list[i].method, all.list[i].state,
				 DISPATCH_RETURNED) &&
		    all.list[i].method != DISPATCH_EMAIL)
			*ret_n = all.list[i].n;
	return status;
}

static enum status
show_found(struct visit *visit, struct model *rows,
	   const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *row = model_append(rows);
	struct tenant tenant;
	int64_t n;
	enum status status = posted(visit, letter->id, &n, fault);

	if (status == OK)
		status = tenant_get(&access, letter->tenant, &tenant, fault);
	if (status != OK)
		return status;
	model_id(row, "id", letter->id);
	model_text(row, "notice", letter->notice);
	model_language(row, "language", letter->language);
	model_time(row, "issued_at", letter->issued_utc);
	model_id(row, "tenant", tenant.id);
	show_names(row, "name", tenant.name, "name_native",
		   tenant.name_native);
	if (n)
		model_int(row, "n", n);
	else
		model_null(row, "n");
	return OK;
}

/* The letter of a code, with all of its address or only the end. */
static enum status
by_code(struct visit *visit, const char *scan, struct letter *ret,
	struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *slash = strrchr(scan, '/');
	unsigned char hash[HASH_BYTES];

	token_hash(slash ? slash + 1 : scan, hash);
	return letter_by_token(&access, hash, ret, fault);
}

static enum status
by_tenant(struct visit *visit, const char *scan, struct model *rows,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct letters all = {NULL, 0};
	enum status status = tenant_named(visit, scan, &tenant, fault);

	if (status == OK)
		status = letter_of_tenant(&access, tenant.id, FOUND_MOST, &all,
					  fault);
	for (size_t i = 0; status == OK && i < all.count; i++)
		status = show_found(visit, rows, &all.list[i], fault);
	return status;
}

enum status
returns_find(struct visit *visit, const char *scan, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "letters");
	struct letter letter;
	int64_t id;
	enum status status = by_code(visit, scan, &letter, fault);

	if (status == E_NOT_FOUND && id_parse(scan, &id))
		status = letter_get(&access, id, &letter, fault);
	if (status == OK)
		return show_found(visit, rows, &letter, fault);
	if (status == E_NOT_FOUND)
		status = by_tenant(visit, scan, rows, fault);
	if (status != E_NOT_FOUND)
		return status;
	return fault_set(fault, E_INPUT, "/scan",
			 N_("No letter and no tenant is known by “{value}”: "
			    "scan the code on the letter, or type the "
			    "tenant’s reference"),
			 "value", scan, NULL);
}
