/* A provider as pages show it. Internal to desk/. */
#ifndef VERNACULAR_DESK_PROVIDER_SHOW_H
#define VERNACULAR_DESK_PROVIDER_SHOW_H

#include "desk/desk.h"
#include "store/provider.h"

struct model;

/* A row of providers_list; the skills and figures that it was made of. */
struct provider_parts {
	struct skills skills;
	struct provider_figures figures;
};
enum status show_provider(struct visit *, const struct provider *,
			  struct model *, struct provider_parts *,
			  struct fault *) MUST_USE;

/* Who they are, for pages about a part of them: {provider, name, kind(code),
 *  active(bool), ended(bool), mine(bool)} */
void show_provider_head(struct visit *, const struct provider *,
			struct model *);

/* The key by which a skill is taken away. */
const char *skill_key(struct arena *, const struct skill *);

#endif
