/* Which languages can be printed with the fonts installed here. */
#include "desk/languages.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/place.h"
#include "desk/inside.h"
#include "lang/tag.h"
#include "text/exemplar.h"

struct languages {
	pthread_mutex_t asking; /* held by the first while it looks */
	struct printed *list;	/* NULL: not asked for yet */
	size_t count;
};

struct languages *
languages_new(void)
{
	struct languages *all = mem_new(sizeof *all);

	pthread_mutex_init(&all->asking, NULL);
	return all;
}

void
languages_free(struct languages *all)
{
	if (!all)
		return;
	pthread_mutex_destroy(&all->asking);
	free(all->list);
	free(all);
}

static void
look(struct fonts *fonts, const struct tag *tag, struct printed *ret)
{
	struct fault fault;
	size_t characters;

	ret->tag = tag;
	if (tag->kind != TAG_WRITTEN)
		return;
	ret->print = exemplar_check(fonts, tag, &characters, &fault) == OK;
	if (!ret->print)
		ret->why_not = fault;
}

/* With fonts of its own: the presses need not keep all of them open. */
static void
look_at_all(struct languages *all)
{
	struct fonts *fonts = fonts_new(place_fonts());
	const struct tag *tags;

	all->count = tag_all(&tags);
	all->list = mem_new(all->count * sizeof *all->list);
	for (size_t i = 0; i < all->count; i++)
		look(fonts, &tags[i], &all->list[i]);
	fonts_free(fonts);
}

void
languages_printed(struct visit *visit, struct printed_list *ret)
{
	struct languages *all = desk_languages(visit->desk);

	pthread_mutex_lock(&all->asking);
	if (!all->list)
		look_at_all(all);
	*ret = (struct printed_list){all->list, all->count};
	pthread_mutex_unlock(&all->asking);
}
