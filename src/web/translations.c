/* Translations in the browser: a notice's sentences in one language, revised
 * and approved one by one or together. */
#include "desk/translations.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_query[] = {
	{.name = "state",
	 .type = FIELD_PICK,
	 .set = "review",
	 .label = N_("State"),
	 .any = N_("Every state")},
	{0},
};

static const struct field chosen_fields[] = {
	{.name = "id", .type = FIELD_HIDDEN, .required = true},
	{.name = "key", .type = FIELD_HIDDEN, .required = true},
	{0},
};

static const struct field act_fields[] = {
	{.name = "note", .type = FIELD_TEXT, .label = N_("Why?")},
	{.name = "messages",
	 .type = FIELD_LIST,
	 .max = 300,
	 .fields = chosen_fields},
	{0},
};

static enum status
show_all(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *state = form_text(exchange_form(x), "state");
	const struct translations_wish wish = {
		exchange_path(x, "name"), exchange_path(x, "language"), state};
	struct model *root = exchange_model(x);
	enum status status = translations_show(visit, &wish, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "state", state);
	noun_direction(root, wish.language);
	noun_differences(root, "messages");
	exchange_title(x, N_("{title}: translation"), "title",
		       noun_text(root, "title"), NULL);
	return OK;
}

static const char *
said(const char *action)
{
	switch (action[2]) {
	case 'v':
		return N_("Revised.");
	case 'p':
		return N_("Approved.");
	default:
		return N_("Refused. Its translator can see why.");
	}
}

/* The messages that were named, or none for all of them. */
static void
read_chosen(struct exchange *x, struct translation_act *act)
{
	const struct form *form = exchange_form(x);
	struct arena *arena = exchange_arena(x);
	const char **id, **key;

	act->count = form_count(form, "messages");
	if (!act->count)
		return;
	act->id = id = arena_alloc(arena, act->count * sizeof *id);
	act->key = key = arena_alloc(arena, act->count * sizeof *key);
	for (size_t i = 0; i < act->count; i++) {
		const struct form *one = form_element(form, "messages", i);

		id[i] = form_text(one, "id");
		key[i] = form_text(one, "key");
	}
}

static enum status
act_on_some(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct translation_act act = {
		.name = exchange_path(x, "name"),
		.language = exchange_path(x, "language"),
		.action = exchange_path(x, "action"),
		.note = form_text(exchange_form(x), "note"),
	};
	enum status status;

	read_chosen(x, &act);
	status = translation_act(visit, &act, exchange_model(x), fault);
	if (status != OK)
		return status;
	if (act.count == 1)
		exchange_goto(x, "/notices/%s/translations/%s/messages/%s",
			      act.name, act.language, act.id[0]);
	else
		exchange_goto(x, "/notices/%s/translations/%s", act.name,
			      act.language);
	exchange_flash(x, said(act.action));
	return OK;
}

const struct route routes_translations[] = {
	{.method = METHOD_GET,
	 .path = "/notices/{name}/translations/{language}",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = list_query,
	 .form = list_query,
	 .handle = show_all,
	 .title = N_("A translation"),
	 .tag = "notices",
	 .page = "translations"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/translations/{language}/{action}",
	 .roles = ROUTE_TRANSLATORS,
	 .kind = ROUTE_WRITE,
	 .fields = act_fields,
	 .handle = act_on_some,
	 .title = N_("Revise, approve or refuse translations"),
	 .tag = "notices",
	 .again = "/notices/{name}/translations/{language}"},
	{0},
};
