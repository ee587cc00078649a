/* What every report says where the event log does not fit. */
#ifndef VERNACULAR_WEB_EVENT_LOG_H
#define VERNACULAR_WEB_EVENT_LOG_H

#include "base/fault.h"

struct exchange;
struct visit;

/* After the handler of a report: its page has a warning in the foot, its JSON
 * event_log (desk/chain_check), its CSV a last line. Other answers stay. */
enum status event_log_warn(struct exchange *, struct visit *, struct fault *);

#endif
