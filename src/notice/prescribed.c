/* Prescribed forms, set whole. */
#include "notice/prescribed.h"

#include <string.h>

#include "doc/front.h"
#include "doc/markdown.h"
#include "lang/catalogue.h"
#include "notice/merge.h"
#include "notice/translate.h"
#include "wire/model.h"

static void
refuse(struct faults *faults, const struct notice *form, int line,
       const char *message, const char *value, struct arena *arena)
{
	fault_set(faults_add(faults), E_INPUT,
		  arena_printf(arena, "%s:%d", form->path, line), message,
		  "value", value, NULL);
}

static void
check_fields(const struct notice *form, struct arena *arena,
	     struct faults *faults)
{
	for (size_t i = 0; i < form->field_count; i++)
		if (!form->fields[i].required)
			refuse(faults, form, form->fields[i].line,
			       N_("a form is set whole: the field {value} "
				  "cannot be left out, so take its "
				  "“required: no” away"),
			       form->fields[i].name, arena);
}

/* Words of ours in braces that stand before a block's own. */
static bool
conditional(const char *source)
{
	static const char *const words[] = {"{if ", "{unless ", "{end}",
					    "{clause:"};

	for (size_t i = 0; source && i < sizeof words / sizeof *words; i++)
		if (strstr(source, words[i]))
			return true;
	return false;
}

static void
check_blocks(const struct notice *form, const struct block *block,
	     struct arena *arena, struct faults *faults)
{
	for (; block; block = block->next) {
		if (block->kind == BLOCK_PICTURE)
			refuse(faults, form, block->line,
			       N_("{value}: a form that is loaded has no "
				  "pictures"),
			       block->target ? block->target : "", arena);
		if (conditional(block->source))
			refuse(faults, form, block->line,
			       N_("a form is set whole: “{value}” cannot "
				  "depend on anything"),
			       block->source, arena);
		check_blocks(form, block->child, arena, faults);
	}
}

/* Its blocks as the file has them. */
static void
check_text(const struct notice *form, const char *text, struct arena *arena,
	   struct faults *faults)
{
	struct markdown md = {form->path, text, strlen(text), 0,
			      SPAN_MODE_TEMPLATE};
	struct block *blocks = NULL;
	struct front front;

	if (front_parse(form->path, text, md.count, arena, &front, faults) !=
	    OK)
		return;
	md.text += front.body;
	md.count -= front.body;
	md.lines_before = front.body_lines;
	if (markdown_parse(&md, arena, &blocks, faults) == OK)
		check_blocks(form, blocks, arena, faults);
}

static void
check_whole(const struct notice *form, const char *text, struct arena *arena,
	    struct faults *faults)
{
	check_fields(form, arena, faults);
	check_text(form, text, arena, faults);
	for (size_t i = 0; i < form->message_count; i++)
		if (form->messages[i].count)
			refuse(faults, form, form->messages[i].line,
			       N_("a form is set whole: its words cannot "
				  "depend on the count {value}"),
			       form->messages[i].count, arena);
	if (form->companion && strcmp(form->companion, PRESCRIBED_COMPANION))
		refuse(faults, form, 1,
		       N_("what its translations say of themselves is the "
			  "same for every form: take “companion: {value}” "
			  "away"),
		       form->companion, arena);
}

/* The text with the companion's words among its keys, on the line of the first
 * one so that faults still name the right lines. */
static const char *
with_companion(const struct prescribed_file *file, struct arena *arena)
{
	static const char head[] = "---\n";
	const char *text = arena_copy(arena, file->text, file->bytes);
	const char *at = !strncmp(text, head, sizeof head - 1)
				 ? strstr(text, "\n---")
				 : NULL;

	if (!at || strstr(text, "\ncompanion:"))
		return text;
	return arena_printf(arena, "%.*s\ncompanion: %s%s", (int)(at - text),
			    text, PRESCRIBED_COMPANION, at);
}

