/* What providers hold, from the words that came in. */
#include "desk/qualification_input.h"

#include <string.h>

#include "core/name.h"
#include "desk/clearance.h"
#include "desk/inside.h"
#include "desk/provider_input.h"
#include "lang/zone.h"
#include "wire/model.h"

#define PAPERS_MOST 50
#define TEXT_MOST 400
#define NO_DAY QUALIFICATION_NO_DAY

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static void
take_text(struct fields *fields, const char *name, const char *said,
	  const char **text)
{
	if (said)
		*text = field_text(fields, name, said, TEXT_MOST);
}

static void
take_day(struct fields *fields, const char *name, const char *said,
	 int32_t *day_days)
{
	const char *text = field_text(fields, name, said, 20);
	struct fault fault;

	if (!said)
		return;
	*day_days = NO_DAY;
	if (text && zone_parse_day("", text, day_days, &fault) != OK)
		field_take(fields, name, &fault);
}

static void
take_kind(struct fields *fields, const struct qualification_input *in,
	  struct qualification_row *row)
{
	int kind = (int)row->kind, level = (int)row->level - 1;

	if (in->kind && !*in->kind)
		bad(fields, "kind", N_("Say what it is"));
	(void)field_word(fields, "kind", in->kind, WORDS_QUALIFICATION, &kind);
	row->kind = (enum qualification)kind;
	if (in->level && !*in->level)
		level = -1;
	(void)field_word(fields, "level", in->level, WORDS_DBS, &level);
	row->level = (enum dbs_level)(level + 1);
}

static bool
is_after(int32_t day_days, int32_t other_days)
{
	return day_days != NO_DAY && other_days != NO_DAY &&
	       day_days > other_days;
}

static void
check_days(struct fields *fields, const struct qualification_row *row,
	   int32_t today_days)
{
	if (is_after(row->issued_days, today_days))
		bad(fields, "issued", N_("That day is still to come"));
	if (is_after(row->checked_days, today_days))
		bad(fields, "checked", N_("That day is still to come"));
	if (is_after(row->issued_days, row->checked_days))
		bad(fields, "checked",
		    N_("It was checked before it was issued: see both dates"));
	if (is_after(row->issued_days, row->expires_days))
		bad(fields, "expires",
		    N_("It ends before it was issued: see both dates"));
}

/* What must fit together whoever wrote it. */
static void
check_whole(struct fields *fields, const struct qualification_row *row,
	    int32_t today_days)
{
	bool is_dbs = row->kind == QUALIFICATION_DBS;

	check_days(fields, row, today_days);
	if (is_dbs && row->level == DBS_NONE)
		bad(fields, "level",
		    N_("Say which level the DBS certificate has"));
	if (is_dbs && row->checked_days == NO_DAY)
		bad(fields, "checked",
		    N_("Say when the DBS certificate was last checked"));
	if (is_dbs && row->expires_days != NO_DAY)
		bad(fields, "expires",
		    N_("A DBS certificate has no last day: leave this empty"));
	if (!is_dbs && row->level != DBS_NONE)
		bad(fields, "level",
		    N_("Only a DBS certificate has a level: leave this "
		       "empty"));
	if (row->kind == QUALIFICATION_OTHER && !row->title)
		bad(fields, "title", N_("Say what it is called"));
}

void
qualification_read(struct fields *fields, const struct qualification_input *in,
		   int32_t today_days, struct qualification_row *ret)
{
	size_t before = fields->faults->count;

	take_kind(fields, in, ret);
	take_text(fields, "title", in->title, &ret->title);
	take_text(fields, "number", in->number, &ret->number);
	take_text(fields, "evidence", in->evidence, &ret->evidence);
	take_day(fields, "issued", in->issued, &ret->issued_days);
	take_day(fields, "checked", in->checked, &ret->checked_days);
	take_day(fields, "expires", in->expires, &ret->expires_days);
	if (fields->faults->count == before)
		check_whole(fields, ret, today_days);
}

static struct qualification_row *
add_paper(struct fields *fields, struct qualification_rows *all)
{
	size_t cap = all->count;
	struct qualification_row *row;

	all->list = arena_grow(fields->arena, all->list, all->count, &cap,
			       sizeof *all->list);
	row = &all->list[all->count++];
	*row = (struct qualification_row){.issued_days = NO_DAY,
					  .checked_days = NO_DAY,
					  .expires_days = NO_DAY,
					  .due_days = CREDENTIAL_OPEN,
					  .version = 1};
	return row;
}

static void
bad_paper(struct fields *fields, const char *text)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no qualification: write it like "
			   "{example}"),
			"value", text, "example",
			"dpsi 2028-05-01; insurance 2027-03-31 AB123", NULL);
	field_take(fields, "qualifications", &fault);
}

/* "insurance 2027-03-31 AB123" */
static void
read_paper(struct fields *fields, const char *text,
	   struct qualification_rows *all)
{
	size_t word = strcspn(text, " ");
	const char *rest = text + word + strspn(text + word, " ");
	size_t second = strcspn(rest, " ");
	int kind = name_find(qualification_names, QUALIFICATIONS,
			     arena_copy(fields->arena, text, word));
	const char *day = arena_copy(fields->arena, rest, second);
	struct qualification_row *row;

