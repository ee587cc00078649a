/* Lines are filled one after the other. A line ends where the marks allow it;
 * what is wider than a line on its own ends where it was to be kept whole, and
 * at last between letters. */
#include "text/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define KEEP_ATOMS 65536

struct lines {
	struct atom *atom; /* of the line being filled */
	size_t atoms, atoms_cap;
	uint8_t *level;
	uint32_t *index, *place;
	size_t levels_cap;
	struct text_line *line;
	size_t lines, lines_cap;
};

/* What is being laid. */
struct laying {
	struct lines *lines;
	const struct text_ready *ready;
	struct arena *arena;
	int32_t width_mpt;
	int64_t at_mpt;	  /* the width of the line's atoms */
	size_t may, last; /* atoms before the last place where the line may end,
			   * and may as a last resort; 0 for none */
};

struct lines *
lines_new(void)
{
	return mem_new(sizeof(struct lines));
}

void
lines_free(struct lines *l)
{
	if (!l)
		return;
	free(l->atom);
	free(l->level);
	free(l->index);
	free(l->place);
	free(l->line);
	free(l);
}

void
lines_rest(struct lines *l)
{
	if (l->atoms_cap <= KEEP_ATOMS && l->lines_cap <= KEEP_ATOMS)
		return;
	free(l->atom);
	free(l->level);
	free(l->index);
	free(l->place);
	free(l->line);
	*l = (struct lines){0};
}

static int32_t
clamped(int64_t mpt)
{
	return mpt > INT32_MAX ? INT32_MAX : (int32_t)mpt;
}

/* ---- one line ---- */

static void
reserve_order(struct lines *l, size_t count)
{
	if (count <= l->levels_cap)
		return;
	l->levels_cap = count * 2;
	l->level = mem_resize(l->level, l->levels_cap);
	l->index = mem_resize(l->index, l->levels_cap * sizeof *l->index);
	l->place = mem_resize(l->place, l->levels_cap * sizeof *l->place);
}

/* Where each atom stands from the left, in l->place. Rule L1: the spaces at
 * the end go with the paragraph. */
static void
find_places(struct lines *l, size_t count, size_t trailing, bool rtl)
{
	bool turns = rtl;

	reserve_order(l, count);
	for (size_t i = 0; i < count; i++) {
		l->level[i] = i < trailing ? l->atom[i].level : rtl;
		turns |= l->level[i] != 0;
		l->place[i] = (uint32_t)i;
	}
	if (!turns)
		return;
	order_line(l->level, count, l->index);
	for (size_t i = 0; i < count; i++)
		l->place[l->index[i]] = (uint32_t)i;
}

/* The end of the run that begins with an atom: one font, owner and direction,
 * and next to each other on paper. */
static size_t
run_end(const struct laying *y, size_t from, size_t count)
{
	const struct lines *l = y->lines;
	const void *const *owner = y->ready->owner;
	const struct atom *first = &l->atom[from];
	bool rtl = l->level[from] & 1;
	size_t to = from + 1;

	while (to < count && l->atom[to].word->font == first->word->font &&
	       owner[l->atom[to].piece] == owner[first->piece] &&
	       (l->level[to] & 1) == rtl &&
	       l->place[to] == l->place[to - 1] + (rtl ? -1U : 1U))
		to++;
	return to;
}

static void
set_runs(struct laying *y, size_t count, struct text_part *part,
	 struct text_line *line)
{
	struct lines *l = y->lines;
	struct text_run *run;
	size_t runs = 0;

	for (size_t i = 0; i < count; i = run_end(y, i, count))
		runs++;
	run = arena_alloc(y->arena, runs * sizeof *run);
	line->run = run;
	line->runs = runs;
	for (size_t i = 0; i < count; run++) {
		size_t end = run_end(y, i, count);
		size_t left = l->place[l->level[i] & 1 ? end - 1 : i];

		run->font = l->atom[i].word->font;
		run->owner = y->ready->owner[l->atom[i].piece];
		run->rtl = l->level[i] & 1;
		run->part = part + left;
		run->parts = end - i;
		run->x_mpt = part[left].x_mpt;
		for (; i < end; i++)
			run->width_mpt = clamped((int64_t)run->width_mpt +
						 l->atom[i].width_mpt);
	}
}

