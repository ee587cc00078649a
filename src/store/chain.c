/* Checking and exporting the whole event log, one event at a time. */
#include "store/chain.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "store/chain_check.h"

#define HASH_HEX (2 * HASH_BYTES + 1)

enum {
	CHAIN_READ,
	CHAIN_SAID,
	CHAIN_WALK,
	CHAIN_PAYLOADS,
	CHAIN_AT,
	CHAINS,
};

static const struct query queries[] = {
	/* The chain is the house's: each link is of all of them. */
	[CHAIN_READ] = {"SELECT seq, at, actor, kind, subject, organisation,"
			" service, language, payload_hash, hash FROM event"
			" WHERE seq > ? ORDER BY seq LIMIT ?", NULL},
	[CHAIN_SAID] = {"SELECT seq, salt, payload FROM event_payload"
			" WHERE seq > ? ORDER BY seq", NULL},
	[CHAIN_WALK] = {"SELECT e.seq, e.at, e.actor, e.kind, e.subject,"
			" e.organisation, e.service, e.language,"
			" e.payload_hash, e.hash, p.seq, p.salt, p.payload,"
			" visible(e.organisation), EXISTS (SELECT 1 FROM"
			" event_closed c WHERE c.seq = e.seq) FROM event e"
			" LEFT JOIN event_payload p ON p.seq = e.seq"
			" ORDER BY e.seq", "checks and exports all there is"},
	[CHAIN_PAYLOADS] = {"SELECT count(*) FROM event_payload",
			    "checks all there is"},
	[CHAIN_AT] = {"SELECT hash FROM event WHERE seq = ?", NULL},
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

/* Small pieces are put together first: a hash takes whole blocks where they
 * lie, and the rest byte by byte. */
struct gather {
	struct hash_state state;
	size_t count;
	char bytes[512];
};

static void
gather_add(struct gather *gather, const void *bytes, size_t count)
{
	if (gather->count + count > sizeof gather->bytes) {
		hash_add(&gather->state, gather->bytes, gather->count);
		gather->count = 0;
	}
	if (count > sizeof gather->bytes) {
		hash_add(&gather->state, bytes, count);
		return;
	}
	memcpy(gather->bytes + gather->count, bytes, count);
	gather->count += count;
}

static void
gather_line(struct gather *gather, const char *text)
{
	gather_add(gather, text, strlen(text));
	gather_add(gather, "\n", 1);
}

static void
gather_end(struct gather *gather, unsigned char ret[HASH_BYTES])
{
	hash_add(&gather->state, gather->bytes, gather->count);
	hash_end(&gather->state, ret);
}

void
chain_hash_payload(const void *salt, size_t salt_bytes, const char *payload,
		   unsigned char ret[HASH_BYTES])
{
	struct gather gather;

	gather.count = 0;
	hash_begin(&gather.state);
	gather_add(&gather, salt, salt_bytes);
	gather_add(&gather, payload, strlen(payload));
	gather_end(&gather, ret);
}

/* What is hashed is public, and there are millions: libsodium's own, which
 * takes the same time for every digit, takes as long as the hash itself. */
static void
gather_hex(struct gather *gather, const unsigned char hash[HASH_BYTES])
{
	static const char digits[] = "0123456789abcdef";
	char text[HASH_HEX], *at = text;

	for (int i = 0; i < HASH_BYTES; i++) {
		*at++ = digits[hash[i] >> 4];
		*at++ = digits[hash[i] & 15];
	}
	*at = '\n';
	gather_add(gather, text, sizeof text);
}

static void
gather_number(struct gather *gather, int64_t number)
{
	uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	char text[24], *at = text + sizeof text;

	*--at = '\n';
	for (; left >= 100; left /= 100) {
		unsigned two = (unsigned)(left % 100);

		*--at = (char)('0' + two % 10);
		*--at = (char)('0' + two / 10);
	}
	*--at = (char)('0' + left % 10);
	if (left >= 10)
		*--at = (char)('0' + left / 10);
	if (number < 0)
		*--at = '-';
	gather_add(gather, at, (size_t)(text + sizeof text - at));
}

void
chain_hash(const unsigned char before[HASH_BYTES], const struct event *event,
	   const unsigned char payload[HASH_BYTES],
	   unsigned char ret[HASH_BYTES])
{
	struct gather gather;

	gather.count = 0;
	hash_begin(&gather.state);
	gather_hex(&gather, before);
	gather_number(&gather, event->seq);
	gather_number(&gather, event->at_utc);
	gather_number(&gather, event->actor);
	gather_line(&gather, event->kind);
	gather_number(&gather, event->subject);
	gather_number(&gather, event->organisation);
	gather_line(&gather, event->service);
	gather_line(&gather, event->language);
	gather_hex(&gather, payload);
	gather_end(&gather, ret);
}

const char chain_cut_short[] =
	N_("Event {seq} and those after it are missing: restore a backup that "
	   "has them");

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
		if (memcmp(hash, link->payload_hash, HASH_BYTES) != 0)
			return N_("What event {seq} said was changed: restore "
				  "a backup from before that");
	}
	chain_hash(before, &link->event, link->payload_hash, hash);
	if (memcmp(hash, link->hash, HASH_BYTES) != 0)
		return N_("Event {seq} was changed: restore a backup from "
			  "before that");
	return NULL;
}

