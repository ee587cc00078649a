/* From a request to its completion: policy, offers, moves, clocks, figures. */
#include <stdio.h>
#include <string.h>

#include "desk/hand_ins.h"
#include "desk/offers.h"
#include "desk/once.h"
#include "desk/providers.h"
#include "desk/ranking.h"
#include "desk/report.h"
#include "desk/requests.h"
#include "desk/tick.h"
#include "base/buf.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static enum status
log_request(struct visit *visit, void *input, struct house *house)
{
	return intake_log(visit, input, house->model, &house->faults,
			  &house->fault);
}

static enum status
preview(struct visit *visit, void *input, struct house *house)
{
	return intake_preview(visit, input, house->model, &house->faults,
			      &house->fault);
}

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	return request_show(visit, input, house->model, &house->fault);
}

static void
reads(struct house *house, const struct caller *caller, const char *ref)
{
	assert_int_equal(house_read(house, caller, show,
				    (void *)(uintptr_t)ref),
			 OK);
}

static void
three_doors(void **state)
{
	struct house *house = *state;
	const char *ref = house_request(house, &house->north, house->amina,
					"translation", NULL);

	assert_string_equal(ref, "V26-000001");
	assert_string_equal(text_at(house, "items.0.language"), "ar");
	assert_string_equal(text_at(house, "items.0.state"), "offered");
	assert_string_equal(text_at(house, "items.0.decision.verdict"),
			    "approve");
	assert_string_equal(text_at(house, "items.0.decision.rule"),
			    "need-goes-ahead");
	assert_string_equal(text_at(house, "items.0.offer.provider_name"),
			    "Lingua");
	assert_true(model_count(at(house, "items.0.offer.why")) > 0);
	assert_string_equal(text_at(house, "items.0.clock.standard"),
			    "translation-250");
	/* One working day, counted from the day after: Tuesday 17:00. */
	assert_int_equal(int_at(house, "items.0.clock.due_at"), 1790092800);
	ref = house_request(house, &house->north, house->amina, "format",
			    NULL);
	assert_string_equal(ref, "V26-000002");
	assert_string_equal(text_at(house, "items.0.decision.rule"),
			    "disability-go-ahead");
	assert_string_equal(text_at(house, "items.0.offer.provider_name"),
			    "Print Room");
	(void)house_request(house, &house->north, house->amina, "interpreting",
			    "ar");
	assert_string_equal(text_at(house, "items.0.mode"), "telephone");
	assert_string_equal(text_at(house, "items.0.state"), "offered");
	/* Nobody wrote down that Amina reads Somali. */
	(void)house_request(house, &house->north, house->amina, "translation",
			    "so");
	assert_string_equal(text_at(house, "items.0.state"), "logged");
	assert_string_equal(text_at(house, "items.0.decision.verdict"),
			    "ask-manager");
}

static void
names_every_bad_field(void **state)
{
	struct house *house = *state;
	struct intake_item items[] = {
		{.service = "interpreting", .language = "ar", .mode = "walk"},
		{.language = "ar", .from = "ar", .words = -1},
		{.service = "format"},
	};
	struct intake bad = {.tenant = house->piotr,
			     .service = "translation",
			     .received_at = "2026-13-01",
			     .document_class = "poem",
			     .sensitivity = "secret",
			     .item = items,
			     .items = 3,
			     .necessity.response = "song"};
	static const char *const wheres[] = {
		"/tenant",	 "/received_at",
		"/document_class", "/sensitivity",
		"/necessity/response", "/items/0/mode",
		"/items/1/words", "/items/2/format"};
	struct intake none = {.tenant = house->amina, .service = "format"};

	assert_int_equal(house_write(house, &house->north, log_request, &bad),
			 E_INPUT);
	for (size_t i = 0; i < sizeof wheres / sizeof *wheres; i++)
		if (!fault_at(house, wheres[i]))
			fail_msg("no fault at %s", wheres[i]);
	assert_int_equal(house->faults.count, sizeof wheres / sizeof *wheres);
	assert_int_equal(house_write(house, &house->north, log_request, &none),
			 E_INPUT);
	assert_true(fault_at(house, "/items"));
	/* The refused ones left nothing behind, not even a number. */
	assert_string_equal(house_request(house, &house->north, house->amina,
					  "format", NULL),
			    "V26-000001");
}

