/* Equality profiles. */
#include "store/equality.h"

#include "core/name.h"
#include "store/inside.h"

enum {
	EQUALITY_PUT,
	EQUALITY_OF_TENANT,
	EQUALITY_REMOVE,
	EQUALITY_OLD,
	EQUALITY_SILENT,
	EQUALITY_TENANTS,
	EQUALITY_FIGURES,
	EQUALITY_FIGURES_LANGUAGE,
	EQUALITY_FIGURES_AREA,
	LINK_PUT,
	LINK_BY_TOKEN,
	LINK_OF,
	LINKS_END,
	EQUALITIES,
};

#define COLUMNS                                                               \
	"a.id, a.tenant, a.organisation, a.question, a.answers, a.words,"     \
	" a.list, a.how, a.at, a.by"
#define LINK_COLUMNS                                                          \
	"id, tenant, organisation, token_hash, made_at, made_by, expires_at"
#define COUNTED                                                               \
	" FROM equality_answer a INDEXED BY equality_figures"                 \
	" WHERE a.organisation = ? AND a.question = ? AND a.counts = 1"       \
	" AND visible(a.organisation)"

static const struct query queries[] = {
	[EQUALITY_PUT] = {"INSERT INTO equality_answer (id, question, answers,"
			  " words, list, how, at, by, tenant, organisation,"
			  " counts) SELECT ?, ?, ?, ?, ?, ?, ?, ?, id,"
			  " organisation, 1 FROM tenant WHERE id = ?"
			  " AND life = 'current' AND visible(organisation)"
			  " ON CONFLICT (tenant, question) DO UPDATE SET"
			  " answers = excluded.answers,"
			  " words = excluded.words, list = excluded.list,"
			  " how = excluded.how, at = excluded.at,"
			  " by = excluded.by", NULL},
	[EQUALITY_OF_TENANT] = {"SELECT " COLUMNS " FROM equality_answer a"
				" WHERE a.tenant = ?"
				" AND visible(a.organisation)", NULL},
	[EQUALITY_REMOVE] = {"DELETE FROM equality_answer WHERE tenant = ?"
			     " AND visible(organisation)", NULL},
	[EQUALITY_OLD] = {"SELECT " COLUMNS " FROM equality_answer a"
			  " INDEXED BY equality_age WHERE a.organisation = ?"
			  " AND (a.at, a.id) > (?, ?) AND a.at < ?"
			  " AND a.counts = 1 AND NOT EXISTS (SELECT 1"
			  " FROM equality_answer b INDEXED BY equality_first"
			  " WHERE b.tenant = a.tenant"
			  " AND (b.at, b.id) < (a.at, a.id))"
			  " AND visible(a.organisation)"
			  " ORDER BY a.at, a.id LIMIT ?", NULL},
	[EQUALITY_SILENT] = {"SELECT t.id FROM tenant t"
			     " INDEXED BY tenant_current"
			     " WHERE t.organisation = ? AND t.id > ?"
			     " AND t.life = 'current' AND NOT EXISTS"
			     " (SELECT 1 FROM equality_answer a"
			     " WHERE a.tenant = t.id)"
			     " AND visible(t.organisation)"
			     " ORDER BY t.id LIMIT ?", NULL},
	[EQUALITY_TENANTS] = {"SELECT count(*) FROM tenant"
			      " INDEXED BY tenant_current"
			      " WHERE organisation = ? AND life = 'current'"
			      " AND visible(organisation)", NULL},
	[EQUALITY_FIGURES] = {"SELECT a.answers, NULL, count(*)" COUNTED
			      " GROUP BY a.answers", NULL},
	[EQUALITY_FIGURES_LANGUAGE] = {
		"SELECT answers, grouped, count(*) FROM (SELECT a.answers"
		" AS answers, (SELECT n.value FROM need n"
		" INDEXED BY need_tenant WHERE n.tenant = a.tenant"
		" AND n.kind = 'spoken-language' AND n.ended IS NULL"
		" ORDER BY n.id LIMIT 1) AS grouped" COUNTED ")"
		" GROUP BY answers, grouped", NULL},
	[EQUALITY_FIGURES_AREA] = {
		"SELECT answers, grouped, count(*) FROM (SELECT a.answers"
		" AS answers, (SELECT substr(t.postcode, 1,"
		" instr(t.postcode || ' ', ' ') - 1) FROM tenant t"
		" WHERE t.id = a.tenant AND t.confidential IS NULL)"
		" AS grouped" COUNTED ") GROUP BY answers, grouped", NULL},
	[LINK_PUT] = {"INSERT INTO equality_link (id, token_hash, made_at,"
		      " made_by, expires_at, tenant, organisation)"
		      " SELECT ?, ?, ?, ?, ?, id, organisation FROM tenant"
		      " WHERE id = ? AND visible(organisation)", NULL},
	[LINK_BY_TOKEN] = {"SELECT " LINK_COLUMNS " FROM equality_link"
			   " WHERE token_hash = ? AND ended_at IS NULL"
			   " AND expires_at > ? AND visible(organisation)",
			   NULL},
	[LINK_OF] = {"SELECT " LINK_COLUMNS " FROM equality_link"
		     " WHERE tenant = ? AND ended_at IS NULL"
		     " AND expires_at > ? AND visible(organisation)"
		     " ORDER BY id DESC LIMIT 1", NULL},
	[LINKS_END] = {"UPDATE equality_link SET ended_at = ?2"
		       " WHERE tenant = ?1 AND ended_at IS NULL"
		       " AND visible(organisation)", NULL},
};
const struct noun equality_noun = {NOUN_EQUALITY, "equality", queries,
				   EQUALITIES};

