/* The notices that letters are made of, as one organisation has them. */
#include "desk/snapshot.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/place.h"
#include "desk/inside.h"
#include "desk/source_inside.h"
#include "lang/catalogue.h"
#include "lang/po.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "notice/outdate.h"
#include "notice/template.h"
#include "store/words.h"

/* The newest set that was made for an organisation. */
struct made {
	int64_t organisation, generation;
	struct notices *set;
	struct made *next;
};

struct snapshots {
	pthread_mutex_t mutex;
	struct notices *shipped; /* read on first use */
	struct made *made;
};

struct held {
	struct hold {
		struct notices *set;
		struct hold *next;
	} *first;
};

struct snapshots *
snapshots_new(void)
{
	struct snapshots *snapshots = mem_new(sizeof *snapshots);

	pthread_mutex_init(&snapshots->mutex, NULL);
	return snapshots;
}

void
snapshots_free(struct snapshots *snapshots)
{
	if (!snapshots)
		return;
	while (snapshots->made) {
		struct made *made = snapshots->made;

		snapshots->made = made->next;
		notices_free(made->set);
		free(made);
	}
	notices_free(snapshots->shipped);
	pthread_mutex_destroy(&snapshots->mutex);
	free(snapshots);
}

struct held *
held_new(void)
{
	return mem_new(sizeof(struct held));
}

void
held_release(struct held *held)
{
	if (!held)
		return;
	while (held->first) {
		struct hold *hold = held->first;

		held->first = hold->next;
		notices_free(hold->set);
		free(hold);
	}
	free(held);
}

/* The visit has it until it ends. */
static const struct notices *
hold(struct visit *visit, struct notices *set)
{
	struct hold *hold = mem_new(sizeof *hold);

	hold->set = set;
	hold->next = visit->held->first;
	visit->held->first = hold;
	return set;
}

/* The first of the faults speaks for all. */
static enum status
first_fault(enum status status, const struct faults *faults,
	    struct fault *fault)
{
	if (status != OK && faults->count && fault)
		*fault = faults->list[0];
	return status;
}

static enum status
shipped(struct snapshots *snapshots, struct notices **ret,
	struct faults *faults)
{
	enum status status = OK;

	pthread_mutex_lock(&snapshots->mutex);
	if (!snapshots->shipped) {
		struct arena *arena = arena_new();

		status = notices_load(place_file(arena, "templates/notices"),
				      &snapshots->shipped, faults);
		arena_free(arena);
	}
	if (status == OK)
		*ret = notices_share(snapshots->shipped);
	pthread_mutex_unlock(&snapshots->mutex);
	return status;
}

/* The file of a catalogue that ships. */
static enum status
shipped_po(struct visit *visit, const struct notice *notice,
	   const struct tag *tag, const char **ret, struct fault *fault)
{
	const char *path = place_file(
		visit->arena,
		arena_printf(visit->arena, "templates/%s/%s/%s.po",
			     notice->kind == NOTICE_CLAUSE ? "clauses"
							   : "notices",
			     notice->name, tag->tag));
	struct buf text = {0};
	enum status status = OK;

	if (access(path, F_OK) != 0)
		return not_found("catalogue", fault);
	status = file_read(path, PO_BYTES_MAX, &text, fault);
	if (status == OK)
		*ret = arena_text(visit->arena, buf_string(&text));
	buf_free(&text);
	return status;
}

/* A list of texts that grows. */
struct covers {
	struct notices_cover *list;
	size_t count, cap;
	struct arena *arena;
};

static void
cover(struct covers *covers, enum notices_part part, const char *name,
      const char *text)
{
	covers->list = arena_grow(covers->arena, covers->list, covers->count,
				  &covers->cap, sizeof *covers->list);
	covers->list[covers->count++] = (struct notices_cover){
		.part = part,
		.name = name,
		.text = text,
		.count = strlen(text)};
}

static void
cover_sources(struct covers *covers, const struct notices *base,
	      const struct sources *sources)
{
	for (size_t i = 0; i < sources->count; i++) {
		const struct source *source = &sources->list[i];

		if (is_clause(base, source->notice)) {
			cover(covers, NOTICES_CLAUSE, source->notice,
			      source->text);
			continue;
		}
		cover(covers, NOTICES_LETTER, source->notice, source->text);
		cover(covers, NOTICES_EASY_READ, source->notice,
		      source->easy_read ? source->easy_read : "");
	}
}

