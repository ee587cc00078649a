/* A policy of what ships, a partnership's and a member's entries; entries read
 * from text, refused, and written again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "core/policy_compose.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NOW 1795000000
#define VERSIONS 40

static struct arena *arena;
static struct policy_version versions[2][VERSIONS]; /* partnership, member */
static size_t counts[2];

static char *
read_file(const char *name)
{
	const char *root = getenv("top_srcdir");
	char path[1000], *text = arena_alloc(arena, 10000);
	FILE *in;

	snprintf(path, sizeof path, "%s/%s", root ? root : ".", name);
	in = fopen(path, "r");
	assert_non_null(in);
	text[fread(text, 1, 9999, in)] = '\0';
	fclose(in);
	return text;
}

static int64_t
hours(const char *text)
{
	return NOW + 3600 * strtol(text, NULL, 10);
}

static void
take(const char *text, int whose, enum policy_origin origin)
{
	struct faults faults = {0};
	struct policy_file file;

	assert_int_equal(policy_file_read("policy", text, arena, &file,
					  &faults),
			 OK);
	for (size_t i = 0; i < file.count; i++) {
		const struct policy_file_entry *entry = &file.list[i];
		struct policy_version *to = &versions[whose][counts[whose]++];

		*to = (struct policy_version){
			.entry = entry->entry,
			.origin = origin,
			.version = 1,
			.from_utc = hours(entry->from),
			.until_utc = entry->until ? hours(entry->until) : 0,
		};
		for (size_t j = 0; j + 1 < counts[whose]; j++)
			if (versions[whose][j].origin == origin &&
			    !strcmp(versions[whose][j].entry.code,
				    to->entry.code))
				to->version++;
	}
	faults_free(&faults);
}

