/* ZIP archives in memory. */
#include "wire/zip.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOCAL 0x04034b50u
#define CENTRAL 0x02014b50u
#define END 0x06054b50u
#define LOCAL_BYTES 30
#define CENTRAL_BYTES 46
#define END_BYTES 22

#define STORED 0
#define DEFLATED 8
#define ENCRYPTED 1u
#define UTF8_NAMES 0x0800u

/* 1 January 1980, the first day there is. */
#define NO_DATE 0x0021u

static unsigned
u16(const unsigned char *p)
{
	return (unsigned)p[0] | (unsigned)p[1] << 8;
}

static uint32_t
u32(const unsigned char *p)
{
	return (uint32_t)u16(p) | (uint32_t)u16(p + 2) << 16;
}

static enum status
refuse(const struct zip *zip, struct fault *fault, const char *message,
       const char *value)
{
	return fault_set(fault, E_INPUT, zip->name, message, "value", value,
			 NULL);
}

/* The record at the end, behind which only a comment may stand. */
static const unsigned char *
find_end(const struct zip *zip)
{
	for (size_t back = END_BYTES;
	     back <= zip->count && back <= END_BYTES + 0xFFFF; back++) {
		const unsigned char *at = zip->bytes + zip->count - back;

		if (u32(at) == END && u16(at + 20) == back - END_BYTES)
			return at;
	}
	return NULL;
}

static bool
leads_out(const char *path)
{
	return *path == '/' || strchr(path, '\\') || strchr(path, ':') ||
	       !strncmp(path, "../", 3) || strstr(path, "/../");
}

static enum status
check_entry(const struct zip *zip, const struct zip_entry *entry,
	    struct fault *fault)
{
	if (entry->flags & ENCRYPTED)
		return refuse(zip, fault,
			      N_("{value} is encrypted: save the file without "
				 "a password"),
			      entry->path);
	if (leads_out(entry->path))
		return refuse(zip, fault,
			      N_("the path {value} leads out of the file"),
			      entry->path);
	return OK;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct zip_entry *)a)->path,
		      ((const struct zip_entry *)b)->path);
}

/* Entries in order of path, each of them once. */
static enum status
sort(struct zip *zip, struct fault *fault)
{
	if (zip->entries)
		qsort(zip->entry, zip->entries, sizeof *zip->entry, by_path);
	for (size_t i = 1; i < zip->entries; i++)
		if (!by_path(&zip->entry[i - 1], &zip->entry[i]))
			return refuse(zip, fault,
				      N_("{value} stands in the file twice"),
				      zip->entry[i].path);
	return OK;
}

static enum status
read_directory(struct zip *zip, const unsigned char *end, struct arena *arena,
	       struct fault *fault)
{
	size_t at = u32(end + 16), limit = (size_t)(end - zip->bytes);

	zip->entry =
		arena_alloc(arena, (zip->entries + 1) * sizeof *zip->entry);
	for (size_t i = 0; i < zip->entries; i++) {
		struct zip_entry *entry = &zip->entry[i];
		const unsigned char *p = zip->bytes + at;
		size_t name;

		if (at > limit || limit - at < CENTRAL_BYTES ||
		    u32(p) != CENTRAL)
			return refuse(zip, fault,
				      N_("the file is damaged: its directory "
					 "cannot be read"),
				      "");
		name = u16(p + 28);
		if (limit - at - CENTRAL_BYTES < name)
			return refuse(zip, fault,
				      N_("the file is damaged: its directory "
					 "cannot be read"),
				      "");
		*entry = (struct zip_entry){
			.path = arena_copy(arena, p + CENTRAL_BYTES, name),
			.flags = u16(p + 8),
			.method = u16(p + 10),
			.crc = u32(p + 16),
			.packed = u32(p + 20),
			.bytes = u32(p + 24),
			.offset = u32(p + 42),
		};
		if (check_entry(zip, entry, fault) != OK)
			return E_INPUT;
		at += CENTRAL_BYTES + name + u16(p + 30) + u16(p + 32);
	}
	return OK;
}

enum status
zip_open(const char *name, const void *bytes, size_t count, struct arena *arena,
	 struct zip *ret, struct fault *fault)
{
	struct zip zip = {.name = name, .bytes = bytes, .count = count};
	const unsigned char *end = find_end(&zip);

	if (!end)
		return refuse(&zip, fault,
			      N_("this is no ZIP archive, or its end is cut "
				 "off"),
			      "");
	zip.entries = u16(end + 10);
	if (zip.entries > ZIP_ENTRIES_MAX || u16(end + 8) != zip.entries ||
	    u16(end + 4) || u16(end + 6))
		return refuse(&zip, fault,
			      N_("this archive has more files than are taken, "
				 "or is in several parts"),
			      "");
	if (read_directory(&zip, end, arena, fault) != OK ||
	    sort(&zip, fault) != OK)
		return E_INPUT;
	*ret = zip;
	return OK;
}

