/* Names with the vowels that their script leaves out. */
#include "lang/vowels.h"

#include <string.h>

#include "base/utf8.h"

/* Letters as vowels_letters writes them, and the name. */
static const char *const names[][2] = {
	{"ابراهيم", "ibrahim"}, {"احمد", "ahmad"}, {"احسان", "ihsan"},
	{"ادريس", "idris"}, {"ادم", "adam"}, {"ارشد", "arshad"},
	{"اسامه", "usama"}, {"اسحاق", "ishaq"}, {"اسد", "asad"},
	{"اسلم", "aslam"}, {"اسما", "asma"}, {"اسماء", "asma"},
	{"اسماعيل", "ismail"}, {"اشرف", "ashraf"}, {"اصغر", "asghar"},
	{"اعظم", "azam"}, {"افتخار", "iftikhar"}, {"افضل", "afzal"},
	{"اقبال", "iqbal"}, {"اكبر", "akbar"}, {"اكرم", "akram"},
	{"الطاف", "altaf"}, {"الله", "allah"}, {"الياس", "ilyas"},
	{"ام", "umm"}, {"امان", "aman"}, {"امجد", "amjad"},
	{"امير", "amir"}, {"اميره", "amira"}, {"امين", "amin"},
	{"امينه", "amina"}, {"انس", "anas"}, {"انصاري", "ansari"},
	{"انور", "anwar"}, {"ايمن", "ayman"}, {"ايمان", "iman"},
	{"ايوب", "ayub"}, {"بتول", "batul"}, {"بدر", "badr"},
	{"بركات", "barakat"}, {"بشري", "bushra"}, {"بشير", "bashir"},
	{"بكر", "bakr"}, {"بلال", "bilal"}, {"بلقيس", "bilqis"},
	{"بن", "bin"}, {"بنت", "bint"}, {"بيبي", "bibi"},
	{"بيگم", "begum"}, {"پروين", "parvin"}, {"تبسم", "tabassum"},
	{"ثمينه", "samina"}, {"جابر", "jabir"}, {"جاسم", "jasim"},
	{"جبار", "jabbar"}, {"جعفر", "jafar"}, {"جلال", "jalal"},
	{"جمال", "jamal"}, {"جميل", "jamil"}, {"جميله", "jamila"},
	{"جواد", "jawad"}, {"جويد", "javed"}, {"جاويد", "javed"},
	{"چوهدري", "chaudhry"}, {"حامد", "hamid"}, {"حبيب", "habib"},
	{"حبيبه", "habiba"}, {"حسام", "husam"}, {"حسن", "hasan"},
	{"حسين", "husayn"}, {"حفصه", "hafsa"}, {"حفيظ", "hafiz"},
	{"حكيم", "hakim"}, {"حليم", "halim"}, {"حليمه", "halima"},
	{"حمد", "hamad"}, {"حمزه", "hamza"}, {"حميد", "hameed"},
	{"حميده", "hamida"}, {"حيدر", "haydar"}, {"خالد", "khalid"},
	{"خان", "khan"}, {"خديجه", "khadija"}, {"خطيب", "khatib"},
	{"خليفه", "khalifa"}, {"خليل", "khalil"}, {"خورشيد", "khurshid"},
	{"داود", "dawud"}, {"داوود", "dawud"}, {"ذوالفقار", "zulfiqar"},
	{"رجب", "rajab"}, {"رحمان", "rahman"}, {"رحمن", "rahman"},
	{"رحيم", "rahim"}, {"رزاق", "razzaq"}, {"رشيد", "rashid"},
	{"رشيده", "rashida"}, {"راشد", "raashid"}, {"رضا", "rida"},
	{"رضوان", "ridwan"}, {"رفيق", "rafiq"}, {"رقيه", "ruqayya"},
	{"رمضان", "ramadan"}, {"ريحان", "rayhan"}, {"زاهد", "zahid"},
	{"زاهده", "zahida"}, {"زبير", "zubayr"}, {"زكريا", "zakariya"},
	{"زهرا", "zahra"}, {"زهراء", "zahra"}, {"زينب", "zaynab"},
	{"ساجد", "sajid"}, {"سالم", "saalim"}, {"سجاد", "sajjad"},
	{"سرور", "sarwar"}, {"سعاد", "suad"}, {"سعد", "saad"},
	{"سعدي", "saadi"}, {"سعود", "saud"}, {"سعيد", "said"},
	{"سعيده", "saida"}, {"سلطان", "sultan"}, {"سلمان", "salman"},
	{"سلمي", "salma"}, {"سليم", "salim"}, {"سليمان", "sulayman"},
	{"سمير", "samir"}, {"سميره", "samira"}, {"سميه", "sumayya"},
	{"سهيل", "suhayl"}, {"سيد", "sayyid"}, {"شاهد", "shahid"},
	{"شاه", "shah"}, {"شبير", "shabbir"}, {"شريف", "sharif"},
	{"شمس", "shams"}, {"شهناز", "shahnaz"}, {"شيخ", "shaykh"},
	{"صادق", "sadiq"}, {"صالح", "saleh"}, {"صباح", "sabah"},
	{"صديق", "siddiq"}, {"صديقي", "siddiqui"}, {"صفيه", "safiyya"},
	{"صلاح", "salah"}, {"طارق", "tariq"}, {"طاهر", "tahir"},
	{"طلحه", "talha"}, {"ظفر", "zafar"}, {"عابد", "abid"},
	{"عادل", "adil"}, {"عارف", "arif"}, {"عاصم", "asim"},
	{"عامر", "aamir"}, {"عائشه", "aisha"}, {"عايشه", "aisha"},
	{"عباس", "abbas"}, {"عبد", "abdul"}, {"عبدالله", "abdullah"},
	{"عثمان", "uthman"}, {"عدنان", "adnan"}, {"عرفان", "irfan"},
	{"عزيز", "aziz"}, {"عزيزه", "aziza"}, {"عظيم", "azim"},
	{"علاء", "ala"}, {"علي", "ali"}, {"عمار", "ammar"},
	{"عمر", "umar"}, {"عمران", "imran"}, {"عمرو", "amr"},
	{"عيسي", "isa"}, {"غفور", "ghafur"}, {"غلام", "ghulam"},
	{"فاروق", "faruq"}, {"فاطمه", "fatima"}, {"فرح", "farah"},
	{"فرحان", "farhan"}, {"فرزانه", "farzana"}, {"فريد", "farid"},
	{"فريده", "farida"}, {"فهد", "fahd"}, {"فيصل", "faysal"},
	{"قاسم", "qasim"}, {"قادر", "qadir"}, {"قريشي", "qureshi"},
	{"كامل", "kamil"}, {"كريم", "karim"}, {"كريمه", "karima"},
	{"كلثوم", "kulthum"}, {"كمال", "kamal"}, {"كوثر", "kawthar"},
	{"لطيف", "latif"}, {"لطيفه", "latifa"}, {"ليلي", "layla"},
	{"ماجد", "majid"}, {"مالك", "malik"}, {"محسن", "muhsin"},
	{"محمد", "muhammad"}, {"محمود", "mahmud"}, {"مختار", "mukhtar"},
	{"مراد", "murad"}, {"مرتضي", "murtada"}, {"مرزا", "mirza"},
	{"مروان", "marwan"}, {"مريم", "maryam"}, {"مسعود", "masud"},
	{"مصطفي", "mustafa"}, {"مصري", "masri"}, {"مظفر", "muzaffar"},
	{"معاذ", "muadh"}, {"ملك", "malik"}, {"ممتاز", "mumtaz"},
	{"منصور", "mansur"}, {"منير", "munir"}, {"موسي", "musa"},
	{"نادر", "nadir"}, {"ناديه", "nadia"}, {"ناصر", "nasir"},
	{"نبيل", "nabil"}, {"نجار", "najjar"}, {"نديم", "nadim"},
	{"نسرين", "nasrin"}, {"نسيم", "nasim"}, {"نسيمه", "nasima"},
	{"نصر", "nasr"}, {"نعمان", "numan"}, {"نعيم", "naim"},
	{"نواز", "nawaz"}, {"نور", "nur"}, {"هارون", "harun"},
	{"هاشم", "hashim"}, {"هدي", "huda"}, {"هشام", "hisham"},
	{"هند", "hind"}, {"وحيد", "wahid"}, {"وسيم", "wasim"},
	{"وقار", "waqar"}, {"وليد", "walid"}, {"ياسر", "yasir"},
	{"ياسمين", "yasmin"}, {"ياسين", "yasin"}, {"يحيي", "yahya"},
	{"يعقوب", "yaqub"}, {"يوسف", "yusuf"}, {"يونس", "yunus"},
	{"אברהם", "avraham"}, {"אהרן", "aharon"}, {"אהרון", "aharon"},
	{"אליהו", "eliyahu"}, {"אסתר", "esther"}, {"ברוך", "baruch"},
	{"בן", "ben"}, {"דבורה", "devorah"}, {"דוד", "david"},
	{"דניאל", "daniel"}, {"חיה", "chaya"}, {"חיים", "chaim"},
	{"חנה", "chana"}, {"יהודה", "yehuda"}, {"יוסף", "yosef"},
	{"יעקב", "yaakov"}, {"יצחק", "yitzchak"}, {"ישראל", "yisrael"},
	{"כהן", "cohen"}, {"לאה", "leah"}, {"לוי", "levi"},
	{"מאיר", "meir"}, {"מלכה", "malka"}, {"מנחם", "menachem"},
	{"מרדכי", "mordechai"}, {"מרים", "miriam"}, {"משה", "moshe"},
	{"נחמן", "nachman"}, {"נתן", "natan"}, {"פריידל", "freidel"},
	{"צבי", "tzvi"}, {"רבקה", "rivka"}, {"רחל", "rachel"},
	{"שלמה", "shlomo"}, {"שמואל", "shmuel"}, {"שמעון", "shimon"},
	{"שרה", "sarah"},
};