static int
load(void **state)
{
	char *text, *member;

	(void)state;
	arena = arena_new();
	text = read_file("tests/data/policy-own.conf");
	member = strstr(text, "# The member's.");
	assert_non_null(member);
	member[-1] = '\0';
	take(text, 0, POLICY_OWN);
	take(member, 1, POLICY_OWN);
	take(text, 1, POLICY_PARTNERSHIP);
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
check_decision(const struct line *line)
{
	int whose = strstr(line->field[0], "member") != NULL;
	struct item_spec item = {.from = "en", .language = line->field[3]};
	struct policy_question question = {
		.item = &item,
		.need_recorded = !strcmp(line->field[7], "yes"),
		.cost_minor = strtol(line->field[6], NULL, 10),
	};
	struct policy_decision d;
	struct policy policy;
	char text[DURATION_TEXT], source[40];

	if (!service_parse(line->field[1], &item.service) ||
	    (strcmp(line->field[2], "-") != 0 &&
	     !format_parse(line->field[2], &item.format)) ||
	    !document_class_parse(line->field[4], &question.document_class))
		line_wrong(line, "words", "service, format, class", "other");
	item.words = (int)strtol(line->field[5], NULL, 10);
	policy_compose(versions[whose], counts[whose], hours(line->field[0]),
		       arena, &policy);
	d = policy_decide(&policy, &question);
	snprintf(source, sizeof source, "%s %d",
		 policy_origin_names[d.source.origin], d.source.version);
	duration_text(policy_standard(&policy, &item).duration, text);
	line_same(line, "verdict", line->field[8],
		  policy_verdict_name(d.verdict));
	line_same(line, "response", line->field[9], response_name(d.response));
	line_same(line, "rule", line->field[10], d.rule);
	line_same(line, "source", line->field[11], source);
	line_same(line, "standard", line->field[12], text);
}

static void
decides_by_what_was_put_over(void **state)
{
	(void)state;
	lines_all("tests/data/policy-own.txt", 13, check_decision);
}

/* What officers are told where a rule would have looked at the cost. */
static void
says_that_a_cost_is_missing(void **state)
{
	struct item_spec item = {.from = "en", .language = "ur"};
	struct policy_question question = {
		.item = &item,
		.document_class = CLASS_INFORMATION,
		.need_recorded = true,
		.cost_minor = -1,
	};
	struct policy policy;

	(void)state;
	assert_false(policy_shipped.asks_cost);
	policy_compose(versions[0], counts[0], NOW, arena, &policy);
	assert_true(policy.asks_cost);
	assert_true(policy_decide(&policy, &question).cost_missing);
	question.cost_minor = 0;
	assert_false(policy_decide(&policy, &question).cost_missing);
	question.cost_minor = -1;
	question.document_class = CLASS_LEGAL;
	assert_false(policy_decide(&policy, &question).cost_missing);
}

static void
knows_when_it_changes(void **state)
{
	struct policy policy;

	(void)state;
	policy_compose(versions[1], counts[1], NOW, arena, &policy);
	assert_int_equal(policy.until_utc, NOW + 5 * 3600);
	assert_int_equal(policy.since_utc, NOW - 5 * 3600);
	policy_compose(versions[1], counts[1], NOW + 6 * 3600, arena, &policy);
	assert_int_equal(policy.until_utc, NOW + 100 * 3600);
	policy_compose(versions[1], counts[1], NOW + 100 * 3600, arena,
		       &policy);
	assert_int_equal(policy.until_utc, INT64_MAX);
	assert_int_equal(policy_shipped.until_utc, INT64_MAX);
	assert_int_equal(policy_shipped.since_utc, INT64_MIN);
}

static void
shows_to_roles_and_names(void **state)
{
	const struct policy *p = &policy_shipped;
	struct policy policy;

	(void)state;
	assert_true(policy_sees(p, SENSITIVITY_NONE, ROLE_OFFICER, NULL));
	assert_true(policy_sees(p, SENSITIVITY_HEALTH, ROLE_OFFICER, NULL));
	assert_false(policy_sees(p, SENSITIVITY_DOMESTIC_ABUSE, ROLE_OFFICER,
				 "amina@example.example"));
	assert_true(policy_sees(p, SENSITIVITY_DOMESTIC_ABUSE, ROLE_MANAGER,
				NULL));
	policy_compose(versions[1], counts[1], NOW, arena, &policy);
	p = &policy;
	assert_true(policy_sees(p, SENSITIVITY_HEALTH, ROLE_MANAGER, NULL));
	assert_false(policy_sees(p, SENSITIVITY_HEALTH, ROLE_ADMINISTRATOR,
				 "other@example.example"));
	assert_true(policy_sees(p, SENSITIVITY_HEALTH, ROLE_OFFICER,
				"amina@example.example"));
	assert_true(policy_sees(p, SENSITIVITY_HEALTH, ROLE_OFFICER,
				"jo@example.example"));
}

static void
check_wrong(const struct line *line)
{
	struct faults faults = {0};
	struct policy_file file;
	enum status wanted = !strcmp(line->field[1], "refused") ? E_REFUSED
								: E_INPUT;
	char said[4 * FAULT_BYTES] = "";

	if (policy_file_read("t", line->field[0], arena, &file, &faults) ==
		    OK ||
	    !faults.count) {
		line_wrong(line, "status", line->field[1], "ok");
		return;
	}
	fault_text(&faults.list[0], faults.list[0].message, said,
		   sizeof said);
	if (faults.list[0].status != wanted)
		line_wrong(line, "status", line->field[1], "other");
	if (!strstr(said, line->field[3]))
		line_wrong(line, "message", line->field[3], said);
	if (strncmp(faults.list[0].where, "t:", 2) != 0)
		line_wrong(line, "place", "t:", faults.list[0].where);
	if (line->field[2][0] >= '0' && line->field[2][0] <= '9')
		line_same(line, "line", line->field[2],
			  faults.list[0].where + 2);
	faults_free(&faults);
}

static void
refuses_what_is_wrong(void **state)
{
	(void)state;
	lines_all("tests/data/policy-wrong.txt", 4, check_wrong);
}

/* What the store keeps is what was read, whatever it is. */
static void
writes_what_it_reads(void **state)
{
	(void)state;
	for (size_t i = 0; i < counts[1]; i++) {
		const struct policy_entry *entry = &versions[1][i].entry;
		const struct policy_words words = {
			.kind = entry->kind,
			.code = entry->code,
			.stance = policy_stance_names[entry->stance],
			.text = policy_entry_text(entry, arena),
		};
		struct policy_entry again;

		assert_int_equal(policy_entry_read(&words, arena, &again,
						   NULL),
				 OK);
		assert_int_equal(again.stance, entry->stance);
		assert_string_equal(policy_entry_text(&again, arena),
				    words.text);
		assert_int_equal(strlen(words.text) > 0,
				 entry->stance == POLICY_SAYS &&
					 entry->kind != POLICY_CLASS);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decides_by_what_was_put_over),
		cmocka_unit_test(says_that_a_cost_is_missing),
		cmocka_unit_test(knows_when_it_changes),
		cmocka_unit_test(shows_to_roles_and_names),
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(writes_what_it_reads),
	};

	return cmocka_run_group_tests_name("policy_compose", tests, load,
					   unload);
}
