/* One recorded communication need of one tenant. */
#include "core/need.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "core/name.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *const need_kind_names[NEED_KINDS] = {
	"spoken-language", "dialect",	  "cannot-read",
	"read-language",   "english",	  "format",
	"dyslexia",	   "support",	  "interpreter-gender",
	"contact-way",	   "safe-contact",
};

const char *const stage_names[STAGES] = {
	"identify", "record", "flag", "share", "meet", "review",
};

static const char *const yes_only[] = {"yes"};
static const char *const english_levels[] = {"none", "some", "good", "fluent"};
static const char *const formats[] = {
	"large-print:16", "large-print:18", "large-print:20",
	"large-print:22", "large-print:24", "large-print:26",
	"large-print:28", "braille:1",	    "braille:2",
	"audio",	  "easy-read",	    "bsl-video",
	"paper:white",	  "paper:cream",    "paper:yellow",
	"paper:blue",	  "paper:green",    "paper:pink",
};
static const char *const dyslexia[] = {"layout", "short", "aloud"};
static const char *const support[] = {
	"lipspeaker",	"speech-to-text", "deafblind-interpreter",
	"deaf-relay",	"note-taker",	  "hearing-loop",
	"advocate",	"more-time",
};
static const char *const genders[] = {"woman", "man"};
static const char *const ways[] = {
	"text-relay", "video-relay", "telephone", "text-message",
	"email",      "letter",	     "in-person", "representative",
};
static const char *const papers[] = {"white", "cream", "yellow",
				     "blue",  "green", "pink"};

/* What each kind takes; no words: a language, or what is said in words. */
static const struct {
	const char *const *words;
	size_t count;
	enum { MANY, SINGLE } holds;
	size_t bytes; /* of what is said in words */
} kinds[NEED_KINDS] = {
	[NEED_SPOKEN_LANGUAGE] = {NULL, 0, SINGLE, 0},
	[NEED_DIALECT] = {NULL, 0, SINGLE, 60},
	[NEED_CANNOT_READ] = {yes_only, COUNT(yes_only), SINGLE, 0},
	[NEED_READ_LANGUAGE] = {NULL, 0, SINGLE, 0},
	[NEED_ENGLISH] = {english_levels, COUNT(english_levels), SINGLE, 0},
	[NEED_FORMAT] = {formats, COUNT(formats), MANY, 0},
	[NEED_DYSLEXIA] = {dyslexia, COUNT(dyslexia), MANY, 0},
	[NEED_SUPPORT] = {support, COUNT(support), MANY, 0},
	[NEED_INTERPRETER_GENDER] = {genders, COUNT(genders), SINGLE, 0},
	[NEED_CONTACT_WAY] = {ways, COUNT(ways), MANY, 0},
	[NEED_SAFE_CONTACT] = {NULL, 0, MANY, 200},
};

const char *
need_kind_name(enum need_kind kind)
{
	return need_kind_names[kind];
}

bool
need_kind_parse(const char *name, enum need_kind *ret)
{
	int found = name_find(need_kind_names, NEED_KINDS, name);

	if (found >= 0)
		*ret = (enum need_kind)found;
	return found >= 0;
}

/* A whole number of one or two digits within the range; fallback where there
 * is no text. */
static bool
small_number(const char *text, int low, int high, int fallback, int *ret)
{
	int value = fallback;

	if (text) {
		size_t digits = strspn(text, "0123456789");

		if (digits < 1 || digits > 2 || text[digits])
			return false;
		value = (int)strtol(text, NULL, 10);
	}
	if (value < low || value > high)
		return false;
	*ret = value;
	return true;
}

