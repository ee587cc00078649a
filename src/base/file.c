/* A file that is read whole, and the folder of one. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum status
unreadable(const char *path, int why, struct fault *fault)
{
	return fault_set(fault, E_IO, path,
			 N_("this file cannot be read: {reason}"), "reason",
			 strerror(why), NULL);
}

enum status
file_read(const char *path, size_t most, struct buf *out, struct fault *fault)
{
	FILE *file = !strcmp(path, "-") ? stdin : fopen(path, "rbe");
	size_t before = out->count, count;
	char block[16384];
	int failed;

	if (!file)
		return unreadable(path, errno, fault);
	errno = 0;
	while (out->count - before <= most &&
	       (count = fread(block, 1, sizeof block, file)))
		buf_put(out, block, count);
	failed = ferror(file) ? errno : 0;
	if (file != stdin)
		fclose(file);
	if (failed)
		return unreadable(path, failed, fault);
	if (out->count - before > most)
		return fault_set(fault, E_INPUT, path,
				 N_("this file is too long: is it the right "
				    "one?"),
				 NULL);
	return OK;
}

const char *
file_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/"
			     : arena_copy(arena, path, (size_t)(slash - path));
}

enum status
file_append(const char *path, const char *text, struct fault *fault)
{
	size_t bytes = strlen(text);
	int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
	bool good = file >= 0 && write(file, text, bytes) == (ssize_t)bytes &&
		    fsync(file) == 0;
	int trouble = errno;

	if (file >= 0 && close(file) != 0)
		good = false;
	if (good)
		return OK;
	return fault_set(fault, E_IO, path,
			 N_("The file cannot be written ({reason}): check the "
			    "folder and the disk"),
			 "reason", strerror(trouble), NULL);
}
