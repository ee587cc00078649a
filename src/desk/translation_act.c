/* Translations revised, approved and refused. */
#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/memory.h"
#include "desk/source_inside.h"
#include "desk/translation_inside.h"
#include "desk/translations.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "wire/model.h"

#define NOTE_MOST 400

/* One act on some messages of a bundle. */
struct acting {
	struct visit *visit;
	struct bundle bundle;
	const struct act *act;
	const char *note, *waived;
	const char **id; /* of what was done in the part */
	size_t done, cap;
};

/* What is done to one message: its review becomes another. */
struct act {
	const char *name, *event;
	unsigned roles;
	/* Of all messages, those that it is done to. */
	bool (*fits)(enum translate_state);
	enum status (*run)(struct acting *, const struct bundle_message *,
			   struct review *, struct fault *);
};

static bool
fits_revise(enum translate_state state)
{
	return state == TRANSLATE_MACHINE || state == TRANSLATE_TRANSLATED;
}

static bool
fits_approve(enum translate_state state)
{
	return state != TRANSLATE_APPROVED;
}

static bool
fits_refuse(enum translate_state state)
{
	return state > TRANSLATE_REFUSED;
}

/* Who translated it does not say that it is right. */
static enum status
not_the_translator(struct acting *acting, const struct review *review,
		   struct fault *fault)
{
	const char *waived;
	enum status status = another_person(
		acting->visit, &review->translated_by, 1, &waived, fault);

	if (waived)
		acting->waived = waived;
	return status;
}

static enum status
revise(struct acting *acting, const struct bundle_message *message,
       struct review *review, struct fault *fault)
{
	(void)message;
	review->state = REVIEW_REVISED;
	review->revised_by = visit_actor(acting->visit);
	review->revised_utc = acting->visit->now_utc;
	return not_the_translator(acting, review, fault);
}

static void
decide(struct acting *acting, struct review *review, enum review_state state)
{
	review->state = state;
	review->decided_by = visit_actor(acting->visit);
	review->decided_utc = acting->visit->now_utc;
}

/* An approved sentence is not translated again. */
static enum status
learn(struct acting *acting, const struct bundle_message *message,
      struct fault *fault)
{
	const struct catalogue_entry *entry = message->found.entry;
	const struct memory_lesson lesson = {
		.notice = message->part->notice,
		.message = message->message,
		.tag = acting->bundle.tag,
		.form = entry->form,
		.forms = entry->forms,
	};

	return memory_learn(acting->visit, &lesson, fault);
}

static enum status
approve(struct acting *acting, const struct bundle_message *message,
	struct review *review, struct fault *fault)
{
	enum status status = not_the_translator(acting, review, fault);

	decide(acting, review, REVIEW_APPROVED);
	return status == OK ? learn(acting, message, fault) : status;
}

static enum status
refuse(struct acting *acting, const struct bundle_message *message,
       struct review *review, struct fault *fault)
{
	(void)message;
	decide(acting, review, REVIEW_REFUSED);
	if (acting->note)
		return OK;
	return fault_set(fault, E_INPUT, "/note",
			 N_("Say what is wrong with it: the translator reads "
			    "it"),
			 NULL);
}

static const struct act acts[] = {
	{"revise", "notice.revised", ROLES_REVISING, fits_revise, revise},
	{"approve", "notice.approved", APPROVERS, fits_approve, approve},
	{"refuse", "notice.refused", APPROVERS, fits_refuse, refuse},
};

static enum status
find_act(const char *name, const struct act **ret, struct fault *fault)
{
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (name && !strcmp(acts[i].name, name)) {
			*ret = &acts[i];
			return OK;
		}
	return fault_set(fault, E_INPUT, "/action",
			 N_("“{value}” is nothing that can be done with a "
			    "translation: revise, approve or refuse"),
			 "value", name ? name : "", NULL);
}

/* A message that nothing may be said of as it stands. */
static enum status
unready(const struct acting *acting, const struct bundle_message *message,
	struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, message->part->notice->name,
			 N_("In {language} the message {message} is {state}: "
			    "translate it first"),
			 "language", acting->bundle.tag->english, "message",
			 message->message->id, "state",
			 translate_state_name(message->found.state), NULL);
}

/* What stood there of another landlord's is taken over. */
static enum status
act_on(struct acting *acting, const struct bundle_message *message,
       struct fault *fault)
{
	struct visit *visit = acting->visit;
	struct access access = visit_access(visit);
	struct review review = {0};
	enum status status;

