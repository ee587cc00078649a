/* A write on behalf of the person whom --by names. */
#ifndef VERNACULAR_CLI_PERSON_H
#define VERNACULAR_CLI_PERSON_H

#include "cli/service.h"

/* The row of every command that somebody answers for. */
#define OPTION_BY                                                             \
	{                                                                     \
		"by", "EMAIL", N_("the account of the person who does it"),   \
			OPTION_MUST                                           \
	}

/* Open the service and run one write as the account of --by, without it as the
 * house.
 * Errors: those of run and service_open; E_NOT_FOUND no such account. */
enum status person_write(struct cli *,
			 enum status (*run)(struct visit *, void *self,
					    struct fault *),
			 void *self, struct fault *) MUST_USE;

#endif
