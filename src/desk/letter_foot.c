/* What stands below every letter. */
#include "desk/letter_foot.h"

#include <string.h>

#include "base/buf.h"
#include "desk/clause.h"
#include "desk/inside.h"
#include "doc/picture.h"
#include "doc/tree.h"
#include "lang/tag.h"
#include "store/strapline.h"
#include "wire/model.h"
#include "wire/qr.h"

#define LINE_CLAUSE "another-way"
#define CODE_CLAUSE "scan-code"
#define CODE_SIDE_MM 25

/* Where the next block goes. */
struct foot {
	struct visit *visit;
	const struct making *making;
	struct block **end;
};

/* One of the two clauses in a language. Errors: E_REFUSED. */
static enum status
say(const struct foot *foot, const char *clause, const struct tag *tag,
    const struct document **ret)
{
	const struct making *making = foot->making;
	struct clause_making words = {
		.organisation = making->tenant.organisation,
		.notices = making->notices,
		.name = clause,
		.merge = {.tag = tag,
			  .values = model_object(foot->visit->arena),
			  .calendar = making->merge.calendar},
	};
	struct fault fault;

	return clause_make(foot->visit, &words, ret, &fault);
}

static void
put(struct foot *foot, struct block *block)
{
	*foot->end = block;
	foot->end = &block->next;
}

/* A block of the clause's, in its language. */
static struct block *
take(const struct foot *foot, const struct block *from, const struct tag *tag)
{
	struct block *block = arena_alloc(foot->visit->arena, sizeof *block);

	*block = *from;
	block->next = NULL;
	block->line = 0;
	block->lang = strcmp(tag->tag, foot->making->document->lang)
			      ? tag->tag
			      : NULL;
	return block;
}

static void
put_line(struct foot *foot, const struct tag *tag)
{
	const struct document *words;

	if (say(foot, LINE_CLAUSE, tag, &words) == OK && words->blocks)
		put(foot, take(foot, words->blocks, tag));
}

/* The letter's own language, English, and those of the landlord's tenants. */
static enum status
put_lines(struct foot *foot, struct fault *fault)
{
	struct access access = visit_access_of_service(foot->visit);
	const struct tag *own = tag_find(foot->making->document->lang);
	const struct tag *english = tag_find("en");
	struct strapline line = {.languages = ""};
	enum status status = strapline_get(
		&access, foot->making->tenant.organisation, &line, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	if (own)
		put_line(foot, own);
	if (own != english)
		put_line(foot, english);
	for (const char *at = line.languages; *at;) {
		size_t count = strcspn(at, " ");
		const struct tag *tag =
			tag_find(arena_copy(foot->visit->arena, at, count));

		if (tag && tag != own && tag != english)
			put_line(foot, tag);
		at += count + (at[count] == ' ');
	}
	return OK;
}

/* Black squares on white, whatever the colour of the paper. */
static enum status
draw_code(struct visit *visit, const char *address,
	  const struct picture **ret, struct fault *fault)
{
	struct buf path = {0}, svg = {0};
	int side = 0;
	enum status status = qr_path(address, &path, &side, fault);

	if (status == OK) {
		buf_printf(&svg,
			   "<svg xmlns=\"http://www.w3.org/2000/svg\""
			   " width=\"%dmm\" height=\"%dmm\""
			   " viewBox=\"0 0 %d %d\"><path fill=\"#fff\""
			   " d=\"M0 0h%dv%dh-%dz\"/><path d=\"",
			   CODE_SIDE_MM, CODE_SIDE_MM, side, side, side, side,
			   side);
		buf_text(&svg, buf_string(&path));
		buf_text(&svg, "\"/></svg>");
		status = picture_parse("code", buf_string(&svg), svg.count,
				       visit->arena, ret, fault);
	}
	buf_free(&path);
	buf_free(&svg);
	return status;
}

static const char *
words_of(const struct foot *foot, const struct block *block)
{
	struct buf out = {0};
	const char *text;

	spans_text(block->spans, &out);
	text = arena_text(foot->visit->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

/* The code, with its sentence beside it and its alternative text. */
static enum status
put_code(struct foot *foot, const char *address, struct fault *fault)
{
	const struct tag *tag = tag_find(foot->making->document->lang);
	const struct document *words;
	struct block *block;

	if (!tag || say(foot, CODE_CLAUSE, tag, &words) != OK) {
		tag = tag_find("en");
		if (say(foot, CODE_CLAUSE, tag, &words) != OK)
			return OK;
	}
	if (!words->blocks || !words->blocks->next)
		return OK;
	block = take(foot, words->blocks, tag);
	block->kind = BLOCK_PICTURE;
	block->text = words_of(foot, words->blocks->next);
	block->target = arena_printf(foot->visit->arena, "code:%s", address);
	put(foot, block);
	return draw_code(foot->visit, address, &block->picture, fault);
}

static struct block **
end_of(struct block **link)
{
	while (*link)
		link = &(*link)->next;
	return link;
}

enum status
letter_foot(struct visit *visit, struct making *making, const char *address,
	    struct fault *fault)
{
	struct document *whole = arena_alloc(visit->arena, sizeof *whole);
	struct block *rule = arena_alloc(visit->arena, sizeof *rule);
	struct foot foot = {visit, making, NULL};
	enum status status = OK;

	*whole = *making->document;
	making->document = whole;
	foot.end = end_of(&whole->blocks);
	rule->kind = BLOCK_RULE;
	put(&foot, rule);
	if (address)
		status = put_code(&foot, address, fault);
	return status == OK ? put_lines(&foot, fault) : status;
}

enum status
letter_codes(struct visit *visit, struct document *document,
	     struct fault *fault)
{
	enum status status = OK;

	for (struct block *b = document->blocks; b && status == OK;
	     b = b->next)
		if (block_code(b))
			status = draw_code(visit, block_code(b), &b->picture,
					   fault);
	return status;
}
