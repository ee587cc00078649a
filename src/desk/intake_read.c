/* A request from its words: every bad field is named, what the register says
 * goes where nothing was said, and each item is decided. */
#include <string.h>
#include <strings.h>

#include "core/clearance.h"
#include "core/name.h"
#include "core/necessity.h"
#include "core/worktime.h"
#include "desk/budgets.h"
#include "desk/cases.h"
#include "desk/decide.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/record.h"
#include "lang/tag.h"

#define WORDS_MOST 1000000
#define MINUTES_MOST 10080 /* a week */
#define AHEAD_SECONDS 300  /* clocks of two machines may differ */

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* The tenant's active need of a kind, NULL where the register has none. */
static const char *
need_value(const struct needs *needs, enum need_kind kind)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == kind)
			return needs->list[i].value;
	return NULL;
}

static enum status
read_tenant(struct visit *visit, struct fields *fields, struct draft *draft,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *name = field_needed(fields, "tenant", draft->in->tenant,
					60);
	struct fault unknown;
	enum status status;

	if (!name)
		return OK;
	status = tenant_named(visit, name, &draft->tenant, &unknown);
	if (status == E_NOT_FOUND || status == E_CONFLICT) {
		if (status == E_NOT_FOUND)
			(void)fault_set(&unknown, E_INPUT, "",
					N_("{value} is no tenant here: search "
					   "the register for the person"),
					"value", name, NULL);
		field_take(fields, "tenant", &unknown);
		return OK;
	}
	if (status == OK)
		status = need_active(&access, draft->tenant.id, &draft->needs,
				     &unknown);
	if (status != OK && fault)
		*fault = unknown;
	return status;
}

static void
read_times(struct visit *visit, struct fields *fields, struct draft *draft)
{
	struct request *request = &draft->request;

	request->logged_utc = visit->now_utc;
	request->received_utc = visit->now_utc;
	if (field_time(fields, "received_at", draft->in->received_at,
		       &request->received_utc) &&
	    request->received_utc > visit->now_utc + AHEAD_SECONDS)
		bad(fields, "received_at",
		    N_("This time is still to come: give the time when it "
		       "came in"));
	if (field_time(fields, "needed_by", draft->in->needed_by,
		       &request->needed_by_utc) &&
	    request->needed_by_utc < request->received_utc)
		bad(fields, "needed_by",
		    N_("It is needed before it came in: choose a later "
		       "date"));
}

/* What sets the request apart from others: urgent, about whom, sent again. */
static void
read_standing(struct fields *fields, struct draft *draft)
{
	const struct intake *in = draft->in;
	struct request *request = &draft->request;
	int urgency = URGENCY_NONE - 1, about = ABOUT_PERSON;

	(void)field_word(fields, "urgent", in->urgent, WORDS_URGENCY,
			 &urgency);
	(void)field_word(fields, "about", in->about, WORDS_ABOUT, &about);
	request->urgency = (enum urgency)(urgency + 1);
	request->about = (enum about)about;
	request->again_why = field_text(fields, "again_reason",
					in->again_reason, 400);
}

/* What an executor asks for goes on, with a reason. */
static void
warn_of_life(struct fields *fields, const struct draft *draft)
{
	if (!draft->request.reason && life_warning(&draft->tenant))
		bad(fields, "necessity/reason",
		    N_("This tenant has died or moved away: say why the work "
		       "goes on, such as: the executor asked"));
}

/* A case that is known is linked, other words stay words. */
static enum status
read_case(struct visit *visit, struct draft *draft, struct fault *fault)
{
	struct request *request = &draft->request;
	struct fault unknown;
	enum status status;

	if (!request->case_text || !draft->tenant.id)
		return OK;
	status = case_of(visit, request->case_text, &draft->linked, &unknown);
	if (status == OK &&
	    draft->linked.organisation == draft->tenant.organisation) {
		request->case_file = draft->linked.id;
		return OK;
	}
	draft->linked = (struct statutory_case){0};
	if (status == OK || status == E_NOT_FOUND || status == E_CONFLICT)
		return OK;
	*fault = unknown;
	return status;
}

static const char *const genders[] = {"woman", "man"};

