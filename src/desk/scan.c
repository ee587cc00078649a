/* Files from outside, and the virus scanner. */
#include "desk/scan.h"

#include <stdio.h>

#include "base/hash.h"
#include "desk/attachments.h"
#include "desk/inside.h"
#include "desk/offer_open.h"
#include "post/scan.h"
#include "store/request.h"
#include "wire/model.h"

/* What was found, and what it is about. */
struct finding {
	const struct scan_file *file;
	int64_t subject, organisation;
	char text[SCAN_TEXT_BYTES];
};

enum status
scan_open(const char *text, struct arena *arena, const struct scanner **ret,
	  struct fault *fault)
{
	struct scanner *scanner = arena_alloc(arena, sizeof *scanner);

	*ret = text && *text ? scanner : NULL;
	return *ret ? scanner_read("VERNACULAR_SCANNER", text, arena, scanner,
				   fault)
		    : OK;
}

bool
scan_wanted(const struct desk *desk)
{
	return desk_scanner(desk) != NULL;
}

static enum status
note(struct visit *visit, void *self, struct fault *fault)
{
	const struct finding *finding = self;
	const struct scan_file *file = finding->file;
	struct model *payload = model_object(visit->arena);
	unsigned char hash[HASH_BYTES];
	char hex[2 * HASH_BYTES + 1];
	const struct log_entry entry = {
		.kind = "file.infected",
		.subject = finding->subject,
		.organisation = finding->organisation,
		.payload = payload,
	};

	hash_sha256(file->bytes, file->count, hash);
	hash_hex(hash, HASH_BYTES, hex);
	model_text(payload, "file", attachment_name(visit->arena, file->name));
	model_text(payload, "finding", finding->text);
	model_text(payload, "sha256", hex);
	return log_event(visit, &entry, fault);
}

/* Nothing is kept, so the reader is told even where the log is not. */
static enum status
infected(struct desk *desk, const struct scan_job *job,
	 struct finding *finding, struct fault *fault)
{
	const char *name = attachment_name(job->arena, finding->file->name);
	enum status status = desk_write_now(desk, job->caller, job->arena,
					    note, finding, fault);

	if (status != OK)
		return status;
	return fault_set(fault, E_INPUT, "",
			 N_("{name} was not kept: the virus scanner found "
			    "{finding} in it. Clean the computer that it "
			    "comes from, and send another file"),
			 "name", name, "finding", finding->text, NULL);
}

static enum status
scan_one(struct desk *desk, const struct scan_job *job,
	 struct finding *finding, struct fault *fault)
{
	const struct scan_file *file = finding->file;
	const struct scan_bytes bytes = {file->bytes, file->count};
	enum status status = scan(desk_scanner(desk), &bytes, desk_ends(desk),
				  finding->text, fault);

	if (status == E_REFUSED)
		status = infected(desk, job, finding, fault);
	if (status == E_INPUT)
		(void)snprintf(fault->where, sizeof fault->where, "/%s",
			       file->field);
	return status;
}

/* What the files are for. Errors: E_NOT_FOUND a link that is none of ours. */
static enum status
find_subject(struct desk *desk, const struct scan_job *job,
	     struct finding *finding, struct fault *fault)
{
	struct opened opened;
	struct request request;
	struct access access;
	struct visit visit;
	enum status status = desk_read_begin(desk, job->caller, job->arena,
					     &visit, fault);

	if (status != OK)
		return status;
	access = visit_access(&visit);
	finding->organisation = visit_organisation(&visit);
	if (job->key.token || job->key.item) {
		status = opened_find(&visit, &job->key, &opened, fault);
		request = opened.work.request;
	} else if (job->ref) {
		status = request_by_ref(&access, job->ref, &request, fault);
	}
	if (status == OK && (job->key.token || job->key.item || job->ref)) {
		finding->subject = request.id;
		finding->organisation = request.organisation;
	}
	desk_read_end(&visit);
	return job->key.token ? status : OK;
}

static void
run(struct desk *desk, void *self)
{
	struct scan_job *job = self;
	struct finding finding = {0};
	struct fault fault = {0};
	enum status status = find_subject(desk, job, &finding, &fault);

	if (status == E_NOT_FOUND || status == E_FORBIDDEN) {
		job->done(job->self, OK, NULL);
		return;
	}
	for (size_t i = 0; status == OK && i < job->files; i++) {
		finding.file = &job->file[i];
		status = scan_one(desk, job, &finding, &fault);
	}
	job->done(job->self, status, &fault);
}

enum status
scan_files(struct desk *desk, struct scan_job *job, struct fault *fault)
{
	job->task = (struct desk_task){.run = run, .self = job};
	return desk_scan(desk, &job->task, fault);
}
