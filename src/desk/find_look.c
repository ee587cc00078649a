/* Where a tenant is looked for: each way is a short walk in the keys. Who was
 * found is compared with all that was typed. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "desk/find_inside.h"
#include "desk/inside.h"
#include "desk/keys.h"
#include "lang/collate.h"
#include "lang/fold.h"

#define HITS 300	 /* of one key */
#define PAIR_HITS 1000	 /* of two words */
#define LOOKED 2000	 /* keys looked at, before no more are */
#define LISTED 1000	 /* tenants that pages go on to */
#define BEHIND .12	 /* how far behind the best others still fit */
#define DIGITS_LEAST 6
#define PART_LEAST .6	 /* of who lacks a word that was typed */

static const char *
text_of(struct find *find, struct buf *buf)
{
	const char *text = arena_text(find->visit->arena, buf_string(buf));

	buf_clear(buf);
	return text;
}

/* The digits from the first to the last; NULL where they are too few for a
 * telephone number. */
static const char *
read_digits(struct find *find)
{
	const char *first = find->q + strcspn(find->q, "+0123456789");
	const char *digits;
	struct buf buf = {0};

	fold_digits(*first ? first : find->q, &buf);
	digits = buf.count >= DIGITS_LEAST ? text_of(find, &buf) : NULL;
	buf_free(&buf);
	return digits;
}

static void
read_word(struct find *find, const char *name)
{
	struct asked_word *word = &find->asked.word[find->asked.words++];
	struct buf buf = {0};

	*word = (struct asked_word){
		.name = name,
		.part = name_part(name),
		.number = strcspn(name, "0123456789") < strlen(name),
	};
	key_address(find->visit, name, &buf);
	word->address = text_of(find, &buf);
	name_readings(name, &buf);
	word->readings = text_of(find, &buf);
	buf_free(&buf);
	if (find->asked.words > 1)
		word[-1].joined = arena_printf(find->visit->arena, "%s%s",
					       word[-1].name, name);
}

/* The same words as another script would have them are readings too. */
static void
read_other_form(struct find *find, char *form)
{
	struct asked *asked = &find->asked;
	size_t i = 0;

	for (char *at = form; *(at += strspn(at, " ")) && i < asked->words;
	     i++) {
		char *end = at + strcspn(at, " ");
		bool last = !*end;

		*end = '\0';
		if (strcmp(at, asked->word[i].name) != 0)
			asked->word[i].readings = arena_printf(
				find->visit->arena, "%s %s",
				asked->word[i].readings, at);
		at = end + !last;
	}
}

static void
read_asked(struct find *find)
{
	struct buf buf = {0};
	char *form, *next;

	key_exact(find->q, &buf);
	find->asked.exact = text_of(find, &buf);
	find->asked.digits = read_digits(find);
	name_words(desk_fold(find->visit->desk), find->q, &buf);
	form = arena_text(find->visit->arena, buf_string(&buf));
	buf_free(&buf);
	if ((next = strchr(form, '/')))
		*next++ = '\0';
	while (*(form += strspn(form, " ")) &&
	       find->asked.words < ASKED_WORDS) {
		char *end = form + strcspn(form, " ");
		bool last = !*end;

		*end = '\0';
		read_word(find, form);
		form = end + !last;
	}
	while ((form = next)) {
		if ((next = strchr(form, '/')))
			*next++ = '\0';
		read_other_form(find, form);
	}
}

static enum status
look(struct find *find, enum tenant_key_kind kind, enum search_how how,
     const char *from, struct fault *fault)
{
	struct search_span span = {
		.kind = kind,
		.how = how,
		.from = from,
		.limit = kind == TENANT_KEY_PAIR ? PAIR_HITS : HITS};

	if (!from || !*from || find->hits.count >= LOOKED)
		return OK;
	return search_keys(&find->access, &span, &find->hits, fault);
}

