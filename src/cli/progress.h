/* How far long work has come, on standard error: a bar with the time left on a
 * terminal, one line per 10 % elsewhere. */
#ifndef VERNACULAR_CLI_PROGRESS_H
#define VERNACULAR_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	const char *what; /* borrowed: "requests" */
	int64_t total;	  /* 0: nothing is shown */
	int shown;	  /* per cent */
	double began_s;	  /* on the clock that never goes back */
	bool terminal;
};

struct progress progress_start(const char *what, int64_t total);
void progress_at(struct progress *, int64_t done);
void progress_end(struct progress *);

#endif
