/* A mail server, and a connection to it. */
#include "post/smtp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "post/curl.h"
#include "post/mail_text.h"
#include "post/reach.h"

#define CONNECT_S 15
/* A connection that nobody used for so long is not used again. */
#define IDLE_S 45
#define HOST_BYTES 253

const char *const smtp_security_names[SMTP_SECURITIES] = {
	[SMTP_STARTTLS] = "starttls",
	[SMTP_TLS] = "tls",
	[SMTP_PLAIN] = "none",
};

/* What was said last to the server. */
enum stage { STAGE_CONNECT, STAGE_TLS, STAGE_AUTH, STAGE_FROM, STAGE_TO,
	     STAGE_DATA };

struct smtp {
	const struct smtp_server *server;
	const struct curl_library *curl;
	const atomic_bool *stop;
	CURL *handle;
	struct arena *arena;
	struct curl_slist *pinned;
	struct reach reach;
	/* Of the mail on its way. */
	const struct smtp_mail *mail;
	size_t read;
	enum stage stage;
	bool over; /* we said goodbye: what comes now is no answer */
	char *answer; /* SMTP_ANSWER_BYTES */
};

static bool
is_host(const char *host)
{
	static const char name[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789-.";
	size_t count = strlen(host);

	if (!count || count > HOST_BYTES || *host == '-' || *host == '.')
		return false;
	if (*host == '[')
		return host[1 + strspn(host + 1, "0123456789abcdefABCDEF:.")] ==
			       ']' &&
		       host[count - 1] == ']';
	return strspn(host, name) == count;
}

enum status
smtp_server_check(const struct smtp_server *server, struct fault *fault)
{
	if (!is_host(server->host))
		return fault_set(fault, E_INPUT, "/host",
				 N_("{value} is no name of a server: write it "
				    "like mail.landlord.example"),
				 "value", server->host, NULL);
	if (server->port < 1 || server->port > 65535)
		return fault_set(fault, E_INPUT, "/port",
				 N_("A port is a number from 1 to 65535: 587 "
				    "with STARTTLS, 465 with TLS, 25 in your "
				    "own network"),
				 NULL);
	if (server->security == SMTP_PLAIN && server->user)
		return fault_set(fault, E_INPUT, "/user",
				 N_("A password is never sent unencrypted: "
				    "choose STARTTLS or TLS, or leave the "
				    "user out"),
				 NULL);
	if (server->authority &&
	    !strstr(server->authority, "-----BEGIN CERTIFICATE-----"))
		return fault_set(fault, E_INPUT, "/authority",
				 N_("This is no certificate: it begins with "
				    "-----BEGIN CERTIFICATE-----"),
				 NULL);
	return OK;
}

static enum reach_extent
extent_of(const struct smtp_server *server)
{
	if (server->security == SMTP_PLAIN)
		return REACH_LOCAL;
	return server->reach == SMTP_WORLD ? REACH_WORLD : REACH_ANYWHERE;
}

struct smtp *
smtp_new(const struct smtp_server *server, const atomic_bool *stop)
{
	const struct curl_library *curl = curl_library();
	struct smtp *smtp;
	CURL *handle = curl ? curl->init() : NULL;

	if (!handle)
		return NULL;
	smtp = mem_new(sizeof *smtp);
	smtp->server = server;
	smtp->curl = curl;
	smtp->stop = stop;
	smtp->handle = handle;
	smtp->arena = arena_new();
	smtp->reach = (struct reach){
		.host = server->host,
		.port = arena_printf(smtp->arena, "%d", server->port),
		.extent = extent_of(server),
	};
	return smtp;
}

void
smtp_free(struct smtp *smtp)
{
	if (!smtp)
		return;
	smtp->curl->cleanup(smtp->handle);
	smtp->curl->free_list(smtp->pinned);
	arena_free(smtp->arena);
	free(smtp);
}

/* ---- what is said and answered ---- */

static size_t
give(char *bytes, size_t size, size_t count, void *self)
{
	struct smtp *smtp = self;
	size_t rest = smtp->mail->count - smtp->read;
	size_t some = size * count < rest ? size * count : rest;

	memcpy(bytes, smtp->mail->bytes + smtp->read, some);
	smtp->read += some;
	return some;
}

static size_t
ignore(char *bytes, size_t size, size_t count, void *self)
{
	(void)bytes;
	(void)self;
	return size * count;
}

static void
note_command(struct smtp *smtp, const char *line, size_t count)
{
	static const struct {
		const char *verb;
		enum stage stage;
	} verbs[] = {
		{"EHLO", STAGE_CONNECT}, {"HELO", STAGE_CONNECT},
		{"STARTTLS", STAGE_TLS}, {"AUTH", STAGE_AUTH},
		{"MAIL", STAGE_FROM},	 {"RCPT", STAGE_TO},
		{"DATA", STAGE_DATA},
	};

	smtp->over = smtp->over || (count >= 4 && !memcmp(line, "QUIT", 4));
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (count >= strlen(verbs[i].verb) &&
		    !memcmp(line, verbs[i].verb, strlen(verbs[i].verb)))
			smtp->stage = verbs[i].stage;
}

/* "550 5.1.1 No such user": printable ASCII, as long as there is room. */
static void
note_answer(struct smtp *smtp, const char *line, size_t count)
{
	size_t to = 0;

	for (size_t i = 0; i < count && to < SMTP_ANSWER_BYTES - 1; i++)
		if (line[i] >= 0x20 && line[i] < 0x7f)
			smtp->answer[to++] = line[i];
	smtp->answer[to] = '\0';
}

static int
listen_in(CURL *handle, curl_infotype type, char *line, size_t count,
	  void *self)
{
	struct smtp *smtp = self;

	(void)handle;
	if (type == CURLINFO_HEADER_OUT)
		note_command(smtp, line, count);
	else if (type == CURLINFO_HEADER_IN && !smtp->over)
		note_answer(smtp, line, count);
	return 0;
}

static int
watch(void *self, curl_off_t to_get, curl_off_t got, curl_off_t to_put,
      curl_off_t put)
{
	const struct smtp *smtp = self;

	(void)to_get;
	(void)got;
	(void)to_put;
	(void)put;
	return smtp->stop && atomic_load(smtp->stop);
}

/* ---- sending ---- */

static enum status
resolve(struct smtp *smtp, struct fault *fault)
{
	const char *pinned;
	enum status status;

	if (smtp->pinned)
		return OK;
	status = reach_resolve(&smtp->reach, smtp->arena, &pinned);
	if (status == E_IO)
		return fault_set(fault, E_IO, "mail",
				 N_("{host} is not known to the network: check "
				    "its name"),
				 "host", smtp->server->host, NULL);
	if (status == OK && pinned)
		smtp->pinned = smtp->curl->append(NULL, pinned);
	return OK; /* judge tells of an address outside the reach */
}

static void
set_security(struct smtp *smtp)
{
	__typeof__(smtp->curl->setopt) set = smtp->curl->setopt;
	const struct smtp_server *server = smtp->server;

	(void)set(smtp->handle, CURLOPT_USE_SSL,
		  (long)(server->security == SMTP_PLAIN ? CURLUSESSL_NONE
							: CURLUSESSL_ALL));
	(void)set(smtp->handle, CURLOPT_SSL_VERIFYPEER, 1L);
	(void)set(smtp->handle, CURLOPT_SSL_VERIFYHOST, 2L);
	(void)set(smtp->handle, CURLOPT_SSLVERSION,
		  (long)CURL_SSLVERSION_TLSv1_2);
	if (server->authority) {
		struct curl_blob blob = {
			.data = arena_text(smtp->arena, server->authority),
			.len = strlen(server->authority),
			.flags = CURL_BLOB_COPY,
		};

		(void)set(smtp->handle, CURLOPT_CAINFO_BLOB, &blob);
	}
	if (server->user) {
		(void)set(smtp->handle, CURLOPT_USERNAME, server->user);
		(void)set(smtp->handle, CURLOPT_PASSWORD,
			  server->password ? server->password : "");
	}
}

static void
set_patience(struct smtp *smtp)
{
	__typeof__(smtp->curl->setopt) set = smtp->curl->setopt;
	long answer_s = smtp->server->answer_s ? smtp->server->answer_s
					       : SMTP_ANSWER_S;

	(void)set(smtp->handle, CURLOPT_NOSIGNAL, 1L);
	(void)set(smtp->handle, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
	(void)set(smtp->handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, answer_s);
	(void)set(smtp->handle, CURLOPT_TIMEOUT, (long)SMTP_TOTAL_S);
	(void)set(smtp->handle, CURLOPT_MAXAGE_CONN, (long)IDLE_S);
	(void)set(smtp->handle, CURLOPT_NOPROGRESS, 0L);
	(void)set(smtp->handle, CURLOPT_XFERINFOFUNCTION, watch);
	(void)set(smtp->handle, CURLOPT_XFERINFODATA, smtp);
}

static void
set_options(struct smtp *smtp, struct curl_slist *to)
{
	__typeof__(smtp->curl->setopt) set = smtp->curl->setopt;
	bool tls = smtp->server->security == SMTP_TLS;
	/* The domain of the sender is who we say that we are. */
	const char *url = arena_printf(smtp->arena, "%s://%s:%s/%s",
				       tls ? "smtps" : "smtp",
				       smtp->server->host, smtp->reach.port,
				       strrchr(smtp->mail->from, '@') + 1);

	set_security(smtp);
	set_patience(smtp);
	(void)set(smtp->handle, CURLOPT_URL, url);
	(void)set(smtp->handle, CURLOPT_PROTOCOLS_STR, tls ? "smtps" : "smtp");
	(void)set(smtp->handle, CURLOPT_PROXY, "");
	(void)set(smtp->handle, CURLOPT_RESOLVE, smtp->pinned);
	(void)set(smtp->handle, CURLOPT_OPENSOCKETFUNCTION, reach_open);
	(void)set(smtp->handle, CURLOPT_OPENSOCKETDATA, &smtp->reach);
	(void)set(smtp->handle, CURLOPT_MAIL_FROM, smtp->mail->from);
	(void)set(smtp->handle, CURLOPT_MAIL_RCPT, to);
	(void)set(smtp->handle, CURLOPT_UPLOAD, 1L);
	(void)set(smtp->handle, CURLOPT_INFILESIZE_LARGE,
		  (curl_off_t)smtp->mail->count);
	(void)set(smtp->handle, CURLOPT_READFUNCTION, give);
	(void)set(smtp->handle, CURLOPT_READDATA, smtp);
	(void)set(smtp->handle, CURLOPT_WRITEFUNCTION, ignore);
	(void)set(smtp->handle, CURLOPT_VERBOSE, 1L);
	(void)set(smtp->handle, CURLOPT_DEBUGFUNCTION, listen_in);
	(void)set(smtp->handle, CURLOPT_DEBUGDATA, smtp);
}

static enum status
outside(const struct smtp *smtp, struct fault *fault)
{
	const char *message =
		smtp->reach.extent == REACH_LOCAL
			? N_("{host} is out in the world: mail goes there "
			     "encrypted only; choose STARTTLS or TLS")
			: N_("{host} is in a private network: allow that in "
			     "the settings of mail, or name another server");

	return fault_set(fault, E_IO, "mail", message, "host",
			 smtp->server->host, NULL);
}

/* What a refusal at each stage asks for. */
static const char *const refusals[] = {
	[STAGE_CONNECT] = N_("{host} does not talk to us: {answer}"),
	[STAGE_TLS] = N_("{host} does not encrypt: {answer}"),
	[STAGE_AUTH] = N_("{host} does not let us in: {answer}. Check the user "
			  "and the password"),
	[STAGE_FROM] = N_("{host} does not take mail from {from}: {answer}. "
			  "Check the sender’s address"),
	[STAGE_TO] = N_("{host} does not take mail to {to}: {answer}"),
	[STAGE_DATA] = N_("{host} did not take the mail: {answer}"),
};

static enum status
refused(const struct smtp *smtp, enum status status, struct fault *fault)
{
	return fault_set(fault, status, "mail", refusals[smtp->stage], "host",
			 smtp->server->host, "from", smtp->mail->from, "to",
			 smtp->mail->to, "answer", smtp->answer, NULL);
}

static enum status
judge(const struct smtp *smtp, CURLcode result, struct fault *fault)
{
	char kind = smtp->answer[0];

	if (smtp->reach.refused)
		return outside(smtp, fault);
	if (result == CURLE_OK)
		return OK;
	if (result == CURLE_USE_SSL_FAILED)
		return fault_set(fault, E_IO, "mail",
				 N_("{host} does not offer encryption on port "
				    "{port}: try TLS on port 465, or ask who "
				    "runs it"),
				 "host", smtp->server->host, "port",
				 smtp->reach.port, NULL);
	if (result == CURLE_PEER_FAILED_VERIFICATION)
		return fault_set(fault, E_IO, "mail",
				 N_("The certificate of {host} is not trusted: "
				    "check the name, or give the certificate "
				    "of who signed it"),
				 "host", smtp->server->host, NULL);
	if (kind == '5' && smtp->stage >= STAGE_TO)
		return refused(smtp, E_REFUSED, fault);
	if (kind == '4' || kind == '5' || result == CURLE_LOGIN_DENIED)
		return refused(smtp, E_IO, fault);
	return fault_set(fault, E_IO, "mail",
			 N_("{host} did not take the mail: {why}"), "host",
			 smtp->server->host, "why",
			 smtp->curl->strerror(result), NULL);
}

enum status
smtp_send(struct smtp *smtp, const struct smtp_mail *mail,
	  char ret_answer[SMTP_ANSWER_BYTES], struct fault *fault)
{
	struct curl_slist *to;
	CURLcode result;
	enum status status;

	smtp->mail = mail;
	smtp->read = 0;
	smtp->stage = STAGE_CONNECT;
	smtp->over = false;
	smtp->answer = ret_answer;
	*ret_answer = '\0';
	status = resolve(smtp, fault);
	if (status != OK)
		return status;
	if (smtp->reach.refused)
		return outside(smtp, fault);
	to = smtp->curl->append(NULL, mail->to);
	set_options(smtp, to);
	result = smtp->curl->perform(smtp->handle);
	(void)smtp->curl->setopt(smtp->handle, CURLOPT_MAIL_RCPT, NULL);
	smtp->curl->free_list(to);
	return judge(smtp, result, fault);
}
