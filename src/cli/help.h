/* What --help and the manual page say, printed from the table of commands. */
#ifndef VERNACULAR_CLI_HELP_H
#define VERNACULAR_CLI_HELP_H

#include "base/buf.h"
#include "cli/command.h"

/* commands ends with NULL. */
void help_all(struct buf *, const struct command *const *commands);
void help_command(struct buf *, const struct command *);

/* All commands whose name has first as the first of two words; nothing where
 * there is none. */
void help_verbs(struct buf *, const struct command *const *commands,
		const char *first);

/* The sections of the manual page that describe the commands, in the man
 * macros of roff. */
void help_manual(struct buf *, const struct command *const *commands);

#endif
