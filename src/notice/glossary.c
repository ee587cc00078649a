/* A landlord's terms, found in English and looked for in translations. */
#include "notice/glossary.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/segment.h"
#include "notice/sentence.h"
#include "notice/stem.h"

/* Words of a text, ready to be compared. */
struct words {
	const char **list;
	size_t count;
};

struct entry {
	const struct term *term;
	struct words stems; /* of its English */
};

struct glossary {
	const struct tag *tag;
	struct entry *entry; /* by the first stem */
	size_t count;
};

enum kind { WORDS_FOLDED, WORDS_STEMS };

static const char *
word_of(const struct lexeme *lexeme, enum kind kind, struct arena *arena)
{
	struct buf folded = {0};
	const char *kept;

	segment_fold(lexeme->text, lexeme->bytes, &folded);
	if (kind == WORDS_STEMS && lexeme->kind == LEXEME_WORD)
		folded.count = stem_english(folded.bytes, folded.count);
	kept = arena_copy(arena, folded.bytes ? folded.bytes : "",
			  folded.count);
	buf_free(&folded);
	return kept;
}

/* All but marks. */
static struct words
words_of(const char *text, const struct tag *tag, enum kind kind,
	 struct arena *arena)
{
	struct sentence sentence;
	struct words words = {NULL, 0};

	sentence_cut(text, tag, arena, &sentence);
	words.list = arena_alloc(arena, (sentence.words + 1) *
						sizeof *words.list);
	for (size_t i = 0; i < sentence.count; i++)
		if (sentence.lexeme[i].kind != LEXEME_MARK)
			words.list[words.count++] =
				word_of(&sentence.lexeme[i], kind, arena);
	return words;
}

static int
by_first_stem(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->stems.list[0], y->stems.list[0]);

	if (order)
		return order;
	/* Of two that begin alike the longer one is tried first. */
	return (x->stems.count < y->stems.count) -
	       (x->stems.count > y->stems.count);
}

const struct glossary *
glossary_new(const struct tag *tag, const struct term *terms, size_t count,
	     struct arena *arena)
{
	struct glossary *glossary = arena_alloc(arena, sizeof *glossary);

	glossary->tag = tag;
	glossary->entry = arena_alloc(arena, (count + 1) *
						     sizeof *glossary->entry);
	for (size_t i = 0; i < count; i++) {
		struct entry entry = {&terms[i],
				      words_of(terms[i].english,
					       tag_find("en"), WORDS_STEMS,
					       arena)};

		if (entry.stems.count)
			glossary->entry[glossary->count++] = entry;
	}
	if (glossary->count)
		qsort(glossary->entry, glossary->count,
		      sizeof *glossary->entry, by_first_stem);
	return glossary;
}

const struct tag *
glossary_tag(const struct glossary *glossary)
{
	return glossary->tag;
}

/* Do all words of the term stand from `at` on? */
static bool
stands_at(const struct words *text, size_t at, const struct words *term)
{
	if (term->count > text->count - at)
		return false;
	for (size_t i = 0; i < term->count; i++)
		if (strcmp(text->list[at + i], term->list[i]) != 0)
			return false;
	return true;
}

/* The longest term that begins with this word, or NULL. */
static const struct entry *
entry_at(const struct glossary *glossary, const struct words *text, size_t at)
{
	size_t low = 0, high = glossary->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(glossary->entry[middle].stems.list[0],
			   text->list[at]) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < glossary->count &&
	       !strcmp(glossary->entry[low].stems.list[0], text->list[at]);
	     low++)
		if (stands_at(text, at, &glossary->entry[low].stems))
			return &glossary->entry[low];
	return NULL;
}

static bool
is_among(const struct terms_found *found, const struct term *term)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->list[i] == term)
			return true;
	return false;
}

void
glossary_find(const struct glossary *glossary, const char *english,
	      struct arena *arena, struct terms_found *ret)
{
	struct words text = words_of(english, tag_find("en"), WORDS_STEMS,
				     arena);
	const struct term **list =
		arena_alloc(arena, (text.count + 1) * sizeof *list);

	*ret = (struct terms_found){list, 0};
	for (size_t at = 0; at < text.count;) {
		const struct entry *entry = entry_at(glossary, &text, at);

		if (entry && !is_among(ret, entry->term))
			list[ret->count++] = entry->term;
		at += entry ? entry->stems.count : 1;
	}
}

/* A translation to be looked through. */
struct target {
	const struct tag *tag;
	const char *folded; /* all of it */
	struct words words;
	struct arena *arena;
};

static const char *
folded(const char *text, struct arena *arena)
{
	struct buf out = {0};
	const char *kept;

	segment_fold(text, strlen(text), &out);
	kept = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return kept;
}

static size_t
characters(const char *text, struct arena *arena, uint32_t **ret)
{
	size_t count = utf8_length(text, strlen(text));

	*ret = arena_alloc(arena, (count + 1) * sizeof **ret);
	for (size_t i = 0; i < count; i++)
		(*ret)[i] = utf8_next(&text);
	return count;
}

/* The longest run of characters that both words have. */
static size_t
longest_run(const char *a, const char *b, struct arena *arena)
{
	uint32_t *x, *y;
	size_t xs = characters(a, arena, &x), ys = characters(b, arena, &y);
	size_t longest = 0;

	for (size_t i = 0; i < xs; i++)
		for (size_t k = 0; k < ys; k++) {
			size_t n = 0;

			while (i + n < xs && k + n < ys &&
			       x[i + n] == y[k + n])
				n++;
			longest = n > longest ? n : longest;
		}
	return longest;
}

