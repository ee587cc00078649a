/* What a search in a translation memory costs.
 *
 *     memory DATABASE UNITS SEARCHES
 *
 * Makes the database (one that is there already is used again), remembers
 * UNITS sentences in it by the functions that the service uses, all of one landlord in one language, and looks for
 * sentences of four kinds, SEARCHES of each. Prints JSON: processor time in
 * milliseconds by kind (median, 99th percentile, most), seconds to remember
 * all, bytes of the file, and the most memory that was resident.
 *
 * Sentences come from a grammar: clauses of letters, joined and ended in
 * different ways, their nouns, verbs and adjectives by Zipf's law out of some
 * thousands. One in four is an earlier one with other words in one or two
 * places, as in the memories of real offices. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "desk/memory.h"
#include "desk/memory_inside.h"
#include "store/organisation.h"
#include "wire/model.h"

#define BATCH 5000
#define KEPT 65536 /* earlier sentences, to be altered */

static const char *const openers[] = {
	"",	    "",		"",	     "",
	"Please note: ", "From {start_date}, ", "This means that ", "Since {day}, ",
	"If you can, ", "We are sorry that "};
static const char *const clauses[] = {
	"we will V the N",
	"you must V the A N",
	"the N of your home is A",
	"your N will be Aer than the N",
	"please V the N and the N",
	"we need to V the A N in your home",
	"the A N must not be Ved",
	"our N will V your N",
	"you can V the N at any time",
	"there is a A N in the N",
	"we have Ved the N that you told us about",
	"somebody from our N team will call you on {phone}",
	"you have {weeks} weeks to V the N",
	"the N costs {amount} a week",
	"it is not safe to V a A N",
	"no N may be Ved without a N",
	"you have the right to V the N",
	"the N that Vs the N has stopped",
	"an engineer will V the N between 9:30 and 11:30",
	"nobody has Ved the A N since {day}",
	"we ask every tenant to V their N",
	"the N and the N are both A"};
static const char *const joins[] = {
	" because ", " so that ", " and ", ", but ", " when ", " until ",
	" before ", ", although ", " if ", " while "};
static const char *const ends[] = {
	".", ".", ".", ".", " on {visit_date}.", " by {reply_by}.",
	" at {address}.", " in the next 14 days.", " as soon as possible.",
	" without any N.", " next to the N.", " for the A N.",
	" within three working days.", " at no cost to you."};

static const char *const nouns[] = {
	"rent",	   "boiler",   "letter",   "repair",  "landlord", "tenancy",
	"kitchen", "bathroom", "window",   "door",    "heating",  "mould",
	"roof",	   "gas",      "payment",  "account", "notice",	  "lift",
	"visit",   "form",     "deposit",  "garden",  "neighbour", "floor",
	"wall",	   "ceiling",  "pipe",	   "water",   "alarm",	  "key",
	"balcony", "gutter",   "radiator", "meter",   "fence",	  "shed"};
static const char *const verbs[] = {
	"check", "repair", "replace", "pay",   "clean",	 "report", "inspect",
	"open",	 "close",  "change",  "paint", "remove", "visit",  "measure",
	"keep",	 "return", "sign",    "read",  "cover",	 "install"};
static const char *const adjectives[] = {
	"new", "old", "damp", "broken", "safe", "cold", "warm", "loose",
	"empty", "heavy", "clean", "quiet", "late", "full", "weekly", "shared"};

struct words {
	const char *const *real;
	size_t reals, all;
};

static const struct words vocabulary[] = {
	{nouns, sizeof nouns / sizeof *nouns, 6000},
	{verbs, sizeof verbs / sizeof *verbs, 1500},
	{adjectives, sizeof adjectives / sizeof *adjectives, 2500},
};

struct bench {
	struct random_source random;
	struct arena *arena;
	struct desk *desk;
	struct caller caller;
	char **kept; /* earlier sentences */
	size_t made;
	size_t wanted; /* of this batch */
	bool again; /* the file was there */
};

