/* English words without their regular endings: "repairs", "repaired" and
 * "repairing" are one word, "charge" and "charging" another. Only for telling
 * whether two are the same: a stem is not a word. Internal to notice/. */
#ifndef VERNACULAR_NOTICE_STEM_H
#define VERNACULAR_NOTICE_STEM_H

#include <stddef.h>

/* Cut the endings off a folded word; its bytes afterwards. */
size_t stem_english(char *word, size_t bytes);

#endif
