/* Values in words and digits of a language, by ICU. Every ICU call here is
 * given what we made, so a failure is our mistake. */
#include "lang/value.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/mem.h"
#include "lang/fold.h"
#include "lang/money.h"
#include "lang/u16.h"
#include "lang/zone.h"

enum date_style {
	DATE_LONG,
	DATE_SHORT,
	DATE_CLOCK,
	DATE_AND_CLOCK,
	DATE_BRIEF,
	DATE_MONTH,
};
#define DATE_STYLES 6

enum number_style {
	NUMBER_EXACT,
	NUMBER_ROUND,
	PERCENT_EXACT,
	PERCENT_ROUND,
};
#define NUMBER_STYLES 4

#define CURRENCIES 4

/* A date as it was written: on one page, and in one minute, the same ones come
 * again and again, and ICU needs twenty times as long. */
#define DATES_KEPT 16
#define DATE_BYTES 88
struct written_date {
	int64_t wall;
	int bytes; /* 0: none */
	char text[DATE_BYTES];
};

struct value {
	const struct tag *tag;
	enum value_digits digits;
	char locale[64];
	UDateFormat *date[DATE_STYLES];
	struct written_date written[DATE_STYLES][DATES_KEPT];
	UNumberFormatter *number[NUMBER_STYLES];
	struct currency {
		char code[4];
		int places;
		UNumberFormatter *number;
	} currency[CURRENCIES];
	size_t oldest; /* currency to be replaced next */
	UFormattedNumber *result;
	UListFormatter *list;
	UPluralRules *plural;
	struct fold *fold;
	struct u16 work;
};

/* ICU's name for the language, with its own script, in a region. */
static const char *
locale_in(const struct tag *tag, const char *text, char *ret, int size)
{
	char typed[ULOC_FULLNAME_CAPACITY], part[ULOC_FULLNAME_CAPACITY];
	char region[ULOC_COUNTRY_CAPACITY];
	UErrorCode code = U_ZERO_ERROR;
	int count;

	uloc_forLanguageTag(text, typed, sizeof typed, NULL, &code);
	uloc_getCountry(typed, region, sizeof region, &code);
	if (U_FAILURE(code) || !*region)
		return tag->locale;
	uloc_getLanguage(tag->locale, part, sizeof part, &code);
	count = snprintf(ret, (size_t)size, "%s", part);
	if (uloc_getScript(tag->locale, part, sizeof part, &code) > 0)
		count += snprintf(ret + count, (size_t)(size - count), "_%s",
				  part);
	snprintf(ret + count, (size_t)(size - count), "_%s", region);
	return ret;
}

struct value *
value_new(const struct tag *tag, enum value_digits digits)
{
	return value_new_in(tag, tag->tag, digits);
}

struct value *
value_new_in(const struct tag *tag, const char *text, enum value_digits digits)
{
	static const char *const numbers[] = {
		[VALUE_DIGITS_CLDR] = "",
		[VALUE_DIGITS_LATIN] = ";numbers=latn",
		[VALUE_DIGITS_NATIVE] = ";numbers=native",
	};
	struct value *value = mem_new(sizeof *value);
	UErrorCode code = U_ZERO_ERROR;
	char locale[32];

	value->tag = tag;
	value->digits = digits;
	snprintf(value->locale, sizeof value->locale, "%s@calendar=gregorian%s",
		 locale_in(tag, text, locale, sizeof locale), numbers[digits]);
	value->result = unumf_openResult(&code);
	assert(U_SUCCESS(code));
	return value;
}

void
value_free(struct value *value)
{
	if (!value)
		return;
	for (size_t i = 0; i < DATE_STYLES; i++)
		udat_close(value->date[i]);
	for (size_t i = 0; i < NUMBER_STYLES; i++)
		unumf_close(value->number[i]);
	for (size_t i = 0; i < CURRENCIES; i++)
		unumf_close(value->currency[i].number);
	unumf_closeResult(value->result);
	ulistfmt_close(value->list);
	uplrules_close(value->plural);
	fold_free(value->fold);
	u16_free(&value->work);
	free(value);
}

const struct tag *
value_tag(const struct value *value)
{
	return value->tag;
}

enum value_digits
value_digits(const struct value *value)
{
	return value->digits;
}

