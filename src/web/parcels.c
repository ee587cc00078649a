/* Translations that leave the house and come back: as a file for a
 * translator's tools, or as a request to a provider. */
#include "desk/translations.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define CATALOGUE_BYTES_MAX (20 << 20)

static const struct field export_query[] = {
	{.name = "as", .type = FIELD_PICK, .set = "parcel"},
	{.name = "what", .type = FIELD_PICK, .set = "parcel-what"},
	{0},
};

static const struct field import_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = CATALOGUE_BYTES_MAX,
	 .label = N_("The file that came back"),
	 .hint = N_("PO, XLIFF, TMX or the Word file that you sent out.")},
	{.name = "dry_run",
	 .type = FIELD_YES,
	 .label = N_("Only check: keep nothing")},
	{0},
};

static const struct field ask_fields[] = {
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 40,
	 .label = N_("For which tenant?"),
	 .hint = N_("Their reference. What is translated serves everybody "
		    "after.")},
	{.name = "needed_by", .type = FIELD_DAY, .label = N_("Needed by")},
	{0},
};

static enum status
send_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct translations_export wish = {
		exchange_path(x, "name"), exchange_path(x, "language"),
		form_text(form, "as"), form_text(form, "what")};
	struct translations_file file;
	enum status status = translations_export(visit, &wish, &file,
						 exchange_faults(x), fault);

	if (status == OK)
		exchange_send(x, file.type, file.name, file.bytes, file.count);
	return status;
}

/* The notice and language that the form is about. */
static enum status
show_form(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct translations_wish wish = {
		exchange_path(x, "name"), exchange_path(x, "language"), NULL};

	noun_direction(exchange_model(x), wish.language);
	return translations_show(visit, &wish, exchange_model(x), fault);
}

/* Reading a file of a stranger is slow: on a worker, and it must be right as
 * a whole before the writer takes it. */
static enum status
look_at_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "file");
	struct translations_import in = {
		exchange_path(x, "name"),
		exchange_path(x, "language"),
		{sent->name, sent->type, sent->bytes, sent->count},
		IMPORT_LOOK,
	};

	return translations_import(visit, &in, model_object(exchange_arena(x)),
				   exchange_faults(x), fault);
}

static enum status
take_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *sent = form_file(form, "file");
	bool dry_run = form_yes(form, "dry_run");
	struct translations_import in = {
		exchange_path(x, "name"),
		exchange_path(x, "language"),
		{sent->name, sent->type, sent->bytes, sent->count},
		dry_run ? IMPORT_LOOK : IMPORT_TAKE,
	};
	struct model *root = exchange_model(x);
	struct faults faults = {0};
	enum status status = translations_import(visit, &in, root, &faults,
						 fault);

	faults_free(&faults);
	noun_direction(root, in.language);
	model_bool(root, "page_dry_run", dry_run);
	return status;
}

static enum status
ask_translator(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct translation_ask ask = {
		.name = exchange_path(x, "name"),
		.language = exchange_path(x, "language"),
		.tenant = form_text(form, "tenant"),
		.needed_by = form_typed(form, "needed_by"),
	};
	struct model *root = exchange_model(x);
	enum status status = translation_ask(visit, &ask, root,
					     exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/requests/%s", noun_text(root, "ref"));
	exchange_flash(x, N_("The request holds a file with what is missing, "
			     "for its translator."));
	return OK;
}

const struct route routes_parcels[] = {
	{.method = METHOD_GET,
	 .path = "/notices/{name}/translations/{language}/export",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = export_query,
	 .handle = send_file,
	 .title = N_("A file for a translator"),
	 .tag = "notices"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/translations/{language}/import",
	 .roles = ROUTE_TRANSLATORS,
	 .kind = ROUTE_READ,
	 .form = import_fields,
	 .handle = show_form,
	 .title = N_("Take a translation back"),
	 .tag = "notices",
	 .page = "translations-import"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/translations/{language}/import",
	 .roles = ROUTE_TRANSLATORS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = import_fields,
	 .prepare = look_at_file,
	 .handle = take_file,
	 .title = N_("Take a translation back"),
	 .tag = "notices",
	 .page = "translations-taken",
	 .again = "/notices/{name}/translations/{language}/import"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/translations/{language}/ask",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .form = ask_fields,
	 .handle = show_form,
	 .title = N_("Ask a translator"),
	 .tag = "notices",
	 .page = "translations-ask"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/translations/{language}/ask",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = ask_fields,
	 .handle = ask_translator,
	 .title = N_("Ask a translator"),
	 .tag = "notices",
	 .again = "/notices/{name}/translations/{language}/ask"},
	{0},
};
