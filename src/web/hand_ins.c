/* A translation is typed beside its source, or sent as a file: by the link of
 * an offer, and by who is signed in. */
#include "web/hand_ins.h"

#include <stdlib.h>
#include <string.h>

#include "desk/requests.h"
#include "lang/tag.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/offers.h"
#include "web/routes.h"
#include "wire/model.h"

const struct field hand_in_query[] = {
	{.name = "from",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{0},
};

static const struct field press_fields[] = {
	{.name = "action", .type = FIELD_TEXT},
	{.name = "parts", .type = FIELD_VALUES},
	{.name = "word",
	 .type = FIELD_TEXT,
	 .max = HAND_IN_WORD_MOST / 4,
	 .label = N_("Why is it right as it is?")},
	{.name = "from",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{.name = "then",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{0},
};

const struct hand_in_press *
hand_in_web_press(struct exchange *x)
{
	struct arena *arena = exchange_arena(x);
	const struct form *form = exchange_form(x);
	struct hand_in_press *press = arena_alloc(arena, sizeof *press);
	size_t cap = 0;

	*press = (struct hand_in_press){
		.action = form_text(form, "action"),
		.word = form_text(form, "word"),
	};
	press->typed = arena_grow(arena, NULL, 0, &cap, sizeof *press->typed);
	for (int n = 1; n <= HAND_IN_WEB_PARTS_MOST; n++) {
		const char *text = form_said(
			form, arena_printf(arena, "parts.%d", n));

		if (!text)
			continue;
		press->typed = arena_grow(arena, press->typed, press->count,
					  &cap, sizeof *press->typed);
		press->typed[press->count++] =
			(struct hand_in_typed){n, text};
	}
	return press;
}

int64_t
hand_in_web_number(const struct exchange *x, const char *name)
{
	const char *text = form_text(exchange_form(x), name);
	long n = text ? strtol(text, NULL, 10) : 0;

	return n > 0 && n <= HAND_IN_WEB_PARTS_MOST ? n : 0;
}

static void
mark_language(struct model *root, const char *key, const char *tag_key,
	      const char *reading_key)
{
	const char *text = model_tag_of(model_get(root, key));
	const struct tag *tag = text ? tag_find(text) : NULL;

	model_text(root, tag_key, tag ? tag->tag : "");
	model_text(root, reading_key, tag ? tag_direction(tag) : "ltr");
}

void
hand_in_web_mark(struct model *root)
{
	mark_language(root, "from", "page_source_tag", "page_source_reading");
	mark_language(root, "language", "page_tag", "page_reading");
	model_bool(root, "page_found",
		   model_count(model_get(root, "remarks")) > 0 ||
			   model_count(model_get(root, "elsewhere")) > 0);
}

static enum status
show(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	struct model *root = exchange_model(x);
	int from = (int)form_int(exchange_form(x), "from");
	enum status status = hand_in_show(visit, &key, from, root, fault);

	if (status != OK)
		return status;
	model_text(root, "page_here", offer_web_here(x));
	model_text(root, "page_parts_at", "");
	model_bool(root, "page_edit",
		   model_true(model_get(root, "can_deliver")));
	hand_in_web_mark(root);
	return OK;
}

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	const struct hand_in_press *press = hand_in_web_press(x);
	const struct hand_in_looked *looked;
	enum status status = hand_in_look(visit, &key, press, &looked, fault);

	if (status == OK)
		exchange_keep(x, (void *)(uintptr_t)looked, NULL);
	return status;
}

enum status
hand_in_web_look_file(struct exchange *x, struct visit *visit,
		      struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	const struct form_file *sent = form_file(exchange_form(x), "file");
	struct file_input *file =
		arena_alloc(exchange_arena(x), sizeof *file);
	const struct hand_in_sent input = {
		.file = sent ? file : NULL,
		.word = form_text(exchange_form(x), "word"),
	};
	const struct hand_in_looked *looked;
	enum status status;

	if (sent)
		*file = (struct file_input){sent->name, sent->type,
					    sent->bytes, sent->count};
	status = hand_in_look_file(visit, &key, &input, &looked, fault);
	if (status == OK)
		exchange_keep(x, (void *)(uintptr_t)looked, NULL);
	else if (status == E_INPUT)
		*faults_add(exchange_faults(x)) = *fault;
	return status;
}

/* Where something is to be done yet: the page of the first thing marked. */
static int64_t
page_to_mend(const struct model *root)
{
	const struct model *first =
		model_first(model_get(root, "elsewhere"));

	for (const struct model *part =
		     model_first(model_get(root, "parts"));
	     part; part = model_next(part))
		if (model_count(model_get(part, "remarks")))
			return model_int_of(model_get(root, "first"));
	return first ? model_int_of(model_get(first, "from"))
		     : model_int_of(model_get(root, "first"));
}

static void
go_on(struct exchange *x, const char *action)
{
	const struct model *root = exchange_model(x);
	int64_t from = hand_in_web_number(x, "then");
	bool saved = !action || !strcmp(action, "save");

	if (!from)
		from = saved ? hand_in_web_number(x, "from")
			     : page_to_mend(root);
	if (model_true(model_get(root, "file_name")))
		exchange_goto(x, "%s", offer_web_here(x));
	else
		exchange_goto(x, "%s/translate?from=%lld", offer_web_here(x),
			      (long long)(from ? from : 1));
	if (saved)
		exchange_flash(x, N_("Kept."));
	else if (!strcmp(action, "check") &&
		 !model_count(model_get(root, "remarks")) &&
		 !model_count(model_get(root, "elsewhere")) &&
		 page_to_mend(root) == model_int_of(model_get(root, "first")))
		exchange_flash(x, N_("Kept, and looked at."));
	else
		exchange_flash(x, N_("Kept, and not handed in yet: see what "
				     "is marked."));
}

enum status
hand_in_web_take(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	const struct form *form = exchange_form(x);
	const char *action = form_text(form, "action");
	enum status status = hand_in_take(visit, &key, exchange_kept(x),
					  exchange_model(x), fault);

	if (status != OK)
		return status;
	if (model_true(model_get(exchange_model(x), "handed_in")))
		return offer_web_done(x, visit, OK,
				      N_("Your work has arrived. Thank you."));
	go_on(x, form_file(form, "file") ? "hand-in" : action);
	return OK;
}

const struct route routes_hand_ins[] = {
	{.method = METHOD_GET,
	 .path = "/o/{token}/translate",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .fields = hand_in_query,
	 .handle = show,
	 .title = N_("Translate beside the source"),
	 .tag = "offers",
	 .page = "hand-in"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/translate",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_LOOSE,
	 .fields = press_fields,
	 .prepare = look,
	 .handle = hand_in_web_take,
	 .title = N_("Keep, check or hand in a translation"),
	 .tag = "offers",
	 .again = "/o/{token}/translate"},
	{.method = METHOD_GET,
	 .path = "/jobs/{id}/translate",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .fields = hand_in_query,
	 .handle = show,
	 .title = N_("Translate beside the source"),
	 .tag = "work",
	 .page = "hand-in"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/translate",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_LOOSE,
	 .fields = press_fields,
	 .prepare = look,
	 .handle = hand_in_web_take,
	 .title = N_("Keep, check or hand in a translation"),
	 .tag = "work",
	 .again = "/jobs/{id}/translate"},
	{0},
};
