/* Slabs onto pages: each page takes as many as it holds, and ends where one
 * may end. */
#include "render/paginate.h"

/* A clause of so many lines may begin on one page and end on the next, beside
 * its like. */
#define LONG_CLAUSE 8

/* What saves a letter its second page may make spaces smaller by so much. */
#define SQUEEZE_PERCENT 30

/* Some slabs from a strip, at the place on a page where they are to go. */
struct fit {
	const struct slab *slab;
	size_t slabs;
	int32_t room_mpt;
	bool top;    /* they are the first on the page */
	bool resort; /* no page has more room: something must go here */
};

void
sheets_add(struct sheets *sheets)
{
	sheets->sheet = arena_grow(sheets->arena, sheets->sheet, sheets->count,
				   &sheets->cap, sizeof *sheets->sheet);
	sheets->count++;
	if (sheets->ground)
		sheet_ink(sheets, sheets->count - 1, sheets->ground);
}

void
sheet_ink(struct sheets *sheets, size_t nth, const struct ink *ink)
{
	struct sheet *sheet = &sheets->sheet[nth];

	sheet->ink = arena_grow(sheets->arena, sheet->ink, sheet->inks,
				&sheet->cap, sizeof *sheet->ink);
	sheet->ink[sheet->inks++] = *ink;
}

static int32_t slab_mpt(const struct slab *, bool top, int32_t enough);

/* How high slabs are together, counted no further than enough. */
static int32_t
strip_mpt(const struct slab *slab, size_t slabs, bool top, int32_t enough)
{
	int32_t sum = top && slabs && slab->again ? slab->again->height_mpt : 0;

	for (size_t i = 0; i < slabs && sum <= enough; i++)
		sum += (i || !top ? slab[i].before_mpt : 0) +
		       slab_mpt(&slab[i], false, enough);
	return sum;
}

/* What of one side of a pair is still to come. */
static struct fit
rest_of(const struct pair *pair, int side, int32_t room_mpt, bool top)
{
	const size_t from = pair->from[side];

	return (struct fit){
		.slab = pair->side[side].slab + from,
		.slabs = pair->side[side].slabs - from,
		.room_mpt = room_mpt,
		.top = top,
	};
}

static int32_t
slab_mpt(const struct slab *slab, bool top, int32_t enough)
{
	int32_t high[2];

	if (!slab->pair)
		return slab->height_mpt;
	for (int side = 0; side < 2; side++) {
		const struct fit rest = rest_of(slab->pair, side, 0, top);

		high[side] = strip_mpt(rest.slab, rest.slabs, top, enough);
	}
	return high[0] > high[1] ? high[0] : high[1];
}

static size_t fits(const struct fit *, bool *ret_split);

/* Whether a pair can be parted so that each side that has lines left leaves
 * some here. A short one is not, if it can go to the next page. */
static bool
splits(const struct slab *slab, const struct fit *fit)
{
	const struct pair *pair = slab->pair;
	bool some = false;

	if (!fit->top && pair->side[0].slabs < LONG_CLAUSE &&
	    pair->side[1].slabs < LONG_CLAUSE)
		return false;
	for (int side = 0; side < 2; side++) {
		struct fit rest = rest_of(pair, side, fit->room_mpt, fit->top);
		bool split;

		rest.resort = fit->resort;
		if (!rest.slabs)
			continue;
		if (!fits(&rest, &split))
			return false;
		some = true;
	}
	return some;
}

/* Where to end: the last place that may, else, where nothing comes before
 * these slabs, the last that would rather not. */
static size_t
best_end(const struct fit *fit, const size_t end[3])
{
	if (end[KEEP_NOT])
		return end[KEEP_NOT];
	if (!fit->top)
		return 0;
	if (end[KEEP_RATHER])
		return end[KEEP_RATHER];
	if (end[KEEP])
		return end[KEEP];
	return fit->resort ? 1 : 0;
}

/* How many slabs go here. *ret_split: and a part of the next, a pair. */
static size_t
fits(const struct fit *fit, bool *ret_split)
{
	const struct slab *slab = fit->slab;
	size_t end[3] = {0};
	int32_t used = fit->top && fit->slabs && slab->again
			       ? slab->again->height_mpt
			       : 0;

	*ret_split = false;
	for (size_t i = 0; i < fit->slabs; i++) {
		const bool top = fit->top && !i;
		struct fit part = {.top = top, .resort = top && fit->resort};

		if (slab[i].turns && !top)
			return i;
		used += top ? 0 : slab[i].before_mpt;
		part.room_mpt = fit->room_mpt - used;
		used += slab_mpt(&slab[i], top, fit->room_mpt);
		if (used > fit->room_mpt) {
			*ret_split = slab[i].pair && splits(&slab[i], &part);
			return *ret_split ? i : best_end(fit, end);
		}
		end[slab[i].keep] = i + 1;
	}
	return fit->slabs;
}