/* A set on its way. */
struct making {
	struct visit *visit;
	struct notices *base; /* that ships */
	struct notices *set;  /* with the English of today */
	struct sources sources;
	struct kept_catalogues kept;
	struct covers covers;
	struct faults *faults;
};

/* The words of today's English; nothing where they are as they ship. */
static enum status
cover_words(struct making *making, const struct notice *notice,
	    const struct tag *tag, const char *po)
{
	struct covers *covers = &making->covers;
	const char *name = arena_printf(covers->arena, "%s/%s.po",
					notice->name, tag->tag);
	const char *now;
	enum status status = outdate(notice, name, po, covers->arena, &now,
				     making->faults);

	if (status != OK)
		return status;
	cover(covers, NOTICES_CATALOGUE, notice->name, now);
	covers->list[covers->count - 1].tag = tag;
	covers->list[covers->count - 1].where = name;
	return OK;
}

static enum status
cover_kept(struct making *making)
{
	enum status status = OK;

	for (size_t i = 0; i < making->kept.count && status == OK; i++) {
		const struct kept_catalogue *row = &making->kept.list[i];
		const struct tag *tag = tag_find(row->language);
		const struct notice *notice;
		struct fault none;

		/* What this version does not know any more is left alone. */
		if (tag && notices_source(making->set, row->notice, &notice,
					  &none) == OK)
			status = cover_words(making, notice, tag, row->po);
	}
	return status;
}

static bool
is_kept(const struct making *making, const char *name, const struct tag *tag)
{
	for (size_t i = 0; i < making->kept.count; i++)
		if (!strcmp(making->kept.list[i].notice, name) &&
		    !strcmp(making->kept.list[i].language, tag->tag))
			return true;
	return false;
}

/* Catalogues that ship, of a notice whose English does not. */
static enum status
cover_shipped(struct making *making, const char *name, struct fault *fault)
{
	const struct notice *was, *is;
	const struct catalogue *catalogue;
	struct fault none;
	enum status status = OK;

	if (notices_source(making->base, name, &was, &none) != OK ||
	    notices_source(making->set, name, &is, &none) != OK)
		return OK;
	for (size_t i = 0;
	     status == OK &&
	     (catalogue = notices_catalogue_at(making->base, was, i));
	     i++) {
		const struct tag *tag = catalogue_tag(catalogue);
		const char *po;

		if (is_kept(making, name, tag))
			continue;
		status = shipped_po(making->visit, was, tag, &po, fault);
		if (status == OK)
			status = cover_words(making, is, tag, po);
	}
	return status;
}

static enum status
read_words(struct making *making, int64_t organisation, struct fault *fault)
{
	struct access access = visit_access_of_service(making->visit);
	enum status status = source_in_use(&access, organisation,
					   &making->sources, fault);

	if (status == OK)
		status = kept_catalogue_list(&access, organisation,
					     &making->kept, fault);
	return status;
}

/* What ships with the organisation's words over it: first the English, then
 * catalogues that are brought up to it. */
static enum status
make(struct visit *visit, int64_t organisation, struct notices *base,
     struct notices **ret, struct faults *faults, struct fault *fault)
{
	struct making making = {.visit = visit,
				.base = base,
				.covers.arena = visit->arena,
				.faults = faults};
	enum status status = read_words(&making, organisation, fault);

	if (status != OK)
		return status;
	cover_sources(&making.covers, base, &making.sources);
	status = notices_with(base, making.covers.list, making.covers.count,
			      &making.set, faults);
	if (status != OK)
		return status;
	making.covers.count = 0;
	status = cover_kept(&making);
	for (size_t i = 0; i < making.sources.count && status == OK; i++)
		status = cover_shipped(&making, making.sources.list[i].notice,
				       fault);
	if (status == OK)
		status = notices_with(making.set, making.covers.list,
				      making.covers.count, ret, faults);
	notices_free(making.set);
	return status;
}

