/* Words in headers and bodies of mail as ASCII. */
#include "post/mail_text.h"

#include <stdint.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/utf8.h"

#define WORD_BEGIN "=?utf-8?B?"
#define WORD_END "?="
#define WORD_FRAME (sizeof WORD_BEGIN WORD_END - 1)
#define CHARACTER_BYTES 4

bool
mail_is_letter_or_digit(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static bool
is_unseen(uint32_t cp)
{
	return cp <= 0x20 || (cp >= 0x7f && cp <= 0xa0) || cp == 0xad ||
	       cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200f) ||
	       (cp >= 0x2028 && cp <= 0x202f) ||
	       (cp >= 0x205f && cp <= 0x206f) || cp == 0x3000 || cp == 0xfeff;
}

bool
mail_is_plain(const char *text)
{
	size_t at;
	uint32_t cp;

	if (!utf8_acceptable(text, strlen(text), &at, &cp))
		return false;
	while (*text)
		if (is_unseen(utf8_next(&text)))
			return false;
	return true;
}

/* ---- headers ---- */

/* Controls and ends of lines are spaces, marks that turn the direction are
 * nothing; none at the ends. */
static void
clean(const char *text, struct buf *ret)
{
	while (*text) {
		const char *begin = text;
		uint32_t cp = utf8_next(&text);

		if (cp >= 0x202a && cp <= 0x202e)
			continue;
		if (cp > 0x20 && !(cp >= 0x7f && cp < 0xa0) && cp != 0x2028 &&
		    cp != 0x2029)
			buf_put(ret, begin, (size_t)(text - begin));
		else if (ret->count && ret->bytes[ret->count - 1] != ' ')
			buf_char(ret, ' ');
	}
	if (ret->count && ret->bytes[ret->count - 1] == ' ')
		ret->bytes[--ret->count] = '\0';
}

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* Whether it can stand as it is: ASCII that nobody takes for an encoded word,
 * with a space where a line must end. */
static bool
stands(const char *text)
{
	size_t count;

	if (!is_ascii(text) || strstr(text, "=?"))
		return false;
	do {
		count = strcspn(text, " ");
		if (count > MAIL_LINE_BYTES / 2)
			return false;
		text += count;
	} while (*text++);
	return true;
}

static void
fold(size_t *column, struct buf *buf)
{
	buf_text(buf, "\r\n ");
	*column = 1;
}

static void
put_folded(const char *text, size_t *column, struct buf *buf)
{
	while (*text) {
		size_t count = strcspn(text, " ");

		if (*column + count > MAIL_LINE_BYTES)
			fold(column, buf);
		buf_put(buf, text, count);
		*column += count;
		text += count;
		if (!*text)
			return;
		text++;
		if (*column + 1 + strcspn(text, " ") > MAIL_LINE_BYTES) {
			fold(column, buf);
		} else {
			buf_char(buf, ' ');
			++*column;
		}
	}
}

static void
put_encoded(const char *text, size_t *column, struct buf *buf)
{
	size_t rest = strlen(text);

	while (rest) {
		size_t room = MAIL_LINE_BYTES > *column + WORD_FRAME
				      ? (MAIL_LINE_BYTES - *column -
					 WORD_FRAME) / 4 * 3
				      : 0;
		size_t begin, count;

		if (room < CHARACTER_BYTES) {
			fold(column, buf);
			continue;
		}
		count = rest <= room ? rest : utf8_cut(text, rest, room);
		begin = buf->count;
		buf_text(buf, WORD_BEGIN);
		base64_put(buf, text, count);
		buf_text(buf, WORD_END);
		*column += buf->count - begin;
		text += count;
		rest -= count;
		if (rest)
			fold(column, buf);
	}
}

void
mail_put_words(const char *text, size_t *column, struct buf *buf)
{
	struct buf cleaned = {0};

	clean(text, &cleaned);
	if (stands(buf_string(&cleaned)))
		put_folded(buf_string(&cleaned), column, buf);
	else
		put_encoded(buf_string(&cleaned), column, buf);
	buf_free(&cleaned);
}

static bool
is_atoms(const char *text)
{
	for (; *text; text++)
		if (!mail_is_letter_or_digit((unsigned char)*text) &&
		    !strchr(" !#$%&'*+-/=?^_`{|}~", *text))
			return false;
	return true;
}

