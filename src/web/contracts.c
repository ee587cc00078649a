/* Contracts and rate cards: the list, one of them, a new one, a new version of
 * what is paid. */
#include <string.h>

#include "desk/contracts.h"
#include "desk/providers.h"
#include "lang/zone.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define TABLE_MOST 40000

static const struct field list_fields[] = {
	{.name = "provider", .type = FIELD_ID},
	{0},
};

static const struct field contract_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What is the contract called?")},
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Number of the contract or framework")},
	{.name = "starts",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("First day")},
	{.name = "ends",
	 .type = FIELD_DAY,
	 .label = N_("Last day"),
	 .hint = N_("Empty where none is agreed. You are warned 60 days "
		    "before; after it the provider is off contract.")},
	{.name = "position",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 99,
	 .label = N_("Place in the order"),
	 .hint = N_("1 is asked first.")},
	{.name = "organisation", .type = FIELD_TEXT},
	{0},
};

static const struct field change_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .label = N_("What is the contract called?")},
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Number of the contract or framework")},
	{.name = "starts", .type = FIELD_DAY, .label = N_("First day")},
	{.name = "ends",
	 .type = FIELD_DAY,
	 .label = N_("Last day"),
	 .hint = N_("Empty where none is agreed. You are warned 60 days "
		    "before; after it the provider is off contract.")},
	{.name = "position",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 99,
	 .label = N_("Place in the order"),
	 .hint = N_("1 is asked first.")},
	{0},
};

static const struct field card_fields[] = {
	{.name = "from",
	 .type = FIELD_DAY,
	 .label = N_("From which day does it hold?"),
	 .hint = N_("Work that was agreed before keeps the price it was "
		    "agreed at.")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why is it changed?"),
	 .hint = N_("Such as: yearly review, as by letter of 3 March")},
	{.name = "table",
	 .type = FIELD_AREA,
	 .max = TABLE_MOST,
	 .label = N_("The rate card as a table"),
	 .hint = N_("Change it here, or paste it from a spreadsheet. The "
		    "first line names the columns; leave a language or a way "
		    "of meeting empty for all of them.")},
	{.name = "file",
	 .type = FIELD_FILE,
	 .max = 1 << 20,
	 .label = N_("Or the table as a CSV file"),
	 .hint = N_("It goes before what stands above.")},
	{.name = "check", .type = FIELD_YES},
	{0},
};

static void
mark_managers(struct exchange *x, const struct visit *visit)
{
	model_bool(exchange_model(x), "page_may_change",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
}

static enum status
list_contracts(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *provider = form_text(exchange_form(x), "provider");
	struct page_wish page = noun_page(x);
	enum status status = contracts_list(visit, provider, &page,
					    exchange_model(x), fault);

	if (status != OK)
		return status;
	noun_more(x);
	model_text(exchange_model(x), "page_provider", provider);
	mark_managers(x, visit);
	return OK;
}

/* What pages ask about a card. */
static void
mark_card(struct exchange *x)
{
	const struct model *card = model_get(exchange_model(x), "card");
	const struct model *bands = model_get(card, "bands");
	bool shares = false;

	for (const struct model *one = model_first(bands); one;
	     one = model_next(one))
		shares = shares || model_int_of(model_get(one, "percent")) !=
					   100;
	model_bool(exchange_model(x), "page_bands", shares);
	model_bool(exchange_model(x), "page_terms",
		   model_count(model_get(card, "terms")) > 0);
	model_bool(exchange_model(x), "page_targets",
		   model_count(model_get(card, "targets")) > 0);
}

static enum status
show_one(struct exchange *x, struct visit *visit, int64_t version,
	 struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = contract_show(visit, exchange_path(x, "id"),
					   version, root, fault);

	if (status != OK)
		return status;
	mark_card(x);
	mark_managers(x, visit);
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{name}: {provider}"), "name",
		       noun_text(root, "name"), "provider",
		       noun_text(root, "provider_name"), NULL);
	return OK;
}

static enum status
show_contract(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return show_one(x, visit, 0, fault);
}

static enum status
show_version(struct exchange *x, struct visit *visit, struct fault *fault)
{
	int64_t version = noun_number(x, "n");

	return show_one(x, visit, version > 0 ? version : INT32_MAX, fault);
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = provider_show(visit, id, exchange_model(x),
					   fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "position", "1");
	exchange_title(x, N_("New contract with {name}"), "name",
		       noun_text(exchange_model(x), "name"), NULL);
	return OK;
}

static struct contract_input
read_input(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct contract_input){
		.provider = exchange_path(x, "id"),
		.organisation = form_text(form, "organisation"),
		.name = form_said(form, "name"),
		.number = form_said(form, "number"),
		.starts = form_said(form, "starts"),
		.ends = form_said(form, "ends"),
		.position = form_int(form, "position"),
	};
}

static enum status
add_contract(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct contract_input in = read_input(x);
	enum status status = contract_add(visit, &in, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK)
		exchange_created(x, "/contracts/%s",
				 noun_text(exchange_model(x), "id"));
	return status;
}

