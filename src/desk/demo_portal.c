/* The provider's side of the demonstration: a coordinator who may sign in, and
 * questions between agencies and officers. */
#include <string.h>

#include "desk/account.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/offers.h"
#include "desk/questions.h"
#include "store/account.h"
#include "store/jobs.h"
#include "store/provider.h"
#include "wire/model.h"

#define JOBS_ASKED 3

static const struct {
	const char *asked, *answered; /* NULL: it waits */
} talks[JOBS_ASKED] = {
	{"Is there parking near the door?",
	 "Yes, behind the house. Ask for a permit at the desk."},
	{"Which word do you use for “arrears”? Ours differ.", NULL},
	{"Our linguist may be ten minutes late, the line is closed.", NULL},
};

static const struct demo_account *
coordinator(void)
{
	const struct demo_account *a = demo_accounts;

	while (strcmp(a->role, "provider") != 0)
		a++;
	return a;
}

/* The agency that has most to do. */
static enum status
choose_agency(struct visit *visit, struct provider *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct providers all;
	enum status status = provider_list(&access, &all, fault);

	*ret = (struct provider){0};
	for (size_t i = 0; status == OK && i < all.count; i++)
		if (all.list[i].kind == PROVIDER_AGENCY &&
		    all.list[i].active &&
		    (!ret->id || all.list[i].open_items > ret->open_items))
			*ret = all.list[i];
	return status;
}

/* With the password that all of the demonstration have. */
static enum status
add_coordinator(struct visit *visit, const struct provider *agency,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct demo_account *who = coordinator();
	struct account_new row = {
		.email = who->email,
		.name = who->name,
		.role = who->role,
		.password = PASSWORD_TO_KEEP,
		.provider = agency->name,
	};
	struct account known;
	enum status status = account_by_email(&access, demo_accounts[0].email,
					      &known, fault);

	if (status != OK)
		return status;
	row.password_hash = known.password_hash;
	return account_add(visit, &row, fault);
}

static enum status
talk(struct visit *visit, const struct job_row *job, const char *asked,
     const char *answered, struct fault *fault)
{
	const struct caller *house = visit->caller;
	const struct caller agency = {.role = ROLE_PROVIDER,
				      .provider = job->item.provider};
	struct question_answer answer = {.ref = job->ref,
					 .n = job->item.n,
					 .words = answered};
	struct faults faults = {0};
	char id[ID_TEXT];
	const struct offer_key key = {.item = id};
	enum status status;

	id_format(job->item.id, id);
	visit->caller = &agency;
	status = question_ask(visit, &key, asked, model_object(visit->arena),
			      fault);
	visit->caller = house;
	if (status == OK && answered)
		status = question_answer(visit, &answer,
					 model_object(visit->arena), &faults,
					 fault);
	faults_free(&faults);
	return status;
}

static enum status
work_together(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider agency;
	struct job_rows jobs;
	enum status status = choose_agency(visit, &agency, fault);

	(void)self;
	if (status != OK || !agency.id)
		return status;
	status = add_coordinator(visit, &agency, fault);
	if (status == OK)
		status = jobs_taken(&access, agency.id, &jobs, fault);
	for (size_t i = 0; status == OK && i < jobs.count && i < JOBS_ASKED;
	     i++)
		status = talk(visit, &jobs.list[i], talks[i].asked,
			      talks[i].answered, fault);
	return status;
}

enum status
demo_portal(const char *path, const struct demo_wish *wish,
	    struct fault *fault)
{
	const struct demo_moment moment = {0, 131, work_together};

	return demo_after(path, wish, &moment, fault);
}
