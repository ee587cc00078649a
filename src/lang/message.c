/* Messages with their arguments put in. */
#include "lang/message.h"

#include <string.h>

static const char *
find(const struct message_arg *arg, size_t args, const char *name, size_t count)
{
	for (size_t i = 0; i < args; i++)
		if (!strncmp(arg[i].name, name, count) && !arg[i].name[count])
			return arg[i].value;
	return NULL;
}

void
message_format(struct buf *buf, const char *text, const struct message_arg *arg,
	       size_t args)
{
	while (*text) {
		size_t plain = strcspn(text, "{");
		size_t name;
		const char *value;

		buf_put(buf, text, plain);
		text += plain;
		if (!*text)
			return;
		name = strcspn(text + 1, "{}");
		value = text[1 + name] == '}' ? find(arg, args, text + 1, name)
					      : NULL;
		if (value) {
			buf_text(buf, value);
			text += name + 2;
		} else {
			buf_char(buf, *text++);
		}
	}
}

void
message_fault(struct buf *buf, const struct catalogue *catalogue,
	      const struct fault *fault)
{
	struct message_arg arg[FAULT_ARGS];

	for (size_t i = 0; i < fault->args; i++)
		arg[i] = (struct message_arg){fault->arg[i].name,
					      fault->arg[i].value};
	message_format(buf, catalogue_text(catalogue, NULL, fault->message),
		       arg, fault->args);
}
