/* Sending deliveries: by webhook, into a folder; and what follows once one has
 * arrived. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/sink.h"
#include "desk/flag_file.h"
#include "desk/flag_inside.h"
#include "desk/inside.h"
#include "desk/outbox.h"
#include "desk/outbox_inside.h"
#include "post/webhook.h"
#include "store/need.h"
#include "wire/model.h"

/* What is to be sent, read before anything is. */
struct parcel {
	struct delivery delivery;
	struct recipient recipient;
	struct flag_head head;
	struct delivery_bytes bytes;
	const char *name; /* of the file */
	const char *signature; /* base64 */
};

static const char *
base64(struct arena *arena, const void *bytes, size_t count)
{
	struct buf text = {0};
	const char *copy;

	base64_put(&text, bytes, count);
	copy = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return copy;
}

/* The recipient may have been changed since it was made. */
static enum status
still_goes(const struct parcel *parcel, struct fault *fault)
{
	if (parcel->recipient.active &&
	    parcel->recipient.channel == parcel->delivery.channel)
		return OK;
	return fault_set(fault, E_REFUSED, "recipient",
			 N_("{name} is not reached this way any more: make a "
			    "new delivery"),
			 "name", parcel->recipient.name, NULL);
}

static enum status
fill(struct visit *visit, int64_t id, struct parcel *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = delivery_get(&access, id, &ret->delivery, fault);

	if (status == OK && ret->delivery.state != DELIVERY_WAITING)
		return OK; /* a later one took its place, or it arrived */
	if (status == OK)
		status = recipient_get(&access, ret->delivery.recipient,
				       &ret->recipient, fault);
	if (status == OK)
		status = still_goes(ret, fault);
	if (status == OK)
		status = delivery_head(visit, &ret->delivery, &ret->head,
				       fault);
	if (status == OK)
		status = delivery_content(&access, id, &ret->bytes, fault);
	if (status != OK)
		return status;
	ret->name = flag_file_name(&ret->head, visit->arena);
	ret->signature = base64(visit->arena, ret->delivery.signature,
				SIGNATURE_BYTES);
	return OK;
}

static enum status
read_parcel(struct desk *desk, struct arena *arena,
	    const struct message *message, struct parcel *ret,
	    struct fault *fault)
{
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, arena, &visit, fault);

	if (status != OK)
		return status;
	status = fill(&visit, message_id(arena, message, "delivery"), ret,
		      fault);
	desk_read_end(&visit);
	return status;
}

static enum status
post_parcel(struct desk *desk, const struct parcel *parcel, const char *id,
	    struct fault *fault)
{
	unsigned char secret[HASH_BYTES];
	const struct webhook_header headers[] = {
		{"Vernacular-Signature", parcel->signature},
		{"Vernacular-File", parcel->name},
		{"Vernacular-Receipt", parcel->head.receipt},
	};
	struct webhook webhook = {
		.url = parcel->recipient.address,
		.secret = secret,
		.id = id,
		.now_utc = desk_now(desk),
		.type = flag_file_type(parcel->delivery.format),
		.body = parcel->bytes.content,
		.count = parcel->bytes.content_bytes,
		.header = headers,
		.headers = sizeof headers / sizeof *headers,
		.reach = parcel->recipient.private_network ? WEBHOOK_ANYWHERE
							   : WEBHOOK_WORLD,
		.stop = desk_ends(desk),
	};
	int code;

	webhook_secret(desk, &parcel->recipient, secret);
	return webhook_send(&webhook, &code, fault);
}

static enum status
send_webhook(struct desk *desk, const struct message *message,
	     struct fault *fault)
{
	struct arena *arena = arena_new();
	struct parcel parcel = {0};
	char id[ID_TEXT];
	enum status status = read_parcel(desk, arena, message, &parcel, fault);

	id_format(message->id, id);
	if (status == OK && parcel.bytes.content)
		status = post_parcel(desk, &parcel, id, fault);
	arena_free(arena);
	return status;
}

static enum status
not_made(const char *path, struct fault *fault)
{
	return fault_set(fault, E_IO, "folder",
			 N_("The folder {path} cannot be made: let the service "
			    "write there"),
			 "path", path, NULL);
}

static enum status
write_file(const char *path, const void *bytes, size_t count,
	   struct fault *fault)
{
	struct sink *sink;
	enum status status = sink_open(path, &sink, fault);

	if (status != OK)
		return status;
	sink_put(sink, bytes, count);
	return sink_close(sink, fault);
}

