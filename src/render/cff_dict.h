/* A DICT of a CFF table: operators, each behind its operands. Read by
 * render/subset_cff.
 * Source: Adobe Technical Note 5176, section 4. */
#ifndef VERNACULAR_RENDER_CFF_DICT_H
#define VERNACULAR_RENDER_CFF_DICT_H

#include "render/big_endian.h"

/* Operators; those of two bytes begin with 12. */
enum cff_operator {
	CFF_FONT_BBOX = 5,
	CFF_CHARSET = 15,
	CFF_CHAR_STRINGS = 17,
	CFF_PRIVATE = 18,
	CFF_SUBRS = 19,
	CFF_DEFAULT_WIDTH = 20,
	CFF_NOMINAL_WIDTH = 21,
	CFF_CHARSTRING_TYPE = 12 << 8 | 6,
	CFF_FONT_MATRIX = 12 << 8 | 7,
	CFF_ROS = 12 << 8 | 30,
	CFF_CID_COUNT = 12 << 8 | 34,
	CFF_FD_ARRAY = 12 << 8 | 36,
	CFF_FD_SELECT = 12 << 8 | 37,
};

/* The operands of an operator as they stand, with the operator; no bytes
 * where the DICT lacks it or is damaged before it. */
struct bytes cff_dict_entry(struct bytes dict, enum cff_operator);

/* Its operands as whole numbers, none of them negative.
 *   ret  room for count
 * False where it has other operands, or is not there. */
bool cff_dict_numbers(struct bytes dict, enum cff_operator, size_t count,
		      uint32_t *ret);

#endif
