/* The form of a new request. */
#include "web/intake_form.h"

#include <string.h>

#include "desk/attachments.h"
#include "desk/intake.h"
#include "desk/suggest.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "wire/model.h"

#define ALSO_MOST 20

static const struct field item_fields[] = {
	{.name = "service", .type = FIELD_WORD, .set = "service"},
	{.name = "from", .type = FIELD_LANGUAGE, .set = "unknown-language"},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .set = "unknown-language",
	 .label = N_("Which language, beside English?")},
	{.name = "mode",
	 .type = FIELD_WORD,
	 .set = "mode",
	 .label = N_("How will they meet?")},
	{.name = "format",
	 .type = FIELD_WORD,
	 .set = "format",
	 .label = N_("Which format?")},
	{.name = "words", .type = FIELD_INT, .max = 1000000},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = 1440,
	 .label = N_("How long, in minutes?")},
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .label = N_("When does it start?"),
	 .hint = N_("London time.")},
	{0},
};

static const struct field also_fields[] = {
	{.name = "item", .type = FIELD_TEXT},
	{0},
};

static const struct field attachment_fields[] = {
	{.name = "id", .type = FIELD_ID, .required = true},
	{0},
};

static const struct field necessity_fields[] = {
	{.name = "reader",
	 .type = FIELD_TEXT,
	 .label = N_("Who will read or hear it?")},
	{.name = "stakes",
	 .type = FIELD_TEXT,
	 .label = N_("What turns on it?")},
	{.name = "response",
	 .type = FIELD_PICK,
	 .set = "response",
	 .any = N_("As the policy says"),
	 .label = N_("How is it answered?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .label = N_("Why is it answered so?")},
	{0},
};

const struct field intake_fields[] = {
	{.name = "service",
	 .type = FIELD_WORD,
	 .set = "service",
	 .required = true},
	{.name = "tenant", .type = FIELD_HIDDEN, .required = true},
	{.name = "way",
	 .type = FIELD_WORD,
	 .set = "way",
	 .label = N_("Which way?"),
	 .hint = N_("A letter, a recording or evidence of the tenant’s goes "
		    "into English.")},
	{.name = "received_at",
	 .type = FIELD_TIME,
	 .label = N_("When did it come in?"),
	 .hint = N_("Leave empty for now. The clock runs from here.")},
	{.name = "items",
	 .type = FIELD_LIST,
	 .min = 0,
	 .max = INTAKE_ITEMS,
	 .fields = item_fields},
	{.name = "also",
	 .type = FIELD_LIST,
	 .max = ALSO_MOST,
	 .fields = also_fields},
	{.name = "add", .type = FIELD_WORD, .set = "service"},
	{.name = "cost_code",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Cost code"),
	 .hint = N_("Empty: the default of the service.")},
	{.name = "about",
	 .type = FIELD_WORD,
	 .set = "about",
	 .label = N_("Is it about one person, or the same for everybody?"),
	 .hint = N_("Only what is the same for everybody may be used again "
		    "for somebody else.")},
	{.name = "document_class",
	 .type = FIELD_PICK,
	 .set = "class",
	 .label = N_("What kind of matter is it?"),
	 .hint = N_("Legal, safety and rights matters always go ahead.")},
	{.name = "subject",
	 .type = FIELD_TEXT,
	 .label = N_("What is it about?"),
	 .hint = N_("A few words, such as: rent increase letter. No names.")},
	{.name = "words",
	 .type = FIELD_INT,
	 .max = 1000000,
	 .label = N_("How many words, about?"),
	 .hint = N_("Up to 250 words take one working day.")},
	{.name = "starts_at",
	 .type = FIELD_TIME,
	 .label = N_("When does it start?"),
	 .hint = N_("London time.")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = 1440,
	 .label = N_("How long, in minutes?"),
	 .hint = N_("Allow twice the time of a visit without an "
		    "interpreter.")},
	{.name = "gender",
	 .type = FIELD_PICK,
	 .set = "gender",
	 .any = N_("No matter"),
	 .label = N_("The interpreter should be a")},
	{.name = "qualification",
	 .type = FIELD_PICK,
	 .set = "qualification",
	 .any = N_("As the rules say"),
	 .label = N_("Qualification")},
	{.name = "sensitivity",
	 .type = FIELD_PICK,
	 .set = "sensitivity",
	 .label = N_("Is it sensitive?"),
	 .hint = N_("For domestic abuse an interpreter of the same gender "
		    "from another area is asked.")},
	{.name = "urgent",
	 .type = FIELD_PICK,
	 .set = "urgency",
	 .any = N_("Not urgent"),
	 .label = N_("Is it urgent, and why?"),
	 .hint = N_("Who is asked has an hour to answer, half an hour where "
		    "somebody is in danger, and it stands first on every "
		    "list.")},
	{.name = "case",
	 .type = FIELD_TEXT,
	 .label = N_("Case reference"),
	 .hint = N_("Where it belongs to a complaint, hazard or other case.")},
	{.name = "needed_by",
	 .type = FIELD_TIME,
	 .label = N_("Needed by"),
	 .hint = N_("Leave empty for the service standard.")},
	{.name = "attachment",
	 .type = FIELD_FILE,
	 .max = ATTACHMENT_BYTES_MAX,
	 .label = N_("The document itself, if you have it"),
	 .hint = N_("Its words are counted. PDF, Word, ODT, text or a "
		    "picture, at most 20 MB.")},
	{.name = "text",
	 .type = FIELD_AREA,
	 .max = ATTACHMENT_WORDS_MOST,
	 .label = N_("Or its words, typed or pasted"),
	 .hint = N_("Then it can be translated in the browser, sentence by "
		    "sentence.")},
	{.name = "attachments",
	 .type = FIELD_LIST,
	 .max = ATTACHMENTS_MOST,
	 .fields = attachment_fields},
	{.name = "again_reason",
	 .type = FIELD_TEXT,
	 .label = N_("Why is it sent all the same?")},
	{.name = "necessity", .type = FIELD_GROUP, .fields = necessity_fields},
	{0},
};

static bool
is_page(const struct exchange *x)
{
	return x->asked.face == FACE_PAGE;
}

/* A row that was added and then left alone. */
static bool
left_empty(const struct form *form)
{
	return !form_has(form, "language") && !form_has(form, "format") &&
	       !form_has(form, "from");
}

static void
item_from(const struct exchange *x, const struct form *form,
	  struct intake_item *item)
{
	const char *way = form_text(x->form, "way");
	const char *service = form_text(form, "service");

	*item = (struct intake_item){
		.service = service,
		.from = form_text(form, "from"),
		.language = form_text(form, "language"),
		.mode = form_text(form, "mode"),
		.format = form_text(form, "format"),
		.starts_at = form_text(form, "starts_at"),
		.words = form_int(form, "words"),
		.minutes = form_int(form, "minutes"),
	};
	if (!service)
		service = form_text(x->form, "service");
	if (way && !strcmp(way, "in") && service &&
	    !strcmp(service, "translation") && item->language &&
	    !item->from) {
		item->from = item->language;
		item->language = "en";
	}
}

/* What was ticked comes after the rows. */
static size_t
also_from(const struct exchange *x, struct intake_item *items, size_t place)
{
	size_t ticked = form_count(x->form, "also"), count = 0;

	for (size_t i = 0; i < ticked; i++) {
		const struct form *also = form_element(x->form, "also", i);

		if (!suggest_read(x->arena, form_text(also, "item"),
				  &items[count]))
			continue;
		if (!strcmp(items[count].service, "interpreting"))
			items[count].mode = form_text(
				form_element(x->form, "items", 0), "mode");
		items[count].place = (int)(place + i) + 1;
		count++;
	}
	return count;
}

static const char *const *
held_ids(const struct exchange *x, size_t *ret_count)
{
	size_t rows = form_count(x->form, "attachments"), count = 0;
	const char **ids = arena_alloc(x->arena, (rows + 1) * sizeof *ids);

	for (size_t i = 0; i < rows; i++) {
		const char *id = form_typed(
			form_element(x->form, "attachments", i), "id");

		if (*id)
			ids[count++] = id;
	}
	*ret_count = count;
	return ids;
}

enum status
intake_hold(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct attachment_file *file = exchange_kept(x);
	struct model *held = model_object(x->arena);
	size_t rows = form_count(x->form, "attachments");
	enum status status;

	if (!file)
		return OK;
	status = attachment_hold(visit, file, held, fault);
	if (status != OK)
		return status;
	form_put_text(x->form,
		      arena_printf(x->arena, "attachments.%zu.id", rows),
		      noun_text(held, "id"));
	form_put_text(x->form, "text", "");
	if (file->words > 0 && !*form_typed(x->form, "words"))
		form_put_text(x->form, "words",
			      arena_printf(x->arena, "%lld",
					   (long long)file->words));
	return OK;
}

void
intake_from(struct exchange *x, struct intake *in)
{
	const struct form *form = x->form;
	size_t rows = form_count(form, "items"), count = 0, held;
	struct intake_item *items = arena_alloc(
		x->arena, (rows + ALSO_MOST + 1) * sizeof *items);

	for (size_t i = 0; i < rows; i++) {
		const struct form *row = form_element(form, "items", i);

		if (i && is_page(x) && left_empty(row))
			continue;
		item_from(x, row, &items[count]);
		items[count++].place = (int)i + 1;
	}
	count += also_from(x, items + count, rows);
	*in = (struct intake){
		.service = form_text(form, "service"),
		.tenant = form_text(form, "tenant"),
		.received_at = form_text(form, "received_at"),
		.needed_by = form_text(form, "needed_by"),
		.document_class = form_text(form, "document_class"),
		.subject = form_text(form, "subject"),
		.sensitivity = form_text(form, "sensitivity"),
		.case_text = form_text(form, "case"),
		.starts_at = form_text(form, "starts_at"),
		.words = form_int(form, "words"),
		.minutes = form_int(form, "minutes"),
		.item = items,
		.items = count,
		.necessity = {form_text(form, "necessity.reader"),
			      form_text(form, "necessity.stakes"),
			      form_text(form, "necessity.response"),
			      form_text(form, "necessity.reason")},
		.cost_code = form_text(form, "cost_code"),
		.gender = form_text(form, "gender"),
		.qualification = form_text(form, "qualification"),
		.urgent = form_text(form, "urgent"),
		.about = form_text(form, "about"),
		.again_reason = form_text(form, "again_reason"),
		.attachments = held_ids(x, &held),
		.attachment_count = held,
		.alike = is_page(x) ? INTAKE_ASK : INTAKE_TELL,
	};
}

void
intake_prefill_kept(struct exchange *x, const struct model *typed)
{
	for (const struct model *m = model_first(typed); m; m = model_next(m))
		if (model_text_of(m))
			exchange_prefill(x, model_key(m), model_text_of(m));
}

/* The value of the first need of that kind, "" where there is none. */
static const char *
need_value(const struct model *root, const char *kind)
{
	const struct model *facts =
		model_get(model_get(root, "strip"), "facts");

	for (const struct model *fact = model_first(facts); fact;
	     fact = model_next(fact))
		if (!strcmp(noun_text(fact, "kind"), kind))
			return noun_text(fact, "value");
	return "";
}

/* "large-print:20" fills in large-print. */
static void
prefill_format(struct exchange *x)
{
	const char *value = need_value(exchange_model(x), "format");
	size_t count = strcspn(value, ":");

	exchange_prefill(x, "items.0.format",
			 arena_copy(x->arena, value, count));
}

void
intake_prefill(struct exchange *x, enum service service)
{
	const struct model *root = exchange_model(x);
	const char *language = need_value(root, service == SERVICE_INTERPRETING
							? "spoken-language"
							: "read-language");

	if (!*language)
		language = need_value(root, "spoken-language");
	if (!*language && service == SERVICE_FORMAT)
		language = "en";
	exchange_prefill(x, "service", service_name(service));
	exchange_prefill(x, "items.0.service", service_name(service));
	exchange_prefill(x, "items.0.language", language);
	exchange_prefill(x, "way", "out");
	exchange_prefill(x, "about", "person");
	exchange_prefill(x, "document_class", "service");
	exchange_prefill(x, "sensitivity", "none");
	if (service == SERVICE_INTERPRETING) {
		exchange_prefill(x, "items.0.mode", "on-site");
		exchange_prefill(x, "minutes", "60");
	}
	if (service == SERVICE_FORMAT)
		prefill_format(x);
}

void
intake_mark_rows(struct exchange *x, struct form *typed)
{
	size_t rows = form_count(typed, "items");

	if (!*form_typed(typed, "service"))
		return;
	for (size_t i = 0; i < (rows ? rows : 1); i++) {
		const char *path = arena_printf(x->arena, "items.%zu.service",
						i);

		if (!*form_typed(typed, path))
			form_add_text(typed, path,
				      form_typed(typed, "service"));
	}
}

void
intake_add_row(struct exchange *x, struct form *form)
{
	const char *service = form_typed(form, "add");
	size_t rows = form_count(form, "items");
	enum service known;

	if (!service_parse(service, &known) || rows >= INTAKE_ITEMS)
		return;
	form_add_text(form,
		      arena_printf(x->arena, "items.%zu.service", rows),
		      service);
	if (known == SERVICE_INTERPRETING)
		form_add_text(form,
			      arena_printf(x->arena, "items.%zu.mode", rows),
			      "on-site");
}

/* Whether the page has a control of its own for it. */
static bool
is_shown(const char *const *shown, const char *path)
{
	for (; *shown; shown++) {
		size_t count = strlen(*shown);

		if (!strncmp(path, *shown, count) &&
		    (!path[count] || (*shown)[count - 1] == '.'))
			return true;
	}
	return !strcmp(path, "add");
}

void
intake_carry(struct exchange *x, const struct form *from,
	     const char *const *shown)
{
	struct model *list = model_children(exchange_model(x), "page_carry");
	struct model *typed = model_object(x->arena);

	form_typed_all(from, NULL, typed);
	for (const struct model *m = model_first(typed); m;
	     m = model_next(m)) {
		struct model *row;

		if (!*model_text_of(m) || is_shown(shown, model_key(m)))
			continue;
		row = model_append(list);
		model_text(row, "name", model_key(m));
		model_text(row, "value", model_text_of(m));
	}
}

static bool
was_ticked(const struct form *form, const char *item)
{
	size_t count = form ? form_count(form, "also") : 0;

	for (size_t i = 0; i < count; i++)
		if (!strcmp(form_typed(form_element(form, "also", i), "item"),
			    item))
			return true;
	return false;
}

void
intake_mark_also(struct exchange *x)
{
	const struct model *rows = model_get(exchange_model(x), "also");
	size_t n = 0;

	model_bool(exchange_model(x), "page_also", model_count(rows) > 0);
	for (const struct model *m = model_first(rows); m;
	     m = model_next(m)) {
		const char *item = noun_text(m, "item");

		model_text((struct model *)m, "name",
			   arena_printf(x->arena, "also.%zu.item", n++));
		model_bool((struct model *)m, "chosen",
			   was_ticked(x->typed, item) ||
				   was_ticked(x->prefilled, item));
	}
}
