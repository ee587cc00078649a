/* What the demonstration is made from. */
#include "desk/demo_data.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/place.h"

#define LINE_BYTES 4096
#define FIELDS 8

struct reading {
	struct arena *arena;
	struct demo_data *data;
	size_t language_cap, landlord_cap, provider_cap;
};

/* Cut text at each separator; returns how many parts, at most max. */
static size_t
split(char *text, char separator, char **part, size_t max)
{
	size_t count = 0;

	while (text && count < max) {
		char *next = strchr(text, separator);

		part[count++] = text;
		if (next)
			*next++ = '\0';
		text = next;
	}
	return count;
}

static void
list_add(struct arena *arena, struct demo_list *list, const char *word)
{
	list->word = arena_grow(arena, list->word, list->count, &list->cap,
				sizeof *list->word);
	list->word[list->count++] = arena_text(arena, word);
}

static void
list_add_all(struct arena *arena, struct demo_list *list, char *words,
	     char separator)
{
	while (words) {
		char *next = strchr(words, separator);

		if (next)
			*next++ = '\0';
		list_add(arena, list, words);
		words = next;
	}
}

static struct demo_language *
language_of(struct reading *r, const char *tag)
{
	struct demo_data *data = r->data;
	struct demo_language *found;

	for (size_t i = 0; i < data->languages; i++)
		if (!strcmp(data->language[i].tag, tag))
			return &data->language[i];
	data->language = arena_grow(r->arena, data->language, data->languages,
				    &r->language_cap, sizeof *found);
	found = &data->language[data->languages++];
	found->tag = arena_text(r->arena, tag);
	return found;
}

/* TAG KIND NAME|NAME... */
static int
name_line(struct reading *r, char *line)
{
	char *kind = strchr(line, ' '), *names;
	struct demo_language *language;

	names = kind ? strchr(kind + 1, ' ') : NULL;
	if (!names)
		return 0;
	*kind++ = '\0';
	*names++ = '\0';
	language = language_of(r, line);
	list_add_all(r->arena,
		     *kind == 'f'   ? &language->women
		     : *kind == 'm' ? &language->men
				    : &language->family,
		     names, '|');
	return 1;
}

/* SPOKEN WEIGHT READ:SHARE,... EXTRA */
static int
language_line(struct reading *r, char *line)
{
	char *part[4], *read[DEMO_READS], *pair[2];
	struct demo_language *language;
	size_t reads;

	if (split(line, ' ', part, 4) != 4)
		return 0;
	language = language_of(r, part[0]);
	language->weight = strtod(part[1], NULL);
	language->extra = strtod(part[3], NULL);
	r->data->weight += language->weight;
	reads = split(part[2], ',', read, DEMO_READS);
	for (size_t i = 0; i < reads; i++) {
		if (split(read[i], ':', pair, 2) != 2)
			return 0;
		language->read[i].tag = arena_text(r->arena, pair[0]);
		language->read[i].percent = (int)strtol(pair[1], NULL, 10);
	}
	return language->women.count && language->men.count &&
	       language->family.count;
}

static int
organisation_line(struct reading *r, char *line)
{
	struct demo_data *data = r->data;
	char *part[FIELDS];
	struct demo_landlord *landlord;

	if (split(line, '|', part, FIELDS) != 5)
		return 0;
	data->landlord = arena_grow(r->arena, data->landlord, data->landlords,
				    &r->landlord_cap, sizeof *landlord);
	landlord = &data->landlord[data->landlords++];
	*landlord = (struct demo_landlord){
		.name = arena_text(r->arena, part[0]),
		.jurisdiction = arena_text(r->arena, part[1]),
		.percent = (int)strtol(part[2], NULL, 10),
		.area = arena_text(r->arena, part[3]),
		.town = arena_text(r->arena, part[4]),
	};
	return 1;
}

static int
provider_line(struct reading *r, char *line)
{
	struct demo_data *data = r->data;
	char *part[FIELDS];
	struct demo_provider *provider;

	if (split(line, '|', part, FIELDS) != 7)
		return 0;
	data->provider = arena_grow(r->arena, data->provider, data->providers,
				    &r->provider_cap, sizeof *provider);
	provider = &data->provider[data->providers++];
	*provider = (struct demo_provider){
		.kind = arena_text(r->arena, part[0]),
		.name = arena_text(r->arena, part[1]),
		.services = arena_text(r->arena, part[2]),
		.contract_order = (int)strtol(part[5], NULL, 10),
		.area = arena_text(r->arena, part[6]),
	};
	list_add_all(r->arena, &provider->languages, part[3], ',');
	list_add_all(r->arena, &provider->ways, part[4], ',');
	return 1;
}

static int
landlord_line(struct reading *r, char *line)
{
	char *rest = strchr(line, ' ');

	if (!rest)
		return 0;
	*rest++ = '\0';
	if (!strcmp(line, "org"))
		return organisation_line(r, rest);
	if (!strcmp(line, "provider"))
		return provider_line(r, rest);
	if (strcmp(line, "street"))
		return 0;
	list_add_all(r->arena, &r->data->street, rest, '|');
	return 1;
}

static enum status
read_file(struct reading *r, const char *name,
	  int (*take)(struct reading *, char *line), struct fault *fault)
{
	const char *path = place_file(r->arena, name);
	FILE *file = fopen(path, "r");
	char line[LINE_BYTES];
	int number = 0, fine = 1;

	if (!file)
		return fault_set(fault, errno == ENOENT ? E_NOT_FOUND : E_IO,
				 path, N_("cannot be read: install it again"),
				 NULL);
	while (fine && fgets(line, sizeof line, file)) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (*line && *line != '#')
			fine = take(r, line);
	}
	fclose(file);
	if (fine)
		return OK;
	return fault_set(
		fault, E_INPUT, arena_printf(r->arena, "%s:%d", path, number),
		N_("this line is not as its file's heading says"), NULL);
}

enum status
demo_data_read(struct arena *arena, struct demo_data *data, struct fault *fault)
{
	struct reading r = {.arena = arena, .data = data};
	enum status status;

	*data = (struct demo_data){0};
	status = read_file(&r, "db/demo/names.txt", name_line, fault);
	if (status == OK)
		status = read_file(&r, "db/demo/languages.txt", language_line,
				   fault);
	if (status == OK)
		status = read_file(&r, "db/demo/landlords.txt", landlord_line,
				   fault);
	return status;
}

const char *
demo_pick(const struct demo_list *list, struct random_source *random)
{
	return list->word[random_below(random, list->count)];
}

static double
share_of(const struct demo_language *language, enum demo_share share)
{
	return share == DEMO_PEOPLE ? language->weight
				    : language->weight * language->extra;
}

size_t
demo_pick_language(const struct demo_data *data, enum demo_share share,
		   struct random_source *random)
{
	double whole = 0, at;
	size_t i;

	for (i = 1; i < data->languages; i++)
		whole += share_of(&data->language[i], share);
	at = random_unit(random) * whole;
	for (i = 1; i + 1 < data->languages; i++) {
		at -= share_of(&data->language[i], share);
		if (at < 0)
			break;
	}
	return i;
}
