/* Surveys, and what tenants answered in them. */
#include "store/survey.h"

#include "store/inside.h"

enum {
	SURVEY_INSERT,
	SURVEY_GET,
	SURVEY_LIST,
	SURVEY_REMOVE,
	SURVEY_EMPTY,
	ANSWER_INSERT,
	ANSWER_SAID,
	SURVEY_QUERIES,
};

#define COLUMNS                                                         \
	"SELECT id, organisation, name, answers, at, by, removed_at,"   \
	" removed_by, removed_why FROM survey"
#define SPEAKS(kind)                                                    \
	"(SELECT n.value FROM need n WHERE n.tenant = a.tenant"         \
	" AND n.kind = '" kind "' AND n.ended IS NULL"                  \
	" ORDER BY n.id LIMIT 1)"

static const struct query queries[] = {
	[SURVEY_INSERT] = {"INSERT INTO survey (id, organisation, name,"
			   " answers, at, by) VALUES (?, ?, ?, ?, ?, ?)",
			   NULL},
	[SURVEY_GET] = {COLUMNS " WHERE id = ? AND visible(organisation)",
			NULL},
	[SURVEY_LIST] = {COLUMNS " INDEXED BY survey_list"
			 " WHERE organisation = ? AND visible(organisation)"
			 " ORDER BY id DESC LIMIT 100", NULL},
	[SURVEY_REMOVE] = {"UPDATE survey SET removed_at = ?, removed_by = ?,"
			   " removed_why = ? WHERE id = ?"
			   " AND visible(organisation)", NULL},
	[SURVEY_EMPTY] = {"DELETE FROM survey_answer WHERE survey = ?"
			  " AND visible(organisation)", NULL},
	[ANSWER_INSERT] = {"INSERT INTO survey_answer (id, survey,"
			   " organisation, tenant, language, need, question,"
			   " answer, said_on)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[ANSWER_SAID] = {"SELECT a.tenant, coalesce(a.language, "
			 SPEAKS("read-language") ", "
			 SPEAKS("spoken-language") "),"
			 " coalesce(a.need, CASE WHEN a.tenant IS NOT NULL"
			 " THEN EXISTS (SELECT 1 FROM need n"
			 " WHERE n.tenant = a.tenant AND n.ended IS NULL"
			 " AND n.kind <> 'english') END), a.question,"
			 " a.answer, a.said_on FROM survey_answer a"
			 " INDEXED BY survey_answer_said"
			 " WHERE a.organisation = ? AND a.said_on >= ?"
			 " AND a.said_on <= ? AND visible(a.organisation)",
			 NULL},
};
const struct noun survey_noun = {NOUN_SURVEY, "survey", queries,
				 SURVEY_QUERIES};

enum status
survey_insert(const struct access *access, const struct survey *s,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &survey_noun, SURVEY_INSERT);

	put_int(&c, s->id);
	put_int(&c, s->organisation);
	put_text(&c, s->name);
	put_int(&c, s->answers);
	put_int(&c, s->at_utc);
	put_int(&c, s->by);
	return cursor_insert(&c, "/name",
			     N_("A survey of that name is there already"),
			     fault);
}

static void
survey_read(struct cursor *c, struct survey *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->name = read_text(c);
	ret->answers = read_int(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->removed_utc = read_int(c);
	ret->removed_by = read_int(c);
	ret->removed_why = read_text(c);
}

enum status
survey_get(const struct access *access, int64_t id, struct survey *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &survey_noun, SURVEY_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		survey_read(&c, ret);
	return cursor_found(&c, found, "survey", fault);
}

enum status
survey_list(const struct access *access, struct surveys *ret,
	    struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct surveys all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < scope->count && status == OK; i++) {
		struct cursor c =
			cursor_open(access, &survey_noun, SURVEY_LIST);

		put_int(&c, scope->organisation[i]);
		while (cursor_next(&c)) {
			all.list = arena_grow(access->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			survey_read(&c, &all.list[all.count++]);
		}
		status = cursor_close(&c, fault);
	}
	if (status == OK)
		*ret = all;
	return status;
}

enum status
survey_remove(const struct access *access, const struct survey *s,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &survey_noun, SURVEY_REMOVE);
	enum status status;

	put_int(&c, s->removed_utc);
	put_int(&c, s->removed_by);
	put_text(&c, s->removed_why);
	put_int(&c, s->id);
	status = cursor_change(&c, "survey", fault);
	if (status != OK)
		return status;
	c = cursor_open(access, &survey_noun, SURVEY_EMPTY);
	put_int(&c, s->id);
	return cursor_run(&c, fault);
}

enum status
survey_answer_insert(const struct access *access,
		     const struct survey_answer *a, struct fault *fault)
{
	struct cursor c = cursor_open(access, &survey_noun, ANSWER_INSERT);

	put_int(&c, a->id);
	put_int(&c, a->survey);
	put_int(&c, a->organisation);
	put_some(&c, a->tenant);
	put_text(&c, a->language);
	put_known(&c, a->need);
	put_text(&c, a->question);
	put_int(&c, a->answer);
	put_int(&c, a->said_on_days);
	return cursor_run(&c, fault);
}

enum status
survey_answers(const struct access *access, const struct survey_span *span,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &survey_noun, ANSWER_SAID);

	put_int(&c, span->organisation);
	put_int(&c, span->from_days);
	put_int(&c, span->to_days);
	while (cursor_next(&c)) {
		struct survey_answer one = {.organisation =
						    span->organisation};

		one.tenant = read_int(&c);
		one.language = read_text(&c);
		one.need = read_known(&c);
		one.question = read_text(&c);
		one.answer = read_int(&c);
		one.said_on_days = (int32_t)read_int(&c);
		span->visit(span->self, &one);
	}
	return cursor_close(&c, fault);
}
