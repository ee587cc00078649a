/* Letters: previewed, refused while a draft, issued for good, opened. */
#include <string.h>

#include "desk/letters.h"
#include "desk/settings.h"
#include "desk/tenants.h"
#include "desk/translations.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/json.h"
#include "wire/model.h"

/* What the register does not know; the rest is filled in from it. */
static const char values[] =
	"{\"address\": \"12 Sample Street\", \"rent_now\": \"112.40 GBP\","
	"\"rent_new\": \"118.75 GBP\", \"start_date\": \"2026-11-02\","
	"\"weeks\": 6, \"reply_by\": \"2026-10-19\","
	"\"phone\": \"020 7946 0000\"}";

struct letter {
	struct letter_input input;
	struct letter_ready *ready;
};

static struct letter
letter_for(struct house *house, const char *tenant, const char *language)
{
	struct letter letter = {.input = {.notice = "rent-increase",
					  .tenant = tenant,
					  .language = language,
					  /* the register says otherwise */
					  .channel = "letter"}};

	assert_int_equal(json_parse(values, strlen(values), house->arena,
				    &letter.input.data, &house->fault),
			 OK);
	return letter;
}

static enum status
prepare(struct visit *visit, void *input, struct house *house)
{
	struct letter *letter = input;

	return letter_prepare(visit, &letter->input, &letter->ready,
			      &house->faults, &house->fault);
}

static enum status
issue(struct visit *visit, void *input, struct house *house)
{
	struct letter *letter = input;

	return letter_issue(visit, letter->ready, house->model,
			    &house->fault);
}

static enum status
preview(struct visit *visit, void *input, struct house *house)
{
	struct letter *letter = input;

	return letter_preview(visit, &letter->input, house->model,
			      &house->faults, &house->fault);
}

static enum status
open_letter(struct visit *visit, void *input, struct house *house)
{
	struct letter_open letter;
	enum status status =
		letter_open(visit, input, &letter, &house->fault);

	if (status == OK) {
		model_text(house->model, "html", letter.html);
		model_text(house->model, "language", letter.language);
		model_text(house->model, "sha256", letter.sha256);
		model_bool(house->model, "rtl", letter.rtl);
	}
	return status;
}

static enum status
print(struct visit *visit, void *input, struct house *house)
{
	struct letter_printed printed;
	enum status status =
		letter_print(visit, input, &printed, &house->fault);

	if (status == OK) {
		const char *bytes = printed.bytes;

		model_bool(house->model, "pdf",
			   !memcmp(bytes, "%PDF-1.7", 8));
		model_int(house->model, "bytes", (int64_t)printed.count);
		model_text(house->model, "language", printed.language);
	}
	return status;
}

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	return letter_show(visit, input, house->model, &house->fault);
}

static enum status
approve(struct visit *visit, void *input, struct house *house)
{
	return notice_approve(visit, "rent-increase", input, house->model,
			      &house->fault);
}

static enum status
notices(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return notices_list(visit, house->model, &house->fault);
}

/* Amina must not be sent letters, and this one has to be posted. */
static void
stops_where_post_is_unsafe(void **state)
{
	struct house *house = *state;
	struct letter letter = letter_for(house, house->amina, "en");

	letter.input.channel = NULL;
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 E_INPUT);
	assert_string_equal(house->fault.where, "/channel");
	letter.input.channel = "visit";
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 OK);
}

