/* From a whole request to a whole answer. */
#include "web/answer.h"

#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "core/token_scope.h"
#include "desk/once.h"
#include "web/conflict.h"
#include "web/event_log.h"
#include "web/face.h"
#include "web/incoming.h"
#include "web/inside.h"
#include "web/percent.h"
#include "web/problem.h"
#include "web/session.h"
#include "web/static.h"
#include "wire/json.h"
#include "wire/model.h"

#define API "/api/v1"

/* Decode the path, find the face. */
static enum status
settle_path(struct exchange *x)
{
	struct asked *asked = &x->asked;
	size_t bytes = strcspn(asked->uri, "?"), api = strlen(API);
	const char *accept = asked->header[HEADER_ACCEPT];

	asked->path = "/";
	asked->api = !strncmp(asked->uri, API, api) &&
		     strchr("/?", asked->uri[api]);
	if (asked->api || (accept && strstr(accept, "application/json") &&
			   !strstr(accept, "text/html")))
		asked->face = FACE_JSON;
	asked->query = asked->uri[bytes] ? asked->uri + bytes + 1 : "";
	if (asked->uri[0] != '/' ||
	    !percent_decode(x->arena, asked->uri, bytes, PERCENT_PATH,
			    &asked->path))
		return exchange_refuse(
			x, 400, E_INPUT,
			N_("The address cannot be read: a percent sign is "
			   "followed by two digits, and all of it is UTF-8"));
	if (asked->api)
		asked->path += api;
	return OK;
}

static const char *
allow_list(struct exchange *x, unsigned allow)
{
	const char *list = "";

	for (int m = 0; m < METHODS; m++)
		if (allow & 1u << m)
			list = arena_printf(
				x->arena, "%s%s%s", list, *list ? ", " : "",
				m == METHOD_GET ? "GET, HEAD"
						: method_name(m));
	return list;
}

/* What programs may do at an address whose page is for people only. */
static unsigned
methods_of_api(const struct routes *routes, const char *pattern)
{
	unsigned allow = 0;

	for (int m = 0; m < METHODS; m++) {
		const struct route *row =
			route_named(routes, (enum method)m, pattern);

		if (row && !(row->flags & ROUTE_PAGE_ONLY))
			allow |= 1u << m;
	}
	return allow;
}

static enum status
settle_route(struct exchange *x)
{
	unsigned allow;

	if (!route_find(&x->web->routes, x->asked.method, x->asked.path,
			x->arena, &x->route, &x->values, &allow)) {
		if (x->route->flags & ROUTE_JSON_ONLY && !x->asked.api &&
		    x->asked.face == FACE_PAGE)
			allow = 0;
		else if (x->route->flags & ROUTE_PAGE_ONLY && x->asked.api)
			allow = methods_of_api(&x->web->routes,
					       x->route->path);
		else
			return OK;
		x->route = NULL;
	}
	if (!allow)
		return exchange_refuse(x, 404, E_NOT_FOUND,
				       N_("There is no such page: check the "
					  "address"));
	x->answer.allow = allow_list(x, allow);
	return exchange_refuse(x, 405, E_INPUT,
			       N_("This address does not take that method"));
}

/* What narrows a role: no second factor yet, a token's scope. */
static enum status
settle_limits(struct exchange *x)
{
	const struct caller *caller = &x->known.caller;

	if (caller->bound && !(x->route->flags & ROUTE_OWN))
		return exchange_refuse(x, 403, E_FORBIDDEN,
				       N_("Your role needs a second step at "
					  "sign-in: set it up first"));
	if (!token_scope_allows(caller->may, x->route->tag,
				x->asked.method == METHOD_GET ? TOKEN_READS
							      : TOKEN_WRITES))
		return exchange_refuse(x, 403, E_FORBIDDEN,
				       N_("This token is not for that: ask an "
					  "administrator for one that is"));
	return OK;
}

/* Roles, from the row. */
static enum status
settle_role(struct exchange *x)
{
	const unsigned outside = ROUTE_CONTRACTORS | ROUTE_PROVIDERS;
	const struct known *known = &x->known;

	if (!x->route->roles)
		return OK;
	if (!known->signed_in)
		return exchange_refuse(x, 401, E_FORBIDDEN,
				       N_("Sign in to see this"));
	/* To a contractor's token nothing but flags is there, to a provider
	 * nothing but its own work. */
	if (outside & ROLE_BIT(known->caller.role) &&
	    !(x->route->roles & ROLE_BIT(known->caller.role)))
		return exchange_refuse(x, 404, E_NOT_FOUND,
				       N_("There is no such page: check the "
					  "address"));
	if (!(x->route->roles & ROLE_BIT(known->caller.role)))
		return exchange_refuse(x, 403, E_FORBIDDEN,
				       N_("Your role does not allow this: ask "
					  "an administrator"));
	return settle_limits(x);
}

