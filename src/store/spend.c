/* What items stand at, and their sums. */
#include "store/spend.h"

#include <string.h>

#include "store/inside.h"

const char *const spend_stage_names[SPEND_STAGES] = {"estimated", "committed",
						     "spent"};

enum {
	SPEND_OF,
	SPEND_PUT,
	SPEND_DROP,
	SPEND_RECODE,
	SPEND_RECODE_BESIDE,
	SPEND_ENTRY,
	SPEND_REVISION,
	SPEND_REVISION_DROP,
	SPEND_SUM,
	SPEND_SUM_ALL,
	CODE_LIST,
	CODE_PUT,
	DEFAULT_PUT,
	DEFAULT_DROP,
	CODE_OF,
	CODE_SET,
	SPENDS,
};

#define WHEN                                                                \
	"CASE WHEN p.stage IN ('actual', 'cancelled') THEN p.at"            \
	" ELSE ifnull(i.starts_at, p.at) END"
#define DEFAULT_OF(place, service)                                          \
	" (SELECT d.code FROM organisation o CROSS JOIN cost_code_default"  \
	" d ON d.organisation = " place " AND d.service = " service          \
	" WHERE o.id = i.organisation),"
#define CODE                                                                \
	"coalesce((SELECT cost_code FROM booking WHERE item = i.id),"       \
	" (SELECT cost_code FROM request WHERE id = i.request),"            \
	DEFAULT_OF("o.id", "i.service")                                     \
	DEFAULT_OF("o.parent", "i.service")                                 \
	DEFAULT_OF("o.id", "''") DEFAULT_OF("o.parent", "''") " '')"
/* Of something beside items, x: the code of its item, else the default. */
#define DEFAULT_BESIDE(place, service)                                      \
	" (SELECT d.code FROM organisation o CROSS JOIN cost_code_default"  \
	" d ON d.organisation = " place " AND d.service = " service         \
	" WHERE o.id = x.organisation),"
#define CODE_BESIDE(first, service)                                         \
	"coalesce((SELECT code FROM spend WHERE item = x.item)," first      \
	DEFAULT_BESIDE("o.id", service) DEFAULT_BESIDE("o.parent", service) \
	DEFAULT_BESIDE("o.id", "''") DEFAULT_BESIDE("o.parent", "''") " '')"
#define BESIDE                                                              \
	"INSERT INTO spend_beside (id, item, organisation, code, month,"    \
	" stage, net_minor) SELECT x.id, x.item, x.organisation, "

/* An organisation and its members. */
#define REACH                                                               \
	" organisation IN (SELECT id FROM organisation WHERE id = ?1 UNION" \
	" SELECT id FROM organisation WHERE parent = ?1)"

