/* Values from texts as the interface writes them: dates in ISO 8601, decimals
 * with a point, money with its code. Called by cli and notice. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/near.h"
#include "lang/money.h"
#include "lang/value.h"
#include "lang/zone.h"

static const char *const type_names[VALUE_TYPES] = {
	[VALUE_DATE_LONG] = "date-long", [VALUE_DATE_SHORT] = "date-short",
	[VALUE_TIME] = "time",		 [VALUE_DATETIME] = "datetime",
	[VALUE_MONEY] = "money",	 [VALUE_NUMBER] = "number",
	[VALUE_PERCENT] = "percent",	 [VALUE_LIST] = "list",
	[VALUE_PLURAL] = "plural",	 [VALUE_NAME_KEY] = "name-key",
};

const char *
value_type_name(enum value_type type)
{
	return type_names[type];
}

enum status
value_type_parse(const char *field, const char *name, enum value_type *ret_type,
		 struct fault *fault)
{
	const char *nearest;

	for (size_t i = 0; i < VALUE_TYPES; i++)
		if (!strcmp(type_names[i], name)) {
			*ret_type = (enum value_type)i;
			return OK;
		}
	nearest = near_match(name, type_names, VALUE_TYPES);
	return fault_set(fault, E_INPUT, field,
			 N_("{value} is not a type of value: the nearest is "
			    "{nearest}"),
			 "value", name, "nearest",
			 nearest ? nearest : type_names[0], NULL);
}

/* -1234.5: ASCII digits, a point only between digits, at most 40 of them. */
static enum status
check_decimal(const char *field, const char *text, struct fault *fault)
{
	const char *p = text + (*text == '-');
	size_t whole = strspn(p, "0123456789");
	size_t places = 0;
	const char *end = p + whole;

	if (*end == '.') {
		places = strspn(end + 1, "0123456789");
		end += 1 + places;
	}
	if (!whole || *end || end[-1] == '.' || whole + places > 40)
		return fault_set(fault, E_INPUT, field,
				 N_("{value} is not a number: write its digits "
				    "with a point before decimals, like "
				    "1234.5"),
				 "value", text, NULL);
	return OK;
}

static enum status
print_decimal(struct value *value, enum value_type type, const char *text,
	      struct buf *buf, struct fault *fault)
{
	enum status status = check_decimal(value_type_name(type), text, fault);

	if (status != OK)
		return status;
	if (type == VALUE_NUMBER)
		value_decimal(value, text, buf);
	else if (type == VALUE_PERCENT)
		value_percent_decimal(value, text, buf);
	else
		buf_text(buf, value_plural_decimal(value, text));
	return OK;
}

/* A date, or the date in London of a time. */
static enum status
print_date(struct value *value, enum value_type type, const char *text,
	   struct buf *buf, struct fault *fault)
{
	const char *field = value_type_name(type);
	enum status status;
	int32_t day = 0;
	int64_t utc;

	if (strlen(text) < ZONE_DAY_TEXT) {
		status = zone_parse_day(field, text, &day, fault);
	} else {
		status = zone_parse_time(field, text, &utc, fault);
		if (status == OK)
			day = zone_local(utc).day_days;
	}
	if (status != OK)
		return status;
	if (type == VALUE_DATE_LONG)
		value_date_long(value, day, buf);
	else
		value_date_short(value, day, buf);
	return OK;
}

/* "09:30" by itself is a time of any day. */
static enum status
print_time(struct value *value, const char *text, struct buf *buf,
	   struct fault *fault)
{
	bool bare = strlen(text) <= 8 && !text[strspn(text, "0123456789:")];
	char whole[32];
	enum status status;
	int64_t utc;

	snprintf(whole, sizeof whole, "2026-01-01T%.8s", text);
	status = zone_parse_time("time", bare ? whole : text, &utc, fault);
	if (status == OK)
		value_time(value, utc, buf);
	return status;
}

static enum status
print_datetime(struct value *value, const char *text, struct buf *buf,
	       struct fault *fault)
{
	int64_t utc;
	enum status status = zone_parse_time("datetime", text, &utc, fault);

	if (status == OK)
		value_datetime(value, utc, buf);
	return status;
}

static enum status
print_money(struct value *value, const char *text, struct buf *buf,
	    struct fault *fault)
{
	char currency[MONEY_CODE];
	int64_t minor;
	enum status status =
		money_parse("money", text, &minor, currency, fault);

	if (status == OK)
		value_money(value, minor, currency, buf);
	return status;
}

enum status
value_print(struct value *value, enum value_type type, const char *text,
	    struct buf *buf, struct fault *fault)
{
	switch (type) {
	case VALUE_DATE_LONG:
	case VALUE_DATE_SHORT:
		return print_date(value, type, text, buf, fault);
	case VALUE_TIME:
		return print_time(value, text, buf, fault);
	case VALUE_DATETIME:
		return print_datetime(value, text, buf, fault);
	case VALUE_MONEY:
		return print_money(value, text, buf, fault);
	case VALUE_NUMBER:
	case VALUE_PERCENT:
	case VALUE_PLURAL:
		return print_decimal(value, type, text, buf, fault);
	case VALUE_LIST:
		value_list(value, &text, 1, buf);
		return OK;
	case VALUE_NAME_KEY:
		value_name_key(value, text, buf);
		return OK;
	}
	return E_INTERNAL;
}
