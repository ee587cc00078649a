/* One delivery: as it is shown, fetched, opened and sent again. */
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "desk/flag_file.h"
#include "desk/flag_inside.h"
#include "desk/flags.h"
#include "desk/inside.h"
#include "desk/outbox.h"
#include "desk/show.h"
#include "wire/model.h"

static const char *
hash_text(struct visit *visit, const struct delivery *delivery)
{
	char hex[2 * HASH_BYTES + 1];

	hash_hex(delivery->sha256, HASH_BYTES, hex);
	return arena_text(visit->arena, hex);
}

/* Whether its bytes are still kept. */
static enum status
has_file(struct visit *visit, const struct delivery *delivery, bool *ret,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct delivery_bytes bytes;
	enum status status = delivery_told(&access, delivery->id, &bytes,
					   fault);

	*ret = status == OK;
	return status == E_NOT_FOUND ? OK : status;
}

/* What the page and the link both tell. */
static enum status
show_file(struct visit *visit, const struct delivery *delivery,
	  struct model *model, struct fault *fault)
{
	struct flag_head head;
	bool kept;
	enum status status = delivery_head(visit, delivery, &head, fault);

	if (status == OK)
		status = has_file(visit, delivery, &kept, fault);
	if (status != OK)
		return status;
	model_int(model, "n", delivery->n);
	model_text(model, "landlord", head.landlord);
	model_text(model, "recipient", head.recipient);
	model_time(model, "made_at", delivery->made_utc);
	model_int(model, "tenants", delivery->tenants);
	model_int(model, "removed", delivery->removed);
	model_text(model, "sha256", hash_text(visit, delivery));
	model_time_or_null(model, "opened_at", delivery->opened_utc);
	model_text(model, "name", flag_file_name(&head, visit->arena));
	model_bool(model, "has_file", kept);
	return OK;
}

static enum status
show_about(struct visit *visit, const struct delivery *delivery,
	   const struct page_wish *wish, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery_page page = {.of = delivery->id};
	struct model *rows = model_children(model, "about");
	struct delivery_tenants all;
	enum status status = page_limit(wish, &page.limit, fault);

	if (status == OK)
		status = page_number(wish->after, &page.from, fault);
	if (status == OK)
		status = delivery_tenants(&access, &page, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", all.list[i].id);
		model_text(row, "reference", all.list[i].reference);
		model_bool(row, "taken_back", all.list[i].taken_back);
	}
	model_text(model, "next",
		   all.count == page.limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)all.list[all.count - 1].id)
			   : NULL);
	return OK;
}

enum status
delivery_show(struct visit *visit, const char *id,
	      const struct page_wish *wish, struct model *model,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery d;
	struct recipient recipient;
	enum status status = delivery_named(visit, id, &d, fault);

	if (status == OK)
		status = recipient_get(&access, d.recipient, &recipient,
				       fault);
	if (status != OK)
		return status;
	model_id(model, "id", d.id);
	model_id(model, "recipient_id", d.recipient);
	model_int(model, "since", d.since);
	model_code(model, "kind", "recipient-kind",
		   recipient_kind_names[recipient.kind]);
	model_code(model, "channel", "flag-channel",
		   flag_channel_names[d.channel]);
	model_code(model, "format", "flag-format",
		   flag_format_names[d.format]);
	model_code(model, "extent", "flag-extent",
		   flag_extent_names[d.extent]);
	model_int(model, "bytes", d.bytes);
	model_code(model, "state", "delivery-state",
		   delivery_state_names[d.state]);
	model_text(model, "trouble", d.trouble);
	model_time_or_null(model, "received_at", d.received_utc);
	model_bool(model, "by_token", d.opened_by != 0);
	model_text(model, "link", delivery_link(visit->desk, d.id,
						visit->arena));
	model_bool(model, "may_send",
		   d.channel != FLAG_DOWNLOAD && recipient.active &&
			   d.n == recipient.deliveries &&
			   (d.state == DELIVERY_WAITING ||
			    d.state == DELIVERY_FAILED));
	status = show_file(visit, &d, model, fault);
	if (status == OK)
		status = show_about(visit, &d, wish, model, fault);
	return status;
}

/* The bytes of one that was found. */
static enum status
read_file(struct visit *visit, const struct delivery *delivery,
	  struct flag_bytes *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct delivery_bytes bytes;
	struct flag_head head;
	struct buf text = {0};
	enum status status = delivery_content(&access, delivery->id, &bytes,
					      fault);

	if (status == E_NOT_FOUND)
		return fault_set(fault, E_NOT_FOUND, "delivery",
				 N_("This file is no longer kept: a later "
				    "delivery took its place"),
				 NULL);
	if (status == OK)
		status = delivery_head(visit, delivery, &head, fault);
	if (status != OK)
		return status;
	base64_put(&text, delivery->signature, SIGNATURE_BYTES);
	buf_char(&text, '\n');
	*ret = (struct flag_bytes){
		.name = flag_file_name(&head, visit->arena),
		.type = flag_file_type(delivery->format),
		.bytes = bytes.content,
		.count = bytes.content_bytes,
		.signature = arena_text(visit->arena, buf_string(&text)),
	};
	buf_free(&text);
	return OK;
}

