/* What a job costs by a rate card. Called by desk/prices. */
#include "core/price.h"

#include <assert.h>
#include <string.h>

#include "core/name.h"
#include "lang/zone.h"

#define HOUR_SECONDS 3600

const char *const rate_unit_names[RATE_UNITS] = {
	[RATE_WORD] = "word",	  [RATE_PAGE] = "page",
	[RATE_MINUTE] = "minute", [RATE_HOUR] = "hour",
	[RATE_ITEM] = "item",
};
const char *const price_line_names[PRICE_LINE_KINDS] = {
	[LINE_WORDS] = "words",
	[LINE_PAGES] = "pages",
	[LINE_TIME] = "time",
	[LINE_ITEM] = "item",
	[LINE_STEP_TIME] = "step-time",
	[LINE_MINIMUM_TIME] = "minimum-time",
	[LINE_OUT_OF_HOURS] = "out-of-hours",
	[LINE_BANK_HOLIDAY] = "bank-holiday",
	[LINE_MINIMUM] = "minimum",
	[LINE_TRAVEL_VISIT] = "travel-visit",
	[LINE_TRAVEL_TIME] = "travel-time",
	[LINE_TRAVEL_MILES] = "travel-miles",
	[LINE_CANCELLATION] = "cancellation",
	[LINE_LIST_PRICE] = "list-price",
};

const char *
rate_unit_name(enum rate_unit unit)
{
	return rate_unit_names[unit];
}

bool
rate_unit_parse(const char *name, enum rate_unit *ret)
{
	int found = name_find(rate_unit_names, RATE_UNITS, name);

	if (found >= 0)
		*ret = (enum rate_unit)found;
	return found >= 0;
}

const char *
price_line_name(enum price_line_kind kind)
{
	return price_line_names[kind];
}

bool
price_line_parse(const char *name, enum price_line_kind *ret)
{
	int found = name_find(price_line_names, PRICE_LINE_KINDS, name);

	if (found >= 0)
		*ret = (enum price_line_kind)found;
	return found >= 0;
}

bool
price_line_travels(enum price_line_kind kind)
{
	return kind == LINE_TRAVEL_VISIT || kind == LINE_TRAVEL_TIME ||
	       kind == LINE_TRAVEL_MILES;
}

struct rate_card
rate_card_empty(void)
{
	struct rate_card card = {0};

	for (int i = 0; i < 5; i++)
		card.week[i] = (struct hours){8 * 60, 18 * 60};
	for (int i = 0; i < PRICE_BANDS; i++)
		card.band_percent[i] = 100;
	return card;
}

/* "pa" says part of "pa-Guru", and all of "pa". */
static bool
tag_fits(const char *said, const char *tag)
{
	size_t bytes = strlen(said);

	return !strncmp(said, tag, bytes) &&
	       (!bytes || !tag[bytes] || tag[bytes] == '-');
}

/* How much of an item a rate says; -1 where it is for others. */
static int
rate_says(const struct rate *rate, const struct item_spec *spec)
{
	if (rate->service != spec->service ||
	    (rate->mode != MODE_NONE && rate->mode != spec->mode) ||
	    (rate->format != FORMAT_NONE && rate->format != spec->format) ||
	    !tag_fits(rate->from, spec->from) ||
	    !tag_fits(rate->language, spec->language))
		return -1;
	return (int)strlen(rate->language) * 16 + (int)strlen(rate->from) * 4 +
	       (rate->mode != MODE_NONE) + (rate->format != FORMAT_NONE);
}

const struct rate *
rate_card_rate(const struct rate_card *card, const struct item_spec *spec)
{
	const struct rate *best = NULL;
	int most = -1;

	for (size_t i = 0; i < card->rates; i++) {
		int says = rate_says(&card->rate[i], spec);

		if (says > most) {
			most = says;
			best = &card->rate[i];
		}
	}
	return best;
}

/* To the nearest, a half up; nothing here is negative. */
static int64_t
rounded(int64_t dividend, int64_t divisor)
{
	return (dividend + divisor / 2) / divisor;
}

int64_t
price_vat(int64_t net_minor, int vat_bp)
{
	return net_minor < 0 ? -rounded(-net_minor * vat_bp, 10000)
			     : rounded(net_minor * vat_bp, 10000);
}

void
price_add_up(struct price *price)
{
	price->net_minor = 0;
	for (size_t i = 0; i < price->lines; i++)
		price->net_minor += price->line[i].amount_minor;
	price->vat_minor = price_vat(price->net_minor, price->vat_bp);
	price->gross_minor = price->net_minor + price->vat_minor;
}

