/* vernacular form load, translation, approve, list and rule: the prescribed
 * forms of a landlord. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/service.h"
#include "desk/account.h"
#include "desk/forms.h"
#include "lang/zone.h"
#include "notice/prescribed.h"
#include "wire/model.h"

/* One change, what it says of itself, and everything wrong with its text. */
struct change {
	struct cli *cli;
	const char *by; /* the account that does it; NULL: the house */
	enum status (*act)(struct visit *, struct change *, struct fault *);
	struct prescribed_form file;
	struct form_po po;
	struct rule_correction rule;
	const char *form, *language;
	struct model *model;
	struct faults faults;
};

static enum status
run_change(struct visit *visit, void *self, struct fault *fault)
{
	struct change *change = self;
	struct visit own = *visit;
	struct caller caller;
	enum status status = OK;

	if (change->by) {
		status = account_called(visit, change->by, &caller, fault);
		own.caller = &caller;
	}
	change->model = model_object(visit->arena);
	change->faults.count = 0;
	return status == OK ? change->act(&own, change, fault) : status;
}

/* Faults of the text name their line in the file that was given. */
static void
name_file(struct faults *faults, const char *path)
{
	for (size_t i = 0; i < faults->count && i < FAULTS_MAX; i++) {
		char *where = faults->list[i].where;
		const char *line = strrchr(where, ':');
		char named[FAULT_BYTES];

		(void)snprintf(named, sizeof named, "%s%s", path,
			       line && !strchr(line, ' ') ? line : "");
		memcpy(where, named, sizeof named);
	}
}

/* Make the change and print one line: those members of its model. */
static enum cli_exit
make_change(struct change *change, const char *path, const char *const *keys)
{
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_change(change->cli, run_change, change, &fault) != OK) {
		name_file(&change->faults, path);
		code = change->faults.count
			       ? cli_fail_all(&change->faults)
			       : cli_fail_option(change->cli, &fault);
		faults_free(&change->faults);
		return code;
	}
	for (size_t i = 0; keys[i]; i++)
		buf_printf(&out, "%s%s", i ? " " : "",
			   model_text_of(model_get(change->model, keys[i])));
	buf_char(&out, '\n');
	code = cli_print(&out);
	buf_free(&out);
	faults_free(&change->faults);
	return code;
}

static enum status
load(struct visit *visit, struct change *change, struct fault *fault)
{
	return form_load(visit, &change->file, change->model, &change->faults,
			 fault);
}

static enum cli_exit
run_load(struct cli *cli)
{
	static const char *const keys[] = {"id", "code", "language", "sha256",
					   NULL};
	const struct options *o = cli->options;
	const char *language = option_text(o, "language"), *bytes;
	struct change change = {
		.cli = cli,
		.act = load,
		.by = option_text(o, "by"),
		.file = {.code = option_text(o, "code"),
			 .language = language ? language : "en",
			 .title = option_text(o, "title"),
			 .source = option_text(o, "source"),
			 .published = option_text(o, "published"),
			 .valid_from = option_text(o, "valid-from"),
			 .valid_until = option_text(o, "valid-until"),
			 .organisation = option_text(o, "org")}};
	struct fault fault;

	if (service_read_file(cli, operand(o, 0), PRESCRIBED_BYTES_MAX, &bytes,
			      &change.file.count, &fault) != OK)
		return cli_fail(&fault);
	change.file.bytes = bytes;
	return make_change(&change, operand(o, 0), keys);
}

static const struct option load_options[] = {
	OPTION_DB,
	{"code", "CODE",
	 N_("which form it is, by the table of rules: form-4"), OPTION_MUST},
	{"title", "TEXT", N_("what it is called"), OPTION_MUST},
	{"source", "TEXT",
	 N_("where it was taken from: an address, a citation"), OPTION_MUST},
	{"published", "DATE", N_("when it was published there"), OPTION_MUST},
	{"language", "en|cy", N_("its language; en. Welsh for forms of Wales"),
	 OPTION_MAY},
	{"valid-from", "DATE",
	 N_("for notices served from then on; when it was published"),
	 OPTION_MAY},
	{"valid-until", "DATE", N_("for notices served before that day"),
	 OPTION_MAY},
	{"org", "NAME", N_("the organisation; the first one"), OPTION_MAY},
	{"by", "EMAIL", N_("the administrator who loads it"), OPTION_MAY},
};

const struct command command_form_load = {
	.name = "form load",
	.synopsis = "FILE.md --code CODE --title TEXT --source TEXT "
		    "--published DATE [OPTION]...",
	.help = N_("Keep an official form, byte for byte: Markdown with fields "
		   "for its blanks. It is locked by its hash and set whole; a "
		   "later version takes its place from its own date on. Prints "
		   "its number, code, language and SHA-256."),
	.option = load_options,
	.options = sizeof load_options / sizeof *load_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_load,
};

static enum status
load_translation(struct visit *visit, struct change *change,
		 struct fault *fault)
{
	return form_translation_load(visit, &change->po, change->model,
				     &change->faults, fault);
}

static enum cli_exit
run_translation(struct cli *cli)
{
	static const char *const keys[] = {"form", "language", "sha256", NULL};
	const struct options *o = cli->options;
	struct change change = {.cli = cli,
				.act = load_translation,
				.by = option_text(o, "by"),
				.po = {.form = option_text(o, "form"),
				       .language = option_text(o, "language")}};
	const char *bytes;
	struct fault fault;

	if (service_read_file(cli, operand(o, 0), PRESCRIBED_BYTES_MAX, &bytes,
			      &change.po.count, &fault) != OK)
		return cli_fail(&fault);
	change.po.bytes = bytes;
	return make_change(&change, operand(o, 0), keys);
}

