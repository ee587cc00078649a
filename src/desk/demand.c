/* Who asks less than their share of the register, who comes to be consulted,
 * and where English classes would be wanted. */
#include <stdlib.h>
#include <string.h>

#include "core/measure.h"
#include "desk/inside.h"
#include "desk/grouping.h"
#include "store/facts.h"
#include "store/population.h"
#include "wire/model.h"

#define AREAS_SHOWN 40

static const char *const by_names[] = {"language"};

/* People of one language. */
struct group {
	int64_t key;
	int64_t known; /* in the register */
	int64_t members; /* of the panel */
	int64_t requests;
	struct roll asked;
};

struct area {
	const char *name;
	int64_t some, none;
};

struct tally {
	struct arena *arena;
	const struct grouping *grouping;
	struct roll languages;
	struct group *list;
	size_t cap;
	struct area *areas;
	size_t area_count, area_cap;
	struct parity_share asked, panel; /* of everybody */
};

/* English is what the others are held against. */
static bool
is_counted(const char *language)
{
	return *language && strcmp(language, "en") != 0 &&
	       strcmp(language, LANGUAGE_UNKNOWN) != 0;
}

static struct group *
group_of(struct tally *tally, const char *language)
{
	int64_t key = group_word_key(language);
	size_t before = tally->languages.count;
	size_t at = roll_add(&tally->languages, key);

	if (at == before) {
		tally->list = arena_grow(tally->arena, tally->list, at,
					 &tally->cap, sizeof *tally->list);
		tally->list[at] = (struct group){
			.key = key, .asked = {.arena = tally->arena}};
	}
	return &tally->list[at];
}

static bool
count_fact(void *self, const struct fact *fact)
{
	struct tally *tally = self;
	struct group *group;

	if (!is_counted(fact->language) ||
	    !grouping_counts(tally->grouping, fact))
		return true;
	group = group_of(tally, fact->language);
	group->requests++;
	(void)roll_add(&group->asked, fact->tenant);
	return true;
}

static void
add_area(struct tally *tally, const struct population_group *one)
{
	struct area *area = tally->areas;

	for (size_t i = 0; i < tally->area_count; i++, area++)
		if (!strcmp(area->name, one->key)) {
			area->some += one->n;
			area->none += one->more;
			return;
		}
	tally->areas = arena_grow(tally->arena, tally->areas,
				  tally->area_count, &tally->area_cap,
				  sizeof *tally->areas);
	tally->areas[tally->area_count++] =
		(struct area){one->key, one->n, one->more};
}

/* Who is in the register and in the panel of one organisation. */
static enum status
count_people(struct visit *visit, int64_t organisation, struct tally *tally,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct population people;
	enum status status =
		population_languages(&access, organisation, &people, fault);

	for (size_t i = 0; status == OK && i < people.count; i++)
		if (is_counted(people.list[i].key))
			group_of(tally, people.list[i].key)->known +=
				people.list[i].n;
	if (status == OK)
		status = population_panel(&access, organisation, &people,
					  fault);
	for (size_t i = 0; status == OK && i < people.count; i++)
		if (is_counted(people.list[i].key))
			group_of(tally, people.list[i].key)->members +=
				people.list[i].n;
	if (status == OK)
		status = population_english(&access, organisation, &people,
					    fault);
	for (size_t i = 0; status == OK && i < people.count; i++)
		if (*people.list[i].key)
			add_area(tally, &people.list[i]);
	return status;
}

static int
most_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->known != y->known)
		return x->known < y->known ? 1 : -1;
	return (x->key > y->key) - (x->key < y->key);
}

/* index, low, high, claim (code in a set of its own). */
static void
show_index(struct model *row, const struct parity_share *group,
	   const struct parity_share *all, const char *set)
{
	struct parity index;

	parity_index(group, all, &index);
	if (group->count && all->hits) {
		model_real(row, "index", index.value);
		model_real(row, "low", index.low);
		model_real(row, "high", index.high);
	} else {
		model_null(row, "index");
		model_null(row, "low");
		model_null(row, "high");
	}
	model_code(row, "claim", set, parity_claim_names[index.claim]);
}

static enum status
show_languages(struct visit *visit, struct model *model, struct tally *tally,
	       struct fault *fault)
{
	struct model *rows = model_children(model, "rows");
	struct model *panel = model_children(model, "panel");
	enum status status = OK;

