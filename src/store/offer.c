/* Items put to providers, and the files that come back. */
#include "store/offer.h"

#include <string.h>

#include "core/name.h"
#include "core/request.h"
#include "store/figure.h"
#include "store/offer_row.h"
#include "store/request.h"

enum {
	OFFER_INSERT,
	OFFER_GET,
	OFFER_BY_TOKEN,
	OFFER_OF_ITEM,
	OFFER_ANSWER,
	OFFER_MEND,
	OFFER_OVERDUE,
	FILE_INSERT,
	FILE_GET,
	FILE_OF_ITEM,
	OFFERS,
};

#define OFFER                                                              \
	"SELECT " OFFER_COLUMNS " FROM offer o"                            \
	" CROSS JOIN provider p ON p.id = o.provider"
#define FILE_COLUMNS \
	"id, item, organisation, name, type, bytes, sha256, uploaded_at, by"

static const struct query queries[] = {
	[OFFER_INSERT] = {"INSERT INTO offer (id, item, organisation, provider,"
			  " token_hash, sent_at, expires_at, answered_at,"
			  " state, reason, price_minor, mode, off_contract,"
			  " score, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			  " ?, ?, ?, ?, ?)",
			  NULL},
	[OFFER_GET] = {OFFER " WHERE o.id = ? AND visible(o.organisation)",
		       NULL},
	[OFFER_BY_TOKEN] = {OFFER " WHERE o.token_hash = ?"
			    " AND visible(o.organisation)", NULL},
	[OFFER_OF_ITEM] = {OFFER " WHERE o.item = ?"
			   " AND visible(o.organisation) ORDER BY o.id", NULL},
	[OFFER_ANSWER] = {"UPDATE offer SET state = ?2, answered_at = ?3,"
			  " reason = ?4 WHERE id = ?1 AND state = 'sent'"
			  " AND visible(organisation)", NULL},
	[OFFER_MEND] = {"UPDATE offer SET state = ?2, answered_at = ?3,"
			" reason = ?4 WHERE id = ?1 AND visible(organisation)",
			NULL},
	[OFFER_OVERDUE] = {OFFER " WHERE o.state = 'sent'"
			   " AND o.expires_at <= ?"
			   " AND visible(o.organisation)"
			   " ORDER BY o.expires_at LIMIT ?", NULL},
	[FILE_INSERT] = {"INSERT INTO file (" FILE_COLUMNS ", content)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[FILE_GET] = {"SELECT " FILE_COLUMNS ", content FROM file"
		      " WHERE id = ? AND visible(organisation)", NULL},
	[FILE_OF_ITEM] = {"SELECT " FILE_COLUMNS " FROM file WHERE item = ?"
			  " AND visible(organisation) ORDER BY id", NULL},
};
const struct noun offer_noun = {NOUN_OFFER, "offer", queries, OFFERS};

static const char *const state_names[OFFER_STATES] = {
	[OFFER_SENT] = "sent",
	[OFFER_ACCEPTED] = "accepted",
	[OFFER_DECLINED] = "declined",
	[OFFER_EXPIRED] = "expired",
	[OFFER_WITHDRAWN] = "withdrawn",
};

const char *
offer_state_name(enum offer_state state)
{
	return state_names[state];
}

enum offer_state
read_offer_state(struct cursor *c)
{
	const char *name = read_word(c);

	for (int i = 0; i < OFFER_STATES; i++)
		if (!strcmp(name, state_names[i]))
			return (enum offer_state)i;
	return OFFER_WITHDRAWN;
}

void
offer_read(struct cursor *c, struct offer *ret)
{
	int mode;

	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	read_hash(c, ret->token_hash, HASH_BYTES);
	ret->token[0] = '\0';
	ret->sent_utc = read_int(c);
	ret->expires_utc = read_int(c);
	ret->answered_utc = read_int(c);
	ret->state = read_offer_state(c);
	ret->reason = read_text(c);
	ret->price_minor = read_known(c);
	mode = name_find(routing_mode_names, ROUTING_MODES, read_word(c));
	ret->mode = mode < 0 ? ROUTING_CASCADE : (enum routing_mode)mode;
	ret->off_contract = read_int(c) != 0;
	ret->score = read_real(c);
	ret->why = read_text(c);
	ret->provider_name = read_text(c);
}

/* Counted by when it was sent, accepted ones too. */
static enum status
count_offer(const struct access *access, const struct offer *o,
	    const struct item_spec *spec, const struct figure *add,
	    struct fault *fault)
{
	struct figure figure = *add;

	figure.provider = o->provider;
	figure.service = service_name(spec->service);
	figure.language = spec->language;
	figure.at_utc = o->sent_utc;
	return figure_add(access, &figure, fault);
}

