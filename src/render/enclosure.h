/* A form that goes with a letter, set whole from a new page, and after it what
 * it says in another language, clause beside clause. Inside render/ only. */
#ifndef VERNACULAR_RENDER_ENCLOSURE_H
#define VERNACULAR_RENDER_ENCLOSURE_H

#include "render/flow.h"

struct enclosure;

/* At the end of flow->out.
 *   whole  the width of the page, of any language
 *   main   the document that it goes with
 * Errors: those of flow_blocks and bilingual_side; E_INPUT a language this
 * version does not know. */
enum status enclosure_put(struct flow *, const struct place *whole,
			  const struct document *main,
			  const struct enclosure *) MUST_USE;

/* Banners as paragraphs in their own languages, behind a bar. */
enum status banners_put(struct flow *, const struct place *,
			const struct banner *) MUST_USE;

/* The place in a banner's language. */
struct place banner_place(const struct place *, const struct banner *);

#endif
