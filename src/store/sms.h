/* Through whom an organisation's text messages leave. */
#ifndef VERNACULAR_STORE_SMS_H
#define VERNACULAR_STORE_SMS_H

#include "store/db.h"

struct sms_gateway {
	int64_t organisation;
	const char *url;
	const char *sender; /* NULL: the gateway's own */
	/* Names of the members of the JSON that it takes. */
	const char *field_to, *field_text, *field_sender, *field_id;
	bool private_network;
	int64_t at_utc, by;
};

/* Adds or replaces. */
enum status sms_gateway_put(const struct access *, const struct sms_gateway *,
			    struct fault *) MUST_USE;
/* The organisation's, else its partnership's. Errors: E_NOT_FOUND. */
enum status sms_gateway_get(const struct access *, int64_t organisation,
			    struct sms_gateway *ret, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND it has none. */
enum status sms_gateway_delete(const struct access *, int64_t organisation,
			       struct fault *) MUST_USE;

#endif
