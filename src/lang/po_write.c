/* PO files written: what was not changed as it stood, the rest in the layout
 * of msgcat. */
#include <stdint.h>
#include <string.h>

#include "lang/po.h"
#include "lang/po_lines.h"

/* Of 79, less two quotation marks. */
#define COLUMNS 77

struct writer {
	struct buf *buf;
	const char *reached; /* in the text as it stood, NULL when not there */
	const char *line_end;
	bool any; /* whether anything is written yet */
	bool unbroken;
	struct po_lines *lines; /* NULL until it is needed */
	struct buf text;	/* that is being broken */
	size_t columns;
};

static void
end_line(struct writer *w)
{
	buf_text(w->buf, w->line_end);
}

/* Lines of text, each behind its sign. */
static void
put_comments(struct writer *w, const char *sign, const char *text)
{
	while (*text) {
		size_t count = strcspn(text, "\n");

		buf_text(w->buf, sign);
		if (count) {
			buf_char(w->buf, ' ');
			buf_put(w->buf, text, count);
		}
		end_line(w);
		text += count + (text[count] == '\n');
	}
}

static void
put_flags(struct writer *w, const struct po_entry *entry)
{
	if (!entry->fuzzy && !*entry->flags)
		return;
	buf_printf(w->buf, "#, %s%s%s", entry->fuzzy ? "fuzzy" : "",
		   entry->fuzzy && *entry->flags ? ", " : "", entry->flags);
	end_line(w);
}

/* Put text, up to a newline at its end, into w->text with its escapes. */
static void
escape(struct writer *w, const char *text, size_t count)
{
	static const char values[] = "\n\t\a\b\f\v\r\"\\";
	static const char letters[] = "ntabfvr\"\\";

	buf_clear(&w->text);
	for (size_t i = 0; i < count; i++) {
		const char *known = strchr(values, text[i]);

		if (known) {
			buf_char(&w->text, '\\');
			buf_char(&w->text, letters[known - values]);
		} else {
			buf_char(&w->text, text[i]);
		}
	}
}

static void
put_line(struct writer *w, const char *prefix, const char *text, size_t count)
{
	buf_printf(w->buf, "%s\"", prefix);
	buf_put(w->buf, text, count);
	buf_char(w->buf, '"');
	end_line(w);
}

/* What follows its word: on the same line where all of it has room there, else
 * on lines of its own. */
static void
put_field(struct writer *w, const char *prefix, const char *word,
	  const char *text)
{
	size_t used = strlen(word) + 1, width = w->columns - strlen(prefix);
	const char *begin = text;

	do {
		size_t count = strcspn(text, "\n"), lines, at = 0;
		const size_t *end;

		count += text[count] == '\n';
		escape(w, text, count);
		lines = po_lines_break(w->lines, buf_string(&w->text),
				       w->text.count, used, width, &end);
		if (text == begin) {
			buf_printf(w->buf, "%s%s ", prefix, word);
			if (lines == 1 && !text[count]) {
				put_line(w, "", w->text.bytes, w->text.count);
				return;
			}
			put_line(w, "", "", 0);
			lines = po_lines_break(w->lines, w->text.bytes,
					       w->text.count, 0, width, &end);
			used = 0;
		}
		for (size_t i = 0; i < lines; at = end[i++])
			put_line(w, prefix, w->text.bytes + at, end[i] - at);
		text += count;
	} while (*text);
}

static void
put_previous(struct writer *w, const struct po_entry *entry)
{
	const char *prefix = entry->obsolete ? "#~| " : "#| ";

	if (entry->previous_context)
		put_field(w, prefix, "msgctxt", entry->previous_context);
	if (entry->previous)
		put_field(w, prefix, "msgid", entry->previous);
	if (entry->previous_plural)
		put_field(w, prefix, "msgid_plural", entry->previous_plural);
}

static void
put_forms(struct writer *w, const struct po_entry *entry, const char *prefix)
{
	for (size_t i = 0; i < entry->forms; i++) {
		char word[] = "msgstr[0]";

		if (entry->msgid_plural)
			word[7] = (char)('0' + i);
		else
			word[6] = '\0';
		put_field(w, prefix, word, entry->form[i]);
	}
}

static void
put_entry(struct writer *w, const struct po_entry *entry)
{
	const char *prefix = entry->obsolete ? "#~ " : "";

	if (!w->lines)
		w->lines = po_lines_new();
	w->columns = w->unbroken || strstr(entry->flags, "no-wrap")
			     ? SIZE_MAX / 2
			     : COLUMNS;
	put_comments(w, "#", entry->comments);
	put_comments(w, "#.", entry->extracted);
	put_comments(w, "#:", entry->references);
	put_flags(w, entry);
	put_previous(w, entry);
	if (entry->context)
		put_field(w, prefix, "msgctxt", entry->context);
	put_field(w, prefix, "msgid", entry->msgid);
	if (entry->msgid_plural)
		put_field(w, prefix, "msgid_plural", entry->msgid_plural);
	put_forms(w, entry, prefix);
}

/* An empty line between what did not stand together. */
static void
put_gap(struct writer *w)
{
	const struct buf *buf = w->buf;

	if (!w->any)
		return;
	if (buf->count && buf->bytes[buf->count - 1] != '\n')
		end_line(w);
	end_line(w);
}

/* What stood in the text; with its own empty lines where it still follows what
 * it followed there. */
static void
put_raw(struct writer *w, const char *raw, size_t count)
{
	if (raw != w->reached) {
		size_t empty = 0;

		while (empty < count && strchr(" \t\r\n", raw[empty]))
			empty++;
		while (empty && raw[empty - 1] != '\n')
			empty--;
		if (empty < count)
			put_gap(w);
		buf_put(w->buf, raw + empty, count - empty);
	} else {
		buf_put(w->buf, raw, count);
	}
	w->reached = raw + count;
}

static void
write_entry(struct writer *w, const struct po_entry *entry)
{
	if (!entry->msgid)
		return;
	if (entry->raw) {
		put_raw(w, entry->raw, entry->raw_bytes);
	} else {
		put_gap(w);
		put_entry(w, entry);
		w->reached = NULL;
	}
	w->any = true;
}

void
po_write(const struct po *po, struct buf *buf)
{
	struct writer w = {.buf = buf,
			   .reached = po->begin,
			   .unbroken = po->unbroken,
			   .line_end = po->crlf ? "\r\n" : "\n"};

	if (po->marked)
		buf_text(buf, "\uFEFF");
	write_entry(&w, &po->header);
	for (size_t i = 0; i < po->entries; i++)
		write_entry(&w, &po->entry[i]);
	if (po->tail)
		put_raw(&w, po->tail, po->tail_bytes);
	po_lines_free(w.lines);
	buf_free(&w.text);
}
