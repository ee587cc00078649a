/* One message to another system over HTTPS. */
#include "post/webhook.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/buf.h"
#include "post/curl.h"
#include "post/reach.h"

#define ANSWER_BYTES 65536

/* One sending. */
struct sending {
	const struct webhook *webhook;
	const struct curl_library *curl;
	struct arena *arena;
	CURL *handle;
	struct curl_slist *headers, *pinned;
	struct reach reach;
	size_t answered; /* bytes of the answer so far */
};

void
webhook_secret_text(const unsigned char secret[HASH_BYTES],
		    char ret[WEBHOOK_SECRET_TEXT])
{
	char text[HASH_BASE64];

	hash_base64(secret, text);
	(void)snprintf(ret, WEBHOOK_SECRET_TEXT, "whsec_%s", text);
}

void
webhook_sign(const struct webhook *webhook, char ret[WEBHOOK_SIGNATURE_TEXT])
{
	unsigned char hash[HASH_BYTES];
	struct buf signed_bytes = {0};
	char text[HASH_BASE64];

	buf_printf(&signed_bytes, "%s.%lld.", webhook->id,
		   (long long)webhook->now_utc);
	buf_put(&signed_bytes, webhook->body, webhook->count);
	hash_keyed(webhook->secret, signed_bytes.bytes, signed_bytes.count,
		   hash);
	hash_base64(hash, text);
	(void)snprintf(ret, WEBHOOK_SIGNATURE_TEXT, "v1,%s", text);
	buf_free(&signed_bytes);
}

static enum status
no_library(struct fault *fault)
{
	return fault_set(fault, E_IO, "webhook",
			 N_("Nothing can be sent: libcurl is missing on this "
			    "machine; install it"),
			 NULL);
}

/* A part of the parsed URL, in the arena; "" where there is none. */
static const char *
part(const struct curl_library *curl, CURLU *url, CURLUPart which,
     struct arena *arena)
{
	char *text = NULL;
	const char *copy = "";

	if (!curl->url_get(url, which, &text, CURLU_DEFAULT_PORT))
		copy = arena_text(arena, text);
	curl->free(text);
	return copy;
}

/* Split into host and port; what is wrong with it, NULL nothing. */
static const char *
parse(const struct curl_library *curl, const char *text,
      enum webhook_reach reach, struct arena *arena, const char *ret[2])
{
	CURLU *url = curl->url();
	const char *wrong = NULL, *scheme;

	if (!url || curl->url_set(url, CURLUPART_URL, text, 0)) {
		wrong = N_("{value} is no address of the web: write it like "
			   "https://repairs.example/flags");
	} else {
		scheme = part(curl, url, CURLUPART_SCHEME, arena);
		ret[0] = part(curl, url, CURLUPART_HOST, arena);
		ret[1] = part(curl, url, CURLUPART_PORT, arena);
		if (*part(curl, url, CURLUPART_USER, arena) ||
		    *part(curl, url, CURLUPART_PASSWORD, arena))
			wrong = N_("{value} has a user’s name in it: leave "
				   "that out");
		else if (strcmp(scheme, "https") &&
			 (reach == WEBHOOK_WORLD || strcmp(scheme, "http")))
			wrong = N_("{value} is not encrypted: it must begin "
				   "with https://");
	}
	curl->url_cleanup(url);
	return wrong;
}

enum status
webhook_check(const char *where, const char *url, enum webhook_reach reach,
	      struct fault *fault)
{
	const struct curl_library *curl = curl_library();
	struct arena *arena;
	const char *place[2], *wrong;

	if (!curl)
		return no_library(fault);
	arena = arena_new();
	wrong = parse(curl, url, reach, arena, place);
	arena_free(arena);
	if (!wrong)
		return OK;
	return fault_set(fault, E_INPUT, where, wrong, "value", url, NULL);
}

static enum status
outside(const struct sending *s, struct fault *fault)
{
	return fault_set(fault, E_REFUSED, "webhook",
			 N_("{host} is not in the world outside but in a "
			    "private network: allow that for this recipient, "
			    "or name another address"),
			 "host", s->reach.host, NULL);
}

static enum status
resolve(struct sending *s, struct fault *fault)
{
	const char *pinned;
	enum status status = reach_resolve(&s->reach, s->arena, &pinned);

	if (status == E_REFUSED)
		return outside(s, fault);
	if (status != OK)
		return fault_set(fault, E_IO, "webhook",
				 N_("{host} is not known to the network: check "
				    "its name"),
				 "host", s->reach.host, NULL);
	if (pinned)
		s->pinned = s->curl->append(NULL, pinned);
	return OK;
}

static size_t
take_answer(char *bytes, size_t size, size_t count, void *self)
{
	struct sending *s = self;

	(void)bytes;
	s->answered += size * count;
	return s->answered > ANSWER_BYTES ? 0 : size * count;
}

static int
watch(void *self, curl_off_t to_get, curl_off_t got, curl_off_t to_put,
      curl_off_t put)
{
	const struct sending *s = self;
	const atomic_bool *stop = s->webhook->stop;

	(void)to_get;
	(void)got;
	(void)to_put;
	(void)put;
	return stop && atomic_load(stop);
}

static void
add_header(struct sending *s, const char *name, const char *value)
{
	s->headers = s->curl->append(
		s->headers, arena_printf(s->arena, "%s: %s", name, value));
}

