/* What a tenant is asked about a piece of work. */
#include "core/feedback.h"

#include <stdio.h>
#include <string.h>

const char *const feedback_question_names[FEEDBACK_QUESTIONS] = {
	"understood", "said", "fair", "language", "time",
};
const char *const feedback_answer_names[FEEDBACK_ANSWERS] = {
	"", "yes", "partly", "no",
};

bool
feedback_asks(enum service service, enum feedback_question question)
{
	switch (question) {
	case FEEDBACK_UNDERSTOOD:
		break;
	case FEEDBACK_SAID:
	case FEEDBACK_FAIR:
		return service == SERVICE_INTERPRETING;
	case FEEDBACK_LANGUAGE:
	case FEEDBACK_TIME:
		return service != SERVICE_INTERPRETING;
	}
	return true;
}

bool
feedback_bad(const struct feedback_said *said, bool call_me)
{
	int halves = 0;

	for (int i = 0; i < FEEDBACK_QUESTIONS; i++) {
		if (said->answer[i] == FEEDBACK_NO)
			return true;
		halves += said->answer[i] == FEEDBACK_PARTLY;
	}
	return call_me || halves > 1;
}

void
feedback_write(const struct feedback_said *said, char ret[FEEDBACK_TEXT])
{
	size_t count = 0;

	ret[0] = '\0';
	for (int i = 0; i < FEEDBACK_QUESTIONS; i++)
		if (said->answer[i] != FEEDBACK_UNSAID)
			count += (size_t)snprintf(
				ret + count, FEEDBACK_TEXT - count, "%s%s:%s",
				count ? " " : "", feedback_question_names[i],
				feedback_answer_names[said->answer[i]]);
}

/* The answer whose name is exactly these bytes. */
static enum feedback_answer
answer_of(const char *text, size_t count)
{
	for (int i = 1; i < FEEDBACK_ANSWERS; i++)
		if (strlen(feedback_answer_names[i]) == count &&
		    !memcmp(feedback_answer_names[i], text, count))
			return (enum feedback_answer)i;
	return FEEDBACK_UNSAID;
}

void
feedback_read(const char *text, struct feedback_said *ret)
{
	*ret = (struct feedback_said){{FEEDBACK_UNSAID}};
	while (text && *text) {
		size_t word = strcspn(text, " "), name = strcspn(text, ":");

		for (int i = 0; i < FEEDBACK_QUESTIONS && name < word; i++)
			if (strlen(feedback_question_names[i]) == name &&
			    !memcmp(feedback_question_names[i], text, name))
				ret->answer[i] = answer_of(text + name + 1,
							   word - name - 1);
		text += word;
		text += strspn(text, " ");
	}
}
