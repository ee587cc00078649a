/* Letters that are heard or signed: asked for by staff, played by who has the
 * address. */
#include "web/audio.h"

#include <string.h>

#include "desk/audio.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/reply.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field ask_fields[] = {
	{.name = "format",
	 .type = FIELD_PICK,
	 .set = "media-format",
	 .required = true},
	{.name = "by", .type = FIELD_TEXT, .required = true, .max = 10},
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
