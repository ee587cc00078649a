/* The framework of the command line, and the table of subcommands. */
#include "cli/command.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/near.h"
#include "base/sink.h"
#include "cli/commands.h"
#include "cli/conf.h"
#include "cli/help.h"
#include "config.h"
#include "lang/library.h"

static enum cli_exit run_manual(struct cli *);

static const struct command command_manual = {
	.name = "manual",
	.synopsis = "",
	.help = N_("Print what the manual page says about the commands, in "
		   "roff."),
	.run = run_manual,
};

/* In the order of the help; closed by NULL. */
static const struct command *const commands[] = {
	&command_serve,
	&command_init,
	&command_demo,
	&command_doctor,
	&command_user_add,
	&command_user_list,
	&command_user_disable,
	&command_user_reset,
	&command_token_add,
	&command_token_list,
	&command_token_revoke,
	&command_key_rotate,
	&command_import,
	&command_tenant_erase,
	&command_letter_issue,
	&command_campaign,
	&command_letterhead_set,
	&command_letterhead_unset,
	&command_flag_add,
	&command_flag_recipients,
	&command_flag_export,
	&command_flag_send,
	&command_flag_key,
	&command_report,
	&command_calendar_add_closure,
	&command_calendar_add_holiday,
	&command_calendar_hours,
	&command_calendar_list,
	&command_calendar_withdraw_closure,
	&command_calendar_withdraw_holiday,
	&command_clock,
	&command_form_date,
	&command_form_load,
	&command_form_list,
	&command_form_translation,
	&command_form_approve,
	&command_form_render,
	&command_form_rule,
	&command_render,
	&command_notice_list,
	&command_notice_show,
	&command_notice_check,
	&command_notice_states,
	&command_notice_revise,
	&command_notice_approve,
	&command_notice_ask,
	&command_notice_refuse,
	&command_notice_export,
	&command_notice_import,
	&command_notice_render,
	&command_source_list,
	&command_source_save,
	&command_source_send,
	&command_source_approve,
	&command_source_return,
	&command_source_withdraw,
	&command_mail_bounce,
	&command_mail_send,
	&command_mail_set,
	&command_mail_show,
	&command_mail_test,
	&command_memory_search,
	&command_memory_bands,
	&command_memory_clean,
	&command_memory_export,
	&command_memory_import,
	&command_glossary_list,
	&command_glossary_export,
	&command_glossary_import,
	&command_contract_list,
	&command_contract_export,
	&command_contract_import,
	&command_policy_show,
	&command_policy_set,
	&command_policy_preview,
	&command_policy_export,
	&command_policy_import,
	&command_setting_list,
	&command_setting_set,
	&command_languages,
	&command_value,
	&command_audit_verify,
	&command_audit_export,
	&command_backup_key,
	&command_backup_check,
	&command_backup,
	&command_restore,
	&command_manual,
	NULL,
};

/* Words from outside may hold anything; a terminal obeys control bytes. */
static void
say_safely(const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		fputc((c < 0x20 && c != '\n') || c == 0x7f ? '?' : c, stderr);
	}
}

void
cli_say(const struct fault *fault)
{
	char text[2 * FAULT_BYTES * FAULT_ARGS];

	fault_text(fault, fault->message, text, sizeof text);
	fputs("vernacular: ", stderr);
	if (fault->where[0]) {
		say_safely(fault->where);
		fputs(": ", stderr);
	}
	say_safely(text);
	fputc('\n', stderr);
}

enum cli_exit
cli_fail(const struct fault *fault)
{
	cli_say(fault);
	return CLI_FAILED;
}

/* "/organisation" is what --org said. */
static const struct option *
option_of_field(const struct command *command, const char *where)
{
	const char *field = where + (where[0] == '/');

	for (size_t i = 0; i < command->options; i++) {
		const char *name = command->option[i].name;

		if (name[1] && !strncmp(field, name, strlen(name)) &&
		    !strpbrk(field, "/."))
			return &command->option[i];
	}
	return NULL;
}

enum cli_exit
cli_fail_option(const struct cli *cli, const struct fault *fault)
{
	const struct option *option =
		option_of_field(cli->command, fault->where);
	struct fault said = *fault;

	if (option)
		snprintf(said.where, sizeof said.where, "--%s", option->name);
	return cli_fail(&said);
}

