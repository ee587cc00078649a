/* Words that letters do without. */
#include "notice/avoid.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *
line_wrong(const struct avoid *avoid, const char *line, size_t word)
{
	if (!word || line[word] != '\t' || !line[word + 1])
		return N_("a line here is a word, a tab, and what to say "
			  "instead: {text}");
	for (size_t i = 0; i < avoid->count; i++)
		if (strlen(avoid->list[i].word) == word &&
		    !strncasecmp(avoid->list[i].word, line, word))
			return N_("this word stands here twice: {text}");
	return NULL;
}

enum status
avoid_read(const char *name, const char *text, struct arena *arena,
	   struct avoid *ret, struct faults *faults)
{
	size_t before = faults->count;

	for (int line = 1; *text; line++) {
		size_t count = strcspn(text, "\n");
		const char *copy = arena_copy(arena, text, count);
		size_t word = strcspn(copy, "\t");
		const char *wrong;

		text += count + (text[count] == '\n');
		if (!*copy || *copy == '#')
			continue;
		wrong = line_wrong(ret, copy, word);
		if (wrong) {
			(void)fault_set(faults_add(faults), E_INPUT,
					arena_printf(arena, "%s:%d", name,
						     line),
					wrong, "text", copy, NULL);
			continue;
		}
		ret->list = arena_grow(arena, ret->list, ret->count, &ret->cap,
				       sizeof *ret->list);
		ret->list[ret->count++] = (struct avoid_word){
			arena_copy(arena, copy, word), copy + word + 1};
	}
	return faults->count > before ? E_INPUT : OK;
}

static bool
is_part_of_word(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
	       (c >= '0' && c <= '9') || c & 0x80;
}

const struct avoid_word *
avoid_find(const struct avoid *avoid, const char *text, size_t *at)
{
	for (size_t i = *at; text[i]; i++) {
		if (i && is_part_of_word(text[i - 1]))
			continue;
		for (size_t w = 0; w < avoid->count; w++) {
			const char *word = avoid->list[w].word;
			size_t count = strlen(word);

			if (strncasecmp(text + i, word, count) != 0 ||
			    is_part_of_word(text[i + count]))
				continue;
			*at = i + count;
			return &avoid->list[w];
		}
	}
	return NULL;
}
