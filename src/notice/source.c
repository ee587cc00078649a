/* A source while it is read: its faults. */
#include "notice/source.h"

#include <string.h>

const char *
source_place(const struct source *source, int line)
{
	return arena_printf(source->arena, "%s:%d", source->path, line);
}

void
source_refuse(struct source *source, int line, const char *message,
	      const char *value, const char *nearest)
{
	(void)fault_set(faults_add(source->faults), E_INPUT,
			source_place(source, line), message, "value", value,
			"nearest", nearest ? nearest : "", NULL);
	source->failed = true;
}

void
source_fault(struct source *source, int line, const struct fault *fault)
{
	struct fault *added = faults_add(source->faults);
	struct fault where;

	*added = *fault;
	(void)fault_set(&where, E_INPUT, source_place(source, line), "", NULL);
	memcpy(added->where, where.where, sizeof added->where);
	source->failed = true;
}
