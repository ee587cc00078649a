/* Recordings and films that came back: examined, and attached to the letter. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "desk/audio_inside.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "desk/requests.h"
#include "store/offer.h"
#include "store/request.h"
#include "wire/model.h"
#include "wire/recording.h"
#include "wire/webvtt.h"

#define BYTES_MOST ((size_t)20 << 20)
#define CAPTIONS_PAST_MS 2000 /* that captions may stand longer than the film */

struct audio_examined {
	struct letter letter;
	const char *format;
	struct recording recording;
	const void *bytes;
	size_t count;
	unsigned char sha256[HASH_BYTES];
	const char *captions, *transcript;
};

/* The letter, and what was asked for of it. */
struct place {
	struct letter letter;
	struct media media;
	bool film;
};

static enum status
open_place(struct visit *visit, const struct audio_place *of,
	   struct place *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = letter_find(visit, of->letter, &ret->letter,
					 fault);

	if (status == OK)
		status = media_get(&access, ret->letter.id,
				   of->format ? of->format : "", &ret->media,
				   fault);
	ret->film = status == OK && strcmp(ret->media.format, "audio") != 0;
	return status == E_NOT_FOUND ? not_found("letter", fault) : status;
}

/* Nothing comes back of what nobody was asked for. */
static enum status
check_asked(const struct place *place, struct fault *fault)
{
	if (place->media.request && (place->media.state == MEDIA_ASKED ||
				     place->media.state == MEDIA_READY))
		return OK;
	return fault_set(fault, E_CONFLICT, "",
			 N_("Nobody was asked for that: ask first"), NULL);
}

/* Of the request's items those of that format, all their files. */
static enum status
visit_files(struct visit *visit, const struct place *place,
	    struct files *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct items items;
	enum status status;
	size_t cap = 0;

	*ret = (struct files){0};
	if (!place->media.request)
		return OK;
	status = item_of_request(&access, place->media.request, &items, fault);
	for (size_t i = 0; status == OK && i < items.count; i++) {
		struct files files;

		status = file_of_item(&access, items.list[i].id, &files,
				      fault);
		for (size_t f = 0; status == OK && f < files.count; f++) {
			ret->list = arena_grow(visit->arena, ret->list,
					       ret->count, &cap,
					       sizeof *ret->list);
			ret->list[ret->count++] = files.list[f];
		}
	}
	return status;
}

static enum status
show_request(struct visit *visit, struct model *model, int64_t id,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct request request;
	enum status status;

	model_null(model, "request");
	if (!id)
		return OK;
	status = request_get(&access, id, &request, fault);
	if (status == OK)
		model_text(model, "request", request.ref);
	return status == E_NOT_FOUND ? OK : status;
}

enum status
audio_show_request(struct visit *visit, struct model *model, int64_t request,
		   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct media media;
	struct model *row;
	enum status status =
		media_of_request(&access, request, &media, fault);

	model_null(model, "for_letter");
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	row = model_child(model, "for_letter");
	model_id(row, "id", media.letter);
	model_code(row, "format", "media-format", media.format);
	return OK;
}

enum status
audio_take_show(struct visit *visit, const struct audio_place *of,
		struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "files");
	struct place place;
	struct files files;
	enum status status = open_place(visit, of, &place, fault);

	if (status == OK)
		status = letter_whom(visit, &place.letter, model, fault);
	if (status == OK)
		status = visit_files(visit, &place, &files, fault);
	if (status == OK)
		status = show_request(visit, model, place.media.request,
				      fault);
	if (status != OK)
		return status;
	model_id(model, "id", place.letter.id);
	model_text(model, "notice", place.letter.notice);
	model_code(model, "format", "media-format", place.media.format);
	model_code(model, "state", "media-state",
		   media_state_names[place.media.state]);
	for (size_t i = 0; i < files.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", files.list[i].id);
		model_text(row, "name", files.list[i].name);
		model_int(row, "bytes", (int64_t)files.list[i].bytes);
		model_time(row, "uploaded_at", files.list[i].uploaded_utc);
	}
	return OK;
}

/* One that was handed in for it. */
static enum status
handed_in(struct visit *visit, const struct place *place, const char *text,
	  struct file *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct files files;
	int64_t id = 0;
	enum status status = visit_files(visit, place, &files, fault);

	if (status == OK && !id_parse(text, &id))
		id = 0;
	for (size_t i = 0; status == OK && i < files.count; i++)
		if (files.list[i].id == id)
			return file_get(&access, id, ret, fault);
	return status == OK ? fault_set(fault, E_INPUT, "/file",
					N_("That file was not handed in for "
					   "this letter"),
					NULL)
			    : status;
}

static enum status
take_bytes(struct visit *visit, const struct audio_taking *taking,
	   const struct place *place, struct audio_examined *e,
	   struct fault *fault)
{
	enum status status = OK;
	struct file file;

	if (taking->sent) {
		e->bytes = taking->sent->bytes;
		e->count = taking->sent->count;
	} else if (taking->file) {
		status = handed_in(visit, place, taking->file, &file, fault);
		if (status != OK)
			return status;
		e->bytes = file.content;
		e->count = file.bytes;
	}
	if (!e->count || e->count > BYTES_MOST)
		return fault_set(fault, E_INPUT, "/file",
				 N_("Choose the recording, of at most 20 MB"),
				 NULL);
	if (!recording_read(e->bytes, e->count, &e->recording))
		return fault_set(fault, E_INPUT, "/file",
				 N_("This is no recording that is taken, or it "
				    "is cut off: sound as Ogg, MP3 or WAV, a "
				    "film as MP4 or WebM"),
				 NULL);
	if (e->recording.film == place->film)
		return OK;
	return place->film ? fault_set(fault, E_INPUT, "/file",
				       N_("This is sound without pictures: "
					  "choose the film"),
				       NULL)
			   : fault_set(fault, E_INPUT, "/file",
				       N_("This is a film: choose the sound "
					  "alone"),
				       NULL);
}

