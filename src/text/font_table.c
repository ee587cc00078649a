/* Debian's Noto fonts, and the scripts they print. */
#include "text/font_table.h"

#include <string.h>

/* clang-format off */
#define CORE(family, file)                                                     \
	{.name = (family), .regular = file "-Regular.ttf",                     \
	 .bold = file "-Bold.ttf", .package = "fonts-noto-core"}
#define CORE_LIKE(family, file, other)                                         \
	{.name = (family), .regular = file "-Regular.ttf",                     \
	 .bold = file "-Bold.ttf", .package = "fonts-noto-core",               \
	 .like = (other)}
#define CORE_REGULAR(family, file)                                             \
	{.name = (family), .regular = file "-Regular.ttf",                     \
	 .package = "fonts-noto-core"}
/* One collection; the number says whose forms of the Han characters. */
#define CJK(family, number)                                                    \
	{.name = (family), .regular = "NotoSansCJK-Regular.ttc",               \
	 .bold = "NotoSansCJK-Bold.ttc", .package = "fonts-noto-cjk",          \
	 .index = (number), .like = FAMILY_CJK_SC}

static const struct family_row rows[FAMILIES] = {
	[FAMILY_SANS] = CORE("Noto Sans", "NotoSans"),
	[FAMILY_NASKH] = CORE("Noto Naskh Arabic", "NotoNaskhArabic"),
	[FAMILY_NASTALIQ] = CORE_LIKE("Noto Nastaliq Urdu",
				      "NotoNastaliqUrdu", FAMILY_NASKH),
	[FAMILY_ADLAM] = CORE("Noto Sans Adlam", "NotoSansAdlam"),
	[FAMILY_ARMENIAN] = CORE("Noto Sans Armenian", "NotoSansArmenian"),
	[FAMILY_BENGALI] = CORE("Noto Sans Bengali", "NotoSansBengali"),
	[FAMILY_CANADIAN] = CORE("Noto Sans Canadian Aboriginal",
				 "NotoSansCanadianAboriginal"),
	[FAMILY_CHAKMA] = CORE_REGULAR("Noto Sans Chakma", "NotoSansChakma"),
	[FAMILY_CHEROKEE] = CORE("Noto Sans Cherokee", "NotoSansCherokee"),
	[FAMILY_CJK_JP] = CJK("Noto Sans CJK JP", 0),
	[FAMILY_CJK_KR] = CJK("Noto Sans CJK KR", 1),
	[FAMILY_CJK_SC] = CJK("Noto Sans CJK SC", 2),
	[FAMILY_CJK_TC] = CJK("Noto Sans CJK TC", 3),
	[FAMILY_CJK_HK] = CJK("Noto Sans CJK HK", 4),
	[FAMILY_DEVANAGARI] = CORE("Noto Sans Devanagari",
				   "NotoSansDevanagari"),
	[FAMILY_ETHIOPIC] = CORE("Noto Sans Ethiopic", "NotoSansEthiopic"),
	[FAMILY_GEORGIAN] = CORE("Noto Sans Georgian", "NotoSansGeorgian"),
	[FAMILY_GUJARATI] = CORE("Noto Sans Gujarati", "NotoSansGujarati"),
	[FAMILY_GURMUKHI] = CORE("Noto Sans Gurmukhi", "NotoSansGurmukhi"),
	[FAMILY_HEBREW] = CORE("Noto Sans Hebrew", "NotoSansHebrew"),
	[FAMILY_JAVANESE] = CORE("Noto Sans Javanese", "NotoSansJavanese"),
	[FAMILY_KANNADA] = CORE("Noto Sans Kannada", "NotoSansKannada"),
	[FAMILY_KHMER] = CORE("Noto Sans Khmer", "NotoSansKhmer"),
	[FAMILY_LAO] = CORE("Noto Sans Lao", "NotoSansLao"),
	[FAMILY_MALAYALAM] = CORE("Noto Sans Malayalam", "NotoSansMalayalam"),
	[FAMILY_MEETEI] = CORE("Noto Sans Meetei Mayek",
			       "NotoSansMeeteiMayek"),
	[FAMILY_MONGOLIAN] = CORE_REGULAR("Noto Sans Mongolian",
					  "NotoSansMongolian"),
	[FAMILY_MYANMAR] = CORE("Noto Sans Myanmar", "NotoSansMyanmar"),
	[FAMILY_NKO] = CORE_REGULAR("Noto Sans NKo", "NotoSansNKo"),
	[FAMILY_OL_CHIKI] = CORE("Noto Sans Ol Chiki", "NotoSansOlChiki"),
	[FAMILY_ORIYA] = CORE("Noto Sans Oriya", "NotoSansOriya"),
	[FAMILY_ROHINGYA] = CORE("Noto Sans Hanifi Rohingya",
				 "NotoSansHanifiRohingya"),
	[FAMILY_SINHALA] = CORE("Noto Sans Sinhala", "NotoSansSinhala"),
	[FAMILY_SYLOTI] = CORE_REGULAR("Noto Sans Syloti Nagri",
				       "NotoSansSylotiNagri"),
	[FAMILY_SYRIAC] = CORE_REGULAR("Noto Sans Syriac", "NotoSansSyriac"),
	[FAMILY_TAMIL] = CORE("Noto Sans Tamil", "NotoSansTamil"),
	[FAMILY_TELUGU] = CORE("Noto Sans Telugu", "NotoSansTelugu"),
	[FAMILY_THAANA] = CORE("Noto Sans Thaana", "NotoSansThaana"),
	[FAMILY_THAI] = CORE("Noto Sans Thai", "NotoSansThai"),
	[FAMILY_TIBETAN] = CORE("Noto Serif Tibetan", "NotoSerifTibetan"),
	[FAMILY_TIFINAGH] = CORE_REGULAR("Noto Sans Tifinagh",
					 "NotoSansTifinagh"),
	[FAMILY_VAI] = CORE_REGULAR("Noto Sans Vai", "NotoSansVai"),
	[FAMILY_YI] = CORE_REGULAR("Noto Sans Yi", "NotoSansYi"),
	[FAMILY_SYMBOLS] = CORE("Noto Sans Symbols", "NotoSansSymbols"),
	[FAMILY_SYMBOLS2] = CORE_REGULAR("Noto Sans Symbols2",
					 "NotoSansSymbols2"),
	[FAMILY_MATH] = CORE_REGULAR("Noto Sans Math", "NotoSansMath"),
};

