/* The rules of UAX 14, revision 49, as ICU 72 tailors them (hyphens after a
 * break, decimals that begin with a point). */
#include "text/uax14.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>

#include "text/break.h"

static bool
is_wide(UChar32 cp)
{
	int32_t width = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);

	return width == U_EA_FULLWIDTH || width == U_EA_WIDE ||
	       width == U_EA_HALFWIDTH;
}

/* Classes whose rules stand below, by ICU's number. */
static const uint8_t class_of[U_LB_COUNT] = {
	[U_LB_UNKNOWN] = LB_AL,
	[U_LB_AMBIGUOUS] = LB_AL,
	[U_LB_ALPHABETIC] = LB_AL,
	[U_LB_BREAK_BOTH] = LB_B2,
	[U_LB_BREAK_AFTER] = LB_BA,
	[U_LB_BREAK_BEFORE] = LB_BB,
	[U_LB_MANDATORY_BREAK] = LB_BK,
	[U_LB_CONTINGENT_BREAK] = LB_OTHER,
	[U_LB_CLOSE_PUNCTUATION] = LB_CL,
	[U_LB_COMBINING_MARK] = LB_CM,
	[U_LB_CARRIAGE_RETURN] = LB_OTHER,
	[U_LB_EXCLAMATION] = LB_EX,
	[U_LB_GLUE] = LB_GL,
	[U_LB_HYPHEN] = LB_HY,
	[U_LB_IDEOGRAPHIC] = LB_ID,
	[U_LB_INSEPARABLE] = LB_IN,
	[U_LB_INFIX_NUMERIC] = LB_IS,
	[U_LB_LINE_FEED] = LB_BK,
	[U_LB_NONSTARTER] = LB_NS,
	[U_LB_NUMERIC] = LB_NU,
	[U_LB_OPEN_PUNCTUATION] = LB_OP,
	[U_LB_POSTFIX_NUMERIC] = LB_PO,
	[U_LB_PREFIX_NUMERIC] = LB_PR,
	[U_LB_QUOTATION] = LB_QU,
	[U_LB_COMPLEX_CONTEXT] = LB_OTHER,
	[U_LB_SURROGATE] = LB_AL,
	[U_LB_SPACE] = LB_SP,
	[U_LB_BREAK_SYMBOLS] = LB_SY,
	[U_LB_ZWSPACE] = LB_OTHER,
	[U_LB_NEXT_LINE] = LB_BK,
	[U_LB_WORD_JOINER] = LB_WJ,
	[U_LB_H2] = LB_H2,
	[U_LB_H3] = LB_H3,
	[U_LB_JL] = LB_JL,
	[U_LB_JT] = LB_JT,
	[U_LB_JV] = LB_JV,
	[U_LB_CLOSE_PARENTHESIS] = LB_CP,
	[U_LB_CONDITIONAL_JAPANESE_STARTER] = LB_NS,
	[U_LB_HEBREW_LETTER] = LB_HL,
	[U_LB_REGIONAL_INDICATOR] = LB_OTHER,
	[U_LB_E_BASE] = LB_OTHER,
	[U_LB_E_MODIFIER] = LB_OTHER,
	[U_LB_ZWJ] = LB_ZWJ,
};

enum lb
uax14_class(UChar32 cp)
{
	int32_t icu = u_getIntPropertyValue(cp, UCHAR_LINE_BREAK);

	if (cp == 0x201C)
		return LB_QO;
	if (cp == 0x201D)
		return LB_QC;
	if (cp == 0x2010)
		return LB_HH;
	if (cp == 0xAD)
		return LB_SHY;
	if (cp == '@')
		return LB_AT;
	if (icu == U_LB_ALPHABETIC &&
	    u_getIntPropertyValue(cp, UCHAR_GRAPHEME_CLUSTER_BREAK) ==
		    U_GCB_PREPEND)
		return LB_PREPEND;
	if (icu == U_LB_OPEN_PUNCTUATION && is_wide(cp))
		return LB_OW;
	return icu >= 0 && icu < U_LB_COUNT ? class_of[icu] : LB_OTHER;
}

