/* The route table: a row says all that can be settled before its handler
 * runs. The same row answers the page at /x and JSON at /api/v1/x. */
#ifndef VERNACULAR_WEB_ROUTE_H
#define VERNACULAR_WEB_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "core/caller.h"
#include "web/field.h"

struct exchange;
struct visit;

enum method {
	METHOD_GET, /* and HEAD */
	METHOD_POST,
	METHOD_PUT,
	METHOD_PATCH,
	METHOD_DELETE,
};
#define METHODS 5

const char *method_name(enum method);

enum route_kind {
	ROUTE_READ,  /* handle on the server's thread */
	ROUTE_WRITE, /* handle as one job of the writer, answer on commit */
	ROUTE_SLOW,  /* prepare on a worker, then handle as a write job */
};

#define ROUTE_OPEN 0u /* nobody need sign in */
#define ROUTE_STAFF                                                            \
	(ROLE_BIT(ROLE_OFFICER) | ROLE_BIT(ROLE_MANAGER) |                     \
	 ROLE_BIT(ROLE_ADMINISTRATOR) | ROLE_BIT(ROLE_SERVICE))
#define ROUTE_READERS (ROUTE_STAFF | ROLE_BIT(ROLE_AUDITOR))
#define ROUTE_MANAGERS                                                         \
	(ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |               \
	 ROLE_BIT(ROLE_SERVICE))
#define ROUTE_TRANSLATORS (ROLES_REVISING | ROLE_BIT(ROLE_SERVICE))
#define ROUTE_ADMIN (ROLE_BIT(ROLE_ADMINISTRATOR))
#define ROUTE_CONTRACTORS (ROLE_BIT(ROLE_CONTRACTOR))
#define ROUTE_PROVIDERS (ROLE_BIT(ROLE_PROVIDER))
/* Everybody who works here. */
#define ROUTE_ALL                                                              \
	(((1u << ROLES) - 1) & ~(ROUTE_CONTRACTORS | ROUTE_PROVIDERS))

/* Flags. */
#define ROUTE_VERSIONED 1u /* needs If-Match, or the form's "version" */
#define ROUTE_UPLOAD 2u	   /* multipart bodies up to 20 MB */
#define ROUTE_PAGED 4u	   /* takes "after" and "limit" (1 to 200) */
#define ROUTE_JSON_ONLY 8u
#define ROUTE_PAGE_ONLY 16u
#define ROUTE_SECRET 32u /* shows a secret once: no answer is kept, and an
			    Idempotency-Key changes nothing */
#define ROUTE_TENANT 64u /* for tenants: also in the languages that the
			    interface for staff does not have */

#define ROUTE_LOOSE 128u /* keeps what a page's form holds as it is: no field
			    of it is checked before the handler; a program's
			    are */

#define ROUTE_OWN 256u /* the caller's own account: open also while a second
			  factor is still to be set up */

/* Does the row's work: reads exchange_form, fills exchange_model.
 * A status other than OK becomes an error page or problem+json. */
typedef enum status route_handler(struct exchange *, struct visit *,
				  struct fault *);

struct route {
	enum method method;
	const char *path; /* "/requests/{ref}" */
	unsigned roles;	  /* ROLE_BITs, or ROUTE_OPEN */
	enum route_kind kind;
	unsigned flags;
	const struct field *fields; /* of the body, or of a GET's query */
	route_handler *handle;
	route_handler *prepare; /* of ROUTE_SLOW */
	const char *title;	/* message id, for the page and OpenAPI */
	const char *tag;	/* noun, for OpenAPI and the navigation */
	const char *page;	/* template in templates/pages, or NULL */
	const struct field *form; /* of a GET whose page shows a form */
	const char *again; /* GET row shown with the errors of this POST */
};

/* A pattern's values in one path, such as ref = "V26-000123". */
#define ROUTE_VALUES 4
struct route_values {
	size_t count;
	const char *name[ROUTE_VALUES], *value[ROUTE_VALUES];
};

/* Every row: the nouns' tables, one after another. */
struct routes {
	const struct route *const *table; /* each ends with path NULL */
	size_t count;
};

/* The tables of the whole service. */
struct routes routes_all(void);

/* Which row answers.
 *   path        decoded, beginning with '/', without /api/v1
 *   ret_values  in the arena; names and values terminated
 *   ret_allow   methods that path takes, as bits, where the method is wrong
 * Errors: E_NOT_FOUND (no such path: *ret_allow 0; wrong method: not 0). */
enum status route_find(const struct routes *, enum method, const char *path,
		       struct arena *, const struct route **ret_route,
		       struct route_values *ret_values, unsigned *ret_allow)
	MUST_USE;

/* The row with exactly this pattern, or NULL. */
const struct route *route_named(const struct routes *, enum method,
				const char *pattern);

/* The value of {name}, "" where the pattern has none. */
const char *route_value(const struct route_values *, const char *name);

#endif
