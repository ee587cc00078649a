/* How providers did: kept with every offer and item, rebuilt at will. */
#include "store/figure.h"

#include <stdio.h>
#include <string.h>

#include "store/inside.h"
#include "store/kept.h"
#include "store/provider.h"
#include "store/request.h"

#define PERIOD_S 2629746 /* a twelfth of the mean Gregorian year */
#define PERIOD "2629746"

enum {
	FIGURE_ADD,
	FIGURE_LOAD,
	FIGURE_LOADED,
	FIGURE_SUM,
	FIGURE_LIST,
	BOARD_ADD,
	BOARD_SWEEP,
	FIGURE_CLEAR,
	FIGURE_REBUILD_OFFERS,
	FIGURE_REBUILD_ITEMS,
	FIGURE_REBUILD_CHECKS,
	FIGURE_REBUILD_LOAD,
	BOARD_CLEAR,
	BOARD_REBUILD,
	FIGURES,
};

#define UPSERT                                                          \
	" ON CONFLICT DO UPDATE SET done = done + excluded.done,"       \
	" in_standard = in_standard + excluded.in_standard,"            \
	" offers = offers + excluded.offers,"                           \
	" accepted = accepted + excluded.accepted,"                     \
	" checked = checked + excluded.checked,"                        \
	" good = good + excluded.good"
#define INTO                                                            \
	"INSERT INTO provider_figure (provider, service, language,"     \
	" period, done, in_standard, offers, accepted, checked, good) "

static const struct query queries[] = {
	[FIGURE_ADD] = {INTO "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			UPSERT, NULL},
	[FIGURE_LOAD] = {"UPDATE provider SET open_items = open_items + ?2"
			 " WHERE id = ?1", NULL},
	[FIGURE_LOADED] = {"SELECT open_items FROM provider WHERE id = ?",
			   NULL},
	/* Added up below: SQLite's sums cost three times as much. */
	[FIGURE_SUM] = {"SELECT done, in_standard, offers, accepted,"
			" checked, good FROM provider_figure"
			" WHERE provider = ? AND service = ?"
			" AND language = ? AND period > ?", NULL},
	[FIGURE_LIST] = {"SELECT service, language, sum(done),"
			 " sum(in_standard), sum(offers), sum(accepted),"
			 " sum(checked), sum(good)"
			 " FROM provider_figure"
			 " WHERE provider = ? AND period > ?"
			 " GROUP BY service, language", NULL},
	[BOARD_ADD] = {"INSERT INTO board (organisation, day, state, n)"
		       " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
		       " SET n = n + excluded.n", NULL},
	[BOARD_SWEEP] = {"DELETE FROM board WHERE organisation = ?"
			 " AND day = ? AND state = ? AND n = 0", NULL},
	[FIGURE_CLEAR] = {"DELETE FROM provider_figure",
			  "counts everything again"},
	[FIGURE_REBUILD_OFFERS] = {INTO
			"SELECT o.provider, i.service, i.language,"
			" o.sent_at / " PERIOD ", 0, 0, count(*),"
			" sum(o.state = 'accepted'), 0, 0"
			" FROM offer o JOIN item i ON i.id = o.item"
			" GROUP BY 1, 2, 3, 4", "counts everything again"},
	[FIGURE_REBUILD_ITEMS] = {INTO
			"SELECT provider, service, language,"
			" closed_at / " PERIOD ", count(*),"
			" total(in_standard = 1), 0, 0, 0, 0"
			" FROM item WHERE state = 'completed'"
			" AND provider IS NOT NULL"
			" GROUP BY 1, 2, 3, 4" UPSERT,
			"counts everything again"},
	[FIGURE_REBUILD_CHECKS] = {INTO
			"SELECT c.provider, i.service, i.language,"
			" i.closed_at / " PERIOD ", 0, 0, 0, 0, count(*),"
			" total(c.good)"
			" FROM spot_check c JOIN item i ON i.id = c.item"
			" WHERE c.scored_at IS NOT NULL"
			" AND i.closed_at IS NOT NULL"
			" GROUP BY 1, 2, 3, 4" UPSERT,
			"counts everything again"},
	[FIGURE_REBUILD_LOAD] = {"UPDATE provider SET open_items ="
			" (SELECT count(*) FROM item i"
			" WHERE i.provider = provider.id AND i.open = 1)",
			"counts everything again"},
	[BOARD_CLEAR] = {"DELETE FROM board", "counts everything again"},
	[BOARD_REBUILD] = {"INSERT INTO board (organisation, day, state, n)"
			" SELECT organisation, coalesce(due_at / 86400, -1),"
			" state, count(*) FROM item WHERE open = 1"
			" GROUP BY 1, 2, 3", "counts everything again"},
};
const struct noun figure_noun = {NOUN_FIGURE, "figure", queries, FIGURES};

int64_t
figure_period(int64_t at_utc)
{
	return at_utc / PERIOD_S;
}

static struct kept_key
sum_key(const struct figure_question *question, char word[KEPT_WORD])
{
	snprintf(word, KEPT_WORD, "%s %s", question->service,
		 question->language);
	return (struct kept_key){.what = KEPT_FIGURE,
				 .organisation = question->provider,
				 .day_days = (int32_t)question->period,
				 .word = word};
}

static enum status
read_sum(const struct access *access, const struct kept_key *key,
	 struct kept_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &figure_noun, FIGURE_SUM);
	struct figure_sum *sum = arena_alloc(access->arena, sizeof *sum);
	const char *language = strchr(key->word, ' ') + 1;

	put_int(&c, key->organisation);
	put_text(&c, arena_copy(access->arena, key->word,
				(size_t)(language - 1 - key->word)));
	put_text(&c, language);
	put_int(&c, key->day_days - 12);
	while (cursor_next(&c)) {
		sum->done += (int)read_int(&c);
		sum->in_standard += (int)read_int(&c);
		sum->offers += (int)read_int(&c);
		sum->accepted += (int)read_int(&c);
		sum->checked += (int)read_int(&c);
		sum->good += (int)read_int(&c);
	}
	*ret = (struct kept_rows){sum, 1};
	return cursor_close(&c, fault);
}

