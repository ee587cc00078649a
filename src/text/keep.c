/* What stays on one line. Each rule reads the shapes of neighbouring words. */
#include "text/keep.h"

#include <string.h>
#include <unicode/uchar.h>

#include "text/break.h"
#include "text/uax14.h"

/* Of a telephone number (E.164 has 15 at most), of a card's. */
#define DIALLED_LEAST 7
#define DIALLED_MOST 15
#define GROUPED_MOST 19

/* The paragraph, and what of it was kept last. */
struct keeper {
	const struct token_text *in;
	uint8_t *marks;
	int32_t start, end;
	int32_t after; /* the end of the token asked about last */
	bool found;    /* one follows it: */
	struct token next;
};

/* What overlaps with the last stretch lengthens it, up to the bound. */
static void
keep(struct keeper *keeper, int32_t start, int32_t end)
{
	int32_t from = start < keeper->end ? keeper->start : start;

	if (start < from)
		from = start;
	if (end < keeper->end)
		end = keeper->end;
	if (end - from > TOKEN_MOST)
		return;
	for (int32_t i = start + 1; i < end; i++)
		if (keeper->marks[i] == BREAK_MAY)
			keeper->marks[i] = BREAK_LAST;
	keeper->start = from;
	keeper->end = end;
}

/* Whether the whole shape consists of these characters. */
static bool
consists(const char *shape, const char *of)
{
	return *shape && shape[strspn(shape, of)] == '\0';
}

static int
digits_in(const char *shape)
{
	int n = 0;

	for (; *shape; shape++)
		n += *shape == '9';
	return n;
}

static bool
is_number(const struct token *token)
{
	return consists(token->shape, "9.,:'/-+$%()") &&
	       strchr(token->shape, '9');
}

/* "12", "am–5" */
static bool
ends_in_number(const struct token *token)
{
	const char *dash = strrchr(token->shape, '-');

	return is_number(token) || (dash && consists(dash + 1, "9.:"));
}

static bool
is_outward(const char *shape)
{
	static const char *const shapes[] = {"A9",  "A99",  "A9A",
					     "AA9", "AA99", "AA9A"};

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (!strcmp(shape, shapes[i]))
			return true;
	return false;
}

#define UNIT_MOST 4 /* units of UTF-16 that a sign or unit below has */

/* Units, halves of the day and currencies that stand after their number.
 * Currencies as CLDR writes them in the languages of lang/tag. */
static bool
is_unit(const struct token_text *in, const struct token *token)
{
	static const UChar units[][UNIT_MOST + 1] = {
		u"am",	u"pm",	u"a.m", u"p.m",	 u"AM",	  u"PM", u"yb",	 u"yh",
		u"kg",	u"g",	u"mg",	u"km",	 u"m",	  u"cm", u"mm",	 u"m²",
		u"m2",	u"m³",	u"m3",	u"l",	 u"ml",	  u"kW", u"kWh", u"W",
		u"V",	u"A",	u"°C",	u"°F",	 u"°",	  u"‰",	 u"h",	 u"min",
		u"pt",	u"px",	u"MB",	u"GB",	 u"Mbps", u"p",	 u"кг",	 u"г",
		u"км",	u"м",	u"см",	u"мм",	 u"мин",  u"ч",	 u"zł",	 u"gr",
		u"Kč",	u"kr",	u"Ft",	u"lei",	 u"leu",  u"лв", u"ден", u"грн",
		u"руб", u"дин", u"сом", u"Lekë", u"lekë", u"TL",
	};

	if (token->end - token->start > UNIT_MOST)
		return false;
	if (consists(token->shape, "$") || consists(token->shape, "%") ||
	    !strcmp(token->shape, "AAA"))
		return true;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i][0] == in->text[token->start] &&
		    token_is(in, token, units[i]))
			return true;
	return false;
}

/* The same with more after a dash: "9 am–5 pm". */
static bool
begins_with_unit(const struct token_text *in, const struct token *token)
{
	const char *dash = strchr(token->shape, '-');
	struct token unit = *token;
	size_t length;

	if (!dash || dash == token->shape)
		return is_unit(in, token);
	length = (size_t)(dash - token->shape);
	if (dash[-1] == '.')
		length--;
	unit.shape[length] = '\0';
	unit.end = token->start + (int32_t)length;
	return length && is_unit(in, &unit);
}

