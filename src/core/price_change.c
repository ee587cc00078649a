/* What a cancellation costs, and why the price in the end is another than the
 * one that was agreed. */
#include <string.h>

#include "core/name.h"
#include "core/price.h"
#include "lang/zone.h"

/* Working days are looked back for so far: a term is for less. */
#define DAYS_BACK 3660

const char *const notice_unit_names[NOTICE_UNITS] = {
	[NOTICE_HOURS] = "hours",
	[NOTICE_DAYS] = "days",
	[NOTICE_WORKING_DAYS] = "working-days",
	[NOTICE_AGREED] = "agreed",
};

const char *
notice_unit_name(enum notice_unit unit)
{
	return notice_unit_names[unit];
}

bool
notice_unit_parse(const char *name, enum notice_unit *ret)
{
	int found = name_find(notice_unit_names, NOTICE_UNITS, name);

	if (found >= 0)
		*ret = (enum notice_unit)found;
	return found >= 0;
}

/* The last second of a local day. */
static int64_t
day_ends(int32_t day)
{
	int64_t utc;

	(void)zone_utc(day + 1, 0, &utc);
	return utc - 1;
}

static bool
works_on(const struct calendar *calendar, int32_t day)
{
	return day_weekday(day) < 5 && !calendar_bank_holiday(calendar, day);
}

/* The last day from which there are so many working days up to the job's. */
static int32_t
working_days_before(const struct calendar *calendar, int32_t day, int count)
{
	int32_t first = day - DAYS_BACK;

	while (count > 0 && day > first)
		count -= works_on(calendar, day--);
	return day;
}

/* The last second with enough notice. */
static int64_t
notice_ends(const struct notice_term *term, const struct calendar *calendar,
	    const struct item_spec *spec)
{
	int32_t day = zone_local(spec->starts_utc).day_days;

	switch (term->unit) {
	case NOTICE_HOURS:
		return spec->starts_utc - term->less_than * INT64_C(3600);
	case NOTICE_DAYS:
		return day_ends(day - term->less_than);
	case NOTICE_WORKING_DAYS:
		return day_ends(working_days_before(calendar, day,
						    term->less_than));
	case NOTICE_AGREED:
		break;
	}
	return INT64_MIN;
}

static bool
term_names(const struct notice_term *term, const struct item_spec *spec)
{
	size_t bytes = strlen(term->language);

	return bytes && !strncmp(term->language, spec->language, bytes) &&
	       (!spec->language[bytes] || spec->language[bytes] == '-');
}

/* The terms for an item; those that name its language where some do. */
static size_t
terms_for(const struct rate_card *card, const struct item_spec *spec,
	  const struct notice_term *ret[PRICE_STEPS])
{
	size_t count = 0;
	bool named = false;

	for (size_t i = 0; i < card->terms; i++)
		named = named || (card->term[i].service == spec->service &&
				  term_names(&card->term[i], spec));
	for (size_t i = 0; i < card->terms && count < PRICE_STEPS - 1; i++) {
		const struct notice_term *term = &card->term[i];

		if (term->service != spec->service ||
		    (named ? !term_names(term, spec) : *term->language != 0) ||
		    (term->unit != NOTICE_AGREED && !spec->starts_utc))
			continue;
		ret[count++] = term;
	}
	return count;
}

/* The highest of those whose notice has ended by then. */
static int
percent_at(const struct price_step *end, size_t count, int64_t utc)
{
	int most = 0;

	for (size_t i = 0; i < count; i++)
		if (utc > end[i].after_utc && end[i].percent > most)
			most = end[i].percent;
	return most;
}

/* The next time after that one at which more is to be paid. */
static bool
next_step(const struct price_step *end, size_t count, struct price_step *step)
{
	int64_t next = INT64_MAX;

	for (size_t i = 0; i < count; i++)
		if (end[i].percent > step->percent &&
		    end[i].after_utc >= step->after_utc &&
		    end[i].after_utc < next)
			next = end[i].after_utc;
	if (next == INT64_MAX)
		return false;
	step->after_utc = next;
	step->percent = percent_at(end, count, next + 1);
	return true;
}

size_t
price_steps(const struct rate_card *card, const struct calendar *calendar,
	    const struct item_spec *spec, int64_t now_utc,
	    struct price_step ret[PRICE_STEPS])
{
	const struct notice_term *term[PRICE_STEPS];
	struct price_step end[PRICE_STEPS], step = {.after_utc = now_utc};
	size_t count = terms_for(card, spec, term), steps = 0;

	for (size_t i = 0; i < count; i++)
		end[i] = (struct price_step){
			notice_ends(term[i], calendar, spec),
			term[i]->percent};
	step.percent = percent_at(end, count, now_utc);
	do
		ret[steps++] = step;
	while (next_step(end, count, &step));
	return steps;
}

void
price_cancelled(const struct price *agreed, int percent, struct price *ret)
{
	struct price price = {.vat_bp = agreed->vat_bp};
	int64_t work = 0;

	for (size_t i = 0; i < agreed->lines; i++)
		if (!price_line_travels(agreed->line[i].kind))
			work += agreed->line[i].amount_minor;
	if (percent > 0)
		price.line[price.lines++] = (struct price_line){
			.kind = LINE_CANCELLATION,
			.quantity = work,
			.percent = percent,
			.amount_minor = (work * percent + 50) / 100,
		};
	price_add_up(&price);
	*ret = price;
}

/* What the lines of a kind come to. */
static struct price_line
sum_of(const struct price *price, const struct price_line *like)
{
	struct price_line sum = {.kind = like->kind, .band = like->band};

	for (size_t i = 0; i < price->lines; i++) {
		const struct price_line *line = &price->line[i];

		if (line->kind != like->kind || line->band != like->band)
			continue;
		sum.quantity += line->quantity;
		sum.percent = line->percent;
		sum.amount_minor += line->amount_minor;
	}
	return sum;
}

static bool
stands_before(const struct price_line *line, const struct price *price,
	      size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (price->line[i].kind == line->kind &&
		    price->line[i].band == line->band)
			return true;
	return false;
}

size_t
price_differ(const struct price *agreed, const struct price *actual,
	     struct price_change ret[2 * PRICE_LINES])
{
	const struct price *both[] = {agreed, actual};
	size_t count = 0;

	for (int i = 0; i < 2; i++)
		for (size_t j = 0; j < both[i]->lines; j++) {
			const struct price_line *line = &both[i]->line[j];
			struct price_line was = sum_of(agreed, line);
			struct price_line is = sum_of(actual, line);

			if (stands_before(line, both[i], j) ||
			    (i && stands_before(line, agreed,
						agreed->lines)) ||
			    was.amount_minor == is.amount_minor)
				continue;
			ret[count++] = (struct price_change){
				.kind = line->kind,
				.band = line->band,
				.percent = line->percent,
				.agreed_quantity = was.quantity,
				.actual_quantity = is.quantity,
				.difference_minor = is.amount_minor -
						    was.amount_minor,
			};
		}
	return count;
}
