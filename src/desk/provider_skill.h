/* What a provider can do, from the words that came in:
 * "translation en>pl 0.12/word; interpreting bn on-site (Sylheti) 38/hour;
 * translation en>pa Guru; format braille 25.00/item". Internal to desk/. */
#ifndef VERNACULAR_DESK_PROVIDER_SKILL_H
#define VERNACULAR_DESK_PROVIDER_SKILL_H

#include "desk/field.h"
#include "store/provider.h"

/* Faults go to the field "skills". */
void skills_read(struct fields *, const char *value, struct skills *ret);

#endif
