/* One question and its answer. A handler reads the form and the path, fills
 * the model, and says where to go next; web/server does the rest. */
#ifndef VERNACULAR_WEB_EXCHANGE_H
#define VERNACULAR_WEB_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "web/form.h"
#include "web/route.h"

struct desk;
struct model;

/* What lives as long as the exchange. */
struct arena *exchange_arena(struct exchange *);

/* The address that the reader's own browser has of us: "https://x.example".
 */
const char *exchange_origin(const struct exchange *);

/* The language of the answer, BCP 47. */
const char *exchange_language(const struct exchange *);

/* The checked input. */
const struct form *exchange_form(const struct exchange *);

/* The value of {name} in the path. */
const char *exchange_path(const struct exchange *, const char *name);

/* The version that the caller read (ROUTE_VERSIONED). */
int64_t exchange_version(const struct exchange *);

/* Of a ROUTE_PAGED list: the cursor ("" at the start), how many to show, and
 * the cursor of the next page where there is more. */
const char *exchange_after(const struct exchange *);
int exchange_limit(const struct exchange *);
void exchange_more(struct exchange *, const char *after);

/* The answer's root object: both faces are made from it. */
struct model *exchange_model(struct exchange *);

/* The page's title instead of the row's: a message id with {arguments} from
 * pairs of name and value, ended by NULL. */
void exchange_title(struct exchange *, const char *message, ...)
	__attribute__((sentinel));

/* What a form's field shows before anything was typed. */
void exchange_prefill(struct exchange *, const char *path, const char *value);

/* The thing's version, for ETag. */
void exchange_tag(struct exchange *, int64_t version);

/* Made: JSON answers 201 with Location /api/v1/PATH and the model; a page goes
 * on to PATH (303). exchange_goto answers JSON with 200 and the model. */
void exchange_created(struct exchange *, const char *path_format, ...)
	__attribute__((format(printf, 2, 3)));
void exchange_goto(struct exchange *, const char *path_format, ...)
	__attribute__((format(printf, 2, 3)));

/* A sentence (message id) on the page that comes next. */
void exchange_flash(struct exchange *, const char *message);

/* Bytes instead of a model: a CSV, a file, a letter.
 *   type   media type, static or in the arena
 *   name   file name where the browser should save it, or NULL
 *   bytes  in the arena or static */
void exchange_send(struct exchange *, const char *type, const char *name,
		   const void *bytes, size_t count);

/* The same for what the browser shows, and saves under that name if asked. */
void exchange_show(struct exchange *, const char *type, const char *name,
		   const void *bytes, size_t count);

/* The same for sound: a browser may ask for a part of it. */
void exchange_play(struct exchange *, const char *type, const char *name,
		   const void *bytes, size_t count);

/* Sound or film that nobody holds whole: read while it is sent, a slice at a
 * time; a browser may ask for a part of it.
 *   etag   of its bytes, with quotes
 *   slice  bytes of each slice but the last
 *   read   slice n (from 0) of the thing with that id, into ret with room for
 *          a slice; on the server's thread, so quick */
struct exchange_stream {
	const char *type, *name, *etag;
	int64_t id, bytes;
	size_t slice;
	enum status (*read)(struct desk *, int64_t id, int64_t n, void *ret,
			    size_t *ret_count, struct fault *);
};
void exchange_stream(struct exchange *, const struct exchange_stream *);

/* Bytes of HTML that carry a style sheet of their own: the first <style> in
 * them is allowed, by its hash, in this answer. */
void exchange_allow_style(struct exchange *, const char *html);

/* A letter in a page: HTML that a renderer of ours made goes, as it is, behind
 * the page's <div id="letter">. Never anything that came from outside.
 *   html  in the arena */
void exchange_unescaped_letter(struct exchange *, const char *html);

/* A chart of the model's rows in a page, behind its <div id="ID">; JSON goes
 * without. Up to EXCHANGE_CHARTS.
 *   chart  static */
#define EXCHANGE_CHARTS 4
struct report_chart;
void exchange_chart(struct exchange *, const struct report_chart *chart);

/* The answer is in that language where the page has words in it, else in
 * English; whatever the browser or a cookie says. */
void exchange_speak(struct exchange *, const char *tag);

/* Where field errors go (where is a JSON pointer); the handler then returns
 * E_INPUT, and the page shows its form again with all of them. */
struct faults *exchange_faults(struct exchange *);

/* Between prepare and handle of a ROUTE_SLOW row. release (may be NULL) is
 * called with it when the exchange ends. */
void exchange_keep(struct exchange *, void *, void (*release)(void *));
void *exchange_kept(const struct exchange *);

/* Guessing is slow: who missed too often at something, from this machine and
 * with this token or account, waits. what is static: "flags".
 * Errors: E_REFUSED; the answer is 429. */
enum status exchange_try(struct exchange *, const char *what, struct fault *)
	MUST_USE;
void exchange_missed(struct exchange *, const char *what);
/* Whether something that anybody can cause is still to be noted: at most some
 * ten times in a quarter of an hour from one machine. */
bool exchange_seldom(struct exchange *, const char *what);

/* Signing in and out (web/session). The token goes into the cookie. */
void exchange_sign_in(struct exchange *, const char *token);
void exchange_sign_out(struct exchange *);
const char *exchange_session(const struct exchange *); /* token, or NULL */

#endif
