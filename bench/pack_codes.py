#!/usr/bin/python3
"""Write src/render/pack_codes.h: how long the Huffman codes are that streams
of PDF files are packed with.

    bench/pack_codes.py FILE.pdf... >src/render/pack_codes.h

The files are letters in many scripts. Their streams are cut into literals and
matches as src/render/pack.c does it, the symbols counted, and codes of at most
LONGEST bits made of the counts; each symbol counts once more than it was seen,
so that all have one. Needs python3-pikepdf.
"""
import heapq
import sys

import pikepdf

LONGEST = 13
SHORTEST = 5  # match
SYMBOLS, DISTANCES = 286, 30
KINDS = ("PACK_CONTENT", "PACK_OBJECTS", "PACK_MAP", "PACK_OUTLINES")


def kind_of(stream, data):
    if stream.get("/Type") in ("/ObjStm", "/XRef"):
        return 1
    if b"begincmap" in data:
        return 2
    return 3 if "/Length1" in stream else 0


def length_symbol(n):
    if n == 258:
        return 285
    if n < 11:
        return 254 + n
    top = (n - 3).bit_length() - 1
    return 257 + 4 * (top - 1) + ((n - 3) >> (top - 2) & 3)


def distance_symbol(distance):
    n = distance - 1
    if n < 4:
        return n
    top = n.bit_length() - 1
    return 2 * top + (n >> (top - 1) & 1)


def count(data, symbols, distances):
    seen, at = {}, 0
    while at < len(data):
        first = data[at:at + SHORTEST]
        if at + 8 > len(data) or first not in seen:
            symbols[data[at]] += 1
            seen[first] = at
            at += 1
            continue
        distance = at - seen[first]
        n = SHORTEST
        while n < 258 and at + n < len(data) and \
                data[at + n] == data[at + n - distance]:
            n += 1
        if distance > 32768:
            symbols[data[at]] += 1
            n = 1
        else:
            symbols[length_symbol(n)] += 1
            distances[distance_symbol(distance)] += 1
        for i in range(at, at + n):
            seen[data[i:i + SHORTEST]] = i
        at += n
    symbols[256] += 1


def limited(counts, longest=LONGEST):
    """Code lengths by package-merge (Larmore and Hirschberg 1990)."""
    leaves = sorted((n, (i,)) for i, n in enumerate(counts))
    row = leaves
    for _ in range(longest - 1):
        pairs = [(row[i][0] + row[i + 1][0], row[i][1] + row[i + 1][1])
                 for i in range(0, len(row) - 1, 2)]
        row = list(heapq.merge(leaves, pairs))
    lengths = [0] * len(counts)
    for _, members in row[:2 * len(counts) - 2]:
        for i in members:
            lengths[i] += 1
    return lengths


def told(*tables):
    """Lengths of the codes that tell lengths; 16 is "3 to 6 more of it"."""
    counts = [0] * 19
    for lengths in tables:
        at = 0
        while at < len(lengths):
            run = 1
            while run < 7 and lengths[at:at + run + 1] == \
                    lengths[at:at + 1] * (run + 1):
                run += 1
            counts[lengths[at]] += 1
            if run >= 4:
                counts[16] += 1
                at += run
            else:
                at += 1
    used = [i for i, n in enumerate(counts) if n]
    ret = [0] * 19
    for i, n in zip(used, limited([counts[i] for i in used], 7)):
        ret[i] = n
    return ret


def codes(lengths):
    """The code of each symbol, its lowest bit first, with its length in the
    low byte. Source: RFC 1951, 3.2.2."""
    ret, code = [0] * len(lengths), 0
    for n in range(1, 16):
        for symbol, length in enumerate(lengths):
            if length == n:
                turned = int(f"{code:0{n}b}"[::-1], 2)
                ret[symbol] = turned << 8 | n
                code += 1
        code <<= 1
    return ret


