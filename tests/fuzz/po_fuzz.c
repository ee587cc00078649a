/* PO files from anywhere: refused with a line, or read so that writing gives
 * the same bytes, and writing anew the same messages. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "lang/catalogue.h"
#include "lang/po.h"

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
