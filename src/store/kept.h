/* What is asked with every intake: the writing connection keeps it. Of what
 * hardly ever changes it forgets all as soon as one of its statements may
 * change one of the tables (the authorizer names them when a statement is
 * prepared), or another process wrote. Who counts on with every intake changes
 * what is kept, too (kept_change); what is taken back is forgotten. Internal to
 * store/. */
#ifndef VERNACULAR_STORE_KEPT_H
#define VERNACULAR_STORE_KEPT_H

#include "store/db.h"

struct kept;
struct kept *kept_new(void);
void kept_free(struct kept *);

/* Is it read from that table, and nothing changed in place? */
bool kept_table(const char *name);

/* Nothing is kept from here to the next kept_renew; what was lent stays. */
void kept_forget(struct kept *);
/* A transaction begins, and was committed; one that was not is forgotten.
 * version: other than before, somebody else wrote. */
void kept_renew(struct kept *, int64_t version);
void kept_settle(struct kept *);
/* A job of the transaction begins, and is taken back. */
void kept_job(struct kept *);
void kept_undo(struct kept *);

struct kept_key {
	enum kept_what {
		KEPT_AGREED,
		KEPT_BUDGETS,
		KEPT_CANDIDATES,
		KEPT_CREDENTIALS,
		KEPT_FIGURE,
		KEPT_HEAD,
		KEPT_LOAD,
		KEPT_ORGANISATION,
		KEPT_SETTING,
		KEPT_SPEAKERS,
	} what;
	int64_t organisation; /* or what the kind is kept by */
	int32_t day_days;
	const char *word; /* "" none; shorter than KEPT_WORD */
};
#define KEPT_WORD 64

struct kept_rows {
	const void *list;
	size_t count;
};

/* Those of one provider. Each row begins with its provider's id, an int64_t,
 * and they are in its order. */
struct kept_rows kept_of(const struct kept_rows *, size_t row_bytes,
			 int64_t provider);

/* Whether kept_get may be asked: on the writer, for the service itself, where
 * there are not too many rows to keep. */
bool kept_usable(const struct access *, const struct kept_key *);

/* All rows of a key, read by the function once; they live until the next
 * transaction. The function reads into the access's arena. */
typedef enum status kept_read(const struct access *, const struct kept_key *,
			      struct kept_rows *ret, struct fault *);
enum status kept_get(const struct access *, const struct kept_key *,
		     kept_read *, struct kept_rows *ret, struct fault *)
	MUST_USE;

/* The first row of a key, to be changed as the database is in the same job;
 * NULL where none is kept. To be called with every such change. */
void *kept_change(const struct access *, const struct kept_key *);

#endif
