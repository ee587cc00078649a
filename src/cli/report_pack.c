/* vernacular report pack. */
#include "cli/report_pack.h"

#include <sys/stat.h>

#include "cli/service.h"
#include "desk/packs.h"
#include "wire/model.h"

struct made {
	struct pack_wish wish;
	int64_t id;
};

static enum status
make(struct visit *visit, void *self, struct fault *fault)
{
	struct made *made = self;
	struct faults faults = {0};
	enum status status =
		pack_make(visit, &made->wish, &made->id, &faults, fault);

	faults_free(&faults);
	return status;
}

static bool
is_folder(const char *path)
{
	struct stat entry;

	return path && !stat(path, &entry) && S_ISDIR(entry.st_mode);
}

struct folder {
	struct cli *cli;
	const char *path;
};

static enum status
put_file(void *self, const char *name, const void *bytes, size_t count,
	 struct fault *fault)
{
	struct folder *folder = self;
	const char *path = arena_printf(folder->cli->arena, "%s/%s",
					folder->path, name);

	if (cli_write(path, bytes, count) == CLI_DONE)
		return OK;
	return fault_set(fault, E_IO, path, N_("It could not be written"),
			 NULL);
}

static enum status
write_pack(struct cli *cli, struct visit *visit, const struct model *model,
	   struct fault *fault)
{
	const char *path = option_text(cli->options, "o");
	const char *language = option_text(cli->options, "lang");
	const struct pack_file_wish wish = {language, "zip", NULL};
	struct folder folder = {cli, path};
	const struct pack_sink sink = {put_file, &folder};
	struct report_printed printed;
	enum status status;

	if (is_folder(path))
		return pack_files(visit, model, language, &sink, fault);
	status = pack_file(visit, model, &wish, &printed, fault);
	if (status == OK && cli_write(path ? path : "-", printed.bytes,
				      printed.count) != CLI_DONE)
		return fault_set(fault, E_IO, "o",
				 N_("It could not be written"), NULL);
	return status;
}

static enum status
show(struct cli *cli, struct service *service, int64_t made,
     struct fault *fault)
{
	struct model *model = model_object(cli->arena);
	struct visit visit;
	char id[ID_TEXT];
	enum status status = desk_read_begin(service->desk, &service->house,
					     cli->arena, &visit, fault);

	if (status != OK)
		return status;
	id_format(made, id);
	status = pack_show(&visit, id, model, fault);
	if (status == OK)
		status = write_pack(cli, &visit, model, fault);
	desk_read_end(&visit);
	return status;
}

enum cli_exit
report_pack(struct cli *cli)
{
	const char *kind = option_text(cli->options, "kind");
	struct made made = {
		.wish = {.kind = kind ? kind : "transparency",
			 .reference = option_text(cli->options, "reference"),
			 .subject = option_text(cli->options, "subject"),
			 .from = option_text(cli->options, "from"),
			 .to = option_text(cli->options, "to"),
			 .organisation = option_text(cli->options,
						     "organisation")},
	};
	struct service service;
	struct fault fault;
	enum status status = service_open(cli, &service, &fault);

	if (status != OK)
		return cli_fail(&fault);
	status = service_write(cli, &service, make, &made, &fault);
	if (status == OK)
		status = show(cli, &service, made.id, &fault);
	service_close(&service);
	return status == OK ? CLI_DONE : cli_fail_option(cli, &fault);
}
