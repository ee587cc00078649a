/* What stands in what in XLIFF 2, and which attributes it has: one row for
 * each element of the core and the modules. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire/xliff2_inside.h"

/* inside: what stands in the element, in order. NAME or NAME|NAME with ? (none
 * or one), * (any number), + (one or more) or nothing (one); "other" is an
 * element of any other namespace, "#" says that text may stand there too.
 * attributes: NAME:TYPE, with ! where it must be there; "*" is any of another
 * namespace. Types are below. */
struct row {
	const char *space, *name, *inside, *attributes;
};

#define INLINE "# cp|ph|pc|sc|ec|mrk|sm|em*"
#define CAN "canCopy:y canDelete:y canReorder:f copyOf:n "
#define CODE "id:n subType:r type:T * "
#define DIRS "canResegment:y translate:y srcDir:d trgDir:d xml:space:x * "

static const struct row rows[] = {
	{"core", "xliff", "notes? mda:metadata? file+",
	 "version:v! srcLang:l! trgLang:l xml:space:x *"},
	{"core", "file", "skeleton? other* notes? unit|group+",
	 "id:n! original:t " DIRS},
	{"core", "skeleton", "# other*", "href:t"},
	{"core", "group", "other* notes? unit|group*",
	 "id:n! name:t type:r " DIRS},
	{"core", "unit", "other* notes? originalData? segment|ignorable+",
	 "id:n! name:t type:r " DIRS},
	{"core", "segment", "source target?",
	 "id:n canResegment:y state:S subState:r"},
	{"core", "ignorable", "source target?", "id:n"},
	{"core", "notes", "note+", ""},
	{"core", "note", "#", "id:n appliesTo:A category:t priority:p ref:t *"},
	{"core", "originalData", "data+", ""},
	{"core", "data", "# cp*", "id:n! dir:d xml:space:P"},
	{"core", "source", INLINE, "xml:lang:l xml:space:x"},
	{"core", "target", INLINE, "xml:lang:l xml:space:x order:i"},
	{"core", "cp", "", "hex:H!"},
	{"core", "ph", "", CODE CAN "disp:t equiv:t dataRef:n subFlows:N"},
	{"core", "pc", INLINE,
	 CODE CAN "canOverlap:y dispEnd:t dispStart:t equivEnd:t equivStart:t "
		  "dataRefEnd:n dataRefStart:n subFlowsEnd:N subFlowsStart:N "
		  "dir:d"},
	{"core", "sc", "",
	 CODE CAN "canOverlap:y dataRef:n dir:d disp:t equiv:t isolated:y "
		  "subFlows:N"},
	{"core", "ec", "",
	 CODE CAN "canOverlap:y dataRef:n dir:d disp:t equiv:t isolated:y "
		  "startRef:n subFlows:N"},
	{"core", "mrk", INLINE, "id:n! translate:y type:M ref:t value:t *"},
	{"core", "sm", "", "id:n! translate:y type:M ref:t value:t *"},
	{"core", "em", "", "startRef:n!"},
	{"mda", "metadata", "mda:metaGroup+", "id:n"},
	{"mda", "metaGroup", "mda:metaGroup|mda:meta+",
	 "id:n category:t appliesTo:B"},
	{"mda", "meta", "#", "type:t!"},
	{"mtc", "matches", "mtc:match+", ""},
	{"mtc", "match", "mda:metadata? originalData? source target other*",
	 "id:n matchQuality:0 matchSuitability:0 origin:t ref:t! reference:y "
	 "similarity:0 subType:r type:m *"},
	{"gls", "glossary", "gls:glossEntry+", ""},
	{"gls", "glossEntry",
	 "gls:term gls:translation* gls:definition? other*", "id:n ref:t *"},
	{"gls", "term", "#", "source:t *"},
	{"gls", "translation", "#", "id:n ref:t source:t *"},
	{"gls", "definition", "#", "source:t *"},
	{"res", "resourceData", "res:resourceItemRef* res:resourceItem*", ""},
	{"res", "resourceItemRef", "", "id:n ref:n! *"},
	{"res", "resourceItem", "notes? res:source? res:target? res:reference*",
	 "mimeType:t id:n context:y *"},
	{"res", "source", "other*", "href:t xml:lang:l *"},
	{"res", "target", "other*", "href:t xml:lang:l *"},
	{"res", "reference", "", "href:t! xml:lang:l *"},
	{"slr", "profiles", "slr:normalization? other*",
	 "generalProfile:t storageProfile:t"},
	{"slr", "normalization", "", "general:z storage:z"},
	{"slr", "data", "other*", "profile:t! *"},
	{"val", "validation", "val:rule+", "*"},
	{"val", "rule", "",
	 "isPresent:t occurs:i isNotPresent:t startsWith:t endsWith:t "
	 "existsInSource:y caseSensitive:y normalization:z disabled:y *"},
	{"ctr", "changeTrack", "ctr:revisions+", "*"},
	{"ctr", "revisions", "ctr:revision+",
	 "appliesTo:n! ref:n currentVersion:n *"},
	{"ctr", "revision", "ctr:item+", "author:t datetime:t version:n *"},
	{"ctr", "item", "#", "property:t! *"},
};

