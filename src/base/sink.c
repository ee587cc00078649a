/* Where results go. */
#include "base/sink.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

struct sink {
	FILE *file;
	char *path;    /* final name, NULL for standard output */
	char *partial; /* the name it is written under, NULL for its own */
	int error;     /* the first errno */
};

static enum status
io_fault(struct fault *fault, const char *path, int error)
{
	return fault_set(fault, E_IO, path,
			 N_("cannot be written: {reason}"), "reason",
			 strerror(error), NULL);
}

/* A device or a pipe stays what it is: moving a file to its name would take
 * its place. */
static bool
is_special(const char *path)
{
	struct stat about;

	return !stat(path, &about) && !S_ISREG(about.st_mode) &&
	       !S_ISDIR(about.st_mode);
}

static FILE *
open_partial(struct sink *sink)
{
	size_t size = strlen(sink->path) + 16;
	FILE *file = NULL;
	int fd, error;

	sink->partial = mem_new(size);
	snprintf(sink->partial, size, "%s.XXXXXX", sink->path);
	fd = mkstemp(sink->partial);
	if (fd >= 0)
		file = fdopen(fd, "wb");
	error = errno;
	if (fd >= 0 && !file)
		close(fd);
	errno = error;
	return file;
}

enum status
sink_open(const char *path, struct sink **ret_sink, struct fault *fault)
{
	struct sink *sink = mem_new(sizeof *sink);

	if (!strcmp(path, "-")) {
		sink->file = stdout;
		*ret_sink = sink;
		return OK;
	}
	sink->path = mem_text(path);
	sink->file = is_special(path) ? fopen(path, "wbe")
				      : open_partial(sink);
	if (!sink->file) {
		enum status status = io_fault(fault, path, errno);

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
	if (sink->partial && !sink->error) {
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
