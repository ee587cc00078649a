/* Every field against its spec, all faults at once. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "base/near.h"
#include "base/utf8.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "web/entry.h"
#include "web/label.h"

#define NAMES_MAX 100 /* fields of one row that suggestions look through */

/* One check of one form. */
struct check {
	struct form *form;
	struct faults *faults;
	size_t bad;
};

/* "/items/0/language" for "items.0.language". */
static const char *
pointer_of(struct check *check, const char *path)
{
	char *pointer = arena_printf(check->form->arena, "/%s", path);

	for (char *c = pointer; *c; c++)
		if (*c == '.')
			*c = '/';
	return pointer;
}

/* Room for one more fault; its arguments are filled by the caller. */
static struct fault *
add_fault(struct check *check)
{
	check->bad++;
	return faults_add(check->faults);
}

/* {field} in a message is the field's label, translated at the edge. */
static const char *
field_label(const struct field *field)
{
	return field->label ? field->label : field->name;
}

static void
wrong(struct check *check, const struct entry *entry,
      const struct field *field, const char *message)
{
	(void)fault_set(add_fault(check), E_INPUT,
			pointer_of(check, entry->path), message, "field",
			field_label(field), "value",
			entry->secret ? "" : entry->text, NULL);
}

static void
wrong_limit(struct check *check, const char *path, const struct field *field,
	    const char *message, int64_t limit)
{
	char text[24];

	(void)snprintf(text, sizeof text, "%" PRId64, limit);
	(void)fault_set(add_fault(check), E_INPUT, pointer_of(check, path),
			message, "field", field_label(field), "limit", text,
			NULL);
}

static bool
one_line(enum field_type type)
{
	return type != FIELD_AREA;
}

/* Spaces at the ends go, but never from a password; CR LF becomes LF. */
static void
tidy(struct arena *arena, struct entry *entry, enum field_type type)
{
	const char *text = entry->text;
	size_t count = entry->count, n = 0;
	char *copy;

	if (type == FIELD_SECRET)
		return;
	while (count && strchr(" \t\r\n", text[0]))
		text++, count--;
	while (count && strchr(" \t\r\n", text[count - 1]))
		count--;
	copy = arena_alloc(arena, count + 1);
	for (size_t i = 0; i < count; i++)
		if (text[i] != '\r' || i + 1 == count || text[i + 1] != '\n')
			copy[n++] = text[i];
	entry->text = copy;
	entry->count = n;
}

/* True where the text may be looked at further. */
static bool
check_text(struct check *check, struct entry *entry, const struct field *field)
{
	int64_t most = field->max;
	size_t at;
	uint32_t cp;

	if (!utf8_acceptable(entry->text, entry->count, &at, &cp)) {
		char code[12];

		(void)snprintf(code, sizeof code, "U+%04" PRIX32, cp);
		(void)fault_set(add_fault(check), E_INPUT,
				pointer_of(check, entry->path),
				N_("{field} holds the character {code}, which "
				   "cannot be kept: take it out"),
				"field", field_label(field), "code", code,
				NULL);
		entry->text = entry->typed = "";
		entry->count = 0;
		return false;
	}
	if (one_line(field->type) && memchr(entry->text, '\n', entry->count)) {
		wrong(check, entry, field,
		      N_("{field} has more than one line: write it in one"));
		return false;
	}
	if (!most)
		most = field->type == FIELD_AREA ? FIELD_AREA_MAX : FIELD_MAX;
	if (field->type == FIELD_INT)
		most = FIELD_MAX;
	if (utf8_length(entry->text, entry->count) > (size_t)most) {
		wrong_limit(check, entry->path, field,
			    N_("{field} is too long: write at most {limit} "
			       "characters"),
			    most);
		return false;
	}
	if (field->min > 0 && field->type != FIELD_INT &&
	    utf8_length(entry->text, entry->count) < (size_t)field->min) {
		wrong_limit(check, entry->path, field,
			    N_("{field} is too short: write at least {limit} "
			       "characters"),
			    field->min);
		return false;
	}
	return true;
}

