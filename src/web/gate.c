/* The ways in: signing in and out, health for the supervisor, and the
 * description of the interface. */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "desk/account.h"
#include "desk/chain_check.h"
#include "desk/device.h"
#include "desk/second_factor.h"
#include "web/inside.h"
#include "web/openapi.h"
#include "web/percent.h"
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

static const struct field code_fields[] = {
	{.name = "code",
	 .type = FIELD_TEXT,
	 .label = N_("The code of now"),
	 .hint = N_("Six digits from your telephone, or one of your recovery "
		    "codes."),
	 .required = true,
	 .max = 40},
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

/* Too many misses: the answer is 429, and says when to come back. */
static enum status
not_yet(struct exchange *x, const struct attempt *attempt, struct fault *fault)
{
	int wait_s = throttle_wait_s(x->web->throttle, attempt,
				     clock_elapsed());

	if (!wait_s)
		return OK;
	x->answer.code = 429;
	x->answer.retry_s = wait_s;
	return fault_set(fault, E_REFUSED, "",
			 wait_s > 60 ? N_("Too many attempts to sign in: wait "
					  "a quarter of an hour, then try "
					  "again")
				     : N_("That was wrong several times: wait "
					  "a moment before you try again"),
			 NULL);
}

/* One address of mail is one account, however it is typed. */
static struct attempt
password_attempt(struct exchange *x, const char *email)
{
	char *lower = arena_text(x->arena, email);
	const char *device = session_device(x);

	for (char *c = lower; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + ('a' - 'A'));
	return (struct attempt){
		x->asked.peer, lower,
		device_holds(x->web->desk, lower, device) ? device : NULL};
}

/* Is it this person? Slow, so on a worker. */
static enum status
check_sign_in(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *email = form_text(x->form, "email");
	struct attempt attempt = password_attempt(x, email);
	struct account_known *known = arena_alloc(x->arena, sizeof *known);
	enum status status = not_yet(x, &attempt, fault);

	if (status != OK)
		return status;
	status = account_check(visit, email, form_text(x->form, "password"),
			       known, fault);
	if (status == E_REFUSED)
		throttle_missed(x->web->throttle, &attempt, clock_elapsed());
	if (status == OK)
		throttle_hit(x->web->throttle, &attempt);
	exchange_keep(x, known, NULL);
	return status;
}

/* In: the session's cookie, and one by which this browser is known again. */
static void
let_in(struct exchange *x, struct visit *visit, const struct sign_in *in,
       const struct session_made *made)
{
	char device[DEVICE_TEXT];

	exchange_sign_in(x, made->token);
	device_new(visit, in->known.email, device);
	session_give_device(x, device);
	if (made->one_time)
		exchange_goto(x, "/account");
	else
		exchange_goto(x, "%s", safe_next(form_text(x->form, "next")));
}

static void
ask_for_code(struct exchange *x, const char *token)
{
	struct buf next = {0};

	session_give_half(x, token);
	percent_encode(safe_next(form_text(x->form, "next")), &next);
	exchange_goto(x, "/sign-in/code?next=%s", buf_string(&next));
	buf_free(&next);
}

static struct sign_in
browser_of(struct exchange *x, enum sign_in_by by)
{
	return (struct sign_in){
		.agent = x->asked.header[HEADER_USER_AGENT],
		.address = x->asked.peer,
		.by = by};
}

static enum status
sign_in(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct account_known *known = exchange_kept(x);
	struct sign_in in = browser_of(x, BY_PASSWORD);
	struct session_made made;
	enum status status;

	in.known = *known;
	status = account_sign_in(visit, &in, &made, fault);
	if (status != OK)
		return status;
	if (made.half)
		ask_for_code(x, made.token);
	else
		let_in(x, visit, &in, &made);
	return OK;
}

/* Whoever came this far knows the password: misses count for the account. */
static struct attempt
code_attempt(struct exchange *x, const struct account_known *known)
{
	return (struct attempt){"", arena_printf(x->arena, "code %lld",
						 (long long)known->account),
				"code"};
}

static enum status
check_code(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct account_known *known = arena_alloc(x->arena, sizeof *known);
	struct attempt attempt;
	struct fault wrong;
	enum status status = second_factor_look(
		visit, session_half(x), form_text(x->form, "code"), known,
		&wrong);

	exchange_keep(x, known, NULL);
	attempt = code_attempt(x, known);
	if (known->account && not_yet(x, &attempt, fault) != OK)
		return E_REFUSED;
	if (status == E_INPUT)
		throttle_missed(x->web->throttle, &attempt, clock_elapsed());
	if (status != OK)
		*fault = wrong;
	return status;
}

static enum status
give_code(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct attempt attempt = code_attempt(x, exchange_kept(x));
	struct sign_in in = browser_of(x, BY_CODE);
	const struct code_given given = {session_half(x),
					 form_text(x->form, "code")};
	struct session_made made;
	enum status status =
		second_factor_pass(visit, &given, &in, &made, fault);

	if (status == E_INPUT)
		throttle_missed(x->web->throttle, &attempt, clock_elapsed());
	if (status != OK)
		return status;
	throttle_hit(x->web->throttle, &attempt);
	session_give_half(x, NULL);
	let_in(x, visit, &in, &made);
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
	{.method = METHOD_GET,
	 .path = "/sign-in/code",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = next_fields,
	 .handle = show_sign_in,
	 .title = N_("The second step"),
	 .page = "sign-in-code",
	 .form = code_fields},
	{.method = METHOD_POST,
	 .path = "/sign-in/code",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = code_fields,
	 .prepare = check_code,
	 .handle = give_code,
	 .title = N_("The second step"),
	 .again = "/sign-in/code"},
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
