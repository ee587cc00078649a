/* Messages of one language in an immutable table. Web, cli and notice look
 * words up here. */
#include "lang/catalogue.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lang/plural.h"
#include "lang/po.h"

struct field {
	const char *name, *value;
};

/* Open addressing; at most half full, so that a search ends. */
struct slot {
	uint64_t hash;
	const struct catalogue_entry *entry; /* NULL where free */
};

struct catalogue {
	const struct tag *tag;
	struct arena *arena; /* of every string */
	struct po po;
	struct field *field;
	size_t fields;
	struct plural *plural;
	struct slot *slot;
	size_t mask; /* slots less one */
};

static uint64_t
mix(uint64_t hash, const char *text)
{
	const uint64_t odd = 0x9E3779B97F4A7C15u;
	size_t count = strlen(text);
	uint64_t word;

	hash = (hash ^ count) * odd;
	for (; count >= sizeof word; count -= sizeof word) {
		memcpy(&word, text, sizeof word);
		hash = (hash ^ word) * odd;
		hash ^= hash >> 32;
		text += sizeof word;
	}
	word = 0;
	memcpy(&word, text, count);
	hash = (hash ^ word) * odd;
	return hash ^ hash >> 32;
}

static uint64_t
hash_key(const char *context, const char *msgid)
{
	return mix(context ? mix(1, context) : 0, msgid);
}

