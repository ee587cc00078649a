/* vernacular flag add: a new recipient of flags. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/recipients.h"
#include "wire/model.h"

struct wish {
	struct recipient_input input;
	struct model *model;
	struct faults faults;
};

static enum status
add(struct visit *visit, void *self, struct fault *fault)
{
	struct wish *wish = self;

	faults_free(&wish->faults);
	wish->model = model_object(visit->arena);
	return recipient_add(visit, &wish->input, wish->model, &wish->faults,
			     fault);
}

static enum cli_exit
run(struct cli *cli)
{
	const struct options *options = cli->options;
	struct wish wish = {
		.input = {.name = option_text(options, "name"),
			  .kind = option_text(options, "kind"),
			  .organisation = option_text(options, "org"),
			  .purpose = option_text(options, "purpose"),
			  .needs = option_text(options, "needs"),
			  .channel = option_text(options, "channel"),
			  .address = option_text(options, "address"),
			  .private_network = option_text(options, "private"),
			  .format = option_text(options, "format"),
			  .extent = option_text(options, "extent"),
			  .often = option_text(options, "often"),
			  .weekday = option_text(options, "weekday"),
			  .at = option_text(options, "at"),
			  .working_days = option_text(options, "working-days"),
			  .names = option_text(options, "names"),
			  .safeguarding =
				  option_text(options, "safeguarding")},
	};
	struct fault fault;
	enum status status = service_change(cli, add, &wish, &fault);

	faults_free(&wish.faults);
	return status == OK ? CLI_DONE : cli_fail_option(cli, &fault);
}

static const struct option options[] = {
	OPTION_DB,
	{"name", "NAME", N_("what the recipient is called"), OPTION_MUST},
	{"kind", "housing|repairs|contractor|other", N_("housing"),
	 OPTION_MAY},
	{"purpose", "TEXT", N_("why they need it"), OPTION_MUST},
	{"org", "NAME", N_("the organisation; the first one"), OPTION_MAY},
	{"needs", "KINDS",
	 N_("kinds of need that it may have, with spaces between; those that "
	    "somebody at a door cannot do without"),
	 OPTION_MAY},
	{"names", "yes|no", N_("whether it has tenants’ names; no"),
	 OPTION_MAY},
	{"safeguarding", "yes|no",
	 N_("whether it has what is shared for safeguarding without consent; "
	    "no"),
	 OPTION_MAY},
	{"channel", "download|folder|webhook", N_("how it gets them; download"),
	 OPTION_MAY},
	{"address", "TEXT",
	 N_("the folder’s name, made beside the database; the webhook’s URL"),
	 OPTION_MAY},
	{"private", "yes|no",
	 N_("whether the webhook may lie in your own network; no"),
	 OPTION_MAY},
	{"format", "json|csv|csv-bom", N_("json"), OPTION_MAY},
	{"extent", "all|changes",
	 N_("everybody with a flag each time, or what changed; all"),
	 OPTION_MAY},
	{"often", "never|daily|weekly", N_("never"), OPTION_MAY},
	{"weekday", "monday..sunday", N_("of weekly; monday"), OPTION_MAY},
	{"at", "HH:MM", N_("time of day in London; 07:00"), OPTION_MAY},
	{"working-days", "yes|no", N_("on working days only; no"),
	 OPTION_MAY},
};

const struct command command_flag_add = {
	.name = "flag add",
	.synopsis = "--name NAME --purpose TEXT [--needs KINDS] "
		    "[--channel CHANNEL] [--address TEXT] [--often WHEN] "
		    "[--db FILE]",
	.help = N_("Add a recipient: a system or people that are told what "
		   "tenants need."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.run = run,
};
