/* Through whom an organisation's text messages leave. */
#ifndef VERNACULAR_DESK_SMS_SETTINGS_H
#define VERNACULAR_DESK_SMS_SETTINGS_H

#include "desk/desk.h"
#include "store/sms.h"

struct faults;
struct model;

/* {gateway: {url, sender, field_to, field_text, field_sender, field_id,
 *  private(bool), origin(code origin: own, partnership), at} or null, secret:
 *  what it is signed with, as a receiver is told it, key(bool): whether the
 *  environment has a key of the gateway, key_variable}. Administrators alone.
 */
enum status sms_settings_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* NULL leaves a value as it is, "" takes one away that need not be.
 * Errors: E_FORBIDDEN; E_INPUT with a fault for each field. */
struct sms_settings_input {
	const char *url, *sender, *field_to, *field_text, *field_sender,
		*field_id, *private_network;
};
enum status sms_settings_set(struct visit *, const struct sms_settings_input *,
			     struct faults *, struct fault *) MUST_USE;
/* No gateway of its own any more. Errors: E_FORBIDDEN, E_NOT_FOUND. */
enum status sms_settings_remove(struct visit *, struct fault *) MUST_USE;

/* What a gateway's messages are signed with: HASH_BYTES. */
void sms_secret(const struct visit *, const struct sms_gateway *,
		unsigned char *ret);

#endif
