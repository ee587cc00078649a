/* Whether a contact met what a tenant needs. */
#include "core/contact.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/name.h"
#include "lang/tag.h"

const char *const channel_names[CHANNELS] = {
	"letter", "visit", "call", "relay", "email", "text",
};

const char *const interpreter_names[INTERPRETERS] = {
	"none", "professional", "colleague", "family",
};

const char *const met_why_names[WHYS] = {
	"said",		  "their-language", "another-language",
	"reads-nothing",  "told",	    "no-interpreter",
	"family",	  "english-enough", "their-format",
	"on-screen",	  "too-small",	    "another-format",
	"their-support",  "no-support",	    "their-gender",
	"another-gender", "their-way",	    "another-way",
	"safe",		  "unsafe",
};

const char *const safe_rules[SAFE_RULES] = {
	"never post to the home", "never call",
	"never leave a message",  "never visit",
	"never send a text",	  "never send an e-mail",
	"call only between 10 and 12",
};

bool
channel_parse(const char *name, enum channel *ret)
{
	int found = name_find(channel_names, CHANNELS, name);

	if (found >= 0)
		*ret = (enum channel)found;
	return found >= 0;
}

bool
interpreter_parse(const char *name, enum interpreter *ret)
{
	int found = name_find(interpreter_names, INTERPRETERS, name);

	if (found >= 0)
		*ret = (enum interpreter)found;
	return found >= 0;
}

bool
met_why_parse(const char *name, enum met_why *ret)
{
	int found = name_find(met_why_names, WHYS, name);

	if (found >= 0)
		*ret = (enum met_why)found;
	return found >= 0;
}

bool
channel_is_written(enum channel channel)
{
	return channel == CHANNEL_LETTER || channel == CHANNEL_EMAIL ||
	       channel == CHANNEL_TEXT;
}

static bool
is_call(enum channel channel)
{
	return channel == CHANNEL_CALL || channel == CHANNEL_RELAY;
}

static enum met
because(enum met met, enum met_why why, enum met_why *ret_why)
{
	*ret_why = why;
	return met;
}

/* "pa" is spoken the same whichever way it is written. */
static bool
same_speech(const char *a, const char *b)
{
	size_t bytes = strcspn(a, "-");

	return bytes == strcspn(b, "-") && !strncasecmp(a, b, bytes);
}

/* Written the same: the language and its script. */
static bool
same_writing(const char *a, const char *b)
{
	const struct tag *x = tag_find(a), *y = tag_find(b);

	if (!x || !y)
		return !strcasecmp(a, b);
	return same_speech(x->tag, y->tag) && !strcmp(x->script, y->script);
}

static bool
holds(const struct wanted *all, size_t count, enum need_kind kind,
      const char *value)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].kind == kind &&
		    (!value || !strcmp(all[i].value, value)))
			return true;
	return false;
}

static bool
in_format(const struct manner *manner, enum format wanted)
{
	for (int i = 0; i < FORMATS_MOST && manner->formats[i]; i++) {
		enum format format;
		int size;

		if (need_format(manner->formats[i], &format, &size) &&
		    format == wanted)
			return true;
	}
	return false;
}

/* What is heard or seen, not read. */
static bool
needs_no_reading(const struct manner *manner)
{
	return in_format(manner, FORMAT_AUDIO) ||
	       in_format(manner, FORMAT_BSL_VIDEO);
}

static enum met
met_reading(const struct manner *manner, const char *value,
	    enum met_why *ret_why)
{
	for (int i = 0; i < WRITTEN_MOST && manner->written[i]; i++)
		if (same_writing(manner->written[i], value))
			return because(MET, WHY_THEIR_LANGUAGE, ret_why);
	return manner->written[0]
		       ? because(NOT_MET, WHY_ANOTHER_LANGUAGE, ret_why)
		       : MET_UNTOUCHED;
}

static enum met
met_speech(const struct manner *manner, const char *value,
	   const struct wanted *all, size_t count, enum met_why *ret_why)
{
	const char *spoken = manner->spoken ? manner->spoken : "en";

	if (manner->interpreter == INTERPRETER_FAMILY)
		return because(NOT_MET, WHY_FAMILY_INTERPRETED, ret_why);
	if (same_speech(spoken, value))
		return because(MET, WHY_THEIR_LANGUAGE, ret_why);
	if (same_speech(spoken, "en") &&
	    (holds(all, count, NEED_ENGLISH, "good") ||
	     holds(all, count, NEED_ENGLISH, "fluent")))
		return because(MET, WHY_ENGLISH_ENOUGH, ret_why);
	return because(NOT_MET, WHY_NO_INTERPRETER, ret_why);
}

