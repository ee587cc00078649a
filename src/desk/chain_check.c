/* The event log read again in the background. */
#include "desk/chain_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/chain_inside.h"
#include "desk/inside.h"
#include "store/chain_check.h"
#include "store/event.h"
#include "wire/model.h"

#define SLICE 5000
#define LEAST 20000 /* events a call */
#define WITHIN_S (86400 / 2)
#define KEEP_S 600
#define PAUSE_MOST_S 3600

/* One thread's. */
struct chain_watch {
	bool loaded;
	struct chain_state state;
	int64_t ran_utc, kept_utc;
};

struct chain_watch *
chain_watch_new(void)
{
	return mem_new(sizeof(struct chain_watch));
}

void
chain_watch_free(struct chain_watch *watch)
{
	free(watch);
}

/* The messages that there are: a kept one is one of these, or of a newer
 * version. */
static const char *
message_known(const char *kept)
{
	return *kept ? N_("Event {seq} does not fit: see vernacular audit "
			  "verify")
		     : "";
}

static enum status
load(struct desk *desk, struct chain_watch *watch, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, arena, &visit, fault);

	if (status == OK) {
		struct access access = visit_access_of_service(&visit);

		status = chain_state_get(&access, &watch->state, fault);
		watch->state.broken_why =
			message_known(watch->state.broken_why);
		desk_read_end(&visit);
	}
	arena_free(arena);
	watch->loaded = status == OK;
	return status;
}

/* Where it stood before it stands still: who makes the whole log anew, with
 * hashes that fit, is found here. */
static enum status
check_mark(const struct access *access, int64_t seq,
	   const unsigned char hash[HASH_BYTES], struct chain_flaw *flaw,
	   struct fault *fault)
{
	unsigned char now[HASH_BYTES];
	struct event_stand stand = {0};
	enum status status;

	if (!seq || flaw->message)
		return OK;
	status = chain_at(access, seq, now, fault);
	if (status == E_NOT_FOUND) {
		status = event_stands(access, &stand, fault);
		if (status == OK)
			*flaw = (struct chain_flaw){stand.seq + 1,
						    chain_cut_short};
		return status;
	}
	if (status == OK && memcmp(now, hash, HASH_BYTES) != 0)
		*flaw = (struct chain_flaw){
			seq, N_("Event {seq} is not the one that was there "
				"before: restore a backup from before that")};
	return status;
}

static enum status
read_slice(struct desk *desk, struct chain_state *state,
	   struct chain_flaw *flaw, int64_t *ret_end, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct event_stand stand = {0};
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, arena, &visit, fault);

	if (status == OK) {
		struct access access = visit_access_of_service(&visit);

		status = event_stands(&access, &stand, fault);
		if (status == OK)
			status = check_mark(&access, state->place.seq,
					    state->place.hash, flaw, fault);
		if (status == OK)
			status = check_mark(&access, state->whole_seq,
					    state->whole_hash, flaw, fault);
		if (status == OK && !flaw->message)
			status = chain_read(&access, &state->place, SLICE,
					    flaw, fault);
		desk_read_end(&visit);
	}
	arena_free(arena);
	*ret_end = stand.seq;
	return status;
}

static enum status
log_broken(struct visit *visit, int64_t seq, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct caller house;
	enum status status = desk_house_caller(visit, &house, fault);
	struct log_entry entry = {.kind = "log.broken", .payload = payload};

	if (status != OK)
		return status;
	visit->caller = &house;
	entry.subject = entry.organisation = house.organisation;
	model_int(payload, "event", seq);
	return log_event(visit, &entry, fault);
}

struct keep {
	const struct chain_state *state;
	bool news;
};

static enum status
keep_run(struct visit *visit, void *self, struct fault *fault)
{
	const struct keep *keep = self;
	struct access access = visit_access_of_service(visit);
	enum status status = chain_state_put(&access, keep->state, fault);

	if (status == OK && keep->news)
		status = log_broken(visit, keep->state->broken_seq, fault);
	return status;
}

