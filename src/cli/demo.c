/* vernacular demo: a fictional partnership with two years of work. */
#include "desk/demo.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "lang/zone.h"

struct telling {
	const char *what;
	struct progress progress;
};

static void
tell(void *self, const char *what, int64_t done, int64_t all)
{
	struct telling *telling = self;

	if (telling->what != what) {
		telling->what = what;
		telling->progress = progress_start(what, all);
	}
	progress_at(&telling->progress, done);
	if (done >= all)
		progress_end(&telling->progress);
}

/* --now DATE is nine in the morning of that day. */
static enum status
read_wish(struct cli *cli, struct demo_wish *wish, struct fault *fault)
{
	const struct options *o = cli->options;
	int64_t seed = 1;
	int32_t day;
	enum status status;

	wish->tenants = DEMO_TENANTS_DEFAULT;
	wish->requests = DEMO_REQUESTS_DEFAULT;
	wish->now_utc = clock_now(&cli->clock);
	status = option_number(o, "tenants", 100, 10000000, &wish->tenants,
			       fault);
	if (status == OK)
		status = option_number(o, "requests", 0, 10000000,
				       &wish->requests, fault);
	if (status == OK)
		status = option_number(o, "seed", 0, INT64_MAX, &seed, fault);
	if (status == OK && option_given(o, "now")) {
		status = zone_parse_day("--now", option_text(o, "now"), &day,
					fault);
		if (status == OK)
			zone_utc(day, 9 * 3600, &wish->now_utc);
	}
	wish->seed = (uint64_t)seed;
	return status;
}

static enum cli_exit
run(struct cli *cli)
{
	struct telling telling = {0};
	struct demo_wish wish = {.progress = tell, .self = &telling};
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (read_wish(cli, &wish, &fault) != OK)
		return cli_usage(cli, &fault);
	if (demo_make(cli->db, &wish, &fault) != OK)
		return cli_fail(&fault);
	for (const struct demo_account *a = demo_accounts; a->email; a++)
		buf_printf(&out, "%s\t%s\t%s\n", a->email, a->role,
			   DEMO_PASSWORD);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"tenants", "N", N_("how many; 30000"), OPTION_MAY},
	{"requests", "N", N_("how many in two years; 20000"), OPTION_MAY},
	{"seed", "N", N_("the same number, the same data; 1"), OPTION_MAY},
	{"now", "DATE", N_("the demonstration's present; now"), OPTION_MAY},
};

const struct command command_demo = {
	.name = "demo",
	.synopsis = "[--db FILE] [--tenants N] [--requests N] [--seed N] "
		    "[--now DATE]",
	.help = N_("Make a database with a fictional partnership of six "
		   "landlords, their tenants, providers and two years of "
		   "requests. Prints who can sign in, one account a line: "
		   "address, role, password."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.run = run,
};
