/* Numbers and codes of interpreters by telephone, for administrators. */
#include "desk/call_access.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field add_fields[] = {
	{.name = "provider", .type = FIELD_ID, .required = true},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("All without a number of their own"),
	 .label = N_("For which language?")},
	{.name = "phone",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("Telephone number")},
	{.name = "code",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Customer code"),
	 .hint = N_("Only colleagues who open the number see it.")},
	{.name = "say",
	 .type = FIELD_AREA,
	 .max = 600,
	 .required = true,
	 .label = N_("What to say to the operator"),
	 .hint = N_("In English. For LANGUAGE and CODE, in capitals, its "
		    "name and your code are put in.")},
	{.name = "say_unknown",
	 .type = FIELD_AREA,
	 .max = 600,
	 .label = N_("What to say where the language is not known"),
	 .hint = N_("Most suppliers find it out on the line.")},
	{.name = "from", .type = FIELD_DAY, .label = N_("From"),
	 .hint = N_("Empty: from today.")},
	{.name = "until", .type = FIELD_DAY, .label = N_("Until"),
	 .hint = N_("Empty: until it is ended.")},
	{0},
};

static enum status
show_numbers(struct exchange *x, struct visit *visit, struct fault *fault)
{
	exchange_prefill(x, "say",
			 "Good morning. LANGUAGE, please. Our customer code "
			 "is CODE.");
	exchange_prefill(x, "say_unknown",
			 "Good morning. I do not know the language yet: "
			 "please help to find it. Our customer code is "
			 "CODE.");
	return call_accesses_show(visit, exchange_model(x), fault);
}

static enum status
add_number(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct access_input in = {
		.provider = form_text(form, "provider"),
		.language = form_text(form, "language"),
		.phone = form_text(form, "phone"),
		.code = form_text(form, "code"),
		.say = form_text(form, "say"),
		.say_unknown = form_text(form, "say_unknown"),
		.from = form_text(form, "from"),
		.until = form_text(form, "until"),
	};
	enum status status = call_access_add(visit, &in, exchange_model(x),
					     exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/calls/numbers");
	exchange_flash(x, N_("The number is set up."));
	return OK;
}

static enum status
end_number(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = call_access_stop(visit, exchange_path(x, "id"),
					      exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/calls/numbers");
	exchange_flash(x, N_("The number is ended."));
	return OK;
}

const struct route routes_call_access[] = {
	{.method = METHOD_GET,
	 .path = "/calls/numbers",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .form = add_fields,
	 .handle = show_numbers,
	 .title = N_("Numbers and codes"),
	 .tag = "calls",
	 .page = "call-numbers"},
	{.method = METHOD_POST,
	 .path = "/calls/numbers",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_number,
	 .title = N_("Set up a number"),
	 .tag = "calls",
	 .again = "/calls/numbers"},
	{.method = METHOD_POST,
	 .path = "/calls/numbers/{id}/end",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .handle = end_number,
	 .title = N_("End a number"),
	 .tag = "calls",
	 .again = "/calls/numbers"},
	{0},
};
