/* The memory in the store: what is alike is found, all of it and nothing else,
 * against comparing with every unit; who may look where; lists page by page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "lang/tag.h"
#include "notice/memory.h"
#include "store/memory.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

#define UNITS 3000

static struct memory_index
index_of(const struct sentence *sentence, struct arena *arena)
{
	struct memory_index index = {.general = (int64_t)sentence->general,
				     .word = sentence->word,
				     .words = sentence->words};
	uint32_t *key;

	memory_bits(sentence->word, sentence->words, index.bits);

	index.keys = memory_keys(sentence, arena, &key);
	index.key = key;
	return index;
}

static struct memory_index
index_text(const char *text, struct arena *arena)
{
	struct sentence sentence;

	sentence_cut(text, tag_find("en"), arena, &sentence);
	return index_of(&sentence, arena);
}

/* A unit of a landlord's memory, ids from first up. */
struct planned {
	int64_t organisation, first;
	const char *const *source;
	size_t count;
};

static enum status
plant(const struct access *access, struct world *world, const void *what,
      struct fault *fault)
{
	const struct planned *planned = what;
	int64_t memory;
	enum status status = memory_open(access, planned->organisation, "pl",
					 &memory, fault);

	(void)world;
	for (size_t i = 0; i < planned->count && status == OK; i++) {
		struct memory_index index =
			index_text(planned->source[i], access->arena);
		struct memory_unit unit = {
			.id = planned->first + (int64_t)i,
			.memory = memory,
			.source = planned->source[i],
			.target = arena_printf(access->arena, "PL %s",
					       planned->source[i]),
			.notice = "welcome",
			.by = OFFICER,
			.at_utc = NOW,
		};

		status = memory_unit_insert(access, &unit, &index, fault);
	}
	return status;
}

static void
plant_all(struct world *world, const struct planned *planned)
{
	assert_int_equal(world_write(world, &both, plant, planned), OK);
}

/* Sentences of a small vocabulary, half of them like an earlier one. */
static const char *const *
any_sentences(struct arena *arena)
{
	static const char *const words[] = {
		"the",	 "rent",   "boiler", "you",   "landlord", "we",
		"scaffold", "asbestos", "and", "heating", "a",	  "{day}",
		"12",	 "lift",   "mould",  "gutter", "please",  "check"};
	const char **list = arena_alloc(arena, UNITS * sizeof *list);
	struct random_source random = random_seeded(8);

	for (size_t i = 0; i < UNITS; i++) {
		const char *like = i && random_below(&random, 2)
					   ? list[random_below(&random, i)]
					   : NULL;
		size_t count = 1 + random_below(&random, 20);
		const char *text = "";

		for (size_t k = 0; like ? *like != '\0' : k < count; k++) {
			size_t bytes = like ? strcspn(like, " ") : 0;
			const char *word = words[random_below(&random, 18)];

			if (like && random_below(&random, 8))
				word = arena_copy(arena, like, bytes);
			text = arena_printf(arena, "%s%s%s", text,
					    k ? " " : "", word);
			if (like)
				like += bytes + (like[bytes] == ' ');
		}
		list[i] = text;
	}
	return list;
}

struct asked {
	struct memory_outline outline;
	struct memory_measure *measure;
};

static int
bound(void *self, size_t words, const uint64_t *bits)
{
	const struct asked *asked = self;
	const struct memory_outline other = {words, {bits[0], bits[1]}};

	return memory_bound(&asked->outline, &other);
}

static int
percent(void *self, const uint32_t *word, size_t words)
{
	const struct asked *asked = self;
	size_t most = words > asked->outline.words ? words
						   : asked->outline.words;
	size_t distance = memory_distance(asked->measure, word, words);
	int alike = (int)(100 * (most - distance) / most);

	return alike >= MEMORY_LEAST ? alike : 0;
}

static struct memory_hits
hits_of(const struct access *access, int64_t memory, const char *text,
	size_t limit)
{
	struct memory_index index = index_text(text, access->arena);
	struct sentence sentence;
	struct asked asked;
	struct memory_search search = {
		.memory = memory,
		.key = index.key,
		.keys = index.keys,
		.shortest = memory_shortest(index.words),
		.longest = memory_longest(index.words),
		.bound = bound,
		.percent = percent,
		.self = &asked,
		.limit = limit,
	};
	struct memory_hits hits;

	sentence_cut(text, tag_find("en"), access->arena, &sentence);
	asked.outline = (struct memory_outline){
		index.words, {index.bits[0], index.bits[1]}};
	asked.measure = memory_measure_new(&sentence, access->arena);
	assert_int_equal(memory_unit_search(access, &search, &hits, NULL), OK);
	return hits;
}

/* What comparing with every unit finds. */
static size_t
alike_by_hand(const char *const *all, const char *text, struct arena *arena)
{
	size_t alike = 0;

	for (size_t i = 0; i < UNITS; i++) {
		struct memory_index index = index_text(all[i], arena);
		struct sentence sentence;
		size_t most;

		sentence_cut(text, tag_find("en"), arena, &sentence);
		most = index.words > sentence.words ? index.words
						    : sentence.words;
		alike += 100 * (most - memory_distance(
					       memory_measure_new(&sentence,
								  arena),
					       index.word, index.words)) >=
			 MEMORY_LEAST * most;
	}
	return alike;
}

