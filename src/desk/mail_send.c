/* Mail on its way out: how it leaves, sending it, what became of it. */
#include <string.h>

#include "base/buf.h"
#include "base/seal.h"
#include "desk/dispatch_inside.h"
#include "desk/inside.h"
#include "desk/mail_inside.h"
#include "desk/outbox_inside.h"
#include "lang/tag.h"
#include "store/mail.h"
#include "store/organisation.h"
#include "store/setting.h"
#include "wire/model.h"

/* ---- how it leaves ---- */

static enum status
open_password(struct visit *visit, const struct mail_server *server,
	      const char **ret, struct fault *fault)
{
	struct buf text = {0};
	bool opened;

	*ret = NULL;
	if (!server->password)
		return OK;
	opened = seal_open(desk_secret(visit->desk), MAIL_PURPOSE,
			   server->password, server->password_bytes, &text);
	*ret = arena_text(visit->arena, buf_string(&text));
	buf_free(&text);
	if (opened)
		return OK;
	return fault_set(fault, E_BUSY, "mail",
			 N_("The password of the mail server cannot be read: "
			    "set it again under Settings"),
			 NULL);
}

enum smtp_security
smtp_security_of(const char *name)
{
	for (int i = 0; i < SMTP_SECURITIES; i++)
		if (!strcmp(smtp_security_names[i], name))
			return (enum smtp_security)i;
	return SMTP_STARTTLS;
}

static enum status
read_reply_to(struct visit *visit, int64_t organisation, const char **ret,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct kept_setting kept;
	enum status status = setting_get(&access, organisation, MAIL_REPLY_TO,
					 &kept, fault);

	*ret = status == OK && *kept.value ? kept.value : NULL;
	return status == E_NOT_FOUND ? OK : status;
}

enum status
mail_way_of(struct visit *visit, int64_t organisation, struct mail_way *ret,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation owner;
	struct mail_server server;
	enum status status =
		mail_server_get(&access, organisation, &server, fault);

	*ret = (struct mail_way){0};
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_BUSY, "mail",
				 N_("No mail server is set up: an "
				    "administrator does that under Settings"),
				 NULL);
	if (status == OK)
		status = organisation_get(&access, organisation, &owner,
					  fault);
	if (status == OK)
		status = read_reply_to(visit, organisation,
				       &ret->reply_to.address, fault);
	if (status == OK)
		status = open_password(visit, &server, &ret->server.password,
				       fault);
	if (status != OK)
		return status;
	ret->server.host = server.host;
	ret->server.port = (int)server.port;
	ret->server.security = smtp_security_of(server.security);
	ret->server.user = server.user;
	ret->server.authority = server.authority;
	ret->server.reach = server.private_network ? SMTP_ANYWHERE : SMTP_WORLD;
	ret->address = server.address;
	ret->sender = (struct mail_person){server.sender, owner.name};
	return OK;
}

/* ---- sending ---- */

const char *
mail_linked(struct arena *arena, const char *text, const char *path,
	    const char *address)
{
	struct buf whole = {0};
	const char *copy;

	while (*text) {
		size_t count = strcspn(text, "\n");

		if (count && count == strlen(path) &&
		    !strncmp(text, path, count))
			buf_text(&whole, address);
		buf_put(&whole, text, count);
		text += count;
		if (*text)
			buf_char(&whole, *text++);
	}
	copy = arena_text(arena, buf_string(&whole));
	buf_free(&whole);
	return copy;
}

/* What is sent, read before anything is. */
struct parcel {
	struct mail_way way;
	const char *to;
	struct buf bytes;
};

static void
compose(struct arena *arena, const struct message *message,
	struct parcel *parcel)
{
	char id[ID_TEXT];
	const struct tag *tag =
		tag_find(message_text(arena, message, "language"));
	struct mail_parts parts = {
		.from = parcel->way.sender,
		.to = {parcel->to, message_text(arena, message, "to_name")},
		.reply_to = parcel->way.reply_to,
		.id = id,
		.date_utc = message_number(arena, message, "date"),
		.tag = tag ? tag : tag_find("en"),
		.subject = message_text(arena, message, "subject"),
	};

