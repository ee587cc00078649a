/* Presses to share between threads. */
#include "render/presses.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"

struct presses {
	pthread_mutex_t lock;
	struct fonts *fonts;
	struct press **idle;
	size_t idles, cap;
};

struct presses *
presses_new(const char *font_folders)
{
	struct presses *presses = mem_new(sizeof *presses);

	pthread_mutex_init(&presses->lock, NULL);
	presses->fonts = fonts_new(font_folders);
	return presses;
}

void
presses_free(struct presses *presses)
{
	if (!presses)
		return;
	while (presses->idles)
		press_free(presses->idle[--presses->idles]);
	free(presses->idle);
	fonts_free(presses->fonts);
	pthread_mutex_destroy(&presses->lock);
	free(presses);
}

/* The last one given back has the warmest words. */
struct press *
presses_take(struct presses *presses)
{
	struct press *taken = NULL;

	pthread_mutex_lock(&presses->lock);
	if (presses->idles)
		taken = presses->idle[--presses->idles];
	pthread_mutex_unlock(&presses->lock);
	return taken ? taken : press_new(presses->fonts);
}

void
presses_give(struct presses *presses, struct press *back)
{
	pthread_mutex_lock(&presses->lock);
	mem_grow(&presses->idle, presses->idles, &presses->cap,
		 sizeof *presses->idle);
	presses->idle[presses->idles++] = back;
	pthread_mutex_unlock(&presses->lock);
}
