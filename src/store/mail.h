/* By which server an organisation's mail leaves, and what has not left. */
#ifndef VERNACULAR_STORE_MAIL_H
#define VERNACULAR_STORE_MAIL_H

#include "store/db.h"
#include "store/outbox.h"

struct mail_server {
	int64_t organisation;
	const char *address; /* of the service: "https://..." */
	const char *host;
	int64_t port;
	const char *security; /* "starttls", "tls", "none" */
	const char *user;     /* NULL: without */
	const void *password; /* sealed; NULL none */
	size_t password_bytes;
	const char *authority; /* PEM, NULL none */
	const char *sender;
	bool private_network;
	int64_t by, at_utc;
};

/* Adds or replaces. Errors: E_NOT_FOUND no such organisation. */
enum status mail_server_put(const struct access *, const struct mail_server *,
			    struct fault *) MUST_USE;
/* The organisation's, else its partnership's. Errors: E_NOT_FOUND. */
enum status mail_server_get(const struct access *, int64_t organisation,
			    struct mail_server *ret, struct fault *) MUST_USE;
/* It uses its partnership's again. Errors: E_NOT_FOUND it has none. */
enum status mail_server_delete(const struct access *, int64_t organisation,
			       struct fault *) MUST_USE;

/* What came back of an organisation's mail, and of its members', and waits for
 * another try is due now. */
enum status mail_hasten(const struct access *, int64_t organisation,
			int64_t now_utc, struct fault *) MUST_USE;

/* Mail of all organisations in the scope. */
struct mail_counts {
	int64_t waiting, failed;
	struct message stuck; /* one that was tried and waits; id 0 none */
};
enum status mail_count(const struct access *, struct mail_counts *ret,
		       struct fault *) MUST_USE;

/* What was given up, the latest first, at most limit, from before. */
enum status mail_failed(const struct access *, int64_t before_utc,
			size_t limit, struct messages *ret, struct fault *)
	MUST_USE;
/* One that was given up. Errors: E_NOT_FOUND. */
enum status mail_failed_get(const struct access *, int64_t id,
			    struct message *ret, struct fault *) MUST_USE;

/* Whether an account wants what waits for it by mail in the morning.
 * Errors: E_NOT_FOUND. */
struct mail_wish {
	int64_t account;
	bool morning;
};
enum status mail_wish_put(const struct access *, const struct mail_wish *,
			  struct fault *) MUST_USE;
enum status mail_wish_get(const struct access *, int64_t account,
			  struct mail_wish *ret, struct fault *) MUST_USE;

#endif
