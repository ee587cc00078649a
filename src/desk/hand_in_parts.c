/* A translation in parts: its source cut, what is typed put in, what is wrong
 * with it, and the finished text. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "desk/hand_in_inside.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "desk/translation_job.h"
#include "doc/isolate.h"
#include "lang/segment.h"
#include "store/attachment.h"

#define UNKNOWN_TAG "en" /* where the service knows no such language */

const char *
isolated(struct arena *arena, const char *text, const char *language)
{
	const struct tag *tag = tag_find(language);
	struct buf out = {0};
	size_t start, bytes;
	const char *ret;

	if (!tag || !tag->rtl)
		return text;
	while ((bytes = isolate_find(text, &start))) {
		buf_put(&out, text, start);
		buf_text(&out, "\u2066");
		buf_put(&out, text + start, bytes);
		buf_text(&out, "\u2069");
		text += start + bytes;
	}
	buf_text(&out, text);
	ret = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return ret;
}

static const struct tag *
tag_of(const char *text)
{
	const struct tag *tag = tag_find(text);

	return tag ? tag : tag_find(UNKNOWN_TAG);
}

/* Marks that turn text round are ours to place. */
static bool
kept(uint32_t cp)
{
	return cp == '\n' || cp == '\t' ||
	       (cp >= 0x20 && (cp < 0x7F || cp > 0x9F) &&
		(cp < 0x202A || cp > 0x202E) && (cp < 0x2066 || cp > 0x2069) &&
		cp != 0xFEFF && (cp & 0xFFFE) != 0xFFFE &&
		(cp < 0xFDD0 || cp > 0xFDEF));
}

const char *
clean_text(struct arena *arena, const char *text)
{
	struct buf out = {0};
	const char *ret, *from;
	size_t length = strlen(text);

	if (utf8_valid(text, length) != length)
		text = arena_copy(arena, text, utf8_valid(text, length));
	while (*text) {
		from = text;
		if (kept(utf8_next(&text)))
			buf_put(&out, from, (size_t)(text - from));
	}
	while (out.count && strchr(" \t\n", out.bytes[out.count - 1]))
		out.bytes[--out.count] = '\0';
	from = buf_string(&out);
	ret = arena_text(arena, from + strspn(from, " \t\n"));
	buf_free(&out);
	return ret;
}

static void
add_part(struct visit *visit, struct hand_in_parts *all, size_t *cap,
	 const struct hand_in_part *part)
{
	all->list = arena_grow(visit->arena, all->list, all->count, cap,
			       sizeof *all->list);
	all->list[all->count] = *part;
	all->list[all->count].n = (int)all->count + 1;
	all->count++;
}

/* The text of one file; where nothing can be read in it, one empty part. */
static void
cut_file(struct visit *visit, const struct attachment *a,
	 const struct tag *tag, struct hand_in_parts *all, size_t *cap)
{
	struct hand_in_pieces pieces = {NULL, 0, 0};
	struct hand_in_part part = {.attachment = a->id,
				    .paragraph = 1,
				    .source = "",
				    .target = ""};

	if (a->text)
		hand_in_cut(clean_text(visit->arena, a->text), tag,
			    visit->arena, &pieces);
	for (size_t i = 0; i < pieces.count; i++) {
		part.source = pieces.list[i].text;
		part.paragraph = pieces.list[i].paragraph;
		add_part(visit, all, cap, &part);
	}
	if (!pieces.count)
		add_part(visit, all, cap, &part);
}

enum status
source_parts(struct visit *visit, const struct work *work,
	     struct hand_in_parts *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct tag *tag = tag_of(work->item.spec.from);
	static const struct hand_in_part only = {
		.paragraph = 1, .source = "", .target = ""};
	struct hand_in_parts all = {NULL, 0};
	struct attachments files;
	size_t cap = 0;
	enum status status =
		attachment_texts(&access, work->request.id, &files, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < files.count; i++)
		cut_file(visit, &files.list[i], tag, &all, &cap);
	if (!files.count)
		add_part(visit, &all, &cap, &only);
	*ret = all;
	return OK;
}

/* Files that came after it was begun. */
static void
add_new(struct visit *visit, struct hand_in_parts *own,
	const struct hand_in_parts *source)
{
	size_t begun = own->count, cap = own->count;

	for (size_t i = 0; i < source->count; i++) {
		bool known = !source->list[i].attachment;

		for (size_t j = 0; j < begun && !known; j++)
			known = own->list[j].attachment ==
				source->list[i].attachment;
		if (!known)
			add_part(visit, own, &cap, &source->list[i]);
	}
}

/* What there is to translate: of a notice its sentences, whatever was said of
 * them before. */
static enum status
renew(struct visit *visit, const struct work *work,
      struct hand_in_parts *parts, struct fault *fault)
{
	struct hand_in_parts source;
	enum status status = job_parts(visit, work->item.id, parts, parts,
				       fault);

	if (status != E_NOT_FOUND)
		return status;
	status = source_parts(visit, work, &source, fault);
	if (status == OK && !parts->count)
		*parts = source;
	else if (status == OK)
		add_new(visit, parts, &source);
	return status;
}

