/* Letters of the demonstration on their way: one that waits to be printed, one
 * that a printer took, one that came back, one handed over, one as a text
 * message, and one held for a claim. */
#include <string.h>

#include "desk/demo_inside.h"
#include "desk/dispatches.h"
#include "desk/inside.h"
#include "desk/keeping.h"
#include "desk/letters.h"
#include "desk/print_runs.h"
#include "lang/zone.h"
#include "wire/model.h"

#define TENANTS_LEAST 60

/* To whom, by which way, and what is said of it then. */
static const struct {
	int tenant;
	const char *channel;
	struct dispatch_said said;
} letters[] = {
	{3, "letter", {0}},
	{7, "letter",
	 {.method = "recorded", .state = "sent", .reference = "AB123456785GB"}},
	{12, "visit",
	 {.n = "1",
	  .state = "proven",
	  .taken_by = "The tenant",
	  .place = "At the door"}},
	{18, "letter", {0}},
	{24, "text", {0}},
};

static void
fill(struct visit *visit, struct model *data)
{
	static const char *const pairs[][2] = {
		{"reference", "R 20417 3"},	{"repair", "heating"},
		{"tenant_name", "Sample Tenant"},
		{"address", "12 Sample Street, Exampleton"},
		{"from_time", "09:00"},		{"until_time", "13:00"},
		{"urgent_phone", "020 7946 0999"},
		{"phone", "020 7946 0000"},	{"officer_name", "Ana Example"},
	};
	char day[ZONE_DAY_TEXT];

	zone_day_text(zone_local(visit->now_utc).day_days + 14, day);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		model_text(data, pairs[i][0], pairs[i][1]);
	model_text(data, "visit_date", day);
	model_int(data, "days", 1);
}

static enum status
issue(struct visit *visit, size_t i, const char **ret_id, struct fault *fault)
{
	struct model *data = model_object(visit->arena);
	struct model *issued = model_object(visit->arena);
	struct faults faults = {0};
	struct letter_ready *ready;
	struct letter_input in = {
		.notice = "repairs-appointment",
		.tenant = arena_printf(visit->arena, "T%06d",
				       letters[i].tenant),
		.language = "en",
		.channel = letters[i].channel,
		.without_braille = true,
		.data = data};
	enum status status;

	fill(visit, data);
	status = letter_prepare(visit, &in, &ready, &faults, fault);
	if (status == OK)
		status = letter_issue(visit, ready, issued, fault);
	faults_free(&faults);
	*ret_id = model_text_or(issued, "id", "");
	return status;
}

static enum status
say(struct visit *visit, size_t i, const char *id, struct fault *fault)
{
	struct dispatch_said said = letters[i].said;
	struct model *shown = model_object(visit->arena);
	struct faults faults = {0};
	enum status status = OK;

	said.letter = id;
	if (said.method)
		status = dispatch_add(visit, &said, shown, &faults, fault);
	else if (said.state)
		status = dispatch_move(visit, &said, shown, &faults, fault);
	if (status == OK && said.method) {
		const struct dispatch_said back = {.letter = id,
						   .n = "2",
						   .state = "returned",
						   .trouble = "Gone away"};

		status = dispatch_move(visit, &back,
				       model_object(visit->arena), &faults,
				       fault);
	}
	faults_free(&faults);
	return status;
}

/* What waits so far goes to the printer, who confirms it. */
static enum status
print(struct visit *visit, struct fault *fault)
{
	struct print_run_wish wish = {.abroad = PRINT_BRITISH};
	struct model *lists = model_object(visit->arena);
	struct model *run = model_object(visit->arena);
	struct print_ready *ready;
	enum status status = print_runs_list(visit, lists, fault);

	wish.organisation = model_text_or(
		model_first(model_get(lists, "waiting")), "organisation", NULL);
	if (status == OK)
		status = print_run_prepare(visit, &wish, &ready, fault);
	if (status == E_CONFLICT)
		return OK;
	if (status == OK)
		status = print_run_make(visit, ready, run, fault);
	return status == OK ? print_run_confirm(
				      visit, model_text_or(run, "id", ""),
				      "P-1042", model_object(visit->arena),
				      fault)
			    : status;
}

static enum status
send_all(struct visit *visit, void *self, struct fault *fault)
{
	enum status status = OK;

	(void)self;
	for (size_t i = 0;
	     status == OK && i < sizeof letters / sizeof *letters; i++) {
		const char *id = "";

		status = issue(visit, i, &id, fault);
		/* Who is not to be reached so is passed by. */
		if (status == E_REFUSED || status == E_INPUT ||
		    status == E_NOT_FOUND) {
			status = OK;
			continue;
		}
		if (status == OK)
			status = say(visit, i, id, fault);
		if (status == OK && i == 0)
			status = print(visit, fault);
		if (status == OK && i == 1)
			status = keeping_hold(
				visit,
				&(struct hold_input){
					.letter = id,
					.reason = "Claim for disrepair"},
				model_object(visit->arena), fault);
	}
	return status;
}

enum status
demo_delivery(const char *path, const struct demo_wish *wish,
	      struct fault *fault)
{
	const struct demo_moment moment = {86400, 173, send_all};

	return wish->tenants < TENANTS_LEAST
		       ? OK
		       : demo_after(path, wish, &moment, fault);
}
