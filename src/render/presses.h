/* Presses to share between threads: take one, print, give it back. Their fonts
 * are opened once for all. */
#ifndef VERNACULAR_RENDER_PRESSES_H
#define VERNACULAR_RENDER_PRESSES_H

#include "render/press.h"

struct presses;

/* font_folders: as fonts_new. Nothing is opened before the first letter. */
struct presses *presses_new(const char *font_folders);
void presses_free(struct presses *); /* after every press was given back */

/* Any thread. Never NULL. */
struct press *presses_take(struct presses *);
void presses_give(struct presses *, struct press *);

#endif