/* Lines down the side go on from slab to slab. */
static void
put_bars(struct sheets *sheets, size_t nth, const struct slab *slab,
	 const int32_t range_mpt[2])
{
	for (struct bar *bar = slab->bar; bar; bar = bar->outer) {
		struct ink ink = {
			.kind = INK_RULE,
			.x_mpt = bar->x_mpt,
			.y_mpt = range_mpt[0],
			.width_mpt = bar->width_mpt,
			.rgb = bar->rgb,
		};

		if (bar->page != nth + 1) {
			bar->page = nth + 1;
			bar->ink = sheets->sheet[nth].inks;
			sheet_ink(sheets, nth, &ink);
		}
		sheets->sheet[nth].ink[bar->ink].height_mpt =
			range_mpt[1] - sheets->sheet[nth].ink[bar->ink].y_mpt;
	}
}

static void
put_inks(struct sheets *sheets, size_t nth, const struct slab *slab,
	 int32_t y_mpt)
{
	for (size_t i = 0; i < slab->inks; i++) {
		struct ink ink = slab->ink[i];

		ink.y_mpt += y_mpt;
		sheet_ink(sheets, nth, &ink);
	}
}

/* What stands again stands there for the eye only. */
static int32_t
put_again(struct sheets *sheets, size_t nth, const struct slab *slab,
	  int32_t y_mpt)
{
	for (size_t i = 0; i < slab->inks; i++) {
		struct ink ink = slab->ink[i];

		ink.y_mpt += y_mpt;
		ink.element = NULL;
		ink.artifact = ARTIFACT_PAGINATION;
		sheet_ink(sheets, nth, &ink);
	}
	return y_mpt + slab->height_mpt;
}

static int32_t put_slabs(struct sheets *, struct slab *, size_t slabs,
			 int32_t y_mpt, bool top);

/* As much of both sides as there is room for. */
static int32_t
put_pair(struct sheets *sheets, struct pair *pair, int32_t y_mpt, bool top)
{
	int32_t low = y_mpt;

	for (int side = 0; side < 2; side++) {
		struct fit rest =
			rest_of(pair, side, sheets->bottom_mpt - y_mpt, top);
		struct slab *slab = pair->side[side].slab + pair->from[side];
		size_t count;
		int32_t end;
		bool split;

		rest.resort = top;
		if (!rest.slabs)
			continue;
		count = fits(&rest, &split);
		end = put_slabs(sheets, slab, count, y_mpt, top);
		pair->from[side] += count;
		low = end > low ? end : low;
	}
	return low;
}

/* Returns where they end. */
static int32_t
put_slabs(struct sheets *sheets, struct slab *slab, size_t slabs, int32_t y_mpt,
	  bool top)
{
	const size_t nth = sheets->count - 1;

	if (top && slabs && slab->again)
		y_mpt = put_again(sheets, nth, slab->again, y_mpt);
	for (size_t i = 0; i < slabs; i++) {
		const bool first = top && !i;
		int32_t from;

		from = y_mpt += first ? 0 : slab[i].before_mpt;
		put_inks(sheets, nth, &slab[i], y_mpt);
		y_mpt = slab[i].pair
				? put_pair(sheets, slab[i].pair, y_mpt, first)
				: y_mpt + slab[i].height_mpt;
		put_bars(sheets, nth, &slab[i], (int32_t[2]){from, y_mpt});
	}
	return y_mpt;
}

void
strip_keep_end(struct strip *strip, int32_t high_mpt)
{
	int32_t high = 0;

	for (size_t i = strip->slabs; i-- > 1 && high < high_mpt;) {
		high += slab_mpt(&strip->slab[i], false, high_mpt);
		if (!strip->slab[i].turns)
			strip->slab[i - 1].keep = KEEP;
	}
}

/* Make the spaces between slabs smaller by so much in all. */
static void
squeeze(struct strip *strip, int32_t over_mpt, int32_t spaces_mpt)
{
	for (size_t i = 1; i < strip->slabs; i++) {
		const int64_t share =
			(int64_t)strip->slab[i].before_mpt * over_mpt;

		strip->slab[i].before_mpt -=
			(int32_t)((share + spaces_mpt - 1) / spaces_mpt);
	}
}

bool
sheets_one(const struct sheets *sheets, struct strip *strip)
{
	const int32_t room = sheets->bottom_mpt - sheets->first_top_mpt;
	int32_t high, spaces = 0;

	for (size_t i = 1; i < strip->slabs; i++)
		if (strip->slab[i].turns)
			return false;
	high = strip_mpt(strip->slab, strip->slabs, true, 2 * room);
	if (high <= room)
		return true;
	if (high > 2 * room)
		return false;
	for (size_t i = 1; i < strip->slabs; i++)
		spaces += strip->slab[i].before_mpt;
	if (high - room > spaces / 100 * SQUEEZE_PERCENT)
		return false;
	squeeze(strip, high - room, spaces);
	return true;
}

void
sheets_fill(struct sheets *sheets, struct strip *strip)
{
	int32_t top_mpt = sheets->first_top_mpt;
	size_t at = 0;

	while (at < strip->slabs) {
		const struct fit fit = {
			.slab = strip->slab + at,
			.slabs = strip->slabs - at,
			.room_mpt = sheets->bottom_mpt - top_mpt,
			.top = true,
			.resort = top_mpt <= sheets->top_mpt,
		};
		bool split;
		const size_t count = fits(&fit, &split);

		put_slabs(sheets, strip->slab + at, count + split, top_mpt,
			  true);
		at += count;
		if (at < strip->slabs)
			sheets_add(sheets);
		top_mpt = sheets->top_mpt;
	}
}
