/* The English of notices and clauses as a landlord writes it. */
#include "desk/sources.h"

#include <string.h>

#include "base/utf8.h"
#include "desk/difference.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/settings.h"
#include "desk/source_inside.h"
#include "doc/markdown.h"
#include "notice/notices.h"
#include "wire/model.h"

#define NAME_MOST 60
#define NOTE_MOST 400
#define WRITERS (ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR))

static enum status
log_source(struct visit *visit, const char *kind, const struct source *source,
	   const char *waived, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = source->id,
					.organisation = source->organisation,
					.payload = payload};

	model_text(payload, "notice", source->notice);
	model_int(payload, "version", source->version);
	if (source->note)
		model_text(payload, "note", source->note);
	if (waived)
		model_text(payload, "by_policy", waived);
	return log_event(visit, &entry, fault);
}

/* A name that may become a folder's. */
static enum status
check_name(const char *name, struct fault *fault)
{
	size_t count = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

	if (count && count <= NAME_MOST && !name[count] && name[0] != '-')
		return OK;
	return fault_set(fault, E_INPUT, "/name",
			 N_("“{value}” cannot be the name of a notice: small "
			    "letters, digits and hyphens, at most 60"),
			 "value", name, NULL);
}

static enum status
check_text(const char *where, const char *text, struct fault *fault)
{
	size_t count = strlen(text), at;
	uint32_t cp;

	if (count > MARKDOWN_BYTES_MAX)
		return fault_set(fault, E_INPUT, where,
				 N_("This text is too long for a letter"),
				 NULL);
	if (!utf8_acceptable(text, count, &at, &cp))
		return fault_set(fault, E_INPUT, where,
				 N_("This text has characters that no letter "
				    "may have: remove control characters"),
				 NULL);
	return OK;
}

/* The draft that is open gives way to the next version. */
static enum status
replace_draft(struct visit *visit, const struct sources *history,
	      struct fault *fault)
{
	struct access access = visit_access(visit);

	for (size_t i = 0; i < history->count; i++) {
		struct source old = history->list[i];

		if (old.state == SOURCE_WAITING)
			return fault_set(fault, E_CONFLICT, "version",
					 N_("A version waits for approval: "
					    "withdraw it before you write "
					    "another"),
					 NULL);
		if (old.state != SOURCE_DRAFT)
			continue;
		old.state = SOURCE_REPLACED;
		return source_move(&access, &old, SOURCE_DRAFT, fault);
	}
	return OK;
}

static enum status
check_draft(struct visit *visit, const struct source_draft *draft,
	    const struct sources *history, struct fault *fault)
{
	int64_t versions = history->count ? history->list[0].version : 0;
	enum status status = check_name(draft->name, fault);

	(void)visit;
	if (status == OK)
		status = check_text("/text", draft->text, fault);
	if (status == OK && draft->easy_read)
		status = check_text("/easy_read", draft->easy_read, fault);
	if (status == OK && draft->versions != versions)
		status = fault_set(fault, E_STALE, "versions",
				   N_("Somebody saved another version "
				      "meanwhile: look at it, then save "
				      "again"),
				   NULL);
	return status;
}

/* What the draft was made of: the version before, where there is one. */
static int64_t
based_on(const struct sources *history)
{
	for (size_t i = 0; i < history->count; i++)
		if (history->list[i].state == SOURCE_DRAFT ||
		    history->list[i].state == SOURCE_IN_USE)
			return history->list[i].id;
	return 0;
}

enum status
source_save(struct visit *visit, const struct source_draft *draft,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct source source = {
		.organisation = visit_organisation(visit),
		.notice = draft->name ? draft->name : "",
		.text = draft->text ? draft->text : "",
		.easy_read = draft->easy_read && *draft->easy_read
				     ? draft->easy_read
				     : NULL,
		.made_by = visit_actor(visit),
		.made_utc = visit->now_utc,
		.state = SOURCE_DRAFT,
	};
	const struct source_draft whole = {source.notice, draft->versions,
					   source.text, source.easy_read};
	struct sources history;
	enum status status = visit_needs(visit, WRITERS, fault);

	if (status == OK)
		status = source_history(&access, source.organisation,
					source.notice, &history, fault);
	if (status == OK)
		status = check_draft(visit, &whole, &history, fault);
	if (status == OK)
		status = replace_draft(visit, &history, fault);
	if (status != OK)
		return status;
	source.id = visit_id(visit);
	source.based_on = based_on(&history);
	status = source_insert(&access, &source, fault);
	if (status == OK)
		status = log_source(visit, "source.saved", &source, NULL,
				    fault);
	if (status == OK)
		status = source_show(visit, source.notice, source.version,
				     model, fault);
	return status;
}

/* One act on one version. */
struct acting {
	struct visit *visit;
	struct source source;
	enum source_state from;
	const char *note;
	const char *waived; /* the setting that lets one person do it */
	struct faults *faults;
};

static enum status
needs_note(const struct acting *acting, struct fault *fault)
{
	if (acting->note)
		return OK;
	return fault_set(fault, E_INPUT, "/note",
			 N_("Say why: the reason is kept with the version"),
			 NULL);
}

static enum status
usable(struct acting *acting, struct fault *fault)
{
	const struct notices *set;

	return source_check(acting->visit, &acting->source, &set,
			    acting->faults, fault);
}

static enum status
do_send(struct acting *acting, struct fault *fault)
{
	acting->from = SOURCE_DRAFT;
	acting->source.state = SOURCE_WAITING;
	acting->source.sent_by = visit_actor(acting->visit);
	acting->source.sent_utc = acting->visit->now_utc;
	return usable(acting, fault);
}

