/* libmicrohttpd: a few epoll threads, connections suspended while the writer
 * has their work. */
#include "web/server.h"

#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/place.h"
#include "web/answer.h"
#include "web/certificate.h"
#include "web/face.h"
#include "web/inside.h"
#include "web/metrics.h"
#include "web/microhttpd.h"
#include "web/percent.h"
#include "web/response.h"
#include "web/session.h"
#include "web/socket.h"
#include "web/static.h"
#include "web/strict.h"
#include "web/tally.h"
#include "web/view.h"

#define THREADS 2
#define THREADS_MAX 16
#define CONNECTIONS 2000
#define CONNECTIONS_PER_ADDRESS 256
#define IDLE_SECONDS 20
#define HEADER_BYTES (32u << 10)
#define DRAIN_BYTES (64u << 20) /* of a body that is too large */
#define STOP_SECONDS 20
#define SAID_MOST 10 /* lines a minute */

/* With 128 and more suspended connections on one thread, waking them stalls
 * (libmicrohttpd 0.9.75 with epoll); so each thread stays well below. */
#define SUSPENDED_MAX 96

/* What one of the library's threads keeps. */
struct lane {
	pthread_t thread;
	unsigned suspended; /* touched by its own thread only */
};

struct server {
	struct web web;
	struct tally tally;
	struct metrics *metrics;
	struct arena *arena;
	struct view *view;
	struct statics *statics;
	struct MHD_Daemon *daemon;
	struct listening listening;
	atomic_bool stopping;

	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t quiet;
	unsigned busy; /* exchanges between begin and end */
	struct lane lane[THREADS_MAX];
	unsigned lanes;
	double said_s; /* when the library began to be counted, how often */
	unsigned said;
};

/* One exchange and what the library knows about it. */
struct turn {
	struct exchange x; /* first: resume gets it back */
	struct server *server;
	struct lane *lane; /* while suspended */
	size_t body_max, drained;
	bool begun, too_large;
};

static struct lane *
own_lane(struct server *server)
{
	pthread_t self = pthread_self();
	struct lane *lane = NULL;

	pthread_mutex_lock(&server->lock);
	for (unsigned i = 0; i < server->lanes && !lane; i++)
		if (pthread_equal(server->lane[i].thread, self))
			lane = &server->lane[i];
	if (!lane && server->lanes < THREADS_MAX) {
		lane = &server->lane[server->lanes++];
		lane->thread = self;
	}
	pthread_mutex_unlock(&server->lock);
	return lane;
}

static void
count_busy(struct server *server, int change)
{
	pthread_mutex_lock(&server->lock);
	server->busy += (unsigned)change;
	if (!server->busy)
		pthread_cond_broadcast(&server->quiet);
	pthread_mutex_unlock(&server->lock);
}

/* We read the query ourselves. The library would keep 56 bytes of its pool for
 * each argument and, where the pool has no more, answer nothing at all
 * (0.9.75): so its own copy of the address, memory of the pool, is cut. */
static void
cut_query(const char *uri)
{
	char *query = strchr(uri, '?');

	if (query && query[1])
		query[1] = '\0';
}

/* The request line came. */
static void *
open_turn(void *self, const char *uri, struct MHD_Connection *connection)
{
	struct server *server = self;
	struct turn *turn = mem_new(sizeof *turn);

	(void)connection;
	turn->server = server;
	turn->x.web = &server->web;
	turn->x.arena = arena_new();
	turn->x.asked.uri = arena_text(turn->x.arena, uri);
	cut_query(uri);
	turn->x.asked.path = "/";
	turn->x.asked.query = "";
	return turn;
}

static void
close_turn(void *self, struct MHD_Connection *connection, void **context,
	   enum MHD_RequestTerminationCode code)
{
	struct turn *turn = *context;

	(void)self;
	(void)connection;
	(void)code;
	if (!turn)
		return;
	if (turn->begun)
		count_busy(turn->server, -1);
	if (turn->x.release)
		turn->x.release(turn->x.kept);
	buf_free(&turn->x.asked.body);
	buf_free(&turn->x.answer.out);
	faults_free(&turn->x.faults);
	arena_free(turn->x.arena);
	free(turn);
	*context = NULL;
}