/* Gregorian for all time: no letter is dated by the Julian calendar. */
static void
set_calendar(struct value *value, UDateFormat *format)
{
	UErrorCode code = U_ZERO_ERROR;
	UCalendar *calendar =
		ucal_open(u"UTC", -1, value->locale, UCAL_GREGORIAN, &code);

	ucal_setGregorianChange(calendar, -8.64e15, &code);
	udat_setCalendar(format, calendar);
	ucal_close(calendar);
	assert(U_SUCCESS(code));
}

/* Weekday, day and month, short, or month and year, in the language's own
 * order. "Thu, 19 Nov" loses its comma: a time follows behind one. */
static UDateFormat *
open_pattern(const struct value *value, const UChar *wanted)
{
	UErrorCode code = U_ZERO_ERROR;
	UDateTimePatternGenerator *patterns =
		udatpg_open(value->locale, &code);
	UChar pattern[64];
	int32_t count = udatpg_getBestPattern(patterns, wanted, -1,
					      pattern, 64, &code);
	UDateFormat *format;

	if (!u_strncmp(pattern, u"EEE, ", 5))
		u_memmove(pattern + 3, pattern + 4, --count - 3);
	format = udat_open(UDAT_PATTERN, UDAT_PATTERN, value->locale, u"UTC",
			   -1, pattern, count, &code);
	udatpg_close(patterns);
	assert(U_SUCCESS(code));
	return format;
}

static UDateFormat *
date_format(struct value *value, enum date_style style)
{
	static const struct {
		UDateFormatStyle date, time;
	} styles[] = {
		[DATE_LONG] = {UDAT_LONG, UDAT_NONE},
		[DATE_SHORT] = {UDAT_SHORT, UDAT_NONE},
		[DATE_CLOCK] = {UDAT_NONE, UDAT_SHORT},
		[DATE_AND_CLOCK] = {UDAT_LONG, UDAT_SHORT},
	};
	UErrorCode code = U_ZERO_ERROR;

	if (!value->date[style] && style >= DATE_BRIEF) {
		value->date[style] = open_pattern(
			value, style == DATE_BRIEF ? u"EEEdMMM" : u"yMMMM");
		set_calendar(value, value->date[style]);
	} else if (!value->date[style]) {
		value->date[style] =
			udat_open(styles[style].time, styles[style].date,
				  value->locale, u"UTC", -1, NULL, 0, &code);
		assert(U_SUCCESS(code));
		set_calendar(value, value->date[style]);
	}
	return value->date[style];
}

/* The format's zone is UTC: local time is ours to work out. */
static void
format_date(struct value *value, enum date_style style, int64_t wall,
	    struct buf *buf)
{
	UDateFormat *format = date_format(value, style);
	UErrorCode code;

	u16_reserve(&value->work, 64);
	do {
		code = U_ZERO_ERROR;
		value->work.count = udat_format(format, (UDate)wall * 1000,
						value->work.units,
						value->work.cap, NULL, &code);
		u16_reserve(&value->work, value->work.count + 1);
	} while (code == U_BUFFER_OVERFLOW_ERROR);
	assert(U_SUCCESS(code));
	u16_put(&value->work, buf);
}

static void
put_date(struct value *value, enum date_style style, int64_t wall,
	 struct buf *buf)
{
	uint64_t place = (uint64_t)wall / 60 + (uint64_t)wall / DAY_SECONDS;
	struct written_date *kept =
		&value->written[style][place % DATES_KEPT];
	size_t before = buf->count, bytes;

	if (kept->bytes && kept->wall == wall) {
		buf_put(buf, kept->text, (size_t)kept->bytes);
		return;
	}
	format_date(value, style, wall, buf);
	bytes = buf->count - before;
	if (bytes > sizeof kept->text)
		return;
	memcpy(kept->text, buf->bytes + before, bytes);
	kept->bytes = (int)bytes;
	kept->wall = wall;
}

void
value_date_long(struct value *value, int32_t day_days, struct buf *buf)
{
	put_date(value, DATE_LONG, (int64_t)day_days * DAY_SECONDS, buf);
}

void
value_date_short(struct value *value, int32_t day_days, struct buf *buf)
{
	put_date(value, DATE_SHORT, (int64_t)day_days * DAY_SECONDS, buf);
}

