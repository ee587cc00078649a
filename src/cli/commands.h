/* The subcommands, one file each. */
#ifndef VERNACULAR_CLI_COMMANDS_H
#define VERNACULAR_CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command command_clock;

#endif
