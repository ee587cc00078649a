/* Publication packs: making, listing, dropping. */
#include "desk/packs.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "core/name.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/numbers.h"
#include "desk/pack_inside.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "wire/model.h"

#define REFERENCE_BYTES 80
#define WHY_BYTES 400

static const char *const kinds[] = {"information-request", "transparency"};
static const char *const subjects[] = {"outcomes", "success", "turnaround",
				       "parity",   "demand",  "spend"};

/* One that is not theirs is as if it did not exist. */
static enum status
read_place(struct visit *visit, const char *text, struct pack_place *ret,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct access service = visit_access_of_service(visit);
	struct organisation organisation;
	enum status status = OK;

	ret->organisation = visit_organisation(visit);
	if (text && *text && !id_parse(text, &ret->organisation))
		return not_found("organisation", fault);
	status = organisation_get(&access, ret->organisation, &organisation,
				  fault);
	return status == OK ? organisation_scope(&service, ret->organisation,
						 &ret->scope, fault)
			    : status;
}

static void
show_head(struct visit *visit, struct model *model, const struct pack *pack)
{
	model_id(model, "id", pack->id);
	model_code(model, "kind", "pack-kind", pack->kind);
	model_text(model, "reference", pack->reference);
	if (*pack->subject)
		model_code(model, "subject", "pack-subject", pack->subject);
	else
		model_null(model, "subject");
	model_day(model, "from", pack->from_days);
	model_day(model, "to", pack->to_days);
	model_int(model, "below", pack->below);
	model_text(model, "organisation_name", pack->organisation_name);
	model_time(model, "made_at", pack->made_utc);
	model_text(model, "made_by", actor_name(visit, pack->made_by));
	model_time_or_null(model, "dropped_at", pack->dropped_utc);
	model_text(model, "dropped_why", pack->dropped_why);
}

static enum status
show_places(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "organisations");
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", all.list[i].id);
		model_text(row, "name", all.list[i].name);
	}
	return status;
}

enum status
packs_list(struct visit *visit, const char *organisation,
	   const struct page_wish *wish, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "packs");
	struct pack_place place;
	int64_t before = 0;
	struct packs packs;
	size_t limit;
	int below = SUPPRESS_BELOW;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &before, fault);
	if (status == OK)
		status = read_place(visit, organisation, &place, fault);
	if (status == OK)
		status = pack_list(&access, place.organisation, before,
				   limit + 1, &packs, fault);
	if (status == OK)
		status = number_of(visit, place.organisation, PACK_BELOW,
				   &below, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < packs.count && i < limit; i++)
		show_head(visit, model_append(rows), &packs.list[i]);
	model_text(model, "next",
		   packs.count > limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)packs.list[limit - 1].id)
			   : NULL);
	model_int(model, "below", below);
	return show_places(visit, model, fault);
}

/* ---- earlier packs ---- */

static bool
overlaps(const struct pack *a, const struct pack *b)
{
	return a->from_days <= b->to_days && b->from_days <= a->to_days;
}

static bool
lies_in(const struct pack *a, const struct pack *b)
{
	return b->from_days <= a->from_days && a->to_days <= b->to_days;
}

/* What a new pack must mind. */
struct earlier {
	struct pack_before *list;
	size_t count, cap;
	const struct pack *cut; /* one that it cuts through; NULL */
};

/* All that hold of one organisation; within: it is the new one's, or one of
 * its members. */
static enum status
add_earlier(struct visit *visit, int64_t organisation, const struct pack *made,
	    const struct scope *within, struct earlier *earlier,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct packs packs;
	enum status status =
		pack_held(&access, organisation, &packs, fault);

	for (size_t i = 0; status == OK && i < packs.count; i++) {
		const struct pack *old = &packs.list[i];
		struct pack_before *one;

		if (!overlaps(old, made))
			continue;
		if (!scope_has(within, organisation) || !lies_in(old, made)) {
			earlier->cut = old;
			continue;
		}
		earlier->list = arena_grow(visit->arena, earlier->list,
					   earlier->count, &earlier->cap,
					   sizeof *earlier->list);
		one = &earlier->list[earlier->count++];
		*one = (struct pack_before){.pack = *old};
		status = pack_counts_parse(visit->arena, old->counts,
					   &one->counts, fault);
	}
	return status;
}

