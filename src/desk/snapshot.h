/* The notices that letters are made of, as one organisation has them: what
 * ships, covered by its partnership's words and its own. Made anew when the
 * store says that words changed; a set that somebody still reads lives on.
 * Internal to desk/; others ask desk_notices. */
#ifndef VERNACULAR_DESK_SNAPSHOT_H
#define VERNACULAR_DESK_SNAPSHOT_H

#include "desk/desk.h"

struct notice;
struct notices;
struct notices_cover;
struct tag;

struct snapshots;
struct snapshots *snapshots_new(void);
void snapshots_free(struct snapshots *);

/* What a visit reads of them, until it ends. */
struct held;
struct held *held_new(void);
void held_release(struct held *);

/* The organisation's set with these texts over it, for the visit: what would
 * be if they were approved. Errors: E_INPUT, what is wrong is in faults. */
enum status snapshot_with(struct visit *, int64_t organisation,
			  const struct notices_cover *, size_t count,
			  const struct notices **ret, struct faults *,
			  struct fault *) MUST_USE;

/* A number that changes with every word of the organisation's letters. */
enum status snapshot_generation(struct visit *, int64_t organisation,
				int64_t *ret, struct fault *) MUST_USE;

/* The organisation's catalogue of a notice or clause of its set, as PO brought
 * up to the English of today; its partnership's, or what ships, where it has
 * no own. In the arena. Errors: E_NOT_FOUND; E_IO. */
enum status snapshot_po(struct visit *, int64_t organisation,
			const struct notice *, const struct tag *,
			const char **ret, struct fault *) MUST_USE;

#endif
