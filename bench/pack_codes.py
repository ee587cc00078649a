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
        four = data[at:at + 4]
        if len(four) < 4 or four not in seen:
            symbols[data[at]] += 1
            seen[four] = at
            at += 1
            continue
        distance = at - seen[four]
        n = 4
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
            seen[data[i:i + 4]] = i
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


def rows(lengths):
    out, line = [], "\t\t"
    for n in lengths:
        word = f"{n}, "
        if len(line.expandtabs(8)) + len(word) > 80:
            out.append(line.rstrip())
            line = "\t\t"
        line += word
    return "\n".join(out + [line.rstrip()])


def main():
    seen = [([1] * SYMBOLS, [1] * DISTANCES) for _ in KINDS]
    for path in sys.argv[1:]:
        with pikepdf.open(path) as pdf:
            for stream in pdf.objects:
                if isinstance(stream, pikepdf.Stream) and \
                        stream.get("/Filter") == "/FlateDecode":
                    data = stream.read_bytes()
                    count(data, *seen[kind_of(stream, data)])
    print(f"""/* How long the codes of render/pack.c are, in bits. Made by
 * bench/pack_codes.py of letters in many scripts. */
#ifndef VERNACULAR_RENDER_PACK_CODES_H
#define VERNACULAR_RENDER_PACK_CODES_H

#include <stdint.h>

#include "render/pack.h"

#define PACK_SYMBOLS {SYMBOLS}
#define PACK_DISTANCES {DISTANCES}

struct pack_lengths {{
	uint8_t symbol[PACK_SYMBOLS];
	uint8_t distance[PACK_DISTANCES];
	uint8_t told[19]; /* the codes that tell these lengths */
}};

static const struct pack_lengths pack_lengths[] = {{""")
    for kind, (symbols, distances) in zip(KINDS, seen):
        print(f"\t[{kind}] = {{\n\t\t{{")
        symbols, distances = limited(symbols), limited(distances)
        print(rows(symbols) + "\n\t\t},\n\t\t{")
        print(rows(distances) + "\n\t\t},\n\t\t{")
        print(rows(told(symbols, distances)) + "\n\t\t},\n\t},")
    print("};\n\n#endif")


main()
