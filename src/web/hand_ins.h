/* Translations that are handed in: by the link, and by who is signed in. */
#ifndef VERNACULAR_WEB_HAND_INS_H
#define VERNACULAR_WEB_HAND_INS_H

#include "desk/hand_ins.h"
#include "web/route.h"

struct exchange;
struct model;

/* A file that was sent, looked at on a worker; and what becomes of it. */
route_handler hand_in_web_look_file, hand_in_web_take;

/* "action", "word" and everything typed in "parts", in the exchange's arena.
 */
const struct hand_in_press *hand_in_web_press(struct exchange *);

/* A number of a part that was sent unchecked; 0 where it is none. */
int64_t hand_in_web_number(const struct exchange *, const char *name);

/* How source and translation run, which page of parts comes before and after,
 * and where the parts of a model are to be typed in. */
void hand_in_web_mark(struct model *);

#define HAND_IN_WEB_PARTS_MOST 4000

/* Which part the page begins with: ?from=41. */
extern const struct field hand_in_query[];

#endif
