/* XML text into a tree, by expat, which checks that it is well-formed. Names
 * are kept as written, so namespaces are found out here. */
#include <expat.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "wire/xml.h"

#define SPACES_MAX 64	   /* declared round one element */
#define ATTRIBUTES_MAX 256 /* of one element */

struct binding {
	const char *prefix, *uri;
	const struct xml_node *node; /* that declares it */
};

struct reading {
	const struct xml_file *file;
	XML_Parser parser;
	struct arena *arena;
	struct xml *xml;
	struct xml_node *at;	/* the element we are in, or NULL */
	struct xml_node **tail; /* outside the root */
	struct buf text;	/* not yet a node */
	enum xml_kind text_kind;
	int text_line, text_column;
	struct binding binding[SPACES_MAX];
	size_t bindings, nodes;
	int depth;
	enum status status;
	struct fault *fault;
};

static int
line_of(struct reading *r)
{
	return (int)XML_GetCurrentLineNumber(r->parser);
}

static int
column_of(struct reading *r)
{
	return (int)XML_GetCurrentColumnNumber(r->parser) + 1;
}

static void
refuse(struct reading *r, const char *message, const char *value)
{
	if (r->status != OK)
		return;
	r->status = fault_set(r->fault, E_INPUT,
			      arena_printf(r->arena, "%s:%d:%d", r->file->name,
					   line_of(r), column_of(r)),
			      message, "value", value, NULL);
	(void)XML_StopParser(r->parser, XML_FALSE);
}

static bool
room(struct reading *r)
{
	if (++r->nodes > XML_NODES_MAX)
		refuse(r, N_("the file has more parts than are taken: {value}"),
		       arena_printf(r->arena, "%d", XML_NODES_MAX));
	return r->status == OK;
}

static struct xml_node *
add(struct reading *r, enum xml_kind kind)
{
	struct xml_node *node = arena_alloc(r->arena, sizeof *node);

	node->kind = kind;
	node->line = line_of(r);
	node->column = column_of(r);
	if (r->at) {
		xml_put(r->at, node, NULL);
	} else {
		*r->tail = node;
		r->tail = &node->next;
	}
	return node;
}

/* White space outside the root is nobody's. */
static void
flush(struct reading *r)
{
	struct xml_node *node;

	if (r->text.count && r->at && room(r)) {
		node = add(r, r->text_kind);
		node->text = arena_copy(r->arena, r->text.bytes, r->text.count);
		node->line = r->text_line;
		node->column = r->text_column;
	}
	buf_clear(&r->text);
}

static bool
declares(const char *name, const char **ret_prefix)
{
	if (strncmp(name, "xmlns", 5) || (name[5] && name[5] != ':'))
		return false;
	*ret_prefix = name[5] ? name + 6 : name + 5;
	return true;
}

static void
bind_spaces(struct reading *r, const struct xml_node *node)
{
	const char *prefix;

	for (const struct xml_attribute *a = node->attribute; a; a = a->next) {
		if (!declares(a->name, &prefix))
			continue;
		if (r->bindings == SPACES_MAX) {
			refuse(r,
			       N_("more namespaces are declared than are "
				  "taken"),
			       "");
			return;
		}
		if ((*prefix && !*a->value) || !strncmp(prefix, "xml", 3))
			refuse(r,
			       N_("the namespace {value} cannot be "
				  "declared so"),
			       a->name);
		r->binding[r->bindings++] =
			(struct binding){prefix, a->value, node};
	}
}

/* The URI of a name's prefix and, in *ret_local, what follows it. */
static const char *
space_of(struct reading *r, const char *name, const char *otherwise,
	 const char **ret_local)
{
	const char *colon = strchr(name, ':');
	size_t count = colon ? (size_t)(colon - name) : 0;

	*ret_local = colon ? colon + 1 : name;
	if (colon && (!count || !colon[1] || strchr(colon + 1, ':'))) {
		refuse(r, N_("{value} is no name with a prefix"), name);
		return "";
	}
	if (!colon && otherwise)
		return otherwise;
	if (count == 3 && !strncmp(name, "xml", 3))
		return XML_NAMESPACE;
	for (size_t i = r->bindings; i; i--)
		if (!strncmp(r->binding[i - 1].prefix, name, count) &&
		    !r->binding[i - 1].prefix[count])
			return r->binding[i - 1].uri;
	if (colon)
		refuse(r, N_("the prefix of {value} is not declared"), name);
	return "";
}

static bool
twice(const struct xml_node *node, const struct xml_attribute *one)
{
	for (const struct xml_attribute *a = node->attribute; a != one;
	     a = a->next)
		if (!strcmp(a->local, one->local) &&
		    !strcmp(a->space, one->space))
			return true;
	return false;
}

static void
find_names(struct reading *r, struct xml_node *node)
{
	const char *prefix;

	bind_spaces(r, node);
	node->space = space_of(r, node->name, NULL, &node->local);
	for (struct xml_attribute *a = node->attribute; a; a = a->next) {
		if (declares(a->name, &prefix)) {
			a->space = "";
			a->local = a->name; /* "xmlns:a" is no a of ours */
			continue;
		}
		a->space = space_of(r, a->name, "", &a->local);
		if (*a->space && twice(node, a))
			refuse(r,
			       N_("the attribute {value} stands there "
				  "twice"),
			       a->name);
	}
}

