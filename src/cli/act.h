/* A command that is one look or one change, on whose behalf it says. */
#ifndef VERNACULAR_CLI_ACT_H
#define VERNACULAR_CLI_ACT_H

#include "cli/command.h"
#include "desk/desk.h"

struct model;

/* The row of every command that acts for one landlord. */
#define OPTION_BY                                                          \
	{                                                                  \
		"by", "EMAIL",                                             \
			N_("the account on whose behalf; else the house"), \
			OPTION_MAY                                         \
	}

/* One look or change on behalf of --by. */
struct act {
	struct cli *cli;
	enum status (*run)(struct visit *, struct act *, struct fault *);
	void *self;
	struct model *model; /* made anew for each run */
	struct faults faults;
};

/* Errors: what run gives. Faults of the act stay in it. */
enum status act_read(struct act *, struct fault *) MUST_USE;
enum status act_write(struct act *, struct fault *) MUST_USE;

/* A look that writes what it finds into self, a struct buf: to standard output,
 * or to the file of -o. */
enum cli_exit act_print(struct cli *,
			enum status (*run)(struct visit *, struct act *,
					   struct fault *));
enum cli_exit act_save(struct cli *,
		       enum status (*run)(struct visit *, struct act *,
					  struct fault *));

/* Say what went wrong: all faults where there are any. Frees them. */
enum cli_exit act_failed(struct act *, const struct fault *);

#endif
