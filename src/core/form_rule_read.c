/* The table of prescribed forms, read and checked. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/form_rule.h"
#include "core/name.h"
#include "lang/zone.h"

#define WORDS_MAX 24
#define SPAN_COUNT_MAX 1000

struct reading {
	const char *name;
	struct arena *arena;
	struct faults *faults;
	struct form_rule *rules;
	size_t count, cap;
	struct form_limit *limits; /* of the last rule */
	size_t limit_cap;
	int line;
	const char *where;     /* NAME:LINE */
	const char *word[WORDS_MAX]; /* of the line, after its key */
	size_t words;
	char *rest; /* the line after its key */
};

static const char *const keys[] = {
	"rule",	  "purpose", "nation", "landlord",  "tenancy", "from",
	"until",  "form",    "post",   "elsewhere", "source",  "limit",
	"reason",
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
static const char *const limit_names[] = {"served", "began", "last",
					  "drift",  "period-start", "event"};

static void
wrong(struct reading *r, const char *message, const char *value)
{
	fault_set(faults_add(r->faults), E_INPUT, r->where, message, "value",
		  value, NULL);
}

static void
keep_fault(struct reading *r, const struct fault *fault)
{
	*faults_add(r->faults) = *fault;
}

/* Split at blanks; the words live in the arena. */
static void
split(struct reading *r, const char *text)
{
	char *at = arena_text(r->arena, text);

	r->words = 0;
	while (*(at += strspn(at, " \t"))) {
		size_t length = strcspn(at, " \t");
		char end = at[length];

		if (r->words == WORDS_MAX) {
			wrong(r, N_("too many words: {value} does not fit"),
			      at);
			return;
		}
		r->word[r->words++] = at;
		at[length] = '\0';
		at += length + (end != '\0');
	}
}

/* The only word of the line, or NULL with a fault. */
static const char *
one_word(struct reading *r)
{
	if (r->words == 1)
		return r->word[0];
	wrong(r, N_("{value} is not one word"), r->rest);
	return NULL;
}

static bool
read_name(struct reading *r, const char *const *names, size_t count,
	  const char *word, int *ret)
{
	struct fault fault;

	if (name_check(r->where, names, count, word, ret, &fault) == OK)
		return true;
	keep_fault(r, &fault);
	return false;
}

static void
read_bits(struct reading *r, const char *const *names, size_t count,
	  unsigned *ret)
{
	for (size_t i = 0; i < r->words; i++) {
		int found;

		if (read_name(r, names, count, r->word[i], &found))
			*ret |= 1u << found;
	}
}

static bool
read_day(struct reading *r, const char *word, int32_t *ret)
{
	struct fault fault;

	if (word && zone_parse_day(r->where, word, ret, &fault) == OK)
		return true;
	if (word)
		keep_fault(r, &fault);
	return false;
}

/* "3m+1d" */
static bool
read_span(struct reading *r, const char *word, struct form_span *ret)
{
	static const char letters[] = "dwmyp";
	char *end = NULL;
	long count = word ? strtol(word, &end, 10) : 0, days = 0;
	const char *unit = word && *end ? strchr(letters, *end) : NULL;

	if (unit && end[1] == '+') {
		days = strtol(end + 2, &end, 10);
		unit = *end == 'd' && days > 0 ? unit : NULL;
	}
	if (!unit || end[1] || count < 1 || count > SPAN_COUNT_MAX ||
	    days > SPAN_COUNT_MAX) {
		wrong(r,
		      N_("{value} is no length of time: write 28d, 52w, 3m+1d, "
			 "1y, or 1p for a period of the tenancy"),
		      word ? word : "");
		return false;
	}
	ret->count = (int)count;
	ret->unit = (int)(unit - letters);
	ret->days = (int)days;
	return true;
}

/* The code of a rule or form: it stands in addresses and options. */
static bool
is_code(const char *word)
{
	return *word && strlen(word) <= 40 &&
	       !word[strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

static void
read_drift(struct reading *r, struct form_limit *limit)
{
	struct form_span days;

	if (r->words != 5) {
		wrong(r,
		      N_("{value}: write drift SPAN SPAN DAYS DATE, such as "
			 "drift 53w 52w 6d 2003-02-11"),
		      r->rest);
		return;
	}
	if (!read_span(r, r->word[1], &limit->span) ||
	    !read_span(r, r->word[2], &limit->drift) ||
	    !read_span(r, r->word[3], &days) ||
	    !read_day(r, r->word[4], &limit->since_days))
		return;
	if (days.unit != SPAN_DAYS)
		wrong(r, N_("{value}: how far dates may drift is in days"),
		      r->word[3]);
	limit->drift_days = days.count;
}

/* "served 1m weekly monthly" */
static void
read_condition(struct reading *r, struct form_limit *limit)
{
	int kind;

	if (!r->words || !read_name(r, limit_names,
				    sizeof limit_names / sizeof *limit_names,
				    r->word[0], &kind))
		return;
	limit->kind = (enum form_limit_kind)kind;
	if (limit->kind == LIMIT_DRIFT) {
		read_drift(r, limit);
		return;
	}
	if (limit->kind == LIMIT_PERIOD_START) {
		if (r->words > 1)
			wrong(r, N_("{value} does not belong here"),
			      r->word[1]);
		return;
	}
	if (!read_span(r, r->words > 1 ? r->word[1] : NULL, &limit->span))
		return;
	for (size_t i = 2; i < r->words; i++)
		if (read_name(r, form_period_names, FORM_PERIODS, r->word[i],
			      &kind))
			limit->periods |= 1u << kind;
}

static void
read_limit(struct reading *r, struct form_rule *rule)
{
	char *colon = strstr(r->rest, ": ");
	struct form_limit *limit;

	if (!colon) {
		wrong(r,
		      N_("{value}: a limit ends in a colon and its place in "
			 "the law"),
		      r->rest);
		return;
	}
	*colon = '\0';
	split(r, r->rest);
	r->limits = arena_grow(r->arena, r->limits, rule->limit_count,
			       &r->limit_cap, sizeof *r->limits);
	limit = &r->limits[rule->limit_count++];
	rule->limits = r->limits;
	*limit = (struct form_limit){.source = colon + 2};
	read_condition(r, limit);
}

static void
read_form(struct reading *r, struct form_rule *rule)
{
	char *blank = strchr(r->rest, ' ');

	if (r->words < 2 || !blank || !is_code(r->word[0])) {
		wrong(r,
		      N_("{value}: write the form's code in small letters, "
			 "and what the form is called"),
		      r->rest);
		return;
	}
	rule->form = r->word[0];
	rule->title = blank + 1 + strspn(blank + 1, " ");
}

static void
read_post(struct reading *r, struct form_rule *rule)
{
	const char *word = one_word(r);
	char *end;
	long days;

	if (!word)
		return;
	days = strtol(word, &end, 10);
	if (*end || days < 0 || days > 30)
		wrong(r, N_("{value} is no number of working days"), word);
	else
		rule->post_days = (int)days;
}

static void
begin_rule(struct reading *r)
{
	const char *code = one_word(r);

	r->rules = arena_grow(r->arena, r->rules, r->count, &r->cap,
			      sizeof *r->rules);
	r->limits = NULL;
	r->limit_cap = 0;
	r->rules[r->count] = (struct form_rule){.code = code ? code : "",
						.purpose = FORM_PURPOSES,
						.from_days = INT32_MIN,
						.until_days = INT32_MAX,
						.line = r->line};
	if (code && !is_code(code))
		wrong(r,
		      N_("{value} is no code: use small letters, digits and "
			 "hyphens, 40 at most"),
		      code);
	for (size_t i = 0; code && i < r->count; i++)
		if (!strcmp(r->rules[i].code, code))
			wrong(r, N_("there are two rules {value}"), code);
	r->count++;
}

static void
read_key(struct reading *r, enum key key, struct form_rule *rule)
{
	int found;

	switch (key) {
	case KEY_RULE:
		begin_rule(r);
		break;
	case KEY_PURPOSE:
		if (one_word(r) && read_name(r, form_purpose_names,
					     FORM_PURPOSES, r->word[0], &found))
			rule->purpose = (enum form_purpose)found;
		break;
	case KEY_NATION:
		read_bits(r, form_nation_names, FORM_NATIONS, &rule->nations);
		break;
	case KEY_LANDLORD:
		read_bits(r, form_landlord_names, FORM_LANDLORDS,
			  &rule->landlords);
		break;
	case KEY_TENANCY:
		read_bits(r, form_tenancy_names, FORM_TENANCIES,
			  &rule->tenancies);
		break;
	case KEY_FROM:
		(void)read_day(r, one_word(r), &rule->from_days);
		break;
	case KEY_UNTIL:
		(void)read_day(r, one_word(r), &rule->until_days);
		break;
	case KEY_FORM:
		read_form(r, rule);
		break;
	case KEY_POST:
		read_post(r, rule);
		break;
	case KEY_ELSEWHERE:
		if (one_word(r) && read_name(r, elsewhere_names,
					     sizeof elsewhere_names /
						     sizeof *elsewhere_names,
					     r->word[0], &found))
			rule->elsewhere = (enum form_elsewhere)found;
		break;
	case KEY_SOURCE:
		rule->source = r->rest;
		break;
	case KEY_LIMIT:
		read_limit(r, rule);
		break;
	case KEY_REASON:
		rule->reason = r->rest;
		break;
	}
}

/* One line, without its end. */
static void
read_line(struct reading *r, char *line)
{
	size_t length = strcspn(line, " \t");
	const char *word = arena_copy(r->arena, line, length);
	int key;

	r->where = arena_printf(r->arena, "%s:%d", r->name, r->line);
	if (!read_name(r, keys, KEYS, word, &key))
		return;
	r->rest = line + length + strspn(line + length, " \t");
	split(r, r->rest);
	if (key != KEY_RULE && !r->count) {
		wrong(r, N_("{value} stands before the first rule"), word);
		return;
	}
	if (!*r->rest)
		wrong(r, N_("nothing stands after {value}"), word);
	else
		read_key(r, (enum key)key,
			 r->count ? &r->rules[r->count - 1] : NULL);
}

/* What a rule cannot be without. */
static void
check_whole(struct reading *r, const struct form_rule *rule)
{
	const char *missing = rule->purpose == FORM_PURPOSES  ? "purpose"
			      : !rule->nations		      ? "nation"
			      : !rule->landlords	      ? "landlord"
			      : !rule->tenancies	      ? "tenancy"
			      : rule->from_days == INT32_MIN  ? "from"
			      : !rule->source		      ? "source"
			      : !rule->limit_count && !rule->elsewhere
				      ? "limit"
				      : NULL;

	r->where = arena_printf(r->arena, "%s:%d", r->name, rule->line);
	if (missing)
		wrong(r, N_("the rule lacks its {value}"), missing);
	if (rule->elsewhere && (rule->limit_count || rule->form))
		wrong(r,
		      N_("{value} sends its rents elsewhere: it has no form "
			 "and no limits"),
		      rule->code);
	if (rule->from_days >= rule->until_days)
		wrong(r, N_("{value} ends before it begins"), rule->code);
}

static bool
claim_the_same(const struct form_rule *a, const struct form_rule *b)
{
	return a->purpose == b->purpose && a->nations & b->nations &&
	       a->landlords & b->landlords && a->tenancies & b->tenancies &&
	       a->from_days < b->until_days && b->from_days < a->until_days;
}

static void
check_apart(struct reading *r, const struct form_rule *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (claim_the_same(&list[i], &list[j]))
				fault_set(faults_add(r->faults), E_INPUT,
					  arena_printf(r->arena, "%s:%d",
						       r->name, list[i].line),
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
	struct reading r = {.name = name, .arena = arena, .faults = faults};
	size_t before = faults->count;

	for (const char *at = text; *at;) {
		size_t length = strcspn(at, "\n");
		size_t end = length;
		char *line;

		while (end && strchr(" \t\r", at[end - 1]))
			end--;
		line = arena_copy(arena, at, end);
		r.line++;
		if (*line && *line != '#')
			read_line(&r, line);
		at += length + (at[length] == '\n');
	}
	for (size_t i = 0; i < r.count; i++)
		check_whole(&r, &r.rules[i]);
	if (faults->count == before)
		check_apart(&r, r.rules, r.count);
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
	struct reading r = {
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
	check_apart(&r, list, count);
	if (faults->count != before)
		return E_INPUT;
	*ret = (struct form_rules){list, count};
	return OK;
}
