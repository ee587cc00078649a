/* Every text in words that belongs to one tenant's record, to be read through
 * and covered where it names somebody it must not: when a joint tenancy parts.
 * A table whose words are about a tenant has its row in mention.c. */
#ifndef VERNACULAR_STORE_MENTION_H
#define VERNACULAR_STORE_MENTION_H

#include "store/db.h"

/* The text as it may stay; the same pointer where nothing is to be covered.
 * text is never NULL. */
typedef const char *mention_cover(void *self, const char *text);

/* Go through all of the tenant's. *ret_covered counts texts that changed; what
 * cover gives back is kept where `keep` says so, else only counted. */
struct mention_walk {
	int64_t tenant;
	mention_cover *cover;
	void *self;
	enum { MENTION_COUNT, MENTION_COVER } keep;
};
enum status mention_each(const struct access *, const struct mention_walk *,
			 int64_t *ret_covered, struct fault *) MUST_USE;

/* Letters of the tenant whose words are changed by cover: they stay as they
 * were sent, so they are only counted. At most 50 are read. */
enum status mention_letters(const struct access *,
			    const struct mention_walk *, int64_t *ret_count,
			    struct fault *) MUST_USE;

/* Events about the tenant, its requests and cases: what they say is closed to
 * every history and export from now on where cover changes it. */
enum status mention_events(const struct access *, const struct mention_walk *,
			   int64_t *ret_closed, struct fault *) MUST_USE;

/* Whether what an event said is closed. */
enum status mention_closed(const struct access *, int64_t seq, bool *ret,
			   struct fault *) MUST_USE;

/* Forms that were left half-filled about the tenant go. */
enum status mention_unfinished(const struct access *, int64_t tenant,
			       struct fault *) MUST_USE;

#endif
