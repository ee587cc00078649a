/* The demonstration's interpreters by telephone: numbers and codes, three
 * weeks of calls, one that nobody has logged yet; and files that came with
 * open requests. */
#include <string.h>

#include "desk/attachments.h"
#include "desk/call_access.h"
#include "desk/calls.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/provider.h"
#include "wire/model.h"

#define CALLS 60
#define CALLS_A_DAY 3
#define FILES 12

#define SAY "LANGUAGE, please. Our customer code is CODE."
#define SAY_UNKNOWN                                                            \
	"I do not know the language yet: please help to find it. Our "         \
	"customer code is CODE."

enum status
demo_officer(struct demo *demo, struct visit *visit, struct caller *ret,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	enum status status = account_by_email(
		&access, demo_accounts[0].email, &account, fault);

	*ret = demo->house;
	ret->account = account.id;
	ret->organisation = account.organisation;
	visit->caller = ret;
	return status;
}

static enum status
set_up(struct demo *demo, struct visit *visit, struct fault *fault)
{
	static const struct {
		const char *provider, *language, *phone;
	} rows[] = {
		{"Lingua North (example)", NULL, "020 7946 0321"},
		{"Horn of Africa Interpreters (example)", "so",
		 "020 7946 0654"},
	};
	struct access access = visit_access_of_service(visit);
	struct faults faults = {0};
	struct provider provider;
	char id[ID_TEXT];
	enum status status = OK;

	for (size_t i = 0; status == OK && i < 2; i++) {
		struct access_input in = {
			.provider = id, .language = rows[i].language,
			.phone = rows[i].phone, .code = "4471", .say = SAY,
			.say_unknown = SAY_UNKNOWN, .from = "2024-04-01"};

		status = provider_by_name(&access, demo->organisation[0],
					  rows[i].provider, &provider, fault);
		if (status != OK)
			break;
		id_format(provider.id, id);
		status = call_access_add(visit, &in,
					 model_object(visit->arena), &faults,
					 fault);
	}
	faults_free(&faults);
	return status;
}

/* One number opened and, but for the last, what came of it. */
static enum status
ring(struct demo *demo, struct visit *visit, int64_t number,
     struct fault *fault)
{
	static const char *const spoken[] = {"so", "pl", "ar", "ur", "ro",
					     "ti", "ckb", "uk", "vi", "yue"};
	static const char *const about[] = {"repairs", "rent", "tenancy",
					    "welfare", "complaint", "safety"};
	static const char *const callers[] = {
		"A woman, 01632 960417", "Calls again tomorrow", NULL,
		"Two children with him", "Lives in Sample Street"};
	struct model *made = model_object(visit->arena);
	struct faults faults = {0};
	uint64_t n = random_u64(&demo->random);
	const char *language = spoken[n % 10];
	struct call_wish wish = {number % 9 ? language : NULL, NULL};
	struct call_said said = {
		.language = language,
		.purpose = about[n / 10 % 6],
		.outcome = n % 13 ? "spoken" : "no-interpreter",
		.met = n % 13 ? "yes" : "no",
		.caller = callers[n / 60 % 5],
		.minutes = n % 13 ? 4 + (int64_t)(n / 300 % 26) : 0,
	};
	enum status status = call_open(visit, &wish, made, &faults, fault);

	said.id = model_text_of(model_get(made, "id"));
	visit->now_utc += 60 * (said.minutes + 2);
	if (status == OK && number + 1 < CALLS)
		status = call_log(visit, &said, model_object(visit->arena),
				  &faults, fault);
	faults_free(&faults);
	return status;
}

/* The last is of this half hour, those before of office hours. */
static int64_t
time_of(const struct demo *demo, int64_t number)
{
	int64_t left = CALLS - 1 - number, utc;
	int32_t day = zone_local(demo->wish->now_utc).day_days;

	if (!left)
		return demo->wish->now_utc - 25 * 60;
	day -= (int32_t)((left + CALLS_A_DAY - 1) / CALLS_A_DAY);
	(void)zone_utc(day,
		       (int32_t)(number % CALLS_A_DAY * 8640 + 33300 +
				 number % 7 * 540),
		       &utc);
	return utc;
}

static enum status
add_call(struct demo *demo, struct visit *visit, int64_t number,
	 struct fault *fault)
{
	struct visit then = *visit;
	struct caller officer;
	enum status status = demo_officer(demo, &then, &officer, fault);

	then.now_utc = time_of(demo, number);
	if (status == OK && !number)
		status = set_up(demo, &then, fault);
	return status == OK ? ring(demo, &then, number, fault) : status;
}

/* The newest open requests for something written have what it is made of. */
static enum status
add_files(struct demo *demo, struct visit *visit, int64_t number,
	  struct fault *fault)
{
	static const char text[] =
		"Repairs on Sample Street\n\nWe will visit to look at the "
		"boiler. Please tell us if the day does not suit you.\n";
	const struct file_input input = {"letter.txt", "text/plain", text,
					 sizeof text - 1};
	const struct request_filter open = {.service = "translation",
					    .open = "true",
					    .page = {.limit = FILES}};
	struct model *list = model_object(visit->arena);
	struct attachment_file file;
	struct visit now = *visit;
	struct caller officer;
	const struct model *row;
	enum status status = demo_officer(demo, &now, &officer, fault);

	(void)number;
	now.now_utc = demo->wish->now_utc;
	if (status == OK)
		status = requests_list(&now, &open, list, fault);
	if (status == OK)
		status = attachment_examine(&input, visit->arena, &file,
					    fault);
	row = model_first(model_get(list, "requests"));
	for (; status == OK && row; row = model_next(row))
		status = attachment_add(
			&now, model_text_of(model_get(row, "ref")), &file,
			model_object(visit->arena), fault);
	return status;
}

enum status
demo_calls(struct demo *demo, struct fault *fault)
{
	enum status status =
		demo_many(demo, N_("calls"), CALLS, add_call, fault);

	return status == OK ? demo_many(demo, N_("files"), 1, add_files, fault)
			    : status;
}
