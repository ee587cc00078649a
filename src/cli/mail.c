/* vernacular mail: by which server it leaves, a test, what has not left. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/dispatches.h"
#include "desk/mail_settings.h"
#include "desk/outbox.h"
#include "wire/model.h"

/* Settings, and what was found wrong with them. */
struct wish {
	struct mail_settings_input input;
	struct faults faults;
};

static enum status
set(struct visit *visit, void *self, struct fault *fault)
{
	struct wish *wish = self;

	faults_free(&wish->faults);
	return mail_settings_set(visit, &wish->input, &wish->faults, fault);
}

/* The password is read from a file, so that it stands in no list of
 * processes. */
static enum status
read_password(struct cli *cli, struct wish *wish, struct fault *fault)
{
	const char *path = option_text(cli->options, "password-file");
	const char *bytes;
	size_t count;
	enum status status;

	if (!path)
		return OK;
	status = service_read_file(cli, path, 1000, &bytes, &count, fault);
	while (status == OK && count &&
	       (bytes[count - 1] == '\n' || bytes[count - 1] == '\r'))
		count--;
	if (status == OK)
		wish->input.password = arena_copy(cli->arena, bytes, count);
	return status;
}

static enum status
read_authority(struct cli *cli, struct wish *wish, struct fault *fault)
{
	const char *path = option_text(cli->options, "authority");
	const char *bytes;
	size_t count;
	enum status status;

	if (!path || !*path) {
		wish->input.authority = path;
		return OK;
	}
	status = service_read_file(cli, path, 20000, &bytes, &count, fault);
	if (status == OK)
		wish->input.authority = arena_copy(cli->arena, bytes, count);
	return status;
}

static enum cli_exit
run_set(struct cli *cli)
{
	const struct options *given = cli->options;
	struct wish wish = {
		.input = {
			.address = option_text(given, "address"),
			.host = option_text(given, "server"),
			.port = option_text(given, "port"),
			.security = option_text(given, "security"),
			.user = option_text(given, "user"),
			.sender = option_text(given, "from"),
			.reply_to = option_text(given, "reply-to"),
			.private_network = option_text(given, "private"),
			.organisation = option_text(given, "org"),
		}};
	struct fault fault;
	enum status status = read_password(cli, &wish, &fault);

	if (status == OK)
		status = read_authority(cli, &wish, &fault);
	if (status == OK)
		status = service_change(cli, set, &wish, &fault);
	faults_free(&wish.faults);
	return status == OK ? CLI_DONE : cli_fail_option(cli, &fault);
}

