/* What tenants may be asked about who are willing to be consulted. */
#ifndef VERNACULAR_CORE_PANEL_H
#define VERNACULAR_CORE_PANEL_H

#include <stdbool.h>

enum panel_interest {
	PANEL_REPAIRS,
	PANEL_SAFETY,
	PANEL_RENT,
	PANEL_COMPLAINTS,
	PANEL_NEIGHBOURHOOD,
	PANEL_LETTERS,
	PANEL_HOMES,
};
#define PANEL_INTERESTS 7

extern const char *const panel_interest_names[PANEL_INTERESTS];

/* As it is kept: " repairs safety ", " " for everything. Bits to text. */
#define PANEL_INTERESTS_TEXT 80
void panel_interests_text(unsigned interests, char ret[PANEL_INTERESTS_TEXT]);
unsigned panel_interests_bits(const char *text);

#endif