	if (message->found.state <= TRANSLATE_OUTDATED)
		return unready(acting, message, fault);
	if (message->review)
		review = *message->review;
	review.organisation = visit_organisation(visit);
	review.notice = message->part->notice->name;
	review.language = acting->bundle.tag->tag;
	review.note = acting->note;
	memcpy(review.key, message->found.key, HASH_BYTES);
	status = acting->act->run(acting, message, &review, fault);
	if (status == OK)
		status = review_put(&access, &review, fault);
	if (status != OK)
		return status;
	acting->id = arena_grow(visit->arena, acting->id, acting->done,
				&acting->cap, sizeof *acting->id);
	acting->id[acting->done++] = arena_text(visit->arena, message->id);
	return OK;
}

enum status
log_deed(struct visit *visit, const struct bundle *bundle,
	 const struct bundle_part *part, const struct deed *deed,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena), *ids;
	struct log_entry entry = {
		.kind = deed->kind,
		.subject = visit_organisation(visit),
		.organisation = visit_organisation(visit),
		.language = bundle->tag->tag,
		.payload = payload,
	};

	model_text(payload, "notice", part->notice->name);
	if (deed->note)
		model_text(payload, "note", deed->note);
	if (deed->waived)
		model_text(payload, "by_policy", deed->waived);
	ids = model_children(payload, "messages");
	for (size_t i = 0; i < deed->count; i++)
		model_text(ids, NULL, deed->id[i]);
	return log_event(visit, &entry, fault);
}

/* One event for what was done in a part. */
static enum status
log_done(struct acting *acting, const struct bundle_part *part,
	 struct fault *fault)
{
	const struct deed deed = {
		.kind = acting->act->event,
		.note = acting->note,
		.waived = acting->waived,
		.id = acting->id,
		.count = acting->done,
	};

	return acting->done ? log_deed(acting->visit, &acting->bundle, part,
				       &deed, fault)
			    : OK;
}

/* The notice and its clauses; what is refused is the notice's own. */
static enum status
act_on_all(struct acting *acting, int64_t *ret_done, struct fault *fault)
{
	bool own = acting->act->run == refuse;
	enum status status = OK;

	for (size_t p = 0; p < (own ? 1 : acting->bundle.parts); p++) {
		const struct bundle_part *part = &acting->bundle.part[p];
		const struct notice *notice = part->notice;

		acting->done = 0;
		for (size_t i = 0; i < notice->message_count; i++) {
			struct bundle_message message;

			bundle_message(part, &notice->messages[i], &message);
			if (message.found.state == TRANSLATE_REFUSED &&
			    acting->act->run == approve)
				return unready(acting, &message, fault);
			if (acting->act->fits(message.found.state))
				status = act_on(acting, &message, fault);
			if (status != OK)
				return status;
		}
		*ret_done += (int64_t)acting->done;
		status = log_done(acting, part, fault);
		if (status != OK)
			return status;
	}
	return status;
}

static enum status
act_on_some(struct acting *acting, const struct translation_act *wish,
	    int64_t *ret_done, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < wish->count && status == OK; i++) {
		struct bundle_message message;

		acting->done = 0;
		status = bundle_find(&acting->bundle, wish->id[i], &message,
				     fault);
		if (status == OK)
			status = bundle_same(&message,
					     wish->key ? wish->key[i] : NULL,
					     fault);
		if (status == OK)
			status = act_on(acting, &message, fault);
		if (status == OK)
			status = log_done(acting, message.part, fault);
		*ret_done += 1;
	}
	return status;
}

/* What keeps letters from going out. */
static enum status
count_left(struct acting *acting, int64_t *ret, struct fault *fault)
{
	struct bundle bundle;
	int64_t approved = 0, total = 0;
	enum status status =
		bundle_open(acting->visit, acting->bundle.part->notice->name,
			    acting->bundle.tag->tag, &bundle, fault);

	for (size_t p = 0; status == OK && p < bundle.parts; p++)
		bundle_count(&bundle.part[p], &approved, &total);
	*ret = total - approved;
	return status;
}

enum status
translation_act(struct visit *visit, const struct translation_act *wish,
		struct model *model, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct acting acting = {.visit = visit};
	int64_t done = 0, left = 0;
	enum status status = find_act(wish->action, &acting.act, fault);

	acting.note = field_text(&fields, "note", wish->note, NOTE_MOST);
	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = visit_needs(visit, acting.act->roles, fault);
	if (status == OK)
		status = bundle_open(visit, wish->name, wish->language,
				     &acting.bundle, fault);
	if (status == OK)
		status = wish->id ? act_on_some(&acting, wish, &done, fault)
				  : act_on_all(&acting, &done, fault);
	if (status == OK)
		status = count_left(&acting, &left, fault);
	if (status != OK)
		return status;
	model_text(model, "name", acting.bundle.part->notice->name);
	model_language(model, "language", acting.bundle.tag->tag);
	model_int(model, "done", done);
	model_int(model, "left", left);
	return OK;
}
