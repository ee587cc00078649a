/* Versions of the English as those who write and approve them see them. */
#include <stdlib.h>
#include <string.h>

#include "desk/glossary.h"
#include "desk/inside.h"
#include "desk/source_inside.h"
#include "desk/sources.h"
#include "lang/message.h"
#include "lang/tag.h"
#include "notice/check.h"
#include "notice/glossary.h"
#include "notice/notices.h"
#include "notice/template.h"
#include "wire/model.h"

#define WRITERS (ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR))

enum status
source_elsewhere(struct fault *fault)
{
	return fault_set(fault, E_STALE, "version",
			 N_("This version was changed meanwhile: look at it "
			    "again"),
			 NULL);
}

static bool
is_writer(const struct visit *visit)
{
	return visit->caller && (ROLE_BIT(visit->caller->role) & WRITERS);
}

/* "welcome/notice.md:12" */
static int64_t
line_of(const char *where)
{
	const char *colon = strrchr(where, ':');
	char *end;
	long line = colon ? strtol(colon + 1, &end, 10) : 0;

	return colon && end > colon + 1 && !*end && line > 0 ? line : 0;
}

static void
show_faults(struct visit *visit, struct model *rows,
	    const struct faults *faults)
{
	for (size_t i = 0; i < faults->count && i < FAULTS_MAX; i++) {
		const struct fault *fault = &faults->list[i];
		struct model *row = model_append(rows);
		char text[2 * FAULT_BYTES * FAULT_ARGS];
		int64_t line = line_of(fault->where);

		fault_text(fault, fault->message, text, sizeof text);
		model_text(row, "where", fault->where);
		if (line)
			model_int(row, "line", line);
		else
			model_null(row, "line");
		model_text(row, "message", arena_text(visit->arena, text));
	}
}

/* What may be done with it, by this caller now. */
static void
show_moves(struct visit *visit, struct model *model,
	   const struct source *source, const struct sources *history)
{
	bool writer = is_writer(visit), waits = false;
	bool own = source->version > 0;
	bool right = !model_true(model_get(model, "faults"));
	enum source_state state = source->state;
	const char *waived;
	struct fault none;
	bool other = another_person(visit,
				    (int64_t[]){source->made_by,
						source->sent_by},
				    2, &waived, &none) == OK;

	for (size_t i = 0; i < history->count; i++)
		waits |= history->list[i].state == SOURCE_WAITING;
	model_bool(model, "can_save", writer && !waits);
	model_bool(model, "can_send",
		   writer && own && right && state == SOURCE_DRAFT);
	model_bool(model, "can_approve",
		   writer && own && other && state == SOURCE_WAITING);
	model_bool(model, "can_return",
		   writer && own && state == SOURCE_WAITING);
	model_bool(model, "can_withdraw",
		   writer && own &&
			   (state == SOURCE_DRAFT || state == SOURCE_WAITING ||
			    state == SOURCE_IN_USE));
}

static void
show_history(struct model *model, const struct sources *history)
{
	struct model *rows = model_children(model, "history");

	for (size_t i = 0; i < history->count; i++) {
		const struct source *version = &history->list[i];
		struct model *row = model_append(rows);

		model_int(row, "version", version->version);
		model_code(row, "state", "source-state",
			   source_state_names[version->state]);
		model_text(row, "made_by_name", version->made_name);
		model_time(row, "made_at", version->made_utc);
		model_text(row, "decided_by_name", version->decided_name);
		model_time_or_null(row, "decided_at", version->decided_utc);
		model_text(row, "note", version->note);
	}
}

static void
show_people(struct model *model, const struct source *source)
{
	model_text(model, "made_by_name", source->made_name);
	model_time_or_null(model, "made_at", source->made_utc);
	model_text(model, "sent_by_name", source->sent_name);
	model_time_or_null(model, "sent_at", source->sent_utc);
	model_text(model, "decided_by_name", source->decided_name);
	model_time_or_null(model, "decided_at", source->decided_utc);
	model_text(model, "note", source->note);
}

static const char *
origin_of(const struct source *source)
{
	return !source->id	   ? "shipped"
	       : source->version   ? "own"
				   : "partnership";
}

/* The latest that is open, else what is in use, else what is below. */
static int64_t
latest(const struct sources *history)
{
	int64_t used = 0;

	for (size_t i = 0; i < history->count; i++) {
		const struct source *version = &history->list[i];

		if (version->state == SOURCE_DRAFT ||
		    version->state == SOURCE_WAITING)
			return version->version;
		if (version->state == SOURCE_IN_USE)
			used = version->version;
	}
	return used;
}

/* What it is called, where it can be read at all. */
static const char *
title_of(struct visit *visit, const struct notices *with, const char *name)
{
	const struct notice *notice;
	struct fault none;

	if (with && notices_source(with, name, &notice, &none) == OK)
		return notice->title;
	if (desk_notices(visit, visit_organisation(visit), &with, &none) ==
		    OK &&
	    notices_source(with, name, &notice, &none) == OK)
		return notice->title;
	return name;
}

/* Words that the landlord's letters do not use. */
static void
advise_words(struct visit *visit, const struct notice *notice,
	     struct faults *faults)
{
	const struct glossary *glossary;
	struct fault none;

