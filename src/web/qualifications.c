/* What providers hold: their lists, an entry, copies of papers, and what runs
 * out soon. */
#include "desk/qualifications.h"

#include "desk/attachments.h"
#include "desk/requests.h"
#include "lang/zone.h"
#include "web/attachments.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/providers.h"
#include "web/routes.h"
#include "wire/model.h"

#define FIELDS_OF_PAPER(needed)                                          \
	{.name = "kind", .type = FIELD_PICK, .set = "qualification",     \
	 .required = (needed), .label = N_("What is it?")},              \
	{.name = "title", .type = FIELD_TEXT,                            \
	 .label = N_("What is it called?"),                              \
	 .hint = N_("Only for something else.")},                        \
	{.name = "linguist", .type = FIELD_ID,                           \
	 .label = N_("Who holds it?")},                                  \
	{.name = "level", .type = FIELD_PICK, .set = "dbs-level",        \
	 .any = N_("No DBS certificate"), .label = N_("DBS level")},     \
	{.name = "number", .type = FIELD_TEXT,                           \
	 .label = N_("Number of the certificate or the entry")},         \
	{.name = "issued", .type = FIELD_DAY, .label = N_("Issued on")}, \
	{.name = "checked", .type = FIELD_DAY,                           \
	 .label = N_("Last checked on"),                                 \
	 .hint = N_("A DBS certificate has no last day: it is checked "  \
		    "again.")},                                          \
	{.name = "expires", .type = FIELD_DAY,                           \
	 .label = N_("Last day it holds, or day it is due again"),       \
	 .hint = N_("Leave empty where it has no end.")},                \
	{.name = "evidence", .type = FIELD_TEXT,                         \
	 .label = N_("What shows it?"),                                  \
	 .hint = N_("Such as: certificate seen on 3 March 2026")}

static const struct field add_fields[] = {FIELDS_OF_PAPER(true), {0}};
static const struct field edit_fields[] = {FIELDS_OF_PAPER(false), {0}};

static const struct field end_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why?"),
	 .hint = N_("Such as: withdrawn, recorded by mistake")},
	{0},
};

static const struct field copy_fields[] = {
	{.name = "attachment",
	 .type = FIELD_FILE,
	 .max = ATTACHMENT_BYTES_MAX,
	 .label = N_("A copy of it"),
	 .hint = N_("PDF or a picture; at most 20 MB.")},
	{0},
};

static const struct field recheck_fields[] = {
	{.name = "months",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = DBS_MONTHS_MOST,
	 .required = true,
	 .label = N_("Months until a DBS certificate is checked again")},
	{0},
};

static struct qualification_input
input_from(const struct form *form)
{
	return (struct qualification_input){
		.kind = form_text(form, "kind"),
		.title = form_said(form, "title"),
		.level = form_said(form, "level"),
		.number = form_said(form, "number"),
		.evidence = form_said(form, "evidence"),
		.issued = form_said(form, "issued"),
		.checked = form_said(form, "checked"),
		.expires = form_said(form, "expires"),
		.linguist = form_said(form, "linguist"),
	};
}

static struct qualification_place
place_of(const struct exchange *x)
{
	return (struct qualification_place){
		exchange_path(x, "id"), exchange_path(x, "qualification")};
}

static enum status
list_papers(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = qualifications_list(
		visit, exchange_path(x, "id"), root, fault);

	if (status == OK) {
		provider_marks(x, visit);
		provider_holders(x, "");
		exchange_title(x, N_("What they hold: {name}"), "name",
			       noun_text(root, "name"), NULL);
	}
	return status;
}

static enum status
add_paper(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct qualification_input in = input_from(exchange_form(x));
	enum status status = qualification_add(visit, id, &in,
					       exchange_model(x),
					       exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/providers/%s/qualifications", id);
		exchange_flash(x, N_("It is recorded."));
	}
	return status;
}

static void
prefill_day(struct exchange *x, const char *name, const struct model *day)
{
	char text[ZONE_DAY_TEXT];

	if (model_kind_of(day) != MODEL_DAY)
		return;
	zone_day_text((int32_t)model_int_of(day), text);
	exchange_prefill(x, name, text);
}

static void
prefill(struct exchange *x, const struct model *root)
{
	static const char *const texts[] = {"title", "level", "number",
					    "evidence", "linguist"};
	static const char *const days[] = {"issued", "checked", "expires"};

	exchange_prefill(x, "kind", noun_text(root, "what"));
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		exchange_prefill(x, texts[i], noun_text(root, texts[i]));
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		prefill_day(x, days[i], model_get(root, days[i]));
}