static enum status
read_body(struct exchange *x, struct fault *fault)
{
	const char *type = x->asked.header[HEADER_CONTENT_TYPE];
	const struct buf *body = &x->asked.body;
	size_t bytes = type ? strcspn(type, "; \t") : 0;

	if (!body->count)
		return OK;
	if (bytes == 16 && !strncasecmp(type, "application/json", 16))
		return form_add_json(x->form, body->bytes, body->count, fault);
	if (bytes == 33 &&
	    !strncasecmp(type, "application/x-www-form-urlencoded", 33))
		return form_add_urlencoded(x->form, body->bytes, body->count,
					   fault);
	if (bytes == 19 && !strncasecmp(type, "multipart/form-data", 19))
		return form_add_multipart(x->form, type, body->bytes,
					  body->count, fault);
	x->answer.code = 415;
	return fault_set(fault, E_INPUT, "",
			 N_("Send application/json, or a form"), NULL);
}

/* Names and values, not yet checked. */
static enum status
settle_form(struct exchange *x)
{
	enum status status;

	x->form = form_new(x->arena);
	if (x->asked.method == METHOD_GET)
		status = form_add_urlencoded(x->form, x->asked.query,
					     strlen(x->asked.query),
					     &x->fault);
	else
		status = read_body(x, &x->fault);
	x->status = status;
	if (status && !x->answer.code)
		x->answer.code = 400;
	return status;
}

static enum status
settle_fields(struct exchange *x)
{
	static const struct field paged[] = {
		{.name = "after", .type = FIELD_HIDDEN},
		{.name = "limit", .type = FIELD_INT, .min = 1, .max = 200},
		{0},
	};
	static const char *const also[] = {"lang", "csrf", "version",
					   "once", NULL};
	const struct field *fields = x->route->fields;

	if (x->route->flags & ROUTE_LOOSE && !x->asked.api)
		return OK;
	if (x->route->flags & ROUTE_PAGED) {
		size_t count = 0;
		struct field *both;

		while (fields && fields[count].name)
			count++;
		both = arena_alloc(x->arena, (count + 3) * sizeof *both);
		if (count)
			memcpy(both, fields, count * sizeof *both);
		memcpy(both + count, paged, sizeof paged);
		fields = both;
	}
	if (form_check(x->form, fields, also, &x->faults))
		x->status = fault_set(&x->fault, E_INPUT, "",
				      N_("Some of what was sent is wrong: see "
					 "each field"),
				      NULL);
	return x->status;
}

/* If-Match, or the version that the form carries. */
static enum status
settle_version(struct exchange *x)
{
	const char *match = x->asked.header[HEADER_IF_MATCH];
	const char *text;
	int64_t version = 0;
	bool quoted;

	if (!(x->route->flags & ROUTE_VERSIONED))
		return OK;
	text = match ? match : form_typed(x->form, "version");
	if (!*text)
		return exchange_refuse(x, 428, E_INPUT,
				       N_("Say which version you read: send "
					  "its ETag in If-Match"));
	quoted = *text == '"';
	text += quoted;
	for (int i = 0; i < 18 && *text >= '0' && *text <= '9'; i++)
		version = version * 10 + (*text++ - '0');
	if (!version || strcmp(text, quoted ? "\"" : "") != 0)
		return exchange_refuse(x, 412, E_STALE,
				       N_("That is no version of ours: read "
					  "it again and send its ETag"));
	x->version = version;
	return OK;
}

static enum status
settle_guard(struct exchange *x)
{
	if (x->asked.method == METHOD_GET)
		return OK;
	x->status = session_guard(x, &x->fault);
	return x->status;
}

/* All that the row settles before the handler runs. */
static enum status
settle(struct exchange *x, struct visit *visit)
{
	x->status = session_know(x, visit, &x->fault);
	if (x->status == E_FORBIDDEN)
		x->answer.code = 401;
	if (x->status || settle_route(x) || settle_role(x) || settle_form(x) ||
	    settle_guard(x) || settle_version(x) || settle_fields(x))
		return x->status;
	return OK;
}

