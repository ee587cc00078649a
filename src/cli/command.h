/* The framework of the command line: the table of subcommands, their options
 * and help, faults and exit codes. A subcommand is one file with one `struct
 * command`, listed in command.c. Standard output carries results only. */
#ifndef VERNACULAR_CLI_COMMAND_H
#define VERNACULAR_CLI_COMMAND_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/random.h"
#include "cli/option.h"

enum cli_exit {
	CLI_DONE = 0,
	CLI_FAILED = 1, /* bad input, refused, disk full */
	CLI_USAGE = 2,	/* called wrongly */
};

/* What a running subcommand has. */
struct cli {
	struct arena *arena; /* goes when the command ends */
	struct clock clock;
	struct random_source random;
	const struct command *command;
	const struct options *options;
	const char *db; /* --db, else $VERNACULAR_DB, else vernacular.db */
	bool db_named;	/* by --db, or it is there */
};

/* Options and operands were checked against the row before run is called;
 * --help never reaches it. */
struct command {
	const char *name;     /* "clock"; two words where it has verbs */
	const char *synopsis; /* what follows the name in the usage line */
	const char *help;     /* message id: what it does, whole sentences */
	const struct option *option;
	size_t options;
	int operands_min, operands_max; /* words that are no options */
	enum cli_exit (*run)(struct cli *);
};

/* Print `vernacular: WHERE: what is wrong, and the mend` on standard error. */
void cli_say(const struct fault *);

/* The same, and the exit code to return: failed, or usage with a hint at
 * --help. */
enum cli_exit cli_fail(const struct fault *);
enum cli_exit cli_usage(const struct cli *, const struct fault *);

/* cli_fail for what the desk found wrong: a field that came from an option is
 * named as that option. */
enum cli_exit cli_fail_option(const struct cli *, const struct fault *);

/* Every fault of a list in turn; past FAULTS_MAX how many more there are. */
enum cli_exit cli_fail_all(const struct faults *);

/* Write results to path ("-" is standard output) and say what failed. */
enum cli_exit cli_write(const char *path, const void *bytes, size_t count);

/* cli_write to standard output. */
enum cli_exit cli_print(const struct buf *);

/* The program: find the subcommand, check its options, run it. */
int command_main(int argc, char **argv);

#endif
