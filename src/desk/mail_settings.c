/* By which server an organisation's mail leaves, and what has not left. */
#include "desk/mail_settings.h"

#include <string.h>

#include "base/buf.h"
#include "base/seal.h"
#include "desk/account.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/mail_inside.h"
#include "desk/outbox.h"
#include "desk/outbox_inside.h"
#include "store/mail.h"
#include "store/request.h"
#include "store/setting.h"
#include "wire/model.h"

#define GIVEN_UP_SHOWN 50
#define ADDRESS_MOST 400
#define AUTHORITY_MOST 20000
#define PASSWORD_MOST 400
#define PORT_USUAL 587

/* ---- what holds ---- */

static void
show_server(struct model *model, const struct mail_server *server,
	    int64_t organisation)
{
	model_text(model, "address", server->address);
	model_text(model, "host", server->host);
	model_int(model, "port", server->port);
	model_code(model, "security", "mail-security",
		   smtp_security_names[smtp_security_of(server->security)]);
	model_text(model, "user", server->user);
	model_bool(model, "has_password", server->password);
	model_text(model, "authority", server->authority);
	model_text(model, "sender", server->sender);
	model_bool(model, "private", server->private_network);
	model_code(model, "origin", "origin",
		   server->organisation == organisation ? "own"
							: "partnership");
	model_time(model, "at", server->at_utc);
}

static enum status
reply_to(struct visit *visit, int64_t organisation, const char **ret,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct kept_setting kept = {0};
	enum status status = setting_get(&access, organisation, MAIL_REPLY_TO,
					 &kept, fault);

	*ret = status == OK ? kept.value : NULL;
	return status == E_NOT_FOUND ? OK : status;
}

/* Whether the caller may know of the request that it is about. */
static bool
may_know(struct visit *visit, const struct message *message)
{
	struct access access = visit_access(visit);
	int64_t about = message_id(visit->arena, message, "about");
	struct request request;
	struct fault ignored;

	return !about || request_get(&access, about, &request, &ignored) == OK;
}

static void
show_given_up(struct visit *visit, const struct messages *all,
	      struct model *rows)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct message *message = &all->list[i];
		struct model *row = model_append(rows);
		bool known = may_know(visit, message);

		model_id(row, "id", message->id);
		model_text(row, "to",
			   known ? message_text(visit->arena, message, "to")
				 : NULL);
		model_text(row, "subject",
			   known ? message_text(visit->arena, message,
						"subject")
				 : NULL);
		model_int(row, "tries", message->attempts);
		model_time(row, "at", message->next_utc);
		model_text(row, "trouble", known ? message->trouble : NULL);
	}
}

static enum status
show_waiting(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct mail_counts counts;
	struct messages failed;
	enum status status = mail_count(&access, &counts, fault);

	if (status == OK)
		status = mail_failed(&access, INT64_MAX, GIVEN_UP_SHOWN,
				     &failed, fault);
	if (status != OK)
		return status;
	model_int(model, "waiting", counts.waiting);
	model_text(model, "trouble",
		   counts.stuck.id && may_know(visit, &counts.stuck)
			   ? counts.stuck.trouble
			   : NULL);
	model_int(model, "failed", counts.failed);
	show_given_up(visit, &failed, model_children(model, "given_up"));
	return OK;
}

enum status
mail_settings_show(struct visit *visit, struct model *model,
		   struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t organisation = visit_organisation(visit);
	struct mail_server server;
	const char *reply = NULL;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	status = mail_server_get(&access, organisation, &server, fault);
	if (status == OK)
		show_server(model_child(model, "server"), &server,
			    organisation);
	else if (status == E_NOT_FOUND)
		model_null(model, "server");
	else
		return status;
	status = reply_to(visit, organisation, &reply, fault);
	model_text(model, "reply_to", reply);
	return status == OK ? show_waiting(visit, model, fault) : status;
}

enum status
mail_missing(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct mail_server server;
	enum status status = mail_server_get(
		&access, visit_organisation(visit), &server, fault);

	model_bool(model, "mail", status == E_NOT_FOUND);
	return status == E_NOT_FOUND ? OK : status;
}

enum status
mail_failures(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct mail_counts counts;
	enum status status = mail_count(&access, &counts, fault);

	if (status == OK)
		model_int(model, "mail_failed", counts.failed);
	return status;
}

/* ---- changes ---- */

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* The new value where one was said. */
static void
read_text(struct fields *fields, const char *name, const char *value,
	  size_t most, const char **ret)
{
	if (value)
		*ret = field_text(fields, name, value, most);
}

