/* What a tenant asks for on the page of a letter. Pure. */
#ifndef VERNACULAR_CORE_REPLY_H
#define VERNACULAR_CORE_REPLY_H

#include <stdbool.h>

enum reply_kind {
	REPLY_HELP,	/* I need help */
	REPLY_CALL,	/* please call me, in a language */
	REPLY_LANGUAGE, /* this is not my language */
};
#define REPLY_KINDS 3

extern const char *const reply_kind_names[REPLY_KINDS]; /* "help" */
bool reply_kind_parse(const char *name, enum reply_kind *);

/* For how long the address of a letter opens, in days of the wall. */
#define LETTER_OPEN_DAYS 365

#endif