struct heads {
	struct exchange *x;
	struct strict strict;
	size_t length;
};

static enum MHD_Result
take_header(void *self, enum MHD_ValueKind kind, const char *name,
	    size_t name_bytes, const char *value, size_t value_bytes)
{
	struct heads *heads = self;

	(void)kind;
	strict_header(heads->x, &heads->strict, name, name_bytes,
		      value ? value : "", value_bytes);
	if (!strcasecmp(name, "Content-Length") && value)
		heads->length = (size_t)strtoull(value, NULL, 10);
	return MHD_YES;
}

/* Of the request line and headers, as they came. */
static size_t
head_bytes(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
		connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

	return info ? info->header_size : 0;
}

static void
take_peer(struct exchange *x, struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
		connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const struct sockaddr *address = info ? info->client_addr : NULL;

	if (address)
		getnameinfo(address,
			    address->sa_family == AF_INET6
				    ? sizeof(struct sockaddr_in6)
				    : sizeof(struct sockaddr_in),
			    x->asked.peer, sizeof x->asked.peer, NULL, 0,
			    NI_NUMERICHOST);
}

static enum MHD_Result
send_answer(struct turn *turn, struct MHD_Connection *connection)
{
	struct exchange *x = &turn->x;
	struct MHD_Response *response;
	enum MHD_Result result;

	answer_finish(x);
	tally_count(x->web->tally, x->answer.code);
	response = response_make(x);
	if (atomic_load(&turn->server->stopping))
		MHD_add_response_header(response, "Connection", "close");
	result = MHD_queue_response(connection, (unsigned)x->answer.code,
				    response);
	MHD_destroy_response(response);
	return result;
}

/* Too large: said at once, which also closes the connection. */
static enum MHD_Result
refuse_now(struct turn *turn, struct MHD_Connection *connection)
{
	session_language(&turn->x);
	return send_answer(turn, connection);
}

/* All headers came. What is malformed is answered at once and the connection
 * closed; everything else on a later call, which keeps it open. */
static enum MHD_Result
take_headers(struct turn *turn, struct MHD_Connection *connection,
	     const char *method, const char *version)
{
	struct heads heads = {.x = &turn->x};

	turn->x.connection = connection;
	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_header,
				    &heads);
	take_peer(&turn->x, connection);
	turn->x.asked.secure = turn->x.web->scheme == WEB_TLS;
	proxies_read(&turn->x.web->proxies, &turn->x.asked);
	heads.strict.head_bytes = head_bytes(connection);
	strict_verdict(&turn->x, &heads.strict, method, version);
	if (turn->x.status)
		return refuse_now(turn, connection);
	turn->body_max = answer_open(&turn->x);
	if (turn->body_max && heads.length > turn->body_max) {
		(void)exchange_refuse(&turn->x, 413, E_INPUT,
				      N_("The body is larger than this page "
					 "takes: send less"));
		return refuse_now(turn, connection);
	}
	return MHD_YES;
}

static enum MHD_Result
take_body(struct turn *turn, const char *bytes, size_t count)
{
	struct buf *body = &turn->x.asked.body;

	if (body->count + count <= turn->body_max) {
		buf_put(body, bytes, count);
		return MHD_YES;
	}
	turn->too_large = true;
	turn->drained += count;
	return turn->drained > DRAIN_BYTES ? MHD_NO : MHD_YES;
}

/* On the writer's or a worker's thread; the exchange may end at once. */
static void
wake(struct exchange *x)
{
	struct MHD_Connection *connection = x->connection;

	x->stage = STAGE_DONE;
	MHD_resume_connection(connection);
}

static enum MHD_Result
wait_for_work(struct turn *turn, struct MHD_Connection *connection)
{
	struct lane *lane = own_lane(turn->server);

	if (!lane || lane->suspended >= SUSPENDED_MAX) {
		(void)exchange_refuse(&turn->x, 503, E_BUSY,
				      N_("Too much is being written at this "
					 "moment: send it again"));
		return send_answer(turn, connection);
	}
	lane->suspended++;
	turn->lane = lane;
	turn->x.stage = STAGE_WAITING;
	turn->x.resume = wake;
	MHD_suspend_connection(connection);
	answer_submit(&turn->x);
	return MHD_YES;
}