/* The line's amount: quantity at a rate for so many of it, in per cent. */
static void
add_line(struct price *price, struct price_line line, int64_t per)
{
	assert(price->lines < PRICE_LINES);
	line.amount_minor = rounded(line.quantity * line.rate * line.percent,
				    per * RATE_SCALE * 100);
	price->line[price->lines++] = line;
}

static int64_t
unit_minutes(enum rate_unit unit)
{
	return unit == RATE_HOUR ? 60 : 1;
}

enum when { WHEN_PLAIN, WHEN_OUT, WHEN_HOLIDAY };
#define WHENS 3

/* The minutes of a job by when they pass. */
struct passed {
	int64_t minutes[WHENS];
	enum when last;
};

static enum when
when_is(const struct rate_card *card, const struct calendar *calendar,
	struct local_time local)
{
	const struct hours *hours = &card->week[day_weekday(local.day_days)];
	int32_t minute = local.second / 60;

	if (calendar_bank_holiday(calendar, local.day_days))
		return WHEN_HOLIDAY;
	return minute >= hours->from_min && minute < hours->to_min ? WHEN_PLAIN
								   : WHEN_OUT;
}

/* From a time for how many seconds nothing can change: to the next hour of the
 * card or of UTC, which days and changes of the clock begin with. */
static int64_t
until_change(const struct rate_card *card, int64_t utc)
{
	struct local_time local = zone_local(utc);
	const struct hours *hours = &card->week[day_weekday(local.day_days)];
	int32_t edge[] = {hours->from_min * 60, hours->to_min * 60};
	int64_t least = HOUR_SECONDS - utc % HOUR_SECONDS;

	for (int i = 0; i < 2; i++)
		if (edge[i] > local.second && edge[i] - local.second < least)
			least = edge[i] - local.second;
	return least;
}

static struct passed
pass_time(const struct rate_card *card, const struct calendar *calendar,
	  const struct item_spec *spec)
{
	/* Seconds do not matter: jobs start at a minute. */
	int64_t utc = spec->starts_utc - spec->starts_utc % 60;
	int64_t end_utc = utc + spec->minutes * INT64_C(60);
	struct passed passed = {.last = WHEN_PLAIN};

	if (!spec->starts_utc) {
		passed.minutes[WHEN_PLAIN] = spec->minutes;
		return passed;
	}
	while (utc < end_utc) {
		int64_t step = until_change(card, utc);

		if (step > end_utc - utc)
			step = end_utc - utc;
		passed.last = when_is(card, calendar, zone_local(utc));
		passed.minutes[passed.last] += step / 60;
		utc += step;
	}
	return passed;
}

/* The minutes that are charged, and why they are more than those worked. */
static int64_t
charged_minutes(struct price *price, const struct rate *rate, int64_t worked)
{
	struct price_line more = {.percent = 100, .unit = rate->unit};
	int64_t over = rate->step_minutes ? worked % rate->step_minutes : 0;

	if (worked < rate->minimum_minutes) {
		more.kind = LINE_MINIMUM_TIME;
		more.quantity = rate->minimum_minutes - worked;
	} else if (over) {
		more.kind = LINE_STEP_TIME;
		more.quantity = rate->step_minutes - over;
	}
	if (more.quantity)
		add_line(price, more, 1);
	return worked + more.quantity;
}

static void
add_surcharges(struct price *price, const struct rate_card *card,
	       const int64_t minutes[WHENS], const struct rate *rate)
{
	struct price_line line = {.unit = rate->unit, .rate = rate->rate};

	line.kind = LINE_OUT_OF_HOURS;
	line.quantity = minutes[WHEN_OUT];
	line.percent = card->out_of_hours_percent;
	if (line.quantity && line.percent)
		add_line(price, line, unit_minutes(rate->unit));
	line.kind = LINE_BANK_HOLIDAY;
	line.quantity = minutes[WHEN_HOLIDAY];
	line.percent = card->bank_holiday_percent;
	if (line.quantity && line.percent)
		add_line(price, line, unit_minutes(rate->unit));
}

static bool
add_time(struct price *price, const struct rate_card *card,
	 const struct calendar *calendar, const struct item_spec *spec,
	 const struct rate *rate)
{
	struct price_line line = {.kind = LINE_TIME, .unit = rate->unit,
				  .rate = rate->rate, .percent = 100};
	struct price notes = {0};
	struct passed passed;

	if (spec->minutes <= 0)
		return false;
	passed = pass_time(card, calendar, spec);
	line.quantity = charged_minutes(&notes, rate, spec->minutes);
	passed.minutes[passed.last] += line.quantity - spec->minutes;
	add_line(price, line, unit_minutes(rate->unit));
	if (notes.lines)
		price->line[price->lines++] = notes.line[0];
	add_surcharges(price, card, passed.minutes, rate);
	return true;
}