static void
issued_for_good(void **state)
{
	struct house *house = *state;
	struct letter letter = letter_for(house, house->amina, "en");
	const char *token, *id, *hash;

	if (house_read(house, &house->north, prepare, &letter) != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
	assert_int_equal(house_write(house, &house->north, issue, &letter),
			 OK);
	token = arena_text(house->arena, text_at(house, "address") + 3);
	id = arena_text(house->arena, text_at(house, "id"));
	hash = arena_text(house->arena, text_at(house, "sha256"));
	assert_int_equal(strlen(hash), 64);
	house_at(house, NOW + DAY);
	assert_int_equal(house_read(house, NULL, open_letter,
				    (void *)(uintptr_t)token),
			 OK);
	assert_string_equal(text_at(house, "sha256"), hash);
	assert_non_null(strstr(text_at(house, "html"), "118.75"));
	assert_non_null(strstr(text_at(house, "html"), "أمينة"));
	assert_int_equal(house_read(house, NULL, open_letter,
				    (void *)(uintptr_t)"nosuchtoken"),
			 E_NOT_FOUND);
	assert_int_equal(house_read(house, &house->north, show,
				    (void *)(uintptr_t)id),
			 OK);
	assert_string_equal(text_at(house, "address") + 3, token);
	assert_int_equal(house_read(house, &house->south, show,
				    (void *)(uintptr_t)id),
			 E_NOT_FOUND);
}

static int64_t
printed_bytes(struct house *house, const char *token, int size_pt)
{
	struct letter_wish wish = {
		.token = token, .format = "pdf", .size_pt = size_pt};

	if (house_read(house, NULL, print, &wish) != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
	assert_true(model_int_of(model_get(house->model, "pdf")));
	return model_int_of(model_get(house->model, "bytes"));
}

static void
printed_as_issued_and_larger(void **state)
{
	struct house *house = *state;
	struct letter letter = letter_for(house, house->amina, "en");
	struct letter_wish video = {.format = "bsl"};
	struct letter_wish unknown = {.token = "nosuchtoken",
				      .format = "pdf"};
	const char *token;
	int64_t issued;

	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 OK);
	assert_int_equal(house_write(house, &house->north, issue, &letter),
			 OK);
	token = arena_text(house->arena, text_at(house, "address") + 3);
	issued = printed_bytes(house, token, 0);
	assert_true(issued > 4000);
	assert_int_equal(printed_bytes(house, token, 12), issued);
	assert_true(printed_bytes(house, token, 28) != issued);
	video.token = token;
	assert_int_equal(house_read(house, NULL, print, &video),
			 E_NOT_FOUND);
	assert_string_equal(house->fault.arg[0].value, ".bsl");
	assert_int_equal(house_read(house, NULL, print, &unknown),
			 E_NOT_FOUND);
}

static void
foreign_and_wrong_are_refused(void **state)
{
	struct house *house = *state;
	struct letter foreign = letter_for(house, house->piotr, "en");
	struct letter unknown = letter_for(house, house->amina, "en");
	struct letter klingon = letter_for(house, house->amina, "fr");
	struct letter empty = letter_for(house, house->amina, "en");

	unknown.input.notice = "rent-decrease";
	empty.input.data = NULL;
	assert_int_equal(house_read(house, &house->north, prepare, &foreign),
			 E_NOT_FOUND);
	assert_int_equal(house_read(house, &house->north, prepare, &unknown),
			 E_NOT_FOUND);
	assert_int_equal(house_read(house, &house->north, prepare, &klingon),
			 E_INPUT);
	assert_int_equal(house_read(house, &house->north, prepare, &empty),
			 E_INPUT);
	assert_true(house->faults.count >= 5);
}

static enum status
rename_tenant(struct visit *visit, void *input, struct house *house)
{
	struct tenant_edit edit = {.id = input,
				   .version = int_at(house, "version"),
				   .input.name = "Amina Other"};
	struct model *model = model_object(house->arena);
	enum status status =
		tenant_show(visit, input, model, &house->fault);

	edit.version = model_int_of(model_get(model, "version"));
	if (status == OK)
		status = tenant_edit(visit, &edit, house->model,
				     &house->faults, &house->fault);
	return status;
}

/* An address and what its letter's window says of it. */
struct addressed {
	const char *line[2], *code;
	struct tenant_edit edit;
};

static enum status
move_tenant(struct visit *visit, void *input, struct house *house)
{
	struct addressed *addressed = input;
	struct tenant_edit *edit = &addressed->edit;
	struct model *model = model_object(house->arena);
	enum status status =
		tenant_show(visit, edit->id, model, &house->fault);

	edit->version = model_int_of(model_get(model, "version"));
	edit->input.address[0] = addressed->line[0];
	edit->input.address[1] = addressed->line[1];
	edit->input.postcode = "M14 5RX";
	if (status == OK)
		status = tenant_edit(visit, edit, house->model,
				     &house->faults, &house->fault);
	return status;
}

static void
assert_window(struct house *house, const char *code)
{
	assert_int_equal(model_kind_of(at(house, "window")), MODEL_BOOL);
	assert_int_equal(int_at(house, "window"), !code);
	assert_string_equal(text_at(house, "window_code"),
			    code ? code : "(null)");
}

static void
told_of_an_empty_window(void **state)
{
	struct house *house = *state;
	struct addressed cases[] = {
		{{"12 Sample Street", "Exampleton"}, NULL, {0}},
		{{"--", "Exampleton"}, "address-line-says-nothing", {0}},
		{{"@ the corner", "Exampleton"},
		 "address-line-starts-wrongly", {0}},
		{{"No fixed abode", "Exampleton"}, "no-fixed-abode", {0}},
		{{"١٢ شارع", "Exampleton"}, "address-not-latin", {0}},
		{{"The Very Long House Name at the Far End of the Exceedingly "
		  "Long Sample Street of Exampleton", "Exampleton"},
		 "address-line-too-wide", {0}},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct letter letter = letter_for(house, house->amina, "en");
		const char *id;

		house_at(house, NOW + (int64_t)i * HOUR);
		cases[i].edit.id = house->amina;
		assert_int_equal(house_write(house, &house->north, move_tenant,
					     &cases[i]),
				 OK);
		assert_int_equal(house_read(house, &house->north, preview,
					    &letter),
				 OK);
		assert_window(house, cases[i].code);
		assert_int_equal(house_read(house, &house->north, prepare,
					    &letter),
				 OK);
		assert_int_equal(house_write(house, &house->north, issue,
					     &letter),
				 OK);
		assert_window(house, cases[i].code);
		id = arena_text(house->arena, text_at(house, "id"));
		assert_int_equal(house_read(house, &house->north, show,
					    (void *)(uintptr_t)id),
				 OK);
		assert_window(house, cases[i].code);
	}
}

static void
made_again_when_something_changed(void **state)
{
	struct house *house = *state;
	struct letter letter = letter_for(house, house->amina, "en");

	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 OK);
	assert_int_equal(house_write(house, &house->north, rename_tenant,
				     (void *)(uintptr_t)house->amina),
			 OK);
	assert_int_equal(house_write(house, &house->north, issue, &letter),
			 E_STALE);
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 OK);
	assert_int_equal(house_write(house, &house->north, issue, &letter),
			 OK);
}

