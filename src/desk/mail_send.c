/* Mail on its way out. */
#include "desk/outbox_inside.h"

static enum status
send(struct desk *desk, const struct message *message, struct fault *fault)
{
	(void)desk;
	(void)message;
	return fault_set(fault, E_BUSY, "mail",
			 N_("No mail server is set up: an administrator does "
			    "that under Settings"),
			 NULL);
}

const struct outbox_kind outbox_mail = {.name = "mail", .send = send};
