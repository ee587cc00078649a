/* A letter, spoken and kept. */
#include <string.h>

#include "base/buf.h"
#include "desk/audio_inside.h"
#include "desk/inside.h"
#include "desk/letter_other.h"
#include "desk/voice_inside.h"
#include "doc/frozen.h"
#include "lang/tag.h"
#include "render/render.h"
#include "render/speech.h"
#include "wire/json.h"
#include "wire/model.h"

/* A letter on its way to be heard. */
struct speaking {
	struct desk *desk;
	struct arena *arena;
	struct media media;
	struct letter letter;
	struct document *document;
	struct enclosure enclosure;
	struct voice_words words;
	struct sound sound;
	struct buf ogg;
};

/* A form, or its companion, that went with it; NULL where none did. */
static enum status
thaw(struct visit *visit, const struct letter *letter, const char *format,
     const struct document **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct document *document = NULL;
	struct letter_copy copy;
	enum status status =
		letter_copy_get(&access, letter->id, format, &copy, fault);

	*ret = NULL;
	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK)
		status = document_thaw(copy.content, copy.bytes, visit->arena,
				       &document, fault);
	*ret = document;
	return status;
}

/* What is to be said; nothing where it is not wanted any more. */
static enum status
gather(struct speaking *s, struct visit *visit, int64_t media,
       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct letter *letter = &s->letter;
	enum status status = media_by_id(&access, media, &s->media, fault);

	if (status != OK || s->media.state != MEDIA_MAKING)
		return status;
	status = letter_get(&access, s->media.letter, letter, fault);
	if (status != OK)
		return status;
	s->words = (struct voice_words){letter->organisation, letter->notice,
					tag_find(letter->language), {0}};
	memcpy(s->words.hash, letter->template_hash, HASH_BYTES);
	status = voice_must_speak(visit, &s->words, fault);
	if (status == OK)
		status = letter_in(visit, letter, s->words.tag, &s->document,
				   fault);
	if (status == OK)
		status = thaw(visit, letter, "form", &s->enclosure.form, fault);
	if (status == OK)
		status = thaw(visit, letter, "companion",
			      &s->enclosure.companion, fault);
	return status;
}

/* An engine that hangs or breaks may work again in a minute; one that is gone
 * does not come back by itself. */
static enum status
speak(struct speaking *s, struct fault *fault)
{
	const struct render_options options = {.frame = RENDER_FILE,
					       .enclosure = &s->enclosure};
	struct speech speech;
	enum status status =
		speech_make(s->document, &options, s->arena, &speech, fault);

	if (status == OK)
		status = speech_sound(&speech, &s->sound, fault);
	if (status == OK)
		status = sound_ogg(&s->sound, s->document->title,
				   s->document->lang, &s->ogg, fault);
	return status == E_REFUSED ? E_IO : status;
}

/* [{title, ms}] */
static const char *
chapters_of(struct visit *visit, const struct sound *sound)
{
	struct model *rows = model_list(visit->arena);
	struct buf out = {0};
	const char *text;

	for (size_t i = 0; i < sound->chapters; i++) {
		struct model *row = model_append(rows);

		model_text(row, "title", sound->chapter[i].title);
		model_int(row, "ms",
			  (int64_t)(sound->chapter[i].at * 1000 /
				    (size_t)sound->rate));
	}
	json_print(rows, &out);
	text = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static enum status
keep(struct visit *visit, void *self, struct fault *fault)
{
	struct speaking *s = self;
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "letter.spoken",
		.subject = s->letter.id,
		.organisation = s->letter.organisation,
		.language = s->letter.language,
		.payload = payload};
	char hex[2 * HASH_BYTES + 1];
	struct media now;
	enum status status =
		media_by_id(&access, s->media.id, &now, fault);

	/* Meanwhile somebody was asked: theirs is wanted. */
	if (status != OK || now.state != MEDIA_MAKING)
		return status;
	now.state = MEDIA_READY;
	now.kind = "ogg";
	now.voice = voice_called(visit->arena, speech_voice(s->words.tag));
	now.bytes = (int64_t)s->ogg.count;
	now.ms = (int64_t)(s->sound.count * 1000 / (size_t)s->sound.rate);
	now.chapters = chapters_of(visit, &s->sound);
	now.ready_utc = visit->now_utc;
	now.trouble = NULL;
	hash_sha256(s->ogg.bytes, s->ogg.count, now.sha256);
	hash_hex(now.sha256, HASH_BYTES, hex);
	model_text(payload, "voice", now.voice);
	model_text(payload, "sha256", hex);
	status = media_keep(&access, now.sha256, s->ogg.bytes, s->ogg.count,
			    fault);
	if (status == OK)
		status = media_put(&access, &now, fault);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

static enum status
make(struct speaking *s, int64_t media, struct fault *fault)
{
	struct visit visit;
	enum status status = desk_read_begin(s->desk, NULL, s->arena, &visit,
					     fault);

	if (status != OK)
		return status;
	status = gather(s, &visit, media, fault);
	desk_read_end(&visit);
	if (status != OK || !s->document)
		return status;
	status = speak(s, fault);
	return status == OK ? desk_write_now(s->desk, NULL, s->arena, keep, s,
					     fault)
			    : status;
}

enum status
audio_speak(struct desk *desk, int64_t media, struct fault *fault)
{
	struct speaking s = {.desk = desk, .arena = arena_new()};
	enum status status = make(&s, media, fault);

	sound_free(&s.sound);
	buf_free(&s.ogg);
	arena_free(s.arena);
	return status;
}
