/* By which server an organisation's mail leaves, in whose name, what has not
 * left, and who wants what by mail. */
#ifndef VERNACULAR_DESK_MAIL_SETTINGS_H
#define VERNACULAR_DESK_MAIL_SETTINGS_H

#include "desk/desk.h"

struct faults;
struct model;

/* {server: {address, host, port, security(code mail-security), user,
 *  has_password(bool), authority(PEM or null), sender, private(bool),
 *  origin(code origin: own, partnership), at} or null, reply_to, waiting,
 *  trouble: why one of them waits, or null, failed: how many were given up,
 *  given_up: [{id, to, subject, tries, at, trouble}], the latest 50; to,
 *  subject and trouble are null where the caller may not know of what it is
 *  about}
 * of the caller's organisation; what waits, of all that it sees. A password is
 * never shown. Administrators alone. */
enum status mail_settings_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {mail(bool)}: whether no server is set up. {mail_failed}: how many were given
 * up. */
enum status mail_missing(struct visit *, struct model *, struct fault *)
	MUST_USE;
enum status mail_failures(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* NULL leaves a value as it is, "" takes one away that need not be.
 *   address       of this service as its readers reach it: "https://..."
 *   security      "starttls", "tls", "none"
 *   password      must be said again with another host or user
 *   authority     PEM: trusted beside the certificates of the machine
 *   sender        what stands in From
 *   reply_to      where answers go; members follow their partnership
 *   private       "yes" or "no": the server may be in the own network
 *   organisation  its name; NULL: the caller's
 * What came back is tried again at once. Administrators alone.
 * Errors: E_FORBIDDEN; E_INPUT with a fault for each field. */
struct mail_settings_input {
	const char *address, *host, *port, *security, *user, *password,
		*authority, *sender, *reply_to, *private_network,
		*organisation;
};
enum status mail_settings_set(struct visit *,
			      const struct mail_settings_input *,
			      struct faults *, struct fault *) MUST_USE;

/* No server of its own any more. Errors: E_FORBIDDEN, E_NOT_FOUND. */
enum status mail_settings_remove(struct visit *, struct fault *) MUST_USE;

/* Send one mail now, past the outbox, to see whether it arrives. Slow: on a
 * worker, with a visit that reads. {to, answer: what the server said}
 *   organisation  its name; NULL: the caller's
 * Errors: E_FORBIDDEN; E_INPUT to is no address; E_REFUSED the server does
 * not take it, the fault says why and what to do. */
struct mail_test {
	const char *to, *organisation;
};
enum status mail_test_send(struct visit *, const struct mail_test *,
			   struct model *, struct fault *) MUST_USE;
/* That it was sent: an event. On the writer. */
enum status mail_test_log(struct visit *, struct fault *) MUST_USE;

/* Try again one that was given up; NULL: all that the caller sees.
 * Errors: E_FORBIDDEN; E_NOT_FOUND. */
enum status mail_again(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* The caller's own: whether what waits for it comes by mail in the morning.
 * {morning_mail(bool)} */
enum status mail_wish_show(struct visit *, struct model *, struct fault *)
	MUST_USE;
enum status mail_wish_set(struct visit *, const char *morning, struct fault *)
	MUST_USE;

#endif
