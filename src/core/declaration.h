/* What interpreters, sight translators and translators sign: which of it a
 * piece of work asks for, and the words as the product ships them. Pure. */
#ifndef VERNACULAR_CORE_DECLARATION_H
#define VERNACULAR_CORE_DECLARATION_H

#include "core/request.h"

enum declaration {
	DECLARATION_INTERPRETING, /* the interpreter, after the job */
	DECLARATION_SIGHT,	  /* who read a text out in another language */
	DECLARATION_TRANSLATION,  /* the translator's certificate */
};
#define DECLARATIONS 3
extern const char *const declaration_names[DECLARATIONS]; /* "sight" */

/* How far a landlord goes. */
enum declaration_stance {
	STANCE_NEVER,  /* nobody is asked */
	STANCE_MATTER, /* needed where the matter is sensitive, asked for where
			* the document is legal, about safety or rights */
	STANCE_CLASS,  /* needed in both */
	STANCE_ALWAYS, /* needed for every piece of work */
};
#define DECLARATION_STANCES 4
extern const char *const declaration_stance_names[DECLARATION_STANCES];

/* As the product ships: what is read out is always signed for, since nothing
 * else is left of it. */
enum declaration_stance declaration_shipped(enum declaration);

enum declaration_want {
	DECLARATION_FREE,   /* may be signed all the same */
	DECLARATION_ASKED,  /* wanted; the work is done without it */
	DECLARATION_NEEDED, /* done only with it, or with a reason */
};
#define DECLARATION_WANTS 3
extern const char *const declaration_want_names[DECLARATION_WANTS];

struct declaration_case {
	enum declaration kind;
	enum declaration_stance stance;
	enum document_class document_class;
	enum sensitivity sensitivity;
};
enum declaration_want declaration_want(const struct declaration_case *);

/* What is signed for such work. False for formats, which nobody translates, and
 * for interpreters on demand, whom nobody here knows by name: their supplier
 * answers for them. */
bool declaration_for(const struct item_spec *, enum response,
		     enum declaration *ret);

/* The words that are signed, in English: lines, an empty one between
 * paragraphs. Source: the duties of ISO 13611 (community interpreting) and of
 * ISO 17100 (translation), in words of our own. */
const char *declaration_words(enum declaration);

#endif