/* The first count atoms become a line. */
static void
set_line(struct laying *y, size_t count)
{
	struct lines *l = y->lines;
	struct text_line line = {0};
	struct text_part *part;
	size_t trailing;
	int64_t at = 0, hangs = 0;

	if (count && l->atom[count - 1].kind == ATOM_END)
		count--;
	for (trailing = count; trailing; trailing--) {
		if (l->atom[trailing - 1].kind != ATOM_SPACE)
			break;
		hangs += l->atom[trailing - 1].width_mpt;
	}
	find_places(l, count, trailing, y->ready->rtl);
	part = arena_alloc(y->arena, count * sizeof *part);
	for (size_t i = 0; i < count; i++) {
		part[l->place[i]].word = l->atom[i].word;
		part[l->place[i]].x_mpt = l->atom[i].width_mpt;
	}
	if (y->ready->rtl)
		at = -hangs;
	for (size_t i = 0; i < count; i++) {
		int32_t width = part[i].x_mpt;

		part[i].x_mpt = clamped(at);
		at += width;
	}
	line.width_mpt = clamped(y->ready->rtl ? at : at - hangs);
	set_runs(y, count, part, &line);
	mem_grow(&l->line, l->lines, &l->lines_cap, sizeof *l->line);
	l->line[l->lines++] = line;
}

/* ---- filling ---- */

/* Ends the line after count atoms; the rest begins the next. */
static void
end_line(struct laying *y, size_t count)
{
	struct lines *l = y->lines;

	set_line(y, count);
	l->atoms -= count;
	memmove(l->atom, l->atom + count, l->atoms * sizeof *l->atom);
	y->at_mpt = 0;
	for (size_t i = 0; i < l->atoms; i++)
		y->at_mpt += l->atom[i].width_mpt;
	y->may = y->last = 0;
}

static void
push(struct laying *y, const struct atom *atom)
{
	struct lines *l = y->lines;

	if (l->atoms && atom->mark >= BREAK_MAY)
		y->may = l->atoms;
	if (l->atoms && atom->mark >= BREAK_LAST)
		y->last = l->atoms;
	mem_grow(&l->atom, l->atoms, &l->atoms_cap, sizeof *l->atom);
	l->atom[l->atoms++] = *atom;
	y->at_mpt += atom->width_mpt;
}

static struct atom
part_of(const struct laying *y, const struct atom *whole, unsigned from,
	unsigned to)
{
	struct atom part = *whole;

	part.word = words_part(y->ready->words, whole->word, from, to);
	part.width_mpt = atoms_width(part.word, y->ready->size_pt);
	part.start = whole->start + (int32_t)from;
	part.inner = BREAK_NO;
	if (from)
		part.mark = BREAK_MAY;
	for (unsigned i = from + 1; i < to && whole->inner; i++)
		if (y->ready->mark[whole->start + (int32_t)i] > part.inner)
			part.inner = y->ready->mark[whole->start + (int32_t)i];
	return part;
}

/* Cuts an atom before one of its units. */
static void
cut(const struct laying *y, const struct atom *whole, unsigned at,
    struct atom ret[2])
{
	struct atom kept = *whole;

	ret[0] = part_of(y, &kept, 0, at);
	ret[1] = part_of(y, &kept, at, kept.word->units);
	ret[0].mark = kept.mark;
}

/* The end of the last whole cluster that is within so many font units from the
 * beginning of a word, and where the cluster begins that ends there or after.
 * In units of text; reckoned from the word as it is. */
