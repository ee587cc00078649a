/* Flags: keys and heads of deliveries, what comes due, and looking one up. */
#include "desk/flags.h"

#include <string.h>

#include "core/worktime.h"
#include "desk/flag_file.h"
#include "desk/flag_inside.h"
#include "desk/inside.h"
#include "desk/outbox.h"
#include "store/flag.h"
#include "store/organisation.h"
#include "wire/model.h"

#define DUE_AT_ONCE 20
#define ABOUT_SHOWN 20

enum status
recipient_named(struct visit *visit, const char *text, struct recipient *ret,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("recipient", fault);
	status = recipient_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("recipient", fault) : status;
}

enum status
delivery_named(struct visit *visit, const char *text, struct delivery *ret,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("delivery", fault);
	status = delivery_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("delivery", fault) : status;
}

void
delivery_token(const struct desk *desk, int64_t delivery, char ret[TOKEN_TEXT])
{
	char purpose[9 + ID_TEXT] = "delivery:";

	id_format(delivery, purpose + 9);
	token_keyed(desk_secret(desk), purpose, ret);
}

const char *
delivery_link(const struct desk *desk, int64_t delivery, struct arena *arena)
{
	char token[TOKEN_TEXT];

	delivery_token(desk, delivery, token);
	return arena_printf(arena, "/f/%s", token);
}

void
flag_seed(const struct desk *desk, unsigned char ret[SIGN_SEED_BYTES])
{
	static const char purpose[] = "flags are signed with";

	_Static_assert(SIGN_SEED_BYTES == HASH_BYTES, "one follows from one");
	hash_keyed(desk_secret(desk), purpose, sizeof purpose - 1, ret);
}

void
flag_key(const struct desk *desk, unsigned char ret[SIGN_KEY_BYTES])
{
	unsigned char seed[SIGN_SEED_BYTES];

	flag_seed(desk, seed);
	sign_key(seed, ret);
}

void
webhook_secret(const struct desk *desk, const struct recipient *recipient,
	       unsigned char ret[HASH_BYTES])
{
	struct arena *arena = arena_new();
	const char *purpose =
		arena_printf(arena, "webhook:%lld:%lld",
			     (long long)recipient->id,
			     (long long)recipient->secrets);

	hash_keyed(desk_secret(desk), purpose, strlen(purpose), ret);
	arena_free(arena);
}

const char *
delivery_key(const struct delivery *delivery, struct arena *arena)
{
	char id[ID_TEXT];

	id_format(delivery->id, id);
	return arena_printf(arena, "send:%s", id);
}

enum status
delivery_log(struct visit *visit, const char *kind,
	     const struct delivery *delivery, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	char hex[2 * HASH_BYTES + 1];
	struct log_entry entry = {.kind = kind,
				  .subject = delivery->recipient,
				  .organisation = delivery->organisation,
				  .payload = payload};

	hash_hex(delivery->sha256, HASH_BYTES, hex);
	model_id(payload, "delivery", delivery->id);
	model_int(payload, "n", delivery->n);
	model_int(payload, "tenants", delivery->tenants);
	model_int(payload, "removed", delivery->removed);
	model_text(payload, "sha256", hex);
	model_text(payload, "trouble", delivery->trouble);
	return log_event(visit, &entry, fault);
}

enum status
delivery_head(struct visit *visit, const struct delivery *delivery,
	      struct flag_head *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation landlord;
	struct recipient recipient;
	enum status status = recipient_get(&access, delivery->recipient,
					   &recipient, fault);

	if (status == OK)
		status = organisation_get(&access, delivery->organisation,
					  &landlord, fault);
	if (status != OK)
		return status;
	*ret = (struct flag_head){
		.landlord = landlord.name,
		.recipient = recipient.name,
		.n = delivery->n,
		.since = delivery->since,
		.extent = delivery->extent,
		.format = delivery->format,
		.made_utc = delivery->made_utc,
		.receipt = delivery_link(visit->desk, delivery->id,
					 visit->arena),
		.kinds = recipient.rule.kinds,
		.names = recipient.names,
	};
	return OK;
}

