/* Letters of a campaign: one worker, its press, and what letters of a kind have
 * in common. What a letter becomes depends on its row and its kind alone, so
 * that any number of workers makes the same files. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/campaign_inside.h"
#include "render/braille.h"
#include "render/edition.h"
#include "render/presses.h"

#define EDITION_LEAST 12 /* letters that are worth one */
#define EDITIONS_MOST 96

struct campaign_maker {
	const struct campaign *campaign;
	struct press *press;
	struct arena *arena;	  /* of the letter */
	struct edition **edition; /* by kind; NULL: not begun, or let go */
	int64_t *used;		  /* when each was, by count of letters */
	size_t editions;	  /* that there are */
	size_t kinds;		  /* of the first pass */
	int64_t letters;
};

struct campaign_maker *
campaign_maker_new(const struct campaign *c)
{
	struct campaign_maker *maker = mem_new(sizeof *maker);

	maker->campaign = c;
	maker->kinds = c->kinds;
	maker->press = presses_take(c->presses);
	maker->arena = arena_new();
	maker->edition = mem_new((c->kinds + 1) * sizeof(struct edition *));
	maker->used = mem_new((c->kinds + 1) * sizeof *maker->used);
	return maker;
}

void
campaign_maker_free(struct campaign_maker *maker)
{
	if (!maker)
		return;
	for (size_t i = 0; i < maker->kinds; i++)
		edition_free(maker->edition[i]);
	presses_give(maker->campaign->presses, maker->press);
	arena_free(maker->arena);
	free(maker->edition);
	free(maker->used);
	free(maker);
}

static void
let_go(struct campaign_maker *maker, size_t i)
{
	edition_free(maker->edition[i]);
	maker->edition[i] = NULL;
	maker->editions--;
}

/* The one that was not asked for longest goes. */
static void
make_room(struct campaign_maker *maker)
{
	size_t oldest = 0;
	bool found = false;

	if (maker->editions < EDITIONS_MOST)
		return;
	for (size_t i = 0; i < maker->kinds; i++)
		if (maker->edition[i] &&
		    (!found || maker->used[i] < maker->used[oldest])) {
			oldest = i;
			found = true;
		}
	let_go(maker, oldest);
}

static enum status
edition_of(struct campaign_maker *maker, const struct campaign_kind *kind,
	   const struct render_options *options, struct edition **ret,
	   struct fault *fault)
{
	struct edition **edition = &maker->edition[kind->number];
	enum status status = OK;

	if (*edition && edition_worn(*edition))
		let_go(maker, kind->number);
	if (!*edition) {
		make_room(maker);
		status = edition_new(kind->sample, kind->samples, options,
				     edition, fault);
		maker->editions += status == OK;
	}
	maker->used[kind->number] = maker->letters++;
	*ret = *edition;
	return status;
}

/* Pages of Braille end in a form feed each. */
static size_t
count_feeds(const struct buf *out, size_t from)
{
	size_t feeds = 0;

	for (size_t i = from; i < out->count; i++)
		feeds += out->bytes[i] == '\f';
	return feeds;
}

static enum status
print(struct campaign_maker *maker, const struct campaign_kind *kind,
      const struct document *document, struct buf *out, struct fault *fault)
{
	const struct braille_options braille = {.grade = kind->grade};
	const struct render_options options = {
		.frame = RENDER_FILE,
		.press = maker->press,
		.size_pt = kind->size_pt,
		.paper = kind->paper,
		.spacing = kind->spacing,
		.letterhead = kind->renderer->render == render_pdf
				      ? maker->campaign->letterhead
				      : NULL,
		.braille = &braille,
	};
	struct edition *edition;
	enum status status;

	if (kind->renderer->render != render_pdf ||
	    kind->letters < EDITION_LEAST || !kind->samples)
		return kind->renderer->render(document, &options, out, fault);
	status = edition_of(maker, kind, &options, &edition, fault);
	return status == OK ? edition_letter(edition, document, out, fault)
			    : status;
}

enum status
campaign_make(struct campaign_maker *maker, const struct recipient *to,
	      struct buf *out, size_t *ret_pages, struct fault *fault)
{
	const struct renderer *renderer = to->kind->renderer;
	struct faults faults = {0};
	struct document document;
	size_t start = out->count;
	enum status status = campaign_document(
		maker->campaign, to, maker->arena, &document, &faults);

	if (status == OK)
		status = print(maker, to->kind, &document, out, fault);
	else if (faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	*ret_pages = 0;
	if (renderer->render == render_pdf)
		*ret_pages = press_pages(maker->press);
	else if (renderer->render == render_brf)
		*ret_pages = count_feeds(out, start);
	arena_reset(maker->arena);
	return status;
}
