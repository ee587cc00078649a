/* One record of two, and two of one again. */
#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/joint_inside.h"
#include "desk/keys.h"
#include "desk/merge_inside.h"
#include "desk/record.h"
#include "store/life.h"
#include "store/merge.h"
#include "store/twin.h"
#include "wire/model.h"

#define REASON_MOST 400

struct making {
	struct visit *visit;
	const struct merge_wish *wish;
	struct merging m;
	int64_t life;
	const char *reason;
};

/* What was chosen; else the other's only where the kept one has none. */
static bool
takes_other(const struct making *making, const char *name, const char *kept,
	    const char *goes)
{
	const char *said =
		model_text_of(model_get(making->wish->fields, name));

	if (said)
		return !strcmp(said, "goes");
	return !kept && goes;
}

static enum status
take_fields(struct making *making, struct tenant_input *in,
	    struct fault *fault)
{
	struct access access = visit_access(making->visit);
	enum status status = OK;

	for (int i = 0; i < MERGE_FIELDS && status == OK; i++) {
		enum merge_fields_of field = (enum merge_fields_of)i;
		const struct merge_field changed = {
			.field = merge_field_names[i],
			.was = merge_value(making->visit, &making->m.kept,
					   field),
			.became = merge_value(making->visit, &making->m.goes,
					      field),
		};

		if (!takes_other(making, changed.field, changed.was,
				 changed.became) ||
		    (field == MERGE_NAME && !changed.became))
			continue;
		merge_set(making->visit, in, field, changed.became);
		status = merge_field_note(&access, making->life, &changed,
					  fault);
	}
	return status;
}

static enum status
end_need(struct making *making, const struct need *need, struct fault *fault)
{
	struct access access = visit_access(making->visit);
	struct need ended = *need;
	enum status status;

	ended.ended_utc = making->visit->now_utc;
	ended.ended_by = visit_actor(making->visit);
	ended.ended_why = "merged";
	status = need_update(&access, &ended, fault);
	return status == OK ? merge_need_note(&access, making->life, need->id,
					      fault)
			    : status;
}

static const struct need *
same_need(const struct needs *needs, const struct need *as)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == as->kind &&
		    !strcmp(needs->list[i].value, as->value))
			return &needs->list[i];
	return NULL;
}

/* What both have holds once; of what there is only one of, the chosen. How to
 * be in touch safely holds from both. */
static enum status
sort_needs(struct making *making, struct fault *fault)
{
	const struct merging *m = &making->m;
	enum status status = OK;

	for (size_t i = 0; i < m->goes_needs.count && status == OK; i++) {
		const struct need *goes = &m->goes_needs.list[i];
		const struct need *kept =
			merge_single(&m->kept_needs, goes->kind);

		if (same_need(&m->kept_needs, goes))
			status = end_need(making, goes, fault);
		else if (need_is_single(goes->kind) && kept)
			status = end_need(
				making,
				takes_other(making,
					    need_kind_name(goes->kind),
					    kept->value, goes->value)
					? kept
					: goes,
				fault);
	}
	return status;
}

static enum status
log_merge(struct visit *visit, const char *kind, const struct tenant *about,
	  const struct tenant *other, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = about->id,
					.organisation = about->organisation,
					.payload = payload};

	model_id(payload, "other", other->id);
	return log_event(visit, &entry, fault);
}

/* Both events, and what everybody else knows of the pair. */
static enum status
finish(struct making *making, struct fault *fault)
{
	struct visit *visit = making->visit;
	struct access access = visit_access(visit);
	const struct merging *m = &making->m;
	const struct likely_seen seen = {.organisation = m->kept.organisation,
					 .a = m->kept.id,
					 .b = m->goes.id,
					 .state = "merged",
					 .by = visit_actor(visit),
					 .at_utc = visit->now_utc};
	const struct confide confide = {m->kept.id, visit->now_utc,
					visit_actor(visit)};
	enum status status = twin_drop(&access, m->goes.id, fault);

	if (status == OK)
		status = likely_settle(&access, &seen, fault);
	if (status == OK && m->goes.confidential_utc &&
	    !m->kept.confidential_utc)
		status = joint_keep_confidential(visit, &confide, fault);
	if (status == OK)
		status = log_merge(visit, "tenant.merged", &m->kept, &m->goes,
				   fault);
	return status == OK ? log_merge(visit, "tenant.merged", &m->goes,
					&m->kept, fault)
			    : status;
}

/* The rows first, so that what is written of the record is its last change. */
static enum status
carry_out(struct making *making, int64_t *ret_moved, struct fault *fault)
{
	struct visit *visit = making->visit;
	struct access access = visit_access(visit);
	struct merging *m = &making->m;
	const struct life_event event = {.id = making->life,
					 .tenant = m->goes.id,
					 .kind = LIFE_MERGED,
					 .at_utc = visit->now_utc,
					 .by = visit_actor(visit),
					 .day_days = INT32_MIN,
					 .other = m->kept.id,
					 .reason = making->reason};
	const struct merge_move move = {making->life, m->goes.id, m->kept.id};
	struct tenant_input in = {0};
	struct tenant now;
	enum status status = life_insert(&access, &event, fault);

	if (status == OK)
		status = sort_needs(making, fault);
	if (status == OK)
		status = merge_rows(&access, &move, ret_moved, fault);
	if (status == OK)
		status = take_fields(making, &in, fault);
	if (status == OK)
		status = finish(making, fault);
	if (status == OK)
		status = tenant_get(&access, m->kept.id, &now, fault);
	return status == OK ? record_rewrite(visit, &now, &in, fault) : status;
}

