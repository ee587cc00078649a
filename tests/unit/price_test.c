/* What a job costs and what calling it off does, by lines of
 * tests/data/price.txt and tests/data/notice.txt. tests/cli/price_oracle_test
 * reckons the same lines again by other means. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/price.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define RATES_MOST 8

/* The value of "word=" in a text, good for sixteen calls; NULL
 * without. */
static const char *
word(const char *text, const char *name)
{
	static char value[16][80];
	static int next;
	const char *at = text;
	size_t bytes = strlen(name);

	while ((at = strstr(at, name))) {
		if ((at == text || at[-1] == ' ') && at[bytes] == '=') {
			next = (next + 1) % 16;
			sscanf(at + bytes + 1, "%79s", value[next]);
			return value[next];
		}
		at += bytes;
	}
	return NULL;
}

static int
number(const char *text, const char *name)
{
	const char *value = word(text, name);

	return value ? (int)strtol(value, NULL, 10) : 0;
}

/* "0.085" in ten-thousandths. */
static int64_t
rate_of(const char *text)
{
	char *end;
	int64_t rate;
	int places = 0;

	if (!text)
		return 0;
	rate = strtoll(text, &end, 10);
	if (*end == '.')
		for (end++; *end >= '0' && *end <= '9'; end++, places++)
			rate = rate * 10 + (*end - '0');
	for (; places < 4; places++)
		rate *= 10;
	return rate;
}

struct spec_text {
	char service[20], mode[20], format[20], from[20], language[20];
};

static bool
read_spec(const char *text, struct spec_text *words, struct item_spec *ret)
{
	*ret = (struct item_spec){.from = words->from,
				  .language = words->language};
	return sscanf(text, "%19s %19s %19s %19s %19s", words->service,
		      words->mode, words->format, words->from,
		      words->language) == 5 &&
	       service_parse(words->service, &ret->service) &&
	       mode_parse(strpbrk(words->mode, "*-") == words->mode
				  ? ""
				  : words->mode,
			  &ret->mode) &&
	       format_parse(strpbrk(words->format, "*-") == words->format
				    ? ""
				    : words->format,
			    &ret->format);
}

static const char *
any(const char *tag)
{
	return strcmp(tag, "*") ? tag : "";
}

/* One rate of "...; ...": text is taken apart. */
static bool
read_rate(const char *text, struct spec_text *words, struct rate *ret)
{
	struct item_spec spec;
	char price[40], *slash;

	if (!read_spec(text, words, &spec) ||
	    sscanf(text, "%*s %*s %*s %*s %*s %39s", price) != 1 ||
	    !(slash = strchr(price, '/')))
		return false;
	*ret = (struct rate){
		.service = spec.service,
		.mode = spec.mode,
		.format = spec.format,
		.from = any(spec.from),
		.language = any(spec.language),
		.rate = rate_of(price),
		.minimum_minor = rate_of(word(text, "charge")) / RATE_SCALE,
		.minimum_minutes = number(text, "min"),
		.step_minutes = number(text, "step"),
	};
	return rate_unit_parse(slash + 1, &ret->unit);
}

static void
read_card(const char *text, struct rate_card *card)
{
	const char *week = word(text, "week");
	const char *bands = word(text, "bands");
	struct fault fault;

	for (int i = 0; i < 7; i++) {
		const char *hours = i < 5    ? week
				    : i == 5 ? word(text, "sat")
					     : word(text, "sun");

		if (hours)
			assert_int_equal(hours_parse("week", hours,
						     &card->week[i], &fault),
					 OK);
	}
	for (int i = 0; bands && i < PRICE_BANDS; i++) {
		card->band_percent[i] = (int)strtol(bands, NULL, 10);
		bands += strcspn(bands, ",");
		bands += *bands == ',';
	}
	card->out_of_hours_percent = number(text, "ooh");
	card->bank_holiday_percent = number(text, "bh");
	card->travel_visit = rate_of(word(text, "visit"));
	card->travel_hour = rate_of(word(text, "hour"));
	card->travel_mile = rate_of(word(text, "mile"));
	card->vat_bp = number(text, "vat");
}