enum status
chain_misfit(const struct chain_flaw *flaw, struct fault *fault)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, flaw->seq);
	return fault_set(fault, E_CONFLICT, "event", flaw->message, "seq",
			 text, NULL);
}

/* All of it lives until the next row. */
static void
link_look(struct cursor *c, struct link *ret)
{
	struct event *event = &ret->event;

	event->seq = read_int(c);
	event->at_utc = read_int(c);
	event->actor = read_int(c);
	event->kind = read_word(c);
	event->subject = read_int(c);
	event->organisation = read_int(c);
	event->service = read_word(c);
	event->language = read_word(c);
	read_hash(c, ret->payload_hash, HASH_BYTES);
	read_hash(c, ret->hash, HASH_BYTES);
}

/* What the events said, in step with them: one walk beside the other costs
 * half of what finding each row does. */
static void
link_said(struct cursor *c, int64_t *seq, struct link *ret)
{
	const char *text;

	while (*seq < ret->event.seq && cursor_next(c)) {
		*seq = read_int(c);
		if (*seq < ret->event.seq)
			continue;
		ret->salt = read_blob(c, &ret->salt_bytes);
		text = read_word(c);
		ret->event.payload = ret->salt_bytes || *text ? text : NULL;
	}
	ret->has_payload = *seq == ret->event.seq;
}

enum status
chain_read(const struct access *access, struct chain_place *place,
	   int64_t most, struct chain_flaw *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_noun, CHAIN_READ);
	struct cursor said = cursor_open(access, &chain_noun, CHAIN_SAID);
	struct chain_place now = *place;
	struct chain_flaw flaw = {0};
	int64_t said_seq = now.seq;
	enum status status, other;

	put_int(&c, now.seq);
	put_int(&c, most);
	put_int(&said, now.seq);
	now.left = false;
	while (!flaw.message && cursor_next(&c)) {
		struct link link = {0};

		link_look(&c, &link);
		link_said(&said, &said_seq, &link);
		flaw.seq = now.seq + 1;
		flaw.message = link_misfit(&link, flaw.seq, now.hash);
		if (flaw.message)
			break;
		now.seq = flaw.seq;
		now.emptied += !link.event.payload;
		now.left = now.seq - place->seq == most;
		memcpy(now.hash, link.hash, HASH_BYTES);
	}
	if (!flaw.message)
		flaw.seq = 0;
	status = cursor_close(&c, fault);
	other = cursor_close(&said, fault);
	if (status == OK)
		status = other;
	if (status == OK) {
		*place = now;
		*ret = flaw;
	}
	return status;
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
	return chain_misfit(&(struct chain_flaw){events + 1, chain_cut_short},
			    fault);
}

enum status
event_verify(const struct access *given, struct event_census *ret,
	     struct fault *fault)
{
	struct access access = *given;
	struct chain_place place = {0};
	struct chain_flaw flaw;
	enum status status;

	access.arena = arena_new();
	status = chain_read(&access, &place, INT64_MAX, &flaw, fault);
	if (status == OK && flaw.message)
		status = chain_misfit(&flaw, fault);
	if (status == OK)
		status = count_payloads(&access, place.seq, fault);
	if (status == OK) {
		ret->events = place.seq;
		ret->emptied = place.emptied;
		hash_hex(place.hash, HASH_BYTES, ret->head);
	}
	arena_free(access.arena);
	return status;
}

enum status
chain_at(const struct access *access, int64_t seq,
	 unsigned char ret[HASH_BYTES], struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_noun, CHAIN_AT);
	bool found;

	put_int(&c, seq);
	found = cursor_next(&c);
	if (found)
		read_hash(&c, ret, HASH_BYTES);
	return cursor_found(&c, found, "event", fault);
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
