/* Everything about a notice that can be found before a letter is made of it. */
#ifndef VERNACULAR_NOTICE_CHECK_H
#define VERNACULAR_NOTICE_CHECK_H

#include "base/fault.h"
#include "notice/notices.h"

/* Adds a fault for each: a field or picture that is not used; what can never be
 * said; English that is hard to read, says a word to avoid, or does not agree
 * with a number; what is not translated or mangled in any catalogue, and a
 * clause that is not in a language; and, in every language, what doc/check
 * finds in the letter made with the fields' examples, in English also with each
 * choice and without what is optional. Errors: E_INPUT. */
enum status notice_check(const struct notices *, const struct notice *,
			 struct faults *) MUST_USE;

/* The English of it alone. Errors: E_INPUT. */
enum status notice_check_source(const struct notices *, const struct notice *,
				struct faults *) MUST_USE;

#endif
