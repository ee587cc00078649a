/* vernacular backup, vernacular restore. */
#include "store/backup.h"

#include "cli/commands.h"

static enum cli_exit
backup(struct cli *cli)
{
	struct fault fault;

	if (backup_make(cli->db, operand(cli->options, 0), &fault) != OK)
		return cli_fail(&fault);
	return CLI_DONE;
}

static enum cli_exit
restore(struct cli *cli)
{
	struct fault fault;

	if (backup_restore(operand(cli->options, 0), cli->db, &fault) != OK)
		return cli_fail(&fault);
	return CLI_DONE;
}

static const struct option backup_options[] = {OPTION_DB};
static const struct option restore_options[] = {
	{"db", "FILE", N_("the database to put it in the place of"),
	 OPTION_MUST},
};

const struct command command_backup = {
	.name = "backup",
	.synopsis = "FILE [--db FILE]",
	.help = N_("Copy the database to a new file, also while it is "
		   "served. The copy is complete and on disk when the command "
		   "ends."),
	.option = backup_options,
	.options = sizeof backup_options / sizeof *backup_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = backup,
};
const struct command command_restore = {
	.name = "restore",
	.synopsis = "FILE --db FILE",
	.help = N_("Put a backup in the place of the database, once its pages "
		   "and its event log have been checked. The old file is kept "
		   "beside it, with .before-restore after its name."),
	.option = restore_options,
	.options = sizeof restore_options / sizeof *restore_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = restore,
};
