/* What a file is, by its bytes. */
#include "config.h"

#include "wire/sniff.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "wire/sniff_inside.h"

static const struct {
	const char *mime, *extension;
} kinds[SNIFF_KINDS] = {
	[SNIFF_PDF] = {"application/pdf", "pdf"},
	[SNIFF_DOCX] = {"application/vnd.openxmlformats-officedocument."
			"wordprocessingml.document",
			"docx"},
	[SNIFF_ODT] = {"application/vnd.oasis.opendocument.text", "odt"},
	[SNIFF_TEXT] = {"text/plain", "txt"},
	[SNIFF_PNG] = {"image/png", "png"},
	[SNIFF_JPEG] = {"image/jpeg", "jpg"},
	[SNIFF_TIFF] = {"image/tiff", "tif"},
	[SNIFF_HEIC] = {"image/heic", "heic"},
};

static const struct {
	const char *ending;
	enum sniff_kind kind;
} endings[] = {
	{"pdf", SNIFF_PDF},	    {"docx", SNIFF_DOCX},
	{"odt", SNIFF_ODT},	    {"txt", SNIFF_TEXT},
	{"text", SNIFF_TEXT},	    {"md", SNIFF_TEXT},
	{"csv", SNIFF_TEXT},	    {"eml", SNIFF_TEXT},
	{"png", SNIFF_PNG},	    {"jpg", SNIFF_JPEG},
	{"jpeg", SNIFF_JPEG},	    {"jpe", SNIFF_JPEG},
	{"tif", SNIFF_TIFF},	    {"tiff", SNIFF_TIFF},
	{"heic", SNIFF_HEIC},	    {"heif", SNIFF_HEIC},
	{"docm", SNIFF_MACROS},	    {"dotm", SNIFF_MACROS},
	{"xlsm", SNIFF_MACROS},	    {"pptm", SNIFF_MACROS},
	{"doc", SNIFF_OLD_WORD},    {"dot", SNIFF_OLD_WORD},
	{"xls", SNIFF_OLD_OFFICE},  {"ppt", SNIFF_OLD_OFFICE},
	{"msg", SNIFF_OLD_OFFICE},  {"xlsx", SNIFF_SHEET},
	{"ods", SNIFF_SHEET},	    {"pptx", SNIFF_SLIDES},
	{"odp", SNIFF_SLIDES},	    {"rtf", SNIFF_RTF},
	{"htm", SNIFF_WEB},	    {"html", SNIFF_WEB},
	{"xhtml", SNIFF_WEB},	    {"svg", SNIFF_WEB},
	{"xml", SNIFF_WEB},	    {"zip", SNIFF_ARCHIVE},
	{"rar", SNIFF_ARCHIVE},	    {"7z", SNIFF_ARCHIVE},
	{"gz", SNIFF_ARCHIVE},	    {"tar", SNIFF_ARCHIVE},
	{"epub", SNIFF_ARCHIVE},    {"exe", SNIFF_PROGRAM},
	{"com", SNIFF_PROGRAM},	    {"bat", SNIFF_PROGRAM},
	{"cmd", SNIFF_PROGRAM},	    {"scr", SNIFF_PROGRAM},
	{"js", SNIFF_PROGRAM},	    {"vbs", SNIFF_PROGRAM},
	{"ps1", SNIFF_PROGRAM},	    {"sh", SNIFF_PROGRAM},
	{"jar", SNIFF_PROGRAM},	    {"lnk", SNIFF_PROGRAM},
	{"gif", SNIFF_PICTURE},	    {"webp", SNIFF_PICTURE},
	{"bmp", SNIFF_PICTURE},	    {"avif", SNIFF_PICTURE},
	{"mp3", SNIFF_SOUND},	    {"wav", SNIFF_SOUND},
	{"m4a", SNIFF_SOUND},	    {"ogg", SNIFF_SOUND},
	{"opus", SNIFF_SOUND},	    {"amr", SNIFF_SOUND},
	{"mp4", SNIFF_SOUND},	    {"mov", SNIFF_SOUND},
	{"avi", SNIFF_SOUND},
};

const char *
sniff_mime(enum sniff_kind kind)
{
	return kinds[kind].mime;
}

