/* Voices of languages, and notices heard with them: listened to and signed. */
#include "desk/voice.h"

#include <string.h>

#include "desk/letters.h"
#include "lang/tag.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define SIGNERS                                                                \
	(ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |               \
	 ROLE_BIT(ROLE_TRANSLATOR))
#define NOTE_MOST 300 /* code points */
#define NAME_MOST 100

#define SIGN_FIELDS                                                            \
	{.name = "stamp", .type = FIELD_HIDDEN, .required = true},             \
		{.name = "verdict",                                            \
		 .type = FIELD_WORD,                                           \
		 .set = "voice-verdict",                                       \
		 .required = true,                                             \
		 .label = N_("What did they say?")},                           \
		{.name = "listener",                                           \
		 .type = FIELD_TEXT,                                           \
		 .max = NAME_MOST,                                             \
		 .required = true,                                             \
		 .label = N_("Who listened?"),                                 \
		 .hint = N_("Somebody who speaks the language as a tenant "    \
			    "does, such as a member of the tenants' panel.")}, \
		{.name = "note",                                               \
		 .type = FIELD_TEXT,                                           \
		 .max = NOTE_MOST,                                             \
		 .label = N_("What was wrong or hard?")}

static const struct field voice_fields[] = {SIGN_FIELDS, {0}};

static const struct field notice_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE, .label = N_("Language")},
	{.name = "variant", .type = FIELD_PICK, .set = "variant"},
	{0},
};

static const struct field notice_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{.name = "variant", .type = FIELD_PICK, .set = "variant"},
	SIGN_FIELDS,
	{0},
};

static enum status
list_voices(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return voices_list(visit, exchange_model(x), fault);
}

/* The page of a voice, or of a notice heard with it. */
static enum status
show(struct exchange *x, struct visit *visit, const struct voice_wish *wish,
     struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		voice_show(visit, wish, root, exchange_faults(x), fault);

	if (status != OK)
		return status;
	model_text(root, "page_reading",
		   tag_direction(tag_find(noun_text(root, "tag"))));
	model_text(root, "page_variant", noun_text(root, "variant"));
	model_bool(root, "page_sign",
		   model_true(model_get(root, "stamp")) &&
			   SIGNERS & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
send_sound(struct exchange *x, struct visit *visit,
	   const struct voice_wish *wish, struct fault *fault)
{
	struct letter_printed printed;
	enum status status = voice_sound(visit, wish, &printed,
					 exchange_faults(x), fault);

	if (status == OK)
		exchange_play(x, printed.mime,
			      arena_printf(exchange_arena(x), "%s-%s.ogg",
					   printed.notice, printed.language),
			      printed.bytes, printed.count);
	return status;
}

static struct voice_signing
signing_from(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct voice_signing){
		.stamp = form_text(form, "stamp"),
		.verdict = form_text(form, "verdict"),
		.listener = form_text(form, "listener"),
		.note = form_text(form, "note"),
	};
}

static enum status
show_voice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct voice_wish wish = {.language = exchange_path(x, "lang")};
	enum status status = show(x, visit, &wish, fault);

	exchange_title(x, N_("The voice of {language}"), "language",
		       tag_find(wish.language)
			       ? tag_find(wish.language)->autonym
			       : wish.language,
		       NULL);
	return status;
}

static enum status
play_voice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct voice_wish wish = {.language = exchange_path(x, "lang")};

	return send_sound(x, visit, &wish, fault);
}

static enum status
sign_voice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct voice_signing signing = signing_from(x);
	enum status status;

	signing.of.language = exchange_path(x, "lang");
	status = voice_sign(visit, &signing, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/settings/voices/%s", signing.of.language);
		exchange_flash(x, N_("Signed and kept."));
	}
	return status;
}

static struct voice_wish
wish_from(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct voice_wish){
		.notice = exchange_path(x, "name"),
		.language = form_text(form, "lang"),
		.variant = form_text(form, "variant"),
	};
}

static enum status
show_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct voice_wish wish = wish_from(x);
	enum status status = show(x, visit, &wish, fault);

	if (status == OK)
		exchange_title(x, N_("{title}, read aloud"), "title",
			       noun_text(exchange_model(x), "title"), NULL);
	return status;
}

static enum status
play_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct voice_wish wish = wish_from(x);

	return send_sound(x, visit, &wish, fault);
}

static enum status
sign_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct voice_signing signing = signing_from(x);
	enum status status;

	signing.of = wish_from(x);
	signing.of.language = form_text(form, "language");
	status = voice_sign(visit, &signing, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/notices/%s/voice?lang=%s",
			      signing.of.notice, signing.of.language);
		exchange_flash(x, N_("Signed and kept."));
	}
	return status;
}

const struct route routes_voices[] = {
	{.method = METHOD_GET,
	 .path = "/settings/voices",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = list_voices,
	 .title = N_("Voices"),
	 .tag = "notices",
	 .page = "voices"},
	{.method = METHOD_GET,
	 .path = "/settings/voices/{lang}",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .form = voice_fields,
	 .handle = show_voice,
	 .title = N_("The voice of a language"),
	 .tag = "notices",
	 .page = "voice"},
	{.method = METHOD_POST,
	 .path = "/settings/voices/{lang}",
	 .roles = SIGNERS,
	 .kind = ROUTE_WRITE,
	 .fields = voice_fields,
	 .handle = sign_voice,
	 .title = N_("Sign the voice of a language"),
	 .tag = "notices",
	 .again = "/settings/voices/{lang}"},
	{.method = METHOD_GET,
	 .path = "/settings/voices/{lang}/sample",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_SLOW,
	 .prepare = play_voice,
	 .title = N_("A few sentences in the voice of a language"),
	 .tag = "notices"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/voice",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = notice_query,
	 .form = notice_fields,
	 .handle = show_notice,
	 .title = N_("A notice, read aloud"),
	 .tag = "notices",
	 .page = "voice"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/voice",
	 .roles = SIGNERS,
	 .kind = ROUTE_WRITE,
	 .fields = notice_fields,
	 .handle = sign_notice,
	 .title = N_("Sign a notice that was read aloud"),
	 .tag = "notices",
	 .again = "/notices/{name}/voice"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}/voice/sample",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_SLOW,
	 .fields = notice_query,
	 .prepare = play_notice,
	 .title = N_("A notice with its examples, as sound"),
	 .tag = "notices"},
	{0},
};
