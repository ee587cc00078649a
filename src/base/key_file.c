/* The installation's key. */
#include "base/key_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

#define HEX (2 * HASH_BYTES)
#define FILE_MOST (KEY_FILE_MOST * (HEX + 1))

static enum status
bad_file(const char *path, struct fault *fault)
{
	return fault_set(fault, E_INPUT, path,
			 N_("{path} is no file of keys: bring back the one "
			    "that the service made"),
			 "path", path, NULL);
}

static enum status
bad_disk(const char *path, struct fault *fault)
{
	return fault_set(fault, E_IO, path,
			 N_("{path} cannot be read or written: {why}"), "path",
			 path, "why", strerror(errno), NULL);
}

static enum status
read_lines(const char *path, const char *text, size_t count,
	   struct key_file *ret, struct fault *fault)
{
	*ret = (struct key_file){.count = 0};
	if (!count || count % (HEX + 1))
		return bad_file(path, fault);
	for (; count; count -= HEX + 1, text += HEX + 1) {
		size_t bytes;

		if (text[HEX] != '\n' ||
		    sodium_hex2bin(ret->key[ret->count], HASH_BYTES, text, HEX,
				   NULL, &bytes, NULL) ||
		    bytes != HASH_BYTES)
			return bad_file(path, fault);
		ret->count++;
	}
	return OK;
}

enum status
key_file_read(const char *path, struct key_file *ret, struct fault *fault)
{
	struct buf text = {0};
	struct stat about;
	enum status status;

	if (stat(path, &about)) {
		if (errno != ENOENT)
			return bad_disk(path, fault);
		return fault_set(fault, E_NOT_FOUND, path,
				 N_("{path} is not there: bring back the "
				    "installation’s key, which is kept beside "
				    "the backups"),
				 "path", path, NULL);
	}
	if (about.st_mode & S_IRWXO)
		return fault_set(fault, E_REFUSED, path,
				 N_("Everybody on this machine may read "
				    "{path}: take that right away (chmod 600)"),
				 "path", path, NULL);
	status = file_read(path, FILE_MOST, &text, fault);
	if (status == OK)
		status = read_lines(path, text.bytes, text.count, ret, fault);
	if (text.bytes)
		sodium_memzero(text.bytes, text.count);
	buf_free(&text);
	return status;
}

static bool
write_all(int fd, const char *text, size_t count)
{
	while (count) {
		ssize_t wrote = write(fd, text, count);

		if (wrote < 0)
			return false;
		text += wrote;
		count -= (size_t)wrote;
	}
	return fsync(fd) == 0;
}

/* That a name is in its folder is on disk, too. */
static bool
sync_folder(const char *path)
{
	struct arena *arena = arena_new();
	int fd = open(file_folder(arena, path), O_RDONLY | O_DIRECTORY);
	bool done = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	arena_free(arena);
	return done;
}

static bool
replace(const char *path, const char *beside, const char *text, size_t count)
{
	int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool done = fd >= 0 && write_all(fd, text, count);

	if (fd >= 0)
		done = close(fd) == 0 && done;
	return done && rename(beside, path) == 0 && sync_folder(path);
}

enum status
key_file_write(const char *path, const struct key_file *keys,
	       struct fault *fault)
{
	struct arena *arena = arena_new();
	struct buf text = {0};
	enum status status = OK;

	for (size_t i = 0; i < keys->count; i++) {
		char hex[HEX + 1];

		hash_hex(keys->key[i], HASH_BYTES, hex);
		buf_printf(&text, "%s\n", hex);
		sodium_memzero(hex, sizeof hex);
	}
	if (!replace(path, arena_printf(arena, "%s.new", path), text.bytes,
		     text.count))
		status = bad_disk(path, fault);
	sodium_memzero(text.bytes, text.count);
	buf_free(&text);
	arena_free(arena);
	return status;
}

void
key_file_add(struct key_file *keys, struct random_source *random)
{
	if (keys->count == KEY_FILE_MOST)
		keys->count--;
	memmove(keys->key + 1, keys->key, keys->count * HASH_BYTES);
	random_fill(random, keys->key[0], HASH_BYTES);
	keys->count++;
}
