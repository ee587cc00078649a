/* `vernacular value`: one value, or one a line, as a language writes it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "lang/value.h"

/* What a run works with. */
struct job {
	struct value *value;
	enum value_type type;
	struct buf out;
	struct faults faults;
};

static void
print_one(struct job *job, const char *where, const char *text)
{
	struct fault fault;
	size_t count = strlen(text);

	if (utf8_valid(text, count) != count)
		(void)fault_set(&fault, E_INPUT, where,
				N_("is not UTF-8: convert it first"), NULL);
	else if (value_print(job->value, job->type, text, &job->out, &fault) ==
		 OK)
		return;
	if (*where)
		snprintf(fault.where, sizeof fault.where, "%s", where);
	*faults_add(&job->faults) = fault;
}

/* A list's items stand between tabs where it is one line of many. */
static void
print_line_list(struct job *job, struct arena *arena, char *line)
{
	const char **item = NULL;
	size_t count = 0, cap = 0;

	for (char *next = line; next; line = next) {
		next = strchr(line, '\t');
		if (next)
			*next++ = '\0';
		item = arena_grow(arena, item, count, &cap, sizeof *item);
		item[count++] = line;
	}
	value_list(job->value, item, count, &job->out);
}

static void
print_lines(struct job *job, struct arena *arena)
{
	char *line = NULL, where[40];
	size_t size = 0, number = 0;
	ssize_t count;

	while ((count = getline(&line, &size, stdin)) > 0) {
		if (line[count - 1] == '\n')
			line[--count] = '\0';
		if (count && line[count - 1] == '\r')
			line[--count] = '\0';
		snprintf(where, sizeof where, "-:%zu", ++number);
		if (job->type == VALUE_LIST && strchr(line, '\t') &&
		    utf8_valid(line, (size_t)count) == (size_t)count)
			print_line_list(job, arena, line);
		else
			print_one(job, where, line);
		buf_char(&job->out, '\n');
	}
	free(line);
}

static void
print_operands(struct job *job, const struct cli *cli)
{
	size_t count = operands_count(cli->options);
	const char **item = arena_alloc(cli->arena, count * sizeof *item);
	size_t valid = 0;

	for (size_t i = 0; i < count; i++) {
		item[i] = operand(cli->options, i);
		valid +=
			utf8_valid(item[i], strlen(item[i])) == strlen(item[i]);
	}
	if (job->type == VALUE_LIST && valid == count) {
		value_list(job->value, item, count, &job->out);
		buf_char(&job->out, '\n');
		return;
	}
	for (size_t i = 0; i < count; i++) {
		print_one(job, "", item[i]);
		buf_char(&job->out, '\n');
	}
}

static enum value_digits
chosen_digits(const struct cli *cli)
{
	const char *word = option_text(cli->options, "digits");

	if (!word)
		return VALUE_DIGITS_CLDR;
	return strcmp(word, "latin") ? VALUE_DIGITS_NATIVE : VALUE_DIGITS_LATIN;
}

static enum cli_exit
run_value(struct cli *cli)
{
	struct job job = {0};
	const struct tag *tag;
	struct fault fault;
	enum cli_exit code;

	if (tag_parse("--lang", option_text(cli->options, "lang"), &tag,
		      &fault) != OK ||
	    value_type_parse("--type", option_text(cli->options, "type"),
			     &job.type, &fault) != OK)
		return cli_usage(cli, &fault);
	job.value = value_new_in(tag, option_text(cli->options, "lang"),
				 chosen_digits(cli));
	if (operands_count(cli->options) == 1 &&
	    !strcmp(operand(cli->options, 0), "-"))
		print_lines(&job, cli->arena);
	else
		print_operands(&job, cli);
	code = job.faults.count ? cli_fail_all(&job.faults)
				: cli_print(&job.out);
	faults_free(&job.faults);
	value_free(job.value);
	buf_free(&job.out);
	return code;
}

static const struct option value_options[] = {
	{"lang", "TAG", N_("the language, a BCP 47 tag such as ur or zh-Hans"),
	 OPTION_MUST},
	{"type", "TYPE",
	 N_("date-long date-short time datetime money number percent list "
	    "plural name-key"),
	 OPTION_MUST},
	{"digits", "latin|native",
	 N_("0 to 9, or the script's own; else the language's usual ones"),
	 OPTION_MAY},
};

const struct command command_value = {
	.name = "value",
	.synopsis = "--lang TAG --type TYPE VALUE...",
	.help = N_("Prints a value as a language writes it. Dates and times "
		   "are ISO 8601 (London time where no offset stands), money "
		   "is like 1234.50 GBP, percent takes a fraction like 0.256, "
		   "list takes several values, plural prints the category. A "
		   "single - reads one value a line from standard input (the "
		   "items of a list between tabs) and prints one a line."),
	.option = value_options,
	.options = sizeof value_options / sizeof *value_options,
	.operands_min = 1,
	.operands_max = 10000,
	.run = run_value,
};
