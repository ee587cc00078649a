/* The printed letters of a campaign: what waits, the runs they went in, and
 * where each stands in them. */
#include <stdlib.h>
#include <string.h>

#include "desk/campaign_inside.h"
#include "desk/inside.h"
#include "desk/print_runs.h"
#include "store/print_run.h"
#include "wire/csv.h"
#include "wire/model.h"

/* Of those that wait, so many are looked through for what a printer takes. */
#define WAITING_MOST 20000

enum status
campaign_print_show(struct visit *visit, struct model *model, int64_t campaign,
		    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *print = model_child(model, "print");
	struct model *runs = model_children(print, "runs");
	struct campaign_prints all;
	int64_t waiting = 0;
	enum status status = campaign_print_list(&access, campaign, &all,
						 fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct campaign_print *one = &all.list[i];
		struct model *row;

		if (!one->run) {
			waiting += one->letters;
			continue;
		}
		row = model_append(runs);
		model_id(row, "id", one->run);
		model_int(row, "n", one->run_n);
		model_int(row, "letters", one->letters);
		model_time_or_null(row, "sent_at", one->sent_utc);
	}
	model_int(print, "waiting", waiting);
	return status;
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

enum status
campaign_print_prepare(struct visit *visit, const char *id,
		       struct print_ready **ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct print_run_wish wish = {.abroad = PRINT_ABROAD};
	struct campaign_prints all = {NULL, 0};
	struct campaign_row row;
	int64_t *letter = arena_alloc(visit->arena,
				      WAITING_MOST * sizeof *letter);
	int64_t whose = 0;
	char organisation[ID_TEXT];
	enum status status = campaign_find(visit, id, &row, fault);

	if (status == OK)
		status = campaign_print_list(&access, row.id, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; !whose && i < all.count; i++)
		if (!all.list[i].run)
			whose = all.list[i].organisation;
	if (!whose)
		return fault_set(fault, E_CONFLICT, "",
				 N_("No letter of this campaign waits to be "
				    "printed"),
				 NULL);
	wish.letter = letter;
	wish.letters = WAITING_MOST;
	status = campaign_print_letters(&access, row.id, whose, letter,
					&wish.letters, fault);
	if (status != OK)
		return status;
	qsort(letter, wish.letters, sizeof *letter, by_number);
	id_format(whose, organisation);
	wish.organisation = organisation;
	return print_run_prepare(visit, &wish, ret, fault);
}

/* ---- where each letter stands ---- */

static int
by_letter(const void *a, const void *b)
{
	const struct campaign_place *x = a, *y = b;

	return (x->letter > y->letter) - (x->letter < y->letter);
}

const struct campaign_place *
campaign_place(const struct campaign_places *all, int64_t letter)
{
	const struct campaign_place key = {.letter = letter};

	return all->count ? bsearch(&key, all->list, all->count,
				    sizeof key, by_letter)
			  : NULL;
}

/* The list of a run: n, letter, tenant, language, pages, first page ... */
static enum status
read_run(struct visit *visit, const struct print_run *run,
	 struct campaign_places *all, size_t *cap, struct fault *fault)
{
	struct csv *csv =
		csv_new_memory(run->manifest, strlen(run->manifest));
	const char *file = arena_printf(visit->arena, "print-run-%lld.pdf",
					(long long)run->n);
	const struct csv_row *row = NULL;
	enum status status = csv_next(csv, &row, fault);

	while (status == OK && (status = csv_next(csv, &row, fault)) == OK &&
	       row) {
		struct campaign_place *place;
		int64_t letter;

		if (row->fields < 6 || !id_parse(row->field[1], &letter))
			continue;
		all->list = arena_grow(visit->arena, all->list, all->count,
				       cap, sizeof *all->list);
		place = &all->list[all->count++];
		*place = (struct campaign_place){
			.letter = letter,
			.file = file,
			.pages = strtoll(row->field[4], NULL, 10),
			.first_page = strtoll(row->field[5], NULL, 10),
		};
	}
	csv_free(csv);
	return status;
}

enum status
campaign_places_find(struct visit *visit, int64_t campaign,
		     struct campaign_places *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct campaign_prints all;
	size_t cap = 0;
	enum status status = campaign_print_list(&access, campaign, &all,
						 fault);

	*ret = (struct campaign_places){NULL, 0};
	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct print_run run;

		if (!all.list[i].run)
			continue;
		status = print_run_get(&access, all.list[i].run, &run, fault);
		if (status == OK)
			status = read_run(visit, &run, ret, &cap, fault);
	}
	if (status == OK && ret->count)
		qsort(ret->list, ret->count, sizeof *ret->list, by_letter);
	return status;
}
