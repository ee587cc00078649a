/* The typed fields of a notice: reading their values. */
#include "notice/field.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "base/utf8.h"
#include "lang/money.h"
#include "lang/tag.h"
#include "lang/value.h"
#include "lang/zone.h"
#include "wire/model.h"

static const struct {
	const char *name;
	size_t limit;
} types[FIELD_TYPES] = {
	[FIELD_TEXT] = {"text", 500},
	[FIELD_NAME] = {"name", 120},
	[FIELD_DATE] = {"date", 10},
	[FIELD_MONEY] = {"money", 24},
	[FIELD_NUMBER] = {"number", 24},
	[FIELD_PERCENT] = {"percent", 24},
	[FIELD_REFERENCE] = {"reference", 40},
	[FIELD_PHONE] = {"phone", 24},
	[FIELD_POSTCODE] = {"postcode", 10},
	[FIELD_COUNT] = {"count", 10},
	[FIELD_LIST] = {"list", 20},
	[FIELD_CHOICE] = {"choice", 40},
	[FIELD_YES_NO] = {"yes-no", 3},
	[FIELD_TIME] = {"time", 5},
};

const char *
field_type_name(enum field_type type)
{
	return types[type].name;
}

size_t
field_limit(enum field_type type)
{
	return types[type].limit;
}

enum status
field_type_parse(const char *where, const char *text, enum field_type *ret,
		 struct fault *fault)
{
	struct near near = {.word = text};

	for (size_t i = 0; i < FIELD_TYPES; i++) {
		if (!strcmp(text, types[i].name)) {
			*ret = (enum field_type)i;
			return OK;
		}
		near_offer(&near, types[i].name);
	}
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is no type of field: perhaps {nearest}? "
			    "(text, name, date, money, number, percent, "
			    "reference, phone, postcode, count, list, choice, "
			    "yes-no, time)"),
			 "value", text, "nearest",
			 near.best ? near.best : "text", NULL);
}

/* Text that may stand in a letter, within the field's limit. */
static enum status
check_text(const struct field *field, const char *text, size_t limit,
	   struct fault *fault)
{
	size_t count = strlen(text), at;
	char most[24], code[16];
	uint32_t cp;

	if (!text[strspn(text, " \t\r\n")])
		return fault_set(fault, E_INPUT, field->name,
				 N_("“{label}” is empty: fill it in"), "label",
				 field->label, NULL);
	if (!utf8_acceptable(text, count, &at, &cp) || strpbrk(text, "\r\n")) {
		snprintf(code, sizeof code, "U+%04X",
			 strpbrk(text, "\r\n") ? 0x0Au : (unsigned)cp);
		return fault_set(fault, E_INPUT, field->name,
				 N_("“{label}” holds the character {code}, "
				    "which no letter may: take it out"),
				 "label", field->label, "code", code, NULL);
	}
	if (utf8_length(text, count) <= limit)
		return OK;
	snprintf(most, sizeof most, "%zu", limit);
	return fault_set(fault, E_INPUT, field->name,
			 N_("“{label}” is too long: {most} characters at most"),
			 "label", field->label, "most", most, NULL);
}

static enum status
wrong(const struct field *field, const char *message, const char *value,
      struct fault *fault)
{
	return fault_set(fault, E_INPUT, field->name, message, "label",
			 field->label, "value", value ? value : "", "example",
			 field->example ? field->example : "", NULL);
}

static enum status
read_words(const struct field *field, const struct model *value,
	   struct field_value *ret, struct fault *fault)
{
	const struct tag *tag;
	const char *lang = field->lang;

	if (model_kind_of(value) == MODEL_OBJECT) {
		lang = model_text_of(model_get(value, "lang"));
		value = model_get(value, "text");
	} else if (model_kind_of(value) == MODEL_NAME && model_tag_of(value)) {
		lang = model_tag_of(value);
	}
	ret->text = model_text_of(value);
	if (!ret->text)
		return wrong(field,
			     N_("“{label}” is a text: write it in quotes"),
			     NULL, fault);
	if (lang && *lang) {
		if (tag_parse(field->name, lang, &tag, fault) != OK)
			return E_INPUT;
		ret->lang = tag->tag;
	}
	return check_text(field, ret->text, field->limit, fault);
}

static enum status
read_date(const struct field *field, const struct model *value,
	  struct field_value *ret, struct fault *fault)
{
	const char *text = model_text_of(value);
	int32_t days;

