/* Letters that went to a printer together. */
#include "store/print_run.h"

#include "store/inside.h"

enum { RUN_NEXT, RUN_INSERT, RUN_GET, RUN_SENT, RUN_LIST, QUERIES };

#define COLUMNS                                                            \
	"id, organisation, n, made_at, made_by, letters, pages, sheets,"   \
	" sha256, bytes, sent_at, sent_by, reference"

static const struct query queries[] = {
	[RUN_NEXT] = {"SELECT coalesce(max(n), 0) + 1 FROM print_run"
		      " WHERE organisation = ? AND visible(organisation)",
		      NULL},
	[RUN_INSERT] = {"INSERT INTO print_run (" COLUMNS ", manifest)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			NULL},
	[RUN_GET] = {"SELECT " COLUMNS ", manifest FROM print_run"
		     " WHERE id = ? AND visible(organisation)", NULL},
	[RUN_SENT] = {"UPDATE print_run SET sent_at = ?2, sent_by = ?3,"
		      " reference = ?4 WHERE id = ?1 AND sent_at IS NULL"
		      " AND visible(organisation)", NULL},
	[RUN_LIST] = {"SELECT " COLUMNS " FROM print_run"
		      " WHERE organisation = ?1 AND n < ?2"
		      " AND visible(organisation) ORDER BY n DESC LIMIT ?3",
		      NULL},
};
const struct noun print_run_noun = {NOUN_PRINT_RUN, "print_run", queries,
				    QUERIES};

enum status
print_run_next(const struct access *access, int64_t organisation,
	       int64_t *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &print_run_noun, RUN_NEXT);

	put_int(&c, organisation);
	*ret = cursor_next(&c) ? read_int(&c) : 1;
	return cursor_close(&c, fault);
}

enum status
print_run_insert(const struct access *access, const struct print_run *run,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &print_run_noun, RUN_INSERT);

	put_int(&c, run->id);
	put_int(&c, run->organisation);
	put_int(&c, run->n);
	put_int(&c, run->made_utc);
	put_int(&c, run->made_by);
	put_int(&c, run->letters);
	put_int(&c, run->pages);
	put_int(&c, run->sheets);
	put_bytes(&c, run->sha256, HASH_BYTES);
	put_int(&c, run->bytes);
	put_some(&c, run->sent_utc);
	put_some(&c, run->sent_by);
	put_text(&c, run->reference);
	put_text(&c, run->manifest);
	return cursor_insert(&c, "", N_("Another print run was made "
					"meanwhile: look at it first"),
			     fault);
}

static void
run_read(struct cursor *c, struct print_run *ret)
{
	*ret = (struct print_run){.id = read_int(c)};
	ret->organisation = read_int(c);
	ret->n = read_int(c);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
	ret->letters = read_int(c);
	ret->pages = read_int(c);
	ret->sheets = read_int(c);
	read_hash(c, ret->sha256, HASH_BYTES);
	ret->bytes = read_int(c);
	ret->sent_utc = read_int(c);
	ret->sent_by = read_int(c);
	ret->reference = read_text(c);
}

enum status
print_run_get(const struct access *access, int64_t id, struct print_run *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &print_run_noun, RUN_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found) {
		run_read(&c, ret);
		ret->manifest = read_text(&c);
	}
	return cursor_found(&c, found, "print run", fault);
}

enum status
print_run_sent(const struct access *access, const struct print_run *run,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &print_run_noun, RUN_SENT);

	put_int(&c, run->id);
	put_int(&c, run->sent_utc);
	put_int(&c, run->sent_by);
	put_text(&c, run->reference);
	return cursor_change(&c, "print run", fault);
}

enum status
print_run_list(const struct access *access, const struct print_run_query *wish,
	       struct print_runs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &print_run_noun, RUN_LIST);
	struct print_runs all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_int(&c, wish->before ? wish->before : INT64_MAX);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		run_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
