/* The service as a command uses it. */
#include "cli/service.h"

#include "base/file.h"
#include "web/label.h"

enum status
service_open(struct cli *cli, struct service *service, struct fault *fault)
{
	struct desk_options options = {
		.path = cli->db, .clock = cli->clock, .label = label_of};
	struct visit visit;
	enum status status;

	*service = (struct service){0};
	status = desk_open(&options, &service->desk, fault);
	if (status != OK)
		return status;
	status = desk_read_begin(service->desk, NULL, cli->arena, &visit,
				 fault);
	if (status == OK) {
		status = desk_house_caller(&visit, &service->house, fault);
		desk_read_end(&visit);
	}
	if (status != OK)
		service_close(service);
	return status;
}

void
service_close(struct service *service)
{
	desk_close(service->desk);
	service->desk = NULL;
}

enum status
service_write(struct cli *cli, struct service *service,
	      enum status (*run)(struct visit *, void *self, struct fault *),
	      void *self, struct fault *fault)
{
	return desk_write_now(service->desk, &service->house, cli->arena, run,
			      self, fault);
}

enum status
service_change(struct cli *cli,
	       enum status (*run)(struct visit *, void *self, struct fault *),
	       void *self, struct fault *fault)
{
	struct service service;
	enum status status = service_open(cli, &service, fault);

	if (status != OK)
		return status;
	status = service_write(cli, &service, run, self, fault);
	service_close(&service);
	return status;
}

enum status
service_show(struct cli *cli,
	     enum status (*show)(struct visit *, struct model *,
				 struct fault *),
	     struct model *model, struct fault *fault)
{
	struct service service;
	struct visit visit;
	enum status status = service_open(cli, &service, fault);

	if (status != OK)
		return status;
	status = desk_read_begin(service.desk, &service.house, cli->arena,
				 &visit, fault);
	if (status == OK) {
		status = show(&visit, model, fault);
		desk_read_end(&visit);
	}
	service_close(&service);
	return status;
}

enum status
service_read_file(struct cli *cli, const char *path, size_t most,
		  const char **ret_bytes, size_t *ret_count,
		  struct fault *fault)
{
	struct buf buf = {0};
	enum status status = file_read(path, most, &buf, fault);

	if (status == OK) {
		*ret_bytes = arena_copy(cli->arena, buf_string(&buf),
					buf.count);
		*ret_count = buf.count;
	}
	buf_free(&buf);
	return status;
}
