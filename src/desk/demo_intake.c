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
leave_form(struct visit *visit, const struct caller *house,
	   struct fault *fault)
{
	static const struct unfinished_key key = {"T000006", "interpreting"};
	struct access access = visit_access(visit);
	struct model *typed = model_object(visit->arena);
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
arrive(struct visit *visit, void *self, struct fault *fault)
{
	const struct caller *house = self;
	enum status status = OK;

	for (size_t i = 0;
	     status == OK && i < sizeof arrivals / sizeof *arrivals; i++)
		status = log_arrival(visit, &arrivals[i], fault);
	return status == OK ? leave_form(visit, house, fault) : status;
}

enum status
demo_intake(const char *path, const struct demo_wish *wish,
	    struct fault *fault)
{
	struct desk_options options = {
		.path = path,
		.clock = clock_fixed(wish->now_utc),
		.use = DESK_COMMAND,
		.seed = wish->seed + 101,
	};
	struct arena *arena;
	struct caller house;
	struct visit visit;
	struct desk *desk;
	enum status status;

	if (wish->tenants < TENANTS_LEAST)
		return OK;
	status = desk_open(&options, &desk, fault);
	if (status != OK)
		return status;
	arena = arena_new();
	status = desk_read_begin(desk, NULL, arena, &visit, fault);
	if (status == OK) {
		status = desk_house_caller(&visit, &house, fault);
		desk_read_end(&visit);
	}
	if (status == OK)
		status = desk_write_now(desk, &house, arena, arrive, &house,
					fault);
	desk_close(desk);
	arena_free(arena);
	return status;
}
