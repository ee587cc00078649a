/* Complaints about providers and their linguists. */
#include "store/provider_complaint.h"

#include <stdlib.h>

#include "core/name.h"
#include "store/inside.h"

enum {
	COMPLAINT_INSERT,
	COMPLAINT_GET,
	COMPLAINT_UPDATE,
	COMPLAINT_OPEN,
	COMPLAINT_ALL,
	COMPLAINT_OF_PROVIDER,
	COMPLAINT_COUNT,
	STEP_INSERT,
	STEP_LIST,
	COMPLAINT_QUERIES,
};

#define ROWS                                                               \
	"SELECT c.id, c.organisation, c.provider, c.linguist, c.item,"     \
	" c.tenant, c.feedback, c.source, c.about, c.words, c.received_at," \
	" c.logged_at, c.logged_by, c.version, c.state, c.acknowledge_due," \
	" c.acknowledged_at, c.decide_due, c.outcome, c.finding,"          \
	" c.learning, c.closed_at, p.name, l.name, r.ref, i.n"             \
	" FROM provider_complaint c"
#define AROUND                                                             \
	" JOIN provider p ON p.id = c.provider"                            \
	" LEFT JOIN linguist l ON l.id = c.linguist"                       \
	" LEFT JOIN item i ON i.id = c.item"                               \
	" LEFT JOIN request r ON r.id = i.request"
/* Of work that the caller may know of. */
#define SEEN                                                               \
	" AND (c.item IS NULL OR may_see(i.organisation, i.sensitivity,"   \
	" i.logged_by))"

static const struct query queries[] = {
	[COMPLAINT_INSERT] = {"INSERT INTO provider_complaint (id,"
			      " organisation, provider, linguist, item,"
			      " tenant, feedback, source, about, words,"
			      " received_at, logged_at, logged_by, state,"
			      " acknowledge_due, decide_due, due_at)"
			      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			      " ?, ?, ?, ?, ?)", NULL},
	[COMPLAINT_GET] = {ROWS AROUND " WHERE c.id = ?"
			   " AND visible(c.organisation)" SEEN, NULL},
	[COMPLAINT_UPDATE] = {"UPDATE provider_complaint SET state = ?,"
			      " acknowledged_at = ?, decide_due = ?,"
			      " due_at = ?, outcome = ?, finding = ?,"
			      " learning = ?, closed_at = ?,"
			      " version = version + 1 WHERE id = ?"
			      " AND visible(organisation)", NULL},
	[COMPLAINT_OPEN] = {ROWS " INDEXED BY provider_complaint_due" AROUND
			    " WHERE c.organisation = ?1"
			    " AND c.due_at IS NOT NULL"
			    " AND (c.due_at, c.id) > (?2, ?3)"
			    " AND (?5 = 0 OR c.provider = ?5)" SEEN
			    " ORDER BY c.due_at, c.id LIMIT ?4", NULL},
	[COMPLAINT_ALL] = {ROWS " INDEXED BY provider_complaint_list" AROUND
			   " WHERE c.organisation = ?1 AND c.id < ?3"
			   " AND (?5 = 0 OR c.provider = ?5)" SEEN
			   " ORDER BY c.id DESC LIMIT ?4", NULL},
	[COMPLAINT_OF_PROVIDER] = {ROWS
				   " INDEXED BY provider_complaint_provider"
				   AROUND " WHERE c.provider = ?1"
				   " AND visible(c.organisation)"
				   " ORDER BY c.id DESC LIMIT ?2", NULL},
	[COMPLAINT_COUNT] = {"SELECT id FROM provider_complaint"
			     " WHERE organisation = ? AND due_at <= ?"
			     " AND due_at IS NOT NULL"
			     " AND visible(organisation) LIMIT ?", NULL},
	[STEP_INSERT] = {"INSERT INTO provider_complaint_step (id, complaint,"
			 " organisation, kind, words, at, by)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[STEP_LIST] = {"SELECT id, complaint, organisation, kind, words, at,"
		       " by FROM provider_complaint_step WHERE complaint = ?"
		       " AND visible(organisation) ORDER BY id LIMIT 500",
		       NULL},
};
const struct noun provider_complaint_noun = {NOUN_PROVIDER_COMPLAINT,
					     "complaint", queries,
					     COMPLAINT_QUERIES};

