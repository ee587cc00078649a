/* A second person looks at a translation before the officer takes it: another
 * provider, asked by a link, or a colleague who reads the language. Nobody
 * revises their own. What is legal or about safety needs one, unless the
 * organisation's setting no-second-person says otherwise, or an officer says
 * why it goes on without. Source: ISO 17100, 5.3.4. */
#ifndef VERNACULAR_DESK_REVISIONS_H
#define VERNACULAR_DESK_REVISIONS_H

#include "desk/desk.h"

struct hand_in;
struct hand_in_press;
struct item;
struct model;
struct work;

/* revision(code revision-need): "none" nobody is needed, "needed", "asked",
 * "done". */
enum status revision_show_need(struct visit *, struct model *,
			       const struct item *, struct fault *) MUST_USE;

/* The same, and can_revise(bool): the caller may do it here and now,
 * revisions: [{provider_name or null, account_name or null, state(code
 * revision-state), asked_at, answered_at, done_at, changed: how many parts
 * were put right, reason, price(money or null), expires_at, address: of the
 * link, or null}] oldest first, revisers: [{provider, name}] who translate this
 * way and may be asked. */
enum status show_revisions(struct visit *, struct model *,
			   const struct work *, const struct hand_in *,
			   struct fault *) MUST_USE;

/* Errors: E_CONFLICT a second person is needed and nobody revised it; reason:
 * why it goes on all the same, or NULL. */
enum status revision_allows(struct visit *, const struct item *,
			    const char *reason, struct fault *) MUST_USE;

/* Work that went back is revised no more: whoever was asked is let go. */
enum status revision_drop(struct visit *, const struct item *,
			  struct fault *) MUST_USE;

/* Those that nobody answered in time are called off. For tick. */
enum status revisions_expire(struct visit *, struct fault *) MUST_USE;

/* Ask a provider, who has a time to say yes or no (desk/numbers). Errors:
 * E_NOT_FOUND; E_CONFLICT nothing is there to revise, or somebody was asked
 * already; E_INPUT at /provider: none of those, or who translated it, at
 * /price. The model is that of hand_in_show_item. */
struct revision_asking {
	const char *ref;
	int n; /* of the item */
	const char *provider; /* id */
	const char *price;    /* "25.00", net; NULL nothing agreed */
};
enum status revision_ask(struct visit *, const struct revision_asking *,
			 struct model *, struct fault *) MUST_USE;
/* Let whoever was asked go. */
enum status revision_withdraw(struct visit *, const char *ref, int n,
			      struct model *, struct fault *) MUST_USE;

/* A colleague revises it: what they put right, and that they have seen all of
 * it; reads is what they say of the language. Errors: E_NOT_FOUND; E_CONFLICT
 * as above; E_FORBIDDEN their own; E_INPUT at /reads. */
struct revision_own {
	const char *ref;
	int n;
	const struct hand_in_press *press; /* "save", "done" */
	const char *reads; /* "yes" */
};
enum status revision_do(struct visit *, const struct revision_own *,
			struct model *, struct fault *) MUST_USE;

/* Through the link: {organisation, provider_name, state(code revision-state),
 * asked_at, due_at, price(money or null), expires_at, words, note(message: why
 * there is nothing to do, or null), can_answer, can_revise(bool), and once it
 * is accepted the parts and remarks of hand_in_show}.
 * Errors: E_NOT_FOUND. */
enum status revision_show(struct visit *, const char *token, int from,
			  struct model *, struct fault *) MUST_USE;
/* "accept", "decline", "return" with a reason, and with what was typed "save"
 * and "done". Errors: E_NOT_FOUND; E_CONFLICT; E_INPUT. */
struct revision_act {
	const char *token, *reason;
	const struct hand_in_press *press;
};
enum status revision_act(struct visit *, const struct revision_act *,
			 struct model *, struct fault *) MUST_USE;

/* For a provider that is signed in: revisions: [{organisation, from, language,
 * words, state(code revision-state), asked_at, address}] */
enum status revisions_of_provider(struct visit *, int64_t provider,
				  struct model *, struct fault *) MUST_USE;

#endif
