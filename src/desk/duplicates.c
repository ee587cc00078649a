/* Open requests of a tenant that look like the one that comes in. */
#include "desk/duplicates.h"

#include "desk/inside.h"
#include "wire/model.h"

static struct likeness
likeness_of(const char *subject, const struct item *item)
{
	return (struct likeness){subject ? subject : "", item->received_utc,
				 item->spec.starts_utc};
}

static bool
is_named(const struct alikes *all, int64_t request)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].row.item.request == request)
			return true;
	return false;
}

static void
add_alike(struct visit *visit, struct draft *draft, size_t i,
	  const struct item_row *row)
{
	const struct item *item = &draft->item[i];
	struct likeness own = likeness_of(draft->request.subject, item);
	struct likeness other = likeness_of(row->subject, &row->item);
	enum alike how = alike(&own, &other);
	struct alikes *all = &draft->alikes;

	if (how == ALIKE_NOT || is_named(all, row->item.request))
		return;
	if (!all->list)
		all->list = arena_alloc(visit->arena,
					draft->items * ITEMS_ALIKE *
						sizeof *all->list);
	all->list[all->count++] = (struct alike_found){item->n, *row, how};
	if (how == ALIKE_SAME && !draft->request.again_of)
		draft->request.again_of = row->item.request;
}

enum status
duplicates_find(struct visit *visit, struct draft *draft, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = OK;

	for (size_t i = 0; i < draft->items && status == OK; i++) {
		struct item_page page;

		status = item_alike(&access, &draft->item[i], &page, fault);
		for (size_t k = 0; status == OK && k < page.count; k++)
			add_alike(visit, draft, i, &page.list[k]);
	}
	return status;
}

static const struct alike_found *
first_same(const struct draft *draft)
{
	for (size_t i = 0; i < draft->alikes.count; i++)
		if (draft->alikes.list[i].how == ALIKE_SAME)
			return &draft->alikes.list[i];
	return NULL;
}

enum status
duplicates_ask(const struct draft *draft, struct fault *fault)
{
	const struct alike_found *found = first_same(draft);

	if (!found || draft->request.again_why)
		return OK;
	return fault_set(fault, E_CONFLICT, "/again_reason",
			 N_("{ref} asks for the same and is open: open it, or "
			    "say why this is sent all the same"),
			 "ref", found->row.ref, NULL);
}

void
show_alike(struct model *model, const struct alikes *alikes)
{
	struct model *rows = model_children(model, "alike");

	for (size_t i = 0; i < alikes->count; i++) {
		const struct alike_found *found = &alikes->list[i];
		const struct item *item = &found->row.item;
		struct model *row = model_append(rows);

		model_int(row, "n", found->n);
		model_text(row, "ref", found->row.ref);
		model_text(row, "subject", found->row.subject);
		model_code(row, "state", "state",
			   item_state_name(item->state));
		model_time(row, "received_at", item->received_utc);
		model_time_or_null(row, "starts_at", item->spec.starts_utc);
		model_bool(row, "same", found->how == ALIKE_SAME);
	}
}

void
log_again(struct model *payload, const struct draft *draft)
{
	const struct alike_found *found = first_same(draft);

	if (!found)
		return;
	model_text(payload, "like", found->row.ref);
	if (draft->request.again_why)
		model_text(payload, "reason", draft->request.again_why);
}
