/* When providers work, and when they are away. */
#include "store/opening.h"

#include "store/inside.h"

enum {
	HOURS_LIST,
	HOURS_CLEAR,
	HOURS_PUT,
	AWAY_INSERT,
	AWAY_GET,
	AWAY_END,
	AWAY_LIST,
	OPENINGS,
};

/* The owner is visible, or the partnership of one that is. */
#define WORKS_FOR_SCOPE(organisation)                            \
	"(visible(" organisation ") OR EXISTS (SELECT 1 FROM"    \
	" organisation o WHERE o.parent = " organisation         \
	" AND visible(o.id)))"
#define COLUMNS                                                        \
	"a.id, a.provider, a.organisation, a.linguist, a.from_day,"    \
	" a.to_day, a.why, a.at, a.by, l.name FROM provider_absence a" \
	" LEFT JOIN linguist l ON l.id = a.linguist"

static const struct query queries[] = {
	[HOURS_LIST] = {"SELECT h.weekday, h.from_min, h.to_min"
			" FROM provider_hours h"
			" JOIN provider p ON p.id = h.provider"
			" WHERE h.provider = ? AND "
			WORKS_FOR_SCOPE("p.organisation")
			" ORDER BY h.weekday, h.from_min", NULL},
	[HOURS_CLEAR] = {"DELETE FROM provider_hours WHERE provider ="
			 " (SELECT id FROM provider WHERE id = ?"
			 " AND visible(organisation))", NULL},
	[HOURS_PUT] = {"INSERT INTO provider_hours (weekday, from_min, to_min,"
		       " provider) SELECT ?, ?, ?, id FROM provider"
		       " WHERE id = ? AND visible(organisation)", NULL},
	[AWAY_INSERT] = {"INSERT INTO provider_absence (id, linguist,"
			 " from_day, to_day, why, at, by, provider,"
			 " organisation) SELECT ?, ?, ?, ?, ?, ?, ?, id,"
			 " organisation FROM provider WHERE id = ?"
			 " AND visible(organisation)", NULL},
	[AWAY_GET] = {"SELECT " COLUMNS " WHERE a.id = ? AND "
		      WORKS_FOR_SCOPE("a.organisation"), NULL},
	[AWAY_END] = {"UPDATE provider_absence SET ended_at = ?"
		      " WHERE id = ? AND ended_at IS NULL"
		      " AND visible(organisation)", NULL},
	[AWAY_LIST] = {"SELECT " COLUMNS " WHERE a.provider = ?"
		       " AND a.to_day >= ? AND a.ended_at IS NULL AND "
		       WORKS_FOR_SCOPE("a.organisation")
		       " ORDER BY a.from_day, a.id LIMIT ?", NULL},
};
const struct noun opening_noun = {NOUN_OPENING, "opening", queries, OPENINGS};

enum status
hours_list(const struct access *access, int64_t provider,
	   struct provider_hours *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &opening_noun, HOURS_LIST);
	struct provider_hours all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	while (cursor_next(&c)) {
		struct opening_hours *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->weekday = (int)read_int(&c);
		one->from_min = (int)read_int(&c);
		one->to_min = (int)read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
hours_put(const struct access *access, int64_t provider,
	  const struct provider_hours *hours, struct fault *fault)
{
	struct cursor c = cursor_open(access, &opening_noun, HOURS_CLEAR);
	enum status status;

	put_int(&c, provider);
	status = cursor_run(&c, fault);
	for (size_t i = 0; i < hours->count && !status; i++) {
		c = cursor_open(access, &opening_noun, HOURS_PUT);
		put_int(&c, hours->list[i].weekday);
		put_int(&c, hours->list[i].from_min);
		put_int(&c, hours->list[i].to_min);
		put_int(&c, provider);
		status = cursor_change(&c, "provider", fault);
	}
	return status;
}

enum status
away_insert(const struct access *access, const struct provider_absence *away,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &opening_noun, AWAY_INSERT);

	put_int(&c, away->id);
	put_some(&c, away->linguist);
	put_int(&c, away->from_days);
	put_int(&c, away->to_days);
	put_text(&c, away->why);
	put_int(&c, away->at_utc);
	put_int(&c, away->by);
	put_int(&c, away->provider);
	return cursor_change(&c, "provider", fault);
}

static void
away_read(struct cursor *c, struct provider_absence *ret)
{
	ret->id = read_int(c);
	ret->provider = read_int(c);
	ret->organisation = read_int(c);
	ret->linguist = read_int(c);
	ret->from_days = (int32_t)read_int(c);
	ret->to_days = (int32_t)read_int(c);
	ret->why = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->linguist_name = read_text(c);
}

enum status
away_get(const struct access *access, int64_t id,
	 struct provider_absence *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &opening_noun, AWAY_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		away_read(&c, ret);
	return cursor_found(&c, found, "absence", fault);
}

enum status
away_end(const struct access *access, int64_t id, int64_t at_utc,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &opening_noun, AWAY_END);

	put_int(&c, at_utc);
	put_int(&c, id);
	return cursor_change(&c, "absence", fault);
}

enum status
away_list(const struct access *access, int64_t provider, int32_t day_days,
	  struct provider_absences *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &opening_noun, AWAY_LIST);
	struct provider_absences all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	put_int(&c, day_days);
	put_int(&c, ABSENCES_OF_PROVIDER);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		away_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
