/* Office files and PDF: told apart by their parts, and what makes one of them
 * not to be taken. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "wire/sniff_inside.h"
#include "wire/zip.h"

#define PART_MOST (1u << 20)	  /* of the small parts that are read */
#define UNPACKED_MOST (256u << 20) /* of all parts together */
#define ENCRYPTED 1u		   /* flag of a local header */
#define PDF_TAIL 2048		  /* bytes in which a PDF ends */

#define WORD_MAIN                                                              \
	"application/vnd.openxmlformats-officedocument.wordprocessingml."      \
	"document.main+xml"
#define OPEN_DOCUMENT "application/vnd.oasis.opendocument."

static bool
holds(const void *bytes, size_t count, const char *what)
{
	return memmem(bytes, count, what, strlen(what)) != NULL;
}

/* Whole from its first line to its last. Where the last page says how to find
 * the others must be near the end. Source: ISO 32000-1, 7.5. */
enum sniff_kind
sniff_pdf(const struct sniffed *file)
{
	size_t tail = file->count < PDF_TAIL ? file->count : PDF_TAIL;
	const unsigned char *end = file->bytes + file->count - tail;

	if (!sniff_has(file, 5, "1.", 2) && !sniff_has(file, 5, "2.", 2))
		return SNIFF_DAMAGED;
	if (!holds(end, tail, "startxref") || !holds(end, tail, "%%EOF"))
		return SNIFF_DAMAGED;
	return SNIFF_PDF;
}

/* A small part as text, "" where it is not there or cannot be read. */
static const char *
part(const struct zip *zip, const char *path, struct arena *arena)
{
	struct buf buf = {0};
	const char *text = "";

	if (zip_read(zip, path, PART_MOST, &buf, NULL) == OK)
		text = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static bool
has_part(const struct zip *zip, const char *path)
{
	for (size_t i = 0; i < zip->entries; i++)
		if (!strcmp(zip->entry[i].path, path))
			return true;
	return false;
}

static bool
has_folder(const struct zip *zip, const char *folder)
{
	for (size_t i = 0; i < zip->entries; i++)
		if (!strncmp(zip->entry[i].path, folder, strlen(folder)))
			return true;
	return false;
}

/* Parts that promise more than a file of text can be, or that lie over one
 * another. */
static bool
is_bomb(const struct zip *zip)
{
	uint64_t packed = 0, unpacked = 0;

	for (size_t i = 0; i < zip->entries; i++) {
		packed += zip->entry[i].packed;
		unpacked += zip->entry[i].bytes;
	}
	return packed > zip->count || unpacked > UNPACKED_MOST;
}

/* Source: OpenDocument 1.3 part 2, 3.3 and 3.4. */
static enum sniff_kind
open_document(const struct zip *zip, const char *mime, struct arena *arena)
{
	const char *word = mime + strlen(OPEN_DOCUMENT);

	if (strstr(part(zip, "META-INF/manifest.xml", arena),
		   "encryption-data"))
		return SNIFF_LOCKED;
	if (has_folder(zip, "Basic/") || has_folder(zip, "Scripts/"))
		return SNIFF_MACROS;
	if (!strcmp(word, "text"))
		return has_part(zip, "content.xml") ? SNIFF_ODT
						    : SNIFF_DAMAGED;
	if (!strncmp(word, "spreadsheet", 11))
		return SNIFF_SHEET;
	return strncmp(word, "presentation", 12) ? SNIFF_UNKNOWN
						 : SNIFF_SLIDES;
}

/* Source: ECMA-376 part 2, 10 (content types), part 1, 11. */
static enum sniff_kind
open_xml(const struct zip *zip, struct arena *arena)
{
	const char *types = part(zip, "[Content_Types].xml", arena);

	if (strstr(types, "macroEnabled") || strstr(types, "vbaProject") ||
	    has_part(zip, "word/vbaProject.bin"))
		return SNIFF_MACROS;
	if (has_folder(zip, "xl/"))
		return SNIFF_SHEET;
	if (has_folder(zip, "ppt/"))
		return SNIFF_SLIDES;
	if (!strstr(types, WORD_MAIN))
		return SNIFF_ARCHIVE;
	return has_part(zip, "word/document.xml") ? SNIFF_DOCX : SNIFF_DAMAGED;
}

enum sniff_kind
sniff_zip(const struct sniffed *file)
{
	struct zip zip;
	const char *mime;

	if (file->count > 6 && file->bytes[6] & ENCRYPTED)
		return SNIFF_LOCKED;
	if (zip_open("", file->bytes, file->count, file->arena, &zip, NULL) !=
	    OK)
		return SNIFF_DAMAGED;
	if (is_bomb(&zip))
		return SNIFF_BOMB;
	mime = part(&zip, "mimetype", file->arena);
	if (!strncmp(mime, OPEN_DOCUMENT, strlen(OPEN_DOCUMENT)))
		return open_document(&zip, mime, file->arena);
	if (has_part(&zip, "[Content_Types].xml"))
		return open_xml(&zip, file->arena);
	return SNIFF_ARCHIVE;
}

/* A name of the directory, in UTF-16LE. */
static bool
holds_wide(const struct sniffed *file, const char *name)
{
	unsigned char wide[64];
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++) {
		wide[2 * i] = (unsigned char)name[i];
		wide[2 * i + 1] = 0;
	}
	return memmem(file->bytes, file->count, wide, 2 * n) != NULL;
}

/* The container of Office before 2007, and of any Office file behind a
 * password. Sources: MS-CFB, 2.6; MS-OFFCRYPTO, 2.3.4. */
enum sniff_kind
sniff_compound(const struct sniffed *file)
{
	if (holds_wide(file, "EncryptedPackage"))
		return SNIFF_LOCKED;
	return holds_wide(file, "WordDocument") ? SNIFF_OLD_WORD
						: SNIFF_OLD_OFFICE;
}
