/* A document as it is read aloud. */
#include "render/speech.h"

#include <stdio.h>

#include "render/render.h"
#include "render/speech_spans.h"

#define SSML "http://www.w3.org/2001/10/synthesis"
#define CHAPTER_LEVEL 2
#define BETWEEN_CHAPTERS_MS 800

struct reading {
	struct speech *speech;
	const struct document *document;
	const char *title;	/* of the chapter that is being written */
	struct xml_node *root;	/* its markup */
	struct speaker speaker; /* writes into root, or a part of it */
};

static void
begin_chapter(struct reading *r, const char *title)
{
	struct arena *arena = r->speaker.arena;

	r->title = title;
	r->root = xml_add(arena, NULL, "speak", NULL);
	xml_set(arena, r->root, "version", "1.1");
	xml_set(arena, r->root, "xmlns", SSML);
	xml_set(arena, r->root, "xml:lang", r->speaker.voice->lang);
	r->speaker.into = r->root;
}

static void
end_chapter(struct reading *r)
{
	struct speech *speech = r->speech;
	struct xml xml = {r->root, r->root, NULL, r->speaker.arena};
	struct buf ssml = {0};

	if (!r->root->child)
		return;
	xml_write(&xml, &ssml);
	speech->list = arena_grow(xml.arena, speech->list, speech->count,
				  &speech->cap, sizeof *speech->list);
	speech->list[speech->count++] = (struct speech_chapter){
		r->title, r->speaker.voice,
		arena_text(xml.arena, buf_string(&ssml))};
	buf_free(&ssml);
}

static struct speaker
part(struct reading *r, const char *name, const struct block *block)
{
	struct speaker inside = r->speaker;
	const struct voice *voice = speech_other(&r->speaker, block->lang);

	inside.into = xml_add(inside.arena, r->speaker.into, name, NULL);
	if (voice) {
		inside.tag = tag_find(block->lang);
		xml_set(inside.arena, inside.into, "xml:lang", voice->lang);
	}
	return inside;
}

static const char *
words_of(const struct span *spans, struct arena *arena)
{
	struct buf words = {0};
	const char *text;

	spans_text(spans, &words);
	text = arena_text(arena, buf_string(&words));
	buf_free(&words);
	return text;
}

static void read_blocks(struct reading *, const struct block *);

static void
read_leaf(struct reading *r, const struct block *block)
{
	struct speaker inside = part(r, "p", block);

	speech_spans(&inside, block->spans);
}

static void
read_heading(struct reading *r, const struct block *block)
{
	if (block->level <= CHAPTER_LEVEL) {
		end_chapter(r);
		begin_chapter(r, words_of(block->spans, r->speaker.arena));
	}
	read_leaf(r, block);
	speech_break(&r->speaker, "600ms");
}

static void
read_list(struct reading *r, const struct block *list)
{
	int number = list->first;

	for (const struct block *item = list->child; item; item = item->next) {
		if (list->first) {
			struct speaker inside = part(r, "s", item);

			xml_add_text(inside.arena, inside.into,
				     arena_printf(inside.arena, "%d:",
						  number++));
		}
		read_blocks(r, item->child);
		speech_break(&r->speaker, "300ms");
	}
}

/* Each cell behind the header of its column. */
static void
read_table(struct reading *r, const struct block *table)
{
	const struct block *headers = table->child;
	const struct block *row = headers;

	if (headers && headers->header)
		row = headers->next;
	for (; row; row = row->next) {
		const struct block *head = headers->child;

		for (const struct block *c = row->child; c; c = c->next) {
			struct speaker inside = part(r, "p", c);

			if (head && headers != row && head->spans) {
				speech_spans(&inside, head->spans);
				xml_add_text(inside.arena, inside.into, ": ");
			}
			speech_spans(&inside, c->spans);
			head = head ? head->next : NULL;
		}
		speech_break(&r->speaker, "400ms");
	}
}

