/* A translation that is sent as a file: what it is, its words beside those of
 * the source, and what is wrong with it. Slow: it runs on a worker. */
#include <string.h>

#include "base/buf.h"
#include "desk/attachments.h"
#include "desk/hand_in_inside.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "desk/translation_job.h"
#include "notice/parcel.h"
#include "store/attachment.h"

/* What is certainly wrong with a file. */
static const char *const refusals[HAND_IN_LAST_CERTAIN + 1] = {
	[HAND_IN_EMPTY] = N_("{name} has no words in it: choose the finished "
			     "work"),
	[HAND_IN_SCRIPT] = N_("{name} is in {value} letters, and {language} "
			      "is not written in them: choose the right "
			      "file"),
	[HAND_IN_SOURCE] = N_("{name} is still in {value}: choose the "
			      "translation"),
	[HAND_IN_CHARACTER] = N_("{name} holds the character {value}, which "
				 "may not stand in a text: take it out and "
				 "send it again"),
	[HAND_IN_NOTICE] = N_("{name} is not taken by the notice: {value}"),
};

/* Words to compare, and what belongs to what. */
struct reading {
	struct visit *visit;
	const struct work *work;
	struct hand_in_looked *looked;
	const struct tag *from, *to;
	struct hand_in_pair *pair;
	size_t pairs;
	bool aligned;
	struct hand_in_findings found;
};

static void
find(struct reading *r, enum hand_in_fault fault, const char *value)
{
	const struct hand_in_finding one = {fault, 0, value};

	hand_in_find(&r->found, r->visit->arena, &one);
}

static void
room_for(struct reading *r, size_t count)
{
	r->pair = arena_alloc(r->visit->arena, (count + 1) * sizeof *r->pair);
	r->pairs = count;
}

static const char *
clean_or_empty(struct arena *arena, const char *text)
{
	return text ? clean_text(arena, text) : "";
}

/* PO and XLIFF have the source beside each sentence. */
static void
take_parcel(struct reading *r, const struct parcel *parcel)
{
	struct arena *arena = r->visit->arena;

	room_for(r, parcel->units);
	r->aligned = true;
	for (size_t i = 0; i < parcel->units; i++) {
		const struct parcel_unit *unit = &parcel->unit[i];

		r->pair[i].source = clean_or_empty(arena, unit->source);
		r->pair[i].target =
			unit->targets ? clean_or_empty(arena, unit->target[0])
				      : "";
	}
	if (parcel->lang && tag_find(parcel->lang) != r->to)
		find(r, HAND_IN_LANGUAGE,
		     tag_find(parcel->lang) ? tag_find(parcel->lang)->english
					    : parcel->lang);
}

/* Whether it is such a file; one that is damaged is refused.
 * Errors: E_INPUT. */
static enum status
read_parcel(struct reading *r, const struct file_input *file, bool *ret,
	    struct fault *fault)
{
	const struct parcel_file input = {file->name, file->bytes,
					  file->count};
	struct faults faults = {0};
	enum parcel_kind kind;
	struct parcel parcel;
	enum status status;

	*ret = parcel_kind_of(file->name, file->bytes, file->count, &kind,
			      NULL) == OK &&
	       (kind == PARCEL_PO || kind == PARCEL_XLIFF12 ||
		kind == PARCEL_XLIFF2);
	if (!*ret)
		return OK;
	status = parcel_read(&input, kind, r->visit->arena, &parcel, &faults);
	if (status == OK)
		take_parcel(r, &parcel);
	else if (faults.count)
		(void)fault_set(fault, E_INPUT, "/file",
				N_("{name} cannot be read ({place}): save it "
				   "again in your program and send that"),
				"name", file->name, "place",
				faults.list[0].where, NULL);
	faults_free(&faults);
	return status == OK ? OK : E_INPUT;
}

/* All that is to be translated, where it can be read. */
static enum status
source_text(struct visit *visit, int64_t request, const char **ret,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct attachments files;
	struct buf all = {0};
	enum status status = attachment_texts(&access, request, &files, fault);

	for (size_t i = 0; status == OK && i < files.count; i++)
		if (files.list[i].text) {
			buf_text(&all, files.list[i].text);
			buf_text(&all, "\n\n");
		}
	*ret = clean_text(visit->arena, buf_string(&all));
	buf_free(&all);
	return status;
}

static const char *
text_at(const struct hand_in_pieces *pieces, size_t i)
{
	return i < pieces->count ? pieces->list[i].text : "";
}