static bool
is_static(struct exchange *x)
{
	const struct static_file *file =
		statics_find(x->web->statics, x->asked.path);

	if (!file || x->asked.method != METHOD_GET)
		return false;
	exchange_send(x, file->type, NULL, file->bytes, file->count);
	x->answer.etag = file->etag;
	x->answer.cache = strcmp(file->path, x->asked.path)
				  ? "public, max-age=300"
				  : "public, max-age=31536000, immutable";
	return true;
}

size_t
answer_open(struct exchange *x)
{
	unsigned allow;

	if (x->status || settle_path(x))
		return 0;
	if (route_find(&x->web->routes, x->asked.method, x->asked.path,
		       x->arena, &x->route, &x->values, &allow))
		x->route = NULL;
	return x->route && x->route->flags & ROUTE_UPLOAD ? ANSWER_UPLOAD_MAX
							   : ANSWER_BODY_MAX;
}

enum answer_step
answer_begin(struct exchange *x)
{
	struct visit visit;

	if (x->status || is_static(x)) {
		session_language(x);
		return ANSWER_READY;
	}
	x->status = desk_read_begin(x->web->desk, NULL, x->arena, &visit,
				    &x->fault);
	if (x->status) {
		session_language(x);
		return ANSWER_READY;
	}
	if (!settle(x, &visit) && x->route->kind == ROUTE_READ)
		x->status = x->route->handle(x, &visit, &x->fault);
	if (!x->status && x->route->kind == ROUTE_READ)
		x->status = event_log_warn(x, &visit, &x->fault);
	desk_read_end(&visit);
	return x->status || x->route->kind == ROUTE_READ ? ANSWER_READY
							 : ANSWER_WAITS;
}

/* A write may run again: what the run before left is thrown away. */
static void
start_anew(struct exchange *x)
{
	x->model = NULL;
	x->answer.go = GO_NOWHERE;
	x->answer.location = x->answer.flash = x->answer.etag = NULL;
	x->answer.cookies = 0;
	x->answer.replay = NULL;
	x->faults.count = 0;
}

static void
hash_asked(const struct exchange *x, unsigned char ret[HASH_BYTES])
{
	const struct asked *asked = &x->asked;
	struct hash_state state;

	hash_begin(&state);
	hash_add(&state, asked->path, strlen(asked->path) + 1);
	hash_add(&state, buf_string(&asked->body), asked->body.count);
	hash_end(&state, ret);
}

/* What can be changed again says its new version. */
static void
tag_answer(struct exchange *x, const struct model *model)
{
	const struct model *version = model_get(model, "version");

	if (!x->answer.etag && model_kind_of(version) == MODEL_INT)
		exchange_tag(x, model_int_of(version));
}

/* The answer of the first time. */
static enum status
repeat(struct exchange *x, const struct once_answer *once, struct fault *fault)
{
	const struct model *model;
	enum status status = json_parse(once->body, strlen(once->body),
					x->arena, &model, fault);

	if (status)
		return status;
	x->answer.code = once->code;
	x->answer.go = once->location ? GO_CREATED : GO_NOWHERE;
	x->answer.location = once->location;
	x->answer.replay = once->body;
	tag_answer(x, model);
	return OK;
}

/* Who has no account shares one name space with everybody: there a key holds
 * for its own address only. */
static const char *
once_key(const struct exchange *x)
{
	const char *key = x->asked.header[HEADER_IDEMPOTENCY_KEY];
	const char *once = form_typed(x->form, "once");
	unsigned char hash[HASH_BYTES];
	char text[2 * HASH_BYTES + 1];
	struct hash_state state;

	if (!key && x->asked.face == FACE_PAGE && *once)
		key = once; /* a button that was pressed twice */
	if (!key || x->asked.method != METHOD_POST ||
	    x->route->flags & (ROUTE_PAGE_ONLY | ROUTE_SECRET))
		return NULL;
	if (x->known.signed_in || !*key || strlen(key) > ONCE_KEY_MOST)
		return key;
	hash_begin(&state);
	hash_add(&state, x->asked.path, strlen(x->asked.path) + 1);
	hash_add(&state, key, strlen(key));
	hash_end(&state, hash);
	hash_hex(hash, HASH_BYTES, text);
	return arena_text(x->arena, text);
}

/* The same key and body again: the answer of the first time. */
static enum status
run_once(struct exchange *x, struct visit *visit, const char *key,
	 struct fault *fault)
{
	unsigned char hash[HASH_BYTES];
	struct once_answer once = {0};
	struct buf buf = {0};
	enum status status;

