/* Everything about a notice that can be found before it is sent. */
#include "notice/check.h"

#include <string.h>

#include "doc/check.h"
#include "notice/merge.h"

/* Fields stand in the source as {name}, or as {name: one} where words agree
 * with them. */
static bool
used_in(const struct block *block, const char *open)
{
	for (; block; block = block->next) {
		const char *p = block->source ? block->source : "";

		while ((p = strstr(p, open))) {
			p += strlen(open);
			if (*p == '}' || *p == ':')
				return true;
		}
		if (used_in(block->child, open))
			return true;
	}
	return false;
}

static void
check_fields(const struct notice *notice, struct arena *arena,
	     struct faults *faults)
{
	for (size_t i = 0; i < notice->field_count; i++) {
		const struct field *field = &notice->fields[i];

		if (used_in(notice->blocks,
			    arena_printf(arena, "{%s", field->name)))
			continue;
		(void)fault_set(faults_add(faults), E_INPUT,
				arena_printf(arena, "%s:%d", notice->path,
					     field->line),
				N_("the field {value} is never used: put it "
				   "into the text or take it out"),
				"value", field->name, NULL);
	}
}

static void
check_letter(const struct notice *notice, const struct catalogue *catalogue,
	     struct arena *arena, struct faults *faults)
{
	struct merge merge = {
		.notice = notice,
		.tag = catalogue ? catalogue_tag(catalogue) : tag_find("en"),
		.catalogue = catalogue,
		.values = notice_examples(notice, arena),
		.draft = MERGE_DRAFT,
	};
	const struct document *document;

	if (notice_merge(&merge, arena, &document, faults) != OK)
		return;
	/* The failure is counted by its faults. */
	(void)!document_check(document,
			      arena_printf(arena, "%s (%s)", notice->path,
					   merge.tag->tag),
			      faults);
}

enum status
notice_check(const struct notices *notices, const struct notice *notice,
	     struct faults *faults)
{
	struct arena *arena = arena_new();
	const struct catalogue *catalogue;
	size_t before = faults->count;

	check_fields(notice, arena, faults);
	check_letter(notice, NULL, arena, faults);
	for (size_t i = 0;
	     (catalogue = notices_catalogue_at(notices, notice, i)); i++)
		if (translate_check(notice, catalogue, faults) == OK)
			check_letter(notice, catalogue, arena, faults);
	arena_free(arena);
	return faults->count > before ? E_INPUT : OK;
}
