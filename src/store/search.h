/* Finding tenants in their keys, and the register in order. What is looked
 * for, and who fits best, desk/find says. Every call reads a bounded number of
 * rows whatever the size of the register. */
#ifndef VERNACULAR_STORE_SEARCH_H
#define VERNACULAR_STORE_SEARCH_H

#include "store/tenant.h"

/* Tenants whose key of that kind is from, or begins with it. */
struct search_span {
	enum tenant_key_kind kind;
	enum search_how { SEARCH_IS, SEARCH_BEGINS } how;
	const char *from;
	size_t limit; /* most, of each organisation */
};

/* No tenant twice. A zeroed struct is empty; the list lives in the arena. */
struct search_hits {
	int64_t *list;
	size_t count, cap;
	bool more; /* a limit was reached: there may be others */
};
enum status search_keys(const struct access *, const struct search_span *,
			struct search_hits *, struct fault *) MUST_USE;

/* Take out what was found twice. */
void search_unite(struct search_hits *);

/* What one of them is compared by. Texts are borrowed until the next. */
struct search_row {
	int64_t id;	      /* of who it was merged into */
	const char *name;     /* tenant_keys.name */
	const char *found_by; /* keys one a line, "0" and its kind in front */
};
/* visit is called for each that the scope may see. */
enum status search_rows(const struct access *, const struct search_hits *,
			void (*visit)(void *self, const struct search_row *),
			void *self, struct fault *) MUST_USE;

/* The register by its collation keys.
 *   after  the last of the page before; {"", 0, -1} for the first page */
struct search_place {
	const void *sort; /* in the arena */
	size_t sort_bytes;
	int64_t id;
};
struct search_page {
	struct tenant *list;
	size_t count;
	int64_t last; /* its id; 0 where there is none */
	bool more;
};
/* Where a tenant stands in it. Errors: E_NOT_FOUND. */
enum status search_place(const struct access *, int64_t id,
			 struct search_place *ret, struct fault *) MUST_USE;
enum status search_sorted(const struct access *,
			  const struct search_place *after, size_t limit,
			  struct search_page *ret, struct fault *) MUST_USE;

/* Which rules the keys were made by, and the first tenant whose keys are not
 * remade since; "" and 0 before the first. On the writer. */
struct search_state {
	const char *version;
	int64_t next;
};
enum status search_state_get(const struct access *, struct search_state *,
			     struct fault *) MUST_USE;
enum status search_state_put(const struct access *, const struct search_state *,
			     struct fault *) MUST_USE;
/* Identifiers from next on, ascending, at most limit. */
enum status search_from(const struct access *, int64_t next, size_t limit,
			struct search_hits *ret, struct fault *) MUST_USE;

#endif
