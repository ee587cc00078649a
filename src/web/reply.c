/* What the tenant opens at /n/{token}: the letter, in other languages and
 * formats too, and a few buttons. Every sentence in this file is translated
 * into all languages of po/tenant. */
#include "desk/reply.h"

#include <string.h>

#include "desk/letter_link.h"
#include "desk/letters.h"
#include "web/audio.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/label.h"
#include "web/nouns.h"
#include "web/reply.h"
#include "web/routes.h"
#include "wire/model.h"

const struct label open_formats[OPEN_FORMATS] = {
	{"pdf", NC_("open-format", "To print")},
	{"text", NC_("open-format", "Words alone")},
};

#define WHOSE N_("A letter to you")

/* size: in points, as of a printed letter; on the page 12 is its own. */
static const struct field open_query[] = {
	{.name = "size", .type = FIELD_INT, .min = 12, .max = 28},
	{0},
};

static const struct field answer_fields[] = {
	{.name = "answer", .type = FIELD_TEXT, .required = true, .max = 20},
	{.name = "language", .type = FIELD_LANGUAGE},
	{.name = "reads", .type = FIELD_LANGUAGE},
	{.name = "size", .type = FIELD_HIDDEN},
	{0},
};

enum status
letter_lost(struct exchange *x, struct visit *visit, enum status status,
	    struct fault *fault)
{
	enum status waits;

	if (status != E_NOT_FOUND)
		return status;
	if (exchange_seldom(x, "letter links noted"))
		letter_link_unknown(visit);
	waits = exchange_try(x, "letter links", fault);
	exchange_missed(x, "letter links");
	return waits == OK ? fault_set(fault, E_NOT_FOUND, "",
				       N_("This page is not here"), NULL)
			   : waits;
}

/* ?lang= as it came; NULL where it did not. */
static const char *
wished(const struct exchange *x)
{
	const char *lang = form_typed(exchange_form(x), "lang");

	return lang && *lang ? lang : NULL;
}

/* Three sizes of letters. */
static void
set_size(struct exchange *x)
{
	struct model *root = exchange_model(x);
	int64_t size = form_int(exchange_form(x), "size");
	bool largest = size >= 22, larger = !largest && size >= 15;

	model_int(root, "page_size", size ? size : 12);
	model_bool(root, "page_larger", larger);
	model_bool(root, "page_largest", largest);
	model_bool(root, "page_large", larger || largest);
	model_int(root, "page_up", larger ? 24 : 18);
	model_int(root, "page_down", largest ? 18 : 12);
}

static enum status
show_letter(struct exchange *x, struct visit *visit, const char *token,
	    struct fault *fault)
{
	const struct reply_wish_page wish = {token, wished(x)};
	struct model *root = exchange_model(x);
	const char *html = NULL, *own;
	enum status status = reply_page(visit, &wish, root, &html, fault);

	if (status != OK)
		return letter_lost(x, visit, status, fault);
	own = noun_text(root, "language");
	exchange_speak(x, wish.language ? wish.language : own);
	exchange_unescaped_letter(x, html);
	set_size(x);
	model_text(root, "page_token", token);
	model_text(root, "page_speaks", noun_text(root, "speaks_language"));
	model_text(root, "page_reads", exchange_language(x));
	model_bool(root, "page_another",
		   strcmp(exchange_language(x), own) != 0);
	model_bool(root, "page_own",
		   !strcmp(own, noun_text(root, "issued_language")));
	model_bool(root, "page_several",
		   model_count(model_get(root, "languages")) > 1);
	return OK;
}

/* A name that says what and in which language: "rent-increase-ur.pdf". */
static enum status
send_file(struct exchange *x, struct visit *visit,
	  const struct letter_wish *wish, struct fault *fault)
{
	struct letter_printed printed;
	enum status status = letter_print(visit, wish, &printed, fault);

	if (status == OK)
		exchange_show(x, printed.mime,
			      arena_printf(exchange_arena(x), "%s-%s.%s",
					   printed.notice, printed.language,
					   printed.extension),
			      printed.bytes, printed.count);
	return status;
}

/* /n/TOKEN is the page; with an ending a file. */
static enum status
open_letter(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *name = exchange_path(x, "token");
	const char *dot = strchr(name, '.');
	size_t count = dot ? (size_t)(dot - name) : strlen(name);
	char *token = arena_copy(exchange_arena(x), name, count);
	const struct letter_wish wish = {
		.token = token,
		.format = dot && strcmp(dot, ".txt") ? dot + 1 : "text",
		.size_pt = (int)form_int(exchange_form(x), "size"),
		.language = wished(x),
	};

	if (!dot)
		return show_letter(x, visit, token, fault);
	return letter_lost(x, visit,
			   audio_ending(dot)
				   ? audio_play(x, visit, token, "audio", fault)
				   : send_file(x, visit, &wish, fault),
			   fault);
}

static enum status
show_languages(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	enum status status = reply_languages(visit, token, root, fault);

	model_text(root, "page_token", token);
	return letter_lost(x, visit, status, fault);
}

/* What the next page says. */
static const char *
thanks(const char *answer)
{
	if (!strcmp(answer, "help"))
		return N_("Thank you. Somebody will help you.");
	if (!strcmp(answer, "call"))
		return N_("Thank you. Somebody will call you.");
	if (!strcmp(answer, "language"))
		return N_("Thank you. Somebody will see to your language.");
	if (!strcmp(answer, "take-back"))
		return N_("It is taken back.");
	return N_("Thank you");
}

static enum status
answer_letter(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *size = form_text(form, "size");
	const struct reply_input in = {
		.token = exchange_path(x, "token"),
		.answer = form_text(form, "answer"),
		.language = form_text(form, "language"),
		.reads = form_text(form, "reads"),
	};
	enum status status = reply_make(visit, &in, exchange_model(x), fault);

	if (status != OK)
		return status;
	if (wished(x))
		exchange_speak(x, wished(x));
	exchange_flash(x, thanks(in.answer));
	if (!strcmp(in.answer, "language") && !in.reads)
		exchange_goto(x, "/n/%s/language?lang=%s", in.token,
			      exchange_language(x));
	else
		exchange_goto(x, "/n/%s?lang=%s&size=%s", in.token,
			      in.reads ? in.reads : exchange_language(x),
			      size && *size ? size : "12");
	return OK;
}

const struct route routes_reply[] = {
	{.method = METHOD_GET,
	 .path = "/n/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_SLOW, /* pages take a while */
	 .flags = ROUTE_TENANT,
	 .fields = open_query,
	 .prepare = open_letter,
	 .title = WHOSE,
	 .tag = "letters",
	 .page = "letter-open"},
	{.method = METHOD_POST,
	 .path = "/n/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_TENANT,
	 .fields = answer_fields,
	 .handle = answer_letter,
	 .title = WHOSE,
	 .tag = "letters"},
	{.method = METHOD_GET,
	 .path = "/n/{token}/language",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_languages,
	 .title = N_("Which language do you read?"),
	 .tag = "letters",
	 .page = "letter-language"},
	{0},
};