/* Sets of classes. */
#define IN(class, set) ((1ULL << (class)) & (set))
#define S(class) (1ULL << LB_##class)
#define ALPHABETIC (S(AL) | S(PREPEND) | S(AT))
#define LETTER (ALPHABETIC | S(HL))
#define AFTER (S(BA) | S(SHY))
#define QUOTE (S(QU) | S(QO) | S(QC))
#define HANGUL (S(H2) | S(H3) | S(JL) | S(JV) | S(JT))
#define ALL (~0ULL)

/* What no line ends before where nothing stands between (LB 11 to 30): for
 * the class after which it would end. What any class has stands in ALWAYS. */
#define ALWAYS                                                                 \
	(S(CL) | S(CP) | S(EX) | S(IS) | S(SY) | S(WJ) | S(GL) | QUOTE |       \
	 AFTER | S(HH) | S(HY) | S(NS) | S(IN) | S(SP) | S(BK))

static const uint64_t kept_after[LB_CLASSES] = {
	[LB_AL] = ALWAYS | LETTER | S(NU) | S(PR) | S(PO) | S(OP),
	[LB_PREPEND] = ALWAYS | LETTER | S(NU) | S(PR) | S(PO) | S(OP),
	[LB_AT] = ALWAYS | LETTER | S(NU) | S(PR) | S(PO) | S(OP),
	[LB_HL] = ALWAYS | LETTER | S(NU) | S(PR) | S(PO) | S(OP),
	[LB_NU] = ALWAYS | LETTER | S(NU) | S(PR) | S(PO) | S(OP),
	[LB_ID] = ALWAYS | S(PO),
	[LB_H2] = ALWAYS | S(JV) | S(JT) | S(PO),
	[LB_H3] = ALWAYS | S(JT) | S(PO),
	[LB_JL] = ALWAYS | S(JL) | S(JV) | S(H2) | S(H3) | S(PO),
	[LB_JV] = ALWAYS | S(JV) | S(JT) | S(PO),
	[LB_JT] = ALWAYS | S(JT) | S(PO),
	[LB_NS] = ALWAYS,
	[LB_OP] = ALL,
	[LB_OW] = ALL,
	[LB_CL] = ALWAYS,
	[LB_CP] = ALWAYS | LETTER | S(NU),
	[LB_QU] = ALL,
	[LB_QO] = ALL,
	[LB_QC] = ALL,
	[LB_EX] = ALWAYS,
	[LB_IS] = ALWAYS | LETTER | S(NU),
	[LB_SY] = ALWAYS | S(HL),
	[LB_IN] = ALWAYS,
	[LB_PR] = ALWAYS | LETTER | S(NU) | S(ID) | HANGUL,
	[LB_PO] = ALWAYS | LETTER | S(NU),
	[LB_BA] = ALWAYS & ~S(GL),
	[LB_SHY] = ALWAYS & ~S(GL),
	[LB_HH] = ALWAYS & ~S(GL),
	[LB_HY] = (ALWAYS & ~S(GL)) | S(NU),
	[LB_BB] = ALL,
	[LB_B2] = ALWAYS | S(B2),
	[LB_GL] = ALL,
	[LB_WJ] = ALL,
	[LB_BK] = 0,
};

/* What no line ends before even after spaces (LB 7, 11, 13). */
#define AFTER_SPACES (S(CL) | S(CP) | S(EX) | S(IS) | S(SY) | S(WJ) | S(BK))

/* What was read before the place in question. Marks count as what they stand
 * on (LB 9, 10). */
struct past {
	enum lb class;
	bool first;  /* nothing stands before the place on its line */
	bool spaces; /* between it and the place */
	bool joiner; /* a ZWJ stands right before the place (LB 8a) */
	bool starts; /* a line may end before it (LB 20a) */
	bool hebrew; /* it is a hyphen after a Hebrew letter (LB 21a) */
	bool number; /* it is within a number (LB 25) */
	bool closed; /* it is the bracket that ends one */
};

/* The class at, past marks, and the place after it. */
static enum lb
class_ahead(const uint8_t *classes, int32_t count, int32_t *at)
{
	enum lb class = *at < count ? classes[*at] : LB_BK;

	++*at;
	while (*at < count && IN(classes[*at], S(CM) | S(ZWJ)))
		++*at;
	return class;
}

/* A point with a digit after it begins a number: " .5" (LB 15c). */
static bool
begins_decimal(const uint8_t *classes, int32_t count, int32_t at)
{
	class_ahead(classes, count, &at);
	return class_ahead(classes, count, &at) == LB_NU;
}

