/* Typed leaves in a reader's words. */
#include "desk/reader.h"

#include <string.h>

#include "base/buf.h"
#include "lang/message.h"
#include "lang/zone.h"
#include "wire/model.h"

static const char *
say(const struct reader *reader, const char *context, const char *message)
{
	return catalogue_text(reader->words, context, message);
}

const char *
reader_language(const struct reader *reader, const char *text)
{
	const struct tag *tag = tag_find(text);

	if (tag)
		return say(reader, "language", tag->english);
	return strcmp(text, "und") ? text
				   : say(reader, NULL,
					 N_("language not known yet"));
}

void
reader_day(const struct reader *reader, int32_t day, struct buf *buf)
{
	int32_t today = zone_local(reader->now_utc).day_days;

	if (civil_from_day(day).year == civil_from_day(today).year)
		value_day_brief(reader->value, day, buf);
	else
		value_date_long(reader->value, day, buf);
}

void
reader_time(const struct reader *reader, int64_t utc, struct buf *buf)
{
	static const char *const near_days[] = {
		N_("yesterday {time}"), N_("today {time}"),
		N_("tomorrow {time}")};
	int32_t day = zone_local(utc).day_days;
	int32_t ahead = day - zone_local(reader->now_utc).day_days;
	struct buf time = {0}, date = {0};
	const char *message = N_("{day}, {time}");

	value_time(reader->value, utc, &time);
	if (ahead >= -1 && ahead <= 1)
		message = near_days[ahead + 1];
	else
		reader_day(reader, day, &date);
	message_format(buf, say(reader, NULL, message),
		       (const struct message_arg[]){
			       {"day", buf_string(&date)},
			       {"time", buf_string(&time)}},
		       2);
	buf_free(&time);
	buf_free(&date);
}

void
reader_minutes(const struct reader *reader, int64_t minutes, struct buf *buf)
{
	struct buf whole = {0}, rest = {0};
	const char *message = N_("{hours} h {minutes} min");

	if (minutes < 60)
		message = N_("{minutes} min");
	else if (minutes % 60 == 0)
		message = N_("{hours} h");
	value_integer(reader->value, minutes / 60, &whole);
	value_integer(reader->value, minutes % 60, &rest);
	message_format(buf, say(reader, NULL, message),
		       (const struct message_arg[]){
			       {"hours", buf_string(&whole)},
			       {"minutes", buf_string(&rest)}},
		       2);
	buf_free(&whole);
	buf_free(&rest);
}

static const char *
say_code(const struct reader *reader, const char *set, const char *word)
{
	return reader->label ? say(reader, set, reader->label(set, word))
			     : word;
}

static void
show(void *self, const struct model *leaf, struct buf *buf,
     struct mustache_shown *shown)
{
	const struct reader *reader = self;
	const char *text = model_text_of(leaf);

	switch (model_kind_of(leaf)) {
	case MODEL_TEXT:
		buf_text(buf, text);
		break;
	case MODEL_NAME:
		buf_text(buf, text);
		shown->isolate = true;
		if (model_tag_of(leaf) &&
		    strcmp(model_tag_of(leaf), reader->tag->tag) != 0)
			shown->lang = model_tag_of(leaf);
		break;
	case MODEL_INT:
		value_integer(reader->value, model_int_of(leaf), buf);
		break;
	case MODEL_MINUTES:
		reader_minutes(reader, model_int_of(leaf), buf);
		break;
	case MODEL_REAL:
		value_percent(reader->value, model_real_of(leaf), buf);
		break;
	case MODEL_TIME:
		reader_time(reader, model_int_of(leaf), buf);
		break;
	case MODEL_DAY:
		reader_day(reader, (int32_t)model_int_of(leaf), buf);
		break;
	case MODEL_MONTH:
		value_month(reader->value, (int32_t)model_int_of(leaf), buf);
		break;
	case MODEL_MONEY:
		value_money(reader->value, model_int_of(leaf),
			    model_currency_of(leaf), buf);
		break;
	case MODEL_LANGUAGE:
		buf_text(buf, reader_language(reader, text));
		break;
	case MODEL_MESSAGE:
		buf_text(buf, say(reader, NULL, text));
		break;
	case MODEL_CODE:
		buf_text(buf, say_code(reader, model_set_of(leaf), text));
		break;
	case MODEL_BOOL:
		buf_text(buf, say(reader, NULL,
				  model_true(leaf) ? N_("yes") : N_("no")));
		break;
	case MODEL_NULL:
	case MODEL_OBJECT:
	case MODEL_LIST:
		break;
	}
}

static const char *
translate(void *self, const char *message)
{
	return say(self, NULL, message);
}

static const char *
translate_count(void *self, const char *one, const char *other, int64_t count)
{
	const struct reader *reader = self;

	return catalogue_plural(reader->words, NULL, one, other,
				(unsigned long)(count < 0 ? -count : count));
}

struct mustache_host
reader_host(struct reader *reader)
{
	return (struct mustache_host){show, translate, translate_count,
				      reader};
}