static void
check_int(struct check *check, struct entry *entry, const struct field *field)
{
	char *end;
	long long value;

	errno = 0;
	value = strtoll(entry->text, &end, 10);
	if (errno || *end || !strchr("-0123456789", entry->text[0])) {
		wrong(check, entry, field,
		      N_("{field} is not a whole number: write it in digits"));
		return;
	}
	entry->number = value;
	if (value < field->min)
		wrong_limit(check, entry->path, field,
			    N_("{field} is too small: at least {limit}"),
			    field->min);
	else if (field->max && value > field->max)
		wrong_limit(check, entry->path, field,
			    N_("{field} is too large: at most {limit}"),
			    field->max);
}

static void
check_yes(struct check *check, struct entry *entry, const struct field *field)
{
	static const char *const yes[] = {"on", "true", "yes", "1"};
	static const char *const no[] = {"off", "false", "no", "0"};

	for (size_t i = 0; i < 4; i++) {
		if (!strcmp(entry->text, yes[i])) {
			entry->number = 1;
			return;
		}
		if (!strcmp(entry->text, no[i]))
			return;
	}
	wrong(check, entry, field,
	      N_("{field} is neither true nor false: send one of them"));
}

static void
check_word(struct check *check, struct entry *entry,
	   const struct field *field)
{
	size_t count;
	const struct label *rows = label_set(field->set, &count);
	struct near near = {.word = entry->text};
	const char *all = "";

	for (size_t i = 0; i < count; i++) {
		if (!strcmp(rows[i].word, entry->text))
			return;
		near_offer(&near, rows[i].word);
		all = arena_printf(check->form->arena, "%s%s%s", all,
				   i ? ", " : "", rows[i].word);
	}
	(void)fault_set(add_fault(check), E_INPUT,
			pointer_of(check, entry->path),
			near.best ? N_("{field} cannot be {value}: did you "
				       "mean {nearest}? It is one of {words}")
				  : N_("{field} cannot be {value}: it is one "
				       "of {words}"),
			"field", field_label(field), "value", entry->text,
			"words", all, "nearest", near.best ? near.best : "",
			NULL);
}

static bool
is_word_of(const char *set, const char *text)
{
	size_t count;
	const struct label *rows = label_set(set ? set : "", &count);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(rows[i].word, text))
			return true;
	return false;
}

/* One that is known, or a word of the set that stands beside them. */
static void
check_language(struct check *check, struct entry *entry,
	       const struct field *field)
{
	const struct tag *tag;
	struct fault fault;

	if (is_word_of(field->set, entry->text))
		return;
	if (tag_parse(pointer_of(check, entry->path), entry->text, &tag,
		      &fault)) {
		*add_fault(check) = fault;
		return;
	}
	entry->text = tag->tag;
	entry->count = strlen(tag->tag);
}

/* A time that the clock shows twice is asked about: the answer stands beside
 * it, and what the handler reads has its offset. */
static enum status
check_twice(struct check *check, struct entry *entry, struct fault *fault)
{
	struct arena *arena = check->form->arena;
	struct entry *which = entry_find(
		check->form, arena_printf(arena, "%s-which", entry->path));
	char text[ZONE_TIME_TEXT];
	int64_t second_utc;

	if (which)
		which->known = true;
	if (!zone_twice(entry->text, &second_utc))
		return OK;
	if (which && !strcmp(which->text, "second"))
		entry->number = second_utc;
	else if (!which || strcmp(which->text, "first") != 0)
		return fault_set(fault, E_INPUT,
				 pointer_of(check, entry->path),
				 N_("The clocks go back that night and show "
				    "{value} twice: say which of the two, or "
				    "add +01:00 for the first and +00:00 for "
				    "the second"),
				 "value", entry->text, NULL);
	zone_local_text(entry->number, text);
	entry->text = arena_text(arena, text);
	entry->count = strlen(text);
	return OK;
}

static void
check_when(struct check *check, struct entry *entry, enum field_type type)
{
	const char *pointer = pointer_of(check, entry->path);
	struct fault fault;
	int32_t day;
	enum status status;

	if (type == FIELD_DAY) {
		status = zone_parse_day(pointer, entry->text, &day, &fault);
		if (!status)
			entry->number = day;
	} else {
		status = zone_parse_time(pointer, entry->text, &entry->number,
					 &fault);
		if (!status)
			status = check_twice(check, entry, &fault);
	}
	if (status)
		*add_fault(check) = fault;
}

