/* Tables that ship as text. */
#include "desk/shipped.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/place.h"
#include "wire/model.h"

#define BYTES_MAX (1 << 20)
#define REASON_MOST 500

struct shipped {
	pthread_mutex_t reading; /* held by the first while it reads */
	struct arena *arena;
	const char *name;
	shipped_reader *read;
	void *table; /* NULL: not read yet */
	size_t bytes;
};

struct shipped *
shipped_new(const char *name, shipped_reader *read, size_t bytes)
{
	struct shipped *shipped = mem_new(sizeof *shipped);

	pthread_mutex_init(&shipped->reading, NULL);
	shipped->arena = arena_new();
	shipped->name = name;
	shipped->read = read;
	shipped->bytes = bytes;
	return shipped;
}

void
shipped_free(struct shipped *shipped)
{
	if (!shipped)
		return;
	pthread_mutex_destroy(&shipped->reading);
	arena_free(shipped->arena);
	free(shipped);
}

static enum status
read_table(struct shipped *shipped, struct fault *fault)
{
	struct arena *arena = shipped->arena;
	const char *path = place_file(
		arena, arena_printf(arena, "db/rules/%s", shipped->name));
	void *table = arena_alloc(arena, shipped->bytes);
	struct buf text = {0};
	struct faults faults = {0};
	enum status status = file_read(path, BYTES_MAX, &text, fault);

	if (status == OK) {
		status = shipped->read(shipped->name, buf_string(&text), arena,
				       table, &faults);
		if (status == OK)
			shipped->table = table;
		else
			*fault = faults.list[0];
	}
	faults_free(&faults);
	buf_free(&text);
	return status;
}

enum status
shipped_table(struct shipped *shipped, void *ret_table, struct fault *fault)
{
	enum status status = OK;

	pthread_mutex_lock(&shipped->reading);
	if (!shipped->table)
		status = read_table(shipped, fault);
	if (status == OK)
		memcpy(ret_table, shipped->table, shipped->bytes);
	pthread_mutex_unlock(&shipped->reading);
	return status;
}

enum status
correction_check(const struct correction *wish, size_t most,
		 struct fault *fault)
{
	const char *missing = !wish->code || !*wish->code	? "/code"
			      : !wish->reason || !*wish->reason ? "/reason"
			      : !wish->text			? "/text"
								: NULL;

	if (missing)
		return fault_set(fault, E_INPUT, missing,
				 N_("This is missing: fill it in"), NULL);
	if (strlen(wish->text) > most)
		return fault_set(fault, E_INPUT, "/text",
				 N_("This is too long for one row of the "
				    "table"),
				 NULL);
	if (strlen(wish->reason) <= REASON_MOST &&
	    !strpbrk(wish->reason, "\r\n"))
		return OK;
	return fault_set(fault, E_INPUT, "/reason",
			 N_("Give the reason on one line, and not too long"),
			 NULL);
}

void
show_bits(struct model *model, const char *key, unsigned bits,
	  const char *const *names, size_t count)
{
	struct model *list = model_children(model, key);

	for (size_t i = 0; i < count; i++)
		if (bits >> i & 1)
			model_code(list, NULL, key, names[i]);
}
