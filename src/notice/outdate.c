/* A catalogue brought up to an English text that has changed since. */
#include "notice/outdate.h"

#include <string.h>

#include "lang/po_merge.h"

static bool
has_message(const struct notice *notice, const struct po_entry *entry)
{
	const struct message *message = notice_message(notice, entry->msgid);

	return message && !message->id_plural == !entry->msgid_plural;
}

/* Whether words of the catalogue stand for English that nobody says now. */
static bool
has_changed(const struct notice *notice, const struct po *po)
{
	for (size_t i = 0; i < po->entries; i++)
		if (!po->entry[i].obsolete && po_filled(&po->entry[i]) &&
		    !has_message(notice, &po->entry[i]))
			return true;
	return false;
}

/* Those of the notice itself, and of its clauses those that the catalogue has
 * all the same. */
static size_t
messages_now(const struct notice *notice, const struct po *po,
	     struct po_message *now)
{
	size_t count = 0;

	for (size_t i = 0; i < notice->message_count; i++) {
		const struct message *message = &notice->messages[i];
		const struct po_entry *entry = po_find(po, NULL, message->id);

		if (message->clause && (!entry || entry->obsolete))
			continue;
		now[count++] =
			(struct po_message){.msgid = message->id,
					    .msgid_plural = message->id_plural};
	}
	return count;
}

enum status
outdate(const struct notice *notice, const char *name, const char *po,
	struct arena *arena, const char **ret, struct faults *faults)
{
	struct po_message *now =
		arena_alloc(arena, (notice->message_count + 1) * sizeof *now);
	struct po old, merged;
	struct buf out = {0};
	enum status status =
		po_parse(name, po, strlen(po), arena, &old, faults);

	if (status != OK)
		return status;
	*ret = po;
	if (!has_changed(notice, &old))
		return OK;
	po_merge(&old, now, messages_now(notice, &old, now), arena, &merged);
	po_write(&merged, &out);
	*ret = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return OK;
}
