/* Why a request does not wait its turn, and what that changes. */
#include "core/urgency.h"

#include "core/name.h"

#define ANSWER_MINUTES 60

const char *const urgency_names[URGENCIES] = {"", "safety", "court",
					      "appointment"};
const char *const about_names[ABOUTS] = {"person", "everybody"};

const char *
urgency_name(enum urgency urgency)
{
	return urgency_names[urgency];
}

bool
urgency_parse(const char *name, enum urgency *ret)
{
	int found = name_find(urgency_names, URGENCIES, name);

	if (found >= 0)
		*ret = (enum urgency)found;
	return found >= 0;
}

const char *
about_name(enum about about)
{
	return about_names[about];
}

bool
about_parse(const char *name, enum about *ret)
{
	int found = name_find(about_names, ABOUTS, name);

	if (found >= 0)
		*ret = (enum about)found;
	return found >= 0;
}

struct standard
urgency_answer_time(enum urgency urgency, struct standard usual)
{
	int32_t most = urgency == URGENCY_SAFETY ? ANSWER_MINUTES / 2
						 : ANSWER_MINUTES;

	if (urgency == URGENCY_NONE || !usual.duration.count)
		return usual;
	if (usual.kind == CLOCK_ELAPSED &&
	    usual.duration.unit == DURATION_MINUTES &&
	    usual.duration.count <= most)
		return usual;
	usual.kind = CLOCK_ELAPSED;
	usual.duration = (struct duration){DURATION_MINUTES, most};
	return usual;
}