/* One of a closed set; NULL where none was said. */
static const char *
one_of(struct fields *fields, const char *name, const char *said,
       const char *const *names, size_t count)
{
	struct fault fault;
	int i;

	if (!said || !*said)
		return NULL;
	if (name_check("", names, count, said, &i, &fault) == OK)
		return names[i];
	field_take(fields, name, &fault);
	return NULL;
}

static void
read_request(struct visit *visit, struct fields *fields, struct draft *draft)
{
	const struct intake *in = draft->in;
	struct request *request = &draft->request;
	int class = CLASS_SERVICE, sensitivity = SENSITIVITY_NONE;

	read_times(visit, fields, draft);
	request->subject = field_text(fields, "subject", in->subject, 400);
	if (!request->subject)
		request->subject = "";
	request->case_text = field_text(fields, "case", in->case_text, 200);
	(void)field_word(fields, "document_class", in->document_class,
			 WORDS_CLASS, &class);
	(void)field_word(fields, "sensitivity", in->sensitivity,
			 WORDS_SENSITIVITY, &sensitivity);
	request->document_class = (enum document_class)class;
	request->sensitivity = (enum sensitivity)sensitivity;
	request->reader = field_text(fields, "necessity/reader",
				     in->necessity.reader, 400);
	request->stakes = field_text(fields, "necessity/stakes",
				     in->necessity.stakes, 400);
	request->reason = field_text(fields, "necessity/reason",
				     in->necessity.reason, 400);
	warn_of_life(fields, draft);
	draft->response = -1;
	(void)field_word(fields, "necessity/response", in->necessity.response,
			 WORDS_RESPONSE, &draft->response);
	request->logged_by = visit_actor(visit);
	request->version = 1;
	read_standing(fields, draft);
	draft->wish.gender = one_of(fields, "gender", in->gender, genders, 2);
	draft->wish.qualification =
		one_of(fields, "qualification", in->qualification,
		       qualification_names, QUALIFICATIONS);
}

/* A language that we know, or "und": it is still to be found out.
 * Source: ISO 639-3, undetermined. */
static const char *
read_language(struct fields *fields, const char *name, const char *value)
{
	return value && !strcasecmp(value, LANGUAGE_UNKNOWN)
		       ? LANGUAGE_UNKNOWN
		       : field_language(fields, name, value);
}

/* What the register says goes where nothing was said. */
static void
fill_languages(const struct draft *draft, struct item_spec *spec)
{
	const char *own = NULL;

	if (spec->service == SERVICE_FORMAT) {
		if (!spec->language)
			spec->language = spec->from ? spec->from : "en";
		if (!spec->from)
			spec->from = spec->language;
		return;
	}
	if (spec->service == SERVICE_TRANSLATION)
		own = need_value(&draft->needs, NEED_READ_LANGUAGE);
	if (!own)
		own = need_value(&draft->needs, NEED_SPOKEN_LANGUAGE);
	if (!spec->language)
		spec->language = spec->from && strcmp(spec->from, "en") != 0
					 ? "en"
					 : own;
	if (!spec->from)
		spec->from = "en";
}

static void
read_words(struct fields *fields, const struct intake *in,
	   const struct intake_item *item, struct item_spec *spec)
{
	int service = -1, mode = MODE_NONE - 1, format = FORMAT_NONE - 1;

	(void)field_word(fields, "service",
			 item->service && *item->service ? item->service
							 : in->service,
			 WORDS_SERVICE, &service);
	if (service < 0) {
		(void)field_needed(fields, "service", NULL, 20);
		service = SERVICE_TRANSLATION;
	}
	(void)field_word(fields, "mode", item->mode, WORDS_MODE, &mode);
	(void)field_word(fields, "format", item->format, WORDS_FORMAT,
			 &format);
	spec->service = (enum service)service;
	spec->mode = (enum mode)(mode + 1);
	spec->format = (enum format)(format + 1);
}