/* "https://language.landlord.example", no path. */
static void
read_address(struct fields *fields, const char *value, const char **ret)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-.:[]";
	const char *text, *host;
	size_t count;

	read_text(fields, "address", value, ADDRESS_MOST, ret);
	if (!(text = *ret))
		return bad(fields, "address",
			   N_("Say the address of this service, such as "
			      "https://language.landlord.example: links in "
			      "mail begin so"));
	host = strncmp(text, "https://", 8) ? text + 7 : text + 8;
	count = strspn(host, allowed);
	if ((strncmp(text, "https://", 8) && strncmp(text, "http://", 7)) ||
	    !count || strcmp(host + count + (host[count] == '/'), "") != 0)
		return bad(fields, "address",
			   N_("Write the address as a browser shows it, "
			      "without what comes after the name: "
			      "https://language.landlord.example"));
	*ret = arena_copy(fields->arena, text,
			  (size_t)(host - text) + count);
}

static void
read_mail(struct fields *fields, const char *name, const char *value,
	  const char **ret)
{
	struct fault fault;

	read_text(fields, name, value, MAIL_ADDRESS_BYTES, ret);
	if (*ret && mail_address_check("", *ret, &fault) != OK)
		field_take(fields, name, &fault);
}

static void
read_security(struct fields *fields, const char *value, const char **ret)
{
	if (!value || !*value)
		return;
	for (int i = 0; i < SMTP_SECURITIES; i++)
		if (!strcmp(smtp_security_names[i], value))
			*ret = smtp_security_names[i];
	if (strcmp(*ret, value) != 0)
		bad(fields, "security",
		    N_("Say starttls, tls or none"));
}

static void
read_yes(struct fields *fields, const char *name, const char *value, bool *ret)
{
	if (!value || !*value)
		return;
	*ret = !strcmp(value, "yes");
	if (!*ret && strcmp(value, "no") != 0)
		bad(fields, name, N_("Say yes or no"));
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* A password goes to nobody but the server and user it was given for. */
static void
read_password(struct visit *visit, struct fields *fields, const char *value,
	      const struct mail_server *before, struct mail_server *server)
{
	struct buf sealed = {0};
	bool moved = !same(before->host, server->host) ||
		     !same(before->user, server->user);

	if (value && *value) {
		seal_text(desk_secret(visit->desk), MAIL_PURPOSE,
			  visit->random, value, &sealed);
		server->password_bytes = sealed.count;
		server->password = arena_copy(visit->arena, sealed.bytes,
					      sealed.count);
		buf_free(&sealed);
	} else if (value || moved || !server->user) {
		server->password = NULL;
	}
	if (server->user && !server->password)
		bad(fields, "password",
		    N_("Type the password that goes with this server and "
		       "user"));
	if (!server->user && server->password)
		bad(fields, "user", N_("Say whose password that is"));
}

static void
check_server(struct fields *fields, const struct mail_server *server)
{
	const struct smtp_server smtp = {
		.host = server->host ? server->host : "",
		.port = (int)server->port,
		.security = smtp_security_of(server->security),
		.user = server->user,
		.authority = server->authority,
	};
	struct fault fault;

	if (smtp_server_check(&smtp, &fault) != OK)
		field_take(fields, fault.where + 1, &fault);
	if (!server->sender)
		bad(fields, "sender",
		    N_("Say from which address mail comes, such as "
		       "language@landlord.example"));
}

static void
read_input(struct visit *visit, struct fields *fields,
	   const struct mail_settings_input *input,
	   const struct mail_server *before, struct mail_server *server)
{
	read_address(fields, input->address, &server->address);
	read_text(fields, "host", input->host, ADDRESS_MOST, &server->host);
	if (input->port && *input->port)
		(void)field_number(fields, "port", input->port, 65535,
				   &server->port);
	read_security(fields, input->security, &server->security);
	read_text(fields, "user", input->user, ADDRESS_MOST, &server->user);
	if (input->authority)
		server->authority =
			*input->authority ? input->authority : NULL;
	if (server->authority && strlen(server->authority) > AUTHORITY_MOST)
		bad(fields, "authority", N_("That is too long"));
	read_mail(fields, "sender", input->sender, &server->sender);
	read_yes(fields, "private", input->private_network,
		 &server->private_network);
	read_password(visit, fields, input->password, before, server);
	check_server(fields, server);
}

static enum status
log_change(struct visit *visit, const struct mail_server *server,
	   const char *reply, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "mail.settings",
		.subject = server->organisation,
		.organisation = server->organisation,
		.payload = payload,
	};

	model_text(payload, "address", server->address);
	model_text(payload, "host", server->host);
	model_int(payload, "port", server->port);
	model_text(payload, "security", server->security);
	model_text(payload, "user", server->user);
	model_text(payload, "sender", server->sender);
	model_text(payload, "reply_to", reply);
	return log_event(visit, &entry, fault);
}

