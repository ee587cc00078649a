/* vernacular audit verify, audit export: the event log, checked or handed
 * over. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "desk/anchor.h"
#include "store/chain_check.h"
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

#define ANCHORS_BYTES (16u << 20)

static enum status
anchor_fault(const struct anchor *anchor, enum status status,
	     const char *message, struct fault *fault)
{
	struct arena *arena = arena_new();

	status = fault_set(fault, status, "anchor", message, "anchor",
			   anchor_line(arena, anchor), NULL);
	arena_free(arena);
	return status;
}

/* The chain fits: is it the one that was anchored? */
static enum status
check_anchor(const struct access *access, const struct anchor *anchor,
	     struct fault *fault)
{
	unsigned char hash[HASH_BYTES];
	char hex[2 * HASH_BYTES + 1];
	enum status status = chain_at(access, anchor->seq, hash, fault);

	if (status == E_NOT_FOUND)
		return anchor_fault(anchor, E_CONFLICT,
				    N_("The log ends before this anchor "
				       "({anchor}): it was shortened, or "
				       "another one stands in its place"),
				    fault);
	if (status != OK)
		return status;
	hash_hex(hash, HASH_BYTES, hex);
	return strcmp(hex, anchor->head) == 0
		       ? OK
		       : anchor_fault(anchor, E_CONFLICT,
				      N_("The log is not the one of this "
					 "anchor ({anchor}): it was made anew "
					 "since"),
				      fault);
}

/* Lines that are no anchors, such as the rest of a mail, are passed over. */
static enum status
check_lines(const struct access *access, char *text, int64_t *ret_count,
	    struct fault *fault)
{
	enum status status = OK;
	char *next, where[40];
	int64_t line = 0;

	for (*ret_count = 0; text && status == OK; text = next) {
		struct anchor anchor = {0};

		next = strchr(text, '\n');
		if (next)
			*next++ = '\0';
		line++;
		if (strncmp(text, "vernacular ", 11) != 0)
			continue;
		snprintf(where, sizeof where, "anchor:%" PRId64, line);
		if (!anchor_parse(text, &anchor))
			return fault_set(fault, E_INPUT, where,
					 N_("This is no anchor: vernacular, "
					    "day, event and hash"),
					 NULL);
		++*ret_count;
		status = check_anchor(access, &anchor, fault);
	}
	return status;
}

static enum status
check_anchors(const struct access *access, const char *path,
	      int64_t *ret_count, struct fault *fault)
{
	struct buf text = {0};
	enum status status = file_read(path, ANCHORS_BYTES, &text, fault);

	buf_char(&text, '\0');
	if (status == OK)
		status = check_lines(access, text.bytes, ret_count, fault);
	if (status == OK && !*ret_count)
		status = fault_set(fault, E_INPUT, path,
				   N_("The file holds no anchor: name one that "
				      "serve --anchor wrote, or mails of it"),
				   NULL);
	buf_free(&text);
	return status;
}

static enum cli_exit
verify(struct cli *cli)
{
	const char *anchor = option_text(cli->options, "anchor");
	int64_t anchors = 0;
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
	if (status == OK && anchor)
		status = check_anchors(&access, anchor, &anchors, &fault);
	store_release(store, access.db);
	store_close(store);
	if (status != OK)
		return cli_fail(&fault);
	buf_printf(&out, "%" PRId64 " events, %" PRId64 " emptied, head %s\n",
		   census.events, census.emptied, census.head);
	if (anchor)
		buf_printf(&out, "%" PRId64 " anchors fit\n", anchors);
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

static const struct option verify_options[] = {
	OPTION_DB,
	{"anchor", "FILE",
	 N_("also hold the log against each anchor in this file"), OPTION_MAY},
};
static const struct option export_options[] = {
	OPTION_DB,
	{"o", "OUT", N_("the file to write; - is standard output"),
	 OPTION_MUST},
};

const struct command command_audit_verify = {
	.name = "audit verify",
	.synopsis = "[--anchor FILE] [--db FILE]",
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
