/* Words inside a line as they are said. Internal to speech. */
#ifndef VERNACULAR_RENDER_SPEECH_SPANS_H
#define VERNACULAR_RENDER_SPEECH_SPANS_H

#include "doc/tree.h"
#include "lang/tag.h"
#include "render/speech_voice.h"
#include "wire/xml.h"

struct speaker {
	const struct tag *tag;	   /* of what is around */
	const struct voice *voice; /* of the document */
	struct arena *arena;
	struct xml_node *into; /* where what is said goes */
};

/* The voice of a language that is not the one around, by the document's own
 * engine. NULL: it has none, or lang says nothing new. */
const struct voice *speech_other(const struct speaker *, const char *lang);

/* A pause, "300ms". */
void speech_break(struct speaker *, const char *time);

void speech_spans(struct speaker *, const struct span *);

#endif
