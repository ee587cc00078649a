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

#define MATCH_MIN 4
#define MATCH_MAX 258
#define DISTANCE_MAX 32768
#define HASH_BITS 13
#define END_OF_BLOCK 256

/* Bits as they go out, lowest first. */
struct bits {
	uint32_t value;
	uint8_t count;
};

/* Codes with the extra bits of a length or distance in them. */
struct alphabet {
	struct bits literal[256];
	struct bits end;
	struct bits length[MATCH_MAX + 1];
	struct bits distance[PACK_DISTANCES]; /* by symbol, without extra */
	uint8_t header[200];
	size_t header_bits;
};

struct packer {
	struct alphabet alphabet[PACK_KINDS];
	uint16_t seen[1 << HASH_BITS]; /* by hash: the low half of where last */
};

/* The first length and distance of each symbol, and how many extra bits tell
 * which it is. Source: RFC 1951, 3.2.5. */
static const uint16_t length_base[29] = {
	3,  4,	5,  6,	7,  8,	9,  10, 11,  13,  15,  17,  19,	 23, 27,
	31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1,
					 1, 1, 2, 2, 2, 2, 3, 3, 3, 3,
					 4, 4, 4, 4, 5, 5, 5, 5, 0};
static const uint16_t distance_base[30] = {
	1,    2,    3,	  4,	5,    7,    9,	  13,	 17,	25,
	33,   49,   65,	  97,	129,  193,  257,  385,	 513,	769,
	1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};

static int
distance_extra(unsigned symbol)
{
	return symbol < 4 ? 0 : (int)symbol / 2 - 1;
}

/* ---- bits out ---- */

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

static inline void
flush(struct writer *w)
{
	const uint64_t out = htole64(w->bits);

	memcpy(w->at, &out, sizeof out);
	w->at += w->count / 8;
	w->bits >>= w->count / 8 * 8;
	w->count %= 8;
}

/* ---- codes ---- */

static uint32_t
reversed(uint32_t code, unsigned count)
{
	uint32_t ret = 0;

	while (count--) {
		ret = ret << 1 | (code & 1);
		code >>= 1;
	}
	return ret;
}

/* Codes of their lengths. Source: RFC 1951, 3.2.2. */
static void
assign(const uint8_t *lengths, size_t symbols, struct bits *ret)
{
	uint32_t next[17] = {0}, counts[16] = {0};

	for (size_t i = 0; i < symbols; i++)
		counts[lengths[i]]++;
	counts[0] = 0;
	for (unsigned n = 1; n <= 15; n++)
		next[n + 1] = (next[n] + counts[n]) << 1;
	for (size_t i = 0; i < symbols; i++)
		ret[i] = (struct bits){reversed(next[lengths[i]]++, lengths[i]),
				       lengths[i]};
}

/* Lengths are told one by one, or as more of the same.
 * Source: RFC 1951, 3.2.7. */
static void
put_lengths(struct writer *w, const uint8_t *lengths, size_t count,
	    const struct bits *told)
{
	for (size_t i = 0; i < count;) {
		size_t run = 1;

		add(w, told[lengths[i]].value, told[lengths[i]].count);
		flush(w);
		while (run < 7 && i + run < count &&
		       lengths[i + run] == lengths[i])
			run++;
		if (run < 4) {
			i++;
			continue;
		}
		add(w, told[16].value, told[16].count);
		add(w, (uint32_t)run - 4, 2);
		flush(w);
		i += run;
	}
}

/* The start of a stream with these codes. */
static void
make_header(struct alphabet *a, const struct pack_lengths *lengths)
{
	static const uint8_t order[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
					  11, 4,  12, 3, 13, 2, 14, 1, 15};
	struct writer w = {.at = a->header};
	struct bits told[19];

	assign(lengths->told, 19, told);
	add(&w, 0x0178, 16); /* zlib, 32 KiB, fastest */
	add(&w, 1 | 2 << 1, 3);
	add(&w, PACK_SYMBOLS - 257, 5);
	add(&w, PACK_DISTANCES - 1, 5);
	add(&w, 19 - 4, 4);
	flush(&w);
	for (int i = 0; i < 19; i++) {
		add(&w, lengths->told[order[i]], 3);
		flush(&w);
	}
	put_lengths(&w, lengths->symbol, PACK_SYMBOLS, told);
	put_lengths(&w, lengths->distance, PACK_DISTANCES, told);
	a->header_bits = (size_t)(w.at - a->header) * 8 + w.count;
}

