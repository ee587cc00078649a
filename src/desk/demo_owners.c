/* Who looks after what in the demonstration, and who is away. */
#include "desk/demo_inside.h"
#include "desk/queues.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/queue.h"
#include "store/request.h"
#include "wire/model.h"

#define OWNED_MOST 60 /* open requests of a landlord */
#define AWAY "manager@calderbrook.example"
#define COVER "officer@calderbrook.example"

static bool
may_own(const struct account *account, int64_t organisation,
	int64_t partnership)
{
	return (account->organisation == organisation ||
		account->organisation == partnership) &&
	       (account->role == ROLE_OFFICER ||
		account->role == ROLE_MANAGER);
}

/* A landlord's soonest due requests, to its officers and managers by turns. */
static enum status
give_out(struct visit *visit, const struct demo *demo,
	 const struct accounts *all, int64_t organisation, struct fault *fault)
{
	const struct scope one = {.organisation = &organisation, .count = 1};
	const struct access here = {visit->db, &one, visit->arena};
	const struct item_filter open = {.state = -1,
					 .service = -1,
					 .open_only = true,
					 .order = ITEMS_DUE,
					 .limit = OWNED_MOST};
	struct item_page page;
	size_t at = 0;
	enum status status = item_list(&here, &open, &page, fault);

	for (size_t i = 0; status == OK && i < page.count; i++) {
		size_t tried = 0;

		while (tried++ < all->count &&
		       !may_own(&all->list[at++ % all->count], organisation,
				demo->organisation[0]))
			;
		if (tried <= all->count)
			status = queue_own(
				&here, page.list[i].item.request,
				all->list[(at - 1) % all->count].id, fault);
	}
	return status;
}

static enum status
own(struct visit *visit, void *self, struct fault *fault)
{
	const struct demo *demo = self;
	struct access access = {visit->db, &demo->house.scope, visit->arena};
	struct accounts all;
	enum status status = account_all(&access, &all, fault);

	for (size_t i = 0; status == OK && i < demo->house.scope.count; i++)
		status = give_out(visit, demo, &all,
				  demo->house.scope.organisation[i], fault);
	return status;
}

static enum status
go_away(struct visit *visit, void *self, struct fault *fault)
{
	const struct demo *demo = self;
	int32_t today = zone_local(demo->wish->now_utc).day_days;
	const struct absence_input in = {.account = AWAY,
					 .cover = COVER,
					 .from_days = today - 1,
					 .to_days = today + 6};
	struct faults faults = {0};
	enum status status = absence_add(visit, &in,
					 model_object(visit->arena), &faults,
					 fault);

	faults_free(&faults);
	return status;
}

enum status
demo_owners(struct demo *demo, struct fault *fault)
{
	enum status status = desk_write_now(demo->desk, &demo->house,
					    demo->arena, own, demo, fault);

	return status == OK ? desk_write_now(demo->desk, &demo->house,
					     demo->arena, go_away, demo, fault)
			    : status;
}
