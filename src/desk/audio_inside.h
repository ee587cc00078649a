/* What letters, their pages and their recordings share. Internal to desk/. */
#ifndef VERNACULAR_DESK_AUDIO_INSIDE_H
#define VERNACULAR_DESK_AUDIO_INSIDE_H

#include "desk/audio.h"
#include "store/letter.h"
#include "store/media.h"

_Static_assert(AUDIO_SLICE_BYTES == MEDIA_SLICE_BYTES, "as it is kept");

/* The letter is spoken soon after the write that says so. *ret is what it
 * becomes. */
enum status audio_begin(struct visit *, const struct letter *,
			struct media *ret, struct fault *) MUST_USE;

/* Somebody is asked by that request.
 *   ref  of the request */
struct audio_asked {
	const struct letter *letter;
	const char *format, *ref;
};
enum status audio_asked(struct visit *, const struct audio_asked *,
			struct fault *) MUST_USE;

/* {media: [{format(code media-format), state(code media-state), request: its
 *  reference or null, voice: null for a person, seconds, ready_at, sha256,
 *  trouble, address or null, can_speak(bool), can_ask(bool), can_accept(bool):
 *  a recording may be attached}], lack(code voice-lack): why it is not spoken
 *  here, or null} of both formats, for staff. */
enum status audio_show_letter(struct visit *, struct model *,
			      const struct letter *, struct fault *) MUST_USE;

/* {sound: null or {format(code ask-format), address, type, seconds, length:
 *  "2:05", chapters: [{title, address, at: "0:32"}]}, film: null or {format
 *  (code ask-format), address, video, type, captions, length}}
 *   token  of the letter's address */
struct audio_page {
	const struct letter *letter;
	const char *token;
};
enum status audio_show_page(struct visit *, struct model *,
			    const struct audio_page *, struct fault *)
	MUST_USE;

/* {for_letter: {id, format(code media-format)} or null} */
enum status audio_show_request(struct visit *, struct model *,
			       int64_t request, struct fault *) MUST_USE;

/* "/n/TOKEN.ogg", "/n/TOKEN/bsl" of one that is ready. */
const char *audio_address(struct arena *, const struct media *,
			  const char *token);

/* What a kind of file is to a browser; NULL for no such kind. */
const char *audio_mime(const char *kind);

/* Speak one that is being made, and keep it; nothing where it is not wanted any
 * more. Slow: on a poster.
 * Errors: E_REFUSED it is not signed off; E_NOT_FOUND the engine is gone; E_IO
 * it hangs or breaks, which may pass. */
enum status audio_speak(struct desk *, int64_t media, struct fault *)
	MUST_USE;

#endif
