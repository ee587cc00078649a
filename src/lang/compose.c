/* Letters with their marks in one form. */
#include "lang/compose.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "lang/u16.h"

void
compose_secret(const char *text, size_t count, struct buf *out)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
	struct u16 given = {0}, composed = {0};

	assert(U_SUCCESS(error));
	u16_set(&given, text, count);
	for (int32_t i = 0; i < given.count; i++)
		if (u_charType(given.units[i]) == U_SPACE_SEPARATOR)
			given.units[i] = ' ';
	composed.count = unorm2_normalize(nfc, given.units, given.count, NULL,
					  0, &error);
	u16_reserve(&composed, composed.count + 1);
	error = U_ZERO_ERROR;
	composed.count =
		unorm2_normalize(nfc, given.units, given.count, composed.units,
				 composed.count + 1, &error);
	u16_put(&composed, out);
	u16_free(&given);
	u16_free(&composed);
}
