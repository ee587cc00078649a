/* vernacular audit verify, audit export: the event log, checked or handed
 * over. */
#include <inttypes.h>

#include "cli/commands.h"
#include "store/event.h"

/* Open the store and look at it as the service itself. */
static enum status
look(struct cli *cli, struct store **ret_store, struct access *ret,
     struct fault *fault)
{
	const struct store_options options = {
		.path = cli->db, .use = STORE_COMMAND, .readers = 1};
	enum status status = store_open(&options, ret_store, fault);

	if (status != OK)
		return status;
	ret->db = store_reader(*ret_store);
	ret->scope = &scope_of_the_service_itself;
	ret->arena = cli->arena;
	return OK;
}

static enum cli_exit
verify(struct cli *cli)
{
	struct event_census census;
	struct store *store;
	struct access access;
	struct fault fault;
	struct buf out = {0};
	enum cli_exit code;
	enum status status = look(cli, &store, &access, &fault);

	if (status != OK)
		return cli_fail(&fault);
	status = event_verify(&access, &census, &fault);
	store_release(store, access.db);
	store_close(store);
	if (status != OK)
		return cli_fail(&fault);
	buf_printf(&out, "%" PRId64 " events, %" PRId64 " emptied, head %s\n",
		   census.events, census.emptied, census.head);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
export(struct cli *cli)
{
	struct store *store;
	struct access access;
	struct sink *sink = NULL;
	struct fault fault;
	enum status status = look(cli, &store, &access, &fault);

	if (status != OK)
		return cli_fail(&fault);
	status = sink_open(option_text(cli->options, "o"), &sink, &fault);
	if (status == OK)
		status = event_export(&access, sink, &fault);
	store_release(store, access.db);
	store_close(store);
	if (status == OK)
		status = sink_close(sink, &fault);
	else
		sink_abandon(sink);
	return status == OK ? CLI_DONE : cli_fail(&fault);
}

static const struct option verify_options[] = {OPTION_DB};
static const struct option export_options[] = {
	OPTION_DB,
	{"o", "OUT", N_("the file to write; - is standard output"),
	 OPTION_MUST},
};

const struct command command_audit_verify = {
	.name = "audit verify",
	.synopsis = "[--db FILE]",
	.help = N_("Walk the whole event log and check every hash. Prints the "
		   "number of events and the last hash: keep it elsewhere, and "
		   "nobody can shorten the log unseen."),
	.option = verify_options,
	.options = sizeof verify_options / sizeof *verify_options,
	.run = verify,
};
const struct command command_audit_export = {
	.name = "audit export",
	.synopsis = "-o OUT [--db FILE]",
	.help = N_("Write the event log, one JSON object a line, so that "
		   "anybody can check it: doc/event-log.md says how."),
	.option = export_options,
	.options = sizeof export_options / sizeof *export_options,
	.run = export,
};
