/* What a file is that somebody sends, what it is called, and how many words it
 * has. Slow: it runs on a worker. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/child.h"
#include "base/utf8.h"
#include "desk/attachments.h"
#include "desk/requests.h"
#include "lang/segment.h"
#include "wire/office.h"
#include "wire/plain.h"
#include "wire/sniff.h"

#define NAME_CP 120	       /* code points of a name that are kept */
#define ENDING_BYTES 6	       /* the longest that says something */
#define WORDS_TEXT_MOST (32u << 20) /* bytes of text that are counted */
#define PDF_SECONDS 10
#define PDF_MEMORY (768u << 20)

/* Why a file of a kind is not taken; NULL where it is. */
static const char *const refused[SNIFF_KINDS] = {
	[SNIFF_UNKNOWN] =
		N_("{name} is of no kind that is taken: send a PDF, Word "
		   "(DOCX), ODT or text file, or a picture (PNG, JPEG, TIFF, "
		   "HEIC)"),
	[SNIFF_DAMAGED] = N_("{name} is damaged or cut off: open it, save it "
			     "again and send that"),
	[SNIFF_LOCKED] = N_("{name} is protected by a password: save it "
			    "without one and send that"),
	[SNIFF_MACROS] = N_("{name} has macros in it, which are programs: "
			    "save it as DOCX or PDF and send that"),
	[SNIFF_BOMB] = N_("{name} unpacks into far more than a document can "
			  "be: it is not taken"),
	[SNIFF_OLD_WORD] = N_("{name} is a Word file of the kind before 2007: "
			      "save it as DOCX and send that"),
	[SNIFF_OLD_OFFICE] = N_("{name} is an Office file of the kind before "
				"2007: save it as PDF and send that"),
	[SNIFF_SHEET] = N_("{name} is a spreadsheet: save it as PDF and send "
			   "that"),
	[SNIFF_SLIDES] = N_("{name} is a presentation: save it as PDF and "
			    "send that"),
	[SNIFF_RTF] = N_("{name} is an RTF file: save it as DOCX and send "
			 "that"),
	[SNIFF_WEB] = N_("{name} is a web page or a drawing for one: print it "
			 "to PDF and send that"),
	[SNIFF_ARCHIVE] = N_("{name} is an archive: unpack it and send what "
			     "is in it, one by one"),
	[SNIFF_PROGRAM] = N_("{name} is a program: it is not taken"),
	[SNIFF_PICTURE] = N_("{name} is a picture of a kind that is not "
			     "taken: save it as PNG or JPEG and send that"),
	[SNIFF_SOUND] = N_("{name} is sound or film, which is not taken here: "
			   "write down what is said and send that"),
};

/* A file whose name says another kind. */
static const char *const really[SNIFF_KINDS] = {
	[SNIFF_PDF] = N_("{name} is not what its name says: it is a PDF "
			 "file. See that it is the right one, and give it its "
			 "true ending"),
	[SNIFF_DOCX] = N_("{name} is not what its name says: it is a Word "
			  "file (DOCX). See that it is the right one, and "
			  "give it its true ending"),
	[SNIFF_ODT] = N_("{name} is not what its name says: it is an ODT "
			 "file. See that it is the right one, and give it its "
			 "true ending"),
	[SNIFF_TEXT] = N_("{name} is not what its name says: it is plain "
			  "text. See that it is the right one, and give it "
			  "its true ending"),
	[SNIFF_PNG] = N_("{name} is not what its name says: it is a PNG "
			 "picture. See that it is the right one, and give it "
			 "its true ending"),
	[SNIFF_JPEG] = N_("{name} is not what its name says: it is a JPEG "
			  "picture. See that it is the right one, and give it "
			  "its true ending"),
	[SNIFF_TIFF] = N_("{name} is not what its name says: it is a TIFF "
			  "picture. See that it is the right one, and give it "
			  "its true ending"),
	[SNIFF_HEIC] = N_("{name} is not what its name says: it is a HEIC "
			  "picture. See that it is the right one, and give it "
			  "its true ending"),
};

static const char *const names[SNIFF_KINDS] = {
	[SNIFF_PDF] = "pdf",   [SNIFF_DOCX] = "docx", [SNIFF_ODT] = "odt",
	[SNIFF_TEXT] = "txt",  [SNIFF_PNG] = "png",   [SNIFF_JPEG] = "jpeg",
	[SNIFF_TIFF] = "tiff", [SNIFF_HEIC] = "heic",
};

static enum status
refuse(const char *message, const char *name, struct fault *fault)
{
	return fault_set(fault, E_INPUT, "/attachment", message, "name", name,
			 NULL);
}

/* No file system and no reader is led astray by it: controls and marks that
 * turn text round are left out, what has a meaning in paths becomes "_". */
static bool
kept(uint32_t cp)
{
	return cp >= 0x20 && (cp < 0x7F || cp > 0x9F) && cp != 0x200E &&
	       cp != 0x200F && cp != 0x061C && (cp < 0x2028 || cp > 0x202E) &&
	       (cp < 0x2066 || cp > 0x2069) && cp != 0xFEFF &&
	       (cp & 0xFFFE) != 0xFFFE;
}

static const char *
last_part(const char *path)
{
	const char *at = path;

	for (; *path; path++)
		if (*path == '/' || *path == '\\')
			at = path + 1;
	return at;
}

