/* vernacular form render: a form as it goes out, from the store. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/forms.h"
#include "wire/json.h"
#include "wire/model.h"

#define DATA_BYTES_MAX (1 << 20)

struct job {
	struct form_wish wish;
	struct form_printed printed;
	struct faults faults;
};

static enum status
read_data(struct cli *cli, struct job *job, struct fault *fault)
{
	const char *path = option_text(cli->options, "data"), *bytes;
	size_t count;
	enum status status;

	if (!path)
		return OK;
	status = service_read_file(cli, path, DATA_BYTES_MAX, &bytes, &count,
				   fault);
	if (status == OK)
		status = json_parse(bytes, count, cli->arena, &job->wish.data,
				    fault);
	return status;
}

static enum status
print(struct cli *cli, struct job *job, struct fault *fault)
{
	struct service service;
	struct visit visit;
	enum status status = service_open(cli, &service, fault);

	if (status != OK)
		return status;
	status = desk_read_begin(service.desk, &service.house, cli->arena,
				 &visit, fault);
	if (status == OK) {
		status = form_print(&visit, &job->wish, &job->printed,
				    &job->faults, fault);
		desk_read_end(&visit);
	}
	service_close(&service);
	return status;
}

static enum cli_exit
run(struct cli *cli)
{
	const struct options *o = cli->options;
	struct job job = {.wish = {.form = operand(o, 0),
				   .language = option_text(o, "language"),
				   .beside = option_text(o, "beside"),
				   .on = option_text(o, "on"),
				   .format = option_text(o, "format")}};
	int64_t size = 0;
	struct fault fault;
	enum cli_exit code;

	if (option_number(o, "size", 12, 28, &size, &fault) != OK)
		return cli_usage(cli, &fault);
	job.wish.size_pt = (int)size;
	if (read_data(cli, &job, &fault) != OK)
		return cli_fail(&fault);
	if (print(cli, &job, &fault) != OK)
		code = job.faults.count ? cli_fail_all(&job.faults)
					: cli_fail_option(cli, &fault);
	else
		code = cli_write(option_text(o, "o"), job.printed.bytes,
				 job.printed.count);
	faults_free(&job.faults);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"format", "FORMAT", N_("pdf, html, text or tree"), OPTION_MUST},
	OPTION_OUT,
	{"language", "en|cy", N_("the form's language; en"), OPTION_MAY},
	{"beside", "TAG", N_("the translation to set beside it"), OPTION_MAY},
	{"on", "DATE", N_("the version for notices served that day; today"),
	 OPTION_MAY},
	{"data", "FILE.json", N_("what stands in the blanks; else examples"),
	 OPTION_MAY},
	{"size", "PT", N_("12 to 28"), OPTION_MAY},
};

const struct command command_form_render = {
	.name = "form render",
	.synopsis = "CODE|NUMBER --format FORMAT -o OUT [OPTION]...",
	.help = N_("Print a form that was loaded, whole, after its hash was "
		   "checked; a translation stands beside it on pages of its "
		   "own, marked as one."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