static void
a_draft_is_seen_but_not_issued(void **state)
{
	struct house *house = *state;
	struct letter letter = letter_for(house, house->amina, NULL);

	if (house_read(house, &house->north, preview, &letter) != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
	assert_string_equal(text_at(house, "language"), "ar");
	assert_true(int_at(house, "draft"));
	assert_true(model_count(at(house, "unapproved")) > 5);
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 E_REFUSED);
	assert_true(house->faults.count > 5);
	assert_int_equal(house_write(house, &house->north, approve,
				     (void *)(uintptr_t)"ar"),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->north_manager, approve,
				     (void *)(uintptr_t)"ar"),
			 OK);
	assert_int_equal(house_read(house, &house->north, preview, &letter),
			 OK);
	assert_false(int_at(house, "draft"));
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 OK);
	assert_int_equal(house_write(house, &house->north, issue, &letter),
			 OK);
	assert_int_equal(house_read(house, &house->north, notices, NULL), OK);
	assert_string_equal(text_at(house, "notices.6.name"),
			    "rent-increase");
	assert_true(int_at(house, "notices.6.languages.0.ready"));
}

static enum status
decide(struct visit *visit, void *input, struct house *house)
{
	return setting_set(visit, input, &house->fault);
}

static enum status
review(struct visit *visit, void *input, struct house *house)
{
	return translation_act(visit, input, house->model, &house->fault);
}