static void
finds_all_that_is_alike(void **state)
{
	struct world *world = *state;
	const char *const *all = any_sentences(world->arena);
	const struct planned planned = {NORTH, 1000, all, UNITS};
	struct access access;
	struct memories memories;
	size_t found = 0;

	plant_all(world, &planned);
	access = world_read(world, &north_only);
	assert_int_equal(memory_readable(&access, NORTH, "pl", &memories,
					 NULL), OK);
	assert_int_equal(memories.count, 1);
	for (size_t i = 0; i < 60; i++) {
		const char *text = all[i * 37 % UNITS];
		struct arena *arena = arena_new();
		struct memory_hits hits = hits_of(
			&access, memories.list[0].memory, text, UNITS);

		assert_int_equal(hits.count,
				 alike_by_hand(all, text, arena));
		for (size_t k = 1; k < hits.count; k++)
			assert_true(hits.list[k - 1].percent >=
				    hits.list[k].percent);
		assert_int_equal(hits.list[0].percent, 100);
		found += hits.count;
		arena_free(arena);
	}
	assert_true(found > 200);
	assert_int_equal(hits_of(&access, memories.list[0].memory, all[5], 1)
				 .count, 1);
	assert_int_equal(hits_of(&access, memories.list[0].memory,
				 "quite another thing", 9).count, 0);
	assert_int_equal(hits_of(&access, memories.list[0].memory, "...", 9)
				 .count, 0);
	store_release(world->store, access.db);
}

static const char *const few[] = {"Pay the rent now.", "Call us on {phone}.",
				  "We will repair the boiler."};

static enum status
share(const struct access *access, struct world *world, const void *what,
      struct fault *fault)
{
	const struct memory_terms terms = {.shares = *(const bool *)what,
					   .bands = "0 0 0 0 0 0 100",
					   .by = OFFICER,
					   .updated_utc = NOW};

	(void)world;
	return memory_terms_put(access, NORTH, &terms, fault);
}

static size_t
readable(struct world *world, const struct scope *scope, int64_t organisation)
{
	struct access access = world_read(world, scope);
	struct memories memories;

	assert_int_equal(memory_readable(&access, organisation, "pl",
					 &memories, NULL), OK);
	store_release(world->store, access.db);
	if (memories.count)
		assert_int_equal(memories.list[0].organisation, organisation);
	return memories.count;
}

/* Its own, its partnership's, and what a neighbour shares. */
static void
looks_where_it_may(void **state)
{
	static const struct planned planned[] = {{NORTH, 10, few, 3},
						 {SOUTH, 20, few, 3},
						 {PARTNERSHIP, 30, few, 3}};
	struct world *world = *state;
	const bool yes = true, no = false;
	struct access access;
	struct memory_unit unit;
	struct memories memories;

	for (int i = 0; i < 3; i++)
		plant_all(world, &planned[i]);
	assert_int_equal(readable(world, &north_only, NORTH), 2);
	assert_int_equal(readable(world, &south_only, SOUTH), 2);
	assert_int_equal(readable(world, &both, PARTNERSHIP), 3);
	assert_int_equal(readable(world, &south_only, NORTH), 0);
	assert_int_equal(world_write(world, &north_only, share, &yes), OK);
	assert_int_equal(readable(world, &south_only, SOUTH), 3);
	assert_int_equal(readable(world, &north_only, NORTH), 2);
	access = world_read(world, &south_only);
	assert_int_equal(memory_readable(&access, SOUTH, NULL, &memories,
					 NULL), OK);
	assert_int_equal(memory_unit_read(&access, &memories, 10, &unit,
					  NULL), OK);
	assert_string_equal(unit.target, "PL Pay the rent now.");
	/* To look in it is not to change it. */
	assert_int_equal(memory_unit_get(&access, 10, &unit, NULL),
			 E_NOT_FOUND);
	store_release(world->store, access.db);
	assert_int_equal(world_write(world, &north_only, share, &no), OK);
	assert_int_equal(readable(world, &south_only, SOUTH), 2);
	assert_int_equal(world_write(world, &south_only, share, &yes),
			 E_NOT_FOUND);
}

static enum status
change(const struct access *access, struct world *world, const void *what,
       struct fault *fault)
{
	(void)world;
	return memory_unit_change(access, what, fault);
}

static enum status
drop(const struct access *access, struct world *world, const void *what,
     struct fault *fault)
{
	struct memory_unit unit = {.id = *(const int64_t *)what};
	struct memory_index index = index_text(few[0], access->arena);
	enum status status = memory_unit_get(access, unit.id, &unit, fault);

	(void)world;
	if (status == OK)
		status = memory_unit_delete(access, &unit, &index, fault);
	return status;
}

