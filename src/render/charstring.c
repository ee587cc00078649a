/* Type 2 charstrings on their own. */
#include "render/charstring.h"

#include <string.h>

#define OPERANDS_MAX 48
#define CALLS_MAX 10
#define STEMS_MAX 96
#define STEPS_MAX 200000 /* of a glyph, so that calls do not multiply */

enum operator {
	HSTEM = 1,
	VSTEM = 3,
	VMOVETO = 4,
	RLINETO = 5,
	HLINETO = 6,
	VLINETO = 7,
	RRCURVETO = 8,
	CALLSUBR = 10,
	RETURN = 11,
	ESCAPE = 12,
	ENDCHAR = 14,
	HSTEMHM = 18,
	HINTMASK = 19,
	CNTRMASK = 20,
	RMOVETO = 21,
	HMOVETO = 22,
	VSTEMHM = 23,
	RCURVELINE = 24,
	RLINECURVE = 25,
	VVCURVETO = 26,
	HHCURVETO = 27,
	SHORT_NUMBER = 28,
	CALLGSUBR = 29,
	VHCURVETO = 30,
	HVCURVETO = 31,
	FIRST_NUMBER = 32,
	FIRST_ESCAPED_FLEX = 34,
	LAST_ESCAPED_FLEX = 37,
	FIXED_NUMBER = 255,
};

struct flattener {
	const struct cff_index *global, *local;
	uint8_t *out;
	size_t count;

	struct operand {
		size_t at; /* where it begins in out */
		int32_t value;
	} operand[OPERANDS_MAX];
	unsigned operands;
	unsigned stems, steps;
	bool width_seen; /* or it is known that there is none */
	bool ended;
};

static bool
put(struct flattener *f, const uint8_t *at, size_t count)
{
	if (count > CHARSTRING_BYTES_MAX - f->count)
		return false;
	memcpy(f->out + f->count, at, count);
	f->count += count;
	return true;
}

/* How long the number is that begins with this byte. */
static size_t
number_bytes(uint8_t first)
{
	if (first == SHORT_NUMBER)
		return 3;
	if (first == FIXED_NUMBER)
		return 5;
	return first < 247 ? 1 : 2;
}

static int32_t
number_value(const uint8_t *at)
{
	if (at[0] == SHORT_NUMBER)
		return get16_signed(at + 1);
	if (at[0] == FIXED_NUMBER)
		return get16_signed(at + 1); /* its whole part */
	if (at[0] < 247)
		return at[0] - 139;
	if (at[0] < 251)
		return (at[0] - 247) * 256 + at[1] + 108;
	return -(at[0] - 251) * 256 - at[1] - 108;
}

static bool
push(struct flattener *f, const uint8_t *at, size_t count)
{
	if (f->operands == OPERANDS_MAX)
		return false;
	f->operand[f->operands].at = f->count;
	f->operand[f->operands++].value = number_value(at);
	return put(f, at, count);
}

/* Take back what declares stems, and count them. An odd operand in front is
 * the glyph's width: it stays for the operator that comes next. */
static bool
drop_stems(struct flattener *f)
{
	unsigned odd = f->operands % 2;

	if (odd && f->width_seen)
		return false;
	f->width_seen = true;
	f->stems += f->operands / 2;
	if (f->operands > odd)
		f->count = f->operand[odd].at;
	f->operands = 0;
	return f->stems <= STEMS_MAX;
}

/* What a call means: its operand is taken back. */
static bool
called(struct flattener *f, const struct cff_index *subrs, struct bytes *ret)
{
	const struct operand *top;
	int32_t bias = subrs->count < 1240 ? 107
		       : subrs->count < 33900 ? 1131
					      : 32768;

	if (!f->operands)
		return false;
	top = &f->operand[--f->operands];
	f->count = top->at;
	return top->value + bias >= 0 &&
	       cff_index_get(subrs, (uint32_t)(top->value + bias), ret);
}

static bool
draw(struct flattener *f, const uint8_t *at, size_t count)
{
	f->operands = 0;
	f->width_seen = true;
	return put(f, at, count);
}

/* An operator that calls nothing; ret_count is how many bytes it has. */
static bool
apply(struct flattener *f, struct bytes b, size_t *ret_count)
{
	*ret_count = 1;
	switch ((enum operator)b.at[0]) {
	case HSTEM:
	case VSTEM:
	case HSTEMHM:
	case VSTEMHM:
		return drop_stems(f);
	case HINTMASK:
	case CNTRMASK:
		if (!drop_stems(f))
			return false;
		*ret_count = 1 + (f->stems + 7) / 8;
		return *ret_count <= b.count;
	case ESCAPE:
		*ret_count = 2;
		return b.count >= 2 && b.at[1] >= FIRST_ESCAPED_FLEX &&
		       b.at[1] <= LAST_ESCAPED_FLEX && draw(f, b.at, 2);
	case ENDCHAR:
		/* Four operands would borrow two other glyphs. */
		f->ended = true;
		return f->operands <= 1 && draw(f, b.at, 1);
	case VMOVETO:
	case RLINETO:
	case HLINETO:
	case VLINETO:
	case RRCURVETO:
	case RMOVETO:
	case HMOVETO:
	case RCURVELINE:
	case RLINECURVE:
	case VVCURVETO:
	case HHCURVETO:
	case VHCURVETO:
	case HVCURVETO:
		return draw(f, b.at, 1);
	case CALLSUBR:
	case RETURN:
	case SHORT_NUMBER:
	case CALLGSUBR:
	case FIRST_NUMBER:
	case FIRST_ESCAPED_FLEX:
	case LAST_ESCAPED_FLEX:
	case FIXED_NUMBER:
		break;
	}
	return false;
}

/* Go through one charstring; calls is how deep it was called. */
static bool
run(struct flattener *f, struct bytes b, unsigned calls)
{
	struct bytes subr;
	size_t count;

	while (b.count && !f->ended) {
		uint8_t first = b.at[0];

		if (f->steps++ == STEPS_MAX)
			return false;
		if (first >= FIRST_NUMBER || first == SHORT_NUMBER) {
			count = number_bytes(first);
			if (count > b.count || !push(f, b.at, count))
				return false;
		} else if (first == CALLSUBR || first == CALLGSUBR) {
			count = 1;
			if (calls == CALLS_MAX ||
			    !called(f, first == CALLSUBR ? f->local : f->global,
				    &subr) ||
			    !run(f, subr, calls + 1))
				return false;
		} else if (first == RETURN) {
			return calls > 0;
		} else if (!apply(f, b, &count)) {
			return false;
		}
		b.at += count;
		b.count -= count;
	}
	return true;
}

bool
charstring_flatten(struct bytes in, const struct cff_index *global,
		   const struct cff_index *local, uint8_t *ret_bytes,
		   size_t *ret_count)
{
	struct flattener f;

	f.global = global;
	f.local = local;
	f.out = ret_bytes;
	f.count = 0;
	f.operands = f.stems = f.steps = 0;
	f.width_seen = f.ended = false;
	if (!run(&f, in, 0) || !f.ended)
		return false;
	*ret_count = f.count;
	return true;
}
