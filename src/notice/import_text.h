/* One text of a translation against its English. */
#ifndef VERNACULAR_NOTICE_IMPORT_TEXT_H
#define VERNACULAR_NOTICE_IMPORT_TEXT_H

#include "base/arena.h"
#include "base/fault.h"
#include "lang/tag.h"
#include "notice/template.h"

struct glossary;

struct import_text {
	const struct message *message;
	const struct tag *tag;
	const struct glossary *glossary; /* or NULL */
	const char *where;		 /* of the faults */
	const char *text;
};

/* Add a fault for each thing wrong: characters that only we may place, markup
 * and fields that are not the English's, format directives and braces that it
 * does not have, other numbers or currencies, another script or language,
 * English left as it was, a length that no translation has, and the glossary's
 * terms. Errors: E_INPUT. */
enum status import_text_check(const struct import_text *, struct arena *,
			      struct faults *) MUST_USE;

#endif
