/* How providers are asked. */
#include "core/routing_mode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/name.h"

#define HOUR 3600
#define UNSAID "-"

const char *const routing_situation_names[ROUTING_SITUATIONS] = {
	"danger", "quiet", "framework", "soon", "usual"};

#define AS_SHIPPED                                         \
	{                                                  \
		[SITUATION_DANGER] = ROUTING_PARALLEL,     \
		[SITUATION_QUIET] = ROUTING_CASCADE,       \
		[SITUATION_FRAMEWORK] = ROUTING_CASCADE,   \
		[SITUATION_SOON] = ROUTING_PARALLEL,       \
		[SITUATION_USUAL] = ROUTING_CASCADE,       \
	}
const struct routing_policy routing_shipped = {
	.mode = {[SERVICE_TRANSLATION] = AS_SHIPPED,
		 [SERVICE_INTERPRETING] = AS_SHIPPED,
		 [SERVICE_FORMAT] = AS_SHIPPED},
	.soon_hours = 24,
};

static enum routing_situation
situation_of(const struct routing_policy *policy,
	     const struct routing_moment *moment)
{
	const struct routing_question *question = moment->question;
	int64_t starts_utc = question->item->starts_utc;

	if (moment->urgency == URGENCY_SAFETY)
		return SITUATION_DANGER;
	if (question->sensitivity == SENSITIVITY_DOMESTIC_ABUSE ||
	    question->sensitivity == SENSITIVITY_SAFEGUARDING)
		return SITUATION_QUIET;
	if (moment->first && moment->first->framework)
		return SITUATION_FRAMEWORK;
	if (moment->urgency != URGENCY_NONE ||
	    (starts_utc && starts_utc - moment->now_utc <=
				   (int64_t)policy->soon_hours * HOUR))
		return SITUATION_SOON;
	return SITUATION_USUAL;
}

enum routing_mode
routing_mode_for(const struct routing_policy *policy,
		 const struct routing_moment *moment)
{
	enum routing_situation situation = situation_of(policy, moment);
	enum document_class class = moment->document_class;

	if (situation >= SITUATION_SOON && policy->of_class[class].said)
		return policy->of_class[class].mode;
	return policy->mode[moment->question->item->service][situation];
}

void
routing_policy_text(const struct routing_policy *policy,
		    char ret[ROUTING_POLICY_TEXT])
{
	size_t bytes = 0;

	for (int i = 0; i < SERVICES; i++)
		for (int j = 0; j < ROUTING_SITUATIONS; j++)
			bytes += (size_t)snprintf(
				ret + bytes, ROUTING_POLICY_TEXT - bytes, "%s ",
				routing_mode_names[policy->mode[i][j]]);
	for (int i = 0; i < CLASSES; i++)
		bytes += (size_t)snprintf(
			ret + bytes, ROUTING_POLICY_TEXT - bytes, "%s ",
			policy->of_class[i].said
				? routing_mode_names[policy->of_class[i].mode]
				: UNSAID);
	(void)snprintf(ret + bytes, ROUTING_POLICY_TEXT - bytes, "%d",
		       policy->soon_hours);
}

/* The next word of the line; "" at its end. */
static const char *
next_word(const char **at, char word[16])
{
	size_t bytes = strcspn(*at, " ");

	(void)snprintf(word, 16, "%.*s", (int)bytes, *at);
	*at += bytes;
	*at += strspn(*at, " ");
	return word;
}

bool
routing_policy_parse(const char *text, struct routing_policy *ret)
{
	struct routing_policy policy = {.soon_hours = 0};
	char word[16];
	char *end;

	for (int i = 0; i < SERVICES * ROUTING_SITUATIONS + CLASSES; i++) {
		int class = i - SERVICES * ROUTING_SITUATIONS;
		int mode = name_find(routing_mode_names, ROUTING_MODES,
				     next_word(&text, word));

		if (mode < 0 && (class < 0 || strcmp(word, UNSAID) != 0))
			return false;
		if (class < 0) {
			policy.mode[i / ROUTING_SITUATIONS]
				   [i % ROUTING_SITUATIONS] =
				(enum routing_mode)mode;
		} else if (mode >= 0) {
			policy.of_class[class].said = true;
			policy.of_class[class].mode = (enum routing_mode)mode;
		}
	}
	policy.soon_hours = (int)strtol(next_word(&text, word), &end, 10);
	if (end == word || *end || *text || policy.soon_hours < 1 ||
	    policy.soon_hours > ROUTING_SOON_MOST)
		return false;
	*ret = policy;
	return true;
}
