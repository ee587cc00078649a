/* Checking and exporting the whole event log, one event at a time. */
#include "store/chain.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

#define HASH_HEX (2 * HASH_BYTES + 1)

enum {
	CHAIN_WALK,
	CHAIN_PAYLOADS,
	CHAINS,
};

static const struct query queries[] = {
	[CHAIN_WALK] = {"SELECT e.seq, e.at, e.actor, e.kind, e.subject,"
			" e.organisation, e.service, e.language,"
			" e.payload_hash, e.hash, p.seq, p.salt, p.payload,"
			" visible(e.organisation), EXISTS (SELECT 1 FROM"
			" event_closed c WHERE c.seq = e.seq) FROM event e"
			" LEFT JOIN event_payload p ON p.seq = e.seq"
			" ORDER BY e.seq", "checks and exports all there is"},
	[CHAIN_PAYLOADS] = {"SELECT count(*) FROM event_payload",
			    "checks all there is"},
};
const struct noun chain_noun = {NOUN_CHAIN, "chain", queries, CHAINS};

/* One event with all that is kept of it. */
struct link {
	struct event event;
	unsigned char payload_hash[HASH_BYTES], hash[HASH_BYTES];
	bool has_payload, visible, closed;
	const void *salt; /* NULL once emptied */
	size_t salt_bytes;
};

void
event_read(struct cursor *c, struct event *ret)
{
	ret->seq = read_int(c);
	ret->at_utc = read_int(c);
	ret->actor = read_int(c);
	ret->kind = read_text(c);
	ret->subject = read_int(c);
	ret->organisation = read_int(c);
	ret->service = read_text(c);
	ret->language = read_text(c);
}

static void
link_read(struct cursor *c, struct link *ret)
{
	event_read(c, &ret->event);
	read_hash(c, ret->payload_hash, HASH_BYTES);
	read_hash(c, ret->hash, HASH_BYTES);
	ret->has_payload = read_int(c) != 0;
	ret->salt = read_bytes(c, &ret->salt_bytes);
	ret->event.payload = read_text(c);
	ret->visible = read_int(c) != 0;
	ret->closed = read_int(c) != 0;
}

void
chain_hash_payload(const void *salt, size_t salt_bytes, const char *payload,
		   unsigned char ret[HASH_BYTES])
{
	struct hash_state state;

	hash_begin(&state);
	hash_add(&state, salt, salt_bytes);
	hash_add(&state, payload, strlen(payload));
	hash_end(&state, ret);
}

void
chain_hash(const unsigned char before[HASH_BYTES], const struct event *event,
	   const unsigned char payload[HASH_BYTES],
	   unsigned char ret[HASH_BYTES])
{
	struct hash_state state;
	char before_hex[HASH_HEX], payload_hex[HASH_HEX], text[160];
	const char *const part[] = {
		event->kind, text, event->service, "\n", event->language,
		"\n", payload_hex, "\n",
	};
	int count;

	hash_hex(before, HASH_BYTES, before_hex);
	hash_hex(payload, HASH_BYTES, payload_hex);
	hash_begin(&state);
	count = snprintf(text, sizeof text,
			 "%s\n%" PRId64 "\n%" PRId64 "\n%" PRId64 "\n",
			 before_hex, event->seq, event->at_utc, event->actor);
	hash_add(&state, text, (size_t)count);
	snprintf(text, sizeof text, "\n%" PRId64 "\n%" PRId64 "\n",
		 event->subject, event->organisation);
	for (size_t i = 0; i < sizeof part / sizeof part[0]; i++)
		hash_add(&state, part[i], strlen(part[i]));
	hash_end(&state, ret);
}

/* Why this event does not fit after the one before; NULL where it does. */
static const char *
link_misfit(const struct link *link, int64_t seq,
	    const unsigned char before[HASH_BYTES])
{
	unsigned char hash[HASH_BYTES];

	if (link->event.seq != seq)
		return N_("Event {seq} is missing: restore a backup that has "
			  "it");
	if (!link->has_payload)
		return N_("What event {seq} said is missing: restore a backup "
			  "that has it");
	if (link->event.payload || link->salt_bytes) {
		chain_hash_payload(link->salt, link->salt_bytes,
				   link->event.payload ? link->event.payload
						       : "",
				   hash);
		if (!hash_equal(hash, link->payload_hash, HASH_BYTES))
			return N_("What event {seq} said was changed: restore "
				  "a backup from before that");
	}
	chain_hash(before, &link->event, link->payload_hash, hash);
	if (!hash_equal(hash, link->hash, HASH_BYTES))
		return N_("Event {seq} was changed: restore a backup from "
			  "before that");
	return NULL;
}

