/* Style sheets of SVG. Source: CSS 2.1, 4.1 and 5; SVG 1.1, 6.8. */
#include "doc/svg_sheet.h"

#include <string.h>

#define SPACE " \t\r\n\f"

/* Without comments, each of which parts words as a space does. */
static char *
without_comments(struct arena *arena, const char *text)
{
	char *clean = arena_text(arena, text), *to = clean;

	while (*text) {
		if (text[0] == '/' && text[1] == '*') {
			const char *end = strstr(text + 2, "*/");

			*to++ = ' ';
			text = end ? end + 2 : text + strlen(text);
		} else {
			*to++ = *text++;
		}
	}
	*to = '\0';
	return clean;
}

static char *
trimmed(char *text)
{
	size_t count;

	text += strspn(text, SPACE);
	count = strlen(text);
	while (count && strchr(SPACE, text[count - 1]))
		count--;
	text[count] = '\0';
	return text;
}

/* A name as programs make them up: letters, digits, - and _. */
static bool
is_name(const char *text)
{
	return *text &&
	       !text[strspn(text, "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")];
}

/* The root was read before its sheet: it is no use to speak of it. */
static bool
add_rule(struct svg_sheet *sheet, struct arena *arena, char *selector,
	 const char *declarations)
{
	struct svg_rule rule = {SVG_SELECTS_ELEMENT, trimmed(selector),
				declarations};

	if (*rule.name == '.' || *rule.name == '#') {
		rule.selects =
			*rule.name == '.' ? SVG_SELECTS_CLASS : SVG_SELECTS_ID;
		rule.name++;
	}
	if (!is_name(rule.name) || sheet->rules == SVG_RULES_MAX ||
	    (rule.selects == SVG_SELECTS_ELEMENT && !strcmp(rule.name, "svg")))
		return false;
	sheet->rule = arena_grow(arena, sheet->rule, sheet->rules, &sheet->cap,
				 sizeof *sheet->rule);
	sheet->rule[sheet->rules++] = rule;
	return true;
}

bool
svg_sheet_read(struct svg_sheet *sheet, struct arena *arena, const char *text,
	       const char **ret_bad)
{
	char *at = trimmed(without_comments(arena, text));

	while (*at) {
		char *open = strchr(at, '{');
		char *close = open ? strchr(open, '}') : NULL;

		*ret_bad = at;
		if (!close)
			return false;
		*open = *close = '\0';
		while (at) {
			char *next = strchr(at, ',');

			if (next)
				*next++ = '\0';
			*ret_bad = at;
			if (!add_rule(sheet, arena, at, open + 1))
				return false;
			at = next;
		}
		at = close + 1 + strspn(close + 1, SPACE);
	}
	return true;
}

/* Whether the word stands in a list with spaces between. */
static bool
listed(const char *words, const char *word)
{
	size_t count = strlen(word);

	while (*words) {
		size_t next;

		words += strspn(words, SPACE);
		next = strcspn(words, SPACE);
		if (next == count && !memcmp(words, word, count))
			return true;
		words += next;
	}
	return false;
}

bool
svg_rule_matches(const struct svg_rule *rule, const char *element,
		 const char *classes, const char *id)
{
	switch (rule->selects) {
	case SVG_SELECTS_ELEMENT:
		return !strcmp(rule->name, element);
	case SVG_SELECTS_CLASS:
		return classes && listed(classes, rule->name);
	case SVG_SELECTS_ID:
		return id && !strcmp(rule->name, id);
	}
	return false;
}
