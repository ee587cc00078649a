/* Rate cards: a version of what a contract pays, never changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "store/calendar.h"
#include "store/contract.h"
#include "store/contract_row.h"
#include "store/inside.h"

enum {
	CARD_INSERT,
	CARD_GET,
	CARD_LIST,
	CARD_ON,
	RATE_INSERT,
	RATE_LIST,
	TERM_INSERT,
	TERM_LIST,
	TARGET_INSERT,
	TARGET_LIST,
	CARDS,
};

#define CARD_COLUMNS                                                   \
	"k.id, k.contract, k.version, k.from_day, k.reason, k.made_at," \
	" k.made_by, (SELECT name FROM account WHERE id = k.made_by),"  \
	" " CARD_TERMS
/* Rows of a card that may be seen. */
#define ROWS_OF                                                        \
	" CROSS JOIN rate_card k ON k.id = r.card"                     \
	" CROSS JOIN contract c ON c.id = k.contract WHERE r.card = ?" \
	" AND " CONTRACT_SEEN " ORDER BY r.place"

static const struct query queries[] = {
	[CARD_INSERT] = {"INSERT INTO rate_card (id, contract, version,"
			 " from_day, reason, made_at, made_by, week,"
			 " out_of_hours, bank_holiday, travel_visit,"
			 " travel_hour, travel_mile, bands, vat_bp)"
			 " SELECT ?1, c.id, 1 + (SELECT count(*) FROM"
			 " rate_card WHERE contract = c.id), ?3, ?4, ?5, ?6,"
			 " ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14 FROM contract c"
			 " WHERE c.id = ?2 AND visible(c.organisation)", NULL},
	[CARD_GET] = {"SELECT " CARD_COLUMNS " FROM rate_card k"
		      " CROSS JOIN contract c ON c.id = k.contract"
		      " WHERE k.id = ? AND " CONTRACT_SEEN, NULL},
	[CARD_LIST] = {"SELECT " CARD_COLUMNS " FROM contract c"
		       " CROSS JOIN rate_card k ON k.contract = c.id"
		       " WHERE c.id = ? AND " CONTRACT_SEEN
		       " ORDER BY k.version DESC", NULL},
	[CARD_ON] = {"SELECT k.id FROM contract c"
		     " CROSS JOIN rate_card k ON k.contract = c.id"
		     " WHERE c.id = ? AND k.from_day <= ? AND " CONTRACT_SEEN
		     " ORDER BY k.from_day DESC, k.version DESC LIMIT 1",
		     NULL},
	[RATE_INSERT] = {"INSERT INTO rate (card, place, service, from_lang,"
			 " to_lang, mode, format, unit, rate, minimum_minor,"
			 " minimum_minutes, step_minutes)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[RATE_LIST] = {"SELECT " RATE_COLUMNS " FROM rate r" ROWS_OF, NULL},
	[TERM_INSERT] = {"INSERT INTO cancellation_term (card, place, service,"
			 " language, unit, less_than, percent)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[TERM_LIST] = {"SELECT r.service, r.language, r.unit, r.less_than,"
		       " r.percent FROM cancellation_term r" ROWS_OF, NULL},
	[TARGET_INSERT] = {"INSERT INTO contract_target (card, place, measure,"
			   " share_bp, credit_bp) VALUES (?, ?, ?, ?, ?)",
			   NULL},
	[TARGET_LIST] = {"SELECT r.measure, r.share_bp, r.credit_bp"
			 " FROM contract_target r" ROWS_OF, NULL},
};
const struct noun card_noun = {NOUN_CARD, "card", queries, CARDS};

const char *const target_measure_names[TARGET_MEASURES] = {
	"accepted", "in-standard", "fulfilled"};

static const char *
bands_text(const int percent[PRICE_BANDS], struct arena *arena)
{
	struct buf buf = {0};
	const char *text;

	for (int i = 0; i < PRICE_BANDS; i++)
		buf_printf(&buf, "%s%d", i ? " " : "", percent[i]);
	text = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static void
bands_read(const char *text, int ret[PRICE_BANDS])
{
	for (int i = 0; i < PRICE_BANDS; i++) {
		char *end;

		ret[i] = (int)strtol(text, &end, 10);
		text = end;
	}
}

void
card_terms_read(struct cursor *c, struct rate_card *ret)
{
	week_read(read_word(c), ret->week);
	ret->out_of_hours_percent = (int)read_int(c);
	ret->bank_holiday_percent = (int)read_int(c);
	ret->travel_visit = read_int(c);
	ret->travel_hour = read_int(c);
	ret->travel_mile = read_int(c);
	bands_read(read_word(c), ret->band_percent);
	ret->vat_bp = (int)read_int(c);
}

void
rate_read(struct cursor *c, struct rate *ret)
{
	if (!service_parse(read_word(c), &ret->service))
		ret->service = SERVICE_TRANSLATION;
	ret->from = read_text(c);
	ret->language = read_text(c);
	if (!mode_parse(read_word(c), &ret->mode))
		ret->mode = MODE_NONE;
	if (!format_parse(read_word(c), &ret->format))
		ret->format = FORMAT_NONE;
	if (!rate_unit_parse(read_word(c), &ret->unit))
		ret->unit = RATE_ITEM;
	ret->rate = read_int(c);
	ret->minimum_minor = read_int(c);
	ret->minimum_minutes = (int)read_int(c);
	ret->step_minutes = (int)read_int(c);
}

static enum status
rate_insert(const struct access *access, const struct card *card, size_t i,
	    struct fault *fault)
{
	const struct rate *rate = &card->rates.rate[i];
	struct cursor c = cursor_open(access, &card_noun, RATE_INSERT);

	put_int(&c, card->id);
	put_int(&c, (int64_t)i + 1);
	put_text(&c, service_name(rate->service));
	put_text(&c, rate->from);
	put_text(&c, rate->language);
	put_text(&c, mode_name(rate->mode));
	put_text(&c, format_name(rate->format));
	put_text(&c, rate_unit_name(rate->unit));
	put_int(&c, rate->rate);
	put_int(&c, rate->minimum_minor);
	put_int(&c, rate->minimum_minutes);
	put_int(&c, rate->step_minutes);
	return cursor_run(&c, fault);
}

static enum status
term_insert(const struct access *access, const struct card *card, size_t i,
	    struct fault *fault)
{
	const struct notice_term *term = &card->rates.term[i];
	struct cursor c = cursor_open(access, &card_noun, TERM_INSERT);

	put_int(&c, card->id);
	put_int(&c, (int64_t)i + 1);
	put_text(&c, service_name(term->service));
	put_text(&c, term->language);
	put_text(&c, notice_unit_name(term->unit));
	put_int(&c, term->less_than);
	put_int(&c, term->percent);
	return cursor_run(&c, fault);
}

static enum status
target_insert(const struct access *access, const struct card *card, size_t i,
	      struct fault *fault)
{
	const struct contract_target *target = &card->target[i];
	struct cursor c = cursor_open(access, &card_noun, TARGET_INSERT);

	put_int(&c, card->id);
	put_int(&c, (int64_t)i + 1);
	put_text(&c, target_measure_names[target->measure]);
	put_int(&c, target->share_bp);
	put_int(&c, target->credit_bp);
	return cursor_run(&c, fault);
}

static enum status
head_insert(const struct access *access, const struct card *card,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &card_noun, CARD_INSERT);
	const struct rate_card *rates = &card->rates;

	put_int(&c, card->id);
	put_int(&c, card->contract);
	put_int(&c, card->from_days);
	put_text(&c, card->reason);
	put_int(&c, card->made_utc);
	put_int(&c, card->made_by);
	put_text(&c, week_text(rates->week, access->arena));
	put_int(&c, rates->out_of_hours_percent);
	put_int(&c, rates->bank_holiday_percent);
	put_int(&c, rates->travel_visit);
	put_int(&c, rates->travel_hour);
	put_int(&c, rates->travel_mile);
	put_text(&c, bands_text(rates->band_percent, access->arena));
	put_int(&c, rates->vat_bp);
	return cursor_change(&c, "contract", fault);
}

enum status
card_insert(const struct access *access, const struct card *card,
	    int64_t contract_version, struct fault *fault)
{
	enum status status = contract_raise(access, card->contract,
					    contract_version, fault);

	if (!status)
		status = head_insert(access, card, fault);
	for (size_t i = 0; i < card->rates.rates && !status; i++)
		status = rate_insert(access, card, i, fault);
	for (size_t i = 0; i < card->rates.terms && !status; i++)
		status = term_insert(access, card, i, fault);
	for (size_t i = 0; i < card->targets && !status; i++)
		status = target_insert(access, card, i, fault);
	return status;
}

static void
card_read(struct cursor *c, struct card *ret)
{
	*ret = (struct card){.id = read_int(c)};
	ret->contract = read_int(c);
	ret->version = (int)read_int(c);
	ret->from_days = (int32_t)read_int(c);
	ret->reason = read_text(c);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
	ret->maker = read_text(c);
	card_terms_read(c, &ret->rates);
}

static enum status
read_rates(const struct access *access, struct card *card,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &card_noun, RATE_LIST);
	struct rate *list = NULL;
	size_t count = 0, cap = 0;

	put_int(&c, card->id);
	while (cursor_next(&c)) {
		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		rate_read(&c, &list[count++]);
	}
	card->rates.rate = list;
	card->rates.rates = count;
	return cursor_close(&c, fault);
}

