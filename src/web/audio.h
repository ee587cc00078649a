/* Letters that are heard or signed. */
#ifndef VERNACULAR_WEB_AUDIO_H
#define VERNACULAR_WEB_AUDIO_H

#include <stdbool.h>

#include "base/fault.h"

struct exchange;
struct visit;

/* Play what a letter has in that format ("audio", "bsl-video"). Errors:
 * E_NOT_FOUND. */
enum status audio_play(struct exchange *, struct visit *, const char *token,
		       const char *format, struct fault *) MUST_USE;

/* Whether an ending is one of sound, ".ogg". */
bool audio_ending(const char *ending);

#endif