void
value_day_brief(struct value *value, int32_t day_days, struct buf *buf)
{
	put_date(value, DATE_BRIEF, (int64_t)day_days * DAY_SECONDS, buf);
}

void
value_month(struct value *value, int32_t day_days, struct buf *buf)
{
	put_date(value, DATE_MONTH, (int64_t)day_days * DAY_SECONDS, buf);
}

void
value_time(struct value *value, int64_t utc, struct buf *buf)
{
	put_date(value, DATE_CLOCK, utc + zone_local(utc).offset_s, buf);
}

void
value_datetime(struct value *value, int64_t utc, struct buf *buf)
{
	put_date(value, DATE_AND_CLOCK, utc + zone_local(utc).offset_s, buf);
}

static UNumberFormatter *
open_number(const struct value *value, const char *skeleton)
{
	UErrorCode code = U_ZERO_ERROR;
	struct u16 text = {0};
	UNumberFormatter *number;

	u16_set(&text, skeleton, strlen(skeleton));
	number = unumf_openForSkeletonAndLocale(text.units, text.count,
						value->locale, &code);
	assert(U_SUCCESS(code));
	u16_free(&text);
	return number;
}

/* Source: ICU User Guide, "Number Skeletons". */
static UNumberFormatter *
number_format(struct value *value, enum number_style style)
{
	static const char *const skeleton[] = {
		[NUMBER_EXACT] = "precision-unlimited",
		[NUMBER_ROUND] = ".#",
		[PERCENT_EXACT] = "percent scale/100 precision-unlimited",
		[PERCENT_ROUND] = "percent scale/100 .#",
	};

	if (!value->number[style])
		value->number[style] = open_number(value, skeleton[style]);
	return value->number[style];
}

static void
put_result(struct value *value, struct buf *buf)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t count = unumf_resultToString(value->result, NULL, 0, &code);

	code = U_ZERO_ERROR;
	u16_reserve(&value->work, count + 1);
	value->work.count = unumf_resultToString(
		value->result, value->work.units, value->work.cap, &code);
	assert(U_SUCCESS(code));
	u16_put(&value->work, buf);
}

static void
put_decimal(struct value *value, UNumberFormatter *number, const char *decimal,
	    struct buf *buf)
{
	UErrorCode code = U_ZERO_ERROR;

	unumf_formatDecimal(number, decimal, -1, value->result, &code);
	assert(U_SUCCESS(code));
	put_result(value, buf);
}

void
value_decimal(struct value *value, const char *decimal, struct buf *buf)
{
	put_decimal(value, number_format(value, NUMBER_EXACT), decimal, buf);
}

void
value_percent_decimal(struct value *value, const char *decimal, struct buf *buf)
{
	put_decimal(value, number_format(value, PERCENT_EXACT), decimal, buf);
}

void
value_integer(struct value *value, int64_t integer, struct buf *buf)
{
	UErrorCode code = U_ZERO_ERROR;

	unumf_formatInt(number_format(value, NUMBER_EXACT), integer,
			value->result, &code);
	assert(U_SUCCESS(code));
	put_result(value, buf);
}

static void
put_double(struct value *value, enum number_style style, double real,
	   struct buf *buf)
{
	UErrorCode code = U_ZERO_ERROR;

	unumf_formatDouble(number_format(value, style), real, value->result,
			   &code);
	assert(U_SUCCESS(code));
	put_result(value, buf);
}

void
value_real(struct value *value, double real, struct buf *buf)
{
	put_double(value, NUMBER_ROUND, real, buf);
}

void
value_percent(struct value *value, double share, struct buf *buf)
{
	put_double(value, PERCENT_ROUND, share, buf);
}

static const struct currency *
currency_format(struct value *value, const char *code)
{
	struct currency *currency;
	char skeleton[32];

	for (size_t i = 0; i < CURRENCIES; i++)
		if (!strcmp(value->currency[i].code, code))
			return &value->currency[i];
	currency = &value->currency[value->oldest++ % CURRENCIES];
	unumf_close(currency->number);
	snprintf(currency->code, sizeof currency->code, "%s", code);
	snprintf(skeleton, sizeof skeleton, "currency/%s", currency->code);
	currency->number = open_number(value, skeleton);
	currency->places = money_places(code);
	return currency;
}

