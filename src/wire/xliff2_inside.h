/* What the parts of wire/xliff2 share. */
#ifndef VERNACULAR_WIRE_XLIFF2_INSIDE_H
#define VERNACULAR_WIRE_XLIFF2_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "wire/xliff2.h"

struct xliff2 {
	const char *name, *core;
	const struct xml *xml;
	struct arena *arena;
	struct faults *faults;
	size_t found, steps;
};

/* Something is wrong at node; message may name {element} and {value}. */
void xliff2_fault(struct xliff2 *, const struct xml_node *, const char *message,
		  const char *value);

/* Count a step of a search inside a search; false past a bound, which is a
 * fault at node. */
bool xliff2_step(struct xliff2 *, const struct xml_node *);

/* An element of the core of that name, NULL for any. */
bool xliff2_is(const struct xliff2 *, const struct xml_node *,
	       const char *local);

/* A plain attribute, or otherwise where there is none. */
const char *xliff2_value(const struct xml_node *, const char *local,
			 const char *otherwise);
bool xliff2_has(const struct xml_node *, const char *local);
bool xliff2_says(const struct xml_node *, const char *local, const char *value);

/* The nearest element of the core of that name round node; NULL: none. */
const struct xml_node *xliff2_round(const struct xliff2 *,
				    const struct xml_node *, const char *local);

/* Ids and who has them. Fill in, sort, ask. */
struct xliff2_id {
	const char *id;
	const struct xml_node *node;
	size_t at; /* in the order they were added */
};
struct xliff2_ids {
	struct xliff2_id *list;
	size_t count, cap;
};
void xliff2_ids_add(struct xliff2 *, struct xliff2_ids *, const char *id,
		    const struct xml_node *);
void xliff2_ids_sort(struct xliff2_ids *);
/* The first of that id, those after it follow; NULL: nobody has it. */
const struct xliff2_id *xliff2_ids_find(const struct xliff2_ids *,
					const char *id);
/* Who has the id of one before it. */
void xliff2_ids_once(struct xliff2 *, const struct xliff2_ids *);

/* The layers of the check. Each says what it finds. */
void xliff2_grammar(struct xliff2 *);
void xliff2_unit(struct xliff2 *, const struct xml_node *unit,
		 const struct xliff2_ids *units);
void xliff2_codes(struct xliff2 *, const struct xml_node *unit);
void xliff2_reference(struct xliff2 *, const struct xml_node *);
void xliff2_module(struct xliff2 *, const struct xml_node *);

/* Short name of a module's namespace ("mda"); NULL: it is none. */
const char *xliff2_space(const struct xliff2 *, const char *uri);

/* Whether text is an NMTOKEN. Source: XML 1.0, production 7. */
bool xliff2_nmtoken(const char *text);

#endif