static enum status
look_exact(struct find *find, struct fault *fault)
{
	const struct asked *asked = &find->asked;
	enum status status = look(find, TENANT_KEY_EXACT, SEARCH_IS,
				  asked->exact, fault);

	if (status == OK)
		status = look(find, TENANT_KEY_EXACT, SEARCH_IS, asked->digits,
			      fault);
	if (status == OK && strlen(asked->exact) >= 3)
		status = look(find, TENANT_KEY_EXACT, SEARCH_BEGINS,
			      asked->exact, fault);
	if (status == OK)
		status = look(find, TENANT_KEY_EXACT, SEARCH_BEGINS,
			      asked->digits, fault);
	for (size_t i = 0; i < asked->words && status == OK; i++) {
		status = look(find, TENANT_KEY_EXACT, SEARCH_IS,
			      asked->word[i].joined, fault);
		if (status == OK && asked->words > 1 && asked->word[i].number)
			status = look(find, TENANT_KEY_EXACT, SEARCH_BEGINS,
				      asked->word[i].name, fault);
	}
	return status;
}

static enum status
look_pairs(struct find *find, struct fault *fault)
{
	const struct asked *asked = &find->asked;
	struct buf a = {0}, b = {0}, pair = {0};
	enum status status = OK;

	for (size_t i = 0; i < asked->words; i++)
		for (size_t j = i + 1; j < asked->words && status == OK; j++) {
			if (asked->word[i].part == NAME_PARTICLE ||
			    asked->word[j].part == NAME_PARTICLE)
				continue;
			buf_clear(&a);
			buf_clear(&b);
			fold_skeleton(asked->word[i].name, &a);
			fold_skeleton(asked->word[j].name, &b);
			key_pair(buf_string(&a), buf_string(&b), &pair);
			status = look(find, TENANT_KEY_PAIR, SEARCH_IS,
				      text_of(find, &pair), fault);
		}
	buf_free(&a);
	buf_free(&b);
	buf_free(&pair);
	return status;
}

/* A word, and what sounds like it. */
static enum status
look_sound(struct find *find, const char *word, struct fault *fault)
{
	struct buf skeleton = {0};
	enum status status = look(find, TENANT_KEY_WORD, SEARCH_IS, word,
				  fault);

	if (word && status == OK) {
		fold_skeleton(word, &skeleton);
		status = look(find, TENANT_KEY_SKELETON, SEARCH_IS,
			      text_of(find, &skeleton), fault);
	}
	buf_free(&skeleton);
	return status;
}

static enum status
look_readings(struct find *find, const char *readings, struct fault *fault)
{
	enum status status = OK;

	while (status == OK && *(readings += strspn(readings, " "))) {
		size_t bytes = strcspn(readings, " ");

		status = look_sound(find, arena_copy(find->visit->arena,
						     readings, bytes),
				    fault);
		readings += bytes;
	}
	return status;
}

static enum status
look_names(struct find *find, struct fault *fault)
{
	const struct asked *asked = &find->asked;
	enum status status = look_pairs(find, fault);

	for (size_t i = 0; i < asked->words && status == OK; i++) {
		const struct asked_word *word = &asked->word[i];

		if (word->part == NAME_PARTICLE && asked->words > 1)
			continue;
		if (word->number) {
			status = look(find, TENANT_KEY_WORD, SEARCH_IS,
				      word->name, fault);
			continue;
		}
		status = look_sound(find, word->name, fault);
		if (status == OK)
			status = look_sound(find, word->joined, fault);
		if (status == OK)
			status = look_readings(find, word->readings, fault);
		if (status == OK)
			status = look(find, TENANT_KEY_WORD, SEARCH_BEGINS,
				      word->name, fault);
	}
	return status;
}

/* From each word to the end, and up to each: a name may stand before or after
 * the address. */
static enum status
look_address(struct find *find, struct fault *fault)
{
	const struct asked *asked = &find->asked;
	enum status status = OK;

	for (size_t i = 0; i < asked->words; i++) {
		const char *phrase = "";

		for (size_t j = i; j < asked->words && status == OK; j++) {
			phrase = arena_printf(find->visit->arena, "%s%s%s",
					      phrase, j > i ? " " : "",
					      asked->word[j].address);
			if ((j + 1 == asked->words || j > i) &&
			    strlen(phrase) > 2)
				status = look(find, TENANT_KEY_ADDRESS,
					      SEARCH_BEGINS, phrase, fault);
		}
	}
	return status;
}

