/* Equality profiles for staff: asking, the link, and what a manager opens. */
#include "desk/profiles.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/profile.h"
#include "web/routes.h"
#include "web/tenant.h"
#include "wire/model.h"
#include "wire/qr.h"

static const struct field answer_fields[] = {
	{.name = "answer", .type = FIELD_TEXT, .max = 40},
	{.name = "answers", .type = FIELD_VALUES},
	{.name = "words",
	 .type = FIELD_TEXT,
	 .label = N_("In their own words")},
	{.name = "how",
	 .type = FIELD_PICK,
	 .set = "profile-asked",
	 .label = N_("How did you ask?")},
	{0},
};

/* What the page shows as fields of their own. */
static const struct field asked_fields[] = {
	{.name = "words",
	 .type = FIELD_TEXT,
	 .label = N_("In their own words")},
	{.name = "how",
	 .type = FIELD_PICK,
	 .set = "profile-asked",
	 .label = N_("How did you ask?")},
	{0},
};

static const struct field question_query[] = {
	{.name = "how", .type = FIELD_PICK, .set = "profile-asked"},
	{0},
};

static const struct field open_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 400,
	 .label = N_("Why must you see what they answered?"),
	 .hint = N_("Such as: they asked for everything that is held about "
		    "them. It stands in the history.")},
	{0},
};

static bool
has_words(const struct exchange *x, const char *tag)
{
	const struct tag *found = tag_find(tag);

	return found && (catalogues_find(x->web->catalogues, found) ||
			 catalogues_find(tenant_words(x), found));
}

/* The language of our pages that the tenant reads best; NULL none of them. */
static const char *
page_language(const struct exchange *x, const struct model *root)
{
	const struct model *facts =
		model_get(model_get(root, "strip"), "facts");
	const char *best = NULL;

	for (const struct model *f = model_first(facts); f;
	     f = model_next(f)) {
		const char *tag = model_tag_of(model_get(f, "language"));
		bool read = !strcmp(noun_text(f, "kind"), "read-language");

		if (tag && (read || !best) && has_words(x, tag))
			best = tag;
	}
	return best;
}

/* The whole address, as a square for a telephone too. */
static enum status
add_square(struct exchange *x, struct model *root, struct fault *fault)
{
	const struct model *link = model_get(root, "link");
	const char *language = page_language(x, root);
	struct buf path = {0};
	enum status status;
	const char *address;
	int side;

	if (model_kind_of(link) != MODEL_OBJECT)
		return OK;
	address = arena_printf(exchange_arena(x), "%s%s%s%s",
			       exchange_origin(x), noun_text(link, "address"),
			       language ? "?lang=" : "",
			       language ? language : "");
	status = qr_path(address, &path, &side, fault);
	if (status == OK) {
		model_text(root, "page_address", address);
		model_text(root, "page_square", buf_string(&path));
		model_int(root, "page_side", side);
	}
	buf_free(&path);
	return status;
}

static enum status
show_profile(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		profile_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	model_text(root, "page_language", page_language(x, root));
	model_text(root, "page_address", NULL);
	model_bool(root, "page_any",
		   model_int_of(model_get(root, "answered")) > 0);
	return add_square(x, root, fault);
}

static enum status
show_question(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *how = form_text(exchange_form(x), "how");
	enum status status =
		profile_question(visit, exchange_path(x, "id"),
				 exchange_path(x, "question"), root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "how", how ? how : "telephone");
	profile_mark(x, root);
	model_text(root, "page_language", page_language(x, root));
	return OK;
}

static enum status
keep_answer(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct model *root = exchange_model(x);
	struct profile_input in;
	const char *next;
	enum status status;

	profile_input_read(x, &in);
	status = profile_answer(visit, id, exchange_path(x, "question"), &in,
				root, exchange_faults(x), fault);
	if (status != OK)
		return status;
	next = model_text_of(model_get(root, "next"));
	if (next)
		exchange_goto(x, "/tenants/%s/profile/questions/%s?how=%s", id,
			      next, in.how ? in.how : "telephone");
	else
		exchange_goto(x, "/tenants/%s/profile", id);
	exchange_flash(x, N_("Saved."));
	return OK;
}

static enum status
make_link(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status =
		profile_link_make(visit, id, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/profile", id);
		exchange_flash(x, N_("The link is made. Hand it only to the "
				     "tenant."));
	}
	return status;
}

static enum status
take_back(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status =
		profile_take_back(visit, id, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/profile", id);
		exchange_flash(x, N_("All answers are gone."));
	}
	return status;
}

static enum status
open_answers(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return profile_open(visit, exchange_path(x, "id"),
			    form_text(exchange_form(x), "reason"),
			    exchange_model(x), exchange_faults(x), fault);
}

static enum status
list_silent(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	enum status status =
		profiles_silent(visit, &page, exchange_model(x), fault);

	if (status == OK)
		noun_more(x);
	return status;
}

const struct route routes_profiles[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/profile",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_profile,
	 .title = N_("Equality profile"),
	 .tag = "profile",
	 .page = "profile",
	 .form = open_fields},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/profile/questions/{question}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .fields = question_query,
	 .handle = show_question,
	 .title = N_("Ask a question of the profile"),
	 .tag = "profile",
	 .page = "profile-ask",
	 .form = asked_fields},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/profile/questions/{question}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = answer_fields,
	 .handle = keep_answer,
	 .title = N_("Write down an answer"),
	 .tag = "profile",
	 .again = "/tenants/{id}/profile/questions/{question}"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/profile/link",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = make_link,
	 .title = N_("Make a link for the tenant"),
	 .tag = "profile",
	 .again = "/tenants/{id}/profile"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/profile/take-back",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = take_back,
	 .title = N_("Take back all answers"),
	 .tag = "profile",
	 .again = "/tenants/{id}/profile"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/profile/open",
	 .roles = ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR),
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_SECRET,
	 .fields = open_fields,
	 .handle = open_answers,
	 .title = N_("Open what they answered"),
	 .tag = "profile",
	 .page = "profile-answers",
	 .again = "/tenants/{id}/profile"},
	{.method = METHOD_GET,
	 .path = "/profiles/unasked",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_silent,
	 .title = N_("Whom nobody has asked yet"),
	 .tag = "profile",
	 .page = "profiles-unasked"},
	{0},
};