/* How much English counts by itself only where no language is recorded. */
static enum met
met_english(const struct manner *manner, const char *level,
	    const struct wanted *all, size_t count, enum met_why *ret_why)
{
	const char *spoken = manner->spoken ? manner->spoken : "en";
	bool little = !strcmp(level, "none") || !strcmp(level, "some");

	if (!little || holds(all, count, NEED_SPOKEN_LANGUAGE, NULL))
		return MET_UNTOUCHED;
	return same_speech(spoken, "en")
		       ? because(NOT_MET, WHY_NO_INTERPRETER, ret_why)
		       : because(MET, WHY_THEIR_LANGUAGE, ret_why);
}

static bool
is_paper(const char *value, const char *format)
{
	return strcmp(value, format) != 0 && !strncmp(value, "paper:", 6);
}

static enum met
met_format(const struct manner *manner, const char *value,
	   enum met_why *ret_why)
{
	bool printed = manner->channel == CHANNEL_LETTER;
	enum format wanted = FORMAT_NONE, format;
	int least = 0, size;

	if (!need_format(value, &wanted, &least))
		return MET_UNTOUCHED;
	if (!printed &&
	    (wanted == FORMAT_LARGE_PRINT || wanted == FORMAT_PAPER))
		return because(MET, WHY_ON_SCREEN, ret_why);
	for (int i = 0; i < FORMATS_MOST && manner->formats[i]; i++) {
		const char *had = manner->formats[i];

		if (!need_format(had, &format, &size) || format != wanted)
			continue;
		if (wanted == FORMAT_LARGE_PRINT && size < least)
			return because(NOT_MET, WHY_TOO_SMALL, ret_why);
		if ((wanted == FORMAT_BRAILLE && size != least) ||
		    is_paper(value, had))
			continue;
		return because(MET, WHY_THEIR_FORMAT, ret_why);
	}
	return because(NOT_MET,
		       wanted == FORMAT_LARGE_PRINT ? WHY_TOO_SMALL
						    : WHY_ANOTHER_FORMAT,
		       ret_why);
}

/* Layout is for the eye of a person; shortness is what Easy Read has. */
static enum met
met_dyslexia(const struct manner *manner, const char *value,
	     enum met_why *ret_why)
{
	bool written = channel_is_written(manner->channel);

	if (!strcmp(value, "aloud"))
		return !written || in_format(manner, FORMAT_AUDIO)
			       ? because(MET, WHY_TOLD, ret_why)
			       : because(NOT_MET, WHY_ANOTHER_FORMAT, ret_why);
	if (written && in_format(manner, FORMAT_EASY_READ))
		return because(MET, WHY_THEIR_FORMAT, ret_why);
	return MET_UNTOUCHED;
}

static enum met
met_gender(const struct manner *manner, const char *value,
	   enum met_why *ret_why)
{
	if (manner->interpreter == INTERPRETER_NONE || !manner->gender)
		return MET_UNTOUCHED;
	return !strcmp(manner->gender, value)
		       ? because(MET, WHY_THEIR_GENDER, ret_why)
		       : because(NOT_MET, WHY_ANOTHER_GENDER, ret_why);
}

/* The ways of the register that a channel is. */
static bool
is_way(enum channel channel, const char *way)
{
	switch (channel) {
	case CHANNEL_LETTER:
		return !strcmp(way, "letter");
	case CHANNEL_VISIT:
		return !strcmp(way, "in-person");
	case CHANNEL_CALL:
		return !strcmp(way, "telephone");
	case CHANNEL_RELAY:
		return !strcmp(way, "text-relay") ||
		       !strcmp(way, "video-relay");
	case CHANNEL_EMAIL:
		return !strcmp(way, "email");
	case CHANNEL_TEXT:
		return !strcmp(way, "text-message");
	}
	return false;
}

/* One of several ways is enough; through whom it went no channel says. */
static enum met
met_way(const struct manner *manner, const char *value,
	const struct wanted *all, size_t count, enum met_why *ret_why)
{
	if (!strcmp(value, "representative"))
		return MET_UNTOUCHED;
	if (is_way(manner->channel, value))
		return because(MET, WHY_THEIR_WAY, ret_why);
	for (size_t i = 0; i < count; i++)
		if (all[i].kind == NEED_CONTACT_WAY &&
		    is_way(manner->channel, all[i].value))
			return MET_UNTOUCHED;
	return because(NOT_MET, WHY_ANOTHER_WAY, ret_why);
}