void
value_money(struct value *value, int64_t minor, const char *code,
	    struct buf *buf)
{
	const struct currency *currency = currency_format(value, code);
	char decimal[32];

	snprintf(decimal, sizeof decimal, "%lldE-%d", (long long)minor,
		 currency->places);
	put_decimal(value, currency->number, decimal, buf);
}

/* CLDR leaves the Welsh "a(c)" to the reader: "ac" stands before a vowel. */
static void
put_welsh_list(const char *list, struct buf *buf)
{
	static const char *const vowels[] = {
		"a", "e", "i", "o", "u", "w", "y", "A", "E", "I", "O",
		"U", "W", "Y", "â", "ê", "î", "ô", "û", "ŵ", "ŷ",
	};
	const char *and = strstr(list, " a(c) ");
	const char *next;
	bool vowel = false;

	if (!and) {
		buf_text(buf, list);
		return;
	}
	next = and+strlen(" a(c) ");
	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		vowel |= !strncmp(next, vowels[i], strlen(vowels[i]));
	buf_put(buf, list, (size_t)(and-list));
	buf_text(buf, vowel ? " ac " : " a ");
	buf_text(buf, next);
}

static void
put_list(struct value *value, struct buf *buf)
{
	struct buf list = {0};

	u16_put(&value->work, &list);
	if (!strcmp(value->tag->tag, "cy"))
		put_welsh_list(buf_string(&list), buf);
	else
		buf_text(buf, buf_string(&list));
	buf_free(&list);
}

void
value_list(struct value *value, const char *const *item, size_t count,
	   struct buf *buf)
{
	struct u16 *text = mem_new((count + 1) * sizeof *text);
	const UChar **units = mem_new((count + 1) * sizeof *units);
	int32_t *lengths = mem_new((count + 1) * sizeof *lengths);
	UErrorCode code = U_ZERO_ERROR;

	if (!value->list)
		value->list = ulistfmt_open(value->locale, &code);
	for (size_t i = 0; i < count; i++) {
		u16_set(&text[i], item[i], strlen(item[i]));
		units[i] = text[i].units;
		lengths[i] = text[i].count;
	}
	do {
		code = U_ZERO_ERROR;
		u16_reserve(&value->work, value->work.count + 1);
		value->work.count = ulistfmt_format(
			value->list, units, lengths, (int32_t)count,
			value->work.units, value->work.cap, &code);
	} while (code == U_BUFFER_OVERFLOW_ERROR);
	assert(U_SUCCESS(code));
	put_list(value, buf);
	for (size_t i = 0; i < count; i++)
		u16_free(&text[i]);
	free(lengths);
	free(units);
	free(text);
}

/* ICU's answer as a text that stays. Source: UTS 35, "Language Plural
 * Rules". */
static const char *
category(const UChar *units)
{
	static const char *const names[] = {"zero", "one", "two", "few",
					    "many"};
	char name[16];

	u_austrncpy(name, units, sizeof name - 1);
	name[sizeof name - 1] = '\0';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i], name))
			return names[i];
	return "other";
}

static const char *
plural_of_result(struct value *value)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar units[16] = {0};

	if (!value->plural)
		value->plural = uplrules_open(value->locale, &code);
	uplrules_selectFormatted(value->plural, value->result, units, 16,
				 &code);
	assert(U_SUCCESS(code));
	return category(units);
}

const char *
value_plural_decimal(struct value *value, const char *decimal)
{
	UErrorCode code = U_ZERO_ERROR;

	unumf_formatDecimal(number_format(value, NUMBER_EXACT), decimal, -1,
			    value->result, &code);
	assert(U_SUCCESS(code));
	return plural_of_result(value);
}

const char *
value_plural(struct value *value, int64_t n)
{
	UErrorCode code = U_ZERO_ERROR;

	unumf_formatInt(number_format(value, NUMBER_EXACT), n, value->result,
			&code);
	assert(U_SUCCESS(code));
	return plural_of_result(value);
}

void
value_name_key(struct value *value, const char *name, struct buf *buf)
{
	if (!value->fold)
		value->fold = fold_new();
	fold_key(value->fold, name, buf);
}
