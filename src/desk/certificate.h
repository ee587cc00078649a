/* What proves how one letter was served: the very letter by its hash, each way
 * that it went with who, when, where and the hash of a photo, and the numbers
 * of the events that say so. Nothing of it rests on the tenant: that they
 * opened the letter is recorded nowhere, and "I understood" is no evidence. */
#ifndef VERNACULAR_DESK_CERTIFICATE_H
#define VERNACULAR_DESK_CERTIFICATE_H

#include "desk/desk.h"

struct letter_printed;
struct model;

/* {strip (see tenants.h), id, notice, organisation, tenant, tenant_reference,
 *  name(name), language(language), issued_at, issued_by(name of a colleague),
 *  sha256: of its page, copies: [{format(code letter-format), sha256}],
 *  deliveries: as dispatches_show, events: [{seq, at, kind(code event)}],
 *  made_at}. An event is queued. Errors: as dispatches_show. */
enum status certificate_show(struct visit *, const char *letter,
			     struct model *, struct fault *) MUST_USE;

/* The same in English on the landlord's letterhead, as a PDF; sets only bytes
 * and count. Slow. */
enum status certificate_pages(struct visit *, const char *letter,
			      struct letter_printed *, struct fault *)
	MUST_USE;

#endif