static _Noreturn void
give_up(const char *what, const struct fault *fault)
{
	char text[500] = "";

	if (fault)
		fault_text(fault, fault->message, text, sizeof text);
	fprintf(stderr, "memory: %s: %s\n", what, text);
	exit(1);
}

/* A word that nobody has heard, the same for each number. */
static void
put_invented(size_t number, struct buf *out)
{
	static const char *const first[] = {"b", "br", "d", "f", "gl", "h",
					    "k", "l", "m", "pl", "st", "tr",
					    "v", "w", "sh", "th"};
	static const char *const vowel[] = {"a", "e", "i", "o", "u", "ea",
					    "ou"};
	static const char *const last[] = {"n", "rd", "l", "m", "st", "ck",
					   "ving", "ment", "ter", "ss"};
	size_t n = number;

	do {
		buf_text(out, first[n % 16]);
		n /= 16;
		buf_text(out, vowel[(number + n) % 7]);
	} while ((n /= 2) > 20);
	buf_text(out, last[(number * 7 + n) % 10]);
}

/* By Zipf's law: the rank's logarithm is even. */
static void
put_word(struct bench *bench, char kind, struct buf *out)
{
	const struct words *words =
		&vocabulary[kind == 'N' ? 0 : kind == 'V' ? 1 : 2];
	size_t rank = (size_t)exp(random_unit(&bench->random) *
				  log((double)words->all));

	if (rank <= words->reals)
		buf_text(out, words->real[rank ? rank - 1 : 0]);
	else
		put_invented(rank * 3 + (size_t)(unsigned char)kind, out);
}

static void
put_pattern(struct bench *bench, const char *pattern, struct buf *out)
{
	for (const char *p = pattern; *p; p++) {
		bool starts = p == pattern || p[-1] == ' ';

		if (starts && strchr("NVA", *p) && (!p[1] || !(p[1] >= 'A' && p[1] <= 'Z')))
			put_word(bench, *p, out);
		else
			buf_char(out, *p);
	}
}

#define ANY(bench, list)                                                      \
	(list)[random_below(&(bench)->random, sizeof(list) / sizeof *(list))]

/* Mostly one clause, sometimes three. */
static void
put_new(struct bench *bench, struct buf *out)
{
	put_pattern(bench, ANY(bench, openers), out);
	put_pattern(bench, ANY(bench, clauses), out);
	while (random_below(&bench->random, 100) < 45) {
		put_pattern(bench, ANY(bench, joins), out);
		put_pattern(bench, ANY(bench, clauses), out);
	}
	put_pattern(bench, ANY(bench, ends), out);
	if (out->bytes[0] >= 'a' && out->bytes[0] <= 'z')
		out->bytes[0] = (char)(out->bytes[0] - ('a' - 'A'));
}

/* The sentence with other words in so many places. */
static void
put_altered(struct bench *bench, const char *text, unsigned places,
	    struct buf *out)
{
	size_t words = 1, from;

	for (const char *p = text; *p; p++)
		words += *p == ' ';
	from = random_below(&bench->random, words);
	for (size_t at = 0; *text; at++) {
		size_t bytes = strcspn(text, " ");

		if (at)
			buf_char(out, ' ');
		if (at >= from && at < from + places)
			put_word(bench, "NVA"[random_below(&bench->random, 3)],
				 out);
		else
			buf_put(out, text, bytes);
		text += bytes + (text[bytes] == ' ');
	}
}

static void
put_sentence(struct bench *bench, struct buf *out)
{
	char **kept = &bench->kept[bench->made % KEPT];
	size_t so_far = bench->made < KEPT ? bench->made : KEPT;

	buf_clear(out);
	if (so_far && !random_below(&bench->random, 4))
		put_altered(bench,
			    bench->kept[random_below(&bench->random, so_far)],
			    1 + (unsigned)random_below(&bench->random, 2), out);
	else
		put_new(bench, out);
	free(*kept);
	*kept = mem_text(buf_string(out));
	bench->made++;
}

