/* A source while it is read: where its faults go. Internal to notice/. */
#ifndef VERNACULAR_NOTICE_SOURCE_H
#define VERNACULAR_NOTICE_SOURCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/fault.h"

struct source {
	const char *path; /* "rent-increase/notice.md" */
	struct arena *arena;
	struct faults *faults;
	bool failed;
};

/* "PATH:LINE", in the arena. */
const char *source_place(const struct source *, int line);

/* The message has {value} and {nearest}; nearest may be NULL. */
void source_refuse(struct source *, int line, const char *message,
		   const char *value, const char *nearest);

/* What another layer found wrong, told at this line. */
void source_fault(struct source *, int line, const struct fault *);

#endif