static const struct query queries[] = {
	[SPEND_OF] = {"SELECT i.organisation, " CODE ", london_month(" WHEN
		      "), CASE p.stage WHEN 'estimate' THEN 'estimated'"
		      " WHEN 'agreed' THEN 'committed' ELSE 'spent' END,"
		      " p.net_minor FROM item_price p CROSS JOIN item i"
		      " ON i.id = p.item WHERE p.item = ?1 AND p.stage = ?2"
		      " AND visible(i.organisation)",
		      NULL},
	/* Apart: with triggers, INSERT of a SELECT keeps its rows in a table
	 * of their own first. */
	[SPEND_PUT] = {"INSERT INTO spend (item, organisation, code, month,"
		       " stage, net_minor) VALUES (?, ?, ?, ?, ?, ?)"
		       " ON CONFLICT DO UPDATE SET code = excluded.code,"
		       " month = excluded.month, stage = excluded.stage,"
		       " net_minor = excluded.net_minor"
		       " WHERE excluded.stage = 'spent' OR (stage <> 'spent'"
		       " AND (stage = 'estimated'"
		       " OR excluded.stage = 'committed'))",
		       NULL},
	[SPEND_DROP] = {"DELETE FROM spend WHERE item = ?"
			" AND stage = 'committed' AND visible(organisation)",
			NULL},
	[SPEND_RECODE] = {"UPDATE spend SET code = (SELECT " CODE
			  " FROM item i WHERE i.id = spend.item) WHERE item IN"
			  " (SELECT id FROM item WHERE request = ?1)"
			  " AND visible(organisation)",
			  NULL},
	[SPEND_RECODE_BESIDE] =
		{"UPDATE spend_beside SET code = (SELECT code FROM spend"
		 " WHERE item = spend_beside.item) WHERE item IN"
		 " (SELECT s.item FROM item i CROSS JOIN spend s ON"
		 " s.item = i.id WHERE i.request = ?1)"
		 " AND visible(organisation)",
		 NULL},
	[SPEND_ENTRY] =
		{BESIDE CODE_BESIDE(" (SELECT cost_code FROM call WHERE id ="
				    " x.call),",
				    "iif(x.call, 'interpreting', '')")
		 ", london_month(x.at), 'spent', x.net_minor"
		 " FROM ledger_entry x WHERE x.id = ?"
		 " AND visible(x.organisation)",
		 NULL},
	[SPEND_REVISION] =
		{BESIDE CODE_BESIDE("", "'translation'")
		 ", london_month(ifnull(x.done_at, x.asked_at)),"
		 " CASE x.state WHEN 'done' THEN 'spent' WHEN 'accepted'"
		 " THEN 'committed' ELSE 'estimated' END, x.price_minor"
		 " FROM revision x WHERE x.id = ? AND x.price_minor IS NOT NULL"
		 " AND x.state IN ('asked', 'accepted', 'done')"
		 " AND visible(x.organisation)"
		 " ON CONFLICT DO UPDATE SET code = excluded.code,"
		 " month = excluded.month, stage = excluded.stage,"
		 " net_minor = excluded.net_minor",
		 NULL},
	[SPEND_REVISION_DROP] =
		{"DELETE FROM spend_beside WHERE id = ?1 AND EXISTS"
		 " (SELECT 1 FROM revision WHERE id = ?1 AND state NOT IN"
		 " ('asked', 'accepted', 'done'))"
		 " AND visible(organisation)",
		 NULL},
	[SPEND_SUM] = {"SELECT stage, sum(net_minor) FROM spend_sum"
		       " WHERE" REACH " AND code = ?2"
		       " AND month >= ?3 AND month < ?3 + 12"
		       " AND visible(organisation) GROUP BY stage",
		       NULL},
	[SPEND_SUM_ALL] = {"SELECT stage, sum(net_minor) FROM spend_sum"
			   " WHERE" REACH
			   " AND month >= ?3 AND month < ?3 + 12"
			   " AND ?2 = '' AND visible(organisation)"
			   " GROUP BY stage",
			   NULL},
	[CODE_LIST] = {"SELECT code, name, (SELECT group_concat("
		       "CASE service WHEN '' THEN 'other' ELSE service END,"
		       " ', ')"
		       " FROM cost_code_default d WHERE d.organisation ="
		       " c.organisation AND d.code = c.code) FROM cost_code c"
		       " WHERE organisation IN (?1, (SELECT parent FROM"
		       " organisation WHERE id = ?1)) AND visible(?1)"
		       " GROUP BY code ORDER BY code",
		       NULL},
	[CODE_PUT] = {"INSERT INTO cost_code (organisation, code, name)"
		      " VALUES (?, ?, ?)"
		      " ON CONFLICT DO UPDATE SET name = excluded.name",
		      NULL},
	[DEFAULT_PUT] = {"INSERT INTO cost_code_default (organisation,"
			 " service, code) VALUES (?, ?, ?)"
			 " ON CONFLICT DO UPDATE SET code = excluded.code",
			 NULL},
	[DEFAULT_DROP] = {"DELETE FROM cost_code_default WHERE"
			  " organisation = ? AND service = ?"
			  " AND visible(organisation)",
			  NULL},
	[CODE_OF] = {"SELECT cost_code FROM request WHERE id = ?"
		     " AND visible(organisation)",
		     NULL},
	[CODE_SET] = {"UPDATE request SET cost_code = ?2 WHERE id = ?1"
		      " AND visible(organisation)",
		      NULL},
};
const struct noun spend_noun = {NOUN_SPEND, "spend", queries, SPENDS};

/* A row of spend. */
struct spend {
	int64_t item, organisation, month, net_minor;
	const char *code, *stage;
};

