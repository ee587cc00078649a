/* One recorded communication need of one tenant, and its six stages.
 * Source: DAPB1605, used for language too. */
#ifndef VERNACULAR_CORE_NEED_H
#define VERNACULAR_CORE_NEED_H

#include <stdbool.h>

#include "base/fault.h"
#include "core/request.h"

enum need_kind {
	NEED_SPOKEN_LANGUAGE, /* value: BCP 47 tag */
	NEED_READ_LANGUAGE,   /* value: BCP 47 tag with script where it says */
	NEED_ENGLISH,	      /* none, some, good, fluent */
	NEED_CANNOT_READ,     /* "yes": reads no language */
	NEED_FORMAT,	      /* large-print:20, braille:2, audio, ... */
	NEED_INTERPRETER_GENDER, /* woman, man */
	NEED_SAFE_CONTACT,    /* a sentence, such as "never post to the home" */
};
#define NEED_KINDS 7

extern const char *const need_kind_names[NEED_KINDS];
const char *need_kind_name(enum need_kind); /* "read-language" */
bool need_kind_parse(const char *name, enum need_kind *);

/* Whether value is one that the kind takes; languages are checked by shape
 * only (lang/tag knows which exist). Errors: E_INPUT, with the valid ones. */
enum status need_check(enum need_kind, const char *value, struct fault *)
	MUST_USE;

/* "large-print:20" is FORMAT_LARGE_PRINT and 20 (points, 16 to 28, 18 where
 * none is said); "braille:2" is grade 2 (1 or 2, 2 where none is said); the
 * size of the others is 0. False where value is none of these. */
bool need_format(const char *value, enum format *ret_format, int *ret_size);

/* Formats, and interpreters of signed languages, are owed because of a
 * disability: they skip every gate and cost the person nothing.
 * Source: Equality Act 2010, section 20. */
bool need_is_disability(enum need_kind, const char *value);

#define NEED_REVIEW_MONTHS 12

#endif
