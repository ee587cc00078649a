/* "This document exists already in Somali": what was translated before and our
 * own letters, offered before anything is bought. A document about one person
 * is never shown to, or used again for, another. Internal to desk/. */
#ifndef VERNACULAR_DESK_EXISTS_H
#define VERNACULAR_DESK_EXISTS_H

#include "desk/decide.h"

/* Into the model of a preview, for each written item out of English:
 * exists: [{n, language(language), known: as attachment_known has it or null,
 *  notices: [{name, title}]}]
 * known only for documents that are the same for everybody; notices are our
 * own letters whose title is like the subject and whose translation is
 * approved. Items that have neither are left out.
 *   attachments  [{sha256, ...}] of attachments_held; NULL none */
enum status exists_show(struct visit *, const struct draft *,
			const struct model *attachments, struct model *,
			struct fault *) MUST_USE;

#endif