/* One item under its own pointer. */
static void
read_item(struct fields *outer, struct draft *draft, size_t i)
{
	const struct intake *in = draft->in;
	const struct intake_item *from = &in->item[i];
	struct fields fields = *outer;
	struct item *item = &draft->item[i];
	struct item_spec *spec = &item->spec;
	int64_t words = from->words;
	int64_t minutes = from->minutes ? from->minutes : in->minutes;
	struct fault fault;

	fields.prefix = arena_printf(outer->arena, "%s/items/%zu",
				     outer->prefix,
				     from->place ? (size_t)from->place - 1
						 : i);
	fields.before = outer->faults->count;
	item->n = (int)i + 1;
	read_words(&fields, in, from, spec);
	if (!words && spec->service != SERVICE_INTERPRETING)
		words = in->words; /* nobody counts what is spoken */
	spec->from = read_language(&fields, "from", from->from);
	spec->language = read_language(&fields, "language", from->language);
	if (field_count(&fields, "words", words, WORDS_MOST))
		spec->words = (int)words;
	if (field_count(&fields, "minutes", minutes, MINUTES_MOST))
		spec->minutes = (int)minutes;
	(void)field_time(&fields, "starts_at",
			 from->starts_at && *from->starts_at ? from->starts_at
							     : in->starts_at,
			 &spec->starts_utc);
	if (fields_end(&fields, NULL) != OK)
		return;
	fill_languages(draft, spec);
	if (item_spec_check(spec, &fault) != OK)
		field_take(&fields,
			   fault.where + strspn(fault.where, "/"), &fault);
}

/* Nobody is asked for work in a language that nobody knows. */
static void
hold_unknown(struct item *item, struct policy_decision *decision)
{
	decision->verdict = policy_unknown.verdict;
	decision->rule = policy_unknown.code;
	decision->why = policy_unknown.why;
	decision->source = policy_unknown.source;
	item->state = ITEM_LOGGED;
	item->closed_utc = 0;
	item->rule = decision->rule;
	item->why = decision->why;
	item->rule_row = decision->source.row;
}

/* The decision, who confirms it, and what is said of its need. */
static enum status
settle_item(struct visit *visit, struct draft *draft, size_t i,
	    struct fault *fault)
{
	const struct request *request = &draft->request;
	struct item *item = &draft->item[i];
	enum status status = decide_item(visit, draft, i, fault);

	if (item_language_unknown(&item->spec))
		hold_unknown(item, &draft->decision[i]);
	item->urgent = request->urgency != URGENCY_NONE;
	item->reader = request->reader ? request->reader
				       : necessity_reader(&item->spec);
	item->stakes = request->stakes
			       ? request->stakes
			       : necessity_stakes(request->document_class);
	item->reason = request->reason;
	item->decided_by = visit_actor(visit);
	item->decided_utc = visit->now_utc;
	return status;
}

struct draft *
draft_new(struct arena *arena, size_t items)
{
	struct draft *draft = arena_alloc(arena, sizeof *draft);
	size_t n = items < INTAKE_ITEMS ? items : INTAKE_ITEMS;

	draft->items = n;
	draft->item = arena_alloc(arena, n * sizeof *draft->item);
	draft->decision = arena_alloc(arena, n * sizeof *draft->decision);
	draft->clock = arena_alloc(arena, n * sizeof *draft->clock);
	draft->wave = arena_alloc(arena, n * sizeof *draft->wave);
	draft->ranked = arena_alloc(arena, n * sizeof *draft->ranked);
	draft->estimate = arena_alloc(arena, n * sizeof *draft->estimate);
	return draft;
}

enum status
draft_read(struct visit *visit, struct draft *draft, struct fields fields,
	   struct fault *fault)
{
	const struct intake *in = draft->in;
	enum status status = read_tenant(visit, &fields, draft, fault);

	if (status != OK)
		return status;
	read_request(visit, &fields, draft);
	if (in->cost_code)
		status = cost_code_read(visit, draft->tenant.organisation,
					in->cost_code, &fields,
					&draft->cost_code, fault);
	if (status != OK)
		return status;
	if (!in->items)
		bad(&fields, "items",
		    N_("Nothing is asked for: add at least one item"));
	else if (in->items > INTAKE_ITEMS)
		bad(&fields, "items",
		    N_("These are too many items for one request: at most 20, "
		       "the others in another request"));
	for (size_t i = 0; i < draft->items; i++)
		read_item(&fields, draft, i);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = read_case(visit, draft, fault);
	draft->request.organisation = draft->tenant.organisation;
	draft->request.tenant = draft->tenant.id;
	for (size_t i = 0; i < draft->items && status == OK; i++)
		status = settle_item(visit, draft, i, fault);
	return status;
}