/* Whether a is a part of b: of two of the same, the older. */
static bool
is_inner(struct visit *visit, const struct pack *a, const struct pack *b)
{
	struct access access = visit_access_of_service(visit);
	struct scope scope;
	struct fault ignored;

	return a->id < b->id && lies_in(a, b) &&
	       organisation_scope(&access, b->organisation, &scope,
				  &ignored) == OK &&
	       scope_has(&scope, a->organisation);
}

/* Only those that lie in no other: what these guard the others are safe by. */
static void
drop_inner(struct visit *visit, struct earlier *earlier)
{
	size_t kept = 0;

	for (size_t i = 0; i < earlier->count; i++) {
		bool inner = false;

		for (size_t j = i + 1; j < earlier->count && !inner; j++)
			inner = is_inner(visit, &earlier->list[i].pack,
					 &earlier->list[j].pack);
		if (!inner)
			earlier->list[kept++] = earlier->list[i];
	}
	earlier->count = kept;
}

static int
oldest_first(const void *a, const void *b)
{
	const struct pack_before *x = a, *y = b;

	return (x->pack.id > y->pack.id) - (x->pack.id < y->pack.id);
}

static enum status
find_earlier(struct visit *visit, const struct pack_place *place,
	     const struct pack *made, struct earlier *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation above = {.parent = place->organisation};
	enum status status = OK;

	*ret = (struct earlier){0};
	for (size_t i = 0; i < place->scope.count && status == OK; i++)
		status = add_earlier(visit, place->scope.organisation[i], made,
				     &place->scope, ret, fault);
	status = status == OK ? organisation_get(&access, place->organisation,
						 &above, fault)
			      : status;
	while (status == OK && above.parent) {
		int64_t parent = above.parent;

		status = add_earlier(visit, parent, made, &place->scope, ret,
				     fault);
		if (status == OK)
			status = organisation_get(&access, parent, &above,
						  fault);
	}
	if (ret->count)
		qsort(ret->list, ret->count, sizeof *ret->list, oldest_first);
	drop_inner(visit, ret);
	return status;
}

/* ---- making ---- */

static void
cuts_through(struct fields *fields, const struct pack *old)
{
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];
	struct fault fault;

	zone_day_text(old->from_days, from);
	zone_day_text(old->to_days, to);
	(void)fault_set(&fault, E_INPUT, "",
			N_("There is a pack from {from} to {to}: with this "
			   "one, what is hidden could be found by "
			   "subtraction. Take days that hold all of that one, "
			   "or none of it"),
			"from", arena_text(fields->arena, from), "to",
			arena_text(fields->arena, to), NULL);
	field_take(fields, "from", &fault);
}

static void
read_word(struct fields *fields, const char *name, const char *text,
	  const char *const *words, size_t count)
{
	struct fault fault;
	int at;

	if (name_check("", words, count, text, &at, &fault) != OK)
		field_take(fields, name, &fault);
}

static enum status
read_wish(struct visit *visit, const struct pack_wish *wish,
	  struct pack_place *place, struct pack *pack, struct fields *fields,
	  struct fault *fault)
{
	const char *kind = field_needed(fields, "kind", wish->kind, 40);
	const char *subject = field_text(fields, "subject", wish->subject, 40);
	const char *reference = field_text(fields, "reference",
					   wish->reference, REFERENCE_BYTES);
	int below = SUPPRESS_BELOW;
	enum status status;

