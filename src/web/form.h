/* What the caller sent, checked against the row's field specs: a query, a
 * form, a multipart form or JSON become the same typed fields. What was typed
 * is kept as it was, for showing the form again. */
#ifndef VERNACULAR_WEB_FORM_H
#define VERNACULAR_WEB_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "web/field.h"

struct form;
struct model;

struct form_file {
	const char *name; /* as the browser said, without folders */
	const char *type; /* media type as sent */
	const char *bytes;
	size_t count;
};

/* Readers. path is a field's name, inside a group "necessity.reader". */
bool form_has(const struct form *, const char *path); /* sent, not empty */
const char *form_text(const struct form *, const char *path); /* or NULL */
/* The same for an edit: "" where it was sent to be emptied, NULL where it
 * was not sent. */
const char *form_said(const struct form *, const char *path);
int64_t form_int(const struct form *, const char *path);      /* or 0 */
int64_t form_time(const struct form *, const char *path);     /* UTC, or 0 */
int32_t form_day(const struct form *, const char *path);
bool form_yes(const struct form *, const char *path);
const struct form_file *form_file(const struct form *, const char *path);

/* Files that came, under whatever name: how many, and one of them with its
 * path. */
size_t form_files(const struct form *);
const struct form_file *form_file_at(const struct form *, size_t index,
				     const char **ret_path);

/* Elements of a list, and one of them as a form of its own. */
size_t form_count(const struct form *, const char *path);
const struct form *form_element(const struct form *, const char *path,
				size_t index);

/* FIELD_VALUES: every line below path, by its own name, into an object;
 * numbers and true or false of JSON keep their type. */
void form_values(const struct form *, const char *path, struct model *);

/* What was typed, unchecked; "" where nothing was. Never a secret. */
const char *form_typed(const struct form *, const char *path);

/* All of it by path, into an object of texts: what the page had, so neither
 * files nor what guards it (csrf, version, once), and no field that the specs
 * call a secret. */
void form_typed_all(const struct form *, const struct field *,
		    struct model *ret_object);

/* Filling: raw names and values first, in any order, then one check. */
struct form *form_new(struct arena *);

/* Errors: E_INPUT, malformed; nothing more can be said about its fields. */
enum status form_add_urlencoded(struct form *, const char *text, size_t count,
				struct fault *) MUST_USE;
enum status form_add_multipart(struct form *, const char *content_type,
			       const char *bytes, size_t count, struct fault *)
	MUST_USE;
enum status form_add_json(struct form *, const char *bytes, size_t count,
			  struct fault *) MUST_USE;
void form_add_text(struct form *, const char *path, const char *value);
/* In place of what came, where something did. */
void form_put_text(struct form *, const char *path, const char *value);

/* Check everything against the specs (ended by name NULL; NULL: no fields).
 * fault->where is the JSON pointer. Every fault of the form is added. Names in
 * also (ended by NULL) are let through unchecked.
 * Errors: E_INPUT when a fault was added. */
enum status form_check(struct form *, const struct field *,
		       const char *const *also, struct faults *) MUST_USE;

#endif
