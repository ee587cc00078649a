/* The flow of a document: its blocks as slabs, one under the other, which
 * render/paginate puts on pages. Inside render/pages only.
 *
 * A slab is the smallest thing that does not break: a line with the space
 * before it, a row of a table, a rule, a picture. */
#ifndef VERNACULAR_RENDER_FLOW_H
#define VERNACULAR_RENDER_FLOW_H

#include "render/pages.h"

#define RGB_TEXT 0x000000
#define RGB_LINK 0x0B3C8C
#define RGB_FAINT 0x8A8F8D  /* rules between rows */
#define RGB_STRONG 0x3C4643 /* rules that part, bars of quotations */

/* Whether a page may end behind a slab. */
enum keep {
	KEEP_NOT,
	KEEP_RATHER, /* not, unless it is all of a page: rows set as lines */
	KEEP,	     /* not, unless nothing else helps */
};

/* A line down the side of what it belongs to, as long as that is on a page. */
struct bar {
	int32_t x_mpt, width_mpt;
	uint32_t rgb;
	struct bar *outer;
	size_t page, ink; /* render/paginate's: page from 1 */
};

struct slab;

struct strip {
	struct slab *slab;
	size_t slabs, cap;
};

/* Two strips side by side, each with its own lines. */
struct pair {
	struct strip side[2];
	size_t from[2]; /* render/paginate's: what is next on each side */
};

/* Lines and rules; y counts from the slab's top, x from the page's edge. */
struct slab {
	int32_t before_mpt; /* space above it, except at the top of a page */
	int32_t height_mpt;
	enum keep keep;
	bool turns; /* stands at the top of a page */
	struct ink *ink;
	size_t inks;
	struct bar *bar;
	struct slab *again; /* stands above it as an artifact where it is the
			     * first of a page */
	struct pair *pair;  /* in place of ink */
};

/* Where blocks stand. */
struct place {
	const struct tag *tag;
	bool rtl;
	const struct tag *said; /* the language that `within` is in */
	struct element *within;
	struct bar *bar;
	int32_t left_mpt, right_mpt; /* from the page's left edge */
	int lists, quotes;	     /* how deep */
};

/* The label of an item, until there is a line to stand on. */
struct label {
	const struct text_paragraph *text;
	struct element *element;
	int32_t x_mpt;
	struct label *next; /* of the list inside */
};

/* How far the next block keeps from what is above it. */
enum gap {
	GAP_NONE,
	GAP_ITEM, /* between items, behind a heading */
	GAP_BLOCK,
	GAP_SECTION, /* above a heading */
};

struct flow {
	struct typesetter *typesetter;
	struct arena *arena;
	struct fault *fault;
	int size_pt;
	enum spacing spacing;
	int32_t page_mpt; /* what a page other than the first can hold */
	struct strip *out;
	enum gap gap; /* at least, before the next slab */
	struct label *label;
	struct text_piece *piece; /* of one paragraph at a time */
	size_t pieces, pieces_cap;
	uint32_t elements;
};

/* A paragraph to be. */
struct words {
	const struct span *spans;
	struct element *element;
	enum font_weight weight;
	int size_pt;
	enum keep keep; /* of every line; KEEP_NOT: only no line alone */
	int line;	/* in the source; 0 where there is none */
};

/* The last slab of a strip, new and zeroed. */
struct slab *strip_add(struct strip *, struct arena *);

/* An element at the end of the parent's children. It says its language where
 * that is not what the place says. */
struct element *element_new(struct flow *, struct element *parent, enum role);
struct element *element_in(struct flow *, const struct place *, enum role);

/* The place with the block's own language. */
struct place place_of(const struct place *, const struct block *);
int32_t place_width(const struct place *);

/* Set in, behind a bar at the start edge. */
void place_behind_bar(struct flow *, struct place *);

/* As large as the picture asks to be, or as fits: sets the ink's size. */
void fit_picture(const struct picture *, int32_t width_mpt,
		 int32_t height_mpt, struct ink *);

/* A picture at the start edge with its words beside it, on one slab. */
enum status flow_beside(struct flow *, const struct place *,
			const struct block *) MUST_USE;

/* Blocks at the end of flow->out.
 * Errors: those of text_lay, where "line N"; E_INPUT too deep. */
enum status flow_blocks(struct flow *, const struct place *,
			const struct block *) MUST_USE;
enum status flow_block(struct flow *, const struct place *,
		       const struct block *) MUST_USE;

/* Behind a block that is now the end of flow->out: what it leads up to stands
 * close to it. */
void flow_lead(struct flow *, const struct block *, size_t slabs_before);

/* One paragraph, its language the place's. */
enum status flow_words(struct flow *, const struct place *,
		       const struct words *) MUST_USE;

/* Lines of a paragraph laid already. */
void flow_lines(struct flow *, const struct place *, const struct words *,
		const struct text_paragraph *);

/* Lay flow->piece. The fault says which line of the source. */
enum status flow_lay(struct flow *, const struct place *, const struct words *,
		     int32_t width_mpt,
		     const struct text_paragraph **ret) MUST_USE;

/* A paragraph with its lines no closer than is good in a language, so that
 * one with a Latin word in it looks like the others. */
const struct text_paragraph *flow_air(struct flow *, const struct tag *,
				      const struct words *,
				      const struct text_paragraph *);

/* A paragraph's words shaped, for text_lay_ready. */
enum status flow_prepare(struct flow *, const struct place *,
			 const struct words *,
			 const struct text_ready **ret) MUST_USE;

/* Spans as flow->piece, with elements for links and foreign words. */
void flow_pieces(struct flow *, const struct place *, const struct words *);

/* A slab with the labels that wait for a line.
 *   leading_mpt  which the gap above it goes by
 *   base_mpt     of its first line, from its top; 0 where it has no lines
 *   inks         besides the labels; *ret_ink is where they go
 * A label that is taller than the line moves base and height. */
struct slab_size {
	int32_t leading_mpt, base_mpt, height_mpt;
	size_t inks;
};
struct slab *flow_slab(struct flow *, const struct place *, struct slab_size *,
		       struct ink **ret_ink);

/* The nth line of a paragraph at the start edge between left and right; y is
 * its ascent. */
struct ink line_ink(const struct text_paragraph *, size_t nth,
		    const struct place *, const struct words *);

/* The space that a gap is, by how far lines stand apart. */
int32_t gap_mpt(const struct flow *, enum gap, int32_t leading_mpt);

/* The fault of a block. */
enum status flow_fault(struct flow *, int line, enum status);

/* render/list */
enum status flow_list(struct flow *, const struct place *,
		      const struct block *) MUST_USE;

/* A list a part at a time, so that something can stand beside each item. */
struct list;
enum status list_begin(struct flow *, const struct place *,
		       const struct block *, struct list **ret) MUST_USE;
/* The next item; false *ret_more behind the last. */
enum status list_item(struct list *, bool *ret_more) MUST_USE;

/* render/table */
enum status flow_table(struct flow *, const struct place *,
		       const struct block *) MUST_USE;

/* A table in two steps, for what stands beside another. */
struct table;
enum status table_begin(struct flow *, const struct place *,
			const struct block *, struct table **ret) MUST_USE;
/* The least width it has as a table. */
int32_t table_min_mpt(const struct table *);
/* Rows into flow->out, between the edges of the place. */
void table_set(struct table *, const struct place *);

#endif
