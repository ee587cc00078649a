/* How long sentences are. */
#include "notice/length.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define WORDS_MOST 15
#define FIELD_LETTERS 4

/* Letters that say about as much as fifteen words. */
static const struct {
	const char *script;
	size_t most;
} unspaced[] = {
	{"Hans", 25}, {"Hant", 25}, {"Jpan", 35}, {"Thai", 60},
	{"Khmr", 60}, {"Laoo", 60}, {"Mymr", 60}, {"Tibt", 60},
};

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == 0xA0 ||
	       cp == 0x202F || cp == 0x3000;
}

/* Of sentences; a full stop between digits is none. */
static bool
is_end(uint32_t cp, uint32_t next)
{
	switch (cp) {
	case '.':
	case '!':
	case '?':
		return !next || is_space(next);
	case 0x061F: /* Arabic question mark */
	case 0x06D4: /* Urdu full stop */
	case 0x0964: /* danda */
	case 0x0965:
	case 0x1362: /* Ethiopic full stop */
	case 0x3002: /* ideographic full stop */
	case 0xFF01:
	case 0xFF1F:
	case 0x17D4: /* Khmer */
	case 0x104B: /* Myanmar */
		return true;
	default:
		return false;
	}
}

/* Marks on letters, and punctuation, of the scripts above. */
static bool
is_letter(uint32_t cp)
{
	bool mark = (cp >= 0x0E31 && cp <= 0x0E3A && cp != 0x0E32 &&
		     cp != 0x0E33) ||
		    (cp >= 0x0E47 && cp <= 0x0E4E) ||
		    (cp >= 0x0EB1 && cp <= 0x0EBC && cp != 0x0EB2 &&
		     cp != 0x0EB3) ||
		    (cp >= 0x102B && cp <= 0x103E) ||
		    (cp >= 0x17B4 && cp <= 0x17DD) ||
		    (cp >= 0x0F71 && cp <= 0x0FBC) ||
		    (cp >= 0x0300 && cp <= 0x036F);
	bool punctuation = (cp >= 0x3001 && cp <= 0x3011) ||
			   (cp >= 0xFF01 && cp <= 0xFF0F) || cp == 0xFF1A ||
			   cp == 0xFF1B;

	if (cp < 0x80)
		return cp > ' ' && !strchr(".,;:!?*()[]{}", (int)cp);
	return !mark && !punctuation && !is_space(cp);
}

/* Behind the } of a field, or NULL. */
static const char *
past_field(const char *at)
{
	size_t count = strcspn(at, "} \n");

	return at[0] == '{' && at[count] == '}' ? at + count + 1 : NULL;
}

struct sentence_length
sentence_longest(const char *text, const struct tag *tag)
{
	struct sentence_length ret = {0, WORDS_MOST, false};
	size_t count = 0;
	bool inside = false;

	for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++)
		if (!strcmp(unspaced[i].script, tag->script)) {
			ret.most = unspaced[i].most;
			ret.letters = true;
		}
	while (*text) {
		const char *field = past_field(text), *peek;
		uint32_t cp = field ? 'x' : utf8_next(&text);

		text = field ? field : text;
		peek = text;
		if (ret.letters)
			count += field ? FIELD_LETTERS : is_letter(cp);
		else if (!is_space(cp) && !inside)
			count++;
		inside = !is_space(cp);
		if (count > ret.count)
			ret.count = count;
		if (!field && is_end(cp, *peek ? utf8_next(&peek) : 0)) {
			count = 0;
			inside = false;
		}
	}
	return ret;
}
