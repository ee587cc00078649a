/* Letters that go to a printer together. */
#include "desk/print_runs.h"

#include <stdlib.h>
#include <string.h>

#include "desk/account.h"
#include "desk/dispatch_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/print_inside.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "store/organisation.h"
#include "store/print_run.h"
#include "wire/model.h"

#define RUNS_SHOWN 50
#define REFERENCE_MOST 100

/* ---- prepared ---- */

static enum status
whose(struct visit *visit, const char *text, int64_t *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	int64_t id;

	if (!text || !id_parse(text, &id))
		return organisation_chosen(visit, text, ret, fault);
	*ret = id;
	return organisation_get(&access, id, &organisation, fault);
}

static int
compare_numbers(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static bool
wanted(const struct print_run_wish *wish, int64_t letter)
{
	return !wish->letter ||
	       bsearch(&letter, wish->letter, wish->letters, sizeof letter,
		       compare_numbers);
}

static enum status
take(struct visit *visit, const struct print_run_wish *wish,
     const struct dispatch *d, struct print_ready *ready, struct fault *fault)
{
	struct print_line *line = &ready->line[ready->lines];
	struct print_left *left = &ready->left[ready->left_out];
	enum status status;

	if (!wanted(wish, d->letter))
		return OK;
	status = print_look(visit, d, wish, line, left, fault);
	if (status == OK && left->why)
		ready->left_out++;
	else if (status == OK)
		ready->lines++;
	return status;
}

/* For so many more that are left out. */
static void
make_room(struct arena *arena, struct print_ready *ready, size_t more)
{
	struct print_left *left = arena_alloc(
		arena, (ready->left_out + more + 1) * sizeof *left);

	for (size_t i = 0; i < ready->left_out; i++)
		left[i] = ready->left[i];
	ready->left = left;
}

/* Those that wait longest, up to as many as one run takes beside those that
 * are left out. */
static enum status
take_all(struct visit *visit, const struct print_run_wish *wish,
	 struct print_ready *ready, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatch_queue queue = {.organisation = ready->organisation,
				       .limit = PRINT_RUN_MOST};
	enum status status = OK;

	ready->line = arena_alloc(visit->arena, PRINT_RUN_MOST *
							sizeof *ready->line);
	while (status == OK && ready->lines < PRINT_RUN_MOST) {
		struct dispatches all = {NULL, 0};

		queue.limit = PRINT_RUN_MOST - ready->lines;
		status = dispatch_waiting(&access, &queue, &all, fault);
		make_room(visit->arena, ready, all.count);
		for (size_t i = 0; status == OK && i < all.count; i++)
			status = take(visit, wish, &all.list[i], ready,
				      fault);
		if (all.count < queue.limit)
			break;
		queue.after = all.list[all.count - 1].id;
	}
	return status;
}

/* Letters of as many sheets stand together, then by postcode: so a machine
 * that fills envelopes changes least, and rounds of the post stay whole. */
static int
compare_lines(const void *a, const void *b)
{
	const struct print_line *x = a, *y = b;
	int sheets = print_sheets(x->pages) - print_sheets(y->pages);
	int place = strcmp(x->to.line[x->to.lines - 1],
			   y->to.line[y->to.lines - 1]);

	if (sheets)
		return sheets;
	return place ? place : (x->letter > y->letter) -
				       (x->letter < y->letter);
}

static enum status
press(struct visit *visit, struct print_ready *ready, struct fault *fault)
{
	struct buf out = {0};
	enum status status = print_pages(visit, ready->line, ready->lines,
					 &out, fault);

	if (status == OK) {
		hash_sha256(out.bytes, out.count, ready->sha256);
		ready->bytes = (int64_t)out.count;
	}
	buf_free(&out);
	for (size_t i = 0; i < ready->lines; i++) {
		ready->pages += ready->line[i].pages;
		ready->sheets += print_sheets(ready->line[i].pages);
	}
	return status;
}

enum status
print_run_prepare(struct visit *visit, const struct print_run_wish *wish,
		  struct print_ready **ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct print_ready *ready = arena_alloc(visit->arena, sizeof *ready);
	enum status status;

	*ready = (struct print_ready){0};
	status = whose(visit, wish->organisation, &ready->organisation, fault);
	if (status == OK)
		status = take_all(visit, wish, ready, fault);
	if (status == OK)
		status = dispatch_wait_count(&access, ready->organisation,
					     &ready->more, fault);
	if (status != OK)
		return status;
	if (!ready->lines && !ready->left_out)
		return fault_set(fault, E_CONFLICT, "",
				 N_("No letter of this organisation waits to "
				    "be printed"),
				 NULL);
	if (!ready->lines)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Of the letters that wait none can be "
				    "printed: see why on each letter’s page"),
				 NULL);
	ready->more -= (int64_t)(ready->lines + ready->left_out);
	if (ready->more < 0)
		ready->more = 0;
	qsort(ready->line, ready->lines, sizeof *ready->line, compare_lines);
	status = press(visit, ready, fault);
	if (status == OK)
		ready->manifest = print_manifest(visit, ready->line,
						 ready->lines);
	*ret = ready;
	return status;
}

