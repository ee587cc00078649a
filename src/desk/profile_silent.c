/* Whom nobody has asked yet. */
#include <stdlib.h>

#include "desk/inside.h"
#include "desk/profile_inside.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "store/need.h"
#include "wire/model.h"

/* Each organisation's first ones, and the first of those. */
static enum status
find_silent(struct visit *visit, struct equality_silent_wish *wish,
	    struct equality_silent *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct equality_silent all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < access.scope->count && status == OK; i++) {
		struct equality_silent some = {NULL, 0};

		wish->organisation = access.scope->organisation[i];
		status = equality_silent(&access, wish, &some, fault);
		for (size_t k = 0; status == OK && k < some.count; k++) {
			all.list = arena_grow(visit->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			all.list[all.count++] = some.list[k];
		}
	}
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, compare_ids);
	*ret = all;
	return status;
}

static enum status
show_silent(struct visit *visit, struct model *row, int64_t id,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct needs needs;
	enum status status = tenant_get(&access, id, &tenant, fault);

	if (status == OK)
		status = need_active(&access, id, &needs, fault);
	if (status != OK)
		return status;
	model_id(row, "id", tenant.id);
	model_text(row, "reference", tenant.reference);
	show_names(row, "name", tenant.name, "name_native",
		   tenant.name_native);
	model_null(row, "spoken");
	for (size_t i = 0; i < needs.count; i++)
		if (needs.list[i].kind == NEED_SPOKEN_LANGUAGE)
			model_language(row, "spoken", needs.list[i].value);
	return OK;
}

enum status
profiles_silent(struct visit *visit, const struct page_wish *page,
		struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "tenants");
	struct equality_silent_wish wish = {0};
	struct equality_silent silent;
	char id[ID_TEXT];
	size_t limit;
	enum status status = page_limit(page, &limit, fault);

	if (status == OK && page->after && *page->after &&
	    !id_parse(page->after, &wish.after))
		status = fault_set(fault, E_INPUT, "/after",
				   N_("This is no place in the list: begin at "
				      "its first page"),
				   NULL);
	wish.limit = limit + 1;
	if (status == OK)
		status = find_silent(visit, &wish, &silent, fault);
	for (size_t i = 0; status == OK && i < silent.count && i < limit; i++)
		status = show_silent(visit, model_append(rows),
				     silent.list[i], fault);
	if (status != OK)
		return status;
	model_null(model, "next");
	if (silent.count > limit) {
		id_format(silent.list[limit - 1], id);
		model_text(model, "next", id);
	}
	return OK;
}
