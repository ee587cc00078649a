/* How a tenant is told of an appointment. */
#include "core/reminder.h"

#include <string.h>

#include "base/fault.h"

const char *const reminder_channel_names[REMINDER_CHANNELS] = {
	"mail", "call", "visit"};

/* The safe-contact rules about other ways than e-mail. */
static const char *const elsewhere[] = {
	"never post to the home", "never call", "never leave a message",
	"never visit", "never send a text"};

static bool
has(const struct reminder_case *c, enum need_kind kind, const char *value)
{
	for (size_t i = 0; i < c->needs; i++)
		if (c->need[i].kind == kind &&
		    (!value || !strcmp(c->need[i].value, value)))
			return true;
	return false;
}

/* Whether a rule says nothing against an e-mail. */
static bool
lets_mail(const char *rule)
{
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (!strcmp(rule, elsewhere[i]))
			return true;
	return false;
}

/* Why no message goes; NULL: one may. */
static const char *
against_mail(const struct reminder_case *c)
{
	if (c->sensitivity == SENSITIVITY_DOMESTIC_ABUSE ||
	    c->sensitivity == SENSITIVITY_SAFEGUARDING || c->confidential)
		return N_("No message goes out about this: somebody else may "
			  "read it");
	for (size_t i = 0; i < c->needs; i++)
		if (c->need[i].kind == NEED_SAFE_CONTACT &&
		    !lets_mail(c->need[i].value))
			return N_("Their rule about safe contact is for a "
				  "person to read");
	if (has(c, NEED_CANNOT_READ, NULL))
		return N_("They read no language: somebody tells them");
	if (has(c, NEED_CONTACT_WAY, NULL) &&
	    !has(c, NEED_CONTACT_WAY, "email"))
		return N_("They asked for another way than e-mail");
	if (!c->email)
		return N_("There is no e-mail address on record");
	return NULL;
}

enum reminder_channel
reminder_choose(const struct reminder_case *c, const char **ret_why)
{
	*ret_why = against_mail(c);
	if (!*ret_why) {
		*ret_why = N_("By e-mail, in the language that they read");
		return REMINDER_MAIL;
	}
	return c->phone && !has(c, NEED_SAFE_CONTACT, "never call")
		       ? REMINDER_CALL
		       : REMINDER_VISIT;
}
