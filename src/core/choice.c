/* How a letter goes to somebody. */
#include "core/choice.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

const char *const choice_why_names[CHOICE_WHYS] = {
	"asked", "recorded", "spoken", "reads-nothing",
	"safe",	 "posted",   "nothing",
};
const char *const choice_stop_names[CHOICE_STOPS] = {"goes", "post-unsafe",
						     "own-words"};

static const struct choice_reason nothing = {CHOSE_NOTHING, -1};

/* The place of the first need of a kind and value (NULL any), -1 none. */
static int
find(const struct choice_case *c, enum need_kind kind, const char *value)
{
	for (size_t i = 0; i < c->needs; i++)
		if (c->need[i].kind == kind &&
		    (!value || !strcmp(c->need[i].value, value)))
			return (int)i;
	return -1;
}

static void
choose_language(const struct choice_case *c, struct choice *ret)
{
	int reads = find(c, NEED_READ_LANGUAGE, NULL);
	int speaks = find(c, NEED_SPOKEN_LANGUAGE, NULL);
	int unread = find(c, NEED_CANNOT_READ, NULL);

	ret->language = "en";
	ret->of_language = nothing;
	if (speaks >= 0) {
		ret->language = c->need[speaks].value;
		ret->of_language = (struct choice_reason){CHOSE_SPOKEN, speaks};
	}
	if (reads >= 0) {
		ret->language = c->need[reads].value;
		ret->of_language =
			(struct choice_reason){CHOSE_RECORDED, reads};
	}
	if (unread >= 0)
		ret->of_language =
			(struct choice_reason){CHOSE_READS_NOTHING, unread};
	if (c->language && *c->language) {
		ret->language = c->language;
		ret->of_language = (struct choice_reason){CHOSE_ASKED, -1};
	}
}

/* The lower goes first; FORMATS is none of a letter. */
static int
rank(enum format format)
{
	static const enum format order[] = {
		FORMAT_BRAILLE, FORMAT_BSL_VIDEO, FORMAT_AUDIO,
		FORMAT_EASY_READ, FORMAT_LARGE_PRINT};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (order[i] == format)
			return (int)i;
	return FORMATS;
}

static void
choose_format(const struct choice_case *c, struct choice *ret)
{
	int best = FORMATS, large = 0;

	ret->of_format = ret->of_paper = ret->of_layout = nothing;
	for (size_t i = 0; i < c->needs; i++) {
		const struct choice_reason why = {CHOSE_RECORDED, (int)i};
		const char *value = c->need[i].value;
		enum format format;
		int size;

		if (c->need[i].kind == NEED_DYSLEXIA &&
		    !strcmp(value, "layout")) {
			ret->spaced = true;
			ret->of_layout = why;
		}
		if (c->need[i].kind != NEED_FORMAT ||
		    !need_format(value, &format, &size))
			continue;
		if (format == FORMAT_PAPER) {
			ret->paper = strchr(value, ':') + 1;
			ret->of_paper = why;
		}
		if (format == FORMAT_LARGE_PRINT)
			large = size;
		if (rank(format) >= best)
			continue;
		best = rank(format);
		ret->format = format;
		ret->size = size;
		ret->of_format = why;
	}
	if (ret->format == FORMAT_EASY_READ)
		ret->size = large;
}

/* Whether a rule in somebody's own words may be about post: it names it, or is
 * in no language that we look for it in. */
static bool
may_mean_post(const char *rule)
{
	static const char *const words[] = {"post", "mail", "letter", "write",
					    "paper", "home", "house",
					    "address", "send"};
	bool latin = false;

	for (const char *at = rule; *at; at++) {
		latin = latin || isalpha((unsigned char)*at);
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (!strncasecmp(at, words[i], strlen(words[i])))
				return true;
	}
	return !latin;
}

/* A rule that no button of ours offers. Of what has to be posted any such; else
 * one that may be about post. */
static int
own_words(const struct choice_case *c)
{
	for (size_t i = 0; i < c->needs; i++) {
		const char *value = c->need[i].value;
		bool known = !strncmp(value, "call only between ", 18);

		if (c->need[i].kind != NEED_SAFE_CONTACT)
			continue;
		for (size_t r = 0; r < SAFE_RULES; r++)
			known = known || !strcmp(value, safe_rules[r]);
		if (!known && (c->posted || may_mean_post(value)))
			return (int)i;
	}
	return -1;
}

static void
go_by(struct choice *ret, enum channel channel, enum choice_why why, int need)
{
	ret->channel = channel;
	ret->of_channel = (struct choice_reason){why, need};
}

/* Where nothing has to be posted. */
static void
choose_freely(const struct choice_case *c, struct choice *ret)
{
	int unsafe = find(c, NEED_SAFE_CONTACT, "never post to the home");
	int wants_mail = find(c, NEED_CONTACT_WAY, "email");
	int wants_post = find(c, NEED_CONTACT_WAY, "letter");
	int wants_person = find(c, NEED_CONTACT_WAY, "in-person");
	bool mail = c->email &&
		    find(c, NEED_SAFE_CONTACT, "never send an e-mail") < 0;

	if (mail && wants_mail >= 0)
		go_by(ret, CHANNEL_EMAIL, CHOSE_RECORDED, wants_mail);
	else if (unsafe >= 0)
		go_by(ret, mail ? CHANNEL_EMAIL : CHANNEL_VISIT, CHOSE_SAFE,
		      unsafe);
	else if (wants_post >= 0)
		go_by(ret, CHANNEL_LETTER, CHOSE_RECORDED, wants_post);
	else if (wants_person >= 0)
		go_by(ret, CHANNEL_VISIT, CHOSE_RECORDED, wants_person);
	else
		go_by(ret, CHANNEL_LETTER, CHOSE_NOTHING, -1);
}

static void
choose_channel(const struct choice_case *c, struct choice *ret)
{
	int unsafe = find(c, NEED_SAFE_CONTACT, "never post to the home");
	int own = own_words(c);

	if (c->channel >= 0) {
		go_by(ret, (enum channel)c->channel, CHOSE_ASKED, -1);
		return;
	}
	if (c->posted)
		go_by(ret, CHANNEL_LETTER, CHOSE_POSTED, -1);
	else
		choose_freely(c, ret);
	if (own >= 0) {
		ret->stop = CHOICE_OWN_WORDS;
		ret->of_channel.need = own;
	} else if (c->posted && unsafe >= 0) {
		ret->stop = CHOICE_POST_UNSAFE;
		ret->of_channel.need = unsafe;
	}
}

void
choice_make(const struct choice_case *c, struct choice *ret)
{
	*ret = (struct choice){.format = FORMAT_NONE};
	choose_language(c, ret);
	choose_format(c, ret);
	choose_channel(c, ret);
}