static void
add_headers(struct sending *s)
{
	const struct webhook *webhook = s->webhook;
	char signature[WEBHOOK_SIGNATURE_TEXT];

	webhook_sign(webhook, signature);
	add_header(s, "Content-Type", webhook->type);
	add_header(s, "Webhook-Id", webhook->id);
	add_header(s, "Webhook-Timestamp",
		   arena_printf(s->arena, "%lld",
				(long long)webhook->now_utc));
	add_header(s, "Webhook-Signature", signature);
	for (size_t i = 0; i < webhook->headers; i++)
		add_header(s, webhook->header[i].name,
			   webhook->header[i].value);
	/* No waiting for "100 Continue". */
	add_header(s, "Expect", "");
}

static void
set_options(struct sending *s)
{
	const struct webhook *webhook = s->webhook;
	__typeof__(s->curl->setopt) set = s->curl->setopt;
	bool any = webhook->reach == WEBHOOK_ANYWHERE;

	(void)set(s->handle, CURLOPT_URL, webhook->url);
	(void)set(s->handle, CURLOPT_PROTOCOLS_STR,
		  any ? "https,http" : "https");
	(void)set(s->handle, CURLOPT_FOLLOWLOCATION, 0L);
	(void)set(s->handle, CURLOPT_PROXY, "");
	(void)set(s->handle, CURLOPT_NOSIGNAL, 1L);
	(void)set(s->handle, CURLOPT_CONNECTTIMEOUT, (long)WEBHOOK_CONNECT_S);
	(void)set(s->handle, CURLOPT_TIMEOUT, (long)WEBHOOK_TOTAL_S);
	(void)set(s->handle, CURLOPT_SSL_VERIFYPEER, 1L);
	(void)set(s->handle, CURLOPT_SSL_VERIFYHOST, 2L);
	(void)set(s->handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	(void)set(s->handle, CURLOPT_USERAGENT, "Vernacular");
	(void)set(s->handle, CURLOPT_RESOLVE, s->pinned);
	(void)set(s->handle, CURLOPT_HTTPHEADER, s->headers);
	(void)set(s->handle, CURLOPT_POST, 1L);
	(void)set(s->handle, CURLOPT_POSTFIELDS, webhook->body);
	(void)set(s->handle, CURLOPT_POSTFIELDSIZE_LARGE,
		  (curl_off_t)webhook->count);
	(void)set(s->handle, CURLOPT_OPENSOCKETFUNCTION, reach_open);
	(void)set(s->handle, CURLOPT_OPENSOCKETDATA, &s->reach);
	(void)set(s->handle, CURLOPT_WRITEFUNCTION, take_answer);
	(void)set(s->handle, CURLOPT_WRITEDATA, s);
	(void)set(s->handle, CURLOPT_NOPROGRESS, 0L);
	(void)set(s->handle, CURLOPT_XFERINFOFUNCTION, watch);
	(void)set(s->handle, CURLOPT_XFERINFODATA, s);
}

/* What the answer, or that there was none, means. */
static enum status
judge(const struct sending *s, CURLcode result, long code,
      struct fault *fault)
{
	char text[24];

	if (s->reach.refused)
		return outside(s, fault);
	if (result && !(result == CURLE_WRITE_ERROR && code))
		return fault_set(fault, E_IO, "webhook",
				 N_("{host} did not take it: {why}"), "host",
				 s->reach.host, "why",
				 s->curl->strerror(result), NULL);
	if (code >= 200 && code <= 299)
		return OK;
	(void)snprintf(text, sizeof text, "%ld", code);
	if (code == 410)
		return fault_set(fault, E_REFUSED, "webhook",
				 N_("{host} says that its address is gone "
				    "(410): ask who receives there"),
				 "host", s->reach.host, NULL);
	return fault_set(fault, E_IO, "webhook",
			 N_("{host} did not take it: it answered {code}"),
			 "host", s->reach.host, "code", text, NULL);
}

static enum status
perform(struct sending *s, int *ret_code, struct fault *fault)
{
	enum status status = resolve(s, fault);
	CURLcode result;
	long code = 0;

	if (status != OK)
		return status;
	s->handle = s->curl->init();
	if (!s->handle)
		return no_library(fault);
	add_headers(s);
	set_options(s);
	result = s->curl->perform(s->handle);
	(void)s->curl->getinfo(s->handle, CURLINFO_RESPONSE_CODE, &code);
	*ret_code = (int)code;
	return judge(s, result, code, fault);
}

enum status
webhook_send(const struct webhook *webhook, int *ret_code, struct fault *fault)
{
	struct sending s = {.webhook = webhook, .curl = curl_library()};
	const char *place[2];
	enum status status;

	*ret_code = 0;
	if (!s.curl)
		return no_library(fault);
	status = webhook_check("webhook", webhook->url, webhook->reach, fault);
	if (status != OK)
		return status;
	s.arena = arena_new();
	(void)parse(s.curl, webhook->url, webhook->reach, s.arena, place);
	s.reach = (struct reach){.host = place[0],
				 .port = place[1],
				 .extent = webhook->reach == WEBHOOK_WORLD
						   ? REACH_WORLD
						   : REACH_ANYWHERE};
	status = perform(&s, ret_code, fault);
	if (s.handle)
		s.curl->cleanup(s.handle);
	s.curl->free_list(s.headers);
	s.curl->free_list(s.pinned);
	arena_free(s.arena);
	return status;
}
