/* Whether a document can be used by everyone. */
#include "doc/check.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

struct walk {
	const char *name;
	struct faults *faults;
	int level, tops; /* last heading's level; headings of level 1 */
	bool failed;
};

static void
found(struct walk *walk, const struct block *block, const char *message,
      const char *text)
{
	char where[FAULT_BYTES];

	snprintf(where, sizeof where, "%s:%d", walk->name, block->line);
	(void)fault_set(faults_add(walk->faults), E_INPUT, where, message,
			"text", text, NULL);
	walk->failed = true;
}

static bool
blank(const struct span *spans)
{
	struct buf words = {0};
	bool empty;

	spans_text(spans, &words);
	empty = strspn(buf_string(&words), " \t\n") == words.count;
	buf_free(&words);
	return empty;
}

static void
check_heading(struct walk *walk, const struct block *block)
{
	struct buf words = {0};

	spans_text(block->spans, &words);
	if (blank(block->spans))
		found(walk, block,
		      N_("a heading has no words: give it some, or take it "
			 "away"),
		      "");
	if (block->level > walk->level + 1 && walk->level)
		found(walk, block,
		      N_("the heading “{text}” leaves out a level: give it one "
			 "# less"),
		      buf_string(&words));
	if (block->level == 1 && ++walk->tops == 2)
		found(walk, block,
		      N_("“{text}” is a second heading with one #: a letter "
			 "has one, the others have ## or more"),
		      buf_string(&words));
	walk->level = block->level;
	buf_free(&words);
}

static void
check_table(struct walk *walk, const struct block *table)
{
	const struct block *row = table->child;
	size_t blanks = 0;

	if (!row || !row->header) {
		found(walk, table,
		      N_("a table has no row of headers: put one above"), "");
		return;
	}
	for (const struct block *c = row->child; c; c = c->next)
		blanks += c->header && blank(c->spans);
	if (blanks)
		found(walk, table,
		      N_("a header of a table is empty: say what stands in the "
			 "column"),
		      "");
}

/* Source: WCAG 2.2, 2.4.4: the purpose of a link, from its words. */
static void
check_links(struct walk *walk, const struct block *block,
	    const struct span *span)
{
	static const char *const empty[] = {"here", "click here", "this",
					    "link", "more", "read more",
					    "this link"};

	for (; span; span = span->next) {
		struct buf words = {0};

		check_links(walk, block, span->child);
		if (span->kind != SPAN_LINK)
			continue;
		spans_text(span->child, &words);
		if (blank(span->child))
			found(walk, block, N_("a link has no words: {text}"),
			      span->target);
		for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
			if (!strcasecmp(buf_string(&words), empty[i]))
				found(walk, block,
				      N_("the link “{text}” does not say where "
					 "it goes: use words that do"),
				      buf_string(&words));
		buf_free(&words);
	}
}

static void
check_blocks(struct walk *walk, const struct block *block)
{
	for (; block; block = block->next) {
		if (block->kind == BLOCK_HEADING)
			check_heading(walk, block);
		if (block->kind == BLOCK_TABLE)
			check_table(walk, block);
		if (block->kind == BLOCK_PICTURE &&
		    (!block->text || !*block->text))
			found(walk, block,
			      N_("the picture {text} has no words: say between "
				 "the square brackets what it shows"),
			      block->target);
		check_links(walk, block, block->spans);
		check_blocks(walk, block->child);
	}
}

enum status
document_check(const struct document *document, const char *name,
	       struct faults *faults)
{
	struct walk walk = {.name = name, .faults = faults};
	const struct block top = {.line = 1};

	check_blocks(&walk, document->blocks);
	if (!walk.tops)
		found(&walk, &top,
		      N_("there is no heading with one #: begin with what the "
			 "letter is about"),
		      "");
	return walk.failed ? E_INPUT : OK;
}
