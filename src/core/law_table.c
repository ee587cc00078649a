/* The lines of the law's tables. */
#include "core/law_table.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "lang/zone.h"

void
law_wrong(struct law_line *line, const char *message, const char *value)
{
	fault_set(faults_add(line->faults), E_INPUT, line->where, message,
		  "value", value, NULL);
}

void
law_line_at(struct law_line *line, int number)
{
	line->line = number;
	line->where = arena_printf(line->arena, "%s:%d", line->name, number);
}

void
law_words(struct law_line *line, const char *text)
{
	char *at = arena_text(line->arena, text);

	line->words = 0;
	while (*(at += strspn(at, " \t"))) {
		size_t length = strcspn(at, " \t");
		char end = at[length];

		if (line->words == LAW_WORDS_MAX) {
			law_wrong(line,
				  N_("too many words: {value} does not fit"),
				  at);
			return;
		}
		line->word[line->words++] = at;
		at[length] = '\0';
		at += length + (end != '\0');
	}
}

const char *
law_one_word(struct law_line *line)
{
	if (line->words == 1)
		return line->word[0];
	law_wrong(line, N_("{value} is not one word"), line->rest);
	return NULL;
}

bool
law_name(struct law_line *line, const char *const *names, size_t count,
	 const char *word, int *ret)
{
	struct fault fault;

	if (!word)
		return false;
	if (name_check(line->where, names, count, word, ret, &fault) == OK)
		return true;
	*faults_add(line->faults) = fault;
	return false;
}

void
law_bits(struct law_line *line, const char *const *names, size_t count,
	 unsigned *ret)
{
	int found;

	for (size_t i = 0; i < line->words; i++)
		if (law_name(line, names, count, line->word[i], &found))
			*ret |= 1u << found;
}

bool
law_day(struct law_line *line, const char *word, int32_t *ret)
{
	struct fault fault;

	if (!word)
		return false;
	if (zone_parse_day(line->where, word, ret, &fault) == OK)
		return true;
	*faults_add(line->faults) = fault;
	return false;
}

bool
law_is_code(const char *word)
{
	return *word && strlen(word) <= 40 &&
	       !word[strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

const char *
law_code(struct law_line *line)
{
	const char *code = law_one_word(line);

	if (!code)
		return "";
	if (!law_is_code(code))
		law_wrong(line,
			  N_("{value} is no code: use small letters, digits "
			     "and hyphens, 40 at most"),
			  code);
	return code;
}

bool
law_number(const char *word, long least, long most, int *ret,
	   const char **ret_end)
{
	char *end;
	long number = strtol(word, &end, 10);

	*ret_end = end;
	if (end == word || number < least || number > most)
		return false;
	*ret = (int)number;
	return true;
}

struct taking {
	const struct law_keys *keys;
	void (*take)(struct law_line *, int key, void *self);
	void *self;
	bool begun;
};

/* One line, without its end. */
static void
read_line(struct law_line *line, struct taking *taking, char *text)
{
	const struct law_keys *keys = taking->keys;
	size_t length = strcspn(text, " \t");
	const char *word = arena_copy(line->arena, text, length);
	int key;

	if (!law_name(line, keys->list, keys->count, word, &key))
		return;
	line->rest = text + length + strspn(text + length, " \t");
	law_words(line, line->rest);
	if (key && !taking->begun) {
		law_wrong(line, keys->orphan, word);
		return;
	}
	if (!*line->rest) {
		law_wrong(line, N_("nothing stands after {value}"), word);
		return;
	}
	taking->begun = true;
	taking->take(line, key, taking->self);
}

void
law_lines(struct law_line *line, const char *text, const struct law_keys *keys,
	  void (*take)(struct law_line *, int key, void *self), void *self)
{
	struct taking taking = {keys, take, self, false};
	int number = 0;

	for (const char *at = text; *at;) {
		size_t length = strcspn(at, "\n");
		size_t end = length;
		char *copy;

		while (end && strchr(" \t\r", at[end - 1]))
			end--;
		copy = arena_copy(line->arena, at, end);
		law_line_at(line, ++number);
		if (*copy && *copy != '#')
			read_line(line, &taking, copy);
		at += length + (at[length] == '\n');
	}
}
