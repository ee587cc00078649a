/* Making a delivery: begun on the writer, gathered and signed beside it,
 * written down in slices, and only then there for anybody. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "desk/flag_file.h"
#include "desk/flag_inside.h"
#include "desk/inside.h"
#include "desk/outbox.h"
#include "desk/outbox_inside.h"
#include "store/flag.h"
#include "store/organisation.h"
#include "store/tenant.h"
#include "wire/model.h"

#define MAKING_MOST_S 900 /* after which it is thought to have died */
#define SLICE 500
#define NEEDS_MOST 40

/* One tenant in the digest of all that was told. */
struct told {
	int64_t tenant;
	unsigned char digest[8];
};
_Static_assert(sizeof(struct told) == 16, "as it is kept");

struct making {
	struct desk *desk;
	struct arena *arena;
	const struct flag_order *order;
	struct recipient recipient;
	struct delivery delivery;
	int64_t base; /* the delivery that it goes on from; 0 from nothing */
	struct flag_head head;
	struct flag_file *file;
	/* What the base told, ascending. */
	const struct told *old;
	size_t olds;
	bool *still; /* for each of them: it is told now too */
	/* What is told now. */
	struct told *now;
	size_t nows, nows_cap;
	/* What goes into delivery_need. */
	struct delivery_line *line;
	size_t lines, lines_cap, written;
	struct arena *one; /* of the tenant that is gathered */
	struct flag_tenant tenant;
	struct flag_need need[NEEDS_MOST];
	int64_t tenant_id;
};

/* Is one on its way already? One whose maker is gone is given up. */
static enum status
clear_way(struct visit *visit, const struct recipient *recipient,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery other;
	enum status status = delivery_latest(&access, recipient->id,
					     DELIVERY_MAKING, &other, fault);

	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	if (visit->now_utc - other.made_utc < MAKING_MOST_S)
		return fault_set(fault, E_CONFLICT, "delivery",
				 N_("A delivery for {name} is being made: wait "
				    "until it is there"),
				 "name", recipient->name, NULL);
	other.state = DELIVERY_FAILED;
	other.trouble = "The service ended while this was made";
	return delivery_update(&access, &other, fault);
}

static enum status
may_make(const struct recipient *recipient, struct fault *fault)
{
	if (recipient->active && recipient->rule.kinds)
		return OK;
	return fault_set(fault, E_REFUSED, "recipient",
			 N_("{name} is not in use: nothing is sent there"),
			 "name", recipient->name, NULL);
}

/* What the order says otherwise than the recipient. */
static enum status
read_order(struct making *m, struct fault *fault)
{
	int format = (int)m->recipient.format;
	enum status status = OK;

	if (m->order->format)
		status = name_check("format", flag_format_names, FLAG_FORMATS,
				    m->order->format, &format, fault);
	m->recipient.format = (enum flag_format)format;
	if (m->order->way == FLAG_BY_HAND)
		m->recipient.channel = FLAG_DOWNLOAD;
	return status;
}