/* Before 2.2 nothing stands beside a file. */
static const struct row xliff20_row = {
	"core", "xliff", "file+",
	"version:v! srcLang:l! trgLang:l xml:space:x *"};

/* Attributes that modules put on elements of the core. */
static const char *const module_attributes[] = {
	"fs:fs:F",
	"fs:subFs:t",
	"slr:equivStorage:t",
	"slr:sizeInfo:t",
	"slr:sizeInfoRef:n",
	"slr:sizeRestriction:t",
	"slr:storageRestriction:t",
};

static const struct {
	char type;
	const char *words; /* all values there are */
} types[] = {
	{'y', "yes no"},
	{'f', "yes firstNo no"},
	{'d', "ltr rtl auto"},
	{'A', "source target"},
	{'B', "source target ignorable"},
	{'S', "initial translated reviewed final"},
	{'v', "2.0 2.1 2.2"},
	{'T', "fmt ui quote link image other"},
	{'m', "am mt icm idm tb tm other"},
	{'z', "none nfc nfd"},
	{'x', "default preserve"},
	{'P', "preserve"},
	{'F', "a b bdo big blockquote body br button caption center cite code "
	      "col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr "
	      "html i img label legend li ol p pre q s samp select small span "
	      "strike strong sub sup table tbody td tfoot th thead title tr "
	      "tt u ul"},
};

static bool
listed(const char *words, const char *word)
{
	size_t count = strlen(word);

	while (*words) {
		size_t next = strcspn(words, " ");

		if (next == count && !strncmp(words, word, count))
			return true;
		words += next + (words[next] == ' ');
	}
	return false;
}

bool
xliff2_nmtoken(const char *text)
{
	if (!*text)
		return false;
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x80 && !strchr("-._:0123456789", c) &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return false;
	}
	return true;
}

static bool
is_nmtokens(const char *text)
{
	bool good = *text;

	while (*text && good) {
		char word[256];
		size_t count = strcspn(text, " \t\n\r");

		snprintf(word, sizeof word, "%.*s", (int)count, text);
		good = count < sizeof word && xliff2_nmtoken(word);
		text += count;
		text += strspn(text, " \t\n\r");
	}
	return good;
}

/* Subtags of one to eight letters and digits, the first of two at least where
 * it is not x or i. Source: RFC 5646, 2.1. */
static bool
is_language(const char *text)
{
	size_t count = 0;

	for (bool first = true;; text++) {
		char c = *text;

		if (!c || c == '-') {
			if (!count || count > 8 ||
			    (first && count == 1 &&
			     (!c || !strchr("xXiI", text[-1]))))
				return false;
			if (!c)
				return true;
			count = 0;
			first = false;
			continue;
		}
		count++;
		if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
		    (first || c < '0' || c > '9'))
			return false;
	}
}

