/* Pieces of UTF-8 become one text with isolates round those that stand apart;
 * plain ASCII, most of what there is, goes through without decoding. */
#include "text/passage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/refuse.h"

#define KEEP_UNITS 65536
#define NEAR_UNITS 20

void
passage_free(struct passage *p)
{
	free(p->unit);
	free(p->level);
	free(p->mark);
	free(p->start);
	*p = (struct passage){0};
}

void
passage_rest(struct passage *p)
{
	if (p->cap > KEEP_UNITS || p->starts_cap > KEEP_UNITS)
		passage_free(p);
}

static void
reserve(struct passage *p, size_t units, size_t pieces)
{
	if (units >= (size_t)p->cap) {
		p->cap = (int32_t)(units + units / 2 + 64);
		p->unit = mem_resize(p->unit, (size_t)p->cap * sizeof *p->unit);
		p->level = mem_resize(p->level, (size_t)p->cap);
		p->mark = mem_resize(p->mark, (size_t)p->cap);
	}
	if (pieces >= p->starts_cap) {
		p->starts_cap = pieces * 2 + 8;
		p->start =
			mem_resize(p->start, p->starts_cap * sizeof *p->start);
	}
}

/* Eight bytes at a time as long as all are printable ASCII: bit 7 of a sum is
 * set by a byte of 0x20 or more. */
static size_t
plain(UChar *to, const char *from, size_t bytes)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t at = 0;

	for (; at + 8 <= bytes; at += 8) {
		uint64_t eight;

		memcpy(&eight, from + at, sizeof eight);
		if (eight & high ||
		    ((eight + UINT64_C(0x6060606060606060)) & high) != high)
			break;
		for (size_t i = 0; i < 8; i++)
			to[at + i] = (unsigned char)from[at + i];
	}
	return at;
}

/* Valid UTF-8 to UTF-16, some characters at a time. What ends lines becomes
 * one thing. */
static const uint8_t *
decode(UChar **to, const uint8_t *from, const uint8_t *end)
{
	UChar *out = *to;

	while (from < end) {
		unsigned c = *from;

		if (c < 0x80) {
			*out++ = c >= ' '    ? (UChar)c
				 : c == '\n' ? PASSAGE_LINE_END
					     : ' ';
			from += 1;
		} else if (c < 0xE0) {
			*out++ = (UChar)((c & 0x1F) << 6 | (from[1] & 0x3F));
			from += 2;
		} else if (c < 0xF0) {
			c = (c & 0xF) << 12 | (from[1] & 0x3FU) << 6 |
			    (from[2] & 0x3F);
			*out++ = c == 0x2029 ? PASSAGE_LINE_END : (UChar)c;
			from += 3;
		} else {
			c = (c & 7) << 18 | (from[1] & 0x3FU) << 12 |
			    (from[2] & 0x3FU) << 6 | (from[3] & 0x3F);
			*out++ = U16_LEAD(c);
			*out++ = U16_TRAIL(c);
			from += 4;
		}
	}
	*to = out;
	return from;
}

/* Signs that put the next letter below, which a dictionary parts it from:
 * of Khmer and Burmese. */
static bool
is_stacker(UChar u)
{
	return u == 0x17D2 || u == 0x1039;
}

/* What the text has in it, from a unit on. Most of what is not Latin needs no
 * more than a look at where it is. */
static void
look(struct passage *p, int32_t from)
{
	for (; from < p->count; from++) {
		UChar u = p->unit[from];

		if (u < 0x250)
			continue;
		if (u < 0x1000 || (u >= 0x2100 && u < 0xD800)) {
			p->simple = false;
			p->turns |= u >= 0x590 && u < 0x900;
			continue;
		}
		p->stacks |= is_stacker(u);
		p->turns |= order_turns(u);
		if (order_mark(u))
			p->marked = true;
		else if (passage_simple(u) < 0 && u != PASSAGE_LINE_END)
			p->simple = false;
	}
}

static void
add(struct passage *p, const struct text_piece *piece)
{
	const uint8_t *from = (const uint8_t *)piece->text;
	const uint8_t *end = from + piece->bytes;
	UChar *to = p->unit + p->count;
	int32_t first = p->count;

	while (from < end) {
		size_t count =
			plain(to, (const char *)from, (size_t)(end - from));
		const uint8_t *stop;

		to += count;
		from += count;
		stop = end - from > 8 ? from + 8 : end;
		from = decode(&to, from, stop);
	}
	p->count = (int32_t)(to - p->unit);
	look(p, first);
}

/* A mark of direction, or an end of a line. */
static void
add_mark(struct passage *p, UChar mark)
{
	p->unit[p->count++] = mark;
	look(p, p->count - 1);
}