enum status
figure_sum(const struct access *access,
	   const struct figure_question *question, struct figure_sum *ret,
	   struct fault *fault)
{
	char word[KEPT_WORD];
	const struct kept_key key = sum_key(question, word);
	struct kept_rows rows;
	enum status status =
		kept_usable(access, &key)
			? kept_get(access, &key, read_sum, &rows, fault)
			: read_sum(access, &key, &rows, fault);

	if (!status)
		*ret = *(const struct figure_sum *)rows.list;
	return status;
}

/* Into the sums that are kept of the periods it counts in. */
static void
count_kept(const struct access *access, const struct figure *f)
{
	struct figure_question question = {.provider = f->provider,
					   .service = f->service,
					   .language = f->language};
	char word[KEPT_WORD];
	int64_t period = figure_period(f->at_utc);

	for (int i = 0; i < 12; i++) {
		struct kept_key key;
		struct figure_sum *sum;

		question.period = period + i;
		key = sum_key(&question, word);
		sum = kept_change(access, &key);
		if (!sum)
			continue;
		sum->done += f->done;
		sum->in_standard += f->in_standard;
		sum->offers += f->offers;
		sum->accepted += f->accepted;
		sum->checked += f->checked;
		sum->good += f->good;
	}
}

enum status
figure_add(const struct access *access, const struct figure *f,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &figure_noun, FIGURE_ADD);

	put_int(&c, f->provider);
	put_text(&c, f->service);
	put_text(&c, f->language);
	put_int(&c, figure_period(f->at_utc));
	put_int(&c, f->done);
	put_int(&c, f->in_standard);
	put_int(&c, f->offers);
	put_int(&c, f->accepted);
	put_int(&c, f->checked);
	put_int(&c, f->good);
	count_kept(access, f);
	return cursor_run(&c, fault);
}

static struct kept_key
load_key(int64_t provider)
{
	return (struct kept_key){.what = KEPT_LOAD,
				 .organisation = provider,
				 .word = ""};
}

static enum status
read_load(const struct access *access, const struct kept_key *key,
	  struct kept_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &figure_noun, FIGURE_LOADED);
	int64_t *load = arena_alloc(access->arena, sizeof *load);

	put_int(&c, key->organisation);
	if (cursor_next(&c))
		*load = read_int(&c);
	*ret = (struct kept_rows){load, 1};
	return cursor_close(&c, fault);
}

enum status
figure_loaded(const struct access *access, int64_t provider, int64_t *ret,
	      struct fault *fault)
{
	const struct kept_key key = load_key(provider);
	struct kept_rows rows;
	enum status status =
		kept_usable(access, &key)
			? kept_get(access, &key, read_load, &rows, fault)
			: read_load(access, &key, &rows, fault);

	if (!status)
		*ret = *(const int64_t *)rows.list;
	return status;
}

enum status
figure_load(const struct access *access, int64_t provider, int more,
	    struct fault *fault)
{
	const struct kept_key key = load_key(provider);
	struct cursor c = cursor_open(access, &figure_noun, FIGURE_LOAD);
	int64_t *load = kept_change(access, &key);

	if (load)
		*load += more;
	put_int(&c, provider);
	put_int(&c, more);
	return cursor_run(&c, fault);
}

static struct cursor
board_cursor(const struct access *access, int query, const struct item *i)
{
	struct cursor c = cursor_open(access, &figure_noun, query);

	put_int(&c, i->organisation);
	put_int(&c, i->due_utc ? i->due_utc / 86400 : -1);
	put_text(&c, item_state_name(i->state));
	return c;
}

enum status
board_add(const struct access *access, const struct item *i, int more,
	  struct fault *fault)
{
	struct cursor c = board_cursor(access, BOARD_ADD, i);
	enum status status;

	put_int(&c, more);
	status = cursor_run(&c, fault);
	if (status || more > 0)
		return status;
	c = board_cursor(access, BOARD_SWEEP, i);
	return cursor_run(&c, fault);
}

enum status
provider_figures(const struct access *access, int64_t provider,
		 int64_t now_utc, struct provider_figures *ret,
		 struct fault *fault)
{
	struct provider_figures all = {NULL, 0};
	struct provider seen;
	struct cursor c;
	size_t cap = 0;
	enum status status = provider_get(access, provider, &seen, fault);

	if (status)
		return status;
	c = cursor_open(access, &figure_noun, FIGURE_LIST);
	put_int(&c, provider);
	put_int(&c, figure_period(now_utc) - 12);
	while (cursor_next(&c)) {
		struct provider_figure *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		if (!service_parse(read_word(&c), &one->service))
			one->service = SERVICE_TRANSLATION;
		one->language = read_text(&c);
		one->done = read_int(&c);
		one->in_standard = read_int(&c);
		one->offers = read_int(&c);
		one->accepted = read_int(&c);
		one->checked = read_int(&c);
		one->good = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
provider_rebuild(const struct access *access, struct fault *fault)
{
	enum status status = OK;

	kept_forget(access->db->kept);
	for (int query = FIGURE_CLEAR; query < FIGURES && !status; query++) {
		struct cursor c = cursor_open(access, &figure_noun, query);

		status = cursor_run(&c, fault);
	}
	return status;
}
