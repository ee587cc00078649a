/* Notices in Braille: read beside their words and signed. */
#include "desk/braille.h"

#include <string.h>

#include "lang/tag.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define SIGNERS                                                                \
	(ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |               \
	 ROLE_BIT(ROLE_TRANSLATOR))
#define NOTE_MOST 300 /* code points */

static const struct field show_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE, .label = N_("Language")},
	{.name = "grade", .type = FIELD_INT, .min = 1, .max = 2},
	{.name = "variant", .type = FIELD_PICK, .set = "variant"},
	{0},
};

static const struct field sign_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{.name = "grade",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 2,
	 .required = true},
	{.name = "variant", .type = FIELD_PICK, .set = "variant"},
	{.name = "stamp", .type = FIELD_HIDDEN, .required = true},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .max = NOTE_MOST,
	 .label = N_("How was it read?"),
	 .hint = N_("Such as: embossed and read by hand; what the reader "
		    "said.")},
	{0},
};

static enum status
show_braille(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct braille_wish wish = {
		.notice = exchange_path(x, "name"),
		.language = form_text(form, "lang"),
		.variant = form_text(form, "variant"),
		.grade = (int)form_int(form, "grade"),
	};
	struct model *root = exchange_model(x);
	const struct tag *tag;
	enum status status = braille_show(visit, &wish, root,
					  exchange_faults(x), fault);

	if (status != OK)
		return status;
	tag = tag_find(noun_text(root, "language"));
	model_text(root, "page_tag", noun_text(root, "language"));
	model_text(root, "page_reading", tag_direction(tag));
	model_text(root, "page_variant", noun_text(root, "variant"));
	model_bool(root, "page_sign",
		   strcmp(noun_text(root, "state"), "read") != 0 &&
			   SIGNERS & ROLE_BIT(visit->caller->role));
	exchange_title(x, N_("{title} in Braille"), "title",
		       noun_text(root, "title"), NULL);
	return OK;
}

static enum status
sign_braille(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct braille_signing signing = {
		.of = {.notice = exchange_path(x, "name"),
		       .language = form_text(form, "language"),
		       .variant = form_text(form, "variant"),
		       .grade = (int)form_int(form, "grade")},
		.stamp = form_text(form, "stamp"),
		.note = form_text(form, "note"),
	};
	enum status status =
		braille_sign(visit, &signing, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s/braille?lang=%s&grade=%d",
		      signing.of.notice, signing.of.language,
		      signing.of.grade);
	exchange_flash(x, N_("Signed. Letters of it go out in this Braille."));
	return OK;
}

const struct route routes_braille[] = {
	{.method = METHOD_GET,
	 .path = "/notices/{name}/braille",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = show_query,
	 .form = sign_fields,
	 .handle = show_braille,
	 .title = N_("A notice in Braille"),
	 .tag = "notices",
	 .page = "notice-braille"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/braille",
	 .roles = SIGNERS,
	 .kind = ROUTE_WRITE,
	 .fields = sign_fields,
	 .handle = sign_braille,
	 .title = N_("Sign a notice in Braille"),
	 .tag = "notices",
	 .again = "/notices/{name}/braille"},
	{0},
};
