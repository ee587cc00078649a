/* The description of the JSON interface, from the route table.
 * Source: OpenAPI 3.1.0; JSON Schema 2020-12. */
#ifndef VERNACULAR_WEB_OPENAPI_H
#define VERNACULAR_WEB_OPENAPI_H

struct model;
struct routes;

/*   address  "http://127.0.0.1:8080"
 *   model    the document's root object, empty before */
void openapi_fill(const struct routes *, const char *address, struct model *);

#endif
