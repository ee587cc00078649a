/* Through whom an organisation's text messages leave. */
#include "desk/sms_settings.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "post/sms.h"
#include "wire/model.h"

#define URL_MOST 500
#define NAME_MOST 40
#define SENDER_MOST 15 /* a number; of letters 11 */

void
sms_secret(const struct visit *visit, const struct sms_gateway *gateway,
	   unsigned char *ret)
{
	char purpose[4 + ID_TEXT] = "sms:";

	id_format(gateway->organisation, purpose + 4);
	hash_keyed(desk_secret(visit->desk), purpose, strlen(purpose), ret);
}

static void
show_gateway(const struct visit *visit, struct model *model,
	     const struct sms_gateway *gateway)
{
	struct model *shown = model_child(model, "gateway");
	unsigned char secret[HASH_BYTES];
	char text[WEBHOOK_SECRET_TEXT];

	model_text(shown, "url", gateway->url);
	model_text(shown, "sender", gateway->sender);
	model_text(shown, "field_to", gateway->field_to);
	model_text(shown, "field_text", gateway->field_text);
	model_text(shown, "field_sender", gateway->field_sender);
	model_text(shown, "field_id", gateway->field_id);
	model_bool(shown, "private", gateway->private_network);
	model_code(shown, "origin", "origin",
		   gateway->organisation == visit_organisation(visit)
			   ? "own"
			   : "partnership");
	model_time(shown, "at", gateway->at_utc);
	sms_secret(visit, gateway, secret);
	webhook_secret_text(secret, text);
	model_text(model, "secret", text);
}

enum status
sms_settings_show(struct visit *visit, struct model *model,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *key = getenv(SMS_KEY_VARIABLE);
	struct sms_gateway gateway;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = sms_gateway_get(&access, visit_organisation(visit),
					 &gateway, fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	model_bool(model, "key", key && *key);
	model_text(model, "key_variable", SMS_KEY_VARIABLE);
	if (status == OK) {
		show_gateway(visit, model, &gateway);
	} else {
		model_null(model, "gateway");
		model_null(model, "secret");
	}
	return OK;
}

/* A value as it was, as it is said, or as it ships. */
static const char *
said(struct fields *fields, const char *name, const char *value,
     const char *before)
{
	if (!value)
		return before;
	return field_text(fields, name, value, URL_MOST);
}

static void
wrong(struct fields *fields, const char *name, const char *message)
{
	const char *where;
	struct fault *fault = field_fault(fields, name, &where);

	(void)fault_set(fault, E_INPUT, where, message, NULL);
}

/* A member of JSON: letters, digits, - and _. */
static void
check_name(struct fields *fields, const char *name, const char *value)
{
	size_t bytes = value ? strlen(value) : 0;
	bool good = bytes && bytes <= NAME_MOST;

	for (size_t i = 0; good && i < bytes; i++)
		good = isalnum((unsigned char)value[i]) || value[i] == '_' ||
		       value[i] == '-';
	if (!good)
		wrong(fields, name,
		      N_("Write the field’s name as the gateway has it: "
			 "letters, digits, - and _"));
}

static void
check_gateway(struct fields *fields, const struct sms_gateway *gateway)
{
	struct fault fault;

	if (!gateway->url)
		wrong(fields, "url", N_("Say where the gateway is"));
	else if (webhook_check("url", gateway->url,
			       gateway->private_network ? WEBHOOK_ANYWHERE
							: WEBHOOK_WORLD,
			       &fault) != OK)
		field_take(fields, "url", &fault);
	if (gateway->sender && strlen(gateway->sender) > SENDER_MOST)
		wrong(fields, "sender",
		      N_("Telephones show at most 11 letters, or a number"));
	check_name(fields, "field_to", gateway->field_to);
	check_name(fields, "field_text", gateway->field_text);
	check_name(fields, "field_sender", gateway->field_sender);
	check_name(fields, "field_id", gateway->field_id);
}

static enum status
log_settings(struct visit *visit, const char *url, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "organisation.sms",
		.subject = visit_organisation(visit),
		.organisation = visit_organisation(visit),
		.payload = payload};

	model_text(payload, "url", url);
	return log_event(visit, &entry, fault);
}

enum status
sms_settings_set(struct visit *visit, const struct sms_settings_input *in,
		 struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct sms_gateway now = {.field_to = "to",
				  .field_text = "text",
				  .field_sender = "from",
				  .field_id = "id"};
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = sms_gateway_get(&access, visit_organisation(visit),
					 &now, fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	now.organisation = visit_organisation(visit);
	now.url = said(&fields, "url", in->url, now.url);
	now.sender = said(&fields, "sender", in->sender, now.sender);
	now.field_to = said(&fields, "field_to", in->field_to, now.field_to);
	now.field_text =
		said(&fields, "field_text", in->field_text, now.field_text);
	now.field_sender = said(&fields, "field_sender", in->field_sender,
				now.field_sender);
	now.field_id = said(&fields, "field_id", in->field_id, now.field_id);
	if (in->private_network)
		now.private_network = !strcmp(in->private_network, "yes");
	now.at_utc = visit->now_utc;
	now.by = visit_actor(visit);
	check_gateway(&fields, &now);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = sms_gateway_put(&access, &now, fault);
	return status == OK ? log_settings(visit, now.url, fault) : status;
}

enum status
sms_settings_remove(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = sms_gateway_delete(&access, visit_organisation(visit),
					    fault);
	if (status == E_NOT_FOUND)
		return not_found("gateway", fault);
	return status == OK ? log_settings(visit, NULL, fault) : status;
}
