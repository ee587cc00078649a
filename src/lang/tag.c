/* The languages the service knows. Called by everything that meets a tag. */
#include "lang/tag.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/near.h"

/* Plural-Forms, with the same categories for whole numbers as CLDR where the
 * usual headers of GNU gettext do not differ from it (they do for lv). */
#define ONE_FORM "nplurals=1; plural=0;"
#define ONE_AND_MORE "nplurals=2; plural=(n != 1);"
#define UP_TO_ONE_AND_MORE "nplurals=2; plural=(n > 1);"
#define MACEDONIAN "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);"
#define FILIPINO                                                               \
	"nplurals=2; plural=(n!=1 && n!=2 && n!=3 && "                         \
	"(n%10==4 || n%10==6 || n%10==9));"
#define HEBREW "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
#define CZECH "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"
#define SLAVIC                                                                 \
	"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "                      \
	"n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
#define POLISH                                                                 \
	"nplurals=3; plural=(n==1 ? 0 : "                                      \
	"n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
#define LITHUANIAN                                                             \
	"nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0 : "         \
	"n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2);"
#define LATVIAN "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2);"
#define ROMANIAN                                                               \
	"nplurals=3; plural=(n==1 ? 0 : "                                      \
	"n==0 || (n%100>0 && n%100<20) ? 1 : 2);"
#define SLOVENIAN                                                              \
	"nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : "                   \
	"n%100==3 || n%100==4 ? 2 : 3);"
#define GAELIC                                                                 \
	"nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : "         \
	"n>2 && n<20 ? 2 : 3);"
#define IRISH                                                                  \
	"nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>2 && n<7 ? 2 : "          \
	"n>6 && n<11 ? 3 : 4);"
#define WELSH                                                                  \
	"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : "     \
	"n==6 ? 4 : 5);"
#define MALTESE                                                                \
	"nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : "                           \
	"n==0 || (n%100>=3 && n%100<=10) ? 2 : "                               \
	"n%100>=11 && n%100<=19 ? 3 : 4);"
#define ARABIC                                                                 \
	"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "                \
	"n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"

