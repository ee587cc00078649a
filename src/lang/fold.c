/* Names as search keys. The register stores them, the search looks them up. */
#include "lang/fold.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utrans.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lang/u16.h"

/* Spellings that names have in passports, where ICU's scholarly ones differ
 * or it has none: Cyrillic by its sounds, a silent Arabic ending, ayn as the
 * vowel it carries, letters of Urdu and Pashto, nasal signs of India.
 * Then everything to plain letters; hyphens part words, apostrophes do not.
 * The set at the end names the space, because sets ignore blanks. */
static const char rules[] =
	"дж > j; Дж > j; ҳ > h; Ҳ > h; қ > q; Қ > q; ғ > gh; Ғ > gh;"
	"ж > zh; ч > ch; ш > sh; щ > shch; х > kh; ц > ts; ю > yu; я > ya;"
	"й > y; ї > yi; є > ye; ё > yo; ы > y; э > e; ъ > ; ь > ;"
	"Ж > zh; Ч > ch; Ш > sh; Щ > shch; Х > kh; Ц > ts; Ю > yu; Я > ya;"
	"Й > y; Ї > yi; Є > ye; Ё > yo; Ы > y; Э > e; Ъ > ; Ь > ;"
	"ة > a; ع > a; ۃ > a; ێ > e; ۆ > o; ې > e; ے > e;"
	"ٹ > t; ڈ > d; ڑ > r; ں > n; ټ > t; ډ > d; ړ > r; ڼ > n; ګ > g;"
	"ښ > sh; ږ > zh; ځ > z; څ > ts; ڻ > n; ڪ > k; ٺ > t; ٿ > t;"
	"\\u0A70 > n; \\u0A02 > n; \\u0902 > n; \\u0982 > n; \\u0A82 > n;"
	"[-‐‑–—/,.·。、،]+ > ' ';"
	":: Any-Latin; :: Latin-ASCII; :: Lower;"
	":: [^a-z0-9\\u0020] Remove;";

struct fold {
	pthread_mutex_t lock;
	UTransliterator *first; /* cloned for each thread; NULL till used */
	UTransliterator **idle;
	size_t idles, cap;
};

struct fold *
fold_new(void)
{
	struct fold *fold = mem_new(sizeof *fold);

	pthread_mutex_init(&fold->lock, NULL);
	return fold;
}

void
fold_free(struct fold *fold)
{
	if (!fold)
		return;
	while (fold->idles)
		utrans_close(fold->idle[--fold->idles]);
	if (fold->first)
		utrans_close(fold->first);
	free(fold->idle);
	pthread_mutex_destroy(&fold->lock);
	free(fold);
}

static UTransliterator *
open_rules(void)
{
	static const UChar id[] = u"Vernacular-Fold";
	UErrorCode code = U_ZERO_ERROR;
	struct u16 text = {0};
	UTransliterator *opened;

	u16_set(&text, rules, sizeof rules - 1);
	opened = utrans_openU(id, -1, UTRANS_FORWARD, text.units, text.count,
			      NULL, &code);
	assert(U_SUCCESS(code));
	u16_free(&text);
	return opened;
}

/* The rules take tens of milliseconds to open, so not before they serve. */
static UTransliterator *
take(struct fold *fold)
{
	UErrorCode code = U_ZERO_ERROR;
	UTransliterator *taken = NULL;

	pthread_mutex_lock(&fold->lock);
	if (!fold->first)
		fold->first = open_rules();
	if (fold->idles)
		taken = fold->idle[--fold->idles];
	else
		taken = utrans_clone(fold->first, &code);
	pthread_mutex_unlock(&fold->lock);
	assert(U_SUCCESS(code));
	return taken;
}

static void
give(struct fold *fold, UTransliterator *back)
{
	pthread_mutex_lock(&fold->lock);
	mem_grow(&fold->idle, fold->idles, &fold->cap, sizeof *fold->idle);
	fold->idle[fold->idles++] = back;
	pthread_mutex_unlock(&fold->lock);
}

/* A text of any script as Latin letters; longer where the script packs more
 * into a character, so there is room and a second try. */
