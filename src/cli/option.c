/* Options and operands of a subcommand. */
#include "cli/option.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/near.h"

struct given {
	const struct option *option;
	const char *value;
};

struct options {
	const struct option *table;
	size_t count;
	struct given *given;
	size_t givens;
	const char **operand;
	size_t operands;
};

/* "--name" or "-n", as people write it. */
static const char *
dashed(struct arena *arena, const char *name)
{
	return arena_printf(arena, "%s%s", name[1] ? "--" : "-", name);
}

static const struct option *
find(const struct options *options, const char *name, size_t bytes)
{
	for (size_t i = 0; i < options->count; i++)
		if (strlen(options->table[i].name) == bytes &&
		    !memcmp(options->table[i].name, name, bytes))
			return &options->table[i];
	return NULL;
}

static enum status
unknown(const struct options *options, const char *name, const char *word,
	struct arena *arena, struct fault *fault)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < options->count; i++)
		near_offer(&near, options->table[i].name);
	if (!near.best)
		return fault_set(fault, E_INPUT, word,
				 N_("there is no such option"), NULL);
	return fault_set(fault, E_INPUT, word,
			 N_("there is no such option: did you mean {nearest}?"),
			 "nearest", dashed(arena, near.best), NULL);
}

enum status
choice_check(const char *where, const char *choices, const char *word,
	     struct fault *fault)
{
	struct near near = {.word = word};
	char best[64] = "", choice[64];

	for (const char *p = choices; *p;) {
		size_t bytes = strcspn(p, "|");

		assert(bytes < sizeof choice);
		memcpy(choice, p, bytes);
		choice[bytes] = '\0';
		if (!strcmp(choice, word))
			return OK;
		near_offer(&near, choice);
		if (near.best == choice) {
			memcpy(best, choice, bytes + 1);
			near.best = best;
		}
		p += bytes + (p[bytes] == '|');
	}
	if (!near.best)
		return fault_set(fault, E_INPUT, where,
				 N_("{value} is not one of {choices}"), "value",
				 word, "choices", choices, NULL);
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is not one of {choices}: did you mean "
			    "{nearest}?"),
			 "value", word, "choices", choices, "nearest", best,
			 NULL);
}

static bool
is_operand(const char *word)
{
	return word[0] != '-' || !word[1] || (word[1] >= '0' && word[1] <= '9');
}

/* Read the option at argv[*i]; a value may be the word after it. */
static enum status
read_one(struct options *options, int argc, char **argv, int *i,
	 struct arena *arena, struct fault *fault)
{
	const char *word = argv[*i], *value = NULL;
	const char *name = word + (word[1] == '-' ? 2 : 1);
	size_t bytes = word[1] == '-' ? strcspn(name, "=") : 1;
	const struct option *option = find(options, name, bytes);

	if (!option || (word[1] == '-') != (option->name[1] != '\0'))
		return unknown(options, arena_copy(arena, name, bytes), word,
			       arena, fault);
	if (word[1] == '-' && name[bytes] == '=')
		value = name + bytes + 1;
	else if (word[1] != '-' && name[1])
		value = name + 1;
	if (!option->value && value)
		return fault_set(fault, E_INPUT, dashed(arena, option->name),
				 N_("this option takes no value"), NULL);
	if (option->value && !value && *i + 1 < argc)
		value = argv[++*i];
	if (option->value && !value)
		return fault_set(fault, E_INPUT, dashed(arena, option->name),
				 N_("a value is missing: write {example}"),
				 "example",
				 arena_printf(arena, "%s %s",
					      dashed(arena, option->name),
					      option->value),
				 NULL);
	options->given[options->givens++] =
		(struct given){option, value ? value : ""};
	if (option->value && strchr(option->value, '|'))
		return choice_check(dashed(arena, option->name), option->value,
				    value, fault);
	return OK;
}

static enum status
check_required(const struct options *options, struct arena *arena,
	       struct fault *fault)
{
	for (size_t i = 0; i < options->count; i++)
		if (options->table[i].need == OPTION_MUST &&
		    !option_given(options, options->table[i].name))
			return fault_set(
				fault, E_INPUT,
				dashed(arena, options->table[i].name),
				N_("this option is needed: add {example}"),
				"example",
				arena_printf(
					arena, "%s %s",
					dashed(arena, options->table[i].name),
					options->table[i].value),
				NULL);
	return OK;
}

enum status
options_parse(const struct option *table, size_t count, int argc, char **argv,
	      struct arena *arena, const struct options **ret,
	      struct fault *fault)
{
	struct options *options = arena_alloc(arena, sizeof *options);
	size_t room = (size_t)argc + 1;
	bool ended = false;

	*options = (struct options){
		.table = table,
		.count = count,
		.given = arena_alloc(arena, room * sizeof *options->given),
		.operand = arena_alloc(arena, room * sizeof *options->operand),
	};
	for (int i = 0; i < argc; i++) {
		enum status status;

		if (ended || is_operand(argv[i])) {
			options->operand[options->operands++] = argv[i];
			continue;
		}
		if (!strcmp(argv[i], "--")) {
			ended = true;
			continue;
		}
		status = read_one(options, argc, argv, &i, arena, fault);
		if (status != OK)
			return status;
	}
	*ret = options;
	return check_required(options, arena, fault);
}

const char *
option_all(const struct options *options, const char *name, size_t n)
{
	const struct option *option = find(options, name, strlen(name));

	assert(option);
	for (size_t i = 0; i < options->givens; i++)
		if (options->given[i].option == option && n-- == 0)
			return options->given[i].value;
	return NULL;
}

bool
option_given(const struct options *options, const char *name)
{
	return option_all(options, name, 0) != NULL;
}

const char *
option_text(const struct options *options, const char *name)
{
	const char *last = NULL, *text;

	for (size_t n = 0; (text = option_all(options, name, n)); n++)
		last = text;
	return last;
}

enum status
option_number(const struct options *options, const char *name, int64_t low,
	      int64_t high, int64_t *ret, struct fault *fault)
{
	const char *text = option_text(options, name);
	char where[64] = "--", low_text[24], high_text[24];
	char *end;
	int64_t value;

	if (!text)
		return OK;
	errno = 0;
	value = strtoimax(text, &end, 10);
	if (*text && !*end && !errno && value >= low && value <= high) {
		*ret = value;
		return OK;
	}
	memccpy(where + 2, name, '\0', sizeof where - 3);
	snprintf(low_text, sizeof low_text, "%" PRId64, low);
	snprintf(high_text, sizeof high_text, "%" PRId64, high);
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is not a whole number from {low} to "
			    "{high}"),
			 "value", text, "low", low_text, "high", high_text,
			 NULL);
}

size_t
operands_count(const struct options *options)
{
	return options->operands;
}

const char *
operand(const struct options *options, size_t n)
{
	return n < options->operands ? options->operand[n] : NULL;
}
