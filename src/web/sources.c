/* The English of notices and clauses in the browser: written, compared, sent
 * for approval and approved by somebody else. */
#include "desk/sources.h"

#include <string.h>

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define WRITERS (ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR))
#define SOURCE_MOST 60000 /* code points */

static const struct field version_query[] = {
	{.name = "version", .type = FIELD_INT, .max = INT32_MAX},
	{0},
};

static const struct field save_fields[] = {
	{.name = "versions",
	 .type = FIELD_INT,
	 .max = INT32_MAX,
	 .required = true},
	{.name = "text",
	 .type = FIELD_AREA,
	 .required = true,
	 .max = SOURCE_MOST,
	 .label = N_("The letter"),
	 .hint = N_("Front matter with the fields, then Markdown: each block "
		    "is one message for translators.")},
	{.name = "easy_read",
	 .type = FIELD_AREA,
	 .max = SOURCE_MOST,
	 .label = N_("Its Easy Read"),
	 .hint = N_("Short sentences with the same fields. Leave it empty "
		    "where there is none.")},
	{0},
};

static const struct field act_fields[] = {
	{.name = "note",
	 .type = FIELD_TEXT,
	 .label = N_("Why?"),
	 .hint = N_("Needed when you send it back or withdraw it.")},
	{0},
};

static const struct field diff_query[] = {
	{.name = "from", .type = FIELD_INT, .max = INT32_MAX},
	{.name = "to", .type = FIELD_INT, .max = INT32_MAX},
	{0},
};

static enum status
list_sources(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return sources_list(visit, exchange_model(x), fault);
}

/* The text of the version stands in the form until something is typed. */
static void
prefill(struct exchange *x, const struct model *root)
{
	exchange_prefill(x, "text", noun_text(root, "text"));
	exchange_prefill(x, "easy_read", noun_text(root, "easy_read"));
}

/* What a version is compared with: the latest before it that was in use. */
static int64_t
version_before(const struct model *root)
{
	int64_t version = model_int_of(model_get(root, "version"));
	const struct model *history = model_get(root, "history");

	for (const struct model *row = model_first(history); row;
	     row = model_next(row)) {
		int64_t one = model_int_of(model_get(row, "version"));
		const char *state = noun_text(row, "state");

		if (one < version &&
		    (!strcmp(state, "in-use") || !strcmp(state, "replaced")))
			return one;
	}
	return 0;
}

static enum status
show_source(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *root = exchange_model(x);
	int64_t version = form_has(form, "version")
				  ? form_int(form, "version")
				  : SOURCE_LATEST;
	enum status status = source_show(visit, exchange_path(x, "name"),
					 version, root, fault);

	if (status != OK)
		return status;
	prefill(x, root);
	model_int(root, "page_before", version_before(root));
	model_bool(root, "page_letter",
		   strcmp(noun_text(root, "kind"), "clause") != 0);
	model_bool(root, "page_faults", model_true(model_get(root, "faults")));
	exchange_title(x, N_("{title}: the English"), "title",
		       noun_text(root, "title"), NULL);
	return OK;
}

static enum status
save_source(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct source_draft draft = {
		.name = exchange_path(x, "name"),
		.versions = form_int(form, "versions"),
		.text = form_text(form, "text"),
		.easy_read = form_text(form, "easy_read"),
	};
	enum status status = source_save(visit, &draft, exchange_model(x),
					 fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s/source", draft.name);
	exchange_flash(x, N_("Kept as a draft. Nothing that goes out has "
			     "changed."));
	return OK;
}

static const char *
said(const char *action)
{
	switch (*action) {
	case 's':
		return N_("Sent. Somebody else has to approve it now.");
	case 'a':
		return N_("Approved, and in use from now on.");
	case 'r':
		return N_("Sent back to its writer.");
	default:
		return N_("Withdrawn.");
	}
}

static enum status
act_on_source(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct source_act act = {
		.name = exchange_path(x, "name"),
		.version = noun_number(x, "version"),
		.action = exchange_path(x, "action"),
		.note = form_text(exchange_form(x), "note"),
	};
	enum status status = source_act(visit, &act, exchange_model(x),
					exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s/source", act.name);
	exchange_flash(x, said(act.action));
	return OK;
}

static enum status
show_diff(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct source_pair pair = {
		.name = exchange_path(x, "name"),
		.from = form_int(form, "from"),
		.to = form_int(form, "to"),
	};

	struct model *root = exchange_model(x);
	enum status status = source_diff(visit, &pair, root, fault);

	noun_differences(root, "rows");
	return status;
}

const struct route routes_sources[] = {
	{.method = METHOD_GET,
	 .path = "/sources",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = list_sources,
	 .title = N_("The English of letters and clauses"),
	 .tag = "notices",
	 .page = "sources"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/source",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = version_query,
	 .form = save_fields,
	 .handle = show_source,
	 .title = N_("The English"),
	 .tag = "notices",
	 .page = "source"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/source",
	 .roles = WRITERS,
	 .kind = ROUTE_WRITE,
	 .fields = save_fields,
	 .handle = save_source,
	 .title = N_("Keep a draft"),
	 .tag = "notices",
	 .again = "/notices/{name}/source"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/source/{version}/{action}",
	 .roles = WRITERS,
	 .kind = ROUTE_WRITE,
	 .fields = act_fields,
	 .handle = act_on_source,
	 .title = N_("Send, approve, send back or withdraw a version"),
	 .tag = "notices",
	 .again = "/notices/{name}/source"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/diff",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = diff_query,
	 .handle = show_diff,
	 .title = N_("What has changed"),
	 .tag = "notices",
	 .page = "source-diff"},
	{0},
};
