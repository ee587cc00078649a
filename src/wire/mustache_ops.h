/* A compiled template: a flat list of instructions. Shared by the compiler
 * and the renderer of wire/mustache, and by nobody else. */
#ifndef VERNACULAR_WIRE_MUSTACHE_OPS_H
#define VERNACULAR_WIRE_MUSTACHE_OPS_H

#include "base/buf.h"
#include "wire/html_scan.h"
#include "wire/mustache.h"

struct arena;

#define MUSTACHE_BYTES_MAX (256 * 1024)
#define MUSTACHE_PARTS_MAX 8     /* names in a dotted name */
#define MUSTACHE_NESTED_MAX 32   /* sections in sections of one template */
#define MUSTACHE_INCLUDED_MAX 24 /* partials in partials */

/* A dotted name, hashed once; no parts for ".". */
struct mustache_name {
	const char *whole;
	size_t parts;
	struct {
		const char *text;
		uint32_t hash;
	} part[]; /* as many as there are: there are thousands of names */
};

/* NULL when text, which is kept, is no name. */
const struct mustache_name *mustache_name_parse(struct arena *,
						const char *text);

enum op_kind {
	OP_TEXT,
	OP_LINE, /* a line begins with a tag: indent it in a partial */
	OP_VALUE,
	OP_SECTION,
	OP_INVERTED,
	OP_END,
	OP_PARTIAL,
	OP_MESSAGE,
	OP_PLURAL,
};

struct op {
	enum op_kind kind;
	enum html_place place;     /* of values and messages */
	enum html_address address; /* where place is HTML_ADDRESS */
	unsigned line;
	bool line_starts;  /* a text at the start of a line */
	size_t end;        /* of a section: the index of its OP_END */
	const char *text;  /* literal, message, indent of a partial */
	size_t count;      /* bytes of text */
	const char *other; /* the plural */
	const char *note;  /* for translators */
	const struct mustache_name *name; /* value, section, plural's count */
	const struct mustache *partial;   /* NULL: include nothing */
	const struct mustache_name **args; /* of a message */
	size_t arg_count;
};

enum mustache_state {
	MUSTACHE_UNREAD,
	MUSTACHE_COMPILING,
	MUSTACHE_READY,
	MUSTACHE_FAILED,
};

struct mustache {
	struct mustache *next; /* in the set */
	const char *name;
	enum mustache_mode mode;
	enum mustache_state state;
	struct op *op;
	size_t count, cap;
};

struct mustache_set {
	struct arena *arena;
	enum mustache_mode mode;
	struct mustache_reader reader;
	struct mustache *first;
	const char *folder; /* of mustache_set_folder */
	struct buf read;    /* the file read last */
	unsigned loading;   /* depth of partials being compiled */
};

/* Compile text (copied into the set's arena by the caller) into t. */
enum status mustache_compile(struct mustache_set *, struct mustache *t,
			     const char *text, size_t count, struct fault *)
	MUST_USE;

/* A fault at NAME:LINE. */
enum status mustache_fault(const struct mustache *, enum status,
			   unsigned line, const char *message,
			   const char *value, struct fault *);

#endif
