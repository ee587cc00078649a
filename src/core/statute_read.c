/* Reading the table of statutory clocks. */
#include <string.h>

#include "core/law_table.h"
#include "core/statute.h"

#define COUNT_MAX 999

struct reading {
	struct law_line line;
	struct statute *list;
	size_t count, cap;
};

static const char *const keys[] = {
	"clock",    "case",  "stage", "after",	"before",   "counts",
	"within",   "lasts", "met",   "extend", "attempts", "nation",
	"landlord", "from",  "until", "source", "says",	    "reason",
};
enum key {
	KEY_CLOCK,
	KEY_CASE,
	KEY_STAGE,
	KEY_AFTER,
	KEY_BEFORE,
	KEY_COUNTS,
	KEY_WITHIN,
	KEY_LASTS,
	KEY_MET,
	KEY_EXTEND,
	KEY_ATTEMPTS,
	KEY_NATION,
	KEY_LANDLORD,
	KEY_FROM,
	KEY_UNTIL,
	KEY_SOURCE,
	KEY_SAYS,
	KEY_REASON,
};
#define KEYS (sizeof keys / sizeof *keys)

/* "24h" */
static void
read_span(struct law_line *line, struct statute *rule, enum statute_how how)
{
	static const char letters[] = "hdwmy";
	const char *word = law_one_word(line), *end, *unit = NULL;
	int count;

	rule->how = how;
	if (!word)
		return;
	if (law_number(word, 1, COUNT_MAX, &count, &end) && *end)
		unit = strchr(letters, *end);
	if (!unit || end[1]) {
		law_wrong(line,
			  N_("{value} is no length of time: write 24h, 10d, "
			     "12w, 12m or 5y"),
			  word);
		return;
	}
	rule->span.count = count;
	rule->span.unit = (enum statute_unit)(unit - letters);
}

static void
read_count(struct law_line *line, int *ret)
{
	const char *word = law_one_word(line), *end;
	int count;

	if (!word)
		return;
	if (law_number(word, 1, COUNT_MAX, &count, &end) &&
	    (!*end || !strcmp(end, "d")))
		*ret = count;
	else
		law_wrong(line, N_("{value} is no whole number from 1 on"),
			  word);
}

static void
begin_row(struct reading *r)
{
	r->list = arena_grow(r->line.arena, r->list, r->count, &r->cap,
			     sizeof *r->list);
	r->list[r->count++] = (struct statute){.code = law_code(&r->line),
					       .kind = CASE_KINDS,
					       .stage = CASE_STAGES,
					       .counts = CLOCK_KINDS,
					       .from_days = INT32_MIN,
					       .until_days = INT32_MAX,
					       .line = r->line.line};
}

/* How long, and by whose clock. */
static void
read_length(struct law_line *line, enum key key, struct statute *rule)
{
	int found;

	if (key == KEY_WITHIN) {
		read_span(line, rule, STATUTE_WITHIN);
	} else if (key == KEY_LASTS) {
		read_span(line, rule, STATUTE_LASTS);
	} else if (key == KEY_BEFORE) {
		rule->how = STATUTE_BEFORE;
		law_bits(line, case_event_names, CASE_EVENTS, &rule->after);
	} else if (key == KEY_ATTEMPTS) {
		rule->how = STATUTE_ATTEMPTS;
		read_count(line, &rule->attempts);
	} else if (key == KEY_EXTEND) {
		read_count(line, &rule->extend_days);
	} else if (law_name(line, clock_kind_names, CLOCK_KINDS,
			    law_one_word(line), &found)) {
		rule->counts = (enum clock_kind)found;
	}
}

