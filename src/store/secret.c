/* Keys of the service itself. */
#include "store/secret.h"

#include "store/inside.h"

enum { SECRET_GET, SECRET_PUT, SECRETS };

/* They belong to the house, not to an organisation. */
static const struct query queries[] = {
	[SECRET_GET] = {"SELECT value FROM secret WHERE name = ?", NULL},
	[SECRET_PUT] = {"INSERT INTO secret (name, value) VALUES (?, ?)"
			" ON CONFLICT (name) DO NOTHING", NULL},
};
const struct noun secret_noun = {NOUN_SECRET, "secret", queries, SECRETS};

enum status
secret_get(const struct access *access, const char *name,
	   unsigned char ret[HASH_BYTES], struct fault *fault)
{
	struct cursor c = cursor_open(access, &secret_noun, SECRET_GET);
	bool found;

	put_text(&c, name);
	found = cursor_next(&c);
	if (found)
		read_hash(&c, ret, HASH_BYTES);
	return cursor_found(&c, found, "secret", fault);
}

enum status
secret_once(const struct access *access, const char *name,
	    unsigned char value[HASH_BYTES], struct fault *fault)
{
	struct cursor c = cursor_open(access, &secret_noun, SECRET_PUT);
	enum status status;

	put_text(&c, name);
	put_bytes(&c, value, HASH_BYTES);
	status = cursor_run(&c, fault);
	return status == OK ? secret_get(access, name, value, fault) : status;
}
