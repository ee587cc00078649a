/* Who asks: cookies, bearer tokens, languages. */
#include "web/session.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "desk/account.h"
#include "lang/tag.h"
#include "web/inside.h"
#include "web/percent.h"
#include "web/tenant.h"

#define LANGUAGE_COOKIE "vernacular-language"
#define FLASH_COOKIE "vernacular-flash"
#define LANGUAGE_SECONDS 31536000
#define HALF_COOKIE "vernacular-half"
#define DEVICE_COOKIE "vernacular-device"
#define DEVICE_SECONDS 31536000

static const char *
session_name(const struct exchange *x)
{
	return x->asked.secure ? "__Host-vernacular" : "vernacular";
}

const char *
session_cookie(struct exchange *x, const char *name)
{
	const char *at = x->asked.header[HEADER_COOKIE];
	size_t bytes = strlen(name);

	while (at && *at) {
		size_t count;

		at += strspn(at, " ;");
		count = strcspn(at, ";");
		if (count > bytes && !strncmp(at, name, bytes) &&
		    at[bytes] == '=')
			return arena_copy(x->arena, at + bytes + 1,
					  count - bytes - 1);
		at += count;
	}
	return NULL;
}

static void
give_cookie(struct exchange *x, const char *name, const char *value,
	    int seconds)
{
	const char *age = seconds < 0 ? ""
				      : arena_printf(x->arena, "; Max-Age=%d",
						     seconds);

	if (x->answer.cookies == COOKIES)
		return;
	x->answer.cookie[x->answer.cookies++] = arena_printf(
		x->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name,
		value, age, x->asked.secure ? "; Secure" : "");
}

void
session_give_cookie(struct exchange *x, const char *token)
{
	give_cookie(x, session_name(x), token ? token : "", token ? -1 : 0);
}

static const char *
own_name(const struct exchange *x, const char *name)
{
	return arena_printf(x->arena, "%s%s",
			    x->asked.secure ? "__Host-" : "", name);
}

static void
give_own(struct exchange *x, const char *name, const char *value, int seconds)
{
	give_cookie(x, own_name(x, name), value ? value : "",
		    value ? seconds : 0);
}

void
session_give_half(struct exchange *x, const char *token)
{
	give_own(x, HALF_COOKIE, token, -1);
}

const char *
session_half(struct exchange *x)
{
	return session_cookie(x, own_name(x, HALF_COOKIE));
}

void
session_give_device(struct exchange *x, const char *device)
{
	give_own(x, DEVICE_COOKIE, device, DEVICE_SECONDS);
}

const char *
session_device(struct exchange *x)
{
	return session_cookie(x, own_name(x, DEVICE_COOKIE));
}

void
session_give_flash(struct exchange *x, const char *message)
{
	struct buf buf = {0};

	percent_encode(message, &buf);
	give_cookie(x, FLASH_COOKIE, buf_string(&buf), 60);
	buf_free(&buf);
}

const char *
session_take_flash(struct exchange *x)
{
	const char *value = session_cookie(x, FLASH_COOKIE), *message;

	if (!value || !*value ||
	    !percent_decode(x->arena, value, strlen(value), PERCENT_PATH,
			    &message))
		return NULL;
	give_cookie(x, FLASH_COOKIE, "", 0);
	return message;
}

/* The words of this page in that language; NULL: it has none, or English. */
static const struct catalogue *
words_in(const struct exchange *x, const struct tag *tag)
{
	const struct catalogue *words =
		catalogues_find(x->web->catalogues, tag);

	if (!words && x->route && x->route->flags & ROUTE_TENANT)
		words = catalogues_find(tenant_words(x), tag);
	return words;
}

/* An interface in that language, NULL where there is none. */
static const struct tag *
interface_in(const struct exchange *x, const char *text)
{
	const struct tag *tag = text ? tag_find(text) : NULL;

	if (!tag || !strcmp(tag->tag, "en"))
		return tag;
	return words_in(x, tag) ? tag : NULL;
}

/* The first language of Accept-Language with the highest quality that has an
 * interface. Source: RFC 9110, 12.5.4. */