/* clang-format off */
static const struct tag tags[] = {
	{"af", "Latn", "Afrikaans", "Afrikaans", "Noto Sans",
	 "af", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ak", "Latn", "Akan (Twi, Fante)", "Akan", "Noto Sans",
	 "ak", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"am", "Ethi", "Amharic", "አማርኛ", "Noto Sans Ethiopic",
	 "am", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"ar", "Arab", "Arabic", "العربية", "Noto Naskh Arabic",
	 "ar", ARABIC, TAG_WRITTEN, true},
	{"as", "Beng", "Assamese", "অসমীয়া", "Noto Sans Bengali",
	 "as", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"ase", "Zxxx", "American Sign Language", "ASL", NULL,
	 "en_GB", ONE_AND_MORE, TAG_SIGNED, false},
	{"az", "Latn", "Azerbaijani", "Azərbaycan dili", "Noto Sans",
	 "az", ONE_AND_MORE, TAG_WRITTEN, false},
	{"be", "Cyrl", "Belarusian", "Беларуская", "Noto Sans",
	 "be", SLAVIC, TAG_WRITTEN, false},
	{"bem", "Latn", "Bemba", "Ichibemba", "Noto Sans",
	 "bem", ONE_AND_MORE, TAG_WRITTEN, false},
	{"bfi", "Zxxx", "British Sign Language", "BSL", NULL,
	 "en_GB", ONE_AND_MORE, TAG_SIGNED, false},
	{"bg", "Cyrl", "Bulgarian", "Български", "Noto Sans",
	 "bg", ONE_AND_MORE, TAG_WRITTEN, false},
	{"bm", "Latn", "Bambara", "Bamanankan", "Noto Sans",
	 "bm", ONE_FORM, TAG_WRITTEN, false},
	{"bn", "Beng", "Bengali", "বাংলা", "Noto Sans Bengali",
	 "bn", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"bo", "Tibt", "Tibetan", "བོད་སྐད་", "Noto Serif Tibetan",
	 "bo", ONE_FORM, TAG_WRITTEN, false},
	{"bs", "Latn", "Bosnian", "Bosanski", "Noto Sans",
	 "bs", SLAVIC, TAG_WRITTEN, false},
	{"ca", "Latn", "Catalan", "Català", "Noto Sans",
	 "ca", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ceb", "Latn", "Cebuano", "Cebuano", "Noto Sans",
	 "ceb", FILIPINO, TAG_WRITTEN, false},
	{"ckb", "Arab", "Kurdish (Sorani)", "کوردیی سۆرانی",
	 "Noto Naskh Arabic", "ckb", ONE_AND_MORE, TAG_WRITTEN, true},
	{"cmn", "Zxxx", "Mandarin", "普通话", NULL,
	 "zh_Hans", ONE_FORM, TAG_SPOKEN, false},
	{"cs", "Latn", "Czech", "Čeština", "Noto Sans",
	 "cs", CZECH, TAG_WRITTEN, false},
	{"cy", "Latn", "Welsh", "Cymraeg", "Noto Sans",
	 "cy", WELSH, TAG_WRITTEN, false},
	{"da", "Latn", "Danish", "Dansk", "Noto Sans",
	 "da", ONE_AND_MORE, TAG_WRITTEN, false},
	{"de", "Latn", "German", "Deutsch", "Noto Sans",
	 "de", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ee", "Latn", "Ewe", "Eʋegbe", "Noto Sans",
	 "ee", ONE_AND_MORE, TAG_WRITTEN, false},
	{"el", "Grek", "Greek", "Ελληνικά", "Noto Sans",
	 "el", ONE_AND_MORE, TAG_WRITTEN, false},
	{"en", "Latn", "English", "English", "Noto Sans",
	 "en_GB", ONE_AND_MORE, TAG_WRITTEN, false},
	{"es", "Latn", "Spanish", "Español", "Noto Sans",
	 "es", ONE_AND_MORE, TAG_WRITTEN, false},
	{"et", "Latn", "Estonian", "Eesti", "Noto Sans",
	 "et", ONE_AND_MORE, TAG_WRITTEN, false},
	{"eu", "Latn", "Basque", "Euskara", "Noto Sans",
	 "eu", ONE_AND_MORE, TAG_WRITTEN, false},
	{"fa", "Arab", "Persian (Farsi)", "فارسی", "Noto Naskh Arabic",
	 "fa", UP_TO_ONE_AND_MORE, TAG_WRITTEN, true},
	{"ff", "Latn", "Fula (Pulaar, Fulani)", "Pulaar", "Noto Sans",
	 "ff", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"fi", "Latn", "Finnish", "Suomi", "Noto Sans",
	 "fi", ONE_AND_MORE, TAG_WRITTEN, false},
	{"fil", "Latn", "Tagalog (Filipino)", "Filipino", "Noto Sans",
	 "fil", FILIPINO, TAG_WRITTEN, false},
	{"fr", "Latn", "French", "Français", "Noto Sans",
	 "fr", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"ga", "Latn", "Irish", "Gaeilge", "Noto Sans",
	 "ga", IRISH, TAG_WRITTEN, false},
	{"gd", "Latn", "Scottish Gaelic", "Gàidhlig", "Noto Sans",
	 "gd", GAELIC, TAG_WRITTEN, false},
	{"gl", "Latn", "Galician", "Galego", "Noto Sans",
	 "gl", ONE_AND_MORE, TAG_WRITTEN, false},
	{"gu", "Gujr", "Gujarati", "ગુજરાતી", "Noto Sans Gujarati",
	 "gu", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"ha", "Latn", "Hausa", "Hausa", "Noto Sans",
	 "ha", ONE_AND_MORE, TAG_WRITTEN, false},
	{"hak", "Zxxx", "Hakka", "客家话", NULL,
	 "zh_Hans", ONE_FORM, TAG_SPOKEN, false},
	{"he", "Hebr", "Hebrew", "עברית", "Noto Sans Hebrew",
	 "he", HEBREW, TAG_WRITTEN, true},
	{"hi", "Deva", "Hindi", "हिन्दी", "Noto Sans Devanagari",
	 "hi", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"hr", "Latn", "Croatian", "Hrvatski", "Noto Sans",
	 "hr", SLAVIC, TAG_WRITTEN, false},
	{"hu", "Latn", "Hungarian", "Magyar", "Noto Sans",
	 "hu", ONE_AND_MORE, TAG_WRITTEN, false},
	{"hy", "Armn", "Armenian", "Հայերեն", "Noto Sans Armenian",
	 "hy", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"id", "Latn", "Indonesian", "Bahasa Indonesia", "Noto Sans",
	 "id", ONE_FORM, TAG_WRITTEN, false},
	{"ig", "Latn", "Igbo", "Igbo", "Noto Sans",
	 "ig", ONE_FORM, TAG_WRITTEN, false},
	{"is", "Latn", "Icelandic", "Íslenska", "Noto Sans",
	 "is", MACEDONIAN, TAG_WRITTEN, false},
	{"isg", "Zxxx", "Irish Sign Language", "ISL", NULL,
	 "en_IE", ONE_AND_MORE, TAG_SIGNED, false},
	{"it", "Latn", "Italian", "Italiano", "Noto Sans",
	 "it", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ja", "Jpan", "Japanese", "日本語", "Noto Sans CJK JP",
	 "ja", ONE_FORM, TAG_WRITTEN, false},
	{"jv", "Latn", "Javanese", "Basa Jawa", "Noto Sans",
	 "jv", ONE_FORM, TAG_WRITTEN, false},
	{"ka", "Geor", "Georgian", "ქართული", "Noto Sans Georgian",
	 "ka", ONE_AND_MORE, TAG_WRITTEN, false},
	{"kab", "Latn", "Kabyle", "Taqbaylit", "Noto Sans",
	 "kab", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"kea", "Latn", "Cape Verdean Creole", "Kabuverdianu", "Noto Sans",
	 "kea", ONE_FORM, TAG_WRITTEN, false},
	{"ki", "Latn", "Kikuyu", "Gĩkũyũ", "Noto Sans",
	 "ki", ONE_AND_MORE, TAG_WRITTEN, false},
	{"kk", "Cyrl", "Kazakh", "Қазақ тілі", "Noto Sans",
	 "kk", ONE_AND_MORE, TAG_WRITTEN, false},
	{"km", "Khmr", "Khmer", "ខ្មែរ", "Noto Sans Khmer",
	 "km", ONE_FORM, TAG_WRITTEN, false},
	{"kn", "Knda", "Kannada", "ಕನ್ನಡ", "Noto Sans Kannada",
	 "kn", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"ko", "Kore", "Korean", "한국어", "Noto Sans CJK KR",
	 "ko", ONE_FORM, TAG_WRITTEN, false},
	{"kok", "Deva", "Konkani", "कोंकणी", "Noto Sans Devanagari",
	 "kok", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ks", "Arab", "Kashmiri", "کٲشُر", "Noto Nastaliq Urdu",
	 "ks", ONE_AND_MORE, TAG_WRITTEN, true},
	{"ku", "Latn", "Kurdish (Kurmanji)", "Kurdî (Kurmancî)", "Noto Sans",
	 "ku", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ky", "Cyrl", "Kyrgyz", "Кыргызча", "Noto Sans",
	 "ky", ONE_AND_MORE, TAG_WRITTEN, false},
	{"lb", "Latn", "Luxembourgish", "Lëtzebuergesch", "Noto Sans",
	 "lb", ONE_AND_MORE, TAG_WRITTEN, false},
	{"lg", "Latn", "Luganda", "Oluganda", "Noto Sans",
	 "lg", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ln", "Latn", "Lingala", "Lingála", "Noto Sans",
	 "ln", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"lo", "Laoo", "Lao", "ລາວ", "Noto Sans Lao",
	 "lo", ONE_FORM, TAG_WRITTEN, false},
	{"lt", "Latn", "Lithuanian", "Lietuvių", "Noto Sans",
	 "lt", LITHUANIAN, TAG_WRITTEN, false},
	{"lu", "Latn", "Luba-Katanga", "Kiluba", "Noto Sans",
	 "lu", ONE_AND_MORE, TAG_WRITTEN, false},
	{"luo", "Latn", "Luo", "Dholuo", "Noto Sans",
	 "luo", ONE_AND_MORE, TAG_WRITTEN, false},
	{"lv", "Latn", "Latvian", "Latviešu", "Noto Sans",
	 "lv", LATVIAN, TAG_WRITTEN, false},
	{"mai", "Deva", "Maithili", "मैथिली", "Noto Sans Devanagari",
	 "mai", ONE_AND_MORE, TAG_WRITTEN, false},
	{"mfe", "Latn", "Mauritian Creole", "Kreol morisien", "Noto Sans",
	 "mfe", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"mg", "Latn", "Malagasy", "Malagasy", "Noto Sans",
	 "mg", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"mk", "Cyrl", "Macedonian", "Македонски", "Noto Sans",
	 "mk", MACEDONIAN, TAG_WRITTEN, false},
	{"ml", "Mlym", "Malayalam", "മലയാളം", "Noto Sans Malayalam",
	 "ml", ONE_AND_MORE, TAG_WRITTEN, false},
	{"mn", "Cyrl", "Mongolian", "Монгол", "Noto Sans",
	 "mn", ONE_AND_MORE, TAG_WRITTEN, false},
	{"mr", "Deva", "Marathi", "मराठी", "Noto Sans Devanagari",
	 "mr", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ms", "Latn", "Malay", "Bahasa Melayu", "Noto Sans",
	 "ms", ONE_FORM, TAG_WRITTEN, false},
	{"mt", "Latn", "Maltese", "Malti", "Noto Sans",
	 "mt", MALTESE, TAG_WRITTEN, false},
	{"my", "Mymr", "Burmese", "မြန်မာ", "Noto Sans Myanmar",
	 "my", ONE_FORM, TAG_WRITTEN, false},
	{"nb", "Latn", "Norwegian", "Norsk bokmål", "Noto Sans",
	 "nb", ONE_AND_MORE, TAG_WRITTEN, false},
	{"nd", "Latn", "Ndebele (North)", "isiNdebele", "Noto Sans",
	 "nd", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ne", "Deva", "Nepali", "नेपाली", "Noto Sans Devanagari",
	 "ne", ONE_AND_MORE, TAG_WRITTEN, false},
	{"nl", "Latn", "Dutch", "Nederlands", "Noto Sans",
	 "nl", ONE_AND_MORE, TAG_WRITTEN, false},
	{"om", "Latn", "Oromo", "Oromoo", "Noto Sans",
	 "om", ONE_AND_MORE, TAG_WRITTEN, false},
	{"or", "Orya", "Odia (Oriya)", "ଓଡ଼ିଆ", "Noto Sans Oriya",
	 "or", ONE_AND_MORE, TAG_WRITTEN, false},
	{"pa-Arab", "Arab", "Panjabi (Shahmukhi)", "پنجابی",
	 "Noto Nastaliq Urdu", "pa_Arab",
	 UP_TO_ONE_AND_MORE, TAG_WRITTEN, true},
	{"pa-Guru", "Guru", "Panjabi (Gurmukhi)", "ਪੰਜਾਬੀ",
	 "Noto Sans Gurmukhi", "pa_Guru",
	 UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"pcm", "Latn", "Nigerian Pidgin", "Naijíriá Píjin", "Noto Sans",
	 "pcm", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"phr", "Zxxx", "Pahari (Mirpuri, Potwari)", "پہاڑی", NULL,
	 "ur", ONE_AND_MORE, TAG_SPOKEN, false},
	{"pl", "Latn", "Polish", "Polski", "Noto Sans",
	 "pl", POLISH, TAG_WRITTEN, false},
	{"prs", "Arab", "Dari", "دری", "Noto Naskh Arabic",
	 "fa_AF", UP_TO_ONE_AND_MORE, TAG_WRITTEN, true},
	{"ps", "Arab", "Pashto", "پښتو", "Noto Naskh Arabic",
	 "ps", ONE_AND_MORE, TAG_WRITTEN, true},
	{"pt", "Latn", "Portuguese", "Português", "Noto Sans",
	 "pt", ONE_AND_MORE, TAG_WRITTEN, false},
	{"rn", "Latn", "Kirundi", "Ikirundi", "Noto Sans",
	 "rn", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ro", "Latn", "Romanian", "Română", "Noto Sans",
	 "ro", ROMANIAN, TAG_WRITTEN, false},
	{"rom", "Latn", "Romani", "Romani čhib", "Noto Sans",
	 "en_GB", ONE_AND_MORE, TAG_SPOKEN, false},
	{"ru", "Cyrl", "Russian", "Русский", "Noto Sans",
	 "ru", SLAVIC, TAG_WRITTEN, false},
	{"rw", "Latn", "Kinyarwanda", "Ikinyarwanda", "Noto Sans",
	 "rw", ONE_AND_MORE, TAG_WRITTEN, false},
	{"sd", "Arab", "Sindhi", "سنڌي", "Noto Naskh Arabic",
	 "sd", ONE_AND_MORE, TAG_WRITTEN, true},
	{"sg", "Latn", "Sango", "Sängö", "Noto Sans",
	 "sg", ONE_FORM, TAG_WRITTEN, false},
	{"si", "Sinh", "Sinhala", "සිංහල", "Noto Sans Sinhala",
	 "si", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"sk", "Latn", "Slovak", "Slovenčina", "Noto Sans",
	 "sk", CZECH, TAG_WRITTEN, false},
	{"sl", "Latn", "Slovenian", "Slovenščina", "Noto Sans",
	 "sl", SLOVENIAN, TAG_WRITTEN, false},
	{"sn", "Latn", "Shona", "chiShona", "Noto Sans",
	 "sn", ONE_AND_MORE, TAG_WRITTEN, false},
	{"so", "Latn", "Somali", "Soomaali", "Noto Sans",
	 "so", ONE_AND_MORE, TAG_WRITTEN, false},
	{"sq", "Latn", "Albanian", "Shqip", "Noto Sans",
	 "sq", ONE_AND_MORE, TAG_WRITTEN, false},
	{"sr", "Cyrl", "Serbian", "Српски", "Noto Sans",
	 "sr", SLAVIC, TAG_WRITTEN, false},
	{"sr-Latn", "Latn", "Serbian (Latin script)", "Srpski", "Noto Sans",
	 "sr_Latn", SLAVIC, TAG_WRITTEN, false},
	{"sv", "Latn", "Swedish", "Svenska", "Noto Sans",
	 "sv", ONE_AND_MORE, TAG_WRITTEN, false},
	{"sw", "Latn", "Swahili", "Kiswahili", "Noto Sans",
	 "sw", ONE_AND_MORE, TAG_WRITTEN, false},
	{"syl", "Beng", "Sylheti", "সিলেটি", "Noto Sans Bengali",
	 "bn", UP_TO_ONE_AND_MORE, TAG_SPOKEN, false},
	{"ta", "Taml", "Tamil", "தமிழ்", "Noto Sans Tamil",
	 "ta", ONE_AND_MORE, TAG_WRITTEN, false},
	{"te", "Telu", "Telugu", "తెలుగు", "Noto Sans Telugu",
	 "te", ONE_AND_MORE, TAG_WRITTEN, false},
	{"tg", "Cyrl", "Tajik", "Тоҷикӣ", "Noto Sans",
	 "tg", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"th", "Thai", "Thai", "ไทย", "Noto Sans Thai",
	 "th", ONE_FORM, TAG_WRITTEN, false},
	{"ti", "Ethi", "Tigrinya", "ትግርኛ", "Noto Sans Ethiopic",
	 "ti", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
	{"tk", "Latn", "Turkmen", "Türkmençe", "Noto Sans",
	 "tk", ONE_AND_MORE, TAG_WRITTEN, false},
	{"tr", "Latn", "Turkish", "Türkçe", "Noto Sans",
	 "tr", ONE_AND_MORE, TAG_WRITTEN, false},
	{"ug", "Arab", "Uyghur", "ئۇيغۇرچە", "Noto Naskh Arabic",
	 "ug", ONE_AND_MORE, TAG_WRITTEN, true},
	{"uk", "Cyrl", "Ukrainian", "Українська", "Noto Sans",
	 "uk", SLAVIC, TAG_WRITTEN, false},
	{"ur", "Arab", "Urdu", "اردو", "Noto Nastaliq Urdu",
	 "ur", ONE_AND_MORE, TAG_WRITTEN, true},
	{"uz", "Latn", "Uzbek", "O‘zbek", "Noto Sans",
	 "uz", ONE_AND_MORE, TAG_WRITTEN, false},
	{"vi", "Latn", "Vietnamese", "Tiếng Việt", "Noto Sans",
	 "vi", ONE_FORM, TAG_WRITTEN, false},
	{"wo", "Latn", "Wolof", "Wolof", "Noto Sans",
	 "wo", ONE_FORM, TAG_WRITTEN, false},
	{"xh", "Latn", "Xhosa", "isiXhosa", "Noto Sans",
	 "xh", ONE_AND_MORE, TAG_WRITTEN, false},
	{"yi", "Hebr", "Yiddish", "ייִדיש", "Noto Sans Hebrew",
	 "yi", ONE_AND_MORE, TAG_WRITTEN, true},
	{"yo", "Latn", "Yoruba", "Yorùbá", "Noto Sans",
	 "yo", ONE_FORM, TAG_WRITTEN, false},
	{"yue", "Zxxx", "Cantonese", "廣東話", NULL,
	 "zh_Hant_HK", ONE_FORM, TAG_SPOKEN, false},
	{"zgh", "Tfng", "Tamazight (Berber)", "ⵜⴰⵎⴰⵣⵉⵖⵜ",
	 "Noto Sans Tifinagh", "zgh", ONE_FORM, TAG_WRITTEN, false},
	{"zh-Hans", "Hans", "Chinese (Simplified)", "简体中文", "Noto Sans CJK SC",
	 "zh_Hans", ONE_FORM, TAG_WRITTEN, false},
	{"zh-Hant", "Hant", "Chinese (Traditional)", "繁體中文", "Noto Sans CJK TC",
	 "zh_Hant", ONE_FORM, TAG_WRITTEN, false},
	{"zu", "Latn", "Zulu", "isiZulu", "Noto Sans",
	 "zu", UP_TO_ONE_AND_MORE, TAG_WRITTEN, false},
};

/* Other names of the same: macrolanguages by what is read here, old codes,
 * and regions that decide the script. Sources: IANA registry, likely subtags
 * of CLDR. */
static const struct alias {
	const char *from, *to;
} aliases[] = {
	{"aka", "ak"}, {"twi", "ak"}, {"tw", "ak"}, {"fat", "ak"},
	{"sgn-gb", "bfi"}, {"sgn-ie", "isg"}, {"sgn-us", "ase"},
	{"fa-af", "prs"}, {"pes", "fa"}, {"tl", "fil"}, {"iw", "he"},
	{"in", "id"}, {"ji", "yi"}, {"mo", "ro"}, {"no", "nb"},
	{"kmr", "ku"}, {"ku-arab", "ckb"}, {"swh", "sw"}, {"arb", "ar"},
	{"pa", "pa-Guru"}, {"pa-in", "pa-Guru"}, {"pa-pk", "pa-Arab"},
	{"pnb", "pa-Arab"}, {"npi", "ne"}, {"als", "sq"}, {"pbu", "ps"},
	{"pst", "ps"}, {"zh", "zh-Hans"}, {"zh-cn", "zh-Hans"},
	{"zh-sg", "zh-Hans"}, {"zh-my", "zh-Hans"}, {"zh-tw", "zh-Hant"},
	{"zh-hk", "zh-Hant"}, {"zh-mo", "zh-Hant"}, {"ory", "or"},
	{"plt", "mg"}, {"sh", "sr-Latn"}, {"fuc", "ff"}, {"gom", "kok"},
	{"knn", "kok"},
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof *(array))

size_t
tag_all(const struct tag **ret_tags)
{
	*ret_tags = tags;
	return COUNT(tags);
}

/* The first letter tells most of them apart, without a call. */
static bool
same_name(const char *tag, const char *name)
{
	return ((tag[0] ^ name[0]) & 0x1f) == 0 && !strcasecmp(tag, name);
}

static const struct tag *
by_name(const char *name)
{
	for (size_t i = 0; i < COUNT(tags); i++)
		if (same_name(tags[i].tag, name))
			return &tags[i];
	for (size_t i = 0; i < COUNT(aliases); i++)
		if (same_name(aliases[i].from, name))
			return by_name(aliases[i].to);
	return NULL;
}

/* Only what ASCII subtags of at most 8 letters and digits make. */
static bool
normalise(const char *text, char ret[TAG_BYTES])
{
	size_t run = 0, i;

	for (i = 0; text[i] && i + 1 < TAG_BYTES; i++) {
		char c = text[i] == '_' ? '-' : text[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (c == '-' ? run == 0 : !letter && (c < '0' || c > '9'))
			return false;
		run = c == '-' ? 0 : run + 1;
		if (run > 8)
			return false;
		ret[i] = c;
	}
	ret[i] = '\0';
	return run > 0 && !text[i];
}

/* A region says nothing more than the language here, a script only where it
 * is another than the language's own. */
static bool
says_nothing(const char *subtag, size_t count, const struct tag *tag)
{
	if (count == 2)
		return true;
	if (count == 3)
		return strspn(subtag, "0123456789") >= 3;
	return count == 4 && !strncasecmp(subtag, tag->script, 4);
}

static bool
rest_says_nothing(const char *rest, const struct tag *tag)
{
	while (*rest == '-') {
		size_t count = strcspn(++rest, "-");

		if (!says_nothing(rest, count, tag))
			return false;
		rest += count;
	}
	return true;
}

const struct tag *
tag_find(const char *text)
{
	char name[TAG_BYTES], head[TAG_BYTES];
	size_t end;

	if (!text || !normalise(text, name))
		return NULL;
	memcpy(head, name, sizeof head);
	for (end = strlen(name); end; end--) {
		const struct tag *tag;

		if (name[end] && name[end] != '-')
			continue;
		head[end] = '\0';
		tag = by_name(head);
		if (tag)
			return rest_says_nothing(name + end, tag) ? tag : NULL;
	}
	return NULL;
}

/* How far text is from what stands in name before its parenthesis, and from
 * each name inside: "Persian (Farsi)" is Persian and Farsi. */
static int
name_distance(const char *text, const char *name)
{
	int least = near_distance(text, name);

	while (*name) {
		char part[64];
		size_t count = strcspn(name, "(),");
		size_t kept = count < sizeof part ? count : sizeof part - 1;
		int distance;

		while (kept && name[kept - 1] == ' ')
			kept--;
		memcpy(part, name, kept);
		part[kept] = '\0';
		distance = near_distance(text, part);
		if (kept && distance < least)
			least = distance;
		name += count;
		name += strspn(name, "(), ");
	}
	return least;
}

const struct tag *
tag_named(const char *text)
{
	for (size_t i = 0; i < COUNT(tags); i++)
		if (!name_distance(text, tags[i].english) ||
		    !strcmp(text, tags[i].autonym))
			return &tags[i];
	return NULL;
}

/* How far text is from all that a language is called; the tag's own first
 * letter breaks a tie. */
static int
tag_distance(const char *text, const struct tag *tag)
{
	int by_tag = near_distance(text, tag->tag);
	int by_english = name_distance(text, tag->english);
	int by_autonym = name_distance(text, tag->autonym);
	int d = by_tag < by_english ? by_tag : by_english;

	return (d < by_autonym ? d : by_autonym) * 2 + (text[0] != tag->tag[0]);
}

#define NEAR_TAGS 3

/* The nearest, nearest first. */
static void
nearest(const char *text, const struct tag *ret[NEAR_TAGS])
{
	int least[NEAR_TAGS] = {INT_MAX, INT_MAX, INT_MAX};

	for (size_t i = 0; i < COUNT(tags); i++) {
		int d = tag_distance(text, &tags[i]);
		size_t at = NEAR_TAGS;

		while (at && d < least[at - 1])
			at--;
		if (at == NEAR_TAGS)
			continue;
		for (size_t k = NEAR_TAGS - 1; k > at; k--) {
			least[k] = least[k - 1];
			ret[k] = ret[k - 1];
		}
		least[at] = d;
		ret[at] = &tags[i];
	}
}

const struct tag *
tag_nearest(const char *text)
{
	const struct tag *near[NEAR_TAGS];

	nearest(text, near);
	return near[0];
}

enum status
tag_parse(const char *field, const char *text, const struct tag **ret_tag,
	  struct fault *fault)
{
	const struct tag *tag = tag_find(text);
	const struct tag *near[NEAR_TAGS];
	char others[160];

	if (!tag) {
		nearest(text ? text : "", near);
		(void)snprintf(others, sizeof others, "%s (%s), %s (%s)",
			       near[1]->tag, near[1]->english, near[2]->tag,
			       near[2]->english);
		return fault_set(fault, E_INPUT, field,
				 N_("{value} is not a language known here: "
				    "the nearest is {tag} ({name}), then "
				    "{others}"),
				 "value", text, "tag", near[0]->tag, "name",
				 near[0]->english, "others", others, NULL);
	}
	*ret_tag = tag;
	return OK;
}

const char *
tag_direction(const struct tag *tag)
{
	return tag->rtl ? "rtl" : "ltr";
}

const char *
tag_kind_name(enum tag_kind kind)
{
	switch (kind) {
	case TAG_WRITTEN:
		return "written";
	case TAG_SPOKEN:
		return "spoken";
	case TAG_SIGNED:
		return "signed";
	}
	return "";
}
