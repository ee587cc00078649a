/* Plural-Forms of a PO header, compiled once: which form stands with a count.
 * Source: GNU gettext manual, "Plural forms". */
#ifndef VERNACULAR_LANG_PLURAL_H
#define VERNACULAR_LANG_PLURAL_H

#include <stddef.h>

#include "base/fault.h"

#define PLURAL_FORMS_MAX 6
#define PLURAL_NODES_MAX 160
#define PLURAL_DEPTH_MAX 40

struct plural;

/* Compile "nplurals=2; plural=(n != 1);". field goes into the fault as where.
 * Errors: E_INPUT, for anything else than such a rule, for one with more than
 * the forms, nodes or depth above, and for one that divides by zero or points
 * past the last form at any count up to 200. */
enum status plural_compile(const char *field, const char *rule,
			   struct plural **ret_plural, struct fault *) MUST_USE;
void plural_free(struct plural *);

size_t plural_forms(const struct plural *);

/* The form for n, below plural_forms: at counts over 200 division by zero gives
 * 0, and a rule that points past the last form gets the last. */
size_t plural_index(const struct plural *, unsigned long n);

#endif
