/* What finding a tenant costs.
 *
 *     find DATABASE TENANTS SEARCHES
 *
 * Makes the database (one that is there already is used again) with TENANTS
 * people of one landlord by the functions that the import uses, and looks for
 * people in several ways, SEARCHES of each. Prints JSON: processor time in
 * milliseconds by kind (median, 99th percentile, most), seconds to fill, bytes
 * of the file, and the most memory that was resident.
 *
 * Given and family names are by Zipf's law out of some thousands, most of them
 * invented; every twentieth person is called Muhammad and every twentieth
 * Khan, so that one in 400 is Muhammad Khan. */
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
#include "base/utf8.h"
#include "desk/find.h"
#include "desk/inside.h"
#include "desk/keys.h"
#include "desk/tenants.h"
#include "store/organisation.h"
#include "wire/model.h"

#define BATCH 50000
#define STREETS 20000
#define KEYS_EACH 40
#define ANY(bench, list)                                                      \
	(list)[random_below(&(bench)->random, sizeof(list) / sizeof *(list))]

struct bench {
	struct random_source random;
	struct desk *desk;
	struct caller caller;
	size_t made, wanted;
};

static _Noreturn void
give_up(const char *what, const struct fault *fault)
{
	char text[500] = "";

	if (fault)
		fault_text(fault, fault->message, text, sizeof text);
	fprintf(stderr, "find: %s: %s\n", what, text);
	exit(1);
}

/* The same name for each number. */
static void
put_name(size_t number, struct buf *out)
{
	static const char *const first[] = {"B", "Dr", "F", "G", "H", "K",
					    "L", "M", "N", "R", "S", "T",
					    "V", "Z", "Sh", "Ch"};
	static const char *const vowel[] = {"a", "e", "i", "o", "u", "aa",
					    "ai"};
	static const char *const next[] = {"n", "rd", "l", "m", "st", "k",
					   "v", "b", "t", "sh"};
	size_t n = number;

	buf_text(out, first[n % 16]);
	n /= 16;
	do {
		buf_text(out, vowel[n % 7]);
		n /= 7;
		buf_text(out, next[n % 10]);
		n /= 10;
	} while (n);
}

static size_t
zipf(struct bench *bench, size_t all)
{
	return (size_t)exp(random_unit(&bench->random) * log((double)all));
}

static void
put_person(struct bench *bench, struct buf *out)
{
	if (!random_below(&bench->random, 20))
		buf_text(out, "Muhammad");
	else
		put_name(zipf(bench, 8000) * 7 + 1, out);
	buf_char(out, ' ');
	if (!random_below(&bench->random, 4)) {
		put_name(zipf(bench, 8000) * 5 + 2, out);
		buf_char(out, ' ');
	}
	if (!random_below(&bench->random, 20))
		buf_text(out, "Khan");
	else
		put_name(zipf(bench, 30000) * 3 + 3, out);
}

static void
put_street(size_t street, struct buf *out)
{
	static const char *const kinds[] = {"Road", "Street", "Avenue",
					    "Close"};

	put_name(street * 11 + 5, out);
	buf_printf(out, " %s", kinds[street % 4]);
}

static const char *
taken(struct arena *arena, struct buf *buf)
{
	const char *text = arena_text(arena, buf_string(buf));

	buf_clear(buf);
	return text;
}

static void
invent(struct bench *bench, struct visit *visit, struct tenant *ret)
{
	struct arena *arena = visit->arena;
	struct random_source *random = &bench->random;
	struct buf buf = {0};

	*ret = (struct tenant){.id = visit_id(visit),
			       .organisation = bench->caller.organisation,
			       .version = 1};
	ret->reference = arena_printf(arena, "T-%07zu", bench->made++);
	put_person(bench, &buf);
	ret->name = taken(arena, &buf);
	buf_printf(&buf, "%u ", 1 + (unsigned)random_below(random, 200));
	put_street(random_below(random, STREETS), &buf);
	ret->address[0] = taken(arena, &buf);
	ret->address[1] = "Exampleton";
	ret->postcode = arena_printf(
		arena, "ZE%u %u%c%c", (unsigned)random_below(random, 90),
		(unsigned)random_below(random, 9),
		'A' + (char)random_below(random, 26),
		'A' + (char)random_below(random, 26));
	ret->uprn = arena_printf(arena, "%012zu", 10000000 + bench->made);
	ret->phone = arena_printf(arena, "07%09u",
				  (unsigned)random_below(random, 1000000000));
	buf_free(&buf);
}

static enum status
bring(struct visit *visit, void *self, struct fault *fault)
{
	struct bench *bench = self;
	struct access access = visit_access(visit);
	struct tenant_key_row *rows =
		mem_new(bench->wanted * KEYS_EACH * sizeof *rows);
	size_t count = 0;
	enum status status = OK;

	for (size_t i = 0; i < bench->wanted && status == OK; i++) {
		struct tenant tenant;
		struct tenant_keys keys;

		invent(bench, visit, &tenant);
		keys = tenant_keys_of(visit, &tenant);
		status = tenant_insert_row(&access, &tenant, &keys, fault);
		for (size_t j = 0; j < keys.count; j++)
			rows[count++] = (struct tenant_key_row){
				tenant.organisation, tenant.id, keys.list[j]};
	}
	if (status == OK)
		status = tenant_keys_put(&access, rows, count, fault);
	free(rows);
	return status;
}

static enum status
found(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access(visit);
	static const struct organisation example = {
		.id = 1, .name = "Example Homes", .created_utc = 1};

	(void)self;
	return organisation_insert(&access, &example, fault);
}

static double
seconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
write_now(struct bench *bench,
	  enum status (*run)(struct visit *, void *, struct fault *))
{
	struct arena *arena = arena_new();
	struct fault fault;

