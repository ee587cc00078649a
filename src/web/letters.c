/* Letters: preview, issue, and what staff see of them. */
#include <string.h>

#include "desk/letter_link.h"
#include "desk/letters.h"
#include "desk/tenants.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/json.h"
#include "wire/model.h"

static const struct field new_query[] = {
	{.name = "tenant", .type = FIELD_HIDDEN, .required = true},
	{.name = "notice", .type = FIELD_HIDDEN},
	{.name = "person", .type = FIELD_HIDDEN},
	{0},
};

/* The notice's own fields come with their own names, as "data". */
static const struct field letter_fields[] = {
	{.name = "notice", .type = FIELD_HIDDEN, .required = true},
	{.name = "tenant", .type = FIELD_HIDDEN, .required = true},
	{.name = "person", .type = FIELD_HIDDEN},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Language"),
	 .hint = N_("Empty for the one the register says they read.")},
	{.name = "variant",
	 .type = FIELD_PICK,
	 .set = "variant",
	 .label = N_("Kind of letter"),
	 .hint = N_("Empty for the one the register says they need.")},
	{.name = "without_braille",
	 .type = FIELD_YES,
	 .label = N_("Without its edition in Braille"),
	 .hint = N_("Where the register says Braille, and it has to be made "
		    "elsewhere.")},
	{.name = "channel",
	 .type = FIELD_PICK,
	 .set = "letter-channel",
	 .label = N_("How it goes"),
	 .hint = N_("Empty for the way that the register says.")},
	{.name = "data",
	 .type = FIELD_VALUES,
	 .set = "fields",
	 .required = true},
	{0},
};

static void
input_from(struct exchange *x, struct letter_input *in)
{
	const struct form *form = exchange_form(x);
	struct model *data = model_object(exchange_arena(x));

	form_values(form, "data", data);
	*in = (struct letter_input){
		.notice = form_text(form, "notice"),
		.tenant = form_text(form, "tenant"),
		.person = form_text(form, "person"),
		.language = form_text(form, "language"),
		.variant = form_text(form, "variant"),
		.without_braille = form_yes(form, "without_braille"),
		.data = data,
		.place = exchange_origin(x),
		.channel = form_text(form, "channel"),
	};
}

static enum status
prefill_known(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct letter_input in = {.notice = form_text(form, "notice"),
				  .tenant = form_text(form, "tenant"),
				  .person = form_text(form, "person")};
	struct model *known = model_object(exchange_arena(x));
	enum status status = letter_known(visit, &in, known, fault);

	for (const struct model *m = model_first(known); m; m = model_next(m))
		exchange_prefill(x,
				 arena_printf(exchange_arena(x), "data.%s",
					      model_key(m)),
				 model_text_of(m));
	return status;
}

/* What the form that goes with it asks for stands among the letter's fields. */
static enum status
add_blanks(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct letter_input in = {.notice = form_text(form, "notice"),
				  .tenant = form_text(form, "tenant")};
	struct model *root = exchange_model(x);
	struct model *fields = (struct model *)model_get(root, "fields");
	enum status status = letter_blanks(visit, &in, root, fault);

	for (const struct model *m = model_first(model_get(root, "blanks")); m;
	     m = model_next(m))
		model_copy(fields, NULL, m);
	return status;
}

static bool
reads_braille(const struct model *root)
{
	const struct model *strip = model_get(root, "strip");

	for (const struct model *row = model_first(model_get(strip, "facts"));
	     row; row = model_next(row))
		if (!strcmp(model_text_or(row, "format", ""), "braille"))
			return true;
	return false;
}

/* How it would go, before anybody says otherwise. */
static enum status
show_choice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct letter_input in = {.notice = form_text(form, "notice"),
					.tenant = form_text(form, "tenant"),
					.person = form_text(form, "person"),
					.place = exchange_origin(x)};

	struct model *root = exchange_model(x);
	enum status status = letter_choice(visit, &in, root, fault);

	model_bool(root, "page_joint",
		   model_count(model_get(root, "joint_tenants")) > 0);
	return status;
}

static enum status
new_letter(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = form_text(exchange_form(x), "tenant");
	const char *notice = form_text(exchange_form(x), "notice");
	const char *person = form_text(exchange_form(x), "person");
	struct model *root = exchange_model(x);
	enum status status;

	exchange_prefill(x, "tenant", tenant);
	exchange_prefill(x, "notice", notice);
	exchange_prefill(x, "person", person);
	status = tenant_strip(visit, tenant, root, fault);
	if (status != OK)
		return status;
	model_text(root, "tenant", tenant);
	model_text(root, "person", person);
	model_bool(root, "page_choose", !notice);
	model_bool(root, "page_braille", reads_braille(root));
	if (!notice)
		return notices_list(visit, root, fault);
	status = notice_show(visit, notice, NULL, root, fault);
	if (status == OK)
		status = show_choice(x, visit, fault);
	if (status == OK)
		status = add_blanks(x, visit, fault);
	if (status == OK)
		status = prefill_known(x, visit, fault);
	return status;
}

