/* What a tenant is asked about a piece of work, and which answers somebody has
 * to look into. Pure. */
#ifndef VERNACULAR_CORE_FEEDBACK_H
#define VERNACULAR_CORE_FEEDBACK_H

#include "core/request.h"

enum feedback_question {
	FEEDBACK_UNDERSTOOD,
	FEEDBACK_SAID,	 /* could say what they wanted to; interpreting */
	FEEDBACK_FAIR,	 /* the interpreter was polite and took no side */
	FEEDBACK_LANGUAGE, /* the right one; what is written */
	FEEDBACK_TIME,	 /* it came in time; likewise */
};
#define FEEDBACK_QUESTIONS 5
extern const char *const feedback_question_names[FEEDBACK_QUESTIONS];

enum feedback_answer { FEEDBACK_UNSAID, FEEDBACK_YES, FEEDBACK_PARTLY,
		       FEEDBACK_NO };
#define FEEDBACK_ANSWERS 4
extern const char *const feedback_answer_names[FEEDBACK_ANSWERS]; /* "" ... */

struct feedback_said {
	enum feedback_answer answer[FEEDBACK_QUESTIONS];
};

/* Whether the service is asked that. */
bool feedback_asks(enum service, enum feedback_question);

/* Somebody is to look into it: one "no" is enough, two halves are, and who
 * asks for a call gets one. */
bool feedback_bad(const struct feedback_said *, bool call_me);

/* "understood:yes said:partly", what was said only.
 *   text  anything: what is not known is passed over
 */
#define FEEDBACK_TEXT 96
void feedback_write(const struct feedback_said *, char ret[FEEDBACK_TEXT]);
void feedback_read(const char *text, struct feedback_said *ret);

#endif
