/* How far the event log was read again: the desk holds it. Internal to desk/.
 */
#ifndef VERNACULAR_DESK_CHAIN_INSIDE_H
#define VERNACULAR_DESK_CHAIN_INSIDE_H

struct chain_watch;
struct desk;

struct chain_watch *chain_watch_new(void);
void chain_watch_free(struct chain_watch *);
struct chain_watch *desk_chain_watch(struct desk *);

#endif
