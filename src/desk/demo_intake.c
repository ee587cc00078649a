/* What comes in on the demonstration's last day: a letter into English for a
 * hearing, one request in two languages and a format, a caller whose language
 * nobody knows, and a form that an officer left half-filled. */
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/unfinished.h"
#include "store/account.h"
#include "wire/model.h"

#define OFFICER "officer@calderbrook.example"
#define TENANTS_LEAST 20

struct arrival {
	struct intake in;
	struct intake_item item[3];
};

static const struct arrival arrivals[] = {
	{{.tenant = "T000003",
	  .service = "translation",
	  .subject = "Witness letter for the possession hearing",
	  .document_class = "legal",
	  .words = 310,
	  .urgent = "court",
	  .items = 1},
	 {{.from = "so", .language = "en"}}},
	{{.tenant = "T000005",
	  .service = "translation",
	  .subject = "Fire doors leaflet",
	  .document_class = "safety",
	  .words = 420,
	  .about = "everybody",
	  .items = 3},
	 {{.language = "ur"},
	  {.language = "pl"},
	  {.service = "format", .format = "large-print", .language = "en"}}},
	{{.tenant = "T000008",
	  .service = "interpreting",
	  .subject = "Caller at the desk, about heating",
	  .document_class = "service",
	  .urgent = "safety",
	  .items = 1},
	 {{.language = "und", .mode = "telephone"}}},
};

static enum status
log_arrival(struct visit *visit, const struct arrival *arrival,
	    struct fault *fault)
{
	struct intake in = arrival->in;
	struct faults faults = {0};
	enum status status;

	in.item = arrival->item;
	status = intake_log(visit, &in, model_object(visit->arena), &faults,
			    fault);
	faults_free(&faults);
	return status;
}

static enum status
leave_form(struct visit *visit, struct fault *fault)
{
	static const struct unfinished_key key = {"T000006", "interpreting"};
	struct access access = visit_access(visit);
	struct model *typed = model_object(visit->arena);
	const struct caller *house = visit->caller;
	struct caller officer = *house;
	struct account account;
	enum status status = account_by_email(&access, OFFICER, &account,
					      fault);

	if (status != OK)
		return status;
	officer.account = account.id;
	model_text(typed, "tenant", key.tenant);
	model_text(typed, "service", key.service);
	model_text(typed, "subject", "Home visit about damp");
	model_text(typed, "items.0.language", "bn");
	visit->caller = &officer;
	status = unfinished_keep(visit, &key, typed, fault);
	visit->caller = house;
	return status;
}

static enum status
arrive(struct visit *visit, void *null, struct fault *fault)
{
	enum status status = OK;

	(void)null;
	for (size_t i = 0;
	     status == OK && i < sizeof arrivals / sizeof *arrivals; i++)
		status = log_arrival(visit, &arrivals[i], fault);
	return status == OK ? leave_form(visit, fault) : status;
}

enum status
demo_intake(const char *path, const struct demo_wish *wish,
	    struct fault *fault)
{
	const struct demo_moment moment = {0, 103, arrive};

	if (wish->tenants < TENANTS_LEAST)
		return OK;
	return demo_after(path, wish, &moment, fault);
}
