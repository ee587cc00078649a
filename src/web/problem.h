/* What went wrong, for people and for programs: one table from our outcomes
 * to HTTP's codes. Sources: RFC 9110, 15; RFC 9457. */
#ifndef VERNACULAR_WEB_PROBLEM_H
#define VERNACULAR_WEB_PROBLEM_H

struct buf;
struct exchange;
struct fault;
struct model;

/* The code of an exchange that failed. */
int problem_code(const struct exchange *);

/* "Not found" in the reader's language. */
const char *problem_title(const struct exchange *, int code);

/* What the fault says in the reader's language; in the exchange's arena. */
const char *problem_text(struct exchange *, const struct fault *);

/* application/problem+json. */
void problem_json(struct exchange *, struct buf *);

/* {code, title, detail, problems: [{text}]} for the error page. */
void problem_model(struct exchange *, struct model *);

/* One line for the supervisor where the fault is ours or the machine's. */
void problem_log(const struct exchange *);

#endif
