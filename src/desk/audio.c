/* Letters to listen to, and letters on film: begun, asked for, shown, played.
 */
#include "desk/audio.h"

#include <string.h>

#include "desk/audio_inside.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "desk/letter_link.h"
#include "desk/outbox.h"
#include "desk/voice_inside.h"
#include "lang/tag.h"
#include "store/organisation.h"
#include "store/request.h"
#include "wire/json.h"
#include "wire/model.h"

static const struct {
	const char *kind, *mime;
} kinds[] = {
	{"ogg", "audio/ogg"}, {"mp3", "audio/mpeg"}, {"wav", "audio/wav"},
	{"mp4", "video/mp4"}, {"webm", "video/webm"},
};

const char *
audio_mime(const char *kind)
{
	for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(kinds[i].kind, kind))
			return kinds[i].mime;
	return NULL;
}

/* The letter's one of that format; a new one where there is none. */
static enum status
find_or_new(struct visit *visit, const struct letter *letter,
	    const char *format, struct media *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = media_get(&access, letter->id, format, ret, fault);

	if (status == E_NOT_FOUND) {
		*ret = (struct media){.id = visit_id(visit)};
		status = OK;
	}
	*ret = (struct media){.id = ret->id,
			      .letter = letter->id,
			      .organisation = letter->organisation,
			      .format = format,
			      .begun_utc = visit->now_utc,
			      .ms = -1};
	return status;
}

enum status
audio_begin(struct visit *visit, const struct letter *letter,
	    struct media *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	char key[ID_TEXT];
	struct outbox_message message = {.kind = "audio",
					 .payload = payload,
					 .organisation =
						 letter->organisation};
	enum status status =
		find_or_new(visit, letter, "audio", ret, fault);

	if (status != OK)
		return status;
	ret->state = MEDIA_MAKING;
	status = media_put(&access, ret, fault);
	id_format(visit_id(visit), key);
	message.key = arena_printf(visit->arena, "audio:%s", key);
	model_id(payload, "media", ret->id);
	if (status == OK)
		status = outbox_add(visit, &message, fault);
	if (status == OK)
		outbox_soon(visit->desk);
	return status;
}

enum status
audio_asked(struct visit *visit, const struct audio_asked *asked,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "letter.media-asked",
		.subject = asked->letter->id,
		.organisation = asked->letter->organisation,
		.language = asked->letter->language,
		.payload = payload};
	struct request request;
	struct media media;
	enum status status =
		request_by_ref(&access, asked->ref, &request, fault);

	if (status == OK)
		status = find_or_new(visit, asked->letter, asked->format,
				     &media, fault);
	if (status != OK)
		return status;
	media.state = MEDIA_ASKED;
	media.request = request.id;
	model_text(payload, "format", asked->format);
	model_text(payload, "request", asked->ref);
	status = media_put(&access, &media, fault);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

/* "2:05" */
static const char *
length_text(struct arena *arena, int64_t ms)
{
	int64_t seconds = (ms + 999) / 1000;

	return arena_printf(arena, "%lld:%02lld", (long long)(seconds / 60),
			    (long long)(seconds % 60));
}

static void
show_seconds(struct model *model, int64_t ms)
{
	if (ms < 0)
		model_null(model, "seconds");
	else
		model_int(model, "seconds", (ms + 999) / 1000);
}

static enum status
show_request(struct visit *visit, struct model *row, int64_t id,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct request request;
	enum status status;

	model_null(row, "request");
	if (!id)
		return OK;
	status = request_get(&access, id, &request, fault);
	if (status == OK)
		model_text(row, "request", request.ref);
	return status == E_NOT_FOUND ? OK : status;
}

const char *
audio_address(struct arena *arena, const struct media *media,
	      const char *token)
{
	return !strcmp(media->format, "audio")
		       ? arena_printf(arena, "/n/%s.%s", token, media->kind)
		       : arena_printf(arena, "/n/%s/bsl", token);
}

/* One format of a letter; `there` is NULL where nothing was made or asked. */
static enum status
show_format(struct visit *visit, struct model *row, const char *format,
	    const struct media *there, struct fault *fault)
{
	bool idle = !there || there->state == MEDIA_FAILED;
	char hex[2 * HASH_BYTES + 1];

	model_code(row, "format", "media-format", format);
	model_code(row, "state", "media-state",
		   there ? media_state_names[there->state] : NULL);
	model_text(row, "voice", there ? there->voice : NULL);
	show_seconds(row, there ? there->ms : -1);
	model_time_or_null(row, "ready_at", there ? there->ready_utc : 0);
	model_text(row, "trouble", there ? there->trouble : NULL);
	hash_hex(there && there->kind ? there->sha256 : (unsigned char[1]){0},
		 there && there->kind ? HASH_BYTES : 0, hex);
	model_text(row, "sha256", *hex ? hex : NULL);
	model_bool(row, "can_ask",
		   idle || (there->state == MEDIA_MAKING && there->trouble));
	model_bool(row, "can_accept",
		   there && (there->state == MEDIA_ASKED ||
			     (there->state == MEDIA_READY && there->request)));
	return show_request(visit, row, there ? there->request : 0, fault);
}

static enum status
lack_of(struct visit *visit, const struct letter *letter,
	enum voice_lack *ret, struct fault *fault)
{
	struct voice_words words = {letter->organisation, letter->notice,
				    tag_find(letter->language), {0}};

	memcpy(words.hash, letter->template_hash, HASH_BYTES);
	return voice_lack(visit, &words, ret, fault);
}

