/* Deflate with codes made beforehand. */
#include "render/pack.h"

#include <endian.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/pack_codes.h"

#define MATCH_MIN 5 /* as bench/pack_codes.py has it */
#define MATCH_MAX 258
#define DISTANCE_MAX 32768
#define HASH_BITS 13
#define CODE_BITS 13 /* at most: bench/pack_codes.py */

struct packer {
	uint16_t seen[1 << HASH_BITS]; /* by hash: the low half of where last */
};

/* The first distance of each symbol, and how many extra bits tell which it is.
 * Source: RFC 1951, 3.2.5. */
static const uint16_t distance_base[30] = {
	1,    2,    3,	  4,	5,    7,    9,	  13,	 17,	25,
	33,   49,   65,	  97,	129,  193,  257,  385,	 513,	769,
	1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};

static int
distance_extra(unsigned symbol)
{
	return symbol < 4 ? 0 : (int)symbol / 2 - 1;
}

struct writer {
	uint8_t *at;
	uint64_t bits;
	unsigned count;
};

/* At most 56 bits may wait between two flushes. */
static inline void
add(struct writer *w, uint32_t value, unsigned count)
{
	w->bits |= (uint64_t)value << w->count;
	w->count += count;
}

/* A code with how long it is in the low byte. */
static inline void
add_code(struct writer *w, uint32_t code)
{
	add(w, code >> 8, code & 0xFF);
}

static inline void
flush(struct writer *w)
{
	const uint64_t out = htole64(w->bits);

	memcpy(w->at, &out, sizeof out);
	w->at += w->count / 8;
	w->bits >>= w->count / 8 * 8;
	w->count %= 8;
}

struct packer *
packer_new(void)
{
	return mem_new(sizeof(struct packer));
}

void
packer_free(struct packer *p)
{
	free(p);
}

size_t
packer_bound(size_t count)
{
	/* 15 bits a byte at most, the header, and what a flush writes past
	 * its end. */
	return count * 2 + sizeof((struct pack_alphabet *)0)->header + 32;
}

static inline uint64_t
load_eight(const uint8_t *p)
{
	uint64_t ret;

	memcpy(&ret, p, sizeof ret);
	return le64toh(ret);
}

/* What a match begins with, in the upper bits. Eight bytes are read. */
static inline uint64_t
load_five(const uint8_t *p)
{
	return load_eight(p) << 24;
}

static inline size_t
hash(uint64_t five)
{
	return five * 0x9e3779b97f4a7c15u >> (64 - HASH_BITS);
}

/* Eight bytes at a time: how long a match is cannot be foreseen, and a loop
 * over bytes ends in a branch that was guessed wrong. */
static inline size_t
match_length(const uint8_t *a, const uint8_t *b, size_t most)
{
	size_t n = MATCH_MIN;

	for (; n + 8 <= most; n += 8) {
		const uint64_t unlike = load_eight(a + n) ^ load_eight(b + n);

		if (unlike)
			return n + (size_t)__builtin_ctzll(unlike) / 8;
	}
	while (n < most && a[n] == b[n])
		n++;
	return n;
}

static unsigned
distance_symbol(uint32_t distance)
{
	const uint32_t n = distance - 1;
	unsigned top;

	if (n < 4)
		return n;
	top = 31 - (unsigned)__builtin_clz(n);
	return 2 * top + (n >> (top - 1) & 1);
}

static inline void
put_match(struct writer *w, const struct pack_alphabet *a, size_t length,
	  uint32_t distance)
{
	const unsigned symbol = distance_symbol(distance);

	flush(w);
	add_code(w, a->length[length]);
	add_code(w, a->distance[symbol]);
	add(w, distance - distance_base[symbol],
	    (unsigned)distance_extra(symbol));
}

/* The first place, from at on and before last, whose five bytes stood before,
 * and how far back; last where there is none. What the table says may be
 * wrong, as it is about any bytes of the same hash, but it is never before the
 * first byte. One branch at each place, as it may be guessed wrong; for that
 * reason too a match of four bytes, which saves one, is none. */
static inline size_t
find_match(struct packer *p, const uint8_t *from, size_t at, size_t last,
	   uint32_t *ret_distance)
{
	for (; at < last; at++) {
		const uint64_t five = load_five(from + at);
		uint16_t *seen = &p->seen[hash(five)];
		const uint16_t distance = (uint16_t)(at - *seen);

		*seen = (uint16_t)at;
		if (load_five(from + at - distance) != five)
			continue;
		if (distance && distance <= DISTANCE_MAX) {
			*ret_distance = distance;
			return at;
		}
	}
	return last;
}

/* Four literals fit between two flushes. How many there are in a row cannot be
 * foreseen; that there are four often can. */
static inline struct writer
put_literals(const struct pack_alphabet *a, const uint8_t *from, size_t count,
	     struct writer w)
{
	_Static_assert(7 + 4 * CODE_BITS <= 64, "room for four");

	flush(&w);
	for (; count >= 4; from += 4, count -= 4) {
		add_code(&w, a->literal[from[0]]);
		add_code(&w, a->literal[from[1]]);
		add_code(&w, a->literal[from[2]]);
		add_code(&w, a->literal[from[3]]);
		flush(&w);
	}
	for (size_t i = 0; i < count; i++)
		add_code(&w, a->literal[from[i]]);
	return w;
}

/* Some places within a match, always as many. */
static inline void
remember(struct packer *p, const uint8_t *from, size_t at, size_t n)
{
	p->seen[hash(load_five(from + at + 1))] = (uint16_t)(at + 1);
	p->seen[hash(load_five(from + at + 2))] = (uint16_t)(at + 2);
	p->seen[hash(load_five(from + at + n - 1))] = (uint16_t)(at + n - 1);
}

/* The writer is handed on by value so that it stays in registers. */
static struct writer
put_all(struct packer *p, const struct pack_alphabet *a, const uint8_t *from,
	size_t count, struct writer w)
{
	const size_t last = count < 8 ? 0 : count - 8 + 1;
	size_t at = 0;

	while (at < count) {
		const size_t start = at;
		uint32_t distance = 0;
		size_t n;

		at = find_match(p, from, at, last, &distance);
		if (!distance)
			at = count;
		w = put_literals(a, from + start, at - start, w);
		if (!distance)
			break;
		n = match_length(from + at, from + at - distance,
				 count - at < MATCH_MAX ? count - at
							: MATCH_MAX);
		put_match(&w, a, n, distance);
		if (at + n <= last)
			remember(p, from, at, n);
		at += n;
	}
	flush(&w);
	return w;
}

size_t
packer_zlib(struct packer *p, enum pack_kind kind, const void *bytes,
	    size_t count, void *ret)
{
	const struct pack_alphabet *a = &pack_alphabets[kind];
	const uint32_t check = libdeflate_adler32(1, bytes, count);
	const size_t whole = a->header_bits / 8;
	struct writer w = {.at = (uint8_t *)ret + whole};

	memset(p->seen, 0, sizeof p->seen);
	memcpy(ret, a->header, whole + 1);
	add(&w, a->header[whole] & ((1u << a->header_bits % 8) - 1),
	    a->header_bits % 8);
	w = put_all(p, a, bytes, count, w);
	add_code(&w, a->end);
	flush(&w);
	if (w.count)
		w.at++;
	for (int shift = 24; shift >= 0; shift -= 8)
		*w.at++ = (uint8_t)(check >> shift);
	return (size_t)(w.at - (uint8_t *)ret);
}
