/* What the pages of equality profiles for tenants and for staff share. */
#ifndef VERNACULAR_WEB_PROFILE_H
#define VERNACULAR_WEB_PROFILE_H

struct exchange;
struct model;
struct profile_input;

/* {"answer": CODE} or {"answers": {CODE: true}}, and "words". */
void profile_input_read(struct exchange *, struct profile_input *ret);

/* On a page of one question: what was chosen before a fault stays chosen
 * (page_chosen, page_unsaid), and page_skip is the question that comes after
 * it, or null. */
void profile_mark(struct exchange *, struct model *root);

/* page_interests: every interest there is, {code(code panel-interest),
 * page_code}. */
void profile_interests(struct model *root);

#endif