/* A number, a row, and the delivery that this one goes on from. */
static enum status
begin(struct visit *visit, void *self, struct fault *fault)
{
	struct making *m = self;
	struct access access = visit_access(visit);
	struct delivery *d = &m->delivery;
	char token[TOKEN_TEXT];
	struct delivery base;
	enum status status = recipient_get(&access, m->order->recipient,
					   &m->recipient, fault);

	if (status == OK)
		status = read_order(m, fault);
	if (status == OK)
		status = may_make(&m->recipient, fault);
	if (status == OK)
		status = clear_way(visit, &m->recipient, fault);
	if (status != OK)
		return status;
	status = delivery_latest(&access, m->recipient.id, DELIVERY_RECEIVED,
				 &base, fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	m->base = status == OK ? base.id : 0;
	*d = (struct delivery){
		.id = visit_id(visit),
		.recipient = m->recipient.id,
		.organisation = m->recipient.organisation,
		.n = ++m->recipient.deliveries,
		.since = status == OK ? base.n : 0,
		.channel = m->recipient.channel,
		.format = m->recipient.format,
		.extent = m->recipient.extent,
		.made_utc = visit->now_utc,
		.made_by = m->order->by,
		.state = DELIVERY_MAKING,
	};
	delivery_token(visit->desk, d->id, token);
	token_hash(token, d->token_hash);
	status = recipient_keep(&access, &m->recipient, fault);
	if (status == OK)
		status = delivery_insert(&access, d, fault);
	return status;
}

static int
compare_told(const void *a, const void *b)
{
	const struct told *one = a, *other = b;

	return (one->tenant > other->tenant) - (one->tenant < other->tenant);
}

static const struct told *
told_before(const struct making *m, int64_t tenant)
{
	struct told key = {.tenant = tenant};

	return m->olds ? bsearch(&key, m->old, m->olds, sizeof key,
				 compare_told)
		       : NULL;
}

static void
digest(const struct making *m, unsigned char ret[8])
{
	const struct flag_tenant *tenant = &m->tenant;
	const char *const text[] = {tenant->reference,
				    tenant->uprn ? tenant->uprn : "",
				    m->head.names ? tenant->name : ""};
	unsigned char hash[HASH_BYTES];
	struct hash_state state;

	hash_begin(&state);
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		hash_add(&state, text[i], strlen(text[i]) + 1);
	for (size_t i = 0; i < tenant->needs; i++) {
		const char *kind = need_kind_name(m->need[i].kind);

		hash_add(&state, kind, strlen(kind) + 1);
		hash_add(&state, m->need[i].value,
			 strlen(m->need[i].value) + 1);
	}
	hash_end(&state, hash);
	memcpy(ret, hash, 8);
}

static void
add_line(struct making *m, int64_t tenant, int64_t need)
{
	m->line = arena_grow(m->arena, m->line, m->lines, &m->lines_cap,
			     sizeof *m->line);
	m->line[m->lines++] = (struct delivery_line){tenant, need};
}

/* The tenant's needs are together: tell them, if that is anything new. */
static void
tell(struct making *m)
{
	struct told told = {.tenant = m->tenant_id};
	const struct told *before;
	bool same;

	if (m->tenant.needs) {
		digest(m, told.digest);
		before = told_before(m, m->tenant_id);
		same = before && !memcmp(before->digest, told.digest, 8);
		if (before)
			m->still[before - m->old] = true;
		m->now = arena_grow(m->arena, m->now, m->nows, &m->nows_cap,
				    sizeof *m->now);
		m->now[m->nows++] = told;
		if (!same || m->delivery.extent == FLAG_ALL) {
			flag_file_tell(m->file, &m->tenant);
			m->delivery.tenants++;
		}
		for (size_t i = 0; !same && i < m->tenant.needs; i++)
			add_line(m, m->tenant_id, m->need[i].id);
	}
	m->tenant.needs = 0;
	arena_reset(m->one);
}

static void
gather_row(void *self, const struct flag_row *row)
{
	struct making *m = self;
	struct flag_need *need;

	if (row->tenant != m->tenant_id)
		tell(m);
	m->tenant_id = row->tenant;
	if (!flag_may_have(&m->recipient.rule, &row->need) ||
	    m->tenant.needs == NEEDS_MOST)
		return;
	if (!m->tenant.needs)
		m->tenant = (struct flag_tenant){
			.reference = arena_text(m->one, row->reference),
			.name = arena_text(m->one, row->name),
			.uprn = row->uprn ? arena_text(m->one, row->uprn)
					  : NULL,
			.need = m->need,
		};
	need = &m->need[m->tenant.needs++];
	*need = row->need;
	need->value = arena_text(m->one, row->need.value);
}

/* Those who were told about and are not any more: their need ended, consent
 * was withdrawn, they moved or died. */
static enum status
take_back(struct making *m, const struct access *access, struct fault *fault)
{
	for (size_t i = 0; i < m->olds; i++) {
		struct tenant tenant;
		enum status status;

		if (m->still[i])
			continue;
		status = tenant_get_itself(access, m->old[i].tenant, &tenant,
					   fault);
		if (status == E_NOT_FOUND)
			continue;
		if (status != OK)
			return status;
		flag_file_take_back(m->file, tenant.reference,
				    tenant.confidential_utc ? NULL
							    : tenant.uprn);
		add_line(m, tenant.id, 0);
		m->delivery.removed++;
	}
	return OK;
}

static enum status
read_base(struct making *m, const struct access *access, struct fault *fault)
{
	struct delivery_bytes bytes;
	enum status status;

	if (!m->base)
		return OK;
	status = delivery_told(access, m->base, &bytes, fault);
	if (status != OK)
		return status;
	m->old = bytes.told;
	m->olds = bytes.told_bytes / sizeof *m->old;
	m->still = arena_alloc(m->arena, (m->olds + 1) * sizeof *m->still);
	return OK;
}

/* The whole file, from one moment of the register. */
static enum status
gather(struct making *m, struct visit *visit, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct flag_reading reading = {.kinds = m->recipient.rule.kinds,
				       .row = gather_row,
				       .self = m};
	struct scope landlords;
	enum status status = read_base(m, &access, fault);

	if (status == OK)
		status = delivery_head(visit, &m->delivery, &m->head, fault);
	if (status == OK)
		status = organisation_scope(&access,
					    m->recipient.organisation,
					    &landlords, fault);
	if (status != OK)
		return status;
	m->file = flag_file_new(&m->head);
	for (size_t i = 0; status == OK && i < landlords.count; i++) {
		reading.organisation = landlords.organisation[i];
		status = flag_read(&access, &reading, fault);
		tell(m);
	}
	if (status == OK)
		status = take_back(m, &access, fault);
	if (m->nows)
		qsort(m->now, m->nows, sizeof *m->now, compare_told);
	return status;
}

static enum status
write_slice(struct visit *visit, void *self, struct fault *fault)
{
	const struct making *m = self;
	struct access access = visit_access(visit);
	size_t end = m->written + SLICE;
	enum status status = OK;

	for (size_t i = m->written; status == OK && i < m->lines && i < end;
	     i++)
		status = delivery_line_put(&access, m->delivery.id,
					   &m->line[i], fault);
	return status;
}

struct publishing {
	struct making *m;
	struct buf bytes;
};

/* Those before it that did not arrive need not any more. */
static enum status
take_place(struct visit *visit, const struct making *m,
	   enum delivery_state state, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery other;
	enum status status;

	while ((status = delivery_latest(&access, m->recipient.id, state,
					 &other, fault)) == OK) {
		other.state = DELIVERY_FAILED;
		other.trouble = "A later delivery took its place";
		status = delivery_update(&access, &other, fault);
		if (status != OK)
			return status;
	}
	return status == E_NOT_FOUND ? OK : status;
}

static enum status
put_message(struct visit *visit, const struct delivery *d, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct outbox_message message = {
		.kind = flag_channel_names[d->channel],
		.key = delivery_key(d, visit->arena),
		.payload = payload};

	if (d->channel == FLAG_DOWNLOAD)
		return OK;
	model_id(payload, "delivery", d->id);
	return outbox_add(visit, &message, fault);
}

static enum status
publish(struct visit *visit, void *self, struct fault *fault)
{
	struct publishing *p = self;
	struct making *m = p->m;
	struct delivery *d = &m->delivery;
	struct access access = visit_access(visit);
	struct delivery_bytes bytes = {.content = p->bytes.bytes,
				       .content_bytes = p->bytes.count,
				       .told = m->now,
				       .told_bytes = m->nows * sizeof *m->now};
	enum status status = take_place(visit, m, DELIVERY_READY, fault);

	if (status == OK)
		status = take_place(visit, m, DELIVERY_WAITING, fault);
	d->state = d->channel == FLAG_DOWNLOAD ? DELIVERY_READY
					       : DELIVERY_WAITING;
	if (status == OK)
		status = delivery_update(&access, d, fault);
	if (status == OK)
		status = delivery_bytes_put(&access, d->id, &bytes, fault);
	if (status == OK)
		status = put_message(visit, d, fault);
	if (status == OK)
		status = delivery_log(visit, "delivery.made", d, fault);
	return status;
}

static enum status
sign_and_publish(struct making *m, struct fault *fault)
{
	struct publishing p = {.m = m};
	unsigned char seed[SIGN_SEED_BYTES];
	enum status status = OK;

	flag_file_end(m->file, &p.bytes);
	m->file = NULL;
	m->delivery.bytes = (int64_t)p.bytes.count;
	hash_sha256(p.bytes.bytes, p.bytes.count, m->delivery.sha256);
	flag_seed(m->desk, seed);
	sign_bytes(seed, p.bytes.bytes, p.bytes.count, m->delivery.signature);
	for (; status == OK && m->written < m->lines; m->written += SLICE)
		status = desk_write_now(m->desk, NULL, m->arena, write_slice,
					m, fault);
	if (status == OK)
		status = desk_write_now(m->desk, NULL, m->arena, publish, &p,
					fault);
	buf_free(&p.bytes);
	return status;
}

static enum status
give_up(struct visit *visit, void *self, struct fault *fault)
{
	struct making *m = self;
	struct access access = visit_access(visit);

	m->delivery.state = DELIVERY_FAILED;
	m->delivery.trouble = "It could not be made";
	return delivery_update(&access, &m->delivery, fault);
}

static enum status
make(struct making *m, struct fault *fault)
{
	struct visit visit;
	enum status status = desk_write_now(m->desk, NULL, m->arena, begin, m,
					    fault);

	if (status != OK)
		return status;
	status = desk_read_begin(m->desk, NULL, m->arena, &visit, fault);
	if (status == OK) {
		status = gather(m, &visit, fault);
		desk_read_end(&visit);
	}
	if (status == OK)
		status = sign_and_publish(m, fault);
	if (status != OK) {
		struct fault ignored;

		(void)!desk_write_now(m->desk, NULL, m->arena, give_up, m,
				      &ignored);
	}
	return status;
}

enum status
flag_make(struct desk *desk, const struct flag_order *order,
	  int64_t *ret_delivery, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct making *m = arena_alloc(arena, sizeof *m);
	struct buf unfinished = {0};
	enum status status;

	m->desk = desk;
	m->arena = arena;
	m->one = arena_new();
	m->order = order;
	status = make(m, fault);
	if (status == OK)
		*ret_delivery = m->delivery.id;
	if (m->file)
		flag_file_end(m->file, &unfinished);
	buf_free(&unfinished);
	arena_free(m->one);
	arena_free(arena);
	return status;
}

/* A message of the outbox: somebody, or the clock, asked for a delivery. */
static enum status
make_asked(struct desk *desk, const struct message *message,
	   struct fault *fault)
{
	struct arena *arena = arena_new();
	struct flag_order order = {
		.recipient = message_id(arena, message, "recipient"),
		.by = message_id(arena, message, "by"),
	};
	int64_t delivery;
	enum status status = flag_make(desk, &order, &delivery, fault);

	arena_free(arena);
	if (status == OK)
		outbox_soon(desk);
	/* Asked for twice: the one that is being made does for both. */
	return status == E_CONFLICT ? OK : status;
}

const struct outbox_kind outbox_delivery = {.name = "delivery",
					    .send = make_asked};
