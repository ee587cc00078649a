/* The style sheet of an SVG, as drawing programs write it: rules for a class,
 * an element or an identifier. Other selectors are refused. */
#ifndef VERNACULAR_DOC_SVG_SHEET_H
#define VERNACULAR_DOC_SVG_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define SVG_RULES_MAX 200

/* In the order in which they overrule each other. */
enum svg_selects {
	SVG_SELECTS_ELEMENT,
	SVG_SELECTS_CLASS,
	SVG_SELECTS_ID,
};
#define SVG_SELECTS 3

struct svg_rule {
	enum svg_selects selects;
	const char *name;
	const char *declarations; /* "fill: red; stroke: none" */
};

struct svg_sheet {
	struct svg_rule *rule;
	size_t rules, cap;
};

/* Add what a sheet says.
 *   ret_bad  where it says what we do not know, in the arena
 * Returns false there. */
bool svg_sheet_read(struct svg_sheet *, struct arena *, const char *text,
		    const char **ret_bad);

/* Whether the rule is for an element with these attributes (each may be
 * NULL). */
bool svg_rule_matches(const struct svg_rule *, const char *element,
		      const char *classes, const char *id);

#endif
