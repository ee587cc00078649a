/* A parcel as a PO file, and a catalogue with some messages changed. Whatever
 * stood in the file and was not changed is written as it stood. Source: GNU
 * gettext manual, "The Format of PO Files". */
#include "notice/parcel_po.h"

#include <string.h>

#include "lang/po.h"
#include "lang/tag.h"
#include "notice/parcel_inside.h"

static const char *
lines(struct arena *arena, const char *text)
{
	size_t count = text ? strlen(text) : 0;

	if (!count)
		return "";
	return text[count - 1] == '\n' ? text
				       : arena_printf(arena, "%s\n", text);
}

/* A header as a new file has it. */
static void
make_header(struct po_entry *header, const struct parcel *parcel,
	    struct arena *arena)
{
	const struct tag *tag = tag_find(parcel->lang);
	const char **form = arena_alloc(arena, sizeof *form);

	*form = arena_printf(arena,
			     "Project-Id-Version: vernacular %s\n"
			     "Language: %s\n"
			     "MIME-Version: 1.0\n"
			     "Content-Type: text/plain; charset=UTF-8\n"
			     "Content-Transfer-Encoding: 8bit\n"
			     "Plural-Forms: %s\n"
			     "X-Vernacular-Notice: %s\n",
			     parcel->notice, parcel->lang, parcel->plural,
			     parcel->notice);
	*header = (struct po_entry){
		.msgid = "",
		.form = form,
		.forms = 1,
		.comments = arena_printf(arena, "%s: %s (%s)\n",
					 parcel->title ? parcel->title
						       : parcel->notice,
					 tag ? tag->english : parcel->lang,
					 tag ? tag->autonym : parcel->lang),
		.extracted = "",
		.references = "",
		.flags = "",
	};
}

/* The name of the notice, so that the file says what it is of. */
static void
name_header(struct po_entry *header, const struct parcel *parcel,
	    struct arena *arena)
{
	const char *text = header->forms ? header->form[0] : "";
	const char **form;

	if (strstr(text, "X-Vernacular-Notice:"))
		return;
	form = arena_alloc(arena, sizeof *form);
	*form = arena_printf(arena, "%sX-Vernacular-Notice: %s\n", text,
			     parcel->notice);
	header->form = form;
	header->forms = 1;
	header->raw = NULL;
}

static bool
same_forms(const struct po_entry *entry, const struct parcel_unit *unit)
{
	if (entry->forms != unit->targets)
		return false;
	for (size_t i = 0; i < unit->targets; i++)
		if (strcmp(entry->form[i], unit->target[i]))
			return false;
	return true;
}

/* Whether a PO file says of such a message what the state is; the rest is in
 * the store alone. */
static bool
same_state(const struct po_entry *entry, const struct parcel_unit *unit,
	   bool drafted)
{
	switch (unit->state) {
	case TRANSLATE_MISSING:
		return true;
	case TRANSLATE_OUTDATED:
	case TRANSLATE_REFUSED:
		return entry->fuzzy;
	case TRANSLATE_MACHINE:
		return entry->fuzzy || drafted;
	case TRANSLATE_TRANSLATED:
	case TRANSLATE_REVISED:
	case TRANSLATE_APPROVED:
		break;
	}
	return !entry->fuzzy;
}

void
parcel_po_entry(const struct parcel_unit *unit, bool drafted,
		struct arena *arena, struct po_entry *entry)
{
	bool fresh = !entry->msgid;

	if (!fresh && !entry->obsolete && same_forms(entry, unit) &&
	    same_state(entry, unit, drafted))
		return;
	if (fresh)
		*entry = (struct po_entry){
			.msgid = unit->source,
			.msgid_plural = unit->source_plural,
			.extracted = lines(arena, unit->note),
			.references = "",
			.flags = "",
		};
	if (unit->comment || !entry->comments)
		entry->comments = lines(arena, unit->comment);
	entry->form = unit->target;
	entry->forms = unit->targets;
	entry->obsolete = false;
	entry->fuzzy = unit->state == TRANSLATE_OUTDATED ||
		       unit->state == TRANSLATE_REFUSED ||
		       (unit->state == TRANSLATE_MACHINE && !drafted);
	entry->previous = entry->fuzzy ? unit->previous : NULL;
	entry->previous_plural = entry->previous_context = NULL;
	entry->raw = NULL;
}

