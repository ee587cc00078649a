/* Letters whose address goes by e-mail or as a text message: into the outbox,
 * and what became of it. */
#include <stdlib.h>
#include <string.h>

#include "core/sms.h"
#include "desk/dispatch_inside.h"
#include "desk/dispatch_text.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "desk/letter_link.h"
#include "desk/mail.h"
#include "desk/mail_inside.h"
#include "desk/outbox.h"
#include "desk/outbox_inside.h"
#include "desk/sms_settings.h"
#include "post/sms.h"
#include "wire/model.h"

/* ---- into the outbox ---- */

static const char *
path_of(struct visit *visit, const struct letter *letter)
{
	char token[TOKEN_TEXT];

	letter_token(visit, letter, token);
	return arena_printf(visit->arena, "/n/%s", token);
}

static const char *
key_of(struct visit *visit, const struct dispatch *d)
{
	char id[ID_TEXT];

	id_format(d->id, id);
	return arena_printf(visit->arena, "letter/%s", id);
}

static enum status
put_mail(struct visit *visit, const struct dispatch *d,
	 const struct letter *letter, struct fault *fault)
{
	struct model *model = model_object(visit->arena);
	struct mail mail = {.organisation = d->organisation,
			    .to = d->reach,
			    .template = "letter",
			    .model = model,
			    .path = path_of(visit, letter),
			    .key = key_of(visit, d),
			    .dispatch = d->id};
	struct dispatch_words words;
	enum status status = dispatch_words(visit, d->organisation,
					    letter->language, &words, fault);

	if (status != OK)
		return status;
	mail.language = words.language;
	model_text(model, "subject", words.subject);
	model_text(model, "sentence", words.sentence);
	return mail_put(visit, &mail, fault);
}

static enum status
put_text(struct visit *visit, const struct dispatch *d,
	 const struct letter *letter, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct outbox_message message = {
		.kind = "sms",
		.key = arena_printf(visit->arena, "sms/%s", key_of(visit, d)),
		.payload = payload,
		.organisation = d->organisation};
	const char *text;
	enum status status;

	if (desk_mail(visit->desk)->use == DESK_NEW)
		return OK;
	status = dispatch_text(visit, letter, &text, fault);
	if (status != OK)
		return status;
	model_id(payload, "dispatch", d->id);
	model_text(payload, "to", d->reach);
	model_text(payload, "text", text);
	model_text(payload, "path", path_of(visit, letter));
	outbox_soon(visit->desk);
	return outbox_add(visit, &message, fault);
}

enum status
dispatch_post(struct visit *visit, const struct dispatch *d,
	      const struct letter *letter, struct fault *fault)
{
	switch (d->method) {
	case DISPATCH_EMAIL:
		return put_mail(visit, d, letter, fault);
	case DISPATCH_TEXT:
		return put_text(visit, d, letter, fault);
	case DISPATCH_POST:
	case DISPATCH_RECORDED:
	case DISPATCH_HAND:
		break;
	}
	return OK;
}

enum status
dispatch_recall(struct visit *visit, const struct dispatch *d,
		struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	if (d->method == DISPATCH_EMAIL)
		return mail_drop(visit, key_of(visit, d), fault);
	if (d->method == DISPATCH_TEXT)
		return outbox_drop(&access, "sms",
				   arena_printf(visit->arena, "sms/%s",
						key_of(visit, d)),
				   fault);
	return OK;
}

/* ---- out of it ---- */

/* What is sent, read before anything is. */
struct parcel {
	struct sms sms;
	unsigned char secret[HASH_BYTES];
	char number[SMS_NUMBER_TEXT];
};