static enum status
spend_write(const struct access *access, const struct spend *spend,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, SPEND_PUT);

	put_int(&c, spend->item);
	put_int(&c, spend->organisation);
	put_text(&c, spend->code);
	put_int(&c, spend->month);
	put_text(&c, spend->stage);
	put_int(&c, spend->net_minor);
	return cursor_run(&c, fault);
}

enum status
spend_put(const struct access *access, int64_t item, const char *stage,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, SPEND_OF);
	struct spend spend = {.item = item};
	bool found;
	enum status status;

	put_int(&c, item);
	put_text(&c, stage);
	found = cursor_next(&c);
	if (found) {
		spend.organisation = read_int(&c);
		spend.code = read_text(&c);
		spend.month = read_int(&c);
		spend.stage = read_text(&c);
		spend.net_minor = read_int(&c);
	}
	status = cursor_close(&c, fault);
	return !status && found ? spend_write(access, &spend, fault) : status;
}

static enum status
run_for(const struct access *access, int query, int64_t id,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, query);

	put_int(&c, id);
	return cursor_run(&c, fault);
}

enum status
spend_free(const struct access *access, int64_t item, struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, SPEND_DROP);
	enum status status;

	put_int(&c, item);
	status = cursor_run(&c, fault);
	return status == OK ? spend_put(access, item, "estimate", fault)
			    : status;
}

enum status
spend_recode(const struct access *access, int64_t request, struct fault *fault)
{
	enum status status =
		run_for(access, SPEND_RECODE, request, fault);

	return status == OK ? run_for(access, SPEND_RECODE_BESIDE, request,
				      fault)
			    : status;
}

enum status
spend_put_entry(const struct access *access, int64_t entry,
		struct fault *fault)
{
	return run_for(access, SPEND_ENTRY, entry, fault);
}

enum status
spend_put_revision(const struct access *access, int64_t revision,
		   struct fault *fault)
{
	enum status status =
		run_for(access, SPEND_REVISION, revision, fault);

	return status == OK ? run_for(access, SPEND_REVISION_DROP, revision,
				      fault)
			    : status;
}

enum status
spend_sums(const struct access *access, const struct spend_span *span,
	   int64_t ret_minor[SPEND_STAGES], struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun,
				      *span->code ? SPEND_SUM : SPEND_SUM_ALL);

	memset(ret_minor, 0, SPEND_STAGES * sizeof *ret_minor);
	put_int(&c, span->organisation);
	put_text(&c, span->code);
	put_int(&c, span->from_month);
	while (cursor_next(&c)) {
		const char *stage = read_word(&c);
		int at = !strcmp(stage, "spent")       ? SPEND_SPENT
			 : !strcmp(stage, "committed") ? SPEND_COMMITTED
						       : SPEND_ESTIMATED;

		ret_minor[at] = read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
cost_code_list(const struct access *access, int64_t organisation,
	       struct cost_codes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, CODE_LIST);
	struct cost_codes all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		struct cost_code *code;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		code = &all.list[all.count++];
		code->code = read_text(&c);
		code->name = read_text(&c);
		code->services = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
cost_code_put(const struct access *access, int64_t organisation,
	      const struct cost_code *code, struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, CODE_PUT);

	put_int(&c, organisation);
	put_text(&c, code->code);
	put_text(&c, code->name);
	return cursor_run(&c, fault);
}

enum status
cost_code_default(const struct access *access, int64_t organisation,
		  const char *service, const char *code, struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun,
				      *code ? DEFAULT_PUT : DEFAULT_DROP);

	put_int(&c, organisation);
	put_text(&c, service);
	if (*code)
		put_text(&c, code);
	return cursor_run(&c, fault);
}

enum status
cost_code_of(const struct access *access, int64_t request,
	     const char **ret_code, struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, CODE_OF);
	bool found;

	put_int(&c, request);
	found = cursor_next(&c);
	if (found)
		*ret_code = read_text(&c);
	return cursor_found(&c, found, "request", fault);
}

enum status
cost_code_set(const struct access *access, int64_t request, const char *code,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &spend_noun, CODE_SET);

	put_int(&c, request);
	put_text(&c, code);
	return cursor_change(&c, "request", fault);
}
