/* Whom a notice is for. */
#include "notice/applies.h"

#include <string.h>

#include "base/near.h"
#include "core/form_rule.h"

#define KEYS 3

static const struct {
	const char *key;
	const char *const *words;
	size_t count;
} keys[KEYS] = {
	{"nation", form_nation_names, FORM_NATIONS},
	{"landlord", form_landlord_names, FORM_LANDLORDS},
	{"tenancy", form_tenancy_names, FORM_TENANCIES},
};

static enum status
add_word(unsigned *bits, size_t key, const char *word, struct fault *fault)
{
	const char *nearest;

	for (size_t i = 0; i < keys[key].count; i++)
		if (!strcmp(word, keys[key].words[i])) {
			*bits |= 1u << i;
			return OK;
		}
	nearest = near_match(word, keys[key].words, keys[key].count);
	return fault_set(fault, E_INPUT, keys[key].key,
			 N_("“{value}” is no {key} that notices are for: "
			    "perhaps {nearest}?"),
			 "value", word, "key", keys[key].key, "nearest",
			 nearest ? nearest : keys[key].words[0], NULL);
}

enum status
applies_key(struct notice_applies *applies, const char *key, const char *value,
	    struct arena *arena, struct fault *fault)
{
	unsigned *bits[KEYS] = {&applies->nations, &applies->landlords,
				&applies->tenancies};
	enum status status = OK;
	size_t k = 0;

	while (k < KEYS && strcmp(key, keys[k].key) != 0)
		k++;
	if (k == KEYS)
		return fault_set(fault, E_INPUT, key,
				 N_("“{value}” is none of nation, landlord and "
				    "tenancy, which say whom a notice is for"),
				 "value", key, NULL);
	while (status == OK && *(value += strspn(value, " "))) {
		size_t count = strcspn(value, " ");

		status = add_word(bits[k], k, arena_copy(arena, value, count),
				  fault);
		value += count;
	}
	return status;
}

static bool
is_among(unsigned bits, size_t key, const char *word)
{
	if (!bits || !word || !*word)
		return true;
	for (size_t i = 0; i < keys[key].count; i++)
		if (!strcmp(word, keys[key].words[i]))
			return bits >> i & 1;
	return false;
}

const char *
applies_not(const struct notice_applies *applies,
	    const struct applies_case *given)
{
	if (!is_among(applies->nations, 0, given->nation))
		return keys[0].key;
	if (!is_among(applies->landlords, 1, given->landlord))
		return keys[1].key;
	return is_among(applies->tenancies, 2, given->tenancy) ? NULL
							       : keys[2].key;
}