enum status
snapshot_po(struct visit *visit, int64_t organisation,
	    const struct notice *notice, const struct tag *tag,
	    const char **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct kept_catalogues kept;
	struct faults faults = {0};
	const char *po = NULL;
	enum status status =
		kept_catalogue_list(&access, organisation, &kept, fault);

	for (size_t i = 0; status == OK && i < kept.count; i++)
		if (!strcmp(kept.list[i].notice, notice->name) &&
		    !strcmp(kept.list[i].language, tag->tag))
			po = kept.list[i].po;
	if (status == OK && !po)
		status = shipped_po(visit, notice, tag, &po, fault);
	if (status != OK)
		return status;
	status = outdate(notice, tag->tag, po, visit->arena, ret, &faults);
	status = first_fault(status, &faults, fault);
	faults_free(&faults);
	return status;
}

enum status
snapshot_generation(struct visit *visit, int64_t organisation, int64_t *ret,
		    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return words_generation(&access, organisation, ret, fault);
}

static struct made *
made_for(const struct snapshots *snapshots, int64_t organisation)
{
	struct made *made = snapshots->made;

	while (made && made->organisation != organisation)
		made = made->next;
	return made;
}

/* The set of that generation, one more user of it; NULL where it has to be
 * made. */
static struct notices *
find(struct snapshots *snapshots, int64_t organisation, int64_t generation)
{
	struct notices *set = NULL;
	struct made *made;

	pthread_mutex_lock(&snapshots->mutex);
	made = made_for(snapshots, organisation);
	if (made && made->generation == generation)
		set = notices_share(made->set);
	pthread_mutex_unlock(&snapshots->mutex);
	return set;
}

/* Keep it for others, unless there is a newer one. */
static void
keep(struct snapshots *snapshots, int64_t organisation, int64_t generation,
     struct notices *set)
{
	struct notices *old = NULL;
	struct made *made;

	pthread_mutex_lock(&snapshots->mutex);
	made = made_for(snapshots, organisation);
	if (!made) {
		made = mem_new(sizeof *made);
		made->organisation = organisation;
		made->next = snapshots->made;
		snapshots->made = made;
	}
	if (made->generation < generation) {
		old = made->set;
		made->set = notices_share(set);
		made->generation = generation;
	}
	pthread_mutex_unlock(&snapshots->mutex);
	notices_free(old);
}

/* What a write has not committed is nobody else's: its generation may come
 * again with other words. */
static bool
committed(const struct visit *visit)
{
	return !visit->random;
}

static enum status
take(struct visit *visit, int64_t organisation, struct notices **ret,
     struct faults *faults, struct fault *fault)
{
	struct snapshots *snapshots = desk_snapshots(visit->desk);
	struct notices *base = NULL;
	int64_t generation;
	enum status status = snapshot_generation(visit, organisation,
						 &generation, fault);

	if (status == OK)
		status = shipped(snapshots, &base, faults);
	if (status != OK)
		return status;
	*ret = generation ? find(snapshots, organisation, generation) : base;
	if (*ret) {
		if (*ret != base)
			notices_free(base);
		return OK;
	}
	status = make(visit, organisation, base, ret, faults, fault);
	if (status == OK && committed(visit))
		keep(snapshots, organisation, generation, *ret);
	notices_free(base);
	return status;
}

enum status
desk_notices(struct visit *visit, int64_t organisation,
	     const struct notices **ret, struct fault *fault)
{
	struct faults faults = {0};
	struct notices *set;
	enum status status = take(visit, organisation, &set, &faults, fault);

	if (status == OK)
		*ret = hold(visit, set);
	status = first_fault(status, &faults, fault);
	faults_free(&faults);
	return status;
}

enum status
snapshot_with(struct visit *visit, int64_t organisation,
	      const struct notices_cover *list, size_t count,
	      const struct notices **ret, struct faults *faults,
	      struct fault *fault)
{
	struct notices *base, *set;
	enum status status = take(visit, organisation, &base, faults, fault);

	if (status == OK) {
		status = notices_with(base, list, count, &set, faults);
		notices_free(base);
	}
	if (status == OK)
		*ret = hold(visit, set);
	return first_fault(status, faults, fault);
}
