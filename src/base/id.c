/* Identifiers made by us. Bits: 0, 34 of seconds since 2020, 28 random. */
#include "base/id.h"

#include <string.h>

#define EPOCH_UTC 1577836800 /* 2020-01-01 */
#define RANDOM_BITS 28
#define STEP_BITS 8 /* a maker's next id is at most this far on */

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

int64_t
id_new(struct id_maker *maker, int64_t now_utc, struct random_source *source)
{
	int64_t second = now_utc > EPOCH_UTC ? now_utc - EPOCH_UTC : 0;
	int64_t id = second << RANDOM_BITS |
		     (int64_t)(random_u64(source) >> (64 - RANDOM_BITS));

	if (id <= maker->last)
		id = maker->last + 1 +
		     (int64_t)random_below(source, 1u << STEP_BITS);
	maker->last = id;
	return id;
}

void
id_format(int64_t id, char ret[ID_TEXT])
{
	for (int i = 0; i < ID_TEXT - 1; i++)
		ret[i] = digits[id >> (60 - 5 * i) & 31];
	ret[ID_TEXT - 1] = '\0';
}

bool
id_parse(const char *text, int64_t *ret_id)
{
	uint64_t id = 0;

	if (strlen(text) != ID_TEXT - 1)
		return false;
	for (; *text; text++) {
		const char *digit = strchr(digits, *text);

		if (!digit || id >> 58)
			return false;
		id = id << 5 | (uint64_t)(digit - digits);
	}
	if (!id || id > INT64_MAX)
		return false;
	*ret_id = (int64_t)id;
	return true;
}
