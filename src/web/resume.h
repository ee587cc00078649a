/* What was typed outlives the session that it was typed in: instead of being
 * thrown away the form comes back as a page with one button, to be pressed
 * after signing in. */
#ifndef VERNACULAR_WEB_RESUME_H
#define VERNACULAR_WEB_RESUME_H

#include <stdbool.h>

struct exchange;

/* Whether the refused exchange is a form of a page of ours that was sent
 * without a session (401) or with the token of another one (403). */
bool resume_fits(const struct exchange *, int code);

/* Write that page into x->answer. Files are named, not kept. */
void resume_write(struct exchange *, int code);

#endif
