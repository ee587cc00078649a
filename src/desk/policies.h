/* An organisation's policy as it holds at a moment: what ships, its
 * partnership's entries over it, its own over those. Who changes it and what a
 * change would do is in desk/policy_change and desk/policy_preview.
 *
 * Who may see which request is settled when a caller is recognised: the scope
 * bears it, and every statement of the store about items and requests asks
 * may_see(organisation, sensitivity, logged_by) beside visible(organisation).
 * What one may not see answers as if it was not there. */
#ifndef VERNACULAR_DESK_POLICIES_H
#define VERNACULAR_DESK_POLICIES_H

#include "core/policy.h"
#include "desk/desk.h"

struct caller;
struct item;
struct policies;

/* The policy in force now. On the writer it is kept until it changes, or a
 * minute; *ret lives until the visit's work ends: what a model or a row keeps
 * of it is copied.
 * Errors: E_NOT_FOUND no such organisation; E_IO. */
enum status policy_for(struct visit *, int64_t organisation,
		       const struct policy **ret, struct fault *) MUST_USE;

/* The one that held, or will hold, at that time. */
enum status policy_at(struct visit *, int64_t organisation, int64_t at_utc,
		      const struct policy **ret, struct fault *) MUST_USE;

/* The service standard of an item: as it was when the item came in, whatever
 * was changed since. */
enum status policy_standard_of(struct visit *, const struct item *,
			       struct standard *ret, struct fault *) MUST_USE;

/* What the caller may not see of each organisation, into its scope; the
 * visit's arena holds it.
 *   email  of the account, NULL for another system */
enum status policy_guard(struct visit *, struct caller *, const char *email,
			 struct fault *) MUST_USE;

/* The desk's own: made and freed with it, forgotten when something changes. */
struct policies *policies_new(void);
void policies_free(struct policies *);
void policies_forget(struct policies *);

#endif