static void
transliterate(struct fold *fold, const char *text, struct buf *buf)
{
	UTransliterator *with = take(fold);
	struct u16 work = {0};
	int32_t room = 256, limit;
	UErrorCode code;

	do {
		room *= 4;
		u16_set(&work, text, strlen(text));
		u16_reserve(&work, work.count * 4 + room);
		limit = work.count;
		code = U_ZERO_ERROR;
		utrans_transUChars(with, work.units, &work.count, work.cap, 0,
				   &limit, &code);
	} while (code == U_BUFFER_OVERFLOW_ERROR);
	assert(U_SUCCESS(code));
	u16_put(&work, buf);
	u16_free(&work);
	give(fold, with);
}

/* What the rules do to ASCII, without their cost. */
static void
fold_ascii(const char *text, struct buf *buf)
{
	for (; *text; text++) {
		char c = *text;

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_char(buf, c);
		else if (strchr(" -/,.", c))
			buf_char(buf, ' ');
	}
}

/* Append words with single spaces between them. */
static void
put_words(const char *words, struct buf *buf)
{
	bool first = true;

	for (;;) {
		size_t count;

		words += strspn(words, " ");
		if (!*words)
			return;
		if (!first)
			buf_char(buf, ' ');
		first = false;
		count = strcspn(words, " ");
		buf_put(buf, words, count);
		words += count;
	}
}

void
fold_key(struct fold *fold, const char *text, struct buf *buf)
{
	struct buf words = {0};
	bool ascii = true;

	for (const char *p = text; *p; p++)
		ascii = ascii && (unsigned char)*p < 0x80;
	if (ascii)
		fold_ascii(text, &words);
	else
		transliterate(fold, text, &words);
	put_words(buf_string(&words), buf);
	buf_free(&words);
}

/* Letters that scripts and spellings exchange, as one; 0 where one is vowel
 * enough to be left out. */
static char
consonant(char c)
{
	switch (c) {
	case 'a':
	case 'e':
	case 'i':
	case 'o':
	case 'u':
	case 'v':
	case 'w':
	case 'y':
		return '\0';
	case 'c':
	case 'q':
	case 'x':
		return 'k';
	case 'z':
		return 's';
	case 'j':
		return 'g';
	case 'p':
		return 'f';
	default:
		return c;
	}
}

static char
opening(char c)
{
	if (strchr("aeiou", c))
		return 'a';
	if (c == 'w' || c == 'v')
		return 'v';
	return consonant(c) ? consonant(c) : c;
}

char
fold_sound(const char *word, size_t count, size_t i)
{
	char c = i ? consonant(word[i]) : opening(word[0]);
	bool breath = c == 'h' && i &&
		      (i + 1 == count ||
		       strchr("bcdgjkpqstz", word[i - 1]));

	return breath || (i && c == consonant(word[i - 1])) ? '\0' : c;
}

static void
put_skeleton(const char *word, size_t count, struct buf *buf)
{
	for (size_t i = 0; i < count; i++) {
		char c = fold_sound(word, count, i);

		if (c)
			buf_char(buf, c);
	}
}

void
fold_skeleton(const char *key, struct buf *buf)
{
	bool first = true;

	for (key += strspn(key, " "); *key; key += strspn(key, " ")) {
		size_t count = strcspn(key, " ");

		if (!first)
			buf_char(buf, ' ');
		first = false;
		put_skeleton(key, count, buf);
		key += count;
	}
}

void
fold_digits(const char *text, struct buf *buf)
{
	struct buf digits = {0};
	const char *national;
	bool abroad = false;

	while (*text) {
		UChar32 cp = (UChar32)utf8_next(&text);
		int digit = u_charDigitValue(cp);

		if (cp == '+' && !digits.count)
			abroad = true;
		if (digit >= 0)
			buf_char(&digits, (char)('0' + digit));
	}
	national = buf_string(&digits);
	if (!abroad && !strncmp(national, "00", 2)) {
		abroad = true;
		national += 2;
	}
	if (abroad && !strncmp(national, "44", 2))
		buf_printf(buf, "0%s", national + 2 + (national[2] == '0'));
	else
		buf_printf(buf, "%s%s", abroad ? "00" : "", national);
	buf_free(&digits);
}
