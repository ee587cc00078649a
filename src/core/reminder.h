/* How a tenant is told of an appointment: a message where that is safe and they
 * can read it, else a colleague. Pure. */
#ifndef VERNACULAR_CORE_REMINDER_H
#define VERNACULAR_CORE_REMINDER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/contact.h"
#include "core/request.h"

enum reminder_channel {
	REMINDER_MAIL,
	REMINDER_CALL,	/* a colleague, by voice and with an interpreter */
	REMINDER_VISIT, /* a colleague: no telephone, or never call */
};
#define REMINDER_CHANNELS 3
extern const char *const reminder_channel_names[REMINDER_CHANNELS];

struct reminder_case {
	bool email, phone;  /* on record */
	bool confidential;  /* where they are is for few eyes */
	enum sensitivity sensitivity; /* of the request */
	const struct wanted *need; /* every need that holds */
	size_t needs;
};

/* Any rule about safe contact that is said in words of its own leaves it to a
 * colleague, who reads it. *ret_why is a message id. */
enum reminder_channel reminder_choose(const struct reminder_case *,
				      const char **ret_why);

#endif
