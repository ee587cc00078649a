/* Bank holidays of the three jurisdictions. */
#include "core/holiday.h"

#include <stddef.h>

#include "base/fault.h"
#include "core/name.h"
#include "lang/zone.h"

#define IN(jurisdiction) (1u << (jurisdiction))
#define S__ IN(SCOTLAND)
#define N__ IN(NORTHERN_IRELAND)
#define E_N (IN(ENGLAND_AND_WALES) | N__)
#define UK (E_N | S__)

enum holiday {
	NEW_YEAR,
	SECOND_JANUARY,
	ST_PATRICK,
	GOOD_FRIDAY,
	EASTER_MONDAY,
	EARLY_MAY,
	EARLY_MAY_VE,
	SPRING,
	BOYNE,
	SUMMER,
	ST_ANDREW,
	CHRISTMAS,
	BOXING,
	JUBILEE,
	FUNERAL,
	CORONATION,
	WORLD_CUP,
};

/* On its day, and moved to another because that fell on a weekend. */
static const char *const names[][2] = {
	[NEW_YEAR] = {N_("New Year's Day"), N_("New Year's Day, substitute")},
	[SECOND_JANUARY] = {N_("2 January"), N_("2 January, substitute")},
	[ST_PATRICK] = {N_("St Patrick's Day"),
			N_("St Patrick's Day, substitute")},
	[GOOD_FRIDAY] = {N_("Good Friday"), NULL},
	[EASTER_MONDAY] = {N_("Easter Monday"), NULL},
	[EARLY_MAY] = {N_("Early May bank holiday"), NULL},
	[EARLY_MAY_VE] = {N_("Early May bank holiday (VE Day)"), NULL},
	[SPRING] = {N_("Spring bank holiday"), NULL},
	[BOYNE] = {N_("Battle of the Boyne"),
		   N_("Battle of the Boyne, substitute")},
	[SUMMER] = {N_("Summer bank holiday"), NULL},
	[ST_ANDREW] = {N_("St Andrew's Day"),
		       N_("St Andrew's Day, substitute")},
	[CHRISTMAS] = {N_("Christmas Day"), N_("Christmas Day, substitute")},
	[BOXING] = {N_("Boxing Day"), N_("Boxing Day, substitute")},
	[JUBILEE] = {N_("Platinum Jubilee bank holiday"), NULL},
	[FUNERAL] = {N_("State Funeral of Queen Elizabeth II"), NULL},
	[CORONATION] = {N_("Coronation of King Charles III"), NULL},
	[WORLD_CUP] = {N_("World Cup bank holiday"), NULL},
};

