/* What a token may do of what its role may: nouns of the interface with spaces
 * between, each as it is or with ":read". Pure. */
#ifndef VERNACULAR_CORE_TOKEN_SCOPE_H
#define VERNACULAR_CORE_TOKEN_SCOPE_H

#include <stdbool.h>

#define TOKEN_SCOPE_MOST 500 /* bytes */

/* Whether it is written as such: "tenants:read requests". */
bool token_scope_fits(const char *scope);

enum token_act { TOKEN_READS, TOKEN_WRITES };

/* Whether it lets through what is done with the noun.
 *   scope  NULL: everything */
bool token_scope_allows(const char *scope, const char *noun, enum token_act);

#endif
