/* The subcommands, one file each. */
#ifndef VERNACULAR_CLI_COMMANDS_H
#define VERNACULAR_CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command command_audit_export;
extern const struct command command_audit_verify;
extern const struct command command_backup;
extern const struct command command_clock;
extern const struct command command_notice_check;
extern const struct command command_notice_export;
extern const struct command command_notice_list;
extern const struct command command_notice_render;
extern const struct command command_notice_show;
extern const struct command command_render;
extern const struct command command_restore;
extern const struct command command_languages;
extern const struct command command_value;
extern const struct command command_serve;

#endif
