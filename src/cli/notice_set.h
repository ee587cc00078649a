/* The notices that a command works with: the files that ship, or where there
 * is a database the service's own, with who approved what. */
#ifndef VERNACULAR_CLI_NOTICE_SET_H
#define VERNACULAR_CLI_NOTICE_SET_H

#include "cli/command.h"
#include "desk/desk.h"
#include "notice/merge.h"
#include "notice/notices.h"

struct notice_set {
	const struct notices *notices;
	struct notices *files; /* NULL: the service's */
	struct desk *desk;     /* NULL: there is none */
	struct caller house;
	struct visit visit; /* a look that lasts until it is closed */
};

/* What is wrong was said where the result is not CLI_DONE; closed in any
 * case. */
enum cli_exit notice_set_open(struct cli *, struct notice_set *);
void notice_set_close(struct notice_set *);

/* Fill in notice, wording and review for merge->tag, in the arena of the
 * command: a draft in a language without a catalogue would be an English
 * letter that says it is another's.
 * Errors: E_NOT_FOUND no such notice, or where "--lang" not in the language. */
enum status notice_set_words(struct notice_set *, const char *name,
			     struct merge *, struct fault *) MUST_USE;

#endif
