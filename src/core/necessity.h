/* The necessity decision: who will read it and what turns on it, where the
 * officer says nothing else. Money follows evidence, never assumption, so the
 * sentences name what the register and the kind of matter say. Pure. */
#ifndef VERNACULAR_CORE_NECESSITY_H
#define VERNACULAR_CORE_NECESSITY_H

#include "core/request.h"

/* Message ids, whole sentences. */
const char *necessity_reader(const struct item_spec *);
const char *necessity_stakes(enum document_class);

#endif