static bool
ends_with(const char *name, const char *ending)
{
	size_t count = strlen(name), bytes = strlen(ending);

	return count > bytes && !strcmp(name + count - bytes, ending);
}

/* What was sent, else the last that was handed in. */
static enum status
find_captions(struct visit *visit, const struct audio_taking *taking,
	      const struct place *place, struct file *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct files files;
	enum status status;

	*ret = (struct file){0};
	if (taking->captions) {
		ret->content = taking->captions->bytes;
		ret->bytes = taking->captions->count;
		return OK;
	}
	status = visit_files(visit, place, &files, fault);
	for (size_t i = files.count; status == OK && i-- > 0;)
		if (ends_with(files.list[i].name, ".vtt"))
			return file_get(&access, files.list[i].id, ret, fault);
	return status;
}

static enum status
take_captions(struct visit *visit, const struct audio_taking *taking,
	      const struct place *place, struct audio_examined *e,
	      struct fault *fault)
{
	struct webvtt found;
	struct buf clean = {0};
	struct file file;
	enum status status =
		find_captions(visit, taking, place, &file, fault);

	if (status != OK)
		return status;
	if (!file.content)
		return fault_set(fault, E_INPUT, "/captions",
				 N_("A film needs its captions: choose the "
				    "WebVTT file"),
				 NULL);
	status = webvtt_check(file.content, file.bytes, &clean, &found, fault);
	if (status == OK)
		e->captions = arena_text(visit->arena, buf_string(&clean));
	else
		memcpy(fault->where, "/captions", sizeof "/captions");
	buf_free(&clean);
	if (status == OK && e->recording.ms >= 0 &&
	    found.end_ms > e->recording.ms + CAPTIONS_PAST_MS)
		return fault_set(fault, E_INPUT, "/captions",
				 N_("The captions are longer than the film: "
				    "they are of another"),
				 NULL);
	return status;
}

static enum status
take_transcript(struct visit *visit, const struct audio_taking *taking,
		const struct place *place, struct audio_examined *e,
		struct fault *fault)
{
	const char *text = taking->transcript;

	if (text && text[strspn(text, " \t\r\n")])
		e->transcript = arena_text(visit->arena, text);
	if (e->transcript || !place->film)
		return OK;
	return fault_set(fault, E_INPUT, "/transcript",
			 N_("A film needs all that is signed in words: write "
			    "it down"),
			 NULL);
}

enum status
audio_examine(struct visit *visit, const struct audio_taking *taking,
	      const struct audio_examined **ret, struct faults *faults,
	      struct fault *fault)
{
	struct audio_examined *e = arena_alloc(visit->arena, sizeof *e);
	struct place place;
	enum status status = open_place(visit, &taking->of, &place, fault);

	*e = (struct audio_examined){.recording.ms = -1};
	if (status == OK)
		status = check_asked(&place, fault);
	if (status == OK)
		status = take_bytes(visit, taking, &place, e, fault);
	if (status == OK && place.film)
		status = take_captions(visit, taking, &place, e, fault);
	if (status == OK)
		status = take_transcript(visit, taking, &place, e, fault);
	if (status == E_INPUT)
		*faults_add(faults) = *fault;
	if (status != OK)
		return status;
	e->letter = place.letter;
	e->format = place.media.format;
	hash_sha256(e->bytes, e->count, e->sha256);
	*ret = e;
	return OK;
}

static enum status
log_accepted(struct visit *visit, const struct media *media,
	     const struct letter *letter, const char *hex,
	     struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "letter.media-accepted",
					.subject = letter->id,
					.organisation = letter->organisation,
					.language = letter->language,
					.payload = payload};

	model_text(payload, "format", media->format);
	model_text(payload, "sha256", hex);
	return log_event(visit, &entry, fault);
}

enum status
audio_accept(struct visit *visit, const struct audio_examined *e,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	char hex[2 * HASH_BYTES + 1], token[TOKEN_TEXT];
	struct media media;
	enum status status =
		media_get(&access, e->letter.id, e->format, &media, fault);

	if (status != OK)
		return status;
	media.state = MEDIA_READY;
	media.voice = media.trouble = media.chapters = NULL;
	media.ready_utc = visit->now_utc;
	media.accepted_by = visit_actor(visit);
	media.kind = e->recording.kind;
	media.bytes = (int64_t)e->count;
	media.ms = e->recording.ms;
	media.captions = e->captions;
	media.transcript = e->transcript;
	memcpy(media.sha256, e->sha256, HASH_BYTES);
	hash_hex(e->sha256, HASH_BYTES, hex);
	status = media_keep(&access, e->sha256, e->bytes, e->count, fault);
	if (status == OK)
		status = media_put(&access, &media, fault);
	if (status == OK)
		status = log_accepted(visit, &media, &e->letter, hex, fault);
	letter_token(visit, &e->letter, token);
	model_id(model, "id", e->letter.id);
	model_code(model, "format", "media-format", media.format);
	model_text(model, "sha256", hex);
	if (media.ms < 0)
		model_null(model, "seconds");
	else
		model_int(model, "seconds", (media.ms + 999) / 1000);
	model_text(model, "address",
		   audio_address(visit->arena, &media, token));
	return status;
}
