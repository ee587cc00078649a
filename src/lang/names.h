/* Names of people as the register compares them: their words in Latin letters,
 * other ways of reading a word, and how much two words are alike. Order is
 * nobody's business here: family names come first in Chinese, last in English
 * and twice in Spanish. Sources: A Guide to Names and Naming Practices (United
 * Kingdom, 2006); the articles on Arabic, Bengali, Chinese, Punjabi, Somali,
 * Spanish, Tamil and Vietnamese names in Wikipedia; CLDR's transforms. */
#ifndef VERNACULAR_LANG_NAMES_H
#define VERNACULAR_LANG_NAMES_H

#include "base/buf.h"

struct fold;

/* Append the words of a name, single spaces between them: letters a to z and
 * digits, as fold_key makes them, but
 *   - short vowels of Arabic and Hebrew where the name is known (lang/vowels),
 *   - no vowel that the scripts of India write and nobody says,
 *   - Md and Mohd as muhammad; Abd al-Rahman, Abdurrahman, Cabdiraxmaan as
 *     "abdul rahman"; an Arabic article that is written together, apart.
 * Other forms of the whole name follow, " / " before each, where a script has
 * one letter for two sounds: Tamil's k for g, Bengali's j for z. */
void name_words(struct fold *, const char *name, struct buf *);

/* Append other readings of one word, each with a space before it: Somali
 * x and c, kh for h, the family names that Cantonese and Mandarin share. */
void name_readings(const char *word, struct buf *);

/* How much a word says about who it is. */
enum name_part {
	NAME_PARTICLE, /* mr, al, bin, de */
	NAME_USUAL,    /* half of a people has it: singh, kaur, begum, abdul */
	NAME_OWN,
};
enum name_part name_part(const char *word);

/* How likely two words are one name, 0 to 1: 1 the same letters, 0 where their
 * consonants (fold_skeleton) differ, between them by their vowels. Muhammad
 * and Mohamed are at 0.9, Muhammad and Mahmud at 0.3. */
double name_likeness(const char *a, const char *b);

/* From here on two words are taken for one name. */
#define NAME_ALIKE 0.72

#endif