static int
read_place(struct cursor *c, const char *const *names, size_t count)
{
	int place = name_find(names, count, read_word(c));

	return place < 0 ? 0 : place;
}

/* The next date that somebody has to keep; 0 none. */
static int64_t
next_due(const struct provider_complaint *p)
{
	switch (p->state) {
	case COMPLAINT_RECEIVED:
		return p->acknowledge_due_utc;
	case COMPLAINT_INVESTIGATED:
		return p->decide_due_utc;
	case COMPLAINT_CLOSED:
		break;
	}
	return 0;
}

enum status
provider_complaint_insert(const struct access *access,
			  const struct provider_complaint *p,
			  struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_complaint_noun,
				      COMPLAINT_INSERT);

	put_int(&c, p->id);
	put_int(&c, p->organisation);
	put_int(&c, p->provider);
	put_some(&c, p->linguist);
	put_some(&c, p->item);
	put_some(&c, p->tenant);
	put_some(&c, p->feedback);
	put_text(&c, complaint_source_names[p->source]);
	put_text(&c, complaint_about_names[p->about]);
	put_text(&c, p->words);
	put_int(&c, p->received_utc);
	put_int(&c, p->logged_utc);
	put_int(&c, p->logged_by);
	put_text(&c, complaint_state_names[p->state]);
	put_int(&c, p->acknowledge_due_utc);
	put_int(&c, p->decide_due_utc);
	put_some(&c, next_due(p));
	return cursor_run(&c, fault);
}

static void
complaint_read(struct cursor *c, struct provider_complaint *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->linguist = read_int(c);
	ret->item = read_int(c);
	ret->tenant = read_int(c);
	ret->feedback = read_int(c);
	ret->source = (enum complaint_source)read_place(
		c, complaint_source_names, COMPLAINT_SOURCES);
	ret->about = (enum complaint_about)read_place(
		c, complaint_about_names, COMPLAINT_ABOUTS);
	ret->words = read_text(c);
	ret->received_utc = read_int(c);
	ret->logged_utc = read_int(c);
	ret->logged_by = read_int(c);
	ret->version = read_int(c);
	ret->state = (enum complaint_state)read_place(
		c, complaint_state_names, COMPLAINT_STATES);
	ret->acknowledge_due_utc = read_int(c);
	ret->acknowledged_utc = read_int(c);
	ret->decide_due_utc = read_int(c);
	ret->outcome = name_find(complaint_outcome_names, COMPLAINT_OUTCOMES,
				 read_word(c));
	ret->finding = read_text(c);
	ret->learning = read_text(c);
	ret->closed_utc = read_int(c);
	ret->provider_name = read_text(c);
	ret->linguist_name = read_text(c);
	ret->ref = read_text(c);
	ret->n = (int)read_int(c);
}

enum status
provider_complaint_get(const struct access *access, int64_t id,
		       struct provider_complaint *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &provider_complaint_noun, COMPLAINT_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		complaint_read(&c, ret);
	return cursor_found(&c, found, "complaint", fault);
}

enum status
provider_complaint_update(const struct access *access,
			  const struct provider_complaint *p,
			  struct fault *fault)
{
	struct provider_complaint old;
	struct cursor c;
	enum status status = provider_complaint_get(access, p->id, &old,
						    fault);

