/* One policy out of what ships and what was put over it. */
#include "core/policy_compose.h"

#include <stdlib.h>
#include <string.h>

static bool
in_force(const struct policy_version *version, int64_t at_utc)
{
	return version->from_utc <= at_utc &&
	       (!version->until_utc || at_utc < version->until_utc);
}

static bool
is_of(const struct policy_version *version, enum policy_kind kind,
      const char *code)
{
	return version->entry.kind == kind &&
	       !strcmp(version->entry.code, code);
}

/* Negative where a is covered by b. */
static bool
covers(const struct policy_version *a, const struct policy_version *b)
{
	if (a->from_utc != b->from_utc)
		return a->from_utc > b->from_utc;
	return a->version > b->version;
}

static const struct policy_version *
said_by(const struct policy_version *list, size_t count,
	const struct policy_version *wanted, int64_t at_utc)
{
	const struct policy_version *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (list[i].origin == wanted->origin &&
		    is_of(&list[i], wanted->entry.kind, wanted->entry.code) &&
		    in_force(&list[i], at_utc) &&
		    (!best || covers(&list[i], best)))
			best = &list[i];
	return best;
}

const struct policy_version *
policy_in_force(const struct policy_version *list, size_t count,
		const struct policy_entry *of, int64_t at_utc)
{
	struct policy_version wanted = {
		.entry = {.kind = of->kind, .code = of->code}};

	for (int origin = POLICY_OWN; origin > POLICY_SHIPPED; origin--) {
		const struct policy_version *found;

		wanted.origin = (enum policy_origin)origin;
		found = said_by(list, count, &wanted, at_utc);
		if (found && found->entry.stance != POLICY_INHERITS)
			return found;
	}
	return NULL;
}

struct composing {
	const struct policy_version *list;
	size_t count;
	int64_t at_utc;
	struct policy *policy;
	struct policy_rule *rule;
	struct policy_group *group;
	size_t groups;
};

/* What counts of an entry; *ret_ships is whether the shipped one does. */
static const struct policy_version *
counts(const struct composing *c, enum policy_kind kind, const char *code)
{
	const struct policy_entry of = {.kind = kind, .code = code};

	return policy_in_force(c->list, c->count, &of, c->at_utc);
}

/* Is this the version that counts of its code? */
static bool
is_counted(const struct composing *c, size_t i)
{
	const struct policy_entry *entry = &c->list[i].entry;

	return entry->stance == POLICY_SAYS &&
	       counts(c, entry->kind, entry->code) == &c->list[i];
}

static struct policy_source
source_of(const struct policy_version *version)
{
	return (struct policy_source){version->origin, version->version,
				      version->row};
}

static void
add_rule(struct composing *c, const struct policy_rule *rule,
	 struct policy_source source)
{
	struct policy_rule *added = &c->rule[c->policy->rules++];

	*added = *rule;
	added->source = source;
	added->languages = NULL;
}

/* "always-information" */
static void
add_always(struct composing *c, const struct policy_version *version,
	   struct arena *arena)
{
	enum document_class class;
	struct policy_rule rule = {
		.order = POLICY_DUTY_ORDER,
		.service = POLICY_ANY,
		.format = POLICY_ANY,
		.mode = POLICY_ANY,
		.words_over = POLICY_ANY,
		.cost_over = POLICY_ANY,
		.evidence = POLICY_ANY,
		.disability = POLICY_ANY,
		.why = N_("Documents of this class always go ahead with "
			  "us."),
	};

	if (!document_class_parse(version->entry.code, &class))
		return;
	rule.code = arena_printf(arena, "always-%s", version->entry.code);
	rule.document_class = (int)class;
	c->policy->always[class] = true;
	add_rule(c, &rule, source_of(version));
}

static int
by_order(const void *a, const void *b)
{
	const struct policy_rule *one = a, *other = b;

	if (one->order != other->order)
		return one->order < other->order ? -1 : 1;
	return strcmp(one->code, other->code);
}

