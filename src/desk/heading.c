/* The first row of a table: which column is what. */
#include "desk/heading.h"

#include <ctype.h>
#include <string.h>

#include "base/near.h"
#include "wire/csv.h"

const char *
heading_plain(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t count = 0;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (isalnum(c) || c >= 0x80)
			out[count++] = (char)tolower(c);
		else if (count && out[count - 1] != '_')
			out[count++] = '_';
	}
	while (count && out[count - 1] == '_')
		count--;
	out[count] = '\0';
	return out;
}

static bool
among(const char *word, const char *list)
{
	size_t bytes = strlen(word);

	while (list && *list) {
		size_t one = strcspn(list, "|");

		if (one == bytes && !memcmp(list, word, one))
			return true;
		list += one + (list[one] == '|');
	}
	return false;
}

static int
named(const struct headings *headings, const char *word)
{
	for (size_t i = 0; i < headings->count; i++)
		if (!strcmp(headings->list[i].name, word))
			return (int)i;
	return HEADING_UNKNOWN;
}

/* Our own names first, then what was chosen, then what others call it. */
static int
find(const struct headings *headings, const char *word)
{
	int own = named(headings, word);

	if (own >= 0)
		return own;
	for (size_t i = 0; i < headings->choices; i++) {
		const struct heading_choice *choice = &headings->choice[i];

		if (!strcmp(choice->heading, word))
			return *choice->meaning
				       ? named(headings, choice->meaning)
				       : HEADING_LEFT_OUT;
	}
	for (size_t i = 0; i < headings->count; i++)
		if (among(word, headings->list[i].others))
			return (int)i;
	return HEADING_UNKNOWN;
}

/* All that this column may be called. */
static void
offer(struct near *near, const struct heading *heading, struct arena *arena)
{
	near_offer(near, heading->name);
	for (const char *list = heading->others; list && *list;) {
		size_t one = strcspn(list, "|");

		near_offer(near, arena_copy(arena, list, one));
		list += one + (list[one] == '|');
	}
}

static void
unknown(const struct headings *headings, const char *word, struct arena *arena,
	struct faults *faults)
{
	struct near near = {.word = word};

	for (size_t i = 0; i < headings->count; i++)
		offer(&near, &headings->list[i], arena);
	if (near.best)
		(void)fault_set(faults_add(faults), E_INPUT, "line 1",
				N_("The column {value} is not known: did you "
				   "mean {nearest}? Rename or remove it"),
				"value", word, "nearest", near.best, NULL);
	else
		(void)fault_set(faults_add(faults), E_INPUT, "line 1",
				N_("The column {value} is not known: rename "
				   "or remove it"),
				"value", word, NULL);
}

static bool
is_there(const struct heading_column *columns, size_t count, int meaning)
{
	for (size_t i = 0; i < count; i++)
		if (columns[i].meaning == meaning)
			return true;
	return false;
}

static void
find_missing(const struct headings *headings,
	     const struct heading_column *columns, size_t count,
	     struct faults *faults)
{
	for (size_t i = 0; i < headings->count; i++) {
		const struct heading *heading = &headings->list[i];

		if (heading->need != HEADING_MUST ||
		    is_there(columns, count, (int)i) ||
		    (heading->instead &&
		     is_there(columns, count,
			      named(headings, heading->instead))))
			continue;
		(void)fault_set(faults_add(faults), E_INPUT, "line 1",
				N_("The column {value} is missing: add it"),
				"value", heading->name, NULL);
	}
}

enum status
heading_map(const struct headings *headings, const struct csv_row *row,
	    struct arena *arena, struct heading_column *columns,
	    struct faults *faults)
{
	size_t before = faults->count;

	for (size_t i = 0; i < row->fields; i++) {
		const char *text = arena_text(arena, row->field[i]);
		int found = find(headings, heading_plain(arena, text));

		columns[i] = (struct heading_column){text, found};
		if (found == HEADING_UNKNOWN)
			unknown(headings, text, arena, faults);
		else if (found >= 0 && is_there(columns, i, found))
			(void)fault_set(faults_add(faults), E_INPUT, "line 1",
					N_("Two columns are {value}: remove "
					   "or rename one"),
					"value", headings->list[found].name,
					NULL);
	}
	find_missing(headings, columns, row->fields, faults);
	return faults->count == before ? OK : E_INPUT;
}
