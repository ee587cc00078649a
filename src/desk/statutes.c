/* The table of the law's clocks as an organisation has it. */
#include "desk/statutes.h"

#include <string.h>

#include "base/buf.h"
#include "desk/account.h"
#include "desk/calendars.h"
#include "desk/inside.h"
#include "desk/shipped.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/case.h"
#include "wire/model.h"

#define TEXT_MOST 8000

static enum status
read_table(const char *name, const char *text, struct arena *arena,
	   void *ret_table, struct faults *faults)
{
	return statutes_read(name, text, arena, ret_table, faults);
}

struct shipped *
shipped_statutes(void)
{
	return shipped_new("statutes.txt", read_table, sizeof(struct statutes));
}

/* What the landlord wrote was right when it was kept; where a later table
 * makes it wrong, it is said by name. */
static enum status
cover(struct visit *visit, const struct statute_change *change,
      struct statutes *table, struct fault *fault)
{
	struct faults faults = {0};
	struct statutes one;
	const char *text = arena_printf(visit->arena, "%s\nreason %s\n",
					change->text, change->reason);
	enum status status =
		statutes_read(change->code, text, visit->arena, &one, &faults);

	if (status == OK)
		*table = statutes_cover(table, &one, visit->arena);
	else
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}

enum status
statutes_of(struct visit *visit, int64_t organisation, struct statutes *ret,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct statute_changes changes;
	const struct statute_change *last = NULL;
	enum status status =
		shipped_table(desk_shipped(visit->desk, SHIPPED_STATUTES), ret,
			      fault);

	if (status == OK)
		status = statute_change_list(&access, organisation, &changes,
					     fault);
	for (size_t i = 0; status == OK && i < changes.count; i++) {
		const struct statute_change *change = &changes.list[i];

		if (last && !strcmp(change->code, last->code) &&
		    change->from_days == last->from_days)
			continue; /* an older one, or the partnership's */
		last = change;
		if (*change->text)
			status = cover(visit, change, ret, fault);
	}
	return status;
}

static void
put_words(struct buf *out, const char *key, unsigned bits,
	  const char *const *names, size_t count)
{
	buf_text(out, key);
	for (size_t i = 0; i < count; i++)
		if (bits >> i & 1)
			buf_printf(out, " %s", names[i]);
	buf_char(out, '\n');
}

/* The row as the file has it, so that it can be corrected. */
static const char *
row_text(struct visit *visit, const struct statute *rule)
{
	static const char *const hows[] = {"within", "lasts"};
	struct buf out = {0};
	char span[STATUTE_SPAN_TEXT], day[ZONE_DAY_TEXT];
	const char *text;

	statute_span_text(rule->span, span);
	buf_printf(&out, "clock %s\ncase %s\nstage %s\n", rule->code,
		   case_kind_names[rule->kind], case_stage_names[rule->stage]);
	put_words(&out, rule->how == STATUTE_BEFORE ? "before" : "after",
		  rule->after, case_event_names, CASE_EVENTS);
	buf_printf(&out, "counts %s\n", clock_kind_name(rule->counts));
	if (rule->how <= STATUTE_LASTS)
		buf_printf(&out, "%s %s\n", hows[rule->how], span);
	if (rule->how == STATUTE_ATTEMPTS)
		buf_printf(&out, "attempts %d\n", rule->attempts);
	if (rule->extend_days)
		buf_printf(&out, "extend %dd\n", rule->extend_days);
	put_words(&out, "met", rule->met, case_event_names, CASE_EVENTS);
	put_words(&out, "nation", rule->nations, form_nation_names,
		  FORM_NATIONS);
	put_words(&out, "landlord", rule->landlords, form_landlord_names,
		  FORM_LANDLORDS);
	zone_day_text(rule->from_days, day);
	buf_printf(&out, "from %s\n", day);
	if (rule->until_days != INT32_MAX) {
		zone_day_text(rule->until_days, day);
		buf_printf(&out, "until %s\n", day);
	}
	buf_printf(&out, "source %s\nsays %s\n", rule->source, rule->says);
	text = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static void
show_rule(struct visit *visit, struct model *row, const struct statute *rule)
{
	static const char *const hows[] = {"within", "lasts", "before",
					   "attempts"};
	char span[STATUTE_SPAN_TEXT];

	statute_span_text(rule->span, span);
	model_text(row, "code", rule->code);
	model_code(row, "kind", "case-kind", case_kind_names[rule->kind]);
	model_code(row, "stage", "case-stage", case_stage_names[rule->stage]);
	model_code(row, "counts", "clock", clock_kind_name(rule->counts));
	model_code(row, "how", "statute-how", hows[rule->how]);
	model_text(row, "span", rule->span.count ? span : NULL);
	model_int(row, "attempts", rule->attempts);
	model_int(row, "extend_days", rule->extend_days);
	show_bits(row, "nation", rule->nations, form_nation_names,
		  FORM_NATIONS);
	show_bits(row, "landlord", rule->landlords, form_landlord_names,
		  FORM_LANDLORDS);
	model_day(row, "from", rule->from_days);
	if (rule->until_days == INT32_MAX)
		model_null(row, "until");
	else
		model_day(row, "until", rule->until_days);
	model_text(row, "source", rule->source);
	model_message(row, "says", rule->says);
	model_text(row, "reason", rule->reason);
	model_text(row, "text", row_text(visit, rule));
}

static enum status
show_history(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "history");
	struct statute_changes changes;
	enum status status = statute_change_list(
		&access, visit_organisation(visit), &changes, fault);

	for (size_t i = 0; status == OK && i < changes.count; i++) {
		const struct statute_change *change = &changes.list[i];
		struct model *row = model_append(rows);
		struct account account = {0};

		if (account_get(&access, change->by, &account, NULL) != OK)
			account.name = NULL;
		model_text(row, "code", change->code);
		model_day(row, "from", change->from_days);
		model_text(row, "reason", change->reason);
		model_time(row, "at", change->at_utc);
		model_text(row, "by", account.name);
		model_bool(row, "taken_back", !*change->text);
		model_text(row, "text", change->text);
	}
	return status;
}

