/* Pictures: which format a file has, and where a document's pictures lie. */
#include "doc/picture.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "doc/picture_inside.h"
#include "doc/tree.h"

/* Finer or coarser than this is a mistake of the program that wrote it. */
#define PPM_MIN 1000
#define PPM_MAX 100000

enum status
picture_damaged(const struct picture_file *file, struct fault *fault)
{
	return fault_set(fault, E_INPUT, file->name,
			 N_("this picture is damaged: save it anew"), NULL);
}

static int32_t
natural_mpt(int32_t px, int64_t ppm)
{
	if (ppm < PPM_MIN || ppm > PPM_MAX)
		return px * PIXEL_MPT;
	return (int32_t)(px * INT64_C(360000000) / 127 / ppm);
}

enum status
picture_measure(struct picture *picture, const char *name, int64_t x_ppm,
		int64_t y_ppm, struct fault *fault)
{
	int64_t pixels = (int64_t)picture->width_px * picture->height_px;

	if (picture->width_px > PICTURE_SIDE_MAX ||
	    picture->height_px > PICTURE_SIDE_MAX ||
	    pixels > PICTURE_PIXELS_MAX)
		return fault_set(fault, E_INPUT, name,
				 N_("this picture has more than 40 million "
				    "pixels: save it smaller"),
				 NULL);
	picture->width_mpt = natural_mpt(picture->width_px, x_ppm);
	picture->height_mpt = natural_mpt(picture->height_px, y_ppm);
	return OK;
}

/* SVG is told by its first "<", which may stand behind a byte order mark. */
static bool
looks_like_xml(const struct picture_file *file)
{
	size_t at = 0;

	if (file->count > 3 && !memcmp(file->bytes, "\xef\xbb\xbf", 3))
		at = 3;
	while (at < file->count && strchr(" \t\r\n", file->bytes[at]) &&
	       file->bytes[at])
		at++;
	return at < file->count && file->bytes[at] == '<';
}

enum status
picture_parse(const char *name, const void *bytes, size_t count,
	      struct arena *arena, const struct picture **ret,
	      struct fault *fault)
{
	static const char *const mimes[] = {
		[PICTURE_PIXELS] = "image/png",
		[PICTURE_JPEG] = "image/jpeg",
		[PICTURE_PATHS] = "image/svg+xml",
	};
	const struct picture_file file = {name, bytes, count};
	struct picture *picture = arena_alloc(arena, sizeof *picture);
	enum status status;

	if (count > PICTURE_BYTES_MAX)
		return fault_set(fault, E_INPUT, name,
				 N_("this picture has more than 8 MB: save it "
				    "smaller"),
				 NULL);
	if (count >= 8 && !memcmp(bytes, "\x89PNG\r\n\x1a\n", 8))
		status = picture_png(&file, arena, picture, fault);
	else if (count >= 3 && !memcmp(bytes, "\xff\xd8\xff", 3))
		status = picture_jpeg(&file, arena, picture, fault);
	else if (looks_like_xml(&file))
		status = picture_svg(&file, arena, picture, fault);
	else
		return fault_set(fault, E_INPUT, name,
				 N_("this is no picture that letters can have: "
				    "save it as SVG, PNG or JPEG"),
				 NULL);
	if (status != OK)
		return status;
	if (!picture->file) {
		picture->file = (const unsigned char *)arena_copy(arena, bytes,
								  count);
		picture->file_bytes = count;
	}
	picture->mime = mimes[picture->kind];
	hash_sha256(bytes, count, picture->sha256);
	*ret = picture;
	return OK;
}

enum status
picture_read(const char *path, struct arena *arena, const struct picture **ret,
	     struct fault *fault)
{
	struct buf bytes = {0};
	enum status status;

	/* One byte more, so that picture_parse says what is too long. */
	status = file_read(path, PICTURE_BYTES_MAX + 1, &bytes, fault);
	if (status == OK)
		status = picture_parse(path, buf_string(&bytes), bytes.count,
				       arena, ret, fault);
	buf_free(&bytes);
	return status;
}

