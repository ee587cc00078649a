/* Which row answers a path. A pattern's segments are literal or {name}. */
#include "web/route.h"

#include <string.h>

static const char *const methods[METHODS] = {
	[METHOD_GET] = "GET",	  [METHOD_POST] = "POST",
	[METHOD_PUT] = "PUT",	  [METHOD_PATCH] = "PATCH",
	[METHOD_DELETE] = "DELETE",
};

const char *
method_name(enum method method)
{
	return methods[method];
}

/* Byte by byte: nearly every row of the table differs at once. */
static bool
path_matches(const char *pattern, const char *path)
{
	while (*pattern && *path) {
		if (*pattern == '{') {
			size_t bytes = strcspn(path, "/");

			if (!bytes)
				return false;
			pattern += strcspn(pattern, "/");
			path += bytes;
		} else if (*pattern++ != *path++) {
			return false;
		}
	}
	return !*pattern && !*path;
}

/* How many segments before the first {name}: "/requests/new" goes before
 * "/requests/{ref}". */
static size_t
literal_bytes(const char *pattern)
{
	return strcspn(pattern, "{");
}

static void
take_values(const char *pattern, const char *path, struct arena *arena,
	    struct route_values *ret)
{
	ret->count = 0;
	while (*pattern == '/') {
		size_t p = strcspn(++pattern, "/"), q = strcspn(++path, "/");

		if (*pattern == '{' && ret->count < ROUTE_VALUES) {
			ret->name[ret->count] =
				arena_copy(arena, pattern + 1, p - 2);
			ret->value[ret->count++] = arena_copy(arena, path, q);
		}
		pattern += p;
		path += q;
	}
}

enum status
route_find(const struct routes *routes, enum method method, const char *path,
	   struct arena *arena, const struct route **ret_route,
	   struct route_values *ret_values, unsigned *ret_allow)
{
	const struct route *best = NULL;
	unsigned allow = 0;

	for (size_t i = 0; i < routes->count; i++)
		for (const struct route *r = routes->table[i]; r->path; r++) {
			if (!path_matches(r->path, path))
				continue;
			allow |= 1u << r->method;
			if (r->method == method &&
			    (!best || literal_bytes(r->path) >
					      literal_bytes(best->path)))
				best = r;
		}
	*ret_allow = allow;
	if (!best)
		return E_NOT_FOUND;
	take_values(best->path, path, arena, ret_values);
	*ret_route = best;
	return OK;
}

const struct route *
route_named(const struct routes *routes, enum method method,
	    const char *pattern)
{
	for (size_t i = 0; i < routes->count; i++)
		for (const struct route *r = routes->table[i]; r->path; r++)
			if (r->method == method && !strcmp(r->path, pattern))
				return r;
	return NULL;
}

const char *
route_value(const struct route_values *values, const char *name)
{
	for (size_t i = 0; i < values->count; i++)
		if (!strcmp(values->name[i], name))
			return values->value[i];
	return "";
}