static void
check_email(struct check *check, const struct entry *entry,
	    const struct field *field)
{
	const char *at = strchr(entry->text, '@');

	if (!at || at == entry->text || !at[1] || strchr(at + 1, '@') ||
	    strpbrk(entry->text, " \t<>,;\""))
		wrong(check, entry, field,
		      N_("{value} is not an email address: write it like "
			 "name@council.example"));
}

/* Text that came is of the field's type. */
static void
check_value(struct check *check, struct entry *entry,
	    const struct field *field)
{
	switch (field->type) {
	case FIELD_INT:
		check_int(check, entry, field);
		break;
	case FIELD_YES:
		check_yes(check, entry, field);
		break;
	case FIELD_WORD:
	case FIELD_PICK:
		check_word(check, entry, field);
		break;
	case FIELD_LANGUAGE:
		check_language(check, entry, field);
		break;
	case FIELD_DAY:
	case FIELD_TIME:
		check_when(check, entry, field->type);
		break;
	case FIELD_EMAIL:
		check_email(check, entry, field);
		break;
	case FIELD_ID:
		if (!id_parse(entry->text, &entry->number))
			wrong(check, entry, field,
			      N_("{value} is no identifier of ours: send the "
				 "13 characters that you were given"));
		break;
	case FIELD_TEXT:
	case FIELD_AREA:
	case FIELD_SECRET:
	case FIELD_SEARCH:
	case FIELD_HIDDEN:
	case FIELD_FILE:
	case FIELD_GROUP:
	case FIELD_LIST:
	case FIELD_VALUES:
		break;
	}
}

/* JSON says what it means: 480 is a number, "480" is not. */
static bool
kind_fits(enum entry_kind kind, enum field_type type)
{
	if (kind == ENTRY_TYPED || kind == ENTRY_NULL)
		return type != FIELD_FILE;
	if (kind == ENTRY_FILE)
		return type == FIELD_FILE;
	if (type == FIELD_INT)
		return kind == ENTRY_NUMBER;
	if (type == FIELD_YES)
		return kind == ENTRY_BOOL;
	return kind == ENTRY_TEXT && type != FIELD_FILE;
}

static void
missing(struct check *check, const char *path, const struct field *field)
{
	(void)fault_set(add_fault(check), E_INPUT, pointer_of(check, path),
			N_("{field} is missing: fill it in"), "field",
			field_label(field), NULL);
}

static void
check_leaf(struct check *check, const char *path, const struct field *field)
{
	struct entry *entry = entry_find(check->form, path);

	if (!entry) {
		if (field->required)
			missing(check, path, field);
		return;
	}
	entry->known = true;
	entry->secret = field->type == FIELD_SECRET;
	if (!kind_fits(entry->kind, field->type)) {
		wrong(check, entry, field,
		      N_("{field} is of the wrong type: see the description "
			 "at /api/v1/openapi.json"));
		return;
	}
	if (field->type == FIELD_FILE) {
		if (field->required && !entry->file)
			missing(check, path, field);
		else if (entry->file && field->max &&
			 entry->file->count > (size_t)field->max)
			wrong_limit(check, path, field,
				    N_("{field} is too large: at most {limit} "
				       "bytes"),
				    field->max);
		return;
	}
	tidy(check->form->arena, entry, field->type);
	if (!entry->count) {
		if (field->required)
			missing(check, path, field);
		return;
	}
	if (check_text(check, entry, field))
		check_value(check, entry, field);
}

static void check_fields(struct check *, const char *prefix,
			 const struct field *);

/* A list or group that came as one value; null is as absent, and so is an
 * empty one. */
static void
check_whole(struct check *check, const char *path, const struct field *field)
{
	struct entry *entry = entry_find(check->form, path);
	enum entry_kind empty = field->type == FIELD_LIST ? ENTRY_NOTHING
							  : ENTRY_BARE;

	if (!entry)
		return;
	entry->known = true;
	if (entry->kind != ENTRY_NULL && entry->kind != empty)
		wrong(check, entry, field,
		      N_("{field} is of the wrong type: see the description "
			 "at /api/v1/openapi.json"));
}

