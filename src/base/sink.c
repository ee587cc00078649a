/* Where results go. */
#include "base/sink.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

struct sink {
	FILE *file;
	char *path;    /* final name, NULL for standard output */
	char *partial; /* the name it is written under */
	int error;     /* the first errno */
};

static enum status
io_fault(struct fault *fault, const char *path, int error)
{
	return fault_set(fault, E_IO, path,
			 N_("cannot be written: {reason}"), "reason",
			 strerror(error), NULL);
}

enum status
sink_open(const char *path, struct sink **ret_sink, struct fault *fault)
{
	struct sink *sink = mem_new(sizeof *sink);
	size_t size = strlen(path) + 16;
	int fd;

	if (!strcmp(path, "-")) {
		sink->file = stdout;
		*ret_sink = sink;
		return OK;
	}
	sink->path = mem_text(path);
	sink->partial = mem_new(size);
	snprintf(sink->partial, size, "%s.XXXXXX", path);
	fd = mkstemp(sink->partial);
	if (fd >= 0)
		sink->file = fdopen(fd, "wb");
	if (!sink->file) {
		enum status status = io_fault(fault, path, errno);

		if (fd >= 0)
			close(fd);
		sink_abandon(sink);
		return status;
	}
	*ret_sink = sink;
	return OK;
}

void
sink_put(struct sink *sink, const void *bytes, size_t count)
{
	if (sink->error || !count)
		return;
	if (fwrite(bytes, 1, count, sink->file) != count)
		sink->error = errno ? errno : EIO;
}

enum status
sink_close(struct sink *sink, struct fault *fault)
{
	enum status status = OK;
	const char *name = sink->path ? sink->path : "standard output";

	if (fflush(sink->file) && !sink->error)
		sink->error = errno;
	if (sink->path && !sink->error) {
		if (fsync(fileno(sink->file)) ||
		    rename(sink->partial, sink->path))
			sink->error = errno;
		else
			sink->partial[0] = '\0';
	}
	if (sink->error)
		status = io_fault(fault, name, sink->error);
	sink_abandon(sink);
	return status;
}

void
sink_abandon(struct sink *sink)
{
	if (!sink)
		return;
	if (sink->path && sink->file)
		fclose(sink->file);
	if (sink->partial && sink->partial[0])
		unlink(sink->partial);
	free(sink->partial);
	free(sink->path);
	free(sink);
}
