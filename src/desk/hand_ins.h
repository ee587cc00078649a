/* A written translation is handed in: typed beside its source, sentence by
 * sentence, or sent as a file (PO, XLIFF, DOCX, PDF, text). It is checked at
 * once. What is certainly wrong is not taken; what may be wrong is shown, and
 * taken when its maker says in a word why it is right. What was typed is kept
 * at each press.
 *
 * Two steps, so that nothing slow runs on the writer: hand_in_look or
 * hand_in_look_file on a worker, then hand_in_take. */
#ifndef VERNACULAR_DESK_HAND_INS_H
#define VERNACULAR_DESK_HAND_INS_H

#include "desk/desk.h"
#include "desk/offers.h"

struct faults;
struct file_input;
struct item;
struct model;
struct work;

#define HAND_IN_PAGE 40 /* parts that one page shows */
#define HAND_IN_WORD_MOST 400

/* The page to type on.
 *   from  the first part of the page; 0: the first that is empty
 * {ref, organisation, subject, from(language), language(language),
 *  state(code hand-in-state), saved_at, total, filled: how many parts have
 *  words, first, last: those shown, previous, next: the first of another page,
 *  or null, file_name: of a file that waits for a word, or null, can_deliver,
 *  certain(bool): something is certainly wrong, needs_word(bool), word,
 *  remarks: [REMARK] of all of it, elsewhere: [REMARK] of parts on other
 *  pages, returned_at, returned_why,
 *  parts: [{n, heading: the file it begins, or null, attachment: id of a file
 *  whose words cannot be read, or null, source, target, before, paragraph,
 *  remarks: [REMARK], of the sentence of a notice note, count_for: which form
 *  of a plural ("few"), review(code review): of the translation there was,
 *  previous: the English it was made from; else null}]}
 * REMARK: {fault(code hand-in-fault), mend(code hand-in-mend), value, part (0
 * all of it), certain(bool), from: the page it is on}
 * Errors: E_NOT_FOUND; E_CONFLICT it is not theirs now, or no translation. */
enum status hand_in_show(struct visit *, const struct offer_key *, int from,
			 struct model *, struct fault *) MUST_USE;

/* What was pressed, and everything typed on that page. */
struct hand_in_press {
	const char *action; /* "save", "check", "hand-in"; NULL: "save" */
	const char *word;   /* why what may be wrong is right; NULL none */
	struct hand_in_typed {
		int n; /* of the part */
		const char *text;
	} *typed;
	size_t count;
};
struct hand_in_looked;

/* press and its texts are borrowed for as long as *ret is used. Errors: those
 * of hand_in_show; E_INPUT at /action. */
enum status hand_in_look(struct visit *, const struct offer_key *,
			 const struct hand_in_press *,
			 const struct hand_in_looked **ret, struct fault *)
	MUST_USE;
/* The same of a file: what is certainly wrong with it is an error. Errors:
 * also E_INPUT at /file. */
struct hand_in_sent {
	const struct file_input *file; /* NULL: the one that waits */
	const char *word; /* as above; needed for the one that waits */
};
enum status hand_in_look_file(struct visit *, const struct offer_key *,
			      const struct hand_in_sent *,
			      const struct hand_in_looked **ret,
			      struct fault *) MUST_USE;

/* Keep it, and hand it in where that was asked for and nothing stands against
 * it. The model is that of offer_show with handed_in true, else that of
 * hand_in_show with handed_in false, and says why.
 * Errors: E_NOT_FOUND, E_CONFLICT; E_INPUT at /file, /word. */
enum status hand_in_take(struct visit *, const struct offer_key *,
			 const struct hand_in_looked *, struct model *,
			 struct fault *) MUST_USE;

/* A finished translation that an officer adds, as it came by other ways: looked
 * at as above, on a worker; the officer is the one who judges what may be
 * wrong, so no word is needed, and it is all shown. Then kept with the item,
 * whose file it is now. Errors: E_NOT_FOUND; E_INPUT at /file. */
struct hand_in_added {
	const char *ref;
	int n; /* of the item */
	const struct file_input *file;
};
enum status hand_in_look_added(struct visit *, const struct hand_in_added *,
			       const struct hand_in_looked **ret,
			       struct fault *) MUST_USE;
enum status hand_in_keep_added(struct visit *, const struct work *,
			       const struct hand_in_looked *, int64_t file,
			       struct fault *) MUST_USE;

/* For those who work here: source and translation side by side.
 * As the parts and remarks of hand_in_show, and {ref, n, version, subject,
 * item_state(code state), provider_name, by_name, done_at, file: {id, name} or
 * null, word, can_check, can_complete, can_return (bool), returned_by_name,
 * and what show_revisions (desk/revisions.h) has}. A read event.
 * Errors: E_NOT_FOUND, also where nothing was handed in. */
struct hand_in_wish {
	const char *ref;
	int n;	  /* of the item */
	int from; /* the first part shown; 0 the first */
};
enum status hand_in_show_item(struct visit *, const struct hand_in_wish *,
			      struct model *, struct fault *) MUST_USE;

/* hand_in: {done_at, remarks: how many, revision(code revision-need)} of an
 * item, or null where nothing was handed in. */
enum status hand_in_show_brief(struct visit *, struct model *,
			       const struct item *, struct fault *) MUST_USE;

/* An officer sent it back: whoever made it goes on where they were. */
enum status hand_in_returned(struct visit *, const struct item *,
			     const char *why, struct fault *) MUST_USE;

#endif
