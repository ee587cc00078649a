/* Rows of a model become rows of a chart. */
#include "desk/charts.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "desk/reader.h"
#include "lang/message.h"
#include "wire/model.h"

struct reading {
	const struct report_chart *wish;
	struct reader *reader;
	struct mustache_host host;
	struct arena *arena;
};

static const char *
say(const struct reading *reading, const char *message)
{
	return catalogue_text(reading->reader->words, NULL, message);
}

/* A leaf in words; NULL where there is none. */
static const char *
show(const struct reading *reading, const struct model *leaf)
{
	struct mustache_shown shown = {0};
	struct buf buf = {0};
	const char *text;

	if (model_kind_of(leaf) == MODEL_NULL)
		return NULL;
	reading->host.show(reading->host.self, leaf, &buf, &shown);
	text = arena_text(reading->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

const struct model *
chart_leaf(const struct model *row, const char *key)
{
	const char *dot = strchr(key, '.');
	char whole[32];

	if (!dot || (size_t)(dot - key) >= sizeof whole)
		return model_get(row, key);
	memcpy(whole, key, (size_t)(dot - key));
	whole[dot - key] = '\0';
	return chart_leaf(model_get(row, whole), dot + 1);
}

static double
number(const struct model *row, const char *key)
{
	const struct model *leaf = key ? chart_leaf(row, key) : NULL;

	switch (model_kind_of(leaf)) {
	case MODEL_REAL:
		return model_real_of(leaf);
	case MODEL_INT:
	case MODEL_MINUTES:
	case MODEL_MONEY:
		return (double)model_int_of(leaf);
	case MODEL_NULL:
	case MODEL_OBJECT:
	case MODEL_LIST:
	case MODEL_BOOL:
	case MODEL_TEXT:
	case MODEL_TIME:
	case MODEL_DAY:
	case MODEL_MONTH:
	case MODEL_LANGUAGE:
	case MODEL_CODE:
	case MODEL_NAME:
	case MODEL_MESSAGE:
		break;
	}
	return NAN;
}

static const char *
label_of(const struct reading *reading, const struct model *row)
{
	for (size_t i = 0; i < CHART_LABELS && reading->wish->label[i]; i++) {
		const char *text = show(
			reading, model_get(row, reading->wish->label[i]));

		if (text && *text)
			return text;
	}
	return say(reading, N_("none"));
}

static void
read_row(const struct reading *reading, const struct model *row,
	 struct chart_row *ret)
{
	const struct report_chart *wish = reading->wish;
	const char *count = wish->count
				    ? show(reading,
					   model_get(row, wish->count))
				    : NULL;

	ret->label = label_of(reading, row);
	ret->value = number(row, wish->value);
	ret->low = number(row, wish->low);
	ret->high = number(row, wish->high);
	ret->shown = show(reading, chart_leaf(row, wish->value));
	if (count)
		ret->count = arena_printf(reading->arena, "n %s", count);
}

/* What the picture tells who does not see it. */
static const char *
describe(const struct reading *reading, const struct chart *chart)
{
	const struct chart_row *most = NULL, *least = NULL;
	struct buf buf = {0};
	const char *text;

	for (size_t i = 0; i < chart->rows; i++) {
		const struct chart_row *row = &chart->row[i];

		if (!isfinite(row->value))
			continue;
		most = !most || row->value > most->value ? row : most;
		least = !least || row->value < least->value ? row : least;
	}
	if (!most)
		return chart->empty;
	message_format(&buf,
		       say(reading,
			   N_("Most: {most}, {most_value}. Least: {least}, "
			      "{least_value}. The table has every figure.")),
		       (const struct message_arg[]){
			       {"most", most->label},
			       {"most_value", most->shown},
			       {"least", least->label},
			       {"least_value", least->shown}},
		       4);
	text = arena_text(reading->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

void
report_chart_read(const struct model *model, const struct report_chart *wish,
		  struct reader *reader, struct arena *arena,
		  struct chart *ret_chart)
{
	struct reading reading = {wish, reader, reader_host(reader), arena};
	const struct model *list = model_get(model, wish->rows);
	struct chart_row *rows = arena_alloc(
		arena, (model_count(list) + 1) * sizeof *rows);
	struct chart chart = {
		.kind = wish->kind,
		.id = wish->id,
		.title = say(&reading, wish->title),
		.lang = reader->tag->tag,
		.rtl = !strcmp(tag_direction(reader->tag), "rtl"),
		.most = wish->most,
		.unknown = say(&reading, N_("not known")),
		.empty = say(&reading, N_("Nothing to show.")),
		.rest = say(&reading, N_("The table has all of them.")),
		.row = rows,
	};

	for (const struct model *row = model_first(list); row;
	     row = model_next(row))
		read_row(&reading, row, &rows[chart.rows++]);
	chart.description = describe(&reading, &chart);
	*ret_chart = chart;
}

void
report_chart_svg(const struct model *model, const struct report_chart *wish,
		 struct reader *reader, struct buf *out)
{
	struct arena *arena = arena_new();
	struct chart chart;

	report_chart_read(model, wish, reader, arena, &chart);
	chart_svg(&chart, out);
	arena_free(arena);
}
