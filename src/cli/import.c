/* vernacular import: tables of tenants, providers and requests. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/service.h"
#include "desk/import.h"
#include "wire/model.h"

#define IMPORT_BYTES_MAX ((size_t)256 << 20)
#define PROGRESS_LEAST 20000

struct reading {
	struct cli *cli;
	struct service *service;
	struct progress *progress;
};

static enum status
publish(struct visit *visit, void *self, struct fault *fault)
{
	return import_publish(visit, self, fault);
}

/* A table of a few rows needs no bar. */
static void
tell(void *self, int64_t done, int64_t total)
{
	struct progress *progress = self;

	if (total < PROGRESS_LEAST)
		return;
	if (!progress->total)
		*progress = progress_start("import", total);
	progress->total = total;
	progress_at(progress, done);
}

static enum status
read_table(struct reading *reading, struct import **ret, struct faults *faults,
	   struct fault *fault)
{
	struct cli *cli = reading->cli;
	struct service *service = reading->service;
	struct progress *progress = reading->progress;
	struct import_source source = {.progress = tell, .self = progress};
	struct visit visit;
	enum status status = service_read_file(cli, operand(cli->options, 1),
					       IMPORT_BYTES_MAX, &source.bytes,
					       &source.count, fault);

	if (status == OK &&
	    !import_kind_parse(operand(cli->options, 0), &source.kind))
		status = E_INTERNAL;
	if (status == OK)
		status = desk_read_begin(service->desk, &service->house,
					 cli->arena, &visit, fault);
	if (status != OK)
		return status;
	status = import_read(&visit, &source, ret, faults, fault);
	desk_read_end(&visit);
	return status;
}

/* A fault in the table says in which file the line is. */
static void
name_file(struct cli *cli, struct fault *fault)
{
	const char *where = arena_text(cli->arena, fault->where);

	if (!strncmp(where, "line ", 5) || !strncmp(where, "row ", 4))
		snprintf(fault->where, sizeof fault->where, "%s: %s",
			 operand(cli->options, 1), where);
}

static enum cli_exit
say_faults(struct cli *cli, struct faults *faults)
{
	for (size_t i = 0; i < faults->count && i < FAULTS_MAX; i++)
		name_file(cli, &faults->list[i]);
	return cli_fail_all(faults);
}

static void
say_summary(struct cli *cli, const struct import *import)
{
	struct model *sum = model_object(cli->arena);

	import_summary(import, sum);
	fprintf(stderr,
		"%lld rows: %lld added, %lld changed, %lld as they were\n",
		(long long)model_int_of(model_get(sum, "rows")),
		(long long)model_int_of(model_get(sum, "added")),
		(long long)model_int_of(model_get(sum, "changed")),
		(long long)model_int_of(model_get(sum, "same")));
}

static enum cli_exit
run(struct cli *cli)
{
	struct import *import = NULL;
	struct faults faults = {0};
	struct service service;
	struct progress progress = {0};
	struct reading reading = {cli, &service, &progress};
	struct fault fault;
	enum status status;
	enum cli_exit code = CLI_DONE;

	if (choice_check("import", "tenants|providers|requests",
			 operand(cli->options, 0), &fault) != OK)
		return cli_usage(cli, &fault);
	status = service_open(cli, &service, &fault);
	if (status != OK)
		return cli_fail(&fault);
	status = read_table(&reading, &import, &faults, &fault);
	if (status == OK && !option_given(cli->options, "dry-run"))
		status = service_write(cli, &service, publish, import, &fault);
	progress_end(&progress);
	if (faults.count) {
		code = say_faults(cli, &faults);
	} else if (status != OK) {
		name_file(cli, &fault);
		code = cli_fail(&fault);
	} else {
		say_summary(cli, import);
	}
	import_free(import);
	faults_free(&faults);
	service_close(&service);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"dry-run", NULL, N_("check everything and keep nothing"), OPTION_MAY},
};

const struct command command_import = {
	.name = "import",
	.synopsis = "tenants|providers|requests FILE.csv [--dry-run] "
		    "[--db FILE]",
	.help = N_("Read a table into the register. Every wrong row is named "
		   "with its line, and nothing is kept unless all rows are "
		   "right; importing the same table again updates."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 2,
	.operands_max = 2,
	.run = run,
};
