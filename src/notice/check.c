/* Everything about a notice that can be found before it is sent. */
#include "notice/check.h"

#include <string.h>

#include "doc/check.h"
#include "lang/value.h"
#include "notice/bound.h"
#include "notice/checks.h"
#include "notice/merge.h"
#include "notice/passage.h"
#include "wire/model.h"

struct checking {
	const struct notices *notices;
	const struct notice *notice;
	struct values *formats;
	struct arena *arena;
	struct faults *faults;
};

static bool
used(const struct notice *notice, const char *name)
{
	for (int v = 0; v < NOTICE_VARIANTS; v++)
		if (passages_use(notice->text[v].passages, name, NULL))
			return true;
	return bounds_use(notice, name);
}

static void
found(struct checking *c, int line, const char *message, const char *value)
{
	(void)fault_set(faults_add(c->faults), E_INPUT,
			arena_printf(c->arena, "%s:%d", c->notice->path, line),
			message, "value", value, NULL);
}

static void
check_fields(struct checking *c)
{
	for (size_t i = 0; i < c->notice->field_count; i++) {
		const struct field *field = &c->notice->fields[i];

		if (!field->clause && !used(c->notice, field->name))
			found(c, field->line,
			      N_("the field {value} is never used: put it "
				 "into the text or take it out"),
			      field->name);
	}
}

static bool
pictured(const struct passage *p, const char *file)
{
	for (; p; p = p->next)
		if ((p->block && p->block->kind == BLOCK_PICTURE &&
		     !strcmp(p->block->target, file)) ||
		    pictured(p->child, file))
			return true;
	return false;
}

static void
check_pictures(struct checking *c)
{
	const struct notice *n = c->notice;

	for (size_t i = 0; i < n->picture_count; i++) {
		const char *file = n->pictures[i].file;

		if (!pictured(n->text[NOTICE_STANDARD].passages, file) &&
		    !pictured(n->text[NOTICE_EASY].passages, file))
			found(c, n->pictures[i].line,
			      N_("the picture {value} is never shown: put it "
				 "into the text or take it out here"),
			      file);
	}
}

/* One letter, with these values. */
static void
check_letter(struct checking *c, const struct wording *wording,
	     enum notice_variant variant, const struct model *values)
{
	struct merge merge = {
		.notice = c->notice,
		.tag = wording ? wording->tag : tag_find("en"),
		.wording = wording,
		.values = values,
		.draft = MERGE_DRAFT,
		.variant = variant,
		.formats = c->formats,
	};
	const struct document *document;

	if (notice_merge(&merge, c->arena, &document, c->faults) != OK)
		return;
	/* The failure is counted by its faults. */
	(void)!document_check(document,
			      arena_printf(c->arena, "%s (%s)",
					   c->notice->text[variant].path,
					   merge.tag->tag),
			      c->faults);
}

/* The examples with another value for one field; NULL leaves it out. */
static const struct model *
examples_but(struct checking *c, const struct field *other, const char *value)
{
	struct model *values = model_object(c->arena);

	for (size_t i = 0; i < c->notice->field_count; i++) {
		const struct field *field = &c->notice->fields[i];

		model_text(values, field->name,
			   field == other ? value : field->example);
	}
	return values;
}

/* What conditions tell apart is each seen once. */
static void
check_ways(struct checking *c, enum notice_variant variant)
{
	for (size_t i = 0; i < c->notice->field_count; i++) {
		const struct field *field = &c->notice->fields[i];
		bool asked = field->type == FIELD_YES_NO;

		for (size_t n = 0; n < field->choice_count; n++)
			check_letter(c, NULL, variant,
				     examples_but(c, field,
						  field->choices[n].name));
		if (asked)
			check_letter(c, NULL, variant,
				     examples_but(c, field, "yes"));
		if (asked || !field->required)
			check_letter(c, NULL, variant,
				     examples_but(c, field, NULL));
	}
}

static bool
same_fault(const struct fault *a, const struct fault *b)
{
	return a->message == b->message && !strcmp(a->where, b->where) &&
	       (!a->args || !strcmp(a->arg[0].value, b->arg[0].value));
}

/* The same letter in another way has the same faults. */
static void
keep_new(struct faults *faults, size_t from)
{
	size_t kept = from;

	if (faults->count > FAULTS_MAX)
		return;
	for (size_t i = from; i < faults->count; i++) {
		size_t j = from;

		while (j < kept &&
		       !same_fault(&faults->list[i], &faults->list[j]))
			j++;
		if (j == kept)
			faults->list[kept++] = faults->list[i];
	}
	faults->count = kept;
}

/* A clause makes no letter of its own. */
static void
check_letters(struct checking *c, const struct wording *wording)
{
	const struct model *examples = notice_examples(c->notice, c->arena);
	size_t before = c->faults->count;

	if (c->notice->kind == NOTICE_CLAUSE)
		return;
	for (int v = 0; v < NOTICE_VARIANTS; v++) {
		if (!c->notice->text[v].path)
			continue;
		check_letter(c, wording, (enum notice_variant)v, examples);
		if (!wording)
			check_ways(c, (enum notice_variant)v);
	}
	keep_new(c->faults, before);
}

/* A notice is in no language that one of its clauses is not in. */
static void
check_clauses(struct checking *c, const struct tag *tag)
{
	for (size_t i = 0; i < c->notice->clause_count; i++) {
		const struct notice *clause = c->notice->clauses[i];

		if (!notices_catalogue(c->notices, clause, tag))
			(void)fault_set(faults_add(c->faults), E_INPUT,
					c->notice->path,
					N_("the clause {value} is not "
					   "translated into {language}, so no "
					   "letter can be sent in it"),
					"value", clause->name, "language",
					tag->english, NULL);
	}
}

static void
check_languages(struct checking *c)
{
	const struct catalogue *catalogue;

	for (size_t i = 0; (catalogue = notices_catalogue_at(
				    c->notices, c->notice, i));
	     i++) {
		const struct tag *tag = catalogue_tag(catalogue);

		check_clauses(c, tag);
		if (translate_check(c->notice, catalogue, c->faults) == OK)
			check_letters(c, notices_wording(c->notices, c->notice,
							 tag, c->arena));
	}
}

static void
check_source(struct checking *c)
{
	check_fields(c);
	check_pictures(c);
	check_reach(c->notice, c->arena, c->faults);
	check_english(c->notice, notices_avoid(c->notices), c->arena,
		      c->faults);
	check_letters(c, NULL);
}

static struct checking
begin(const struct notices *notices, const struct notice *notice,
      struct faults *faults)
{
	return (struct checking){notices, notice, values_new(), arena_new(),
				 faults};
}

static enum status
end(struct checking *c, size_t before)
{
	values_free(c->formats);
	arena_free(c->arena);
	return c->faults->count > before ? E_INPUT : OK;
}

enum status
notice_check(const struct notices *notices, const struct notice *notice,
	     struct faults *faults)
{
	struct checking c = begin(notices, notice, faults);
	size_t before = faults->count;

	check_source(&c);
	check_languages(&c);
	return end(&c, before);
}

enum status
notice_check_source(const struct notices *notices, const struct notice *notice,
		    struct faults *faults)
{
	struct checking c = begin(notices, notice, faults);
	size_t before = faults->count;

	check_source(&c);
	return end(&c, before);
}