/* "GBP", "£", "US$", "№", "No." */
static bool
is_sign(const struct token_text *in, const struct token *token)
{
	static const UChar signs[][UNIT_MOST + 1] = {
		u"№",  u"§",  u"§§", u"#",  u"+",   u"No",  u"no", u"Nr",
		u"nr", u"Nº", u"nº", u"N°", u"n°",  u"Č",   u"č",  u"Rs",
		u"kr", u"Fr", u"Kč", u"Ft", u"Tel", u"tel", u"р",
	};
	size_t length = strlen(token->shape);

	if (token->end - token->start > UNIT_MOST || !length)
		return false;
	if (token->shape[length - 1] == '$' || !strcmp(token->shape, "AAA"))
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i][0] == in->text[token->start] &&
		    token_is(in, token, signs[i]))
			return true;
	return false;
}

/* Five letters begin no unit, and nothing else that goes with a number. */
static bool
begins_plain_word(const struct token_text *in, int32_t at)
{
	int32_t end = at + UNIT_MOST + 1;

	if (end > in->count)
		return false;
	while (at < end && in->classes[at] == LB_AL)
		at++;
	return at == end;
}

/* Nothing stands between the two but a space. Every rule asks it of the same
 * token, so the answer is kept. */
static bool
follows(struct keeper *keeper, const struct token *token, struct token *ret)
{
	const struct token_text *in = keeper->in;

	if (token->dotted || token->closed)
		return false;
	if (keeper->after != token->outer_end) {
		keeper->after = token->outer_end;
		keeper->found = !begins_plain_word(in, token->outer_end + 1) &&
				token_after(in, token, &keeper->next) &&
				!keeper->next.opened;
	}
	if (keeper->found)
		*ret = keeper->next;
	return keeper->found;
}

/* Most words before a number are plain words: told by their last letters. */
static bool
may_be_sign(const struct token_text *in, const struct token *token)
{
	int32_t at = token->outer_start - 2;
	int32_t end = at - UNIT_MOST - 1;

	if (end < 0)
		return at >= 0;
	while (at > end && in->classes[at] == LB_AL)
		at--;
	return at > end;
}

static void
keep_pairs(struct keeper *keeper, const struct token *token)
{
	const struct token_text *in = keeper->in;
	struct token other;

	if (!token->opened && may_be_sign(in, token) &&
	    token_before(in, token, &other) && !other.closed &&
	    ((is_number(token) && is_sign(in, &other)) ||
	     (!strcmp(other.shape, "AAA") && !strcmp(token->shape, "9AA"))))
		keep(keeper, other.start, token->end);
	if (!follows(keeper, token, &other))
		return;
	if ((ends_in_number(token) && begins_with_unit(in, &other)) ||
	    (is_outward(token->shape) && !strcmp(other.shape, "9AA")))
		keep(keeper, token->start, other.end);
}

/* Groups of three after a first of up to three: 1 234 567,50 */
static void
keep_thousands(struct keeper *keeper, const struct token *token)
{
	const char *first = token->shape + strspn(token->shape, "$+-");
	struct token last = *token, next;

	if (!consists(first, "9") || strlen(first) > 3)
		return;
	while (follows(keeper, &last, &next) &&
	       !strncmp(next.shape, "999", 3) && next.shape[3] != '9' &&
	       (!next.shape[3] || is_number(&next)))
		last = next;
	keep(keeper, token->start, last.end);
}

/* A telephone number begins with a nought, a plus or a bracket; without one
 * it takes three groups to tell it, or a card's number, from a year and what
 * is counted. Letters may hang on it, as they do in Hebrew before and in
 * Korean, Turkish and Finnish after. */
static void
keep_dialled(struct keeper *keeper, const struct token *token)
{
	const char *shape = token->shape + strspn(token->shape, "a-");
	bool dialled = token->zero || strchr("+(", *shape);
	int most = dialled ? DIALLED_MOST : GROUPED_MOST;
	int groups = 1, digits = digits_in(shape), more;
	struct token last = *token, next;

	if (!consists(shape, "9+-()"))
		return;
	while (follows(keeper, &last, &next) &&
	       (more = digits_in(next.shape)) && digits + more <= most &&
	       (dialled || more <= 4)) {
		size_t plain = strspn(next.shape, "9-()");

		if (strspn(next.shape + plain, "a':") !=
		    strlen(next.shape + plain))
			break;
		digits += more;
		groups++;
		last = next;
		if (next.shape[plain])
			break;
	}
	if (digits >= DIALLED_LEAST && (dialled || groups >= 3))
		keep(keeper, token->start, last.end);
}

/* 21. 11. 2026 and 2026. 11. 21. */
static void
keep_dotted_date(struct keeper *keeper, const struct token *token)
{
	struct token month, last;
	size_t first = strlen(token->shape), third;

	if (!token->dotted || !consists(token->shape, "9") || first > 4 ||
	    !token_after(keeper->in, token, &month) || !month.dotted ||
	    !consists(month.shape, "9") || strlen(month.shape) > 2 ||
	    !token_after(keeper->in, &month, &last))
		return;
	third = strspn(last.shape, "9");
	if ((first <= 2 && (third == 2 || third == 4)) ||
	    (first == 4 && third >= 1 && third <= 2))
		keep(keeper, token->start, last.end);
}