/* What stands below a path has been spoken about. */
static void
know_below(struct check *check, const char *path)
{
	size_t bytes = strlen(path);

	for (size_t i = 0; i < check->form->entries; i++)
		if (!strncmp(check->form->entry[i].path, path, bytes) &&
		    check->form->entry[i].path[bytes] == '.')
			check->form->entry[i].known = true;
}

static void
check_list(struct check *check, const char *path, const struct field *field)
{
	size_t count = entry_elements(check->form, path);

	check_whole(check, path, field);
	if (count < (size_t)field->min)
		wrong_limit(check, path, field,
			    N_("{field}: give at least {limit}"), field->min);
	if (count > (size_t)field->max) {
		wrong_limit(check, path, field,
			    N_("{field}: give at most {limit}"), field->max);
		know_below(check, path);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const char *element = arena_printf(check->form->arena,
						   "%s.%zu", path, i);
		struct entry *bare = entry_find(check->form, element);

		if (bare && bare->kind == ENTRY_BARE)
			bare->known = true;
		check_fields(check,
			     arena_printf(check->form->arena, "%s.", element),
			     field->fields);
	}
}

/* Values whose names the handler knows: one line each. */
static void
check_values(struct check *check, const char *path, const struct field *field)
{
	size_t count = strlen(path), found = 0;

	check_whole(check, path, field);
	for (size_t i = 0; i < check->form->entries; i++) {
		struct entry *entry = &check->form->entry[i];
		struct field line = {.name = entry->path, .type = FIELD_AREA};

		if (strncmp(entry->path, path, count) ||
		    entry->path[count] != '.')
			continue;
		found++;
		if (entry->kind == ENTRY_NUMBER || entry->kind == ENTRY_BOOL)
			entry->known = true;
		else
			check_leaf(check, entry->path, &line);
	}
	if (!found && field->required)
		missing(check, path, field);
}

static void
check_group(struct check *check, const char *path, const struct field *field)
{
	check_whole(check, path, field);
	check_fields(check, arena_printf(check->form->arena, "%s.", path),
		     field->fields);
}

static void
check_fields(struct check *check, const char *prefix,
	     const struct field *fields)
{
	for (const struct field *f = fields; f && f->name; f++) {
		const char *path = arena_printf(check->form->arena, "%s%s",
						prefix, f->name);

		if (f->type == FIELD_LIST)
			check_list(check, path, f);
		else if (f->type == FIELD_GROUP)
			check_group(check, path, f);
		else if (f->type == FIELD_VALUES)
			check_values(check, path, f);
		else
			check_leaf(check, path, f);
	}
}

static void
check_unknown(struct check *check, const struct field *fields,
	      const char *const *also)
{
	const char *names[NAMES_MAX];
	size_t count = 0;

	for (const struct field *f = fields;
	     f && f->name && count < NAMES_MAX; f++)
		names[count++] = f->name;
	for (size_t i = 0; i < check->form->entries; i++) {
		struct entry *entry = &check->form->entry[i];
		const char *nearest;

		bool first = entry_find(check->form, entry->path) == entry;

		for (const char *const *a = also; a && *a; a++)
			entry->known |= first && !strcmp(*a, entry->path);
		if (entry->known || !first) {
			if (!entry->known)
				(void)fault_set(
					add_fault(check), E_INPUT,
					pointer_of(check, entry->path),
					N_("{name} came twice: send it once"),
					"name", entry->path, NULL);
			continue;
		}
		nearest = near_match(entry->path, names, count);
		(void)fault_set(add_fault(check), E_INPUT,
				pointer_of(check, entry->path),
				nearest ? N_("There is no field {name} here: "
					     "did you mean {nearest}?")
					: N_("There is no field {name} here: "
					     "leave it out"),
				"name", entry->path, "nearest",
				nearest ? nearest : "", NULL);
	}
}

enum status
form_check(struct form *form, const struct field *fields,
	   const char *const *also, struct faults *faults)
{
	struct check check = {form, faults, 0};

	check_fields(&check, "", fields);
	check_unknown(&check, fields, also);
	return check.bad ? E_INPUT : OK;
}
