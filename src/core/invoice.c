/* Which line of an invoice is which item, and why they differ. */
#include "core/invoice.h"

#include <stdlib.h>
#include <string.h>

/* Units of the contract, by what they count. */
struct size {
	int64_t quantity, amount_minor;
	const struct price_line *line; /* the first of them */
	bool extras;		       /* there is more than these */
};

static bool
is_work(enum price_line_kind kind)
{
	return kind == LINE_TIME || kind == LINE_WORDS || kind == LINE_PAGES ||
	       kind == LINE_ITEM || kind == LINE_LIST_PRICE;
}

static bool
is_timed(const struct price_line *line)
{
	return line && (line->unit == RATE_HOUR || line->unit == RATE_MINUTE);
}

static struct size
size_of(const struct price *price)
{
	struct size size = {0};

	for (size_t i = 0; i < price->lines; i++) {
		const struct price_line *line = &price->line[i];

		if (is_work(line->kind)) {
			size.quantity += line->quantity;
			size.amount_minor += line->amount_minor;
			if (!size.line)
				size.line = line;
		} else if (line->amount_minor) {
			size.extras = true;
		}
	}
	return size;
}

/* What the invoice says of the same; -1 nothing. */
static int64_t
quantity_billed(const struct invoice_line *line, const struct size *size)
{
	if (is_timed(size->line))
		return line->minutes;
	return size->line && size->line->unit == RATE_WORD ? line->words : -1;
}

/* To the nearest, a half up and away from nothing. */
static int64_t
divide(int64_t number, int64_t by)
{
	int64_t half = by / 2;

	return number < 0 ? -((-number + half) / by) : (number + half) / by;
}

static int64_t
units_of_rate(const struct price_line *line)
{
	return line->unit == RATE_HOUR ? 60 : 1;
}

static void
add_part(struct invoice_match *match, enum bill_doubt doubt, int64_t minor)
{
	if (!minor)
		return;
	match->part[match->parts++] = (struct invoice_part){doubt, minor};
	match->doubts |= BILL_BIT(doubt);
}

/* More, dearer, and what is left. */
static void
explain(const struct invoice_line *line, const struct price *due,
	struct invoice_match *match)
{
	int64_t apart = line->net_minor - due->net_minor;
	struct size size = size_of(due);
	int64_t billed = quantity_billed(line, &size), part;

	if (!apart)
		return;
	if (billed >= 0 && size.quantity && billed != size.quantity) {
		part = divide((billed - size.quantity) * size.amount_minor,
			      size.quantity);
		add_part(match, BILL_QUANTITY, part);
		apart -= part;
	}
	if (line->rate >= 0 && size.line && line->rate != size.line->rate) {
		if (billed < 0)
			billed = size.quantity;
		part = divide(billed * (line->rate - size.line->rate),
			      RATE_SCALE * units_of_rate(size.line));
		add_part(match, BILL_RATE, part);
		apart -= part;
	}
	if (size.extras)
		add_part(match, BILL_EXTRAS, apart);
	else if (line->rate < 0 && size.line)
		add_part(match, BILL_RATE, apart);
	else
		add_part(match, BILL_REST, apart);
}

static void
compare_vat(const struct invoice_line *line, const struct price *due,
	    struct invoice_match *ret)
{
	if (line->vat_bp < 0 || line->vat_bp == due->vat_bp)
		return;
	ret->doubts |= BILL_BIT(BILL_VAT);
	add_part(ret, BILL_VAT,
		 price_vat(line->net_minor, line->vat_bp) -
			 price_vat(line->net_minor, due->vat_bp));
}

/* It counts nothing: a sum for all of it, or for travel beside it. */
static bool
says_a_sum(const struct invoice_line *line)
{
	return line->minutes < 0 && line->words < 0 && line->rate < 0;
}

static int64_t
extras_of(const struct price *due)
{
	struct size size = size_of(due);

	return size.extras ? due->net_minor - size.amount_minor : 0;
}

/* Only the work itself is left of it. */
static void
keep_work(struct price *due)
{
	size_t lines = 0;

	due->net_minor = size_of(due).amount_minor;
	for (size_t k = 0; k < due->lines; k++)
		if (is_work(due->line[k].kind))
			due->line[lines++] = due->line[k];
	due->lines = lines;
}

/* Other lines have a part of it: of what stands beside the work what they
 * left, or the work where they have no more than that. */
