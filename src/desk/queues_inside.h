/* Between queues, absences and reminders. Internal to desk/. */
#ifndef VERNACULAR_DESK_QUEUES_INSIDE_H
#define VERNACULAR_DESK_QUEUES_INSIDE_H

#include "desk/queues.h"
#include "lang/zone.h"
#include "store/queue.h"

struct account;
struct fields;

bool looks_after(const struct account *);
bool is_away(const struct absence *, int32_t today_days);
/* Nothing is told yet. */
struct load_time load_time_of(int64_t now_utc);

/* The colleague of an e-mail address, the caller where it is NULL. Who is none
 * is a fault at the field. Errors: E_IO. */
enum status colleague_named(struct visit *, struct fields *, const char *field,
			    const char *email, struct account *ret) MUST_USE;

#endif