	if (status)
		return status;
	if (old.version != p->version)
		return fault_set(fault, E_STALE, "complaint",
				 N_("Somebody changed this meanwhile: look at "
				    "it again"),
				 NULL);
	c = cursor_open(access, &provider_complaint_noun, COMPLAINT_UPDATE);
	put_text(&c, complaint_state_names[p->state]);
	put_some(&c, p->acknowledged_utc);
	put_int(&c, p->decide_due_utc);
	put_some(&c, next_due(p));
	put_text(&c, p->outcome < 0 ? NULL
				    : complaint_outcome_names[p->outcome]);
	put_text(&c, p->finding);
	put_text(&c, p->learning);
	put_some(&c, p->closed_utc);
	put_int(&c, p->id);
	return cursor_change(&c, "complaint", fault);
}

static enum status
read_all(struct cursor *c, struct provider_complaints *all, size_t *cap,
	 struct fault *fault)
{
	while (cursor_next(c)) {
		all->list = arena_grow(c->arena, all->list, all->count, cap,
				       sizeof *all->list);
		complaint_read(c, &all->list[all->count++]);
	}
	return cursor_close(c, fault);
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
soonest_due(const void *a, const void *b)
{
	const struct provider_complaint *x = a, *y = b;
	int by_time = compare(next_due(x), next_due(y));

	return by_time ? by_time : compare(x->id, y->id);
}

static int
latest_first(const void *a, const void *b)
{
	const struct provider_complaint *x = a, *y = b;

	return compare(y->id, x->id);
}

enum status
provider_complaint_list(const struct access *access,
			const struct provider_complaint_wish *wish,
			struct provider_complaints *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct provider_complaints all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < scope->count; i++) {
		struct cursor c = cursor_open(
			access, &provider_complaint_noun,
			wish->open ? COMPLAINT_OPEN : COMPLAINT_ALL);

		put_int(&c, scope->organisation[i]);
		put_int(&c, wish->after_utc);
		put_int(&c, wish->after_id || wish->open ? wish->after_id
							 : INT64_MAX);
		put_int(&c, (int64_t)wish->limit);
		put_int(&c, wish->provider);
		status = read_all(&c, &all, &cap, fault);
	}
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list,
		      wish->open ? soonest_due : latest_first);
	if (all.count > wish->limit)
		all.count = wish->limit;
	*ret = all;
	return OK;
}

enum status
provider_complaint_told(const struct access *access, int64_t provider,
			size_t limit, struct provider_complaints *ret,
			struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_complaint_noun,
				      COMPLAINT_OF_PROVIDER);
	struct provider_complaints all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	put_int(&c, (int64_t)limit);
	if (!(status = read_all(&c, &all, &cap, fault)))
		*ret = all;
	return status;
}

enum status
provider_complaint_due(const struct access *access, int64_t until_utc,
		       int64_t *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	int64_t count = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < scope->count; i++) {
		struct cursor c = cursor_open(access, &provider_complaint_noun,
					      COMPLAINT_COUNT);

		put_int(&c, scope->organisation[i]);
		put_int(&c, until_utc);
		put_int(&c, COMPLAINTS_DUE_MOST - count);
		while (cursor_next(&c))
			count++;
		status = cursor_close(&c, fault);
	}
	if (status == OK)
		*ret = count;
	return status;
}

enum status
complaint_step_insert(const struct access *access,
		      const struct complaint_step_row *s, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &provider_complaint_noun, STEP_INSERT);

	put_int(&c, s->id);
	put_int(&c, s->complaint);
	put_int(&c, s->organisation);
	put_text(&c, complaint_step_names[s->kind]);
	put_text(&c, s->words);
	put_int(&c, s->at_utc);
	put_int(&c, s->by);
	return cursor_run(&c, fault);
}

enum status
complaint_step_list(const struct access *access, int64_t complaint,
		    struct complaint_step_rows *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &provider_complaint_noun, STEP_LIST);
	struct complaint_step_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, complaint);
	while (cursor_next(&c)) {
		struct complaint_step_row *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->id = read_int(&c);
		one->complaint = read_int(&c);
		one->organisation = read_int(&c);
		one->kind = (enum complaint_step)read_place(
			&c, complaint_step_names, COMPLAINT_STEPS);
		one->words = read_text(&c);
		one->at_utc = read_int(&c);
		one->by = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