static enum status
misfit(int64_t seq, const char *message, struct fault *fault)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, seq);
	return fault_set(fault, E_CONFLICT, "event", message, "seq", text,
			 NULL);
}

/* Payloads that belong to no event. */
static enum status
count_payloads(const struct access *access, int64_t events,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_noun, CHAIN_PAYLOADS);
	int64_t count = cursor_next(&c) ? read_int(&c) : -1;
	enum status status = cursor_close(&c, fault);

	if (status || count == events)
		return status;
	return misfit(events + 1,
		      N_("Event {seq} and those after it are missing: restore "
			 "a backup that has them"),
		      fault);
}

enum status
event_verify(const struct access *given, struct event_census *ret,
	     struct fault *fault)
{
	struct access access = *given;
	struct event_census census = {0};
	unsigned char before[HASH_BYTES] = {0};
	const char *message = NULL;
	struct cursor c;
	enum status status;

	access.arena = arena_new();
	c = cursor_open(&access, &chain_noun, CHAIN_WALK);
	while (!message && cursor_next(&c)) {
		struct link link;

		arena_reset(access.arena);
		link_read(&c, &link);
		message = link_misfit(&link, ++census.events, before);
		census.emptied += !link.event.payload;
		memcpy(before, link.hash, HASH_BYTES);
	}
	status = cursor_close(&c, fault);
	if (!status && message)
		status = misfit(census.events, message, fault);
	if (!status)
		status = count_payloads(&access, census.events, fault);
	if (!status) {
		hash_hex(before, HASH_BYTES, census.head);
		*ret = census;
	}
	arena_free(access.arena);
	return status;
}

/* A string as RFC 8259 has it. */
static void
put_json(struct buf *out, const char *text)
{
	if (!text) {
		buf_text(out, "null");
		return;
	}
	buf_char(out, '"');
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte == '"' || byte == '\\')
			buf_printf(out, "\\%c", byte);
		else if (byte < 0x20)
			buf_printf(out, "\\u%04x", byte);
		else
			buf_char(out, (char)byte);
	}
	buf_char(out, '"');
}

static void
put_event(struct buf *out, const struct link *link)
{
	const struct event *event = &link->event;
	char payload[HASH_HEX], salt[HASH_HEX];

	hash_hex(link->payload_hash, HASH_BYTES, payload);
	buf_printf(out, ",\"at\":%" PRId64 ",\"actor\":%" PRId64 ",\"kind\":",
		   event->at_utc, event->actor);
	put_json(out, event->kind);
	buf_printf(out, ",\"subject\":%" PRId64 ",\"organisation\":%" PRId64
		   ",\"service\":", event->subject, event->organisation);
	put_json(out, event->service);
	buf_text(out, ",\"language\":");
	put_json(out, event->language);
	buf_printf(out, ",\"payload_hash\":\"%s\",\"salt\":", payload);
	if (!link->closed && link->salt_bytes &&
	    link->salt_bytes <= HASH_BYTES) {
		hash_hex(link->salt, link->salt_bytes, salt);
		put_json(out, salt);
	} else {
		put_json(out, NULL);
	}
	buf_text(out, ",\"payload\":");
	put_json(out, link->closed ? NULL : event->payload);
}

enum status
event_export(const struct access *given, struct sink *sink,
	     struct fault *fault)
{
	struct access access = *given;
	struct buf line = {0};
	struct cursor c;
	enum status status;

	access.arena = arena_new();
	c = cursor_open(&access, &chain_noun, CHAIN_WALK);
	while (cursor_next(&c)) {
		struct link link;
		char hash[HASH_HEX];

		arena_reset(access.arena);
		buf_clear(&line);
		link_read(&c, &link);
		hash_hex(link.hash, HASH_BYTES, hash);
		buf_printf(&line, "{\"seq\":%" PRId64, link.event.seq);
		if (link.visible)
			put_event(&line, &link);
		buf_printf(&line, ",\"hash\":\"%s\"}\n", hash);
		sink_put(sink, line.bytes, line.count);
	}
	status = cursor_close(&c, fault);
	buf_free(&line);
	arena_free(access.arena);
	return status;
}