static void
compare_rest(const struct invoice_line *line, const struct invoice_work *work,
	     struct invoice_match *ret)
{
	int64_t extras = extras_of(&work->price);
	int64_t left = work->price.net_minor - work->billed_minor;
	struct invoice_work rest = *work;

	rest.billed = false;
	if (says_a_sum(line) && extras && left > 0) {
		ret->expected_minor = left < extras ? left : extras;
		add_part(ret, BILL_EXTRAS,
			 line->net_minor - ret->expected_minor);
		compare_vat(line, &work->price, ret);
	} else if (work->billed_minor > 0 && work->billed_minor <= extras) {
		keep_work(&rest.price);
		invoice_compare(line, &rest, ret);
	} else {
		ret->expected_minor = 0;
		add_part(ret, BILL_ELSEWHERE, line->net_minor);
	}
}

void
invoice_compare(const struct invoice_line *line,
		const struct invoice_work *work, struct invoice_match *ret)
{
	const struct price *due = &work->price;

	ret->parts = 0;
	ret->expected_minor = due->net_minor;
	ret->expected_vat_bp = due->vat_bp;
	if (work->billed) {
		compare_rest(line, work, ret);
		return;
	}
	if (work->stage == WORK_TO_COME)
		ret->doubts |= BILL_BIT(BILL_UNDONE);
	if (work->stage == WORK_CALLED_OFF)
		add_part(ret, BILL_LATE, line->net_minor - due->net_minor);
	else
		explain(line, due, ret);
	compare_vat(line, due, ret);
}

static bool
names_it(const struct invoice_line *line, const struct invoice_work *work)
{
	return line->ref && work->ref && !strcmp(line->ref, work->ref) &&
	       (!line->n || line->n == work->n);
}

static int64_t
apart(int64_t a, int64_t b)
{
	return a < b ? b - a : a - b;
}

/* How much speaks against a line that names nothing; -1 it is another. */
static int64_t
speaks_against(const struct invoice_line *line,
	       const struct invoice_work *work)
{
	struct size size = size_of(&work->price);
	int64_t billed = quantity_billed(line, &size), days;

	if (line->day_days == INVOICE_NO_DAY ||
	    work->day_days == INVOICE_NO_DAY || !line->language ||
	    !work->language || strcmp(line->language, work->language) != 0)
		return -1;
	days = apart(line->day_days, work->day_days);
	if (days > (is_timed(size.line) ? 0 : INVOICE_DAYS_APART))
		return -1;
	return days * 1000000 +
	       (billed < 0 ? 0 : apart(billed, size.quantity) * 100) +
	       (work->billed ? 50 : 0);
}

struct search {
	const struct invoice_files *files;
	struct invoice_match *match;
	int *taken; /* by which line, -1 none */
	int *beside; /* for each line, the one that has its item where this
		      * one is for travel or the like; -1 none */
};

static void
take(struct search *search, size_t line, size_t work)
{
	search->match[line].work = (int)work;
	search->taken[work] = (int)line;
}

/* Whether line i is for what stands beside the work itself, with another line
 * for that: which of them is which, their quantities say. */
static bool
goes_beside(struct search *search, size_t i, size_t work)
{
	const struct invoice_files *files = search->files;
	const struct price *due = &files->work[work].price;
	size_t first = (size_t)search->taken[work];

	if (files->work[work].billed || !size_of(due).extras)
		return false;
	if (says_a_sum(&files->line[i]) &&
	    files->line[first].net_minor != due->net_minor) {
		search->beside[i] = (int)first;
		search->match[i].work = (int)work;
		return true;
	}
	if (!says_a_sum(&files->line[first]) ||
	    files->line[i].net_minor == due->net_minor)
		return false;
	for (size_t k = 0; k < i; k++)
		if (search->beside[k] == (int)first)
			search->beside[k] = (int)i;
	search->beside[first] = (int)i;
	take(search, i, work);
	return true;
}

/* Free ones first; one that another line has for the same is billed twice. */
static void
match_by_name(struct search *search, size_t i)
{
	const struct invoice_files *files = search->files;
	int second = -1;

	for (size_t k = 0; k < files->works; k++) {
		if (!names_it(&files->line[i], &files->work[k]))
			continue;
		if (search->taken[k] < 0) {
			take(search, i, k);
			return;
		}
		second = (int)k;
	}
	if (second < 0 || goes_beside(search, i, (size_t)second))
		return;
	search->match[i].work = second;
	search->match[i].expected_minor = 0;
	search->match[i].expected_vat_bp =
		files->work[second].price.vat_bp;
	add_part(&search->match[i], BILL_TWICE, files->line[i].net_minor);
}