static void
read_key(struct law_line *line, enum key key, struct statute *rule)
{
	int found;

	switch (key) {
	case KEY_CLOCK:
		break;
	case KEY_CASE:
		if (law_name(line, case_kind_names, CASE_KINDS,
			     law_one_word(line), &found))
			rule->kind = (enum case_kind)found;
		break;
	case KEY_STAGE:
		if (law_name(line, case_stage_names, CASE_STAGES,
			     law_one_word(line), &found))
			rule->stage = (enum case_stage)found;
		break;
	case KEY_AFTER:
		law_bits(line, case_event_names, CASE_EVENTS, &rule->after);
		break;
	case KEY_MET:
		law_bits(line, case_event_names, CASE_EVENTS, &rule->met);
		break;
	case KEY_BEFORE:
	case KEY_COUNTS:
	case KEY_WITHIN:
	case KEY_LASTS:
	case KEY_EXTEND:
	case KEY_ATTEMPTS:
		read_length(line, key, rule);
		break;
	case KEY_NATION:
		law_bits(line, form_nation_names, FORM_NATIONS, &rule->nations);
		break;
	case KEY_LANDLORD:
		law_bits(line, form_landlord_names, FORM_LANDLORDS,
			 &rule->landlords);
		break;
	case KEY_FROM:
		(void)law_day(line, law_one_word(line), &rule->from_days);
		break;
	case KEY_UNTIL:
		(void)law_day(line, law_one_word(line), &rule->until_days);
		break;
	case KEY_SOURCE:
		rule->source = line->rest;
		break;
	case KEY_SAYS:
		rule->says = line->rest;
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

	if (key == KEY_CLOCK)
		begin_row(r);
	else
		read_key(line, (enum key)key, &r->list[r->count - 1]);
}

static const char *
missing(const struct statute *rule)
{
	return rule->kind == CASE_KINDS				 ? "case"
	       : rule->stage == CASE_STAGES			 ? "stage"
	       : !rule->after					 ? "after"
	       : rule->counts == CLOCK_KINDS			 ? "counts"
	       : !rule->met					 ? "met"
	       : !rule->nations					 ? "nation"
	       : !rule->landlords				 ? "landlord"
	       : rule->from_days == INT32_MIN			 ? "from"
	       : !rule->source					 ? "source"
	       : !rule->says					 ? "says"
	       : rule->how <= STATUTE_LASTS && !rule->span.count ? "within"
								 : NULL;
}

/* What one row cannot be without, and what does not fit together. */
static void
check_row(struct reading *r, const struct statute *rule)
{
	const char *lacks = missing(rule);
	bool days = rule->span.unit == STATUTE_DAYS;

	law_line_at(&r->line, rule->line);
	if (lacks)
		law_wrong(&r->line, N_("the clock lacks its {value}"), lacks);
	else if (case_stage_kind(rule->stage) != rule->kind)
		law_wrong(&r->line,
			  N_("stage {value} is one of another kind of case"),
			  case_stage_names[rule->stage]);
	else if (rule->extend_days && !days)
		law_wrong(&r->line,
			  N_("{value} cannot be extended: only clocks of days "
			     "can"),
			  rule->code);
	else if (rule->counts == CLOCK_SERVICE)
		law_wrong(
			&r->line,
			N_("{value} counts by office hours: a clock of the law "
			   "is statutory or elapsed"),
			rule->code);
	if (rule->from_days >= rule->until_days)
		law_wrong(&r->line, N_("{value} ends before it begins"),
			  rule->code);
}

static void
check_apart(struct reading *r)
{
	for (size_t i = 0; i < r->count; i++)
		for (size_t j = 0; j < i; j++) {
			if (strcmp(r->list[i].code, r->list[j].code) != 0 ||
			    r->list[i].from_days != r->list[j].from_days)
				continue;
			law_line_at(&r->line, r->list[i].line);
			law_wrong(
				&r->line,
				N_("there are two clocks {value} from the same "
				   "day on"),
				r->list[i].code);
		}
}

enum status
statutes_read(const char *name, const char *text, struct arena *arena,
	      struct statutes *ret, struct faults *faults)
{
	static const struct law_keys table = {
		keys, KEYS, N_("{value} stands before the first clock")};
	struct reading r = {
		.line = {.name = name, .arena = arena, .faults = faults}};
	size_t before = faults->count;

	law_lines(&r.line, text, &table, take_line, &r);
	for (size_t i = 0; i < r.count; i++)
		check_row(&r, &r.list[i]);
	check_apart(&r);
	if (faults->count != before)
		return E_INPUT;
	*ret = (struct statutes){r.list, r.count};
	return OK;
}
