/* Hours of providers from the words that came in. */
#include <ctype.h>
#include <string.h>

#include "core/name.h"
#include "core/worktime.h"
#include "desk/provider_input.h"

#define HOURS_MOST 50

static const char *const days[7] = {"mon", "tue", "wed", "thu",
				    "fri", "sat", "sun"};

struct reading {
	struct fields *fields;
	struct provider_hours hours;
	size_t cap;
	int first, last; /* weekdays that the next times are for */
};

static void
bad(struct fields *fields, const char *word)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no hours: write them like {example}"),
			"value", word, "example",
			"mon-fri 09:00-12:30 13:00-17:00; sat 10:00-12:00",
			NULL);
	field_take(fields, "hours", &fault);
}

/* "mon" or "mon-fri" */
static bool
read_days(struct reading *r, const char *word)
{
	const char *dash = strchr(word, '-');
	const char *from = dash ? arena_copy(r->fields->arena, word,
					     (size_t)(dash - word))
				: word;
	int first = name_find(days, 7, from);
	int last = dash ? name_find(days, 7, dash + 1) : first;

	if (first < 0 || last < first)
		return false;
	r->first = first;
	r->last = last;
	return true;
}

static bool
overlaps(const struct provider_hours *all, const struct opening_hours *one)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].weekday == one->weekday &&
		    all->list[i].from_min < one->to_min &&
		    one->from_min < all->list[i].to_min)
			return true;
	return false;
}

/* "09:00-12:30" */
static bool
read_times(struct reading *r, const char *word)
{
	struct hours hours;
	struct fault fault;

	if (r->first < 0 || hours_parse("", word, &hours, &fault) != OK ||
	    hours.to_min <= hours.from_min)
		return false;
	for (int day = r->first; day <= r->last; day++) {
		const struct opening_hours one = {day, hours.from_min,
						  hours.to_min};

		if (overlaps(&r->hours, &one) || r->hours.count == HOURS_MOST)
			return false;
		r->hours.list = arena_grow(r->fields->arena, r->hours.list,
					   r->hours.count, &r->cap,
					   sizeof *r->hours.list);
		r->hours.list[r->hours.count++] = one;
	}
	return true;
}

void
hours_read(struct fields *fields, const char *value,
	   struct provider_hours *ret)
{
	const char *text = field_text(fields, "hours", value, 1000);
	struct reading r = {.fields = fields, .first = -1};

	while (text && *text) {
		size_t bytes = strcspn(text, " ;,");
		char *word = arena_copy(fields->arena, text, bytes);

		for (char *p = word; *p; p++)
			*p = (char)tolower((unsigned char)*p);
		if (bytes && !read_days(&r, word) && !read_times(&r, word)) {
			bad(fields, word);
			return;
		}
		text += bytes;
		text += strspn(text, " ;,");
	}
	*ret = r.hours;
}