	if (desk_write_now(bench->desk, &bench->caller, arena, run, bench,
			   &fault) != OK)
		give_up("cannot write", &fault);
	arena_free(arena);
}

static void
fill(struct bench *bench, size_t tenants)
{
	write_now(bench, found);
	while (bench->made < tenants) {
		bench->wanted = tenants - bench->made < BATCH
					? tenants - bench->made
					: BATCH;
		write_now(bench, bring);
	}
}

enum kind {
	ASK_PERSON,
	ASK_COMMON,
	ASK_COMMONS,
	ASK_SCRIPT,
	ASK_PART,
	ASK_ADDRESS,
	ASK_TELEPHONE,
	ASK_ANYTHING,
	KINDS,
};

static void
put_question(struct bench *bench, enum kind kind, struct buf *out)
{
	static const char *const anything[] = {
		"a", "k kh m s", "road", "exampleton", "1", "ze", "al", "abdul",
		"a b c d e f g h i j k l m n", "2 2 2 2 2 2", "muhammad m",
		"\xf0\x9f\x98\x80", "khan exampleton road", "t-0", "07", "sh"};

	buf_clear(out);
	switch (kind) {
	case ASK_PERSON:
		put_person(bench, out);
		break;
	case ASK_COMMON:
		buf_text(out, random_below(&bench->random, 2) ? "Muhammad"
							      : "khan");
		break;
	case ASK_COMMONS:
		buf_text(out, "mohamed khan");
		break;
	case ASK_SCRIPT:
		buf_text(out, "محمد خان");
		break;
	case ASK_PART:
		put_person(bench, out);
		out->count = utf8_cut(out->bytes, out->count, 4);
		out->bytes[out->count] = '\0';
		break;
	case ASK_ADDRESS:
		buf_printf(out, "%u ",
			   1 + (unsigned)random_below(&bench->random, 200));
		put_street(random_below(&bench->random, STREETS), out);
		break;
	case ASK_TELEPHONE:
		buf_printf(out, "+44 7%03u %06u",
			   (unsigned)random_below(&bench->random, 1000),
			   (unsigned)random_below(&bench->random, 1000000));
		break;
	case ASK_ANYTHING:
	case KINDS:
		buf_text(out, ANY(bench, anything));
		break;
	}
}

/* One search as a page makes it; its processor time in milliseconds. */
static double
search(struct bench *bench, const char *q, size_t *ret_found)
{
	struct arena *arena = arena_new();
	const struct find_wish wish = {.q = q};
	const struct page_wish page = {.limit = 20};
	struct model *model = model_object(arena);
	struct visit visit;
	struct fault fault;
	double from, to;

	if (desk_read_begin(bench->desk, &bench->caller, arena, &visit,
			    &fault) != OK)
		give_up("cannot read", &fault);
	from = seconds(CLOCK_THREAD_CPUTIME_ID);
	if (tenants_find(&visit, &wish, &page, model, &fault) != OK)
		give_up(q, &fault);
	to = seconds(CLOCK_THREAD_CPUTIME_ID);
	*ret_found = model_count(model_get(model, "tenants"));
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
	static const char *const names[] = {"person",  "common", "commons",
					    "script",  "part",	 "address",
					    "telephone", "anything"};
	double *ms = mem_new(searches * sizeof *ms);
	struct buf text = {0};
	size_t hits = 0;

	for (size_t i = 0; i < searches; i++) {
		size_t count;

		put_question(bench, kind, &text);
		ms[i] = search(bench, buf_string(&text), &count);
		hits += count > 0;
	}
	qsort(ms, searches, sizeof *ms, ascending);
	printf("  \"%s\": {\"median\": %.3f, \"p99\": %.3f, \"most\": %.3f, "
	       "\"found\": %.3f},\n",
	       names[kind], ms[searches / 2], ms[searches * 99 / 100],
	       ms[searches - 1], (double)hits / (double)searches);
	free(ms);
	buf_free(&text);
}

static void
begin(struct bench *bench, const char *path, size_t tenants)
{
	struct desk_options options = {.path = path,
				       .clock = clock_system(),
				       .use = DESK_NEW,
				       .seed = 5};
	double from = seconds(CLOCK_MONOTONIC);
	struct fault fault;
	struct stat about;
	bool there = !stat(path, &about);

	if (there)
		options.use = DESK_COMMAND;
	if (desk_open(&options, &bench->desk, &fault) != OK)
		give_up("cannot open", &fault);
	if (!there)
		fill(bench, tenants);
	printf("{\n  \"tenants\": %zu,\n  \"fill_s\": %.1f,\n", tenants,
	       seconds(CLOCK_MONOTONIC) - from);
}

int
main(int argc, char **argv)
{
	static const int64_t organisation = 1;
	struct bench bench = {.random = random_seeded(11)};
	struct rusage usage;
	struct stat about;

	if (argc != 4 || hash_init() != OK)
		give_up("usage: find DATABASE TENANTS SEARCHES", NULL);
	bench.caller = (struct caller){.organisation = organisation,
				       .role = ROLE_MANAGER,
				       .scope = {.organisation = &organisation,
						 .count = 1},
				       .name = "bench",
				       .language = "en"};
	begin(&bench, argv[1], strtoul(argv[2], NULL, 10));
	for (int kind = 0; kind < KINDS; kind++)
		measure(&bench, (enum kind)kind, strtoul(argv[3], NULL, 10));
	if (stat(argv[1], &about) || getrusage(RUSAGE_SELF, &usage))
		give_up("cannot look at the file", NULL);
	printf("  \"bytes\": %lld,\n  \"peak_kb\": %ld\n}\n",
	       (long long)about.st_size, usage.ru_maxrss);
	desk_close(bench.desk);
	return 0;
}