enum status
audio_show_letter(struct visit *visit, struct model *model,
		  const struct letter *letter, struct fault *fault)
{
	static const char *const formats[] = {"audio", "bsl-video"};
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "media");
	char token[TOKEN_TEXT];
	enum voice_lack lack;
	enum status status = lack_of(visit, letter, &lack, fault);

	letter_token(visit, letter, token);
	for (size_t i = 0; i < 2 && status == OK; i++) {
		struct model *row = model_append(rows);
		struct media media;
		bool there;

		status = media_get(&access, letter->id, formats[i], &media,
				   fault);
		there = status == OK;
		if (there || status == E_NOT_FOUND)
			status = show_format(visit, row, formats[i],
					     there ? &media : NULL, fault);
		model_bool(row, "can_speak",
			   !i && lack == VOICE_SPEAKS &&
				   (!there || media.state == MEDIA_FAILED));
		model_text(row, "address",
			   there && media.state == MEDIA_READY
				   ? audio_address(visit->arena, &media, token)
				   : NULL);
	}
	model_code(model, "lack", "voice-lack",
		   lack == VOICE_SPEAKS ? NULL : voice_lack_names[lack]);
	return status;
}

static void
show_chapters(struct visit *visit, struct model *sound,
	      const struct media *media)
{
	struct model *rows = model_children(sound, "chapters");
	const char *address = model_text_of(model_get(sound, "address"));
	const struct model *chapters;
	struct fault none;

	if (!media->chapters ||
	    json_parse(media->chapters, strlen(media->chapters), visit->arena,
		       &chapters, &none) != OK ||
	    model_count(chapters) < 2)
		return;
	for (const struct model *m = model_first(chapters); m;
	     m = model_next(m)) {
		int64_t ms = model_int_of(model_get(m, "ms"));
		struct model *row = model_append(rows);

		model_text(row, "title", model_text_or(m, "title", ""));
		model_text(row, "at", length_text(visit->arena, ms));
		model_text(row, "address",
			   arena_printf(visit->arena, "%s#t=%lld.%lld",
					address, (long long)(ms / 1000),
					(long long)(ms % 1000 / 100)));
	}
}

static void
show_playable(struct visit *visit, struct model *model,
	      const struct media *media, const char *token)
{
	bool film = strcmp(media->format, "audio") != 0;
	struct model *row = model_child(model, film ? "film" : "sound");

	model_code(row, "format", "ask-format", film ? "bsl-video" : "audio");
	model_text(row, "address", audio_address(visit->arena, media, token));
	model_text(row, "type", audio_mime(media->kind));
	show_seconds(row, media->ms);
	model_text(row, "length",
		   media->ms < 0 ? NULL : length_text(visit->arena, media->ms));
	if (!film) {
		show_chapters(visit, row, media);
		return;
	}
	model_text(row, "video",
		   arena_printf(visit->arena, "/n/%s/bsl/video", token));
	model_text(row, "captions",
		   arena_printf(visit->arena, "/n/%s/bsl/captions", token));
}

enum status
audio_show_page(struct visit *visit, struct model *model,
		const struct audio_page *page, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct media_list list;
	enum status status =
		media_of_letter(&access, page->letter->id, &list, fault);

	model_null(model, "sound");
	model_null(model, "film");
	for (size_t i = 0; status == OK && i < list.count; i++)
		if (list.list[i].state == MEDIA_READY)
			show_playable(visit, model, &list.list[i],
				      page->token);
	return status;
}

enum status
audio_open(struct visit *visit, const char *token, const char *format,
	   struct audio_file *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char hex[2 * HASH_BYTES + 1];
	struct letter letter;
	struct media media;
	enum status status = letter_link_open(visit, token, &letter, fault);

	if (status == OK)
		status = media_get(&access, letter.id, format, &media, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && media.state != MEDIA_READY))
		return not_found("letter", fault);
	if (status != OK)
		return status;
	hash_hex(media.sha256, HASH_BYTES, hex);
	*ret = (struct audio_file){
		.id = media.id,
		.mime = audio_mime(media.kind),
		.name = arena_printf(visit->arena, "%s-%s.%s", letter.notice,
				     letter.language, media.kind),
		.bytes = media.bytes,
		.sha256 = arena_text(visit->arena, hex),
		.captions = media.captions};
	return OK;
}

enum status
audio_slice(struct desk *desk, int64_t id, int64_t n, void *ret,
	    size_t *ret_count, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, arena, &visit, fault);

	if (status == OK) {
		struct access access = visit_access_of_service(&visit);

		status = media_slice(&access, id, n, ret, ret_count, fault);
		desk_read_end(&visit);
	}
	arena_free(arena);
	return status;
}

enum status
audio_film(struct visit *visit, const char *token, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	struct letter letter;
	struct media media;
	enum status status = letter_link_open(visit, token, &letter, fault);

	if (status == OK)
		status = organisation_get(&access, letter.organisation,
					  &organisation, fault);
	if (status != OK)
		return status;
	model_text(model, "organisation", organisation.name);
	model_text(model, "notice", letter.notice);
	model_language(model, "language", letter.language);
	model_null(model, "film");
	model_null(model, "transcript");
	status = media_get(&access, letter.id, "bsl-video", &media, fault);
	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK && media.state == MEDIA_READY) {
		show_playable(visit, model, &media, token);
		model_text(model, "transcript", media.transcript);
	}
	return status;
}