enum status
delivery_file(struct visit *visit, const char *id, struct flag_bytes *ret,
	      struct fault *fault)
{
	struct delivery delivery;
	enum status status = delivery_named(visit, id, &delivery, fault);

	return status == OK ? read_file(visit, &delivery, ret, fault) : status;
}

enum status
delivery_fetched(struct visit *visit, const char *id, struct fault *fault)
{
	struct delivery delivery;
	enum status status = delivery_named(visit, id, &delivery, fault);

	if (status == OK && delivery.state == DELIVERY_READY)
		status = delivery_received(visit, &delivery, fault);
	return status;
}

enum status
delivery_again(struct visit *visit, const char *id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct recipient recipient;
	struct delivery d;
	enum status status = delivery_named(visit, id, &d, fault);
	bool kept = false;

	if (status == OK)
		status = has_file(visit, &d, &kept, fault);
	if (status == OK)
		status = recipient_get(&access, d.recipient, &recipient,
				       fault);
	if (status != OK)
		return status;
	if (!kept || d.channel == FLAG_DOWNLOAD ||
	    d.n != recipient.deliveries ||
	    (d.state != DELIVERY_WAITING && d.state != DELIVERY_FAILED))
		return fault_set(fault, E_CONFLICT, "delivery",
				 N_("There is nothing to send again here: make "
				    "a new delivery"),
				 NULL);
	status = outbox_again(visit, delivery_key(&d, visit->arena), fault);
	d.state = DELIVERY_WAITING;
	d.trouble = NULL;
	if (status == OK)
		status = delivery_update(&access, &d, fault);
	if (status == OK)
		outbox_soon(visit->desk);
	return status;
}

static enum status
by_link(struct visit *visit, const char *token, struct delivery *ret,
	struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	enum status status;

	token_hash(token ? token : "", hash);
	status = delivery_by_token(&access, hash, ret, fault);
	if (status == E_NOT_FOUND || (status == OK && !ret->bytes))
		return not_found("delivery", fault);
	return status;
}

enum status
delivery_link_show(struct visit *visit, const char *token,
		   struct model *model, struct fault *fault)
{
	struct delivery delivery;
	enum status status = by_link(visit, token, &delivery, fault);

	return status == OK ? show_file(visit, &delivery, model, fault)
			    : status;
}

enum status
delivery_link_file(struct visit *visit, const char *token,
		   struct flag_bytes *ret, struct fault *fault)
{
	struct delivery delivery;
	enum status status = by_link(visit, token, &delivery, fault);

	if (status == OK && !delivery.opened_utc)
		return not_found("delivery", fault);
	return status == OK ? read_file(visit, &delivery, ret, fault) : status;
}

/* The first time counts. Whoever opened it has received it. */
static enum status
open_it(struct visit *visit, struct delivery *d, int64_t by,
	struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = OK;

	if (!d->opened_utc) {
		d->opened_utc = visit->now_utc;
		d->opened_by = by;
		status = delivery_received(visit, d, fault);
		if (status == OK)
			status = delivery_update(&access, d, fault);
		if (status == OK)
			status = delivery_log(visit, "delivery.opened", d,
					      fault);
	}
	model_int(model, "delivery", d->n);
	model_time(model, "opened_at", d->opened_utc);
	model_text(model, "sha256", hash_text(visit, d));
	return status;
}

enum status
delivery_link_open(struct visit *visit, const char *token, struct model *model,
		   struct fault *fault)
{
	struct delivery delivery;
	enum status status = by_link(visit, token, &delivery, fault);

	return status == OK ? open_it(visit, &delivery, 0, model, fault)
			    : status;
}

enum status
delivery_receipt(struct visit *visit, int64_t n, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery_page page = {.from = n + 1, .limit = 1};
	struct deliveries found;
	struct recipient recipient;
	enum status status = recipient_of_token(&access,
						visit->caller->account,
						&recipient, fault);

	page.of = recipient.id;
	if (status == OK)
		status = delivery_list(&access, &page, &found, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && (!recipient.active || !found.count ||
			      found.list[0].n != n || !found.list[0].bytes)))
		return not_found("delivery", fault);
	if (status != OK)
		return status;
	return open_it(visit, &found.list[0], visit->caller->account, model,
		       fault);
}
