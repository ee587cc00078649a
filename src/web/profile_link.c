/* The equality profile as a tenant fills it in, a question a page, and the
 * panel. Every sentence in this file is translated into all languages of
 * po/tenant. */
#include "desk/profile_link.h"

#include <string.h>

#include "desk/panel.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/label.h"
#include "web/nouns.h"
#include "web/profile.h"
#include "web/routes.h"
#include "wire/model.h"

const struct label panel_interest_labels[PANEL_INTEREST_LABELS] = {
	{"repairs", NC_("panel-interest", "Repairs")},
	{"safety", NC_("panel-interest", "Safety of the building")},
	{"rent", NC_("panel-interest", "Rent and charges")},
	{"complaints", NC_("panel-interest", "How complaints are answered")},
	{"neighbourhood", NC_("panel-interest", "The neighbourhood")},
	{"letters",
	 NC_("panel-interest", "Letters and help in your language")},
	{"homes", NC_("panel-interest", "New homes and big works")},
};

static const struct field answer_fields[] = {
	{.name = "answer", .type = FIELD_TEXT, .max = 40},
	{.name = "answers", .type = FIELD_VALUES},
	{.name = "words",
	 .type = FIELD_TEXT,
	 .label = N_("In your own words, if you like")},
	{0},
};

/* What the page shows as a field of its own. */
static const struct field words_field[] = {
	{.name = "words",
	 .type = FIELD_TEXT,
	 .label = N_("In your own words, if you like")},
	{0},
};

static const struct field join_fields[] = {
	{.name = "interests", .type = FIELD_VALUES},
	{0},
};

static enum status
show_start(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	enum status status = profile_link_show(visit, token, root, fault);

	model_text(root, "page_token", token);
	model_bool(root, "page_begun",
		   model_int_of(model_get(root, "answered")) > 0);
	return status;
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	enum status status = profile_link_question(
		visit, token, exchange_path(x, "question"), root, fault);

	if (status != OK)
		return status;
	model_text(root, "page_token", token);
	profile_mark(x, root);
	return OK;
}

static enum status
keep_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct profile_input in;
	struct model *root = exchange_model(x);
	const char *next;
	enum status status;

	profile_input_read(x, &in);
	status = profile_link_answer(visit, token,
				     exchange_path(x, "question"), &in, root,
				     exchange_faults(x), fault);
	if (status != OK)
		return status;
	next = model_text_of(model_get(root, "next"));
	if (next)
		exchange_goto(x, "/e/%s/questions/%s", token, next);
	else
		exchange_goto(x, "/e/%s", token);
	exchange_flash(x, N_("Saved."));
	return OK;
}

static enum status
take_back(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	enum status status = profile_link_take_back(
		visit, token, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/e/%s", token);
		exchange_flash(x, N_("All your answers are gone."));
	}
	return status;
}

static enum status
show_join(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	enum status status = profile_link_show(visit, token, root, fault);

	model_text(root, "page_token", token);
	profile_interests(root);
	return status;
}

static enum status
join(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *interests = model_object(exchange_arena(x));
	struct model *root = exchange_model(x);
	enum status status;

	form_values(exchange_form(x), "interests", interests);
	status = profile_link_join(visit, exchange_path(x, "token"), interests,
				   root, fault);
	if (status == OK)
		exchange_goto(x, "%s", noun_text(root, "address"));
	return status;
}

static enum status
show_member(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");

	model_text(exchange_model(x), "page_token", token);
	return panel_link_show(visit, token, exchange_model(x), fault);
}

static enum status
leave(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	enum status status =
		panel_link_leave(visit, token, exchange_model(x), fault);

	if (status == OK)
		exchange_goto(x, "/p/%s", token);
	return status;
}

static enum status
show_sheet(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return profile_sheet(visit, exchange_model(x), fault);
}

#define QUESTIONS N_("Questions about you")
#define PANEL N_("May we ask what you think?")

const struct route routes_profile_link[] = {
	{.method = METHOD_GET,
	 .path = "/e/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_start,
	 .title = QUESTIONS,
	 .tag = "profile",
	 .page = "profile-start"},
	{.method = METHOD_GET,
	 .path = "/e/{token}/questions/{question}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_one,
	 .title = QUESTIONS,
	 .tag = "profile",
	 .page = "profile-question",
	 .form = words_field},
	{.method = METHOD_POST,
	 .path = "/e/{token}/questions/{question}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_TENANT,
	 .fields = answer_fields,
	 .handle = keep_one,
	 .title = QUESTIONS,
	 .tag = "profile",
	 .again = "/e/{token}/questions/{question}"},
	{.method = METHOD_POST,
	 .path = "/e/{token}/take-back",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_TENANT,
	 .handle = take_back,
	 .title = QUESTIONS,
	 .tag = "profile",
	 .again = "/e/{token}"},
	{.method = METHOD_GET,
	 .path = "/e/{token}/panel",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_join,
	 .title = PANEL,
	 .tag = "panel",
	 .page = "panel-join"},
	{.method = METHOD_POST,
	 .path = "/e/{token}/panel",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_TENANT,
	 .fields = join_fields,
	 .handle = join,
	 .title = PANEL,
	 .tag = "panel",
	 .again = "/e/{token}/panel"},
	{.method = METHOD_GET,
	 .path = "/p/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_member,
	 .title = PANEL,
	 .tag = "panel",
	 .page = "panel-member"},
	{.method = METHOD_POST,
	 .path = "/p/{token}/leave",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_TENANT,
	 .handle = leave,
	 .title = PANEL,
	 .tag = "panel",
	 .again = "/p/{token}"},
	{.method = METHOD_GET,
	 .path = "/profile-sheet",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_sheet,
	 .title = QUESTIONS,
	 .tag = "profile",
	 .page = "profile-sheet"},
	{0},
};
