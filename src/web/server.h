/* The HTTP server: sockets, threads, limits, and what libmicrohttpd lets
 * through that HTTP does not. Only server.c and response.c know the library. */
#ifndef VERNACULAR_WEB_SERVER_H
#define VERNACULAR_WEB_SERVER_H

#include "base/fault.h"

struct desk;
struct server;

struct server_options {
	/* "127.0.0.1:8080", "[::1]:0"; port 0: any. NULL: the socket that the
	 * supervisor gave, else 127.0.0.1:8080. */
	const char *listen;
	const char *tls_cert; /* files in PEM, both or neither */
	const char *tls_key;
	unsigned threads; /* 0: two */
	const char *const *proxy; /* addresses of proxies of our own */
	size_t proxies;
	const char *metrics; /* "127.0.0.1:9100"; NULL: none */
};

/* Bind, load templates and static files, and take requests on threads of its
 * own until server_stop.
 * Errors: E_INPUT an address or file that is wrong; E_IO the port is taken;
 * E_NOT_FOUND a template is missing. */
enum status server_start(struct desk *, const struct server_options *,
			 struct server **ret_server, struct fault *) MUST_USE;

/* "http://127.0.0.1:8080": where it answers; lives with the server. */
const char *server_address(const struct server *);

/* "127.0.0.1:9100": where metrics are read; NULL: nowhere. */
const char *server_metrics(const struct server *);

/* Refuse new requests, finish those that have begun, free everything. The desk
 * must still be open. NULL is fine. */
void server_stop(struct server *);

#endif