/* A letter stands alone, in its own style. */
static void
send_html(struct exchange *x, const char *html)
{
	exchange_send(x, "text/html; charset=utf-8", NULL, html, strlen(html));
	exchange_allow_style(x, html);
}

/* A name that says what and in which language: "rent-increase-ur.pdf". */
static void
send_printed(struct exchange *x, const struct letter_printed *printed)
{
	exchange_show(x, "application/pdf",
		      arena_printf(exchange_arena(x), "%s-%s.pdf",
				   printed->notice, printed->language),
		      printed->bytes, printed->count);
}

static enum status
preview_pages(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct letter_printed printed;
	struct letter_input in;
	enum status status;

	input_from(x, &in);
	status = letter_preview_pages(visit, &in, &printed, exchange_faults(x),
				      fault);
	if (status == OK)
		send_printed(x, &printed);
	return status;
}

/* The page opens in a window of its own; a program gets the model. */
static enum status
preview_letter(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct letter_input in;
	const char *html;
	enum status status;

	input_from(x, &in);
	status = letter_preview(visit, &in, exchange_model(x),
				exchange_faults(x), fault);
	if (status != OK || x->asked.face == FACE_JSON)
		return status;
	html = noun_text(exchange_model(x), "page_html");
	send_html(x, html);
	return OK;
}

static enum status
prepare_letter(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct letter_ready *ready = NULL;
	struct letter_input in;
	enum status status;

	input_from(x, &in);
	status = letter_prepare(visit, &in, &ready, exchange_faults(x), fault);
	if (status == E_REFUSED && x->asked.face == FACE_PAGE)
		faults_free(exchange_faults(x)); /* one sentence says it */
	if (status == OK)
		exchange_keep(x, ready, NULL);
	return status;
}

static enum status
issue_letter(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = letter_issue(visit, exchange_kept(x), root, fault);

	if (status != OK)
		return status;
	exchange_created(x, "/letters/%s", noun_text(root, "id"));
	exchange_flash(x, N_("The letter is issued and kept."));
	return OK;
}

static void
mark_media(struct model *row, const struct caller *caller)
{
	const char *format = noun_text(row, "format");

	model_text(row, "page_format", format);
	model_bool(row, "page_film", strcmp(format, "audio") != 0);
	model_bool(row, "page_can_take",
		   ROUTE_STAFF & ROLE_BIT(caller->role) &&
			   model_true(model_get(row, "can_accept")));
	model_bool(row, "page_can_act",
		   ROUTE_STAFF & ROLE_BIT(caller->role) &&
			   (model_true(model_get(row, "can_ask")) ||
			    model_true(model_get(row, "can_speak"))));
}

static enum status
show_letter(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		letter_show(visit, exchange_path(x, "id"), root, fault);

	model_bool(root, "page_may_close",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	for (const struct model *m = model_first(model_get(root, "media")); m;
	     m = model_next(m))
		mark_media((struct model *)m, visit->caller);
	model_bool(root, "page_may_end",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	model_text(root, "page_letter", noun_text(root, "id"));
	noun_deliveries(root, visit);
	return status;
}

static const struct field close_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why is the address closed?"),
	 .hint = N_("Such as: sent to the wrong home")},
	{0},
};

static enum status
close_link(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct letter_closing closing = {
		.id = exchange_path(x, "id"),
		.reason = form_text(exchange_form(x), "reason"),
	};
	enum status status = letter_link_close(visit, &closing,
					       exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/letters/%s", closing.id);
		exchange_flash(x, N_("The address opens no more."));
	}
	return status;
}

const struct route routes_letters[] = {
	{.method = METHOD_GET,
	 .path = "/letters/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = new_query,
	 .form = letter_fields,
	 .handle = new_letter,
	 .title = N_("New letter"),
	 .tag = "notices",
	 .page = "letter-new"},
	{.method = METHOD_POST,
	 .path = "/letters/preview",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .fields = letter_fields,
	 .handle = preview_letter,
	 .title = N_("Preview"),
	 .tag = "notices",
	 .again = "/letters/new"},
	{.method = METHOD_POST,
	 .path = "/letters/preview.pdf",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .fields = letter_fields,
	 .handle = preview_pages,
	 .title = N_("Preview on pages"),
	 .tag = "notices",
	 .again = "/letters/new"},
	{.method = METHOD_POST,
	 .path = "/letters",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .fields = letter_fields,
	 .prepare = prepare_letter,
	 .handle = issue_letter,
	 .title = N_("Issue a letter"),
	 .tag = "notices",
	 .again = "/letters/new"},
	{.method = METHOD_GET,
	 .path = "/letters/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_letter,
	 .title = N_("Letter"),
	 .tag = "notices",
	 .page = "letter",
	 .form = close_fields},
	{.method = METHOD_POST,
	 .path = "/letters/{id}/close",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = close_fields,
	 .handle = close_link,
	 .title = N_("Close the address of a letter"),
	 .tag = "notices",
	 .again = "/letters/{id}"},
	{0},
};
