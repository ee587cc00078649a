/* Words and their shapes. */
#include "text/token.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "text/uax14.h"

#define IN(class, set) ((1ULL << (class)) & (set))
#define S(class) (1ULL << LB_##class)

/* Classes that words consist of. Ideographs and scripts of dictionaries part
 * words as spaces do. */
#define INSIDE                                                                 \
	(S(AL) | S(HL) | S(NU) | S(H2) | S(H3) | S(JL) | S(JV) | S(JT) |       \
	 S(OP) | S(CL) | S(CP) | S(QU) | S(QO) | S(QC) | S(EX) | S(IS) |       \
	 S(SY) | S(IN) | S(PR) | S(PO) | S(BA) | S(HY) | S(HH) | S(BB) |       \
	 S(GL) | S(WJ) | S(CM) | S(ZWJ) | S(PREPEND) | S(SHY) | S(AT))

/* Classes that stand round words. */
#define BEFORE (S(OP) | S(QU) | S(QO) | S(QC))
#define AFTER (S(CL) | S(CP) | S(QU) | S(QO) | S(QC) | S(EX) | S(IS) | S(IN))

static bool
is_space(UChar unit)
{
	return unit == ' ' || unit == 0xA0 || unit == 0x202F || unit == 0x2007;
}

static bool
is_direction(UChar unit)
{
	return (unit >= 0x2066 && unit <= 0x2069) || unit == 0x200E ||
	       unit == 0x200F || unit == 0x61C;
}

static bool
is_inside(const struct token_text *in, int32_t at)
{
	UChar unit;

	if (at < 0 || at >= in->count || !IN(in->classes[at], INSIDE))
		return false;
	unit = in->text[at];
	return unit > 0x2F ? unit != 0x202F && unit != 0x2007 && unit != 0xA0
			   : unit != '\t';
}

/* "(020)" and "(0)20" keep their bracket, "(see" loses it. */
static bool
is_own_bracket(const struct token_text *in, const struct token *token)
{
	int32_t end = token->start + TOKEN_MOST;

	if (in->text[token->start] != '(')
		return false;
	for (int32_t i = token->start; i < token->end && i < end; i++)
		if (in->text[i] == ')')
			return true;
	return false;
}

static void
trim_start(const struct token_text *in, struct token *token)
{
	for (; token->start < token->end; token->start++) {
		if (is_direction(in->text[token->start]))
			continue;
		if (in->text[token->start] != '<' &&
		    !IN(in->classes[token->start], BEFORE))
			break;
		if (is_own_bracket(in, token))
			break;
		token->opened = true;
	}
}

static void
trim_end(const struct token_text *in, struct token *token)
{
	bool own = is_own_bracket(in, token);
	int dots = 0, others = 0;

	for (; token->end > token->start; token->end--) {
		UChar last = in->text[token->end - 1];

		if (is_direction(last))
			continue;
		if (last != '>' && !IN(in->classes[token->end - 1], AFTER))
			break;
		if (own && last == ')')
			break;
		dots += last == '.';
		others += last != '.';
	}
	token->dotted = dots == 1 && !others;
	token->closed = others || dots > 1;
}

/* Control characters have no shape of their own. */
static char
shape_of_ascii(UChar32 cp)
{
	if (cp >= '0' && cp <= '9')
		return '9';
	if (cp >= 'A' && cp <= 'Z')
		return 'A';
	if (cp >= 'a' && cp <= 'z')
		return 'a';
	return cp > ' ' && cp < 0x7F ? (char)cp : '?';
}

static char
shape_of(UChar32 cp)
{
	if (cp < 0x80)
		return shape_of_ascii(cp);
	if (cp == 0x66A)
		return '%';
	if (cp == 0x66B)
		return '.';
	if (cp == 0x66C)
		return ',';
	if (cp == 0x2019)
		return '\'';
	if (cp == 0x2212)
		return '-';
	switch (u_charType(cp)) {
	case U_DECIMAL_DIGIT_NUMBER:
		return '9';
	case U_CURRENCY_SYMBOL:
		return '$';
	case U_DASH_PUNCTUATION:
		return '-';
	case U_NON_SPACING_MARK:
	case U_COMBINING_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR:
		return '\0';
	default:
		return u_isalpha(cp) ? 'a' : '?';
	}
}

static void
take_shape(const struct token_text *in, struct token *token)
{
	int32_t at = token->start;
	bool digits = false;
	size_t n = 0;

	while (at < token->end && n < TOKEN_MOST) {
		UChar32 cp;
		char shape;

		U16_NEXT(in->text, at, token->end, cp);
		shape = shape_of(cp);
		if (!shape)
			continue;
		token->shape[n++] = shape;
		if (shape == '9' && !digits)
			token->zero = u_charDigitValue(cp) == 0;
		digits = digits || shape == '9';
	}
	token->shape[at < token->end ? 0 : n] = '\0';
}

bool
token_at(const struct token_text *in, int32_t at, struct token *ret)
{
	struct token token = {.start = at, .end = at};

	if (!is_inside(in, at))
		return false;
	while (is_inside(in, token.start - 1))
		token.start--;
	while (is_inside(in, token.end))
		token.end++;
	token.outer_start = token.start;
	token.outer_end = token.end;
	trim_start(in, &token);
	trim_end(in, &token);
	if (token.start == token.end)
		return false;
	take_shape(in, &token);
	*ret = token;
	return true;
}

bool
token_after(const struct token_text *in, const struct token *token,
	    struct token *ret)
{
	int32_t space = token->outer_end;

	return space < in->count && is_space(in->text[space]) &&
	       token_at(in, space + 1, ret);
}

bool
token_before(const struct token_text *in, const struct token *token,
	     struct token *ret)
{
	int32_t space = token->outer_start - 1;

	return space > 0 && is_space(in->text[space]) &&
	       token_at(in, space - 1, ret);
}

bool
token_is(const struct token_text *in, const struct token *token,
	 const UChar *word)
{
	int32_t at = token->start;

	while (at < token->end && *word && in->text[at] == *word) {
		at++;
		word++;
	}
	return at == token->end && !*word;
}