/* The packed bytes of an entry; NULL where they are not there. */
static const unsigned char *
packed_of(const struct zip *zip, const struct zip_entry *entry)
{
	size_t at = entry->offset, skip;

	if (at > zip->count || zip->count - at < LOCAL_BYTES ||
	    u32(zip->bytes + at) != LOCAL)
		return NULL;
	skip = LOCAL_BYTES + u16(zip->bytes + at + 26) +
	       u16(zip->bytes + at + 28);
	if (zip->count - at < skip || zip->count - at - skip < entry->packed)
		return NULL;
	return zip->bytes + at + skip;
}

/* Exactly the bytes that the directory promises. */
static bool
unpack(const struct zip_entry *entry, const unsigned char *packed, char *to)
{
	struct libdeflate_decompressor *d;
	enum libdeflate_result result;

	if (entry->method == STORED) {
		if (entry->packed != entry->bytes)
			return false;
		memcpy(to, packed, entry->bytes);
		return true;
	}
	if (entry->method != DEFLATED)
		return false;
	d = libdeflate_alloc_decompressor();
	result = d ? libdeflate_deflate_decompress(d, packed, entry->packed, to,
						   entry->bytes, NULL)
		   : LIBDEFLATE_BAD_DATA;
	libdeflate_free_decompressor(d);
	return result == LIBDEFLATE_SUCCESS;
}

enum status
zip_read(const struct zip *zip, const char *path, size_t most, struct buf *out,
	 struct fault *fault)
{
	const struct zip_entry key = {.path = path};
	const struct zip_entry *entry =
		zip->entries ? bsearch(&key, zip->entry, zip->entries,
				       sizeof key, by_path)
			     : NULL;
	const unsigned char *packed;
	char *to;

	if (!entry)
		return fault_set(fault, E_NOT_FOUND, zip->name,
				 N_("{value} is missing in the file"), "value",
				 path, NULL);
	if (entry->bytes > most)
		return refuse(zip, fault,
			      N_("{value} is longer unpacked than is taken"),
			      path);
	packed = packed_of(zip, entry);
	to = buf_room(out, (size_t)entry->bytes + 1);
	if (!packed || !unpack(entry, packed, to) ||
	    libdeflate_crc32(0, to, entry->bytes) != entry->crc)
		return refuse(zip, fault, N_("{value} is damaged in the file"),
			      path);
	out->count += entry->bytes;
	out->bytes[out->count] = '\0';
	return OK;
}

static void
put16(struct buf *out, unsigned n)
{
	buf_char(out, (char)(n & 0xFF));
	buf_char(out, (char)(n >> 8 & 0xFF));
}

static void
put32(struct buf *out, size_t n)
{
	put16(out, (unsigned)(n & 0xFFFF));
	put16(out, (unsigned)(n >> 16 & 0xFFFF));
}

/* What a local header and the directory have alike. */
static void
put_facts(struct buf *out, uint32_t crc, size_t packed, size_t bytes,
	  size_t path)
{
	put16(out, 20);
	put16(out, UTF8_NAMES);
	put16(out, DEFLATED);
	put16(out, 0);
	put16(out, NO_DATE);
	put32(out, crc);
	put32(out, packed);
	put32(out, bytes);
	put16(out, (unsigned)path);
	put16(out, 0);
}

void
zip_add(struct zip_writer *w, const char *path, const void *bytes, size_t count)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
	size_t most = libdeflate_deflate_compress_bound(c, count), packed;
	size_t offset = w->out->count, length = strlen(path);
	uint32_t crc = libdeflate_crc32(0, bytes, count);
	struct buf body = {0};

	packed = libdeflate_deflate_compress(c, bytes, count,
					     buf_room(&body, most), most);
	libdeflate_free_compressor(c);
	put32(w->out, LOCAL);
	put_facts(w->out, crc, packed, count, length);
	buf_text(w->out, path);
	buf_put(w->out, body.bytes, packed);
	buf_free(&body);
	put32(&w->directory, CENTRAL);
	put16(&w->directory, 20);
	put_facts(&w->directory, crc, packed, count, length);
	put16(&w->directory, 0);
	put16(&w->directory, 0);
	put16(&w->directory, 0);
	put32(&w->directory, 0);
	put32(&w->directory, offset);
	buf_text(&w->directory, path);
	w->entries++;
}

void
zip_end(struct zip_writer *w)
{
	size_t offset = w->out->count;

	buf_put(w->out, w->directory.bytes, w->directory.count);
	put32(w->out, END);
	put32(w->out, 0);
	put16(w->out, w->entries);
	put16(w->out, w->entries);
	put32(w->out, w->directory.count);
	put32(w->out, offset);
	put16(w->out, 0);
	buf_free(&w->directory);
}
