/* vernacular flag: telling those who knock on doors what tenants need. */
#include <string.h>

#include "base/sign.h"
#include "base/sink.h"
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/flags.h"
#include "desk/outbox.h"
#include "desk/recipients.h"
#include "lang/zone.h"
#include "wire/model.h"

static void
put_text(struct buf *out, const struct model *row, const char *key)
{
	const char *text = model_text_of(model_get(row, key));

	buf_printf(out, "\t%s", text ? text : "-");
}

static void
put_time(struct buf *out, const struct model *row, const char *key)
{
	const struct model *time = model_get(row, key);
	char text[ZONE_TIME_TEXT] = "-";

	if (model_kind_of(time) == MODEL_TIME)
		zone_local_text(model_int_of(time), text);
	buf_printf(out, "\t%s", text);
}

static enum cli_exit
run_recipients(struct cli *cli)
{
	struct model *root = model_object(cli->arena);
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, recipients_list, root, &fault) != OK)
		return cli_fail_option(cli, &fault);
	for (const struct model *row =
		     model_first(model_get(root, "recipients"));
	     row; row = model_next(row)) {
		const struct model *last = model_get(row, "last");

		buf_text(&out, model_text_of(model_get(row, "name")));
		put_text(&out, row, "kind");
		put_text(&out, row, "organisation");
		put_text(&out, row, "channel");
		put_time(&out, row, "next_at");
		put_time(&out, last, "made_at");
		put_text(&out, last, "state");
		put_time(&out, last, "opened_at");
		buf_char(&out, '\n');
	}
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
run_key(struct cli *cli)
{
	unsigned char key[SIGN_KEY_BYTES];
	struct service service;
	char pem[SIGN_PEM_TEXT];
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_open(cli, &service, &fault) != OK)
		return cli_fail(&fault);
	flag_key(service.desk, key);
	service_close(&service);
	sign_pem(key, pem);
	buf_text(&out, pem);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

/* The id of the recipient of that name. */
static enum status
find(struct cli *cli, struct service *service, const char *name, int64_t *ret,
     struct fault *fault)
{
	struct model *root = model_object(cli->arena);
	struct visit visit;
	enum status status = desk_read_begin(service->desk, &service->house,
					     cli->arena, &visit, fault);

	if (status != OK)
		return status;
	status = recipients_list(&visit, root, fault);
	desk_read_end(&visit);
	for (const struct model *row =
		     model_first(model_get(root, "recipients"));
	     status == OK && row; row = model_next(row))
		if (!strcmp(model_text_of(model_get(row, "name")), name) &&
		    id_parse(model_text_of(model_get(row, "id")), ret))
			return OK;
	if (status != OK)
		return status;
	return fault_set(fault, E_NOT_FOUND, "--recipient",
			 N_("{value} is no recipient here: see vernacular flag "
			    "recipients"),
			 "value", name, NULL);
}

struct wish {
	const char *id;
	struct flag_bytes bytes;
};

static enum status
fetched(struct visit *visit, void *self, struct fault *fault)
{
	const struct wish *wish = self;

	return delivery_fetched(visit, wish->id, fault);
}

static enum status
write_file(const char *path, const void *bytes, size_t count,
	   struct fault *fault)
{
	struct sink *sink;
	enum status status = sink_open(path, &sink, fault);

	if (status != OK)
		return status;
	sink_put(sink, bytes, count);
	return sink_close(sink, fault);
}

/* The file and its signature beside it; standard output has none. */
static enum status
write_both(struct cli *cli, const struct flag_bytes *file, struct fault *fault)
{
	const char *path = option_text(cli->options, "o");
	enum status status = OK;

	if (strcmp(path, "-"))
		status = write_file(arena_printf(cli->arena, "%s.sig", path),
				    file->signature, strlen(file->signature),
				    fault);
	if (status == OK)
		status = write_file(path, file->bytes, file->count, fault);
	return status;
}

static enum status
export(struct cli *cli, struct service *service, struct fault *fault)
{
	struct flag_order order = {
		.way = FLAG_BY_HAND,
		.format = option_text(cli->options, "format"),
	};
	struct wish wish;
	struct visit visit;
	char id[ID_TEXT];
	int64_t delivery, tried;
	enum status status = find(cli, service,
				  option_text(cli->options, "recipient"),
				  &order.recipient, fault);

	if (status == OK)
		status = flag_make(service->desk, &order, &delivery, fault);
	if (status == OK)
		status = desk_read_begin(service->desk, &service->house,
					 cli->arena, &visit, fault);
	if (status != OK)
		return status;
	id_format(delivery, id);
	wish.id = id;
	status = delivery_file(&visit, id, &wish.bytes, fault);
	desk_read_end(&visit);
	if (status == OK)
		status = write_both(cli, &wish.bytes, fault);
	if (status == OK)
		status = service_write(cli, service, fetched, &wish, fault);
	if (status == OK)
		status = outbox_run_here(service->desk, &tried, fault);
	return status;
}

static enum cli_exit
run_export(struct cli *cli)
{
	struct service service;
	struct fault fault;
	enum status status;

	if (service_open(cli, &service, &fault) != OK)
		return cli_fail(&fault);
	status = export(cli, &service, &fault);
	service_close(&service);
	return status == OK ? CLI_DONE : cli_fail_option(cli, &fault);
}

static enum cli_exit
run_send(struct cli *cli)
{
	struct service service;
	struct fault fault;
	int64_t tried = 0;
	enum status status;

	if (service_open(cli, &service, &fault) != OK)
		return cli_fail(&fault);
	status = outbox_run_here(service.desk, &tried, &fault);
	service_close(&service);
	return status == OK ? CLI_DONE : cli_fail_option(cli, &fault);
}

static const struct option database[] = {OPTION_DB};
static const struct option export_options[] = {
	OPTION_DB,
	{"recipient", "NAME", N_("who it is for"), OPTION_MUST},
	{"format", "json|csv|csv-bom", N_("the recipient's own"), OPTION_MAY},
	{"o", "OUT",
	 N_("where to write it, with its signature beside it in OUT.sig; - is "
	    "standard output"),
	 OPTION_MUST},
};

const struct command command_flag_recipients = {
	.name = "flag recipients",
	.synopsis = "[--db FILE]",
	.help = N_("List who is told what tenants need: name, kind, "
		   "organisation, channel, when the next delivery is due, when "
		   "the last was made, its state and when it was opened, with "
		   "tabs between."),
	.option = database,
	.options = 1,
	.run = run_recipients,
};

const struct command command_flag_export = {
	.name = "flag export",
	.synopsis = "--recipient NAME [--format FORMAT] -o OUT [--db FILE]",
	.help = N_("Write the flags that a recipient may have to a file, "
		   "signed. It is a delivery like any other: what it holds and "
		   "that it was handed over is kept."),
	.option = export_options,
	.options = sizeof export_options / sizeof *export_options,
	.run = run_export,
};

const struct command command_flag_key = {
	.name = "flag key",
	.synopsis = "[--db FILE]",
	.help = N_("Print the public key that deliveries are signed under "
		   "(Ed25519, PEM)."),
	.option = database,
	.options = 1,
	.run = run_key,
};

const struct command command_flag_send = {
	.name = "flag send",
	.synopsis = "[--db FILE]",
	.help = N_("Make and send what is due now. While vernacular serve runs "
		   "this happens by itself."),
	.option = database,
	.options = 1,
	.run = run_send,
};
