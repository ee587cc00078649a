/* What figures made from facts share: which facts count, by what they are
 * grouped, and how a group and its shares are shown. Internal to desk/. */
#ifndef VERNACULAR_DESK_GROUPING_H
#define VERNACULAR_DESK_GROUPING_H

#include "core/fact.h"
#include "core/parity.h"
#include "core/roll.h"
#include "desk/figures.h"
#include "desk/report_inside.h"

/* What a row stands for. */
enum group_by {
	GROUP_SERVICE,
	GROUP_LANGUAGE,
	GROUP_FORMAT,
	GROUP_MODE,
	GROUP_PROVIDER,
	GROUP_ORGANISATION,
	GROUP_CLASS,
	GROUP_MONTH,   /* of closing */
	GROUP_HOUR,    /* of the appointment, as the next */
	GROUP_WEEKDAY,
	GROUP_AREA,
};
#define GROUP_BYS 11
extern const char *const group_by_names[GROUP_BYS]; /* "service" */

/* The number of the group that the fact is in: of words their bytes. */
int64_t group_key(enum group_by, const struct fact *);
/* That of a language or area. */
int64_t group_word_key(const char *word);
/* What group_word_key was made of. */
void group_word(int64_t key, char ret[sizeof(int64_t) + 1]);

/* The number of a key as group_show has it. False where it can be none. */
bool group_parse(enum group_by, const char *key, int64_t *ret);

/* KEY of figures.h. */
enum status group_show(struct visit *, struct model *row, enum group_by,
		       int64_t key, struct fault *) MUST_USE;
/* False of what is in no group: work without an hour, a mode, a provider. */
bool group_known(enum group_by, int64_t key);
/* Whether its rows stand in the order of their keys. */
bool group_in_order(enum group_by);

/* Which facts count. */
struct grouping {
	struct report_span span;
	int64_t organisation; /* 0 all */
	int service;	      /* -1 all */
	const char *language; /* NULL all */
	int by;		      /* of the words that were valid */
};

/* Read a wish.
 *   words, count  what "by" may be; the first where nothing is said
 * Errors: as figures_success. */
struct grouping_words {
	const char *const *word;
	size_t count;
};
enum status grouping_read(struct visit *, const struct figures_wish *,
			  const struct grouping_words *, struct grouping *ret,
			  struct fault *) MUST_USE;
/* from, to, by and organisations of the model. */
enum status grouping_show(struct visit *, struct model *,
			  const struct grouping *,
			  const struct grouping_words *, struct fault *)
	MUST_USE;
bool grouping_counts(const struct grouping *, const struct fact *);

/* Each organisation that is asked for: those of the scope, or the one. */
struct grouping_places {
	int64_t *organisation;
	size_t count;
};
struct grouping_places grouping_places(struct visit *,
				       const struct grouping *);

void show_share(struct model *, const struct parity_share *);
/* difference, difference_low, difference_high and claim (code
 * parity-claim). */
void show_parity(struct model *, const struct parity *);

#endif