static bool
add_words(struct price *price, const struct rate_card *card,
	  const struct price_job *job, const struct rate *rate)
{
	int all_new[PRICE_BANDS] = {[PRICE_BAND_NEW] = job->spec->words};
	const int *words = job->matched ? job->matched : all_new;
	size_t before = price->lines;

	for (int band = 0; band < PRICE_BANDS; band++)
		if (words[band] > 0)
			add_line(price,
				 (struct price_line){
					 .kind = LINE_WORDS,
					 .unit = RATE_WORD,
					 .quantity = words[band],
					 .rate = rate->rate,
					 .percent = card->band_percent[band],
					 .band = band},
				 1);
	return price->lines > before;
}

static bool
add_pages(struct price *price, const struct price_job *job,
	  const struct rate *rate)
{
	int pages = job->pages;

	if (pages <= 0)
		pages = (job->spec->words + PRICE_PAGE_WORDS - 1) /
			PRICE_PAGE_WORDS;
	if (pages > 0)
		add_line(price,
			 (struct price_line){.kind = LINE_PAGES,
					     .unit = RATE_PAGE,
					     .quantity = pages,
					     .rate = rate->rate,
					     .percent = 100},
			 1);
	return pages > 0;
}

/* One price whatever its length; when it begins says what comes on top. */
static void
add_item(struct price *price, const struct rate_card *card,
	 const struct calendar *calendar, const struct item_spec *spec,
	 const struct rate *rate)
{
	struct price_line line = {.kind = LINE_ITEM, .unit = RATE_ITEM,
				  .quantity = 1, .rate = rate->rate,
				  .percent = 100};
	int64_t minutes[WHENS] = {0};

	add_line(price, line, 1);
	if (spec->starts_utc && spec->service == SERVICE_INTERPRETING) {
		minutes[when_is(card, calendar,
				zone_local(spec->starts_utc))] = 1;
		add_surcharges(price, card, minutes, rate);
	}
}

static bool
add_work(struct price *price, const struct rate_card *card,
	 const struct calendar *calendar, const struct price_job *job,
	 const struct rate *rate)
{
	switch (rate->unit) {
	case RATE_WORD:
		return add_words(price, card, job, rate);
	case RATE_PAGE:
		return add_pages(price, job, rate);
	case RATE_MINUTE:
	case RATE_HOUR:
		return add_time(price, card, calendar, job->spec, rate);
	case RATE_ITEM:
		add_item(price, card, calendar, job->spec, rate);
		return true;
	}
	return false;
}

static void
add_travel(struct price *price, const struct rate_card *card,
	   const struct price_job *job)
{
	struct price_line visit = {.kind = LINE_TRAVEL_VISIT, .quantity = 1,
				   .rate = card->travel_visit, .percent = 100};
	struct price_line time = {.kind = LINE_TRAVEL_TIME,
				  .quantity = job->travel_minutes,
				  .rate = card->travel_hour, .percent = 100};
	struct price_line miles = {.kind = LINE_TRAVEL_MILES,
				   .quantity = job->travel_miles,
				   .rate = card->travel_mile, .percent = 100};

	if (job->spec->service != SERVICE_INTERPRETING ||
	    job->spec->mode != MODE_ON_SITE)
		return;
	if (visit.rate)
		add_line(price, visit, 1);
	if (time.rate && time.quantity)
		add_line(price, time, 60);
	if (miles.rate && miles.quantity)
		add_line(price, miles, 1);
}

bool
price_reckon(const struct rate_card *card, const struct calendar *calendar,
	     const struct price_job *job, struct price *ret)
{
	const struct rate *rate = rate_card_rate(card, job->spec);
	struct price price = {.vat_bp = card->vat_bp};

	if (!rate || !add_work(&price, card, calendar, job, rate))
		return false;
	price_add_up(&price);
	if (price.net_minor < rate->minimum_minor)
		add_line(&price,
			 (struct price_line){
				 .kind = LINE_MINIMUM,
				 .unit = rate->unit,
				 .quantity = rate->minimum_minor -
					     price.net_minor,
				 .rate = RATE_SCALE,
				 .percent = 100},
			 1);
	add_travel(&price, card, job);
	price_add_up(&price);
	*ret = price;
	return true;
}

bool
price_off_contract(const struct item_spec *spec, enum rate_unit unit,
		   int64_t rate_minor, struct price *ret)
{
	struct rate rate = {.service = spec->service, .from = "",
			    .language = "", .unit = unit,
			    .rate = rate_minor * RATE_SCALE};
	struct rate_card card = rate_card_empty();
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct price_job job = {.spec = spec};

	card.rate = &rate;
	card.rates = 1;
	if (!price_reckon(&card, &calendar, &job, ret))
		return false;
	ret->line[0].kind = LINE_LIST_PRICE;
	return true;
}
