/* liblouis behind its lock. */
#include "render/braille_louis.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "render/louis_library.h"

#define UNICODE_CELL 0x2800
#define MODE (dotsIO | ucBrl)

/* What is known of the characters of a table. */
enum knowledge {
	NOT_LOOKED,
	KNOWN,
	UNKNOWN,
};

#define PAGE 256
#define PAGES (0x110000 / PAGE)

struct table {
	const char *name;
	struct table *next;
	uint8_t *page[PAGES]; /* of enum knowledge */
};

/* A run that was translated lately. */
struct kept {
	uint64_t hash;
	struct kept *next;
	struct louis_run run;
	const char *cells;
	size_t count;
};

#define BUCKETS 1024
#define KEPT_BYTES_MAX (8 << 20)

/* The library has one state for the process, and so has this. Tables stay;
 * runs are forgotten all at once when they fill their room. */
static struct {
	pthread_mutex_t lock;
	const struct louis_library *library; /* NULL: not usable here */
	bool begun;
	struct arena *arena, *runs;
	struct table *tables;
	struct kept *bucket[BUCKETS];
	size_t kept_bytes;
} louis = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void
say_nothing(logLevels level, const char *message)
{
	(void)level, (void)message;
}

static void
begin(void)
{
	pthread_mutex_lock(&louis.lock);
	if (louis.begun)
		return;
	louis.library = louis_library();
	if (louis.library)
		louis.library->register_log(say_nothing);
	louis.arena = arena_new();
	louis.runs = arena_new();
	louis.begun = true;
}

static void
end(void)
{
	pthread_mutex_unlock(&louis.lock);
}

static enum status
open_table(const char *name, struct fault *fault)
{
	if (!louis.library)
		return fault_set(fault, E_IO, "braille",
				 N_("The library {name} is missing, or of "
				    "another version: install its package"),
				 "name", "liblouis", NULL);
	if (louis.library->get_table(name))
		return OK;
	return fault_set(fault, E_IO, "braille",
			 N_("The Braille table {table} cannot be read: "
			    "install the package liblouis-data"),
			 "table", name, NULL);
}

/* How many cells some characters can become. */
static size_t
room_for(size_t count)
{
	return 16 * count + 64;
}

enum emphasis {
	EMPHASIS_MARKED,
	EMPHASIS_LEFT_OUT,
};

static size_t
translate(const struct louis_run *run, enum emphasis emphasis, int mode,
	  widechar *out, int *position)
{
	size_t room = room_for(run->count);
	widechar *in = mem_new((run->count + 1) * sizeof *in);
	formtype *form = mem_new(room * sizeof *form);
	int in_count = (int)run->count, out_count = (int)room;
	int ok;

	for (size_t i = 0; i < run->count; i++) {
		in[i] = run->cp[i];
		if (emphasis == EMPHASIS_MARKED &&
		    run->mark[i] & BRAILLE_STRONG)
			form[i] = bold;
	}
	ok = louis.library->translate(run->table, in, &in_count, out,
				      &out_count, form, NULL, NULL, position,
				      NULL, mode);
	free(in);
	free(form);
	return ok && in_count == (int)run->count ? (size_t)out_count : 0;
}

static struct table *
table_named(const char *name)
{
	struct table *table = louis.tables;

	while (table && strcmp(table->name, name) != 0)
		table = table->next;
	if (table)
		return table;
	table = arena_alloc(louis.arena, sizeof *table);
	table->name = arena_text(louis.arena, name);
	table->next = louis.tables;
	louis.tables = table;
	return table;
}

static bool
has_six_dots(const widechar *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (out[i] < UNICODE_CELL ||
		    out[i] > UNICODE_CELL + CELL_DOTS)
			return false;
	return count > 0;
}

/* A character that the table lacks is written as cells for its number, unless
 * undefined characters are to be left out. One that is written in eight dots,
 * as in the codes of computers, is not for paper. */
static enum knowledge
look_at(const char *table, uint32_t cp)
{
	const uint8_t mark = 0;
	const struct louis_run run = {table, &cp, &mark, 1};
	widechar with[80], without[80];
	size_t count = translate(&run, EMPHASIS_LEFT_OUT, MODE, with,
				 NULL);

	return has_six_dots(with, count) &&
			       count == translate(&run, EMPHASIS_LEFT_OUT,
						  MODE | noUndefined, without,
						  NULL) &&
			       !memcmp(with, without, count * sizeof *with)
		       ? KNOWN
		       : UNKNOWN;
}

enum status
louis_look(const char *name, const uint32_t *cp, size_t count, bool *ret,
	   struct fault *fault)
{
	enum status status;

	begin();
	status = open_table(name, fault);
	for (size_t i = 0; i < count && status == OK; i++) {
		struct table *table = table_named(name);
		uint8_t **page = &table->page[cp[i] / PAGE];

		if (!*page)
			*page = arena_alloc(louis.arena, PAGE);
		if ((*page)[cp[i] % PAGE] == NOT_LOOKED)
			(*page)[cp[i] % PAGE] =
				(uint8_t)look_at(name, cp[i]);
		ret[i] = (*page)[cp[i] % PAGE] == KNOWN;
	}
	end();
	return status;
}

