/* Which passwords are too easily guessed: by length, and by how many steps it
 * takes to say one ("summer", a year, "!" are three). Pure. */
#ifndef VERNACULAR_CORE_PASSWORD_H
#define VERNACULAR_CORE_PASSWORD_H

#include <stddef.h>

#define PASSWORD_LEAST 12  /* code points. Source: ASVS 5.0, 6.2.1 */
#define PASSWORD_MOST 1024 /* bytes: longer ones are an attack */
#define PASSWORD_STEPS 6   /* fewer, and it is in every list of guesses */

enum password_fault {
	PASSWORD_FITS,
	PASSWORD_SHORT,
	PASSWORD_LONG,
	PASSWORD_COMMON,
};

/* Words that everybody chooses, runs of the alphabet or of a keyboard, years,
 * repetitions and the person's own words are a step each, every other
 * character is one.
 *   password  valid UTF-8
 *   own       names and addresses of the person and the landlord, ended by
 *             NULL; their words of four letters or more count */
enum password_fault password_check(const char *password,
				   const char *const *own);

/* Of core/password_words: lower case, ended by NULL. */
extern const char *const password_words[];

#endif
