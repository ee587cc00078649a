/* What the files of the glossary share. Internal to desk/. */
#ifndef VERNACULAR_DESK_GLOSSARY_INSIDE_H
#define VERNACULAR_DESK_GLOSSARY_INSIDE_H

#include "desk/field.h"
#include "desk/glossary.h"
#include "desk/inside.h"
#include "store/term.h"

/* Who may change the terms of an organisation. */
#define GLOSSARY_KEEPERS ROLES_REVISING

/* A term and its language as they came in; NULL where bad. */
const char *term_read_english(struct fields *, const char *text);
const char *term_read_language(struct fields *, const char *text);

/* What may be changed of a term, checked; its language is in ret already. */
void term_read_input(const struct term_input *, struct fields *,
		     struct term_row *ret);

/* The words of a list as it is kept. In the arena. */
size_t term_words(struct arena *, const char *kept, const char *const **ret);

enum status log_term(struct visit *, const char *kind, const struct term_row *,
		     struct fault *) MUST_USE;

#endif
