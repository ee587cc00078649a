/* What the files about declarations share. Internal to desk/. */
#ifndef VERNACULAR_DESK_DECLARATION_INSIDE_H
#define VERNACULAR_DESK_DECLARATION_INSIDE_H

#include "desk/declarations.h"
#include "store/declaration.h"
#include "store/request.h"

/* What one item asks for. */
struct declared {
	bool any; /* something is to be signed for it */
	enum declaration kind;
	enum declaration_want want;
	struct declaration_wording wording; /* version 0: as shipped */
	const char *about; /* the work as it is now, in lines */
	unsigned char about_sha256[HASH_BYTES];
	bool there; /* it was done, so that it can be signed for */
	struct declaration_rows rows;
};

enum status declared_load(struct visit *, const struct request *,
			  const struct item *, struct declared *ret,
			  struct fault *) MUST_USE;

/* It is about the work as it is now, by who has it. */
bool declared_counts(const struct declared *, const struct item *,
		     const struct declaration_row *);
bool declared_signed(const struct declared *, const struct item *);

/* For the page of the work: can_sign, sign_needed (bools). */
struct opened;
enum status declaration_mark(struct visit *, struct model *,
			     const struct opened *, struct fault *) MUST_USE;

enum status declared_stance(struct visit *, int64_t organisation,
			    enum declaration, enum declaration_stance *ret,
			    const char **ret_origin, struct fault *) MUST_USE;
enum status declared_wording(struct visit *, int64_t organisation,
			     enum declaration, struct declaration_wording *,
			     struct fault *) MUST_USE;

/* Text with empty lines between its paragraphs, as [{says}]. */
void show_paragraphs(struct visit *, struct model *, const char *key,
		     const char *text);
/* The same of its lines. */
void show_lines(struct visit *, struct model *, const char *key,
		const char *text);

#endif
