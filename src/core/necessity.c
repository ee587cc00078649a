/* Who will read it and what turns on it, where nobody says. */
#include "core/necessity.h"

#include <string.h>

const char *
necessity_reader(const struct item_spec *item)
{
	if (item->service == SERVICE_INTERPRETING)
		return N_("The tenant and the officer, in the conversation.");
	if (item->service == SERVICE_TRANSLATION &&
	    !strcmp(item->language, "en"))
		return N_("The officer who answers the tenant.");
	return N_("The tenant.");
}

const char *
necessity_stakes(enum document_class class)
{
	switch (class) {
	case CLASS_LEGAL:
		return N_("The tenant’s home, or a right that a court "
			  "protects.");
	case CLASS_SAFETY:
		return N_("Somebody’s safety.");
	case CLASS_RIGHTS:
		return N_("What the tenant is entitled to, and how to "
			  "complain.");
	case CLASS_SERVICE:
		return N_("A service that the tenant gets.");
	case CLASS_INFORMATION:
		break;
	}
	return N_("Knowing what is on offer.");
}
