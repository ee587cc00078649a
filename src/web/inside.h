/* The inside of web/: the running service, and one exchange from the first
 * header to the last byte. For web/'s own machinery; the nouns' handlers need
 * web/exchange.h only. */
#ifndef VERNACULAR_WEB_INSIDE_H
#define VERNACULAR_WEB_INSIDE_H

#include <netinet/in.h>

#include "base/buf.h"
#include "desk/desk.h"
#include "desk/scan.h"
#include "lang/catalogue.h"
#include "web/exchange.h"
#include "web/proxy.h"
#include "web/range.h"

struct statics;
struct tally;
struct throttle;
struct view;

/* What every exchange reads and none changes (but throttle, which locks). */
struct web {
	struct desk *desk;
	struct routes routes;
	const struct catalogues *catalogues; /* of the interface */
	struct view *view;
	const struct statics *statics;
	struct throttle *throttle;
	const char *address; /* "http://127.0.0.1:8080" */
	struct proxies proxies;
	struct tally *tally;
	enum web_scheme { WEB_PLAIN, WEB_TLS } scheme;
};

/* The request headers that we look at. */
enum header {
	HEADER_ACCEPT,
	HEADER_ACCEPT_LANGUAGE,
	HEADER_AUTHORIZATION,
	HEADER_CONTENT_TYPE,
	HEADER_COOKIE,
	HEADER_CSRF,
	HEADER_FETCH_SITE,
	HEADER_FORWARDED_FOR,
	HEADER_FORWARDED_PROTO,
	HEADER_HOST,
	HEADER_IDEMPOTENCY_KEY,
	HEADER_IF_MATCH,
	HEADER_IF_NONE_MATCH,
	HEADER_IF_RANGE,
	HEADER_ORIGIN,
	HEADER_RANGE,
	HEADER_USER_AGENT,
};
#define HEADERS 17

enum face { FACE_PAGE, FACE_JSON };

struct asked {
	enum method method;
	bool head;	   /* GET without the body */
	const char *uri;   /* as it came */
	const char *path;  /* decoded, without /api/v1 */
	const char *query; /* as it came, without '?' */
	const char *header[HEADERS]; /* NULL where absent */
	struct buf body;
	enum face face;
	bool api; /* under /api/v1 */
	bool secure; /* it came by TLS, here or to a proxy of ours */
	char peer[INET6_ADDRSTRLEN]; /* who asks, proxies looked through */
};

/* Who asks, in which language. */
struct known {
	struct caller caller;
	bool signed_in;
	const char *session; /* the cookie's token; NULL with a bearer token */
	const char *csrf;    /* of the session */
	const struct tag *tag;
	const struct catalogue *words; /* NULL: English */
};

#define COOKIES 8

struct answer {
	int code; /* 0: 200, or what the status says */
	enum { GO_NOWHERE, GO_CREATED, GO_ON } go;
	const char *location;	 /* without /api/v1 */
	const char *type, *name; /* of bytes */
	bool shown;		 /* by the browser; else saved */
	const void *bytes;	 /* instead of a model */
	size_t count;
	const struct exchange_stream *stream; /* bytes that are not held */
	bool played;		 /* ranges of it may be asked for */
	struct range range;	 /* of played bytes */
	int64_t total;		 /* all of them */
	const char *replay; /* JSON kept for an Idempotency-Key */
	const char *cache;  /* Cache-Control; NULL: no-store */
	const char *etag;
	const char *more; /* cursor of the next page */
	const char *flash, *title;
	const char *cookie[COOKIES];
	size_t cookies;
	const char *style; /* hash of one more style sheet, or NULL */
	const char *letter; /* HTML of our renderers, see exchange.h; NULL */
	const struct report_chart *chart[EXCHANGE_CHARTS];
	size_t charts;
	const char *allow; /* of 405 */
	int retry_s;	   /* Retry-After */
	struct buf out;	   /* what is sent, unless bytes */
};

struct exchange {
	const struct web *web;
	struct arena *arena;
	struct asked asked;
	const struct route *route;
	struct route_values values;
	struct form *form;
	struct form *typed;	/* of the POST whose page is shown again */
	struct form *prefilled;
	struct known known;
	int64_t version;

	struct model *model;
	enum status status;
	struct fault fault;
	struct faults faults;
	struct answer answer;

	/* Work elsewhere while the connection is suspended. */
	struct desk_job job;
	struct desk_task task;
	struct scan_job scan;
	void (*scanned)(struct exchange *);
	void *kept;
	void (*release)(void *kept);
	void (*resume)(struct exchange *);
	void *connection; /* the server's */
	enum { STAGE_READING, STAGE_WAITING, STAGE_DONE } stage;
};

/* An error that the machinery finds: status for people, code for HTTP. */
enum status exchange_refuse(struct exchange *, int code, enum status,
			    const char *message);

#endif
