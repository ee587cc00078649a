/* Type 2 charstrings on their own. Numbers and what draws with them are copied
 * in stretches, as long as no subroutine is called and no hint is given. */
#include "render/charstring.h"

#include <string.h>

#define OPERANDS_MAX 48
#define CALLS_MAX 10
#define STEMS_MAX 96
#define READ_BYTES_MAX 262144 /* for one glyph, so that calls of calls end */

enum operator{
	HSTEM = 1,
	VSTEM = 3,
	CALLSUBR = 10,
	RETURN = 11,
	ESCAPE = 12,
	ENDCHAR = 14,
	HSTEMHM = 18,
	HINTMASK = 19,
	CNTRMASK = 20,
	VSTEMHM = 23,
	SHORT_NUMBER = 28,
	CALLGSUBR = 29,
	FIRST_ESCAPED_FLEX = 34,
	LAST_ESCAPED_FLEX = 37,
	FIXED_NUMBER = 255,
};

/* What is copied in stretches, by its first byte. Which of them comes next
 * cannot be foretold, so that branches would cost more than the work. */
static const struct token {
	uint8_t bytes; /* 0: not copied */
	uint8_t stays; /* on the stack of operands, as a mask: a number does,
			* and what draws takes all away */
} token[256] = {
	[4 ... 8] = {1, 0},	   [21 ... 22] = {1, 0},
	[24 ... 27] = {1, 0},	   [28] = {3, 0xff},
	[30 ... 31] = {1, 0},	   [32 ... 246] = {1, 0xff},
	[247 ... 254] = {2, 0xff}, [255] = {5, 0xff},
};

struct flattener {
	const struct cff_index *global, *local;
	uint8_t *out;
	size_t count;
	size_t read; /* bytes so far */

	size_t operand[OPERANDS_MAX + 1]; /* where each begins in out */
	unsigned operands;
	unsigned stems;
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

/* Copy from the beginning what is numbers and drawing; returns how many bytes
 * that is. More than there are: the last number is cut off. */
static size_t
copy_plain(struct flattener *f, struct bytes b)
{
	size_t at = 0;
	unsigned n = f->operands;
	uint8_t all_stay = 0xff;

	while (at < b.count) {
		struct token t = token[b.at[at]];

		if (!t.bytes || n > OPERANDS_MAX)
			break;
		f->operand[n] = f->count + at;
		n = (n + 1) & t.stays;
		all_stay &= t.stays;
		at += t.bytes;
	}
	f->operands = n;
	f->width_seen |= !all_stay;
	if (n > OPERANDS_MAX || at > b.count || !put(f, b.at, at))
		return b.count + 1;
	return at;
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
		f->count = f->operand[odd];
	f->operands = 0;
	return f->stems <= STEMS_MAX;
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

/* What a call means: its operand is taken back. */
static bool
called(struct flattener *f, const struct cff_index *subrs, struct bytes *ret)
{
	int32_t bias = 32768, number;

	if (subrs->count < 1240)
		bias = 107;
	else if (subrs->count < 33900)
		bias = 1131;
	if (!f->operands)
		return false;
	f->count = f->operand[--f->operands];
	number = number_value(f->out + f->count) + bias;
	return number >= 0 && cff_index_get(subrs, (uint32_t)number, ret);
}

/* An operator that is neither copied with others nor calls; ret_count is how
 * many bytes it has. Those that compute are in no font. */
static bool
apply(struct flattener *f, struct bytes b, size_t *ret_count)
{
	*ret_count = 1;
	switch (b.at[0]) {
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
		f->operands = 0;
		f->width_seen = true;
		return b.count >= 2 && b.at[1] >= FIRST_ESCAPED_FLEX &&
		       b.at[1] <= LAST_ESCAPED_FLEX && put(f, b.at, 2);
	case ENDCHAR:
		/* Its width may stand here. Four operands would borrow two
		 * other glyphs. */
		f->ended = true;
		return f->operands <= (f->width_seen ? 0 : 1) &&
		       put(f, b.at, 1);
	}
	return false;
}

/* Go through one charstring; calls is how deep it was called. */
static bool
run(struct flattener *f, struct bytes b, unsigned calls)
{
	f->read += b.count + 1;
	if (f->read > READ_BYTES_MAX || calls > CALLS_MAX)
		return false;
	while (!f->ended) {
		size_t count = copy_plain(f, b);
		struct bytes subr;

		if (count >= b.count)
			return count == b.count;
		b.at += count;
		b.count -= count;
		count = 1;
		if (b.at[0] == RETURN)
			return calls > 0;
		if (b.at[0] == CALLSUBR || b.at[0] == CALLGSUBR) {
			if (!called(f,
				    b.at[0] == CALLSUBR ? f->local : f->global,
				    &subr) ||
			    !run(f, subr, calls + 1))
				return false;
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
	f.count = f.read = 0;
	f.operands = f.stems = 0;
	f.width_seen = f.ended = false;
	if (!run(&f, in, 0) || !f.ended)
		return false;
	*ret_count = f.count;
	return true;
}
