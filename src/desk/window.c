/* The window of a letter: what shows in it, and why it may be empty. */
#include "desk/window.h"

#include <string.h>

#include "store/tenant.h"
#include "wire/model.h"

static enum address_flaw
read_address(const struct tenant *tenant, struct address *ret)
{
	const char *line[ADDRESS_LINES + 2] = {tenant->name};
	size_t flawed;

	memcpy(line + 1, tenant->address, sizeof tenant->address);
	line[ADDRESS_LINES + 1] = tenant->postcode;
	for (size_t i = 0; i < ADDRESS_LINES + 2; i++) {
		if (!line[i])
			continue;
		if (ret->lines == ADDRESS_LINES_MAX)
			return ADDRESS_TOO_MANY_LINES;
		ret->line[ret->lines++] = line[i];
	}
	return address_check(ret, &flawed);
}

struct window
window_of(struct arena *arena, const struct tenant *tenant)
{
	struct address *address = arena_alloc(arena, sizeof *address);
	enum address_flaw flaw = read_address(tenant, address);

	return (struct window){flaw == ADDRESS_FINE ? address : NULL,
			       address_code(flaw)};
}

struct window
window_too_narrow(void)
{
	return (struct window){NULL, address_code(ADDRESS_TOO_WIDE)};
}

void
window_show(struct model *model, const char *code)
{
	const char *fine = address_code(ADDRESS_FINE);
	bool shows = code && !strcmp(code, fine);

	if (code)
		model_bool(model, "window", shows);
	else
		model_null(model, "window");
	model_code(model, "window_code", "address", shows ? NULL : code);
}
