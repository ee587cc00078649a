/* What a tenant asks for on the page of a letter. */
#include "core/reply.h"

#include "core/name.h"

const char *const reply_kind_names[REPLY_KINDS] = {"help", "call", "language"};

bool
reply_kind_parse(const char *name, enum reply_kind *ret)
{
	int found = name_find(reply_kind_names, REPLY_KINDS, name);

	if (found >= 0)
		*ret = (enum reply_kind)found;
	return found >= 0;
}
