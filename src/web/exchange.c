/* What handlers do with an exchange. */
#include "web/exchange.h"

#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/id.h"
#include "lang/message.h"
#include "lang/tag.h"
#include "web/inside.h"
#include "web/session.h"
#include "wire/model.h"

struct arena *
exchange_arena(struct exchange *x)
{
	return x->arena;
}

const char *
exchange_origin(const struct exchange *x)
{
	const char *host = x->asked.header[HEADER_HOST];

	if (!host)
		return x->web->address;
	return arena_printf(x->arena, "%s://%s",
			    x->asked.secure ? "https" : "http",
			    host);
}

const char *
exchange_language(const struct exchange *x)
{
	return x->known.tag->tag;
}

const struct form *
exchange_form(const struct exchange *x)
{
	return x->form;
}

const char *
exchange_path(const struct exchange *x, const char *name)
{
	return route_value(&x->values, name);
}

int64_t
exchange_version(const struct exchange *x)
{
	return x->version;
}

const char *
exchange_after(const struct exchange *x)
{
	const char *after = form_text(x->form, "after");

	return after ? after : "";
}

int
exchange_limit(const struct exchange *x)
{
	int64_t limit = form_int(x->form, "limit");

	return limit ? (int)limit : 50;
}

void
exchange_more(struct exchange *x, const char *after)
{
	x->answer.more = after ? arena_text(x->arena, after) : NULL;
}

struct model *
exchange_model(struct exchange *x)
{
	if (!x->model)
		x->model = model_object(x->arena);
	return x->model;
}

void
exchange_title(struct exchange *x, const char *message, ...)
{
	struct message_arg args[FAULT_ARGS];
	struct buf buf = {0};
	size_t count = 0;
	va_list ap;
	const char *name;

	va_start(ap, message);
	while (count < FAULT_ARGS && (name = va_arg(ap, const char *))) {
		args[count].name = name;
		args[count++].value = va_arg(ap, const char *);
	}
	va_end(ap);
	message_format(&buf, catalogue_text(x->known.words, NULL, message),
		       args, count);
	x->answer.title = arena_text(x->arena, buf_string(&buf));
	buf_free(&buf);
}

void
exchange_prefill(struct exchange *x, const char *path, const char *value)
{
	if (!x->prefilled)
		x->prefilled = form_new(x->arena);
	if (value)
		form_add_text(x->prefilled, path, value);
}

void
exchange_tag(struct exchange *x, int64_t version)
{
	x->answer.etag = arena_printf(x->arena, "\"%lld\"",
				      (long long)version);
}

static void
go(struct exchange *x, int where, const char *format, va_list ap)
{
	x->answer.go = where;
	x->answer.location = arena_vprintf(x->arena, format, ap);
}

void
exchange_created(struct exchange *x, const char *path_format, ...)
{
	va_list ap;

	va_start(ap, path_format);
	go(x, GO_CREATED, path_format, ap);
	va_end(ap);
}

void
exchange_goto(struct exchange *x, const char *path_format, ...)
{
	va_list ap;

	va_start(ap, path_format);
	go(x, GO_ON, path_format, ap);
	va_end(ap);
}

void
exchange_flash(struct exchange *x, const char *message)
{
	x->answer.flash = message;
}

void
exchange_send(struct exchange *x, const char *type, const char *name,
	      const void *bytes, size_t count)
{
	x->answer.type = type;
	x->answer.name = name;
	x->answer.bytes = count ? bytes : "";
	x->answer.count = count;
}

void
exchange_show(struct exchange *x, const char *type, const char *name,
	      const void *bytes, size_t count)
{
	exchange_send(x, type, name, bytes, count);
	x->answer.shown = true;
}

/* A part of other bytes than the browser has is of no use to it. */
static void
find_range(struct exchange *x, int64_t total)
{
	struct answer *a = &x->answer;
	const char *same = x->asked.header[HEADER_IF_RANGE];
	const char *range = x->asked.header[HEADER_RANGE];

	if (same && (!a->etag || strcmp(same, a->etag) != 0))
		range = NULL;
	a->played = true;
	a->total = total;
	range_read(range, total, &a->range);
	if (a->range.kind == RANGE_PART)
		a->code = 206;
	if (a->range.kind == RANGE_OUTSIDE)
		a->code = 416;
}

