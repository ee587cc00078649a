/* Checks of words as they came in, from a form, JSON or a table: each bad one
 * becomes a fault at its JSON pointer, and checking goes on. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_FIELD_H
#define VERNACULAR_DESK_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

struct fields {
	struct arena *arena;
	struct faults *faults;
	const char *prefix; /* pointer of the object, "" at the top */
	size_t before;	    /* faults that were there already */
};

struct fields fields_begin(struct arena *, struct faults *);

/* Several faults may be one: the summary for those who want only that.
 * OK where no fault was added since fields_begin. */
enum status fields_end(const struct fields *, struct fault *) MUST_USE;

/* A fault at the field. Returns it, to be filled by fault_set with the
 * pointer that is already in *ret_where. */
struct fault *field_fault(struct fields *, const char *name,
			  const char **ret_where);

/* What another layer found wrong, put at the field. */
void field_take(struct fields *, const char *name, const struct fault *);

/* Trimmed, in the arena; NULL where absent or empty, or bad (then a fault:
 * longer than most bytes, control characters, not UTF-8). */
const char *field_text(struct fields *, const char *name, const char *value,
		       size_t most);

/* The same; a fault where it is absent. */
const char *field_needed(struct fields *, const char *name, const char *value,
			 size_t most);

/* What is said in words: why, how, or with whom. As the two above; also a
 * fault where it has no letter, such as "-" or a number. */
const char *field_words(struct fields *, const char *name, const char *value,
			size_t most);
const char *field_words_needed(struct fields *, const char *name,
			       const char *value, size_t most);

/* Canonical BCP 47 tag of a language we know; NULL where absent or bad. */
const char *field_language(struct fields *, const char *name,
			   const char *value);

/* RFC 3339 with offset, or local London time, or a date alone (its start).
 * False where absent or bad. */
bool field_time(struct fields *, const char *name, const char *value,
		int64_t *ret_utc);

/* From 0 to most. False where bad; 0 is absent. */
bool field_count(struct fields *, const char *name, int64_t value,
		 int64_t most);

/* A whole number from 0 to most in digits; *ret stays where it is absent.
 * False where bad. */
bool field_number(struct fields *, const char *name, const char *value,
		  int64_t most, int64_t *ret);

enum words {
	WORDS_SERVICE,
	WORDS_MODE,
	WORDS_FORMAT,
	WORDS_CLASS,
	WORDS_SENSITIVITY,
	WORDS_STATE,
	WORDS_ACTION,
	WORDS_RESPONSE,
	WORDS_NEED,
	WORDS_ROLE,
	WORDS_JURISDICTION,
	WORDS_PROVIDER_KIND,
	WORDS_OUTCOME,
	WORDS_URGENCY,
	WORDS_ABOUT,
	WORDS_PERSON_ROLE,
	WORDS_AUTHORITY,
	WORDS_MAY,
	WORDS_QUEUE,
	WORDS_QUALIFICATION,
	WORDS_DBS,
};

/* The word at index i of the set, NULL past the end. */
const char *word_at(enum words, int i);

/* The index of a word, -1 where there is none. */
int word_index(enum words, const char *word);

/* Index of the word. *ret stays where value is absent; a fault names the
 * nearest and the valid ones. False where bad. */
bool field_word(struct fields *, const char *name, const char *value,
		enum words, int *ret);

/* A UK postcode as it is written, "SW1A 1AA"; NULL where absent or bad. */
const char *field_postcode(struct fields *, const char *name,
			   const char *value);

/* Something@something.something, lower case; NULL where absent or bad. */
const char *field_email(struct fields *, const char *name, const char *value);

/* Digits, spaces, +, brackets; 7 to 15 digits. NULL where absent or bad. */
const char *field_phone(struct fields *, const char *name, const char *value);

#endif