static void
weigh(void *self, const struct search_row *row)
{
	struct find *find = self;
	struct rank rank = rank_row(&find->asked, row);

	if (rank.score > .3 || (rank.whole && rank.score > .1))
		find->list[find->count++] =
			(struct fit){.id = row->id, .rank = rank};
}

static int
by_rank(const void *a, const void *b)
{
	const struct fit *x = a, *y = b;

	if (x->rank.whole != y->rank.whole)
		return x->rank.whole ? -1 : 1;
	if (x->rank.score != y->rank.score)
		return x->rank.score > y->rank.score ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static int
by_rank_and_order(const void *a, const void *b)
{
	const struct fit *x = a, *y = b;
	size_t least = x->order_bytes < y->order_bytes ? x->order_bytes
						       : y->order_bytes;
	int order;

	if (x->rank.score != y->rank.score)
		return by_rank(a, b);
	order = memcmp(x->order, y->order, least);
	if (order)
		return order;
	if (x->order_bytes != y->order_bytes)
		return x->order_bytes < y->order_bytes ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static bool
is_close(const struct rank *rank, const struct rank *best)
{
	return rank->whole == best->whole &&
	       rank->score + BEHIND >= best->score &&
	       (rank->whole || rank->score >= PART_LEAST);
}

static int
by_id(const void *a, const void *b)
{
	const struct fit *x = a, *y = b;

	return x->id != y->id ? (x->id > y->id) - (x->id < y->id)
			      : by_rank(a, b);
}

/* What was merged is found as what it was merged into, once. */
static void
unite(struct find *find)
{
	size_t kept = 0;

	if (find->count)
		qsort(find->list, find->count, sizeof *find->list, by_id);
	for (size_t i = 0; i < find->count; i++)
		if (!kept || find->list[kept - 1].id != find->list[i].id)
			find->list[kept++] = find->list[i];
	find->count = kept;
}

/* Who fits clearly worse than the best is left out. */
static void
cut(struct find *find, enum find_width width)
{
	size_t count = 0;

	if (find->count)
		qsort(find->list, find->count, sizeof *find->list, by_rank);
	while (count < find->count && count < LISTED &&
	       (width == FIND_WIDE || is_close(&find->list[count].rank,
					       &find->list[0].rank)))
		count++;
	find->alike = find->count - count;
	find->count = count;
}

/* Those that are equally good stand as the reader's language has it. */
static enum status
put_in_order(struct find *find, struct fault *fault)
{
	const struct caller *caller = find->visit->caller;
	struct buf key = {0};
	enum status status = OK;

	for (size_t i = 0; i < find->count && status == OK; i++) {
		struct tenant tenant;

		status = tenant_get(&find->access, find->list[i].id, &tenant,
				    fault);
		if (status != OK)
			break;
		collate_key(desk_collate(find->visit->desk),
			    caller && caller->language ? caller->language : "",
			    tenant.name, &key);
		find->list[i].order_bytes = key.count;
		find->list[i].order = arena_copy(find->visit->arena,
						 buf_string(&key), key.count);
		buf_clear(&key);
	}
	buf_free(&key);
	if (find->count && status == OK)
		qsort(find->list, find->count, sizeof *find->list,
		      by_rank_and_order);
	return status;
}

enum status
find_look(struct find *find, enum find_width width, struct fault *fault)
{
	enum status status;

	read_asked(find);
	status = look_exact(find, fault);
	if (status == OK)
		status = look_names(find, fault);
	if (status == OK)
		status = look_address(find, fault);
	if (status != OK)
		return status;
	search_unite(&find->hits);
	find->list = arena_alloc(find->visit->arena,
				 (find->hits.count + 1) * sizeof *find->list);
	status = search_rows(&find->access, &find->hits, weigh, find, fault);
	if (status != OK)
		return status;
	unite(find);
	cut(find, width);
	return put_in_order(find, fault);
}

