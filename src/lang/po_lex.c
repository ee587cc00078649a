/* PO text taken apart into words, strings and comments. */
#include "lang/po_lex.h"

#include <string.h>

#define DIGITS "0123456789"
#define INDEX_MAX 1000

const char *
po_lex_where(const struct po_lex *lex, unsigned line)
{
	return arena_printf(lex->arena, "%s:%u", lex->name, line);
}

static struct po_token
token(const struct po_lex *lex, enum po_kind kind, const char *from)
{
	return (struct po_token){
		.kind = kind,
		.text = from,
		.count = (size_t)(lex->at - from),
		.line = lex->line,
		.previous = lex->previous,
		.obsolete = lex->obsolete,
	};
}

static bool
at(const struct po_lex *lex, const char *chars)
{
	return lex->at < lex->end && *lex->at && strchr(chars, *lex->at);
}

/* To the end of the line, which is not taken; returns the end of its text. */
static const char *
to_line_end(struct po_lex *lex)
{
	const char *from = lex->at;
	size_t count = from < lex->end ? (size_t)(lex->end - from) : 0;
	const char *end = memchr(from, '\n', count);

	lex->at = end = end ? end : lex->end;
	while (end > from && end[-1] == '\r')
		end--;
	return end;
}

/* "#~" and "#|" say something of what follows them on their line. */
static bool
take_mark(struct po_lex *lex)
{
	const char *next = lex->at + 1;
	bool obsolete = next < lex->end && *next == '~';

	if (obsolete && next + 1 < lex->end && next[1] == '|') {
		lex->obsolete = lex->previous = true;
		lex->at += 3;
		return true;
	}
	if (!obsolete && !(next < lex->end && *next == '|'))
		return false;
	if (obsolete)
		lex->obsolete = true;
	else
		lex->previous = true;
	lex->at += 2;
	return true;
}

static void
skip_spaces(struct po_lex *lex)
{
	for (; lex->at < lex->end; lex->at++) {
		char c = *lex->at;

		if (c == '\n') {
			lex->line++;
			lex->previous = lex->obsolete = false;
		} else if (c != ' ' && c != '\t' && c != '\r') {
			return;
		}
	}
}

static struct po_token
broken(struct po_lex *lex, const char *message)
{
	(void)fault_set(faults_add(lex->faults), E_INPUT,
			po_lex_where(lex, lex->line), message, NULL);
	return token(lex, PO_BROKEN, lex->at);
}

/* Whether an odd number of backslashes stand before it. */
static bool
is_escaped(const char *from, const char *quote)
{
	const char *p = quote;

	while (p > from && p[-1] == '\\')
		p--;
	return (quote - p) % 2;
}

static struct po_token
string(struct po_lex *lex)
{
	const char *from = ++lex->at, *end = lex->end, *quote;
	struct po_token found;

	end = memchr(from, '\n', (size_t)(end - from));
	if (!end)
		end = lex->end;
	quote = memchr(from, '"', (size_t)(end - from));
	while (quote && is_escaped(from, quote))
		quote = memchr(quote + 1, '"', (size_t)(end - quote - 1));
	lex->at = quote ? quote : end;
	if (!quote)
		return broken(lex, N_("a string is not closed on its line: end "
				      "it with a quotation mark"));
	found = token(lex, PO_STRING, from);
	lex->at++;
	return found;
}

static struct po_token
number(struct po_lex *lex)
{
	const char *from = ++lex->at;
	unsigned long value = 0;
	struct po_token found;

	for (; at(lex, DIGITS) && value < INDEX_MAX; lex->at++)
		value = value * 10 + (unsigned long)(*lex->at - '0');
	if (lex->at == from || !at(lex, "]"))
		return broken(lex, N_("a plural form has no number: write "
				      "msgstr[0]"));
	found = token(lex, PO_INDEX, from);
	found.number = value;
	lex->at++;
	return found;
}

static struct po_token
word(struct po_lex *lex)
{
	const char *from = lex->at;

	while (lex->at < lex->end &&
	       ((*lex->at >= 'a' && *lex->at <= 'z') || *lex->at == '_'))
		lex->at++;
	if (lex->at == from)
		return broken(lex, N_("this line belongs to no message: put "
				      "text into quotation marks, and # before "
				      "a comment"));
	return token(lex, PO_WORD, from);
}

struct po_token
po_lex_next(struct po_lex *lex)
{
	for (;;) {
		skip_spaces(lex);
		if (!at(lex, "#"))
			break;
		if (!take_mark(lex)) {
			const char *from = ++lex->at;
			const char *end = to_line_end(lex);
			struct po_token found = token(lex, PO_COMMENT, from);

			found.count = (size_t)(end - from);
			return found;
		}
	}
	if (lex->at == lex->end)
		return token(lex, PO_END, lex->at);
	if (*lex->at == '"')
		return string(lex);
	if (*lex->at == '[')
		return number(lex);
	return word(lex);
}

static bool
begins(const struct po_lex *lex, const char *text)
{
	size_t count = strlen(text);

	return (size_t)(lex->end - lex->at) >= count &&
	       !memcmp(lex->at, text, count);
}

void
po_lex_resume(struct po_lex *lex)
{
	do {
		to_line_end(lex);
		skip_spaces(lex);
	} while (lex->at < lex->end && !begins(lex, "#") &&
		 !begins(lex, "msgctxt") && !begins(lex, "msgid "));
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

/* Up to most digits of a base; returns how many there were. */
static size_t
take_digits(const char *p, const char *end, int base, char *ret)
{
	size_t most = base == 8 ? 3 : 2, count = 0;
	int value = 0;

	while (count < most && p + count < end && digit(p[count]) < base)
		value = value * base + digit(p[count++]);
	*ret = (char)value;
	return count;
}

/* Behind a backslash; returns how many bytes the escape has there, 0 where it
 * is none. */
static size_t
escape(const char *p, const char *end, char *ret)
{
	static const char letters[] = "ntabfvr\"\\";
	static const char values[] = "\n\t\a\b\f\v\r\"\\";
	const char *known;
	size_t count;

	if (p == end || !*p)
		return 0;
	known = strchr(letters, *p);
	if (known) {
		*ret = values[known - letters];
		return 1;
	}
	if (*p != 'x')
		return take_digits(p, end, 8, ret);
	count = take_digits(p + 1, end, 16, ret);
	return count ? count + 1 : 0;
}

char *
po_lex_string(const struct po_lex *lex, const struct po_token *token,
	      char *pool)
{
	const char *p = token->text, *end = p + token->count;

	while (p < end) {
		const char *plain = memchr(p, '\\', (size_t)(end - p));
		size_t count = (size_t)((plain ? plain : end) - p);

		memcpy(pool, p, count);
		pool += count;
		p += count;
		if (p == end)
			break;
		count = escape(p + 1, end, pool);
		if (!count)
			(void)fault_set(
				faults_add(lex->faults), E_INPUT,
				po_lex_where(lex, token->line),
				N_("a backslash begins no escape that PO "
				   "knows: write \\\\ for a backslash"),
				NULL);
		else
			pool++;
		p += 1 + count;
	}
	return pool;
}
