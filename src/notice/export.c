/* The catalogue as a translator gets it. */
#include <string.h>

#include "lang/tag.h"
#include "notice/translate.h"

/* A PO string, broken after each newline. */
static void
quoted(struct buf *out, const char *keyword, const char *text)
{
	buf_printf(out, "%s \"", keyword);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_char(out, '\\');
		if (*text == '\n')
			buf_text(out, text[1] ? "\\n\"\n\"" : "\\n");
		else
			buf_char(out, *text);
	}
	buf_text(out, "\"\n");
}

static void
comment(struct buf *out, const char *mark, const char *text)
{
	while (text && *text) {
		size_t count = strcspn(text, "\n");

		buf_printf(out, "%s%.*s\n", mark, (int)count, text);
		text += count + (text[count] == '\n');
	}
}

static const char *
header_of(const struct catalogue *catalogue, const char *field,
	  const char *otherwise)
{
	const char *text =
		catalogue ? catalogue_header(catalogue, field) : NULL;

	return text ? text : otherwise;
}

/* What a translator's tools keep there goes round with the file. */
static void
keep_header(const struct catalogue *catalogue, const char *field,
	    struct buf *out)
{
	const char *text = header_of(catalogue, field, NULL);

	if (text)
		buf_printf(out, "\"%s: %s\\n\"\n", field, text);
}

static void
put_header(const struct notice *notice, const struct tag *tag,
	   const struct catalogue *catalogue, struct buf *out)
{
	const char *state = header_of(catalogue, "X-Vernacular-State", NULL);

	buf_printf(out, "# %s: %s (%s)\n", notice->title, tag->english,
		   tag->autonym);
	if (state && !strcmp(state, "machine-drafted"))
		buf_text(out, "# Machine-drafted; not reviewed by a linguist; "
			      "must not be issued.\n");
	buf_text(out, "msgid \"\"\nmsgstr \"\"\n");
	buf_printf(out, "\"Project-Id-Version: vernacular %s\\n\"\n",
		   notice->name);
	keep_header(catalogue, "PO-Revision-Date", out);
	keep_header(catalogue, "Last-Translator", out);
	keep_header(catalogue, "Language-Team", out);
	buf_printf(out, "\"Language: %s\\n\"\n", tag->tag);
	buf_text(out, "\"MIME-Version: 1.0\\n\"\n"
		      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		      "\"Content-Transfer-Encoding: 8bit\\n\"\n");
	buf_printf(out, "\"Plural-Forms: %s\\n\"\n",
		   header_of(catalogue, "Plural-Forms", tag->plural));
	if (state)
		buf_printf(out, "\"X-Vernacular-State: %s\\n\"\n", state);
}

/* Forms a new translation into this language has. */
static size_t
forms_of(const struct tag *tag)
{
	const char *count = strstr(tag->plural, "nplurals=");

	return count && count[9] >= '1' && count[9] <= '6'
		       ? (size_t)(count[9] - '0')
		       : 2;
}

static void
put_forms(const struct message *message, const struct tag *tag,
	  const struct catalogue_entry *entry, struct buf *out)
{
	size_t forms = entry ? entry->forms : forms_of(tag);

	if (!message->id_plural) {
		quoted(out, "msgstr", entry ? entry->form[0] : "");
		return;
	}
	for (size_t i = 0; i < forms; i++) {
		char keyword[] = "msgstr[0]";

		keyword[7] = (char)('0' + i);
		quoted(out, keyword, entry ? entry->form[i] : "");
	}
}

static void
put_message(const struct message *message, const struct tag *tag,
	    const struct catalogue *catalogue, struct buf *out)
{
	struct translated found;

	translate_find(message, catalogue, NULL, &found);
	buf_char(out, '\n');
	if (found.entry)
		comment(out, "# ", found.entry->comments);
	comment(out, "#. ", message->note);
	buf_printf(out, "#: notice.md:%d\n", message->line);
	if (found.entry && found.entry->fuzzy)
		buf_text(out, "#, fuzzy\n");
	quoted(out, "msgid", message->id);
	if (message->id_plural)
		quoted(out, "msgid_plural", message->id_plural);
	put_forms(message, tag, found.entry, out);
}

void
translate_export(const struct notice *notice, const struct tag *tag,
		 const struct catalogue *catalogue, struct buf *out)
{
	put_header(notice, tag, catalogue, out);
	for (size_t i = 0; i < notice->message_count; i++)
		put_message(&notice->messages[i], tag, catalogue, out);
}
