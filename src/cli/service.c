/* The service as a command uses it. */
#include "cli/service.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum status
service_open(struct cli *cli, struct service *service, struct fault *fault)
{
	struct desk_options options = {.path = cli->db, .clock = cli->clock};
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
service_read_file(struct cli *cli, const char *path, size_t most,
		  const char **ret_bytes, size_t *ret_count,
		  struct fault *fault)
{
	FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
	struct buf buf = {0};
	char piece[65536];
	size_t count;
	int error = 0;

	if (!file)
		return fault_set(fault, E_IO, path,
				 N_("The file cannot be read: {reason}"),
				 "reason", strerror(errno), NULL);
	while ((count = fread(piece, 1, sizeof piece, file)) &&
	       buf.count <= most)
		buf_put(&buf, piece, count);
	if (ferror(file))
		error = errno ? errno : EIO;
	if (file != stdin)
		fclose(file);
	*ret_bytes = arena_copy(cli->arena, buf_string(&buf), buf.count);
	*ret_count = buf.count;
	buf_free(&buf);
	if (error)
		return fault_set(fault, E_IO, path,
				 N_("The file cannot be read: {reason}"),
				 "reason", strerror(error), NULL);
	if (*ret_count > most)
		return fault_set(fault, E_INPUT, path,
				 N_("The file is too large: split it"), NULL);
	return OK;
}