static const struct row {
	int32_t date; /* 20261225, ascending */
	unsigned in;
	enum holiday holiday;
	enum { ON_DAY, MOVED } moved;
} rows[] = {
	/* 2019 */
	{20190101, UK, NEW_YEAR, ON_DAY},
	{20190102, S__, SECOND_JANUARY, ON_DAY},
	{20190318, N__, ST_PATRICK, MOVED},
	{20190419, UK, GOOD_FRIDAY, ON_DAY},
	{20190422, E_N, EASTER_MONDAY, ON_DAY},
	{20190506, UK, EARLY_MAY, ON_DAY},
	{20190527, UK, SPRING, ON_DAY},
	{20190712, N__, BOYNE, ON_DAY},
	{20190805, S__, SUMMER, ON_DAY},
	{20190826, E_N, SUMMER, ON_DAY},
	{20191202, S__, ST_ANDREW, MOVED},
	{20191225, UK, CHRISTMAS, ON_DAY},
	{20191226, UK, BOXING, ON_DAY},
	/* 2020 */
	{20200101, UK, NEW_YEAR, ON_DAY},
	{20200102, S__, SECOND_JANUARY, ON_DAY},
	{20200317, N__, ST_PATRICK, ON_DAY},
	{20200410, UK, GOOD_FRIDAY, ON_DAY},
	{20200413, E_N, EASTER_MONDAY, ON_DAY},
	{20200508, UK, EARLY_MAY_VE, ON_DAY},
	{20200525, UK, SPRING, ON_DAY},
	{20200713, N__, BOYNE, MOVED},
	{20200803, S__, SUMMER, ON_DAY},
	{20200831, E_N, SUMMER, ON_DAY},
	{20201130, S__, ST_ANDREW, ON_DAY},
	{20201225, UK, CHRISTMAS, ON_DAY},
	{20201228, UK, BOXING, MOVED},
	/* 2021 */
	{20210101, UK, NEW_YEAR, ON_DAY},
	{20210104, S__, SECOND_JANUARY, MOVED},
	{20210317, N__, ST_PATRICK, ON_DAY},
	{20210402, UK, GOOD_FRIDAY, ON_DAY},
	{20210405, E_N, EASTER_MONDAY, ON_DAY},
	{20210503, UK, EARLY_MAY, ON_DAY},
	{20210531, UK, SPRING, ON_DAY},
	{20210712, N__, BOYNE, ON_DAY},
	{20210802, S__, SUMMER, ON_DAY},
	{20210830, E_N, SUMMER, ON_DAY},
	{20211130, S__, ST_ANDREW, ON_DAY},
	{20211227, UK, CHRISTMAS, MOVED},
	{20211228, UK, BOXING, MOVED},
	/* 2022 */
	{20220103, UK, NEW_YEAR, MOVED},
	{20220104, S__, SECOND_JANUARY, MOVED},
	{20220317, N__, ST_PATRICK, ON_DAY},
	{20220415, UK, GOOD_FRIDAY, ON_DAY},
	{20220418, E_N, EASTER_MONDAY, ON_DAY},
	{20220502, UK, EARLY_MAY, ON_DAY},
	{20220602, UK, SPRING, ON_DAY},
	{20220603, UK, JUBILEE, ON_DAY},
	{20220712, N__, BOYNE, ON_DAY},
	{20220801, S__, SUMMER, ON_DAY},
	{20220829, E_N, SUMMER, ON_DAY},
	{20220919, UK, FUNERAL, ON_DAY},
	{20221130, S__, ST_ANDREW, ON_DAY},
	{20221226, UK, BOXING, ON_DAY},
	{20221227, UK, CHRISTMAS, MOVED},
	/* 2023 */
	{20230102, UK, NEW_YEAR, MOVED},
	{20230103, S__, SECOND_JANUARY, MOVED},
	{20230317, N__, ST_PATRICK, ON_DAY},
	{20230407, UK, GOOD_FRIDAY, ON_DAY},
	{20230410, E_N, EASTER_MONDAY, ON_DAY},
	{20230501, UK, EARLY_MAY, ON_DAY},
	{20230508, UK, CORONATION, ON_DAY},
	{20230529, UK, SPRING, ON_DAY},
	{20230712, N__, BOYNE, ON_DAY},
	{20230807, S__, SUMMER, ON_DAY},
	{20230828, E_N, SUMMER, ON_DAY},
	{20231130, S__, ST_ANDREW, ON_DAY},
	{20231225, UK, CHRISTMAS, ON_DAY},
	{20231226, UK, BOXING, ON_DAY},
	/* 2024 */
	{20240101, UK, NEW_YEAR, ON_DAY},
	{20240102, S__, SECOND_JANUARY, ON_DAY},
	{20240318, N__, ST_PATRICK, MOVED},
	{20240329, UK, GOOD_FRIDAY, ON_DAY},
	{20240401, E_N, EASTER_MONDAY, ON_DAY},
	{20240506, UK, EARLY_MAY, ON_DAY},
	{20240527, UK, SPRING, ON_DAY},
	{20240712, N__, BOYNE, ON_DAY},
	{20240805, S__, SUMMER, ON_DAY},
	{20240826, E_N, SUMMER, ON_DAY},
	{20241202, S__, ST_ANDREW, MOVED},
	{20241225, UK, CHRISTMAS, ON_DAY},
	{20241226, UK, BOXING, ON_DAY},
	/* 2025 */
	{20250101, UK, NEW_YEAR, ON_DAY},
	{20250102, S__, SECOND_JANUARY, ON_DAY},
	{20250317, N__, ST_PATRICK, ON_DAY},
	{20250418, UK, GOOD_FRIDAY, ON_DAY},
	{20250421, E_N, EASTER_MONDAY, ON_DAY},
	{20250505, UK, EARLY_MAY, ON_DAY},
	{20250526, UK, SPRING, ON_DAY},
	{20250714, N__, BOYNE, MOVED},
	{20250804, S__, SUMMER, ON_DAY},
	{20250825, E_N, SUMMER, ON_DAY},
	{20251201, S__, ST_ANDREW, MOVED},
	{20251225, UK, CHRISTMAS, ON_DAY},
	{20251226, UK, BOXING, ON_DAY},
	/* 2026 */
	{20260101, UK, NEW_YEAR, ON_DAY},
	{20260102, S__, SECOND_JANUARY, ON_DAY},
	{20260317, N__, ST_PATRICK, ON_DAY},
	{20260403, UK, GOOD_FRIDAY, ON_DAY},
	{20260406, E_N, EASTER_MONDAY, ON_DAY},
	{20260504, UK, EARLY_MAY, ON_DAY},
	{20260525, UK, SPRING, ON_DAY},
	{20260615, S__, WORLD_CUP, ON_DAY},
	{20260713, N__, BOYNE, MOVED},
	{20260803, S__, SUMMER, ON_DAY},
	{20260831, E_N, SUMMER, ON_DAY},
	{20261130, S__, ST_ANDREW, ON_DAY},
	{20261225, UK, CHRISTMAS, ON_DAY},
	{20261228, UK, BOXING, MOVED},
	/* 2027 */
	{20270101, UK, NEW_YEAR, ON_DAY},
	{20270104, S__, SECOND_JANUARY, MOVED},
	{20270317, N__, ST_PATRICK, ON_DAY},
	{20270326, UK, GOOD_FRIDAY, ON_DAY},
	{20270329, E_N, EASTER_MONDAY, ON_DAY},
	{20270503, UK, EARLY_MAY, ON_DAY},
	{20270531, UK, SPRING, ON_DAY},
	{20270712, N__, BOYNE, ON_DAY},
	{20270802, S__, SUMMER, ON_DAY},
	{20270830, E_N, SUMMER, ON_DAY},
	{20271130, S__, ST_ANDREW, ON_DAY},
	{20271227, UK, CHRISTMAS, MOVED},
	{20271228, UK, BOXING, MOVED},
	/* 2028 */
	{20280103, UK, NEW_YEAR, MOVED},
	{20280104, S__, SECOND_JANUARY, MOVED},
	{20280317, N__, ST_PATRICK, ON_DAY},
	{20280414, UK, GOOD_FRIDAY, ON_DAY},
	{20280417, E_N, EASTER_MONDAY, ON_DAY},
	{20280501, UK, EARLY_MAY, ON_DAY},
	{20280529, UK, SPRING, ON_DAY},
	{20280712, N__, BOYNE, ON_DAY},
	{20280807, S__, SUMMER, ON_DAY},
	{20280828, E_N, SUMMER, ON_DAY},
	{20281130, S__, ST_ANDREW, ON_DAY},
	{20281225, UK, CHRISTMAS, ON_DAY},
	{20281226, UK, BOXING, ON_DAY},
};

const char *const jurisdiction_names[JURISDICTIONS] = {
	"england-and-wales",
	"scotland",
	"northern-ireland",
};

const char *
jurisdiction_name(enum jurisdiction jurisdiction)
{
	return jurisdiction_names[jurisdiction];
}

bool
jurisdiction_parse(const char *name, enum jurisdiction *ret)
{
	int found = name_find(jurisdiction_names, JURISDICTIONS, name);

	if (found >= 0)
		*ret = (enum jurisdiction)found;
	return found >= 0;
}

/* The first row on that date or after. */
static size_t
first_from(int32_t date)
{
	size_t low = 0, high = sizeof rows / sizeof *rows;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (rows[middle].date < date)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const char *
bank_holiday(enum jurisdiction jurisdiction, int32_t day_days)
{
	struct civil day = civil_from_day(day_days);
	int32_t date = day.year * 10000 + day.month * 100 + day.day;

	for (size_t i = first_from(date);
	     i < sizeof rows / sizeof *rows && rows[i].date == date; i++)
		if (rows[i].in & IN(jurisdiction))
			return names[rows[i].holiday][rows[i].moved];
	return NULL;
}