enum status
prescribed_parse(const struct prescribed_file *file, struct arena *arena,
		 const struct notice **ret, struct faults *faults)
{
	struct notice_file notice = {.path = file->name, .name = file->code};
	const size_t before = faults->count;

	if (memchr(file->text, '\0', file->bytes)) {
		fault_set(faults_add(faults), E_INPUT, file->name,
			  N_("This is no text: there is a NUL byte in it"),
			  NULL);
		return E_INPUT;
	}
	/* Faults are about the file as it is. */
	notice.text = arena_copy(arena, file->text, file->bytes);
	notice.count = file->bytes;
	if (notice_parse(&notice, arena, ret, faults) != OK)
		return E_INPUT;
	check_whole(*ret, notice.text, arena, faults);
	if (faults->count != before)
		return E_INPUT;
	notice.text = with_companion(file, arena);
	notice.count = strlen(notice.text);
	return notice_parse(&notice, arena, ret, faults);
}

/* The values that are blanks of the form. */
static const struct model *
blanks(const struct prescribed *p, struct arena *arena)
{
	struct model *values = model_object(arena);

	for (const struct model *m = model_first(p->values); m;
	     m = model_next(m))
		if (notice_field(p->form, model_key(m)))
			model_copy(values, model_key(m), m);
	return values;
}

enum status
prescribed_fill(const struct prescribed *p, struct arena *arena,
		const struct document **ret, struct faults *faults)
{
	const struct merge merge = {
		.notice = p->form,
		.tag = p->tag,
		.source = p->tag,
		.values = blanks(p, arena),
		.draft = MERGE_FINAL,
	};

	return notice_merge(&merge, arena, ret, faults);
}

/* Every message is approved: the catalogue was, as a whole. */
static enum translate_state
all_approved(const struct translate_review *self,
	     const unsigned char key[HASH_BYTES])
{
	(void)self;
	(void)key;
	return TRANSLATE_APPROVED;
}

/* What it is, in its own language and in the form's. */
static struct banner *
banners(const struct catalogue *catalogue, struct arena *arena)
{
	const struct tag *tag = catalogue_tag(catalogue);
	struct banner *own = arena_alloc(arena, sizeof *own);
	struct banner *form = arena_alloc(arena, sizeof *form);

	*form = (struct banner){.lang = "en", .text = PRESCRIBED_COMPANION};
	*own = (struct banner){
		.lang = tag->tag,
		.rtl = tag->rtl,
		.text = catalogue_text(catalogue, NULL, PRESCRIBED_COMPANION),
		.next = form,
	};
	own->text = arena_text(arena, own->text);
	return own;
}

enum status
prescribed_companion(const struct prescribed *p,
		     const struct catalogue *catalogue, struct arena *arena,
		     const struct document **ret, struct faults *faults)
{
	const struct translate_review review = {.state = all_approved};
	const struct wording wording = {.tag = catalogue_tag(catalogue),
					.own = catalogue};
	const struct merge merge = {
		.notice = p->form,
		.tag = wording.tag,
		.wording = &wording,
		.review = &review,
		.values = blanks(p, arena),
		.draft = MERGE_FINAL,
	};
	const struct document *made = NULL;
	struct document *document = arena_alloc(arena, sizeof *document);
	enum status status = prescribed_check(p->form, catalogue, faults);

	if (status == OK)
		status = notice_merge(&merge, arena, &made, faults);
	if (status != OK)
		return status;
	*document = *made;
	document->banners = banners(catalogue, arena);
	*ret = document;
	return OK;
}

/* One message; the fault is added where it is not fit to print. */
static void
check_message(const struct message *message, const struct catalogue *catalogue,
	      struct faults *faults)
{
	const char *tag = catalogue_tag(catalogue)->tag;
	struct translated found;
	struct fault fault;
	struct arena *arena;
	struct span *spans;

	translate_find(message, catalogue, NULL, &found);
	if (found.state == TRANSLATE_MISSING ||
	    found.state == TRANSLATE_OUTDATED) {
		fault_set(faults_add(faults), E_INPUT, tag,
			  N_("“{value}” is not translated, or was translated "
			     "from other words"),
			  "value", message->id, NULL);
		return;
	}
	arena = arena_new();
	if (translate_spans(message, tag, found.entry->form[0], arena, &spans,
			    &fault) != OK)
		*faults_add(faults) = fault;
	arena_free(arena);
}

enum status
prescribed_check(const struct notice *form, const struct catalogue *catalogue,
		 struct faults *faults)
{
	const size_t before = faults->count;

	for (size_t i = 0; i < form->message_count; i++)
		check_message(&form->messages[i], catalogue, faults);
	return faults->count == before ? OK : E_INPUT;
}
