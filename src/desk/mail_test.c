/* One mail sent now, to see whether it arrives. */
#include "base/buf.h"
#include "desk/account.h"
#include "desk/inside.h"
#include "desk/mail_inside.h"
#include "desk/mail_settings.h"
#include "lang/tag.h"
#include "wire/model.h"

/* Somebody waits for it. */
#define ANSWER_S 10

static enum status
compose(struct visit *visit, const char *to, const struct mail_way *way,
	struct buf *ret, struct fault *fault)
{
	struct model *model = model_object(visit->arena);
	const struct mail mail = {
		.language = visit->caller->language,
		.template = "test",
		.model = model,
	};
	struct mail_text text;
	struct mail_parts parts = {
		.from = way->sender,
		.to = {to, NULL},
		.reply_to = way->reply_to,
		.id = arena_printf(visit->arena, "test-%lld-%lld",
				   (long long)visit->now_utc,
				   (long long)visit_actor(visit)),
		.date_utc = visit->now_utc,
	};
	enum status status;

	model_text(model, "organisation", way->sender.name);
	status = mail_write(visit, &mail, &text, fault);
	if (status != OK)
		return status;
	parts.tag = tag_find(text.language);
	parts.subject = text.subject;
	parts.text = text.text;
	mail_compose(&parts, ret);
	return OK;
}

static enum status
no_library(struct fault *fault)
{
	return fault_set(fault, E_IO, "mail",
			 N_("Nothing can be sent: libcurl is missing on this "
			    "machine; install it"),
			 NULL);
}

/* Somebody waits for the answer, and this is it. */
static enum status
refused_now(struct fault *fault)
{
	if (fault)
		fault->status = E_REFUSED;
	return E_REFUSED;
}

static enum status
hand_over(struct visit *visit, const struct mail_way *way, const char *to,
	  struct model *model, struct fault *fault)
{
	char answer[SMTP_ANSWER_BYTES] = "";
	struct buf bytes = {0};
	struct smtp *smtp;
	struct smtp_mail mail = {.from = way->sender.address, .to = to};
	enum status status = compose(visit, to, way, &bytes, fault);

	smtp = status == OK ? smtp_new(&way->server, desk_ends(visit->desk))
			    : NULL;
	if (smtp) {
		mail.bytes = bytes.bytes;
		mail.count = bytes.count;
		status = smtp_send(smtp, &mail, answer, fault);
		if (status == E_IO)
			status = refused_now(fault);
	} else if (status == OK) {
		status = no_library(fault);
	}
	smtp_free(smtp);
	buf_free(&bytes);
	model_text(model, "to", to);
	model_text(model, "answer", answer);
	return status;
}

enum status
mail_test_send(struct visit *visit, const struct mail_test *test,
	       struct model *model, struct fault *fault)
{
	const char *to = test->to ? test->to : "";
	struct mail_way way;
	int64_t organisation;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = organisation_chosen(visit, test->organisation,
					     &organisation, fault);
	if (status == OK)
		status = mail_address_check("/to", to, fault);
	if (status == OK)
		status = mail_way_of(visit, organisation, &way, fault);
	if (status == E_BUSY)
		return refused_now(fault);
	if (status != OK)
		return status;
	way.server.answer_s = ANSWER_S;
	return hand_over(visit, &way, to, model, fault);
}

enum status
mail_test_log(struct visit *visit, struct fault *fault)
{
	const struct log_entry entry = {
		.kind = "mail.tested",
		.subject = visit_organisation(visit),
		.organisation = visit_organisation(visit),
	};

	return log_event(visit, &entry, fault);
}