static enum status
supersede(const struct access *access, struct world *world, const void *what,
	  struct fault *fault)
{
	struct memory_unit unit = {.id = *(const int64_t *)what};
	struct memory_index index = index_text(few[1], access->arena);
	enum status status = memory_unit_get(access, unit.id, &unit, fault);

	(void)world;
	if (status == OK)
		status = memory_unit_supersede(access, &unit, &index, NOW,
					       fault);
	return status;
}

static size_t
found(struct world *world, const char *text)
{
	struct access access = world_read(world, &north_only);
	struct memories memories;
	size_t count;

	assert_int_equal(memory_readable(&access, NORTH, "pl", &memories,
					 NULL), OK);
	count = hits_of(&access, memories.list[0].memory, text, 9).count;
	store_release(world->store, access.db);
	return count;
}

static void
changes_and_forgets(void **state)
{
	static const struct planned planned = {NORTH, 10, few, 3};
	struct world *world = *state;
	const struct memory_change_of edit = {10, 1, "Zapłać.", NULL, OFFICER,
					      NOW, 0};
	const struct memory_change_of again = {10, 0, NULL, "arrears", OFFICER,
					       NOW, 1};
	const int64_t first = 10, second = 11, nobody = 99;
	struct memory_units units;
	struct access access;
	struct memories memories;

	plant_all(world, &planned);
	assert_int_equal(world_write(world, &south_only, change, &edit),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, change, &edit), OK);
	assert_int_equal(world_write(world, &north_only, change, &edit),
			 E_STALE);
	assert_int_equal(world_write(world, &north_only, change, &again), OK);
	assert_int_equal(world_write(world, &north_only, drop, &nobody),
			 E_NOT_FOUND);
	assert_int_equal(found(world, few[0]), 1);
	assert_int_equal(world_write(world, &south_only, drop, &first),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, drop, &first), OK);
	assert_int_equal(found(world, few[0]), 0);
	assert_int_equal(found(world, few[1]), 1);
	assert_int_equal(world_write(world, &north_only, supersede, &second),
			 OK);
	assert_int_equal(found(world, few[1]), 0);
	access = world_read(world, &north_only);
	assert_int_equal(memory_readable(&access, NORTH, "pl", &memories,
					 NULL), OK);
	assert_int_equal(memory_unit_walk(&access, memories.list[0].memory, 0,
					  9, &units, NULL), OK);
	assert_int_equal(units.count, 2);
	assert_int_equal(units.list[0].superseded_utc, NOW);
	store_release(world->store, access.db);
}

/* Every unit once, newest first, whatever the size of a page. */
static void
pages_are_whole(void **state)
{
	struct world *world = *state;
	const char *const *all = any_sentences(world->arena);
	const struct planned planned[] = {{NORTH, 1000, all, 500},
					  {PARTNERSHIP, 2000, all + 500, 5},
					  {SOUTH, 1500, all, 400}};
	struct access access;
	struct memories memories;

	for (int i = 0; i < 3; i++)
		plant_all(world, &planned[i]);
	access = world_read(world, &both);
	assert_int_equal(memory_readable(&access, PARTNERSHIP, NULL, &memories,
					 NULL), OK);
	for (size_t limit = 1; limit < 400; limit = limit * 3 + 1) {
		struct memory_filter filter = {.memories = &memories,
					       .limit = limit};
		int64_t last = INT64_MAX;
		struct memory_page page;
		size_t count = 0;

		do {
			assert_int_equal(memory_unit_page(&access, &filter,
							  &page, NULL), OK);
			for (size_t i = 0; i < page.count; i++) {
				assert_true(page.list[i].id < last);
				last = page.list[i].id;
			}
			count += page.count;
			filter.after = page.next;
		} while (page.next);
		assert_int_equal(count, 905);
	}
	store_release(world->store, access.db);
}

static void
lists_by_words(void **state)
{
	static const struct planned planned = {NORTH, 10, few, 3};
	struct world *world = *state;
	struct access access;
	struct memories memories;
	struct memory_filter filter = {.memories = &memories, .limit = 9};
	struct memory_page page;

	plant_all(world, &planned);
	access = world_read(world, &north_only);
	assert_int_equal(memory_readable(&access, NORTH, "pl", &memories,
					 NULL), OK);
	filter.words = "boiler";
	assert_int_equal(memory_unit_page(&access, &filter, &page, NULL), OK);
	assert_int_equal(page.count, 1);
	assert_int_equal(page.list[0].id, 12);
	filter.words = "pl "; /* in the translation */
	assert_int_equal(memory_unit_page(&access, &filter, &page, NULL), OK);
	assert_int_equal(page.count, 3);
	filter.words = "%";
	assert_int_equal(memory_unit_page(&access, &filter, &page, NULL), OK);
	assert_int_equal(page.count, 0);
	store_release(world->store, access.db);
}

#define TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, world_open, world_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_all_that_is_alike), TEST(looks_where_it_may),
		TEST(changes_and_forgets),     TEST(pages_are_whole),
		TEST(lists_by_words),
	};

	return cmocka_run_group_tests_name("memory store", tests, NULL, NULL);
}