static void
print_price(const struct price *price, char *lines, char *sums)
{
	struct buf buf = {0};

	for (size_t i = 0; i < price->lines; i++) {
		const struct price_line *line = &price->line[i];

		buf_printf(&buf, "%s%s %lld %lld.%02lld", i ? "; " : "",
			   price_line_name(line->kind),
			   (long long)line->quantity,
			   (long long)(line->amount_minor / 100),
			   (long long)(line->amount_minor % 100));
	}
	snprintf(lines, 1000, "%s", buf_string(&buf));
	buf_free(&buf);
	snprintf(sums, 100, "%lld.%02lld %lld.%02lld %lld.%02lld",
		 (long long)(price->net_minor / 100),
		 (long long)(price->net_minor % 100),
		 (long long)(price->vat_minor / 100),
		 (long long)(price->vat_minor % 100),
		 (long long)(price->gross_minor / 100),
		 (long long)(price->gross_minor % 100));
}

static enum jurisdiction
place(const char *text)
{
	enum jurisdiction found = ENGLAND_AND_WALES;
	const char *name = word(text, "in");

	if (name)
		assert_true(jurisdiction_parse(name, &found));
	return found;
}

struct job_text {
	struct spec_text words;
	struct item_spec spec;
	int matched[PRICE_BANDS];
};

static struct price_job
read_job(const struct line *line, struct job_text *ret)
{
	const char *text = line->field[2];
	const char *matched = word(text, "matched");
	const char *start = word(text, "start");
	struct price_job job = {.spec = &ret->spec,
				.pages = number(text, "pages"),
				.travel_minutes = number(text, "travel"),
				.travel_miles = number(text, "miles")};
	struct fault fault;

	if (!read_spec(text, &ret->words, &ret->spec))
		line_wrong(line, "job", "readable", text);
	ret->spec.words = number(text, "words");
	ret->spec.minutes = number(text, "minutes");
	if (start)
		assert_int_equal(zone_parse_time("start", start,
						 &ret->spec.starts_utc,
						 &fault),
				 OK);
	for (int i = 0; matched && i < PRICE_BANDS; i++) {
		ret->matched[i] = (int)strtol(matched, NULL, 10);
		matched += strcspn(matched, ",");
		matched += *matched == ',';
		job.matched = ret->matched;
	}
	return job;
}

static void
check_price(const struct line *line)
{
	struct rate_card card = rate_card_empty();
	struct calendar calendar = calendar_default(place(line->field[2]));
	struct rate rates[RATES_MOST];
	struct spec_text words[RATES_MOST];
	struct job_text own;
	struct price_job job = read_job(line, &own);
	struct price price;
	char lines[1000] = "-", sums[100] = "-", text[1000], *rest = NULL;

	snprintf(text, sizeof text, "%s", line->field[0]);
	for (char *one = strtok_r(text, ";", &rest); one;
	     one = strtok_r(NULL, ";", &rest), card.rates++)
		if (!read_rate(one, &words[card.rates], &rates[card.rates]))
			line_wrong(line, "rate", "readable", one);
	card.rate = rates;
	read_card(line->field[1], &card);
	if (price_reckon(&card, &calendar, &job, &price))
		print_price(&price, lines, sums);
	line_same(line, "lines", line->field[3], lines);
	line_same(line, "net, VAT, gross", line->field[4], sums);
}

static void
reckons_each_line(void **state)
{
	(void)state;
	lines_all("tests/data/price.txt", 5, check_price);
}

static void
check_notice(const struct line *line)
{
	struct rate_card card = rate_card_empty();
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct notice_term terms[RATES_MOST];
	struct price_step step[PRICE_STEPS];
	char language[RATES_MOST][20], service[20], unit[20], own[20];
	char start[40], text[500], when[ZONE_TIME_TEXT], *rest = NULL;
	struct item_spec spec = {.from = "en", .language = own};
	struct buf got = {0};
	struct fault fault;
	int64_t now;
	size_t count;

	snprintf(text, sizeof text, "%s", line->field[0]);
	for (char *one = strtok_r(text, ";", &rest); one;
	     one = strtok_r(NULL, ";", &rest), card.terms++) {
		struct notice_term *term = &terms[card.terms];

		if (sscanf(one, "%19s %19s %19s %d %d", service,
			   language[card.terms], unit, &term->less_than,
			   &term->percent) != 5 ||
		    !service_parse(service, &term->service) ||
		    !notice_unit_parse(unit, &term->unit))
			line_wrong(line, "term", "readable", one);
		term->language = any(language[card.terms]);
	}
	card.term = terms;
	if (sscanf(line->field[1], "%19s %19s %39s", service, own, start) !=
		    3 ||
	    !service_parse(service, &spec.service) ||
	    (*start != '-' && zone_parse_time("start", start, &spec.starts_utc,
					      &fault)) ||
	    zone_parse_time("now", line->field[2], &now, &fault))
		line_wrong(line, "job", "readable", line->field[1]);
	count = price_steps(&card, &calendar, &spec, now, step);
	buf_printf(&got, "%d", step[0].percent);
	assert_true(step[0].after_utc == now);
	for (size_t i = 1; i < count; i++) {
		zone_local_text(step[i].after_utc, when);
		buf_printf(&got, "; %s %d", when, step[i].percent);
	}
	line_same(line, "steps", line->field[3], buf_string(&got));
	buf_free(&got);
}

