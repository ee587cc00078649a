/* What several pages show alike: a tenant's needs, a row of a list. Internal
 * to desk/. */
#ifndef VERNACULAR_DESK_SHOW_H
#define VERNACULAR_DESK_SHOW_H

#include "desk/desk.h"
#include "store/organisation.h"
#include "store/request.h"
#include "store/tenant.h"

struct model;
struct page_wish;

/* The strip of a tenant (see tenants.h) under the key "strip". */
void show_strip(struct model *, const struct tenant *, const struct needs *);

/* Only its list of facts, under the key "facts". */
void show_facts(struct model *, const struct needs *);

/* A format of a need or contact: {format(code format), size, paper(code
 * paper)}, each null where it has none. */
void show_format(struct model *, const char *value);

/* name and name_native under those keys with prefix, each with its script. */
void show_names(struct model *, const char *name_key, const char *name,
		const char *native_key, const char *native);

/* Who did it, by name: null for the service itself and other systems. */
void show_actor(struct visit *, struct model *, const char *key,
		int64_t actor);

/* A field of a notice or form: {name, label, hint, type, example, required}. */
struct field;
void show_field(struct model *, const struct field *);

/* One row of requests_list. */
void show_row(struct visit *, struct model *, const struct item_row *,
	      const struct organisations *);

/* The fields of a specification: service, from, language, mode, format,
 * words, minutes, starts_at. */
void show_spec(struct model *, const struct item_spec *);

/* "setup": {tenants, providers, colleagues, notices: bool, what there is not
 * yet}, for administrators, where anything is missing. */
enum status show_setup(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* The name of an organisation of the list, "" where it is not in it. */
const char *organisation_named(const struct organisations *, int64_t id);

/* The wish of a page, checked. Errors: E_INPUT. */
enum status page_limit(const struct page_wish *, size_t *ret_limit,
		       struct fault *) MUST_USE;
enum status page_number(const char *after, int64_t *ret, struct fault *)
	MUST_USE;

#endif
