/* The outcomes of everything that can fail. Every layer returns these; web/
 * and cli/ map them to HTTP codes and exit codes, each in one table.
 *
 * There is no code for "out of memory": base/mem ends the process, the
 * supervisor starts it again, and the store has lost nothing that was
 * acknowledged (doc/decisions.md, "Memory"). */
#ifndef VERNACULAR_BASE_STATUS_H
#define VERNACULAR_BASE_STATUS_H

enum status {
	OK = 0,
	E_INPUT,     /* the caller's words are wrong: say what, where, mend */
	E_NOT_FOUND, /* no such thing, or not for this caller */
	E_FORBIDDEN, /* the caller's role may not do this */
	E_CONFLICT,  /* the thing's state does not allow it */
	E_STALE,     /* somebody changed it since it was read */
	E_REFUSED,   /* a rule of the landlord or the law forbids it */
	E_BUSY,      /* try again: a queue is full or a lock is held */
	E_IO,        /* disk or network failed */
	E_INTERNAL,  /* our mistake, or a library's */
};

#define MUST_USE __attribute__((warn_unused_result))

/* The code's name as written in logs, such as "E_INPUT". */
const char *status_name(enum status);

#endif