	if (model_kind_of(value) == MODEL_DAY) {
		ret->number = model_int_of(value);
		return OK;
	}
	if (!text)
		return wrong(field,
			     N_("“{label}” is a date: write it like "
				"2026-04-06, in quotes"),
			     NULL, fault);
	if (zone_parse_day(field->name, text, &days, fault) != OK)
		return E_INPUT;
	ret->number = days;
	return OK;
}

static enum status
read_money(const struct field *field, const struct model *value,
	   struct field_value *ret, struct fault *fault)
{
	const char *text = model_text_of(value);
	const char *currency = model_currency_of(value);
	const struct model *minor = value;

	if (text)
		return money_parse(field->name, text, &ret->number,
				   ret->currency, fault);
	if (model_kind_of(value) == MODEL_OBJECT) {
		currency = model_text_of(model_get(value, "currency"));
		minor = model_get(value, "minor");
	}
	if (!currency || strlen(currency) != 3 ||
	    strspn(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3 ||
	    (model_kind_of(minor) != MODEL_INT &&
	     model_kind_of(minor) != MODEL_MONEY))
		return wrong(field,
			     N_("“{label}” is an amount of money: write it "
				"like “118.75 GBP”, with the currency"),
			     NULL, fault);
	ret->number = model_int_of(minor);
	memcpy(ret->currency, currency, sizeof ret->currency);
	return OK;
}

static enum status
read_real(const struct field *field, const struct model *value,
	  struct field_value *ret, struct fault *fault)
{
	const char *text = model_text_of(value);
	enum model_kind kind = model_kind_of(value);
	char *end = NULL;

	if (kind == MODEL_INT || kind == MODEL_REAL) {
		ret->real = model_real_of(value);
	} else if (text && *text && strlen(text) <= field->limit &&
		   strspn(text, "0123456789.-") == strlen(text)) {
		ret->real = strtod(text, &end);
	}
	if ((end && *end) || (!end && text) || !isfinite(ret->real) ||
	    (!text && kind != MODEL_INT && kind != MODEL_REAL))
		return wrong(field,
			     field->type == FIELD_PERCENT
				     ? N_("“{label}” is a share: write 5.6 % "
					  "as 0.056")
				     : N_("“{label}” is a number: write it in "
					  "digits with a point, like 1.5"),
			     text, fault);
	return OK;
}

static enum status
read_count(const struct field *field, const struct model *value,
	   struct field_value *ret, struct fault *fault)
{
	const char *text = model_text_of(value);
	size_t count = text ? strlen(text) : 0;

	if (model_kind_of(value) == MODEL_INT)
		ret->number = model_int_of(value);
	else if (count && count <= 9 && strspn(text, "0123456789") == count)
		ret->number = strtol(text, NULL, 10);
	else
		ret->number = -1;
	if (ret->number < 0 || ret->number > 999999999)
		return wrong(field,
			     N_("“{label}” is a whole number, 0 or more: write "
				"it in digits"),
			     text, fault);
	return OK;
}

/* Letters and digits of a UK postcode, without spaces, in capitals. */
static bool
is_postcode(const char *p, size_t count)
{
	size_t letters = strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	const char *in = p + count - 3;

	if (count < 5 || count > 7 || letters < 1 || letters > 2)
		return false;
	if (p[letters] < '0' || p[letters] > '9')
		return false;
	if (count - 3 > letters + 2 || count - 3 < letters + 1)
		return false;
	return in[0] >= '0' && in[0] <= '9' && in[1] >= 'A' && in[1] <= 'Z' &&
	       in[2] >= 'A' && in[2] <= 'Z';
}

static enum status
read_postcode(const struct field *field, struct arena *arena,
	      struct field_value *ret, struct fault *fault)
{
	char letters[16] = "";
	size_t count = 0;

	for (const char *p = ret->text; *p && count < sizeof letters - 1; p++)
		if (*p >= 'a' && *p <= 'z')
			letters[count++] = (char)(*p - 'a' + 'A');
		else if (*p != ' ')
			letters[count++] = *p;
	letters[count] = '\0';
	if (!is_postcode(letters, count))
		return wrong(field,
			     N_("{value} is not a UK postcode: write it like "
				"SW1A 1AA"),
			     ret->text, fault);
	ret->text = arena_printf(arena, "%.*s %s", (int)(count - 3), letters,
				 letters + count - 3);
	return OK;
}

static enum status
read_phone(const struct field *field, struct field_value *ret,
	   struct fault *fault)
{
	size_t digits = 0;

