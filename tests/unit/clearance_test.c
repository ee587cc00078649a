/* Who may be given what, and when somebody works: by lines of
 * tests/data/clearance.txt and tests/data/opening.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/clearance.h"
#include "core/name.h"
#include "core/opening.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define MOST 12

static const char *const out_names[CLEARANCE_OUTS] = {
	"ok", "lapsed", "trainee", "no-dbs", "dbs-level", "unqualified"};

static int32_t
day_of(const struct line *line, const char *text)
{
	struct fault fault;
	int32_t day = 0;

	if (zone_parse_day("", text, &day, &fault) != OK)
		line_wrong(line, "date", "a date", text);
	return day;
}

/* "A:dbs/enhanced@2027-01-01": of linguist A, a level, the last day. */
static struct credential
read_credential(const struct line *line, char *word)
{
	struct credential one = {.due_days = CREDENTIAL_OPEN};
	char *day = strchr(word, '@'), *level = strchr(word, '/');
	int kind;

	if (word[1] == ':') {
		one.linguist = word[0];
		word += 2;
	}
	if (day) {
		*day = '\0';
		one.due_days = day_of(line, day + 1);
	}
	if (level) {
		*level = '\0';
		kind = name_find(dbs_level_names, DBS_LEVELS, level + 1);
		one.level = (enum dbs_level)kind;
	}
	kind = name_find(qualification_names, QUALIFICATIONS, word);
	if (kind < 0)
		line_wrong(line, "credential", "a qualification", word);
	one.kind = (enum qualification)kind;
	return one;
}

static void
read_job(const struct line *line, struct clearance_case *job)
{
	char service[20], sensitivity[20], day[20], wanted[20] = "-";

	if (sscanf(line->field[0], "%19s %19s %19s %19s", service, sensitivity,
		   day, wanted) < 3 ||
	    !service_parse(service, &job->service) ||
	    !sensitivity_parse(sensitivity, &job->sensitivity))
		line_wrong(line, "job", "a job", line->field[0]);
	job->level = clearance_level(job->sensitivity);
	job->day_days = day_of(line, day);
	if (*wanted != '-')
		job->wanted = QUALIFICATION_BIT(name_find(
			qualification_names, QUALIFICATIONS, wanted));
}

