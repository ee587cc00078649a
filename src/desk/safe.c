/* What must be had back and is worth nothing without the installation's key.
 */
#include "desk/safe.h"

#include <stdlib.h>
#include <string.h>

#include "base/key_file.h"
#include "base/seal.h"
#include "desk/inside.h"
#include "desk/key.h"
#include "store/second_factor.h"

static const char *
key_path(const struct desk *desk, struct arena *arena)
{
	const char *named = getenv(SAFE_KEY_VARIABLE);

	return named && *named ? named
			       : arena_printf(arena, "%s.key",
					      desk_file(desk));
}

/* The first key of a new installation. Where secrets are there already their
 * key was lost on the way, and another one would hide that: the fault that
 * names its file stays. */
static enum status
make_key(struct visit *visit, const char *path, struct key_file *keys,
	 struct fault *missing)
{
	struct random_source random = random_system();
	struct access access = visit_access_of_service(visit);
	struct second_factors all;
	struct fault fault;
	enum status status = second_factor_all(&access, &all, &fault);

	if (status == OK && all.count)
		return E_REFUSED;
	if (status != OK) {
		*missing = fault;
		return status;
	}
	*keys = (struct key_file){.count = 0};
	key_file_add(keys, &random);
	return key_file_write(path, keys, missing);
}

enum status
safe_seal(struct visit *visit, const char *purpose, const char *text,
	   struct buf *out, struct fault *fault)
{
	const char *path = key_path(visit->desk, visit->arena);
	struct key_file keys;
	enum status status = key_file_read(path, &keys, fault);

	if (status == E_NOT_FOUND)
		status = make_key(visit, path, &keys, fault);
	if (status != OK)
		return status;
	seal_text(keys.key[0], purpose, visit->random, text, out);
	hash_wipe(&keys, sizeof keys);
	return OK;
}

/* False where none of them does. */
static bool
open_with(const struct key_file *keys, const struct safe_sealed *sealed,
	  struct buf *out)
{
	for (size_t i = 0; i < keys->count; i++)
		if (seal_open(keys->key[i], sealed->purpose, sealed->bytes,
			      sealed->count, out))
			return true;
	return false;
}

enum status
safe_open(const struct visit *visit, const struct safe_sealed *sealed,
	   struct buf *out, struct fault *fault)
{
	const char *path = key_path(visit->desk, visit->arena);
	struct key_file keys;
	enum status status = key_file_read(path, &keys, fault);
	bool opened;

	if (status != OK)
		return status == E_NOT_FOUND ? E_REFUSED : status;
	opened = open_with(&keys, sealed, out);
	hash_wipe(&keys, sizeof keys);
	if (opened)
		return OK;
	return fault_set(fault, E_REFUSED, path,
			 N_("This was sealed under another key than the one in "
			    "{path}: bring that key back, or set it up anew"),
			 "path", path, NULL);
}

/* One blob under the first of the keys. */
static enum status
seal_anew(struct visit *visit, const struct key_file *keys,
	  const struct safe_sealed *old, struct safe_sealed *ret,
	  struct fault *fault)
{
	struct buf text = {0}, sealed = {0};
	enum status status = OK;

	if (open_with(keys, old, &text)) {
		seal_text(keys->key[0], old->purpose, visit->random,
			  buf_string(&text), &sealed);
		ret->bytes = arena_copy(visit->arena, sealed.bytes,
					sealed.count);
		ret->count = sealed.count;
		hash_wipe(text.bytes, text.count);
	} else {
		status = fault_set(fault, E_REFUSED, "",
				   N_("Some of what is sealed opens under no "
				      "key that is there: bring the older key "
				      "back first; nothing was changed"),
				   NULL);
	}
	buf_free(&text);
	buf_free(&sealed);
	return status;
}

static enum status
seal_all_anew(struct visit *visit, const struct key_file *keys,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct safe_sealed fresh = {SAFE_FACTOR, NULL, 0};
	struct second_factors all;
	enum status status = second_factor_all(&access, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct second_factor *f = &all.list[i];
		struct safe_sealed old = {SAFE_FACTOR, f->secret,
					   f->secret_bytes};

		status = seal_anew(visit, keys, &old, &fresh, fault);
		if (status != OK)
			break;
		f->secret = fresh.bytes;
		f->secret_bytes = fresh.count;
		status = second_factor_put(&access, f, fault);
	}
	return status;
}

static enum status
seal_all(struct visit *visit, void *self, struct fault *fault)
{
	const struct key_file *keys = self;
	struct log_entry entry = {.kind = "installation.key"};
	struct caller house;
	enum status status = seal_all_anew(visit, keys, fault);

	if (status == OK)
		status = desk_house_caller(visit, &house, fault);
	if (status != OK)
		return status;
	entry.subject = entry.organisation = house.organisation;
	return log_event(visit, &entry, fault);
}

enum status
key_rotate(struct desk *desk, struct arena *arena, struct fault *fault)
{
	const char *path = key_path(desk, arena);
	struct random_source random = random_system();
	struct key_file keys;
	enum status status = key_file_read(path, &keys, fault);

	if (status != OK)
		return status;
	key_file_add(&keys, &random);
	status = key_file_write(path, &keys, fault);
	if (status == OK)
		status = desk_write_now(desk, NULL, arena, seal_all, &keys,
					fault);
	keys.count = 1;
	if (status == OK)
		status = key_file_write(path, &keys, fault);
	hash_wipe(&keys, sizeof keys);
	return status;
}