static void
put_quoted(const char *text, size_t *column, struct buf *buf)
{
	size_t begin = buf->count;

	buf_char(buf, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_char(buf, '\\');
		buf_char(buf, *text);
	}
	buf_char(buf, '"');
	*column += buf->count - begin;
}

void
mail_put_phrase(const char *text, size_t *column, struct buf *buf)
{
	struct buf cleaned = {0};
	const char *words;

	clean(text, &cleaned);
	words = buf_string(&cleaned);
	if (!stands(words) || strlen(words) > MAIL_LINE_BYTES / 2)
		put_encoded(words, column, buf);
	else if (is_atoms(words))
		put_folded(words, column, buf);
	else
		put_quoted(words, column, buf);
	buf_free(&cleaned);
}

/* ---- bodies ---- */

const char *
mail_encoding_name(enum mail_encoding encoding)
{
	switch (encoding) {
	case MAIL_AS_IT_IS:
		return "7bit";
	case MAIL_QUOTED:
		return "quoted-printable";
	case MAIL_BASE64:
		break;
	}
	return "base64";
}

/* What stands for itself in quoted-printable wherever it stands. */
static bool
is_safe(unsigned char c)
{
	return c >= 0x20 && c < 0x7f && c != '=';
}

static bool
lines_fit(const struct buf *body)
{
	const char *line = buf_string(body);

	while (*line) {
		size_t count = strcspn(line, "\r");

		if (count > MAIL_LINE_BYTES || !strncmp(line, "From ", 5) ||
		    *line == '.' || (count && line[count - 1] == ' '))
			return false;
		line += count + (line[count] ? 2 : 0);
	}
	return true;
}

enum mail_encoding
mail_encoding_for(const struct buf *body)
{
	size_t unsafe = 0, high = 0;

	for (size_t i = 0; i < body->count; i++) {
		unsigned char c = (unsigned char)body->bytes[i];

		unsafe += !is_safe(c) && c != '\r' && c != '\n';
		high += c >= 0x80 || c < 0x20;
		high -= c == '\r' || c == '\n';
	}
	if (!high && lines_fit(body))
		return MAIL_AS_IT_IS;
	return 2 * unsafe < body->count / 3 ? MAIL_QUOTED : MAIL_BASE64;
}

static void
put_byte(const char *at, size_t *column, struct buf *buf)
{
	unsigned char c = (unsigned char)*at;
	bool last = at[1] == '\r' || !at[1];
	size_t most = last ? MAIL_LINE_BYTES : MAIL_LINE_BYTES - 1;
	bool plain = is_safe(c) && !(c == ' ' && last);

	if (*column + (plain ? 1 : 3) > most) {
		buf_text(buf, "=\r\n");
		*column = 0;
	}
	/* A dot ends a mail, and some servers change "From " into "> From ". */
	if (*column == 0 && (c == '.' || !strncmp(at, "From ", 5)))
		plain = false;
	if (plain)
		buf_char(buf, (char)c);
	else
		buf_printf(buf, "=%02X", c);
	*column += plain ? 1 : 3;
}

static void
put_quoted_printable(const struct buf *body, struct buf *buf)
{
	const char *at = buf_string(body);
	size_t column = 0;

	for (; *at; at++) {
		if (at[0] == '\r' && at[1] == '\n') {
			buf_text(buf, "\r\n");
			column = 0;
			at++;
		} else {
			put_byte(at, &column, buf);
		}
	}
}

static void
put_base64_lines(const struct buf *body, struct buf *buf)
{
	const size_t line = MAIL_LINE_BYTES / 4 * 3;

	for (size_t i = 0; i < body->count; i += line) {
		size_t rest = body->count - i;

		base64_put(buf, body->bytes + i, rest < line ? rest : line);
		buf_text(buf, "\r\n");
	}
}

void
mail_encode(const struct buf *body, enum mail_encoding encoding,
	    struct buf *buf)
{
	switch (encoding) {
	case MAIL_AS_IT_IS:
		buf_put(buf, body->bytes, body->count);
		break;
	case MAIL_QUOTED:
		put_quoted_printable(body, buf);
		break;
	case MAIL_BASE64:
		put_base64_lines(body, buf);
		break;
	}
}