static void
preview_keeps_nothing(void **state)
{
	struct house *house = *state;
	struct intake_item item = {.language = "en", .from = "ar"};
	struct intake intake = {.tenant = "N-1",
				.service = "translation",
				.words = 900,
				.item = &item,
				.items = 1};

	assert_int_equal(house_read(house, &house->north, preview, &intake),
			 OK);
	assert_string_equal(text_at(house, "items.0.decision.verdict"),
			    "approve");
	assert_string_equal(text_at(house, "strip.facts.0.value"), "ar");
	assert_string_equal(house_request(house, &house->north, house->amina,
					  "translation", NULL),
			    "V26-000001");
}

/* The secret of the latest offer's link. */
static const char *
token_of(struct house *house, const char *ref)
{
	size_t count;
	const char *path;

	reads(house, &house->north, ref);
	count = model_count(at(house, "items.0.offers"));
	path = arena_printf(house->arena, "items.0.offers.%zu.address",
			    count - 1);
	return arena_text(house->arena, text_at(house, path) + 3);
}

static enum status
offer(struct visit *visit, void *input, struct house *house)
{
	return offer_show(visit, OFFER_LINK(input), house->model, &house->fault);
}

static enum status
accept(struct visit *visit, void *input, struct house *house)
{
	return offer_accept(visit, OFFER_LINK(input), house->model, &house->fault);
}

static enum status
decline(struct visit *visit, void *input, struct house *house)
{
	return offer_decline(visit, OFFER_LINK(input), "on leave", house->model,
			     &house->fault);
}

/* Looked at and taken, as the page does it. */
static enum status
deliver(struct visit *visit, void *input, struct house *house)
{
	static const char words[] = "ملخص عن الرطوبة والعفن في المنزل.\n";
	static const struct file_input file = {"summary.txt", "text/plain",
					       words, sizeof words - 1};
	const struct hand_in_sent sent = {&file, "The source was on paper"};
	const struct hand_in_looked *looked;
	enum status status =
		hand_in_look_file(visit, OFFER_LINK(input), &sent, &looked,
				  &house->fault);

	return status == OK ? hand_in_take(visit, OFFER_LINK(input), looked,
					   house->model, &house->fault)
			    : status;
}

static enum status
by_link(struct house *house,
	enum status (*call)(struct visit *, void *, struct house *),
	const char *token)
{
	return house_write(house, NULL, call, (void *)(uintptr_t)token);
}

static enum status
act(struct visit *visit, void *input, struct house *house)
{
	return item_act(visit, input, house->model, &house->fault);
}

/* Do it with the version as it is now. */
static enum status
acts(struct house *house, const struct caller *caller, struct item_act what)
{
	reads(house, &house->north, what.ref);
	what.n = 1;
	what.version = int_at(house, "version");
	return house_write(house, caller, act, &what);
}

static void
from_offer_to_completion(void **state)
{
	struct house *house = *state;
	const char *ref = house_request(house, &house->north, house->amina,
					"translation", NULL);
	const char *token = token_of(house, ref);

	assert_int_equal(house_read(house, NULL, offer,
				    (void *)(uintptr_t)token),
			 OK);
	assert_true(int_at(house, "can_answer"));
	assert_string_equal(text_at(house, "subject"), "(null)");
	assert_int_equal(by_link(house, deliver, token), E_CONFLICT);
	assert_int_equal(by_link(house, accept, "abcdefgh"), E_NOT_FOUND);
	assert_int_equal(by_link(house, accept, token), OK);
	assert_int_equal(by_link(house, accept, token), OK);
	assert_int_equal(by_link(house, decline, token), E_CONFLICT);
	assert_true(int_at(house, "can_deliver") == 0);
	assert_int_equal(by_link(house, deliver, token), OK);
	assert_string_equal(text_at(house, "item_state"), "delivered");
	house_at(house, NOW + HOUR);
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "complete"}),
			 E_CONFLICT);
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "return"}),
			 E_INPUT);
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "check"}),
			 OK);
	assert_int_equal(acts(house, &house->south,
			      (struct item_act){.ref = ref,
						.action = "complete"}),
			 E_NOT_FOUND);
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "complete"}),
			 OK);
	assert_string_equal(text_at(house, "items.0.state"), "completed");
	assert_int_equal(int_at(house, "items.0.gross_min"), 60);
	assert_int_equal(int_at(house, "items.0.net_min"), 60);
	assert_true(int_at(house, "items.0.in_standard"));
	assert_string_equal(text_at(house, "items.0.outcome"), "completed");
	assert_string_equal(text_at(house, "items.0.files.0.name"),
			    "summary.txt");
}