	hash_asked(x, hash);
	if ((status = once_find(visit, key, hash, &once, fault)))
		return status;
	if (once.code)
		return repeat(x, &once, fault);
	if ((status = x->route->handle(x, visit, fault)))
		return status;
	json_print(exchange_model(x), &buf);
	once.code = x->answer.go == GO_CREATED ? 201 : 200;
	if (x->answer.go == GO_CREATED)
		once.location = x->answer.location;
	once.body = buf_string(&buf);
	status = once_keep(visit, key, hash, &once, fault);
	buf_free(&buf);
	return status;
}

static enum status
run_write(struct visit *visit, void *self, struct fault *fault)
{
	struct exchange *x = self;
	const char *key = once_key(x);

	enum status status;

	start_anew(x);
	status = key ? run_once(x, visit, key, fault)
		     : x->route->handle(x, visit, fault);
	if (!status && x->model)
		tag_answer(x, x->model);
	return status;
}

static void
done_write(void *self, enum status status, const struct fault *fault)
{
	struct exchange *x = self;

	x->status = status;
	if (status && fault)
		x->fault = *fault;
	x->resume(x);
}

static void
submit_write(struct exchange *x)
{
	enum status status;
	struct fault fault;

	x->job = (struct desk_job){
		.run = run_write,
		.done = done_write,
		.self = x,
		.caller = x->known.signed_in ? &x->known.caller : NULL,
		.arena = x->arena,
	};
	/* Once it is taken x may be gone before desk_write returns. */
	status = desk_write(x->web->desk, &x->job, &fault);
	if (!status)
		return;
	x->status = status;
	x->fault = fault;
	x->resume(x);
}

static void
run_slow(struct desk *desk, void *self)
{
	struct exchange *x = self;
	struct visit visit;

	x->status = desk_read_begin(
		desk, x->known.signed_in ? &x->known.caller : NULL, x->arena,
		&visit, &x->fault);
	if (!x->status) {
		x->status = x->route->prepare(x, &visit, &x->fault);
		desk_read_end(&visit);
	}
	if (!x->status && x->route->handle)
		submit_write(x);
	else
		x->resume(x);
}

static void
submit(struct exchange *x)
{
	enum status status;
	struct fault fault;

	if (x->route->kind == ROUTE_WRITE) {
		submit_write(x);
		return;
	}
	x->task = (struct desk_task){.run = run_slow, .self = x};
	status = desk_work(x->web->desk, &x->task, &fault);
	if (!status)
		return;
	x->status = status;
	x->fault = fault;
	x->resume(x);
}

static void
done_incoming(struct exchange *x)
{
	if (x->status == OK)
		submit(x);
	else
		x->resume(x);
}

void
answer_submit(struct exchange *x)
{
	if (incoming_fits(x))
		incoming_scan(x, done_incoming);
	else
		submit(x);
}

/* The page that the form came from once more, with what was typed. */
static enum status
show_again(struct exchange *x, const struct route *row)
{
	struct visit visit;
	enum status status;
	struct faults unread = {0};
	struct fault fault;

	x->typed = x->form;
	x->form = form_new(x->arena);
	for (const struct field *f = row->fields; f && f->name; f++)
		if (*form_typed(x->typed, f->name))
			form_add_text(x->form, f->name,
				      form_typed(x->typed, f->name));
	(void)!form_check(x->form, row->fields, NULL, &unread);
	faults_free(&unread);
	x->model = NULL;
	x->answer.code = problem_code(x);
	status = desk_read_begin(
		x->web->desk, x->known.signed_in ? &x->known.caller : NULL,
		x->arena, &visit, &fault);
	if (status)
		return status;
	status = row->handle(x, &visit, &fault);
	desk_read_end(&visit);
	return status;
}

/* What is wrong with one field is told as where several are. */
static void
list_fault(struct exchange *x)
{
	if ((x->status == E_INPUT || x->status == E_CONFLICT) &&
	    !x->faults.count && x->fault.where[0] == '/')
		*faults_add(&x->faults) = x->fault;
}

void
answer_finish(struct exchange *x)
{
	const struct route *again = NULL;

	list_fault(x);
	if (x->status && x->asked.face == FACE_PAGE && x->route &&
	    x->route->again && x->form &&
	    (x->status == E_INPUT || x->status == E_REFUSED ||
	     x->status == E_CONFLICT || x->status == E_STALE ||
	     x->status == E_BUSY || x->status == E_IO))
		again = route_named(&x->web->routes, METHOD_GET,
				    x->route->again);
	if (again && show_again(x, again))
		again = NULL;
	if (again && x->status == E_STALE && conflict_fits(x, again)) {
		conflict_write(x, again);
		return;
	}
	face_write(x, again ? again : x->route);
}