static void
knows_what_notice_costs(void **state)
{
	(void)state;
	lines_all("tests/data/notice.txt", 4, check_notice);
}

static struct price
price_of(int64_t time_minor, int64_t travel_minor)
{
	struct price price = {
		.line = {{.kind = LINE_TIME, .quantity = 60,
			  .amount_minor = time_minor},
			 {.kind = LINE_TRAVEL_VISIT, .quantity = 1,
			  .amount_minor = travel_minor}},
		.lines = 2,
		.vat_bp = 2000,
	};

	price_add_up(&price);
	return price;
}

static void
does_not_charge_a_way_not_gone(void **state)
{
	struct price agreed = price_of(3801, 1200), cancelled;

	(void)state;
	price_cancelled(&agreed, 50, &cancelled);
	assert_int_equal(cancelled.net_minor, 1901);
	assert_int_equal(cancelled.vat_minor, 380);
	assert_int_equal(cancelled.gross_minor, 2281);
	price_cancelled(&agreed, 0, &cancelled);
	assert_int_equal(cancelled.lines, 0);
	assert_int_equal(cancelled.gross_minor, 0);
	price_cancelled(&agreed, 100, &cancelled);
	assert_int_equal(cancelled.net_minor, 3801);
}

/* Whatever two prices are: what differs adds up to the difference. */
static void
explains_each_penny(void **state)
{
	struct price agreed, actual;
	struct price_change change[2 * PRICE_LINES];

	(void)state;
	for (unsigned seed = 1; seed < 3000; seed++) {
		struct price *both[] = {&agreed, &actual};
		int64_t sum = 0;
		unsigned dice = seed * 2654435761u;

		for (int i = 0; i < 2; i++) {
			*both[i] = (struct price){.vat_bp = 2000};
			both[i]->lines = (dice >> 3) % 8;
			for (size_t j = 0; j < both[i]->lines; j++) {
				dice = dice * 1664525u + 1013904223u;
				both[i]->line[j].kind =
					(dice >> 8) % PRICE_LINE_KINDS;
				both[i]->line[j].band = (dice >> 16) % 2;
				both[i]->line[j].amount_minor =
					(dice >> 20) % 500;
			}
			price_add_up(both[i]);
		}
		for (size_t n = price_differ(&agreed, &actual, change); n; n--)
			sum += change[n - 1].difference_minor;
		assert_int_equal(sum, actual.net_minor - agreed.net_minor);
	}
}

static void
knows_the_price_off_contract(void **state)
{
	struct item_spec spec = {.from = "en", .language = "pl",
				 .words = 333};
	struct price price;

	(void)state;
	assert_true(price_off_contract(&spec, RATE_WORD, 12, &price));
	assert_int_equal(price.net_minor, 3996);
	assert_int_equal(price.gross_minor, 3996);
	assert_int_equal(price.line[0].kind, LINE_LIST_PRICE);
	assert_false(price_off_contract(&spec, RATE_HOUR, 3800, &price));
	spec.words = 0;
	assert_false(price_off_contract(&spec, RATE_WORD, 12, &price));
	assert_true(price_off_contract(&spec, RATE_ITEM, 12, &price));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reckons_each_line),
		cmocka_unit_test(knows_what_notice_costs),
		cmocka_unit_test(does_not_charge_a_way_not_gone),
		cmocka_unit_test(explains_each_penny),
		cmocka_unit_test(knows_the_price_off_contract),
	};

	return cmocka_run_group_tests_name("price", tests, NULL, NULL);
}
