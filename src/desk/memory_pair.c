/* Whether an English sentence and its translation may be remembered. */
#include <string.h>

#include "desk/memory_inside.h"
#include "wire/model.h"

#define PAIR_BYTES 20000

static bool
blank(const char *text)
{
	return !text || !text[strspn(text, " \t\r\n")];
}

static void
unfit(struct faults *faults, const char *where, const char *message,
      const char *value)
{
	(void)fault_set(faults_add(faults), E_INPUT, where, message, "value",
			value, NULL);
}

/* How often a field or a piece of Markdown stands in a sentence. */
static size_t
count_of(const struct sentence *sentence, const struct lexeme *lexeme)
{
	size_t count = 0;

	for (size_t i = 0; i < sentence->count; i++)
		count += sentence->lexeme[i].kind == lexeme->kind &&
			 lexeme_same(&sentence->lexeme[i], lexeme);
	return count;
}

/* Fields must be the same on both sides: a form of a plural may leave them
 * out, so what is more than in the English is wrong, what is less is not. */
static bool
fields_right(const struct sentence *source, const struct sentence *target,
	     const char *where, struct arena *arena, struct faults *faults)
{
	bool right = true;

	for (size_t i = 0; i < target->count; i++) {
		const struct lexeme *lexeme = &target->lexeme[i];

		if (lexeme->kind != LEXEME_FIELD || count_of(source, lexeme))
			continue;
		unfit(faults, where,
		      N_("{value} is not in the English: take it out of the "
			 "translation"),
		      arena_copy(arena, lexeme->text, lexeme->bytes));
		right = false;
	}
	return right;
}

static bool
person_free(const char *text, const struct tag *tag, const char *where,
	    struct arena *arena, struct faults *faults)
{
	struct sentence sentence;
	struct lexeme lexeme;

	sentence_cut(text, tag, arena, &sentence);
	if (!sentence_personal(&sentence, &lexeme))
		return true;
	unfit(faults, where,
	      N_("The sentence seems to speak of somebody ({value}): the "
		 "memory keeps words of notices only"),
	      arena_copy(arena, lexeme.text, lexeme.bytes));
	return false;
}

bool
memory_pair_right(struct visit *visit, const char *where, const char *source,
		  const char *target, const struct tag *tag,
		  struct faults *faults)
{
	struct arena *arena = visit->arena;
	struct sentence english, translated;

	if (blank(source) || blank(target)) {
		unfit(faults, where,
		      N_("A sentence and its translation are needed, one of "
			 "them is empty"),
		      "");
		return false;
	}
	if (strlen(source) > PAIR_BYTES || strlen(target) > PAIR_BYTES) {
		unfit(faults, where,
		      N_("The sentence is too long to be remembered"), "");
		return false;
	}
	sentence_cut(source, tag_find("en"), arena, &english);
	sentence_cut(target, tag, arena, &translated);
	if (english.words && !strcmp(source, target)) {
		unfit(faults, where,
		      N_("The translation is the English itself"), "");
		return false;
	}
	return fields_right(&english, &translated, where, arena, faults) &&
	       person_free(source, tag_find("en"), where, arena, faults) &&
	       person_free(target, tag, where, arena, faults);
}

enum status
log_memory(struct visit *visit, const char *kind,
	   const struct memory_unit *unit, struct fault *fault)
{
	struct log_entry entry = {.kind = kind,
				  .subject = unit->id,
				  .organisation = unit->organisation,
				  .language = unit->language};

	return log_event(visit, &entry, fault);
}