/* A name of this machine's files, and not the way out of a folder. */
static bool
stays_inside(const char *target)
{
	const char *part = target;

	if (!*target || *target == '/' || strpbrk(target, ":\\"))
		return false;
	while (*part) {
		size_t count = strcspn(part, "/");

		if (count == 2 && !memcmp(part, "..", 2))
			return false;
		part += count + (part[count] == '/');
	}
	return true;
}

/* The same once links are followed: both paths are real ones. */
static bool
lies_below(const char *folder, const char *path)
{
	size_t count = strlen(folder);

	if (count && folder[count - 1] == '/')
		count--;
	return !strncmp(folder, path, count) && path[count] == '/';
}

enum status
picture_load(const char *folder, const char *target, struct arena *arena,
	     struct buf *ret, struct fault *fault)
{
	const char *path = arena_printf(arena, "%s/%s", folder, target);
	char *real_folder, *real_path;
	bool inside = stays_inside(target);
	enum status status;

	if (inside) {
		real_folder = realpath(folder, NULL);
		real_path = realpath(path, NULL);
		inside = !real_folder || !real_path ||
			 lies_below(real_folder, real_path);
		free(real_folder);
		free(real_path);
	}
	if (!inside)
		return fault_set(fault, E_INPUT, target,
				 N_("a picture lies in the folder of the file "
				    "that names it, or below: put it there"),
				 NULL);
	/* One byte more, so that picture_parse says what is too long. */
	status = file_read(path, PICTURE_BYTES_MAX + 1, ret, fault);
	/* The folder is this machine's, and readers need not know it. */
	if (status != OK && fault)
		snprintf(fault->where, sizeof fault->where, "%s", target);
	return status;
}

enum status
picture_find(const char *folder, const char *target, struct arena *arena,
	     const struct picture **ret, struct fault *fault)
{
	struct buf bytes = {0};
	enum status status = picture_load(folder, target, arena, &bytes, fault);

	if (status == OK)
		status = picture_parse(target, buf_string(&bytes), bytes.count,
				       arena, ret, fault);
	buf_free(&bytes);
	return status;
}

struct finder {
	const char *name, *folder;
	struct arena *arena;
	struct faults *faults;
	struct found {
		const char *target;
		const struct picture *picture;
	} found[PICTURES_MAX];
	size_t count;
	int64_t pixels; /* of all together */
	bool failed;
};

/* Read, unless an earlier block named the same file. */
static enum status
find_one(struct finder *finder, struct block *block, struct fault *fault)
{
	struct found *found = finder->found;
	enum status status;

	for (size_t i = 0; i < finder->count; i++)
		if (!strcmp(found[i].target, block->target)) {
			block->picture = found[i].picture;
			return OK;
		}
	if (finder->count == PICTURES_MAX ||
	    finder->pixels > PICTURE_PIXELS_MAX)
		return fault_set(fault, E_INPUT, block->target,
				 N_("the pictures of this file are too many, "
				    "or too large together"),
				 NULL);
	status = picture_find(finder->folder, block->target, finder->arena,
			      &block->picture, fault);
	if (status != OK)
		return status;
	finder->pixels +=
		(int64_t)block->picture->width_px * block->picture->height_px;
	found[finder->count++] = (struct found){block->target, block->picture};
	return OK;
}

static void
find_all(struct finder *finder, struct block *block)
{
	struct fault fault;
	char where[FAULT_BYTES];

	for (; block; block = block->next) {
		find_all(finder, block->child);
		if (block->kind != BLOCK_PICTURE || block_code(block) ||
		    find_one(finder, block, &fault) == OK)
			continue;
		snprintf(where, sizeof where, "%.100s:%d: %.100s", finder->name,
			 block->line, fault.where);
		memcpy(fault.where, where, sizeof where);
		*faults_add(finder->faults) = fault;
		finder->failed = true;
	}
}

enum status
pictures_find(const char *name, const char *folder, struct block *blocks,
	      struct arena *arena, struct faults *faults)
{
	struct finder *finder = arena_alloc(arena, sizeof *finder);

	finder->name = name;
	finder->folder = folder;
	finder->arena = arena;
	finder->faults = faults;
	find_all(finder, blocks);
	return finder->failed ? E_INPUT : OK;
}
