/* Which line of an invoice is which item, and why it is not what is due. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/invoice.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define MOST 8
#define WORDS_MOST 10

/* The words of one entry, cut in place; returns what follows the next ";". */
static char *
cut(char *text, const char *word[WORDS_MOST], size_t *ret_words)
{
	char *end = strchr(text, ';'), *save = NULL;

	if (end)
		*end = '\0';
	*ret_words = 0;
	for (char *at = strtok_r(text, " ", &save); at;
	     at = strtok_r(NULL, " ", &save))
		if (*ret_words < WORDS_MOST)
			word[(*ret_words)++] = at;
	return end ? end + 1 : NULL;
}

static const char *
known(const char *word)
{
	return strcmp(word, "-") ? word : NULL;
}

static int64_t
number(const char *word, int64_t unknown)
{
	return strcmp(word, "-") ? strtoll(word, NULL, 10) : unknown;
}

static size_t
read_lines(char *text, struct invoice_line *ret)
{
	const char *word[WORDS_MOST];
	size_t words, count = 0;

	for (char *next = text; next;) {
		next = cut(next, word, &words);
		if (words != 9)
			continue;
		ret[count++] = (struct invoice_line){
			.ref = known(word[0]),
			.n = (int)number(word[1], 0),
			.day_days = (int32_t)number(word[2], INVOICE_NO_DAY),
			.language = known(word[3]),
			.minutes = (int)number(word[4], -1),
			.words = (int)number(word[5], -1),
			.rate = number(word[6], -1),
			.net_minor = number(word[7], 0),
			.vat_bp = (int)number(word[8], -1)};
	}
	return count;
}

/* "so 60m@3800+1200", "pl 480w@9", "ar 40": an amount alone is one line. */
static struct price
read_price(const char *text, int vat_bp)
{
	struct price price = {.lines = 1, .vat_bp = vat_bp};
	struct price_line *line = &price.line[0];
	char *at;
	int64_t quantity = strtoll(text, &at, 10);

	*line = (struct price_line){.kind = LINE_CANCELLATION,
				    .quantity = 1,
				    .amount_minor = quantity};
	if (*at == 'm' || *at == 'w') {
		bool timed = *at == 'm';

		line->kind = timed ? LINE_TIME : LINE_WORDS;
		line->unit = timed ? RATE_HOUR : RATE_WORD;
		line->quantity = quantity;
		line->rate = strtoll(at + 2, &at, 10);
		line->amount_minor =
			(quantity * line->rate * 2 + (timed ? 6000 : 100)) /
			(timed ? 12000 : 200);
	}
	if (*at == '+')
		price.line[price.lines++] = (struct price_line){
			.kind = LINE_TRAVEL_VISIT,
			.amount_minor = strtoll(at + 1, NULL, 10)};
	price_add_up(&price);
	return price;
}

static size_t
read_works(char *text, struct invoice_work *ret)
{
	const char *word[WORDS_MOST];
	size_t words, count = 0;

	for (char *next = text; next;) {
		next = cut(next, word, &words);
		if (words != 7)
			continue;
		ret[count++] = (struct invoice_work){
			.ref = word[0],
			.n = (int)number(word[1], 0),
			.day_days = (int32_t)number(word[2], INVOICE_NO_DAY),
			.language = known(word[3]),
			.stage = strchr(word[4], 'c')	? WORK_CALLED_OFF
				 : strchr(word[4], 't') ? WORK_TO_COME
							: WORK_DONE,
			.billed = strchr(word[4], 'b') != NULL,
			.billed_minor = number(word[4] + strcspn(word[4], "b") +
					       !!strchr(word[4], 'b'), -1),
			.price = read_price(word[5],
					    (int)number(word[6], 0))};
	}
	return count;
}

static void
put_match(struct buf *out, const struct invoice_match *match)
{
	buf_text(out, out->count ? "; " : "");
	if (match->work < 0)
		buf_char(out, '-');
	else
		buf_printf(out, "%d", match->work);
	buf_printf(out, " %lld", (long long)match->expected_minor);
	for (int i = 0; i < BILL_DOUBTS; i++) {
		if (!(match->doubts & BILL_BIT(i)))
			continue;
		buf_printf(out, " %s", bill_doubt_names[i]);
		for (size_t k = 0; k < match->parts; k++)
			if ((int)match->part[k].doubt == i)
				buf_printf(out, "=%lld",
					   (long long)match->part[k]
						   .amount_minor);
	}
}

/* Whatever the case: the parts add up to what is apart. */
static void
adds_up(const struct invoice_line *line, const struct invoice_match *match)
{
	int64_t sum = 0;

	for (size_t i = 0; i < match->parts; i++)
		if (match->part[i].doubt != BILL_VAT)
			sum += match->part[i].amount_minor;
	assert_int_equal(sum, line->net_minor - match->expected_minor);
}

static void
check(const struct line *line)
{
	struct arena *arena = arena_new();
	struct invoice_line lines[MOST];
	struct invoice_work works[MOST];
	struct invoice_match match[MOST];
	struct buf got = {0};
	const struct invoice_files files = {
		lines, read_lines(arena_text(arena, line->field[0]), lines),
		works, read_works(arena_text(arena, line->field[1]), works)};

	invoice_match(&files, arena, match);
	for (size_t i = 0; i < files.lines; i++) {
		put_match(&got, &match[i]);
		adds_up(&lines[i], &match[i]);
	}
	line_same(line, "match", line->field[2], buf_string(&got));
	buf_free(&got);
	arena_free(arena);
}

static void
test_lines(void **state)
{
	(void)state;
	lines_all("tests/data/invoices.txt", 3, check);
}

/* Every quantity and rate of a range: what is said adds up each time. */
static void
test_sums(void **state)
{
	struct invoice_work work = {
		.ref = "V26-000001", .n = 1, .language = "so"};
	int cases = 0;

	(void)state;
	for (int minutes = 1; minutes < 400; minutes += 13)
		for (int64_t rate = 1; rate < 600000; rate += 30011) {
			struct invoice_line line = {
				.minutes = minutes, .words = -1,
				.rate = rate, .vat_bp = -1,
				.net_minor = minutes * rate / 5987};
			struct invoice_match match = {0};

			work.price = read_price("60m@380000+1250", 2000);
			invoice_compare(&line, &work, &match);
			adds_up(&line, &match);
			cases++;
		}
	assert_true(cases > 500);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_sums),
	};

	return cmocka_run_group_tests_name("invoice", tests, NULL, NULL);
}