enum cli_exit
cli_usage(const struct cli *cli, const struct fault *fault)
{
	cli_say(fault);
	fprintf(stderr, "vernacular: try: vernacular %s%s--help\n",
		cli->command ? cli->command->name : "",
		cli->command ? " " : "");
	return CLI_USAGE;
}

enum cli_exit
cli_fail_all(const struct faults *faults)
{
	size_t listed = faults->count < FAULTS_MAX ? faults->count : FAULTS_MAX;

	for (size_t i = 0; i < listed; i++)
		cli_say(&faults->list[i]);
	if (faults->count > listed)
		fprintf(stderr, "vernacular: and %zu more\n",
			faults->count - listed);
	return CLI_FAILED;
}

enum cli_exit
cli_write(const char *path, const void *bytes, size_t count)
{
	struct sink *sink;
	struct fault fault;

	if (sink_open(path, &sink, &fault) != OK)
		return cli_fail(&fault);
	sink_put(sink, bytes, count);
	return sink_close(sink, &fault) == OK ? CLI_DONE : cli_fail(&fault);
}

enum cli_exit
cli_print(const struct buf *buf)
{
	return cli_write("-", buf_string(buf), buf->count);
}

/* Help is a result: it goes to standard output. For one command, or for all
 * that share a first word, or for the program. */
static enum cli_exit
print_help(const struct command *command, const char *first)
{
	struct buf buf = {0};
	enum cli_exit code;

	if (command)
		help_command(&buf, command);
	else if (first)
		help_verbs(&buf, commands, first);
	if (command == &command_serve)
		conf_help(&buf);
	if (!buf.count)
		help_all(&buf, commands);
	code = cli_print(&buf);
	buf_free(&buf);
	return code;
}

static enum cli_exit
run_manual(struct cli *cli)
{
	struct buf buf = {0};
	enum cli_exit code;

	(void)cli;
	help_manual(&buf, commands);
	code = cli_print(&buf);
	buf_free(&buf);
	return code;
}

/* The row whose name is argv[0], or argv[0] and argv[1] together; *ret_words
 * says how many were its name. */
static const struct command *
find(int argc, char **argv, int *ret_words)
{
	for (size_t i = 0; commands[i]; i++) {
		const char *name = commands[i]->name;
		size_t first = strcspn(name, " ");

		if (strlen(argv[0]) != first || memcmp(argv[0], name, first))
			continue;
		*ret_words = name[first] ? 2 : 1;
		if (!name[first] ||
		    (argc > 1 && !strcmp(argv[1], name + first + 1)))
			return commands[i];
	}
	return NULL;
}

/* "add|list|disable" of all commands whose first word is this; "" where there
 * is none. */
static const char *
verbs_of(const char *first, struct arena *arena)
{
	const char *verbs = "";
	size_t bytes = strlen(first);

	for (size_t i = 0; commands[i]; i++) {
		const char *name = commands[i]->name;

		if (!strncmp(name, first, bytes) && name[bytes] == ' ')
			verbs = arena_printf(arena, "%s%s%s", verbs,
					     *verbs ? "|" : "",
					     name + bytes + 1);
	}
	return verbs;
}

static enum status
no_such_command(const char *word, struct arena *arena, struct fault *fault)
{
	struct near near = {.word = word};

	for (size_t i = 0; commands[i]; i++)
		near_offer(&near, arena_copy(arena, commands[i]->name,
					     strcspn(commands[i]->name, " ")));
	if (!near.best)
		return fault_set(fault, E_INPUT, word,
				 N_("there is no such command"), NULL);
	return fault_set(fault, E_INPUT, word,
			 N_("there is no such command: did you mean "
			    "{nearest}?"),
			 "nearest", near.best, NULL);
}

static enum status
no_such_verb(const char *word, const char *verbs, const char *verb,
	     struct fault *fault)
{
	if (verb && verb[0] != '-')
		return choice_check(word, verbs, verb, fault);
	return fault_set(fault, E_INPUT, word,
			 N_("say what to do: one of {choices}"), "choices",
			 verbs, NULL);
}

