/* The equality profile's questions, and what counts as an answer. */
#include "core/equality.h"

#include <string.h>

#include "core/name.h"

const char *const equality_preset_names[EQUALITY_PRESETS] = {"nine", "six"};
const char *const equality_how_names[EQUALITY_HOWS] = {"self", "telephone",
						       "in-person", "paper"};

const struct equality_question *
equality_find(const struct equality_table *table, const char *code)
{
	for (size_t i = 0; i < table->count; i++)
		if (!strcmp(table->list[i].code, code))
			return &table->list[i];
	return NULL;
}

const struct equality_choice *
equality_choice(const struct equality_question *question, const char *code)
{
	for (size_t i = 0; i < question->choices; i++)
		if (!strcmp(question->choice[i].code, code))
			return &question->choice[i];
	return NULL;
}

struct equality_table
equality_on(const struct equality_table *table, enum equality_preset preset,
	    int32_t day_days, struct arena *arena)
{
	struct equality_table ret = {NULL, 0};

	if (!table->count)
		return ret;
	ret.list = arena_alloc(arena, table->count * sizeof *ret.list);
	for (size_t i = 0; i < table->count; i++) {
		const struct equality_question *q = &table->list[i], *known;

		if (!(q->presets >> preset & 1) || q->from_days > day_days)
			continue;
		known = equality_find(&ret, q->code);
		if (!known)
			ret.list[ret.count++] = *q;
		else if (known->from_days <= q->from_days)
			ret.list[known - ret.list] = *q;
	}
	return ret;
}

bool
equality_has(const char *answers, const char *code)
{
	size_t length = strlen(code);

	while (*answers) {
		size_t bytes = strcspn(answers, " ");

		if (bytes == length && !strncmp(answers, code, length))
			return true;
		answers += bytes + (answers[bytes] != '\0');
	}
	return false;
}

static bool
was_said(const struct equality_said *said, const char *code)
{
	for (size_t i = 0; i < said->count; i++)
		if (!strcmp(said->said[i], code))
			return true;
	return false;
}

static enum status
check_known(const struct equality_question *question,
	    const struct equality_said *said, struct fault *fault)
{
	for (size_t i = 0; i < said->count; i++)
		if (strcmp(said->said[i], EQUALITY_UNSAID) != 0 &&
		    !equality_choice(question, said->said[i]))
			return fault_set(fault, E_INPUT, "answer",
					 N_("{value} is no answer to this "
					    "question"),
					 "value", said->said[i], NULL);
	return OK;
}

static enum status
check_together(const struct equality_question *question, size_t count,
	       bool alone, struct fault *fault)
{
	if (!count)
		return fault_set(fault, E_INPUT, "answer",
				 N_("Choose an answer, or say that you would "
				    "rather not say."),
				 NULL);
	if (count > 1 && (alone || !question->several))
		return fault_set(fault, E_INPUT, "answer",
				 N_("These answers cannot all be true: choose "
				    "one of them."),
				 NULL);
	return OK;
}

enum status
equality_check(const struct equality_question *question,
	       const struct equality_said *said, struct arena *arena,
	       const char **ret_answers, struct fault *fault)
{
	const char *answers = NULL;
	bool alone = was_said(said, EQUALITY_UNSAID), words = false;
	size_t count = alone;
	enum status status = check_known(question, said, fault);

	if (alone)
		answers = EQUALITY_UNSAID;
	for (size_t i = 0; i < question->choices; i++) {
		const struct equality_choice *c = &question->choice[i];

		if (!was_said(said, c->code))
			continue;
		answers = answers ? arena_printf(arena, "%s %s", answers,
						 c->code)
				  : c->code;
		alone |= c->alone;
		words |= c->words;
		count++;
	}
	if (status == OK)
		status = check_together(question, count, alone, fault);
	if (status == OK && said->words && !words)
		status = fault_set(fault, E_INPUT, "words",
				   N_("Choose the answer that your own words "
				      "belong to, or leave the words out."),
				   NULL);
	if (status == OK)
		*ret_answers = answers;
	return status;
}