enum status
making_open(struct visit *visit, const struct work *work, int64_t provider,
	    struct making *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = hand_in_find_own(&access, work->item.id, provider,
					      &ret->row, fault);

	ret->parts = (struct hand_in_parts){NULL, 0};
	ret->remarks = (struct hand_in_remarks){NULL, 0};
	if (status == E_NOT_FOUND) {
		ret->row = (struct hand_in){
			.item = work->item.id,
			.organisation = work->item.organisation,
			.provider = provider,
		};
		return renew(visit, work, &ret->parts, fault);
	}
	if (status == OK)
		status = hand_in_parts(&access, ret->row.id, &ret->parts,
				       fault);
	if (status == OK)
		status = hand_in_remarks(&access, ret->row.id, &ret->remarks,
					 fault);
	if (status == OK && ret->row.state == HAND_IN_DRAFT)
		status = renew(visit, work, &ret->parts, fault);
	return status;
}

void
parts_type(struct visit *visit, struct hand_in_parts *parts,
	   const struct hand_in_press *press)
{
	for (size_t i = 0; i < press->count; i++) {
		const struct hand_in_typed *typed = &press->typed[i];

		if (typed->n >= 1 && (size_t)typed->n <= parts->count)
			parts->list[typed->n - 1].target =
				clean_text(visit->arena, typed->text);
	}
}

void
take_findings(struct visit *visit, const struct hand_in_findings *found,
	      struct hand_in_remarks *ret)
{
	ret->count = found->count;
	ret->list = arena_alloc(visit->arena,
				(found->count + 1) * sizeof *ret->list);
	for (size_t i = 0; i < found->count; i++)
		ret->list[i] = (struct hand_in_remark){
			.fault = hand_in_fault_names[found->list[i].fault],
			.value = found->list[i].value,
			.part = (int)found->list[i].part,
		};
}

static bool
has_source(const struct hand_in_parts *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		if (*parts->list[i].source)
			return true;
	return false;
}

enum status
parts_check(struct visit *visit, const struct item *item,
	    const struct hand_in_parts *parts, struct hand_in_remarks *ret,
	    struct fault *fault)
{
	const struct item_spec *spec = &item->spec;
	struct hand_in_pair *pair = arena_alloc(
		visit->arena, (parts->count + 1) * sizeof *pair);
	const struct hand_in_work work = {
		.from = tag_of(spec->from),
		.to = tag_of(spec->language),
		.pair = pair,
		.pairs = parts->count,
		.aligned = true,
	};
	struct hand_in_findings found = {NULL, 0, 0};
	static const struct hand_in_finding alone = {HAND_IN_ALONE, 0, ""};
	enum status status;

	for (size_t i = 0; i < parts->count; i++)
		pair[i] = (struct hand_in_pair){parts->list[i].source,
						parts->list[i].target};
	hand_in_check(&work, visit->arena, &found);
	if (!has_source(parts))
		hand_in_find(&found, visit->arena, &alone);
	status = job_check(visit, item->id, parts, &found, fault);
	take_findings(visit, &found, ret);
	return status == E_NOT_FOUND ? OK : status;
}

bool
remarks_certain(const struct hand_in_remarks *all)
{
	for (size_t i = 0; i < all->count; i++) {
		int fault = hand_in_fault_named(all->list[i].fault);

		if (fault >= 0 && hand_in_certain((enum hand_in_fault)fault))
			return true;
	}
	return false;
}

bool
remarks_need_word(const struct hand_in_remarks *all)
{
	for (size_t i = 0; i < all->count; i++)
		if (hand_in_fault_named(all->list[i].fault) != HAND_IN_ALONE)
			return true;
	return false;
}

bool
remarks_known(const struct hand_in_remarks *known,
	      const struct hand_in_remarks *new_ones)
{
	for (size_t i = 0; i < new_ones->count; i++) {
		const struct hand_in_remark *one = &new_ones->list[i];
		size_t j = 0;

		while (j < known->count &&
		       (known->list[j].part != one->part ||
			strcmp(known->list[j].fault, one->fault) != 0 ||
			strcmp(known->list[j].value, one->value) != 0))
			j++;
		if (j == known->count)
			return false;
	}
	return true;
}

static void
plain_file(struct visit *visit, const struct work *work,
	   const struct hand_in_parts *parts, struct file_input *ret)
{
	const char *between =
		segments_unspaced(tag_of(work->item.spec.language)) ? "" : " ";
	struct buf out = {0};

	for (size_t i = 0; i < parts->count; i++) {
		const struct hand_in_part *part = &parts->list[i];

		if (!*part->target)
			continue;
		if (out.count && i)
			buf_text(&out,
				 part[-1].paragraph == part->paragraph &&
						 part[-1].attachment ==
							 part->attachment
					 ? between
					 : "\n\n");
		buf_text(&out, isolated(visit->arena, part->target,
					work->item.spec.language));
	}
	buf_char(&out, '\n');
	*ret = (struct file_input){
		.name = arena_printf(visit->arena, "%s-%d-%s.txt",
				     work->request.ref, work->item.n,
				     work->item.spec.language),
		.type = "text/plain; charset=utf-8",
		.bytes = arena_copy(visit->arena, out.bytes, out.count),
		.count = out.count,
	};
	buf_free(&out);
}

enum status
parts_file(struct visit *visit, const struct work *work,
	   const struct hand_in_parts *parts, struct file_input *ret,
	   struct fault *fault)
{
	enum status status =
		job_written(visit, work->item.id, parts, ret, fault);

	if (status != E_NOT_FOUND)
		return status;
	plain_file(visit, work, parts, ret);
	return OK;
}
