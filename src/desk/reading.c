/* The readings of records, on their way to the event log. */
#include "desk/inside.h"

struct reading {
	struct desk_note note;
	int64_t actor;
};

static enum status
reading_run(struct visit *visit, void *self, struct fault *fault)
{
	struct reading *reading = self;
	int64_t organisation = reading->note.organisation;
	struct scope scope = {.organisation = &organisation, .count = 1};
	struct caller caller = {.account = reading->actor,
				.organisation = organisation,
				.scope = scope};
	struct log_entry entry = {.kind = reading->note.kind,
				  .subject = reading->note.subject,
				  .organisation = organisation};

	visit->caller = &caller;
	return log_event(visit, &entry, fault);
}

struct readings {
	const struct desk_note *note;
	size_t count;
	int64_t actor;
};

static enum status
readings_run(struct visit *visit, void *self, struct fault *fault)
{
	const struct readings *readings = self;
	enum status status = OK;

	for (size_t i = 0; i < readings->count && status == OK; i++) {
		struct reading one = {readings->note[i], readings->actor};

		status = reading_run(visit, &one, fault);
	}
	return status;
}

enum status
desk_note_reads(struct visit *visit, const struct desk_note *note, size_t count,
		struct fault *fault)
{
	struct readings readings = {
		note, count, visit->caller ? visit->caller->account : 0};
	struct arena *arena = arena_new();
	enum status status = desk_write_now(visit->desk, NULL, arena,
					    readings_run, &readings, fault);

	arena_free(arena);
	return status;
}

enum status
desk_note_read(struct visit *visit, const struct desk_note *note,
	       struct fault *fault)
{
	struct arena *arena;
	struct reading *reading;
	enum status status;

	if (visit->random && !desk_serves(visit->desk))
		return OK; /* this thread is the writer: it cannot wait */
	arena = arena_new();
	reading = arena_alloc(arena, sizeof *reading);
	*reading = (struct reading){
		.note = *note,
		.actor = visit->caller ? visit->caller->account : 0,
	};
	if (note->when == NOTE_FIRST) {
		status = desk_write_now(visit->desk, NULL, arena, reading_run,
					reading, fault);
		arena_free(arena);
		return status;
	}
	return desk_later(visit->desk, arena, reading_run, reading, fault);
}
