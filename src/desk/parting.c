/* Covering a name in the words of somebody else's record. */
#include "desk/parting.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/id.h"

#define COVER "[…]"

static bool
letter(unsigned char c)
{
	return isalnum(c) || c >= 0x80;
}

/* Whether the word stands at that place as a word of its own. Beside letters
 * of scripts without capitals a name runs on, so only its end in ASCII
 * counts. */
static bool
stands(const char *text, const char *at, const char *word)
{
	size_t bytes = strlen(word);
	bool ascii = (unsigned char)word[0] < 0x80;

	if (strncasecmp(at, word, bytes) != 0)
		return false;
	if (!ascii)
		return true;
	return (at == text || !letter((unsigned char)at[-1])) &&
	       !letter((unsigned char)at[bytes]);
}

static bool
has_word(const char *text, const char *word)
{
	for (const char *at = text; at && *at; at++)
		if (stands(text, at, word))
			return true;
	return false;
}

static void
add_word(struct parting *p, const char *word, const struct tenant *own)
{
	if (!word || strlen(word) < 3 || has_word(own->name, word) ||
	    has_word(own->name_native, word))
		return;
	p->word = arena_grow(p->arena, p->word, p->count, &p->cap,
			     sizeof *p->word);
	p->word[p->count++] = word;
}

static void
add_words(struct parting *p, const char *name, const struct tenant *own)
{
	while (name && *name) {
		size_t bytes = strcspn(name, " -'");

		add_word(p, arena_copy(p->arena, name, bytes), own);
		name += bytes;
		name += strspn(name, " -'");
	}
}

void
parting_add(struct parting *p, const struct tenant *of,
	    const struct tenant *own)
{
	char id[ID_TEXT];

	id_format(of->id, id);
	add_words(p, of->name, own);
	add_words(p, of->name_native, own);
	add_word(p, of->reference, own);
	add_word(p, of->email, own);
	add_word(p, of->phone, own);
	add_word(p, arena_text(p->arena, id), own);
}

/* Bytes of the word that stands there, 0 where none does. */
static size_t
told_at(const struct parting *p, const char *text, const char *at)
{
	size_t most = 0;

	for (size_t i = 0; i < p->count; i++)
		if (strlen(p->word[i]) > most && stands(text, at, p->word[i]))
			most = strlen(p->word[i]);
	return most;
}

const char *
parting_cover(void *self, const char *text)
{
	const struct parting *p = self;
	struct buf out = {0};
	bool covered = false;

	for (const char *at = text; *at;) {
		size_t bytes = told_at(p, text, at);

		if (bytes)
			buf_text(&out, COVER);
		else
			buf_char(&out, *at);
		covered |= bytes > 0;
		at += bytes ? bytes : 1;
	}
	if (covered)
		text = arena_text(p->arena, buf_string(&out));
	buf_free(&out);
	return text;
}
