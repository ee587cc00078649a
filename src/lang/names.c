/* Names of people as words to compare. */
#include "lang/names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/vowels.h"

#define WORD_BYTES 64

static bool
among(const char *word, const char *list)
{
	size_t bytes = strlen(word);
	const char *at = list;

	while (bytes && (at = strstr(at, word))) {
		if ((at == list || at[-1] == ' ') &&
		    (!at[bytes] || at[bytes] == ' '))
			return true;
		at += bytes;
	}
	return false;
}

enum name_part
name_part(const char *word)
{
	if (among(word, "mr mrs ms miss mx dr prof rev sir lady the al el ul "
			"ud ad as ash ar an bin ibn ben bint binti wa de da "
			"do dos das del della di la le van der den von y e"))
		return NAME_PARTICLE;
	if (among(word, "singh kaur begum begom khatun khatoon bibi miah miya "
			"mia khanom khanam khanum devi kumari thi abdul abu "
			"umm bhai ben begam akter akhter hajji haji syed "
			"sayyid sheikh shaykh"))
		return NAME_USUAL;
	return NAME_OWN;
}

/* The Indian scripts whose consonants carry a vowel that is not always said. */
static bool
is_indic(uint32_t cp)
{
	return cp >= 0x0900 && cp <= 0x0aff;
}

static bool
is_vowel(char c)
{
	return c && strchr("aeiou", c);
}

/* Is the last letter a bare consonant? */
static bool
ends_bare(const char *word)
{
	uint32_t cp = 0;

	while (*word)
		cp = utf8_next(&word);
	/* In each block of 128 the consonants stand at 0x15 to 0x39. */
	return is_indic(cp) && (((cp & 0x7f) >= 0x15 && (cp & 0x7f) <= 0x39) ||
				((cp & 0x7f) >= 0x59 && (cp & 0x7f) <= 0x5f));
}

/* guraprita, gurprit: the vowel goes at the end of a word, and between two
 * consonants that have vowels on both sides. Source: Ohala, Aspects of Hindi
 * Phonology (1983), schwa deletion. */
static void
drop_schwa(const char *source, char *word)
{
	size_t count = strlen(word);

	if (count > 2 && word[count - 1] == 'a' && ends_bare(source))
		word[--count] = '\0';
	for (size_t i = count; i-- > 2;) {
		size_t next = i + 1;

		if (word[i] != 'a' || is_vowel(word[i - 1]) ||
		    !is_vowel(word[i - 2]))
			continue;
		while (word[next] && !is_vowel(word[next]))
			next++;
		if (next == i + 1 || !word[next] || next > i + 3 ||
		    (next == i + 3 && word[i + 1] == word[i + 2]))
			continue;
		memmove(word + i, word + i + 1, count - i);
		count--;
		i = i > 2 ? i - 1 : i;
	}
}

static void
put_word(const char *word, struct buf *out)
{
	if (!*word)
		return;
	if (out->count && out->bytes[out->count - 1] != ' ')
		buf_char(out, ' ');
	buf_text(out, word);
}

static void spell(struct fold *, const char *word, struct buf *);

/* A word of Arabic letters: known, or in parts, or letter by letter. */
static void
spell_arabic(struct fold *fold, const char *letters, struct buf *out)
{
	static const char servant[] = "عبدال", article[] = "ال";
	const char *known = vowels_find(letters);
	struct buf key = {0};

	if (known) {
		put_word(known, out);
	} else if (!strncmp(letters, servant, sizeof servant - 1) &&
		   utf8_length(letters, strlen(letters)) >= 8) {
		put_word("abdul", out);
		spell(fold, letters + sizeof servant - 1, out);
	} else if (!strncmp(letters, article, sizeof article - 1) &&
		   utf8_length(letters, strlen(letters)) >= 5) {
		put_word("al", out);
		spell(fold, letters + sizeof article - 1, out);
	} else {
		fold_key(fold, letters, &key);
		put_word(buf_string(&key), out);
	}
	buf_free(&key);
}

