/* May somebody of the family interpret? */
#include "core/family.h"

#include "base/fault.h"

const char *const family_rule_names[FAMILY_RULES] = {
	"danger", "child", "sensitive", "professional-first", "chosen",
};

enum family_rule
family_decide(const struct family_case *offer)
{
	if (offer->danger)
		return FAMILY_DANGER;
	if (offer->child)
		return FAMILY_CHILD;
	if (offer->sensitivity == SENSITIVITY_DOMESTIC_ABUSE ||
	    offer->sensitivity == SENSITIVITY_SAFEGUARDING ||
	    offer->sensitivity == SENSITIVITY_EVICTION)
		return FAMILY_SENSITIVE;
	return offer->declined ? FAMILY_CHOSEN : FAMILY_FIRST;
}

bool
family_allowed(enum family_rule rule)
{
	return rule == FAMILY_DANGER || rule == FAMILY_CHOSEN;
}

const char *
family_text(enum family_rule rule)
{
	static const char *const texts[FAMILY_RULES] = {
		[FAMILY_DANGER] = N_("Only because a life is in danger, and "
				     "only until help comes: get a "
				     "professional by telephone meanwhile."),
		[FAMILY_CHILD] = N_("No: children never interpret. Use a "
				    "professional, by telephone if it cannot "
				    "wait."),
		[FAMILY_SENSITIVE] = N_("No: nobody of the family interprets "
					"where abuse, safeguarding or eviction "
					"is the matter. Use a professional."),
		[FAMILY_FIRST] = N_("Not yet: offer a professional first, and "
				    "ask the tenant alone. It is free."),
		[FAMILY_CHOSEN] = N_("Yes: a professional was offered, and "
				     "the tenant would rather have this "
				     "person. Stop if it goes wrong."),
	};

	return texts[rule];
}
