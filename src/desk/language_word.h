/* Languages as tables of other systems name them: "Urdu", "Panjabi". Internal
 * to desk/. */
#ifndef VERNACULAR_DESK_LANGUAGE_WORD_H
#define VERNACULAR_DESK_LANGUAGE_WORD_H

struct arena;
struct tag;

/* The tag of a language's name in English or its own words; a language that is
 * written in several scripts without one ("Panjabi" is pa). What is no such
 * name comes back as it is. */
const char *language_word(struct arena *, const char *text);

/* "pa" in "Guru" or "Gurmukhi" is pa-Guru; NULL where it has no such script. */
const struct tag *language_in_script(const char *language,
				     const char *script);

#endif
