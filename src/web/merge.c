/* The same person twice in the register: pairs, side by side, and apart. */
#include "desk/merge.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field before_query[] = {
	{.name = "other", .type = FIELD_TEXT, .max = 60,
	 .label = N_("Reference of the other record")},
	{0},
};

static const struct field merge_fields[] = {
	{.name = "other", .type = FIELD_HIDDEN, .required = true},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("How do you know that they are one person?"),
	 .hint = N_("Such as: same date of birth; asked them")},
	{.name = "fields", .type = FIELD_VALUES, .set = "page_lines"},
	{0},
};

static const struct field different_fields[] = {
	{.name = "other", .type = FIELD_HIDDEN, .required = true},
	{.name = "reason", .type = FIELD_TEXT, .required = true,
	 .label = N_("Why?")},
	{0},
};

static const struct field apart_fields[] = {
	{.name = "merged", .type = FIELD_HIDDEN, .required = true},
	{.name = "reason", .type = FIELD_TEXT, .required = true,
	 .label = N_("Why?")},
	{0},
};

static enum status
list_pairs(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	enum status status =
		duplicates_list(visit, &page, exchange_model(x), fault);

	if (status == OK)
		noun_more(x);
	for (const struct model *m = model_first(
		     model_get(exchange_model(x), "pairs"));
	     m; m = model_next(m)) {
		struct model *row = (struct model *)(uintptr_t)m;

		model_text(row, "page_a", noun_text(model_get(m, "a"), "id"));
		model_text(row, "page_b", noun_text(model_get(m, "b"), "id"));
	}
	model_bool(exchange_model(x), "page_may_act",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

/* What is marked: as typed, else the kept one's where it has any. */
static void
mark_rows(struct exchange *x, const struct model *rows, const char *key)
{
	for (const struct model *m = model_first(rows); m;
	     m = model_next(m)) {
		const char *path = arena_printf(exchange_arena(x), "fields.%s",
						noun_text(m, key));
		bool goes = !model_true(model_get(m, "kept"));

		if (x->typed && *form_typed(x->typed, path))
			goes = !strcmp(form_typed(x->typed, path), "goes");
		model_bool((struct model *)(uintptr_t)m, "page_goes", goes);
		model_text((struct model *)(uintptr_t)m, "page_key",
			   noun_text(m, key));
	}
}

/* On the way back from a form that was wrong, the other is what was typed. */
static enum status
show_merge(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *other = x->typed && *form_typed(x->typed, "other")
				    ? form_typed(x->typed, "other")
				    : form_text(exchange_form(x), "other");
	enum status status = merge_before(visit, exchange_path(x, "id"), other,
					  root, fault);

	if (status != OK)
		return status;
	(void)model_children(root, "page_lines");
	mark_rows(x, model_get(root, "fields"), "field");
	mark_rows(x, model_get(root, "needs"), "kind");
	return OK;
}

static enum status
merge(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *fields = model_object(exchange_arena(x));
	const struct merge_wish wish = {
		.tenant = exchange_path(x, "id"),
		.other = form_text(form, "other"),
		.version = exchange_version(x),
		.reason = form_text(form, "reason"),
		.fields = fields,
	};
	enum status status;

	form_values(form, "fields", fields);
	status = merge_make(visit, &wish, exchange_model(x),
			    exchange_faults(x), fault);
	if (status == OK) {
		exchange_created(x, "/tenants/%s",
				 noun_text(exchange_model(x), "tenant"));
		exchange_flash(x, N_("The two records are one now."));
	}
	return status;
}

static enum status
say_different(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct duplicates_seen seen = {
		.tenant = exchange_path(x, "id"),
		.other = form_text(form, "other"),
		.reason = form_text(form, "reason"),
	};
	enum status status = duplicates_different(
		visit, &seen, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/duplicates");
		exchange_flash(x, N_("They stay two."));
	}
	return status;
}

static enum status
take_apart(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *tenant = exchange_path(x, "id");
	enum status status = merge_apart(visit, tenant,
					 form_text(form, "merged"),
					 form_text(form, "reason"),
					 exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/life", tenant);
		exchange_flash(x, N_("They are two records again. What came "
				     "since they were merged is still here: "
				     "look through it."));
	}
	return status;
}

const struct route routes_merge[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/duplicates",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_pairs,
	 .title = N_("The same person twice?"),
	 .tag = "tenants",
	 .page = "duplicates"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/merge",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .fields = before_query,
	 .form = merge_fields,
	 .handle = show_merge,
	 .title = N_("Make one record of two"),
	 .tag = "tenants",
	 .page = "merge"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/merge",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = merge_fields,
	 .handle = merge,
	 .title = N_("Make one record of two"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/merge"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/different",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = different_fields,
	 .handle = say_different,
	 .title = N_("Say that two records are two people"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/merge"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/apart",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = apart_fields,
	 .handle = take_apart,
	 .title = N_("Take a merge apart"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/life"},
	{0},
};
