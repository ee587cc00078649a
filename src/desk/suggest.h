/* What else the people of a home need, beside what is asked for: offered on
 * the request form, never ordered by itself. */
#ifndef VERNACULAR_DESK_SUGGEST_H
#define VERNACULAR_DESK_SUGGEST_H

#include "core/request.h"
#include "desk/desk.h"

struct model;

/* {also: [{item, who(name), service(code), language(language), format(code)}]}
 * item is how suggest_read reads it again. What the form asks for first (the
 * tenant's own language, or first format) is left out. Errors: E_NOT_FOUND. */
enum status suggest_also(struct visit *, const char *tenant, enum service,
			 struct model *, struct fault *) MUST_USE;

/* "translation:so" and "format:braille" as the words of an item; false where
 * text is neither. Texts live in the arena. */
struct intake_item;
bool suggest_read(struct arena *, const char *text, struct intake_item *);

#endif