enum status
merge_make(struct visit *visit, const struct merge_wish *wish,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct making *making = arena_alloc(visit->arena, sizeof *making);
	struct fields fields = fields_begin(visit->arena, faults);
	int64_t moved;
	enum status status;

	making->visit = visit;
	making->wish = wish;
	status = merging_load(visit, wish->tenant, wish->other, &making->m,
			      fault);
	if (status != OK)
		return status;
	making->reason = field_needed(&fields, "reason", wish->reason,
				      REASON_MOST);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	if (wish->version != making->m.kept.version)
		return fault_set(fault, E_STALE, "tenant",
				 N_("Somebody changed this tenant since you "
				    "opened it: open it again"),
				 NULL);
	making->life = visit_id(visit);
	status = carry_out(making, &moved, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", making->m.kept.id);
	model_int(model, "moved", moved);
	return OK;
}

/* The event that made one of two, the very record that went, and the one that
 * stayed. */
struct taking_apart {
	struct life_event event;
	struct tenant kept, went;
};

static enum status
find_merged(struct visit *visit, const char *tenant, const char *merged,
	    struct taking_apart *t, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status = tenant_named(visit, tenant, &t->kept, fault);

	if (status != OK)
		return status;
	if (!merged || !id_parse(merged, &id))
		return not_found("tenant", fault);
	status = tenant_get_itself(&access, id, &t->went, fault);
	if (status == OK)
		status = life_get(&access, id, &t->event, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && (t->event.kind != LIFE_MERGED ||
			      t->event.other != t->kept.id)))
		return fault_set(fault, E_CONFLICT, "merged",
				 N_("This record is not merged into that one: "
				    "take apart first what was merged last"),
				 NULL);
	if (status == OK && (t->kept.life == LIFE_MOVED ||
			     t->kept.confidential_utc))
		return fault_set(fault, E_CONFLICT, "merged",
				 N_("Too much happened since: the record that "
				    "stayed has moved, or is confidential"),
				 NULL);
	return status;
}

/* A field gets back what it had where nobody changed it since. */
static enum status
fields_back(struct visit *visit, const struct taking_apart *t,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant_input in = {0};
	struct merge_fields fields;
	struct tenant now;
	enum status status =
		merge_field_list(&access, t->event.id, &fields, fault);

	if (status == OK)
		status = tenant_get(&access, t->kept.id, &now, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < fields.count; i++)
		for (int k = 0; k < MERGE_FIELDS; k++) {
			enum merge_fields_of field = (enum merge_fields_of)k;
			const char *value = merge_value(visit, &now, field);
			const char *became = fields.list[i].became;

			if (!strcmp(fields.list[i].field,
				    merge_field_names[k]) &&
			    value && became && !strcmp(value, became))
				merge_set(visit, &in, field,
					  fields.list[i].was);
		}
	return record_rewrite(visit, &now, &in, fault);
}

/* The record that went is found by its own keys again. */
static enum status
keys_back(struct visit *visit, int64_t went, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct tenant_keys keys;
	enum status status = tenant_get_itself(&access, went, &tenant, fault);

	if (status != OK)
		return status;
	keys = tenant_keys_of(visit, &tenant);
	return tenant_rekey(&access, went, &keys, fault);
}

static enum status
take_apart(struct visit *visit, struct taking_apart *t, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct merge_move move = {t->event.id, t->went.id, t->kept.id};
	const struct likely_seen seen = {
		.organisation = t->kept.organisation,
		.a = t->kept.id,
		.b = t->went.id,
		.state = "different",
		.by = visit_actor(visit),
		.at_utc = visit->now_utc,
		.reason = t->event.undone_why};
	enum status status = life_undo(&access, &t->event, fault);

	if (status == OK)
		status = merge_rows_back(&access, &move, fault);
	if (status == OK)
		status = merge_needs_again(&access, t->event.id, fault);
	if (status == OK)
		status = fields_back(visit, t, fault);
	if (status == OK)
		status = keys_back(visit, t->went.id, fault);
	if (status == OK)
		status = likely_settle(&access, &seen, fault);
	if (status == OK)
		status = log_merge(visit, "tenant.parted", &t->kept, &t->went,
				   fault);
	return status == OK ? log_merge(visit, "tenant.parted", &t->went,
					&t->kept, fault)
			    : status;
}

enum status
merge_apart(struct visit *visit, const char *tenant, const char *merged,
	    const char *reason, struct model *model, struct fault *fault)
{
	struct taking_apart *t = arena_alloc(visit->arena, sizeof *t);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *why = field_needed(&fields, "reason", reason, REASON_MOST);
	enum status status = fields_end(&fields, fault);

	faults_free(&faults);
	if (status == OK)
		status = find_merged(visit, tenant, merged, t, fault);
	if (status != OK)
		return status;
	t->event.undone_why = why;
	t->event.undone_utc = visit->now_utc;
	t->event.undone_by = visit_actor(visit);
	status = take_apart(visit, t, fault);
	model_id(model, "tenant", t->kept.id);
	model_id(model, "other", t->went.id);
	return status;
}
