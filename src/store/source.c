/* A landlord's own versions of the English. */
#include "store/source.h"

#include <string.h>

#include "store/inside.h"

enum {
	SOURCE_NEXT,
	SOURCE_INSERT,
	SOURCE_MOVE,
	SOURCE_GET,
	SOURCE_HISTORY,
	SOURCE_USED,
	SOURCE_OPEN,
	SOURCES,
};

#define COLUMNS(text)                                                      \
	"s.id, s.organisation, s.notice, s.version, s.based_on, " text     \
	", s.made_by, s.made_at, s.sent_by, s.sent_at, s.decided_by,"      \
	" s.decided_at, m.name, e.name, d.name, s.state, s.note"           \
	" FROM source s LEFT JOIN account m ON m.id = s.made_by"           \
	" LEFT JOIN account e ON e.id = s.sent_by"                         \
	" LEFT JOIN account d ON d.id = s.decided_by"
#define WHOLE COLUMNS("s.text, s.easy_read")
#define SHORT COLUMNS("NULL, NULL")

static const struct query queries[] = {
	[SOURCE_NEXT] = {"SELECT coalesce(max(version), 0) + 1 FROM source"
			 " WHERE organisation = ? AND notice = ?"
			 " AND visible(organisation)", NULL},
	[SOURCE_INSERT] = {"INSERT INTO source (id, notice, version, based_on,"
			   " text, easy_read, made_by, made_at, state,"
			   " organisation) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			   " id FROM organisation WHERE id = ?"
			   " AND visible(id)", NULL},
	[SOURCE_MOVE] = {"UPDATE source SET state = ?, sent_by = ?,"
			 " sent_at = ?, decided_by = ?, decided_at = ?,"
			 " note = ? WHERE id = ? AND state = ?"
			 " AND visible(organisation)", NULL},
	[SOURCE_GET] = {"SELECT " WHOLE " WHERE s.organisation = ?"
			" AND s.notice = ? AND s.version = ?"
			" AND visible(s.organisation)", NULL},
	[SOURCE_HISTORY] = {"SELECT " SHORT " WHERE s.organisation = ?"
			    " AND s.notice = ? AND visible(s.organisation)"
			    " ORDER BY s.version DESC", NULL},
	/* Whoever writes for a member uses its partnership's. */
	[SOURCE_USED] = {"SELECT " WHOLE " WHERE s.state = 'in-use'"
			 " AND s.organisation IN (SELECT id FROM organisation"
			 " WHERE id = ?1 AND visible(id) UNION ALL"
			 " SELECT parent FROM organisation WHERE id = ?1"
			 " AND visible(id))"
			 " ORDER BY s.notice, s.organisation <> ?1", NULL},
	[SOURCE_OPEN] = {"SELECT " SHORT " WHERE s.organisation = ?"
			 " AND s.state IN ('draft', 'waiting')"
			 " AND visible(s.organisation) ORDER BY s.notice",
			 NULL},
};
const struct noun source_noun = {NOUN_SOURCE, "source", queries, SOURCES};

const char *const source_state_names[SOURCE_STATES] = {
	[SOURCE_DRAFT] = "draft",	[SOURCE_WAITING] = "waiting",
	[SOURCE_IN_USE] = "in-use",	[SOURCE_REPLACED] = "replaced",
	[SOURCE_RETURNED] = "returned", [SOURCE_WITHDRAWN] = "withdrawn",
};

static enum status
next_version(const struct access *access, struct source *source,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &source_noun, SOURCE_NEXT);

	put_int(&c, source->organisation);
	put_text(&c, source->notice);
	if (cursor_next(&c))
		source->version = read_int(&c);
	return cursor_close(&c, fault);
}

enum status
source_insert(const struct access *access, struct source *source,
	      struct fault *fault)
{
	struct cursor c;
	enum status status = next_version(access, source, fault);

	if (status)
		return status;
	c = cursor_open(access, &source_noun, SOURCE_INSERT);
	put_int(&c, source->id);
	put_text(&c, source->notice);
	put_int(&c, source->version);
	put_some(&c, source->based_on);
	put_text(&c, source->text);
	put_text(&c, source->easy_read);
	put_int(&c, source->made_by);
	put_int(&c, source->made_utc);
	put_text(&c, source_state_names[source->state]);
	put_int(&c, source->organisation);
	return cursor_insert(&c, "version",
			     N_("There is a draft of this already: go on with "
				"that one, or withdraw it first"),
			     fault);
}

enum status
source_move(const struct access *access, const struct source *source,
	    enum source_state from, struct fault *fault)
{
	struct cursor c = cursor_open(access, &source_noun, SOURCE_MOVE);
	enum status status;

	put_text(&c, source_state_names[source->state]);
	put_some(&c, source->sent_by);
	put_some(&c, source->sent_utc);
	put_some(&c, source->decided_by);
	put_some(&c, source->decided_utc);
	put_text(&c, source->note);
	put_int(&c, source->id);
	put_text(&c, source_state_names[from]);
	status = cursor_change(&c, "version", fault);
	if (status != E_NOT_FOUND)
		return status;
	return fault_set(fault, E_STALE, "version",
			 N_("This version was changed meanwhile: look at it "
			    "again"),
			 NULL);
}

static enum source_state
read_state(struct cursor *c)
{
	const char *name = read_word(c);

	for (int i = 0; i < SOURCE_STATES; i++)
		if (!strcmp(name, source_state_names[i]))
			return (enum source_state)i;
	return SOURCE_WITHDRAWN;
}

static void
source_read(struct cursor *c, struct source *ret)
{
	*ret = (struct source){0};
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->notice = read_text(c);
	ret->version = read_int(c);
	ret->based_on = read_int(c);
	ret->text = read_text(c);
	ret->easy_read = read_text(c);
	ret->made_by = read_int(c);
	ret->made_utc = read_int(c);
	ret->sent_by = read_int(c);
	ret->sent_utc = read_int(c);
	ret->decided_by = read_int(c);
	ret->decided_utc = read_int(c);
	ret->made_name = read_text(c);
	ret->sent_name = read_text(c);
	ret->decided_name = read_text(c);
	ret->state = read_state(c);
	ret->note = read_text(c);
}

enum status
source_get(const struct access *access, int64_t organisation,
	   const char *notice, int64_t version, struct source *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &source_noun, SOURCE_GET);
	bool found;

	put_int(&c, organisation);
	put_text(&c, notice);
	put_int(&c, version);
	found = cursor_next(&c);
	if (found)
		source_read(&c, ret);
	return cursor_found(&c, found, "version", fault);
}

static enum status
read_all(struct cursor *c, struct sources *ret, struct fault *fault)
{
	struct sources all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		source_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
source_history(const struct access *access, int64_t organisation,
	       const char *notice, struct sources *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &source_noun, SOURCE_HISTORY);

	put_int(&c, organisation);
	put_text(&c, notice);
	return read_all(&c, ret, fault);
}

enum status
source_in_use(const struct access *access, int64_t organisation,
	      struct sources *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &source_noun, SOURCE_USED);
	size_t kept = 0;
	enum status status;

	put_int(&c, organisation);
	status = read_all(&c, ret, fault);
	for (size_t i = 0; i < ret->count && !status; i++)
		if (!kept || strcmp(ret->list[kept - 1].notice,
				    ret->list[i].notice) != 0)
			ret->list[kept++] = ret->list[i];
	if (!status)
		ret->count = kept;
	return status;
}

enum status
source_open(const struct access *access, int64_t organisation,
	    struct sources *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &source_noun, SOURCE_OPEN);

	put_int(&c, organisation);
	return read_all(&c, ret, fault);
}
