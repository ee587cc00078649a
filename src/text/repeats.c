/* A hash table of paragraphs, with the lines of each at the widths asked for.
 * Lines that are kept belong to stand-ins of owners; who asks gets a copy of
 * the runs with his own owners. */
#include "text/repeats.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/mix.h"

#define SEEN 1024  /* a power of two */
#define SLOTS 2048 /* a power of two */
#define KEPT_MOST (SLOTS / 2)
#define PIECES_MOST 32
#define BYTES_MOST (4 << 20)
#define WIDTHS_MOST 4

struct laid {
	struct laid *next;
	int32_t width_mpt;
	const struct text_paragraph *paragraph;
};

struct repeat {
	uint64_t hash;
	struct text_piece *piece; /* owner: its stand-in */
	size_t pieces;
	struct text_style style;
	struct text_ready ready;
	const void **stand_in;
	struct laid *laid;
	unsigned widths;
};

struct repeats {
	struct repeat **slot; /* NULL while nothing is kept, as arena */
	uint64_t seen[SEEN];  /* hashes */
	size_t count, bytes;
	struct arena *arena;
};

struct repeats *
repeats_new(void)
{
	return mem_new(sizeof(struct repeats));
}

void
repeats_free(struct repeats *r)
{
	if (!r)
		return;
	arena_free(r->arena);
	free(r->slot);
	free(r);
}

void
repeats_rest(struct repeats *r, bool words_forgotten)
{
	if (!r->arena ||
	    (!words_forgotten && r->bytes < BYTES_MOST && r->count < KEPT_MOST))
		return;
	arena_free(r->arena);
	free(r->slot);
	*r = (struct repeats){0};
}

/* The first piece that belongs to the same owner. */
static size_t
class_of(const struct text_piece *piece, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (piece[i].owner == piece[at].owner)
			return i;
	return at;
}

static uint64_t
hash_of(const struct text_piece *piece, size_t pieces,
	const struct text_style *style)
{
	uint64_t hash = mix((uintptr_t)style->tag,
			    (uint64_t)style->size_pt << 1 | style->rtl);

	for (size_t i = 0; i < pieces; i++) {
		const struct text_piece *p = &piece[i];

		hash = mix(hash, (uintptr_t)p->tag);
		hash = mix(hash, p->weight << 8 | p->isolate << 4 |
					 p->whole << 1 | p->ends_line);
		hash = mix_bytes(hash, p->text, p->bytes);
	}
	return hash;
}

static bool
same_piece(const struct text_piece *a, const struct text_piece *b)
{
	return a->bytes == b->bytes && a->tag == b->tag &&
	       a->weight == b->weight && a->isolate == b->isolate &&
	       a->whole == b->whole && a->ends_line == b->ends_line &&
	       !memcmp(a->text, b->text, a->bytes);
}

static bool
matches(const struct repeat *r, const struct text_piece *piece, size_t pieces,
	const struct text_style *style)
{
	if (r->pieces != pieces || r->style.tag != style->tag ||
	    r->style.rtl != style->rtl || r->style.size_pt != style->size_pt)
		return false;
	for (size_t i = 0; i < pieces; i++)
		if (!same_piece(&r->piece[i], &piece[i]) ||
		    class_of(r->piece, i) != class_of(piece, i))
			return false;
	return true;
}

bool
repeats_find(struct repeats *r, const struct text_piece *piece, size_t pieces,
	     const struct text_style *style, struct text_ready *ret)
{
	uint64_t hash;

	if (!r->count || pieces > PIECES_MOST)
		return false;
	hash = hash_of(piece, pieces, style);
	for (size_t at = hash & (SLOTS - 1); r->slot[at];
	     at = (at + 1) & (SLOTS - 1)) {
		struct repeat *kept = r->slot[at];

		if (kept->hash != hash || !matches(kept, piece, pieces, style))
			continue;
		*ret = kept->ready;
		return true;
	}
	return false;
}

static void *
copy(struct repeats *r, const void *bytes, size_t count)
{
	r->bytes += count;
	return arena_copy(r->arena, bytes, count);
}

