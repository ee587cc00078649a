/* The event log: every change of state, and every reading of a person's
 * record, in one chain of SHA-256 hashes. doc/event-log.md has the exact bytes
 * that are hashed and a short program that checks an export. */
#ifndef VERNACULAR_STORE_EVENT_H
#define VERNACULAR_STORE_EVENT_H

#include "base/hash.h"
#include "base/sink.h"
#include "store/db.h"

struct event {
	int64_t seq;	  /* given by event_append */
	int64_t at_utc;
	int64_t actor;	  /* account or token; 0 the service itself */
	const char *kind; /* "item.assigned", no line break */
	int64_t subject;  /* request, tenant, provider, account, letter ... */
	int64_t organisation;
	const char *service, *language; /* counted by reports; NULL none */
	const char *payload; /* JSON; NULL: "{}", or emptied or closed since */
};

struct events {
	struct event *list;
	size_t count;
};

/* Add to the end of the chain; in the writer only. What happens to an item or
 * an offer has its request as subject, and n in its payload. */
enum status event_append(const struct access *, const struct event *,
			 struct random_source *, struct fault *) MUST_USE;

/* A subject's events, oldest first. */
struct event_query {
	int64_t subject;
	int64_t after_seq; /* 0 from the first */
	size_t limit;
};
enum status event_of_subject(const struct access *, const struct event_query *,
			     struct events *ret, struct fault *) MUST_USE;

/* Empty what an event said; the chain stays whole. STORE_RETENTION only.
 * Errors: E_FORBIDDEN elsewhere, E_NOT_FOUND. */
enum status event_forget(const struct access *, int64_t seq, struct fault *)
	MUST_USE;

/* Where the log stands. */
struct event_stand {
	int64_t seq; /* 0 while it is empty */
	char head[2 * HASH_BYTES + 1];
};
enum status event_stands(const struct access *, struct event_stand *ret,
			 struct fault *) MUST_USE;

struct event_census {
	int64_t events, emptied;
	char head[2 * HASH_BYTES + 1]; /* the last hash; 64 zeros when empty */
};

/* Walk the whole chain. Errors: E_CONFLICT, the fault names the first event
 * that does not fit and why. */
enum status event_verify(const struct access *, struct event_census *ret,
			 struct fault *) MUST_USE;

/* The scope's events as JSON lines; organisations outside it are left out of
 * what is shown but not of the chain (their hashes stand). */
enum status event_export(const struct access *, struct sink *, struct fault *)
	MUST_USE;

#endif