static unsigned
cluster_within(const struct word *word, int64_t room_fu)
{
	unsigned end = 0;

	for (unsigned i = 0; i < word->glyphs; i++) {
		unsigned at = word->rtl ? word->glyphs - 1U - i : i;

		if (word->glyph[at].cluster > end)
			end = word->glyph[at].cluster;
		room_fu -= word->glyph[at].advance_fu;
		if (room_fu < 0)
			return end;
	}
	return word->units;
}

static unsigned
cluster_before(const struct word *word, unsigned unit)
{
	unsigned best = 0;

	for (unsigned i = 0; i < word->glyphs; i++)
		if (word->glyph[i].cluster < unit &&
		    word->glyph[i].cluster > best)
			best = word->glyph[i].cluster;
	return best;
}

static unsigned
first_cluster_end(const struct word *word)
{
	unsigned best = word->units;

	for (unsigned i = 0; i < word->glyphs; i++)
		if (word->glyph[i].cluster && word->glyph[i].cluster < best)
			best = word->glyph[i].cluster;
	return best;
}

/* The last place within an atom, marked so or stronger, up to which it is no
 * wider than that; 0 for none. What is shaped afresh may be a little narrower
 * than it was within the word. */
static unsigned
marked_place(const struct laying *y, const struct atom *atom, uint8_t mark,
	     int64_t width_mpt)
{
	const struct word *word = atom->word;
	int64_t em = word->font->upem;
	unsigned i;

	if (atom->inner < mark || width_mpt <= 0)
		return 0;
	i = cluster_within(word,
			   width_mpt * em / 1000 / y->ready->size_pt + em / 2);
	if (i >= word->units)
		i = word->units - 1U;
	for (; i; i--)
		if (y->ready->mark[atom->start + (int32_t)i] >= mark &&
		    part_of(y, atom, 0, i).width_mpt <= width_mpt)
			return i;
	return 0;
}

/* As marked_place, between any two clusters. */
static unsigned
cluster_place(const struct laying *y, const struct atom *atom,
	      int64_t width_mpt)
{
	const struct word *word = atom->word;
	unsigned at;

	if (width_mpt <= 0)
		return 0;
	at = cluster_within(word, width_mpt * word->font->upem / 1000 /
					  y->ready->size_pt);
	while (at == word->units ||
	       (at && part_of(y, atom, 0, at).width_mpt > width_mpt))
		at = cluster_before(word, at);
	return at;
}

/* Ends the line within the atom that did not go on it. */
static void
end_within(struct laying *y, struct atom *atom, unsigned at)
{
	struct atom part[2];

	cut(y, atom, at, part);
	push(y, &part[0]);
	end_line(y, y->lines->atoms);
	*atom = part[1];
}

/* Ends the line at the last mark within its atoms from one on. */
static bool
end_in_tail(struct laying *y, size_t from, uint8_t mark)
{
	struct lines *l = y->lines;

	for (size_t k = l->atoms; k-- > from;) {
		struct atom part[2];
		unsigned at = 0;

		if (l->atom[k].inner >= mark)
			at = marked_place(y, &l->atom[k], mark, INT32_MAX);
		if (!at)
			continue;
		cut(y, &l->atom[k], at, part);
		mem_grow(&l->atom, l->atoms, &l->atoms_cap, sizeof *l->atom);
		memmove(&l->atom[k + 1], &l->atom[k],
			(l->atoms++ - k) * sizeof *l->atom);
		l->atom[k] = part[0];
		l->atom[k + 1] = part[1];
		end_line(y, k + 1);
		return true;
	}
	return false;
}

/* Ends the line at the last place marked so or stronger. */
static bool
end_at_mark(struct laying *y, struct atom *atom, uint8_t mark)
{
	struct lines *l = y->lines;
	size_t place = mark == BREAK_MAY ? y->may : y->last;
	unsigned at = marked_place(y, atom, mark, y->width_mpt - y->at_mpt);

	if (at) {
		end_within(y, atom, at);
		return true;
	}
	if (l->atoms && atom->mark >= mark)
		place = l->atoms;
	if (end_in_tail(y, place, mark))
		return true;
	if (place)
		end_line(y, place);
	return place > 0;
}