/* "prefix:value". */
static bool
is_own(const char *text)
{
	const char *colon = strchr(text, ':');

	return colon && colon > text && colon[1] && !strchr(colon + 1, ':') &&
	       !strpbrk(text, " \t\n\r");
}

static bool
is_number(const char *text, long least, long most)
{
	char *end;
	long n = strtol(text, &end, 10);

	return *text && !*end && n >= least && n <= most;
}

static bool
is_share(const char *text)
{
	char *end;
	double n = strtod(text, &end);

	return *text && !*end && !strpbrk(text, "eExXnNiI") && n >= 0 &&
	       n <= 100;
}

static bool
is_of(char type, const char *text)
{
	switch (type) {
	case 'n':
		return xliff2_nmtoken(text);
	case 'N':
		return is_nmtokens(text);
	case 'l':
		return is_language(text);
	case 'r':
		return is_own(text);
	case 'M':
		return listed("generic comment term", text) || is_own(text);
	case 'p':
		return is_number(text, 1, 10);
	case 'i':
		return is_number(text, 1, 1000000000);
	case '0':
		return is_share(text);
	case 'H':
		return strlen(text) >= 4 && strlen(text) <= 6 &&
		       !text[strspn(text, "0123456789abcdefABCDEF")];
	default:
		break;
	}
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (types[i].type == type)
			return listed(types[i].words, text);
	return true;
}

static const struct row *
row_of(const struct xliff2 *x, const char *space, const char *name)
{
	if (!strcmp(x->core, XLIFF20) && !strcmp(space, "core") &&
	    !strcmp(name, "xliff"))
		return &xliff20_row;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!strcmp(rows[i].name, name) &&
		    !strcmp(rows[i].space, space))
			return &rows[i];
	return NULL;
}

/* The type of an attribute in "NAME:TYPE NAME:TYPE!"; '\0': not there. */
static char
type_in(const char *attributes, const char *name)
{
	size_t count = strlen(name);

	for (const char *at = attributes; (at = strstr(at, name)); at++)
		if ((at == attributes || at[-1] == ' ') && at[count] == ':' &&
		    at[count + 1])
			return at[count + 1];
	return '\0';
}

static char
module_type(const char *space, const char *local)
{
	char name[64];

	snprintf(name, sizeof name, "%s:%s", space, local);
	for (size_t i = 0;
	     i < sizeof module_attributes / sizeof *module_attributes; i++) {
		char type = type_in(module_attributes[i], name);

		if (type)
			return type;
	}
	return '\0';
}

/* The type an attribute of another namespace must have, '\0' where it may not
 * stand there. */
static char
type_outside(const struct xliff2 *x, const struct row *row,
	     const struct xml_attribute *a)
{
	const char *space = xliff2_space(x, a->space);
	char name[32];

	if (!strcmp(a->space, XML_NAMESPACE)) {
		snprintf(name, sizeof name, "xml:%s", a->local);
		if (type_in(row->attributes, name))
			return type_in(row->attributes, name);
		if (!strcmp(a->local, "lang"))
			return !strcmp(row->space, "core") &&
					       strchr(row->attributes, '*')
				       ? 'l'
				       : '\0';
	}
	if (!strchr(row->attributes, '*') || !strcmp(a->space, x->core))
		return '\0';
	if (space && (!strcmp(space, "fs") || !strcmp(space, "slr")))
		return module_type(space, a->local);
	return 't';
}

