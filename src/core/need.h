/* One recorded communication need of one tenant, and its six stages.
 * Source: DAPB1605, used for language too. */
#ifndef VERNACULAR_CORE_NEED_H
#define VERNACULAR_CORE_NEED_H

#include <stdbool.h>

#include "base/fault.h"
#include "core/request.h"

/* In the order in which people must see them: how to be in touch safely comes
 * last, where the eye stops. */
enum need_kind {
	NEED_SPOKEN_LANGUAGE, /* value: BCP 47 tag */
	NEED_DIALECT,	      /* words: "Mirpuri" */
	NEED_CANNOT_READ,     /* "yes": reads no language */
	NEED_READ_LANGUAGE,   /* BCP 47 tag with script where it says */
	NEED_ENGLISH,	      /* spoken: none, some, good, fluent */
	NEED_FORMAT,	      /* large-print:20, braille:2, audio, ... */
	NEED_DYSLEXIA,	      /* layout, short, aloud */
	NEED_SUPPORT,	      /* lipspeaker, deafblind-interpreter, ... */
	NEED_INTERPRETER_GENDER, /* woman, man */
	NEED_CONTACT_WAY,     /* text-relay, email, letter, ... */
	NEED_SAFE_CONTACT,    /* a sentence, such as "never post to the home" */
};
#define NEED_KINDS 11

extern const char *const need_kind_names[NEED_KINDS];
const char *need_kind_name(enum need_kind); /* "read-language" */
bool need_kind_parse(const char *name, enum need_kind *);

/* The words that a kind takes, in the order in which people see them; formats
 * without their sizes' every step. *ret_count is 0 for languages and for what
 * is said in words. */
const char *const *need_values(enum need_kind, size_t *ret_count);

/* Value is a language tag, which lang/tag must know. */
bool need_is_language(enum need_kind);

/* Only one of the kind holds at a time: a new one ends the old one. */
bool need_is_single(enum need_kind);

/* Whether value is one that the kind takes; languages are checked by shape
 * only. Errors: E_INPUT, with the valid ones and the nearest. */
enum status need_check(enum need_kind, const char *value, struct fault *)
	MUST_USE;

/* Whether words hold a letter of any script: "-" and "{}" say nothing. */
bool need_says_something(const char *text);

/* "large-print:20" is FORMAT_LARGE_PRINT and 20 (points, 16 to 28, 18 where
 * none is said); "braille:2" is grade 2 (1 or 2, 2 where none is said); the
 * size of the others is 0. False where value is none of these. */
bool need_format(const char *value, enum format *ret_format, int *ret_size);

/* Formats, other support, and interpreters of signed languages are owed
 * because of a disability: they skip every gate and cost the person nothing.
 * Source: Equality Act 2010, section 20. */
bool need_is_disability(enum need_kind, const char *value);

#define NEED_REVIEW_MONTHS 12

enum need_stage_name {
	STAGE_IDENTIFY,
	STAGE_RECORD,
	STAGE_FLAG,
	STAGE_SHARE,
	STAGE_MEET,
	STAGE_REVIEW,
};
#define STAGES 6

extern const char *const stage_names[STAGES]; /* "identify" */
bool stage_parse(const char *name, enum need_stage_name *);

#endif
