/* Campaigns of the demonstration: one that is out, one that waits for another
 * manager. */
#include <string.h>

#include "base/buf.h"
#include "desk/account.h"
#include "desk/campaign_inside.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/review.h"
#include "notice/merge.h"
#include "wire/model.h"

#define SALT 0xCA3
#define MAKER "officer@calderbrook.example"
#define RELEASER "manager@calderbrook.example"
#define TENANTS_LEAST 100

/* To tenants from one on. */
static const struct sending {
	const char *notice;
	size_t first, count;
} sendings[] = {{"gas-safety-access", 0, 14}, {"planned-works", 20, 60}};

struct acting {
	struct desk *desk;
	struct arena *arena;
	const char *by;
	const struct sending *sending;
	enum campaign_move move;
	char id[ID_TEXT];
};

/* The notice's examples, but what the register knows of each. */
static const struct model *
values_of(struct visit *visit, const struct notice *notice)
{
	static const char *const known[] = {"tenant_name", "reference",
					    "address", "officer_name"};
	struct model *values = model_object(visit->arena);
	const struct model *all = notice_examples(notice, visit->arena);

	for (const struct model *m = model_first(all); m; m = model_next(m)) {
		bool said = true;

		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			said = said && strcmp(known[i], model_key(m)) != 0;
		if (said)
			model_copy(values, model_key(m), m);
	}
	return values;
}

static enum status
table_of(struct visit *visit, const struct sending *sending, struct buf *out,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct campaign_row everybody = {0};
	struct campaign_tenants tenants;
	enum status status = campaign_tenants(&access, &everybody,
					      sending->first + sending->count,
					      &tenants, fault);
	char id[ID_TEXT];

	buf_text(out, "tenant\n");
	for (size_t i = sending->first; status == OK && i < tenants.count;
	     i++) {
		id_format(tenants.list[i], id);
		buf_printf(out, "%s\n", id);
	}
	return status;
}

static enum status
make(struct visit *visit, struct acting *acting, struct fault *fault)
{
	struct model *made = model_object(visit->arena);
	struct faults faults = {0};
	struct buf table = {0};
	struct found found;
	enum status status =
		notice_named(visit, visit_organisation(visit),
			     acting->sending->notice, &found, fault);

	if (status == OK)
		status = table_of(visit, acting->sending, &table, fault);
	if (status == OK)
		status = campaign_add(
			visit,
			&(struct campaign_input){
				.notice = acting->sending->notice,
				.data = values_of(visit, found.notice),
				.table = buf_string(&table),
				.table_bytes = table.count,
				.postage_minor = 95},
			made, &faults, fault);
	if (status == OK)
		memcpy(acting->id, model_text_of(model_get(made, "id")),
		       sizeof acting->id);
	buf_free(&table);
	faults_free(&faults);
	return status;
}

static enum status
act(struct visit *visit, void *self, struct fault *fault)
{
	struct acting *acting = self;
	struct visit own = *visit;
	struct caller caller;
	enum status status = account_called(visit, acting->by, &caller, fault);

	own.caller = &caller;
	if (status == OK)
		status = acting->sending
				 ? make(&own, acting, fault)
				 : campaign_move(&own, acting->id, acting->move,
						 model_object(visit->arena),
						 fault);
	return status;
}

static enum status
write_one(struct acting *acting, const struct sending *sending,
	  struct fault *fault)
{
	struct caller house;
	struct visit visit;
	enum status status = desk_read_begin(acting->desk, NULL, acting->arena,
					     &visit, fault);

	if (status != OK)
		return status;
	status = desk_house_caller(&visit, &house, fault);
	desk_read_end(&visit);
	acting->sending = sending;
	acting->by = sending ? MAKER : RELEASER;
	acting->move = CAMPAIGN_RELEASE;
	return status == OK ? desk_write_now(acting->desk, &house,
					     acting->arena, act, acting, fault)
			    : status;
}

static enum status
make_both(struct acting *acting, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < 2 && status == OK; i++) {
		status = write_one(acting, &sendings[i], fault);
		if (status == OK)
			status = campaign_work(acting->desk, acting->id, fault);
		if (status == OK && !i)
			status = write_one(acting, NULL, fault);
		if (status == OK && !i)
			status = campaign_work(acting->desk, acting->id, fault);
	}
	return status;
}

enum status
demo_campaigns(const char *path, const struct demo_wish *wish,
	       struct fault *fault)
{
	const struct desk_options options = {
		.path = path,
		.clock = clock_fixed(wish->now_utc - 3600),
		.use = DESK_COMMAND,
		.seed = wish->seed + SALT,
	};
	struct acting acting = {.arena = arena_new()};
	enum status status = OK;

	if (wish->tenants >= TENANTS_LEAST)
		status = desk_open(&options, &acting.desk, fault);
	if (status == OK && acting.desk)
		status = make_both(&acting, fault);
	desk_close(acting.desk);
	arena_free(acting.arena);
	return status;
}
