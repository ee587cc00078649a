/* On whose behalf a command acts, and where what it finds goes. */
#include "cli/act.h"
#include "cli/service.h"
#include "desk/account.h"
#include "wire/model.h"

static enum status
run_act(struct visit *visit, void *self, struct fault *fault)
{
	struct act *act = self;
	const char *by = option_text(act->cli->options, "by");
	struct visit own = *visit;
	struct caller caller;
	enum status status = OK;

	if (by) {
		status = account_called(visit, by, &caller, fault);
		own.caller = &caller;
	}
	act->model = model_object(visit->arena);
	act->faults.count = 0;
	return status == OK ? act->run(&own, act, fault) : status;
}

enum status
act_read(struct act *act, struct fault *fault)
{
	struct service service;
	struct visit visit;
	enum status status = service_open(act->cli, &service, fault);

	if (status != OK)
		return status;
	status = desk_read_begin(service.desk, &service.house, act->cli->arena,
				 &visit, fault);
	if (status == OK) {
		status = run_act(&visit, act, fault);
		desk_read_end(&visit);
	}
	service_close(&service);
	return status;
}

enum status
act_write(struct act *act, struct fault *fault)
{
	return service_change(act->cli, run_act, act, fault);
}

enum cli_exit
act_failed(struct act *act, const struct fault *fault)
{
	enum cli_exit code = act->faults.count
				     ? cli_fail_all(&act->faults)
				     : cli_fail_option(act->cli, fault);

	faults_free(&act->faults);
	return code;
}

static enum cli_exit
act_out(struct cli *cli,
	enum status (*run)(struct visit *, struct act *, struct fault *),
	const char *path)
{
	struct buf out = {0};
	struct act act = {.cli = cli, .run = run, .self = &out};
	struct fault fault;
	enum cli_exit code;

	if (act_read(&act, &fault) != OK) {
		buf_free(&out);
		return act_failed(&act, &fault);
	}
	code = cli_write(path, buf_string(&out), out.count);
	buf_free(&out);
	faults_free(&act.faults);
	return code;
}

enum cli_exit
act_print(struct cli *cli,
	  enum status (*run)(struct visit *, struct act *, struct fault *))
{
	return act_out(cli, run, "-");
}

enum cli_exit
act_save(struct cli *cli,
	 enum status (*run)(struct visit *, struct act *, struct fault *))
{
	return act_out(cli, run, option_text(cli->options, "o"));
}