	for (const char *p = ret->text; *p; p++)
		digits += *p >= '0' && *p <= '9';
	if (digits < 3 || digits > 15 ||
	    ret->text[strspn(ret->text, "+0123456789 ()-")])
		return wrong(field,
			     N_("{value} is not a telephone number: write it "
				"like 020 7946 0000"),
			     ret->text, fault);
	return OK;
}

static enum status
read_code(const struct field *field, const struct model *value,
	  struct arena *arena, struct field_value *ret, struct fault *fault)
{
	ret->text = model_text_of(value);
	if (!ret->text)
		return wrong(field,
			     N_("“{label}” is a text of letters and digits: "
				"write it in quotes, so that no nought is "
				"lost"),
			     NULL, fault);
	if (check_text(field, ret->text, field->limit, fault) != OK)
		return E_INPUT;
	if (field->type == FIELD_POSTCODE)
		return read_postcode(field, arena, ret, fault);
	if (field->type == FIELD_PHONE)
		return read_phone(field, ret, fault);
	for (const char *p = ret->text; *p; p++)
		if (!(*p >= '0' && *p <= '9') &&
		    !((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') &&
		    !strchr(" -/.", *p))
			return wrong(field,
				     N_("{value} is not a reference: it has "
					"Latin letters, digits, spaces and "
					"- / . only"),
				     ret->text, fault);
	return OK;
}

static enum status
read_list(const struct field *field, const struct model *value,
	  struct arena *arena, struct field_value *ret, struct fault *fault)
{
	bool list = model_kind_of(value) == MODEL_LIST;
	size_t count = list ? model_count(value) : 1;

	if (!count || (!list && !model_text_of(value)))
		return wrong(field,
			     N_("“{label}” is a list: write [\"one\", "
				"\"two\"]"),
			     NULL, fault);
	if (count > field->limit)
		return wrong(field,
			     N_("“{label}” has too many entries: leave some "
				"out"),
			     NULL, fault);
	ret->item = arena_alloc(arena, count * sizeof *ret->item);
	for (const struct model *m = list ? model_first(value) : value; m;
	     m = list ? model_next(m) : NULL) {
		const char *text = model_text_of(m);

		if (!text)
			return wrong(field,
				     N_("an entry of “{label}” is no text: "
					"write it in quotes"),
				     NULL, fault);
		if (check_text(field, text, field_limit(FIELD_TEXT), fault) !=
		    OK)
			return E_INPUT;
		ret->item[ret->items++] = text;
	}
	return OK;
}

static enum status
read_choice(const struct field *field, const struct model *value,
	    struct field_value *ret, struct fault *fault)
{
	const char *text = model_text_of(value);

	for (size_t i = 0; text && i < field->choice_count; i++)
		if (!strcmp(text, field->choices[i].name)) {
			ret->number = (int64_t)i;
			ret->text = text;
			return OK;
		}
	return wrong(field,
		     N_("“{label}” is one of the choices of the notice, such "
			"as {example}: “{value}” is none"),
		     text, fault);
}

static enum status
read_yes_no(const struct field *field, const struct model *value,
	    struct field_value *ret, struct fault *fault)
{
	const char *text = model_text_of(value);

	if (model_kind_of(value) == MODEL_BOOL)
		ret->number = model_int_of(value) != 0;
	else if (text && (!strcmp(text, "yes") || !strcmp(text, "no")))
		ret->number = *text == 'y';
	else
		return wrong(field,
			     N_("“{label}” is answered by yes or no: “{value}” "
				"is neither"),
			     text, fault);
	return OK;
}

/* "9:30" or "09:30". */
static enum status
read_time(const struct field *field, const struct model *value,
	  struct field_value *ret, struct fault *fault)
{
	const char *text = model_text_of(value);
	size_t hour = text ? strspn(text, "0123456789") : 0;
	size_t minute = hour && text[hour] == ':'
				? strspn(text + hour + 1, "0123456789")
				: 0;

	if (hour && hour <= 2 && minute == 2 && !text[hour + 3]) {
		long hours = strtol(text, NULL, 10);
		long minutes = strtol(text + hour + 1, NULL, 10);

		ret->number = (hours * 60 + minutes) * 60;
		if (hours < 24 && minutes < 60)
			return OK;
	}
	return wrong(field,
		     N_("“{label}” is a time of the day: write it like 09:30, "
			"from 00:00 to 23:59"),
		     text, fault);
}

static enum status
read_type(const struct field *field, const struct model *value,
	  struct arena *arena, struct field_value *ret, struct fault *fault)
{
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_NAME:
		return read_words(field, value, ret, fault);
	case FIELD_DATE:
		return read_date(field, value, ret, fault);
	case FIELD_MONEY:
		return read_money(field, value, ret, fault);
	case FIELD_NUMBER:
	case FIELD_PERCENT:
		return read_real(field, value, ret, fault);
	case FIELD_REFERENCE:
	case FIELD_PHONE:
	case FIELD_POSTCODE:
		return read_code(field, value, arena, ret, fault);
	case FIELD_COUNT:
		return read_count(field, value, ret, fault);
	case FIELD_LIST:
		return read_list(field, value, arena, ret, fault);
	case FIELD_CHOICE:
		return read_choice(field, value, ret, fault);
	case FIELD_YES_NO:
		return read_yes_no(field, value, ret, fault);
	case FIELD_TIME:
		return read_time(field, value, ret, fault);
	}
	return E_INTERNAL;
}

/* The value as one number, to be held against a bound. */
static double
measure(const struct field_value *value)
{
	return value->field->type == FIELD_NUMBER ||
			       value->field->type == FIELD_PERCENT
		       ? value->real
		       : (double)value->number;
}

static enum status
check_bound(const struct field_value *value, const char *bound, int sign,
	    struct arena *arena, struct fault *fault)
{
	const struct field *field = value->field;
	struct field_value limit = {.field = field};
	struct model *text;
	double over;

