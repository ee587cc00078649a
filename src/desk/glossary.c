/* Each landlord's terms. */
#include "desk/glossary.h"

#include <string.h>

#include "base/buf.h"
#include "desk/field.h"
#include "desk/glossary_inside.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "notice/glossary.h"
#include "store/organisation.h"
#include "wire/model.h"

#define TERM_BYTES 400
#define WORDS_BYTES 4000
#define NOTE_BYTES 2000
#define TERMS_MOST 20000 /* that are made ready for a check */

/* A list of words as it is kept: one a line, trimmed, none twice. */
static const char *
words_kept(struct arena *arena, const char *text)
{
	const char *kept = "";

	while (text && *text) {
		size_t bytes = strcspn(text, "\r\n;"), from, to = bytes;
		const char *word;

		for (from = 0; from < to && strchr(" \t", text[from]);)
			from++;
		while (to > from && strchr(" \t", text[to - 1]))
			to--;
		word = arena_copy(arena, text + from, to - from);
		if (*word)
			kept = arena_printf(arena, "%s%s%s", kept,
					    *kept ? "\n" : "", word);
		text += bytes + (text[bytes] != '\0');
	}
	return kept;
}

size_t
term_words(struct arena *arena, const char *kept, const char *const **ret)
{
	const char **list = NULL;
	size_t count = 0, cap = 0;

	while (*kept) {
		size_t bytes = strcspn(kept, "\n");

		list = arena_grow(arena, list, count, &cap, sizeof *list);
		list[count++] = arena_copy(arena, kept, bytes);
		kept += bytes + (kept[bytes] == '\n');
	}
	*ret = list;
	return count;
}

static void
bad_term(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

const char *
term_read_english(struct fields *fields, const char *text)
{
	return field_needed(fields, "term", text, TERM_BYTES);
}

/* Terms into English, too: words that letters do not use. */
const char *
term_read_language(struct fields *fields, const char *text)
{
	const char *language = field_language(fields, "language", text);
	const struct tag *tag = language ? tag_find(language) : NULL;

	if (!language && !(text && *text))
		bad_term(fields, "language",
			 N_("Choose the language of the term"));
	if (tag && tag->kind != TAG_WRITTEN) {
		bad_term(fields, "language",
			 N_("Nothing is written in this language: choose the "
			    "one its speakers read"));
		return NULL;
	}
	return language;
}

void
term_read_input(const struct term_input *input, struct fields *fields,
		struct term_row *ret)
{
	struct arena *arena = fields->arena;
	const char *wanted, *forbidden;

	ret->wanted = ret->forbidden = "";
	ret->note = field_text(fields, "note", input->note, NOTE_BYTES);
	ret->keep = input->keep;
	wanted = field_text(fields, "wanted", input->wanted, WORDS_BYTES);
	forbidden = field_text(fields, "forbidden", input->forbidden,
			       WORDS_BYTES);
	if (wanted)
		ret->wanted = words_kept(arena, wanted);
	if (forbidden)
		ret->forbidden = words_kept(arena, forbidden);
	if (ret->keep && *ret->wanted)
		bad_term(fields, "wanted",
			 N_("A term that stays as it is has no translation: "
			    "leave this empty"));
	if (ret->language && strcmp(ret->language, "en") != 0 && !ret->keep &&
	    !*ret->wanted && !*ret->forbidden)
		bad_term(fields, "wanted",
			 N_("Write how the term is translated, or what is not "
			    "used for it"));
}

static void
show_words(struct model *row, const char *key, const char *kept,
	   struct arena *arena)
{
	struct model *list = model_children(row, key);
	const char *const *word;
	size_t count = term_words(arena, kept, &word);

	for (size_t i = 0; i < count; i++)
		model_append_text(list, word[i]);
}

static void
show_term(struct visit *visit, struct model *row, const struct term_row *term)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	struct fault unknown;

	model_id(row, "id", term->id);
	model_text(row, "term", term->english);
	model_language(row, "language", term->language);
	show_words(row, "wanted", term->wanted, visit->arena);
	show_words(row, "forbidden", term->forbidden, visit->arena);
	model_bool(row, "keep", term->keep);
	model_text(row, "note", term->note);
	model_text(row, "organisation",
		   organisation_get(&access, term->organisation, &organisation,
				    &unknown) == OK
			   ? organisation.name
			   : NULL);
	model_bool(row, "own",
		   scope_has(&visit->caller->scope, term->organisation));
	model_int(row, "version", term->version);
}

static enum status
list_terms(struct visit *visit, const struct glossary_wish *wish,
	   struct term_query *query, struct term_rows *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct tag *tag;
	enum status status = page_limit(&wish->page, &query->limit, fault);

	query->organisation = visit->caller->organisation;
	if (status == OK && wish->language) {
		status = tag_parse("/language", wish->language, &tag, fault);
		if (status == OK)
			query->language = tag->tag;
	}
	if (status == OK && wish->page.after &&
	    !id_parse(wish->page.after, &query->after))
		status = not_found("/after", fault);
	query->limit++;
	if (status == OK)
		status = term_list(&access, query, ret, fault);
	query->limit--;
	return status;
}

