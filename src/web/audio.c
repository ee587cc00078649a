/* Letters that are heard or signed: asked for by staff, played by who has the
 * address. */
#include "web/audio.h"

#include <string.h>

#include "desk/audio.h"
#include "desk/requests.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/reply.h"
#include "web/routes.h"
#include "wire/model.h"

#define ANSWER_BYTES_MOST (20 << 20)
#define CAPTION_BYTES_MOST (1 << 20)
#define TRANSCRIPT_MOST 20000 /* code points */

static const struct field ask_fields[] = {
	{.name = "format",
	 .type = FIELD_PICK,
	 .set = "media-format",
	 .required = true},
	{.name = "by", .type = FIELD_TEXT, .required = true, .max = 10},
	{0},
};

static const struct field take_fields[] = {
	{.name = "file", .type = FIELD_HIDDEN, .label = N_("Which file?")},
	{.name = "recording",
	 .type = FIELD_FILE,
	 .max = ANSWER_BYTES_MOST,
	 .label = N_("Or another recording"),
	 .hint = N_("Sound as Ogg, MP3 or WAV; a film as MP4 or WebM; at most "
		    "20 MB.")},
	{.name = "captions",
	 .type = FIELD_FILE,
	 .max = CAPTION_BYTES_MOST,
	 .label = N_("Captions (WebVTT)"),
	 .hint = N_("Empty for the file whose name ends with .vtt, where one "
		    "was handed in.")},
	{.name = "transcript",
	 .type = FIELD_AREA,
	 .max = TRANSCRIPT_MOST,
	 .label = N_("All that is signed, in words")},
	{0},
};

bool
audio_ending(const char *ending)
{
	return !strcmp(ending, ".ogg") || !strcmp(ending, ".mp3") ||
	       !strcmp(ending, ".wav");
}

enum status
audio_play(struct exchange *x, struct visit *visit, const char *token,
	   const char *format, struct fault *fault)
{
	struct exchange_stream stream = {.slice = AUDIO_SLICE_BYTES,
					 .read = audio_slice};
	struct audio_file file;
	enum status status = audio_open(visit, token, format, &file, fault);

	if (status != OK)
		return status;
	stream.type = file.mime;
	stream.name = file.name;
	stream.id = file.id;
	stream.bytes = file.bytes;
	stream.etag = arena_printf(exchange_arena(x), "\"%.24s\"",
				   file.sha256);
	exchange_stream(x, &stream);
	return OK;
}

static enum status
ask_media(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct audio_wish wish = {
		.letter = exchange_path(x, "id"),
		.format = form_text(form, "format"),
		.by = form_text(form, "by"),
	};
	enum status status = audio_ask(visit, &wish, exchange_model(x),
				       exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/letters/%s", wish.letter);
		exchange_flash(x, strcmp(wish.by, "voice")
					  ? N_("Somebody is asked.")
					  : N_("It is being read aloud."));
	}
	return status;
}

/* The transcript as paragraphs. */
static void
split_lines(struct model *root)
{
	struct model *rows = model_children(root, "page_lines");
	const char *at = model_text_or(root, "transcript", "");

	while (*at) {
		size_t count = strcspn(at, "\r\n");

		if (count)
			model_bytes(model_append(rows), "line", at, count);
		at += count;
		at += strspn(at, "\r\n");
	}
}

static enum status
show_film(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	enum status status = audio_film(visit, token, root, fault);

	if (status != OK)
		return letter_lost(x, visit, status, fault);
	exchange_speak(x, noun_text(root, "language"));
	model_text(root, "page_token", token);
	model_code(root, "page_words", "open-format", "text");
	split_lines(root);
	return OK;
}

static enum status
play_film(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = audio_play(x, visit, exchange_path(x, "token"),
					"bsl-video", fault);

	return letter_lost(x, visit, status, fault);
}

static enum status
send_captions(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct audio_file file;
	enum status status = audio_open(visit, exchange_path(x, "token"),
					"bsl-video", &file, fault);

	if (status == OK && !file.captions)
		status = E_NOT_FOUND;
	if (status == OK)
		exchange_show(x, "text/vtt; charset=utf-8", "captions.vtt",
			      file.captions, strlen(file.captions));
	return letter_lost(x, visit, status, fault);
}

static struct audio_place
place_from(const struct exchange *x)
{
	return (struct audio_place){exchange_path(x, "id"),
				    exchange_path(x, "format")};
}

static enum status
show_taking(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct audio_place place = place_from(x);
	struct model *root = exchange_model(x);
	enum status status = audio_take_show(visit, &place, root, fault);

	model_text(root, "page_format", place.format);
	model_bool(root, "page_film",
		   status == OK && strcmp(place.format, "audio") != 0);
	return status;
}

static const struct file_input *
input_of(struct exchange *x, const char *name)
{
	const struct form_file *sent = form_file(exchange_form(x), name);
	struct file_input *input =
		arena_alloc(exchange_arena(x), sizeof *input);

	if (!sent || !sent->count)
		return NULL;
	*input = (struct file_input){sent->name, sent->type, sent->bytes,
				     sent->count};
	return input;
}

static enum status
examine(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct audio_taking taking = {
		.of = place_from(x),
		.file = form_text(form, "file"),
		.sent = input_of(x, "recording"),
		.captions = input_of(x, "captions"),
		.transcript = form_text(form, "transcript"),
	};
	const struct audio_examined *examined;
	enum status status = audio_examine(visit, &taking, &examined,
					   exchange_faults(x), fault);

	if (status == OK)
		exchange_keep(x, (void *)examined, NULL);
	return status;
}

static enum status
accept(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = audio_accept(visit, exchange_kept(x),
					  exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/letters/%s", exchange_path(x, "id"));
		exchange_flash(x, N_("It is attached to the letter."));
	}
	return status;
}

#define WHOSE N_("A letter to you")

const struct route routes_audio[] = {
	{.method = METHOD_POST,
	 .path = "/letters/{id}/media",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = ask_fields,
	 .handle = ask_media,
	 .title = N_("Have a letter read aloud or signed"),
	 .tag = "notices",
	 .again = "/letters/{id}"},
	{.method = METHOD_GET,
	 .path = "/letters/{id}/media/{format}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .form = take_fields,
	 .handle = show_taking,
	 .title = N_("What came back for a letter"),
	 .tag = "notices",
	 .page = "letter-media"},
	{.method = METHOD_POST,
	 .path = "/letters/{id}/media/{format}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = take_fields,
	 .prepare = examine,
	 .handle = accept,
	 .title = N_("Attach a recording or film to a letter"),
	 .tag = "notices",
	 .again = "/letters/{id}/media/{format}"},
	{.method = METHOD_GET,
	 .path = "/n/{token}/bsl",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_film,
	 .title = WHOSE,
	 .tag = "letters",
	 .page = "letter-film"},
	{.method = METHOD_GET,
	 .path = "/n/{token}/bsl/video",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = play_film,
	 .title = WHOSE,
	 .tag = "letters"},
	{.method = METHOD_GET,
	 .path = "/n/{token}/bsl/captions",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = send_captions,
	 .title = WHOSE,
	 .tag = "letters"},
	{0},
};
