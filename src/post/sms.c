/* One text message to a gateway. */
#include "post/sms.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "wire/json.h"
#include "wire/model.h"

/* What says that the message will never be taken. */
static bool
is_final(int code)
{
	return code == 400 || code == 404 || code == 413 || code == 422;
}

/* A key with a line break in it would be a second header. */
static bool
is_clean(const char *key)
{
	for (; *key; key++)
		if (*key < 0x21 || *key > 0x7E)
			return false;
	return true;
}

static enum status
post(const struct sms *sms, const struct buf *body, struct arena *arena,
     int *ret_code, struct fault *fault)
{
	struct webhook_header header = {"Authorization", NULL};
	const struct webhook webhook = {
		.url = sms->url,
		.secret = sms->secret,
		.id = sms->id,
		.now_utc = sms->now_utc,
		.type = "application/json",
		.body = body->bytes,
		.count = body->count,
		.header = &header,
		.headers = sms->key && *sms->key,
		.reach = sms->reach,
		.stop = sms->stop,
	};

	if (webhook.headers && !is_clean(sms->key))
		return fault_set(fault, E_IO, "sms",
				 N_("{variable} holds no key: set it without "
				    "spaces and line breaks"),
				 "variable", SMS_KEY_VARIABLE, NULL);
	if (webhook.headers)
		header.value = arena_printf(arena, "Bearer %s", sms->key);
	return webhook_send(&webhook, ret_code, fault);
}

enum status
sms_send(const struct sms *sms, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct model *model = model_object(arena);
	struct buf body = {0};
	int code = 0;
	enum status status;

	model_text(model, sms->field_to, sms->to);
	model_text(model, sms->field_text, sms->text);
	if (sms->sender)
		model_text(model, sms->field_sender, sms->sender);
	model_text(model, sms->field_id, sms->id);
	json_print(model, &body);
	status = post(sms, &body, arena, &code, fault);
	buf_free(&body);
	arena_free(arena);
	if (status == E_IO && is_final(code))
		status = fault_set(fault, E_REFUSED, "sms",
				   N_("The gateway does not take this message: "
				      "see that the number is one of a mobile "
				      "telephone, and that its fields are "
				      "called as the gateway wants them"),
				   NULL);
	return status;
}