static enum status
show_paper(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct qualification_place place = place_of(x);
	struct model *root = exchange_model(x);
	enum status status = qualification_show(visit, &place, root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("Something that {name} holds"), "name",
		       noun_text(root, "name"), NULL);
	provider_marks(x, visit);
	provider_holders(x, noun_text(root, "linguist"));
	if (model_true(model_get(root, "ended_at")))
		model_bool(root, "page_may_edit", false);
	prefill(x, root);
	return OK;
}

static enum status
edit_paper(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct qualification_edit edit = {
		.place = place_of(x),
		.version = exchange_version(x),
		.input = input_from(exchange_form(x)),
	};
	enum status status = qualification_edit(visit, &edit,
						exchange_model(x),
						exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/qualifications",
			      edit.place.provider);
		exchange_flash(x, N_("The entry is changed."));
	}
	return status;
}

static enum status
end_paper(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct qualification_stop stop = {
		.place = place_of(x),
		.reason = form_text(exchange_form(x), "reason"),
	};
	enum status status = qualification_stop(visit, &stop,
						exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/qualifications",
			      stop.place.provider);
		exchange_flash(x, N_("The entry is ended, and kept."));
	}
	return status;
}

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	return attachment_look(x, fault);
}

static enum status
keep_copy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct qualification_place place = place_of(x);
	struct model *root = exchange_model(x);
	enum status status;

	/* One that is not there is not there, with or without a file. */
	if (!exchange_kept(x)) {
		status = qualification_show(visit, &place, root, fault);
		return status != OK
			       ? status
			       : fault_set(fault, E_INPUT, "/attachment",
					   N_("A file is missing: choose one"),
					   NULL);
	}
	status = qualification_keep_file(visit, &place, exchange_kept(x), root,
					 fault);
	if (status == OK) {
		exchange_created(x, "/providers/%s/qualifications/%s",
				 place.provider, place.qualification);
		exchange_flash(x, N_("The copy is kept."));
	}
	return status;
}

static enum status
send_copy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct qualification_place place = place_of(x);
	struct file_found found;
	enum status status = qualification_get_file(visit, &place, &found,
						    fault);

	if (status == OK)
		exchange_send(x, found.type, found.name, found.bytes,
			      found.count);
	return status;
}

static enum status
list_due(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	enum status status = qualifications_due(visit, &page,
						exchange_model(x), fault);

	struct model *root = exchange_model(x);

	if (status != OK)
		return status;
	noun_more(x);
	model_bool(root, "page_contracts",
		   model_count(model_get(root, "contracts")) > 0);
	model_bool(root, "page_may_decide",
		   visit->caller->role == ROLE_ADMINISTRATOR);
	exchange_prefill(x, "months",
			 arena_printf(exchange_arena(x), "%d",
				      (int)model_int_of(
					      model_get(root, "months"))));
	return OK;
}

static enum status
recheck(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = qualifications_recheck(
		visit, form_int(exchange_form(x), "months"), exchange_model(x),
		exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/due");
		exchange_flash(x, N_("DBS certificates are due by the new "
				     "rule."));
	}
	return status;
}

const struct route routes_qualifications[] = {
	{.method = METHOD_GET,
	 .path = "/providers/due",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = recheck_fields,
	 .handle = list_due,
	 .title = N_("What runs out"),
	 .tag = "providers",
	 .page = "providers-due"},
	{.method = METHOD_POST,
	 .path = "/providers/recheck",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = recheck_fields,
	 .handle = recheck,
	 .title = N_("When DBS certificates are checked again"),
	 .tag = "providers",
	 .again = "/providers/due"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/qualifications",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = add_fields,
	 .handle = list_papers,
	 .title = N_("What a provider holds"),
	 .tag = "providers",
	 .page = "qualifications"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/qualifications",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_paper,
	 .title = N_("Record what a provider holds"),
	 .tag = "providers",
	 .again = "/providers/{id}/qualifications"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/qualifications/{qualification}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = edit_fields,
	 .handle = show_paper,
	 .title = N_("Something that a provider holds"),
	 .tag = "providers",
	 .page = "qualification"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/qualifications/{qualification}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_paper,
	 .title = N_("Change what is recorded of a qualification"),
	 .tag = "providers",
	 .again = "/providers/{id}/qualifications/{qualification}"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/qualifications/{qualification}/end",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = end_fields,
	 .handle = end_paper,
	 .title = N_("A qualification counts no more"),
	 .tag = "providers",
	 .again = "/providers/{id}/qualifications/{qualification}"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/qualifications/{qualification}/file",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = copy_fields,
	 .prepare = look,
	 .handle = keep_copy,
	 .title = N_("Keep a copy of a qualification"),
	 .tag = "providers",
	 .again = "/providers/{id}/qualifications/{qualification}"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/qualifications/{qualification}/file",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_copy,
	 .title = N_("The copy of a qualification"),
	 .tag = "providers"},
	{0},
};
