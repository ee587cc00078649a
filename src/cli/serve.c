/* vernacular serve: the web service until it is told to stop. What happens by
 * time happens here too. */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/supervisor.h"
#include "cli/commands.h"
#include "cli/conf.h"
#include "desk/anchor.h"
#include "desk/booking_remind.h"
#include "desk/chain_check.h"
#include "desk/desk.h"
#include "desk/outbox.h"
#include "desk/tick.h"
#include "web/label.h"
#include "web/server.h"

#define TICK_SECONDS 30
#define TICK_FULL 200 /* as many offers as one tick does */

static const struct option serve_options[] = {
	OPTION_DB,
	{"listen", "ADDR:PORT",
	 N_("where to take requests; 127.0.0.1:8080 where none is given, port "
	    "0 for any free one"),
	 OPTION_MAY},
	{"tls-cert", "FILE", N_("certificate chain in PEM"), OPTION_MAY},
	{"tls-key", "FILE", N_("its key in PEM"), OPTION_MAY},
	{"metrics", "ADDR:PORT",
	 N_("where a monitor reads how the service is, as Prometheus has it; "
	    "nowhere where none is given"),
	 OPTION_MAY},
	{"proxy", "ADDR",
	 N_("a proxy of your own, whose X-Forwarded-For and "
	    "X-Forwarded-Proto are believed; once for each"),
	 OPTION_MAY},
	{"anchor", "FILE",
	 N_("a file outside: each day where the event log stands is appended "
	    "to it"),
	 OPTION_MAY},
	{"threads", "N", N_("threads that answer; two where none is given"),
	 OPTION_MAY},
};

static enum status
run_tick(struct visit *visit, void *self, struct fault *fault)
{
	enum status status = tick(visit, self, fault);

	if (status == OK)
		status = booking_remind(visit, fault);
	return status == OK ? anchor_take(visit, fault) : status;
}

static void
say(const struct fault *fault)
{
	char text[400];

	fault_text(fault, fault->message, text, sizeof text);
	log_line(LOG_WARNING, "tick: %s", text);
}

/* What is due to leave the house. */
static void
post_now(struct desk *desk)
{
	struct fault fault;

	if (outbox_run(desk, &fault))
		say(&fault);
}

/* The event log, read again and anchored outside. */
static void
watch_log(struct desk *desk, const char *anchor)
{
	struct fault fault;

	if (chain_check(desk, &fault))
		say(&fault);
	if (anchor && anchor_file(desk, anchor, &fault))
		say(&fault);
}

/* Failing once is for the log, not the end of the service. */
static void
tick_now(struct desk *desk)
{
	struct tick_done done;

	do {
		struct arena *arena = arena_new();
		struct fault fault;
		enum status status;

		done = (struct tick_done){0};
		status = desk_write_now(desk, NULL, arena, run_tick, &done,
					&fault);
		arena_free(arena);
		if (status) {
			say(&fault);
			return;
		}
	} while (done.offers_expired == TICK_FULL || done.keys_left ||
		 done.calendars_moving || done.facts_left);
	post_now(desk);
}

/* Until SIGTERM or SIGINT, which every thread has blocked. */
static void
wait_for_end(struct desk *desk, const char *anchor, const sigset_t *ends)
{
	const struct timespec pause = {.tv_sec = TICK_SECONDS};

	while (sigtimedwait(ends, NULL, &pause) < 0)
		if (errno == EAGAIN) {
			tick_now(desk);
			watch_log(desk, anchor);
			supervisor_tell("WATCHDOG=1");
		}
}

static void
list_proxies(struct cli *cli, struct server_options *options)
{
	const char *given = getenv("VERNACULAR_PROXY");
	const char **list = NULL, *one;
	size_t cap = 0;

	while ((one = option_all(cli->options, "proxy", options->proxies))) {
		list = arena_grow(cli->arena, list, options->proxies, &cap,
				  sizeof *list);
		list[options->proxies++] = one;
	}
	if (options->proxies)
		given = NULL;
	while (given && *(given += strspn(given, " \t"))) {
		size_t bytes = strcspn(given, " \t");

		list = arena_grow(cli->arena, list, options->proxies, &cap,
				  sizeof *list);
		list[options->proxies++] =
			arena_copy(cli->arena, given, bytes);
		given += bytes;
	}
	options->proxy = list;
}

static enum status
read_threads(struct cli *cli, struct server_options *options,
	     struct fault *fault)
{
	const char *given = option_given(cli->options, "threads")
				    ? NULL
				    : conf_text(cli, "threads");
	int64_t threads = 0;
	enum status status = option_number(cli->options, "threads", 1, 16,
					   &threads, fault);

	if (given) {
		threads = strtol(given, NULL, 10);
		if (threads < 1 || threads > 16)
			return fault_set(fault, E_INPUT, "threads",
					 N_("{value} is not a whole number "
					    "from {low} to {high}"),
					 "value", given, "low", "1", "high",
					 "16", NULL);
	}
	options->threads = (unsigned)threads;
	return status;
}

static enum status
serve_until_told(struct cli *cli, struct desk *desk, const sigset_t *ends,
		 struct fault *fault)
{
	const char *anchor = conf_text(cli, "anchor");
	struct server_options options = {
		.listen = conf_text(cli, "listen"),
		.tls_cert = conf_text(cli, "tls-cert"),
		.tls_key = conf_text(cli, "tls-key"),
		.metrics = conf_text(cli, "metrics"),
	};
	struct server *server;
	enum status status = read_threads(cli, &options, fault);

	if (status != OK)
		return status;
	list_proxies(cli, &options);
	if ((status = server_start(desk, &options, &server, fault)))
		return status;
	if (server_metrics(server))
		printf("metrics http://%s/\n", server_metrics(server));
	printf("ready %s\n", server_address(server));
	fflush(stdout);
	supervisor_tell("READY=1");
	tick_now(desk);
	watch_log(desk, anchor);
	wait_for_end(desk, anchor, ends);
	supervisor_tell("STOPPING=1");
	server_stop(server);
	return OK;
}

static enum cli_exit
serve(struct cli *cli)
{
	struct desk_options options = {.path = cli->db,
				       .clock = cli->clock,
				       .use = DESK_SERVE,
				       .scanner = getenv("VERNACULAR_SCANNER"),
				       .label = label_of};
	struct desk *desk;
	struct fault fault;
	enum status status;
	sigset_t ends, blocked;

	/* Before any thread begins, so that all of them block these. */
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	blocked = ends;
	sigaddset(&blocked, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &blocked, NULL);
	if (conf_check(cli->arena, &fault))
		cli_say(&fault); /* another program's, perhaps */
	if (desk_open(&options, &desk, &fault))
		return cli_fail(&fault);
	status = serve_until_told(cli, desk, &ends, &fault);
	desk_close(desk);
	return status ? cli_fail(&fault) : CLI_DONE;
}

const struct command command_serve = {
	.name = "serve",
	.synopsis = "[--db FILE] [--listen ADDR:PORT]",
	.help = N_("Serve the pages and the JSON interface. Prints one line, "
		   "ready http://ADDR:PORT, when it takes requests; SIGTERM "
		   "or SIGINT ends it when what has begun is done. Files that "
		   "come in are looked at by the virus scanner (clamd) that "
		   "$VERNACULAR_SCANNER names, unix:PATH or tcp:HOST:PORT; "
		   "what it finds, or does not answer for, is not kept."),
	.option = serve_options,
	.options = sizeof serve_options / sizeof *serve_options,
	.run = serve,
};
