/* The table of prescribed forms, read and checked. */
#include <limits.h>
#include <string.h>

#include "core/form_rule.h"
#include "core/law_table.h"

#define SPAN_COUNT_MAX 1000

struct reading {
	struct law_line line;
	struct form_rule *rules;
	size_t count, cap;
	struct form_limit *limits; /* of the last rule */
	size_t limit_cap;
};

static const char *const keys[] = {
	"rule",	  "purpose", "nation", "landlord", "tenancy",
	"from",	  "until",   "form",   "post",	   "elsewhere",
	"source", "limit",   "reason",
};
enum key {
	KEY_RULE,
	KEY_PURPOSE,
	KEY_NATION,
	KEY_LANDLORD,
	KEY_TENANCY,
	KEY_FROM,
	KEY_UNTIL,
	KEY_FORM,
	KEY_POST,
	KEY_ELSEWHERE,
	KEY_SOURCE,
	KEY_LIMIT,
	KEY_REASON,
};
#define KEYS (sizeof keys / sizeof *keys)

static const char *const elsewhere_names[] = {"", "agreement", "lease",
					      "rent-officer"};
static const char *const limit_names[] = {"served", "began",	    "last",
					  "drift",  "period-start", "event"};

/* "3m+1d"; word may be NULL. */
static bool
read_span(struct law_line *line, const char *word, struct form_span *ret)
{
	static const char letters[] = "dwmyp";
	const char *end = "", *unit = NULL;
	int count, days = 0;

	if (word && law_number(word, 1, SPAN_COUNT_MAX, &count, &end) && *end)
		unit = strchr(letters, *end);
	if (unit && end[1] == '+' &&
	    (!law_number(end + 2, 1, SPAN_COUNT_MAX, &days, &end) ||
	     *end != 'd'))
		unit = NULL;
	if (!unit || end[1]) {
		law_wrong(line,
			  N_("{value} is no length of time: write 28d, 52w, "
			     "3m+1d, 1y, or 1p for a period of the tenancy"),
			  word ? word : "");
		return false;
	}
	*ret = (struct form_span){
		.count = count, .unit = (int)(unit - letters), .days = days};
	return true;
}

static void
read_drift(struct law_line *line, struct form_limit *limit)
{
	struct form_span days;

	if (line->words != 5) {
		law_wrong(
			line,
			N_("{value}: write drift SPAN SPAN DAYS DATE, such as "
			   "drift 53w 52w 6d 2003-02-11"),
			line->rest);
		return;
	}
	if (!read_span(line, line->word[1], &limit->span) ||
	    !read_span(line, line->word[2], &limit->drift) ||
	    !read_span(line, line->word[3], &days) ||
	    !law_day(line, line->word[4], &limit->since_days))
		return;
	if (days.unit != SPAN_DAYS)
		law_wrong(line,
			  N_("{value}: how far dates may drift is in days"),
			  line->word[3]);
	limit->drift_days = days.count;
}

/* "served 1m weekly monthly" */
static void
read_condition(struct law_line *line, struct form_limit *limit)
{
	int kind;

	if (!line->words || !law_name(line, limit_names,
				      sizeof limit_names / sizeof *limit_names,
				      line->word[0], &kind))
		return;
	limit->kind = (enum form_limit_kind)kind;
	if (limit->kind == LIMIT_DRIFT) {
		read_drift(line, limit);
		return;
	}
	if (limit->kind == LIMIT_PERIOD_START) {
		if (line->words > 1)
			law_wrong(line, N_("{value} does not belong here"),
				  line->word[1]);
		return;
	}
	if (!read_span(line, line->words > 1 ? line->word[1] : NULL,
		       &limit->span))
		return;
	for (size_t i = 2; i < line->words; i++)
		if (law_name(line, form_period_names, FORM_PERIODS,
			     line->word[i], &kind))
			limit->periods |= 1u << kind;
}

static void
read_limit(struct reading *r, struct form_rule *rule)
{
	struct law_line *line = &r->line;
	char *colon = strstr(line->rest, ": ");
	struct form_limit *limit;

	if (!colon) {
		law_wrong(line,
			  N_("{value}: a limit ends in a colon and its place "
			     "in the law"),
			  line->rest);
		return;
	}
	*colon = '\0';
	law_words(line, line->rest);
	r->limits = arena_grow(line->arena, r->limits, rule->limit_count,
			       &r->limit_cap, sizeof *r->limits);
	limit = &r->limits[rule->limit_count++];
	rule->limits = r->limits;
	*limit = (struct form_limit){.source = colon + 2};
	read_condition(line, limit);
}

static void
read_form(struct law_line *line, struct form_rule *rule)
{
	char *blank = strchr(line->rest, ' ');

	if (line->words < 2 || !blank || !law_is_code(line->word[0])) {
		law_wrong(line,
			  N_("{value}: write the form's code in small letters, "
			     "and what the form is called"),
			  line->rest);
		return;
	}
	rule->form = line->word[0];
	rule->title = blank + 1 + strspn(blank + 1, " ");
}

static void
read_post(struct law_line *line, struct form_rule *rule)
{
	const char *word = law_one_word(line), *end;
	int days;

	if (!word)
		return;
	if (law_number(word, 0, 30, &days, &end) && !*end)
		rule->post_days = days;
	else
		law_wrong(line, N_("{value} is no number of working days"),
			  word);
}

