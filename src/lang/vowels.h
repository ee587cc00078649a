/* Names that are written without their short vowels, with them: frequent
 * names of Arabic and Hebrew script in the Latin spelling that passports
 * mostly have. No transform can know that محمد is said Muhammad and محمود
 * Mahmud. Sources: the articles on each given name in Wikipedia and Wikidata;
 * UN romanization of Arabic (2007) and Hebrew (2006) for the consonants. */
#ifndef VERNACULAR_LANG_VOWELS_H
#define VERNACULAR_LANG_VOWELS_H

#include <stdbool.h>

#include "base/buf.h"

/* The scripts whose words may be in the table. */
enum vowels_script { VOWELS_NONE, VOWELS_ARABIC, VOWELS_HEBREW };
enum vowels_script vowels_script(const char *word);

/* Append the letters of a word in one spelling: no marks, one form of alif,
 * yeh, kaf and heh, so that Arabic, Persian and Urdu keyboards agree. */
void vowels_letters(const char *word, struct buf *);

/* The Latin spelling of a word (as vowels_letters gave it), NULL where it is
 * not in the table. Static. */
const char *vowels_find(const char *letters);

#endif