/* QQ 12 34 56 C, the number of National Insurance. */
static void
keep_insurance(struct keeper *keeper, const struct token *token)
{
	struct token first, last = *token, next;

	if (strcmp(token->shape, "99") ||
	    !token_before(keeper->in, token, &first) ||
	    strcmp(first.shape, "AA"))
		return;
	for (int i = 0; i < 2; i++) {
		if (!follows(keeper, &last, &next) || strcmp(next.shape, "99"))
			return;
		last = next;
	}
	if (follows(keeper, &last, &next) && !strcmp(next.shape, "A"))
		last = next;
	keep(keeper, first.start, last.end);
}

/* GB29 NWBK 6016 1331 9268 19 */
static void
keep_iban(struct keeper *keeper, const struct token *token)
{
	struct token last = *token, next;

	if (strcmp(token->shape, "AA99"))
		return;
	while (strlen(last.shape) == 4 && follows(keeper, &last, &next) &&
	       consists(next.shape, "9A") && strlen(next.shape) <= 4)
		last = next;
	keep(keeper, token->start, last.end);
}

static void
keep_numbers(struct keeper *keeper)
{
	const struct token_text *in = keeper->in;
	struct token token;
	const uint8_t *digit;
	int32_t at = 0;

	while (at < in->count && (digit = memchr(in->classes + at, LB_NU,
						 (size_t)(in->count - at)))) {
		at = (int32_t)(digit - in->classes) + 1;
		if (keeper->found && at > keeper->next.start &&
		    at <= keeper->next.end)
			token = keeper->next;
		else if (!token_at(in, at - 1, &token))
			continue;
		at = token.outer_end;
		if (!token.shape[0])
			continue;
		keep(keeper, token.start, token.end);
		keep_pairs(keeper, &token);
		keep_thousands(keeper, &token);
		keep_dialled(keeper, &token);
		keep_dotted_date(keeper, &token);
		keep_insurance(keeper, &token);
		keep_iban(keeper, &token);
	}
}

static bool
parts_address(UChar unit)
{
	return unit < 0x80 && unit && strchr("/?&=.-_#", unit);
}

/* Some of these go on the character before them. */
static bool
may_go_on(uint8_t class)
{
	return class == LB_CM || class == LB_ZWJ || class == LB_GL ||
	       class == LB_BA;
}

static void
keep_address(struct keeper *keeper, const struct token *token)
{
	const UChar *text = keeper->in->text;

	for (int32_t i = token->outer_start + 1; i < token->outer_end; i++) {
		bool part = i > token->start && i < token->end &&
			    parts_address(text[i - 1]) &&
			    !parts_address(text[i]) &&
			    !may_go_on(keeper->in->classes[i]);

		keeper->marks[i] = part ? BREAK_LAST : BREAK_NO;
	}
}

static bool
starts_www(const UChar *text, const struct token *token)
{
	return token->end - token->start > 4 && text[token->start] == 'w' &&
	       text[token->start + 1] == 'w' && text[token->start + 2] == 'w' &&
	       text[token->start + 3] == '.';
}

/* Between two of its characters stands such a sign. */
static bool
is_address(const UChar *text, const struct token *token)
{
	bool domain = false;

	if (starts_www(text, token))
		return true;
	for (int32_t i = token->start + 1; i + 1 < token->end; i++) {
		if (text[i] == '@')
			return true;
		if (text[i] == '.' && u_isalpha(text[i - 1]) &&
		    u_isalpha(text[i + 1]))
			domain = true;
		if (text[i] == '/' &&
		    (domain || (text[i - 1] == ':' && text[i + 1] == '/')))
			return true;
	}
	return false;
}

static void
keep_addresses(struct keeper *keeper, enum lb sign)
{
	const struct token_text *in = keeper->in;
	struct token token;
	const uint8_t *found;
	int32_t at = 0;

	while (at < in->count && (found = memchr(in->classes + at, sign,
						 (size_t)(in->count - at)))) {
		at = (int32_t)(found - in->classes) + 1;
		if (!token_at(in, at - 1, &token))
			continue;
		if (is_address(in->text, &token))
			keep_address(keeper, &token);
		at = token.outer_end;
	}
}

void
keep_whole(const struct token_text *in, uint8_t *marks)
{
	struct keeper keeper = {.in = in, .marks = marks, .after = -1};

	keep_numbers(&keeper);
	keep_addresses(&keeper, LB_AT);
	keep_addresses(&keeper, LB_SY);
	keep_addresses(&keeper, LB_HY);
}