/* Something as long in another language: its words turned round. */
static void
put_translation(const char *text, struct buf *out)
{
	buf_clear(out);
	while (*text) {
		size_t bytes = strcspn(text, " ");

		if (*text == '{')
			buf_put(out, text, bytes);
		else
			for (size_t i = bytes; i-- > 0;)
				buf_char(out, text[i]);
		buf_char(out, ' ');
		text += bytes + (text[bytes] == ' ');
	}
}

static enum status
remember(struct visit *visit, void *self, struct fault *fault)
{
	struct bench *bench = self;
	struct access access = visit_access(visit);
	struct buf source = {0}, target = {0};
	struct memory_pair pair = {.language = "pl", .notice = "bench"};
	enum status status = memory_open(&access, bench->caller.organisation,
					 "pl", &pair.memory, fault);

	for (size_t i = 0; status == OK && i < bench->wanted; i++) {
		bool new;

		put_sentence(bench, &source);
		put_translation(buf_string(&source), &target);
		pair.source = buf_string(&source);
		pair.target = buf_string(&target);
		pair.context = (int64_t)sentence_context("", pair.source, "");
		status = memory_keep(visit, &pair, &new, fault);
	}
	buf_free(&source);
	buf_free(&target);
	return status;
}

static enum status
found(struct visit *visit, void *self, struct fault *fault)
{
	struct bench *bench = self;
	struct access access = visit_access(visit);
	static const struct organisation example = {
		.id = 1, .name = "Example Homes", .created_utc = 1};

	(void)bench;
	return organisation_insert(&access, &example, fault);
}

static double
seconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The same sentences, where they are remembered already. */
static void
fill_again(struct bench *bench, size_t units)
{
	struct buf source = {0};

	while (bench->made < units)
		put_sentence(bench, &source);
	buf_free(&source);
}

static void
fill(struct bench *bench, size_t units)
{
	struct fault fault;

	while (bench->made < units) {
		struct arena *arena = arena_new();

		bench->wanted = units - bench->made < BATCH
					? units - bench->made
					: BATCH;
		if (desk_write_now(bench->desk, &bench->caller, arena, remember,
				   bench, &fault) != OK)
			give_up("cannot remember", &fault);
		arena_free(arena);
	}
}

enum kind { SEARCH_SAME, SEARCH_ALIKE, SEARCH_NEW, SEARCH_COMMON, KINDS };

/* Common words and nothing else: the hardest to find. */
static void
put_common(struct bench *bench, struct buf *out)
{
	static const char *const words[] = {
		"you", "must", "pay", "your", "rent", "every", "week", "we",
		"will", "tell", "if", "the", "date", "is", "not", "right",
		"please", "call", "us", "before", "this", "home", "and", "it"};
	size_t count = 6 + random_below(&bench->random, 12);

	for (size_t i = 0; i < count; i++)
		buf_printf(out, "%s%s", i ? " " : "", ANY(bench, words));
}

static void
put_question(struct bench *bench, enum kind kind, struct buf *out)
{
	const char *earlier = bench->kept[random_below(
		&bench->random, bench->made < KEPT ? bench->made : KEPT)];

	buf_clear(out);
	switch (kind) {
	case SEARCH_SAME:
		buf_text(out, earlier);
		break;
	case SEARCH_ALIKE:
		put_altered(bench, earlier, 2, out);
		break;
	case SEARCH_NEW:
		put_new(bench, out);
		break;
	case SEARCH_COMMON:
	case KINDS:
		put_common(bench, out);
		break;
	}
}

