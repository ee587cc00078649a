/* What was translated before: looked through, put right, forgotten. */
#include "desk/memory.h"

#include <string.h>

#include "base/buf.h"
#include "lang/tag.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define KEEPERS ROLES_REVISING
#define MANAGERS (ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR))

static const struct field find_query[] = {
	{.name = "q",
	 .type = FIELD_SEARCH,
	 .max = 2000,
	 .label = N_("English sentence"),
	 .hint = N_("Or words to look for, in English or in the "
		    "translation")},
	{.name = "lang",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Language"),
	 .any = N_("All languages")},
	{0},
};

static enum status
find_alike(struct visit *visit, const char *q, const char *tag,
	   struct model *root, struct fault *fault)
{
	const struct memory_question question = {.source = q,
						 .language = tag};
	enum status status = memory_find(visit, &question, root, fault);

	if (status == OK)
		noun_differences(root, "matches");
	return status;
}

static enum status
look_through(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *q = form_text(exchange_form(x), "q");
	const char *tag = form_text(exchange_form(x), "lang");
	struct memory_wish wish = {.language = tag,
				   .words = q,
				   .page = noun_page(x)};
	struct model *root = exchange_model(x);
	enum status status = OK;

	exchange_prefill(x, "q", q);
	exchange_prefill(x, "lang", tag);
	model_text(root, "source", q);
	model_language(root, "language", tag);
	(void)model_children(root, "matches");
	if (q && tag && !wish.page.after)
		status = find_alike(visit, q, tag, root, fault);
	if (status == OK)
		status = memory_list(visit, &wish, root, fault);
	if (status != OK)
		return status;
	noun_more(x);
	model_bool(root, "page_matched",
		   model_count(model_get(root, "matches")) > 0);
	model_bool(root, "page_none", !model_count(model_get(root, "units")));
	model_bool(root, "page_manager",
		   MANAGERS & ROLE_BIT(visit->caller->role));
	return OK;
}

static const struct field edit_fields[] = {
	{.name = "translation",
	 .type = FIELD_AREA,
	 .required = true,
	 .max = 8000,
	 .label = N_("Translation")},
	{0},
};

static enum status
show_unit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	bool own;
	enum status status =
		memory_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "translation", noun_text(root, "translation"));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	own = model_true(model_get(root, "own"));
	model_bool(root, "page_keeper",
		   own && KEEPERS & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_manager",
		   own && MANAGERS & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
edit_unit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	const struct memory_edit edit = {
		.id = id,
		.translation = form_text(exchange_form(x), "translation"),
		.version = exchange_version(x),
	};
	enum status status = memory_edit(visit, &edit, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/memory/%s", id);
		exchange_flash(x, N_("The translation was put right."));
	}
	return status;
}

static enum status
merge_unit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = memory_merge(visit, id, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/memory/%s", id);
		exchange_flash(x, N_("This translation stands for all of "
				     "them now."));
	}
	return status;
}

static enum status
delete_unit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		memory_delete(visit, exchange_path(x, "id"), fault);

	if (status == OK) {
		exchange_goto(x, "/memory");
		exchange_flash(x, N_("The sentence is forgotten."));
	}
	return status;
}

static const struct field export_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE, .required = true},
	{.name = "as", .type = FIELD_PICK, .set = "memory-format"},
	{0},
};

static enum status
export_memory(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tag = form_text(exchange_form(x), "lang");
	const char *as = form_text(exchange_form(x), "as");
	struct arena *arena = exchange_arena(x);
	struct buf out = {0};
	bool tmx = as && !strcmp(as, "tmx");
	enum status status = memory_export(visit, tag, tmx ? "tmx" : "csv",
					   &out, fault);

	if (status == OK)
		exchange_send(x,
			      tmx ? "application/x-tmx+xml"
				  : "text/csv; charset=utf-8",
			      arena_printf(arena, "memory-%s.%s", tag,
					   tmx ? "tmx" : "csv"),
			      arena_copy(arena, buf_string(&out), out.count),
			      out.count);
	buf_free(&out);
	return status;
}

static const struct field bands_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE, .required = true},
	{.name = "word_price",
	 .type = FIELD_INT,
	 .max = 100000,
	 .label = N_("A word's price in hundredths of a penny")},
	{0},
};

