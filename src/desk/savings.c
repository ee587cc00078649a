/* What was saved by using it again. */
#include "desk/savings.h"

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/prices.h"
#include "desk/report_inside.h"
#include "lang/zone.h"
#include "notice/notices.h"
#include "notice/reading.h"
#include "notice/template.h"
#include "store/request.h"
#include "store/saving.h"
#include "wire/model.h"

#define YEAR_MONTHS 12

/* The last twelve months, where nothing was said. */
static enum status
read_span(struct visit *visit, const struct savings_wish *wish,
	  struct report_span *ret, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	int32_t today = zone_local(visit->now_utc).day_days;
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];
	enum status status;

	zone_day_text(day_add_months(today, -YEAR_MONTHS), from);
	zone_day_text(today, to);
	report_span_read(&fields, wish->from ? wish->from : from,
			 wish->to ? wish->to : to, ret);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

static void
add_words(struct reading *reading, const struct notice *notice)
{
	for (size_t i = 0; i < notice->message_count; i++)
		reading_add(reading, notice->messages[i].id, "", 0);
}

/* Of the English: each message once, those of its clauses too. */
static int64_t
words_of(const struct notices *notices, const char *name, struct arena *arena)
{
	struct reading reading = {.arena = arena};
	const struct notice *notice;
	struct fault fault;

	if (notices_find(notices, name, &notice, &fault) != OK)
		return 0;
	add_words(&reading, notice);
	for (size_t i = 0; i < notice->clause_count; i++)
		add_words(&reading, notice->clauses[i]);
	return (int64_t)reading.words;
}

/* What translating so many words would cost; -1 where nobody has a price. */
static enum status
price_of(struct visit *visit, const char *from, const char *language,
	 int64_t words, int64_t *ret_minor, struct fault *fault)
{
	const struct item item = {
		.organisation = visit_organisation(visit),
		.spec = {.service = SERVICE_TRANSLATION,
			 .from = from,
			 .language = language,
			 .words = words > INT32_MAX ? INT32_MAX : (int)words},
	};
	struct price_found found = {0};
	enum status status = OK;

	if (words)
		status = price_estimate(visit, &item, 0, &found, fault);
	*ret_minor = found.known ? found.price.net_minor : -1;
	return status;
}

static void
money_or_null(struct model *model, const char *key, int64_t minor)
{
	if (minor < 0)
		model_null(model, key);
	else
		model_money(model, key, minor, "GBP");
}

static enum status
show_notices(struct visit *visit, const struct report_span *span,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "notices");
	const struct notices *notices;
	struct saving_notices all;
	int64_t sum = 0, unpriced = 0, own = visit_organisation(visit);
	enum status status = desk_notices(visit, own, &notices, fault);

	if (status == OK)
		status = saving_notices(&access, own, span->from_utc,
					span->to_utc, &all, fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct saving_letters *one = &all.list[i];
		int64_t words = words_of(notices, one->notice, visit->arena);
		int64_t each, saved;
		struct model *row = model_append(rows);

		status = price_of(visit, "en", one->language, words, &each,
				  fault);
		saved = each < 0 ? -1 : each * (one->letters - 1);
		model_text(row, "notice", one->notice);
		model_language(row, "language", one->language);
		model_int(row, "letters", one->letters);
		model_int(row, "again", one->letters - 1);
		model_int(row, "words", words);
		money_or_null(row, "each", each);
		money_or_null(row, "saved", saved);
		sum += saved > 0 ? saved : 0;
		unpriced += each < 0;
	}
	model_money(model, "saved", sum, "GBP");
	model_int(model, "unpriced", unpriced);
	return status;
}

static enum status
show_memory(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "memory");
	struct saving_memories all;
	int64_t sum = 0;
	enum status status = saving_memory(&access, visit_organisation(visit),
					   &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct saving_memory *one = &all.list[i];
		struct model *row = model_append(rows);
		int64_t saved;

		status = price_of(visit, one->source_language, one->language,
				  one->words, &saved, fault);
		model_language(row, "from", one->source_language);
		model_language(row, "language", one->language);
		model_int(row, "sentences", one->sentences);
		model_int(row, "words", one->words);
		money_or_null(row, "saved", saved);
		sum += saved > 0 ? saved : 0;
	}
	model_money(model, "memory_saved", sum, "GBP");
	return status;
}

enum status
savings_show(struct visit *visit, const struct savings_wish *wish,
	     struct model *model, struct fault *fault)
{
	struct report_span span;
	enum status status = read_span(visit, wish, &span, fault);

	if (status != OK)
		return status;
	model_day(model, "from", span.from_days);
	model_day(model, "to", span.to_days);
	status = show_notices(visit, &span, model, fault);
	return status == OK ? show_memory(visit, model, fault) : status;
}