static void
check_attributes(struct xliff2 *x, const struct xml_node *node,
		 const struct row *row)
{
	for (const struct xml_attribute *a = node->attribute; a; a = a->next) {
		char type;

		if (!strncmp(a->name, "xmlns", 5))
			continue;
		type = *a->space ? type_outside(x, row, a)
				 : type_in(row->attributes, a->local);
		if (!type)
			xliff2_fault(x, node,
				     N_("<{element}> has no attribute "
					"{value}"),
				     a->name);
		else if (!is_of(type, a->value))
			xliff2_fault(x, node,
				     N_("<{element}> has an attribute that "
					"may not be {value}"),
				     arena_printf(x->arena, "%s=\"%s\"",
						  a->name, a->value));
	}
	for (const char *at = row->attributes; (at = strchr(at, '!')); at++) {
		const char *name = at - 2;
		char local[32];

		while (name > row->attributes && name[-1] != ' ')
			name--;
		snprintf(local, sizeof local, "%.*s", (int)(at - 2 - name),
			 name);
		if (!xliff2_has(node, local))
			xliff2_fault(x, node,
				     N_("<{element}> lacks its attribute "
					"{value}"),
				     local);
	}
}

/* Whether node is one of "NAME|SPACE:NAME"; count bytes of it. */
static bool
one_of(const struct xliff2 *x, const struct row *row,
       const struct xml_node *node, const char *names, size_t count)
{
	const char *space = xliff2_space(x, node->space);
	char name[96];
	size_t length;

	if (count == 5 && !strncmp(names, "other", 5))
		return !space || strcmp(space, row->space);
	if (!space)
		return false;
	snprintf(name, sizeof name, "%s%s%s",
		 strcmp(space, "core") ? space : "",
		 strcmp(space, "core") ? ":" : "", node->local);
	length = strlen(name);
	for (const char *end = names + count; names < end;) {
		size_t word = strcspn(names, "|?*+ ");

		if (word == length && !strncmp(names, name, word))
			return true;
		names += word + 1;
	}
	return false;
}

static const struct xml_node *
next_element(const struct xml_node *node)
{
	while (node && node->kind != XML_ELEMENT)
		node = node->next;
	return node;
}

static void
check_inside(struct xliff2 *x, const struct xml_node *node,
	     const struct row *row)
{
	const struct xml_node *child = next_element(node->child);
	const char *inside = row->inside + strspn(row->inside, "# ");

	while (*inside) {
		size_t count = strcspn(inside, "?*+ ");
		char many = inside[count];
		size_t seen = 0;

		while (child && (!seen || many == '*' || many == '+') &&
		       one_of(x, row, child, inside, count)) {
			seen++;
			child = next_element(child->next);
		}
		if (!seen && many != '?' && many != '*')
			xliff2_fault(x, node,
				     N_("<{element}> lacks {value} in its "
					"place"),
				     arena_copy(x->arena, inside, count));
		inside += count + (many && many != ' ');
		inside += *inside == ' ';
	}
	if (child)
		xliff2_fault(x, child, N_("<{element}> may not stand here"),
			     "");
}

static void
check_text(struct xliff2 *x, const struct xml_node *node)
{
	for (const struct xml_node *at = node->child; at; at = at->next)
		if ((at->kind == XML_TEXT || at->kind == XML_CDATA) &&
		    at->text[strspn(at->text, " \t\r\n")]) {
			xliff2_fault(x, node,
				     N_("<{element}> may not hold text: "
					"{value}"),
				     at->text);
			return;
		}
}

void
xliff2_grammar(struct xliff2 *x)
{
	const struct xml_node *top = x->xml->root;

	for (const struct xml_node *at = top; at; at = xml_walk(top, at)) {
		const char *space;
		const struct row *row;

		if (at->kind != XML_ELEMENT ||
		    !(space = xliff2_space(x, at->space)))
			continue;
		row = row_of(x, space, at->local);
		if (!row) {
			if (strcmp(space, "its") && strcmp(space, "itsm"))
				xliff2_fault(x, at,
					     N_("XLIFF has no element "
						"<{element}>"),
					     "");
			continue;
		}
		check_attributes(x, at, row);
		check_inside(x, at, row);
		if (*row->inside != '#')
			check_text(x, at);
	}
}