enum status
delivery_received(struct visit *visit, struct delivery *delivery,
		  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	char id[ID_TEXT];
	struct outbox_message message = {.kind = "share", .payload = payload};
	enum status status;

	if (delivery->received_utc)
		return OK;
	id_format(delivery->id, id);
	message.key = arena_printf(visit->arena, "share:%s", id);
	model_id(payload, "delivery", delivery->id);
	delivery->state = DELIVERY_RECEIVED;
	delivery->received_utc = visit->now_utc;
	delivery->trouble = NULL;
	status = delivery_update(&access, delivery, fault);
	if (status == OK)
		status = delivery_bytes_drop(&access, delivery->recipient,
					     delivery->n, fault);
	if (status == OK)
		status = outbox_add(visit, &message, fault);
	if (status == OK)
		status = delivery_log(visit, "delivery.received", delivery,
				      fault);
	if (status == OK)
		outbox_soon(visit->desk);
	return status;
}

/* Ask for a delivery; one with that number is asked for once. */
static enum status
put_asked(struct visit *visit, const struct recipient *recipient,
	  int64_t number, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct outbox_message message = {.kind = "delivery",
					 .payload = payload};

	message.key = arena_printf(visit->arena, "delivery:%lld:%lld",
				   (long long)recipient->id,
				   (long long)number);
	model_id(payload, "recipient", recipient->id);
	model_id(payload, "by", visit->caller ? visit_actor(visit) : 0);
	return outbox_add(visit, &message, fault);
}

enum status
flags_come_due(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct recipients due;
	enum status status = recipient_due(&access, visit->now_utc,
					   DUE_AT_ONCE, &due, fault);

	for (size_t i = 0; status == OK && i < due.count; i++) {
		struct recipient *recipient = &due.list[i];
		struct calendar calendar;
		int64_t next;

		status = put_asked(visit, recipient, recipient->next_utc,
				   fault);
		if (status == OK)
			status = visit_calendar(visit,
						recipient->organisation,
						&calendar, fault);
		if (status != OK)
			return status;
		next = schedule_next(&recipient->schedule, &calendar,
				     visit->now_utc);
		recipient->next_utc = next == WORKTIME_NEVER ? 0 : next;
		status = recipient_keep(&access, recipient, fault);
	}
	return status;
}

enum status
flag_ask(struct visit *visit, const char *text, struct fault *fault)
{
	struct recipient recipient;
	enum status status = visit_needs(visit,
					 ROLE_BIT(ROLE_MANAGER) |
						 ROLE_BIT(ROLE_ADMINISTRATOR) |
						 ROLE_BIT(ROLE_SERVICE),
					 fault);

	if (status == OK)
		status = recipient_named(visit, text, &recipient, fault);
	if (status == OK && !recipient.active)
		return fault_set(fault, E_REFUSED, "recipient",
				 N_("{name} is not in use: nothing is sent "
				    "there"),
				 "name", recipient.name, NULL);
	if (status == OK)
		status = put_asked(visit, &recipient, visit_id(visit), fault);
	if (status == OK)
		outbox_soon(visit->desk);
	return status;
}

/* What the caller's token may be told. */
static enum status
rule_of(struct visit *visit, struct flag_rule *ret, int64_t *ret_recipient,
	struct fault *fault)
{
	struct access access = visit_access(visit);
	struct recipient recipient;
	enum status status;

	*ret = (struct flag_rule){.kinds = FLAG_LEAST};
	*ret_recipient = 0;
	if (visit->caller->role != ROLE_CONTRACTOR) {
		ret->kinds = ~0u;
		ret->safeguarding = true;
		return OK;
	}
	status = recipient_of_token(&access, visit->caller->account,
				    &recipient, fault);
	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK && !recipient.active)
		return not_found("flag", fault);
	if (status == OK) {
		*ret = recipient.rule;
		*ret_recipient = recipient.id;
	}
	return status;
}

/* On its way to the log. */
struct looking {
	const struct flag_homes *homes;
	int64_t token, recipient;
};

static enum status
keep_looks(struct visit *visit, void *self, struct fault *fault)
{
	const struct looking *looking = self;
	struct access access = visit_access(visit);
	enum status status = OK;

	for (size_t i = 0; status == OK && i < looking->homes->count; i++) {
		const struct flag_home *home = &looking->homes->list[i];
		struct flag_look look = {.id = visit_id(visit),
					 .tenant = home->tenant,
					 .organisation = home->organisation,
					 .token = looking->token,
					 .recipient = looking->recipient,
					 .at_utc = visit->now_utc};
		struct log_entry entry = {.kind = "flag.looked-up",
					  .subject = home->tenant,
					  .organisation = home->organisation};

		/* Of colleagues the log alone knows. */
		if (visit->caller->role == ROLE_CONTRACTOR)
			status = flag_look_put(&access, &look, fault);
		if (status == OK)
			status = log_event(visit, &entry, fault);
	}
	return status;
}