enum status
another_person(struct visit *visit, const int64_t *by, size_t count,
	       const char **ret_waived, struct fault *fault)
{
	int64_t actor = visit_actor(visit);
	bool same = false, alone = false;
	enum status status = OK;

	for (size_t i = 0; i < count; i++)
		same |= actor && by[i] == actor;
	*ret_waived = NULL;
	if (same)
		status = setting_on(visit, visit_organisation(visit),
				    SETTING_ONE_PERSON, &alone, fault);
	if (status != OK || !same)
		return status;
	if (!alone)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("You wrote this yourself: another person "
				    "has to look at it"),
				 NULL);
	*ret_waived = setting_name(SETTING_ONE_PERSON);
	return OK;
}

static enum status
replace_used(struct acting *acting, struct fault *fault)
{
	struct access access = visit_access(acting->visit);
	struct sources history;
	enum status status =
		source_history(&access, acting->source.organisation,
			       acting->source.notice, &history, fault);

	for (size_t i = 0; status == OK && i < history.count; i++) {
		struct source old = history.list[i];

		if (old.state != SOURCE_IN_USE)
			continue;
		old.state = SOURCE_REPLACED;
		return source_move(&access, &old, SOURCE_IN_USE, fault);
	}
	return status;
}

static enum status
do_approve(struct acting *acting, struct fault *fault)
{
	const int64_t by[] = {acting->source.made_by, acting->source.sent_by};
	enum status status;

	acting->from = SOURCE_WAITING;
	if (acting->source.state != SOURCE_WAITING)
		return source_elsewhere(fault);
	status = another_person(acting->visit, by, 2, &acting->waived, fault);
	if (status == OK)
		status = usable(acting, fault);
	if (status == OK)
		status = source_check_members(acting->visit, &acting->source,
					      fault);
	if (status == OK)
		status = replace_used(acting, fault);
	acting->source.state = SOURCE_IN_USE;
	return status;
}

static enum status
do_return(struct acting *acting, struct fault *fault)
{
	acting->from = SOURCE_WAITING;
	acting->source.state = SOURCE_RETURNED;
	return needs_note(acting, fault);
}

static enum status
do_withdraw(struct acting *acting, struct fault *fault)
{
	acting->from = acting->source.state;
	if (acting->from != SOURCE_DRAFT && acting->from != SOURCE_WAITING &&
	    acting->from != SOURCE_IN_USE)
		return source_elsewhere(fault);
	acting->source.state = SOURCE_WITHDRAWN;
	return needs_note(acting, fault);
}

static const struct source_deed {
	const char *name, *event;
	enum status (*run)(struct acting *, struct fault *);
	bool decides;
} deeds[] = {
	{"send", "source.sent", do_send, false},
	{"approve", "source.approved", do_approve, true},
	{"return", "source.returned", do_return, true},
	{"withdraw", "source.withdrawn", do_withdraw, true},
};

static enum status
find_deed(const char *name, const struct source_deed **ret,
	  struct fault *fault)
{
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
		if (name && !strcmp(deeds[i].name, name)) {
			*ret = &deeds[i];
			return OK;
		}
	return fault_set(fault, E_INPUT, "/action",
			 N_("“{value}” is nothing that can be done with a "
			    "version: send, approve, return or withdraw"),
			 "value", name ? name : "", NULL);
}

static enum status
carry_out(struct acting *acting, const struct source_deed *deed,
	  struct fault *fault)
{
	struct access access = visit_access(acting->visit);
	enum status status = deed->run(acting, fault);

	if (status != OK)
		return status;
	acting->source.note = acting->note;
	if (deed->decides) {
		acting->source.decided_by = visit_actor(acting->visit);
		acting->source.decided_utc = acting->visit->now_utc;
	}
	status = source_move(&access, &acting->source, acting->from, fault);
	if (status == OK)
		status = log_source(acting->visit, deed->event,
				    &acting->source, acting->waived, fault);
	return status;
}

enum status
source_act(struct visit *visit, const struct source_act *act,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct acting acting = {.visit = visit, .faults = faults};
	const struct source_deed *deed = NULL;
	enum status status = visit_needs(visit, WRITERS, fault);

	acting.note = field_text(&fields, "note", act->note, NOTE_MOST);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = find_deed(act->action, &deed, fault);
	if (status == OK && act->version <= 0)
		status = not_found("version", fault);
	if (status == OK)
		status = source_version(visit, act->name ? act->name : "",
					act->version, &acting.source, fault);
	if (status == OK)
		status = carry_out(&acting, deed, fault);
	if (status == OK)
		status = source_show(visit, acting.source.notice, act->version,
				     model, fault);
	return status;
}

enum status
source_diff(struct visit *visit, const struct source_pair *pair,
	    struct model *model, struct fault *fault)
{
	const char *name = pair->name ? pair->name : "";
	struct source from, to;
	enum status status =
		source_version(visit, name, pair->from, &from, fault);

	if (status == OK)
		status = source_version(visit, name, pair->to, &to, fault);
	if (status != OK)
		return status;
	model_text(model, "name", name);
	model_int(model, "from", pair->from);
	model_int(model, "to", pair->to);
	difference_blocks(model, from.text, to.text, visit->arena);
	if (from.easy_read || to.easy_read)
		difference_blocks(model_child(model, "easy_read"),
				  from.easy_read ? from.easy_read : "",
				  to.easy_read ? to.easy_read : "",
				  visit->arena);
	else
		model_null(model, "easy_read");
	return OK;
}