static void
read_block(struct reading *r, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		read_heading(r, block);
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		read_leaf(r, block);
		break;
	case BLOCK_LIST:
		read_list(r, block);
		break;
	case BLOCK_ITEM:
	case BLOCK_ROW:
	case BLOCK_QUOTE:
		read_blocks(r, block->child);
		break;
	case BLOCK_TABLE:
		read_table(r, block);
		break;
	case BLOCK_RULE:
		speech_break(&r->speaker, "800ms");
		break;
	case BLOCK_PICTURE:
		if (block->spans && !block_code(block))
			read_leaf(r, block);
		else if (block->text && *block->text)
			(void)xml_add(r->speaker.arena, r->speaker.into, "p",
				      block->text);
		break;
	}
}

static void
read_blocks(struct reading *r, const struct block *block)
{
	for (; block; block = block->next)
		read_block(r, block);
}

static void
read_banners(struct reading *r)
{
	for (const struct banner *b = r->document->banners; b; b = b->next) {
		const struct block words = {.lang = b->lang};
		struct speaker inside = part(r, "p", &words);

		xml_add_text(inside.arena, inside.into, b->text);
		speech_break(&r->speaker, "600ms");
	}
}

static enum status
read_document(const struct document *document, struct arena *arena,
	      struct speech *speech, struct fault *fault)
{
	struct reading r = {.speech = speech, .document = document};

	r.speaker.arena = arena;
	r.speaker.tag = tag_find(document->lang);
	if (!r.speaker.tag)
		return fault_set(fault, E_INPUT, "language",
				 N_("{value} is not a language this version "
				    "knows"),
				 "value", document->lang, NULL);
	r.speaker.voice = speech_voice(r.speaker.tag);
	if (!r.speaker.voice)
		return fault_set(fault, E_NOT_FOUND, "language",
				 N_("{language} has no voice here: ask "
				    "somebody to read it aloud"),
				 "language", r.speaker.tag->english, NULL);
	begin_chapter(&r, document->title ? document->title : "");
	read_banners(&r);
	read_blocks(&r, document->blocks);
	end_chapter(&r);
	return OK;
}

enum status
speech_make(const struct document *document,
	    const struct render_options *options, struct arena *arena,
	    struct speech *ret, struct fault *fault)
{
	const struct enclosure *enclosure = options ? options->enclosure : NULL;
	const struct document *const all[] = {
		document,
		options ? options->other : NULL,
		enclosure ? enclosure->form : NULL,
		enclosure ? enclosure->companion : NULL,
	};
	enum status status = OK;

	*ret = (struct speech){0};
	for (size_t i = 0; i < sizeof all / sizeof *all && status == OK; i++)
		if (all[i])
			status = read_document(all[i], arena, ret, fault);
	return status;
}

enum status
speech_sound(const struct speech *speech, struct sound *sound,
	     struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < speech->count && status == OK; i++) {
		const struct speech_chapter *chapter = &speech->list[i];
		struct buf wav = {0};

		status = speech_say(chapter->voice, chapter->ssml, &wav, fault);
		if (status == OK) {
			if (i)
				sound_pause(sound, BETWEEN_CHAPTERS_MS);
			sound_mark(sound, chapter->title);
			status = sound_add(sound, wav.bytes, wav.count, fault);
		}
		buf_free(&wav);
	}
	return status;
}

static enum status
sound_of(const struct document *document, const struct render_options *options,
	 struct arena *arena, struct sound *sound, struct fault *fault)
{
	struct speech speech;
	enum status status =
		speech_make(document, options, arena, &speech, fault);

	return status == OK ? speech_sound(&speech, sound, fault) : status;
}

enum status
render_wav(const struct document *document,
	   const struct render_options *options, struct buf *out,
	   struct fault *fault)
{
	struct arena *arena = arena_new();
	struct sound sound = {0};
	enum status status = sound_of(document, options, arena, &sound, fault);

	if (status == OK)
		sound_wav(&sound, out);
	sound_free(&sound);
	arena_free(arena);
	return status;
}

enum status
render_ogg(const struct document *document,
	   const struct render_options *options, struct buf *out,
	   struct fault *fault)
{
	struct arena *arena = arena_new();
	struct sound sound = {0};
	enum status status = sound_of(document, options, arena, &sound, fault);

	if (status == OK)
		status = sound_ogg(&sound, document->title, document->lang, out,
				   fault);
	sound_free(&sound);
	arena_free(arena);
	return status;
}
