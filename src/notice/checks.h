/* The parts of notice/check. Internal to notice/. Each adds a fault for each
 * thing wrong, where PATH:LINE. */
#ifndef VERNACULAR_NOTICE_CHECKS_H
#define VERNACULAR_NOTICE_CHECKS_H

#include "notice/avoid.h"
#include "notice/template.h"

/* Conditions that can never hold where they stand, or always do, and text that
 * names a field which has no value there. */
void check_reach(const struct notice *, struct arena *, struct faults *);

/* How hard the English is, sentences that are too long, words to avoid, and
 * words that should agree with a number. */
void check_english(const struct notice *, const struct avoid *, struct arena *,
		   struct faults *);

#endif