/* The stem, without dots and spaces round it, at most NAME_CP characters. */
static void
put_stem(struct buf *out, const char *name, const char *end)
{
	size_t n = 0;

	while (name < end && n < NAME_CP) {
		const char *from = name;
		uint32_t cp = utf8_next(&name);

		if (!kept(cp) || (!out->count && (cp == '.' || cp == ' ')))
			continue;
		if (cp < 0x80 && strchr("<>:\"|?*", (int)cp))
			buf_char(out, '_');
		else
			buf_put(out, from, (size_t)(name - from));
		n++;
	}
	while (out->count && (out->bytes[out->count - 1] == ' ' ||
			      out->bytes[out->count - 1] == '.'))
		out->bytes[--out->count] = '\0';
}

/* Where the ending begins, with its dot; the end of the name where it has
 * none that says something. */
static const char *
ending_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	const char *end = name + strlen(name);

	if (!dot || end - dot > ENDING_BYTES ||
	    sniff_ending(dot + 1) == SNIFF_UNKNOWN)
		return end;
	return dot;
}

static const char *
clean_name(struct arena *arena, const char *given, enum sniff_kind kind)
{
	const char *name = last_part(given ? given : "");
	const char *ending, *clean;
	struct buf out = {0};

	if (utf8_valid(name, strlen(name)) != strlen(name))
		name = "";
	ending = ending_of(name);
	put_stem(&out, name, ending);
	if (!out.count)
		buf_text(&out, "file");
	if (*ending)
		buf_text(&out, ending);
	else if (sniff_extension(kind))
		buf_printf(&out, ".%s", sniff_extension(kind));
	clean = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return clean;
}

/* The words of a PDF come from a program of its own: files that are made to
 * break readers break only that one.
 * Errors: E_INPUT it cannot be opened. */
static enum status
pdf_text(struct attachment_file *file, struct buf *text, struct fault *fault)
{
	static const char *const argv[] = {PDFTOTEXT, "-q",  "-enc", "UTF-8",
					   "-nopgbrk", "-", "-",    NULL};
	const struct child child = {
		.argv = argv,
		.in = file->bytes,
		.in_count = file->count,
		.out_most = WORDS_TEXT_MOST,
		.seconds = PDF_SECONDS,
		.memory_most = PDF_MEMORY,
	};
	int ended = 0;

	file->why = N_("The words could not be counted: say how many, about");
	if (child_run(&child, text, &ended, NULL) != OK) {
		buf_clear(text);
		return OK;
	}
	if (ended == 1 && memmem(file->bytes, file->count, "/Encrypt", 8))
		return refuse(refused[SNIFF_LOCKED], file->name, fault);
	if (ended == 1)
		return refuse(refused[SNIFF_DAMAGED], file->name, fault);
	file->why = N_("It holds pictures of pages and no text: say how many "
		       "words, about");
	return OK;
}

static enum status
office_text(struct attachment_file *file, enum office office,
	    struct arena *arena, struct buf *text, struct fault *fault)
{
	struct zip zip;

	file->why = N_("There are no words in it");
	if (zip_open(file->name, file->bytes, file->count, arena, &zip, NULL) !=
		    OK ||
	    office_words(&zip, office, text, NULL) != OK)
		return refuse(refused[SNIFF_DAMAGED], file->name, fault);
	return OK;
}

const char *
attachment_name(struct arena *arena, const char *given)
{
	return clean_name(arena, given, SNIFF_UNKNOWN);
}

static enum status
count_words(struct attachment_file *file, enum sniff_kind kind,
	    struct arena *arena, struct fault *fault)
{
	struct buf text = {0};
	enum status status = OK;
	size_t words;

	file->words = -1;
	file->why = N_("Words in a picture are not counted: say how many, "
		       "about");
	if (kind == SNIFF_PDF)
		status = pdf_text(file, &text, fault);
	else if (kind == SNIFF_DOCX)
		status = office_text(file, OFFICE_WORD, arena, &text, fault);
	else if (kind == SNIFF_ODT)
		status = office_text(file, OFFICE_OPEN_DOCUMENT, arena, &text,
				     fault);
	else if (kind == SNIFF_TEXT)
		(void)plain_read(file->bytes, file->count, &text);
	if (status == OK && text.count && text.count <= WORDS_TEXT_MOST &&
	    utf8_valid(buf_string(&text), text.count) == text.count &&
	    (words = segments_words_any(buf_string(&text), text.count))) {
		file->words = (int64_t)words;
		file->why = NULL;
		file->text = text.count <= ATTACHMENT_TEXT_MOST
				     ? arena_text(arena, buf_string(&text))
				     : NULL;
	}
	buf_free(&text);
	return status;
}

enum status
attachment_examine(const struct file_input *input, struct arena *arena,
		   struct attachment_file *ret, struct fault *fault)
{
	enum sniff_kind kind = SNIFF_UNKNOWN, said;
	const char *name;

	if (input->count && input->count <= ATTACHMENT_BYTES_MAX)
		kind = sniff(input->bytes, input->count, arena);
	name = clean_name(arena, input->name, kind);
	if (!input->count)
		return refuse(N_("{name} is empty: choose the file again"),
			      name, fault);
	if (input->count > ATTACHMENT_BYTES_MAX)
		return refuse(N_("{name} is larger than 20 MB: send it in "
				 "parts, or as a smaller file"),
			      name, fault);
	if (refused[kind])
		return refuse(refused[kind], name, fault);
	said = sniff_ending(*ending_of(name) ? ending_of(name) + 1 : "");
	if (said != kind)
		return refuse(really[kind], name, fault);
	*ret = (struct attachment_file){
		.name = name,
		.kind = names[kind],
		.type = sniff_mime(kind),
		.bytes = input->bytes,
		.count = input->count,
	};
	hash_sha256(input->bytes, input->count, ret->sha256);
	return count_words(ret, kind, arena, fault);
}
