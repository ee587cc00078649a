/* A mail server, and a connection to it that carries one mail after another.
 * Slow: never on the writer. Sources: RFC 5321 (SMTP), RFC 3207 (STARTTLS),
 * RFC 8314 (TLS from the first byte), RFC 4954 (AUTH). */
#ifndef VERNACULAR_POST_SMTP_H
#define VERNACULAR_POST_SMTP_H

#include <stdatomic.h>
#include <stddef.h>

#include "base/fault.h"

struct smtp;

/* Seconds in which each answer must come, and a mail be over. */
#define SMTP_ANSWER_S 60
#define SMTP_TOTAL_S 180

#define SMTP_ANSWER_BYTES 200

struct smtp_server {
	const char *host;
	int port;
	enum smtp_security {
		SMTP_STARTTLS, /* encrypted before anything is said */
		SMTP_TLS,      /* from the first byte */
		SMTP_PLAIN     /* not at all: in the own network only */
	} security;
	const char *user, *password; /* NULL: without; never with SMTP_PLAIN */
	const char *authority; /* PEM, trusted beside the system's; NULL none */
	enum smtp_reach {
		SMTP_WORLD,   /* public addresses only */
		SMTP_ANYWHERE /* also this machine and the landlord's network */
	} reach;
	int answer_s; /* 0: SMTP_ANSWER_S */
};
#define SMTP_SECURITIES 3
extern const char *const smtp_security_names[SMTP_SECURITIES];

/* Whether the host is a name or an address, and fits the rest.
 * Errors: E_INPUT at "/host", "/port", "/user", "/authority". */
enum status smtp_server_check(const struct smtp_server *, struct fault *)
	MUST_USE;

/* Connects when the first mail goes. server and stop are borrowed until
 * smtp_free; stop ends a sending early once true, NULL never. One thread at a
 * time. NULL where the machine has no libcurl. */
struct smtp *smtp_new(const struct smtp_server *, const atomic_bool *stop);
void smtp_free(struct smtp *);

struct smtp_mail {
	const char *from, *to; /* addresses, by mail_address_check */
	const char *bytes;     /* by mail_compose */
	size_t count;
};

/* Hand one mail over. ret_answer is what the server said last, "" nothing.
 * OK: the server has taken the mail on itself. Errors: E_REFUSED: this mail or
 * its recipient is refused for good (5yz after RCPT or DATA); E_IO: all that
 * may be over later or be mended in the settings: no connection, no TLS, a
 * wrong password, the sender refused, any 4yz, an answer that does not come. */
enum status smtp_send(struct smtp *, const struct smtp_mail *,
		      char ret_answer[SMTP_ANSWER_BYTES], struct fault *)
	MUST_USE;

#endif
