/* What must leave the house: taking what is due, sending, settling. */
#include "desk/outbox.h"

#include <string.h>

#include "base/buf.h"
#include "desk/flags.h"
#include "desk/inside.h"
#include "desk/mail_inside.h"
#include "desk/outbox_inside.h"
#include "lang/zone.h"
#include "wire/json.h"
#include "wire/model.h"

#define TAKEN_AT_ONCE 20
/* A message that was taken is another's again after this, should the one who
 * took it be gone: longer than the slowest sending. */
#define LEASE_S 900
/* One that could not be tried at all is looked at again after this. */
#define UNTRIED_S 3600
#define KEPT_S (30 * (int64_t)DAY_SECONDS)
#define TROUBLE_BYTES 400

static const struct outbox_kind *const kinds[] = {
	&outbox_audio,
	&outbox_delivery,
	&outbox_folder,
	&outbox_mail,
	&outbox_share,
	&outbox_sms,
	&outbox_webhook,
};

static const struct outbox_kind *
kind_named(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(kinds[i]->name, name))
			return kinds[i];
	return NULL;
}

/* How long to wait after so many tries. */
static int64_t
pause_after(int tries)
{
	static const int64_t pause_s[OUTBOX_TRIES] = {
		30,	  120,	     600,	  3600,
		4 * 3600, 12 * 3600, DAY_SECONDS, DAY_SECONDS,
	};

	return pause_s[tries < OUTBOX_TRIES ? tries - 1 : OUTBOX_TRIES - 1];
}

static const struct model *
payload_of(struct arena *arena, const struct message *message)
{
	const struct model *root;
	struct fault ignored;

	if (json_parse(message->payload, strlen(message->payload), arena,
		       &root, &ignored) != OK)
		return NULL;
	return root;
}

const char *
message_text(struct arena *arena, const struct message *message,
	     const char *key)
{
	const char *text =
		model_text_of(model_get(payload_of(arena, message), key));

	return text ? text : "";
}

int64_t
message_id(struct arena *arena, const struct message *message, const char *key)
{
	int64_t id;

	return id_parse(message_text(arena, message, key), &id) ? id : 0;
}

int64_t
message_number(struct arena *arena, const struct message *message,
	       const char *key)
{
	return model_int_of(model_get(payload_of(arena, message), key));
}

enum status
outbox_add(struct visit *visit, const struct outbox_message *wish,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct message message = {.id = visit_id(visit),
				  .kind = wish->kind,
				  .key = wish->key,
				  .state = MESSAGE_WAITING,
				  .organisation = wish->organisation,
				  .next_utc = wish->due_utc
						      ? wish->due_utc
						      : visit->now_utc};
	struct buf payload = {0};
	enum status status;

	json_print(wish->payload, &payload);
	message.payload = buf_string(&payload);
	status = outbox_put(&access, &message, fault);
	buf_free(&payload);
	return status;
}

enum status
outbox_again(struct visit *visit, const char *key, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct message message;
	enum status status = outbox_get(&access, key, &message, fault);

	if (status != OK)
		return status;
	message.state = MESSAGE_WAITING;
	message.attempts = 0;
	message.next_utc = visit->now_utc;
	return outbox_update(&access, &message, fault);
}

/* What is due, ours until the lease ends. */
static enum status
take(struct visit *visit, void *self, struct fault *fault)
{
	struct messages *taken = self;
	struct access access = visit_access_of_service(visit);
	enum status status = flags_come_due(visit, fault);

	*taken = (struct messages){NULL, 0};
	if (status == OK)
		status = outbox_due(&access, visit->now_utc, TAKEN_AT_ONCE,
				    taken, fault);
	for (size_t i = 0; status == OK && i < taken->count; i++) {
		struct message *message = &taken->list[i];

		message->attempts++;
		message->next_utc = visit->now_utc + LEASE_S;
		message->trouble = NULL;
		status = outbox_update(&access, message, fault);
	}
	if (status == OK)
		status = outbox_purge(&access, visit->now_utc - KEPT_S, fault);
	return status;
}

/* One message on its way. */
struct posting {
	struct desk_task task;
	struct arena *arena;
	struct message message;
	bool more; /* the last of as many as are taken: look for others */
	enum status status; /* of the sending */
	char trouble[TROUBLE_BYTES];
};

static bool
is_final(enum status status)
{
	return status == E_REFUSED || status == E_INPUT ||
	       status == E_NOT_FOUND;
}

