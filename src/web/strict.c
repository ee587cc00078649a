/* Malformed requests are refused before anything is made of them. */
#include "web/strict.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#define LINE_MOST ((uintptr_t)64 << 10)

static const char *const names[HEADERS] = {
	[HEADER_ACCEPT] = "Accept",
	[HEADER_ACCEPT_LANGUAGE] = "Accept-Language",
	[HEADER_AUTHORIZATION] = "Authorization",
	[HEADER_CONTENT_TYPE] = "Content-Type",
	[HEADER_COOKIE] = "Cookie",
	[HEADER_CSRF] = "X-CSRF-Token",
	[HEADER_FETCH_SITE] = "Sec-Fetch-Site",
	[HEADER_FORWARDED_FOR] = "X-Forwarded-For",
	[HEADER_FORWARDED_PROTO] = "X-Forwarded-Proto",
	[HEADER_HOST] = "Host",
	[HEADER_IDEMPOTENCY_KEY] = "Idempotency-Key",
	[HEADER_IF_MATCH] = "If-Match",
	[HEADER_IF_NONE_MATCH] = "If-None-Match",
	[HEADER_IF_RANGE] = "If-Range",
	[HEADER_ORIGIN] = "Origin",
	[HEADER_RANGE] = "Range",
	[HEADER_USER_AGENT] = "User-Agent",
};

/* Source: RFC 9110, 5.6.2. */
static bool
is_token(const char *text, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c <= 0x20 || c >= 0x7f || strchr("\"(),/:;<=>?@[\\]{}", c))
			return false;
	}
	return count > 0;
}

static bool
is_value(const char *text, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		unsigned char c = (unsigned char)text[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

/* Source: RFC 3986, 3.2.2 and 3.2.3. */
static bool
is_host(const char *text)
{
	for (const char *c = text; *c; c++)
		if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
		      (*c >= '0' && *c <= '9') ||
		      strchr("-._~%!$&'()*+,;=:[]", *c)))
			return false;
	return *text != '\0';
}

/* The line's bytes, where name and value still lie in it. A folded one is
 * taken elsewhere to be joined. */
static size_t
line_bytes(const char *name, size_t name_bytes, const char *value,
	   size_t value_bytes)
{
	uintptr_t colon = (uintptr_t)name + name_bytes;
	uintptr_t at = (uintptr_t)value;

	if (at <= colon || at - colon > LINE_MOST)
		return 0;
	return name_bytes + (size_t)(at - colon) + value_bytes + 2;
}

void
strict_header(struct exchange *x, struct strict *strict, const char *name,
	      size_t name_bytes, const char *value, size_t value_bytes)
{
	size_t bytes = line_bytes(name, name_bytes, value, value_bytes);

	strict->lines_bytes += bytes;
	if (!bytes || !is_token(name, name_bytes) ||
	    !is_value(value, value_bytes)) {
		strict->bad = true;
		return;
	}
	if (!strcasecmp(name, "Content-Length"))
		strict->lengths++;
	if (!strcasecmp(name, "Transfer-Encoding")) {
		strict->codings++;
		if (strcasecmp(value, "chunked") != 0)
			strict->unknown_coding = true;
	}
	for (int h = 0; h < HEADERS; h++)
		if (!strcasecmp(name, names[h])) {
			if (h == HEADER_HOST)
				strict->hosts++;
			if (h == HEADER_HOST && !is_host(value))
				strict->bad = true;
			x->asked.header[h] =
				arena_copy(x->arena, value, value_bytes);
		}
}

static bool
known_method(struct exchange *x, const char *method)
{
	x->asked.head = !strcmp(method, "HEAD");
	if (x->asked.head)
		method = "GET";
	for (int m = 0; m < METHODS; m++)
		if (!strcmp(method, method_name(m))) {
			x->asked.method = m;
			return true;
		}
	return false;
}

/* "GET /path HTTP/1.1", the headers, an empty line: each ended by CR and LF,
 * with nothing between. */
static bool
is_whole(const struct exchange *x, const struct strict *strict,
	 const char *method, const char *version)
{
	return strict->head_bytes ==
	       strlen(method) + 1 + strlen(x->asked.uri) + 1 +
		       strlen(version) + 2 + strict->lines_bytes + 2;
}

void
strict_verdict(struct exchange *x, const struct strict *strict,
	       const char *method, const char *version)
{
	bool is_1_1 = !strcmp(version, "HTTP/1.1");

	if (!is_1_1 && strcmp(version, "HTTP/1.0") != 0)
		(void)exchange_refuse(x, 505, E_INPUT,
				      N_("Speak HTTP/1.1 or HTTP/1.0"));
	else if (strict->bad)
		(void)exchange_refuse(x, 400, E_INPUT,
				      N_("A header cannot be read: send names "
					 "and values as HTTP has them"));
	else if (!is_whole(x, strict, method, version))
		(void)exchange_refuse(x, 400, E_INPUT,
				      N_("The request cannot be read: end "
					 "each line with CR and LF, fold none, "
					 "and send no NUL"));
	else if (strict->hosts > 1 || (is_1_1 && !strict->hosts))
		(void)exchange_refuse(x, 400, E_INPUT,
				      N_("Send exactly one Host header"));
	else if (strict->lengths > 1 || strict->codings > 1 ||
		 (strict->lengths && strict->codings) ||
		 (strict->codings && !is_1_1))
		(void)exchange_refuse(x, 400, E_INPUT,
				      N_("Say the length of the body once: "
					 "Content-Length or chunked"));
	else if (strict->unknown_coding)
		(void)exchange_refuse(x, 501, E_INPUT,
				      N_("The only transfer coding taken is "
					 "chunked"));
	else if (!known_method(x, method))
		(void)exchange_refuse(x, 501, E_INPUT,
				      N_("The methods taken are GET, HEAD, "
					 "POST, PUT, PATCH and DELETE"));
}
