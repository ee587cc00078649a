/* How an issued letter goes to its reader, shown; and photos of it. */
#include <stdlib.h>
#include <string.h>

#include "desk/dispatch_inside.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "wire/model.h"
#include "wire/sniff.h"

static enum status
show_photo(struct visit *visit, struct model *model, const struct dispatch *d,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	char id[ID_TEXT], hex[2 * HASH_BYTES + 1];
	struct dispatch_photo photo;
	struct model *shown;
	enum status status =
		dispatch_photo_hash(&access, d->id, &photo, fault);

	model_null(model, "photo");
	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	id_format(d->letter, id);
	hash_hex(photo.sha256, HASH_BYTES, hex);
	shown = model_child(model, "photo");
	model_text(shown, "address",
		   arena_printf(visit->arena,
				"/letters/%s/deliveries/%lld/photo", id,
				(long long)d->n));
	model_text(shown, "sha256", hex);
	return OK;
}

static void
show_moves(struct model *model, const struct dispatch *d)
{
	struct model *moves = model_children(model, "moves");

	for (int i = 0; i < DISPATCH_STATES; i++) {
		enum dispatch_state to = (enum dispatch_state)i;

		if (dispatch_may(d->method, d->state, to) &&
		    !(d->run && to == DISPATCH_DROPPED))
			model_code(model_append(moves), "state",
				   "dispatch-state", dispatch_state_names[i]);
	}
}

static void
show_task(struct visit *visit, struct model *model, const struct dispatch *d)
{
	bool open = d->due_utc && !d->answered_utc;

	model_time_or_null(model, "due_at", d->due_utc);
	model_bool(model, "waits", open);
	model_bool(model, "late", open && d->due_utc < visit->now_utc);
	show_actor(visit, model, "officer", d->officer);
	model_time_or_null(model, "answered_at", d->answered_utc);
	show_actor(visit, model, "answered_by", d->answered_by);
	model_text(model, "answer", d->answer);
}

enum status
dispatch_show(struct visit *visit, struct model *model,
	      const struct dispatch *d, struct fault *fault)
{
	model_id(model, "id", d->id);
	model_int(model, "n", d->n);
	model_code(model, "method", "dispatch-method",
		   dispatch_method_names[d->method]);
	model_code(model, "state", "dispatch-state",
		   dispatch_state_names[d->state]);
	model_text(model, "reach", d->reach);
	model_text(model, "reference", d->reference);
	model_text(model, "place", d->place);
	model_text(model, "taken_by", d->taken_by);
	model_text(model, "note", d->note);
	model_text(model, "trouble", d->trouble);
	model_time(model, "added_at", d->added_utc);
	show_actor(visit, model, "added_by", d->added_by);
	model_time(model, "at", d->at_utc);
	show_actor(visit, model, "by", d->by);
	model_time_or_null(model, "sent_at", d->sent_utc);
	model_id(model, "run", d->run);
	model_int(model, "run_n", d->run_n);
	show_task(visit, model, d);
	show_moves(model, d);
	return show_photo(visit, model, d, fault);
}

void
dispatch_show_ways(struct model *model, const struct dispatch_of *of,
		   const struct dispatches *all)
{
	struct model *ways = model_children(model, "ways");
	enum dispatch_method next[DISPATCH_METHODS];
	struct dispatch_case from = of->from;
	size_t count;
	int read;

	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].state == DISPATCH_RETURNED ||
		    all->list[i].state == DISPATCH_FAILED)
			from.tried |= 1u << all->list[i].method;
	count = dispatch_next(&from, next, &read);
	for (size_t i = 0; i < count; i++)
		model_code(model_append(ways), "method", "dispatch-method",
			   dispatch_method_names[next[i]]);
	model_text(model, "safe", read < 0 ? NULL : of->wanted[read].value);
}

enum status
dispatches_show(struct visit *visit, const char *letter, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "deliveries");
	struct dispatches all = {NULL, 0};
	struct dispatch_of of;
	enum status status = dispatch_open(visit, letter, &of, fault);

	if (status == OK)
		status = dispatch_of_letter(&access, of.letter.id, &all,
					    fault);
	for (size_t i = 0; status == OK && i < all.count; i++)
		status = dispatch_show(visit, model_append(rows), &all.list[i],
				       fault);
	if (status == OK)
		dispatch_show_ways(model, &of, &all);
	return status;
}

static void
show_about(struct model *model, const struct dispatch_of *of)
{
	model_id(model, "id", of->letter.id);
	model_text(model, "notice", of->letter.notice);
	show_strip(model, &of->tenant, &of->needs);
}

enum status
dispatches_page(struct visit *visit, const char *letter, struct model *model,
		struct fault *fault)
{
	struct dispatch_of of;
	enum status status = dispatch_open(visit, letter, &of, fault);

	if (status != OK)
		return status;
	show_about(model, &of);
	return dispatches_show(visit, letter, model, fault);
}

enum status
dispatch_page(struct visit *visit, const char *letter, const char *n,
	      struct model *model, struct fault *fault)
{
	struct dispatch_of of;
	struct dispatch d;
	enum status status = dispatch_open(visit, letter, &of, fault);

	if (status == OK)
		status = dispatch_numbered(visit, &of.letter, n, &d, fault);
	if (status != OK)
		return status;
	show_about(model, &of);
	return dispatch_show(visit, model_child(model, "delivery"), &d,
			     fault);
}

enum status
dispatch_numbered(struct visit *visit, const struct letter *letter,
		  const char *text, struct dispatch *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatches all = {NULL, 0};
	int64_t n = text ? strtoll(text, NULL, 10) : 0;
	enum status status =
		dispatch_of_letter(&access, letter->id, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++)
		if (all.list[i].n == n) {
			*ret = all.list[i];
			return OK;
		}
	return status == OK ? not_found("n", fault) : status;
}

enum status
dispatch_photo(struct visit *visit, const char *text, const char *n,
	       struct file_found *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatch_photo photo;
	struct dispatch_of of;
	struct dispatch d;
	enum status status = dispatch_open(visit, text, &of, fault);

	if (status == OK)
		status = dispatch_numbered(visit, &of.letter, n, &d, fault);
	if (status == OK)
		status = dispatch_photo_get(&access, d.id, &photo, fault);
	if (status == E_NOT_FOUND)
		return not_found("photo", fault);
	if (status != OK)
		return status;
	*ret = (struct file_found){
		arena_printf(visit->arena, "delivery-%lld.%s", (long long)d.n,
			     photo.kind),
		*photo.kind == 'p' ? "image/png" : "image/jpeg",
		photo.content, photo.bytes};
	return OK;
}

enum status
dispatch_photo_look(const struct file_input *input, struct arena *arena,
		    struct dispatch_picture *ret, struct fault *fault)
{
	enum sniff_kind kind;

	if (input->count > DISPATCH_PHOTO_BYTES_MAX)
		return fault_set(fault, E_INPUT, "/photo",
				 N_("The photo is larger than 8 MB: take it "
				    "smaller"),
				 NULL);
	kind = sniff(input->bytes, input->count, arena);
	if (kind != SNIFF_PNG && kind != SNIFF_JPEG)
		return fault_set(fault, E_INPUT, "/photo",
				 N_("This is no whole photo: send a JPEG or "
				    "PNG picture"),
				 NULL);
	*ret = (struct dispatch_picture){
		.kind = kind == SNIFF_PNG ? "png" : "jpeg",
		.bytes = input->bytes,
		.count = input->count};
	hash_sha256(input->bytes, input->count, ret->sha256);
	return OK;
}
