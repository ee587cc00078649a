/* Headers of answers. Sources: RFC 9110; RFC 8288 (Link); RFC 6266 (names of
 * files); the W3C's Content Security Policy. */
#include "web/response.h"

#include <microhttpd.h>
#include <stdio.h>
#include <string.h>

#include "web/face.h"
#include "web/inside.h"
#include "web/percent.h"
#include "web/stream.h"

/* Nothing but our own style sheet, pictures and forms; no script at all. */
#define POLICY(images)                                                         \
	"default-src 'none'; img-src 'self'" images "; font-src 'self'; "      \
	"media-src 'self'; form-action 'self'; base-uri 'none'; "              \
	"frame-ancestors 'none'; style-src 'self'"

static const struct {
	const char *name, *value;
} always[] = {
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

static void
put(struct MHD_Response *response, const char *name, const char *value)
{
	if (value)
		(void)MHD_add_response_header(response, name, value);
}

/* Whether a file is shown or saved, and its name, in ASCII and as it is.
 * Source: RFC 6266. */
static const char *
disposition(struct exchange *x)
{
	const char *name = x->answer.name;
	struct buf buf = {0};
	const char *text;

	buf_text(&buf, x->answer.shown ? "inline" : "attachment");
	buf_text(&buf, "; filename=\"");
	for (const char *c = name; *c; c++)
		buf_char(&buf, (unsigned char)*c < 0x20 ||
						(unsigned char)*c > 0x7e ||
						*c == '"' || *c == '\\'
					? '_'
					: *c);
	buf_text(&buf, "\"; filename*=UTF-8''");
	percent_encode(name, &buf);
	text = arena_text(x->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static struct MHD_Response *
make_body(struct exchange *x)
{
	struct answer *a = &x->answer;
	struct buf *out = &a->out;
	struct MHD_Response *response;

	if (a->stream && a->code != 304)
		return stream_make(x);
	if (a->bytes)
		return MHD_create_response_from_buffer(
			a->count, (void *)a->bytes, MHD_RESPMEM_PERSISTENT);
	if (!out->count)
		return MHD_create_response_from_buffer(
			0, (void *)"", MHD_RESPMEM_PERSISTENT);
	response = MHD_create_response_from_buffer(out->count, out->bytes,
						   MHD_RESPMEM_MUST_FREE);
	*out = (struct buf){0};
	return response;
}

/* A file that is to be saved runs nothing, wherever a browser puts it. */
static const char *
policy_of(struct exchange *x)
{
	const struct answer *a = &x->answer;

	if (a->bytes && a->name && !a->shown)
		return POLICY("") "; sandbox";
	if (a->style)
		return arena_printf(x->arena,
				    POLICY(" data:") " 'sha256-%s'",
				    a->style);
	return a->letter ? POLICY(" data:") : POLICY("");
}

static void
put_range(struct exchange *x, struct MHD_Response *response)
{
	const struct answer *a = &x->answer;

	if (!a->played)
		return;
	put(response, "Accept-Ranges", "bytes");
	if (a->code == 206)
		put(response, "Content-Range",
		    arena_printf(x->arena, "bytes %lld-%lld/%lld",
				 (long long)a->range.from,
				 (long long)(a->range.from + a->range.count -
					     1),
				 (long long)a->total));
	if (a->code == 416)
		put(response, "Content-Range",
		    arena_printf(x->arena, "bytes */%lld",
				 (long long)a->total));
}

static void
put_links(struct exchange *x, struct MHD_Response *response)
{
	const char *next = face_next(x);

	if (next)
		put(response, "Link",
		    arena_printf(x->arena, "<%s>; rel=\"next\"", next));
	if (x->answer.location)
		put(response, "Location", x->answer.location);
}

struct MHD_Response *
response_make(struct exchange *x)
{
	const struct answer *a = &x->answer;
	struct MHD_Response *response = make_body(x);

	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		put(response, always[i].name, always[i].value);
	put(response, "Content-Security-Policy", policy_of(x));
	if (x->asked.secure)
		put(response, "Strict-Transport-Security", "max-age=31536000");
	if (a->code != 304 && a->code != 303)
		put(response, "Content-Type", a->type);
	if (x->known.tag && x->asked.face == FACE_PAGE && !a->bytes)
		put(response, "Content-Language", x->known.tag->tag);
	put(response, "Cache-Control", a->cache ? a->cache : "no-store");
	put(response, "Vary", "Accept, Accept-Language, Cookie");
	put(response, "ETag", a->etag);
	put(response, "Allow", a->allow);
	if (a->code == 401)
		put(response, "WWW-Authenticate", "Bearer");
	if (a->retry_s)
		put(response, "Retry-After",
		    arena_printf(x->arena, "%d", a->retry_s));
	if (a->bytes && a->name)
		put(response, "Content-Disposition", disposition(x));
	for (size_t i = 0; i < a->cookies; i++)
		put(response, "Set-Cookie", a->cookie[i]);
	put_range(x, response);
	put_links(x, response);
	return response;
}
