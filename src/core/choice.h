/* How a letter goes to somebody: language, format and channel, as the register
 * says, each with the reason. Pure.
 * Source: DAPB1605, "meet"; Equality Act 2010, section 20. */
#ifndef VERNACULAR_CORE_CHOICE_H
#define VERNACULAR_CORE_CHOICE_H

#include "core/contact.h"
#include "core/request.h"

enum choice_why {
	CHOSE_ASKED,	/* by who sends it */
	CHOSE_RECORDED, /* the register has it so */
	CHOSE_SPOKEN,	/* nobody recorded what they read: as they speak */
	CHOSE_READS_NOTHING, /* they read no language: it is told as well */
	CHOSE_SAFE,	/* what else there is would be unsafe */
	CHOSE_POSTED,	/* such a letter has to be posted */
	CHOSE_NOTHING,	/* nothing is recorded */
};
#define CHOICE_WHYS 7
extern const char *const choice_why_names[CHOICE_WHYS]; /* "recorded" */

/* Why somebody has to say first how it goes. */
enum choice_stop {
	CHOICE_GOES,
	CHOICE_POST_UNSAFE, /* it has to be posted, and post is unsafe */
	CHOICE_OWN_WORDS,   /* a safe-contact rule in words of its own, which
			     * may speak of post: only people understand it */
};
#define CHOICE_STOPS 3
extern const char *const choice_stop_names[CHOICE_STOPS];

struct choice_case {
	const char *language; /* asked for; NULL not */
	int channel;	      /* enum channel, asked for; -1 not */
	bool email;	      /* on record */
	bool posted;	      /* such a letter has to be posted */
	const struct wanted *need; /* every need that holds */
	size_t needs;
};

/* A part of the choice: why, and by which need (-1 by none). */
struct choice_reason {
	enum choice_why why;
	int need;
};

struct choice {
	const char *language;
	enum format format; /* FORMAT_NONE plain print */
	int size;	    /* points, or the grade of Braille; else 0 */
	const char *paper;  /* "cream"; NULL white */
	bool spaced;	    /* the layout for dyslexia */
	enum channel channel;
	enum choice_stop stop; /* of the channel, unless that was asked for */
	struct choice_reason of_language, of_format, of_paper, of_layout,
		of_channel;
};

/* Of several formats the one goes that reads without any other: Braille, BSL,
 * sound, Easy Read, large print; a size counts with Easy Read too. */
void choice_make(const struct choice_case *, struct choice *ret);

#endif