/* ---- kept ---- */

static void
show_run(struct visit *visit, struct model *model, const struct print_run *run,
	 const struct organisations *all)
{
	char hex[2 * HASH_BYTES + 1];

	hash_hex(run->sha256, HASH_BYTES, hex);
	model_id(model, "id", run->id);
	model_int(model, "n", run->n);
	model_id(model, "organisation", run->organisation);
	model_text(model, "organisation_name",
		   organisation_named(all, run->organisation));
	model_time(model, "made_at", run->made_utc);
	show_actor(visit, model, "made_by", run->made_by);
	model_int(model, "letters", run->letters);
	model_int(model, "pages", run->pages);
	model_int(model, "sheets", run->sheets);
	model_text(model, "sha256", hex);
	model_int(model, "bytes", run->bytes);
	model_time_or_null(model, "sent_at", run->sent_utc);
	show_actor(visit, model, "sent_by", run->sent_by);
	model_text(model, "reference", run->reference);
}

static enum status
log_run(struct visit *visit, const char *kind, const struct print_run *run,
	struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = run->id,
					.organisation = run->organisation,
					.payload = payload};

	model_int(payload, "n", run->n);
	model_int(payload, "letters", run->letters);
	return log_event(visit, &entry, fault);
}

/* Nobody printed it, posted it or dropped it meanwhile. */
static enum status
put_in(struct visit *visit, const struct print_run *run,
       const struct print_line *line, int64_t n, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatch d;
	enum status status = dispatch_get(&access, line->dispatch, &d, fault);

	if (status == OK && (d.state != DISPATCH_TO_DO || d.run))
		return fault_set(fault, E_STALE, "",
				 N_("A letter went another way meanwhile: make "
				    "the print run again"),
				 NULL);
	d.run = run->id;
	d.run_n = n;
	return status == OK ? dispatch_update(&access, &d, fault) : status;
}

static void
show_left(struct model *model, const struct print_ready *ready)
{
	struct model *rows = model_children(model, "left_out");

	for (size_t i = 0; i < ready->left_out; i++) {
		const struct print_left *left = &ready->left[i];
		struct model *row = model_append(rows);

		model_id(row, "letter", left->letter);
		model_text(row, "tenant_reference", left->tenant);
		model_code(row, "why", "print-left", left->why);
		model_code(row, "code", "address", left->code);
	}
	model_int(model, "more", ready->more);
}

enum status
print_run_make(struct visit *visit, const struct print_ready *ready,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct print_run run = {
		.id = visit_id(visit),
		.organisation = ready->organisation,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
		.letters = (int64_t)ready->lines,
		.pages = ready->pages,
		.sheets = ready->sheets,
		.bytes = ready->bytes,
		.manifest = ready->manifest,
	};
	struct organisations all;
	enum status status =
		print_run_next(&access, run.organisation, &run.n, fault);

	memcpy(run.sha256, ready->sha256, HASH_BYTES);
	if (status == OK)
		status = print_run_insert(&access, &run, fault);
	for (size_t i = 0; status == OK && i < ready->lines; i++)
		status = put_in(visit, &run, &ready->line[i], (int64_t)i + 1,
				fault);
	if (status == OK)
		status = log_run(visit, "print-run.made", &run, fault);
	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	show_run(visit, model, &run, &all);
	show_left(model, ready);
	return OK;
}

/* ---- shown ---- */

static enum status
list_of(struct visit *visit, const struct organisation *one,
	const struct organisations *all, struct model *lists,
	struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct print_run_query wish = {one->id, 0, RUNS_SHOWN};
	struct print_runs runs = {NULL, 0};
	struct model *row;
	int64_t waiting;
	enum status status =
		dispatch_wait_count(&access, one->id, &waiting, fault);

	if (status == OK)
		status = print_run_list(&access, &wish, &runs, fault);
	if (status != OK)
		return status;
	if (waiting) {
		row = model_append((struct model *)model_get(lists,
							     "waiting"));
		model_id(row, "organisation", one->id);
		model_text(row, "name", one->name);
		model_int(row, "letters", waiting);
	}
	for (size_t i = 0; i < runs.count; i++)
		show_run(visit,
			 model_append((struct model *)model_get(lists,
								"runs")),
			 &runs.list[i], all);
	return OK;
}

