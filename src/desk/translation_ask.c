/* A translator is asked for what is missing of a notice, and what comes back
 * is taken. */
#include "desk/translation_job.h"

#include <stdio.h>
#include <string.h>

#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/memory.h"
#include "desk/record.h"
#include "desk/requests.h"
#include "desk/translation_inside.h"
#include "desk/translations.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "notice/sentence.h"
#include "store/request.h"
#include "store/words.h"
#include "wire/model.h"

struct visit
visit_for(const struct visit *visit, struct caller *caller,
	  int64_t organisation)
{
	struct visit own = *visit;

	*caller = *visit->caller;
	caller->organisation = organisation;
	own.caller = caller;
	return own;
}

/* One part of the notice that somebody is to work on. */
struct wanted {
	struct bundle bundle; /* of this part alone */
	struct translations_file file;
	int64_t messages, words;
};

struct asking {
	struct visit *visit; /* of the tenant's landlord */
	const struct translation_ask *wish;
	struct bundle bundle;
	enum parcel_kind kind;
	struct wanted *wanted;
	size_t count;
	const char *ref; /* where somebody is at work already */
	struct faults *faults;
};

/* Words of the English, a value counted as one. */
static int64_t
count_words(const struct message *message, struct arena *arena)
{
	struct sentence sentence;

	sentence_cut(message->id_plural ? message->source : message->id,
		     tag_find("en"), arena, &sentence);
	return (int64_t)sentence.words;
}

static void
count_open(const struct asking *asking, const struct bundle_part *part,
	   struct wanted *ret)
{
	for (size_t i = 0; i < part->notice->message_count; i++) {
		struct bundle_message message;

		bundle_message(part, &part->notice->messages[i], &message);
		if (message.found.state == TRANSLATE_APPROVED)
			continue;
		ret->messages++;
		ret->words += count_words(message.message,
					  asking->visit->arena);
	}
}

/* A part goes out unless it is all right, or out already. */
static enum status
want_part(struct asking *asking, struct bundle_part *part,
	  struct fault *fault)
{
	struct visit *visit = asking->visit;
	struct access access = visit_access(visit);
	const struct parcel_wish parcel = {asking->kind, PARCEL_OPEN};
	struct wanted wanted = {.bundle = asking->bundle};
	struct translation_job job;
	enum status status;

	wanted.bundle.part = part;
	wanted.bundle.parts = 1;
	count_open(asking, part, &wanted);
	if (!wanted.messages)
		return OK;
	status = translation_job_open(&access, visit_organisation(visit),
				      part->notice->name,
				      asking->bundle.tag->tag, &job, fault);
	if (status == OK && job.item) {
		asking->ref = job.ref;
		return OK;
	}
	if (status == OK)
		status = part_export(visit, &wanted.bundle, &parcel,
				     &wanted.file, asking->faults, fault);
	if (status == OK)
		asking->wanted[asking->count++] = wanted;
	return status;
}

static enum status
find_wanted(struct asking *asking, struct fault *fault)
{
	const struct translation_ask *wish = asking->wish;
	enum status status = bundle_open(asking->visit, wish->name,
					 wish->language, &asking->bundle,
					 fault);

	asking->kind = PARCEL_DOCX;
	if (status == OK && wish->as && *wish->as)
		status = parcel_kind_parse("/as", wish->as, &asking->kind,
					   fault);
	if (status != OK)
		return status;
	asking->wanted =
		arena_alloc(asking->visit->arena,
			    asking->bundle.parts * sizeof *asking->wanted);
	for (size_t i = 0; i < asking->bundle.parts && status == OK; i++)
		status = want_part(asking, &asking->bundle.part[i], fault);
	if (status == OK && !asking->count && !asking->ref)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Nothing is missing: every sentence is "
				    "approved in {language}"),
				 "language", asking->bundle.tag->english,
				 NULL);
	return status;
}

static enum status
log_request(struct asking *asking, struct model *model, struct fault *fault)
{
	const struct translation_ask *wish = asking->wish;
	const struct notice *notice = asking->bundle.part->notice;
	struct visit *visit = asking->visit;
	struct intake_item *item =
		arena_alloc(visit->arena, asking->count * sizeof *item);
	const struct intake intake = {
		.service = "translation",
		.tenant = wish->tenant,
		.needed_by = wish->needed_by,
		.document_class = notice->class,
		.subject = arena_printf(visit->arena, "%s (%s)", notice->title,
					asking->bundle.tag->english),
		.item = item,
		.items = asking->count,
	};

	for (size_t i = 0; i < asking->count; i++)
		item[i] = (struct intake_item){
			.from = "en",
			.language = asking->bundle.tag->tag,
			.words = asking->wanted[i].words,
		};
	return intake_log(visit, &intake, model, asking->faults, fault);
}

