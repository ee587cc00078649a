/* Everything about a notice that can be found before it is sent. */
#include "notice/check.h"

#include <string.h>

#include "doc/check.h"
#include "notice/merge.h"
#include "notice/passage.h"

static bool
used(const struct notice *notice, const char *name)
{
	for (int v = 0; v < NOTICE_VARIANTS; v++)
		if (passages_use(notice->text[v].passages, name, NULL))
			return true;
	return false;
}

static void
check_fields(const struct notice *notice, struct arena *arena,
	     struct faults *faults)
{
	for (size_t i = 0; i < notice->field_count; i++) {
		const struct field *field = &notice->fields[i];

		if (used(notice, field->name))
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
check_letter(const struct notice *notice, const struct wording *wording,
	     enum notice_variant variant, struct arena *arena,
	     struct faults *faults)
{
	struct merge merge = {
		.notice = notice,
		.tag = wording ? wording->tag : tag_find("en"),
		.wording = wording,
		.values = notice_examples(notice, arena),
		.draft = MERGE_DRAFT,
		.variant = variant,
	};
	const struct document *document;

	if (notice_merge(&merge, arena, &document, faults) != OK)
		return;
	/* The failure is counted by its faults. */
	(void)!document_check(document,
			      arena_printf(arena, "%s (%s)",
					   notice->text[variant].path,
					   merge.tag->tag),
			      faults);
}

/* A clause makes no letter of its own. */
static void
check_letters(const struct notice *notice, const struct wording *wording,
	      struct arena *arena, struct faults *faults)
{
	if (notice->kind == NOTICE_CLAUSE)
		return;
	for (int v = 0; v < NOTICE_VARIANTS; v++)
		if (notice->text[v].path)
			check_letter(notice, wording, (enum notice_variant)v,
				     arena, faults);
}

enum status
notice_check(const struct notices *notices, const struct notice *notice,
	     struct faults *faults)
{
	struct arena *arena = arena_new();
	const struct catalogue *catalogue;
	size_t before = faults->count;

	check_fields(notice, arena, faults);
	check_letters(notice, NULL, arena, faults);
	for (size_t i = 0;
	     (catalogue = notices_catalogue_at(notices, notice, i)); i++) {
		const struct tag *tag = catalogue_tag(catalogue);

		if (translate_check(notice, catalogue, faults) == OK)
			check_letters(notice,
				      notices_wording(notices, notice, tag,
						      arena),
				      arena, faults);
	}
	arena_free(arena);
	return faults->count > before ? E_INPUT : OK;
}
