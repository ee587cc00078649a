/* Through whom an organisation's text messages leave. */
#include "store/sms.h"

#include "store/inside.h"

enum { GATEWAY_PUT, GATEWAY_GET, GATEWAY_DELETE, QUERIES };

#define COLUMNS                                                            \
	"organisation, url, sender, field_to, field_text, field_sender,"   \
	" field_id, private_network, at, by"

static const struct query queries[] = {
	[GATEWAY_PUT] = {"INSERT INTO sms_gateway (" COLUMNS ")"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			 " ON CONFLICT DO UPDATE SET url = excluded.url,"
			 " sender = excluded.sender,"
			 " field_to = excluded.field_to,"
			 " field_text = excluded.field_text,"
			 " field_sender = excluded.field_sender,"
			 " field_id = excluded.field_id,"
			 " private_network = excluded.private_network,"
			 " at = excluded.at, by = excluded.by", NULL},
	/* Members follow their partnership where they have none. */
	[GATEWAY_GET] = {"SELECT " COLUMNS " FROM sms_gateway"
			 " WHERE organisation IN"
			 " (SELECT id FROM organisation WHERE id = ?1"
			 " AND visible(id) UNION ALL SELECT parent"
			 " FROM organisation WHERE id = ?1 AND visible(id))"
			 " ORDER BY organisation <> ?1 LIMIT 1", NULL},
	[GATEWAY_DELETE] = {"DELETE FROM sms_gateway WHERE organisation = ?"
			    " AND visible(organisation)", NULL},
};
const struct noun sms_noun = {NOUN_SMS, "sms", queries, QUERIES};

enum status
sms_gateway_put(const struct access *access, const struct sms_gateway *gateway,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &sms_noun, GATEWAY_PUT);

	put_int(&c, gateway->organisation);
	put_text(&c, gateway->url);
	put_text(&c, gateway->sender);
	put_text(&c, gateway->field_to);
	put_text(&c, gateway->field_text);
	put_text(&c, gateway->field_sender);
	put_text(&c, gateway->field_id);
	put_int(&c, gateway->private_network);
	put_int(&c, gateway->at_utc);
	put_int(&c, gateway->by);
	return cursor_run(&c, fault);
}

enum status
sms_gateway_get(const struct access *access, int64_t organisation,
		struct sms_gateway *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &sms_noun, GATEWAY_GET);
	bool found;

	put_int(&c, organisation);
	found = cursor_next(&c);
	if (found) {
		ret->organisation = read_int(&c);
		ret->url = read_text(&c);
		ret->sender = read_text(&c);
		ret->field_to = read_text(&c);
		ret->field_text = read_text(&c);
		ret->field_sender = read_text(&c);
		ret->field_id = read_text(&c);
		ret->private_network = read_int(&c);
		ret->at_utc = read_int(&c);
		ret->by = read_int(&c);
	}
	return cursor_found(&c, found, "gateway", fault);
}

enum status
sms_gateway_delete(const struct access *access, int64_t organisation,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &sms_noun, GATEWAY_DELETE);

	put_int(&c, organisation);
	return cursor_change(&c, "gateway", fault);
}
