/* What the files about written translations share: one while it is made. Not
 * included outside desk/. */
#ifndef VERNACULAR_DESK_HAND_IN_INSIDE_H
#define VERNACULAR_DESK_HAND_IN_INSIDE_H

#include "desk/hand_ins.h"
#include "desk/offer_open.h"
#include "desk/requests.h"
#include "notice/hand_in.h"
#include "store/hand_in.h"

/* A translation as it stands. */
struct making {
	struct hand_in row; /* id 0: nothing was kept of it yet */
	struct hand_in_parts parts;
	struct hand_in_remarks remarks;
};

/* What somebody pressed, looked at on a worker. */
struct hand_in_looked {
	const struct hand_in_press *press;
	struct hand_in_remarks remarks;
	bool sent;  /* a file came, and the rest is of it */
	bool plain; /* nothing is checked: it goes where it always went */
	struct file_input file;
	struct hand_in_parts parts;
};

/* That of a provider, or the source in parts where there is none yet; with
 * what was added to the request since. */
enum status making_open(struct visit *, const struct work *, int64_t provider,
			struct making *ret, struct fault *) MUST_USE;

/* The source of a request in parts, the targets empty. */
enum status source_parts(struct visit *, const struct work *,
			 struct hand_in_parts *ret, struct fault *) MUST_USE;

/* What was typed put over what stands there. */
void parts_type(struct visit *, struct hand_in_parts *,
		const struct hand_in_press *);

/* What is wrong with them, or may be. */
enum status parts_check(struct visit *, const struct item *,
			const struct hand_in_parts *,
			struct hand_in_remarks *ret, struct fault *) MUST_USE;

bool remarks_certain(const struct hand_in_remarks *);
/* Somebody is to say why what may be wrong is right. */
bool remarks_need_word(const struct hand_in_remarks *);
/* Whether all of new were among known. */
bool remarks_known(const struct hand_in_remarks *known,
		   const struct hand_in_remarks *new_ones);

/* A file that was sent: what it is, its words in parts beside the source, and
 * what is wrong with it. Slow. Errors: E_INPUT where /file. */
enum status file_look(struct visit *, const struct work *,
		      const struct file_input *, struct hand_in_looked *ret,
		      struct fault *) MUST_USE;

/* The finished text, as a file for the officer; of a notice the file that it
 * takes. */
enum status parts_file(struct visit *, const struct work *,
		       const struct hand_in_parts *, struct file_input *ret,
		       struct fault *) MUST_USE;

/* Numbers and references in text that runs from right to left keep their
 * order, wherever it is read. */
const char *isolated(struct arena *, const char *text, const char *language);

/* Without marks that turn text round, controls, and spaces at the ends. */
const char *clean_text(struct arena *, const char *text);

/* What came in last of an item. Errors: E_NOT_FOUND. */
enum status making_of_item(struct visit *, const struct item *,
			   struct making *ret, struct fault *) MUST_USE;

/* Findings as they are kept. */
void take_findings(struct visit *, const struct hand_in_findings *,
		   struct hand_in_remarks *ret);

/* Keep row, parts and remarks. */
enum status making_keep(struct visit *, struct making *, struct fault *)
	MUST_USE;

/* can_type and hand_in of an offer. */
enum status hand_in_show_offer(struct visit *, struct model *,
			       const struct opened *, struct fault *) MUST_USE;

/* Parts from the one numbered from, at most HAND_IN_PAGE, with their remarks:
 * what hand_in_show and hand_in_show_item have in common. */
void show_making(struct visit *, struct model *, const struct making *,
		 const struct item_spec *, int from);

#endif