/* Ends the line where it can be, so that the atom is tried again; false where
 * the line is empty and the atom no more than one cluster. */
static bool
make_room(struct laying *y, struct atom *atom)
{
	unsigned at;

	if (end_at_mark(y, atom, BREAK_MAY) || end_at_mark(y, atom, BREAK_LAST))
		return true;
	at = cluster_place(y, atom, y->width_mpt - y->at_mpt);
	if (!at && y->lines->atoms) {
		end_line(y, y->lines->atoms);
		return true;
	}
	if (!at)
		at = first_cluster_end(atom->word);
	if (at >= atom->word->units)
		return false;
	end_within(y, atom, at);
	return true;
}

static void
fill_lines(struct laying *y)
{
	const struct text_ready *ready = y->ready;

	for (size_t i = 0; i < ready->atoms; i++) {
		struct atom atom = ready->atom[i];

		while (atom.kind == ATOM_WORD &&
		       y->at_mpt + atom.width_mpt > y->width_mpt &&
		       make_room(y, &atom))
			continue;
		push(y, &atom);
		if (atom.kind == ATOM_END)
			end_line(y, y->lines->atoms);
	}
	if (y->lines->atoms)
		end_line(y, y->lines->atoms);
}

const struct text_paragraph *
lines_lay(struct lines *l, const struct text_ready *ready, int32_t width_mpt,
	  struct arena *arena)
{
	struct laying y = {
		.lines = l,
		.ready = ready,
		.arena = arena,
		.width_mpt = width_mpt,
	};
	struct text_paragraph *ret = arena_alloc(arena, sizeof *ret);
	struct text_line *line;

	l->atoms = l->lines = 0;
	fill_lines(&y);
	line = arena_alloc(arena, l->lines * sizeof *line);
	if (l->lines) {
		memcpy(line, l->line, l->lines * sizeof *line);
		line[l->lines - 1].ends_paragraph = true;
	}
	ret->line = line;
	ret->lines = l->lines;
	ret->leading_mpt = ready->leading_mpt;
	ret->ascent_mpt = ready->ascent_mpt;
	return ret;
}

/* ---- measures for tables ---- */

struct measure {
	int64_t box, line, hanging; /* so far; the spaces after */
	int64_t widest_box, widest_line;
};

static void
end_box(struct measure *m)
{
	if (m->box > m->widest_box)
		m->widest_box = m->box;
	m->box = 0;
}

static void
measure_word(struct measure *m, const struct laying *y, const struct atom *atom)
{
	unsigned from = 0, units = atom->word->units;

	if (atom->mark >= BREAK_MAY)
		end_box(m);
	else
		m->box += m->hanging;
	m->line += m->hanging + atom->width_mpt;
	m->hanging = 0;
	for (unsigned i = 1; atom->inner >= BREAK_MAY && i < units; i++) {
		if (y->ready->mark[atom->start + (int32_t)i] < BREAK_MAY)
			continue;
		m->box += part_of(y, atom, from, i).width_mpt;
		end_box(m);
		from = i;
	}
	m->box += from ? part_of(y, atom, from, units).width_mpt
		       : atom->width_mpt;
}

void
lines_measure(const struct text_ready *ready, int32_t *ret_min_mpt,
	      int32_t *ret_max_mpt)
{
	struct laying y = {.ready = ready};
	struct measure m = {0};

	for (size_t i = 0; i <= ready->atoms; i++) {
		const struct atom *atom = &ready->atom[i];

		if (i == ready->atoms || atom->kind == ATOM_END) {
			end_box(&m);
			if (m.line > m.widest_line)
				m.widest_line = m.line;
			m.line = m.hanging = 0;
		} else if (atom->kind == ATOM_SPACE) {
			m.hanging += atom->width_mpt;
		} else {
			measure_word(&m, &y, atom);
		}
	}
	*ret_min_mpt = clamped(m.widest_box);
	*ret_max_mpt = clamped(m.widest_line);
}