/* Say which command or verb there is instead of what was typed. */
static enum cli_exit
not_found(int argc, char **argv)
{
	struct arena *arena = arena_new();
	const char *verbs = verbs_of(argv[0], arena);
	struct fault fault = {.message = ""};
	enum cli_exit code = CLI_USAGE;
	enum status status;

	if (*verbs)
		status = no_such_verb(argv[0], verbs, argc > 1 ? argv[1] : NULL,
				      &fault);
	else
		status = no_such_command(argv[0], arena, &fault);
	if (status != OK)
		code = cli_usage(&(struct cli){0}, &fault);
	arena_free(arena);
	return code;
}

static bool
has_verbs(const char *first)
{
	struct arena *arena = arena_new();
	bool has = *verbs_of(first, arena);

	arena_free(arena);
	return has;
}

static bool
asks_for_help(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--"); i++)
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
			return true;
	return false;
}

static enum status
check_operands(const struct command *command, const struct options *options,
	       struct fault *fault)
{
	size_t count = operands_count(options);

	if (count < (size_t)command->operands_min)
		return fault_set(fault, E_INPUT, command->name,
				 N_("something is missing: write {usage}"),
				 "usage", command->synopsis, NULL);
	if (count > (size_t)command->operands_max)
		return fault_set(
			fault, E_INPUT,
			operand(options, (size_t)command->operands_max),
			N_("one word too many: write {usage}"), "usage",
			command->synopsis, NULL);
	return OK;
}

/* --db, then the environment, then the folder we are in. */
static void
choose_db(struct cli *cli)
{
	const char *db = NULL;
	bool named;

	for (size_t i = 0; i < cli->command->options; i++)
		if (!strcmp(cli->command->option[i].name, "db"))
			db = option_text(cli->options, "db");
	named = db != NULL;
	if (!db)
		db = getenv("VERNACULAR_DB");
	cli->db = db && *db ? db : "vernacular.db";
	cli->db_named = named || !access(cli->db, F_OK);
}

static enum cli_exit
run(const struct command *command, int argc, char **argv)
{
	struct fault fault;
	enum cli_exit code;
	struct cli cli = {
		.arena = arena_new(),
		.clock = clock_system(),
		.random = random_system(),
		.command = command,
	};

	if (conf_load(cli.arena, &fault) != OK) {
		code = cli_fail(&fault);
	} else if (options_parse(command->option, command->options, argc, argv,
			  cli.arena, &cli.options, &fault) != OK ||
	    check_operands(command, cli.options, &fault) != OK) {
		code = cli_usage(&cli, &fault);
	} else {
		choose_db(&cli);
		code = command->run(&cli);
	}
	arena_free(cli.arena);
	return code;
}

int
command_main(int argc, char **argv)
{
	const struct command *command;
	struct fault fault;
	int words = 1;

	/* A file that may not grow is a fault like a full disk, not an end. */
	signal(SIGXFSZ, SIG_IGN);
	library_start();
	if (hash_init() != OK) {
		fputs("vernacular: libsodium: cannot start\n", stderr);
		return CLI_FAILED;
	}
	if (argc > 1 && !strcmp(argv[1], "--version")) {
		puts("vernacular " PACKAGE_VERSION);
		return CLI_DONE;
	}
	if (argc > 1 &&
	    (!strcmp(argv[1], "help") || !strcmp(argv[1], "--help") ||
	     !strcmp(argv[1], "-h"))) {
		command = argc > 2 ? find(argc - 2, argv + 2, &words) : NULL;
		return print_help(command, argv[2]);
	}
	if (argc < 2) {
		fault_set(&fault, E_INPUT, "",
			  N_("say what to do: vernacular --help lists the "
			     "commands"),
			  NULL);
		return cli_usage(&(struct cli){0}, &fault);
	}
	command = find(argc - 1, argv + 1, &words);
	if (!command && !(has_verbs(argv[1]) && asks_for_help(argc, argv)))
		return not_found(argc - 1, argv + 1);
	if (asks_for_help(argc, argv))
		return print_help(command, argv[1]);
	return run(command, argc - 1 - words, argv + 1 + words);
}
