/* Which messages of a file that came back may be taken. */
#include "notice/import_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/plural.h"
#include "notice/import_text.h"
#include "notice/markup.h"
#include "notice/parcel_inside.h"
#include "notice/parcel_po.h"

/* Messages of the notice by id. */
struct known {
	char id[PARCEL_ID_BYTES];
	const struct message *message;
	bool seen;
};

struct checking {
	const struct import *import;
	struct arena *arena;
	struct faults *faults;
	struct known *known;
	size_t count;
	size_t forms; /* of a plural in this language */
};

static const char *
place(const struct checking *c, const struct parcel_unit *unit)
{
	return arena_printf(c->arena, "%s:%d", c->import->name, unit->line);
}

static void
refuse(struct checking *c, const struct parcel_unit *unit, const char *message,
       const char *value)
{
	(void)fault_set(faults_add(c->faults), E_INPUT, place(c, unit), message,
			"value", value, NULL);
}

static int
by_id(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static void
find_known(struct checking *c)
{
	const struct notice *notice = c->import->notice;

	c->known = arena_alloc(c->arena,
			       (notice->message_count + 1) * sizeof *c->known);
	for (size_t i = 0; i < notice->message_count; i++) {
		const struct message *message = &notice->messages[i];
		struct known *known = &c->known[c->count];

		if (!parcel_has(notice, message))
			continue;
		parcel_id(message->id, message->id_plural, known->id);
		known->message = message;
		c->count++;
	}
	qsort(c->known, c->count, sizeof *c->known, by_id);
}

/* By its id; in a file that is not ours, by its English. */
static struct known *
known_of(struct checking *c, const struct parcel_unit *unit)
{
	struct known key;
	struct known *found;

	snprintf(key.id, sizeof key.id, "%.16s", unit->id);
	found = bsearch(&key, c->known, c->count, sizeof key, by_id);
	if (found && strlen(unit->id) == PARCEL_ID_BYTES - 1)
		return found;
	for (size_t i = 0; unit->source && i < c->count; i++)
		if (!strcmp(c->known[i].message->id, unit->source))
			return &c->known[i];
	return NULL;
}

/* Whether the English in the file is still the notice's. */
static bool
same_source(const struct checking *c, const struct parcel_unit *unit,
	    const struct message *message)
{
	if (unit->source && !markup_same(unit->source, message->id, c->arena))
		return false;
	return !unit->source_plural ||
	       (message->id_plural &&
		markup_same(unit->source_plural, message->id_plural, c->arena));
}

static bool
is_empty(const struct parcel_unit *unit)
{
	for (size_t i = 0; i < unit->targets; i++)
		if (*unit->target[i])
			return false;
	return true;
}

/* As the catalogue has it: the same words, and nothing new about them. */
static bool
is_unchanged(const struct checking *c, const struct parcel_unit *unit,
	     const struct message *message)
{
	struct translated found;

	translate_find(message, c->import->catalogue, NULL, &found);
	if (!found.entry || found.entry->forms != unit->targets)
		return false;
	for (size_t i = 0; i < unit->targets; i++)
		if (!markup_same(found.entry->form[i], unit->target[i],
				 c->arena))
			return false;
	return found.state >= TRANSLATE_TRANSLATED ||
	       unit->state < TRANSLATE_TRANSLATED;
}

/* The texts to store: as they stood in the catalogue where they say the same,
 * whatever escapes the file came back with. */
static void
take_forms(const struct checking *c, struct import_unit *ret)
{
	const struct parcel_unit *unit = ret->unit;
	const char **form =
		arena_alloc(c->arena, (unit->targets + 1) * sizeof *form);
	struct translated found;

	translate_find(ret->message, c->import->catalogue, NULL, &found);
	for (size_t i = 0; i < unit->targets; i++) {
		const char *old = found.entry && i < found.entry->forms
					  ? found.entry->form[i]
					  : "";

		form[i] = markup_same(old, unit->target[i], c->arena)
				  ? old
				  : unit->target[i];
	}
	ret->form = form;
	ret->forms = unit->targets;
}

static void
check_forms(struct checking *c, struct import_unit *ret)
{
	const struct parcel_unit *unit = ret->unit;
	size_t wanted = ret->message->id_plural ? c->forms : 1;
	char count[8];

	if (unit->targets != wanted) {
		snprintf(count, sizeof count, "%zu", wanted);
		refuse(c, unit,
		       N_("this has not the {value} forms that the language "
			  "has for counting"),
		       count);
		return;
	}
	for (size_t i = 0; i < unit->targets; i++) {
		const struct import_text text = {
			ret->message, c->import->tag, c->import->glossary,
			place(c, unit), unit->target[i]};

		if (!*unit->target[i])
			refuse(c, unit, N_("a form of the plural is empty"),
			       "");
		else
			/* Counted by its faults. */
			(void)!import_text_check(&text, c->arena, c->faults);
	}
}

static void
check_unit(struct checking *c, const struct parcel_unit *unit,
	   struct import_unit *ret)
{
	struct known *known = known_of(c, unit);

	*ret = (struct import_unit){.unit = unit, .fault = c->faults->count};
	if (!known) {
		if (is_empty(unit)) {
			ret->outcome = IMPORT_UNCHANGED;
			return;
		}
		refuse(c, unit,
		       N_("the notice does not say this: its English was "
			  "changed or taken out"),
		       "");
	} else if (known->seen) {
		refuse(c, unit,
		       N_("this message stands in the file a second time"), "");
	} else if (!same_source(c, unit, known->message)) {
		ret->message = known->message;
		refuse(c, unit,
		       N_("the English was changed in the file: only its "
			  "translation may be"),
		       "");
	} else {
		ret->message = known->message;
		known->seen = true;
		if (is_empty(unit) || is_unchanged(c, unit, ret->message)) {
			ret->outcome = IMPORT_UNCHANGED;
			return;
		}
		check_forms(c, ret);
	}
	ret->faults = c->faults->count - ret->fault;
	ret->outcome = ret->faults ? IMPORT_REFUSED : IMPORT_ACCEPTED;
	if (ret->outcome == IMPORT_ACCEPTED)
		take_forms(c, ret);
}

static size_t
forms_of(const struct import *import)
{
	const char *rule =
		import->catalogue
			? catalogue_header(import->catalogue, "Plural-Forms")
			: NULL;
	struct plural *plural;
	size_t forms = 2;

	if (plural_compile("", rule ? rule : import->tag->plural, &plural,
			   NULL) == OK) {
		forms = plural_forms(plural);
		plural_free(plural);
	}
	return forms;
}

/* A file of another notice, or into another language, is taken whole for a
 * mistake. */
static enum status
check_file(const struct import *import, struct faults *faults)
{
	const struct parcel *parcel = import->parcel;

	if (parcel->notice && strcmp(parcel->notice, import->notice->name))
		return fault_set(faults_add(faults), E_INPUT, import->name,
				 N_("this file is of the notice {value}, not "
				    "of {wanted}"),
				 "value", parcel->notice, "wanted",
				 import->notice->name, NULL);
	if (parcel->lang && tag_find(parcel->lang) != import->tag)
		return fault_set(faults_add(faults), E_INPUT, import->name,
				 N_("this file is into the language {value}, "
				    "not into {wanted}"),
				 "value", parcel->lang, "wanted",
				 import->tag->tag, NULL);
	return OK;
}

enum status
import_check(const struct import *import, struct arena *arena,
	     struct import_result *ret, struct faults *faults)
{
	struct checking c = {.import = import,
			     .arena = arena,
			     .faults = faults,
			     .forms = forms_of(import)};
	const struct parcel *parcel = import->parcel;

	if (check_file(import, faults) != OK)
		return E_INPUT;
	find_known(&c);
	*ret = (struct import_result){
		.unit = arena_alloc(arena,
				    (parcel->units + 1) * sizeof *ret->unit),
		.units = parcel->units,
	};
	for (size_t i = 0; i < parcel->units; i++) {
		check_unit(&c, &parcel->unit[i], &ret->unit[i]);
		switch (ret->unit[i].outcome) {
		case IMPORT_ACCEPTED:
			ret->accepted++;
			break;
		case IMPORT_UNCHANGED:
			ret->unchanged++;
			break;
		case IMPORT_REFUSED:
			ret->refused++;
			break;
		}
	}
	for (size_t i = 0; i < c.count; i++)
		ret->absent += !c.known[i].seen;
	return OK;
}

/* A unit as the catalogue gets it: what came in was written by somebody. */
static struct parcel_unit
taken(const struct import_unit *unit)
{
	struct parcel_unit ret = *unit->unit;

	ret.source = unit->message->id;
	ret.source_plural = unit->message->id_plural;
	ret.target = unit->form;
	ret.targets = unit->forms;
	ret.note = unit->message->note;
	ret.state = TRANSLATE_TRANSLATED;
	return ret;
}

enum status
import_apply(const struct import *import, const struct import_result *result,
	     const struct parcel_file *file, struct buf *out,
	     struct faults *faults)
{
	const struct parcel about = {
		.notice = import->notice->name,
		.title = import->notice->title,
		.lang = import->tag->tag,
		.plural = import->tag->plural,
	};
	struct arena *arena = arena_new();
	struct po_entry *entry;
	struct po po;
	enum status status = parcel_po_open(&about, file, arena, &po, faults);

	if (status == OK) {
		entry = arena_alloc(arena, (po.entries + result->accepted + 1) *
						   sizeof *entry);
		for (size_t i = 0; i < po.entries; i++)
			entry[i] = po.entry[i];
		for (size_t i = 0; i < result->units; i++) {
			const struct import_unit *unit = &result->unit[i];
			const struct po_entry *old;
			struct parcel_unit put;

			if (unit->outcome != IMPORT_ACCEPTED)
				continue;
			put = taken(unit);
			old = po_find(&po, NULL, put.source);
			parcel_po_entry(&put, false, arena,
					old ? &entry[old - po.entry]
					    : &entry[po.entries++]);
		}
		po.entry = entry;
		po_write(&po, out);
	}
	arena_free(arena);
	return status;
}