/* The whole request came. */
static enum MHD_Result
take_end(struct turn *turn, struct MHD_Connection *connection)
{
	struct exchange *x = &turn->x;

	turn->begun = true;
	count_busy(turn->server, 1);
	if (turn->too_large && !x->status)
		(void)exchange_refuse(x, 413, E_INPUT,
				      N_("The body is larger than this page "
					 "takes: send less"));
	else if (atomic_load(&turn->server->stopping))
		(void)exchange_refuse(x, 503, E_BUSY,
				      N_("The service is stopping: send it "
					 "again in a moment"));
	if (answer_begin(x) == ANSWER_WAITS)
		return wait_for_work(turn, connection);
	return send_answer(turn, connection);
}

static enum MHD_Result
take(void *self, struct MHD_Connection *connection, const char *url,
     const char *method, const char *version, const char *bytes, size_t *count,
     void **context)
{
	struct turn *turn = *context;

	(void)self;
	(void)url;
	if (!turn->x.connection)
		return take_headers(turn, connection, method, version);
	if (*count) {
		enum MHD_Result result = take_body(turn, bytes, *count);

		*count = 0;
		return result;
	}
	if (turn->x.stage == STAGE_READING)
		return take_end(turn, connection);
	if (turn->x.stage == STAGE_WAITING)
		return MHD_YES;
	if (turn->lane)
		turn->lane->suspended--;
	turn->lane = NULL;
	return send_answer(turn, connection);
}

/* So many lines of the library's in a minute, and no more: else callers could
 * fill the log. */
static bool
may_say(struct server *server)
{
	double now_s = clock_elapsed();
	bool may;

	pthread_mutex_lock(&server->lock);
	if (now_s > server->said_s + 60) {
		server->said_s = now_s;
		server->said = 0;
	}
	may = server->said++ < SAID_MOST;
	pthread_mutex_unlock(&server->lock);
	return may;
}

/* What callers do wrong is answered, not logged. */
static void
say(void *self, const char *format, va_list ap)
{
	static const char *const theirs[] = {
		"Connection ", "Received ", "Error processing request",
		"Failed to parse ", "Too large value ",
		"Not enough memory in pool ",
		"Error: received handshake message out of context"};
	char text[300];

	for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
		if (!strncmp(format, theirs[i], strlen(theirs[i])))
			return;
	if (!may_say(self))
		return;
	vsnprintf(text, sizeof text, format, ap);
	text[strcspn(text, "\n")] = '\0';
	log_line(LOG_WARNING, "%s", text);
}

/* Each connection is a file; the usual limit of 1,024 is too low. */
static void
raise_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) ||
	    limit.rlim_cur >= 2 * CONNECTIONS)
		return;
	limit.rlim_cur = limit.rlim_max < 2 * CONNECTIONS ? limit.rlim_max
							  : 2 * CONNECTIONS;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
}

/* Options of TLS, ended by MHD_OPTION_END. */
static enum status
use_tls(struct server *server, const struct server_options *options,
	struct MHD_OptionItem item[3], struct fault *fault)
{
	struct certificate own = {NULL, NULL};
	enum status status;

	item[0] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
	if (!options->tls_cert && !options->tls_key)
		return OK;
	if (MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES)
		return fault_set(fault, E_INPUT, "--tls-cert",
				 N_("this libmicrohttpd has no TLS: put a "
				    "proxy before the service"),
				 NULL);
	status = certificate_read(server->arena, options, &own, fault);
	if (status != OK)
		return status;
	server->web.scheme = WEB_TLS;
	item[0] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0,
					  (void *)own.chain};
	item[1] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0,
					  (void *)own.key};
	item[2] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
	return OK;
}

static enum status
start_daemon(struct server *server, const struct server_options *options,
	     struct fault *fault)
{
	unsigned threads = options->threads ? options->threads : THREADS;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD |
			 MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
	struct MHD_OptionItem tls[3];
	enum status status = use_tls(server, options, tls, fault);