static void XMLCALL
on_start(void *data, const XML_Char *name, const XML_Char **attribute)
{
	struct reading *r = data;
	struct xml_node *node;
	struct xml_attribute **tail;
	int count = 0;

	flush(r);
	if (r->status == OK && ++r->depth > XML_DEPTH_MAX)
		refuse(r, N_("{value} stands deeper than elements may"), name);
	if (!room(r))
		return;
	node = add(r, XML_ELEMENT);
	node->name = arena_text(r->arena, name);
	tail = &node->attribute;
	for (; *attribute && r->status == OK; attribute += 2) {
		if (++count > ATTRIBUTES_MAX)
			refuse(r,
			       N_("{value} has more attributes than are "
				  "taken"),
			       name);
		if (!room(r))
			return;
		*tail = arena_alloc(r->arena, sizeof **tail);
		(*tail)->name = arena_text(r->arena, attribute[0]);
		(*tail)->value = arena_text(r->arena, attribute[1]);
		tail = &(*tail)->next;
	}
	find_names(r, node);
	if (!r->at)
		r->xml->root = node;
	r->at = node;
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
	struct reading *r = data;

	(void)name;
	/* Of an empty element that was refused at its start. */
	if (r->status != OK)
		return;
	flush(r);
	while (r->bindings && r->binding[r->bindings - 1].node == r->at)
		r->bindings--;
	r->at = r->at->parent;
	r->depth--;
}

static void XMLCALL
on_text(void *data, const XML_Char *text, int count)
{
	struct reading *r = data;

	if (!r->text.count) {
		r->text_line = line_of(r);
		r->text_column = column_of(r);
	}
	buf_put(&r->text, text, (size_t)count);
}

static void XMLCALL
on_cdata(void *data)
{
	struct reading *r = data;

	flush(r);
	r->text_kind = XML_CDATA;
}

static void XMLCALL
on_cdata_end(void *data)
{
	struct reading *r = data;

	flush(r);
	r->text_kind = XML_TEXT;
}

static void XMLCALL
on_comment(void *data, const XML_Char *text)
{
	struct reading *r = data;

	flush(r);
	if (room(r))
		add(r, XML_COMMENT)->text = arena_text(r->arena, text);
}

static void XMLCALL
on_instruction(void *data, const XML_Char *target, const XML_Char *text)
{
	struct reading *r = data;
	struct xml_node *node;

	flush(r);
	if (!room(r))
		return;
	node = add(r, XML_INSTRUCTION);
	node->name = arena_text(r->arena, target);
	node->text = arena_text(r->arena, text);
}

static void XMLCALL
on_declaration(void *data, const XML_Char *version, const XML_Char *encoding,
	       int standalone)
{
	struct reading *r = data;

	(void)version;
	(void)standalone;
	if (encoding && strcasecmp(encoding, "UTF-8") &&
	    strcasecmp(encoding, "UTF-16"))
		refuse(r, N_("the file is in {value}: save it in UTF-8"),
		       encoding);
}

static void XMLCALL
on_doctype(void *data, const XML_Char *name, const XML_Char *system,
	   const XML_Char *public, int inside)
{
	struct reading *r = data;

	if (inside || r->file->doctype == XML_DOCTYPE_REFUSED)
		refuse(r,
		       N_("<!DOCTYPE {value}> is refused: take it out of "
			  "the file, with all it declares"),
		       name);
	else if (public)
		r->xml->doctype = arena_printf(
			r->arena, "<!DOCTYPE %s PUBLIC \"%s\" \"%s\">", name,
			public, system);
	else if (system)
		r->xml->doctype = arena_printf(
			r->arena, "<!DOCTYPE %s SYSTEM \"%s\">", name, system);
}

/* Of the file that a DOCTYPE names, which is not opened. */
static void XMLCALL
on_skipped(void *data, const XML_Char *name, int parameter)
{
	(void)parameter;
	refuse(data, N_("the entity {value} is not known"), name);
}

static XML_Parser
parser_of(struct reading *r)
{
	XML_Parser parser = XML_ParserCreate(NULL);

	XML_SetUserData(parser, r);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	XML_SetCdataSectionHandler(parser, on_cdata, on_cdata_end);
	XML_SetCommentHandler(parser, on_comment);
	XML_SetProcessingInstructionHandler(parser, on_instruction);
	XML_SetXmlDeclHandler(parser, on_declaration);
	XML_SetStartDoctypeDeclHandler(parser, on_doctype);
	XML_SetSkippedEntityHandler(parser, on_skipped);
	return parser;
}

static enum status
too_long(const struct xml_file *file, struct fault *fault)
{
	char most[32], count[32];

	snprintf(most, sizeof most, "%zu", file->most);
	snprintf(count, sizeof count, "%zu", file->count);
	return fault_set(fault, E_INPUT, file->name,
			 N_("the file has {count} bytes: {most} are taken"),
			 "count", count, "most", most, NULL);
}

enum status
xml_read(const struct xml_file *file, struct arena *arena, struct xml *ret,
	 struct fault *fault)
{
	struct xml xml = {.arena = arena};
	struct reading r = {.file = file,
			    .arena = arena,
			    .xml = &xml,
			    .tail = &xml.first,
			    .text_kind = XML_TEXT,
			    .fault = fault};

	if (file->count > file->most || file->count > INT_MAX)
		return too_long(file, fault);
	r.parser = parser_of(&r);
	if (XML_Parse(r.parser, file->bytes, (int)file->count, XML_TRUE) !=
	    XML_STATUS_OK)
		refuse(&r, N_("this is not well-formed XML: {value}"),
		       XML_ErrorString(XML_GetErrorCode(r.parser)));
	XML_ParserFree(r.parser);
	buf_free(&r.text);
	if (r.status == OK)
		*ret = xml;
	return r.status;
}