static const struct tag *
accepted(struct exchange *x)
{
	const char *at = x->asked.header[HEADER_ACCEPT_LANGUAGE];
	const struct tag *best = NULL;
	double best_quality = 0;

	while (at && *at) {
		size_t count = strcspn(at, ",");
		const char *range = arena_copy(x->arena, at, count);
		const char *q = strstr(range, "q=");
		double quality = q ? strtod(q + 2, NULL) : 1;
		const struct tag *tag = interface_in(
			x, arena_copy(x->arena, range + strspn(range, " \t"),
				      strcspn(range + strspn(range, " \t"),
					      "; \t")));

		if (tag && quality > best_quality) {
			best = tag;
			best_quality = quality;
		}
		at += count + (at[count] == ',');
	}
	return best;
}

/* ?lang= of any page, unless the row has a field of that name. */
static const struct tag *
wished(const struct exchange *x)
{
	const char *at = x->asked.query;

	for (const struct field *f = x->route ? x->route->fields : NULL;
	     f && f->name; f++)
		if (!strcmp(f->name, "lang"))
			return NULL;
	while (at && *at) {
		size_t count = strcspn(at, "&");

		if (!strncmp(at, "lang=", 5))
			return interface_in(x, arena_copy(x->arena, at + 5,
							  count - 5));
		at += count + (at[count] == '&');
	}
	return NULL;
}

static void
speak(struct exchange *x, const struct tag *tag)
{
	x->known.tag = tag;
	x->known.words = words_in(x, tag);
}

void
session_speak(struct exchange *x, const char *text)
{
	const struct tag *tag = interface_in(x, text);

	speak(x, tag ? tag : tag_find("en"));
}

void
session_language(struct exchange *x)
{
	const struct tag *tag = wished(x);

	if (tag)
		give_cookie(x, LANGUAGE_COOKIE, tag->tag, LANGUAGE_SECONDS);
	if (!tag && x->asked.face == FACE_JSON)
		tag = accepted(x);
	if (!tag)
		tag = interface_in(x, session_cookie(x, LANGUAGE_COOKIE));
	if (!tag && x->known.signed_in)
		tag = interface_in(x, x->known.caller.language);
	if (!tag)
		tag = accepted(x);
	speak(x, tag ? tag : tag_find("en"));
}

/* A language that was asked for in the address stays with the account. */
static void
keep_language(const struct exchange *x, struct visit *visit)
{
	const struct tag *tag = wished(x);
	const char *kept = x->known.caller.language;

	if (tag && kept && strcmp(tag->tag, kept) != 0)
		(void)!account_keep_language(visit, tag->tag, NULL);
}

enum status
session_know(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *bearer = x->asked.header[HEADER_AUTHORIZATION];
	const char *cookie = session_cookie(x, session_name(x));
	struct known *known = &x->known;
	enum status status = OK;

	if (bearer && !strncasecmp(bearer, "Bearer ", 7)) {
		bearer += 7 + strspn(bearer + 7, " ");
		status = account_by_token(visit, bearer, &known->caller,
					  fault);
		known->signed_in = status == OK;
	} else if (cookie && *cookie) {
		status = account_by_session(visit, cookie, &known->caller,
					    &known->csrf, fault);
		known->signed_in = status == OK;
		if (known->signed_in)
			known->session = cookie;
		else if (status == E_FORBIDDEN || status == E_NOT_FOUND)
			status = OK;
	}
	if (known->signed_in)
		visit->caller = &known->caller;
	session_language(x);
	if (known->session)
		keep_language(x, visit);
	return status;
}

/* Browsers say where a form came from; other programs say nothing. */
bool
session_same_origin(const struct exchange *x)
{
	const char *site = x->asked.header[HEADER_FETCH_SITE];
	const char *origin = x->asked.header[HEADER_ORIGIN];
	const char *host = x->asked.header[HEADER_HOST];

	if (site && strcmp(site, "same-origin") && strcmp(site, "none"))
		return false;
	if (!origin)
		return true;
	origin = strstr(origin, "://");
	return origin && host && !strcasecmp(origin + 3, host);
}

enum status
session_guard(struct exchange *x, struct fault *fault)
{
	const char *sent = x->asked.header[HEADER_CSRF];
	const char *csrf = x->known.csrf;

	if (!session_same_origin(x))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("This form was sent from another site: "
				    "open the page here and send it again"),
				 NULL);
	if (!x->known.session)
		return OK;
	if (!sent)
		sent = form_typed(x->form, "csrf");
	if (strlen(sent) != strlen(csrf) ||
	    !hash_equal(sent, csrf, strlen(csrf)))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("This page is from before you signed in: "
				    "open it again and send it once more"),
				 NULL);
	return OK;
}
