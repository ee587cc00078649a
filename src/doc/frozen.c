/* Keeping documents. Each node is carried field by field in one order, which
 * one set of functions knows for both ways.
 *
 *     document = "vdoc1" fields
 *     number   = 7 bits a byte, the lowest first, the high bit where more come;
 *                31 bits at most
 *     text     = number (0 for none, else bytes + 1) bytes
 *     list     = 1 node 1 node ... 0 */
#include "doc/frozen.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "doc/address.h"

#define MAGIC "vdoc1"
#define DEPTH_MAX 64

/* One way or the other. */
struct carrier {
	struct buf *out; /* writing; NULL when reading */
	const unsigned char *at, *end;
	struct arena *arena;
	int depth;
	bool broken; /* what is read is no document: all further reads are 0 */
};

static uint32_t
break_off(struct carrier *c)
{
	c->broken = true;
	c->at = c->end;
	return 0;
}

static void
put_number(struct buf *out, uint32_t n)
{
	for (; n > 0x7F; n >>= 7)
		buf_char(out, (char)(0x80 | (n & 0x7F)));
	buf_char(out, (char)n);
}

static uint32_t
get_number(struct carrier *c)
{
	uint64_t n = 0;

	for (int shift = 0; shift < 35; shift += 7) {
		if (c->at == c->end)
			return break_off(c);
		n |= (uint64_t)(*c->at & 0x7F) << shift;
		if (!(*c->at++ & 0x80))
			return n > INT32_MAX ? break_off(c) : (uint32_t)n;
	}
	return break_off(c);
}

static void
carry_int(struct carrier *c, int *n)
{
	if (c->out)
		put_number(c->out, (uint32_t)*n);
	else
		*n = (int)get_number(c);
}

static void
carry_bool(struct carrier *c, bool *b)
{
	int n = *b;

	carry_int(c, &n);
	*b = n == 1;
}

static void
carry_text(struct carrier *c, const char **text)
{
	size_t count;

	if (c->out) {
		count = *text ? strlen(*text) : 0;
		put_number(c->out, *text ? (uint32_t)count + 1 : 0);
		buf_put(c->out, *text ? *text : "", count);
		return;
	}
	*text = NULL;
	count = get_number(c);
	if (!count)
		return;
	count--;
	if (count > (size_t)(c->end - c->at) || memchr(c->at, 0, count) ||
	    utf8_valid((const char *)c->at, count) != count) {
		break_off(c);
		return;
	}
	*text = arena_copy(c->arena, c->at, count);
	c->at += count;
}

/* Whether another node comes; more says so when writing. */
static bool
carry_more(struct carrier *c, bool more)
{
	carry_bool(c, &more);
	return more;
}

static bool
go_down(struct carrier *c)
{
	if (++c->depth > DEPTH_MAX && !c->out)
		break_off(c);
	return !c->broken;
}

/* The next of a list: when reading, a new one hung where *link is; when
 * writing, a copy, since the document is not ours to touch. */
#define CARRY_NODE(c, link, copy)                                             \
	((c)->out ? ((copy) = **(link), &(copy))                              \
		  : (*(link) = arena_alloc((c)->arena, sizeof **(link))))

static void
carry_spans(struct carrier *c, struct span **link)
{
	if (!go_down(c))
		return;
	while (carry_more(c, c->out && *link)) {
		struct span copy, *span = CARRY_NODE(c, link, copy);
		int kind = (int)span->kind;

		carry_int(c, &kind);
		if (kind > SPAN_VALUE)
			kind = (int)break_off(c);
		span->kind = (enum span_kind)kind;
		carry_bool(c, &span->rtl);
		carry_bool(c, &span->whole);
		carry_text(c, &span->text);
		carry_text(c, &span->target);
		carry_text(c, &span->type);
		carry_text(c, &span->lang);
		carry_spans(c, &span->child);
		link = &(*link)->next;
	}
	c->depth--;
}

static void
carry_blocks(struct carrier *c, struct block **link)
{
	if (!go_down(c))
		return;
	while (carry_more(c, c->out && *link)) {
		struct block copy, *block = CARRY_NODE(c, link, copy);
		int kind = (int)block->kind;

		carry_int(c, &kind);
		if (kind > BLOCK_PICTURE)
			kind = (int)break_off(c);
		block->kind = (enum block_kind)kind;
		carry_int(c, &block->level);
		carry_int(c, &block->first);
		carry_bool(c, &block->header);
		carry_int(c, &block->line);
		carry_text(c, &block->text);
		carry_text(c, &block->target);
		carry_text(c, &block->lang);
		carry_spans(c, &block->spans);
		carry_blocks(c, &block->child);
		link = &(*link)->next;
	}
	c->depth--;
}

static void
carry_banners(struct carrier *c, struct banner **link)
{
	while (carry_more(c, c->out && *link)) {
		struct banner copy, *banner = CARRY_NODE(c, link, copy);

		carry_text(c, &banner->lang);
		carry_text(c, &banner->text);
		carry_bool(c, &banner->rtl);
		link = &(*link)->next;
	}
}

static void
carry_address(struct carrier *c, const struct address **to)
{
	struct address copy = {.lines = 0}, *address = &copy;
	int lines;

	if (*to)
		copy = **to;
	lines = (int)copy.lines;
	carry_int(c, &lines);
	if (lines > ADDRESS_LINES_MAX)
		lines = (int)break_off(c);
	if (!c->out && lines)
		*to = address = arena_alloc(c->arena, sizeof *address);
	address->lines = (size_t)lines;
	for (int i = 0; i < lines; i++)
		carry_text(c, &address->line[i]);
}

static void
carry_document(struct carrier *c, struct document *document)
{
	int bits = document->rtl | document->easy_read << 1;

	carry_text(c, &document->title);
	carry_text(c, &document->lang);
	carry_int(c, &bits);
	document->rtl = bits & 1;
	document->easy_read = bits & 2;
	carry_address(c, &document->to);
	carry_banners(c, &document->banners);
	carry_blocks(c, &document->blocks);
}

void
document_freeze(const struct document *document, struct buf *out)
{
	struct document copy = *document; /* the walk writes nothing to it */
	struct carrier carrier = {.out = out};

	buf_text(out, MAGIC);
	carry_document(&carrier, &copy);
}

enum status
document_thaw(const void *bytes, size_t count, struct arena *arena,
	      struct document **ret, struct fault *fault)
{
	struct document *document = arena_alloc(arena, sizeof *document);
	struct carrier carrier = {.arena = arena};
	const size_t magic = strlen(MAGIC);

	if (count >= magic && !memcmp(bytes, MAGIC, magic)) {
		carrier.at = (const unsigned char *)bytes + magic;
		carrier.end = (const unsigned char *)bytes + count;
		carry_document(&carrier, document);
	} else {
		carrier.broken = true;
	}
	if (carrier.broken || carrier.at != carrier.end || !document->lang ||
	    !document->title)
		return fault_set(fault, E_INTERNAL, "letter",
				 N_("What is kept of this letter is damaged: "
				    "restore it from a backup"),
				 NULL);
	*ret = document;
	return OK;
}
