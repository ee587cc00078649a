/* Reading the table of the equality profile. */
#include <string.h>

#include "core/equality.h"
#include "core/name.h"
#include "lang/zone.h"

struct reading {
	const char *name;
	struct arena *arena;
	struct faults *faults;
	const char *where; /* "equality.txt:12" */
	int line;
	const char *group; /* of the answers that come next */
	struct equality_question *list;
	size_t count, cap;
};

static const char *const keys[] = {
	"question", "preset",  "act",	"list",	  "source", "from",  "asks",
	"why",	    "several", "group", "answer", "alone",  "words",
};
enum key {
	KEY_QUESTION,
	KEY_PRESET,
	KEY_ACT,
	KEY_LIST,
	KEY_SOURCE,
	KEY_FROM,
	KEY_ASKS,
	KEY_WHY,
	KEY_SEVERAL,
	KEY_GROUP,
	KEY_ANSWER,
	KEY_ALONE,
	KEY_WORDS,
};
#define KEYS (sizeof keys / sizeof *keys)

static void
wrong(struct reading *r, const char *message, const char *value)
{
	fault_set(faults_add(r->faults), E_INPUT, r->where, message, "value",
		  value, NULL);
}

static bool
is_code(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

	return *text && strlen(text) <= 40 && !text[strspn(text, letters)];
}

static void
begin_question(struct reading *r, const char *code)
{
	r->list = arena_grow(r->arena, r->list, r->count, &r->cap,
			     sizeof *r->list);
	r->list[r->count++] = (struct equality_question){.code = code,
							 .line = r->line};
	r->group = NULL;
	if (!is_code(code))
		wrong(r,
		      N_("{value} is no code: use small letters, digits and "
			 "hyphens, 40 at most"),
		      code);
}

static void
read_presets(struct reading *r, const char *text, unsigned *ret)
{
	while (*text) {
		size_t length = strcspn(text, " ");
		const char *word = arena_copy(r->arena, text, length);
		struct fault fault;
		int found;

		if (name_check(r->where, equality_preset_names,
			       EQUALITY_PRESETS, word, &found, &fault) == OK)
			*ret |= 1u << found;
		else
			*faults_add(r->faults) = fault;
		text += length + strspn(text + length, " ");
	}
}

/* "16-24 From 16 to 24" */
static void
add_choice(struct reading *r, struct equality_question *q, enum key key,
	   const char *text)
{
	struct equality_choice *known =
		arena_grow(r->arena, (void *)q->choice, q->choices, &q->cap,
			   sizeof *known);
	size_t length = strcspn(text, " ");
	const char *code = arena_copy(r->arena, text, length);

	if (!is_code(code) || !strcmp(code, EQUALITY_UNSAID) ||
	    equality_choice(q, code))
		wrong(r,
		      N_("{value} is no code of an answer, or stands there "
			 "already"),
		      code);
	text += length + strspn(text + length, " ");
	if (!*text)
		wrong(r, N_("{value} has no words"), code);
	known[q->choices++] = (struct equality_choice){
		.code = code,
		.group = r->group,
		.says = text,
		.alone = key == KEY_ALONE,
		.words = key == KEY_WORDS};
	q->choice = known;
}

static void
read_key(struct reading *r, enum key key, const char *rest)
{
	struct equality_question *q = r->count ? &r->list[r->count - 1] : NULL;
	struct fault fault;

	switch (key) {
	case KEY_QUESTION:
		begin_question(r, rest);
		break;
	case KEY_PRESET:
		read_presets(r, rest, &q->presets);
		break;
	case KEY_ACT:
		q->act = rest;
		break;
	case KEY_LIST:
		q->list = rest;
		break;
	case KEY_SOURCE:
		q->source = rest;
		break;
	case KEY_FROM:
		if (zone_parse_day(r->where, rest, &q->from_days, &fault))
			*faults_add(r->faults) = fault;
		break;
	case KEY_ASKS:
		q->asks = rest;
		break;
	case KEY_WHY:
		q->why = rest;
		break;
	case KEY_SEVERAL:
		q->several = true;
		break;
	case KEY_GROUP:
		r->group = rest;
		break;
	case KEY_ANSWER:
	case KEY_ALONE:
	case KEY_WORDS:
		add_choice(r, q, key, rest);
		break;
	}
}

static void
read_line(struct reading *r, const char *line)
{
	size_t length = strcspn(line, " \t");
	const char *word = arena_copy(r->arena, line, length);
	const char *rest = line + length + strspn(line + length, " \t");
	struct fault fault;
	int key;

	r->where = arena_printf(r->arena, "%s:%d", r->name, r->line);
	if (name_check(r->where, keys, KEYS, word, &key, &fault) != OK)
		*faults_add(r->faults) = fault;
	else if (key != KEY_QUESTION && !r->count)
		wrong(r, N_("{value} stands before the first question"), word);
	else if (!*rest && key != KEY_SEVERAL)
		wrong(r, N_("nothing stands after {value}"), word);
	else
		read_key(r, (enum key)key, rest);
}

/* What every question must say. */
static void
check_question(struct reading *r, const struct equality_question *q)
{
	r->where = arena_printf(r->arena, "%s:%d", r->name, q->line);
	if (!q->presets || !q->act || !q->list || !q->source || !q->asks ||
	    !q->why || !q->from_days)
		wrong(r,
		      N_("{value} needs preset, act, list, source, from, asks "
			 "and why"),
		      q->code);
	if (q->choices < 2)
		wrong(r, N_("{value} has fewer than two answers"), q->code);
	for (const struct equality_question *o = r->list; o < q; o++)
		if (!strcmp(o->code, q->code) && o->from_days == q->from_days)
			wrong(r,
			      N_("{value} stands there twice from the same "
				 "day"),
			      q->code);
}

enum status
equality_read(const char *name, const char *text, struct arena *arena,
	      struct equality_table *ret, struct faults *faults)
{
	struct reading r = {.name = name, .arena = arena, .faults = faults};
	size_t before = faults->count;

	for (const char *at = text; *at;) {
		size_t length = strcspn(at, "\n"), end = length;
		const char *line;

		while (end && strchr(" \t\r", at[end - 1]))
			end--;
		line = arena_copy(arena, at, end);
		r.line++;
		if (*line && *line != '#')
			read_line(&r, line);
		at += length + (at[length] == '\n');
	}
	for (size_t i = 0; i < r.count; i++)
		check_question(&r, &r.list[i]);
	if (!r.count)
		wrong(&r, N_("{value} asks nothing"), name);
	if (faults->count != before)
		return E_INPUT;
	*ret = (struct equality_table){r.list, r.count};
	return OK;
}
