/* A small tokenizer of HTML, fed one byte at a time. */
#include "wire/html_scan.h"

#include <string.h>
#include <strings.h>

#include "base/fault.h"

static bool
is_in(const char *const *list, const char *word)
{
	for (; *list; list++)
		if (!strcmp(*list, word))
			return true;
	return false;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void
append_lower(char *name, size_t size, char c)
{
	size_t count = strlen(name);

	if (count + 1 < size) {
		name[count] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		name[count + 1] = '\0';
	}
}

static void
open_element(struct html_scan *scan, char c)
{
	scan->state = HTML_IN_ELEMENT;
	scan->tags++;
	scan->named = false;
	memset(scan->element, 0, sizeof scan->element);
	memset(scan->attribute, 0, sizeof scan->attribute);
	append_lower(scan->element, sizeof scan->element, c);
}

static void
open_attribute(struct html_scan *scan, char c)
{
	scan->state = HTML_IN_ATTRIBUTE;
	scan->begun = scan->queried = false;
	memset(scan->attribute, 0, sizeof scan->attribute);
	append_lower(scan->attribute, sizeof scan->attribute, c);
}

static void
close_tag(struct html_scan *scan)
{
	static const char *const raw[] = {"script", "style", "iframe", "xmp",
					  "noembed", "noframes", "plaintext",
					  NULL};
	static const char *const plain[] = {"title", "textarea", NULL};

	scan->matched = 0;
	if (is_in(raw, scan->element))
		scan->state = HTML_IN_RAW;
	else if (is_in(plain, scan->element))
		scan->state = HTML_IN_PLAIN;
	else
		scan->state = HTML_IN_TEXT;
}

static void
after_less(struct html_scan *scan, char c)
{
	if (is_letter(c) || c == '/') {
		open_element(scan, c);
	} else if (c == '!' || c == '?') {
		scan->state = HTML_IN_DECLARATION;
		scan->matched = c == '!';
	} else {
		scan->state = c == '<' ? HTML_AT_LESS : HTML_IN_TEXT;
	}
}

/* "<!" becomes a comment with two more dashes. */
static void
in_declaration(struct html_scan *scan, char c)
{
	if (scan->matched && c == '-') {
		if (++scan->matched == 3) {
			scan->state = HTML_IN_COMMENT;
			scan->matched = 0;
		}
		return;
	}
	scan->matched = 0;
	if (c == '>')
		scan->state = HTML_IN_TEXT;
}

static void
in_comment(struct html_scan *scan, char c)
{
	if (c == '>' && scan->matched >= 2)
		scan->state = HTML_IN_TEXT;
	scan->matched = c == '-' ? scan->matched + 1 : 0;
}

/* Text of an element that holds no tags, until its end tag. */
static void
in_opaque(struct html_scan *scan, char c)
{
	size_t name = strlen(scan->element);
	unsigned at = scan->matched;
	char wanted = at == 0 ? '<' : at == 1 ? '/' : '\0';

	if (at >= 2 && at < name + 2)
		wanted = scan->element[at - 2];
	if (at == name + 2 && (is_space(c) || c == '>' || c == '/')) {
		scan->state = c == '>' ? HTML_IN_TEXT : HTML_IN_TAG;
		memset(scan->element, 0, sizeof scan->element);
		scan->element[0] = '/';
		scan->tags++;
	} else if (wanted && (c == wanted ||
			      (is_letter(c) && (c | 32) == wanted))) {
		scan->matched++;
	} else {
		scan->matched = c == '<';
	}
}

/* Between attributes. */
static const char *
in_tag(struct html_scan *scan, char c)
{
	if (is_space(c)) {
		scan->state = HTML_IN_TAG;
	} else if (c == '>') {
		close_tag(scan);
	} else if (c == '/') {
		scan->state = HTML_AT_BREAK;
	} else if (scan->state == HTML_AT_BREAK || c == '=' || c == '"' ||
		   c == '\'' || c == '<') {
		return N_("Only a space, or the end of the tag, may follow "
			  "here");
	} else {
		open_attribute(scan, c);
	}
	return NULL;
}

static const char *
in_attribute(struct html_scan *scan, char c)
{
	if (c == '=') {
		scan->state = HTML_AT_VALUE;
		if (!strcmp(scan->attribute, "name") ||
		    !strcmp(scan->attribute, "property"))
			scan->named = true;
		return NULL;
	}
	if (is_space(c)) {
		scan->state = HTML_AFTER_ATTRIBUTE;
		return NULL;
	}
	if (scan->state == HTML_AFTER_ATTRIBUTE || c == '>' || c == '/')
		return in_tag(scan, c);
	append_lower(scan->attribute, sizeof scan->attribute, c);
	return NULL;
}

static void
at_value(struct html_scan *scan, char c)
{
	if (c == '"')
		scan->state = HTML_IN_DOUBLE;
	else if (c == '\'')
		scan->state = HTML_IN_SINGLE;
	else if (c == '>')
		close_tag(scan);
	else if (!is_space(c))
		scan->state = HTML_IN_BARE;
}

static void
in_value(struct html_scan *scan, char c)
{
	if (scan->state == HTML_IN_BARE) {
		if (c == '>')
			close_tag(scan);
		else if (is_space(c))
			scan->state = HTML_IN_TAG;
		return;
	}
	if (c == (scan->state == HTML_IN_DOUBLE ? '"' : '\'')) {
		scan->state = HTML_AT_BREAK;
		return;
	}
	scan->begun = true;
	if (c == '?' || c == '#')
		scan->queried = true;
}

const char *
html_scan_feed(struct html_scan *scan, char c)
{
	const char *wrong = NULL;

	switch (scan->state) {
	case HTML_IN_TEXT:
		if (c == '<')
			scan->state = HTML_AT_LESS;
		break;
	case HTML_AT_LESS:
		after_less(scan, c);
		break;
	case HTML_IN_ELEMENT:
		if (is_space(c) || c == '>' || c == '/')
			wrong = in_tag(scan, c);
		else
			append_lower(scan->element, sizeof scan->element, c);
		break;
	case HTML_IN_TAG:
	case HTML_AT_BREAK:
		wrong = in_tag(scan, c);
		break;
	case HTML_IN_ATTRIBUTE:
	case HTML_AFTER_ATTRIBUTE:
		wrong = in_attribute(scan, c);
		break;
	case HTML_AT_VALUE:
		at_value(scan, c);
		break;
	case HTML_IN_DOUBLE:
	case HTML_IN_SINGLE:
	case HTML_IN_BARE:
		in_value(scan, c);
		break;
	case HTML_IN_COMMENT:
		in_comment(scan, c);
		break;
	case HTML_IN_DECLARATION:
		in_declaration(scan, c);
		break;
	case HTML_IN_RAW:
	case HTML_IN_PLAIN:
		in_opaque(scan, c);
		break;
	}
	scan->last = c;
	return wrong;
}

/* A value of a quoted attribute, by the attribute's name. */
static const char *
in_quotes(const struct html_scan *scan, enum html_place *ret)
{
	static const char *const never[] = {"style", "srcdoc", "srcset",
					    "imagesrcset", "http-equiv",
					    NULL};
	static const char *const animations[] = {"animate", "set",
						 "animatemotion",
						 "animatetransform", NULL};
	static const char *const addresses[] = {
		"href", "src", "action", "formaction", "poster", "cite",
		"data", "ping", "xlink:href", "manifest", "background", NULL};
	static const char *const loaders[] = {"script", "iframe", "embed",
					      "object", "base", NULL};
	static const char *const labels[] = {
		"title", "alt", "placeholder", "label", "aria-label",
		"aria-description", "aria-roledescription",
		"aria-valuetext", "data-h", NULL};

	if (!strncmp(scan->attribute, "on", 2) ||
	    is_in(never, scan->attribute) || is_in(animations, scan->element))
		return N_("No value may stand in this attribute: a browser "
			  "would run it");
	if (!strcmp(scan->element, "meta") &&
	    !strcmp(scan->attribute, "content") && !scan->named)
		return N_("Put the name of <meta> before a value in its "
			  "content");
	*ret = HTML_DATA;
	if (is_in(labels, scan->attribute))
		*ret = HTML_LABEL;
	if (!is_in(addresses, scan->attribute))
		return NULL;
	if (!scan->begun && is_in(loaders, scan->element))
		return N_("What is loaded here must begin with an address of "
			  "ours, written out");
	*ret = HTML_ADDRESS;
	return NULL;
}

const char *
html_scan_value(const struct html_scan *scan, enum html_place *ret)
{
	switch (scan->state) {
	case HTML_IN_TEXT:
		*ret = HTML_TEXT;
		return NULL;
	case HTML_IN_PLAIN:
		*ret = strcmp(scan->element, "title") ? HTML_FIELD
						      : HTML_TITLE;
		return scan->matched ? N_("No value may stand in a tag")
				     : NULL;
	case HTML_IN_DOUBLE:
	case HTML_IN_SINGLE:
		return in_quotes(scan, ret);
	case HTML_AT_VALUE:
	case HTML_IN_BARE:
		return N_("Put quotes around the value of this attribute");
	case HTML_IN_RAW:
		return N_("No value may stand in a script or style: put it "
			  "into an attribute that the script reads");
	case HTML_IN_COMMENT:
	case HTML_IN_DECLARATION:
		return N_("No value may stand in a comment of HTML: use a "
			  "comment of Mustache");
	case HTML_AT_LESS:
	case HTML_IN_ELEMENT:
	case HTML_IN_TAG:
	case HTML_AT_BREAK:
	case HTML_IN_ATTRIBUTE:
	case HTML_AFTER_ATTRIBUTE:
		break;
	}
	return N_("No value may stand in a tag, but in the quotes of an "
		  "attribute");
}

enum html_address
html_scan_address(const struct html_scan *scan)
{
	if (!scan->begun)
		return HTML_ADDRESS_WHOLE;
	if (scan->queried)
		return scan->last == '?' ? HTML_ADDRESS_QUERY
					 : HTML_ADDRESS_PART;
	return scan->last == '/' ? HTML_ADDRESS_SEGMENT : HTML_ADDRESS_PATH;
}

const char *
html_scan_whole(const struct html_scan *scan)
{
	if (scan->state == HTML_IN_TEXT)
		return NULL;
	return N_("A template begins and ends between tags, and is included "
		  "between tags: a tag, comment or quote is open here");
}

static bool
is_between_attributes(enum html_state state)
{
	return state == HTML_IN_ELEMENT || state == HTML_IN_TAG ||
	       state == HTML_AT_BREAK || state == HTML_IN_ATTRIBUTE ||
	       state == HTML_AFTER_ATTRIBUTE;
}

const char *
html_scan_begin(struct html_scan *scan)
{
	if (scan->state == HTML_AT_LESS || scan->state == HTML_AT_VALUE ||
	    scan->state == HTML_IN_BARE)
		return N_("No section may begin here, in the middle of a tag");
	if (is_between_attributes(scan->state) && scan->state != HTML_IN_TAG)
		scan->state = HTML_AT_BREAK;
	return NULL;
}

const char *
html_scan_end(struct html_scan *scan, const struct html_scan *before)
{
	bool same = scan->state == before->state;

	if (is_between_attributes(scan->state) &&
	    is_between_attributes(before->state) &&
	    scan->tags == before->tags) {
		scan->state = same && scan->state == HTML_IN_TAG
				      ? HTML_IN_TAG
				      : HTML_AT_BREAK;
		scan->named = scan->named && before->named;
		return NULL;
	}
	if (same && (scan->state == HTML_IN_TEXT ||
		     (scan->tags == before->tags &&
		      !strcmp(scan->attribute, before->attribute)))) {
		scan->begun = scan->begun && before->begun;
		scan->queried = scan->queried || before->queried;
		scan->matched = 0;
		if (before->last == '/')
			scan->last = '/'; /* as if it were not shown */
		return NULL;
	}
	return N_("The section begins in one place of the HTML and ends in "
		  "another: begin and end it between the same tags");
}