/* FNV-1a, over whole numbers. */
static uint64_t
hash_of(const struct louis_run *run)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (const char *c = run->table; *c; c++)
		hash = (hash ^ (uint8_t)*c) * 0x100000001B3;
	for (size_t i = 0; i < run->count; i++)
		hash = (hash ^ run->cp[i] ^ (uint64_t)run->mark[i] << 32) *
		       0x100000001B3;
	return hash;
}

static bool
is_run(const struct kept *kept, uint64_t hash, const struct louis_run *run)
{
	return kept->hash == hash && kept->run.count == run->count &&
	       !strcmp(kept->run.table, run->table) &&
	       !memcmp(kept->run.cp, run->cp, run->count * sizeof *run->cp) &&
	       !memcmp(kept->run.mark, run->mark, run->count);
}

static void
keep(uint64_t hash, const struct louis_run *run, const char *cells,
     size_t count)
{
	size_t bytes = sizeof(struct kept) + 5 * run->count + count;
	struct kept **bucket = &louis.bucket[hash % BUCKETS];
	struct kept *kept;

	if (bytes > KEPT_BYTES_MAX / 64)
		return;
	if (louis.kept_bytes + bytes > KEPT_BYTES_MAX) {
		arena_reset(louis.runs);
		memset(louis.bucket, 0, sizeof louis.bucket);
		louis.kept_bytes = 0;
	}
	louis.kept_bytes += bytes;
	kept = arena_alloc(louis.runs, sizeof *kept);
	*kept = (struct kept){
		.hash = hash,
		.next = *bucket,
		.run = {run->table,
			(uint32_t *)(void *)arena_copy(
				louis.runs, run->cp,
				run->count * sizeof *run->cp),
			(uint8_t *)arena_copy(louis.runs, run->mark,
					      run->count),
			run->count},
		.cells = arena_copy(louis.runs, cells, count),
		.count = count,
	};
	*bucket = kept;
}

static void
put_cells(const struct louis_run *run, const widechar *out,
	  const int *position, size_t count, struct buf *cells)
{
	char *to = buf_room(cells, count);

	for (size_t i = 0; i < count; i++) {
		unsigned dots = out[i] - UNICODE_CELL;
		size_t from = (size_t)position[i];

		if (!dots && from < run->count &&
		    run->mark[from] & BRAILLE_WHOLE)
			dots = CELL_JOIN;
		to[i] = (char)dots;
	}
	cells->count += count;
}

static enum status
translate_new(const struct louis_run *run, struct buf *cells,
	      struct fault *fault)
{
	size_t room = room_for(run->count);
	widechar *out = mem_new(room * sizeof *out);
	int *position = mem_new(room * sizeof *position);
	enum status status = open_table(run->table, fault);
	size_t count;

	if (status == OK) {
		count = translate(run, EMPHASIS_MARKED, MODE, out, position);
		/* Persian has its signs of emphasis in eight dots. */
		if (!has_six_dots(out, count))
			count = translate(run, EMPHASIS_LEFT_OUT, MODE, out,
					  position);
		if (has_six_dots(out, count))
			put_cells(run, out, position, count, cells);
		else
			status = fault_set(fault, E_INTERNAL, "braille",
					   N_("The Braille table {table} "
					      "cannot write this text in six "
					      "dots"),
					   "table", run->table, NULL);
	}
	free(out);
	free(position);
	return status;
}

enum status
louis_translate(const struct louis_run *run, struct buf *cells,
		struct fault *fault)
{
	uint64_t hash = hash_of(run);
	size_t before = cells->count;
	const struct kept *kept;
	enum status status = OK;

	if (!run->count)
		return OK;
	begin();
	kept = louis.bucket[hash % BUCKETS];
	while (kept && !is_run(kept, hash, run))
		kept = kept->next;
	if (kept) {
		buf_put(cells, kept->cells, kept->count);
	} else {
		status = translate_new(run, cells, fault);
		if (status == OK)
			keep(hash, run, cells->bytes + before,
			     cells->count - before);
	}
	end();
	return status;
}

static void
put_utf8(const widechar *text, int count, struct buf *out)
{
	for (int i = 0; i < count; i++) {
		char utf8[4];

		buf_put(out, utf8, utf8_encode(text[i], utf8));
	}
}

enum status
louis_back(const char *table, const struct braille_cells *cells,
	   struct buf *out, struct fault *fault)
{
	size_t room = room_for(cells->count);
	widechar *in = mem_new((cells->count + 1) * sizeof *in);
	widechar *text = mem_new(room * sizeof *text);
	int in_count = (int)cells->count, count = (int)room;
	enum status status;

	for (size_t i = 0; i < cells->count; i++)
		in[i] = UNICODE_CELL + (cells->cell[i] & CELL_DOTS);
	begin();
	status = open_table(table, fault);
	if (status == OK &&
	    louis.library->back_translate(table, in, &in_count, text, &count,
					  NULL, NULL, NULL, NULL, NULL,
					  noUndefined))
		put_utf8(text, count, out);
	end();
	free(in);
	free(text);
	return status;
}

enum status
louis_check(const char *table, struct fault *fault)
{
	enum status status;

	begin();
	status = open_table(table, fault);
	end();
	return status;
}

const char *
braille_version(void)
{
	const struct louis_library *library = louis_library();

	return library ? library->version() : "";
}