static enum status
show_change(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const keys[] = {"name", "number", "starts", "ends"};
	struct model *root = exchange_model(x);
	enum status status = show_one(x, visit, 0, fault);
	char day[ZONE_DAY_TEXT];

	if (status != OK)
		return status;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct model *value = model_get(root, keys[i]);

		if (model_kind_of(value) == MODEL_DAY) {
			zone_day_text((int32_t)model_int_of(value), day);
			exchange_prefill(x, keys[i],
					 arena_text(exchange_arena(x), day));
		} else if (model_text_of(value)) {
			exchange_prefill(x, keys[i], model_text_of(value));
		}
	}
	exchange_prefill(x, "position",
			 arena_printf(exchange_arena(x), "%d",
				      (int)model_int_of(
					      model_get(root, "position"))));
	return OK;
}

static enum status
change_contract(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct contract_input in = read_input(x);
	enum status status = contract_change(visit, id, exchange_version(x),
					     &in, exchange_model(x),
					     exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(exchange_model(x), "version")));
	exchange_goto(x, "/contracts/%s", id);
	exchange_flash(x, N_("The contract is changed."));
	return OK;
}

#define EXAMPLE                                                              \
	"line,service,language,from,how,unit,amount,percent,"                \
	"shortest_minutes,step_minutes,minimum_price\n"                      \
	"rate,interpreting,,,on-site,hour,38.00,,60,15,\n"                   \
	"rate,translation,,,,word,0.12,,,,25.00\n"                           \
	"out-of-hours,,,,,,,50,,,\n"                                         \
	"bank-holiday,,,,,,,100,,,\n"                                        \
	"cancellation,interpreting,,,,hours,24,100,,,\n"                     \
	"vat,,,,,,,20,,,\n"

static enum status
show_pricing(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = show_one(x, visit, 0, fault);
	const char *table = noun_text(
		model_get(exchange_model(x), "card"), "table");

	if (status == OK)
		exchange_prefill(x, "table", *table ? table : EXAMPLE);
	return status;
}

static enum status
price_contract(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *file = form_file(form, "file");
	const char *id = exchange_path(x, "id");
	const struct card_input in = {
		.id = id,
		.version = exchange_version(x),
		.from = form_text(form, "from"),
		.reason = form_text(form, "reason"),
		.table = form_text(form, "table"),
		.file = file ? file->bytes : NULL,
		.file_bytes = file ? file->count : 0,
		.what = form_yes(form, "check") ? CARD_CHECK : CARD_KEEP,
	};
	enum status status = contract_price(visit, &in, exchange_model(x),
					    exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/contracts/%s", id);
	if (in.what == CARD_CHECK)
		exchange_flash(x, N_("Every line is right. Nothing was "
				     "kept."));
	else
		exchange_flash(x, N_("The rate card is kept."));
	return OK;
}

static enum status
send_table(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *csv;
	enum status status = contract_table(visit, exchange_path(x, "id"), 0,
					    &csv, fault);

	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8", "rates.csv", csv,
			      strlen(csv));
	return status;
}

const struct route routes_contracts[] = {
	{.method = METHOD_GET,
	 .path = "/contracts",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_fields,
	 .handle = list_contracts,
	 .title = N_("Contracts"),
	 .tag = "providers",
	 .page = "contracts"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/contracts/new",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = contract_fields,
	 .handle = show_new,
	 .title = N_("New contract"),
	 .tag = "providers",
	 .page = "contract-new"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/contracts",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = contract_fields,
	 .handle = add_contract,
	 .title = N_("New contract"),
	 .tag = "providers",
	 .again = "/providers/{id}/contracts/new"},
	{.method = METHOD_GET,
	 .path = "/contracts/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_contract,
	 .title = N_("Contract"),
	 .tag = "providers",
	 .page = "contract"},
	{.method = METHOD_GET,
	 .path = "/contracts/{id}/change",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = change_fields,
	 .handle = show_change,
	 .title = N_("Change a contract"),
	 .tag = "providers",
	 .page = "contract-change"},
	{.method = METHOD_POST,
	 .path = "/contracts/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = change_fields,
	 .handle = change_contract,
	 .title = N_("Change a contract"),
	 .tag = "providers",
	 .again = "/contracts/{id}/change"},
	{.method = METHOD_PATCH,
	 .path = "/contracts/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED | ROUTE_JSON_ONLY,
	 .fields = change_fields,
	 .handle = change_contract,
	 .title = N_("Change a contract"),
	 .tag = "providers"},
	{.method = METHOD_GET,
	 .path = "/contracts/{id}/rates",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = card_fields,
	 .handle = show_pricing,
	 .title = N_("New rate card"),
	 .tag = "providers",
	 .page = "contract-rates"},
	{.method = METHOD_POST,
	 .path = "/contracts/{id}/rates",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD | ROUTE_VERSIONED,
	 .fields = card_fields,
	 .handle = price_contract,
	 .title = N_("New rate card"),
	 .tag = "providers",
	 .again = "/contracts/{id}/rates"},
	{.method = METHOD_GET,
	 .path = "/contracts/{id}/rates.csv",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_table,
	 .title = N_("The rate card as CSV"),
	 .tag = "providers"},
	{.method = METHOD_GET,
	 .path = "/contracts/{id}/rates/{n}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_version,
	 .title = N_("A version of a rate card"),
	 .tag = "providers",
	 .page = "contract"},
	{0},
};