/* One word of the name as it is written. */
static void
spell(struct fold *fold, const char *word, struct buf *out)
{
	struct buf text = {0};
	const char *known = NULL, *at = word;
	enum vowels_script script = vowels_script(word);

	if (script != VOWELS_NONE) {
		vowels_letters(word, &text);
		known = vowels_find(buf_string(&text));
	}
	if (known) {
		put_word(known, out);
	} else if (script == VOWELS_ARABIC) {
		spell_arabic(fold, buf_string(&text), out);
	} else {
		buf_clear(&text);
		fold_key(fold, word, &text);
		if (text.count && is_indic(utf8_next(&at)))
			drop_schwa(word, text.bytes);
		put_word(buf_string(&text), out);
	}
	buf_free(&text);
}

/* "abdurrahman": where what follows the servant begins; NULL for what has no
 * servant in it, and for "abdul" alone. */
static const char *
served(const char *word)
{
	const char *rest = *word == 'c' ? word + 1 : word;

	if (strncmp(rest, "abd", 3) != 0 || strlen(rest) < 6)
		return NULL;
	rest += 3;
	rest += strspn(rest, "aeiou");
	if (among(rest, "lah llah la lla llahi lahi llaahi laahi"))
		return "";
	if (*rest == 'l' || (*rest && rest[0] == rest[1]))
		rest++;
	return strlen(rest) >= 3 ? rest : NULL;
}

/* Somali letters for h and the throat. */
static void
put_somali(const char *word, struct buf *out)
{
	for (const char *at = word; *at; at++)
		if (*at != 'c' || (at > word && at[1]))
			buf_char(out, *at == 'x' ? 'h' : *at);
}

/* The word at *text, which is then after it. */
static bool
next_word(const char **text, char word[WORD_BYTES])
{
	size_t bytes;

	*text += strspn(*text, " ");
	bytes = strcspn(*text, " ");
	if (!bytes)
		return false;
	if (bytes >= WORD_BYTES)
		bytes = WORD_BYTES - 1;
	memcpy(word, *text, bytes);
	word[bytes] = '\0';
	*text += strcspn(*text, " ");
	return true;
}

/* One spelling for what is one word: Md, and the servants of God. */
static void
agree(const char *words, struct buf *out)
{
	char word[WORD_BYTES], next[WORD_BYTES];
	struct buf part = {0};

	while (next_word(&words, word)) {
		const char *rest = served(word), *after = words;

		buf_clear(&part);
		if (among(word, "md mohd muhd mhd mohmd")) {
			put_word("muhammad", out);
		} else if (rest && !*rest) {
			put_word("abdullah", out);
		} else if (among(word, "choudhury chaudhry chaudhary chaudhuri "
				       "chowdhry choudhry chaudry chowdhuri "
				       "choudhuri caudhuri chaudhari "
				       "choudhary chowdry chaudhury")) {
			put_word("chowdhury", out);
		} else if (rest) {
			put_word("abdul", out);
			put_somali(rest, &part);
			put_word(buf_string(&part), out);
		} else if (among(word, "abd abdul abdal abdel abdil abdu abdur "
				       "abdus abdool abdoul abdol")) {
			put_word("abdul", out);
			if (next_word(&after, next) && *after &&
			    among(next, "al el ul ol ar er ur as us an ad"))
				words = after;
		} else {
			put_word(word, out);
		}
	}
	buf_free(&part);
}

/* What parts the words of a name; hyphens of all kinds do fold_key's work. */
static const char *
word_end(const char *text)
{
	return text + strcspn(text, " \t\n-/,.;()");
}

static void
replace(char *word, const char *letters, const char *by, bool first)
{
	for (char *at = word; *at; at++) {
		const char *found = strchr(letters, *at);
		bool starts = at == word || at[-1] == ' ';

		if (found && at[1] != *at && (starts ? first
			     : strchr("aeioumn", at[-1]) && is_vowel(at[1])))
			*at = by[found - letters];
	}
}

static void
put_form(char *form, const char *unlike, struct buf *out)
{
	if (!strcmp(form, unlike))
		return;
	buf_text(out, " / ");
	buf_text(out, form);
}

