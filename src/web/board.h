/* Reports on paper. */
#ifndef VERNACULAR_WEB_BOARD_H
#define VERNACULAR_WEB_BOARD_H

#include "base/fault.h"

struct exchange;
struct visit;

/* Answer with the model as a PDF, in the reader's language.
 *   name  as report_paper has it; static
 * Errors: those of report_paper. */
enum status board_send(struct exchange *, struct visit *, const char *name,
		       struct fault *) MUST_USE;

#endif
