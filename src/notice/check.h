/* Everything about a notice that can be found before a letter is made of it. */
#ifndef VERNACULAR_NOTICE_CHECK_H
#define VERNACULAR_NOTICE_CHECK_H

#include "base/fault.h"
#include "notice/notices.h"

/* Adds a fault for each: a field that is not used; what is not translated or
 * mangled in any catalogue; and, in every language, what doc/check finds in
 * the letter made with the fields' examples. Errors: E_INPUT. */
enum status notice_check(const struct notices *, const struct notice *,
			 struct faults *) MUST_USE;

#endif