def length_codes(symbols):
    """Of matches up to 258 bytes, with the extra bits in them."""
    ret = [0] * 259
    for n in range(3, 259):
        symbol = length_symbol(n)
        code = symbols[symbol]
        extra = 0 if symbol < 265 or symbol == 285 else (symbol - 261) // 4
        first = next(k for k in range(3, 259) if length_symbol(k) == symbol)
        value = (code >> 8) | (n - first) << (code & 255)
        ret[n] = value << 8 | ((code & 255) + extra)
    return ret


class Bits:
    def __init__(self):
        self.value = self.count = 0

    def add(self, value, count):
        self.value |= value << self.count
        self.count += count

    def code(self, code):
        self.add(code >> 8, code & 255)


ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)


def put_lengths(bits, lengths, teller):
    at = 0
    while at < len(lengths):
        run = 1
        while run < 7 and lengths[at:at + run + 1] == \
                lengths[at:at + 1] * (run + 1):
            run += 1
        bits.code(teller[lengths[at]])
        if run < 4:
            at += 1
            continue
        bits.code(teller[16])
        bits.add(run - 4, 2)
        at += run


def header(symbols, distances):
    """How a stream begins. Source: RFC 1950, 2.2; RFC 1951, 3.2.7."""
    tellers = told(symbols, distances)
    bits = Bits()
    bits.add(0x0178, 16)  # 32 KiB, fastest
    bits.add(1 | 2 << 1, 3)
    bits.add(SYMBOLS - 257, 5)
    bits.add(DISTANCES - 1, 5)
    bits.add(19 - 4, 4)
    for symbol in ORDER:
        bits.add(tellers[symbol], 3)
    put_lengths(bits, symbols, codes(tellers))
    put_lengths(bits, distances, codes(tellers))
    return bits


def rows(numbers):
    out, line = [], "\t\t"
    for n in numbers:
        word = f"{n}, "
        if len(line.expandtabs(8)) + len(word) > 80:
            out.append(line.rstrip())
            line = "\t\t"
        line += word
    return "\n".join(out + [line.rstrip()])


def alphabet(kind, symbols, distances):
    start = header(symbols, distances)
    coded = codes(symbols)
    parts = (("literal", coded[:256]), ("end", coded[256:257]),
             ("length", length_codes(coded)), ("distance", codes(distances)),
             ("header", start.value.to_bytes((start.count + 7) // 8,
                                             "little")))
    print(f"\t[{kind}] = {{")
    for name, numbers in parts:
        if name == "end":
            print(f"\t\t.end = {numbers[0]},")
            continue
        print(f"\t\t.{name} = {{\n{rows(numbers)}\n\t\t}},")
    print(f"\t\t.header_bits = {start.count},\n\t}},")


def main():
    seen = [([1] * SYMBOLS, [1] * DISTANCES) for _ in KINDS]
    for path in sys.argv[1:]:
        with pikepdf.open(path) as pdf:
            for stream in pdf.objects:
                if isinstance(stream, pikepdf.Stream) and \
                        stream.get("/Filter") == "/FlateDecode":
                    data = stream.read_bytes()
                    count(data, *seen[kind_of(stream, data)])
    print("""/* The codes of render/pack.c: of literals, of lengths and distances of
 * matches, and how a stream with them begins. A code is in the upper bits, its
 * lowest bit first, and how many bits it has in the low 8; a length has its
 * extra bits in it. Made by bench/pack_codes.py of letters in many scripts. */
#ifndef VERNACULAR_RENDER_PACK_CODES_H
#define VERNACULAR_RENDER_PACK_CODES_H

#include <stdint.h>

#include "render/pack.h"

struct pack_alphabet {
	uint32_t literal[256];
	uint32_t end;
	uint32_t length[259];
	uint32_t distance[30];
	uint8_t header[200];
	unsigned header_bits;
};

static const struct pack_alphabet pack_alphabets[] = {""")
    for kind, (symbols, distances) in zip(KINDS, seen):
        alphabet(kind, limited(symbols), limited(distances))
    print("};\n\n#endif")


main()