/* The same words from two tenants of a property are said once. */
static bool
is_told(const struct model *rows, const struct flag_need *need)
{
	const char *kind = need_kind_name(need->kind);

	for (const struct model *row = model_first(rows); row;
	     row = model_next(row))
		if (!strcmp(model_text_of(model_get(row, "kind")), kind) &&
		    !strcmp(model_text_of(model_get(row, "value")),
			    need->value))
			return true;
	return false;
}

static enum status
gather(struct visit *visit, const struct flag_homes *homes,
       const struct flag_rule *rule, struct model *rows, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct flag_needs *all =
		arena_alloc(visit->arena, (homes->count + 1) * sizeof *all);
	enum status status = OK;

	for (size_t i = 0; status == OK && i < homes->count; i++)
		status = flag_of(&access, homes->list[i].tenant, &all[i],
				 fault);
	for (int kind = 0; status == OK && kind < NEED_KINDS; kind++)
		for (size_t i = 0; i < homes->count; i++)
			for (size_t k = 0; k < all[i].count; k++) {
				const struct flag_need *need =
					&all[i].list[k];
				struct model *row;

				if (need->kind != (enum need_kind)kind ||
				    !flag_may_have(rule, need) ||
				    is_told(rows, need))
					continue;
				row = model_append(rows);
				model_code(row, "kind", "need-kind",
					   need_kind_name(need->kind));
				model_text(row, "value", need->value);
				model_text(row, "text",
					   flag_text(need, visit->arena));
			}
	return status;
}

enum status
flag_look(struct visit *visit, const struct flag_wish *wish,
	  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	bool by_reference = wish->reference && *wish->reference;
	bool by_uprn = wish->uprn && *wish->uprn;
	struct flag_key key = {by_reference ? wish->reference : NULL,
			       by_uprn ? wish->uprn : NULL};
	struct looking looking = {.token = visit_actor(visit)};
	struct flag_homes homes;
	struct flag_rule rule;
	struct model *rows;
	enum status status;

	if (by_reference == by_uprn)
		return fault_set(fault, E_INPUT, "/reference",
				 N_("Ask by reference or by UPRN, and by one "
				    "of them only"),
				 NULL);
	status = rule_of(visit, &rule, &looking.recipient, fault);
	if (status == OK)
		status = flag_find(&access, &key, &homes, fault);
	if (status == OK && !homes.count)
		return fault_set(fault, E_NOT_FOUND, "flag",
				 N_("Nobody is known by that: check the "
				    "reference or the UPRN"),
				 NULL);
	looking.homes = &homes;
	if (status == OK)
		status = desk_write_now(visit->desk, visit->caller,
					visit->arena, keep_looks, &looking,
					fault);
	if (status != OK)
		return status;
	model_bool(model, "has_needs", false);
	rows = model_children(model, "flags");
	status = gather(visit, &homes, &rule, rows, fault);
	model_bool(model, "has_needs", model_first(rows) != NULL);
	return status;
}

static enum status
show_looks(struct visit *visit, int64_t tenant, struct model *rows,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct flag_looks looks;
	enum status status = flag_look_list(&access, tenant, ABOUT_SHOWN,
					    &looks, fault);

	for (size_t i = 0; status == OK && i < looks.count; i++) {
		const struct flag_look *look = &looks.list[i];
		struct model *row = model_append(rows);

		model_text(row, "by",
			   look->recipient_name ? look->recipient_name
						: look->token_name);
		model_time(row, "at", look->at_utc);
	}
	return status;
}

enum status
flags_of_tenant(struct visit *visit, int64_t tenant, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "shared_with");
	struct delivery_abouts about;
	enum status status = delivery_about(&access, tenant, ABOUT_SHOWN,
					    &about, fault);

	for (size_t i = 0; status == OK && i < about.count; i++) {
		const struct delivery_about *one = &about.list[i];
		struct model *row = model_append(rows);

		model_id(row, "delivery", one->delivery);
		model_int(row, "n", one->n);
		model_text(row, "recipient", one->recipient);
		model_code(row, "state", "delivery-state",
			   delivery_state_names[one->state]);
		model_bool(row, "taken_back", one->taken_back);
		model_time(row, "made_at", one->made_utc);
		model_time_or_null(row, "received_at", one->received_utc);
		model_time_or_null(row, "opened_at", one->opened_utc);
	}
	if (status == OK)
		status = show_looks(visit, tenant,
				    model_children(model, "looked_up"), fault);
	return status;
}
