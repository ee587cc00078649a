/* What people ask for themselves, as they ask it. Every sentence in this file
 * is read by tenants, and translated into all languages of po/tenant. */
#include <string.h>

#include "core/request.h"
#include "desk/ask_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "store/organisation.h"
#include "wire/model.h"

#define LINE_MOST 400   /* bytes of a line; a letter takes up to four */
#define WORDS_MOST 8000 /* bytes of what they tell */

static bool
has_members(const struct organisations *all, int64_t id)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].parent == id)
			return true;
	return false;
}

/* A partnership itself has no tenants. */
static enum status
landlords(struct visit *visit, struct organisations *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	if (status != OK)
		return status;
	ret->count = 0;
	ret->list = arena_alloc(visit->arena,
				(all.count + 1) * sizeof *ret->list);
	for (size_t i = 0; i < all.count; i++)
		if (!has_members(&all, all.list[i].id))
			ret->list[ret->count++] = all.list[i];
	return OK;
}

enum status
ask_landlords(struct visit *visit, struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "landlords");
	struct organisations all;
	enum status status = landlords(visit, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", all.list[i].id);
		model_text(row, "name", all.list[i].name);
	}
	return status;
}

static void
needed(struct fields *fields, const char *name, const char *value,
       const char *message)
{
	struct fault fault;

	if (value)
		return;
	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* The landlord they named, or the only one. */
static int64_t
read_landlord(struct fields *fields, const struct organisations *all,
	      const char *text)
{
	int64_t id;

	if (!text && all->count == 1)
		return all->list[0].id;
	for (size_t i = 0; text && id_parse(text, &id) && i < all->count; i++)
		if (all->list[i].id == id)
			return id;
	needed(fields, "landlord", NULL, N_("Please choose your landlord."));
	return 0;
}

/* One of a few words that the page offers, NULL for none of them. */
static const char *
read_one(const char *const *known, size_t count, const char *text)
{
	for (size_t i = 0; text && i < count; i++)
		if (!strcmp(text, known[i]))
			return known[i];
	return NULL;
}

static const char *
read_wants(struct fields *fields, const char *text)
{
	static const char *const known[] = {"letter", "interpreter", "format",
					    "signing", "correction", "other"};
	const char *wants =
		read_one(known, sizeof known / sizeof *known, text);

	needed(fields, "wants", wants, N_("Please choose what you need."));
	return wants;
}

static const char *
read_format(const char *text)
{
	return read_one(&format_names[FORMAT_NONE + 1],
			FORMAT_BSL_VIDEO - FORMAT_NONE, text);
}

static const char *
read_gender(const char *text)
{
	static const char *const known[] = {"woman", "man"};

	return read_one(known, sizeof known / sizeof *known, text);
}

static enum status
read_ask(struct visit *visit, const struct ask_input *in, struct ask *ask,
	 struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct organisations all;
	enum status status = landlords(visit, &all, fault);

	if (status != OK)
		return status;
	*ask = (struct ask){
		.organisation = read_landlord(&fields, &all, in->landlord),
		.asked_utc = visit->now_utc,
		.page_language = in->page_language,
		.name = field_text(&fields, "name", in->name, LINE_MOST),
		.tenancy = field_text(&fields, "tenancy", in->tenancy,
				      LINE_MOST),
		.contact = field_text(&fields, "contact", in->contact,
				      LINE_MOST),
		.safe_contact = field_text(&fields, "safe_contact",
					   in->safe_contact, LINE_MOST),
		.language_spoken = field_language(&fields, "language_spoken",
						  in->language_spoken),
		.language_read = field_language(&fields, "language_read",
						in->language_read),
		.wants = read_wants(&fields, in->wants),
		.words = field_text(&fields, "words", in->words, WORDS_MOST),
		.format = read_format(in->format),
		.interpreter_gender = read_gender(in->interpreter_gender),
	};
	needed(&fields, "name", ask->name, N_("Please write your name."));
	needed(&fields, "contact", ask->contact,
	       N_("Please write a telephone number or an email address, so "
		  "that we can answer."));
	return fields_end(&fields, fault);
}

enum status
log_ask(struct visit *visit, const struct ask *ask, const char *kind,
	struct fault *fault)
{
	struct log_entry entry = {
		.kind = kind,
		.subject = ask->id,
		.organisation = ask->organisation,
		.language = ask->language_spoken ? ask->language_spoken
						 : ask->language_read,
	};

	return log_event(visit, &entry, fault);
}

enum status
ask_make(struct visit *visit, const struct ask_input *in, struct model *model,
	 struct faults *faults, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct ask ask;
	char ref[ASK_REF_TEXT];
	enum status status = read_ask(visit, in, &ask, faults, fault);

	if (status == OK)
		status = ask_next_ref(&access, visit->now_utc, ref, fault);
	if (status != OK)
		return status;
	ask.id = visit_id(visit);
	ask.ref = ref;
	status = ask_insert(&access, &ask, fault);
	if (status == OK)
		status = log_ask(visit, &ask, "ask.made", fault);
	model_text(model, "ref", ref);
	return status;
}
