/* An INDEX of a CFF table. */
#include "render/cff_index.h"

static size_t
offset(const struct cff_index *index, uint32_t number)
{
	const uint8_t *at = index->table.at + index->offsets +
			    (size_t)number * index->offset_bytes;
	size_t value = 0;

	for (unsigned i = 0; i < index->offset_bytes; i++)
		value = value << 8 | at[i];
	return value;
}

bool
cff_index_open(struct bytes table, size_t at, struct cff_index *ret,
	       size_t *ret_end)
{
	struct cff_index index = {.table = table};
	size_t offsets_bytes, last;

	if (!bytes_have(table, at, 2))
		return false;
	index.count = get16(table.at + at);
	if (!index.count) {
		*ret = index;
		*ret_end = at + 2;
		return true;
	}
	if (!bytes_have(table, at, 3))
		return false;
	index.offset_bytes = table.at[at + 2];
	index.offsets = at + 3;
	if (index.offset_bytes < 1 || index.offset_bytes > 4)
		return false;
	offsets_bytes = (index.count + 1u) * (size_t)index.offset_bytes;
	if (!bytes_have(table, index.offsets, offsets_bytes))
		return false;
	index.origin = index.offsets + offsets_bytes - 1;
	last = offset(&index, index.count);
	if (last < 1 || !bytes_have(table, index.origin, last))
		return false;
	*ret = index;
	*ret_end = index.origin + last;
	return true;
}

bool
cff_index_get(const struct cff_index *index, uint32_t number, struct bytes *ret)
{
	size_t start, end;

	if (number >= index->count)
		return false;
	start = offset(index, number);
	end = offset(index, number + 1);
	if (start < 1 || end < start ||
	    !bytes_have(index->table, index->origin, end))
		return false;
	ret->at = index->table.at + index->origin + start;
	ret->count = end - start;
	return true;
}
