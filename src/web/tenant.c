/* Errors that a tenant meets. Every sentence in this file is translated into
 * all languages of po/tenant. */
#include "web/tenant.h"

#include <string.h>

#include "base/log.h"
#include "web/inside.h"
#include "wire/model.h"

struct trouble {
	const char *title, *detail;
};

static const struct trouble lost = {
	N_("This page is not here"),
	N_("The address may be wrong, or it may no longer work. Please ask "
	   "your landlord for a new one."),
};
static const struct trouble busy = {
	N_("Please try again in a few minutes"),
	N_("Too much is being asked of this service just now."),
};
static const struct trouble other = {
	N_("This did not work"),
	N_("Please go back and try again, or ask your landlord."),
};

const char *
tenant_problem(const struct exchange *x, int code, struct model *model)
{
	const struct trouble *trouble = code == 404 ? &lost
					: code == 429 || code == 503 ? &busy
								     : &other;

	model_text(model, "detail",
		   catalogue_text(x->known.words, NULL, trouble->detail));
	return catalogue_text(x->known.words, NULL, trouble->title);
}

const struct catalogues *
tenant_words(const struct exchange *x)
{
	const struct catalogues *words;
	struct fault fault;
	char text[400];

	if (desk_tenant_words(x->web->desk, &words, &fault) == OK)
		return words;
	fault_text(&fault, fault.message, text, sizeof text);
	log_line(LOG_ERROR, "%s: %s", fault.where, text);
	return NULL;
}

bool
words_unread(const struct catalogue *words)
{
	const char *state = catalogue_header(words, "X-Vernacular-State");

	return state && !strcmp(state, "machine-drafted");
}

bool
tenant_words_unread(const struct exchange *x)
{
	return x->known.words && x->route && x->route->flags & ROUTE_TENANT &&
	       words_unread(x->known.words);
}