static enum status
keep_state(struct desk *desk, const struct chain_state *state, bool news,
	   struct fault *fault)
{
	struct keep keep = {state, news};
	struct arena *arena = arena_new();
	enum status status =
		desk_write_now(desk, NULL, arena, keep_run, &keep, fault);

	arena_free(arena);
	return status;
}

/* From the first event again. */
static void
begin_anew(struct chain_state *state, int64_t now_utc)
{
	state->place = (struct chain_place){0};
	state->begun_utc = now_utc;
}

static void
settle_whole(struct chain_state *state, int64_t now_utc)
{
	state->whole_utc = now_utc;
	state->whole_seq = state->place.seq;
	memcpy(state->whole_hash, state->place.hash, HASH_BYTES);
	state->broken_seq = state->broken_utc = 0;
	state->broken_why = "";
	begin_anew(state, now_utc);
}

static void
settle_flaw(struct chain_state *state, const struct chain_flaw *flaw,
	    int64_t now_utc)
{
	if (state->broken_seq != flaw->seq)
		state->broken_utc = now_utc;
	state->broken_seq = flaw->seq;
	state->broken_why = flaw->message;
	begin_anew(state, now_utc);
}

/* How many events this call reads at most. */
static int64_t
share(const struct chain_watch *watch, int64_t events, int64_t now_utc)
{
	int64_t since = watch->ran_utc ? now_utc - watch->ran_utc : 30;
	int64_t due;

	if (since < 1 || since > PAUSE_MOST_S)
		since = PAUSE_MOST_S;
	due = events / WITHIN_S * since;
	return due > LEAST ? due : LEAST;
}

static enum status
read_on(struct desk *desk, struct chain_watch *watch, struct chain_flaw *flaw,
	struct fault *fault)
{
	struct chain_state *state = &watch->state;
	int64_t now_utc = desk_now(desk), done = 0, most = 1;
	enum status status = OK;

	while (status == OK && !flaw->message && done < most &&
	       !atomic_load(desk_ends(desk))) {
		int64_t end;

		status = read_slice(desk, state, flaw, &end, fault);
		most = share(watch, end, now_utc);
		done += SLICE;
		if (status == OK && !flaw->message && !state->place.left) {
			settle_whole(state, now_utc);
			break;
		}
	}
	watch->ran_utc = now_utc;
	return status;
}

enum status
chain_check(struct desk *desk, struct fault *fault)
{
	struct chain_watch *watch = desk_chain_watch(desk);
	struct chain_state *state = &watch->state;
	struct chain_flaw flaw = {0};
	int64_t broken, now_utc = desk_now(desk);
	bool news;
	enum status status = OK;

	if (!watch->loaded)
		status = load(desk, watch, fault);
	broken = state->broken_seq;
	if (status == OK)
		status = read_on(desk, watch, &flaw, fault);
	if (status != OK)
		return status;
	if (flaw.message)
		settle_flaw(state, &flaw, now_utc);
	news = state->broken_seq != broken;
	if (news || now_utc - watch->kept_utc >= KEEP_S ||
	    now_utc < watch->kept_utc) {
		status = keep_state(desk, state, news && flaw.message, fault);
		watch->kept_utc = now_utc;
	}
	if (status == OK && news && flaw.message)
		return chain_misfit(&flaw, fault);
	return status;
}

enum status
chain_broken(struct visit *visit, int64_t *ret_seq, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct chain_state state;
	enum status status = chain_state_get(&access, &state, fault);

	if (status == OK)
		*ret_seq = state.broken_seq;
	return status;
}

enum status
chain_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *log = model_child(model, "event_log");
	struct chain_state state;
	enum status status = chain_state_get(&access, &state, fault);

	if (status != OK)
		return status;
	model_code(log, "state", "log-state",
		   state.broken_seq  ? "broken"
		   : state.whole_utc ? "whole"
				     : "unread");
	if (state.broken_seq)
		model_int(log, "event", state.broken_seq);
	else
		model_null(log, "event");
	model_time_or_null(log, "found_at", state.broken_utc);
	model_time_or_null(log, "whole_at", state.whole_utc);
	model_int(log, "events", state.whole_seq);
	return OK;
}
