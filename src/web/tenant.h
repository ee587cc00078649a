/* What the pages that tenants read (ROUTE_TENANT) have of their own: their
 * errors say what a tenant can do, in words that are translated further than
 * the interface for staff. */
#ifndef VERNACULAR_WEB_TENANT_H
#define VERNACULAR_WEB_TENANT_H

#include <stdbool.h>

struct catalogue;
struct catalogues;
struct exchange;
struct model;

/* The title of the error page, and {detail} in the model, translated. */
const char *tenant_problem(const struct exchange *, int code, struct model *);

/* What tenants read, in languages beside the interface's; read when it is
 * first asked for. NULL, which the log explains: it cannot be. */
const struct catalogues *tenant_words(const struct exchange *);

/* Whether words were drafted by a machine and read by nobody yet. */
bool words_unread(const struct catalogue *);

/* Whether the page's words were drafted by a machine and read by nobody yet:
 * then the page says so. */
bool tenant_words_unread(const struct exchange *);

#endif