static enum status
run_tick(struct visit *visit, void *input, struct house *house)
{
	return tick(visit, input, &house->fault);
}

static void
the_next_is_asked(void **state)
{
	struct house *house = *state;
	const char *ref = house_request(house, &house->north, house->amina,
					"translation", NULL);
	const char *first = token_of(house, ref), *second;
	struct tick_done done;

	assert_int_equal(by_link(house, decline, first), OK);
	assert_int_equal(by_link(house, decline, first), OK);
	assert_int_equal(by_link(house, accept, first), E_CONFLICT);
	second = token_of(house, ref);
	assert_string_not_equal(first, second);
	assert_string_equal(text_at(house, "items.0.offers.1.provider_name"),
			    "Words");
	assert_int_equal(house_write(house, NULL, run_tick, &done), OK);
	assert_int_equal(done.offers_expired, 0);
	house_at(house, NOW + 5 * DAY);
	assert_int_equal(by_link(house, accept, second), E_CONFLICT);
	assert_int_equal(house_write(house, NULL, run_tick, &done), OK);
	assert_int_equal(done.offers_expired, 1);
	assert_int_equal(done.unfilled, 1);
	reads(house, &house->north, ref);
	assert_string_equal(text_at(house, "items.0.state"), "unfilled");
	assert_int_equal(house_write(house, NULL, run_tick, &done), OK);
	assert_int_equal(done.offers_expired, 0);
}

static void
holds_and_resumes(void **state)
{
	struct house *house = *state;
	const char *ref = house_request(house, &house->north, house->amina,
					"translation", NULL);
	int64_t due = int_at(house, "items.0.clock.due_at");

	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref, .action = "hold"}),
			 E_INPUT);
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "hold",
						.reason = "no document"}),
			 OK);
	assert_string_equal(text_at(house, "items.0.state"), "on-hold");
	house_at(house, NOW + DAY);
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "resume"}),
			 OK);
	assert_string_equal(text_at(house, "items.0.state"), "offered");
	assert_true(int_at(house, "items.0.clock.due_at") > due);
	assert_string_equal(text_at(house, "items.0.pauses.0.reason"),
			    "no document");
}

static void
a_lost_race_changes_nothing(void **state)
{
	struct house *house = *state;
	const char *ref = house_request(house, &house->north, house->amina,
					"translation", NULL);
	struct item_act hold = {.ref = ref,
				.n = 1,
				.action = "hold",
				.reason = "x",
				.version = 1};
	struct item_act cancel = {.ref = ref,
				  .n = 1,
				  .action = "cancel",
				  .reason = "x",
				  .version = 1};

	assert_int_equal(house_write(house, &house->north, act, &hold), OK);
	assert_int_equal(house_write(house, &house->north, act, &cancel),
			 E_STALE);
	reads(house, &house->north, ref);
	assert_string_equal(text_at(house, "items.0.state"), "on-hold");
	hold.n = 9;
	assert_int_equal(house_write(house, &house->north, act, &hold),
			 E_NOT_FOUND);
}

static enum status
edit(struct visit *visit, void *input, struct house *house)
{
	return request_edit(visit, input, house->model, &house->faults,
			    &house->fault);
}

