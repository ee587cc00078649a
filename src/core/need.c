/* One recorded communication need of one tenant. */
#include "core/need.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *const need_kind_names[NEED_KINDS] = {
	"spoken-language", "read-language",	 "english",	 "cannot-read",
	"format",	   "interpreter-gender", "safe-contact",
};

static const char *const english_levels[] = {"none", "some", "good", "fluent"};
static const char *const yes_only[] = {"yes"};
static const char *const genders[] = {"woman", "man"};
static const char *const papers[] = {"white", "cream", "yellow",
				     "blue",  "green", "pink"};

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

static enum status
check_format(const char *value, struct fault *fault)
{
	enum format format;
	int size;

	if (need_format(value, &format, &size))
		return OK;
	return fault_set(fault, E_INPUT, "value",
			 N_("{value} is not a format: write one of {choices}"),
			 "value", value, "choices",
			 "large-print:16 to large-print:28, braille:1, "
			 "braille:2, audio, easy-read, bsl-video, "
			 "paper:yellow (white, cream, blue, green, pink)",
			 NULL);
}

enum status
need_check(enum need_kind kind, const char *value, struct fault *fault)
{
	int found;

	if (!value || !*value)
		return fault_set(fault, E_INPUT, "value",
				 N_("say what the need is"), NULL);
	switch (kind) {
	case NEED_SPOKEN_LANGUAGE:
	case NEED_READ_LANGUAGE:
		if (language_shape(value))
			return OK;
		return fault_set(fault, E_INPUT, "value",
				 N_("{value} is not a language tag: write it "
				    "like {example}"),
				 "value", value, "example", "pa-Guru", NULL);
	case NEED_ENGLISH:
		return name_check("value", english_levels,
				  COUNT(english_levels), value, &found, fault);
	case NEED_CANNOT_READ:
		return name_check("value", yes_only, COUNT(yes_only), value,
				  &found, fault);
	case NEED_FORMAT:
		return check_format(value, fault);
	case NEED_INTERPRETER_GENDER:
		return name_check("value", genders, COUNT(genders), value,
				  &found, fault);
	case NEED_SAFE_CONTACT:
		return OK;
	}
	return fault_set(fault, E_INTERNAL, "kind",
			 N_("this kind of need is unknown"), NULL);
}

bool
need_is_disability(enum need_kind kind, const char *value)
{
	return kind == NEED_FORMAT ||
	       (kind == NEED_SPOKEN_LANGUAGE && language_signed(value));
}
