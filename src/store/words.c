/* Catalogues of a landlord's own, and the files that go out and come in. */
#include "store/words.h"

#include <string.h>

#include "store/inside.h"

enum {
	CATALOGUE_PUT,
	CATALOGUE_LIST,
	GENERATION,
	CARRIER_PUT,
	CARRIER_GET,
	JOB_INSERT,
	JOB_GET,
	JOB_OPEN,
	WORDS,
};

#define OWN_AND_PARENT                                                     \
	" IN (SELECT id FROM organisation WHERE id = ?1 AND visible(id)"   \
	" UNION ALL SELECT parent FROM organisation WHERE id = ?1"         \
	" AND visible(id))"

static const struct query queries[] = {
	[CATALOGUE_PUT] = {"INSERT INTO catalogue (notice, language, po, by,"
			   " at, organisation) SELECT ?, ?, ?, ?, ?, id"
			   " FROM organisation WHERE id = ? AND visible(id)"
			   " ON CONFLICT DO UPDATE SET po = excluded.po,"
			   " by = excluded.by, at = excluded.at", NULL},
	[CATALOGUE_LIST] = {"SELECT organisation, notice, language, po, by, at"
			    " FROM catalogue WHERE organisation" OWN_AND_PARENT
			    " ORDER BY notice, language, organisation <> ?1",
			    NULL},
	[GENERATION] = {"SELECT coalesce(sum(generation), 0)"
			" FROM words_generation WHERE organisation"
			OWN_AND_PARENT, NULL},
	[CARRIER_PUT] = {"INSERT INTO carrier (notice, language, kind, name,"
			 " by, at, content, organisation)"
			 " SELECT ?, ?, ?, ?, ?, ?, ?, id FROM organisation"
			 " WHERE id = ? AND visible(id)"
			 " ON CONFLICT DO UPDATE SET name = excluded.name,"
			 " by = excluded.by, at = excluded.at,"
			 " content = excluded.content", NULL},
	[CARRIER_GET] = {"SELECT name, by, at, content FROM carrier"
			 " WHERE organisation = ? AND notice = ?"
			 " AND language = ? AND kind = ?"
			 " AND visible(organisation)", NULL},
	[JOB_INSERT] = {"INSERT INTO translation_job (item, notice, language,"
			" name, type, content, organisation)"
			" SELECT ?, ?, ?, ?, ?, ?, id FROM organisation"
			" WHERE id = ? AND visible(id)", NULL},
	[JOB_GET] = {"SELECT item, organisation, notice, language, name, type,"
		     " content FROM translation_job WHERE item = ?"
		     " AND visible(organisation)", NULL},
	[JOB_OPEN] = {"SELECT j.item, r.ref FROM translation_job j"
		      " CROSS JOIN item i ON i.id = j.item"
		      " CROSS JOIN request r ON r.id = i.request"
		      " WHERE j.organisation = ? AND j.notice = ?"
		      " AND j.language = ?"
		      " AND (i.open = 1 OR i.state = 'unfilled')"
		      " AND visible(j.organisation) AND may_see("
		      "i.organisation, i.sensitivity, i.logged_by)"
		      " ORDER BY i.received_at LIMIT 1", NULL},
};
const struct noun words_noun = {NOUN_WORDS, "words", queries, WORDS};

enum status
kept_catalogue_put(const struct access *access,
		   const struct kept_catalogue *kept, struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, CATALOGUE_PUT);

	put_text(&c, kept->notice);
	put_text(&c, kept->language);
	put_text(&c, kept->po);
	put_int(&c, kept->by);
	put_int(&c, kept->at_utc);
	put_int(&c, kept->organisation);
	return cursor_change(&c, "organisation", fault);
}

static bool
same_words(const struct kept_catalogue *a, const struct kept_catalogue *b)
{
	return !strcmp(a->notice, b->notice) &&
	       !strcmp(a->language, b->language);
}

enum status
kept_catalogue_list(const struct access *access, int64_t organisation,
		    struct kept_catalogues *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, CATALOGUE_LIST);
	struct kept_catalogues all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		struct kept_catalogue row = {.organisation = read_int(&c)};

		row.notice = read_text(&c);
		row.language = read_text(&c);
		row.po = read_text(&c);
		row.by = read_int(&c);
		row.at_utc = read_int(&c);
		if (all.count && same_words(&all.list[all.count - 1], &row))
			continue; /* the partnership's; there is an own one */
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = row;
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
words_generation(const struct access *access, int64_t organisation,
		 int64_t *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, GENERATION);
	int64_t generation = 0;
	enum status status;

	put_int(&c, organisation);
	if (cursor_next(&c))
		generation = read_int(&c);
	if (!(status = cursor_close(&c, fault)))
		*ret = generation;
	return status;
}

enum status
carrier_put(const struct access *access, const struct carrier *carrier,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, CARRIER_PUT);

	put_text(&c, carrier->notice);
	put_text(&c, carrier->language);
	put_text(&c, carrier->kind);
	put_text(&c, carrier->name);
	put_int(&c, carrier->by);
	put_int(&c, carrier->at_utc);
	put_bytes(&c, carrier->content, carrier->bytes);
	put_int(&c, carrier->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
carrier_get(const struct access *access, struct carrier *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, CARRIER_GET);
	bool found;

	put_int(&c, ret->organisation);
	put_text(&c, ret->notice);
	put_text(&c, ret->language);
	put_text(&c, ret->kind);
	found = cursor_next(&c);
	if (found) {
		ret->name = read_text(&c);
		ret->by = read_int(&c);
		ret->at_utc = read_int(&c);
		ret->content = read_bytes(&c, &ret->bytes);
	}
	return cursor_found(&c, found, "carrier", fault);
}

enum status
translation_job_insert(const struct access *access,
		       const struct translation_job *job, struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, JOB_INSERT);

	put_int(&c, job->item);
	put_text(&c, job->notice);
	put_text(&c, job->language);
	put_text(&c, job->name);
	put_text(&c, job->type);
	put_bytes(&c, job->content, job->bytes);
	put_int(&c, job->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
translation_job_get(const struct access *access, int64_t item,
		    struct translation_job *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, JOB_GET);
	bool found;

	put_int(&c, item);
	found = cursor_next(&c);
	if (found) {
		*ret = (struct translation_job){.item = read_int(&c)};
		ret->organisation = read_int(&c);
		ret->notice = read_text(&c);
		ret->language = read_text(&c);
		ret->name = read_text(&c);
		ret->type = read_text(&c);
		ret->content = read_bytes(&c, &ret->bytes);
	}
	return cursor_found(&c, found, "job", fault);
}

enum status
translation_job_open(const struct access *access, int64_t organisation,
		     const char *notice, const char *language,
		     struct translation_job *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &words_noun, JOB_OPEN);
	struct translation_job job = {.organisation = organisation,
				      .notice = notice,
				      .language = language};
	enum status status;

	put_int(&c, organisation);
	put_text(&c, notice);
	put_text(&c, language);
	if (cursor_next(&c)) {
		job.item = read_int(&c);
		job.ref = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = job;
	return status;
}
