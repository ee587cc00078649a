/* What the files of the memory share. Internal to desk/. */
#ifndef VERNACULAR_DESK_MEMORY_INSIDE_H
#define VERNACULAR_DESK_MEMORY_INSIDE_H

#include "desk/recall.h"
#include "lang/tag.h"

/* Who may change what is remembered. */
#define MEMORY_KEEPERS ROLES_REVISING
#define MEMORY_MANAGERS (ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR))

/* A language that letters are translated into. Errors: E_INPUT at where. */
enum status memory_language(const char *where, const char *text,
			    const struct tag **ret, struct fault *) MUST_USE;

/* What the caller may look in; language NULL: every one. */
enum status memory_memories(struct visit *, const char *language,
			    struct memories *ret, struct fault *) MUST_USE;

/* The unit as desk/memory.h has it, but for what only a match has. */
void show_unit(struct visit *, struct model *, const struct memory_unit *);

/* Keep a pair, or count it once more where it is there already.
 *   context  0: not known
 *   ret_new  whether it was not there
 * The words were checked. */
struct memory_pair {
	int64_t memory;
	const char *language;
	const char *source, *target;
	int form;
	const char *notice; /* NULL: imported */
	int64_t context;
};
enum status memory_keep(struct visit *, const struct memory_pair *,
			bool *ret_new, struct fault *) MUST_USE;

/* Why a pair is not kept: empty, its own English, speaks of somebody, fields
 * and Markdown that are not the same. Adds a fault for each.
 *   where  of the faults */
bool memory_pair_right(struct visit *, const char *where, const char *source,
		       const char *target, const struct tag *,
		       struct faults *);

enum status log_memory(struct visit *, const char *kind,
		       const struct memory_unit *, struct fault *) MUST_USE;

#endif