bool
need_format(const char *value, enum format *ret_format, int *ret_size)
{
	const char *colon = strchr(value, ':');
	size_t bytes = colon ? (size_t)(colon - value) : strlen(value);
	const char *detail = colon ? colon + 1 : NULL;
	enum format format = FORMAT_NONE;
	int size = 0;

	for (int i = 1; i < FORMATS; i++)
		if (strlen(format_names[i]) == bytes &&
		    !memcmp(format_names[i], value, bytes))
			format = (enum format)i;
	if (format == FORMAT_NONE)
		return false;
	if (format == FORMAT_LARGE_PRINT) {
		if (!small_number(detail, 16, 28, 18, &size))
			return false;
	} else if (format == FORMAT_BRAILLE) {
		if (!small_number(detail, 1, 2, 2, &size))
			return false;
	} else if (format == FORMAT_PAPER) {
		if (name_find(papers, COUNT(papers), detail) < 0)
			return false;
	} else if (detail) {
		return false;
	}
	*ret_format = format;
	*ret_size = size;
	return true;
}

const char *const *
need_values(enum need_kind kind, size_t *ret_count)
{
	*ret_count = kinds[kind].count;
	return kinds[kind].words;
}

bool
need_is_language(enum need_kind kind)
{
	return kind == NEED_SPOKEN_LANGUAGE || kind == NEED_READ_LANGUAGE;
}

bool
need_is_single(enum need_kind kind)
{
	return kinds[kind].holds == SINGLE;
}

bool
stage_parse(const char *name, enum need_stage_name *ret)
{
	int found = name_find(stage_names, STAGES, name);

	if (found >= 0)
		*ret = (enum need_stage_name)found;
	return found >= 0;
}

static enum status
check_format(const char *value, struct fault *fault)
{
	static const char choices[] =
		"large-print:16 to large-print:28, braille:1, braille:2, "
		"audio, easy-read, bsl-video, paper:yellow (white, cream, "
		"blue, green, pink)";
	enum format format;
	const char *nearest;
	int size;

	if (need_format(value, &format, &size))
		return OK;
	nearest = near_match(value, formats, COUNT(formats));
	if (!nearest)
		return fault_set(fault, E_INPUT, "value",
				 N_("{value} is not a format: write one of "
				    "{choices}"),
				 "value", value, "choices", choices, NULL);
	return fault_set(fault, E_INPUT, "value",
			 N_("{value} is not a format: did you mean {nearest}? "
			    "Write one of {choices}"),
			 "value", value, "nearest", nearest, "choices", choices,
			 NULL);
}

bool
need_says_something(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80 ||
		    isalpha((unsigned char)*text))
			return true;
	return false;
}

/* What is said in words says something, and fits where it is shown. */
static enum status
check_words(enum need_kind kind, const char *value, struct fault *fault)
{
	char most[24];

	if (strlen(value) > kinds[kind].bytes) {
		(void)snprintf(most, sizeof most, "%zu", kinds[kind].bytes);
		return fault_set(fault, E_INPUT, "value",
				 N_("This is too long: at most {mend} bytes "
				    "are kept"),
				 "mend", most, NULL);
	}
	if (!need_says_something(value))
		return fault_set(fault, E_INPUT, "value",
				 N_("{value} says nothing: write it in words"),
				 "value", value, NULL);
	return OK;
}

enum status
need_check(enum need_kind kind, const char *value, struct fault *fault)
{
	int found;

	if (!value || !*value)
		return fault_set(fault, E_INPUT, "value",
				 N_("say what the need is"), NULL);
	if (kind == NEED_FORMAT)
		return check_format(value, fault);
	if (kinds[kind].words)
		return name_check("value", kinds[kind].words,
				  kinds[kind].count, value, &found, fault);
	if (!need_is_language(kind))
		return check_words(kind, value, fault);
	if (language_shape(value))
		return OK;
	return fault_set(fault, E_INPUT, "value",
			 N_("{value} is not a language tag: write it like "
			    "{example}"),
			 "value", value, "example", "pa-Guru", NULL);
}

bool
need_is_disability(enum need_kind kind, const char *value)
{
	return kind == NEED_FORMAT || kind == NEED_SUPPORT ||
	       kind == NEED_DYSLEXIA ||
	       (kind == NEED_SPOKEN_LANGUAGE && language_signed(value));
}