/* What each rule bars; hours are read from the words. */
static enum met
met_safe(const struct manner *manner, const char *value,
	 enum met_why *ret_why)
{
	static const struct {
		const char *beginning;
		enum channel bars;
	} rules[] = {
		{"never post", CHANNEL_LETTER},
		{"never write", CHANNEL_LETTER},
		{"never call", CHANNEL_CALL},
		{"never phone", CHANNEL_CALL},
		{"never visit", CHANNEL_VISIT},
		{"never send a text", CHANNEL_TEXT},
		{"never text", CHANNEL_TEXT},
		{"never send an e-mail", CHANNEL_EMAIL},
		{"never email", CHANNEL_EMAIL},
		{"never e-mail", CHANNEL_EMAIL},
	};
	int from, to;
	char end;

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (!strncasecmp(value, rules[i].beginning,
				 strlen(rules[i].beginning)))
			return manner->channel == rules[i].bars ||
					       (rules[i].bars == CHANNEL_CALL &&
						is_call(manner->channel))
				       ? because(NOT_MET, WHY_UNSAFE, ret_why)
				       : because(MET, WHY_SAFE, ret_why);
	if (sscanf(value, "call only between %2d and %2d%c", &from, &to,
		   &end) != 2)
		return MET_UNTOUCHED;
	if (!is_call(manner->channel))
		return because(MET, WHY_SAFE, ret_why);
	if (manner->minute < 0)
		return MET_UNTOUCHED;
	return manner->minute >= from * 60 && manner->minute < to * 60
		       ? because(MET, WHY_SAFE, ret_why)
		       : because(NOT_MET, WHY_UNSAFE, ret_why);
}

/* What only what is written can meet. */
static enum met
met_written(const struct manner *manner, const struct wanted *need,
	    const struct wanted *all, size_t count, enum met_why *ret_why)
{
	bool reads = !holds(all, count, NEED_CANNOT_READ, NULL);

	switch (need->kind) {
	case NEED_CANNOT_READ:
		return needs_no_reading(manner)
			       ? because(MET, WHY_TOLD, ret_why)
			       : because(NOT_MET, WHY_READS_NOTHING, ret_why);
	case NEED_READ_LANGUAGE:
		return reads ? met_reading(manner, need->value, ret_why)
			     : MET_UNTOUCHED;
	case NEED_FORMAT:
		return met_format(manner, need->value, ret_why);
	case NEED_SPOKEN_LANGUAGE:
	case NEED_DIALECT:
	case NEED_ENGLISH:
	case NEED_DYSLEXIA:
	case NEED_SUPPORT:
	case NEED_INTERPRETER_GENDER:
	case NEED_CONTACT_WAY:
	case NEED_SAFE_CONTACT:
		break;
	}
	return MET_UNTOUCHED;
}

/* What only talking or signing can meet. */
static enum met
met_spoken(const struct manner *manner, const struct wanted *need,
	   const struct wanted *all, size_t count, enum met_why *ret_why)
{
	switch (need->kind) {
	case NEED_SPOKEN_LANGUAGE:
		return met_speech(manner, need->value, all, count, ret_why);
	case NEED_ENGLISH:
		return met_english(manner, need->value, all, count, ret_why);
	case NEED_CANNOT_READ:
		return because(MET, WHY_TOLD, ret_why);
	case NEED_INTERPRETER_GENDER:
		return met_gender(manner, need->value, ret_why);
	case NEED_SUPPORT:
		if (manner->support && !strcmp(manner->support, need->value))
			return because(MET, WHY_THEIR_SUPPORT, ret_why);
		return manner->channel == CHANNEL_VISIT
			       ? because(NOT_MET, WHY_NO_SUPPORT, ret_why)
			       : MET_UNTOUCHED;
	case NEED_DIALECT:
	case NEED_READ_LANGUAGE:
	case NEED_FORMAT:
	case NEED_DYSLEXIA:
	case NEED_CONTACT_WAY:
	case NEED_SAFE_CONTACT:
		break;
	}
	return MET_UNTOUCHED;
}

enum met
met_by(const struct manner *manner, const struct wanted *need,
       const struct wanted *all, size_t count, enum met_why *ret_why)
{
	*ret_why = WHY_SAID;
	if (need->kind == NEED_CONTACT_WAY)
		return met_way(manner, need->value, all, count, ret_why);
	if (need->kind == NEED_SAFE_CONTACT)
		return met_safe(manner, need->value, ret_why);
	if (need->kind == NEED_DYSLEXIA)
		return met_dyslexia(manner, need->value, ret_why);
	return channel_is_written(manner->channel)
		       ? met_written(manner, need, all, count, ret_why)
		       : met_spoken(manner, need, all, count, ret_why);
}