	if (status)
		return status;
	if (server->web.scheme == WEB_TLS)
		flags |= MHD_USE_TLS;
	if (threads > THREADS_MAX)
		threads = THREADS_MAX;
	server->daemon = MHD_start_daemon(
		flags, 0, NULL, NULL, take, server,
		MHD_OPTION_EXTERNAL_LOGGER, say, server,
		MHD_OPTION_LISTEN_SOCKET, server->listening.fd,
		MHD_OPTION_THREAD_POOL_SIZE, threads,
		MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS,
		MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT,
		server->listening.loopback || server->web.proxies.count
			? 0u
			: CONNECTIONS_PER_ADDRESS,
		MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK,
		open_turn, server, MHD_OPTION_NOTIFY_COMPLETED, close_turn,
		server, MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
	if (server->daemon)
		return OK;
	if (server->web.scheme == WEB_TLS)
		return fault_set(fault, E_IO, options->tls_cert,
				 N_("The certificate or its key cannot be "
				    "used: give both in PEM, as the line "
				    "before says"),
				 NULL);
	return fault_set(fault, E_IO, "--listen",
			 N_("The server cannot start: see the line before"),
			 NULL);
}

static enum status
load_files(struct server *server, struct fault *fault)
{
	enum status status;

	if ((status = desk_catalogues(server->web.desk,
				      &server->web.catalogues, fault)))
		return status;
	status = statics_load(place_file(server->arena, "templates/static"),
			      &server->statics, fault);
	if (status)
		return status;
	server->web.statics = server->statics;
	status = view_new(place_file(server->arena, "templates/pages"),
			  &server->view, fault);
	server->web.view = server->view;
	return status;
}

enum status
server_start(struct desk *desk, const struct server_options *options,
	     struct server **ret_server, struct fault *fault)
{
	struct server *server = mem_new(sizeof *server);
	enum status status;

	pthread_mutex_init(&server->lock, NULL);
	pthread_cond_init(&server->quiet, NULL);
	server->arena = arena_new();
	server->listening.fd = -1;
	server->web.desk = desk;
	server->web.routes = routes_all();
	server->web.throttle = throttle_new();
	server->web.tally = &server->tally;
	raise_files();
	status = microhttpd_open(fault);
	for (size_t i = 0; !status && i < options->proxies; i++)
		status = proxies_add(&server->web.proxies, server->arena,
				     options->proxy[i], fault);
	if (!status)
		status = load_files(server, fault);
	if (!status)
		status = socket_listen(options->listen, &server->listening,
				       fault);
	if (!status && options->metrics)
		status = metrics_start(desk, &server->tally, options->metrics,
				       &server->metrics, fault);
	if (!status)
		status = start_daemon(server, options, fault);
	if (status) {
		server_stop(server);
		return status;
	}
	server->web.address = arena_printf(
		server->arena, "%s://%s",
		server->web.scheme == WEB_TLS ? "https" : "http",
		server->listening.address);
	*ret_server = server;
	return OK;
}

const char *
server_metrics(const struct server *server)
{
	return server->metrics ? metrics_address(server->metrics) : NULL;
}

const char *
server_address(const struct server *server)
{
	return server->web.address;
}

/* Exchanges that have begun end by themselves: the writer goes on. */
static void
wait_for_quiet(struct server *server)
{
	const struct clock system = clock_system();
	const struct timespec until = {
		.tv_sec = clock_now(&system) + STOP_SECONDS};

	pthread_mutex_lock(&server->lock);
	while (server->busy &&
	       pthread_cond_timedwait(&server->quiet, &server->lock, &until) !=
		       ETIMEDOUT)
		;
	pthread_mutex_unlock(&server->lock);
}

void
server_stop(struct server *server)
{
	if (!server)
		return;
	atomic_store(&server->stopping, true);
	if (server->daemon) {
		MHD_quiesce_daemon(server->daemon);
		wait_for_quiet(server);
		MHD_stop_daemon(server->daemon);
	}
	if (server->listening.fd >= 0)
		close(server->listening.fd);
	metrics_stop(server->metrics);
	view_free(server->view);
	statics_free(server->statics);
	throttle_free(server->web.throttle);
	pthread_cond_destroy(&server->quiet);
	pthread_mutex_destroy(&server->lock);
	arena_free(server->arena);
	free(server);
}
