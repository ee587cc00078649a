/* A write on behalf of the person whom --by names. */
#include "cli/person.h"

#include "desk/account.h"

struct errand {
	enum status (*run)(struct visit *, void *self, struct fault *);
	void *self;
	const char *by;
};

static enum status
run_as(struct visit *visit, void *self, struct fault *fault)
{
	const struct errand *errand = self;
	struct visit own = *visit;
	struct caller caller;
	enum status status =
		account_called(visit, errand->by, &caller, fault);

	if (status != OK)
		return status;
	own.caller = &caller;
	return errand->run(&own, errand->self, fault);
}

enum status
person_write(struct cli *cli,
	     enum status (*run)(struct visit *, void *self, struct fault *),
	     void *self, struct fault *fault)
{
	struct errand errand = {run, self, option_text(cli->options, "by")};

	return errand.by ? service_change(cli, run_as, &errand, fault)
			 : service_change(cli, run, self, fault);
}
