/* Who asks and in which language: cookies, bearer tokens, the token that
 * guards forms (CSRF), and how often somebody may try to sign in. */
#ifndef VERNACULAR_WEB_SESSION_H
#define VERNACULAR_WEB_SESSION_H

#include <stdbool.h>

#include "base/fault.h"

struct exchange;
struct throttle;
struct visit;

/* The value of a cookie, in the exchange's arena; NULL where none came. */
const char *session_cookie(struct exchange *, const char *name);

/* Fill in x->known: the caller from the cookie or the bearer token, and the
 * language. A cookie that has ended is as none; a bearer token that is wrong
 * is an error.
 * Errors: E_FORBIDDEN, E_IO. */
enum status session_know(struct exchange *, struct visit *, struct fault *)
	MUST_USE;

/* In that language from here on, if the page has words in it; else English. */
void session_speak(struct exchange *, const char *tag);

/* The language alone, for what fails before a caller is known. */
void session_language(struct exchange *);

/* Whether the browser says that the form came from a page of ours. Programs
 * say nothing: true. */
bool session_same_origin(const struct exchange *);

/* Whether the change was meant by who is signed in: same origin, and with a
 * cookie the session's token in the form or in X-CSRF-Token.
 * Errors: E_FORBIDDEN. */
enum status session_guard(struct exchange *, struct fault *) MUST_USE;

/* The session's cookie; NULL takes it away. */
void session_give_cookie(struct exchange *, const char *token);

/* What proves to /sign-in/code that the password was right; NULL takes it
 * away, and reads it. */
void session_give_half(struct exchange *, const char *token);
const char *session_half(struct exchange *);

/* What tells a browser in which somebody signed in before (desk/device). */
void session_give_device(struct exchange *, const char *device);
const char *session_device(struct exchange *);

/* The sentence that the next page shows, and that sentence once. */
void session_give_flash(struct exchange *, const char *message);
const char *session_take_flash(struct exchange *);

/* Failed attempts to sign in. Any thread. In THROTTLE_SPAN_S one machine may
 * fail THROTTLE_TRIES times at one account, and all machines together ten
 * times as often: so guessing is slow, and who guesses at somebody's account
 * does not lock its owner out.
 *   machine  address, such as "192.0.2.1"
 *   account  address of mail, as it was typed */
#define THROTTLE_TRIES 10
#define THROTTLE_SPAN_S 900
struct attempt {
	const char *machine, *account;
	const char *device; /* of a browser that signed in there before */
};
struct throttle *throttle_new(void);
void throttle_free(struct throttle *);
bool throttle_open(struct throttle *, const struct attempt *, double now_s);
void throttle_failed(struct throttle *, const struct attempt *, double now_s);

/* The same for a password or code, and slower: from the THROTTLE_EASY-th miss
 * on each must wait twice as long as the one before, and one machine may miss
 * ten times THROTTLE_TRIES at all accounts together. A known device counts for
 * itself alone: who guesses elsewhere, or beside it behind the same address,
 * does not lock it out. Seconds to wait; 0: try. */
#define THROTTLE_EASY 5
int throttle_wait_s(struct throttle *, const struct attempt *, double now_s);
void throttle_missed(struct throttle *, const struct attempt *, double now_s);
/* It was right: what was missed there is forgotten. */
void throttle_hit(struct throttle *, const struct attempt *);

#endif