/* English goes out meanwhile, with approved sentences that say why. */
static void
english_goes_out_with_a_summary(void **state)
{
	struct house *house = *state;
	struct letter letter = letter_for(house, house->amina, NULL);
	struct setting_change yes = {.name = "companion-summary",
				     .value = "yes",
				     .organisation = "North Homes"};
	struct translation_act brief = {.name = "in-brief",
					.language = "ar",
					.action = "approve"};

	assert_int_equal(house_write(house, &house->admin, decide, &yes), OK);
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 E_REFUSED); /* nobody approved the summary */
	assert_int_equal(house_write(house, &house->north_manager, review,
				     &brief),
			 OK);
	yes.value = "no";
	assert_int_equal(house_write(house, &house->admin, decide, &yes), OK);
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 E_REFUSED); /* nobody wants it */
	assert_true(house->faults.count > 5);
	yes.value = "yes";
	assert_int_equal(house_write(house, &house->admin, decide, &yes), OK);
	assert_int_equal(house_read(house, &house->north, preview, &letter),
			 OK);
	assert_string_equal(text_at(house, "companion"), "ar");
	assert_string_equal(text_at(house, "language"), "en");
	assert_false(int_at(house, "draft"));
	assert_true(model_count(at(house, "unapproved")) > 5);
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 OK);
	brief.action = "refuse";
	brief.note = "not so";
	assert_int_equal(house_write(house, &house->north_manager, review,
				     &brief),
			 OK);
	assert_int_equal(house_write(house, &house->north, issue, &letter),
			 E_STALE);
	brief.action = "revise";
	assert_int_equal(house_write(house, &house->north_manager, review,
				     &brief),
			 OK);
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 E_REFUSED);
}

/* What goes out is marked with its languages. */
static void
a_summary_is_read_in_its_language(void **state)
{
	struct house *house = *state;
	struct letter letter = letter_for(house, house->amina, NULL);
	struct setting_change yes = {.name = "companion-summary",
				     .value = "yes"};
	struct translation_act brief = {.name = "in-brief",
					.language = "ar",
					.action = "approve"};
	const char *html, *token;

	assert_int_equal(house_write(house, &house->admin, decide, &yes), OK);
	assert_int_equal(house_write(house, &house->admin, review, &brief),
			 OK); /* the partnership's count for its members */
	assert_int_equal(house_read(house, &house->north, prepare, &letter),
			 OK);
	assert_int_equal(house_write(house, &house->north, issue, &letter),
			 OK);
	assert_string_equal(text_at(house, "language"), "en");
	token = arena_text(house->arena, text_at(house, "address") + 3);
	assert_int_equal(house_read(house, NULL, open_letter,
				    (void *)(uintptr_t)token),
			 OK);
	html = text_at(house, "html");
	assert_non_null(strstr(html, "lang=\"ar\""));
	assert_non_null(strstr(html, "dir=\"rtl\""));
	assert_non_null(strstr(html, "الإنجليزية"));
	assert_non_null(strstr(html, "Your rent is going up"));
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(stops_where_post_is_unsafe),
		TEST(issued_for_good),
		TEST(printed_as_issued_and_larger),
		TEST(foreign_and_wrong_are_refused),
		TEST(told_of_an_empty_window),
		TEST(made_again_when_something_changed),
		TEST(a_draft_is_seen_but_not_issued),
		TEST(english_goes_out_with_a_summary),
		TEST(a_summary_is_read_in_its_language),
	};

	return cmocka_run_group_tests_name("desk letters", tests, NULL, NULL);
}
