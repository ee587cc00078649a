/* Any UTF-8 as a table of rules: what is taken can be reckoned with. */
#include <string.h>

#include "base/utf8.h"
#include "core/form_date.h"
#include "fuzz.h"

/* Every fact there is, on ordinary days. */
static const struct form_case facts = {
	.served_days = 20800,
	.period = PERIOD_MONTHLY,
	.begins_days = 30,
	.began_days = 18000,
	.last_days = 20500,
	.first_days = 20400,
	.event_days = 20700,
};

static void
reckon(const struct form_rule *rule, struct arena *arena)
{
	struct form_dates dates;
	struct fault fault;

	if (form_dates_reckon(rule, &facts, arena, &dates, &fault) != OK)
		return;
	assert(dates.step_count <= rule->limit_count + 1);
	if (dates.earliest_days != FORM_DAY_NONE &&
	    (dates.latest_days == FORM_DAY_NONE ||
	     dates.latest_days >= dates.earliest_days))
		assert(form_dates_check(&dates, "d", dates.earliest_days,
					&fault) == OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	size_t valid = utf8_valid((const char *)bytes, count);
	struct arena *arena = arena_new();
	char *text = arena_copy(arena, bytes, valid);
	struct faults faults = {0};
	struct form_rules rules = {0};

	if (form_rules_read("fuzz", text, arena, &rules, &faults) != OK)
		assert(faults.count > 0);
	for (size_t i = 0; i < rules.count; i++)
		reckon(&rules.list[i], arena);
	faults_free(&faults);
	arena_free(arena);
	return 0;
}