/* Whole names again where the script does not tell two sounds apart. */
static void
other_forms(const char *name, const char *words, struct buf *out)
{
	const char *at = name;
	char *form = mem_text(words);
	uint32_t cp;

	do
		cp = *at ? utf8_next(&at) : 0;
	while (cp && cp < 0x0900);
	if (cp >= 0x0b80 && cp <= 0x0bff) {
		replace(form, "ktp", "gdb", false);
		put_form(form, words, out);
		replace(form, "ktp", "gdb", true);
		put_form(form, words, out);
	} else if (is_indic(cp)) {
		for (char *c = form; (c = strchr(c, 'j'));)
			*c = 'z';
		put_form(form, words, out);
	}
	free(form);
}

void
name_words(struct fold *fold, const char *name, struct buf *out)
{
	struct buf spelled = {0}, words = {0};
	const char *at = name;

	while (*at) {
		size_t bytes = (size_t)(word_end(at) - at);
		struct buf word = {0};

		buf_put(&word, at, bytes);
		spell(fold, buf_string(&word), &spelled);
		buf_free(&word);
		at += bytes + (at[bytes] != '\0');
	}
	agree(buf_string(&spelled), &words);
	buf_text(out, buf_string(&words));
	other_forms(name, buf_string(&words), out);
	buf_free(&spelled);
	buf_free(&words);
}

/* Polish and other Slavic family names of women and men. */
static void
gender_reading(const char *word, struct buf *out)
{
	size_t count = strlen(word);
	const char *end = count > 4 ? word + count - 3 : "";

	if (!among(end, "ski ska cki cka"))
		return;
	buf_char(out, ' ');
	buf_put(out, word, count - 1);
	buf_char(out, end[2] == 'i' ? 'a' : 'i');
}

static void
put_reading(const char *word, const char *letters, const char *by,
	    struct buf *out)
{
	const char *at = strstr(word, letters);

	if (!at)
		return;
	buf_char(out, ' ');
	buf_put(out, word, (size_t)(at - word));
	buf_text(out, by);
	buf_text(out, at + strlen(letters));
}

/* One character, said in Cantonese, Hokkien and Mandarin, and in Vietnam. */
static const char *const families[] = {
	"chan chen tan tran", "wong wang huang ong hoang", "lee li ly",
	"cheung zhang chang truong", "lau liu low luu", "ng wu",
	"leung liang luong", "lam lin lim", "chow zhou chou chau",
	"ho he", "yeung yang duong", "tsang zeng tang", "kwok guo quach",
	"cheng zheng trinh teh", "yip ye diep", "chiu zhao chao trieu",
	"chu zhu chau", "fung feng phung", "hui xu khoo hua",
	"kwan guan quan", "lo luo la", "mok mo mac", "poon pan phan",
	"so su to", "tse xie hsieh ta", "tsui cui xu", "yu yau du",
	"yuen yuan ruan nguyen", "lai li le", "ma mah",
};

static void
family_readings(const char *word, struct buf *out)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		const char *list = families[i];
		char other[WORD_BYTES];

		if (!among(word, list))
			continue;
		while (next_word(&list, other)) {
			if (!strcmp(other, word))
				continue;
			buf_char(out, ' ');
			buf_text(out, other);
		}
	}
}

void
name_readings(const char *word, struct buf *out)
{
	size_t bytes = strlen(word);
	bool somali = strchr(word, 'x') ||
		      (bytes > 3 && word[bytes - 1] == 'c' &&
		       is_vowel(word[bytes - 2])) ||
		      among(word, "cali cumar cabdi caasha casha ciise cise "
				  "cismaan cisman cusmaan cilmi canab cawale "
				  "cabaas cawil ciidle cabdalla cabdulle "
				  "cabdullaahi");

	if (somali) {
		buf_char(out, ' ');
		put_somali(word, out);
	}
	put_reading(word, "x", "ks", out);
	put_reading(word, "kh", "h", out);
	put_reading(word, "dj", "j", out);
	put_reading(word, "oi", "o", out);
	put_reading(word, "v", "b", out);
	if (!strncmp(word, "ch", 2) && is_vowel(word[2])) {
		buf_char(out, ' ');
		buf_text(out, word + 1);
	}
	if (word[0] == 'i' && is_vowel(word[1])) {
		buf_char(out, ' ');
		buf_char(out, 'y');
		buf_text(out, word + 1);
	}
	gender_reading(word, out);
	family_readings(word, out);
}
