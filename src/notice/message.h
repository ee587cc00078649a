/* Messages of a notice while it is read: one for each block that has words. */
#ifndef VERNACULAR_NOTICE_MESSAGE_H
#define VERNACULAR_NOTICE_MESSAGE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "notice/template.h"

struct message_list {
	struct message *list;
	size_t count, cap;
	const char *path;
	struct arena *arena;
	struct faults *faults;
	int failed;
};

/* Add the message of a block's source, unless it stands there already or has
 * no words outside its fields. A source of two forms is written
 *     {weeks: one} You have {weeks} week.
 *     {weeks: other} You have {weeks} weeks.
 * and becomes a message with a plural. What is wrong goes to faults and sets
 * failed. */
void message_add(struct message_list *, const char *source, const char *note,
		 int line);

#endif