static void
check_clearance(const struct line *line)
{
	struct clearance_case job = {0};
	struct credential credential[MOST];
	int64_t linguist[MOST];
	struct holder holder = {.credential = credential,
				.linguist = linguist};
	char text[400], got[100], *rest = NULL;
	struct clearance found;

	read_job(line, &job);
	for (const char *p = line->field[1]; *p; p++)
		if (*p == '*')
			holder.who = HOLDER_AGENCY;
		else
			linguist[holder.linguists++] = *p;
	snprintf(text, sizeof text, "%s", line->field[2]);
	for (char *word = strtok_r(text, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		credential[holder.credentials++] = read_credential(line, word);
	found = clearance_check(&job, &holder);
	if (found.out == CLEARANCE_OK)
		snprintf(got, sizeof got, "ok");
	else
		snprintf(got, sizeof got, "%s %s", out_names[found.out],
			 qualification_names[found.kind]);
	line_same(line, "answer", line->field[3], got);
	snprintf(got, sizeof got, "%c",
		 found.linguist ? (char)found.linguist : '-');
	line_same(line, "whose", line->field[4], got);
	if (!*clearance_text(found.out))
		line_wrong(line, "text", "a sentence", "");
}

static void
lets_in_who_may(void **state)
{
	(void)state;
	lines_all("tests/data/clearance.txt", 5, check_clearance);
}

static void
warns_sixty_days_ahead(void **state)
{
	int32_t today = day_from_civil(2026, 11, 22);

	(void)state;
	assert_int_equal(credential_state(today - 1, today),
			 CREDENTIAL_LAPSED);
	assert_int_equal(credential_state(today, today), CREDENTIAL_DUE);
	assert_int_equal(credential_state(today + 60, today), CREDENTIAL_DUE);
	assert_int_equal(credential_state(today + 61, today),
			 CREDENTIAL_HOLDS);
	assert_int_equal(credential_state(CREDENTIAL_OPEN, today),
			 CREDENTIAL_HOLDS);
	assert_int_equal(credential_check_again(day_from_civil(2024, 2, 29),
						DBS_MONTHS),
			 day_from_civil(2027, 2, 28));
	assert_int_equal(credential_check_again(day_from_civil(2025, 8, 31),
						6),
			 day_from_civil(2026, 2, 28));
}

/* "mon 09:00-12:30 13:00-17:00; sat 10:00-12:00" */
static size_t
read_hours(const struct line *line, struct opening_hours *ret)
{
	static const char *const days[] = {"mon", "tue", "wed", "thu",
					   "fri", "sat", "sun"};
	char text[200], *rest = NULL;
	size_t count = 0;
	int weekday = 0, a, b, c, d;

	snprintf(text, sizeof text, "%s", line->field[1]);
	for (char *word = strtok_r(text, " ;", &rest); word;
	     word = strtok_r(NULL, " ;", &rest)) {
		int at = name_find(days, 7, word);

		if (at >= 0) {
			weekday = at;
		} else if (sscanf(word, "%d:%d-%d:%d", &a, &b, &c, &d) == 4) {
			ret[count++] = (struct opening_hours){
				weekday, a * 60 + b, c * 60 + d};
		} else {
			line_wrong(line, "hours", "hours", word);
		}
	}
	return count;
}

static void
check_opening(const struct line *line)
{
	struct arena *arena = arena_new();
	struct opening_hours hours[MOST];
	struct opening_away away;
	struct opening opening = {.hours = hours, .away = &away};
	char from[11], to[11], text[ZONE_TIME_TEXT];
	struct stretches all;
	struct buf got = {0};

	opening.unsaid = strcmp(line->field[0], "in-house") ? OPEN_UNSAID
							    : CLOSED_UNSAID;
	opening.count = read_hours(line, hours);
	if (sscanf(line->field[2], "%10s %10s", from, to) == 2) {
		away.from_days = day_of(line, from);
		away.to_days = day_of(line, to);
		opening.aways = 1;
	}
	if (sscanf(line->field[3], "%10s %10s", from, to) != 2)
		line_wrong(line, "days", "two days", line->field[3]);
	all = opening_between(&opening, day_of(line, from), day_of(line, to),
			      arena);
	for (size_t i = 0; i < all.count; i++) {
		zone_utc_text(all.list[i].from_utc, text);
		buf_printf(&got, "%s%.16s", i ? " " : "", text);
		buf_printf(&got, "+%d", (int)((all.list[i].to_utc -
					       all.list[i].from_utc) /
					      60));
	}
	if (!all.count)
		buf_char(&got, '-');
	line_same(line, "open", line->field[4], buf_string(&got));
	buf_free(&got);
	arena_free(arena);
}

static void
works_in_their_hours(void **state)
{
	(void)state;
	lines_all("tests/data/opening.txt", 5, check_opening);
}

static void
covers_the_whole_of_a_time(void **state)
{
	struct stretch list[] = {{100, 200}, {300, 400}};
	struct stretches all = {list, 2};

	(void)state;
	assert_true(stretches_cover(&all, 100, 200));
	assert_true(stretches_cover(&all, 350, 360));
	assert_false(stretches_cover(&all, 150, 350));
	assert_false(stretches_cover(&all, 99, 120));
	assert_false(stretches_cover(&all, 390, 401));
	all.count = 0;
	assert_false(stretches_cover(&all, 100, 200));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lets_in_who_may),
		cmocka_unit_test(warns_sixty_days_ahead),
		cmocka_unit_test(works_in_their_hours),
		cmocka_unit_test(covers_the_whole_of_a_time),
	};

	return cmocka_run_group_tests_name("clearance", tests, NULL, NULL);
}
