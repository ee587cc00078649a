/* Letters to listen to, and letters on film. A letter is spoken in the
 * background where its voice and its notice are signed off (desk/voice); what
 * is not becomes a request to a reader or signer, whose recording is attached
 * once an officer accepts it. A letter has at most one of each format. */
#ifndef VERNACULAR_DESK_AUDIO_H
#define VERNACULAR_DESK_AUDIO_H

#include "desk/desk.h"

struct faults;
struct file_input;
struct model;

/* What a letter's address plays, found by its token.
 *   format  "audio" or "bsl-video"
 * Errors: E_NOT_FOUND no such letter, or none that is ready. */
struct audio_file {
	int64_t id;
	const char *mime, *name; /* "rent-increase-ur.ogg" */
	int64_t bytes;
	const char *sha256; /* as hex */
	const char *captions; /* WebVTT; NULL none */
};
enum status audio_open(struct visit *, const char *token, const char *format,
		       struct audio_file *ret, struct fault *) MUST_USE;

/* Slice n (from 0) of its bytes; all but the last have AUDIO_SLICE_BYTES.
 * With a read connection of its own, for a moment; any thread.
 *   ret  AUDIO_SLICE_BYTES of room */
#define AUDIO_SLICE_BYTES ((size_t)256 << 10)
enum status audio_slice(struct desk *, int64_t id, int64_t n, void *ret,
			size_t *ret_count, struct fault *) MUST_USE;

/* The film of a letter, with its words. {organisation, notice, language
 * (language), film: as reply_page, or null, transcript: null where the film is
 * not there yet} Errors: E_NOT_FOUND no such letter. */
enum status audio_film(struct visit *, const char *token, struct model *,
		       struct fault *) MUST_USE;

/* From the letter's page: make it heard or signed.
 *   letter  id
 *   by      "voice": spoken here, again where that failed; "person": a request
 * {id, format(code media-format), state(code media-state), request: its
 *  reference or null}
 * Errors: E_NOT_FOUND; E_REFUSED not signed off, or it cannot be spoken;
 * E_CONFLICT it is there, or on its way; those of intake_log. */
struct audio_wish {
	const char *letter, *format, *by;
};
enum status audio_ask(struct visit *, const struct audio_wish *,
		      struct model *, struct faults *, struct fault *)
	MUST_USE;

/* What came back for a letter: {strip, id, notice, format(code media-format),
 *  state(code media-state), request: its reference or null, files: [{id, name,
 *  bytes, uploaded_at}] that were handed in}
 * Errors: E_NOT_FOUND no such letter, or nothing was asked for. */
struct audio_place {
	const char *letter, *format;
};
enum status audio_take_show(struct visit *, const struct audio_place *,
			    struct model *, struct fault *) MUST_USE;

/* Somebody listened to it, or watched it, and it goes to the tenant. Two
 * steps: examine on a worker, accept on the writer.
 *   file        id of one that was handed in; NULL: sent
 *   sent        NULL: file
 *   captions    of a film, WebVTT; NULL: one that was handed in
 *   transcript  of a film, in English
 * {id, format(code media-format), sha256, seconds, address}
 * Errors: E_NOT_FOUND; E_CONFLICT nothing was asked for; E_INPUT with faults
 * at /file, /captions, /transcript: it is no recording, cut off, not of that
 * format, or the captions are wrong. */
struct audio_taking {
	struct audio_place of;
	const char *file;
	const struct file_input *sent, *captions;
	const char *transcript;
};
struct audio_examined;
enum status audio_examine(struct visit *, const struct audio_taking *,
			  const struct audio_examined **ret, struct faults *,
			  struct fault *) MUST_USE;
enum status audio_accept(struct visit *, const struct audio_examined *,
			 struct model *, struct fault *) MUST_USE;

#endif