static enum status
read_terms(const struct access *access, struct card *card,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &card_noun, TERM_LIST);
	struct notice_term *list = NULL;
	size_t count = 0, cap = 0;

	put_int(&c, card->id);
	while (cursor_next(&c)) {
		struct notice_term *term;

		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		term = &list[count++];
		if (!service_parse(read_word(&c), &term->service))
			term->service = SERVICE_INTERPRETING;
		term->language = read_text(&c);
		if (!notice_unit_parse(read_word(&c), &term->unit))
			term->unit = NOTICE_HOURS;
		term->less_than = (int)read_int(&c);
		term->percent = (int)read_int(&c);
	}
	card->rates.term = list;
	card->rates.terms = count;
	return cursor_close(&c, fault);
}

static enum status
read_targets(const struct access *access, struct card *card,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &card_noun, TARGET_LIST);
	struct contract_target *list = NULL;
	size_t count = 0, cap = 0;

	put_int(&c, card->id);
	while (cursor_next(&c)) {
		int measure = name_find(target_measure_names, TARGET_MEASURES,
					read_word(&c));

		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		list[count].measure =
			(enum target_measure)(measure < 0 ? 0 : measure);
		list[count].share_bp = (int)read_int(&c);
		list[count++].credit_bp = (int)read_int(&c);
	}
	card->target = list;
	card->targets = count;
	return cursor_close(&c, fault);
}

enum status
card_get(const struct access *access, int64_t id, struct card *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &card_noun, CARD_GET);
	struct card card;
	bool found;
	enum status status;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		card_read(&c, &card);
	status = cursor_found(&c, found, "card", fault);
	if (!status)
		status = read_rates(access, &card, fault);
	if (!status)
		status = read_terms(access, &card, fault);
	if (!status)
		status = read_targets(access, &card, fault);
	if (!status)
		*ret = card;
	return status;
}

enum status
card_list(const struct access *access, int64_t contract, struct cards *ret,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &card_noun, CARD_LIST);
	struct cards all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, contract);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		card_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
card_on(const struct access *access, int64_t contract, int32_t day_days,
	int64_t *ret_id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &card_noun, CARD_ON);
	int64_t id = 0;
	enum status status;

	put_int(&c, contract);
	put_int(&c, day_days);
	if (cursor_next(&c))
		id = read_int(&c);
	if (!(status = cursor_close(&c, fault)))
		*ret_id = id;
	return status;
}