/* Each item gets the file of its part. */
static enum status
keep_jobs(struct asking *asking, const char *ref, struct fault *fault)
{
	struct visit *visit = asking->visit;
	struct access access = visit_access(visit);
	struct request request;
	struct items items;
	enum status status = request_by_ref(&access, ref, &request, fault);

	if (status == OK)
		status = item_of_request(&access, request.id, &items, fault);
	for (size_t i = 0; status == OK && i < asking->count; i++) {
		const struct wanted *wanted = &asking->wanted[i];
		const struct translation_job job = {
			.item = items.list[i].id,
			.organisation = request.organisation,
			.notice = wanted->bundle.part->notice->name,
			.language = asking->bundle.tag->tag,
			.name = wanted->file.name,
			.type = wanted->file.type,
			.content = wanted->file.bytes,
			.bytes = wanted->file.count,
		};

		status = translation_job_insert(&access, &job, fault);
	}
	return status;
}

static enum status
log_asked(struct asking *asking, const char *ref, struct fault *fault)
{
	const struct deed deed = {.kind = "notice.asked", .note = ref};
	enum status status = OK;

	for (size_t i = 0; status == OK && i < asking->count; i++)
		status = log_deed(asking->visit, &asking->bundle,
				  asking->wanted[i].bundle.part, &deed, fault);
	return status;
}

static void
show_asked(struct model *model, const struct asking *asking, const char *ref)
{
	int64_t messages = 0, words = 0;

	for (size_t i = 0; i < asking->count; i++) {
		messages += asking->wanted[i].messages;
		words += asking->wanted[i].words;
	}
	model_text(model, "ref", ref);
	model_bool(model, "already", !asking->count);
	model_int(model, "messages", messages);
	model_int(model, "words", words);
}

static enum status
ask(struct asking *asking, struct model *model, struct fault *fault)
{
	struct model *logged = model_object(asking->visit->arena);
	const char *ref = asking->ref;
	enum status status = OK;

	if (asking->count) {
		status = log_request(asking, logged, fault);
		ref = model_text_of(model_get(logged, "ref"));
		if (status == OK)
			status = keep_jobs(asking, ref, fault);
		if (status == OK)
			status = log_asked(asking, ref, fault);
	}
	if (status == OK)
		show_asked(model, asking, ref);
	return status;
}

enum status
translation_ask(struct visit *visit, const struct translation_ask *wish,
		struct model *model, struct faults *faults, struct fault *fault)
{
	struct asking asking = {.wish = wish, .faults = faults};
	struct caller caller;
	struct tenant tenant;
	struct visit own;
	enum status status =
		visit_needs(visit,
			    TRANSLATORS | ROLE_BIT(ROLE_OFFICER) |
				    ROLE_BIT(ROLE_SERVICE),
			    fault);

	if (status == OK)
		status = tenant_named(visit, wish->tenant ? wish->tenant : "",
				      &tenant, fault);
	if (status != OK)
		return status;
	own = visit_for(visit, &caller, tenant.organisation);
	asking.visit = &own;
	status = find_wanted(&asking, fault);
	return status == OK ? ask(&asking, model, fault) : status;
}

enum status
job_file(struct visit *visit, int64_t item, struct file_found *ret,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct translation_job job;
	enum status status = translation_job_get(&access, item, &job, fault);

	if (status == E_NOT_FOUND)
		return not_found("file", fault);
	if (status == OK)
		*ret = (struct file_found){.name = job.name,
					   .type = job.type,
					   .bytes = job.content,
					   .count = job.bytes};
	return status;
}

/* One fault speaks for all: whoever delivers mends the file and sends it
 * again. */
static enum status
refused_file(const struct faults *faults, const struct file_input *file,
	     struct fault *fault)
{
	char text[2 * FAULT_BYTES * FAULT_ARGS], count[24];

	fault_text(&faults->list[0], faults->list[0].message, text,
		   sizeof text);
	(void)snprintf(count, sizeof count, "%zu", faults->count);
	return fault_set(fault, E_INPUT, "/file",
			 N_("{count} things are wrong in {name}, the first: "
			    "{fault} ({place}). Mend it and deliver it again"),
			 "count", count, "name", file->name, "fault", text,
			 "place", faults->list[0].where, NULL);
}

struct visit
job_visit(const struct visit *visit, const struct translation_job *job,
	  int64_t by, struct caller *caller)
{
	struct visit own = *visit;

	*caller = (struct caller){.account = by,
				  .role = ROLE_TRANSLATOR,
				  .name = "",
				  .language = "en",
				  .organisation = job->organisation};
	caller->scope = (struct scope){.organisation = &caller->organisation,
				       .count = 1};
	own.caller = caller;
	return own;
}

enum status
job_deliver(struct visit *visit, int64_t item, const struct file_input *file,
	    int64_t by, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct faults faults = {0};
	struct translation_job job;
	struct visit own;
	struct caller caller;
	struct translations_import import = {
		.file = {file->name, file->type, file->bytes, file->count},
		.use = IMPORT_TAKE,
	};
	enum status status = translation_job_get(&access, item, &job, fault);

	if (status == E_NOT_FOUND)
		return OK; /* a file like any other */
	if (status != OK)
		return status;
	own = job_visit(visit, &job, by, &caller);
	import.name = job.notice;
	import.language = job.language;
	status = translations_import(&own, &import, model_object(visit->arena),
				     &faults, fault);
	if (faults.count && (status == OK || status == E_INPUT))
		status = refused_file(&faults, file, fault);
	faults_free(&faults);
	return status;
}
