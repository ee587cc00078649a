/* The document: one tree of blocks and spans that every output walks and none
 * changes. Made by doc/markdown or notice/merge, read by render/. A tree lives
 * in one arena; a renderer gets it const. */
#ifndef VERNACULAR_DOC_TREE_H
#define VERNACULAR_DOC_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct address;
struct picture;

enum block_kind {
	BLOCK_HEADING,   /* level 1 to 6 */
	BLOCK_PARAGRAPH,
	BLOCK_LIST,      /* children are BLOCK_ITEM; first is 0 if unordered */
	BLOCK_ITEM,      /* children are blocks */
	BLOCK_TABLE,     /* children are BLOCK_ROW, the first one of headers */
	BLOCK_ROW,       /* children are BLOCK_CELL */
	BLOCK_CELL,
	BLOCK_QUOTE,     /* children are blocks */
	BLOCK_RULE,
	BLOCK_PICTURE,   /* target is the file, text the alternative text; of a
			  * code "code:" and the address that it opens */
};

enum span_kind {
	SPAN_TEXT,        /* text */
	SPAN_STRONG,      /* children */
	SPAN_LINK,        /* children, target */
	SPAN_CODE,        /* text */
	SPAN_BREAK,       /* a line ends here */
	SPAN_PLACEHOLDER, /* text is a field's name; only before merging */
	SPAN_VALUE,       /* text, type, lang, rtl: isolated from what is round
			   * it, in every output */
};

/* What stands inside a line of text. */
struct span {
	enum span_kind kind;
	bool rtl;           /* of a value: how its own text runs */
	bool whole;         /* of a value: stands on one line */
	const char *text;   /* UTF-8 */
	const char *target; /* of a link: an allowed URL (doc/span.h) */
	const char *type;   /* of a value: "date", "money" ... */
	const char *lang;   /* of a value: BCP 47; NULL when it has none, such
			     * as a reference or a name of unknown language */
	struct span *child, *next;
};

struct block {
	enum block_kind kind;
	int level;          /* heading: 1 to 6 */
	int first;          /* ordered list: the first number; else 0 */
	bool header;        /* row or cell: of headers */
	int line;           /* in the source file, from 1; 0 when made by us */
	const char *source; /* Markdown of a leaf's spans, soft line ends as
			     * spaces; what a translator sees */
	const char *note;   /* for the translator, from a comment before it */
	const char *text;   /* picture: alternative text */
	const char *target; /* picture: file */
	const struct picture *picture; /* picture: read (doc/picture.h); NULL
					* where nobody has read it */
	const char *lang;   /* only where it differs from the document's */
	struct span *spans; /* of a leaf; picture: words beside it */
	struct block *child, *next;
};

/* Words that stand on every copy, such as that it is a draft. */
struct banner {
	const char *lang, *text;
	bool rtl;
	struct banner *next;
};

struct document {
	const char *title;
	const char *lang; /* BCP 47 */
	bool rtl;
	bool easy_read; /* large letters, pictures beside their words */
	const struct address *to; /* who it is sent to; NULL for nobody */
	struct banner *banners;
	struct block *blocks;
};

/* Whether text reads from right to left by its first strong character.
 * Source: UAX 9, rules P2 and P3. */
bool text_rtl(const char *text);

/* The address that a picture is the code of; NULL for every other block. A
 * code is for paper: outputs for a screen have the address. */
const char *block_code(const struct block *);

/* Whether the block holds spans and no blocks. */
bool block_leaf(const struct block *);

/* The words of some spans, without markup; appended. */
struct buf;
void spans_text(const struct span *, struct buf *);

#endif