struct pair {
	size_t line, work;
	int64_t against;
};

static int
least_first(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->against != y->against)
		return x->against < y->against ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->work > y->work) - (x->work < y->work);
}

/* Those that no reference found: what agrees best is put together first. */
static void
match_by_day(struct search *search, struct arena *arena)
{
	const struct invoice_files *files = search->files;
	struct pair *list = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; i < files->lines; i++) {
		if (search->match[i].work >= 0)
			continue;
		for (size_t k = 0; k < files->works; k++) {
			int64_t against = speaks_against(&files->line[i],
							 &files->work[k]);

			if (against < 0 || search->taken[k] >= 0)
				continue;
			list = arena_grow(arena, list, count, &cap,
					  sizeof *list);
			list[count++] = (struct pair){i, k, against};
		}
	}
	if (count)
		qsort(list, count, sizeof *list, least_first);
	for (size_t i = 0; i < count; i++) {
		struct invoice_match *match = &search->match[list[i].line];

		if (match->work >= 0 || search->taken[list[i].work] >= 0)
			continue;
		take(search, list[i].line, list[i].work);
		if (files->line[list[i].line].ref)
			match->doubts |= BILL_BIT(BILL_REFERENCE);
	}
}

/* What lines beside line i may ask for together is what the price has beside
 * the work: the first of them has it up to its own sum, the last what is left.
 */
static void
compare_beside(struct search *search, size_t i, int64_t left)
{
	const struct invoice_files *files = search->files;
	const struct price *due =
		&files->work[search->match[i].work].price;
	size_t last = i;

	for (size_t k = 0; k < files->lines; k++)
		if (search->beside[k] == (int)i)
			last = k;
	for (size_t k = 0; k < files->lines; k++) {
		const struct invoice_line *line = &files->line[k];
		struct invoice_match *match = &search->match[k];

		if (search->beside[k] != (int)i)
			continue;
		match->expected_minor =
			k == last || line->net_minor > left ? left
							    : line->net_minor;
		match->expected_vat_bp = due->vat_bp;
		left -= match->expected_minor;
		add_part(match, BILL_EXTRAS,
			 line->net_minor - match->expected_minor);
		compare_vat(line, due, match);
	}
}

/* The line that has the item, and those beside it. */
static void
compare_parts(struct search *search, size_t i)
{
	const struct invoice_files *files = search->files;
	struct invoice_work work = files->work[search->match[i].work];
	struct price *due = &work.price;
	const struct size size = size_of(due);
	int64_t extras = due->net_minor - size.amount_minor;
	bool parted = false;

	for (size_t k = 0; k < files->lines; k++)
		parted = parted || search->beside[k] == (int)i;
	if (parted) {
		keep_work(due);
		compare_beside(search, i, extras);
	}
	invoice_compare(&files->line[i], &work, &search->match[i]);
}

void
invoice_match(const struct invoice_files *files, struct arena *arena,
	      struct invoice_match *ret)
{
	struct search search = {
		files, ret,
		arena_alloc(arena, (files->works + 1) * sizeof *search.taken),
		arena_alloc(arena, (files->lines + 1) * sizeof *search.beside)};

	for (size_t k = 0; k < files->works; k++)
		search.taken[k] = -1;
	for (size_t i = 0; i < files->lines; i++) {
		ret[i] = (struct invoice_match){.work = -1,
						.expected_minor = -1,
						.expected_vat_bp = -1};
		search.beside[i] = -1;
		match_by_name(&search, i);
	}
	match_by_day(&search, arena);
	for (size_t i = 0; i < files->lines; i++) {
		const struct invoice_line *line = &files->line[i];

		if (search.beside[i] >= 0)
			continue;
		if (ret[i].work < 0) {
			ret[i].expected_minor = 0;
			ret[i].doubts |= BILL_BIT(BILL_NOT_OURS);
			add_part(&ret[i], BILL_NOT_OURS, line->net_minor);
		} else if (search.taken[ret[i].work] == (int)i) {
			compare_parts(&search, i);
		}
	}
}