enum status
passage_set(struct passage *p, const struct text_piece *piece, size_t pieces,
	    struct fault *fault)
{
	size_t bytes = 0;
	enum status status = OK;

	for (size_t i = 0; i < pieces; i++) {
		if (piece[i].bytes > PASSAGE_BYTES - bytes)
			return fault_set(fault, E_INPUT, "text",
					 N_("a paragraph of this letter is too "
					    "long"),
					 NULL);
		bytes += piece[i].bytes;
	}
	for (size_t i = 0; i < pieces && !status; i++)
		status = refuse_text("text", piece[i].text, piece[i].bytes,
				     fault);
	if (status)
		return status;
	reserve(p, bytes + 3 * pieces, pieces);
	p->piece = piece;
	p->pieces = pieces;
	p->count = 0;
	p->simple = true;
	p->turns = p->marked = p->stacks = false;
	for (size_t i = 0; i < pieces; i++) {
		p->start[i] = p->count;
		if (piece[i].isolate == TEXT_ISOLATE_LTR)
			add_mark(p, 0x2066);
		else if (piece[i].isolate == TEXT_ISOLATE_RTL)
			add_mark(p, 0x2067);
		add(p, &piece[i]);
		if (piece[i].isolate != TEXT_OPEN)
			add_mark(p, 0x2069);
		if (piece[i].ends_line)
			add_mark(p, PASSAGE_LINE_END);
	}
	p->start[pieces] = p->count;
	return OK;
}

static void
drop_marks(struct passage *p)
{
	int32_t to = 0, from = 0;

	for (size_t i = 0; i <= p->pieces; i++) {
		for (; from < p->start[i]; from++) {
			if (order_mark(p->unit[from]))
				continue;
			p->unit[to] = p->unit[from];
			p->level[to++] = p->level[from];
		}
		p->start[i] = to;
	}
	p->count = to;
}

enum status
passage_order(struct passage *p, struct order *order, bool rtl,
	      struct fault *fault)
{
	const uint8_t *levels;

	p->turns |= rtl;
	if (rtl && order_plain(p->unit, p->count)) {
		memset(p->level, 1, (size_t)p->count);
	} else if (p->turns && p->count) {
		levels = order_levels(order, p->unit, p->count, rtl);
		if (!levels)
			return fault_set(fault, E_INTERNAL, "text",
					 N_("the order of a text cannot be "
					    "found"),
					 NULL);
		memcpy(p->level, levels, (size_t)p->count);
	}
	if (p->marked)
		drop_marks(p);
	return OK;
}

void
passage_break(struct passage *p, struct breaker *breaker, const struct tag *tag)
{
	breaker_mark(breaker, tag, p->unit, p->count, p->mark);
	for (int32_t at = 1; at < p->count && p->stacks; at++)
		if (is_stacker(p->unit[at - 1]))
			p->mark[at] = BREAK_NO;
	for (size_t i = 0; i < p->pieces; i++)
		for (int32_t at = p->start[i] + 1;
		     p->piece[i].whole && at < p->start[i + 1]; at++)
			if (p->mark[at] == BREAK_MAY)
				p->mark[at] = BREAK_LAST;
}

/* Some of the text round a unit, in whole characters. */
static void
near_text(const struct passage *p, int32_t at, char *ret, size_t size)
{
	int32_t from = at > NEAR_UNITS ? at - NEAR_UNITS : 0;
	int32_t to = p->count - at > NEAR_UNITS ? at + NEAR_UNITS : p->count;
	size_t used = 0;

	U16_SET_CP_START(p->unit, 0, from);
	while (from < to && used + 5 < size) {
		UChar32 c;

		U16_NEXT(p->unit, from, p->count, c);
		if (U_IS_SURROGATE(c))
			c = 0xFFFD;
		used += utf8_encode(c == PASSAGE_LINE_END ? ' ' : (uint32_t)c,
				    ret + used);
	}
	ret[used] = '\0';
}

enum status
passage_lacks(const struct passage *p, int32_t at, struct fault *fault)
{
	UErrorCode error = U_ZERO_ERROR;
	char code[16], name[100] = "", words[FAULT_BYTES];
	UChar32 c;

	U16_GET(p->unit, 0, at, p->count, c);
	snprintf(code, sizeof code, "U+%04X", (unsigned)c);
	u_charName(c, U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
	near_text(p, at, words, sizeof words);
	return fault_set(fault, E_INPUT, "text",
			 N_("no font here has {code} ({name}), which stands in "
			    "“{near}”"),
			 "code", code, "name", name, "near", words, NULL);
}