enum status
print_runs_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisations all = {NULL, 0};
	enum status status = organisation_list(&access, &all, fault);

	(void)model_children(model, "waiting");
	(void)model_children(model, "runs");
	for (size_t i = 0; status == OK && i < all.count; i++)
		status = list_of(visit, &all.list[i], &all, model, fault);
	return status;
}

static enum status
find(struct visit *visit, const char *text, struct print_run *run,
     struct dispatches *lines, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("print run", fault);
	status = print_run_get(&access, id, run, fault);
	if (status == E_NOT_FOUND)
		return not_found("print run", fault);
	return status == OK ? dispatch_of_run(&access, id, lines, fault)
			    : status;
}

enum status
print_run_show(struct visit *visit, const char *id, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "lines");
	struct organisations all;
	struct dispatches lines;
	struct print_run run;
	enum status status = find(visit, id, &run, &lines, fault);

	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	show_run(visit, model, &run, &all);
	for (size_t i = 0; i < lines.count; i++) {
		struct model *row = model_append(rows);

		model_int(row, "n", lines.list[i].run_n);
		model_id(row, "letter", lines.list[i].letter);
		model_code(row, "state", "dispatch-state",
			   dispatch_state_names[lines.list[i].state]);
	}
	return OK;
}

/* Made anew of the letters, which never change. */
static enum status
make_again(struct visit *visit, const struct print_run *run,
	   const struct dispatches *lines, struct file_found *ret,
	   struct fault *fault)
{
	struct print_line *line = arena_alloc(
		visit->arena, (lines->count + 1) * sizeof *line);
	unsigned char sha256[HASH_BYTES];
	struct buf out = {0};
	enum status status;

	for (size_t i = 0; i < lines->count; i++)
		line[i] = (struct print_line){.letter = lines->list[i].letter};
	status = print_pages(visit, line, lines->count, &out, fault);
	hash_sha256(out.bytes ? out.bytes : "", out.count, sha256);
	if (status == OK && !hash_equal(sha256, run->sha256, HASH_BYTES))
		status = fault_set(fault, E_IO, "",
				   N_("The letters of this print run are not "
				      "what they were: restore them from a "
				      "backup"),
				   NULL);
	if (status == OK) {
		ret->bytes = arena_copy(visit->arena, out.bytes, out.count);
		ret->count = out.count;
	}
	buf_free(&out);
	return status;
}

enum status
print_run_file(struct visit *visit, const char *id, enum print_part part,
	       struct file_found *ret, struct fault *fault)
{
	struct desk_note note = {.kind = "print-run.read",
				 .when = NOTE_QUEUED};
	struct dispatches lines;
	struct print_run run;
	enum status status = find(visit, id, &run, &lines, fault);

	if (status != OK)
		return status;
	note.subject = run.id;
	note.organisation = run.organisation;
	ret->name = arena_printf(visit->arena, "print-run-%lld.%s",
				 (long long)run.n,
				 part == PRINT_PAGES ? "pdf" : "csv");
	ret->type = part == PRINT_PAGES ? "application/pdf"
					: "text/csv; charset=utf-8";
	ret->bytes = run.manifest;
	ret->count = strlen(run.manifest);
	if (part == PRINT_PAGES)
		status = make_again(visit, &run, &lines, ret, fault);
	return status == OK ? desk_note_read(visit, &note, fault) : status;
}

/* ---- confirmed ---- */

static enum status
send(struct visit *visit, struct dispatch *d, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter letter;
	enum status status;

	if (d->state != DISPATCH_TO_DO)
		return OK;
	d->state = DISPATCH_SENT;
	d->at_utc = d->sent_utc = visit->now_utc;
	d->by = visit_actor(visit);
	status = letter_get(&access, d->letter, &letter, fault);
	return status == OK ? dispatch_keep(visit, d, &letter, fault) : status;
}

enum status
print_run_confirm(struct visit *visit, const char *id, const char *reference,
		  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct dispatches lines;
	struct print_run run;
	enum status status = find(visit, id, &run, &lines, fault);

	if (status != OK)
		return status;
	if (run.sent_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("The printer confirmed this one already"),
				 NULL);
	run.sent_utc = visit->now_utc;
	run.sent_by = visit_actor(visit);
	run.reference = field_text(&fields, "reference", reference,
				   REFERENCE_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = print_run_sent(&access, &run, fault);
	for (size_t i = 0; status == OK && i < lines.count; i++)
		status = send(visit, &lines.list[i], fault);
	if (status == OK)
		status = log_run(visit, "print-run.sent", &run, fault);
	return status == OK ? print_run_show(visit, id, model, fault) : status;
}