/* Is word a form of wanted? Other endings, mutated or joined beginnings: two
 * thirds of it must stand there in one run, of three letters all. */
static bool
akin(const char *wanted, const char *word, struct arena *arena)
{
	size_t length = utf8_length(wanted, strlen(wanted));
	size_t run;

	if (!strcmp(wanted, word))
		return true;
	run = longest_run(wanted, word, arena);
	return length <= 3 ? run == length : 3 * run >= 2 * length;
}

/* Does every word of it stand in the translation in one form or other? */
static bool
has_form(const struct target *target, const char *wanted)
{
	struct words words;

	if (strstr(target->folded, folded(wanted, target->arena)))
		return true;
	if (segments_unspaced(target->tag))
		return false;
	words = words_of(wanted, target->tag, WORDS_FOLDED, target->arena);
	for (size_t i = 0; i < words.count; i++) {
		bool found = false;

		for (size_t k = 0; k < target->words.count && !found; k++)
			found = akin(words.list[i], target->words.list[k],
				     target->arena);
		if (!found)
			return false;
	}
	return words.count > 0;
}

/* Does it stand in the translation as it is written here? */
static bool
has_exactly(const struct target *target, const char *text)
{
	struct words words;

	if (segments_unspaced(target->tag))
		return strstr(target->folded, folded(text, target->arena));
	words = words_of(text, target->tag, WORDS_FOLDED, target->arena);
	for (size_t at = 0; words.count && at < target->words.count; at++)
		if (stands_at(&target->words, at, &words))
			return true;
	return false;
}

/* "one", "two" or "three" */
static const char *
alternatives(const struct term *term, struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; i < term->wanteds; i++)
		text = arena_printf(arena, "%s%s%s", text, i ? " / " : "",
				    term->wanted[i]);
	return text;
}

/* What a fault is told with. */
struct telling {
	const char *where;
	struct faults *faults;
	struct arena *arena;
};

static void
check_forbidden(const struct telling *telling, const struct term *term,
		const struct target *target)
{
	for (size_t i = 0; i < term->forbiddens; i++) {
		const char *bad = term->forbidden[i];

		if (!has_exactly(target, bad))
			continue;
		if (term->wanteds)
			(void)fault_set(
				faults_add(telling->faults), E_INPUT,
				telling->where,
				N_("{value} is not used for “{term}”: write "
				   "{wanted}"),
				"value", bad, "term", term->english, "wanted",
				alternatives(term, telling->arena), NULL);
		else
			(void)fault_set(
				faults_add(telling->faults), E_INPUT,
				telling->where,
				N_("{value} is not used for “{term}”: choose "
				   "another word"),
				"value", bad, "term", term->english, NULL);
	}
}

static void
check_term(const struct telling *telling, const struct term *term,
	   const struct target *target)
{
	bool found = !term->wanteds;

	check_forbidden(telling, term, target);
	if (term->keep &&
	    !strstr(target->folded, folded(term->english, telling->arena)))
		(void)fault_set(faults_add(telling->faults), E_INPUT,
				telling->where,
				N_("“{term}” stays as it is in every "
				   "language: write it so"),
				"term", term->english, NULL);
	for (size_t i = 0; i < term->wanteds && !found; i++)
		found = has_form(target, term->wanted[i]);
	if (!found)
		(void)fault_set(faults_add(telling->faults), E_INPUT,
				telling->where,
				N_("“{term}” is translated as {wanted} here: "
				   "use it"),
				"term", term->english, "wanted",
				alternatives(term, telling->arena), NULL);
}

enum status
glossary_check(const struct glossary *glossary, const char *where,
	       const char *english, const char *translation,
	       struct faults *faults)
{
	size_t before = faults->count;
	struct arena *arena;
	struct terms_found found;

	if (!glossary || !glossary->count)
		return OK;
	arena = arena_new();
	glossary_find(glossary, english, arena, &found);
	if (found.count) {
		const struct telling telling = {where, faults, arena};
		const struct target target = {
			glossary->tag, folded(translation, arena),
			words_of(translation, glossary->tag, WORDS_FOLDED,
				 arena),
			arena};

		for (size_t i = 0; i < found.count; i++)
			check_term(&telling, found.list[i], &target);
	}
	arena_free(arena);
	return faults->count > before ? E_INPUT : OK;
}

enum status
glossary_check_english(const struct glossary *glossary, const char *where,
		       const char *english, struct faults *faults)
{
	struct arena *arena;
	struct terms_found found;

	if (!glossary || !glossary->count)
		return OK;
	arena = arena_new();
	glossary_find(glossary, english, arena, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct term *term = found.list[i];
		struct fault *fault = faults_add(faults);

		if (term->wanteds)
			(void)fault_set(fault, E_INPUT, where,
					N_("Letters do not say “{term}”: say "
					   "{wanted}"),
					"term", term->english, "wanted",
					alternatives(term, arena), NULL);
		else
			(void)fault_set(fault, E_INPUT, where,
					N_("Letters do not say “{term}”: "
					   "choose another word"),
					"term", term->english, NULL);
	}
	arena_free(arena);
	return found.count ? E_INPUT : OK;
}
