/* A rate card written as a table. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/rate_columns.h"
#include "desk/rate_table.h"
#include "desk/rate_text.h"
#include "wire/csv.h"

static void
put_row(struct csv_writer *csv, const char *const field[RATE_COLUMNS])
{
	for (int i = 0; i < RATE_COLUMNS; i++)
		csv_put(csv, field[i]);
	csv_end_row(csv);
}

/* A number, nothing where it is 0. */
static const char *
number(struct arena *arena, int value)
{
	return value ? arena_printf(arena, "%d", value) : NULL;
}

static const char *
amount(struct arena *arena, int64_t rate)
{
	char text[RATE_TEXT];

	rate_text(rate, text);
	return arena_text(arena, text);
}

static const char *
share(struct arena *arena, int bp)
{
	char text[RATE_TEXT];

	share_text(bp, text);
	return arena_text(arena, text);
}

static void
put_rate(struct csv_writer *csv, struct arena *arena, const struct rate *rate)
{
	const char *how = rate->mode != MODE_NONE ? mode_name(rate->mode)
						  : format_name(rate->format);
	const char *field[RATE_COLUMNS] = {
		[COLUMN_LINE] = rate_lines[RATE_LINE_RATE],
		[COLUMN_SERVICE] = service_name(rate->service),
		[COLUMN_LANGUAGE] = rate->language,
		[COLUMN_FROM] = rate->from,
		[COLUMN_HOW] = how,
		[COLUMN_UNIT] = rate_unit_name(rate->unit),
		[COLUMN_AMOUNT] = amount(arena, rate->rate),
		[COLUMN_SHORTEST] = number(arena, rate->minimum_minutes),
		[COLUMN_STEP] = number(arena, rate->step_minutes),
	};

	if (rate->minimum_minor)
		field[COLUMN_MINIMUM] =
			amount(arena, rate->minimum_minor * RATE_SCALE);
	put_row(csv, field);
}

static const char *
hours(struct arena *arena, struct hours of_day)
{
	return arena_printf(arena, "%02d:%02d-%02d:%02d", of_day.from_min / 60,
			    of_day.from_min % 60, of_day.to_min / 60,
			    of_day.to_min % 60);
}

/* Work-days that are alike in one line. */
static void
put_week(struct csv_writer *csv, struct arena *arena,
	 const struct rate_card *rates)
{
	const char *field[RATE_COLUMNS] = {
		[COLUMN_LINE] = rate_lines[RATE_LINE_HOURS]};
	const struct hours *week = rates->week;
	bool alike = true;

	for (int day = 1; day < 5; day++)
		alike = alike && week[day].from_min == week[0].from_min &&
			week[day].to_min == week[0].to_min;
	for (int day = 0; day < 7; day++) {
		if (week[day].from_min >= week[day].to_min ||
		    (alike && day && day < 5))
			continue;
		field[COLUMN_UNIT] =
			rate_days[alike && !day ? RATE_DAYS - 1 : day];
		field[COLUMN_AMOUNT] = hours(arena, week[day]);
		put_row(csv, field);
	}
}

static void
put_percent(struct csv_writer *csv, enum rate_line line, const char *unit,
	    const char *percent)
{
	const char *field[RATE_COLUMNS] = {[COLUMN_LINE] = rate_lines[line],
					   [COLUMN_UNIT] = unit,
					   [COLUMN_PERCENT] = percent};

	put_row(csv, field);
}

static void
put_extras(struct csv_writer *csv, struct arena *arena,
	   const struct rate_card *rates)
{
	const int64_t travel[RATE_TRAVELS] = {
		rates->travel_visit, rates->travel_hour, rates->travel_mile};

	put_week(csv, arena, rates);
	if (rates->out_of_hours_percent)
		put_percent(csv, RATE_LINE_OUT_OF_HOURS, NULL,
			    number(arena, rates->out_of_hours_percent));
	if (rates->bank_holiday_percent)
		put_percent(csv, RATE_LINE_BANK_HOLIDAY, NULL,
			    number(arena, rates->bank_holiday_percent));
	for (int i = 0; i < RATE_TRAVELS; i++) {
		const char *field[RATE_COLUMNS] = {
			[COLUMN_LINE] = rate_lines[RATE_LINE_TRAVEL],
			[COLUMN_UNIT] = rate_travels[i]};

		if (!travel[i])
			continue;
		field[COLUMN_AMOUNT] = amount(arena, travel[i]);
		put_row(csv, field);
	}
	for (int i = 0; i < PRICE_BANDS; i++)
		if (rates->band_percent[i] != 100)
			put_percent(csv, RATE_LINE_WORDS, rate_bands[i],
				    arena_printf(arena, "%d",
						 rates->band_percent[i]));
}

static void
put_term(struct csv_writer *csv, struct arena *arena,
	 const struct notice_term *term)
{
	const char *field[RATE_COLUMNS] = {
		[COLUMN_LINE] = rate_lines[RATE_LINE_CANCELLATION],
		[COLUMN_SERVICE] = service_name(term->service),
		[COLUMN_LANGUAGE] = term->language,
		[COLUMN_UNIT] = notice_unit_name(term->unit),
		[COLUMN_AMOUNT] = number(arena, term->less_than),
		[COLUMN_PERCENT] = arena_printf(arena, "%d", term->percent),
	};

	put_row(csv, field);
}

static void
put_target(struct csv_writer *csv, struct arena *arena,
	   const struct contract_target *target)
{
	const char *field[RATE_COLUMNS] = {
		[COLUMN_LINE] = rate_lines[RATE_LINE_TARGET],
		[COLUMN_UNIT] = target_measure_names[target->measure],
		[COLUMN_PERCENT] = share(arena, target->share_bp),
	};

	if (target->credit_bp)
		field[COLUMN_AMOUNT] = share(arena, target->credit_bp);
	put_row(csv, field);
}

const char *
rate_table_text(struct arena *arena, const struct card *card)
{
	const struct rate_card *rates = &card->rates;
	struct buf out = {0};
	struct csv_writer csv = {.out = &out};
	const char *text;

	put_row(&csv, rate_columns);
	for (size_t i = 0; i < rates->rates; i++)
		put_rate(&csv, arena, &rates->rate[i]);
	put_extras(&csv, arena, rates);
	for (size_t i = 0; i < rates->terms; i++)
		put_term(&csv, arena, &rates->term[i]);
	for (size_t i = 0; i < card->targets; i++)
		put_target(&csv, arena, &card->target[i]);
	put_percent(&csv, RATE_LINE_VAT, NULL, share(arena, rates->vat_bp));
	text = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return text;
}
