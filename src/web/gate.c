/* The ways in: signing in and out, health for the supervisor, and the
 * description of the interface. */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "desk/account.h"
#include "desk/chain_check.h"
#include "web/inside.h"
#include "web/openapi.h"
#include "web/routes.h"
#include "web/session.h"
#include "wire/model.h"

static const struct field sign_in_fields[] = {
	{.name = "email",
	 .type = FIELD_EMAIL,
	 .label = N_("Email address"),
	 .required = true},
	{.name = "password",
	 .type = FIELD_SECRET,
	 .label = N_("Password"),
	 .required = true},
	{.name = "next", .type = FIELD_HIDDEN, .max = 2000},
	{0},
};

static const struct field next_fields[] = {
	{.name = "next", .type = FIELD_HIDDEN, .max = 2000},
	{0},
};

/* Only a path of ours: never another site. */
static const char *
safe_next(const char *next)
{
	if (!next || next[0] != '/' || next[1] == '/' || strchr(next, '\\'))
		return "/";
	return next;
}

static enum status
show_sign_in(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	(void)exchange_model(x);
	return OK;
}

/* Is it this person? Slow, so on a worker. */
static enum status
check_sign_in(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *email = form_text(x->form, "email");
	struct attempt attempt = {x->asked.peer, email};
	struct throttle *throttle = x->web->throttle;
	int64_t *account = arena_alloc(x->arena, sizeof *account);
	enum status status;

	if (!throttle_open(throttle, &attempt, clock_elapsed())) {
		x->answer.code = 429;
		x->answer.retry_s = THROTTLE_SPAN_S;
		return fault_set(fault, E_REFUSED, "",
				 N_("Too many attempts to sign in: wait a "
				    "quarter of an hour, then try again"),
				 NULL);
	}
	status = account_check(visit, email, form_text(x->form, "password"),
			       account, fault);
	if (status == E_REFUSED)
		throttle_failed(throttle, &attempt, clock_elapsed());
	exchange_keep(x, account, NULL);
	return status;
}

static enum status
sign_in(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const int64_t *account = exchange_kept(x);
	struct session_made made;
	enum status status = account_sign_in(visit, *account, &made, fault);

	if (status)
		return status;
	exchange_sign_in(x, made.token);
	if (made.one_time)
		exchange_goto(x, "/account");
	else
		exchange_goto(x, "%s", safe_next(form_text(x->form, "next")));
	return OK;
}

static enum status
sign_out(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_session(x);
	enum status status = OK;

	if (token)
		status = account_sign_out(visit, token, fault);
	exchange_sign_out(x);
	exchange_goto(x, "/sign-in");
	return status;
}

static enum status
healthy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	exchange_send(x, "text/plain; charset=utf-8", NULL, "ok\n", 3);
	return OK;
}

/* As a write: it says ready when the writer has committed; and what it knows of
 * the event log. */
static enum status
ready(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *said = "ready\n";
	int64_t broken = 0;
	enum status status = chain_broken(visit, &broken, fault);

	if (status != OK)
		return status;
	/* A balancer that took the service away would lose requests. */
	if (broken)
		said = arena_printf(x->arena,
				    "ready\nwarning: the event log does not "
				    "fit at event %" PRId64 "\n",
				    broken);
	exchange_send(x, "text/plain; charset=utf-8", NULL, said,
		      strlen(said));
	return desk_probe(visit, fault);
}

static enum status
describe(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	openapi_fill(&x->web->routes, x->web->address, exchange_model(x));
	return OK;
}

const struct route routes_gate[] = {
	{.method = METHOD_GET,
	 .path = "/sign-in",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = next_fields,
	 .handle = show_sign_in,
	 .title = N_("Sign in"),
	 .page = "sign-in",
	 .form = sign_in_fields},
	{.method = METHOD_POST,
	 .path = "/sign-in",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = sign_in_fields,
	 .prepare = check_sign_in,
	 .handle = sign_in,
	 .title = N_("Sign in"),
	 .again = "/sign-in"},
	{.method = METHOD_POST,
	 .path = "/sign-out",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY,
	 .handle = sign_out,
	 .title = N_("Sign out")},
	{.method = METHOD_GET,
	 .path = "/healthz",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = healthy,
	 .title = N_("Whether the service runs"),
	 .tag = "health"},
	{.method = METHOD_GET,
	 .path = "/readyz",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .handle = ready,
	 .title = N_("Whether the service takes requests"),
	 .tag = "health"},
	{.method = METHOD_GET,
	 .path = "/openapi.json",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_JSON_ONLY,
	 .handle = describe,
	 .title = N_("This description"),
	 .tag = "description"},
	{0},
};
