/* How an issued letter goes to its reader, with proof: each way is a delivery
 * of its own, begun when the letter is issued or added by hand. What comes back
 * is a task of whoever issued it. That a letter was opened, or understood, is
 * no part of this. */
#ifndef VERNACULAR_DESK_DISPATCHES_H
#define VERNACULAR_DESK_DISPATCHES_H

#include "base/hash.h"
#include "desk/desk.h"

struct file_found;
struct file_input;
struct model;
struct page_wish;

/* A photo that was looked at. */
#define DISPATCH_PHOTO_BYTES_MAX (8u << 20)
struct dispatch_picture {
	const char *kind; /* "jpeg", "png", by its bytes */
	const void *bytes;
	size_t count;
	unsigned char sha256[HASH_BYTES];
};
/* Slow. input's bytes are borrowed for as long as *ret is used.
 * Errors: E_INPUT at "/photo": no picture of these kinds, damaged, too large.
 */
enum status dispatch_photo_look(const struct file_input *, struct arena *,
				struct dispatch_picture *ret, struct fault *)
	MUST_USE;

/* A letter's, the first first: {deliveries: [DELIVERY], ways: [{method (code
 * dispatch-method)}]: by which it may go as well, the best first, safe: the
 * safe-contact rule in words of its own that somebody reads first, or null}.
 * DELIVERY is {id, n, method(code dispatch-method), state(code
 * dispatch-state), reach: e-mail address or telephone number, reference,
 * place, taken_by, note, trouble: why it came back or failed, added_at,
 * added_by(name of a colleague, as all such), at: since when, by, sent_at,
 * run, run_n: the print run that it is in, due_at: when somebody has acted,
 * late(bool), waits(bool): nobody has yet, officer: whose task that is,
 * answered_at, answered_by, answer, photo: {address, sha256} or null, moves:
 * [{state(code dispatch-state)}]: what a person may say of it now}. Errors:
 * E_NOT_FOUND; E_FORBIDDEN the letter shows a confidential address. */
enum status dispatches_show(struct visit *, const char *letter, struct model *,
			    struct fault *) MUST_USE;

/* The same and the letter's own: {id, notice, strip (see tenants.h)}; and of
 * one delivery {id, notice, strip, delivery: DELIVERY}. Errors: as above. */
enum status dispatches_page(struct visit *, const char *letter, struct model *,
			    struct fault *) MUST_USE;
enum status dispatch_page(struct visit *, const char *letter, const char *n,
			  struct model *, struct fault *) MUST_USE;

/* What a person says. NULL: not said.
 *   letter, n   of a move also which delivery
 *   method      dispatch_method_names, of a new one
 *   state       of a new one: "to-do" (as not said), "sent" of what was posted
 *               already, "proven" or "failed" of what was handed over
 *   at          RFC 3339 or London's, not to come; now
 *   taken_by    who took it; has to be said of a hand delivery that is proven
 *   reference   has to be said of recorded post that was sent
 *   trouble     why it came back or failed, in words; has to be said then
 *   despite     why it goes all the same where a safe-contact rule speaks
 *               against it; managers alone
 *   photo       NULL none */
struct dispatch_said {
	const char *letter, *n;
	const char *method, *state, *at, *place, *taken_by, *reference, *note,
		*trouble, *despite;
	const struct dispatch_picture *photo;
};

/* One more way for a letter. E-mail and text messages leave by themselves.
 * {delivery: DELIVERY} Errors: E_INPUT with faults; E_NOT_FOUND; E_FORBIDDEN;
 * E_CONFLICT that way is under way already. */
enum status dispatch_add(struct visit *, const struct dispatch_said *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* What became of one. {delivery: DELIVERY} Errors: as above; E_CONFLICT its
 * state does not allow that, the fault names what it does. */
enum status dispatch_move(struct visit *, const struct dispatch_said *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The photo of one. Errors: E_NOT_FOUND; E_FORBIDDEN. */
enum status dispatch_photo(struct visit *, const char *letter, const char *n,
			   struct file_found *, struct fault *) MUST_USE;

/* What came back or failed: {returns: [DELIVERY and letter, notice, tenant,
 *  tenant_reference, name(name), name_native(name), language(language), facts:
 *  as the strip has them, ways, safe: as above}], next, returns_open,
 *  returns_late}.
 *   state  "open" (as NULL), what is due first comes first; "done" */
enum status returns_list(struct visit *, const char *state,
			 const struct page_wish *, struct model *,
			 struct fault *) MUST_USE;
/* {returns_open, returns_late} */
enum status returns_count(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* Somebody acted on it. {id} Errors: E_INPUT; E_NOT_FOUND; E_CONFLICT nothing
 * waits. */
enum status return_answer(struct visit *, const struct dispatch_said *,
			  const char *answer, struct model *, struct fault *)
	MUST_USE;

/* A mail server sent a mail back (post/bounce): where it brought the address of
 * a letter, that came back. {letter, action, why}; letter is null where it was
 * another mail, or only late. Administrators alone.
 *   bytes  the whole report
 * Errors: E_FORBIDDEN; E_INPUT it is none. */
struct dispatch_report {
	const char *bytes;
	size_t count;
};
enum status dispatch_bounced(struct visit *, const struct dispatch_report *,
			     struct model *, struct fault *) MUST_USE;

/* Whose letter an envelope is that came back: its code read by a scanner
 * (".../n/TOKEN"), its number, or the tenant's reference.
 * {letters: [{id, notice, language(language), issued_at, tenant, name(name),
 *  name_native(name), n: the delivery by post that may have come back, or
 *  null}]}, at most 20, the latest first. Errors: E_INPUT nothing is known by
 * that. */
enum status returns_find(struct visit *, const char *scan, struct model *,
			 struct fault *) MUST_USE;

#endif