static void
make_alphabet(struct alphabet *a, const struct pack_lengths *lengths)
{
	struct bits symbol[PACK_SYMBOLS];

	assign(lengths->symbol, PACK_SYMBOLS, symbol);
	assign(lengths->distance, PACK_DISTANCES, a->distance);
	memcpy(a->literal, symbol, sizeof a->literal);
	a->end = symbol[END_OF_BLOCK];
	for (unsigned i = 0; i < 29; i++) {
		const struct bits code = symbol[257 + i];

		for (unsigned k = 0; k < 1u << length_extra[i]; k++) {
			const unsigned n = length_base[i] + k;

			if (n <= MATCH_MAX)
				a->length[n] = (struct bits){
					code.value | k << code.count,
					(uint8_t)(code.count +
						  length_extra[i])};
		}
	}
	make_header(a, lengths);
}

struct packer *
packer_new(void)
{
	struct packer *p = mem_new(sizeof *p);

	for (int i = 0; i < PACK_KINDS; i++)
		make_alphabet(&p->alphabet[i], &pack_lengths[i]);
	return p;
}

void
packer_free(struct packer *p)
{
	free(p);
}

/* ---- packing ---- */

size_t
packer_bound(size_t count)
{
	/* 15 bits a byte at most, the header, and what a flush writes past
	 * its end. */
	return count * 2 + sizeof((struct alphabet *)0)->header + 32;
}

static inline uint32_t
load(const uint8_t *p)
{
	uint32_t ret;

	memcpy(&ret, p, sizeof ret);
	return ret;
}

static inline uint32_t
hash(const uint8_t *p)
{
	const uint32_t four = (uint32_t)p[0] | (uint32_t)p[1] << 8 |
			      (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;

	return four * 2654435761u >> (32 - HASH_BITS);
}

static inline size_t
match_length(const uint8_t *a, const uint8_t *b, size_t most)
{
	size_t n = MATCH_MIN;

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
put_match(struct writer *w, const struct alphabet *a, size_t length,
	  uint32_t distance)
{
	const unsigned symbol = distance_symbol(distance);

	flush(w);
	add(w, a->length[length].value, a->length[length].count);
	add(w, a->distance[symbol].value, a->distance[symbol].count);
	add(w, distance - distance_base[symbol],
	    (unsigned)distance_extra(symbol));
}

/* How far back the four bytes stood last; 0 where that is not known. What the
 * table says may be wrong, as it is about any bytes of the same hash. */
static inline uint32_t
seen_before(struct packer *p, const uint8_t *from, size_t at)
{
	uint16_t *last = &p->seen[hash(from + at)];
	const uint16_t distance = (uint16_t)(at - *last);

	*last = (uint16_t)at;
	if (distance > DISTANCE_MAX || distance > at ||
	    load(from + at - distance) != load(from + at))
		return 0;
	return distance;
}

/* A literal needs 15 bits at most. */
static inline void
put_literal(struct writer *w, const struct alphabet *a, uint8_t byte)
{
	if (w->count > 64 - 16)
		flush(w);
	add(w, a->literal[byte].value, a->literal[byte].count);
}

/* The writer is handed on by value so that it stays in registers. */
static struct writer
put_all(struct packer *p, const struct alphabet *a, const uint8_t *from,
	size_t count, struct writer w)
{
	const size_t last = count < MATCH_MIN ? 0 : count - MATCH_MIN + 1;
	size_t at = 0;

	while (at < last) {
		const uint32_t distance = seen_before(p, from, at);
		size_t n;

		if (!distance) {
			put_literal(&w, a, from[at++]);
			continue;
		}
		n = match_length(from + at, from + at - distance,
				 count - at < MATCH_MAX ? count - at
							: MATCH_MAX);
		put_match(&w, a, n, distance);
		for (size_t i = 1; i < n && at + i < last; i++)
			p->seen[hash(from + at + i)] = (uint16_t)(at + i);
		at += n;
	}
	while (at < count)
		put_literal(&w, a, from[at++]);
	flush(&w);
	return w;
}

size_t
packer_zlib(struct packer *p, enum pack_kind kind, const void *bytes,
	    size_t count, void *ret)
{
	const struct alphabet *a = &p->alphabet[kind];
	const uint32_t check = libdeflate_adler32(1, bytes, count);
	const size_t whole = a->header_bits / 8;
	struct writer w = {.at = (uint8_t *)ret + whole};

	memset(p->seen, 0, sizeof p->seen);
	memcpy(ret, a->header, whole + 1);
	add(&w, a->header[whole] & ((1u << a->header_bits % 8) - 1),
	    a->header_bits % 8);
	w = put_all(p, a, bytes, count, w);
	add(&w, a->end.value, a->end.count);
	flush(&w);
	if (w.count)
		w.at++;
	for (int shift = 24; shift >= 0; shift -= 8)
		*w.at++ = (uint8_t)(check >> shift);
	return (size_t)(w.at - (uint8_t *)ret);
}