static bool
same_context(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static void
index_entries(struct catalogue *c)
{
	size_t slots = 16;

	while (slots < c->po.entries * 2)
		slots *= 2;
	c->mask = slots - 1;
	c->slot = arena_alloc(c->arena, slots * sizeof *c->slot);
	for (size_t i = 0; i < c->po.entries; i++) {
		const struct catalogue_entry *entry = &c->po.entry[i];
		uint64_t hash = hash_key(entry->context, entry->msgid);
		size_t at = hash & c->mask;

		while (c->slot[at].entry)
			at = (at + 1) & c->mask;
		c->slot[at] = (struct slot){.hash = hash, .entry = entry};
	}
}

static void
split_header(struct catalogue *c)
{
	char *line = arena_text(c->arena, c->po.header ? c->po.header : "");
	size_t cap = 0;

	while (*line) {
		size_t count = strcspn(line, "\n");
		char *next = line + count + (line[count] == '\n');
		char *colon;

		line[count] = '\0';
		colon = strstr(line, ": ");
		if (colon) {
			*colon = '\0';
			c->field = arena_grow(c->arena, c->field, c->fields,
					      &cap, sizeof *c->field);
			c->field[c->fields++] = (struct field){line, colon + 2};
		}
		line = next;
	}
}

const char *
catalogue_header(const struct catalogue *c, const char *field)
{
	for (size_t i = 0; i < c->fields; i++)
		if (!strcmp(c->field[i].name, field))
			return c->field[i].value;
	return NULL;
}

/* What is read must carry the same letters everywhere. */
static void
check_header(const struct catalogue *c, const char *path, struct faults *faults)
{
	const char *type = catalogue_header(c, "Content-Type");

	if (!c->po.header)
		(void)fault_set(faults_add(faults), E_INPUT, path,
				N_("has no header: begin it with an entry "
				   "whose msgid is empty, as msginit writes "
				   "it"),
				NULL);
	else if (!type || !strstr(type, "charset=UTF-8"))
		(void)fault_set(faults_add(faults), E_INPUT, path,
				N_("is not said to be UTF-8: convert it and "
				   "put charset=UTF-8 into its header"),
				NULL);
}

static void
check_plural(struct catalogue *c, const char *path, struct faults *faults)
{
	const char *rule = catalogue_header(c, "Plural-Forms");
	struct fault fault;

	if (plural_compile(path, rule ? rule : c->tag->plural, &c->plural,
			   &fault) != OK)
		*faults_add(faults) = fault;
}

static void
check_text(const struct catalogue_entry *entry, const char *text,
	   const char *path, struct faults *faults)
{
	char code[16];
	uint32_t cp;
	size_t at;

	if (utf8_acceptable(text, strlen(text), &at, &cp))
		return;
	snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
	(void)fault_set(faults_add(faults), E_INPUT, path,
			N_("the translation of “{message}” holds {code}, a "
			   "character that translations may not have: take "
			   "it out"),
			"message", entry->msgid, "code", code, NULL);
}

static void
check_entry(const struct catalogue *c, const struct catalogue_entry *entry,
	    const char *path, struct faults *faults)
{
	char has[24], needs[24];
	size_t forms = c->plural ? plural_forms(c->plural) : entry->forms;

	for (size_t i = 0; i < entry->forms; i++)
		check_text(entry, entry->form[i], path, faults);
	if (!entry->msgid_plural || !entry->translated || entry->forms == forms)
		return;
	snprintf(has, sizeof has, "%zu", entry->forms);
	snprintf(needs, sizeof needs, "%zu", forms);
	(void)fault_set(
		faults_add(faults), E_INPUT, path,
		N_("the translation of “{message}” has {count} plural "
		   "forms: the header's Plural-Forms asks for {needed}"),
		"message", entry->msgid, "count", has, "needed", needs, NULL);
}

enum status
catalogue_load(const char *path, const struct tag *tag,
	       struct catalogue **ret_catalogue, struct faults *faults)
{
	struct catalogue *c = mem_new(sizeof *c);
	size_t before = faults->count;
	enum status status;

	c->tag = tag;
	c->arena = arena_new();
	status = po_read(path, c->arena, &c->po, faults);
	if (status == OK) {
		split_header(c);
		check_header(c, path, faults);
		check_plural(c, path, faults);
		for (size_t i = 0; i < c->po.entries; i++)
			check_entry(c, &c->po.entry[i], path, faults);
		if (faults->count != before)
			status = E_INPUT;
	}
	if (status != OK) {
		catalogue_free(c);
		return status;
	}
	index_entries(c);
	*ret_catalogue = c;
	return OK;
}

void
catalogue_free(struct catalogue *c)
{
	if (!c)
		return;
	plural_free(c->plural);
	arena_free(c->arena);
	free(c);
}

const struct tag *
catalogue_tag(const struct catalogue *c)
{
	return c->tag;
}

const struct catalogue_entry *
catalogue_at(const struct catalogue *c, size_t index)
{
	return index < c->po.entries ? &c->po.entry[index] : NULL;
}

const struct catalogue_entry *
catalogue_entry(const struct catalogue *c, const char *context,
		const char *msgid)
{
	uint64_t hash = hash_key(context, msgid);
	size_t at = hash & c->mask;

	for (; c->slot[at].entry; at = (at + 1) & c->mask) {
		const struct catalogue_entry *entry = c->slot[at].entry;

		if (c->slot[at].hash == hash && !strcmp(entry->msgid, msgid) &&
		    same_context(entry->context, context))
			return entry;
	}
	return NULL;
}

const char *
catalogue_text(const struct catalogue *c, const char *context,
	       const char *msgid)
{
	const struct catalogue_entry *entry =
		c ? catalogue_entry(c, context, msgid) : NULL;

	return entry && entry->translated ? entry->form[0] : msgid;
}

const char *
catalogue_form(const struct catalogue *c, const struct catalogue_entry *entry,
	       unsigned long n)
{
	size_t index = entry->msgid_plural ? plural_index(c->plural, n) : 0;

	return index < entry->forms ? entry->form[index] : "";
}

const char *
catalogue_plural(const struct catalogue *c, const char *context,
		 const char *msgid, const char *msgid_plural, unsigned long n)
{
	const struct catalogue_entry *entry =
		c ? catalogue_entry(c, context, msgid) : NULL;

	if (entry && entry->translated && entry->msgid_plural)
		return catalogue_form(c, entry, n);
	return n == 1 ? msgid : msgid_plural;
}
