/* How long a text message is as networks count it. */
#include "core/sms.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* The default alphabet beside the printed characters of ASCII. */
static const uint16_t letters[] = {
	0x0A,	0x0D,	0xA1,	0xA3,	0xA4,	0xA5,	0xA7,	0xBF,
	0xC4,	0xC5,	0xC6,	0xC7,	0xC9,	0xD1,	0xD6,	0xD8,
	0xDC,	0xDF,	0xE0,	0xE4,	0xE5,	0xE6,	0xE8,	0xE9,
	0xEC,	0xF1,	0xF2,	0xF6,	0xF8,	0xF9,	0xFC,	0x0393,
	0x0394, 0x0398, 0x039B, 0x039E, 0x03A0, 0x03A3, 0x03A6, 0x03A8,
	0x03A9,
};
/* Its extension: an escape comes before each. */
static const uint16_t escaped[] = {0x0C, '[',  '\\', ']',   '^',
				   '{',	 '|',  '}',  '~',   0x20AC};

static bool
among(const uint16_t *list, size_t count, uint32_t cp)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == cp)
			return true;
	return false;
}

/* Units in the default alphabet; 0 where it has no such character. */
static size_t
septets(uint32_t cp)
{
	if (among(escaped, sizeof escaped / sizeof *escaped, cp))
		return 2;
	if (cp >= 0x20 && cp < 0x7F && cp != '`')
		return 1;
	return among(letters, sizeof letters / sizeof *letters, cp);
}

static bool
needs_wide(const char *text)
{
	uint32_t cp;

	while (*text) {
		cp = utf8_next(&text);
		if (!septets(cp))
			return true;
	}
	return false;
}

static size_t
units_of(uint32_t cp, bool wide)
{
	if (wide)
		return cp > 0xFFFF ? 2 : 1;
	return septets(cp);
}

/* Fill parts that take so many units each. */
static void
fill(const char *text, size_t room, struct sms_length *ret)
{
	size_t used = 0;
	uint32_t cp;

	ret->units = 0;
	ret->parts = *text != '\0';
	while (*text) {
		size_t units;

		cp = utf8_next(&text);
		units = units_of(cp, ret->wide);
		ret->units += units;
		if (used + units > room) {
			ret->parts++;
			used = 0;
		}
		used += units;
	}
	ret->left = room - used;
}

struct sms_length
sms_length(const char *text)
{
	struct sms_length ret = {.wide = needs_wide(text)};

	fill(text, ret.wide ? SMS_WIDE_ALONE : SMS_GSM_ALONE, &ret);
	if (ret.parts > 1)
		fill(text, ret.wide ? SMS_WIDE_PART : SMS_GSM_PART, &ret);
	return ret;
}

/* Its digits behind the country's, with "+" where it has one; "(0)" is said
 * by who is called from abroad. */
static bool
gather(const char *phone, char *ret, size_t most)
{
	size_t count = 0;

	for (const char *at = phone; *at; at++) {
		if (!strncmp(at, "(0)", 3) && count && *ret == '+') {
			at += 2;
			continue;
		}
		if (strchr(" ()-./\t", *at))
			continue;
		if (!(*at >= '0' && *at <= '9') && !(*at == '+' && !count))
			return false;
		if (count + 1 >= most)
			return false;
		ret[count++] = *at;
	}
	ret[count] = '\0';
	return count > 0;
}

static bool
is_british_mobile(const char *behind_country)
{
	return strlen(behind_country) == 10 && *behind_country == '7' &&
	       behind_country[1] != '0' && behind_country[1] != '6';
}

bool
sms_number(const char *phone, char ret[SMS_NUMBER_TEXT])
{
	char digits[18];
	const char *country = "", *rest = digits;

	if (!gather(phone, digits, sizeof digits))
		return false;
	if (*digits == '+') {
		rest++;
	} else if (!strncmp(digits, "00", 2)) {
		rest += 2;
	} else if (*digits == '0') {
		country = "44";
		rest++;
	} else {
		return false;
	}
	if (strlen(country) + strlen(rest) < 8 ||
	    strlen(country) + strlen(rest) > 15)
		return false;
	if (*country || !strncmp(rest, "44", 2))
		if (!is_british_mobile(*country ? rest : rest + 2))
			return false;
	return (size_t)snprintf(ret, SMS_NUMBER_TEXT, "+%s%s", country,
				rest) < SMS_NUMBER_TEXT;
}
