/* The installation's key, which seals what desk/safe holds. */
#ifndef VERNACULAR_DESK_KEY_H
#define VERNACULAR_DESK_KEY_H

#include "base/fault.h"

struct arena;
struct desk;

/* A new key: all that is sealed is sealed anew under it, then the older ones
 * go. Until the last of it both open, so that it may stop at any point and a
 * service may run beside it. An event.
 * Errors: E_NOT_FOUND there is no key yet; as base/key_file; E_REFUSED
 * something opens under none of the keys. */
enum status key_rotate(struct desk *, struct arena *, struct fault *) MUST_USE;

#endif
