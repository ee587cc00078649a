/* A tenant asks for a letter, an interpreter or another format: one page, no
 * account. Every sentence in this file is translated into all languages of
 * po/tenant. */
#include "base/clock.h"
#include "desk/asks.h"
#include "lang/tag.h"
#include "web/inside.h"
#include "web/label.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "web/session.h"
#include "wire/model.h"

const struct label ask_wants[ASK_WANTS] = {
	{"letter", NC_("ask-wants", "A letter or paper in my language")},
	{"interpreter",
	 NC_("ask-wants", "An interpreter, to speak my language with you")},
	{"signing", NC_("ask-wants", "Sign language")},
	{"format",
	 NC_("ask-wants", "Large print, Braille, sound or Easy Read")},
	{"correction",
	 NC_("ask-wants", "You have my name, language or needs wrong")},
	{"other", NC_("ask-wants", "Something else")},
};

const struct label ask_formats[ASK_FORMATS] = {
	{"large-print", NC_("ask-format", "Large print")},
	{"braille", NC_("ask-format", "Braille")},
	{"audio", NC_("ask-format", "A sound recording")},
	{"easy-read", NC_("ask-format", "Easy words with pictures")},
	{"bsl-video", NC_("ask-format", "A film in British Sign Language")},
};

const struct label ask_genders[ASK_GENDERS] = {
	{"woman", NC_("ask-gender", "A woman")},
	{"man", NC_("ask-gender", "A man")},
};

static const struct field ask_query[] = {
	{.name = "landlord", .type = FIELD_ID},
	{0},
};

/* Nothing is required here: what is missing is said in words that are
 * translated for tenants. */
static const struct field ask_fields[] = {
	{.name = "landlord", .type = FIELD_HIDDEN},
	{.name = "wants",
	 .type = FIELD_WORD,
	 .set = "ask-wants",
	 .label = N_("What do you need?")},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 2000,
	 .label = N_("Tell us more, if you like"),
	 .hint = N_("You can write in any language.")},
	{.name = "name", .type = FIELD_TEXT, .label = N_("Your name")},
	{.name = "contact",
	 .type = FIELD_TEXT,
	 .label = N_("Your telephone number or email address")},
	{.name = "safe_contact",
	 .type = FIELD_TEXT,
	 .label = N_("When and how is it safe to reach you?"),
	 .hint = N_("For example: only in the morning, never by post.")},
	{.name = "language_spoken",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language do you speak?")},
	{.name = "language_read",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language do you read?"),
	 .hint = N_("Leave it empty if you would rather listen.")},
	{.name = "format",
	 .type = FIELD_PICK,
	 .set = "ask-format",
	 .label = N_("Do you need letters in another form?"),
	 .any = N_("No")},
	{.name = "interpreter_gender",
	 .type = FIELD_PICK,
	 .set = "ask-gender",
	 .label = N_("Should a woman or a man interpret for you?"),
	 .any = N_("I do not mind")},
	{.name = "tenancy",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Your tenancy or rent reference, if you know it")},
	{0},
};

static enum status
show_ask(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *landlord = form_text(exchange_form(x), "landlord");
	const struct model *all;
	enum status status = ask_landlords(visit, root, fault);

	if (status != OK)
		return status;
	all = model_first(model_get(root, "landlords"));
	if (!landlord && all && !model_next(all))
		landlord = model_text_of(model_get(all, "id"));
	exchange_prefill(x, "landlord", landlord);
	exchange_prefill(x, "language_spoken", x->known.tag->tag);
	exchange_prefill(x, "language_read", x->known.tag->tag);
	model_bool(root, "page_choose", !landlord);
	return OK;
}

/* One machine may ask a few times in a quarter of an hour. */
static enum status
not_too_often(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct attempt attempt = {
		x->asked.peer,
		arena_printf(x->arena, "ask %s", x->asked.peer),
		NULL,
	};

	(void)visit;
	if (!throttle_open(x->web->throttle, &attempt, clock_elapsed())) {
		x->answer.code = 429;
		x->answer.retry_s = THROTTLE_SPAN_S;
		return fault_set(fault, E_REFUSED, "",
				 N_("You have asked many times. Please wait a "
				    "quarter of an hour."),
				 NULL);
	}
	throttle_failed(x->web->throttle, &attempt, clock_elapsed());
	return OK;
}

static enum status
make_ask(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct ask_input in = {
		.landlord = form_text(form, "landlord"),
		.page_language = x->known.tag->tag,
		.name = form_text(form, "name"),
		.tenancy = form_text(form, "tenancy"),
		.contact = form_text(form, "contact"),
		.safe_contact = form_text(form, "safe_contact"),
		.language_spoken = form_text(form, "language_spoken"),
		.language_read = form_text(form, "language_read"),
		.wants = form_text(form, "wants"),
		.words = form_text(form, "words"),
		.format = form_text(form, "format"),
		.interpreter_gender = form_text(form, "interpreter_gender"),
	};
	struct model *root = exchange_model(x);
	enum status status = ask_make(visit, &in, root, exchange_faults(x),
				      fault);

	if (status == OK)
		exchange_goto(x, "/ask/%s", noun_text(root, "ref"));
	return status;
}

static enum status
show_done(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	model_text(exchange_model(x), "ref", exchange_path(x, "ref"));
	return OK;
}

const struct route routes_ask[] = {
	{.method = METHOD_GET,
	 .path = "/ask",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .fields = ask_query,
	 .form = ask_fields,
	 .handle = show_ask,
	 .title = N_("Ask us in your language"),
	 .tag = "ask",
	 .page = "ask"},
	{.method = METHOD_POST,
	 .path = "/ask",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_TENANT,
	 .fields = ask_fields,
	 .prepare = not_too_often,
	 .handle = make_ask,
	 .title = N_("Ask us in your language"),
	 .tag = "ask",
	 .again = "/ask"},
	{.method = METHOD_GET,
	 .path = "/ask/{ref}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT | ROUTE_PAGE_ONLY,
	 .handle = show_done,
	 .title = N_("Thank you"),
	 .tag = "ask",
	 .page = "ask-done"},
	{0},
};
