/* For how long letters are kept. */
#include "store/keeping.h"

#include "store/inside.h"

enum {
	KEEPING_INSERT,
	KEEPING_GET,
	RULE_PUT,
	RULE_GET,
	HOLD_INSERT,
	HOLD_END,
	HOLD_OF,
	QUERIES,
};

#define HOLD                                                               \
	"id, organisation, tenant, letter, reason, at, by, ended_at,"      \
	" ended_by, ended_why"

static const struct query queries[] = {
	[KEEPING_INSERT] = {"INSERT INTO letter_keeping (letter, organisation,"
			    " class) VALUES (?, ?, ?)", NULL},
	[KEEPING_GET] = {"SELECT letter, organisation, class"
			 " FROM letter_keeping WHERE letter = ?"
			 " AND visible(organisation)", NULL},
	[RULE_PUT] = {"INSERT INTO keeping_rule (organisation, class, years,"
		      " reason, at, by) VALUES (?, ?, ?, ?, ?, ?)"
		      " ON CONFLICT DO UPDATE SET years = excluded.years,"
		      " reason = excluded.reason, at = excluded.at,"
		      " by = excluded.by", NULL},
	/* Members follow their partnership where they have none. */
	[RULE_GET] = {"SELECT organisation, class, years, reason, at, by"
		      " FROM keeping_rule WHERE organisation IN"
		      " (SELECT id FROM organisation WHERE id = ?1"
		      " AND visible(id) UNION ALL SELECT parent"
		      " FROM organisation WHERE id = ?1 AND visible(id))"
		      " AND class = ?2"
		      " ORDER BY organisation <> ?1 LIMIT 1", NULL},
	[HOLD_INSERT] = {"INSERT INTO letter_hold (" HOLD ")"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[HOLD_END] = {"UPDATE letter_hold SET ended_at = ?2, ended_by = ?3,"
		      " ended_why = ?4 WHERE id = ?1 AND ended_at IS NULL"
		      " AND visible(organisation)", NULL},
	[HOLD_OF] = {"SELECT " HOLD " FROM letter_hold WHERE tenant = ?"
		     " AND visible(organisation) ORDER BY id DESC LIMIT 100",
		     NULL},
};
const struct noun keeping_noun = {NOUN_KEEPING, "keeping", queries, QUERIES};

enum status
letter_keeping_insert(const struct access *access,
		      const struct letter_keeping *keeping,
		      struct fault *fault)
{
	struct cursor c = cursor_open(access, &keeping_noun, KEEPING_INSERT);

	put_int(&c, keeping->letter);
	put_int(&c, keeping->organisation);
	put_text(&c, keeping->document_class);
	return cursor_run(&c, fault);
}

enum status
letter_keeping_get(const struct access *access, int64_t letter,
		   struct letter_keeping *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &keeping_noun, KEEPING_GET);
	bool found;

	put_int(&c, letter);
	found = cursor_next(&c);
	if (found) {
		ret->letter = read_int(&c);
		ret->organisation = read_int(&c);
		ret->document_class = read_text(&c);
	}
	return cursor_found(&c, found, "letter", fault);
}

enum status
keeping_rule_put(const struct access *access, const struct keeping_rule *rule,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &keeping_noun, RULE_PUT);

	put_int(&c, rule->organisation);
	put_text(&c, rule->document_class);
	put_int(&c, rule->years);
	put_text(&c, rule->reason);
	put_int(&c, rule->at_utc);
	put_int(&c, rule->by);
	return cursor_run(&c, fault);
}

enum status
keeping_rule_get(const struct access *access, int64_t organisation,
		 const char *document_class, struct keeping_rule *ret,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &keeping_noun, RULE_GET);
	bool found;

	put_int(&c, organisation);
	put_text(&c, document_class);
	found = cursor_next(&c);
	if (found) {
		ret->organisation = read_int(&c);
		ret->document_class = read_text(&c);
		ret->years = read_int(&c);
		ret->reason = read_text(&c);
		ret->at_utc = read_int(&c);
		ret->by = read_int(&c);
	}
	return cursor_found(&c, found, "rule", fault);
}

enum status
letter_hold_insert(const struct access *access, const struct letter_hold *hold,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &keeping_noun, HOLD_INSERT);

	put_int(&c, hold->id);
	put_int(&c, hold->organisation);
	put_int(&c, hold->tenant);
	put_some(&c, hold->letter);
	put_text(&c, hold->reason);
	put_int(&c, hold->at_utc);
	put_int(&c, hold->by);
	put_some(&c, hold->ended_utc);
	put_some(&c, hold->ended_by);
	put_text(&c, hold->ended_why);
	return cursor_run(&c, fault);
}

enum status
letter_hold_end(const struct access *access, const struct letter_hold *hold,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &keeping_noun, HOLD_END);

	put_int(&c, hold->id);
	put_int(&c, hold->ended_utc);
	put_int(&c, hold->ended_by);
	put_text(&c, hold->ended_why);
	return cursor_change(&c, "hold", fault);
}

static void
hold_read(struct cursor *c, struct letter_hold *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->tenant = read_int(c);
	ret->letter = read_int(c);
	ret->reason = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->ended_utc = read_int(c);
	ret->ended_by = read_int(c);
	ret->ended_why = read_text(c);
}

enum status
letter_hold_of(const struct access *access, int64_t tenant,
	       struct letter_holds *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &keeping_noun, HOLD_OF);
	struct letter_holds all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		hold_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