	if (!bound)
		return OK;
	text = model_list(arena);
	model_append_text(text, bound);
	if (read_type(field, model_first(text), arena, &limit, fault) != OK)
		return E_INPUT;
	if (field->type == FIELD_MONEY &&
	    strcmp(limit.currency, value->currency) != 0)
		return fault_set(fault, E_INPUT, field->name,
				 N_("“{label}” is in {currency}, and must be "
				    "in the currency of {bound}"),
				 "label", field->label, "currency",
				 value->currency, "bound", bound, NULL);
	over = (measure(value) - measure(&limit)) * sign;
	if (over <= 0)
		return OK;
	return fault_set(fault, E_INPUT, field->name,
			 sign > 0 ? N_("“{label}” is more than {bound}, the "
				       "most this notice takes")
				  : N_("“{label}” is less than {bound}, the "
				       "least this notice takes"),
			 "label", field->label, "bound", bound, NULL);
}

enum status
field_read(const struct field *field, const struct model *value,
	   struct arena *arena, struct field_value *ret, struct fault *fault)
{
	struct field_value read = {.field = field};

	if (read_type(field, value, arena, &read, fault) != OK ||
	    check_bound(&read, field->least, -1, arena, fault) != OK ||
	    check_bound(&read, field->most, 1, arena, fault) != OK)
		return E_INPUT;
	*ret = read;
	return OK;
}

uint64_t
field_states(const struct field *field)
{
	uint64_t has = FIELD_STATE_HAS;

	if (field->type == FIELD_CHOICE)
		has = field_choice_state(field->choice_count) -
		      FIELD_STATE_HAS;
	if (field->required && field->type != FIELD_YES_NO)
		return has;
	return has | FIELD_STATE_NONE;
}

uint64_t
field_state(const struct field_value *value)
{
	if (!value)
		return FIELD_STATE_NONE;
	switch (value->field->type) {
	case FIELD_CHOICE:
		return field_choice_state(value->number);
	case FIELD_YES_NO:
		return value->number ? FIELD_STATE_HAS : FIELD_STATE_NONE;
	case FIELD_TEXT:
	case FIELD_NAME:
	case FIELD_DATE:
	case FIELD_MONEY:
	case FIELD_NUMBER:
	case FIELD_PERCENT:
	case FIELD_REFERENCE:
	case FIELD_PHONE:
	case FIELD_POSTCODE:
	case FIELD_COUNT:
	case FIELD_LIST:
	case FIELD_TIME:
		break;
	}
	return FIELD_STATE_HAS;
}