	for (size_t i = 0; i < tally->languages.count && status == OK; i++) {
		const struct group *g = &tally->list[i];
		const struct parity_share asked = {g->asked.count,
						   (size_t)g->known};
		const struct parity_share members = {(size_t)g->members,
						     (size_t)g->known};
		struct model *row = model_append(rows);

		status = group_show(visit, row, GROUP_LANGUAGE, g->key, fault);
		model_int(row, "register", g->known);
		model_int(row, "asked", (int64_t)g->asked.count);
		model_int(row, "requests", g->requests);
		show_index(row, &asked, &tally->asked, "demand-claim");
		model_bool(row, "beyond", asked.hits > asked.count);
		if (status != OK || !g->known ||
		    (!g->members && g->known < PARITY_MIN))
			continue;
		row = model_append(panel);
		status = group_show(visit, row, GROUP_LANGUAGE, g->key, fault);
		model_int(row, "register", g->known);
		model_int(row, "members", g->members);
		show_index(row, &members, &tally->panel, "demand-claim");
	}
	return status;
}

static int
wanted_most(const void *a, const void *b)
{
	const struct area *x = a, *y = b;
	int64_t m = x->some + x->none, n = y->some + y->none;

	return m != n ? (m < n ? 1 : -1) : strcmp(x->name, y->name);
}

static void
show_areas(struct model *model, struct tally *tally)
{
	struct model *rows = model_children(model, "english");
	int64_t others = 0;

	if (tally->area_count)
		qsort(tally->areas, tally->area_count, sizeof *tally->areas,
		      wanted_most);
	for (size_t i = 0; i < tally->area_count; i++) {
		const struct area *area = &tally->areas[i];
		int64_t n = area->some + area->none;
		struct model *row;

		if (n < MEASURE_SMALL || i >= AREAS_SHOWN) {
			others += n;
			continue;
		}
		row = model_append(rows);
		model_text(row, "area", area->name);
		model_int(row, "n", n);
		model_int(row, "some", area->some);
		model_int(row, "none", area->none);
	}
	model_int(model, "english_others", others);
}

static void
sum_up(struct tally *tally)
{
	if (tally->languages.count)
		qsort(tally->list, tally->languages.count,
		      sizeof *tally->list, most_first);
	for (size_t i = 0; i < tally->languages.count; i++) {
		const struct group *g = &tally->list[i];

		tally->asked.hits += g->asked.count;
		tally->asked.count += (size_t)g->known;
		tally->panel.hits += (size_t)g->members;
	}
	tally->panel.count = tally->asked.count;
}

static enum status
count_all(struct visit *visit, struct tally *tally, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct grouping_places places = grouping_places(visit, tally->grouping);
	const struct facts_query query = {
		.when = FACTS_RECEIVED,
		.from_utc = tally->grouping->span.from_utc,
		.to_utc = tally->grouping->span.to_utc,
		.organisation = tally->grouping->organisation,
		.visit = count_fact,
		.self = tally,
	};
	enum status status = facts_visit(&access, &query, fault);

	for (size_t i = 0; i < places.count && status == OK; i++)
		status = count_people(visit, places.organisation[i], tally,
				      fault);
	return status;
}

enum status
figures_demand(struct visit *visit, const struct figures_wish *wish,
	      struct model *model, struct fault *fault)
{
	const struct grouping_words words = {by_names, 1};
	struct grouping grouping;
	struct tally tally = {.arena = visit->arena,
			      .grouping = &grouping,
			      .languages = {.arena = visit->arena}};
	enum status status =
		grouping_read(visit, wish, &words, &grouping, fault);

	if (status == OK)
		status = count_all(visit, &tally, fault);
	if (status == OK)
		status = grouping_show(visit, model, &grouping, &words, fault);
	if (status != OK)
		return status;
	sum_up(&tally);
	model_int(model, "register", (int64_t)tally.asked.count);
	model_int(model, "asked", (int64_t)tally.asked.hits);
	model_int(model, "members", (int64_t)tally.panel.hits);
	model_int(model, "claim_min", PARITY_MIN);
	model_int(model, "small", MEASURE_SMALL);
	status = show_languages(visit, model, &tally, fault);
	show_areas(model, &tally);
	return status;
}