enum status
equality_put(const struct access *access, const struct equality_answer *a,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, EQUALITY_PUT);

	put_int(&c, a->id);
	put_text(&c, a->question);
	put_text(&c, a->answers);
	put_text(&c, a->words);
	put_text(&c, a->list);
	put_text(&c, equality_how_names[a->how]);
	put_int(&c, a->at_utc);
	put_int(&c, a->by);
	put_int(&c, a->tenant);
	return cursor_change(&c, "tenant", fault);
}

static struct equality_answer
answer_read(struct cursor *c)
{
	struct equality_answer a;
	int how;

	a.id = read_int(c);
	a.tenant = read_int(c);
	a.organisation = read_int(c);
	a.question = read_text(c);
	a.answers = read_text(c);
	a.words = read_text(c);
	a.list = read_text(c);
	how = name_find(equality_how_names, EQUALITY_HOWS, read_word(c));
	a.how = how < 0 ? EQUALITY_SELF : (enum equality_how)how;
	a.at_utc = read_int(c);
	a.by = read_int(c);
	return a;
}

static enum status
read_answers(struct cursor *c, struct equality_answers *ret,
	     struct fault *fault)
{
	struct equality_answers all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = answer_read(c);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
equality_of_tenant(const struct access *access, int64_t tenant,
		   struct equality_answers *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &equality_noun, EQUALITY_OF_TENANT);

	put_int(&c, tenant);
	return read_answers(&c, ret, fault);
}

enum status
equality_remove(const struct access *access, int64_t tenant,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, EQUALITY_REMOVE);

	put_int(&c, tenant);
	return cursor_run(&c, fault);
}

enum status
equality_old(const struct access *access, const struct equality_old_wish *wish,
	     struct equality_answers *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, EQUALITY_OLD);

	put_int(&c, wish->organisation);
	put_int(&c, wish->after_utc);
	put_int(&c, wish->after_id);
	put_int(&c, wish->before_utc);
	put_int(&c, (int64_t)wish->limit);
	return read_answers(&c, ret, fault);
}

enum status
equality_silent(const struct access *access,
		const struct equality_silent_wish *wish,
		struct equality_silent *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, EQUALITY_SILENT);
	struct equality_silent all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_int(&c, wish->after);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
equality_tenants(const struct access *access, int64_t organisation,
		 int64_t *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &equality_noun, EQUALITY_TENANTS);

	put_int(&c, organisation);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
equality_figures(const struct access *access, const struct equality_wish *wish,
		 struct equality_figures *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun,
				      EQUALITY_FIGURES + (int)wish->by);
	struct equality_figures all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_text(&c, wish->question);
	while (cursor_next(&c)) {
		struct equality_figure *one;

		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->answers = read_text(&c);
		one->group = read_text(&c);
		one->n = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
equality_link_put(const struct access *access,
		  const struct equality_link *link, struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, LINK_PUT);

	put_int(&c, link->id);
	put_bytes(&c, link->token_hash, HASH_BYTES);
	put_int(&c, link->made_utc);
	put_int(&c, link->made_by);
	put_int(&c, link->expires_utc);
	put_int(&c, link->tenant);
	return cursor_change(&c, "tenant", fault);
}

static enum status
read_link(struct cursor *c, struct equality_link *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found) {
		ret->id = read_int(c);
		ret->tenant = read_int(c);
		ret->organisation = read_int(c);
		read_hash(c, ret->token_hash, HASH_BYTES);
		ret->made_utc = read_int(c);
		ret->made_by = read_int(c);
		ret->expires_utc = read_int(c);
	}
	return cursor_found(c, found, "link", fault);
}

enum status
equality_link_by_token(const struct access *access,
		       const unsigned char hash[HASH_BYTES], int64_t now_utc,
		       struct equality_link *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, LINK_BY_TOKEN);

	put_bytes(&c, hash, HASH_BYTES);
	put_int(&c, now_utc);
	return read_link(&c, ret, fault);
}

enum status
equality_link_of(const struct access *access, int64_t tenant, int64_t now_utc,
		 struct equality_link *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, LINK_OF);

	put_int(&c, tenant);
	put_int(&c, now_utc);
	return read_link(&c, ret, fault);
}

enum status
equality_links_end(const struct access *access, int64_t tenant,
		   int64_t now_utc, struct fault *fault)
{
	struct cursor c = cursor_open(access, &equality_noun, LINKS_END);

	put_int(&c, tenant);
	put_int(&c, now_utc);
	return cursor_run(&c, fault);
}
