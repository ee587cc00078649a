/* What the pages of tenants and of staff about answers share. Internal to
 * web/. */
#ifndef VERNACULAR_WEB_FEEDBACKS_H
#define VERNACULAR_WEB_FEEDBACKS_H

#include "desk/feedback.h"

struct exchange;

struct feedback_input feedback_input_of(const struct exchange *);

/* Each of the model's questions gets page_yes, page_partly, page_no: what was
 * chosen before the page came again. */
void feedback_marks(struct exchange *);

#endif
