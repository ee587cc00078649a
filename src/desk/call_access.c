/* How an interpreter is reached by telephone. */
#include "desk/call_access.h"

#include <string.h>

#include "base/buf.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "wire/model.h"

#define ROWS_MOST 400
#define CODE_MOST 60
#define SAY_MOST 600

/* What stands in the words for an operator until it is put in. */
#define LANGUAGE "LANGUAGE"
#define CODE "CODE"

static int32_t
today(const struct visit *visit)
{
	return zone_local(visit->now_utc).day_days;
}

static bool
holds(const struct call_access *row, int32_t day_days)
{
	return row->from_days <= day_days &&
	       (!row->until_days || row->until_days >= day_days);
}

static void
show_row(struct visit *visit, struct model *model,
	 const struct call_access *row)
{
	model_id(model, "id", row->id);
	model_language(model, "language",
		       *row->language ? row->language : NULL);
	model_id(model, "provider", row->provider);
	model_text(model, "provider_name", row->provider_name);
	model_text(model, "phone", row->phone);
	model_text(model, "code", row->code);
	model_text(model, "say", row->say);
	model_text(model, "say_unknown", row->say_unknown);
	model_day(model, "from_day", row->from_days);
	if (row->until_days)
		model_day(model, "until_day", row->until_days);
	else
		model_null(model, "until_day");
	model_bool(model, "now", holds(row, today(visit)));
}

enum status
call_accesses_show(struct visit *visit, struct model *model,
		   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "accesses");
	struct call_accesses all;
	struct providers providers;
	enum status status = call_access_list(&access,
					      visit_organisation(visit),
					      ROWS_MOST, &all, fault);

	if (status == OK)
		status = provider_list(&access, &providers, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		show_row(visit, model_append(rows), &all.list[i]);
	rows = model_children(model, "providers");
	for (size_t i = 0; i < providers.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", providers.list[i].id);
		model_text(row, "name", providers.list[i].name);
	}
	return OK;
}

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static enum status
read_provider(struct visit *visit, struct fields *fields, const char *text,
	      int64_t *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *name = field_needed(fields, "provider", text, 40);
	struct providers all;
	enum status status = provider_list(&access, &all, fault);
	int64_t id = 0;

	if (status != OK || !name)
		return status;
	*ret = 0;
	if (id_parse(name, &id))
		for (size_t i = 0; i < all.count; i++)
			if (all.list[i].id == id)
				*ret = id;
	if (!*ret)
		bad(fields, "provider",
		    N_("No such provider works for you: choose one of the "
		       "list"));
	return OK;
}

/* A day; unsaid where it is absent. */
static int32_t
read_day(struct fields *fields, const char *name, const char *text,
	 int32_t unsaid)
{
	struct fault fault;
	int32_t day = unsaid;

	if (text && *text &&
	    zone_parse_day(name, text, &day, &fault) != OK)
		field_take(fields, name, &fault);
	return day;
}

/* What is said to an operator names the language. */
static const char *
read_say(struct fields *fields, const char *text)
{
	const char *say = field_needed(fields, "say", text, SAY_MOST);

	if (say && !strstr(say, LANGUAGE))
		bad(fields, "say",
		    N_("Write LANGUAGE, in capitals, where the language "
		       "is named"));
	return say;
}

static enum status
read_input(struct visit *visit, const struct access_input *in,
	   struct call_access *row, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *language = field_language(&fields, "language",
					      in->language);
	enum status status;

	*row = (struct call_access){
		.organisation = visit_organisation(visit),
		.language = language ? language : "",
		.phone = field_phone(&fields, "phone", in->phone),
		.code = field_text(&fields, "code", in->code, CODE_MOST),
		.say = read_say(&fields, in->say),
		.say_unknown = field_text(&fields, "say_unknown",
					  in->say_unknown, SAY_MOST),
		.from_days = read_day(&fields, "from", in->from, today(visit)),
		.until_days = read_day(&fields, "until", in->until, 0),
		.created_utc = visit->now_utc,
		.created_by = visit_actor(visit),
	};
	if (!in->phone || !*in->phone)
		(void)field_needed(&fields, "phone", NULL, 40);
	if (row->until_days && row->until_days < row->from_days)
		bad(&fields, "until", N_("It ends before it begins"));
	status = read_provider(visit, &fields, in->provider, &row->provider,
			       fault);
	return status == OK ? fields_end(&fields, fault) : status;
}

static enum status
log_access(struct visit *visit, const char *kind,
	   const struct call_access *row, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = row->id,
		.organisation = row->organisation,
		.language = *row->language ? row->language : NULL,
		.payload = payload,
	};

	model_id(payload, "provider", row->provider);
	model_text(payload, "phone", row->phone);
	model_day(payload, "from", row->from_days);
	return log_event(visit, &entry, fault);
}

enum status
call_access_add(struct visit *visit, const struct access_input *in,
		struct model *model, struct faults *faults,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct call_access row;
	enum status status = read_input(visit, in, &row, faults, fault);

	if (status != OK)
		return status;
	row.id = visit_id(visit);
	status = call_access_insert(&access, &row, fault);
	if (status == OK)
		status = log_access(visit, "call-access.added", &row, fault);
	if (status == OK)
		model_id(model, "id", row.id);
	return status;
}

enum status
call_access_stop(struct visit *visit, const char *text, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t until = today(visit) - 1;
	struct call_access row;
	enum status status;
	int64_t id;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = call_access_get(&access, id, &row, fault);
	if (status == OK && row.from_days > until)
		until = row.from_days - 1;
	if (status == OK)
		status = call_access_end(&access, id, until, fault);
	if (status == E_NOT_FOUND)
		return not_found("id", fault);
	if (status == OK)
		status = log_access(visit, "call-access.ended", &row, fault);
	if (status == OK)
		model_id(model, "id", id);
	return status;
}

enum status
call_access_now(struct visit *visit, int64_t organisation,
		const char *language, struct call_access *ret,
		struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct call_question question = {organisation, language,
					 today(visit)};
	struct organisation own;
	enum status status = call_access_for(&access, &question, ret, fault);

	if (status == E_NOT_FOUND) {
		status = organisation_get(&access, organisation, &own, fault);
		if (status == OK && own.parent) {
			question.organisation = own.parent;
			status = call_access_for(&access, &question, ret,
						 fault);
		} else if (status == OK) {
			status = E_NOT_FOUND;
		}
	}
	if (status != E_NOT_FOUND)
		return status;
	return fault_set(fault, E_REFUSED, "",
			 N_("No number is set up for interpreters by "
			    "telephone: an administrator does that under "
			    "Calls, Numbers and codes"),
			 NULL);
}

/* A name for the operator, who speaks English. */
static const char *
named(const char *language)
{
	const struct tag *tag = *language ? tag_find(language) : NULL;

	return tag ? tag->english : "?";
}

const char *
call_access_say(struct visit *visit, const struct call_access *row,
		const char *language)
{
	const char *at = *language || !row->say_unknown ? row->say
							: row->say_unknown;
	struct buf out = {0};
	const char *text;

	while (*at) {
		if (!strncmp(at, LANGUAGE, sizeof LANGUAGE - 1)) {
			buf_text(&out, named(language));
			at += sizeof LANGUAGE - 1;
		} else if (!strncmp(at, CODE, sizeof CODE - 1)) {
			buf_text(&out, row->code ? row->code : "");
			at += sizeof CODE - 1;
		} else {
			buf_char(&out, *at++);
		}
	}
	text = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return text;
}
