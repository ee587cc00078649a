/* Equality profiles as staff see to them. */
#include "desk/profiles.h"

#include <string.h>

#include "core/name.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/panel_inside.h"
#include "desk/profile_inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/need.h"
#include "wire/model.h"

#define WORDS_MOST 200
#define REASON_MOST 400

static const unsigned may_ask =
	ROLE_BIT(ROLE_OFFICER) | ROLE_BIT(ROLE_MANAGER) |
	ROLE_BIT(ROLE_ADMINISTRATOR) | ROLE_BIT(ROLE_SERVICE);
static const unsigned may_open =
	ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR);

static bool
has_role(const struct visit *visit, unsigned roles)
{
	return visit->caller && roles & ROLE_BIT(visit->caller->role);
}

void
profile_token(const struct visit *visit, const char *purpose, int64_t id,
	      char ret[TOKEN_TEXT])
{
	char text[ID_TEXT];

	id_format(id, text);
	token_keyed(desk_secret(visit->desk),
		    arena_printf(visit->arena, "%s:%s", purpose, text), ret);
}

const char *
profile_address(const struct visit *visit, const char *purpose, int64_t id)
{
	char token[TOKEN_TEXT];

	profile_token(visit, purpose, id, token);
	return arena_printf(visit->arena, "/%c/%s", *purpose, token);
}

static enum status
strip(struct visit *visit, struct model *model, const struct tenant *tenant,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct needs needs;
	enum status status = need_active(&access, tenant->id, &needs, fault);

	if (status != OK)
		return status;
	model_id(model, "id", tenant->id);
	show_strip(model, tenant, &needs);
	return OK;
}

/* Who must not change anything sees no address. */
static enum status
show_link(struct visit *visit, struct model *model,
	  const struct tenant *tenant, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct equality_link link;
	enum status status = equality_link_of(&access, tenant->id,
					      visit->now_utc, &link, fault);

	model_null(model, "link");
	if (status == E_NOT_FOUND || (!status && !has_role(visit, may_ask)))
		return OK;
	if (status == OK) {
		struct model *row = model_child(model, "link");

		model_text(row, "address",
			   profile_address(visit, "equality", link.id));
		model_time(row, "expires_at", link.expires_utc);
	}
	return status;
}

enum status
profile_show(struct visit *visit, const char *text, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct equality_answers answers;
	struct asked asked;
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = desk_note_read(
			visit,
			&(struct desk_note){"profile.read", tenant.id,
					    tenant.organisation, NOTE_QUEUED},
			fault);
	if (status == OK)
		status = strip(visit, model, &tenant, fault);
	if (status == OK)
		status = asked_of(visit, tenant.organisation, &asked, fault);
	if (status == OK)
		status = equality_of_tenant(&access, tenant.id, &answers,
					    fault);
	if (status != OK)
		return status;
	show_asked(visit, model, &asked, &answers);
	model_bool(model, "may_ask",
		   tenant.life == LIFE_CURRENT && has_role(visit, may_ask));
	model_bool(model, "may_open", has_role(visit, may_open));
	status = show_link(visit, model, &tenant, fault);
	return status == OK ? panel_brief(visit, &tenant, model, fault)
			    : status;
}

enum status
profile_question(struct visit *visit, const char *text, const char *question,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct equality_answers answers;
	struct asked asked;
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = strip(visit, model, &tenant, fault);
	if (status == OK)
		status = asked_of(visit, tenant.organisation, &asked, fault);
	if (status == OK)
		status = show_question(model, &asked, question, fault);
	if (status == OK)
		status = equality_of_tenant(&access, tenant.id, &answers,
					    fault);
	if (status == OK)
		model_bool((struct model *)model_get(model, "question"),
			   "answered", asked_answered(&answers, question));
	return status;
}

enum status
profile_sheet(struct visit *visit, struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "questions");
	struct asked asked;
	enum status status =
		asked_of(visit, visit_organisation(visit), &asked, fault);

	for (size_t i = 0; status == OK && i < asked.table.count; i++)
		show_one_question(model_append(rows), &asked, i);
	return status;
}

/* History says that there was an answer, never which, nor to what. */
static enum status
log_profile(struct visit *visit, const char *kind, const struct tenant *tenant,
	    const char *how, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = tenant->id,
					.organisation = tenant->organisation,
					.payload = payload};

	if (how)
		model_text(payload, "how", how);
	return log_event(visit, &entry, fault);
}

/* Errors: E_INPUT with faults. */
static enum status
read_answer(struct visit *visit, const struct equality_question *q,
	    const struct profile_input *in, struct equality_answer *a,
	    struct faults *faults)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const struct equality_said said = {
		in->answers, in->count,
		field_text(&fields, "words", in->words, WORDS_MOST)};
	struct fault fault;

	if (equality_check(q, &said, visit->arena, &a->answers, &fault) != OK)
		field_take(&fields, fault.where, &fault);
	a->words = said.words;
	a->question = q->code;
	a->list = q->list;
	return fields_end(&fields, NULL);
}

static enum status
still_tenant(const struct tenant *tenant, struct fault *fault)
{
	if (tenant->life == LIFE_CURRENT)
		return OK;
	return fault_set(fault, E_REFUSED, "",
			 N_("Nothing more is asked of this tenant, who died, "
			    "moved or was merged with another record"),
			 NULL);
}

static enum status
show_next(struct visit *visit, struct model *model, const struct asked *asked,
	  const struct answering *answering, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *whole = model_object(visit->arena);
	struct equality_answers answers;
	enum status status = equality_of_tenant(
		&access, answering->tenant->id, &answers, fault);

	if (status != OK)
		return status;
	show_asked(visit, whole, asked, &answers);
	model_text(model, "question", answering->question);
	model_copy(model, "next", model_get(whole, "next"));
	return OK;
}

