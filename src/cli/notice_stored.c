/* vernacular notice import --by and notice export --db: translations into the
 * service's own store and out of it. */
#include "cli/commands.h"
#include "cli/notices.h"
#include "cli/person.h"
#include "desk/account.h"
#include "desk/translations.h"
#include "notice/parcel.h"
#include "wire/model.h"

struct arrival {
	struct translations_import wish;
	struct model *model;
	struct faults faults;
};

static enum status
import_file(struct visit *visit, void *self, struct fault *fault)
{
	struct arrival *arrival = self;

	faults_free(&arrival->faults);
	arrival->model = model_object(visit->arena);
	return translations_import(visit, &arrival->wish, arrival->model,
				   &arrival->faults, fault);
}

static enum cli_exit
print_arrival(const struct arrival *arrival)
{
	const struct model *model = arrival->model;
	struct buf out = {0};
	enum cli_exit code;

	buf_printf(&out, "%s %s %lld taken, %lld unchanged, %lld refused\n",
		   model_text_of(model_get(model, "name")),
		   model_text_of(model_get(model, "language")),
		   (long long)model_int_of(model_get(model, "taken")),
		   (long long)model_int_of(model_get(model, "unchanged")),
		   (long long)model_int_of(model_get(model, "refused")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

enum cli_exit
cli_import_stored(struct cli *cli)
{
	struct arrival arrival = {
		.wish = {.name = option_text(cli->options, "notice"),
			 .language = option_text(cli->options, "lang"),
			 .file.name = operand(cli->options, 0),
			 .use = option_given(cli->options, "dry-run")
					? IMPORT_LOOK
					: IMPORT_TAKE},
	};
	struct fault fault;
	const char *bytes;
	enum cli_exit code, printed;

	if (service_read_file(cli, operand(cli->options, 0), PARCEL_BYTES_MAX,
			      &bytes, &arrival.wish.file.count, &fault) != OK)
		return cli_fail(&fault);
	arrival.wish.file.bytes = bytes;
	if (person_write(cli, import_file, &arrival, &fault) != OK) {
		code = arrival.faults.count ? cli_fail_all(&arrival.faults)
					    : cli_fail_option(cli, &fault);
		faults_free(&arrival.faults);
		return code;
	}
	code = arrival.faults.count ? cli_fail_all(&arrival.faults) : CLI_DONE;
	faults_free(&arrival.faults);
	printed = print_arrival(&arrival);
	return printed == CLI_DONE ? code : printed;
}

struct departure {
	struct translations_export wish;
	const char *by;
	struct translations_file file;
	struct faults faults;
};

/* As the organisation of --by has it, else the first one. */
static enum status
export_file(struct cli *cli, struct departure *departure, struct fault *fault)
{
	struct service service;
	struct caller caller;
	struct visit visit;
	enum status status = service_open(cli, &service, fault);

	if (status != OK)
		return status;
	caller = service.house;
	status = desk_read_begin(service.desk, &caller, cli->arena, &visit,
				 fault);
	if (status == OK && departure->by)
		status = account_called(&visit, departure->by, &caller, fault);
	if (status == OK)
		status = translations_export(&visit, &departure->wish,
					     &departure->file,
					     &departure->faults, fault);
	desk_read_end(&visit);
	service_close(&service);
	return status;
}

enum cli_exit
cli_export_stored(struct cli *cli)
{
	struct departure departure = {
		.wish = {.name = operand(cli->options, 0),
			 .language = option_text(cli->options, "lang"),
			 .as = option_text(cli->options, "as"),
			 .what = option_given(cli->options, "only") ? "open"
								    : "all"},
		.by = option_text(cli->options, "by"),
	};
	struct fault fault;
	enum cli_exit code;

	if (export_file(cli, &departure, &fault) == OK)
		code = cli_write(option_text(cli->options, "o"),
				 departure.file.bytes, departure.file.count);
	else
		code = departure.faults.count ? cli_fail_all(&departure.faults)
					      : cli_fail_option(cli, &fault);
	faults_free(&departure.faults);
	return code;
}
