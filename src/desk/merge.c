/* The same person twice: the pairs, and two records side by side. */
#include "desk/merge.h"

#include <stdlib.h>
#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/merge_inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "store/twin.h"
#include "wire/model.h"

#define REASON_MOST 400
#define IDS (INT64_C(1) << 40) /* a cursor is marks and a small number */

const char *const merge_field_names[MERGE_FIELDS] = {
	"name", "name_native", "address", "postcode",
	"uprn", "email",       "phone",
};

const char *
merge_value(struct visit *visit, const struct tenant *t,
	    enum merge_fields_of field)
{
	const char *const value[MERGE_FIELDS] = {
		[MERGE_NAME] = t->name,	    [MERGE_NATIVE] = t->name_native,
		[MERGE_POSTCODE] = t->postcode, [MERGE_UPRN] = t->uprn,
		[MERGE_EMAIL] = t->email,   [MERGE_PHONE] = t->phone,
	};
	const char *lines = NULL;

	if (field != MERGE_ADDRESS)
		return value[field];
	for (int i = 0; i < ADDRESS_LINES; i++)
		if (t->address[i])
			lines = lines ? arena_printf(visit->arena, "%s\n%s",
						     lines, t->address[i])
				      : t->address[i];
	return lines;
}

static void
set_lines(struct visit *visit, struct tenant_input *in, const char *rest)
{
	for (int i = 0; i < ADDRESS_LINES; i++) {
		size_t bytes = rest ? strcspn(rest, "\n") : 0;

		in->address[i] = bytes ? arena_copy(visit->arena, rest, bytes)
				       : "";
		rest = rest && rest[bytes] ? rest + bytes + 1 : NULL;
	}
}

void
merge_set(struct visit *visit, struct tenant_input *in,
	  enum merge_fields_of field, const char *value)
{
	const char *text = value ? value : "";

	switch (field) {
	case MERGE_NAME:
		in->name = text;
		break;
	case MERGE_NATIVE:
		in->name_native = text;
		break;
	case MERGE_ADDRESS:
		set_lines(visit, in, value);
		break;
	case MERGE_POSTCODE:
		in->postcode = text;
		break;
	case MERGE_UPRN:
		in->uprn = text;
		break;
	case MERGE_EMAIL:
		in->email = text;
		break;
	case MERGE_PHONE:
		in->phone = text;
		break;
	}
}

const struct need *
merge_single(const struct needs *needs, enum need_kind kind)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == kind)
			return &needs->list[i];
	return NULL;
}

static void
show_side(struct visit *visit, struct model *side, struct tenant tenant,
	  const struct organisations *all)
{
	life_conceal(visit, &tenant);
	model_id(side, "id", tenant.id);
	model_text(side, "reference", tenant.reference);
	show_names(side, "name", tenant.name, "name_native",
		   tenant.name_native);
	model_text(side, "address", tenant.address[0]);
	model_text(side, "postcode", tenant.postcode);
	model_text(side, "phone", tenant.phone);
	model_text(side, "email", tenant.email);
	model_text(side, "organisation",
		   organisation_named(all, tenant.organisation));
}

static enum status
show_pair(struct visit *visit, struct model *row, const struct likely *likely,
	  const struct organisations *all, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant a, b;
	enum status status = tenant_get_itself(&access, likely->a, &a, fault);

	if (status == OK)
		status = tenant_get_itself(&access, likely->b, &b, fault);
	if (status != OK)
		return status;
	model_int(row, "marks", likely->marks);
	show_side(visit, model_child(row, "a"), a, all);
	show_side(visit, model_child(row, "b"), b, all);
	return OK;
}

enum status
duplicates_list(struct visit *visit, const struct page_wish *page,
		struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "pairs");
	struct likely_wish wish = {0};
	struct organisations all;
	struct likelies found;
	const struct likely *last;
	int64_t after;
	enum status status = page_limit(page, &wish.limit, fault);

	if (status == OK)
		status = page_number(page->after, &after, fault);
	if (status != OK)
		return status;
	wish.marks = after / IDS;
	wish.id = after % IDS;
	status = organisation_list(&access, &all, fault);
	if (status == OK)
		status = likely_list(&access, &wish, &found, fault);
	for (size_t i = 0; status == OK && i < found.count; i++)
		status = show_pair(visit, model_append(rows), &found.list[i],
				   &all, fault);
	if (status != OK)
		return status;
	last = found.count == wish.limit ? &found.list[found.count - 1] : NULL;
	model_text(model, "next",
		   last ? arena_printf(visit->arena, "%lld",
				       (long long)(last->marks * IDS +
						   last->id))
			: NULL);
	return OK;
}