const char *
sniff_extension(enum sniff_kind kind)
{
	return kinds[kind].extension;
}

enum sniff_kind
sniff_ending(const char *ending)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (!strcasecmp(endings[i].ending, ending))
			return endings[i].kind;
	return SNIFF_UNKNOWN;
}

bool
sniff_has(const struct sniffed *file, size_t at, const void *what, size_t n)
{
	return at <= file->count && file->count - at >= n &&
	       !memcmp(file->bytes + at, what, n);
}

/* Kinds that a few bytes at one place tell; looked at in this order. */
static const struct {
	size_t at;
	const char *magic;
	size_t bytes;
	enum sniff_kind kind;
} plain[] = {
	{0, "{\\rtf", 5, SNIFF_RTF},
	{0, "MZ", 2, SNIFF_PROGRAM},
	{0, "\177ELF", 4, SNIFF_PROGRAM},
	{0, "#!", 2, SNIFF_PROGRAM},
	{0, "\xCA\xFE\xBA\xBE", 4, SNIFF_PROGRAM},
	{0, "\xCF\xFA\xED\xFE", 4, SNIFF_PROGRAM},
	{0, "L\0\0\0\1\x14\2\0", 8, SNIFF_PROGRAM},
	{0, "%!PS", 4, SNIFF_PROGRAM},
	{0, "Rar!\x1A\7", 6, SNIFF_ARCHIVE},
	{0, "7z\xBC\xAF\x27\x1C", 6, SNIFF_ARCHIVE},
	{0, "\x1F\x8B", 2, SNIFF_ARCHIVE},
	{0, "BZh", 3, SNIFF_ARCHIVE},
	{0, "\xFD"
	    "7zXZ",
	 6, SNIFF_ARCHIVE},
	{257, "ustar", 5, SNIFF_ARCHIVE},
	{0, "GIF8", 4, SNIFF_PICTURE},
	{8, "WEBP", 4, SNIFF_PICTURE},
	{0, "BM", 2, SNIFF_PICTURE},
	{0, "ID3", 3, SNIFF_SOUND},
	{0, "\xFF\xFB", 2, SNIFF_SOUND},
	{0, "\xFF\xF3", 2, SNIFF_SOUND},
	{0, "OggS", 4, SNIFF_SOUND},
	{0, "#!AMR", 5, SNIFF_SOUND},
	{0, "fLaC", 4, SNIFF_SOUND},
	{0, "RIFF", 4, SNIFF_SOUND},
};

/* The same with a look at the structure. */
static const struct {
	const char *magic;
	size_t bytes;
	enum sniff_kind (*look)(const struct sniffed *);
} structured[] = {
	{"%PDF-", 5, sniff_pdf},
	{"PK\3\4", 4, sniff_zip},
	{"PK\5\6", 4, sniff_zip},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, sniff_compound},
	{"\x89PNG\r\n\x1A\n", 8, sniff_png},
	{"\xFF\xD8\xFF", 3, sniff_jpeg},
	{"II*\0", 4, sniff_tiff},
	{"MM\0*", 4, sniff_tiff},
};

/* "BM" and "MZ" also begin sentences. */
static bool
is_words(enum sniff_kind kind, const struct sniffed *file)
{
	return (kind == SNIFF_PICTURE || kind == SNIFF_PROGRAM ||
		kind == SNIFF_ARCHIVE || kind == SNIFF_SOUND) &&
	       !sniff_has(file, 0, "#!", 2) && !sniff_has(file, 0, "%!", 2) &&
	       sniff_text(file) == SNIFF_TEXT;
}

enum sniff_kind
sniff(const void *bytes, size_t count, struct arena *arena)
{
	const struct sniffed file = {bytes, count, arena};

	for (size_t i = 0; i < sizeof structured / sizeof *structured; i++)
		if (sniff_has(&file, 0, structured[i].magic,
			      structured[i].bytes))
			return structured[i].look(&file);
	if (sniff_has(&file, 4, "ftyp", 4))
		return sniff_boxes(&file);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (sniff_has(&file, plain[i].at, plain[i].magic,
			      plain[i].bytes) &&
		    !is_words(plain[i].kind, &file))
			return plain[i].kind;
	return sniff_text(&file);
}
