/* Mail that the service writes to people: into the outbox, and back. */
#include "desk/mail.h"

#include <stdlib.h>

#include "base/mem.h"
#include "desk/inside.h"
#include "desk/mail_inside.h"
#include "desk/outbox.h"
#include "store/organisation.h"
#include "store/outbox.h"
#include "wire/model.h"

struct mail_office *
mail_office_new(enum desk_use use)
{
	struct mail_office *office = mem_new(sizeof *office);

	office->texts = mail_texts_new();
	office->pool = mail_pool_new();
	office->use = use;
	return office;
}

void
mail_office_free(struct mail_office *office)
{
	if (!office)
		return;
	mail_texts_free(office->texts);
	mail_pool_free(office->pool);
	free(office);
}

static const char *
key_of(const struct visit *visit, const char *key)
{
	return arena_printf(visit->arena, "mail/%s", key);
}

static enum status
add_frame(struct visit *visit, const struct mail *mail, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	enum status status = organisation_get(&access, mail->organisation,
					      &organisation, fault);

	if (status != OK)
		return status;
	model_name(mail->model, "organisation", organisation.name, NULL);
	model_text(mail->model, "link", mail->path);
	return OK;
}

enum status
mail_put(struct visit *visit, const struct mail *mail, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct outbox_message message = {
		.kind = "mail",
		.key = key_of(visit, mail->key),
		.payload = payload,
		.due_utc = mail->when_utc,
		.organisation = mail->organisation,
	};
	struct mail_text text;
	enum status status;

	if (!mail->to || !*mail->to || desk_mail(visit->desk)->use == DESK_NEW)
		return OK;
	status = add_frame(visit, mail, fault);
	if (status == OK)
		status = mail_write(visit, mail, &text, fault);
	if (status != OK)
		return status;
	model_id(payload, "organisation", mail->organisation);
	model_id(payload, "about", mail->about);
	model_id(payload, "dispatch", mail->dispatch);
	model_text(payload, "template", mail->template);
	model_text(payload, "to", mail->to);
	model_text(payload, "to_name", mail->to_name);
	model_text(payload, "language", text.language);
	model_text(payload, "subject", text.subject);
	model_text(payload, "text", text.text);
	model_text(payload, "path", mail->path);
	model_int(payload, "date",
		  mail->when_utc ? mail->when_utc : visit->now_utc);
	model_int(payload, "until", mail->until_utc);
	return outbox_add(visit, &message, fault);
}

enum status
mail_went(struct visit *visit, const char *key, bool *ret,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct message message;
	enum status status = outbox_get(&access, key_of(visit, key), &message,
					fault);

	*ret = status == OK &&
	       (message.state == MESSAGE_SENT ||
		(message.state == MESSAGE_WAITING && message.attempts &&
		 !message.trouble));
	return status == E_NOT_FOUND ? OK : status;
}

enum status
mail_drop(struct visit *visit, const char *key_begin, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return outbox_drop(&access, "mail", key_of(visit, key_begin), fault);
}