static enum status
show_bands(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct memory_job job = {
		.notice = exchange_path(x, "name"),
		.language = form_text(exchange_form(x), "lang"),
		.word_minor_100 = form_int(exchange_form(x), "word_price"),
	};

	return memory_bands(visit, &job, exchange_model(x), fault);
}

static const struct field policy_fields[] = {
	{.name = "shares",
	 .type = FIELD_WORD,
	 .set = "shares",
	 .required = true,
	 .label = N_("May the other members of our partnership use our "
		     "memory?")},
	{.name = "bands",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("What is paid of a word, in per cent"),
	 .hint = N_("For the same in the same place, the same, repeated, 95 "
		    "to 99, 85 to 94, 75 to 84 per cent alike, and new: such "
		    "as 0 10 10 30 60 80 100")},
	{0},
};

static enum status
show_policy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = memory_policy(visit, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "shares",
			 model_true(model_get(root, "shares")) ? "yes" : "no");
	exchange_prefill(x, "bands", noun_text(root, "bands"));
	model_bool(root, "page_manager",
		   MANAGERS & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
set_policy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct memory_policy_input input = {
		.shares = form_text(exchange_form(x), "shares"),
		.bands = form_text(exchange_form(x), "bands"),
	};
	enum status status = memory_policy_set(visit, &input,
					       exchange_faults(x), fault);

	if (status == OK)
		status = memory_policy(visit, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/memory/policy");
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

static const struct field clean_fields[] = {
	{.name = "after", .type = FIELD_HIDDEN},
	{0},
};

/* Some thousands in one go: where more are left the page says so. */
static enum status
clean_memory(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct memory_cleaning wish = {
		.after = form_text(exchange_form(x), "after")};
	struct model *root = exchange_model(x);
	enum status status = memory_clean(visit, &wish, root, fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/memory/policy");
	exchange_flash(x, *noun_text(root, "next")
				  ? N_("Part of the memory was cleaned. The "
				       "command memory clean does all of it.")
				  : N_("The memory is clean."));
	return OK;
}

const struct route routes_memory[] = {
	{.method = METHOD_GET,
	 .path = "/memory",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = look_through,
	 .title = N_("Translation memory"),
	 .tag = "memory",
	 .flags = ROUTE_PAGED,
	 .fields = find_query,
	 .form = find_query,
	 .page = "memory"},
	{.method = METHOD_GET,
	 .path = "/memory/export",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = export_memory,
	 .title = N_("The memory as a file"),
	 .tag = "memory",
	 .fields = export_query},
	{.method = METHOD_GET,
	 .path = "/memory/policy",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = show_policy,
	 .title = N_("How the memory is used"),
	 .tag = "memory",
	 .form = policy_fields,
	 .page = "memory-policy"},
	{.method = METHOD_POST,
	 .path = "/memory/policy",
	 .roles = MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = set_policy,
	 .title = N_("Say how the memory is used"),
	 .tag = "memory",
	 .fields = policy_fields,
	 .again = "/memory/policy"},
	{.method = METHOD_POST,
	 .path = "/memory/clean",
	 .roles = MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = clean_memory,
	 .title = N_("Clean the memory"),
	 .tag = "memory",
	 .fields = clean_fields,
	 .again = "/memory/policy"},
	{.method = METHOD_GET,
	 .path = "/memory/{id}",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = show_unit,
	 .title = N_("A remembered sentence"),
	 .tag = "memory",
	 .form = edit_fields,
	 .page = "memory-unit"},
	{.method = METHOD_POST,
	 .path = "/memory/{id}",
	 .roles = KEEPERS,
	 .kind = ROUTE_WRITE,
	 .handle = edit_unit,
	 .title = N_("Put a remembered translation right"),
	 .tag = "memory",
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .again = "/memory/{id}"},
	{.method = METHOD_POST,
	 .path = "/memory/{id}/merge",
	 .roles = MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = merge_unit,
	 .title = N_("Let one translation stand for all"),
	 .tag = "memory",
	 .again = "/memory/{id}"},
	{.method = METHOD_POST,
	 .path = "/memory/{id}/delete",
	 .roles = MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = delete_unit,
	 .title = N_("Forget a sentence"),
	 .tag = "memory",
	 .again = "/memory/{id}"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/bands",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = show_bands,
	 .title = N_("What a translation comes to"),
	 .tag = "memory",
	 .fields = bands_query,
	 .page = "memory-bands"},
	{0},
};
