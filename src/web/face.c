/* Model, bytes, redirect or fault, as page or JSON. */
#include "web/face.h"

#include <string.h>

#include "base/log.h"
#include "desk/charts.h"
#include "web/inside.h"
#include "web/percent.h"
#include "web/problem.h"
#include "web/resume.h"
#include "web/session.h"
#include "web/tenant.h"
#include "web/view.h"
#include "wire/json.h"
#include "wire/model.h"

#define JSON_TYPE "application/json"
#define PROBLEM_TYPE "application/problem+json"
#define PAGE_TYPE "text/html; charset=utf-8"

static void
write_problem_page(struct exchange *x)
{
	struct fault fault;
	int code = problem_code(x);

	const char *page = "error";

	x->model = model_object(x->arena);
	problem_model(x, x->model);
	x->answer.title = problem_title(x, code);
	if (x->route && x->route->flags & ROUTE_TENANT) {
		x->answer.title = tenant_problem(x, code, x->model);
		page = "tenant-error";
	}
	x->answer.type = PAGE_TYPE;
	buf_clear(&x->answer.out);
	if (view_page(x, page, NULL, &x->answer.out, &fault)) {
		log_line(LOG_ERROR, "error page: %s", fault.where);
		buf_clear(&x->answer.out);
		buf_text(&x->answer.out, problem_title(x, code));
		x->answer.type = "text/plain; charset=utf-8";
	}
	x->answer.code = code;
}

/* Who is not signed in is sent to do so, and comes back. */
static void
send_to_sign_in(struct exchange *x)
{
	struct buf buf = {0};

	buf_text(&buf, "/sign-in");
	if (x->asked.method == METHOD_GET && strcmp(x->asked.path, "/") != 0) {
		buf_text(&buf, "?next=");
		percent_encode(x->asked.uri, &buf);
	}
	x->answer.code = 303;
	x->answer.location = arena_text(x->arena, buf_string(&buf));
	buf_free(&buf);
}

static void
write_problem(struct exchange *x)
{
	int code = problem_code(x);

	problem_log(x);
	if (x->status == E_BUSY || x->status == E_IO)
		x->answer.retry_s = 1;
	x->answer.bytes = NULL;
	x->answer.location = NULL;
	x->answer.etag = NULL;
	if (x->asked.face == FACE_JSON) {
		x->answer.code = code;
		x->answer.type = PROBLEM_TYPE;
		problem_json(x, &x->answer.out);
	} else if (resume_fits(x, code)) {
		resume_write(x, code);
	} else if (code == 401) {
		send_to_sign_in(x);
	} else if (code == 403 && x->known.caller.bound) {
		x->answer.code = 303;
		x->answer.location = "/account/second-factor";
	} else {
		write_problem_page(x);
	}
}

/* Put HTML of ours behind the page's <div id="ID">, where it has one. */
static void
put_unescaped(struct exchange *x, const char *id, const char *html)
{
	const char *room = arena_printf(x->arena, "<div id=\"%s\">", id);
	struct buf *out = &x->answer.out;
	const char *page = arena_text(x->arena, buf_string(out));
	const char *at = strstr(page, room);

	if (!at)
		return;
	at += strlen(room);
	buf_clear(out);
	buf_put(out, page, (size_t)(at - page));
	buf_text(out, html);
	buf_text(out, at);
}

/* The letter and the charts that the page leaves room for. */
static void
put_made(struct exchange *x)
{
	if (x->answer.letter)
		put_unescaped(x, "letter", x->answer.letter);
	for (size_t i = 0; i < x->answer.charts; i++) {
		struct buf svg = {0};

		view_chart(x, x->answer.chart[i], &svg);
		put_unescaped(x, x->answer.chart[i]->id, buf_string(&svg));
		buf_free(&svg);
	}
}

static void
write_page(struct exchange *x, const struct route *row)
{
	struct fault fault;
	enum status was = x->status;

	x->answer.type = PAGE_TYPE;
	if (!view_page(x, row->page, row->form, &x->answer.out, &fault)) {
		put_made(x);
		if (!x->answer.code)
			x->answer.code = 200;
		return;
	}
	x->status = E_INTERNAL;
	x->fault = fault;
	x->answer.code = 500;
	x->faults.count = 0;
	problem_log(x);
	write_problem_page(x);
	x->status = was;
}

static void
write_json(struct exchange *x)
{
	struct answer *a = &x->answer;

	if (!a->code)
		a->code = a->go == GO_CREATED ? 201 : 200;
	a->type = JSON_TYPE;
	if (a->location && a->go == GO_CREATED)
		a->location =
			arena_printf(x->arena, "/api/v1%s", a->location);
	else
		a->location = NULL;
	if (a->replay)
		buf_text(&a->out, a->replay);
	else
		json_print(exchange_model(x), &a->out);
}

/* Unchanged since the caller read it. Only of bytes: what a model shows beside
 * the thing itself may change without its version. */
static bool
matches(const struct exchange *x)
{
	const char *match = x->asked.header[HEADER_IF_NONE_MATCH];

	return match && x->answer.bytes && x->answer.etag &&
	       x->asked.method == METHOD_GET && strstr(match, x->answer.etag);
}

/* The list's next page keeps what the list was asked for. */
const char *
face_next(const struct exchange *x)
{
	struct buf buf = {0};
	const char *next, *at = x->asked.query;

	if (!x->answer.more)
		return NULL;
	buf_printf(&buf, "%s%s?after=", x->asked.api ? "/api/v1" : "",
		   x->asked.path);
	percent_encode(x->answer.more, &buf);
	while (at && *at) {
		size_t count = strcspn(at, "&");

		if (strncmp(at, "after=", 6) != 0) {
			buf_char(&buf, '&');
			buf_put(&buf, at, count);
		}
		at += count + (at[count] == '&');
	}
	next = arena_text(x->arena, buf_string(&buf));
	buf_free(&buf);
	return next;
}

void
face_write(struct exchange *x, const struct route *row)
{
	struct answer *a = &x->answer;

	if (x->status && row != x->route) {
		write_page(x, row);
		return;
	}
	if (x->status) {
		write_problem(x);
		return;
	}
	if (matches(x)) {
		a->code = 304;
		a->bytes = NULL;
		return;
	}
	if (a->bytes) {
		if (!a->code)
			a->code = 200;
		return;
	}
	if (x->asked.face == FACE_PAGE && a->location) {
		a->code = 303;
		if (a->flash)
			session_give_flash(x, a->flash);
		return;
	}
	if (x->asked.face == FACE_PAGE && row->page)
		write_page(x, row);
	else
		write_json(x);
}
