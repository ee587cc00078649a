/* How a letter goes to its addressee, as the register says (core/choice).
 * Internal to desk/, but letter_choice. */
#ifndef VERNACULAR_DESK_CHOICE_H
#define VERNACULAR_DESK_CHOICE_H

#include "core/choice.h"
#include "desk/desk.h"

struct letter_input;
struct making;
struct model;
struct needs;

/* Into making->choice, of its needs and what the input asks for. Where a form
 * goes with the letter, or it is a legal one, it has to be posted.
 * Errors: E_INPUT at "/channel" no such way. */
enum status choice_of(const struct letter_input *, struct making *,
		      struct fault *) MUST_USE;

/* Into making->easy_unsigned; Easy Read that nobody signed goes as the standard
 * letter, unless the input asks for it: then it is looked at, and refused. */
enum status choice_easy_read(struct visit *, const struct letter_input *,
			     struct making *, struct fault *) MUST_USE;

/* Into making->lack: whether a letter that is to be heard is spoken here, by
 * its tag, notice and words. */
enum status choice_voice(struct visit *, struct making *, struct fault *)
	MUST_USE;

/* Nobody has to be asked. Errors: E_INPUT at "/channel", the fault says why and
 * which ways there are. */
enum status choice_settled(const struct making *, struct fault *) MUST_USE;

/* Whether it goes in the format by itself; of Easy Read, whether the notice has
 * it; as sound where voice and notice are signed off. */
bool choice_made(const struct making *);

/* {choice: {language(language), format(code format), size, paper(code paper),
 *  spaced(bool), channel(code channel), stop(code choice-stop) or null,
 *  made(bool): else it becomes a request, lack(code voice-lack): why it is
 *  not spoken, or null, reasons: [{what(code choice-what),
 *  why(code choice-why), because: the need's value or null, recorded_at(day) or
 *  null}]}} */
void choice_show(struct model *, const struct making *);

#endif