enum status
statutes_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "statutes");
	struct statutes table;
	enum status status =
		statutes_of(visit, visit_organisation(visit), &table, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < table.count; i++)
		show_rule(visit, model_append(rows), &table.list[i]);
	return show_history(visit, model, fault);
}

/* The text is one row, of that code; its day is the correction's. */
static enum status
read_text_of(struct visit *visit, const struct statute_correction *wish,
	     struct statute_change *change, struct faults *faults,
	     struct fault *fault)
{
	struct statutes one;

	if (!*wish->text)
		return zone_parse_day("/from", wish->from ? wish->from : "",
				      &change->from_days, fault);
	if (statutes_read("clock", wish->text, visit->arena, &one, faults) !=
	    OK) {
		*fault = faults->list[0];
		return E_INPUT;
	}
	if (one.count != 1 || strcmp(one.list[0].code, wish->code) != 0 ||
	    one.list[0].reason)
		return fault_set(fault, E_INPUT, "/text",
				 N_("Write one clock, which begins with clock "
				    "{code}, and its reason apart"),
				 "code", wish->code, NULL);
	change->from_days = one.list[0].from_days;
	return OK;
}

static enum status
log_correction(struct visit *visit, const struct statute_change *change,
	       struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "statute.corrected",
					.subject = change->id,
					.organisation = change->organisation,
					.payload = payload};

	model_text(payload, "code", change->code);
	model_text(payload, "text", change->text);
	model_text(payload, "reason", change->reason);
	return log_event(visit, &entry, fault);
}

enum status
statute_correct(struct visit *visit, const struct statute_correction *wish,
		struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct statute_change change = {.code = wish->code,
					.text = wish->text,
					.reason = wish->reason,
					.at_utc = visit->now_utc,
					.by = visit_actor(visit)};
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = correction_check(&(struct correction){wish->code,
							       wish->text,
							       wish->reason},
					  TEXT_MOST, fault);
	if (status == OK)
		status = organisation_chosen(visit, wish->organisation,
					     &change.organisation, fault);
	if (status == OK)
		status = read_text_of(visit, wish, &change, faults, fault);
	if (status != OK)
		return status;
	change.id = visit_id(visit);
	status = statute_change_insert(&access, &change, fault);
	if (status == OK)
		status = log_correction(visit, &change, fault);
	if (status == OK)
		status =
			calendars_statute_changed(visit, &change, model, fault);
	model_text(model, "code", wish->code);
	return status;
}
