/* What comes to a finished demonstration, at a moment of its own. */
#include "desk/demo_inside.h"

static enum status
write_as_house(struct desk *desk, struct arena *arena, demo_write *run,
	       struct fault *fault)
{
	struct caller house;
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, arena, &visit, fault);

	if (status != OK)
		return status;
	status = desk_house_caller(&visit, &house, fault);
	desk_read_end(&visit);
	return status == OK
		       ? desk_write_now(desk, &house, arena, run, NULL, fault)
		       : status;
}

enum status
demo_after(const char *path, const struct demo_wish *wish,
	   const struct demo_moment *moment, struct fault *fault)
{
	const struct desk_options options = {
		.path = path,
		.clock = clock_fixed(wish->now_utc - moment->before_s),
		.use = DESK_COMMAND,
		.seed = wish->seed + moment->salt,
	};
	struct arena *arena;
	struct desk *desk;
	enum status status = desk_open(&options, &desk, fault);

	if (status != OK)
		return status;
	arena = arena_new();
	status = write_as_house(desk, arena, moment->run, fault);
	desk_close(desk);
	arena_free(arena);
	return status;
}