enum status
glossary_list(struct visit *visit, const struct glossary_wish *wish,
	      struct model *model, struct fault *fault)
{
	struct term_query query = {0};
	struct term_rows terms = {NULL, 0};
	struct model *rows;
	enum status status = list_terms(visit, wish, &query, &terms, fault);
	bool more;

	if (status != OK)
		return status;
	more = terms.count > query.limit;
	if (more)
		terms.count = query.limit;
	model_language(model, "language", query.language);
	rows = model_children(model, "terms");
	for (size_t i = 0; i < terms.count; i++)
		show_term(visit, model_append(rows), &terms.list[i]);
	model_id(model, "next", more ? terms.list[terms.count - 1].id : 0);
	return OK;
}

static enum status
term_called(struct visit *visit, const char *text, struct term_row *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;

	if (!text || !id_parse(text, &id))
		return not_found("term", fault);
	return term_get(&access, id, ret, fault);
}

enum status
glossary_show(struct visit *visit, const char *id, struct model *model,
	      struct fault *fault)
{
	struct term_row term;
	enum status status = term_called(visit, id, &term, fault);

	if (status == OK)
		show_term(visit, model, &term);
	return status;
}

enum status
log_term(struct visit *visit, const char *kind, const struct term_row *term,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = kind,
				  .subject = term->id,
				  .organisation = term->organisation,
				  .language = term->language,
				  .payload = payload};

	model_text(payload, "term", term->english);
	return log_event(visit, &entry, fault);
}

enum status
glossary_add(struct visit *visit, const struct term_input *input,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct term_row term = {.by = visit_actor(visit),
				.updated_utc = visit->now_utc,
				.version = 1};
	enum status status = visit_needs(visit, GLOSSARY_KEEPERS, fault);

	if (status != OK)
		return status;
	term.organisation = visit->caller->organisation;
	term.english = term_read_english(&fields, input->term);
	term.language = term_read_language(&fields, input->language);
	term_read_input(input, &fields, &term);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	term.id = visit_id(visit);
	status = term_insert(&access, &term, fault);
	if (status == OK)
		status = log_term(visit, "term.added", &term, fault);
	if (status == OK)
		show_term(visit, model, &term);
	return status;
}

enum status
glossary_edit(struct visit *visit, const struct term_edit *edit,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct term_row term;
	enum status status = visit_needs(visit, GLOSSARY_KEEPERS, fault);

	if (status == OK)
		status = term_called(visit, edit->id, &term, fault);
	if (status != OK)
		return status;
	term_read_input(&edit->input, &fields, &term);
	term.version = edit->version;
	term.by = visit_actor(visit);
	term.updated_utc = visit->now_utc;
	status = fields_end(&fields, fault);
	if (status == OK)
		status = term_update(&access, &term, fault);
	if (status == OK)
		status = log_term(visit, "term.changed", &term, fault);
	term.version++;
	if (status == OK)
		show_term(visit, model, &term);
	return status;
}

enum status
glossary_delete(struct visit *visit, const char *id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct term_row term;
	enum status status = visit_needs(visit, GLOSSARY_KEEPERS, fault);

	if (status == OK)
		status = term_called(visit, id, &term, fault);
	if (status == OK)
		status = term_delete(&access, term.id, fault);
	if (status == OK)
		status = log_term(visit, "term.deleted", &term, fault);
	return status;
}

/* Of one term only the first row counts: the landlord's own. */
static bool
covered(const struct term_rows *rows, size_t at)
{
	return at && !strcmp(rows->list[at - 1].language,
			     rows->list[at].language) &&
	       !strcasecmp(rows->list[at - 1].english,
			   rows->list[at].english);
}

enum status
glossary_of(struct visit *visit, const struct tag *tag,
	    const struct glossary **ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct term_query query = {.organisation = visit->caller->organisation,
				   .language = tag->tag,
				   .limit = TERMS_MOST};
	struct term_rows rows = {NULL, 0};
	struct term *term;
	size_t count = 0;
	enum status status = term_list(&access, &query, &rows, fault);

	if (status != OK)
		return status;
	term = arena_alloc(visit->arena, (rows.count + 1) * sizeof *term);
	for (size_t i = 0; i < rows.count; i++) {
		const struct term_row *row = &rows.list[i];
		struct term *one = &term[count];

		if (covered(&rows, i))
			continue;
		one->english = row->english;
		one->keep = row->keep;
		one->note = row->note;
		one->wanteds = term_words(visit->arena, row->wanted,
					  &one->wanted);
		one->forbiddens = term_words(visit->arena, row->forbidden,
					     &one->forbidden);
		count++;
	}
	*ret = glossary_new(tag, term, count, visit->arena);
	return OK;
}