/* Paragraph beside paragraph: where there are as many here as there they
 * belong together, else only the whole can be compared. */
static enum status
pair_text(struct reading *r, const char *text, struct fault *fault)
{
	struct arena *arena = r->visit->arena;
	struct hand_in_pieces here, there;
	const char *source;
	enum status status = source_text(r->visit, r->work->request.id,
					 &source, fault);

	if (status != OK)
		return status;
	hand_in_paragraphs(clean_text(arena, text), arena, &here);
	hand_in_paragraphs(source, arena, &there);
	room_for(r, here.count > there.count ? here.count : there.count);
	for (size_t i = 0; i < r->pairs; i++) {
		r->pair[i].source = text_at(&there, i);
		r->pair[i].target = text_at(&here, i);
	}
	r->aligned = here.count == there.count;
	if (!there.count)
		find(r, HAND_IN_ALONE, "");
	else if (!r->aligned)
		find(r, HAND_IN_PARAGRAPHS,
		     arena_printf(arena, "%zu / %zu", there.count,
				  here.count));
	return OK;
}

/* Kinds that are all text: without words nothing is in them. */
static bool
is_text(const char *kind)
{
	return !strcmp(kind, "txt") || !strcmp(kind, "docx") ||
	       !strcmp(kind, "odt");
}

static enum status
read_text(struct reading *r, const struct file_input *file,
	  struct fault *fault)
{
	struct attachment_file examined = {.name = NULL};
	struct fault found;
	enum status status = attachment_examine(file, r->visit->arena,
						&examined, &found);

	if (status != OK) {
		if (fault) {
			*fault = found;
			memcpy(fault->where, "/file", sizeof "/file");
		}
		return status;
	}
	r->looked->file.name = examined.name;
	r->looked->file.type = examined.type;
	if (examined.text)
		return pair_text(r, examined.text, fault);
	find(r, is_text(examined.kind) ? HAND_IN_EMPTY : HAND_IN_UNREAD, "");
	return OK;
}

static enum status
refuse(const struct reading *r, struct fault *fault)
{
	for (size_t i = 0; i < r->found.count; i++) {
		const struct hand_in_finding *one = &r->found.list[i];

		if (hand_in_certain(one->fault))
			return fault_set(fault, E_INPUT, "/file",
					 refusals[one->fault], "name",
					 r->looked->file.name, "value",
					 one->value, "language",
					 r->to->english, NULL);
	}
	return OK;
}

static void
take(struct reading *r)
{
	struct hand_in_looked *looked = r->looked;
	struct arena *arena = r->visit->arena;

	looked->parts.list =
		arena_alloc(arena, (r->pairs + 1) * sizeof *looked->parts.list);
	looked->parts.count = r->pairs;
	for (size_t i = 0; i < r->pairs; i++)
		looked->parts.list[i] = (struct hand_in_part){
			.n = (int)i + 1,
			.paragraph = (int)i + 1,
			.source = r->pair[i].source,
			.target = r->pair[i].target,
		};
	take_findings(r->visit, &r->found, &looked->remarks);
}

/* What is imported for a notice is checked there; what is no translation of
 * words is not checked here. */
static bool
is_plain(struct visit *visit, const struct work *work)
{
	struct file_found job;
	struct fault none;

	return work->item.spec.service != SERVICE_TRANSLATION ||
	       job_file(visit, work->item.id, &job, &none) == OK;
}

enum status
file_look(struct visit *visit, const struct work *work,
	  const struct file_input *file, struct hand_in_looked *ret,
	  struct fault *fault)
{
	struct reading r = {
		.visit = visit,
		.work = work,
		.looked = ret,
		.from = tag_find(work->item.spec.from),
		.to = tag_find(work->item.spec.language),
	};
	struct hand_in_work compared;
	bool parcel = false;
	enum status status = OK;

	ret->sent = true;
	ret->file = *file;
	ret->file.name = attachment_name(visit->arena, file->name);
	ret->plain = is_plain(visit, work) || !r.from || !r.to ||
		     file->count > FILE_BYTES_MAX;
	if (ret->plain)
		return OK;
	if (file->count)
		status = read_parcel(&r, file, &parcel, fault);
	if (status == OK && !parcel)
		status = read_text(&r, file, fault);
	if (status != OK)
		return status;
	compared = (struct hand_in_work){r.from, r.to, r.pair, r.pairs,
					 r.aligned};
	if (r.pairs)
		hand_in_check(&compared, visit->arena, &r.found);
	status = refuse(&r, fault);
	if (status == OK)
		take(&r);
	return status;
}
