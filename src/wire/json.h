/* JSON: a model printed, and a strict reader into a model.
 * Sources: RFC 8259 (JSON), RFC 3339 (times), RFC 6901 (pointers). */
#ifndef VERNACULAR_WIRE_JSON_H
#define VERNACULAR_WIRE_JSON_H

#include <stddef.h>

#include "base/fault.h"

struct arena;
struct buf;
struct model;

#define JSON_BYTES_MAX (1024 * 1024)
#define JSON_DEPTH_MAX 32

/* Compact JSON at the end of the buffer: times "2026-11-21T09:30:00Z", days
 * "2026-11-21", money {"minor":4500,"currency":"GBP"}; codes, languages and
 * names as strings. Keys that begin with "page_" are left out. */
void json_print(const struct model *, struct buf *);

/* A leaf as the wire has it, without quotes: what stands in attributes that
 * programs read. Nothing for objects, lists and null. */
void json_leaf(const struct model *, struct buf *);

/* A string with its quotes. text is valid UTF-8. */
void json_quote(const char *text, size_t count, struct buf *);

/* Read one value. Objects, lists, texts, integers, reals, bools and nulls.
 *   ret  lives in the arena
 * Errors: E_INPUT, and the fault's place is "line:column": no JSON, a key
 * twice in one object, bytes that are not UTF-8, a NUL character, a number
 * out of range, more than JSON_BYTES_MAX or JSON_DEPTH_MAX. */
enum status json_parse(const char *bytes, size_t count, struct arena *,
		       const struct model **ret, struct fault *) MUST_USE;

/* The place of a field for faults: json_pointer_key(a, "/items/0", "from")
 * is "/items/0/from". The root is "". */
const char *json_pointer_key(struct arena *, const char *parent,
			     const char *key);
const char *json_pointer_index(struct arena *, const char *parent,
			       size_t index);

/* What stands at a pointer, NULL when nothing does. */
const struct model *json_at(const struct model *, const char *pointer);

#endif
