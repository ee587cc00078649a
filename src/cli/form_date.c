/* vernacular form date: the earliest date that a notice may name, and why. No
 * database. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/place.h"
#include "cli/commands.h"
#include "core/form_question.h"
#include "lang/zone.h"

#define RULES_BYTES_MAX (1 << 20)

static const struct option form_date_options[] = {
	{"purpose",
	 "rent-increase|consultation|access|gas-record|electrical-report",
	 N_("what the notice is for; rent-increase"), OPTION_MAY},
	{"nation", "england|wales|scotland|northern-ireland",
	 N_("where the home is"), OPTION_MUST},
	{"landlord", "social|private", N_("whose home it is; social"),
	 OPTION_MAY},
	{"tenancy", "KIND",
	 N_("assured, statutory-periodic, agricultural, secure, introductory, "
	    "fair-rent, contractual-review, shared-ownership, leasehold, "
	    "secure-contract, standard-contract, scottish-secure, "
	    "private-residential or private"),
	 OPTION_MUST},
	{"period",
	 "weekly|fortnightly|four-weekly|monthly|quarterly|yearly",
	 N_("how long the rent is paid for at a time"), OPTION_MAY},
	{"begins", "DAY",
	 N_("when a period begins: a date, a weekday such as monday for weekly "
	    "rents, a day such as 1 for monthly ones"),
	 OPTION_MAY},
	{"served", "DATE", N_("when the tenant gets the notice"), OPTION_MAY},
	{"sent", "DATE", N_("when it is posted instead"), OPTION_MAY},
	{"delivery", "DAYS",
	 N_("working days in the post; as many as the rule allows for"),
	 OPTION_MAY},
	{"began", "DATE", N_("when the tenancy began"), OPTION_MAY},
	{"last", "DATE", N_("when the last increase took effect"), OPTION_MAY},
	{"first", "DATE", N_("when the first increase of the kind did"),
	 OPTION_MAY},
	{"event", "DATE", N_("when the check was made that the notice is of"),
	 OPTION_MAY},
	{"check", "DATE", N_("end with 1 where this date cannot be named"),
	 OPTION_MAY},
	{"rules", "FILE",
	 N_("the table of rules; the program's own db/rules/forms.txt"),
	 OPTION_MAY},
	{"explain", NULL, N_("each rule, the date it gives and its source"),
	 OPTION_MAY},
};

static enum cli_exit
read_rules(struct cli *cli, struct form_rules *ret)
{
	const char *path = option_text(cli->options, "rules");
	struct faults faults = {0};
	struct fault fault;
	struct buf text = {0};
	enum cli_exit code = CLI_DONE;

	if (!path)
		path = place_file(cli->arena, "db/rules/forms.txt");
	if (file_read(path, RULES_BYTES_MAX, &text, &fault) != OK)
		code = cli_fail(&fault);
	else if (form_rules_read(path, buf_string(&text), cli->arena, ret,
				 &faults) != OK)
		code = cli_fail_all(&faults);
	buf_free(&text);
	faults_free(&faults);
	return code;
}

static struct form_question
question_of(const struct options *options)
{
	const char *landlord = option_text(options, "landlord");

	return (struct form_question){
		.purpose = option_text(options, "purpose"),
		.nation = option_text(options, "nation"),
		.landlord = landlord ? landlord : "social",
		.tenancy = option_text(options, "tenancy"),
		.period = option_text(options, "period"),
		.begins = option_text(options, "begins"),
		.served = option_text(options, "served"),
		.sent = option_text(options, "sent"),
		.delivery = option_text(options, "delivery"),
		.began = option_text(options, "began"),
		.last = option_text(options, "last"),
		.first = option_text(options, "first"),
		.event = option_text(options, "event"),
	};
}

/* One line a rule: the date it gives, the span and the day it is counted from,
 * its source. */
static void
put_explanation(struct buf *out, const struct form_dates *dates)
{
	const struct form_rule *rule = dates->rule;
	char day[ZONE_DAY_TEXT], from[ZONE_DAY_TEXT], span[FORM_SPAN_TEXT];

	buf_printf(out, "rule %s: %s\n", rule->code, rule->source);
	buf_printf(out, "form %s%s%s\n", rule->form ? rule->form : "none",
		   rule->form ? ": " : "", rule->form ? rule->title : "");
	if (dates->facts.served_days != FORM_DAY_NONE) {
		zone_day_text(dates->facts.served_days, day);
		buf_printf(out, "served %s\n", day);
	}
	buf_char(out, '\n');
	for (size_t i = 0; i < dates->step_count; i++) {
		const struct form_step *step = &dates->steps[i];
		bool start = step->limit->kind == LIMIT_PERIOD_START;

		zone_day_text(step->day_days, day);
		zone_day_text(step->from_days, from);
		form_span_text(step->limit->span, span);
		buf_printf(out, "%s  %s (%s%s%s): %s\n", day,
			   form_limit_words(step->limit->kind), from,
			   start ? "" : " + ", start ? "" : span,
			   step->limit->source);
	}
	buf_char(out, '\n');
}

static void
say_no_advice(void)
{
	struct fault note;

	fault_set(&note, OK, "",
		  N_("dates are reckoned from a table of rules; this is not "
		     "legal advice"),
		  NULL);
	cli_say(&note);
}

static enum status
answer(struct cli *cli, const struct form_dates *dates, struct buf *out,
       struct fault *fault)
{
	const char *check = option_text(cli->options, "check");
	int32_t day_days = dates->earliest_days != FORM_DAY_NONE
				   ? dates->earliest_days
				   : dates->latest_days;
	char day[ZONE_DAY_TEXT];
	enum status status = OK;

	if (option_given(cli->options, "explain"))
		put_explanation(out, dates);
	if (check) {
		status = zone_parse_day("--check", check, &day_days, fault);
		if (status == OK)
			status = form_dates_check(dates, "--check", day_days,
						  fault);
	}
	zone_day_text(day_days, day);
	buf_printf(out, "%s\n", day);
	return status;
}

static enum cli_exit
run(struct cli *cli)
{
	const struct form_question question = question_of(cli->options);
	struct form_asked asked = {0};
	struct form_rules rules;
	struct form_dates dates;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code = read_rules(cli, &rules);

	if (code != CLI_DONE)
		return code;
	asked.rules = &rules;
	if (form_answer(&question, &asked, cli->arena, &dates, &fault) != OK)
		return cli_fail_option(cli, &fault);
	say_no_advice();
	code = answer(cli, &dates, &out, &fault) == OK ? cli_print(&out)
						       : cli_fail(&fault);
	buf_free(&out);
	return code;
}

const struct command command_form_date = {
	.name = "form date",
	.synopsis = "--nation NATION --tenancy KIND --served DATE [OPTION]...",
	.help = N_("The earliest date that a notice may name, such as the day "
		   "a new rent starts; for the record of a check the latest. "
		   "The rules are a table in a file, and what is printed is "
		   "not legal advice."),
	.option = form_date_options,
	.options = sizeof form_date_options / sizeof *form_date_options,
	.run = run,
};