enum status
offer_insert(const struct access *access, const struct offer *o,
	     const struct item_spec *spec, struct fault *fault)
{
	const struct figure add = {
		.offers = 1, .accepted = o->state == OFFER_ACCEPTED};
	struct cursor c = cursor_open(access, &offer_noun, OFFER_INSERT);
	enum status status;

	put_int(&c, o->id);
	put_int(&c, o->item);
	put_int(&c, o->organisation);
	put_int(&c, o->provider);
	put_bytes(&c, o->token_hash, HASH_BYTES);
	put_int(&c, o->sent_utc);
	put_int(&c, o->expires_utc);
	put_some(&c, o->answered_utc);
	put_text(&c, offer_state_name(o->state));
	put_text(&c, o->reason);
	if (o->price_minor < 0)
		put_text(&c, NULL);
	else
		put_int(&c, o->price_minor);
	put_text(&c, routing_mode_names[o->mode]);
	put_int(&c, o->off_contract);
	put_real(&c, o->score);
	put_text(&c, o->why);
	status = cursor_run(&c, fault);
	return status ? status : count_offer(access, o, spec, &add, fault);
}

static enum status
offer_one(struct cursor *c, struct offer *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		offer_read(c, ret);
	return cursor_found(c, found, "offer", fault);
}

static enum status
offer_all(struct cursor *c, struct offers *ret, struct fault *fault)
{
	struct offers all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		offer_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
offer_get(const struct access *access, int64_t id, struct offer *ret,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, OFFER_GET);

	put_int(&c, id);
	return offer_one(&c, ret, fault);
}

enum status
offer_by_token(const struct access *access,
	       const unsigned char token_hash[HASH_BYTES], struct offer *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, OFFER_BY_TOKEN);

	put_bytes(&c, token_hash, HASH_BYTES);
	return offer_one(&c, ret, fault);
}

enum status
offer_of_item(const struct access *access, int64_t item, struct offers *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, OFFER_OF_ITEM);

	put_int(&c, item);
	return offer_all(&c, ret, fault);
}

enum status
offer_answer(const struct access *access, const struct offer *o,
	     struct fault *fault)
{
	const struct figure accepted = {.accepted = 1};
	struct offer old;
	struct item item;
	struct cursor c;
	enum status status = offer_get(access, o->id, &old, fault);

	if (status)
		return status;
	if (old.state != OFFER_SENT)
		return fault_set(fault, E_CONFLICT, "offer",
				 N_("This offer is {state} already: it can be "
				    "answered once"),
				 "state", offer_state_name(old.state), NULL);
	c = cursor_open(access, &offer_noun, OFFER_ANSWER);
	put_int(&c, o->id);
	put_text(&c, offer_state_name(o->state));
	put_some(&c, o->answered_utc);
	put_text(&c, o->reason);
	if ((status = cursor_change(&c, "offer", fault)))
		return status;
	if (o->state != OFFER_ACCEPTED)
		return OK;
	if ((status = item_get(access, old.item, &item, fault)))
		return status;
	return count_offer(access, &old, &item.spec, &accepted, fault);
}

enum status
offer_mend(const struct access *access, const struct offer *o,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, OFFER_MEND);

	put_int(&c, o->id);
	put_text(&c, offer_state_name(o->state));
	put_some(&c, o->answered_utc);
	put_text(&c, o->reason);
	return cursor_change(&c, "offer", fault);
}

enum status
offer_expired(const struct access *access, int64_t now_utc, size_t limit,
	      struct offers *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, OFFER_OVERDUE);

	put_int(&c, now_utc);
	put_int(&c, (int64_t)limit);
	return offer_all(&c, ret, fault);
}

enum status
file_insert(const struct access *access, const struct file *f,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, FILE_INSERT);

	put_int(&c, f->id);
	put_int(&c, f->item);
	put_int(&c, f->organisation);
	put_text(&c, f->name);
	put_text(&c, f->type);
	put_int(&c, (int64_t)f->bytes);
	put_bytes(&c, f->sha256, HASH_BYTES);
	put_int(&c, f->uploaded_utc);
	put_int(&c, f->by);
	put_bytes(&c, f->content, f->bytes);
	return cursor_run(&c, fault);
}

static void
file_read(struct cursor *c, struct file *ret)
{
	*ret = (struct file){0};
	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->name = read_text(c);
	ret->type = read_text(c);
	ret->bytes = (size_t)read_int(c);
	read_hash(c, ret->sha256, HASH_BYTES);
	ret->uploaded_utc = read_int(c);
	ret->by = read_int(c);
}

enum status
file_get(const struct access *access, int64_t id, struct file *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, FILE_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c))) {
		file_read(&c, ret);
		ret->content = read_bytes(&c, &ret->bytes);
	}
	return cursor_found(&c, found, "file", fault);
}

enum status
file_of_item(const struct access *access, int64_t item, struct files *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &offer_noun, FILE_OF_ITEM);
	struct files all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, item);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		file_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
