/* Letters spoken in the background: a message of the outbox, so that it is
 * tried again later, and nobody waits for it. */
#include "desk/audio_inside.h"
#include "desk/inside.h"
#include "desk/outbox_inside.h"

static enum status
send(struct desk *desk, const struct message *message, struct fault *fault)
{
	struct arena *arena = arena_new();
	int64_t media = message_id(arena, message, "media");

	arena_free(arena);
	return audio_speak(desk, media, fault);
}

/* What went wrong stands on the letter's page; an officer asks a reader, or
 * waits for the next try. */
static enum status
settle(struct visit *visit, const struct message *message,
       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct log_entry entry = {.kind = "letter.unspoken"};
	struct media media;
	enum status status;

	if (message->state == MESSAGE_SENT)
		return OK;
	status = media_by_id(&access,
			     message_id(visit->arena, message, "media"),
			     &media, fault);
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK || media.state != MEDIA_MAKING)
		return status;
	media.trouble = message->trouble;
	if (message->state == MESSAGE_FAILED)
		media.state = MEDIA_FAILED;
	status = media_put(&access, &media, fault);
	if (status != OK || media.state != MEDIA_FAILED)
		return status;
	entry.subject = media.letter;
	entry.organisation = media.organisation;
	return log_event(visit, &entry, fault);
}

const struct outbox_kind outbox_audio = {
	.name = "audio",
	.send = send,
	.settle = settle,
};