bool
parcel_po_drafted(const struct po *po, struct arena *arena)
{
	const char *state = po_field(po, arena, "X-Vernacular-State");

	return state && !strcmp(state, "machine-drafted");
}

enum status
parcel_po_open(const struct parcel *parcel, const struct parcel_file *file,
	       struct arena *arena, struct po *ret, struct faults *faults)
{
	*ret = (struct po){0};
	if (file && po_parse(file->name, file->bytes, file->count, arena, ret,
			     faults) != OK)
		return E_INPUT;
	if (!ret->header.msgid)
		make_header(&ret->header, parcel, arena);
	else
		name_header(&ret->header, parcel, arena);
	return OK;
}

enum status
parcel_write_po(const struct parcel_writing *w, struct buf *out)
{
	const struct parcel *parcel = w->parcel;
	struct po_entry *entry;
	bool drafted, *taken;
	size_t count = 0;
	struct po po;

	if (parcel_po_open(parcel, w->carrier, w->arena, &po, w->faults) != OK)
		return E_INPUT;
	drafted = parcel_po_drafted(&po, w->arena);
	entry = arena_alloc(w->arena,
			    (parcel->units + po.entries + 1) * sizeof *entry);
	taken = arena_alloc(w->arena, (po.entries + 1) * sizeof *taken);
	for (size_t i = 0; i < parcel->units; i++) {
		const struct parcel_unit *unit = &parcel->unit[i];
		const struct po_entry *old = po_find(&po, NULL, unit->source);

		if (old)
			taken[old - po.entry] = true;

		if (old && !old->msgid_plural == !unit->source_plural)
			entry[count] = *old;
		parcel_po_entry(unit, drafted, w->arena, &entry[count++]);
	}
	for (size_t i = 0; i < po.entries; i++)
		if (po.entry[i].obsolete && !taken[i])
			entry[count++] = po.entry[i];
	po.entry = entry;
	po.entries = count;
	po_write(&po, out);
	return OK;
}

static enum translate_state
state_of(const struct po_entry *entry, bool drafted)
{
	if (!po_filled(entry))
		return TRANSLATE_MISSING;
	if (entry->fuzzy)
		return entry->previous ? TRANSLATE_OUTDATED : TRANSLATE_MACHINE;
	return drafted ? TRANSLATE_MACHINE : TRANSLATE_TRANSLATED;
}

/* Without the line end behind it; NULL for nothing. */
static const char *
or_none(const char *text, struct arena *arena)
{
	size_t count = text ? strlen(text) : 0;

	while (count && text[count - 1] == '\n')
		count--;
	return count ? arena_copy(arena, text, count) : NULL;
}

/* "vernacular rent-increase", as our older files name their notice. */
static const char *
project_of(const struct po *po, struct arena *arena)
{
	const char *project = po_field(po, arena, "Project-Id-Version");

	return project && !strncmp(project, "vernacular ", 11) ? project + 11
							       : NULL;
}

enum status
parcel_read_po(struct parcel_reader *r)
{
	struct parcel *parcel = r->parcel;
	struct po po;
	bool drafted;

	if (po_parse(r->file->name, r->file->bytes, r->file->count, r->arena,
		     &po, r->faults) != OK)
		return E_INPUT;
	parcel->notice = po_field(&po, r->arena, "X-Vernacular-Notice");
	if (!parcel->notice)
		parcel->notice = project_of(&po, r->arena);
	parcel->lang = or_none(po_field(&po, r->arena, "Language"), r->arena);
	parcel->plural = po_field(&po, r->arena, "Plural-Forms");
	drafted = parcel_po_drafted(&po, r->arena);
	for (size_t i = 0; i < po.entries; i++) {
		const struct po_entry *entry = &po.entry[i];
		struct parcel_unit *unit;
		char id[PARCEL_ID_BYTES];

		if (entry->obsolete || entry->context)
			continue;
		unit = parcel_add(r, (int)entry->line);
		parcel_id(entry->msgid, entry->msgid_plural, id);
		unit->id = arena_text(r->arena, id);
		unit->source = entry->msgid;
		unit->source_plural = entry->msgid_plural;
		unit->target = entry->form;
		unit->targets = entry->forms;
		unit->state = state_of(entry, drafted);
		unit->note = or_none(entry->extracted, r->arena);
		unit->comment = or_none(entry->comments, r->arena);
		unit->previous = entry->previous;
	}
	return OK;
}
