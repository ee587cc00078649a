/* An item's columns, read the same way by item.c and list.c. */
#ifndef VERNACULAR_STORE_ITEM_ROW_H
#define VERNACULAR_STORE_ITEM_ROW_H

#include "store/inside.h"
#include "store/request.h"

#define ITEM_COLUMNS                                                      \
	"i.id, i.request, i.n, i.organisation, i.tenant, i.service,"      \
	" i.from_lang, i.language, i.mode, i.format, i.words, i.minutes," \
	" i.starts_at, i.state, i.held_from, i.provider, i.received_at,"  \
	" i.due_at, i.closed_at, i.response, i.rule, i.why, i.standard,"  \
	" i.price_minor, i.gross_min, i.net_min, i.in_standard,"          \
	" i.outcome, i.started_at, i.stopped_at, i.urgent, i.reader,"     \
	" i.stakes, i.reason, i.decided_by, i.decided_at,"           \
	" i.case_due_at, i.rule_row, i.owner"

void item_read(struct cursor *, struct item *ret);

/* The value of an unknown word is the first of its set; CHECKs are not in the
 * schema, since sets grow, and only this layer writes. */
enum document_class read_class(struct cursor *);
enum sensitivity read_sensitivity(struct cursor *);
enum urgency read_urgency(struct cursor *);

#endif