static void
edits_what_was_logged(void **state)
{
	struct house *house = *state;
	struct request_edit wish = {
		.ref = house_request(house, &house->north, house->amina,
				     "translation", NULL),
		.version = 1,
		.subject = "Mould summary",
		.sensitivity = "health"};
	struct request_edit bad = {.ref = wish.ref,
				   .version = 2,
				   .subject = " ",
				   .needed_by = "2020-01-01",
				   .sensitivity = "secret"};

	assert_int_equal(house_write(house, &house->south, edit, &wish),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, edit, &wish), OK);
	assert_string_equal(text_at(house, "subject"), "Mould summary");
	assert_string_equal(text_at(house, "sensitivity"), "health");
	assert_int_equal(int_at(house, "version"), 2);
	assert_int_equal(house_write(house, &house->north, edit, &wish),
			 E_STALE);
	assert_int_equal(house_write(house, &house->north, edit, &bad),
			 E_INPUT);
	assert_int_equal(house->faults.count, 3);
}

static void
managers_approve(void **state)
{
	struct house *house = *state;
	const char *ref = house_request(house, &house->north, house->amina,
					"translation", "pl");

	assert_string_equal(text_at(house, "items.0.state"), "logged");
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "approve"}),
			 E_FORBIDDEN);
	assert_int_equal(acts(house, &house->north_manager,
			      (struct item_act){.ref = ref,
						.action = "approve"}),
			 OK);
	assert_string_equal(text_at(house, "items.0.state"), "offered");
	assert_int_equal(acts(house, &house->north,
			      (struct item_act){.ref = ref,
						.action = "cancel",
						.reason = "moved away"}),
			 OK);
	assert_string_equal(text_at(house, "items.0.offers.0.state"),
			    "withdrawn");
}

struct wish {
	const char *ref;
	int n;
};

static enum status
clock_of(struct visit *visit, void *input, struct house *house)
{
	struct wish *wish = input;

	return item_clock(visit, wish->ref, wish->n, house->model,
			  &house->fault);
}

static enum status
ranking(struct visit *visit, void *input, struct house *house)
{
	struct wish *wish = input;

	return item_ranking(visit, wish->ref, wish->n, house->model,
			    &house->fault);
}

static enum status
events(struct visit *visit, void *input, struct house *house)
{
	struct page_wish page = {0};

	return request_events(visit, input, &page, house->model,
			      &house->fault);
}

static void
explains_itself(void **state)
{
	struct house *house = *state;
	struct wish wish = {house_request(house, &house->north, house->amina,
					  "translation", NULL),
			    1};

	assert_int_equal(house_read(house, &house->north, clock_of, &wish),
			 OK);
	assert_int_equal(model_count(at(house, "days")), 2);
	assert_int_equal(house_read(house, &house->south, clock_of, &wish),
			 E_NOT_FOUND);
	assert_int_equal(house_read(house, &house->north, ranking, &wish), OK);
	assert_int_equal(model_count(at(house, "candidates")), 3);
	assert_true(int_at(house, "candidates.0.can"));
	assert_false(int_at(house, "candidates.2.can"));
	assert_string_equal(text_at(house, "candidates.2.name"),
			    "Print Room");
	assert_int_equal(house_read(house, &house->north, events,
				    (void *)(uintptr_t)wish.ref),
			 OK);
	assert_string_equal(text_at(house, "events.0.kind"),
			    "request.logged");
	assert_string_equal(text_at(house, "events.1.kind"), "offer.sent");
	assert_string_equal(text_at(house, "events.1.details.0.value"),
			    "Lingua");
}

static enum status
list(struct visit *visit, void *input, struct house *house)
{
	return requests_list(visit, input, house->model, &house->fault);
}

static enum status
board(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return officer_board(visit, house->model, &house->fault);
}

