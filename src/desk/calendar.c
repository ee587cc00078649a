/* The organisations' calendars as the writer keeps them: read once a minute
 * rather than with each request. */
#include <stdlib.h>

#include "base/mem.h"
#include "core/worktime.h"
#include "desk/inside.h"
#include "store/calendar.h"

#define KEPT 64
#define KEPT_SECONDS 60

struct calendars {
	struct arena *arena;
	struct kept {
		int64_t organisation;
		struct calendar calendar;
	} list[KEPT];
	size_t count;
	int64_t since_utc;
	int64_t changes; /* that they know */
};

struct calendars *
calendars_new(void)
{
	struct calendars *all = mem_new(sizeof *all);

	all->arena = arena_new();
	return all;
}

void
calendars_free(struct calendars *all)
{
	if (!all)
		return;
	arena_free(all->arena);
	free(all);
}

void
calendars_forget(struct calendars *all)
{
	arena_reset(all->arena);
	all->count = 0;
}

static enum status
read_calendar(struct visit *visit, struct arena *arena, int64_t organisation,
	      struct calendar *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	access.arena = arena;
	return organisation_calendar(&access, organisation, ret, fault);
}

/* Somebody may have changed one, in another process too. */
static enum status
change_count(struct visit *visit, int64_t *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return calendar_change_count(&access, ret, fault);
}

enum status
visit_calendar(struct visit *visit, int64_t organisation,
	       struct calendar *ret, struct fault *fault)
{
	struct calendars *all = desk_calendars(visit->desk);
	int64_t newest;
	enum status status;

	if (!visit->random) /* a reader: not ours to touch */
		return read_calendar(visit, visit->arena, organisation, ret,
				     fault);
	status = change_count(visit, &newest, fault);
	if (status != OK)
		return status;
	if (all->count == KEPT || newest != all->changes ||
	    llabs(visit->now_utc - all->since_utc) > KEPT_SECONDS)
		calendars_forget(all);
	for (size_t i = 0; i < all->count; i++) {
		if (all->list[i].organisation == organisation) {
			*ret = all->list[i].calendar;
			return OK;
		}
	}
	status = read_calendar(visit, all->arena, organisation, ret, fault);
	if (status != OK)
		return status;
	if (!all->count)
		all->since_utc = visit->now_utc;
	all->changes = newest;
	all->list[all->count++] = (struct kept){organisation, *ret};
	return OK;
}
