/* What a service is told by file and environment instead of by options. An
 * option comes before the environment, the environment before the file. */
#ifndef VERNACULAR_CLI_CONF_H
#define VERNACULAR_CLI_CONF_H

#include "cli/command.h"

/* Each is `name = value` in the file, VERNACULAR_NAME in the environment. */
struct conf_key {
	const char *name; /* "tls-cert" */
	const char *help; /* message id, a phrase */
};
extern const struct conf_key conf_keys[]; /* closed by a NULL name */

/* Read the file that $VERNACULAR_CONFIG names, or the installed one where
 * there is one that may be read, into the environment; what stands there
 * already stays.
 * Errors: E_NOT_FOUND, E_IO; E_INPUT a line that is none, a key that is not
 * known or stands twice: the fault has file and line. */
enum status conf_load(struct arena *, struct fault *) MUST_USE;

/* Whether each VERNACULAR_ variable is one that is read. Errors: E_INPUT. */
enum status conf_check(struct arena *, struct fault *) MUST_USE;

/* The keys, for people. */
void conf_help(struct buf *);

/* The option of that name, else the variable; NULL where neither is. */
const char *conf_text(const struct cli *, const char *name);

#endif
