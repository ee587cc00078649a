/* Addresses for the window of an envelope. */
#include "doc/address.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static bool
matches(const char *text, const char *shape)
{
	while (*shape && *text &&
	       (*shape == 'A' ? isupper((unsigned char)*text)
			      : isdigit((unsigned char)*text)))
		shape++, text++;
	return !*shape && !*text;
}

/* The first half: A a letter, 9 a digit. */
static bool
outward(const char *text)
{
	static const char *const shapes[] = {"A9",   "A99", "AA9",
					     "AA99", "A9A", "AA9A"};

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (matches(text, shapes[i]))
			return true;
	return false;
}

bool
postcode_spell(const char *text, char ret[POSTCODE_BYTES])
{
	char tight[POSTCODE_BYTES], *inward;
	size_t count = 0;

	for (; *text && count < sizeof tight - 1; text++)
		if (*text != ' ')
			tight[count++] = (char)toupper((unsigned char)*text);
	tight[count] = '\0';
	if (*text || count < 5 || count > 7)
		return false;
	inward = tight + count - 3;
	/* Letters that are easily misread are never used there. */
	if (!matches(inward, "9AA") || strpbrk(inward, "CIKMOV"))
		return false;
	memcpy(ret + count - 2, inward, 4);
	*inward = '\0';
	if (!outward(tight))
		return false;
	memcpy(ret, tight, count - 3);
	ret[count - 3] = ' ';
	return true;
}

const char *
address_code(enum address_flaw flaw)
{
	switch (flaw) {
	case ADDRESS_FINE:
		return "address-fine";
	case ADDRESS_NO_ABODE:
		return "no-fixed-abode";
	case ADDRESS_TOO_FEW_LINES:
		return "not-enough-address-lines";
	case ADDRESS_TOO_MANY_LINES:
		return "too-many-address-lines";
	case ADDRESS_NO_POSTCODE:
		return "no-postcode";
	case ADDRESS_NOT_LATIN:
		return "address-not-latin";
	case ADDRESS_BAD_START:
		return "address-line-starts-wrongly";
	case ADDRESS_EMPTY_LINE:
		return "address-line-says-nothing";
	case ADDRESS_TOO_WIDE:
		return "address-line-too-wide";
	}
	return "";
}

static const char *
flaw_message(enum address_flaw flaw)
{
	switch (flaw) {
	case ADDRESS_FINE:
		break;
	case ADDRESS_NO_ABODE:
		return N_("a letter cannot be posted to “{line}”: hand it "
			  "over, or send it to where post is collected");
	case ADDRESS_TOO_FEW_LINES:
		return N_("the address has fewer than 3 lines: it needs a "
			  "name, a street and a postcode");
	case ADDRESS_TOO_MANY_LINES:
		return N_("the address has more than 7 lines: put some of them "
			  "together");
	case ADDRESS_NO_POSTCODE:
		return N_("the last line of the address is “{line}”: it is to "
			  "be a UK postcode, or a country in English");
	case ADDRESS_NOT_LATIN:
		return N_("printers read the address “{line}” only in Latin "
			  "letters: the name in its own script stands in the "
			  "letter");
	case ADDRESS_BAD_START:
		return N_("the address line “{line}” begins with a character "
			  "that printers refuse: begin it with a letter or a "
			  "digit");
	case ADDRESS_EMPTY_LINE:
		return N_("the address line “{line}” has no letter and no "
			  "digit");
	case ADDRESS_TOO_WIDE:
		return N_("the address line “{line}” is too long for the "
			  "window: share it out over two lines");
	}
	return "";
}

enum status
address_refuse(enum address_flaw flaw, const char *line, struct fault *fault)
{
	return fault_set(fault, E_REFUSED, address_code(flaw),
			 flaw_message(flaw), "line", line, NULL);
}

/* The line without spaces round it and with one between words. */
static char *
tidy(struct arena *arena, const char *text, size_t count)
{
	char *line = arena_alloc(arena, count + 1);
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		if (!strchr(" \t\r\n", text[i]))
			line[at++] = text[i];
		else if (at && line[at - 1] != ' ')
			line[at++] = ' ';
	}
	if (at && line[at - 1] == ' ')
		at--;
	line[at] = '\0';
	return line;
}

