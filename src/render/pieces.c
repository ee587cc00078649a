/* Spans to pieces of text: weight, language, isolation and owner of each. */
#include <string.h>

#include "render/flow.h"

/* How what is being said is said. */
struct voice {
	const struct tag *tag;
	enum font_weight weight;
	struct element *within; /* the paragraph's, or a link's */
	struct element *owner;	/* a link; NULL outside */
};

static struct text_piece *
piece_add(struct flow *flow, const struct voice *voice, const char *text,
	  size_t bytes)
{
	struct text_piece *piece;

	flow->piece = arena_grow(flow->arena, flow->piece, flow->pieces,
				 &flow->pieces_cap, sizeof *flow->piece);
	piece = &flow->piece[flow->pieces++];
	*piece = (struct text_piece){
		.text = text,
		.bytes = bytes,
		.tag = voice->tag,
		.weight = voice->weight,
		.owner = voice->owner,
	};
	return piece;
}

static enum text_isolate
isolate(bool rtl)
{
	return rtl ? TEXT_ISOLATE_RTL : TEXT_ISOLATE_LTR;
}

/* An element of its own where it is in another language, so that a screen
 * reader changes its voice. */
static void
value(struct flow *flow, const struct voice *voice, const struct span *span)
{
	const struct tag *tag = span->lang ? tag_find(span->lang) : NULL;
	struct voice own = *voice;
	struct text_piece *piece;

	if (tag && tag != voice->tag) {
		own.tag = tag;
		own.owner = element_new(flow, voice->within, ROLE_SPAN);
		own.owner->lang = tag->tag;
		own.owner->rgb = voice->owner ? RGB_LINK : RGB_TEXT;
	}
	piece = piece_add(flow, &own, span->text, strlen(span->text));
	piece->isolate = isolate(span->rtl);
	piece->whole = span->whole;
}

static size_t
text_bytes(const struct span *span)
{
	size_t bytes = 0;

	for (; span; span = span->next)
		bytes += span->kind == SPAN_BREAK ? 1
			 : span->child		  ? text_bytes(span->child)
			 : span->text		  ? strlen(span->text)
						  : 0;
	return bytes;
}

static char *
put_text(char *to, const struct span *span)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_BREAK)
			*to++ = ' ';
		else if (span->child)
			to = put_text(to, span->child);
		else if (span->text)
			to = stpcpy(to, span->text);
	}
	return to;
}

static const char *
spans_words(struct flow *flow, const struct span *span)
{
	char *words = arena_alloc(flow->arena, text_bytes(span) + 1);

	put_text(words, span);
	return words;
}

static bool
begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* Whether words end in the digits of a number, as many as they have in common
 * when one is written for abroad. */
static bool
same_digits(const char *words, const char *number)
{
	size_t a = strlen(words), b = strlen(number), same = 0;

	for (;;) {
		while (a && !(words[a - 1] >= '0' && words[a - 1] <= '9'))
			a--;
		while (b && !(number[b - 1] >= '0' && number[b - 1] <= '9'))
			b--;
		if (!a || !b || words[a - 1] != number[b - 1])
			return same >= 6 || (!b && same);
		a--;
		b--;
		same++;
	}
}

/* The part of a link's address that a reader of paper needs, where the words
 * do not say it: 0 bytes where they do. */
static size_t
unsaid(const char *words, const char **target)
{
	const char *t = *target;
	size_t bytes;

	if (begins(t, "tel:")) {
		*target = t += 4;
		return same_digits(words, t) ? 0 : strlen(t);
	}
	if (begins(t, "mailto:")) {
		*target = t += 7;
		bytes = strcspn(t, "?");
		for (const char *w = words; *w; w++)
			if (!strncasecmp(w, t, bytes))
				return 0;
		return bytes;
	}
	if (!strcmp(words, t))
		return 0;
	if (begins(t, "https://"))
		*target = t += 8;
	bytes = strlen(t);
	if (bytes && t[bytes - 1] == '/')
		bytes--;
	return strlen(words) == bytes && !strncmp(words, t, bytes) ? 0 : bytes;
}

static void spans(struct flow *, const struct voice *, const struct span *);

static void
link(struct flow *flow, const struct voice *voice, const struct span *span)
{
	struct element *element = element_new(flow, voice->within, ROLE_LINK);
	const char *words = spans_words(flow, span->child);
	const char *shown = span->target;
	const size_t bytes = unsaid(words, &shown);
	struct voice own = *voice;

	element->target = span->target;
	element->alt = words;
	element->rgb = RGB_LINK;
	own.within = own.owner = element;
	spans(flow, &own, span->child);
	if (!bytes)
		return;
	piece_add(flow, &own, " (", 2);
	piece_add(flow, &own, shown, bytes)->isolate = TEXT_ISOLATE_LTR;
	piece_add(flow, &own, ")", 1);
}

static void
spans(struct flow *flow, const struct voice *voice, const struct span *span)
{
	for (; span; span = span->next) {
		struct voice own = *voice;

		switch (span->kind) {
		case SPAN_TEXT:
		case SPAN_PLACEHOLDER:
			piece_add(flow, voice, span->text, strlen(span->text));
			break;
		case SPAN_STRONG:
			own.weight = FONT_BOLD;
			spans(flow, &own, span->child);
			break;
		case SPAN_LINK:
			link(flow, voice, span);
			break;
		case SPAN_CODE:
			piece_add(flow, voice, span->text, strlen(span->text))
				->isolate = TEXT_ISOLATE_LTR;
			break;
		case SPAN_BREAK:
			/* The space parts the words for who listens. */
			piece_add(flow, voice, " ", 1)->ends_line = true;
			break;
		case SPAN_VALUE:
			value(flow, voice, span);
			break;
		}
	}
}

void
flow_pieces(struct flow *flow, const struct place *place,
	    const struct words *words)
{
	const struct voice voice = {place->tag, words->weight, words->element,
				    NULL};

	flow->pieces = 0;
	spans(flow, &voice, words->spans);
}