enum status
duplicates_different(struct visit *visit, const struct duplicates_seen *seen,
		     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct likely_seen settled = {.state = "different",
				      .at_utc = visit->now_utc};
	struct tenant tenant, other;
	enum status status;

	settled.reason = field_needed(&fields, "reason", seen->reason,
				      REASON_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = tenant_named(visit, seen->tenant, &tenant, fault);
	if (status == OK)
		status = tenant_named(visit, seen->other, &other, fault);
	if (status == OK && (tenant.organisation != other.organisation ||
			     tenant.id == other.id))
		status = not_found("tenant", fault);
	if (status != OK)
		return status;
	settled.organisation = tenant.organisation;
	settled.a = tenant.id;
	settled.b = other.id;
	settled.by = visit_actor(visit);
	model_id(model, "tenant", tenant.id);
	return likely_settle(&access, &settled, fault);
}

static enum status
cannot_merge(const struct tenant *kept, const struct tenant *goes,
	     struct fault *fault)
{
	if (kept->id == goes->id)
		return fault_set(fault, E_REFUSED, "/other",
				 N_("This is one record already"), NULL);
	if (kept->organisation != goes->organisation)
		return fault_set(fault, E_REFUSED, "/other",
				 N_("The two records are of two landlords: "
				    "they are never merged"),
				 NULL);
	if (goes->life != LIFE_CURRENT || kept->life == LIFE_MOVED)
		return fault_set(fault, E_REFUSED, "/other",
				 N_("The record that would go is closed: "
				    "choose the other one to stay"),
				 NULL);
	if (goes->joint)
		return fault_set(fault, E_REFUSED, "/other",
				 N_("The record that would go has a joint "
				    "tenancy: choose it to stay"),
				 NULL);
	return OK;
}

enum status
merging_load(struct visit *visit, const char *tenant, const char *other,
	     struct merging *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = tenant_named(visit, tenant, &ret->kept, fault);

	if (status == OK)
		status = tenant_named(visit, other, &ret->goes, fault);
	if (status == OK)
		status = cannot_merge(&ret->kept, &ret->goes, fault);
	if (status == OK && (!life_may_see(visit, &ret->kept) ||
			     !life_may_see(visit, &ret->goes)))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("An address here is confidential: ask a "
				    "manager"),
				 NULL);
	if (status == OK)
		status = need_active(&access, ret->kept.id, &ret->kept_needs,
				     fault);
	if (status == OK)
		status = need_active(&access, ret->goes.id, &ret->goes_needs,
				     fault);
	return status;
}

static bool
same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static void
show_differences(struct visit *visit, struct model *model,
		 const struct merging *m)
{
	struct model *rows = model_children(model, "fields");

	for (int i = 0; i < MERGE_FIELDS; i++) {
		enum merge_fields_of field = (enum merge_fields_of)i;
		const char *kept = merge_value(visit, &m->kept, field);
		const char *goes = merge_value(visit, &m->goes, field);
		struct model *row;

		if (same_text(kept, goes))
			continue;
		row = model_append(rows);
		model_code(row, "field", "merge-field", merge_field_names[i]);
		model_text(row, "kept", kept);
		model_text(row, "goes", goes);
	}
	rows = model_children(model, "needs");
	for (int i = 0; i < NEED_KINDS; i++) {
		enum need_kind kind = (enum need_kind)i;
		const struct need *kept = merge_single(&m->kept_needs, kind);
		const struct need *goes = merge_single(&m->goes_needs, kind);
		struct model *row;

		if (!need_is_single(kind) || !kept || !goes ||
		    !strcmp(kept->value, goes->value))
			continue;
		row = model_append(rows);
		model_code(row, "kind", "need-kind", need_kind_name(kind));
		model_text(row, "kept", kept->value);
		model_text(row, "goes", goes->value);
	}
}

static enum status
note_reading(struct visit *visit, const struct tenant *tenant,
	     struct fault *fault)
{
	const struct desk_note reading = {.kind = "tenant.read",
					  .subject = tenant->id,
					  .organisation = tenant->organisation,
					  .when = NOTE_QUEUED};

	return desk_note_read(visit, &reading, fault);
}

enum status
merge_before(struct visit *visit, const char *tenant, const char *other,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisations all;
	struct merging m;
	enum status status = merging_load(visit, tenant, other, &m, fault);

	if (status == OK)
		status = note_reading(visit, &m.kept, fault);
	if (status == OK)
		status = note_reading(visit, &m.goes, fault);
	if (status == OK)
		status = tenant_strip(visit, tenant, model, fault);
	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", m.kept.id);
	model_id(model, "other", m.goes.id);
	model_int(model, "version", m.kept.version);
	show_side(visit, model_child(model, "kept"), m.kept, &all);
	show_side(visit, model_child(model, "goes"), m.goes, &all);
	show_differences(visit, model, &m);
	return OK;
}
