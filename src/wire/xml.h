/* XML as a tree that loses nothing which says something: names as they are
 * written and the namespaces they stand for, unknown elements and attributes,
 * comments, instructions, order and white space. What is read and written
 * again differs only where XML itself sees no difference (quotes, how a
 * character is escaped, <a></a> for <a/>).
 *
 * Nothing is ever fetched: entities of a file's own are refused and a DOCTYPE
 * that names a file is at most kept. By expat.
 * Sources: XML 1.0 (fifth edition); Namespaces in XML 1.0 (third edition). */
#ifndef VERNACULAR_WIRE_XML_H
#define VERNACULAR_WIRE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

#define XML_DEPTH_MAX 100
#define XML_NODES_MAX 1000000 /* elements, attributes and texts */

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

enum xml_kind {
	XML_ELEMENT,
	XML_TEXT,
	XML_CDATA, /* text, written as a CDATA section */
	XML_COMMENT,
	XML_INSTRUCTION, /* name is its target */
};

struct xml_attribute {
	const char *name;  /* as written: "xml:lang"; xmlns too */
	const char *space; /* URI, "" for none */
	const char *local; /* without the prefix */
	const char *value;
	struct xml_attribute *next;
};

struct xml_node {
	enum xml_kind kind;
	const char *name;	   /* of an element as written, prefix too */
	const char *space, *local; /* of an element */
	const char *text;	   /* of what is not an element */
	struct xml_attribute *attribute;
	struct xml_node *parent, *child, *last, *next;
	int line, column; /* where it begins, from 1; 0: made here */
};

struct xml {
	struct xml_node *root;
	struct xml_node *first; /* root with the comments and instructions
				 * round it */
	const char *doctype;	/* the declaration as it stood, or NULL */
	struct arena *arena;	/* where everything lives */
};

enum xml_doctype {
	XML_DOCTYPE_REFUSED,
	XML_DOCTYPE_NAMED, /* may name a file, which nobody opens */
};

struct xml_file {
	const char *name; /* for faults: NAME:LINE:COLUMN */
	const void *bytes;
	size_t count, most; /* bytes it has; it may have */
	enum xml_doctype doctype;
};

/* Read a file in UTF-8 or UTF-16. Errors: E_INPUT with one fault: it is too
 * long, not well-formed, in another encoding, deeper or of more parts than
 * the bounds above, or it declares entities. */
enum status xml_read(const struct xml_file *, struct arena *, struct xml *ret,
		     struct fault *) MUST_USE;

/* The whole document, UTF-8, with its declaration; or one node with what is
 * inside it. The only escaper of XML there is. */
void xml_write(const struct xml *, struct buf *);
void xml_write_node(const struct xml_node *, struct buf *);

/* What an element of the namespace (a URI) is called; false for others. */
bool xml_is(const struct xml_node *, const char *space, const char *local);

/* The first child of that name, the next one after it; NULL: no more. */
struct xml_node *xml_child(const struct xml_node *, const char *space,
			   const char *local);
struct xml_node *xml_after(const struct xml_node *, const char *space,
			   const char *local);

/* The next node in document order below top: into children, then on. NULL
 * past the last. Begin with top itself. */
struct xml_node *xml_walk(const struct xml_node *top,
			  const struct xml_node *at);

/* An attribute's value; NULL where it has none. space is "" for plain ones. */
const char *xml_value(const struct xml_node *, const char *space,
		      const char *local);

/* xml:lang or xml:space as it holds here, from the nearest that says so. */
const char *xml_inherited(const struct xml_node *, const char *local);

/* All text inside, comments and instructions left out. In the arena. */
const char *xml_words(const struct xml_node *, struct arena *);

/* Build: the nodes live in the arena, names are written as given and take the
 * namespace of the node they are put into. text may be NULL. */
struct xml_node *xml_add(struct arena *, struct xml_node *parent,
			 const char *name, const char *text);
void xml_add_text(struct arena *, struct xml_node *parent, const char *text);
void xml_set(struct arena *, struct xml_node *, const char *name,
	     const char *value);

/* Put node in as the last child of parent, or before another child of it. */
void xml_put(struct xml_node *parent, struct xml_node *node,
	     struct xml_node *before);

/* Take a node out of its parent. */
void xml_cut(struct xml_node *);

/* Forget everything inside. */
void xml_empty(struct xml_node *);

#endif