/* One search as a page makes it; its processor time in milliseconds. */
static double
search(struct bench *bench, const char *text, size_t *ret_matches)
{
	struct arena *arena = arena_new();
	struct memory_question question = {.source = text, .language = "pl",
					   .before = "", .after = ""};
	struct model *model;
	struct visit visit;
	struct fault fault;
	double from, to;

	if (desk_read_begin(bench->desk, &bench->caller, arena, &visit,
			    &fault) != OK)
		give_up("cannot read", &fault);
	model = model_object(arena);
	from = seconds(CLOCK_THREAD_CPUTIME_ID);
	if (memory_find(&visit, &question, model, &fault) != OK)
		give_up("cannot search", &fault);
	to = seconds(CLOCK_THREAD_CPUTIME_ID);
	*ret_matches = model_count(model_get(model, "matches"));
	desk_read_end(&visit);
	arena_free(arena);
	return (to - from) * 1e3;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
measure(struct bench *bench, enum kind kind, size_t searches)
{
	static const char *const names[] = {"same", "alike", "new", "common"};
	double *ms = mem_new(searches * sizeof *ms);
	struct buf text = {0};
	size_t matched = 0;

	for (size_t i = 0; i < searches; i++) {
		size_t matches;

		put_question(bench, kind, &text);
		ms[i] = search(bench, buf_string(&text), &matches);
		matched += matches > 0;
	}
	qsort(ms, searches, sizeof *ms, ascending);
	printf("  \"%s\": {\"median\": %.3f, \"p99\": %.3f, \"most\": %.3f, "
	       "\"found\": %.3f},\n",
	       names[kind], ms[searches / 2], ms[searches * 99 / 100],
	       ms[searches - 1], (double)matched / (double)searches);
	free(ms);
	buf_free(&text);
}

static void
measure_all(struct bench *bench, const char *path, size_t searches)
{
	struct rusage usage;
	struct stat about;

	for (int kind = 0; kind < KINDS; kind++)
		measure(bench, (enum kind)kind, searches);
	if (stat(path, &about) || getrusage(RUSAGE_SELF, &usage))
		give_up("cannot look at the file", NULL);
	printf("  \"bytes\": %lld,\n  \"peak_kb\": %ld\n}\n",
	       (long long)about.st_size, usage.ru_maxrss);
}

static void
begin(struct bench *bench, const char *path)
{
	struct desk_options options = {.path = path,
				       .clock = clock_system(),
				       .use = DESK_NEW,
				       .seed = 5};
	struct fault fault;
	struct stat about;
	bool there = !stat(path, &about);

	if (there)
		options.use = DESK_COMMAND;
	if (desk_open(&options, &bench->desk, &fault) != OK)
		give_up("cannot open", &fault);
	if (!there && desk_write_now(bench->desk, &bench->caller, bench->arena,
				     found, bench, &fault) != OK)
		give_up("cannot begin", &fault);
	bench->again = there;
}

int
main(int argc, char **argv)
{
	static const int64_t organisation = 1;
	struct bench bench = {.random = random_seeded(11)};
	size_t units;
	double from;

	if (argc != 4 || hash_init() != OK)
		give_up("usage: memory DATABASE UNITS SEARCHES", NULL);
	units = strtoul(argv[2], NULL, 10);
	bench.arena = arena_new();
	bench.kept = mem_new(KEPT * sizeof *bench.kept);
	bench.caller = (struct caller){.organisation = organisation,
				       .role = ROLE_MANAGER,
				       .scope = {.organisation = &organisation,
						 .count = 1},
				       .name = "bench",
				       .language = "en"};
	begin(&bench, argv[1]);
	from = seconds(CLOCK_MONOTONIC);
	if (bench.again)
		fill_again(&bench, units);
	else
		fill(&bench, units);
	printf("{\n  \"units\": %zu,\n  \"fill_s\": %.1f,\n", bench.made,
	       seconds(CLOCK_MONOTONIC) - from);
	measure_all(&bench, argv[1], strtoul(argv[3], NULL, 10));
	desk_close(bench.desk);
	for (size_t i = 0; i < KEPT; i++)
		free(bench.kept[i]);
	free(bench.kept);
	arena_free(bench.arena);
	return 0;
}