	id_format(message->id, id);
	parts.text = mail_linked(arena, message_text(arena, message, "text"),
				 message_text(arena, message, "path"),
				 parcel->way.address);
	mail_compose(&parts, &parcel->bytes);
}

static enum status
read_parcel(struct desk *desk, struct arena *arena,
	    const struct message *message, struct parcel *ret,
	    struct fault *fault)
{
	int64_t until_utc = message_number(arena, message, "until");
	struct visit visit;
	enum status status;

	if (until_utc && until_utc < desk_now(desk))
		return fault_set(fault, E_REFUSED, "mail",
				 N_("It could not be sent in time and is of "
				    "no use any more"),
				 NULL);
	status = desk_read_begin(desk, NULL, arena, &visit, fault);
	if (status != OK)
		return status;
	status = mail_way_of(&visit, message->organisation, &ret->way, fault);
	desk_read_end(&visit);
	if (status != OK)
		return status;
	ret->to = message_text(arena, message, "to");
	status = mail_address_check("mail", ret->to, fault);
	if (status == OK)
		compose(arena, message, ret);
	return status;
}

static enum status
hand_over(struct desk *desk, const struct parcel *parcel, struct fault *fault)
{
	const struct smtp_mail mail = {
		.from = parcel->way.sender.address,
		.to = parcel->to,
		.bytes = parcel->bytes.bytes,
		.count = parcel->bytes.count,
	};
	struct mail_pool *pool = desk_mail(desk)->pool;
	struct mail_line *line =
		mail_pool_take(pool, &parcel->way.server, desk_ends(desk));
	char answer[SMTP_ANSWER_BYTES];
	enum status status;

	if (!line)
		return fault_set(fault, E_BUSY, "mail",
				 N_("Nothing can be sent: libcurl is missing "
				    "on this machine; install it"),
				 NULL);
	status = smtp_send(mail_line_smtp(line), &mail, answer, fault);
	if (status == OK)
		mail_pool_give(pool, line, desk_now(desk));
	else
		mail_line_free(line);
	return status;
}

static enum status
send(struct desk *desk, const struct message *message, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct parcel parcel = {0};
	enum status status = read_parcel(desk, arena, message, &parcel, fault);

	if (status == OK)
		status = hand_over(desk, &parcel, fault);
	buf_free(&parcel.bytes);
	arena_free(arena);
	return status;
}

/* ---- what became of it ---- */

static bool
has_server(struct visit *visit, const struct message *message)
{
	struct access access = visit_access_of_service(visit);
	struct mail_server server;
	struct fault ignored;

	return mail_server_get(&access, message->organisation, &server,
			       &ignored) == OK;
}

/* Where it is about a request, its history says so; never to whom. */
static enum status
log_end(struct visit *visit, const struct message *message,
	struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = message->state == MESSAGE_SENT ? "mail.sent"
						       : "mail.failed",
		.subject = message_id(visit->arena, message, "about"),
		.organisation = message->organisation,
		.payload = payload,
	};

	if (!entry.subject)
		return OK;
	model_text(payload, "template",
		   message_text(visit->arena, message, "template"));
	model_text(payload, "trouble", message->trouble);
	return log_event(visit, &entry, fault);
}

/* Who has not set mail up is not told of each that was of use for a time. */
static enum status
settle(struct visit *visit, const struct message *message,
       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	switch (message->state) {
	case MESSAGE_WAITING:
		return OK;
	case MESSAGE_FAILED:
		if (!has_server(visit, message))
			return outbox_forget(&access, message->id, fault);
		break;
	case MESSAGE_SENT:
		break;
	}
	status = dispatch_settled(visit, message, fault);
	return status == OK ? log_end(visit, message, fault) : status;
}

const struct outbox_kind outbox_mail = {"mail", send, settle};