	if (kind < 0 || kind == QUALIFICATION_DBS ||
	    kind == QUALIFICATION_OTHER) {
		bad_paper(fields, text);
		return;
	}
	row = add_paper(fields, all);
	row->kind = (enum qualification)kind;
	if (*day && zone_parse_day("", day, &row->expires_days, NULL) == OK)
		rest += second + strspn(rest + second, " ");
	if (*rest)
		row->number = rest;
}

void
papers_read(struct fields *fields, const char *value,
	    struct qualification_rows *ret)
{
	const char *text =
		field_text(fields, "qualifications", value, 8000);

	while (text && *text && ret->count < PAPERS_MOST) {
		size_t bytes = strcspn(text, ";");
		const char *one = field_text(
			fields, "qualifications",
			arena_copy(fields->arena, text, bytes), 200);

		if (one)
			read_paper(fields, one, ret);
		text += bytes + (text[bytes] == ';');
	}
}

void
paper_dbs(struct fields *fields, const struct provider_input *in,
	  int32_t today_days, struct qualification_rows *ret)
{
	struct qualification_row *row;
	size_t before = fields->faults->count;
	int level = -1;

	if ((!in->dbs_level || !*in->dbs_level) &&
	    (!in->dbs_checked || !*in->dbs_checked) &&
	    (!in->dbs_issued || !*in->dbs_issued))
		return;
	row = add_paper(fields, ret);
	row->kind = QUALIFICATION_DBS;
	(void)field_word(fields, "dbs_level", in->dbs_level, WORDS_DBS,
			 &level);
	row->level = (enum dbs_level)(level + 1);
	take_day(fields, "dbs_issued", in->dbs_issued, &row->issued_days);
	take_day(fields, "dbs_checked", in->dbs_checked, &row->checked_days);
	if (fields->faults->count != before)
		return;
	if (row->level == DBS_NONE)
		bad(fields, "dbs_level",
		    N_("Say which level the DBS certificate has"));
	if (row->checked_days == NO_DAY)
		bad(fields, "dbs_checked",
		    N_("Say when the DBS certificate was last checked"));
	if (is_after(row->issued_days, row->checked_days) ||
	    is_after(row->checked_days, today_days))
		bad(fields, "dbs_checked",
		    N_("It was checked before it was issued, or the day is "
		       "still to come: see both dates"));
}

enum status
paper_due(struct visit *visit, int64_t organisation,
	  struct qualification_row *row, struct fault *fault)
{
	int months;
	enum status status;

	row->due_days = row->expires_days == NO_DAY ? CREDENTIAL_OPEN
						    : row->expires_days;
	if (row->kind != QUALIFICATION_DBS || row->checked_days == NO_DAY)
		return OK;
	status = clearance_months(visit, organisation, &months, fault);
	if (status == OK)
		row->due_days =
			credential_check_again(row->checked_days, months);
	return status;
}

static bool
is_same_text(const char *a, const char *b)
{
	return !a || !b ? a == b : !strcmp(a, b);
}

/* The same paper again: nothing to record. */
static bool
is_same(const struct qualification_row *a, const struct qualification_row *b)
{
	return a->level == b->level && a->expires_days == b->expires_days &&
	       a->checked_days == b->checked_days &&
	       a->issued_days == b->issued_days &&
	       is_same_text(a->number, b->number);
}

/* Those of the same kind that the same holder had are renewed by it. *ret_new
 * is false where it is there just so. */
static enum status
renew(struct visit *visit, struct qualification_row *row, bool *ret_new,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct qualification_rows held;
	enum status status = qualification_list(&access, row->provider, &held,
						fault);

	*ret_new = true;
	for (size_t i = 0; status == OK && i < held.count; i++) {
		struct qualification_row *old = &held.list[i];

		if (old->ended_utc || old->kind != row->kind ||
		    old->linguist != row->linguist ||
		    row->kind == QUALIFICATION_OTHER)
			continue;
		if (is_same(old, row)) {
			row->id = old->id;
			*ret_new = false;
			continue;
		}
		old->ended_utc = visit->now_utc;
		old->ended_why = "renewed";
		status = qualification_update(&access, old, fault);
	}
	return status;
}

static enum status
put_paper(struct visit *visit, const struct provider *provider,
	  struct qualification_row *row, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	bool is_new;
	enum status status;

	row->provider = provider->id;
	row->organisation = provider->organisation;
	row->at_utc = visit->now_utc;
	row->by = visit_actor(visit);
	status = paper_due(visit, provider->organisation, row, fault);
	if (status == OK)
		status = renew(visit, row, &is_new, fault);
	if (status != OK || !is_new)
		return status;
	row->id = visit_id(visit);
	status = qualification_insert(&access, row, fault);
	model_text(payload, "what", qualification_names[row->kind]);
	model_id(payload, "qualification", row->id);
	if (status == OK)
		status = provider_log(visit, "provider.paper-added", provider,
				      payload, fault);
	return status;
}

enum status
papers_put(struct visit *visit, const struct provider *provider,
	   struct qualification_rows *rows, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; status == OK && i < rows->count; i++)
		status = put_paper(visit, provider, &rows->list[i], fault);
	return status;
}
