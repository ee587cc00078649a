/* A fact: one item as figures count it. */
#include "core/fact.h"

#include <ctype.h>
#include <string.h>

const char *const fact_outcome_names[FACT_OUTCOMES] = {
	"",
	"completed",
	"tenant-absent",
	"interpreter-absent",
	"cancelled-early",
	"cancelled-late",
	"provider-cancelled",
	"unfilled",
};

const char *const fact_stage_names[FACT_STAGES] = {
	"approval", "answer", "work", "checks", "held",
};

void
fact_language_set(struct fact *fact, const char *tag)
{
	size_t length = strlen(tag);

	while (length >= FACT_LANGUAGE_BYTES) {
		size_t shorter = length;

		while (shorter && tag[shorter - 1] != '-')
			shorter--;
		length = shorter ? shorter - 1 : FACT_LANGUAGE_BYTES - 1;
	}
	memset(fact->language, 0, FACT_LANGUAGE_BYTES);
	memcpy(fact->language, tag, length);
}

void
fact_area_set(struct fact *fact, const char *postcode)
{
	char squeezed[FACT_AREA_BYTES + 3];
	size_t count = 0;

	memset(fact->area, 0, FACT_AREA_BYTES);
	for (; postcode && *postcode; postcode++) {
		unsigned char one = (unsigned char)*postcode;

		if (one == ' ')
			continue;
		if (!isalnum(one) || count == sizeof squeezed - 1)
			return;
		squeezed[count++] = (char)toupper(one);
	}
	/* The inward part is always three long. */
	if (count < 5 || !isdigit((unsigned char)squeezed[count - 3]))
		return;
	memcpy(fact->area, squeezed, count - 3);
}

uint64_t
fact_words(const char *words)
{
	uint64_t number = 14695981039346656037u;

	for (; *words; words++)
		number = (number ^ (unsigned char)*words) * 1099511628211u;
	return number ? number : 1;
}

void
fact_ends(const struct fact *fact, const struct fact_times *times,
	  int64_t ret_utc[FACT_HELD])
{
	const int64_t said[FACT_HELD] = {times->asked_utc, times->taken_utc,
					 times->handed_in_utc,
					 fact->closed_utc};
	int64_t before = fact->received_utc;

	for (int i = 0; i < FACT_HELD; i++) {
		int64_t end = said[i];

		/* Work that nobody was asked for was given all the same. */
		for (int k = i + 1; !end && k < FACT_HELD; k++)
			end = said[k];
		if (end > fact->closed_utc)
			end = fact->closed_utc;
		ret_utc[i] = before = end > before ? end : before;
	}
}

void
fact_stages_set(struct fact *fact, const struct fact_times *times,
		const int64_t held_s[FACT_HELD])
{
	int64_t ends[FACT_HELD], before = fact->received_utc, held = 0;

	fact_ends(fact, times, ends);
	for (int i = 0; i < FACT_HELD; i++) {
		int64_t took = ends[i] - before - held_s[i];

		fact->stage_min[i] = took > 0 ? (int32_t)(took / 60) : 0;
		held += held_s[i];
		before = ends[i];
	}
	fact->stage_min[FACT_HELD] = (int32_t)(held / 60);
}
