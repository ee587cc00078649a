/* Sound and film as libmicrohttpd sends them: a slice at a time. For
 * response.c. */
#ifndef VERNACULAR_WEB_STREAM_H
#define VERNACULAR_WEB_STREAM_H

struct MHD_Response;
struct exchange;

/* The part of x->answer.stream that x->answer.range says. */
struct MHD_Response *stream_make(struct exchange *);

#endif
