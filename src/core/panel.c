/* What the panel may be asked about. */
#include "core/panel.h"

#include <stdio.h>
#include <string.h>

const char *const panel_interest_names[PANEL_INTERESTS] = {
	"repairs",	 "safety",  "rent",  "complaints",
	"neighbourhood", "letters", "homes",
};

void
panel_interests_text(unsigned interests, char ret[PANEL_INTERESTS_TEXT])
{
	size_t used = 1;

	(void)snprintf(ret, PANEL_INTERESTS_TEXT, " ");
	for (int i = 0; i < PANEL_INTERESTS; i++)
		if (interests >> i & 1)
			used += (size_t)snprintf(ret + used,
						 PANEL_INTERESTS_TEXT - used,
						 "%s ",
						 panel_interest_names[i]);
}

unsigned
panel_interests_bits(const char *text)
{
	unsigned bits = 0;

	for (int i = 0; i < PANEL_INTERESTS; i++) {
		const char *name = panel_interest_names[i];
		size_t length = strlen(name);

		for (const char *p = text; (p = strstr(p, name)); p += length)
			if (p > text && p[-1] == ' ' && p[length] == ' ')
				bits |= 1u << i;
	}
	return bits;
}
