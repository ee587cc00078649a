/* Addresses under which a provider's calendar is read. */
#include "store/feed.h"

#include "store/inside.h"

enum {
	FEED_INSERT,
	FEED_END,
	FEED_BY_TOKEN,
	FEED_OF_ACCOUNT,
	FEED_OF_PROVIDER,
	FEEDS,
};

#define COLUMNS                                                            \
	"id, token_hash, organisation, provider, account, made_at, made_by"
#define IN_USE " AND ended_at IS NULL AND visible(organisation)"

static const struct query queries[] = {
	[FEED_INSERT] = {"INSERT INTO feed (" COLUMNS ")"
			 " VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[FEED_END] = {"UPDATE feed SET ended_at = ?2 WHERE id = ?1" IN_USE,
		      NULL},
	[FEED_BY_TOKEN] = {"SELECT " COLUMNS " FROM feed"
			   " WHERE token_hash = ?" IN_USE, NULL},
	[FEED_OF_ACCOUNT] = {"SELECT " COLUMNS " FROM feed"
			     " WHERE account = ?1 AND provider = ?2"
			     " AND account IS NOT NULL" IN_USE, NULL},
	[FEED_OF_PROVIDER] = {"SELECT " COLUMNS " FROM feed"
			      " WHERE provider = ? AND account IS NULL"
			      IN_USE, NULL},
};
const struct noun feed_noun = {NOUN_FEED, "feed", queries, FEEDS};

static enum status
feed_one(struct cursor *c, struct feed *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found) {
		ret->id = read_int(c);
		read_hash(c, ret->token_hash, HASH_BYTES);
		ret->organisation = read_int(c);
		ret->provider = read_int(c);
		ret->account = read_int(c);
		ret->made_utc = read_int(c);
		ret->made_by = read_int(c);
	}
	return cursor_found(c, found, "feed", fault);
}

enum status
feed_of(const struct access *access, int64_t provider, int64_t account,
	struct feed *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &feed_noun,
				      account ? FEED_OF_ACCOUNT
					      : FEED_OF_PROVIDER);

	if (account)
		put_int(&c, account);
	put_int(&c, provider);
	return feed_one(&c, ret, fault);
}

enum status
feed_by_token(const struct access *access,
	      const unsigned char token_hash[HASH_BYTES], struct feed *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &feed_noun, FEED_BY_TOKEN);

	put_bytes(&c, token_hash, HASH_BYTES);
	return feed_one(&c, ret, fault);
}

enum status
feed_put(const struct access *access, const struct feed *feed,
	 struct fault *fault)
{
	struct feed before;
	struct cursor c;
	enum status status = feed_of(access, feed->provider, feed->account,
				     &before, fault);

	if (status == OK) {
		c = cursor_open(access, &feed_noun, FEED_END);
		put_int(&c, before.id);
		put_int(&c, feed->made_utc);
		status = cursor_change(&c, "feed", fault);
	} else if (status == E_NOT_FOUND) {
		status = OK;
	}
	if (status != OK)
		return status;
	c = cursor_open(access, &feed_noun, FEED_INSERT);
	put_int(&c, feed->id);
	put_bytes(&c, feed->token_hash, HASH_BYTES);
	put_int(&c, feed->organisation);
	put_int(&c, feed->provider);
	put_some(&c, feed->account);
	put_int(&c, feed->made_utc);
	put_int(&c, feed->made_by);
	return cursor_run(&c, fault);
}
