/* Calendars: the file that a provider's program fetches, and the pages on
 * which its address is made. */
#include "desk/feeds.h"

#include <string.h>

#include "base/buf.h"
#include "desk/reader.h"
#include "lang/zone.h"
#include "web/exchange.h"
#include "web/feeds.h"
#include "web/label.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/icalendar.h"
#include "wire/model.h"

#define TYPE "text/calendar; charset=utf-8"

/* The words that a calendar is in. */
static enum status
choose_words(struct visit *visit, const char *language, struct reader *ret,
	     struct fault *fault)
{
	const struct tag *tag = tag_find(*language ? language : "en");
	const struct catalogues *all;
	enum status status = desk_catalogues(visit->desk, &all, fault);

	if (status == OK)
		*ret = (struct reader){
			.words = tag ? catalogues_find(all, tag) : NULL,
			.now_utc = visit->now_utc,
			.tag = tag,
			.label = label_of,
		};
	return status;
}

/* " · In person" */
static void
add_code(const struct reader *reader, const struct model *job, const char *key,
	 struct buf *buf)
{
	const char *word = noun_text(job, key);

	if (*word)
		buf_printf(buf, "%s%s", buf->count ? " · " : "",
			   catalogue_text(reader->words, key,
					  label_of(key, word)));
}

/* "Interpreter · In person: Somali" */
static const char *
summary_of(struct arena *arena, const struct reader *reader,
	   const struct model *job)
{
	struct buf buf = {0};
	const char *language = noun_text(job, "language"), *text;

	add_code(reader, job, "service", &buf);
	add_code(reader, job, "mode", &buf);
	add_code(reader, job, "format", &buf);
	if (*language)
		buf_printf(&buf, ": %s", reader_language(reader, language));
	text = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static void
feed_add_job(struct arena *arena, const struct reader *reader,
	     const struct model *job, struct buf *out)
{
	int64_t starts = model_int_of(model_get(job, "starts_at"));
	int64_t due = model_int_of(model_get(job, "due_at"));
	int64_t minutes = model_int_of(model_get(job, "minutes"));
	char stamp[ZONE_TIME_TEXT], from[ZONE_TIME_TEXT], to[ZONE_TIME_TEXT];
	const struct icalendar_event event = {
		.uid = arena_printf(arena, "%s@vernacular.invalid",
				    noun_text(job, "id")),
		.stamp = stamp,
		.starts = from,
		.ends = starts ? to : NULL,
		.summary = summary_of(arena, reader, job),
		.description = catalogue_text(
			reader->words, NULL,
			starts ? N_("Everything else is on your page, not in "
				    "this calendar.")
			       : N_("The work is due at this time. Everything "
				    "else is on your page.")),
		.location = model_text_of(model_get(job, "area")),
	};

	zone_utc_text(reader->now_utc, stamp);
	zone_utc_text(starts ? starts : due, from);
	zone_utc_text(starts + 60 * (minutes ? minutes : 60), to);
	if (starts || due)
		icalendar_event(out, &event);
}

static void
send_calendar(struct exchange *x, const char *file, struct buf *out)
{
	size_t count = out->count;
	char *bytes = arena_alloc(exchange_arena(x), count + 1);

	memcpy(bytes, buf_string(out), count + 1);
	buf_free(out);
	exchange_show(x, TYPE, file, bytes, count);
}

/* "TOKEN.ics": some programs go by the ending. */
static const char *
feed_token_of(struct exchange *x)
{
	const char *text = exchange_path(x, "token");
	const char *dot = strrchr(text, '.');

	return dot && !strcmp(dot, ".ics")
		       ? arena_copy(exchange_arena(x), text,
				    (size_t)(dot - text))
		       : text;
}

static enum status
send_feed(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const struct model *jobs;
	struct buf out = {0};
	struct reader reader;
	enum status status = feed_read(visit, feed_token_of(x), root, fault);

	if (status == OK)
		status = choose_words(visit, noun_text(root, "language"),
				      &reader, fault);
	if (status != OK)
		return status;
	icalendar_begin(&out, noun_text(root, "name"));
	jobs = model_get(root, "jobs");
	for (const struct model *j = model_first(jobs); j; j = model_next(j))
		feed_add_job(exchange_arena(x), &reader, j, &out);
	icalendar_end(&out);
	send_calendar(x, "calendar.ics", &out);
	return OK;
}

enum status
offer_web_calendar(struct exchange *x, struct visit *visit,
		   struct fault *fault)
{
	struct model *root = exchange_model(x);
	struct buf out = {0};
	struct reader reader;
	enum status status = offer_web_show(x, visit, fault);

	if (status == OK && !model_true(model_get(root, "theirs")))
		return fault_set(fault, E_NOT_FOUND, "",
				 N_("This work is not with you, so it is in no "
				    "calendar of yours"),
				 NULL);
	if (status == OK)
		status = choose_words(visit, exchange_language(x), &reader,
				      fault);
	if (status != OK)
		return status;
	icalendar_begin(&out, noun_text(root, "provider_name"));
	feed_add_job(exchange_arena(x), &reader, root, &out);
	icalendar_end(&out);
	send_calendar(x, "work.ics", &out);
	return OK;
}

static enum status
show_own(struct exchange *x, struct visit *visit, struct fault *fault)
{
	model_text(exchange_model(x), "page_origin", exchange_origin(x));
	return feed_show(visit, exchange_model(x), fault);
}

static enum status
renew_own(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = feed_renew(visit, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/jobs/calendar");
	exchange_flash(x, N_("The new address holds. An address from before "
			     "shows nothing any more."));
	return OK;
}

static enum status
show_of(struct exchange *x, struct visit *visit, struct fault *fault)
{
	model_text(exchange_model(x), "page_origin", exchange_origin(x));
	return feed_show_of(visit, exchange_path(x, "id"), exchange_model(x),
			    fault);
}

static enum status
renew_of(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status =
		feed_renew_of(visit, id, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/providers/%s/calendar", id);
	exchange_flash(x, N_("The new address holds. An address from before "
			     "shows nothing any more."));
	return OK;
}

const struct route routes_feeds[] = {
	{.method = METHOD_GET,
	 .path = "/feeds/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = send_feed,
	 .title = N_("A provider’s calendar"),
	 .tag = "feeds"},
	{.method = METHOD_GET,
	 .path = "/jobs/calendar",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = show_own,
	 .title = N_("Your calendar"),
	 .tag = "work-calendar",
	 .page = "work-calendar"},
	{.method = METHOD_POST,
	 .path = "/jobs/calendar",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .handle = renew_own,
	 .title = N_("A new address for your calendar"),
	 .tag = "work-calendar",
	 .again = "/jobs/calendar"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/calendar",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .handle = show_of,
	 .title = N_("A provider’s calendar"),
	 .tag = "providers",
	 .page = "work-calendar"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/calendar",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = renew_of,
	 .title = N_("A new address for a provider’s calendar"),
	 .tag = "providers",
	 .again = "/providers/{id}/calendar"},
	{0},
};
