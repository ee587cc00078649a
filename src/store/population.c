/* People counted. */
#include "store/population.h"

#include "store/inside.h"

enum {
	POPULATION_LANGUAGES,
	POPULATION_ENGLISH,
	POPULATION_PANEL,
	POPULATION_ANSWERS,
	POPULATION_CASES,
	POPULATION_COMPLAINTS,
	POPULATION_FEEDBACK,
	POPULATIONS,
};

#define SPEAKS(kind)                                                      \
	"SELECT value, tenant FROM need INDEXED BY need_active"           \
	" WHERE organisation = ?1 AND kind = '" kind "' AND ended IS NULL" \
	" AND visible(organisation)"

static const struct query queries[] = {
	[POPULATION_LANGUAGES] = {"SELECT value, count(*), 0 FROM ("
				  SPEAKS("read-language") " UNION "
				  SPEAKS("spoken-language")
				  " ORDER BY 1, 2) GROUP BY value",
				  "the walk over what the two halves gave"},
	[POPULATION_ENGLISH] = {"SELECT substr(t.postcode, 1,"
				" instr(t.postcode || ' ', ' ') - 1) AS area,"
				" sum(n.value = 'some'), sum(n.value = 'none')"
				" FROM need n INDEXED BY need_active"
				" CROSS JOIN tenant t ON t.id = n.tenant"
				" WHERE n.organisation = ? AND n.kind ="
				" 'english' AND n.value IN ('some', 'none')"
				" AND n.ended IS NULL AND t.life = 'current'"
				" AND t.confidential IS NULL"
				" AND visible(n.organisation) GROUP BY area",
				NULL},
	[POPULATION_PANEL] = {"SELECT (SELECT n.value FROM need n"
			      " INDEXED BY need_tenant"
			      " WHERE n.tenant = m.tenant"
			      " AND n.kind = 'spoken-language'"
			      " AND n.ended IS NULL ORDER BY n.id LIMIT 1)"
			      " AS spoken, count(*), sum(m.contacts > 0)"
			      " FROM panel_member m"
			      " INDEXED BY panel_member_list"
			      " WHERE m.organisation = ? AND m.left_at IS NULL"
			      " AND visible(m.organisation) GROUP BY spoken",
			      NULL},
	[POPULATION_ANSWERS] = {"SELECT tenant, 0, answers, '' FROM"
				" equality_answer INDEXED BY equality_figures"
				" WHERE organisation = ? AND question = ?"
				" AND counts = 1 AND visible(organisation)",
				NULL},
	[POPULATION_CASES] = {"SELECT tenant, 0, 'case', '' FROM case_file"
			      " INDEXED BY case_received"
			      " WHERE organisation = ? AND kind = 'complaint'"
			      " AND received_at >= ? AND received_at < ?"
			      " AND visible(organisation)",
			      NULL},
	[POPULATION_COMPLAINTS] = {"SELECT tenant, provider, about, outcome"
				   " FROM provider_complaint INDEXED BY"
				   " provider_complaint_received"
				   " WHERE organisation = ?"
				   " AND received_at >= ? AND received_at < ?"
				   " AND visible(organisation)",
				   NULL},
	[POPULATION_FEEDBACK] = {"SELECT tenant, provider, answers, ''"
				 " FROM feedback INDEXED BY feedback_answered"
				 " WHERE organisation = ?"
				 " AND answered_at >= ? AND answered_at < ?"
				 " AND visible(organisation)",
				 NULL},
};
const struct noun population_noun = {NOUN_POPULATION, "population", queries,
				     POPULATIONS};

static enum status
read_groups(const struct access *access, int query, int64_t organisation,
	    struct population *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &population_noun, query);
	struct population all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		struct population_group *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->key = arena_text(access->arena, read_word(&c));
		one->n = read_int(&c);
		one->more = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
population_languages(const struct access *access, int64_t organisation,
		     struct population *ret, struct fault *fault)
{
	return read_groups(access, POPULATION_LANGUAGES, organisation, ret,
			   fault);
}

enum status
population_english(const struct access *access, int64_t organisation,
		   struct population *ret, struct fault *fault)
{
	return read_groups(access, POPULATION_ENGLISH, organisation, ret,
			   fault);
}

enum status
population_panel(const struct access *access, int64_t organisation,
		 struct population *ret, struct fault *fault)
{
	return read_groups(access, POPULATION_PANEL, organisation, ret, fault);
}

static enum status
visit_all(struct cursor *c, const struct population_visit *visit,
	  struct fault *fault)
{
	while (cursor_next(c)) {
		struct population_word one = {.tenant = read_int(c)};

		one.provider = read_int(c);
		one.word = read_word(c);
		one.outcome = read_word(c);
		visit->visit(visit->self, &one);
	}
	return cursor_close(c, fault);
}

static enum status
visit_span(const struct access *access, int query,
	   const struct population_span *span,
	   const struct population_visit *visit, struct fault *fault)
{
	struct cursor c = cursor_open(access, &population_noun, query);

	put_int(&c, span->organisation);
	put_int(&c, span->from_utc);
	put_int(&c, span->to_utc);
	return visit_all(&c, visit, fault);
}

enum status
population_answers(const struct access *access, int64_t organisation,
		   const char *question, const struct population_visit *visit,
		   struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &population_noun, POPULATION_ANSWERS);

	put_int(&c, organisation);
	put_text(&c, question);
	return visit_all(&c, visit, fault);
}

enum status
population_complaints(const struct access *access,
		      const struct population_span *span,
		      const struct population_visit *visit,
		      struct fault *fault)
{
	enum status status =
		visit_span(access, POPULATION_CASES, span, visit, fault);

	return status == OK ? visit_span(access, POPULATION_COMPLAINTS, span,
					 visit, fault)
			    : status;
}

enum status
population_feedback(const struct access *access,
		    const struct population_span *span,
		    const struct population_visit *visit, struct fault *fault)
{
	return visit_span(access, POPULATION_FEEDBACK, span, visit, fault);
}