static enum status
keep(struct visit *visit, const struct mail_server *server, const char *reply,
     struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct kept_setting kept = {
		.organisation = server->organisation,
		.name = MAIL_REPLY_TO,
		.value = reply ? reply : "",
		.by = visit_actor(visit),
		.at_utc = visit->now_utc,
	};
	enum status status = mail_server_put(&access, server, fault);

	if (status == OK)
		status = setting_put(&access, &kept, fault);
	if (status == OK)
		status = mail_hasten(&access, server->organisation,
				     visit->now_utc, fault);
	if (status == OK)
		status = log_change(visit, server, reply, fault);
	if (status == OK)
		outbox_soon(visit->desk);
	return status;
}

/* What the organisation has of its own; what a new server begins with. */
static enum status
own_server(struct visit *visit, int64_t organisation,
	   struct mail_server *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status =
		mail_server_get(&access, organisation, ret, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	if (status != OK || ret->organisation != organisation)
		*ret = (struct mail_server){
			.security = smtp_security_names[SMTP_STARTTLS],
			.port = PORT_USUAL,
		};
	ret->organisation = organisation;
	return OK;
}

enum status
mail_settings_set(struct visit *visit, const struct mail_settings_input *input,
		  struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct mail_server server, before;
	const char *reply = NULL;
	int64_t organisation;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = organisation_chosen(visit, input->organisation,
					     &organisation, fault);
	if (status == OK)
		status = own_server(visit, organisation, &before, fault);
	if (status == OK)
		status = reply_to(visit, organisation, &reply, fault);
	if (status != OK)
		return status;
	server = before;
	read_input(visit, &fields, input, &before, &server);
	read_mail(&fields, "reply_to", input->reply_to, &reply);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	server.by = visit_actor(visit);
	server.at_utc = visit->now_utc;
	return keep(visit, &server, reply, fault);
}

enum status
mail_settings_remove(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t organisation = visit_organisation(visit);
	const struct log_entry entry = {.kind = "mail.removed",
					.subject = organisation,
					.organisation = organisation};
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = mail_server_delete(&access, organisation, fault);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

/* ---- what was given up ---- */

static enum status
again(struct visit *visit, const struct message *message, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "mail.again",
		.subject = message->organisation,
		.organisation = message->organisation,
		.payload = payload,
	};
	enum status status = outbox_again(visit, message->key, fault);

	model_text(payload, "template",
		   message_text(visit->arena, message, "template"));
	return status == OK ? log_event(visit, &entry, fault) : status;
}

enum status
mail_again(struct visit *visit, const char *id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct messages all = {NULL, 0};
	struct message one;
	int64_t number;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	if (!id) {
		status = mail_failed(&access, INT64_MAX, GIVEN_UP_SHOWN, &all,
				     fault);
	} else if (!id_parse(id, &number) ||
		   mail_failed_get(&access, number, &one, fault) != OK) {
		return not_found("/id", fault);
	} else {
		all = (struct messages){&one, 1};
	}
	for (size_t i = 0; status == OK && i < all.count; i++)
		status = again(visit, &all.list[i], fault);
	if (status == OK)
		outbox_soon(visit->desk);
	return status;
}

/* ---- who wants what ---- */

enum status
mail_wish_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct mail_wish wish;
	enum status status =
		mail_wish_get(&access, visit_actor(visit), &wish, fault);

	if (status == E_NOT_FOUND) {
		model_null(model, "morning_mail");
		return OK;
	}
	if (status == OK)
		model_bool(model, "morning_mail", wish.morning);
	return status;
}

enum status
mail_wish_set(struct visit *visit, const char *morning, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	struct mail_wish wish = {visit_actor(visit), !strcmp(morning, "yes")};
	const struct log_entry entry = {
		.kind = "account.mail",
		.subject = visit_actor(visit),
		.organisation = visit_organisation(visit),
		.payload = payload,
	};
	enum status status;

	if (!wish.morning && strcmp(morning, "no") != 0)
		return fault_set(fault, E_INPUT, "/morning",
				 N_("Say yes or no"), NULL);
	status = mail_wish_put(&access, &wish, fault);
	model_text(payload, "morning", morning);
	return status == OK ? log_event(visit, &entry, fault) : status;
}