static enum status
settle(struct visit *visit, void *self, struct fault *fault)
{
	const struct posting *posting = self;
	struct access access = visit_access_of_service(visit);
	struct message message = posting->message;
	const struct outbox_kind *kind = kind_named(message.kind);
	enum status status;

	message.next_utc = visit->now_utc;
	message.trouble = posting->status ? posting->trouble : NULL;
	if (!posting->status) {
		message.state = MESSAGE_SENT;
	} else if (posting->status == E_BUSY) {
		message.state = MESSAGE_WAITING;
		message.attempts = 1;
		message.next_utc += UNTRIED_S;
	} else if (is_final(posting->status) ||
		   message.attempts >= OUTBOX_TRIES) {
		message.state = MESSAGE_FAILED;
	} else {
		message.state = MESSAGE_WAITING;
		message.next_utc += pause_after(message.attempts);
	}
	status = outbox_update(&access, &message, fault);
	if (status == OK && kind && kind->settle)
		status = kind->settle(visit, &message, fault);
	return status;
}

/* Send it and write down what became of it. Where that cannot be written the
 * lease ends, and it is sent again. */
static void
post(struct desk *desk, void *self)
{
	struct posting *posting = self;
	const struct outbox_kind *kind = kind_named(posting->message.kind);
	struct fault fault = {0};
	bool more = posting->more;

	if (kind)
		posting->status = kind->send(desk, &posting->message, &fault);
	else
		posting->status = fault_set(
			&fault, E_REFUSED, "outbox",
			N_("This version does not know how to send this"),
			NULL);
	if (posting->status)
		fault_text(&fault, fault.message, posting->trouble,
			   sizeof posting->trouble);
	(void)!desk_write_now(desk, NULL, posting->arena, settle, posting,
			      &fault);
	arena_free(posting->arena);
	if (more)
		(void)!outbox_run(desk, &fault);
}

static struct posting *
posting_new(const struct message *message)
{
	struct arena *arena = arena_new();
	struct posting *posting = arena_alloc(arena, sizeof *posting);

	posting->arena = arena;
	posting->message = *message;
	posting->message.kind = arena_text(arena, message->kind);
	posting->message.key = arena_text(arena, message->key);
	posting->message.payload = arena_text(arena, message->payload);
	posting->message.trouble = NULL;
	posting->task.run = post;
	posting->task.self = posting;
	return posting;
}

static void
tidy(struct desk *desk, void *self)
{
	arena_free(self);
	mail_pool_tidy(desk_mail(desk)->pool, desk_now(desk));
}

/* Saying goodbye to a mail server may wait for it. */
static void
tidy_soon(struct desk *desk)
{
	struct fault ignored;
	struct arena *arena;
	struct desk_task *task;

	if (!mail_pool_idles(desk_mail(desk)->pool))
		return;
	arena = arena_new();
	task = arena_alloc(arena, sizeof *task);
	*task = (struct desk_task){.run = tidy, .self = arena};
	if (desk_post(desk, task, &ignored) != OK)
		arena_free(arena);
}

enum status
outbox_run(struct desk *desk, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct messages taken = {NULL, 0};
	enum status status =
		desk_write_now(desk, NULL, arena, take, &taken, fault);

	for (size_t i = 0; status == OK && i < taken.count; i++) {
		struct posting *posting = posting_new(&taken.list[i]);

		posting->more = i + 1 == TAKEN_AT_ONCE;
		status = desk_post(desk, &posting->task, fault);
		if (status != OK)
			arena_free(posting->arena);
	}
	arena_free(arena);
	tidy_soon(desk);
	return status;
}

static void
run_soon(struct desk *desk, void *self)
{
	struct fault ignored;

	arena_free(self);
	(void)!outbox_run(desk, &ignored);
}

void
outbox_soon(struct desk *desk)
{
	struct arena *arena = arena_new();
	struct desk_task *task = arena_alloc(arena, sizeof *task);
	struct fault ignored;

	*task = (struct desk_task){.run = run_soon, .self = arena};
	if (desk_post(desk, task, &ignored) != OK)
		arena_free(arena);
}

enum status
outbox_run_here(struct desk *desk, int64_t *ret_tried, struct fault *fault)
{
	struct messages taken;
	int64_t tried = 0;
	enum status status;

	do {
		struct arena *arena = arena_new();

		taken = (struct messages){NULL, 0};
		status = desk_write_now(desk, NULL, arena, take, &taken,
					fault);
		for (size_t i = 0; status == OK && i < taken.count; i++) {
			struct posting *posting =
				posting_new(&taken.list[i]);

			post(desk, posting);
			tried++;
		}
		arena_free(arena);
	} while (status == OK && taken.count);
	*ret_tried = tried;
	return status;
}
