/* The folder of a campaign. While it is written there is manifest.csv.part,
 * which ends with the last letter that is there for certain, and a file that
 * says of what the letters are made. Letters are written beside their names;
 * when a group of them is on disk they get their names, and then their rows in
 * the manifest. Who falls between makes the same files once more. */
#define _GNU_SOURCE /* syncfs */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "cli/campaign_inside.h"

#define MANIFEST "manifest.csv"
#define PART "manifest.csv.part"
#define RESUME "campaign.resume"
#define HEAD "n,tenant,language,format,size,pages,file,sha256,state,reason\r\n"
#define MANIFEST_BYTES_MAX ((size_t)1 << 30)
#define HASH_TEXT (2 * HASH_BYTES + 1)

struct campaign_files {
	char *folder;
	int dir, lock;
	FILE *manifest;
	struct buf rows;
};

static enum status
cannot(const char *name, struct fault *fault)
{
	return fault_set(fault, E_IO, name, N_("cannot be written: {reason}"),
			 "reason", strerror(errno), NULL);
}

static enum status
conflict(const char *folder, const char *message, struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, folder, message, NULL);
}

/* Who goes on must go on with the same letters. */
static enum status
check_identity(struct campaign_files *files, enum campaign_start start,
	       const char *identity, struct fault *fault)
{
	char kept[HASH_TEXT] = "";
	ssize_t count;

	files->lock =
		openat(files->dir, RESUME, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (files->lock < 0)
		return cannot(files->folder, fault);
	if (flock(files->lock, LOCK_EX | LOCK_NB))
		return conflict(files->folder,
				N_("Another program is writing this campaign: "
				   "wait for it"),
				fault);
	count = read(files->lock, kept, sizeof kept - 1);
	if (count == (ssize_t)sizeof kept - 1 && start == CAMPAIGN_ANEW)
		return conflict(files->folder,
				N_("A campaign was begun here: go on with "
				   "--resume, or name another folder"),
				fault);
	if (count == (ssize_t)sizeof kept - 1 && strcmp(kept, identity) != 0)
		return conflict(files->folder,
				N_("This was begun with other recipients, "
				   "words or options: name another folder"),
				fault);
	if (pwrite(files->lock, identity, sizeof kept - 1, 0) !=
		    (ssize_t)sizeof kept - 1 ||
	    fsync(files->lock))
		return cannot(files->folder, fault);
	return OK;
}

/* The file of a row of the manifest is as it was written. */
static bool
is_there(const struct campaign_files *files, const struct csv_row *row)
{
	const char *path;
	struct arena *arena;
	struct buf bytes = {0};
	unsigned char hash[HASH_BYTES];
	char text[HASH_TEXT];
	struct fault fault;
	bool same;

	if (row->fields < 10)
		return false;
	if (!*row->field[6])
		return true; /* there is none */
	arena = arena_new();
	path = arena_printf(arena, "%s/%s", files->folder, row->field[6]);
	same = file_read(path, SIZE_MAX / 2, &bytes, &fault) == OK;
	hash_sha256(bytes.bytes, bytes.count, hash);
	hash_hex(hash, HASH_BYTES, text);
	same = same && !strcmp(text, row->field[7]);
	buf_free(&bytes);
	arena_free(arena);
	return same;
}

/* How many bytes of the manifest hold rows whose letters are there. */
static size_t
read_done(struct campaign_files *files, const struct buf *part,
	  int64_t *ret_done)
{
	const char *text = part->bytes;
	size_t at = strlen(HEAD);

	*ret_done = 0;
	if (part->count < at || memcmp(text, HEAD, at) != 0)
		return 0;
	while (at < part->count) {
		const char *end = memchr(text + at, '\n', part->count - at);
		const struct csv_row *row = NULL;
		struct csv *csv;
		bool there;

		if (!end)
			break;
		csv = csv_new_memory(text + at, (size_t)(end - text) - at);
		there = csv_next(csv, &row, NULL) == OK && row &&
			is_there(files, row);
		csv_free(csv);
		if (!there)
			break;
		at = (size_t)(end - text) + 1;
		++*ret_done;
	}
	return at;
}

/* The manifest up to what is there. */
static enum status
begin_manifest(struct campaign_files *files, enum campaign_start start,
	       int64_t *ret_done, struct fault *fault)
{
	struct buf part = {0};
	size_t kept = 0;
	struct arena *arena = arena_new();
	const char *path = arena_printf(arena, "%s/%s", files->folder, PART);
	bool fine;

	*ret_done = 0;
	if (start == CAMPAIGN_RESUME &&
	    file_read(path, MANIFEST_BYTES_MAX, &part, fault) == OK)
		kept = read_done(files, &part, ret_done);
	files->manifest = fopen(path, kept ? "r+be" : "wbe");
	fine = files->manifest &&
	       !ftruncate(fileno(files->manifest), (off_t)kept) &&
	       !fseeko(files->manifest, 0, SEEK_END) &&
	       (kept || fputs(HEAD, files->manifest) >= 0) &&
	       !fflush(files->manifest) && !fsync(fileno(files->manifest));
	if (!fine)
		(void)!cannot(path, fault);
	buf_free(&part);
	arena_free(arena);
	return fine ? OK : E_IO;
}

static enum status
open_folder(struct campaign_files *files, enum campaign_start start,
	    struct fault *fault)
{
	if (mkdir(files->folder, 0777) && errno != EEXIST)
		return cannot(files->folder, fault);
	files->dir = open(files->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (files->dir < 0)
		return cannot(files->folder, fault);
	if (faccessat(files->dir, MANIFEST, F_OK, 0))
		return OK;
	return conflict(files->folder,
			start == CAMPAIGN_RESUME
				? N_("This campaign is finished: there is "
				     "nothing to go on with")
				: N_("There is a finished campaign here: name "
				     "another folder"),
			fault);
}

enum status
campaign_files_open(const char *folder, enum campaign_start start,
		    const unsigned char identity[HASH_BYTES],
		    struct campaign_files **ret, int64_t *ret_done,
		    struct fault *fault)
{
	struct campaign_files *files = mem_new(sizeof *files);
	char text[HASH_TEXT];
	enum status status;

	hash_hex(identity, HASH_BYTES, text);
	files->folder = mem_text(folder);
	files->dir = files->lock = -1;
	status = open_folder(files, start, fault);
	if (status == OK)
		status = check_identity(files, start, text, fault);
	if (status == OK)
		status = begin_manifest(files, start, ret_done, fault);
	if (status == OK)
		*ret = files;
	else
		campaign_files_close(files);
	return status;
}

void
campaign_files_close(struct campaign_files *files)
{
	if (!files)
		return;
	if (files->manifest)
		fclose(files->manifest);
	if (files->lock >= 0)
		close(files->lock);
	if (files->dir >= 0)
		close(files->dir);
	buf_free(&files->rows);
	free(files->folder);
	free(files);
}

/* The name that a file is written under. */
static void
part_name(const char *name, char *ret, size_t bytes)
{
	(void)snprintf(ret, bytes, ".%s.part", name);
}

enum status
campaign_files_put(struct campaign_files *files, const char *name,
		   const struct buf *content, struct fault *fault)
{
	char part[NAME_MAX + 1];
	size_t at = 0;
	int fd;

	part_name(name, part, sizeof part);
	fd = openat(files->dir, part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
		    0666);
	if (fd < 0)
		return cannot(name, fault);
	while (at < content->count) {
		ssize_t put =
			write(fd, content->bytes + at, content->count - at);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			break;
		at += (size_t)put;
	}
	if (close(fd) || at < content->count)
		return cannot(name, fault);
	return OK;
}

static void
put_row(struct csv_writer *csv, const struct campaign_result *result)
{
	const struct recipient *to = result->recipient;
	char hash[HASH_TEXT] = "";

	csv_put_int(csv, to->n);
	csv_put(csv, to->who);
	csv_put(csv, to->language);
	csv_put(csv, to->format);
	if (to->size_pt)
		csv_put_int(csv, to->size_pt);
	else
		csv_put(csv, NULL);
	if (result->pages)
		csv_put_int(csv, (int64_t)result->pages);
	else
		csv_put(csv, NULL);
	if (result->name)
		hash_hex(result->sha256, HASH_BYTES, hash);
	csv_put(csv, result->name);
	csv_put(csv, hash);
	csv_put(csv, result->reason ? "refused" : "made");
	csv_put(csv, result->reason);
	csv_end_row(csv);
}

enum status
campaign_files_commit(struct campaign_files *files,
		      const struct campaign_result *result, size_t count,
		      struct fault *fault)
{
	struct csv_writer csv = {.out = &files->rows};
	char part[NAME_MAX + 1];

	buf_clear(&files->rows);
	if (syncfs(files->dir))
		return cannot(files->folder, fault);
	for (size_t i = 0; i < count; i++) {
		put_row(&csv, &result[i]);
		if (!result[i].name || !strcmp(result[i].name, CAMPAIGN_MERGED))
			continue;
		part_name(result[i].name, part, sizeof part);
		if (renameat(files->dir, part, files->dir, result[i].name))
			return cannot(result[i].name, fault);
	}
	if (fsync(files->dir) ||
	    fwrite(files->rows.bytes, 1, files->rows.count, files->manifest) !=
		    files->rows.count ||
	    fflush(files->manifest) || fdatasync(fileno(files->manifest)))
		return cannot(PART, fault);
	return OK;
}

enum status
campaign_files_finish(struct campaign_files *files, struct fault *fault)
{
	if (renameat(files->dir, PART, files->dir, MANIFEST) ||
	    unlinkat(files->dir, RESUME, 0) || fsync(files->dir))
		return cannot(MANIFEST, fault);
	return OK;
}

static void
undo_row(struct campaign_files *files, const char *name)
{
	char part[NAME_MAX + 1];

	part_name(name, part, sizeof part);
	(void)!unlinkat(files->dir, name, 0);
	(void)!unlinkat(files->dir, part, 0);
}

void
campaign_files_undo(struct campaign_files *files)
{
	const struct csv_row *row = NULL;
	struct csv *csv;

	rewind(files->manifest);
	csv = csv_new_file(files->manifest);
	while (csv_next(csv, &row, NULL) == OK && row)
		if (row->row > 1 && row->fields > 6 && *row->field[6])
			undo_row(files, row->field[6]);
	csv_free(csv);
	(void)!unlinkat(files->dir, PART, 0);
	(void)!unlinkat(files->dir, RESUME, 0);
	(void)!rmdir(files->folder);
}
