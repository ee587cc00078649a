/* What the two files of text/words share. */
#ifndef VERNACULAR_TEXT_WORDS_INSIDE_H
#define VERNACULAR_TEXT_WORDS_INSIDE_H

#include "base/arena.h"
#include "text/plain.h"
#include "text/seams.h"
#include "text/words.h"

struct entry {
	struct word word; /* first: a word is its entry */
	hb_script_t script;
	uint8_t before, after;
	bool lacks;
	uint16_t lacks_at;
	bool later;	   /* a piece that begins no word */
	struct seam *seam; /* NULL where its font has no seams */
};

struct slot {
	uint64_t hash;
	struct entry *entry;
};

/* What HarfBuzz works out once for a font, language, script and direction. */
struct plan {
	const struct font *font;
	const struct tag *tag;
	hb_segment_properties_t props;
	hb_shape_plan_t *plan;
	struct entry **asked; /* and not yet shaped */
	size_t askeds, askeds_cap;
	size_t units;	     /* of them */
	struct plain *plain; /* NULL: HarfBuzz sets it all */
	struct seams *seams; /* NULL: words are shaped whole */
};

/* A word that is put together when its pieces are shaped. */
struct join {
	struct entry *entry;
	struct plan *plan;
	size_t first, pieces;
};

struct words {
	struct slot *slot;
	size_t slots, count; /* slots is a power of two */
	size_t bytes, bytes_max;
	struct arena *arena;
	hb_buffer_t *buffer;
	struct plan **plan;
	size_t plans, plans_cap;
	struct plan **waiting; /* those with words asked for */
	size_t waitings, waitings_cap;
	UChar *batch; /* text of many words, as it is shaped */
	size_t batch_units, batch_cap;
	struct join *join;
	size_t joins, joins_cap;
	struct entry **piece; /* of all of them */
	size_t pieces, pieces_cap;
};

/* The piece of a word, asked for as a word is, but never cut. */
struct entry *words_piece(struct words *, struct plan *,
			  const struct spelling *);

/* Have a word shaped whole when words settle. */
void words_wait(struct words *, struct entry *, struct plan *);

/* Ask for the pieces of a word, to put it together when words settle. False
 * where it must be shaped whole. */
bool words_cut(struct words *, struct entry *, struct plan *,
	       const struct spelling *);

/* Put together what was cut and is shaped; what does not come out the same is
 * asked for whole. */
void words_join(struct words *);

#endif