static enum status
read_gateway(struct visit *visit, int64_t organisation, struct parcel *ret,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct sms_gateway gateway;
	enum status status =
		sms_gateway_get(&access, organisation, &gateway, fault);

	if (status == E_NOT_FOUND)
		return fault_set(fault, E_BUSY, "sms",
				 N_("No gateway for text messages is set up: "
				    "an administrator does that under "
				    "Settings"),
				 NULL);
	if (status != OK)
		return status;
	sms_secret(visit, &gateway, ret->secret);
	ret->sms = (struct sms){
		.url = gateway.url,
		.reach = gateway.private_network ? WEBHOOK_ANYWHERE
						 : WEBHOOK_WORLD,
		.secret = ret->secret,
		.key = getenv(SMS_KEY_VARIABLE),
		.field_to = gateway.field_to,
		.field_text = gateway.field_text,
		.field_sender = gateway.field_sender,
		.field_id = gateway.field_id,
		.sender = gateway.sender,
	};
	return OK;
}

static enum status
read_parcel(struct desk *desk, struct arena *arena,
	    const struct message *message, struct parcel *ret,
	    struct fault *fault)
{
	const char *place = NULL;
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, arena, &visit, fault);

	if (status != OK)
		return status;
	status = read_gateway(&visit, message->organisation, ret, fault);
	if (status == OK)
		status = letter_place(&visit, message->organisation, &place,
				      fault);
	desk_read_end(&visit);
	if (status == OK && !place)
		status = fault_set(fault, E_BUSY, "sms",
				   N_("Nobody has said where this service is: "
				      "an administrator does that under "
				      "Settings, Mail"),
				   NULL);
	if (status == OK &&
	    !sms_number(message_text(arena, message, "to"), ret->number))
		status = fault_set(fault, E_REFUSED, "sms",
				   N_("The telephone number in the register is "
				      "none of a mobile telephone"),
				   NULL);
	if (status != OK)
		return status;
	ret->sms.to = ret->number;
	ret->sms.text = arena_printf(arena, "%s\n%s%s",
				     message_text(arena, message, "text"),
				     place,
				     message_text(arena, message, "path"));
	return OK;
}

static enum status
send_text(struct desk *desk, const struct message *message,
	  struct fault *fault)
{
	struct arena *arena = arena_new();
	struct parcel parcel;
	char id[ID_TEXT];
	enum status status = read_parcel(desk, arena, message, &parcel, fault);

	id_format(message->id, id);
	if (status == OK) {
		parcel.sms.id = id;
		parcel.sms.now_utc = desk_now(desk);
		parcel.sms.stop = desk_ends(desk);
		status = sms_send(&parcel.sms, fault);
	}
	arena_free(arena);
	return status;
}

/* Tried again from the list of what was given up, a failed one may still go. */
static enum status
take_sent(struct visit *visit, struct dispatch *d,
	  const struct message *message, const struct letter *letter,
	  struct fault *fault)
{
	if (d->state == DISPATCH_SENT || d->state == DISPATCH_RETURNED)
		return OK;
	d->state = DISPATCH_SENT;
	d->trouble = NULL;
	d->message = message->id;
	d->at_utc = d->sent_utc = visit->now_utc;
	d->by = 0;
	if (!d->answered_utc)
		d->due_utc = d->officer = 0;
	return dispatch_keep(visit, d, letter, fault);
}

enum status
dispatch_settled(struct visit *visit, const struct message *message,
		 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t id = message_id(visit->arena, message, "dispatch");
	struct letter letter;
	struct dispatch d;
	enum status status;

	if (!id || message->state == MESSAGE_WAITING)
		return OK;
	status = dispatch_get(&access, id, &d, fault);
	if (status == OK)
		status = letter_get(&access, d.letter, &letter, fault);
	if (status != OK)
		return status;
	if (message->state == MESSAGE_SENT)
		return take_sent(visit, &d, message, &letter, fault);
	if (d.state != DISPATCH_TO_DO)
		return OK;
	d.state = DISPATCH_FAILED;
	d.trouble = message->trouble;
	d.at_utc = visit->now_utc;
	d.by = 0;
	return dispatch_keep(visit, &d, &letter, fault);
}

const struct outbox_kind outbox_sms = {"sms", send_text, dispatch_settled};
