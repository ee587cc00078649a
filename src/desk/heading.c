/* The first row of a table: which column is what. */
#include "desk/heading.h"

#include <ctype.h>
#include <string.h>

#include "base/near.h"
#include "wire/csv.h"

/* "Date of birth " -> "date_of_birth" */
static const char *
plain(struct arena *arena, const char *text)
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
find(const struct heading *headings, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(headings[i].name, word) ||
		    among(word, headings[i].others))
			return (int)i;
	return -1;
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
unknown(const struct heading *headings, size_t count, const char *word,
	struct arena *arena, struct faults *faults)
{
	struct near near = {.word = word};

	for (size_t i = 0; i < count; i++)
		offer(&near, &headings[i], arena);
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

enum status
heading_map(const struct heading *headings, size_t count,
	    const struct csv_row *row, struct arena *arena,
	    int column[HEADINGS_MOST], struct faults *faults)
{
	size_t before = faults->count;

	if (row->fields == 1 && strpbrk(row->field[0], ";\t"))
		return fault_set(faults_add(faults), E_INPUT, "line 1",
				 N_("The cells are not separated by commas: "
				    "save the table as CSV with commas"),
				 NULL);
	for (size_t i = 0; i < count; i++)
		column[i] = -1;
	for (size_t i = 0; i < row->fields; i++) {
		const char *word = plain(arena, row->field[i]);
		int found = find(headings, count, word);

		if (found < 0)
			unknown(headings, count, row->field[i], arena, faults);
		else if (column[found] >= 0)
			(void)fault_set(faults_add(faults), E_INPUT, "line 1",
					N_("Two columns are {value}: remove "
					   "or rename one"),
					"value", headings[found].name, NULL);
		else
			column[found] = (int)i;
	}
	for (size_t i = 0; i < count; i++)
		if (headings[i].need == HEADING_MUST && column[i] < 0)
			(void)fault_set(faults_add(faults), E_INPUT, "line 1",
					N_("The column {value} is missing: "
					   "add it"),
					"value", headings[i].name, NULL);
	return faults->count == before ? OK : E_INPUT;
}
