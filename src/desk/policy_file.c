/* A policy as a file: taken out, and put in. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "desk/account.h"
#include "desk/inside.h"
#include "desk/policy_change.h"
#include "desk/policy_inside.h"
#include "desk/policy_preview.h"
#include "desk/settings.h"
#include "lang/zone.h"
#include "wire/model.h"

/* "  key value" for each line of the text. */
static void
put_lines(struct buf *out, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		buf_printf(out, "  %.*s\n", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static void
put_day(struct buf *out, const char *key, int64_t utc)
{
	char day[ZONE_DAY_TEXT];

	zone_day_text(zone_local(utc).day_days, day);
	buf_printf(out, "  %s %s\n", key, day);
}

static void
put_version(struct buf *out, const struct policy_row *row, int64_t now_utc)
{
	bool says = !strcmp(row->stance, policy_stance_names[POLICY_SAYS]);

	buf_printf(out, "\n%s %s%s%s\n", row->kind, row->code,
		   says ? "" : " ", says ? "" : row->stance);
	put_lines(out, row->text);
	if (row->from_utc > now_utc)
		put_day(out, "from", row->from_utc);
	if (row->until_utc)
		put_day(out, "until", row->until_utc - 1);
	buf_printf(out, "  reason %s\n", row->reason);
}

/* In force, or to come; of one's own. */
static bool
is_wanted(const struct policy_row *row, const struct policy_versions *versions,
	  size_t i, int64_t now_utc)
{
	const struct policy_version *version = &versions->list[i];

	if (version->origin != POLICY_OWN ||
	    (row->until_utc && row->until_utc <= now_utc))
		return false;
	return row->from_utc > now_utc ||
	       (version->entry.stance != POLICY_INHERITS &&
		policy_in_force(versions->list, versions->count,
				&version->entry, now_utc) == version);
}

enum status
policy_export(struct visit *visit, const char *name, const char **ret_text,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_versions versions;
	struct policy_rows rows;
	struct buf out = {0};
	int64_t organisation;
	enum status status =
		organisation_chosen(visit, name, &organisation, fault);

	if (status == OK)
		status = policy_rows_in(&access, organisation, NULL, &rows,
					fault);
	if (status != OK)
		return status;
	versions.count = rows.count;
	versions.list = arena_alloc(visit->arena,
				    (rows.count + 1) * sizeof *versions.list);
	for (size_t i = 0; status == OK && i < rows.count; i++)
		status = policy_row_read(&rows.list[i], organisation,
					 visit->arena, &versions.list[i],
					 fault);
	buf_text(&out, "# A policy: doc/policy.md. What ships and what the "
		       "partnership says is not in here.\n");
	for (size_t i = 0; status == OK && i < rows.count; i++)
		if (is_wanted(&rows.list[i], &versions, i, visit->now_utc))
			put_version(&out, &rows.list[i], visit->now_utc);
	*ret_text = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return status;
}

struct importing {
	struct visit *visit;
	const struct policy_import *wish;
	struct faults *faults;
	struct model *changes;
	bool two; /* another administrator confirms */
	int64_t organisation, changed, same;
};

/* The lines of the text as pairs. */
static size_t
split(struct arena *arena, const char *text, struct policy_said **ret)
{
	struct policy_said *list = NULL;
	size_t count = 0, cap = 0;
	char *at = arena_text(arena, text);

	while (*at) {
		char *line = at, *value;

		at += strcspn(at, "\n");
		if (*at)
			*at++ = '\0';
		value = strchr(line, ' ');
		if (!value)
			continue;
		*value++ = '\0';
		list = arena_grow(arena, list, count, &cap, sizeof *list);
		list[count++] = (struct policy_said){line, value};
	}
	*ret = list;
	return count;
}

/* Whether one's own entry says the same already, for good; or there is nothing
 * to be switched off. */
static enum status
holds_already(struct importing *m, const struct policy_file_entry *wanted,
	      bool *ret, struct fault *fault)
{
	const struct versions_query query = {.organisation = m->organisation,
					     .arena = m->visit->arena};
	const struct policy_version *now;
	struct policy_versions versions;
	struct policy policy;
	enum status status =
		policy_versions(m->visit, &query, &versions, fault);

	*ret = false;
	if (status != OK || wanted->from || wanted->until)
		return status;
	now = policy_in_force(versions.list, versions.count, &wanted->entry,
			      m->visit->now_utc);
	policy_compose(versions.list, versions.count, m->visit->now_utc,
		       m->visit->arena, &policy);
	*ret = wanted->entry.stance == POLICY_OFF &&
	       !policy_there(&policy, &wanted->entry);
	if (*ret)
		return OK;
	*ret = now && now->origin == POLICY_OWN && !now->until_utc &&
	       now->entry.stance == wanted->entry.stance &&
	       !strcmp(policy_entry_text(&now->entry, m->visit->arena),
		       policy_entry_text(&wanted->entry, m->visit->arena));
	return OK;
}

/* Every fault of the entry is at its beginning. */
static void
move_faults(struct importing *m, const char *where, size_t before)
{
	for (size_t i = before; i < m->faults->count; i++) {
		struct fault *fault = &m->faults->list[i];

		snprintf(fault->where, sizeof fault->where, "%s", where);
	}
}

static struct policy_wish
wish_of(struct importing *m, const struct policy_file_entry *entry)
{
	struct policy_wish wish = {
		.organisation = m->wish->organisation,
		.kind = policy_kind_names[entry->entry.kind],
		.code = entry->entry.code,
		.stance = policy_stance_names[entry->entry.stance],
		.from = entry->from,
		.until = entry->until,
		.reason = entry->reason ? entry->reason : m->wish->reason,
	};
	struct policy_said *said;

	wish.saids = split(m->visit->arena,
			   policy_entry_text(&entry->entry, m->visit->arena),
			   &said);
	wish.said = said;
	return wish;
}

static enum status
take(struct importing *m, const struct policy_file_entry *entry,
     struct fault *fault)
{
	struct policy_wish wish = wish_of(m, entry);
	struct policy_row row;
	size_t before = m->faults->count;
	enum status status =
		policy_keep(m->visit, &wish, &row, m->faults, fault);

	move_faults(m, entry->where, before);
	if (status == OK && !m->two)
		status = policy_settle(m->visit, &row, fault);
	if (status != OK)
		return status;
	m->changed++;
	return show_policy_change(m->visit, model_append(m->changes), &row,
				  fault);
}

static enum status
try_entry(struct importing *m, const struct policy_file_entry *entry,
	  struct fault *fault)
{
	static const struct page_wish first = {NULL, 1};
	struct policy_wish wish = wish_of(m, entry);
	struct policy_row row;
	struct model *model;
	size_t before = m->faults->count;
	bool same;
	enum status status = holds_already(m, entry, &same, fault);

	if (status != OK || same)
		return status;
	model = model_append(m->changes);
	status = policy_check(m->visit, &wish, &row, m->faults, fault);
	move_faults(m, entry->where, before);
	if (status != OK)
		return status;
	show_policy_name(model, row.kind, row.code);
	return policy_preview(m->visit, &row, &first, model, fault);
}

enum pass { PASS_GROUPS, PASS_OTHERS };

static enum status
take_all(struct importing *m, const struct policy_file *file, enum pass pass,
	 struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < file->count && status == OK; i++) {
		bool same;
		bool group = file->list[i].entry.kind == POLICY_GROUP;

		if (group != (pass == PASS_GROUPS))
			continue;
		status = holds_already(m, &file->list[i], &same, fault);
		if (status == OK && same)
			m->same++;
		else if (status == OK)
			status = take(m, &file->list[i], fault);
	}
	return status;
}

/* What both begin with. */
static enum status
begin(struct importing *m, struct policy_file *file, struct fault *fault)
{
	enum status status = visit_needs(
		m->visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = organisation_chosen(m->visit, m->wish->organisation,
					     &m->organisation, fault);
	if (status == OK)
		status = setting_on(m->visit, m->organisation,
				    SETTING_TWO_PEOPLE, &m->two, fault);
	if (status != OK)
		return status;
	status = policy_file_read(m->wish->name, m->wish->text,
				  m->visit->arena, file, m->faults);
	if (status == OK)
		return OK;
	*fault = m->faults->list[0];
	return fault->status;
}

enum status
policy_try(struct visit *visit, const struct policy_import *wish,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct importing m = {.visit = visit, .wish = wish, .faults = faults};
	struct policy_file file;
	enum status status = begin(&m, &file, fault);

	m.changes = model_children(model, "entries");
	for (size_t i = 0; status == OK && i < file.count; i++)
		status = try_entry(&m, &file.list[i], fault);
	return status;
}

enum status
policy_import(struct visit *visit, const struct policy_import *wish,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct importing m = {.visit = visit, .wish = wish, .faults = faults};
	struct policy_file file;
	enum status status = begin(&m, &file, fault);

	m.changes = model_children(model, "changes");
	if (status == OK)
		status = take_all(&m, &file, PASS_GROUPS, fault);
	if (status == OK) /* they speak of groups */
		status = take_all(&m, &file, PASS_OTHERS, fault);
	model_int(model, "changed", m.changed);
	model_int(model, "same", m.same);
	return status;
}