static struct repeat *
repeat_new(struct repeats *r, const struct text_piece *piece, size_t pieces,
	   const struct text_style *style)
{
	struct repeat *kept = arena_alloc(r->arena, sizeof *kept);

	kept->pieces = pieces;
	kept->piece = copy(r, piece, pieces * sizeof *piece);
	kept->stand_in = arena_alloc(r->arena, pieces * sizeof *kept->stand_in);
	for (size_t i = 0; i < pieces; i++) {
		kept->piece[i].text = copy(r, piece[i].text, piece[i].bytes);
		kept->stand_in[i] = &kept->stand_in[class_of(piece, i)];
	}
	for (size_t i = 0; i < pieces; i++)
		kept->piece[i].owner = kept->stand_in[i];
	kept->style = *style;
	return kept;
}

bool
repeats_keep(struct repeats *r, const struct text_piece *piece, size_t pieces,
	     const struct text_style *style, struct text_ready *ready)
{
	struct repeat *kept;
	uint64_t hash;
	size_t at;

	if (pieces > PIECES_MOST)
		return false;
	hash = hash_of(piece, pieces, style);
	if (r->seen[hash & (SEEN - 1)] != hash || r->count >= KEPT_MOST ||
	    r->bytes >= BYTES_MOST) {
		r->seen[hash & (SEEN - 1)] = hash;
		return false;
	}
	if (!r->arena) {
		r->arena = arena_new();
		r->slot = mem_new(SLOTS * sizeof(struct repeat *));
	}
	kept = repeat_new(r, piece, pieces, style);
	ready->atom = copy(r, ready->atom, ready->atoms * sizeof *ready->atom);
	ready->mark = copy(r, ready->mark, ready->marks);
	ready->repeat = kept;
	kept->hash = hash;
	kept->ready = *ready;
	at = hash & (SLOTS - 1);
	while (r->slot[at])
		at = (at + 1) & (SLOTS - 1);
	r->slot[at] = kept;
	r->count++;
	return true;
}

/* ---- lines ---- */

static const struct text_paragraph *
laid_at(struct repeats *r, struct lines *lines, struct repeat *kept,
	int32_t width_mpt)
{
	struct text_ready ready = kept->ready;
	struct laid *laid;

	for (laid = kept->laid; laid; laid = laid->next)
		if (laid->width_mpt == width_mpt)
			return laid->paragraph;
	if (kept->widths >= WIDTHS_MOST)
		return NULL;
	ready.owner = kept->stand_in;
	laid = arena_alloc(r->arena, sizeof *laid);
	laid->width_mpt = width_mpt;
	laid->paragraph = lines_lay(lines, &ready, width_mpt, r->arena);
	laid->next = kept->laid;
	kept->laid = laid;
	kept->widths++;
	r->bytes += sizeof *laid + ready.atoms * sizeof(struct text_part);
	return laid->paragraph;
}

/* The runs of a kept line with the owners of today. */
static const struct text_run *
owned(const struct text_line *line, const struct repeat *kept,
      const struct text_ready *ready, struct arena *arena)
{
	struct text_run *run = arena_alloc(arena, line->runs * sizeof *run);

	for (size_t i = 0; i < line->runs; i++) {
		const void *const *stand_in = line->run[i].owner;

		run[i] = line->run[i];
		run[i].owner = ready->owner[stand_in - kept->stand_in];
	}
	return run;
}

const struct text_paragraph *
repeats_lay(struct repeats *r, struct lines *lines,
	    const struct text_ready *ready, int32_t width_mpt,
	    struct arena *arena)
{
	struct repeat *kept = ready->repeat;
	const struct text_paragraph *laid = laid_at(r, lines, kept, width_mpt);
	struct text_paragraph *ret;
	struct text_line *line;

	if (!laid)
		return lines_lay(lines, ready, width_mpt, arena);
	ret = arena_alloc(arena, sizeof *ret);
	line = arena_alloc(arena, laid->lines * sizeof *line);
	*ret = *laid;
	ret->line = line;
	for (size_t i = 0; i < laid->lines; i++) {
		line[i] = laid->line[i];
		line[i].run = owned(&laid->line[i], kept, ready, arena);
	}
	return ret;
}
