/* The event log: one chain of hashes, in the order of the sequence. */
#include "store/event.h"

#include <string.h>

#include "store/chain.h"
#include "store/inside.h"
#include "store/kept.h"

#define SALT_BYTES 16

enum {
	EVENT_HEAD,
	EVENT_INSERT,
	EVENT_PAYLOAD_INSERT,
	EVENT_OF_SUBJECT,
	EVENTS,
};

static const struct query queries[] = {
	/* The chain is the house's: whoever writes goes on from its end. */
	[EVENT_HEAD] = {"SELECT seq, hash FROM event"
			" ORDER BY seq DESC LIMIT 1",
			"one step from the end of the table"},
	[EVENT_INSERT] = {"INSERT INTO event (seq, at, actor, kind, subject,"
			  " organisation, service, language, payload_hash,"
			  " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			  NULL},
	[EVENT_PAYLOAD_INSERT] = {"INSERT INTO event_payload (seq, salt,"
				  " payload) VALUES (?, ?, ?)", NULL},
	[EVENT_OF_SUBJECT] = {"SELECT e.seq, e.at, e.actor, e.kind, e.subject,"
			      " e.organisation, e.service, e.language,"
			      " p.payload FROM event e"
			      " LEFT JOIN event_payload p ON p.seq = e.seq"
			      " AND NOT EXISTS (SELECT 1 FROM event_closed c"
			      " WHERE c.seq = e.seq)"
			      " WHERE e.subject = ? AND e.seq > ?"
			      " AND visible(e.organisation)"
			      " ORDER BY e.seq LIMIT ?", NULL},
};
const struct noun event_noun = {NOUN_EVENT, "event", queries, EVENTS};

/* Apart from the others: only a connection that may forget prepares it. */
static const struct query retention[] = {
	{"UPDATE event_payload SET salt = NULL, payload = NULL"
	 " WHERE seq = ?1 AND payload IS NOT NULL AND EXISTS (SELECT 1"
	 " FROM event e WHERE e.seq = ?1 AND visible(e.organisation))",
	 NULL},
};
const struct noun retention_noun = {NOUN_RETENTION, "retention", retention,
				    1};

/* The last event: its hash is in the next one's. */
struct head {
	int64_t seq; /* 0: there is none */
	unsigned char hash[HASH_BYTES];
};

static const struct kept_key head_key = {.what = KEPT_HEAD, .word = ""};

static enum status
read_head(const struct access *access, const struct kept_key *key,
	  struct kept_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &event_noun, EVENT_HEAD);
	struct head *head = arena_alloc(access->arena, sizeof *head);

	(void)key;
	if (cursor_next(&c)) {
		head->seq = read_int(&c);
		read_hash(&c, head->hash, HASH_BYTES);
	}
	*ret = (struct kept_rows){head, 1};
	return cursor_close(&c, fault);
}

static enum status
event_head(const struct access *access, struct head *ret, struct fault *fault)
{
	struct kept_rows rows;
	enum status status =
		kept_usable(access, &head_key)
			? kept_get(access, &head_key, read_head, &rows, fault)
			: read_head(access, &head_key, &rows, fault);

	if (!status)
		*ret = *(const struct head *)rows.list;
	return status;
}

static enum status
event_insert(const struct access *access, const struct event *event,
	     const unsigned char payload_hash[HASH_BYTES],
	     const unsigned char hash[HASH_BYTES], struct fault *fault)
{
	struct cursor c = cursor_open(access, &event_noun, EVENT_INSERT);

	put_int(&c, event->seq);
	put_int(&c, event->at_utc);
	put_int(&c, event->actor);
	put_text(&c, event->kind);
	put_int(&c, event->subject);
	put_int(&c, event->organisation);
	put_text(&c, event->service);
	put_text(&c, event->language);
	put_bytes(&c, payload_hash, HASH_BYTES);
	put_bytes(&c, hash, HASH_BYTES);
	return cursor_run(&c, fault);
}

enum status
event_stands(const struct access *access, struct event_stand *ret,
	     struct fault *fault)
{
	struct head head = {0};
	enum status status = event_head(access, &head, fault);

	if (status == OK) {
		ret->seq = head.seq;
		hash_hex(head.hash, HASH_BYTES, ret->head);
	}
	return status;
}

enum status
event_append(const struct access *access, const struct event *given,
	     struct random_source *random, struct fault *fault)
{
	unsigned char salt[SALT_BYTES], payload_hash[HASH_BYTES];
	struct event event = *given;
	struct head before, next, *kept;
	struct cursor c;
	enum status status = event_head(access, &before, fault);

	if (status)
		return status;
	next.seq = event.seq = before.seq + 1;
	event.service = event.service ? event.service : "";
	event.language = event.language ? event.language : "";
	event.payload = event.payload ? event.payload : "{}";
	random_fill(random, salt, sizeof salt);
	chain_hash_payload(salt, sizeof salt, event.payload, payload_hash);
	chain_hash(before.hash, &event, payload_hash, next.hash);
	status = event_insert(access, &event, payload_hash, next.hash, fault);
	if (status)
		return status;
	kept = kept_change(access, &head_key);
	if (kept)
		*kept = next;
	c = cursor_open(access, &event_noun, EVENT_PAYLOAD_INSERT);
	put_int(&c, event.seq);
	put_bytes(&c, salt, sizeof salt);
	put_text(&c, event.payload);
	return cursor_run(&c, fault);
}

enum status
event_of_subject(const struct access *access, const struct event_query *query,
		 struct events *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &event_noun, EVENT_OF_SUBJECT);
	struct events all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, query->subject);
	put_int(&c, query->after_seq);
	put_int(&c, (int64_t)query->limit);
	while (cursor_next(&c)) {
		struct event *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		event_read(&c, one);
		one->payload = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
event_forget(const struct access *access, int64_t seq, struct fault *fault)
{
	struct cursor c = cursor_open(access, &retention_noun, 0);

	put_int(&c, seq);
	return cursor_change(&c, "event", fault);
}
