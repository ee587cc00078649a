/* Recipients of flags in the demonstration: a contractor that opened one
 * delivery and not yet the next, and a housing system. */
#include <stdio.h>

#include "desk/demo_inside.h"
#include "desk/flags.h"
#include "desk/inside.h"
#include "desk/needs.h"
#include "desk/outbox.h"
#include "desk/recipients.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "store/recipient.h"
#include "wire/model.h"

#define ASKED 1000 /* tenants who were asked for consent */
#define SLICE 250

struct stage {
	struct desk *desk;
	struct arena *arena;
	struct caller house;
	int64_t tenants; /* asked in all */
	int64_t done, until;
	struct recipient_input input;
	struct delivery_step {
		int64_t delivery;
		enum { FETCH, OPEN } step;
	} take;
};

/* Of three in four tenants: yes, it may be shared. */
static enum status
ask_tenant(struct visit *visit, int64_t number, struct fault *fault)
{
	struct access access = visit_access(visit);
	char reference[24];
	struct tenant tenant;
	struct needs needs;
	enum status status;

	(void)snprintf(reference, sizeof reference, "T%06d", (int)number);
	status = tenant_named(visit, reference, &tenant, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	for (size_t i = 0; status == OK && i < needs.count; i++) {
		char need[ID_TEXT];
		struct need_sharing sharing = {.tenant = reference,
					       .need = need,
					       .consent = number % 4 ? "yes"
								     : "no"};
		struct faults faults = {0};

		id_format(needs.list[i].id, need);
		status = need_share(visit, &sharing,
				    model_object(visit->arena), &faults,
				    fault);
		faults_free(&faults);
	}
	return status == E_NOT_FOUND ? OK : status;
}

static enum status
ask_tenants(struct visit *visit, void *self, struct fault *fault)
{
	const struct stage *stage = self;
	enum status status = OK;

	for (int64_t i = stage->done; status == OK && i < stage->until &&
				      i < stage->done + SLICE;
	     i++)
		status = ask_tenant(visit, i + 1, fault);
	return status;
}

/* Those who are asked before the first delivery. */
static int64_t
first_part(const struct stage *stage)
{
	return stage->tenants * 9 / 10;
}

static enum status
ask(struct stage *stage, int64_t until, struct fault *fault)
{
	enum status status = OK;

	stage->until = until;
	for (; status == OK && stage->done < until; stage->done += SLICE)
		status = desk_write_now(stage->desk, &stage->house,
					stage->arena, ask_tenants, stage,
					fault);
	return status;
}

static enum status
add_recipient(struct visit *visit, void *self, struct fault *fault)
{
	const struct stage *stage = self;
	struct faults faults = {0};
	enum status status = recipient_add(visit, &stage->input,
					   model_object(visit->arena), &faults,
					   fault);

	faults_free(&faults);
	return status;
}

static enum status
take_delivery(struct visit *visit, void *self, struct fault *fault)
{
	const struct stage *stage = self;
	struct model *model = model_object(visit->arena);
	static const struct page_wish first = {NULL, 1};
	char id[ID_TEXT];
	enum status status;

	id_format(stage->take.delivery, id);
	if (stage->take.step == FETCH)
		return delivery_fetched(visit, id, fault);
	status = delivery_show(visit, id, &first, model, fault);
	/* The link is "/f/TOKEN". */
	if (status == OK)
		status = delivery_link_open(
			visit, model_text_of(model_get(model, "link")) + 3,
			model, fault);
	return status;
}

/* A delivery to the recipient of that name; *ret_delivery is its id. */
static enum status
deliver(struct stage *stage, const char *name, int64_t *ret_delivery,
	struct fault *fault)
{
	struct flag_order order = {.way = FLAG_AS_SET};
	struct recipient recipient;
	struct visit visit;
	enum status status = desk_read_begin(stage->desk, &stage->house,
					     stage->arena, &visit, fault);
	struct access access;

	if (status != OK)
		return status;
	access = visit_access(&visit);
	status = recipient_find(&access, name, &recipient, fault);
	desk_read_end(&visit);
	order.recipient = recipient.id;
	return status == OK ? flag_make(stage->desk, &order, ret_delivery,
					fault)
			    : status;
}

static enum status
take(struct stage *stage, int64_t delivery, int step, struct fault *fault)
{
	int64_t tried;
	enum status status;

	stage->take.delivery = delivery;
	stage->take.step = step;
	status = desk_write_now(stage->desk, &stage->house, stage->arena,
				take_delivery, stage, fault);
	return status == OK ? outbox_run_here(stage->desk, &tried, fault)
			    : status;
}

#define CONTRACTOR "Example Repairs"
#define HOUSING "Example Housing System"

/* A week ago: everybody is asked, and both get their first file. */
static enum status
begin(struct stage *stage, struct fault *fault)
{
	static const struct recipient_input recipients[] = {
		{.name = CONTRACTOR,
		 .kind = "contractor",
		 .purpose = "To speak with tenants at repairs",
		 .channel = "download",
		 .extent = "changes"},
		{.name = HOUSING,
		 .kind = "housing",
		 .purpose = "To show the flag on every repair and visit",
		 .needs = "spoken-language read-language english format "
			  "interpreter-gender safe-contact",
		 .channel = "download",
		 .format = "csv-bom"},
	};
	int64_t delivery;
	enum status status = ask(stage, first_part(stage), fault);

	for (int i = 0; status == OK && i < 2; i++) {
		stage->input = recipients[i];
		status = desk_write_now(stage->desk, &stage->house,
					stage->arena, add_recipient, stage,
					fault);
		if (status == OK)
			status = deliver(stage, recipients[i].name, &delivery,
					 fault);
		if (status == OK)
			status = take(stage, delivery, i ? FETCH : OPEN,
				      fault);
	}
	return status;
}

/* Yesterday: the rest was asked; the contractor fetched what changed, and has
 * not opened it. */
static enum status
go_on(struct stage *stage, struct fault *fault)
{
	int64_t delivery;
	enum status status;

	stage->done = first_part(stage);
	status = ask(stage, stage->tenants, fault);
	if (status == OK)
		status = deliver(stage, CONTRACTOR, &delivery, fault);

	return status == OK ? take(stage, delivery, FETCH, fault) : status;
}

static enum status
at_day(const char *path, const struct demo_wish *wish, int days_ago,
       enum status (*run)(struct stage *, struct fault *), struct fault *fault)
{
	struct desk_options options = {
		.path = path,
		.clock = clock_fixed(wish->now_utc - days_ago * DAY_SECONDS),
		.use = DESK_COMMAND,
		.seed = wish->seed + 1 + (uint64_t)days_ago,
	};
	struct stage stage = {.tenants = wish->tenants < ASKED ? wish->tenants
							       : ASKED};
	struct visit visit;
	enum status status = desk_open(&options, &stage.desk, fault);

	if (status != OK)
		return status;
	stage.arena = arena_new();
	status = desk_read_begin(stage.desk, NULL, stage.arena, &visit, fault);
	if (status == OK) {
		status = desk_house_caller(&visit, &stage.house, fault);
		desk_read_end(&visit);
	}
	if (status == OK)
		status = run(&stage, fault);
	desk_close(stage.desk);
	arena_free(stage.arena);
	return status;
}

enum status
demo_flags(const char *path, const struct demo_wish *wish, struct fault *fault)
{
	enum status status = at_day(path, wish, 7, begin, fault);

	return status == OK ? at_day(path, wish, 1, go_on, fault) : status;
}
