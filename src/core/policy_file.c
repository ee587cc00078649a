/* Entries of a policy written as text, and read from a file of them. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "core/policy_text.h"

static void
put_line(struct buf *out, const char *key, const char *value)
{
	if (value && *value)
		buf_printf(out, "%s %s\n", key, value);
}

static void
put_word(struct buf *out, const char *key, const char *const *names, int at)
{
	if (at != POLICY_ANY)
		put_line(out, key, names[at]);
}

static void
put_flag(struct buf *out, const char *key, int flag)
{
	if (flag != POLICY_ANY)
		put_line(out, key, flag ? "yes" : "no");
}

static void
put_rule(struct buf *out, const struct policy_rule *rule)
{
	buf_printf(out, "order %d\n", rule->order);
	put_word(out, "service", service_names, rule->service);
	put_word(out, "mode", mode_names, rule->mode);
	put_word(out, "format", format_names, rule->format);
	put_word(out, "class", document_class_names, rule->document_class);
	if (rule->words_over != POLICY_ANY)
		buf_printf(out, "words-over %d\n", rule->words_over);
	if (rule->cost_over != POLICY_ANY)
		buf_printf(out, "cost-over %lld.%02lld\n",
			   (long long)rule->cost_over / 100,
			   (long long)rule->cost_over % 100);
	put_line(out, "group", rule->group);
	put_flag(out, "evidence", rule->evidence);
	put_flag(out, "disability", rule->disability);
	put_line(out, "verdict", policy_verdict_names[rule->verdict]);
	put_line(out, "response", response_names[rule->response]);
	put_line(out, "why", rule->why);
}

static void
put_standard(struct buf *out, const struct standard *standard)
{
	char within[DURATION_TEXT];

	duration_text(standard->duration, within);
	put_line(out, "clock", clock_kind_name(standard->kind));
	put_line(out, "within", within);
}

static void
put_words(struct buf *out, const char *key, const char *const *word,
	  size_t words)
{
	if (!words)
		return;
	buf_text(out, key);
	for (size_t i = 0; i < words; i++)
		buf_printf(out, " %s", word[i]);
	buf_char(out, '\n');
}

static void
put_seers(struct buf *out, const struct policy_seers *seers)
{
	const char *role[ROLES];
	size_t roles = 0;

	for (int i = 0; i < ROLES; i++)
		if (seers->roles & ROLE_BIT(i))
			role[roles++] = role_names[i];
	put_words(out, "roles", role, roles);
	put_words(out, "accounts", seers->email, seers->emails);
}

static void
put_entry(struct buf *out, const struct policy_entry *entry)
{
	switch (entry->kind) {
	case POLICY_RULE:
		put_rule(out, &entry->rule);
		break;
	case POLICY_STANDARD:
		put_standard(out, &entry->standard);
		break;
	case POLICY_CLASS:
		break;
	case POLICY_SENSITIVITY:
		put_seers(out, &entry->seers);
		break;
	case POLICY_GROUP:
		put_line(out, "name", entry->group.name);
		put_words(out, "languages", entry->group.tag,
			  entry->group.tags);
		break;
	}
}

const char *
policy_entry_text(const struct policy_entry *entry, struct arena *arena)
{
	struct buf out = {0};
	const char *text;

	if (entry->stance == POLICY_SAYS)
		put_entry(&out, entry);
	text = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return text;
}

struct reading {
	const char *name;
	struct arena *arena;
	struct faults *faults;
	struct policy_file file;
	size_t cap;
	int line;
	bool broken; /* the entry's first line: the rest says nothing */
};

static const char *
place(const struct reading *r)
{
	return arena_printf(r->arena, "%s:%d", r->name, r->line);
}

/* The rule of a key becomes the line of a file. */
static void
keep_fault(struct reading *r, const struct fault *fault)
{
	struct fault *kept = faults_add(r->faults);

	*kept = *fault;
	snprintf(kept->where, sizeof kept->where, "%s:%d", r->name, r->line);
}

/* The entry before is whole now. */
static void
end_entry(struct reading *r)
{
	struct fault fault;
	struct policy_file_entry *last;

	if (!r->file.count || r->broken)
		return;
	last = &r->file.list[r->file.count - 1];
	if (policy_entry_check(&last->entry, &fault) == OK)
		return;
	*faults_add(r->faults) = fault;
	snprintf(r->faults->list[r->faults->count - 1].where,
		 sizeof fault.where, "%s", last->where);
}

/* "rule CODE", "rule CODE off" */
static void
begin_entry(struct reading *r, enum policy_kind kind, char *rest)
{
	char *stance = strchr(rest, ' ');
	struct policy_file_entry *next;
	struct fault fault;
	int found = POLICY_SAYS;

	end_entry(r);
	r->broken = true;
	if (stance)
		*stance++ = '\0';
	r->file.list = arena_grow(r->arena, r->file.list, r->file.count,
				  &r->cap, sizeof *r->file.list);
	next = &r->file.list[r->file.count++];
	*next = (struct policy_file_entry){.where = place(r)};
	if (policy_entry_begin(kind, rest, &next->entry, &fault) != OK ||
	    (stance && name_check("stance", policy_stance_names,
				  POLICY_STANCES, stance, &found, &fault) !=
			       OK)) {
		keep_fault(r, &fault);
		return;
	}
	next->entry.stance = (enum policy_stance)found;
	r->broken = false;
}

static void
take_line(struct reading *r, const char *key, const char *value)
{
	struct policy_file_entry *last;
	struct fault fault;

	if (!r->file.count) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("{value} stands before the first entry: "
				   "begin with rule, standard, class, "
				   "sensitivity or group and its code"),
				"value", key, NULL);
		keep_fault(r, &fault);
		return;
	}
	last = &r->file.list[r->file.count - 1];
	if (!strcmp(key, "from"))
		last->from = value;
	else if (!strcmp(key, "until"))
		last->until = value;
	else if (!strcmp(key, "reason"))
		last->reason = value;
	else if (!r->broken &&
		 policy_entry_take(&last->entry, key, value, r->arena,
				   &fault) != OK)
		keep_fault(r, &fault);
}

static void
read_line(struct reading *r, char *line)
{
	char *key = line + strspn(line, " \t"), *value;
	int kind;

	key[strcspn(key, "\r")] = '\0';
	for (size_t n = strlen(key); n && strchr(" \t", key[n - 1]); n--)
		key[n - 1] = '\0';
	if (!*key || *key == '#')
		return;
	value = key + strcspn(key, " \t");
	if (*value) {
		*value++ = '\0';
		value += strspn(value, " \t");
	}
	kind = name_find(policy_kind_names, POLICY_KINDS, key);
	/* Inside a rule "class" is what it fits. */
	if (key == line && kind >= 0)
		begin_entry(r, (enum policy_kind)kind, value);
	else
		take_line(r, key, value);
}

enum status
policy_file_read(const char *name, const char *text, struct arena *arena,
		 struct policy_file *ret, struct faults *faults)
{
	struct reading r = {.name = name, .arena = arena, .faults = faults};
	size_t before = faults->count;
	char *at = arena_text(arena, text);

	while (*at) {
		char *line = at;

		at += strcspn(at, "\n");
		if (*at)
			*at++ = '\0';
		r.line++;
		read_line(&r, line);
	}
	end_entry(&r);
	if (faults->count > before)
		return E_INPUT;
	*ret = r.file;
	return OK;
}
