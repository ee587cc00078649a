/* Finding a tenant: what was found is shown, and why. */
#include "desk/find.h"

#include <string.h>

#include "base/buf.h"
#include "desk/field.h"
#include "desk/find_inside.h"
#include "desk/inside.h"
#include "desk/keys.h"
#include "desk/life.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/fold.h"
#include "wire/model.h"

#define QUERY_MOST 200

static bool
same_key(const char *text, const char *asked)
{
	struct buf key = {0};
	bool same;

	key_exact(text, &key);
	same = asked && *asked && text &&
	       !strncmp(buf_string(&key), asked, strlen(asked));
	buf_free(&key);
	return same;
}

static const char *
found_exactly(const struct find *find, const struct tenant *tenant)
{
	const struct asked *asked = &find->asked;
	const char *uprn = tenant->uprn;
	struct buf digits = {0};
	bool phone;

	if (tenant->phone)
		fold_digits(tenant->phone, &digits);
	phone = asked->digits && !strncmp(buf_string(&digits), asked->digits,
					  strlen(asked->digits));
	buf_free(&digits);
	if (phone)
		return "telephone";
	if (same_key(tenant->reference, asked->exact))
		return "reference";
	if (same_key(tenant->postcode, asked->exact))
		return "postcode";
	if (same_key(tenant->email, asked->exact))
		return "email";
	if (uprn && same_key(uprn + strspn(uprn, "0"), asked->exact))
		return "uprn";
	return "reference";
}

static bool
is_latin(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0xcd) /* past U+0340 */
			return false;
	return true;
}

static const char *
found_by(const struct find *find, const struct fit *fit,
	 const struct tenant *tenant)
{
	switch (fit->rank.by) {
	case RANK_EXACT:
		return found_exactly(find, tenant);
	case RANK_ADDRESS:
		return "address";
	case RANK_NAME:
	case RANK_SPELLING:
		break;
	}
	if (!is_latin(find->q) && !tenant->name_native)
		return "script";
	return fit->rank.by == RANK_SPELLING ? "spelling" : "name";
}

static const char *
language_of(const struct needs *needs, enum need_kind kind)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == kind)
			return needs->list[i].value;
	return NULL;
}

/* One row of the list. */
static enum status
show_found(struct visit *visit, struct model *row, struct tenant *tenant,
	   const struct organisations *organisations, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct needs needs;
	enum status status = need_active(&access, tenant->id, &needs, fault);

	if (status != OK)
		return status;
	life_conceal(visit, tenant);
	model_id(row, "id", tenant->id);
	model_text(row, "reference", tenant->reference);
	show_names(row, "name", tenant->name, "name_native",
		   tenant->name_native);
	model_text(row, "address", tenant->address[0]);
	model_text(row, "postcode", tenant->postcode);
	model_text(row, "organisation",
		   organisation_named(organisations, tenant->organisation));
	model_language(row, "spoken",
		       language_of(&needs, NEED_SPOKEN_LANGUAGE));
	model_language(row, "read", language_of(&needs, NEED_READ_LANGUAGE));
	return OK;
}

/* A row shows the name, the reference and the postcode anyway. */
static void
show_why(struct model *row, const char *by)
{
	bool obvious = !strcmp(by, "name") || !strcmp(by, "reference") ||
		       !strcmp(by, "postcode");

	model_code(row, "found_by", "found-by", by);
	if (obvious)
		model_null(row, "why");
	else
		model_code(row, "why", "found-by", by);
}

static enum status
show_hits(struct find *find, const struct page_wish *wish, size_t limit,
	  struct model *model, struct fault *fault)
{
	struct visit *visit = find->visit;
	struct model *rows = model_children(model, "tenants");
	struct organisations organisations;
	int64_t after = 0;
	size_t at;
	enum status status = page_number(wish->after, &after, fault);

	if (status == OK)
		status = organisation_list(&find->access, &organisations,
					   fault);
	for (at = (size_t)after;
	     status == OK && at < find->count && at < (size_t)after + limit;
	     at++) {
		struct model *row = model_append(rows);
		struct tenant tenant;

		status = tenant_get(&find->access, find->list[at].id, &tenant,
				    fault);
		if (status == OK)
			status = show_found(visit, row, &tenant,
					    &organisations, fault);
		if (status == OK)
			show_why(row, found_by(find, &find->list[at],
					       &tenant));
	}
	model_int(model, "alike", (int64_t)find->alike);
	model_bool(model, "more", find->hits.more && find->count >= limit);
	model_bool(model, "whole", !find->count || find->list[0].rank.whole);
	model_text(model, "next",
		   at < find->count ? arena_printf(visit->arena, "%zu", at)
				    : NULL);
	return status;
}

/* The cursor of the plain list is the last one of the page before. */
static enum status
read_place(const struct access *access, const char *after,
	   struct search_place *ret, struct fault *fault)
{
	enum status status;
	int64_t id;

	*ret = (struct search_place){"", 0, -1};
	status = page_number(after, &id, fault);
	if (status != OK || !id)
		return status;
	if (search_place(access, id, ret, fault) == E_NOT_FOUND)
		return fault_set(fault, E_INPUT, "/after",
				 N_("{value} is no place in this list: start "
				    "again at its first page"),
				 "value", after, NULL);
	return OK;
}

static enum status
show_all(struct visit *visit, const struct page_wish *wish, size_t limit,
	 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "tenants");
	struct search_place after;
	struct organisations organisations;
	struct search_page page;
	enum status status = read_place(&access, wish->after, &after, fault);

	if (status == OK)
		status = search_sorted(&access, &after, limit, &page, fault);
	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	for (size_t i = 0; status == OK && i < page.count; i++) {
		struct model *row = model_append(rows);

		status = show_found(visit, row, &page.list[i], &organisations,
				    fault);
		model_null(row, "found_by");
		model_null(row, "why");
	}
	if (status != OK)
		return status;
	model_int(model, "alike", 0);
	model_bool(model, "more", false);
	model_bool(model, "whole", true);
	model_text(model, "next",
		   page.more ? arena_printf(visit->arena, "%lld",
					    (long long)page.last)
			     : NULL);
	return OK;
}

enum status
tenants_find(struct visit *visit, const struct find_wish *wish,
	     const struct page_wish *page, struct model *model,
	     struct fault *fault)
{
	struct find find = {.visit = visit, .access = visit_access(visit)};
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	size_t limit;
	enum status status;

	find.q = field_text(&fields, "q", wish->q, QUERY_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = page_limit(page, &limit, fault);
	if (status != OK)
		return status;
	model_text(model, "q", find.q ? find.q : "");
	if (!find.q)
		return show_all(visit, page, limit, model, fault);
	status = find_look(&find, wish->width, fault);
	return status == OK ? show_hits(&find, page, limit, model, fault)
			    : status;
}