enum status
keep_answer(struct visit *visit, const struct answering *answering,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct tenant *tenant = answering->tenant;
	struct equality_answer a = {.tenant = tenant->id,
				    .how = answering->how,
				    .at_utc = visit->now_utc,
				    .by = visit_actor(visit)};
	const struct equality_question *q;
	struct asked asked;
	enum status status = still_tenant(tenant, fault);

	if (status == OK)
		status = asked_of(visit, tenant->organisation, &asked, fault);
	if (status != OK)
		return status;
	q = equality_find(&asked.table, answering->question);
	if (!q)
		return not_found("question", fault);
	if (read_answer(visit, q, answering->input, &a, faults) != OK) {
		*fault = faults->list[0];
		return E_INPUT;
	}
	a.id = visit_id(visit);
	status = equality_put(&access, &a, fault);
	if (status == OK)
		status = log_profile(visit, "profile.answered", tenant,
				     equality_how_names[a.how], fault);
	return status == OK
		       ? show_next(visit, model, &asked, answering, fault)
		       : status;
}

enum status
profile_answer(struct visit *visit, const char *text, const char *question,
	       const struct profile_input *in, struct model *model,
	       struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct tenant tenant;
	struct answering answering = {&tenant, question, in,
				      EQUALITY_TELEPHONE};
	struct fault wrong;
	int how = EQUALITY_TELEPHONE;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status != OK)
		return status;
	if (in->how && *in->how &&
	    name_check("how", equality_how_names + 1, EQUALITY_HOWS - 1,
		       in->how, &how, &wrong) != OK)
		field_take(&fields, "how", &wrong);
	else if (in->how && *in->how)
		how++;
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	answering.how = (enum equality_how)how;
	model_id(model, "tenant", tenant.id);
	return keep_answer(visit, &answering, model, faults, fault);
}

enum status
drop_answers(struct visit *visit, const struct tenant *tenant,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = equality_remove(&access, tenant->id, fault);

	return status == OK ? log_profile(visit, "profile.taken-back", tenant,
					  NULL, fault)
			    : status;
}

enum status
profile_take_back(struct visit *visit, const char *text, struct model *model,
		  struct fault *fault)
{
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = drop_answers(visit, &tenant, fault);
	if (status == OK)
		model_id(model, "tenant", tenant.id);
	return status;
}

enum status
profile_link_make(struct visit *visit, const char *text, struct model *model,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct equality_link link = {
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
		.expires_utc = visit->now_utc +
			       (int64_t)PROFILE_LINK_DAYS * DAY_SECONDS,
	};
	char token[TOKEN_TEXT];
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = life_letter_allowed(visit, &tenant, fault);
	if (status == OK)
		status = equality_links_end(&access, tenant.id, visit->now_utc,
					    fault);
	if (status != OK)
		return status;
	link.id = visit_id(visit);
	link.tenant = tenant.id;
	profile_token(visit, "equality", link.id, token);
	token_hash(token, link.token_hash);
	status = equality_link_put(&access, &link, fault);
	if (status == OK)
		status = log_profile(visit, "profile.link-made", &tenant, NULL,
				     fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", tenant.id);
	model_text(model, "address",
		   profile_address(visit, "equality", link.id));
	model_time(model, "expires_at", link.expires_utc);
	return OK;
}

static void
show_answer(struct model *row, const struct equality_question *q,
	    const struct equality_answer *a)
{
	struct model *says = model_children(row, "says");

	model_text(row, "code", a->question);
	model_message(row, "asks", q ? q->asks : "");
	model_bool(row, "unsaid", equality_has(a->answers, EQUALITY_UNSAID));
	for (size_t i = 0; q && i < q->choices; i++)
		if (equality_has(a->answers, q->choice[i].code))
			model_message(model_append(says), "text",
				      q->choice[i].says);
	model_name(row, "words", a->words, NULL);
	model_text(row, "list", a->list);
	model_code(row, "how", "profile-how", equality_how_names[a->how]);
	model_time(row, "at", a->at_utc);
}

/* The question with the list that the answer was given under. */
static const struct equality_question *
question_of(const struct equality_table *table,
	    const struct equality_answer *a)
{
	for (size_t i = 0; i < table->count; i++)
		if (!strcmp(table->list[i].code, a->question) &&
		    !strcmp(table->list[i].list, a->list))
			return &table->list[i];
	return equality_find(table, a->question);
}

static enum status
log_opened(struct visit *visit, const struct tenant *tenant,
	   const char *reason, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "profile.opened",
					.subject = tenant->id,
					.organisation = tenant->organisation,
					.payload = payload};

	model_text(payload, "reason", reason);
	return log_event(visit, &entry, fault);
}

enum status
profile_open(struct visit *visit, const char *text, const char *reason_said,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct model *rows = model_children(model, "answers");
	const char *reason;
	struct equality_answers answers;
	struct equality_table table;
	struct tenant tenant;
	enum status status = visit_needs(visit, may_open, fault);

	if (status == OK)
		status = tenant_named(visit, text, &tenant, fault);
	if (status != OK)
		return status;
	reason = field_words_needed(&fields, "reason", reason_said,
				    REASON_MOST);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = log_opened(visit, &tenant, reason, fault);
	if (status == OK)
		status = strip(visit, model, &tenant, fault);
	if (status == OK)
		status = equality_shipped(visit, &table, fault);
	if (status == OK)
		status = equality_of_tenant(&access, tenant.id, &answers,
					    fault);
	if (status != OK)
		return status;
	model_text(model, "reason", reason);
	for (size_t i = 0; i < answers.count; i++)
		show_answer(model_append(rows),
			    question_of(&table, &answers.list[i]),
			    &answers.list[i]);
	return OK;
}
