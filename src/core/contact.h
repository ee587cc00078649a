/* A contact with a tenant, and whether it met what the tenant needs. Pure
 * rules: a contact says how it was made, each need is met by it, not met, or
 * not touched. What no rule can tell (a rule in words) stays untouched until a
 * person says it.
 * Source: DAPB1605, "meet"; Equality Act 2010, section 20. */
#ifndef VERNACULAR_CORE_CONTACT_H
#define VERNACULAR_CORE_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "core/need.h"

enum channel {
	CHANNEL_LETTER,
	CHANNEL_VISIT, /* at home, in an office, at an event */
	CHANNEL_CALL,
	CHANNEL_RELAY, /* a call through a text or video relay */
	CHANNEL_EMAIL,
	CHANNEL_TEXT,
};
#define CHANNELS 6

/* Who interpreted. */
enum interpreter {
	INTERPRETER_NONE,
	INTERPRETER_PROFESSIONAL,
	INTERPRETER_COLLEAGUE, /* bilingual, speaks it to the tenant */
	INTERPRETER_FAMILY,    /* or a friend or neighbour */
};
#define INTERPRETERS 4

extern const char *const channel_names[CHANNELS];	  /* "letter" */
extern const char *const interpreter_names[INTERPRETERS]; /* "none" */
bool channel_parse(const char *name, enum channel *);
bool interpreter_parse(const char *name, enum interpreter *);

/* Something was written: letters, e-mails, texts. */
bool channel_is_written(enum channel);

#define WRITTEN_MOST 2
#define FORMATS_MOST 4

/* How it was made. Zero and NULL: not said. */
struct manner {
	enum channel channel;
	const char *written[WRITTEN_MOST]; /* tags, such as of two columns */
	const char *spoken;	 /* tag of what the tenant heard or saw */
	const char *formats[FORMATS_MOST]; /* "large-print:18" */
	enum interpreter interpreter;
	const char *gender;  /* of the interpreter: woman, man */
	const char *support; /* of need_values(NEED_SUPPORT) */
	int minute;	     /* of the local day, 0 to 1439; -1 not said */
};

/* A need as far as the rules look. */
struct wanted {
	enum need_kind kind;
	const char *value;
};

enum met {
	MET_UNTOUCHED, /* the contact says nothing about it */
	MET,
	NOT_MET,
};

/* Why: a word that reports count and pages have a sentence for. */
enum met_why {
	WHY_SAID, /* a person said so, not a rule */
	WHY_THEIR_LANGUAGE,
	WHY_ANOTHER_LANGUAGE, /* written in one they do not read */
	WHY_READS_NOTHING,    /* written to one who reads no language */
	WHY_TOLD,	      /* by voice or sign, to one who cannot read */
	WHY_NO_INTERPRETER,   /* spoken to in a language not theirs */
	WHY_FAMILY_INTERPRETED,
	WHY_ENGLISH_ENOUGH,
	WHY_THEIR_FORMAT,
	WHY_ON_SCREEN, /* size and colour are the reader's own to set */
	WHY_TOO_SMALL,
	WHY_ANOTHER_FORMAT,
	WHY_THEIR_SUPPORT,
	WHY_NO_SUPPORT,
	WHY_THEIR_GENDER,
	WHY_ANOTHER_GENDER,
	WHY_THEIR_WAY,
	WHY_ANOTHER_WAY,
	WHY_SAFE,
	WHY_UNSAFE, /* against the safe-contact rule */
};
#define WHYS 20

extern const char *const met_why_names[WHYS]; /* "another-language" */
bool met_why_parse(const char *name, enum met_why *);

/* Whether the contact met one need.
 *   all, count  every need that held then, that one too: who cannot read is
 *               not owed a letter in a language, and one of several ways to
 *               be in touch is enough
 * *ret_why is set unless it is untouched. */
enum met met_by(const struct manner *, const struct wanted *need,
		const struct wanted *all, size_t count,
		enum met_why *ret_why);

/* The safe-contact rules that buttons offer and rules understand; "call only
 * between 10 and 12" is one for any two hours. */
extern const char *const safe_rules[];
#define SAFE_RULES 7

#endif
