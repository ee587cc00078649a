/* PO files from anywhere: refused with a line, or read so that writing gives
 * the same bytes, and writing anew the same messages. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "lang/catalogue.h"
#include "lang/po_merge.h"

static void
same(const char *a, const char *b)
{
	assert(a && b ? !strcmp(a, b) : a == b);
}

static void
same_entry(const struct po_entry *a, const struct po_entry *b)
{
	same(a->context, b->context);
	same(a->msgid, b->msgid);
	same(a->msgid_plural, b->msgid_plural);
	same(a->comments, b->comments);
	same(a->extracted, b->extracted);
	same(a->flags, b->flags);
	same(a->previous, b->previous);
	assert(a->forms == b->forms && a->fuzzy == b->fuzzy &&
	       a->obsolete == b->obsolete);
	for (size_t i = 0; i < a->forms; i++)
		same(a->form[i], b->form[i]);
}

static void
write_anew(struct po *po, struct arena *arena)
{
	struct faults faults = {0};
	struct buf text = {0};
	struct po again;

	po->header.raw = NULL;
	for (size_t i = 0; i < po->entries; i++)
		po->entry[i].raw = NULL;
	po_write(po, &text);
	assert(po_parse("again", buf_string(&text), text.count, arena, &again,
			&faults) == OK);
	assert(again.entries == po->entries);
	for (size_t i = 0; i < po->entries; i++)
		same_entry(&po->entry[i], &again.entry[i]);
	buf_free(&text);
}

/* Some messages are gone, some have changed, some come back. */
static size_t
change(const struct po *po, struct po_message *now, struct arena *arena)
{
	size_t count = 0;

	for (size_t i = 0; i < po->entries; i++) {
		const struct po_entry *entry = &po->entry[i];
		const char *msgid = entry->msgid;

		if (i % 4 == 1)
			msgid = arena_printf(arena, "%s +%zu", msgid, i);
		if (i % 4 == 2 || !*msgid)
			continue;
		if (po_find(po, entry->context, msgid))
			msgid = entry->msgid;
		now[count++] = (struct po_message){
			.context = entry->context,
			.msgid = msgid,
			.msgid_plural = entry->msgid_plural,
		};
	}
	return count;
}

/* What comes of a merge is a catalogue again. */
static void
merge(const struct po *po, struct arena *arena)
{
	struct po_message *now =
		arena_alloc(arena, (po->entries + 1) * sizeof *now);
	struct faults faults = {0};
	struct buf text = {0};
	struct po merged, again;

	po_merge(po, now, change(po, now, arena), arena, &merged);
	po_write(&merged, &text);
	assert(po_parse("merged", buf_string(&text), text.count, arena, &again,
			&faults) == OK);
	assert(again.entries == merged.entries);
	buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	struct catalogue *catalogue = NULL;
	const char *text = (const char *)bytes;
	struct faults faults = {0};
	struct buf written = {0};
	struct po po;

	if (!count)
		text = "";
	if (po_parse("fuzz", text, count, arena, &po, &faults) == OK) {
		po_write(&po, &written);
		merge(&po, arena);
		assert(written.count == count);
		assert(!count || !memcmp(written.bytes, text, count));
		write_anew(&po, arena);
	} else {
		assert(faults.count && *faults.list[0].where);
	}
	if (catalogue_read("fuzz", text, count, tag_find("cy"), &catalogue,
			   &faults) == OK)
		for (unsigned long n = 0; n < 20; n++)
			(void)catalogue_plural(catalogue, NULL, "a", "b", n);
	catalogue_free(catalogue);
	buf_free(&written);
	faults_free(&faults);
	arena_free(arena);
	return 0;
}