	if (glossary_of(visit, tag_find("en"), &glossary, &none) != OK)
		return;
	for (size_t i = 0; i < notice->message_count; i++) {
		const struct message *message = &notice->messages[i];

		(void)!glossary_check_english(
			glossary,
			arena_printf(visit->arena, "%s:%d", notice->path,
				     message->line),
			message->id, faults);
	}
}

/* What would make it better, where it can be used at all. */
static void
show_advice(struct visit *visit, struct model *model,
	    const struct notices *set, const char *name)
{
	struct model *rows = model_children(model, "advice");
	const struct notice *notice;
	struct faults faults = {0};
	struct fault none;

	if (!set || notices_source(set, name, &notice, &none) != OK)
		return;
	(void)!notice_check_source(set, notice, &faults);
	advise_words(visit, notice, &faults);
	show_faults(visit, rows, &faults);
	faults_free(&faults);
}

static enum status
show_version(struct visit *visit, struct model *model,
	     const struct source *source, struct fault *fault)
{
	const struct notices *set = NULL;
	struct faults faults = {0};
	struct fault first;
	enum status status = source_check(visit, source, &set, &faults,
					  &first);

	if (status != OK && !faults.count) {
		if (fault)
			*fault = first;
		return status;
	}
	model_text(model, "title", title_of(visit, set, source->notice));
	show_faults(visit, model_children(model, "faults"), &faults);
	faults_free(&faults);
	show_advice(visit, model, set, source->notice);
	status = desk_notices(visit, visit_organisation(visit), &set, fault);
	if (status != OK)
		return status;
	model_text(model, "name", source->notice);
	model_code(model, "kind", "source-kind",
		   is_clause(set, source->notice) ? "clause" : "notice");
	model_int(model, "version", source->version);
	model_code(model, "state", "source-state",
		   source->version ? source_state_names[source->state] : NULL);
	model_code(model, "origin", "origin", origin_of(source));
	model_text(model, "text", source->text);
	model_text(model, "easy_read", source->easy_read);
	show_people(model, source);
	return OK;
}

enum status
source_show(struct visit *visit, const char *name, int64_t version,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct sources history;
	struct source source;
	int64_t used = 0;
	enum status status;

	name = name ? name : "";
	status = source_history(&access, visit_organisation(visit), name,
				&history, fault);
	if (status == OK)
		status = source_version(
			visit, name,
			version == SOURCE_LATEST ? latest(&history) : version,
			&source, fault);
	if (status == OK)
		status = show_version(visit, model, &source, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < history.count; i++)
		if (history.list[i].state == SOURCE_IN_USE)
			used = history.list[i].version;
	model_int(model, "versions",
		  history.count ? history.list[0].version : 0);
	model_bool(model, "in_use", used == source.version);
	show_moves(visit, model, &source, &history);
	show_history(model, &history);
	return OK;
}

static const struct source *
find(const struct sources *sources, const char *name)
{
	for (size_t i = 0; i < sources->count; i++)
		if (!strcmp(sources->list[i].notice, name))
			return &sources->list[i];
	return NULL;
}

/* One row: a notice or clause, what of it is in use, and what is open. */
struct listing {
	const struct visit *visit;
	struct model *rows;
	struct sources used, open;
};

static void
list_one(struct listing *listing, const struct notice *notice,
	 const char *kind)
{
	const struct source *used = find(&listing->used, notice->name);
	const struct source *open = find(&listing->open, notice->name);
	bool own = used && used->organisation ==
				   visit_organisation(listing->visit);
	struct model *row = model_append(listing->rows);

	model_text(row, "name", notice->name);
	model_code(row, "kind", "source-kind", kind);
	model_text(row, "title", notice->title);
	model_text(row, "purpose", notice->purpose);
	model_code(row, "origin", "origin",
		   own ? "own"
		   : used ? "partnership"
			  : "shipped");
	model_int(row, "version", own ? used->version : 0);
	model_time_or_null(row, "used_since", used ? used->decided_utc : 0);
	model_int(row, "open_version", open ? open->version : 0);
	model_code(row, "open_state", "source-state",
		   open ? source_state_names[open->state] : NULL);
}

/* Drafts of notices that are not in use yet. */
static void
list_new(struct listing *listing, const struct notices *set)
{
	for (size_t i = 0; i < listing->open.count; i++) {
		const struct source *open = &listing->open.list[i];
		const struct notice fresh = {.name = open->notice,
					     .title = open->notice};
		const struct notice *known;
		struct fault none;

		if (notices_source(set, open->notice, &known, &none) != OK)
			list_one(listing, &fresh, "notice");
	}
}

enum status
sources_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t organisation = visit_organisation(visit);
	struct listing listing = {.visit = visit};
	const struct notices *set;
	const struct notice *notice;
	enum status status = desk_notices(visit, organisation, &set, fault);

	if (status == OK)
		status = source_in_use(&access, organisation, &listing.used,
				       fault);
	if (status == OK)
		status = source_open(&access, organisation, &listing.open,
				     fault);
	if (status != OK)
		return status;
	listing.rows = model_children(model, "sources");
	for (size_t i = 0; (notice = notices_at(set, i)); i++)
		list_one(&listing, notice, "notice");
	list_new(&listing, set);
	for (size_t i = 0; (notice = notices_clause_at(set, i)); i++)
		list_one(&listing, notice, "clause");
	return OK;
}