/* "flags/ADDRESS" beside the database; the address is one name. */
static enum status
write_parcel(struct desk *desk, struct arena *arena,
	     const struct parcel *parcel, struct fault *fault)
{
	const char *all = arena_printf(arena, "%s/flags", desk_folder(desk));
	const char *folder =
		arena_printf(arena, "%s/%s", all, parcel->recipient.address);
	const char *path = arena_printf(arena, "%s/%s", folder, parcel->name);
	const char *sig = arena_printf(arena, "%s\n", parcel->signature);
	enum status status;

	if (mkdir(all, 0750) && errno != EEXIST)
		return not_made(all, fault);
	if (mkdir(folder, 0750) && errno != EEXIST)
		return not_made(folder, fault);
	/* The signature first: who sees the file finds it there. */
	status = write_file(arena_printf(arena, "%s.sig", path), sig,
			    strlen(sig), fault);
	if (status == OK)
		status = write_file(path, parcel->bytes.content,
				    parcel->bytes.content_bytes, fault);
	return status;
}

static enum status
send_folder(struct desk *desk, const struct message *message,
	    struct fault *fault)
{
	struct arena *arena = arena_new();
	struct parcel parcel = {0};
	enum status status = read_parcel(desk, arena, message, &parcel, fault);

	if (status == OK && parcel.bytes.content)
		status = write_parcel(desk, arena, &parcel, fault);
	arena_free(arena);
	return status;
}

/* What became of a sending is the delivery's state. */
static enum status
settle(struct visit *visit, const struct message *message, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery delivery;
	enum status status = delivery_get(
		&access, message_id(visit->arena, message, "delivery"),
		&delivery, fault);

	if (status != OK || delivery.state != DELIVERY_WAITING)
		return status == E_NOT_FOUND ? OK : status;
	delivery.trouble = message->trouble;
	switch (message->state) {
	case MESSAGE_SENT:
		return delivery_received(visit, &delivery, fault);
	case MESSAGE_FAILED:
		delivery.state = DELIVERY_FAILED;
		status = delivery_log(visit, "delivery.failed", &delivery,
				      fault);
		break;
	case MESSAGE_WAITING:
		break;
	}
	if (status == OK)
		status = delivery_update(&access, &delivery, fault);
	return status;
}

const struct outbox_kind outbox_webhook = {"webhook", send_webhook, settle};
const struct outbox_kind outbox_folder = {"folder", send_folder, settle};

/* The stage "shared" of each need that it told about. */
struct sharing {
	struct delivery delivery;
	const char *with;
	struct delivery_lines slice;
};

static enum status
share_need(struct visit *visit, const struct sharing *sharing, int64_t id,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct need_step step = {.id = visit_id(visit),
				 .need = id,
				 .stage = STAGE_SHARE,
				 .at_utc = sharing->delivery.received_utc,
				 .by = sharing->delivery.made_by,
				 .evidence = sharing->with};
	struct need need;
	enum status status = need_get(&access, id, &need, fault);

	if (status == E_NOT_FOUND)
		return OK;
	step.organisation = need.organisation;
	step.outcome = "told";
	if (status == OK && !need.consent && need.safeguarding)
		step.evidence = arena_printf(visit->arena,
					     "%s (safeguarding: %s)",
					     sharing->with, need.safeguarding);
	if (status == OK)
		status = need_step_insert(&access, &step, fault);
	return status;
}

static enum status
share_slice(struct visit *visit, void *self, struct fault *fault)
{
	const struct sharing *sharing = self;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < sharing->slice.count; i++)
		if (sharing->slice.list[i].need)
			status = share_need(visit, sharing,
					    sharing->slice.list[i].need,
					    fault);
	return status;
}

/* Who it is shared with, and the next lines. */
static enum status
read_slice(struct visit *visit, int64_t id, const struct delivery_line *after,
	   struct sharing *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct recipient recipient;
	enum status status = delivery_get(&access, id, &ret->delivery, fault);

	if (status == OK)
		status = recipient_get(&access, ret->delivery.recipient,
				       &recipient, fault);
	if (status == OK)
		status = delivery_line_list(&access, id, after, &ret->slice,
					    fault);
	if (status == OK)
		ret->with = recipient.name;
	return status;
}

/* Slice by slice, so that the writer stays free. Done again from its start
 * where it stopped in the middle: a need is then shared twice on paper. */
static enum status
share(struct desk *desk, const struct message *message, struct fault *fault)
{
	struct delivery_line after = {0, -1};
	struct sharing sharing;
	enum status status;

	do {
		struct arena *arena = arena_new();
		struct visit visit;

		status = desk_read_begin(desk, NULL, arena, &visit, fault);
		if (status == OK) {
			status = read_slice(&visit,
					    message_id(arena, message,
						       "delivery"),
					    &after, &sharing, fault);
			desk_read_end(&visit);
		}
		if (status == OK && sharing.slice.count) {
			after = sharing.slice.list[sharing.slice.count - 1];
			status = desk_write_now(desk, NULL, arena, share_slice,
						&sharing, fault);
		}
		arena_free(arena);
	} while (status == OK && sharing.slice.count == DELIVERY_LINES);
	return status;
}

const struct outbox_kind outbox_share = {.name = "share", .send = share};
