/* A tree as XML text: the one escaper of the format. */
#include <string.h>

#include "wire/xml.h"

/* Line ends and tabs in an attribute would be read as spaces, a carriage
 * return anywhere as a line end (XML 1.0, 2.11 and 3.3.3). */
static void
put_escaped(struct buf *out, const char *text, const char *special)
{
	while (*text) {
		size_t plain = strcspn(text, special);

		buf_put(out, text, plain);
		text += plain;
		switch (*text) {
		case '\0':
			return;
		case '&':
			buf_text(out, "&amp;");
			break;
		case '<':
			buf_text(out, "&lt;");
			break;
		case '>':
			buf_text(out, "&gt;");
			break;
		case '"':
			buf_text(out, "&quot;");
			break;
		default:
			buf_printf(out, "&#%d;", *text);
		}
		text++;
	}
}

static void
put_start(const struct xml_node *node, struct buf *out)
{
	buf_printf(out, "<%s", node->name);
	for (const struct xml_attribute *a = node->attribute; a; a = a->next) {
		buf_printf(out, " %s=\"", a->name);
		put_escaped(out, a->value, "&<>\"\t\n\r");
		buf_char(out, '"');
	}
	buf_text(out, node->child ? ">" : "/>");
}

static void
put_node(const struct xml_node *node, struct buf *out)
{
	switch (node->kind) {
	case XML_ELEMENT:
		put_start(node, out);
		break;
	case XML_TEXT:
		put_escaped(out, node->text, "&<>\r");
		break;
	case XML_CDATA:
		buf_printf(out, "<![CDATA[%s]]>", node->text);
		break;
	case XML_COMMENT:
		buf_printf(out, "<!--%s-->", node->text);
		break;
	case XML_INSTRUCTION:
		buf_printf(out, "<?%s%s%s?>", node->name,
			   *node->text ? " " : "", node->text);
		break;
	}
}

void
xml_write_node(const struct xml_node *top, struct buf *out)
{
	const struct xml_node *at = top;

	for (;;) {
		put_node(at, out);
		if (at->child) {
			at = at->child;
			continue;
		}
		while (at != top && !at->next) {
			at = at->parent;
			buf_printf(out, "</%s>", at->name);
		}
		if (at == top)
			return;
		at = at->next;
	}
}

void
xml_write(const struct xml *xml, struct buf *out)
{
	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	for (const struct xml_node *at = xml->first; at; at = at->next) {
		if (at == xml->root && xml->doctype)
			buf_printf(out, "%s\n", xml->doctype);
		xml_write_node(at, out);
		buf_char(out, '\n');
	}
}
