/* The press: what setting one letter leaves for the next, such as shaped words
 * and memory. Every thread that prints has its own; fonts are shared. */
#ifndef VERNACULAR_RENDER_PRESS_H
#define VERNACULAR_RENDER_PRESS_H

#include <stddef.h>

#include "text/fonts.h"

struct press;

/* fonts is borrowed for as long as the press lives. */
struct press *press_new(struct fonts *);

/* A press with fonts of its own, for a program that has one only.
 *   font_folders  as fonts_new */
struct press *press_alone(const char *font_folders);

void press_free(struct press *);

/* How many pages the PDF has that was printed last. */
size_t press_pages(const struct press *);

#endif