static void
lists_and_counts(void **state)
{
	struct house *house = *state;
	struct request_filter all = {.page.limit = 2};
	struct request_filter polish = {.language = "pl"};
	struct request_filter bad = {.state = "lost"};
	size_t seen = 0;

	for (int i = 0; i < 5; i++)
		(void)house_request(house, &house->north, house->amina,
				    i % 2 ? "format" : "translation", NULL);
	(void)house_request(house, &house->south, house->piotr, "translation",
			    NULL);
	do {
		assert_int_equal(house_read(house, &house->north, list, &all),
				 OK);
		seen += model_count(at(house, "requests"));
		all.page.after = model_text_of(at(house, "next"));
	} while (all.page.after);
	assert_int_equal(seen, 5);
	assert_int_equal(house_read(house, &house->north, list, &polish), OK);
	assert_int_equal(model_count(at(house, "requests")), 0);
	assert_int_equal(house_read(house, &house->admin, list, &polish), OK);
	assert_int_equal(model_count(at(house, "requests")), 1);
	assert_int_equal(house_read(house, &house->north, list, &bad),
			 E_INPUT);
	assert_int_equal(house_read(house, &house->north, board, NULL), OK);
	assert_int_equal(int_at(house, "with_providers"), 5);
	assert_int_equal(int_at(house, "late"), 0);
	house_at(house, NOW + 30 * DAY);
	assert_int_equal(house_read(house, &house->north, board, NULL), OK);
	assert_int_equal(int_at(house, "late"), 5);
}

static enum status
report(struct visit *visit, void *input, struct house *house)
{
	return report_turnaround(visit, input, house->model, &house->fault);
}

static void
reports_turnaround(void **state)
{
	struct house *house = *state;
	struct report_wish wish = {
		.from = "2026-09-01", .to = "2026-09-30", .by = "provider"};
	struct report_wish wrong = {
		.from = "2026-09-30", .to = "2026-09-01", .by = "colour"};
	struct buf csv = {0};

	from_offer_to_completion(state);
	assert_int_equal(house_read(house, &house->north, report, &wish), OK);
	assert_int_equal(int_at(house, "total.n"), 1);
	assert_int_equal(int_at(house, "rows.0.median_net_min"), 60);
	assert_int_equal(int_at(house, "rows.0.ranked"), 0);
	report_csv(house->model, &csv);
	assert_string_equal(buf_string(&csv),
			    "provider,n,median_gross_min,p90_gross_min,"
			    "median_net_min,p90_net_min,in_standard,share,low,"
			    "high\r\n"
			    "Lingua,1,60,60,60,60,1,1.0000,0.2065,1.0000\r\n"
			    "total,1,60,60,60,60,1,1.0000,0.2065,1.0000\r\n");
	buf_free(&csv);
	assert_int_equal(house_read(house, &house->south, report, &wish), OK);
	assert_int_equal(int_at(house, "total.n"), 0);
	assert_int_equal(house_read(house, &house->north, report, &wrong),
			 E_INPUT);
}

struct once {
	unsigned char hash[HASH_BYTES];
	int code;
};

static enum status
once(struct visit *visit, void *input, struct house *house)
{
	struct once *what = input;
	struct once_answer answer, mine = {201, "/x", "{}"};
	enum status status = once_find(visit, "key-1", what->hash, &answer,
				       &house->fault);

	if (status != OK)
		return status;
	what->code = answer.code;
	return answer.code ? OK
			   : once_keep(visit, "key-1", what->hash, &mine,
				       &house->fault);
}

static void
the_same_twice_is_done_once(void **state)
{
	struct house *house = *state;
	struct once first = {.hash = {1}}, other = {.hash = {2}};

	assert_int_equal(house_write(house, &house->north, once, &first), OK);
	assert_int_equal(first.code, 0);
	assert_int_equal(house_write(house, &house->north, once, &first), OK);
	assert_int_equal(first.code, 201);
	assert_int_equal(house_write(house, &house->north, once, &other),
			 E_CONFLICT);
	assert_int_equal(house_write(house, &house->south, once, &other), OK);
	assert_int_equal(other.code, 0);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(three_doors),
		TEST(names_every_bad_field),
		TEST(preview_keeps_nothing),
		TEST(from_offer_to_completion),
		TEST(the_next_is_asked),
		TEST(holds_and_resumes),
		TEST(a_lost_race_changes_nothing),
		TEST(edits_what_was_logged),
		TEST(managers_approve),
		TEST(explains_itself),
		TEST(lists_and_counts),
		TEST(reports_turnaround),
		TEST(the_same_twice_is_done_once),
	};

	return cmocka_run_group_tests_name("desk work", tests, NULL, NULL);
}
