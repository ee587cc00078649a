/* Browsers in which somebody signed in before: whoever guesses at that
 * person's account from elsewhere does not lock them out there.
 * Source: OWASP, "Slow down online guessing attacks with device cookies". */
#ifndef VERNACULAR_DESK_DEVICE_H
#define VERNACULAR_DESK_DEVICE_H

#include <stdbool.h>

#include "base/hash.h"

struct desk;
struct visit;

#define DEVICE_TEXT (2 * TOKEN_TEXT)

/* For a cookie: a name of its own for the browser, and a seal that only this
 * service makes. On the writer. */
void device_new(struct visit *, const char *email, char ret[DEVICE_TEXT]);

/* Whether it was given for that address. Any thread. */
bool device_holds(const struct desk *, const char *email, const char *device);

#endif
