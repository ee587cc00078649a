/* How the service is. */
#include "desk/vitals.h"

#include <string.h>

#include "desk/inside.h"
#include "lang/zone.h"
#include "store/vitals.h"
#include "store/writer.h"

_Static_assert(VITALS_BUCKETS == WRITER_BUCKETS, "the writer's");

static int64_t
age(int64_t now_utc, int64_t since_utc)
{
	return since_utc && now_utc > since_utc ? now_utc - since_utc : 0;
}

static void
read_writer(struct store *store, struct vitals *ret)
{
	struct writer_figures figures = writer_figures(store);

	ret->writable = store_writable(store);
	ret->full = store_full(store);
	ret->commits = figures.groups;
	ret->writes = figures.jobs;
	ret->refused = figures.refused;
	ret->waiting = figures.waiting;
	ret->bound_s = writer_bounds_s;
	memcpy(ret->took, figures.took, sizeof ret->took);
	ret->took_s = figures.took_s;
}

enum status
vitals_read(struct desk *desk, struct vitals *ret, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct vital_rows rows = {0};
	struct visit visit;
	enum status status;

	*ret = (struct vitals){0};
	read_writer(desk_store(desk), ret);
	status = desk_read_begin(desk, NULL, arena, &visit, fault);
	if (status == OK) {
		struct access access = visit_access_of_service(&visit);

		status = vitals_get(&access, visit.now_utc - DAY_SECONDS,
				    &rows, fault);
		ret->logged_s = age(visit.now_utc, rows.logged_utc);
		ret->approved_s = age(visit.now_utc, rows.approved_utc);
		ret->offered_s = age(visit.now_utc, rows.offered_utc);
		ret->outbox_late_s = age(visit.now_utc, rows.outbox_due_utc);
		ret->outbox_waiting = rows.outbox_waiting;
		ret->outbox_failed = rows.outbox_failed;
		desk_read_end(&visit);
	}
	arena_free(arena);
	return status;
}
