/* An answer as libmicrohttpd sends it, with the headers that every answer has.
 * For server.c. */
#ifndef VERNACULAR_WEB_RESPONSE_H
#define VERNACULAR_WEB_RESPONSE_H

struct MHD_Response;
struct exchange;

/* The body stays the exchange's, which lives until it is sent, or is handed
 * over. */
struct MHD_Response *response_make(struct exchange *);

#endif
