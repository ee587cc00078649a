/* Reading the table of statutory clocks. */
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/statute.h"
#include "lang/zone.h"

#define WORDS_MAX 24
#define COUNT_MAX 999

struct reading {
	const char *name;
	struct arena *arena;
	struct faults *faults;
	const char *where; /* "statutes.txt:12" */
	int line;
	char *rest; /* of the line, after its first word */
	const char *word[WORDS_MAX];
	size_t words;
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

static void
wrong(struct reading *r, const char *message, const char *value)
{
	fault_set(faults_add(r->faults), E_INPUT, r->where, message, "value",
		  value, NULL);
}

static void
split(struct reading *r, const char *text)
{
	char *at = arena_text(r->arena, text);

	r->words = 0;
	while (*(at += strspn(at, " \t")) && r->words < WORDS_MAX) {
		size_t length = strcspn(at, " \t");
		char end = at[length];

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

	if (!word)
		return false;
	if (name_check(r->where, names, count, word, ret, &fault) == OK)
		return true;
	*faults_add(r->faults) = fault;
	return false;
}

static void
read_bits(struct reading *r, const char *const *names, size_t count,
	  unsigned *ret)
{
	*ret = 0;
	for (size_t i = 0; i < r->words; i++) {
		int found;

		if (read_name(r, names, count, r->word[i], &found))
			*ret |= 1u << found;
	}
}

static void
read_day(struct reading *r, int32_t *ret)
{
	const char *word = one_word(r);
	struct fault fault;

	if (word && zone_parse_day(r->where, word, ret, &fault) != OK)
		*faults_add(r->faults) = fault;
}

/* "24h" */
static void
read_span(struct reading *r, struct statute *rule, enum statute_how how)
{
	static const char letters[] = "hdwmy";
	const char *word = one_word(r), *unit;
	char *end;
	long count;

	rule->how = how;
	if (!word)
		return;
	count = strtol(word, &end, 10);
	unit = *end ? strchr(letters, *end) : NULL;
	if (!unit || end[1] || count < 1 || count > COUNT_MAX) {
		wrong(r,
		      N_("{value} is no length of time: write 24h, 10d, 12w, "
			 "12m or 5y"),
		      word);
		return;
	}
	rule->span.count = (int)count;
	rule->span.unit = (enum statute_unit)(unit - letters);
}

static void
read_count(struct reading *r, int *ret)
{
	const char *word = one_word(r);
	char *end;
	long count;

	if (!word)
		return;
	count = strtol(word, &end, 10);
	if (!strcmp(end, "d"))
		end++;
	if (*end || count < 1 || count > COUNT_MAX)
		wrong(r, N_("{value} is no whole number from 1 on"), word);
	else
		*ret = (int)count;
}

static void
begin_row(struct reading *r)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	const char *code = one_word(r);

	r->list = arena_grow(r->arena, r->list, r->count, &r->cap,
			     sizeof *r->list);
	r->list[r->count++] = (struct statute){.code = code ? code : "",
					       .kind = CASE_KINDS,
					       .stage = CASE_STAGES,
					       .counts = CLOCK_KINDS,
					       .from_days = INT32_MIN,
					       .until_days = INT32_MAX,
					       .line = r->line};
	if (code && (strlen(code) > 40 || code[strspn(code, letters)]))
		wrong(r,
		      N_("{value} is no code: use small letters, digits and "
			 "hyphens, 40 at most"),
		      code);
}

/* How long, and by whose clock. */
static void
read_length(struct reading *r, enum key key, struct statute *rule)
{
	int found;

	if (key == KEY_WITHIN) {
		read_span(r, rule, STATUTE_WITHIN);
	} else if (key == KEY_LASTS) {
		read_span(r, rule, STATUTE_LASTS);
	} else if (key == KEY_BEFORE) {
		rule->how = STATUTE_BEFORE;
		read_bits(r, case_event_names, CASE_EVENTS, &rule->after);
	} else if (key == KEY_ATTEMPTS) {
		rule->how = STATUTE_ATTEMPTS;
		read_count(r, &rule->attempts);
	} else if (key == KEY_EXTEND) {
		read_count(r, &rule->extend_days);
	} else if (read_name(r, clock_kind_names, CLOCK_KINDS, one_word(r),
			     &found)) {
		rule->counts = (enum clock_kind)found;
	}
}

static void
read_key(struct reading *r, enum key key, struct statute *rule)
{
	int found;

	switch (key) {
	case KEY_CLOCK:
		begin_row(r);
		break;
	case KEY_CASE:
		if (read_name(r, case_kind_names, CASE_KINDS, one_word(r),
			      &found))
			rule->kind = (enum case_kind)found;
		break;
	case KEY_STAGE:
		if (read_name(r, case_stage_names, CASE_STAGES, one_word(r),
			      &found))
			rule->stage = (enum case_stage)found;
		break;
	case KEY_AFTER:
		read_bits(r, case_event_names, CASE_EVENTS, &rule->after);
		break;
	case KEY_MET:
		read_bits(r, case_event_names, CASE_EVENTS, &rule->met);
		break;
	case KEY_BEFORE:
	case KEY_COUNTS:
	case KEY_WITHIN:
	case KEY_LASTS:
	case KEY_EXTEND:
	case KEY_ATTEMPTS:
		read_length(r, key, rule);
		break;
	case KEY_NATION:
		read_bits(r, form_nation_names, FORM_NATIONS, &rule->nations);
		break;
	case KEY_LANDLORD:
		read_bits(r, form_landlord_names, FORM_LANDLORDS,
			  &rule->landlords);
		break;
	case KEY_FROM:
		read_day(r, &rule->from_days);
		break;
	case KEY_UNTIL:
		read_day(r, &rule->until_days);
		break;
	case KEY_SOURCE:
		rule->source = r->rest;
		break;
	case KEY_SAYS:
		rule->says = r->rest;
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
	if (key != KEY_CLOCK && !r->count)
		wrong(r, N_("{value} stands before the first clock"), word);
	else if (!*r->rest)
		wrong(r, N_("nothing stands after {value}"), word);
	else
		read_key(r, (enum key)key,
			 r->count ? &r->list[r->count - 1] : NULL);
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

	r->where = arena_printf(r->arena, "%s:%d", r->name, rule->line);
	if (lacks)
		wrong(r, N_("the clock lacks its {value}"), lacks);
	else if (case_stage_kind(rule->stage) != rule->kind)
		wrong(r, N_("stage {value} is one of another kind of case"),
		      case_stage_names[rule->stage]);
	else if (rule->extend_days && !days)
		wrong(r,
		      N_("{value} cannot be extended: only clocks of days "
			 "can"),
		      rule->code);
	else if (rule->counts == CLOCK_SERVICE)
		wrong(r,
		      N_("{value} counts by office hours: a clock of the law "
			 "is statutory or elapsed"),
		      rule->code);
	if (rule->from_days >= rule->until_days)
		wrong(r, N_("{value} ends before it begins"), rule->code);
}

static void
check_apart(struct reading *r)
{
	for (size_t i = 0; i < r->count; i++)
		for (size_t j = 0; j < i; j++) {
			if (strcmp(r->list[i].code, r->list[j].code) != 0 ||
			    r->list[i].from_days != r->list[j].from_days)
				continue;
			r->where = arena_printf(r->arena, "%s:%d", r->name,
						r->list[i].line);
			wrong(r,
			      N_("there are two clocks {value} from the same "
				 "day on"),
			      r->list[i].code);
		}
}

enum status
statutes_read(const char *name, const char *text, struct arena *arena,
	      struct statutes *ret, struct faults *faults)
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
		check_row(&r, &r.list[i]);
	check_apart(&r);
	if (faults->count != before)
		return E_INPUT;
	*ret = (struct statutes){r.list, r.count};
	return OK;
}
