/* Whom a notice is for: nations, landlords and tenancies, in the words of the
 * table of prescribed forms (core/form_rule). */
#ifndef VERNACULAR_NOTICE_APPLIES_H
#define VERNACULAR_NOTICE_APPLIES_H

#include "base/arena.h"
#include "base/fault.h"
#include "notice/template.h"

/* A key of `applies:`, nation, landlord or tenancy, with its words between
 * spaces. Errors: E_INPUT, the fault names the nearest right word. */
enum status applies_key(struct notice_applies *, const char *key,
			const char *value, struct arena *, struct fault *)
	MUST_USE;

/* What is not known is "" or NULL. The first of the three that the notice is
 * not for: "nation", "landlord", "tenancy"; NULL where it is for them. */
struct applies_case {
	const char *nation, *landlord, *tenancy;
};
const char *applies_not(const struct notice_applies *,
			const struct applies_case *);

#endif
