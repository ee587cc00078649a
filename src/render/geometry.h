/* Where things stand on A4, in thousandths of a point from the top left. The
 * boxes are those that hybrid-mail printers set for the first page of a
 * letter; they are the same in every language and at every size of type.
 * Source: ISO 216 (A4); the letter specifications of those printers. */
#ifndef VERNACULAR_RENDER_GEOMETRY_H
#define VERNACULAR_RENDER_GEOMETRY_H

#include <stdint.h>

/* Tenths of a millimetre, whole, rounded to the nearest. */
#define TENTHS_MM(n) ((int32_t)(((int64_t)(n)*72000 + 127) / 254))
#define POINTS(n) ((int32_t)(n)*1000)

struct box {
	int32_t x_mpt, y_mpt, width_mpt, height_mpt;
};

#define PAGE_WIDTH_MPT TENTHS_MM(2100)
#define PAGE_HEIGHT_MPT TENTHS_MM(2970)

/* No ink may leave this, on any page: x 15 to 195, y 5 to 292. */
#define BORDER_LEFT_MPT TENTHS_MM(150)
#define BORDER_RIGHT_MPT TENTHS_MM(1950)
#define BORDER_TOP_MPT TENTHS_MM(50)
#define BORDER_BOTTOM_MPT TENTHS_MM(2920)

/* The logo or the name; the window; how to reach the sender and where papers
 * are handed in; and what is written, below them all. */
#define BOX_LOGO                                                               \
	((struct box){TENTHS_MM(150), TENTHS_MM(50), TENTHS_MM(1000),          \
		      TENTHS_MM(250)})
#define BOX_ADDRESS                                                            \
	((struct box){TENTHS_MM(246), TENTHS_MM(395), TENTHS_MM(954),          \
		      TENTHS_MM(268)})
#define BOX_CONTACT                                                            \
	((struct box){TENTHS_MM(1250), TENTHS_MM(300), TENTHS_MM(650),         \
		      TENTHS_MM(650)})
#define BODY_TOP_MPT TENTHS_MM(950)

/* What stands in the window is set in this size, and every other word keeps
 * this far from it. */
#define ADDRESS_SIZE_PT 10
#define ADDRESS_CLEAR_MPT TENTHS_MM(30)

#endif
