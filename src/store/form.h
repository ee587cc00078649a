/* Prescribed forms as they were loaded, their translations, and corrections of
 * the table of rules. Nothing here is ever changed; what comes later covers
 * what was before. */
#ifndef VERNACULAR_STORE_FORM_H
#define VERNACULAR_STORE_FORM_H

#include "base/hash.h"
#include "store/db.h"

struct form_row {
	int64_t id, organisation;
	const char *code, *language, *title, *source;
	int32_t published_days, from_days;
	int32_t until_days; /* INT32_MAX: not known */
	unsigned char sha256[HASH_BYTES]; /* as it was when it was loaded */
	int64_t loaded_utc, loaded_by;
	const char *loaded_name; /* the account's, or NULL; read only */
	const char *organisation_name; /* read only */
	const void *content;	 /* NULL in lists */
	size_t bytes;
};

struct form_rows {
	struct form_row *list;
	size_t count;
};

enum status form_insert(const struct access *, const struct form_row *,
			struct fault *) MUST_USE;
/* Errors of both: E_NOT_FOUND. */
enum status form_get(const struct access *, int64_t id, struct form_row *ret,
		     struct fault *) MUST_USE;
/* The version for notices served that day: the organisation's own, else its
 * partnership's; of several the one that begins last, loaded last. */
struct form_wanted {
	int64_t organisation;
	const char *code, *language;
	int32_t day_days;
};
enum status form_in_use(const struct access *, const struct form_wanted *,
			struct form_row *ret, struct fault *) MUST_USE;
/* All the scope sees, by code, language, organisation, the latest first;
 * without content. */
enum status form_list(const struct access *, struct form_rows *ret,
		      struct fault *) MUST_USE;

struct form_translation {
	int64_t id, form;
	const char *language;
	unsigned char sha256[HASH_BYTES];
	int64_t loaded_utc, loaded_by, approved_utc, approved_by; /* 0: not */
	const char *loaded_name, *approved_name; /* read only */
	const void *content; /* NULL in lists */
	size_t bytes;
};

struct form_translations {
	struct form_translation *list;
	size_t count;
};

enum status form_translation_insert(const struct access *,
				    const struct form_translation *,
				    struct fault *) MUST_USE;
/* The last one loaded of a language. Errors: E_NOT_FOUND. */
enum status form_translation_get(const struct access *, int64_t form,
				 const char *language,
				 struct form_translation *ret, struct fault *)
	MUST_USE;
/* Of one form, by language, the latest first; without content. */
enum status form_translation_list(const struct access *, int64_t form,
				  struct form_translations *ret,
				  struct fault *) MUST_USE;
enum status form_approval_insert(const struct access *, int64_t translation,
				 int64_t at_utc, int64_t by, struct fault *)
	MUST_USE;

/* Which form went with a letter. Errors of the getter: E_NOT_FOUND. */
struct letter_form {
	int64_t letter, form, translation; /* 0: none */
};
enum status letter_form_insert(const struct access *,
			       const struct letter_form *, struct fault *)
	MUST_USE;
enum status letter_form_get(const struct access *, int64_t letter,
			    struct letter_form *ret, struct fault *) MUST_USE;

struct rule_change {
	int64_t id, organisation;
	const char *code, *text, *reason; /* text "": taken back */
	int64_t at_utc, by;
	const char *by_name; /* read only */
};

struct rule_changes {
	struct rule_change *list;
	size_t count;
};

enum status rule_change_insert(const struct access *,
			       const struct rule_change *, struct fault *)
	MUST_USE;
/* All of the organisation and its partnership, the latest first of each code;
 * the partnership's after the organisation's own. */
enum status rule_change_list(const struct access *, int64_t organisation,
			     struct rule_changes *ret, struct fault *) MUST_USE;

#endif
