/* Messages of a notice while it is read: one for each block that has words. */
#ifndef VERNACULAR_NOTICE_MESSAGE_H
#define VERNACULAR_NOTICE_MESSAGE_H

#include <stddef.h>

#include "notice/template.h"

struct source;

struct message_list {
	struct message *list;
	size_t count, cap;
	struct source *source;
	const char *clause; /* that they belong to, or NULL */
};

/* Add the message of a block's words, unless it stands there already. A text
 * of two forms is written
 *     {weeks: one} You have {weeks} week.
 *     {weeks: other} You have {weeks} weeks.
 * and becomes a message with a plural. What is wrong goes to the source.
 * 1 + its index; 0 where there are no words outside fields. */
size_t message_add(struct message_list *, const char *text, const char *note,
		   int line);

#endif
