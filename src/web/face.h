/* The two faces of an answer: a page, or JSON. */
#ifndef VERNACULAR_WEB_FACE_H
#define VERNACULAR_WEB_FACE_H

struct exchange;
struct route;

/* Write x->answer: code, type, headers and bytes.
 *   row  whose page is shown: the exchange's own, or the one that its form
 *        came from; NULL where there is none */
void face_write(struct exchange *, const struct route *row);

/* The address of the list's next page, NULL where this is the last. */
const char *face_next(const struct exchange *);

#endif