static int
by_code(const void *a, const void *b)
{
	const struct policy_group *one = a, *other = b;

	return strcmp(one->code, other->code);
}

static void
add_rules(struct composing *c, struct arena *arena)
{
	for (size_t i = 0; i < policy_shipped.rules; i++)
		if (!counts(c, POLICY_RULE, policy_shipped.rule[i].code))
			add_rule(c, &policy_shipped.rule[i],
				 policy_shipped.rule[i].source);
	for (size_t i = 0; i < c->count; i++) {
		const struct policy_version *version = &c->list[i];

		if (!is_counted(c, i))
			continue;
		if (version->entry.kind == POLICY_RULE)
			add_rule(c, &version->entry.rule, source_of(version));
		else if (version->entry.kind == POLICY_CLASS)
			add_always(c, version, arena);
	}
	if (c->policy->rules)
		qsort(c->rule, c->policy->rules, sizeof *c->rule, by_order);
}

static void
add_groups(struct composing *c)
{
	c->group[c->groups++] = policy_signed;
	for (size_t i = 0; i < c->count; i++) {
		if (c->list[i].entry.kind != POLICY_GROUP ||
		    !is_counted(c, i))
			continue;
		c->group[c->groups] = c->list[i].entry.group;
		c->group[c->groups++].source = source_of(&c->list[i]);
	}
	qsort(c->group, c->groups, sizeof *c->group, by_code);
}

static void
join_groups(struct composing *c)
{
	for (size_t i = 0; i < c->policy->rules; i++) {
		struct policy_rule *rule = &c->rule[i];

		if (rule->cost_over != POLICY_ANY)
			c->policy->asks_cost = true;
		for (size_t j = 0; rule->group && j < c->groups; j++)
			if (!strcmp(rule->group, c->group[j].code))
				rule->languages = &c->group[j];
	}
}

static void
set_standards(struct composing *c)
{
	for (int i = 0; i < POLICY_STANDARDS; i++) {
		struct policy_standard *standard = &c->policy->standard[i];
		const struct policy_version *version = counts(
			c, POLICY_STANDARD, standard->standard.code);

		if (!version)
			continue;
		standard->standard.kind = version->entry.standard.kind;
		standard->standard.duration = version->entry.standard.duration;
		standard->source = source_of(version);
	}
}

static void
set_seers(struct composing *c)
{
	for (int i = 0; i < SENSITIVITIES; i++) {
		const struct policy_version *version =
			counts(c, POLICY_SENSITIVITY, sensitivity_names[i]);

		if (!version)
			continue;
		c->policy->sees[i] = version->entry.seers;
		c->policy->sees[i].source = source_of(version);
	}
}

/* The moments round it at which something begins or ends. */
static void
set_times(struct composing *c)
{
	for (size_t i = 0; i < c->count; i++) {
		const int64_t times[] = {c->list[i].from_utc,
					 c->list[i].until_utc};

		for (int j = 0; j < 2; j++) {
			if (times[j] > c->at_utc &&
			    times[j] < c->policy->until_utc)
				c->policy->until_utc = times[j];
			if (times[j] <= c->at_utc &&
			    times[j] > c->policy->since_utc)
				c->policy->since_utc = times[j];
		}
	}
}

void
policy_compose(const struct policy_version *list, size_t count,
	       int64_t at_utc, struct arena *arena, struct policy *ret)
{
	struct composing c = {.list = list, .count = count, .at_utc = at_utc,
			      .policy = ret};

	*ret = policy_shipped;
	if (!count)
		return;
	c.rule = arena_alloc(arena, (policy_shipped.rules + count) *
					    sizeof *c.rule);
	c.group = arena_alloc(arena, (1 + count) * sizeof *c.group);
	ret->rules = 0;
	add_rules(&c, arena);
	add_groups(&c);
	join_groups(&c);
	set_standards(&c);
	set_seers(&c);
	ret->rule = c.rule;
	ret->group = c.group;
	ret->groups = c.groups;
	set_times(&c);
}