void
exchange_play(struct exchange *x, const char *type, const char *name,
	      const void *bytes, size_t count)
{
	exchange_show(x, type, name, bytes, count);
	if (!count)
		return;
	find_range(x, (int64_t)count);
	x->answer.bytes = (const char *)bytes + x->answer.range.from;
	x->answer.count = (size_t)x->answer.range.count;
}

void
exchange_stream(struct exchange *x, const struct exchange_stream *stream)
{
	struct exchange_stream *kept = arena_alloc(x->arena, sizeof *kept);

	*kept = *stream;
	exchange_show(x, stream->type, stream->name, "", 0);
	x->answer.etag = stream->etag;
	if (!stream->bytes)
		return;
	find_range(x, stream->bytes);
	if (x->answer.range.kind != RANGE_OUTSIDE)
		x->answer.stream = kept;
}

struct faults *
exchange_faults(struct exchange *x)
{
	return &x->faults;
}

void
exchange_keep(struct exchange *x, void *kept, void (*release)(void *))
{
	x->kept = kept;
	x->release = release;
}

void *
exchange_kept(const struct exchange *x)
{
	return x->kept;
}

void
exchange_sign_in(struct exchange *x, const char *token)
{
	session_give_cookie(x, token);
}

void
exchange_sign_out(struct exchange *x)
{
	session_give_cookie(x, NULL);
}

const char *
exchange_session(const struct exchange *x)
{
	return x->known.session;
}

enum status
exchange_refuse(struct exchange *x, int code, enum status status,
		const char *message)
{
	x->answer.code = code;
	x->status = fault_set(&x->fault, status, "", message, NULL);
	return status;
}

void
exchange_allow_style(struct exchange *x, const char *html)
{
	static const char open[] = "<style>";
	const char *from = strstr(html, open);
	const char *to = from ? strstr(from, "</style>") : NULL;
	unsigned char hash[HASH_BYTES];
	char text[HASH_BASE64];

	if (!to)
		return;
	from += sizeof open - 1;
	hash_sha256(from, (size_t)(to - from), hash);
	hash_base64(hash, text);
	x->answer.style = arena_text(x->arena, text);
}

void
exchange_unescaped_letter(struct exchange *x, const char *html)
{
	x->answer.letter = html;
}

void
exchange_chart(struct exchange *x, const struct report_chart *chart)
{
	if (x->answer.charts < EXCHANGE_CHARTS)
		x->answer.chart[x->answer.charts++] = chart;
}

void
exchange_speak(struct exchange *x, const char *tag)
{
	session_speak(x, tag);
}

static struct attempt
attempt_at(struct exchange *x, const char *what)
{
	return (struct attempt){
		x->asked.peer,
		arena_printf(x->arena, "%s %lld", what,
			     (long long)x->known.caller.account),
		NULL};
}

enum status
exchange_try(struct exchange *x, const char *what, struct fault *fault)
{
	struct attempt attempt = attempt_at(x, what);

	if (throttle_open(x->web->throttle, &attempt, clock_elapsed()))
		return OK;
	x->answer.code = 429;
	x->answer.retry_s = THROTTLE_SPAN_S;
	return fault_set(fault, E_REFUSED, "",
			 N_("Too many questions about what is not there: wait "
			    "a quarter of an hour, then try again"),
			 NULL);
}

void
exchange_missed(struct exchange *x, const char *what)
{
	struct attempt attempt = attempt_at(x, what);

	throttle_failed(x->web->throttle, &attempt, clock_elapsed());
}

bool
exchange_seldom(struct exchange *x, const char *what)
{
	struct attempt attempt = attempt_at(x, what);
	bool open = throttle_open(x->web->throttle, &attempt, clock_elapsed());

	if (open)
		exchange_missed(x, what);
	return open;
}
