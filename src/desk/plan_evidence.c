/* Evidence of measures, impact assessments and reviews of policies. */
#include <string.h>

#include "desk/action_plan_inside.h"
#include "desk/attachments.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "store/assessment.h"
#include "store/attachment.h"
#include "store/policy_review.h"
#include "wire/model.h"
#include "wire/sniff.h"

#define LINK_MOST 500

/* What evidence is about. */
struct about {
	int64_t id, organisation;
	const char *title, *place; /* place: of its page, before the id */
};

static enum status
about_id(struct visit *visit, int64_t id, struct about *ret,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct plan_measure measure;
	struct assessment assessment;
	struct policy_review review;
	enum status status = plan_measure_get(&access, id, &measure, fault);

	if (status == OK)
		*ret = (struct about){id, measure.organisation, measure.title,
				      "/reports/plan/measures/"};
	if (status != E_NOT_FOUND)
		return status;
	status = assessment_get(&access, id, &assessment, fault);
	if (status == OK)
		*ret = (struct about){id, assessment.organisation,
				      assessment.title,
				      "/reports/assessments/"};
	if (status != E_NOT_FOUND)
		return status;
	status = policy_review_get(&access, id, &review, fault);
	if (status == OK)
		*ret = (struct about){id, review.organisation, review.title,
				      "/reports/policy-reviews/"};
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

static enum status
about_named(struct visit *visit, const char *text, struct about *ret,
	    struct fault *fault)
{
	int64_t id;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	return about_id(visit, id, ret, fault);
}

enum status
plan_place(struct visit *visit, const char *text, const char **ret,
	   struct fault *fault)
{
	struct about about;
	enum status status = about_named(visit, text, &about, fault);

	if (status == OK)
		*ret = arena_printf(visit->arena, "%s%s", about.place, text);
	return status;
}

/* A page of ours, or something safe on the web: nothing that runs. */
static bool
is_link(const char *link)
{
	if (strpbrk(link, " \"<>\\"))
		return false;
	if (!strncmp(link, "https://", 8))
		return link[8] && link[8] != '/';
	return !strncmp(link, "/reports/", 9) || !strcmp(link, "/reports") ||
	       !strncmp(link, "/requests", 9) || !strncmp(link, "/panel", 6);
}

static const char *
read_link(struct fields *fields, const struct evidence_input *in)
{
	struct fault fault;
	const char *link = field_text(fields, "link", in->link, LINK_MOST);

	if (link && !is_link(link)) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("Write the address of a report here, which "
				   "begins with /reports, or one that begins "
				   "with https://"),
				NULL);
		field_take(fields, "link", &fault);
	} else if (!link == !in->file) {
		(void)fault_set(&fault, E_INPUT, "",
				link ? N_("One at a time: an address or a "
					  "file")
				     : N_("An address or a file is missing"),
				NULL);
		field_take(fields, "link", &fault);
	}
	return link;
}

static enum status
keep_file(struct visit *visit, const struct attachment_file *file,
	  struct plan_evidence *e, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct attachment bytes = {.organisation = e->organisation,
				   .content = file->bytes,
				   .bytes = file->count,
				   .text = file->text};

	memcpy(bytes.sha256, file->sha256, HASH_BYTES);
	e->file_name = file->name;
	e->file_kind = file->kind;
	return attachment_content_keep(&access, &bytes, visit_id(visit),
				       &e->content, fault);
}

enum status
evidence_add(struct visit *visit, const struct evidence_input *in,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct about about;
	struct plan_evidence e = {.at_utc = visit->now_utc,
				  .by = visit_actor(visit)};
	enum status status = about_named(visit, in->about, &about, fault);

	if (status != OK)
		return status;
	e.id = visit_id(visit);
	e.about = about.id;
	e.organisation = about.organisation;
	e.words = field_words_needed(&fields, "words", in->words,
				     PLAN_WORDS_MOST);
	e.link = read_link(&fields, in);
	status = fields_end(&fields, fault);
	if (status == OK && in->file)
		status = keep_file(visit, in->file, &e, fault);
	if (status == OK)
		status = plan_evidence_insert(&access, &e, fault);
	model_id(model, "id", e.id);
	model_id(model, "about", about.id);
	return status == OK ? plan_tell(visit,
					&(struct plan_told){
						.about = about.id,
						.organisation =
							about.organisation,
						.title = about.title,
						.kind = NOTE_EVIDENCE,
						.words = e.words},
					fault)
			    : status;
}

/* One that is there, of something that the caller may see. */
static enum status
evidence_named(struct visit *visit, const char *text,
	       struct plan_evidence *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = plan_evidence_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

enum status
evidence_file(struct visit *visit, const char *id, struct file_found *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct plan_evidence e;
	enum status status = evidence_named(visit, id, &e, fault);

	if (status == OK)
		status = plan_evidence_bytes(&access, e.id, &ret->bytes,
					     &ret->count, fault);
	if (status == E_NOT_FOUND)
		return not_found("id", fault);
	ret->name = e.file_name;
	ret->type = sniff_mime(sniff_ending(e.file_kind));
	return status;
}

enum status
evidence_remove(struct visit *visit, const char *id, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct plan_evidence e;
	struct about about;
	enum status status = evidence_named(visit, id, &e, fault);

	if (status == OK)
		status = about_id(visit, e.about, &about, fault);
	if (status == OK)
		status = plan_evidence_remove(&access, e.id, visit->now_utc,
					      fault);
	if (status == OK && e.content)
		status = attachment_content_drop(&access, e.content, fault);
	if (status != OK)
		return status;
	model_id(model, "about", e.about);
	return plan_tell(visit,
			 &(struct plan_told){.about = about.id,
					     .organisation =
						     about.organisation,
					     .title = about.title,
					     .kind = NOTE_EVIDENCE_GONE,
					     .words = e.words},
			 fault);
}
