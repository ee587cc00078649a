/* A DICT of a CFF table. */
#include "render/cff_dict.h"

#define REAL_NUMBER 30

/* How long the operand is that begins here; 0 where the bytes end first or no
 * operand begins so. */
static size_t
operand_bytes(struct bytes b)
{
	size_t count = 1;

	if (b.at[0] == REAL_NUMBER) {
		/* Nibbles, up to one of 15. */
		while (count < b.count && (b.at[count] & 0x0f) != 0x0f &&
		       b.at[count] >> 4 != 0x0f)
			count++;
		count++;
	} else if (b.at[0] == 28) {
		count = 3;
	} else if (b.at[0] == 29) {
		count = 5;
	} else if (b.at[0] >= 247 && b.at[0] <= 254) {
		count = 2;
	} else if (b.at[0] < 32 || b.at[0] == 255) {
		return 0;
	}
	return count <= b.count ? count : 0;
}

static bool
operand_value(struct bytes b, uint32_t *ret)
{
	int64_t value;

	if (b.at[0] == REAL_NUMBER)
		return false;
	if (b.at[0] == 28)
		value = get16_signed(b.at + 1);
	else if (b.at[0] == 29)
		value = (int32_t)get32(b.at + 1);
	else if (b.at[0] < 247)
		value = b.at[0] - 139;
	else if (b.at[0] < 251)
		value = (b.at[0] - 247) * 256 + b.at[1] + 108;
	else
		return false;
	*ret = (uint32_t)value;
	return value >= 0;
}

struct bytes
cff_dict_entry(struct bytes dict, enum cff_operator wanted)
{
	size_t start = 0, at = 0;

	while (at < dict.count) {
		struct bytes rest = {dict.at + at, dict.count - at};
		unsigned operator= rest.at[0];
		size_t count = 1;

		if (operator> 21) {
			count = operand_bytes(rest);
			if (!count)
				break;
			at += count;
			continue;
		}
		if (operator== 12) {
			if (rest.count < 2)
				break;
			operator= 12u << 8 | rest.at[1];
			count = 2;
		}
		at += count;
		if (operator==(unsigned) wanted)
			return (struct bytes){dict.at + start, at - start};
		start = at;
	}
	return (struct bytes){0};
}

bool
cff_dict_numbers(struct bytes dict, enum cff_operator wanted, size_t count,
		 uint32_t *ret)
{
	struct bytes entry = cff_dict_entry(dict, wanted);
	size_t found = 0, used;

	while (entry.count && entry.at[0] > 21) {
		used = operand_bytes(entry);
		if (found == count || !operand_value(entry, &ret[found++]))
			return false;
		entry.at += used;
		entry.count -= used;
	}
	return entry.count && found == count;
}
