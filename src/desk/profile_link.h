/* The equality profile as a tenant answers it, at a link of their own and
 * without account. The page never shows what was answered before: whoever else
 * opens it reads nothing. */
#ifndef VERNACULAR_DESK_PROFILE_LINK_H
#define VERNACULAR_DESK_PROFILE_LINK_H

#include "desk/profiles.h"

/* {organisation, questions: [{code, asks(message), answered(bool)}], answered,
 *  all, next, expires_at, willing(bool): in the panel, panel: address to leave
 *  it, or null}
 * Errors: E_NOT_FOUND also of one that is over, or whose tenant is not one any
 * more. */
enum status profile_link_show(struct visit *, const char *token,
			      struct model *, struct fault *) MUST_USE;
/* The same, and question as profile_question has it. */
enum status profile_link_question(struct visit *, const char *token,
				  const char *question, struct model *,
				  struct fault *) MUST_USE;
/* {question, next}. Errors: as profile_answer. */
enum status profile_link_answer(struct visit *, const char *token,
				const char *question,
				const struct profile_input *, struct model *,
				struct faults *, struct fault *) MUST_USE;
/* Every answer goes. {} */
enum status profile_link_take_back(struct visit *, const char *token,
				   struct model *, struct fault *) MUST_USE;
/* They are willing to be consulted. interests: {code: true}, or empty for
 * everything. {address: where they leave}
 * Errors: E_NOT_FOUND; E_CONFLICT they are in the panel. */
enum status profile_link_join(struct visit *, const char *token,
			      const struct model *interests, struct model *,
			      struct fault *) MUST_USE;

#endif