static enum cli_exit
run_show(struct cli *cli)
{
	struct model *root = model_object(cli->arena);
	const struct model *server, *row;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, mail_settings_show, root, &fault) != OK)
		return cli_fail_option(cli, &fault);
	server = model_get(root, "server");
	for (row = model_first(server); row; row = model_next(row))
		if (model_text_of(row) && *model_text_of(row) != '-')
			buf_printf(&out, "%s\t%s\n", model_key(row),
				   model_text_of(row));
	buf_printf(&out, "port\t%lld\n",
		   (long long)model_int_of(model_get(server, "port")));
	buf_printf(&out, "reply_to\t%s\n",
		   model_text_of(model_get(root, "reply_to"))
			   ? model_text_of(model_get(root, "reply_to"))
			   : "");
	buf_printf(&out, "waiting\t%lld\nfailed\t%lld\n",
		   (long long)model_int_of(model_get(root, "waiting")),
		   (long long)model_int_of(model_get(root, "failed")));
	for (row = model_first(model_get(root, "given_up")); row;
	     row = model_next(row))
		buf_printf(&out, "%s\t%s\t%s\n",
			   model_text_of(model_get(row, "id")),
			   model_text_of(model_get(row, "to")),
			   model_text_of(model_get(row, "trouble")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum status
log_test(struct visit *visit, void *self, struct fault *fault)
{
	(void)self;
	return mail_test_log(visit, fault);
}

static enum status
test(struct cli *cli, struct service *service, struct model *model,
     struct fault *fault)
{
	const struct mail_test test = {
		.to = operand(cli->options, 0),
		.organisation = option_text(cli->options, "org")};
	struct visit visit;
	enum status status = desk_read_begin(service->desk, &service->house,
					     cli->arena, &visit, fault);

	if (status != OK)
		return status;
	status = mail_test_send(&visit, &test, model, fault);
	desk_read_end(&visit);
	if (status == OK)
		status = service_write(cli, service, log_test, NULL, fault);
	return status;
}

static enum cli_exit
run_test(struct cli *cli)
{
	struct model *model = model_object(cli->arena);
	struct service service;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;
	enum status status;

	if (service_open(cli, &service, &fault) != OK)
		return cli_fail(&fault);
	status = test(cli, &service, model, &fault);
	service_close(&service);
	if (status != OK)
		return cli_fail_option(cli, &fault);
	buf_printf(&out, "%s\n", model_text_of(model_get(model, "answer")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum status
again(struct visit *visit, void *self, struct fault *fault)
{
	return mail_again(visit, self, fault);
}

static enum cli_exit
run_send(struct cli *cli)
{
	struct service service;
	struct fault fault;
	int64_t tried = 0;
	enum status status = OK;

	if (service_open(cli, &service, &fault) != OK)
		return cli_fail(&fault);
	if (option_given(cli->options, "again"))
		status = service_write(cli, &service, again, NULL, &fault);
	if (status == OK)
		status = outbox_run_here(service.desk, &tried, &fault);
	service_close(&service);
	return status == OK ? CLI_DONE : cli_fail_option(cli, &fault);
}

struct bounced {
	struct dispatch_report report;
	struct model *model;
};

static enum status
bounced(struct visit *visit, void *self, struct fault *fault)
{
	struct bounced *bounced = self;

	return dispatch_bounced(visit, &bounced->report, bounced->model,
				fault);
}

/* What a mail server sent back, from standard input or a file. */
static enum cli_exit
run_bounce(struct cli *cli)
{
	const char *path = operand(cli->options, 0);
	struct bounced wish = {.model = model_object(cli->arena)};
	struct service service;
	struct fault fault;
	struct buf out = {0};
	enum cli_exit code;
	enum status status = service_read_file(cli, path ? path : "-", 1 << 20,
					       &wish.report.bytes,
					       &wish.report.count, &fault);

	if (status != OK || service_open(cli, &service, &fault) != OK)
		return cli_fail(&fault);
	status = service_write(cli, &service, bounced, &wish, &fault);
	service_close(&service);
	if (status != OK)
		return cli_fail(&fault);
	buf_printf(&out, "%s\t%s\n", model_text_or(wish.model, "letter", "-"),
		   model_text_or(wish.model, "action", ""));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

#define OPTION_ORG                                                         \
	{                                                                  \
		"org", "NAME", N_("the organisation; the first one"),      \
			OPTION_MAY                                         \
	}

static const struct option set_options[] = {
	OPTION_DB,
	OPTION_ORG,
	{"address", "URL",
	 N_("of this service as its readers reach it: links in mail begin so"),
	 OPTION_MAY},
	{"server", "HOST", N_("the mail server"), OPTION_MAY},
	{"port", "NUMBER", N_("its port; 587 at first"), OPTION_MAY},
	{"security", "starttls|tls|none",
	 N_("how it is encrypted; none is for your own network only"),
	 OPTION_MAY},
	{"user", "NAME", N_("who signs in there"), OPTION_MAY},
	{"password-file", "FILE",
	 N_("a file with the password; - is standard input"), OPTION_MAY},
	{"from", "ADDRESS", N_("where mail comes from"), OPTION_MAY},
	{"reply-to", "ADDRESS", N_("where answers go"), OPTION_MAY},
	{"private", "yes|no",
	 N_("whether the server may be in your own network"), OPTION_MAY},
	{"authority", "FILE",
	 N_("certificates in PEM to trust beside the machine's"), OPTION_MAY},
};
static const struct option show_options[] = {OPTION_DB};
static const struct option test_options[] = {OPTION_DB, OPTION_ORG};
static const struct option send_options[] = {
	OPTION_DB,
	{"again", NULL, N_("also what was given up"), OPTION_MAY},
};

const struct command command_mail_set = {
	.name = "mail set",
	.synopsis = "[--server HOST] [--port NUMBER] [--security HOW] "
		    "[--user NAME] [--password-file FILE] [--from ADDRESS] "
		    "[--reply-to ADDRESS] [--address URL] [--org NAME] "
		    "[--db FILE]",
	.help = N_("Say by which server mail leaves. What is not said stays as "
		   "it is; members of a partnership use its server."),
	.option = set_options,
	.options = sizeof set_options / sizeof *set_options,
	.run = run_set,
};

const struct command command_mail_show = {
	.name = "mail show",
	.synopsis = "[--db FILE]",
	.help = N_("Show by which server mail leaves, how much waits, and what "
		   "was given up and why, with tabs between."),
	.option = show_options,
	.options = sizeof show_options / sizeof *show_options,
	.run = run_show,
};

const struct command command_mail_test = {
	.name = "mail test",
	.synopsis = "ADDRESS [--org NAME] [--db FILE]",
	.help = N_("Send one mail now, and print what the server answered."),
	.option = test_options,
	.options = sizeof test_options / sizeof *test_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_test,
};

const struct command command_mail_bounce = {
	.name = "mail bounce",
	.synopsis = "[FILE] [--db FILE]",
	.help = N_("Take in one mail that a mail server sent back, from FILE "
		   "or standard input: where it was to bring a letter, that "
		   "came back. Prints the letter, - for none, and what the "
		   "server says happened. A mail program that sorts what "
		   "arrives can call it."),
	.option = show_options,
	.options = sizeof show_options / sizeof *show_options,
	.operands_max = 1,
	.run = run_bounce,
};

const struct command command_mail_send = {
	.name = "mail send",
	.synopsis = "[--again] [--db FILE]",
	.help = N_("Send what is due, as the service does by itself."),
	.option = send_options,
	.options = sizeof send_options / sizeof *send_options,
	.run = run_send,
};