	if (kind)
		read_word(fields, "kind", kind, kinds, 2);
	if (subject)
		read_word(fields, "subject", subject, subjects,
			  sizeof subjects / sizeof *subjects);
	report_span_read(fields, wish->from, wish->to, &place->span);
	status = read_place(visit, wish->organisation, place, fault);
	if (status == OK)
		status = number_of(visit, place->organisation, PACK_BELOW,
				   &below, fault);
	*pack = (struct pack){
		.organisation = place->organisation,
		.kind = kind ? kind : "",
		.reference = reference ? reference : "",
		.subject = subject ? subject : "",
		.from_days = place->span.from_days,
		.to_days = place->span.to_days,
		.below = below,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
	};
	return status;
}

static enum status
log_pack(struct visit *visit, const char *kind, const struct pack *pack,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = pack->id,
					.organisation = pack->organisation,
					.payload = payload};

	model_text(payload, "kind", pack->kind);
	model_text(payload, "reference", pack->reference);
	model_day(payload, "from", pack->from_days);
	model_day(payload, "to", pack->to_days);
	model_int(payload, "below", pack->below);
	model_text(payload, "why", pack->dropped_why);
	return log_event(visit, &entry, fault);
}

static enum status
keep(struct visit *visit, const struct pack_place *place,
     const struct earlier *earlier, struct pack *pack, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct pack_counts counts = {0};
	enum status status = pack_count(visit, place, &counts, fault);

	if (status != OK)
		return status;
	pack_guard(visit->arena, &counts, pack->below, earlier->list,
		   earlier->count);
	pack->counts = pack_counts_print(visit->arena, &counts);
	pack->id = visit_id(visit);
	status = pack_insert(&access, pack, fault);
	return status == OK ? log_pack(visit, "pack.made", pack, fault)
			    : status;
}

enum status
pack_make(struct visit *visit, const struct pack_wish *wish, int64_t *ret_id,
	  struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct pack_place place = {0};
	struct earlier earlier;
	struct pack pack;
	enum status status =
		read_wish(visit, wish, &place, &pack, &fields, fault);

	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = find_earlier(visit, &place, &pack, &earlier, fault);
	if (status == OK && earlier.cut) {
		cuts_through(&fields, earlier.cut);
		status = fields_end(&fields, fault);
	}
	if (status == OK)
		status = keep(visit, &place, &earlier, &pack, fault);
	if (status == OK)
		*ret_id = pack.id;
	return status;
}

/* ---- one of them ---- */

static enum status
named(struct visit *visit, const char *id, struct pack *ret,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;

	return id_parse(id, &number) ? pack_get(&access, number, ret, fault)
				     : not_found("pack", fault);
}

enum status
pack_show(struct visit *visit, const char *id, struct model *model,
	  struct fault *fault)
{
	struct pack_counts counts = {0};
	struct pack pack;
	enum status status = named(visit, id, &pack, fault);

	if (status == OK)
		status = pack_counts_parse(visit->arena, pack.counts, &counts,
					   fault);
	if (status != OK)
		return status;
	show_head(visit, model, &pack);
	return pack_tables(visit, &pack, &counts, model, fault);
}

enum status
pack_drop_wish(struct visit *visit, const char *id, const char *why,
	       struct model *model, struct faults *faults,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	const char *reason = field_needed(&fields, "why", why, WHY_BYTES);
	struct pack pack;
	enum status status = named(visit, id, &pack, fault);

	if (status == OK && reason && pack.dropped_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("It is set aside already"), NULL);
	if (status == OK)
		status = fields_end(&fields, fault);
	pack.dropped_utc = visit->now_utc;
	pack.dropped_why = reason;
	if (status == OK)
		status = pack_drop(&access, &pack, fault);
	if (status == OK)
		status = log_pack(visit, "pack.dropped", &pack, fault);
	return status == OK ? pack_show(visit, id, model, fault) : status;
}
