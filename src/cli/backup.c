/* vernacular backup, vernacular restore. */
#include "store/backup.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/vault.h"
#include "cli/commands.h"

#define KEYS_MOST 16

/* A database in the clear, made of what may be encrypted. */
struct opened {
	const char *path;
	bool ours; /* to be taken away again */
};

static enum cli_exit
make_key(struct cli *cli)
{
	struct vault_key key;
	struct fault fault;

	if (vault_key_make(operand(cli->options, 0), &key, &fault) != OK)
		return cli_fail(&fault);
	return cli_write("-", arena_printf(cli->arena, "%s\n", key.name),
			 VAULT_NAME);
}

/* The copy is made in the clear beside the database, which is no less in the
 * clear, and leaves that folder encrypted only. */
static enum status
backup_sealed(struct cli *cli, const char *key_path, struct fault *fault)
{
	const char *plain =
		arena_printf(cli->arena, "%s.backing-up", cli->db);
	struct vault_key key;
	enum status status = vault_key_read(key_path, &key, fault);

	if (status != OK)
		return status;
	unlink(plain); /* of a backup that was cut short */
	status = backup_make(cli->db, plain, fault);
	if (status == OK)
		status = vault_close(&key, plain, operand(cli->options, 0),
				     fault);
	unlink(plain);
	return status;
}

static enum cli_exit
backup(struct cli *cli)
{
	const char *key = option_text(cli->options, "key");
	const char *target = operand(cli->options, 0);
	struct fault fault;
	enum status status = key ? backup_sealed(cli, key, &fault)
				 : backup_make(cli->db, target, &fault);

	return status == OK ? CLI_DONE : cli_fail(&fault);
}

/* A backup as a file that can be looked into, in the folder of the database
 * where it was encrypted. */
static enum status
open_backup(struct cli *cli, struct opened *ret, struct fault *fault)
{
	const char *from = operand(cli->options, 0), *path;
	struct vault_key keys[KEYS_MOST];
	size_t count = 0;
	enum status status;

	*ret = (struct opened){from, false};
	if (!vault_is(from))
		return OK;
	while ((path = option_all(cli->options, "key", count)) &&
	       count < KEYS_MOST) {
		status = vault_key_read(path, &keys[count++], fault);
		if (status != OK)
			return status;
	}
	*ret = (struct opened){
		arena_printf(cli->arena, "%s.opened", cli->db), true};
	unlink(ret->path); /* of a restore that was cut short */
	return vault_open(keys, count, from, ret->path, fault);
}

static void
close_backup(const struct opened *opened)
{
	if (opened->ours)
		unlink(opened->path);
}

static enum cli_exit
restore(struct cli *cli)
{
	struct opened opened;
	struct fault fault;
	enum status status = open_backup(cli, &opened, &fault);

	if (status == OK)
		status = backup_restore(opened.path, cli->db, &fault);
	close_backup(&opened);
	return status == OK ? CLI_DONE : cli_fail(&fault);
}

/* On a machine without the database there is nobody to tell. */
static enum cli_exit
check(struct cli *cli)
{
	struct opened opened;
	struct event_census census;
	struct fault fault;
	const char *said;
	enum status status = open_backup(cli, &opened, &fault);

	if (status == OK)
		status = backup_test(opened.path, cli->db, &census, &fault);
	close_backup(&opened);
	if (status == OK && !access(cli->db, F_OK))
		status = backup_note_test(cli->db, clock_now(&cli->clock),
					  &fault);
	if (status != OK)
		return cli_fail(&fault);
	said = arena_printf(cli->arena, "%" PRId64 " events, head %s\n",
			    census.events, census.head);
	return cli_write("-", said, strlen(said));
}

static const struct option backup_options[] = {
	OPTION_DB,
	{"key", "FILE", N_("encrypt it with the key in this file"),
	 OPTION_MAY},
};
#define OPTION_KEYS                                                            \
	{                                                                      \
		"key", "FILE",                                                 \
			N_("the key that it was encrypted with; of several "   \
			   "the one that fits"),                               \
			OPTION_MAY                                             \
	}
static const struct option check_options[] = {OPTION_DB, OPTION_KEYS};
static const struct option restore_options[] = {
	{"db", "FILE", N_("the database to put it in the place of"),
	 OPTION_MUST},
	OPTION_KEYS,
};

const struct command command_backup_key = {
	.name = "backup key",
	.synopsis = "FILE",
	.help = N_("Make a key for backups in a new file, and print its name, "
		   "which is no secret. Keep a copy of the file where the "
		   "backups are not: without it nobody can read them. For a "
		   "new key use a new file, and keep the old one as long as "
		   "its backups."),
	.operands_min = 1,
	.operands_max = 1,
	.run = make_key,
};
const struct command command_backup_check = {
	.name = "backup check",
	.synopsis = "FILE [--key FILE] [--db FILE]",
	.help = N_("Restore a backup beside the database, look at its pages "
		   "and its event log, and take it away again. The database, "
		   "where it is here, notes that it was done: vernacular "
		   "doctor says when it was last. Nothing else is changed."),
	.option = check_options,
	.options = sizeof check_options / sizeof *check_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = check,
};
const struct command command_backup = {
	.name = "backup",
	.synopsis = "FILE [--key FILE] [--db FILE]",
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
	.synopsis = "FILE --db FILE [--key FILE]",
	.help = N_("Put a backup in the place of the database, once its pages "
		   "and its event log have been checked. The old file is kept "
		   "beside it, with .before-restore after its name."),
	.option = restore_options,
	.options = sizeof restore_options / sizeof *restore_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = restore,
};