enum vowels_script
vowels_script(const char *word)
{
	const char *at = word;
	uint32_t cp = *at ? utf8_next(&at) : 0;

	if ((cp >= 0x0600 && cp <= 0x077f) || (cp >= 0x08a0 && cp <= 0x08ff))
		return VOWELS_ARABIC;
	return cp >= 0x0590 && cp <= 0x05ff ? VOWELS_HEBREW : VOWELS_NONE;
}

/* One letter for all forms of it; 0 for marks. */
static uint32_t
letter(uint32_t cp)
{
	switch (cp) {
	case 0x0622: /* alif with what stands on or below it */
	case 0x0623:
	case 0x0625:
	case 0x0671:
		return 0x0627;
	case 0x0649: /* alif maqsura, Persian and Pashto yeh */
	case 0x06cc:
	case 0x06d0:
	case 0x06d2:
		return 0x064a;
	case 0x06a9: /* keheh */
		return 0x0643;
	case 0x0624:
		return 0x0648;
	case 0x0629: /* teh marbuta, heh of Urdu and Kurdish */
	case 0x06be:
	case 0x06c0:
	case 0x06c1:
	case 0x06c2:
	case 0x06c3:
	case 0x06d5:
		return 0x0647;
	case 0x0640: /* tatweel */
	case 0x0670:
	case 0x200c:
	case 0x200d:
		return 0;
	default:
		break;
	}
	if ((cp >= 0x064b && cp <= 0x065f) || (cp >= 0x0591 && cp <= 0x05c7))
		return 0;
	return cp;
}

void
vowels_letters(const char *word, struct buf *buf)
{
	while (*word) {
		uint32_t cp = letter(utf8_next(&word));
		char bytes[4];

		if (cp)
			buf_put(buf, bytes, utf8_encode(cp, bytes));
	}
}

const char *
vowels_find(const char *letters)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i][0], letters))
			return names[i][1];
	return NULL;
}
