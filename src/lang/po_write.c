/* PO files written: what was not changed as it stood, the rest in the layout
 * of `msgcat --no-wrap`. */
#include <string.h>

#include "lang/po.h"

struct writer {
	struct buf *buf;
	const char *reached; /* in the text as it stood, NULL when not there */
	const char *line_end;
	bool any; /* whether anything is written yet */
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

/* One line of a text, with its newline as an escape. */
static void
put_string(struct writer *w, const char *text, size_t count)
{
	static const char values[] = "\n\t\a\b\f\v\r\"\\";
	static const char letters[] = "ntabfvr\"\\";

	buf_char(w->buf, '"');
	for (size_t i = 0; i < count; i++) {
		const char *known = text[i] ? strchr(values, text[i]) : NULL;

		if (known) {
			buf_char(w->buf, '\\');
			buf_char(w->buf, letters[known - values]);
		} else {
			buf_char(w->buf, text[i]);
		}
	}
	buf_char(w->buf, '"');
	end_line(w);
}

/* A text of several lines begins below its word. */
static void
put_field(struct writer *w, const char *prefix, const char *word,
	  const char *text)
{
	size_t count = strcspn(text, "\n");

	count += text[count] == '\n';
	buf_printf(w->buf, "%s%s ", prefix, word);
	if (!text[count]) {
		put_string(w, text, count);
		return;
	}
	put_string(w, "", 0);
	for (; *text; text += count) {
		count = strcspn(text, "\n");
		count += text[count] == '\n';
		buf_text(w->buf, prefix);
		put_string(w, text, count);
	}
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
			   .line_end = po->crlf ? "\r\n" : "\n"};

	if (po->marked)
		buf_text(buf, "\uFEFF");
	write_entry(&w, &po->header);
	for (size_t i = 0; i < po->entries; i++)
		write_entry(&w, &po->entry[i]);
	if (po->tail)
		put_raw(&w, po->tail, po->tail_bytes);
}