static void
begin_rule(struct reading *r)
{
	const char *code = law_code(&r->line);

	for (size_t i = 0; i < r->count; i++)
		if (!strcmp(r->rules[i].code, code))
			law_wrong(&r->line, N_("there are two rules {value}"),
				  code);
	r->rules = arena_grow(r->line.arena, r->rules, r->count, &r->cap,
			      sizeof *r->rules);
	r->limits = NULL;
	r->limit_cap = 0;
	r->rules[r->count++] = (struct form_rule){.code = code,
						  .purpose = FORM_PURPOSES,
						  .from_days = INT32_MIN,
						  .until_days = INT32_MAX,
						  .line = r->line.line};
}

static void
read_key(struct law_line *line, enum key key, struct form_rule *rule)
{
	int found;

	switch (key) {
	case KEY_RULE:
	case KEY_LIMIT:
		break;
	case KEY_PURPOSE:
		if (law_one_word(line) &&
		    law_name(line, form_purpose_names, FORM_PURPOSES,
			     line->word[0], &found))
			rule->purpose = (enum form_purpose)found;
		break;
	case KEY_NATION:
		law_bits(line, form_nation_names, FORM_NATIONS, &rule->nations);
		break;
	case KEY_LANDLORD:
		law_bits(line, form_landlord_names, FORM_LANDLORDS,
			 &rule->landlords);
		break;
	case KEY_TENANCY:
		law_bits(line, form_tenancy_names, FORM_TENANCIES,
			 &rule->tenancies);
		break;
	case KEY_FROM:
		(void)law_day(line, law_one_word(line), &rule->from_days);
		break;
	case KEY_UNTIL:
		(void)law_day(line, law_one_word(line), &rule->until_days);
		break;
	case KEY_FORM:
		read_form(line, rule);
		break;
	case KEY_POST:
		read_post(line, rule);
		break;
	case KEY_ELSEWHERE:
		if (law_one_word(line) &&
		    law_name(line, elsewhere_names,
			     sizeof elsewhere_names / sizeof *elsewhere_names,
			     line->word[0], &found))
			rule->elsewhere = (enum form_elsewhere)found;
		break;
	case KEY_SOURCE:
		rule->source = line->rest;
		break;
	case KEY_REASON:
		rule->reason = line->rest;
		break;
	}
}

static void
take_line(struct law_line *line, int key, void *self)
{
	struct reading *r = self;

	if (key == KEY_RULE)
		begin_rule(r);
	else if (key == KEY_LIMIT)
		read_limit(r, &r->rules[r->count - 1]);
	else
		read_key(line, (enum key)key, &r->rules[r->count - 1]);
}

/* What a rule cannot be without. */
static void
check_whole(struct reading *r, const struct form_rule *rule)
{
	const char *missing = rule->purpose == FORM_PURPOSES ? "purpose"
			      : !rule->nations		     ? "nation"
			      : !rule->landlords	     ? "landlord"
			      : !rule->tenancies	     ? "tenancy"
			      : rule->from_days == INT32_MIN ? "from"
			      : !rule->source		     ? "source"
			      : !rule->limit_count && !rule->elsewhere ? "limit"
								       : NULL;

	law_line_at(&r->line, rule->line);
	if (missing)
		law_wrong(&r->line, N_("the rule lacks its {value}"), missing);
	if (rule->elsewhere && (rule->limit_count || rule->form))
		law_wrong(
			&r->line,
			N_("{value} sends its rents elsewhere: it has no form "
			   "and no limits"),
			rule->code);
	if (rule->from_days >= rule->until_days)
		law_wrong(&r->line, N_("{value} ends before it begins"),
			  rule->code);
}

static bool
claim_the_same(const struct form_rule *a, const struct form_rule *b)
{
	return a->purpose == b->purpose && a->nations & b->nations &&
	       a->landlords & b->landlords && a->tenancies & b->tenancies &&
	       a->from_days < b->until_days && b->from_days < a->until_days;
}

static void
check_apart(struct law_line *line, const struct form_rule *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (claim_the_same(&list[i], &list[j]))
				fault_set(faults_add(line->faults), E_INPUT,
					  arena_printf(line->arena, "%s:%d",
						       line->name,
						       list[i].line),
					  N_("{rule} and {other} are for the "
					     "same tenancy on the same day: "
					     "only one can be"),
					  "rule", list[i].code, "other",
					  list[j].code, NULL);
}

enum status
form_rules_read(const char *name, const char *text, struct arena *arena,
		struct form_rules *ret, struct faults *faults)
{
	static const struct law_keys table = {
		keys, KEYS, N_("{value} stands before the first rule")};
	struct reading r = {
		.line = {.name = name, .arena = arena, .faults = faults}};
	size_t before = faults->count;

	law_lines(&r.line, text, &table, take_line, &r);
	for (size_t i = 0; i < r.count; i++)
		check_whole(&r, &r.rules[i]);
	if (faults->count == before)
		check_apart(&r.line, r.rules, r.count);
	if (faults->count != before)
		return E_INPUT;
	*ret = (struct form_rules){r.rules, r.count};
	return OK;
}

enum status
form_rules_cover(const struct form_rules *base, const struct form_rules *over,
		 struct arena *arena, struct form_rules *ret,
		 struct faults *faults)
{
	struct law_line line = {
		.name = "forms", .arena = arena, .faults = faults};
	struct form_rule *list = arena_alloc(
		arena, (base->count + over->count) * sizeof *list + 1);
	size_t before = faults->count, count = 0;

	for (size_t i = 0; i < base->count; i++)
		list[count++] = base->list[i];
	for (size_t i = 0; i < over->count; i++) {
		size_t at = 0;

		while (at < count &&
		       strcmp(list[at].code, over->list[i].code) != 0)
			at++;
		list[at] = over->list[i];
		count += at == count;
	}
	check_apart(&line, list, count);
	if (faults->count != before)
		return E_INPUT;
	*ret = (struct form_rules){list, count};
	return OK;
}