/* "$(5" and "$(.5" stay together (LB 25). */
static bool
opens_number(const uint8_t *classes, int32_t count, int32_t at)
{
	enum lb next;

	class_ahead(classes, count, &at);
	next = class_ahead(classes, count, &at);
	if (next == LB_IS)
		next = class_ahead(classes, count, &at);
	return next == LB_NU;
}

static bool
kept_past_spaces(const struct past *past, enum lb class, const uint8_t *classes,
		 int32_t count, int32_t at)
{
	switch (past->class) {
	case LB_OP:
	case LB_OW:
		return true;
	case LB_QU:
	case LB_QO:
	case LB_QC:
		if (class == LB_OP || class == LB_OW)
			return true;
		break;
	case LB_CL:
	case LB_CP:
		if (class == LB_NS)
			return true;
		break;
	case LB_B2:
		if (class == LB_B2)
			return true;
		break;
	default:
		break;
	}
	if (class == LB_IS && begins_decimal(classes, count, at))
		return false;
	return IN(class, AFTER_SPACES);
}

static bool
kept(const struct past *past, enum lb class, const uint8_t *classes,
     int32_t count, int32_t at)
{
	if (past->joiner)
		return true;
	if (past->spaces)
		return kept_past_spaces(past, class, classes, count, at);
	if (IN(class, kept_after[past->class]))
		return true;
	if (past->hebrew)
		return true;
	if (IN(past->class, S(HY) | S(HH)) && IN(class, ALPHABETIC))
		return past->starts;
	if (class == LB_NU)
		return past->class == LB_SY && past->number;
	if (class == LB_PR || class == LB_PO)
		return past->number || past->closed;
	if (IN(past->class, S(PR) | S(PO)) && IN(class, S(OP) | S(OW)))
		return opens_number(classes, count, at);
	return false;
}

static void
pass(struct past *past, enum lb class, bool starts)
{
	bool number = class == LB_NU || (past->number && !past->spaces &&
					 (class == LB_IS || class == LB_SY));
	bool closed = past->number && !past->spaces &&
		      (class == LB_CL || class == LB_CP);
	bool hebrew = past->class == LB_HL && !past->spaces &&
		      IN(class, S(HY) | S(HH) | AFTER);

	*past = (struct past){.class = class,
			      .first = class == LB_BK,
			      .starts = starts,
			      .hebrew = hebrew,
			      .number = number,
			      .closed = closed};
}

/* What a mark stands on, or a letter where that is nothing. */
static bool
goes_on(struct past *past, enum lb class)
{
	if (past->first || past->spaces)
		return false;
	past->joiner = class == LB_ZWJ;
	return true;
}

static void
pass_space(struct past *past)
{
	if (past->first)
		*past = (struct past){.class = LB_SP};
	past->spaces = true;
	past->joiner = false;
}

/* Letters and single spaces from the letter at on: returns the last letter.
 * Most text is nothing else. */
static int32_t
pass_words(const uint8_t *classes, int32_t count, int32_t at,
	   uint8_t *ret_marks)
{
	for (;;) {
		while (at + 1 < count && classes[at + 1] == LB_AL)
			at++;
		if (at + 2 >= count || classes[at + 1] != LB_SP ||
		    classes[at + 2] != LB_AL)
			return at;
		at += 2;
		ret_marks[at] = BREAK_MAY;
	}
}

void
uax14_mark(const uint8_t *classes, int32_t count, uint8_t *ret_marks)
{
	struct past past = {.class = LB_BK, .first = true};

	memset(ret_marks, BREAK_NO, (size_t)count);
	ret_marks[count] = BREAK_MUST;
	for (int32_t i = 0; i < count; i++) {
		enum lb class = classes[i];
		bool may;

		if (past.first && i)
			ret_marks[i] = BREAK_MUST;
		if (class == LB_SP) {
			pass_space(&past);
			continue;
		}
		if (IN(class, S(CM) | S(ZWJ))) {
			if (goes_on(&past, class))
				continue;
			class = LB_AL;
		}
		may = !past.first && !kept(&past, class, classes, count, i);
		if (may)
			ret_marks[i] = BREAK_MAY;
		pass(&past, class, may || past.first);
		past.joiner = classes[i] == LB_ZWJ;
		if (classes[i] == LB_AL)
			i = pass_words(classes, count, i, ret_marks);
	}
}