static const struct font_script scripts[] = {
	{HB_SCRIPT_ADLAM, FAMILY_ADLAM},
	{HB_SCRIPT_ARABIC, FAMILY_NASKH},
	{HB_SCRIPT_ARMENIAN, FAMILY_ARMENIAN},
	{HB_SCRIPT_BENGALI, FAMILY_BENGALI},
	{HB_SCRIPT_BOPOMOFO, FAMILY_CJK_SC},
	{HB_SCRIPT_CANADIAN_SYLLABICS, FAMILY_CANADIAN},
	{HB_SCRIPT_CHAKMA, FAMILY_CHAKMA},
	{HB_SCRIPT_CHEROKEE, FAMILY_CHEROKEE},
	{HB_SCRIPT_DEVANAGARI, FAMILY_DEVANAGARI},
	{HB_SCRIPT_ETHIOPIC, FAMILY_ETHIOPIC},
	{HB_SCRIPT_GEORGIAN, FAMILY_GEORGIAN},
	{HB_SCRIPT_GUJARATI, FAMILY_GUJARATI},
	{HB_SCRIPT_GURMUKHI, FAMILY_GURMUKHI},
	{HB_SCRIPT_HAN, FAMILY_CJK_SC},
	{HB_SCRIPT_HANGUL, FAMILY_CJK_SC},
	{HB_SCRIPT_HANIFI_ROHINGYA, FAMILY_ROHINGYA},
	{HB_SCRIPT_HEBREW, FAMILY_HEBREW},
	{HB_SCRIPT_HIRAGANA, FAMILY_CJK_SC},
	{HB_SCRIPT_JAVANESE, FAMILY_JAVANESE},
	{HB_SCRIPT_KANNADA, FAMILY_KANNADA},
	{HB_SCRIPT_KATAKANA, FAMILY_CJK_SC},
	{HB_SCRIPT_KHMER, FAMILY_KHMER},
	{HB_SCRIPT_LAO, FAMILY_LAO},
	{HB_SCRIPT_MALAYALAM, FAMILY_MALAYALAM},
	{HB_SCRIPT_MEETEI_MAYEK, FAMILY_MEETEI},
	{HB_SCRIPT_MONGOLIAN, FAMILY_MONGOLIAN},
	{HB_SCRIPT_MYANMAR, FAMILY_MYANMAR},
	{HB_SCRIPT_NKO, FAMILY_NKO},
	{HB_SCRIPT_OL_CHIKI, FAMILY_OL_CHIKI},
	{HB_SCRIPT_ORIYA, FAMILY_ORIYA},
	{HB_SCRIPT_SINHALA, FAMILY_SINHALA},
	{HB_SCRIPT_SYLOTI_NAGRI, FAMILY_SYLOTI},
	{HB_SCRIPT_SYRIAC, FAMILY_SYRIAC},
	{HB_SCRIPT_TAMIL, FAMILY_TAMIL},
	{HB_SCRIPT_TELUGU, FAMILY_TELUGU},
	{HB_SCRIPT_THAANA, FAMILY_THAANA},
	{HB_SCRIPT_THAI, FAMILY_THAI},
	{HB_SCRIPT_TIBETAN, FAMILY_TIBETAN},
	{HB_SCRIPT_TIFINAGH, FAMILY_TIFINAGH},
	{HB_SCRIPT_VAI, FAMILY_VAI},
	{HB_SCRIPT_YI, FAMILY_YI},
};
/* clang-format on */

const struct family_row *
font_table_row(enum family family)
{
	return &rows[family];
}

enum family
font_table_find(const char *name)
{
	unsigned i = 0;

	while (i < FAMILIES && strcmp(rows[i].name, name))
		i++;
	return (enum family)i;
}

size_t
font_table_scripts(const struct font_script **ret)
{
	*ret = scripts;
	return sizeof scripts / sizeof *scripts;
}
