/* A message of the outbox as it is read. Internal to store/. */
#ifndef VERNACULAR_STORE_OUTBOX_ROW_H
#define VERNACULAR_STORE_OUTBOX_ROW_H

#include "store/inside.h"
#include "store/outbox.h"

#define OUTBOX_COLUMNS                                                     \
	"id, kind, key, payload, state, attempts, next_at, trouble,"       \
	" organisation FROM outbox"

void message_read(struct cursor *, struct message *ret);

#endif