enum status
address_read(const char *text, struct arena *arena, struct address *ret,
	     struct fault *fault)
{
	const char *between = strchr(text, '\n')  ? "\n"
			      : strchr(text, ';') ? ";"
						  : ",";
	struct address address = {0};
	char postcode[POSTCODE_BYTES];

	while (*text) {
		size_t count = strcspn(text, between);
		const char *line = tidy(arena, text, count);

		text += count + (text[count] != '\0');
		if (!*line)
			continue;
		if (address.lines == ADDRESS_LINES_MAX)
			return address_refuse(ADDRESS_TOO_MANY_LINES, line,
					      fault);
		address.line[address.lines++] = line;
	}
	if (address.lines &&
	    postcode_spell(address.line[address.lines - 1], postcode))
		address.line[address.lines - 1] = arena_text(arena, postcode);
	*ret = address;
	return OK;
}

/* Letters of Latin script with their marks, and what stands between them. */
static bool
latin(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7F) || (cp >= 0xA0 && cp < 0x250) ||
	       (cp >= 0x300 && cp < 0x370) || (cp >= 0x1E00 && cp < 0x1F00) ||
	       (cp >= 0x2010 && cp <= 0x201E) || cp == 0x2116;
}

static bool
all_latin(const char *line)
{
	while (*line)
		if (!latin(utf8_next(&line)))
			return false;
	return true;
}

static bool
says_something(const char *line)
{
	while (*line) {
		uint32_t cp = utf8_next(&line);

		if ((cp < 0x80 && isalnum((int)cp)) ||
		    (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7) ||
		    (cp >= 0x1E00 && cp < 0x1F00))
			return true;
	}
	return false;
}

/* Somebody without a home has the same letter handed over. */
static bool
no_abode(const char *line)
{
	static const char *const words[] = {"no fixed abode",
					    "no fixed address"};

	if (!strcasecmp(line, "nfa"))
		return true;
	for (; *line; line++)
		for (int i = 0; i < 2; i++)
			if (!strncasecmp(line, words[i], strlen(words[i])))
				return true;
	return false;
}

static enum address_flaw
line_flaw(const char *line, size_t number)
{
	if (!all_latin(line))
		return ADDRESS_NOT_LATIN;
	if (strchr("@()=[]\"\\/,<>~;", *line) ||
	    !strncmp(line, "“", strlen("“")) ||
	    !strncmp(line, "”", strlen("”")))
		return ADDRESS_BAD_START;
	if (number < 2 && !says_something(line))
		return ADDRESS_EMPTY_LINE;
	return ADDRESS_FINE;
}

enum address_flaw
address_check(const struct address *address, size_t *ret_line)
{
	size_t lines = address->lines;
	char postcode[POSTCODE_BYTES];
	enum address_flaw flaw;

	for (*ret_line = 0; *ret_line < lines; ++*ret_line)
		if (no_abode(address->line[*ret_line]))
			return ADDRESS_NO_ABODE;
	*ret_line = 0;
	if (lines < ADDRESS_LINES_MIN)
		return ADDRESS_TOO_FEW_LINES;
	for (; *ret_line < lines; ++*ret_line) {
		flaw = line_flaw(address->line[*ret_line], *ret_line);
		if (flaw != ADDRESS_FINE)
			return flaw;
	}
	*ret_line = lines - 1;
	if (!postcode_spell(address->line[lines - 1], postcode) &&
	    !address_country(address->line[lines - 1]))
		return ADDRESS_NO_POSTCODE;
	*ret_line = 0;
	return ADDRESS_FINE;
}

enum status
address_acceptable(const struct address *address, struct fault *fault)
{
	size_t line;
	enum address_flaw flaw = address_check(address, &line);

	if (flaw == ADDRESS_FINE)
		return OK;
	return address_refuse(flaw, address->lines ? address->line[line] : "",
			      fault);
}