static const struct option translation_options[] = {
	OPTION_DB,
	{"form", "NUMBER", N_("the form, by the number it got when loaded"),
	 OPTION_MUST},
	{"language", "TAG", N_("the language of the translation"), OPTION_MUST},
	{"by", "EMAIL", N_("the account that loads it"), OPTION_MAY},
};

const struct command command_form_translation = {
	.name = "form translation",
	.synopsis = "FILE.po --form NUMBER --language TAG [--by EMAIL] "
		    "[--db FILE]",
	.help = N_("Keep a translation of a form. It is printed beside the "
		   "form for information, never in its place, and only after "
		   "somebody else approved it."),
	.option = translation_options,
	.options = sizeof translation_options / sizeof *translation_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_translation,
};

static enum status
approve(struct visit *visit, struct change *change, struct fault *fault)
{
	return form_translation_approve(visit, change->form, change->language,
					change->model, fault);
}

static enum cli_exit
run_approve(struct cli *cli)
{
	static const char *const keys[] = {"form", "language", NULL};
	struct change change = {
		.cli = cli,
		.act = approve,
		.by = option_text(cli->options, "by"),
		.form = operand(cli->options, 0),
		.language = option_text(cli->options, "language")};

	return make_change(&change, "", keys);
}

static const struct option approve_options[] = {
	OPTION_DB,
	{"language", "TAG", N_("the language"), OPTION_MUST},
	{"by", "EMAIL", N_("the account of the person who reads it"),
	 OPTION_MUST},
};

const struct command command_form_approve = {
	.name = "form approve",
	.synopsis = "NUMBER --language TAG --by EMAIL [--db FILE]",
	.help = N_("Approve a translation of a form: it goes out beside the "
		   "form from then on."),
	.option = approve_options,
	.options = sizeof approve_options / sizeof *approve_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_approve,
};

static enum status
correct(struct visit *visit, struct change *change, struct fault *fault)
{
	return form_correct(visit, &change->rule, change->model,
			    &change->faults, fault);
}

static enum cli_exit
run_rule(struct cli *cli)
{
	static const char *const keys[] = {"code", NULL};
	const struct options *o = cli->options;
	const char *path = operand(o, 0), *text = "";
	size_t count;
	struct fault fault;
	struct change change = {.cli = cli,
				.act = correct,
				.by = option_text(o, "by")};

	if (path && service_read_file(cli, path, PRESCRIBED_BYTES_MAX, &text,
				      &count, &fault) != OK)
		return cli_fail(&fault);
	change.rule = (struct rule_correction){option_text(o, "org"),
					       option_text(o, "code"), text,
					       option_text(o, "reason")};
	return make_change(&change, path ? path : "", keys);
}

static const struct option rule_options[] = {
	OPTION_DB,
	{"code", "CODE", N_("the rule: s13-social"), OPTION_MUST},
	{"reason", "TEXT", N_("why the table is wrong"), OPTION_MUST},
	{"org", "NAME", N_("the organisation; the first one"), OPTION_MAY},
	{"by", "EMAIL", N_("the administrator who corrects it"), OPTION_MAY},
};

const struct command command_form_rule = {
	.name = "form rule",
	.synopsis = "[FILE] --code CODE --reason TEXT [--org NAME] "
		    "[--by EMAIL] [--db FILE]",
	.help = N_("Correct a rule of the table of forms, for an organisation "
		   "and its members: FILE has the rule as doc/forms.md "
		   "describes it. Without a file the correction is taken "
		   "back."),
	.option = rule_options,
	.options = sizeof rule_options / sizeof *rule_options,
	.operands_max = 1,
	.run = run_rule,
};

/* The day as text, "-" for none. */
static const char *
day_of(struct cli *cli, const struct model *row, const char *key)
{
	const struct model *day = model_get(row, key);
	char text[ZONE_DAY_TEXT];

	if (model_kind_of(day) != MODEL_DAY)
		return "-";
	zone_day_text((int32_t)model_int_of(day), text);
	return arena_text(cli->arena, text);
}

static enum cli_exit
run_list(struct cli *cli)
{
	struct model *model = model_object(cli->arena);
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, forms_list, model, &fault) != OK)
		return cli_fail(&fault);
	for (const struct model *row = model_first(model_get(model, "forms"));
	     row; row = model_next(row))
		buf_printf(&out, "%s %s %s %s %s %s %.16s %s\n",
			   model_text_of(model_get(row, "id")),
			   model_text_of(model_get(row, "code")),
			   model_text_of(model_get(row, "language")),
			   day_of(cli, row, "valid_from"),
			   day_of(cli, row, "valid_until"),
			   model_true(model_get(row, "current")) ? "current"
								 : "-",
			   model_text_of(model_get(row, "sha256")),
			   model_text_of(model_get(row, "title")));
	for (const struct model *row = model_first(model_get(model, "missing"));
	     row; row = model_next(row))
		buf_printf(&out, "- %s - - - missing - %s\n",
			   model_text_of(model_get(row, "code")),
			   model_text_of(model_get(row, "title")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static const struct option list_options[] = {OPTION_DB};

const struct command command_form_list = {
	.name = "form list",
	.synopsis = "[--db FILE]",
	.help = N_("The forms that were loaded, a line each: number, code, "
		   "language, valid from and until, whether it is current, its "
		   "hash, its title; then those that the table names and "
		   "nobody has loaded."),
	.option = list_options,
	.options = sizeof list_options / sizeof *list_options,
	.run = run_list,
};
