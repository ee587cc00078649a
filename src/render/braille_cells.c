/* Words as Braille cells: each character to the table that knows it. */
#include "render/braille_cells.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "render/braille_louis.h"

#define NUKTA_CLASS 7 /* of combining marks */

/* Written where a code has no sign for the first: the mark that means the same
 * and that the code has. The full stops of Urdu and of Bengali are that of
 * Braille everywhere, dots 2 5 6. */
static const struct {
	uint32_t cp;
	const char *as;
} alike[] = {
	{0x2018, "'"},	{0x2019, "'"},	 {0x02BC, "'"}, {0x201A, "'"},
	{0x201C, "\""}, {0x201D, "\""},	 {0x201E, "\""}, {0xAB, "\""},
	{0xBB, "\""},	{0x2010, "-"},	 {0x2011, "-"}, {0x2012, "-"},
	{0x2013, "-"},	{0x2014, "-"},	 {0x2212, "-"}, {0x2026, "..."},
	{0x2022, "*"},	{0x25CF, "*"},	 {0x25AA, "*"}, {0xB7, "."},
	{0x06D4, "."},	{0x0964, "."},	 {0x0965, "."}, {0x060C, ","},
	{0x061B, ";"},	{0x061F, "?"},	 {0x066A, "%"}, {0x066B, "."},
	{0x066C, ","},	{0xFF08, "("},	 {0xFF09, ")"}, {0xFF0C, ","},
	{0xFF0E, "."},	{0xFF1A, ":"},	 {0xFF1B, ";"}, {0xFF1F, "?"},
	{0xFF01, "!"},	{0x3001, ","},	 {0x3002, "."}, {0xBD, "1/2"},
	{0xBC, "1/4"},	{0xBE, "3/4"},	 {0x300A, "\""}, {0x300B, "\""},
	{0x3B, "\u037E"}, {0xB2, "2"},	{0xB3, "3"},	 {0x09F3, "Tk "},
};

/* Seen by nobody: where words may break, how they run. */
static bool
is_unseen(uint32_t cp)
{
	return cp == 0xAD || cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) ||
	       (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFDD0 || cp == 0xFDD1;
}

static bool
is_blank(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || u_isUWhiteSpace((UChar32)cp);
}

static void
add_one(struct braille_text *text, struct arena *arena, uint32_t cp,
	struct braille_add add)
{
	size_t cap = text->cap;

	text->cp = arena_grow(arena, text->cp, text->count, &cap,
			      sizeof *text->cp);
	cap = text->cap;
	text->mark = arena_grow(arena, text->mark, text->count, &cap,
				sizeof *text->mark);
	text->table = arena_grow(arena, text->table, text->count, &text->cap,
				 sizeof *text->table);
	text->cp[text->count] = cp;
	text->mark[text->count] = add.mark;
	text->table[text->count] = add.table;
	text->count++;
}

void
braille_text_add(struct braille_text *text, struct arena *arena,
		 const char *utf8, struct braille_add add)
{
	while (*utf8) {
		uint32_t cp = utf8_next(&utf8);
		struct braille_add this = add;

		if (!is_blank(cp)) {
			this.mark &= (uint8_t)~BRAILLE_WHOLE;
		} else if (cp == 0xA0 || cp == 0x202F) {
			this.mark |= BRAILLE_WHOLE;
			cp = ' ';
		} else {
			cp = ' ';
		}
		if (!is_unseen(cp) || cp == 0x200C || cp == 0x200D)
			add_one(text, arena, cp, this);
	}
}

/* A text on its way to cells, each character with the table of liblouis that
 * writes it; what stands for another character is put in its place. */
struct writing {
	int grade;
	struct arena *arena;
	struct braille_text text;
	const char **louis;
	bool *known;
};

static const char *
louis_of(const struct braille_table *table, int wished)
{
	int grade = braille_grade(table, wished);

	if (!grade)
		grade = table->louis[0] ? 1 : 2;
	return table->louis[grade - 1];
}

enum status
braille_knows(const struct braille_table *table, uint32_t cp, bool *ret,
	      struct fault *fault)
{
	return louis_look(louis_of(table, 1), &cp, 1, ret, fault);
}

static const char *
stands_for(uint32_t cp)
{
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (alike[i].cp == cp)
			return alike[i].as;
	return NULL;
}

/* Digits of all scripts are the same in Braille. Some tables know those of
 * theirs without the sign that makes them numbers, which would read as
 * letters. */
static uint32_t
plain_digit(uint32_t cp)
{
	if (u_charType((UChar32)cp) != U_DECIMAL_DIGIT_NUMBER)
		return cp;
	return '0' + (uint32_t)u_charDigitValue((UChar32)cp);
}

/* The letter that a letter and the mark on it are together, where Unicode
 * takes them apart and Braille does not: those of the scripts of India. 0 for
 * others. */
static uint32_t
composed(uint32_t letter, uint32_t mark)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
	uint32_t block = mark & ~(uint32_t)0x7F;

	if (U_FAILURE(error) || u_getIntPropertyValue((UChar32)mark,
			UCHAR_CANONICAL_COMBINING_CLASS) != NUKTA_CLASS)
		return 0;
	for (uint32_t cp = block; cp < block + 0x80; cp++) {
		UChar parts[4];
		int32_t count = unorm2_getRawDecomposition(
			nfc, (UChar32)cp, parts, 4, &error);

		if (count == 2 && parts[0] == letter && parts[1] == mark)
			return cp;
	}
	return 0;
}

/* Points that show vowels may be left out, as they are in print. */
static bool
is_optional(uint32_t cp)
{
	return is_unseen(cp) || (cp >= 0x064B && cp <= 0x065F) ||
	       cp == 0x0670 || (cp >= 0x05B0 && cp <= 0x05C7) || cp == 0x0640;
}

/* What its language's table does not know gives way to what means the same. */
static enum status
substitute(const struct braille_text *from, struct writing *w,
	   struct fault *fault)
{
	for (size_t i = 0; i < from->count; i++) {
		struct braille_add add = {from->table[i], from->mark[i]};
		uint32_t cp = plain_digit(from->cp[i]);
		struct braille_text *text = &w->text;
		const char *as;
		uint32_t one;
		bool known;
		enum status status = louis_look(louis_of(add.table, w->grade),
						&cp, 1, &known, fault);

		if (status != OK)
			return status;
		as = known ? NULL : stands_for(cp);
		one = text->count && !known
			      ? composed(text->cp[text->count - 1], cp)
			      : 0;
		if (one)
			text->cp[text->count - 1] = one;
		else if (as)
			braille_text_add(text, w->arena, as, add);
		else if (known || !is_optional(cp))
			add_one(text, w->arena, cp, add);
	}
	return OK;
}

/* The code of a language that is written in the character's script and that
 * knows it; English for what belongs to no script. */
static enum status
borrow(uint32_t cp, const char **ret, struct fault *fault)
{
	UErrorCode error = U_ZERO_ERROR;
	UScriptCode code = uscript_getScript((UChar32)cp, &error);
	const char *script = code == USCRIPT_HAN
				     ? "Hans"
				     : uscript_getShortName(code);
	const struct braille_table *table;
	size_t count = braille_tables(&table);

	for (size_t i = 0; i <= count; i++) {
		const struct braille_table *t = &table[i ? i - 1 : 0];
		const struct tag *tag = tag_find(i ? t->tag : "en");
		enum status status;
		bool known;

		if (!i && braille_table_find(tag, &t, fault) != OK)
			return E_INTERNAL;
		if (i && (!script || strcmp(tag->script, script) != 0))
			continue;
		*ret = louis_of(t, 1);
		status = louis_look(*ret, &cp, 1, &known, fault);
		if (status != OK || known)
			return status;
	}
	*ret = NULL;
	return OK;
}

/* A number that holds such a character is written in one code whole. */
static enum status
borrow_at(struct writing *w, size_t at, struct fault *fault)
{
	enum status status = borrow(w->text.cp[at], &w->louis[at], fault);

	if (u_isalpha((UChar32)w->text.cp[at]))
		return status;
	for (size_t i = at; i-- && u_isdigit((UChar32)w->text.cp[i]);)
		w->louis[i] = w->louis[at];
	return status;
}

static enum status
no_sign(const struct writing *w, size_t at, struct fault *fault)
{
	const struct tag *tag = tag_find(w->text.table[at]->tag);
	char number[16], letter[5] = "";

	letter[utf8_encode(w->text.cp[at], letter)] = '\0';
	(void)snprintf(number, sizeof number, "U+%04X",
		       (unsigned)w->text.cp[at]);
	return fault_set(fault, E_INPUT, "braille",
			 N_("The Braille of {language} has no sign for "
			    "{character} ({number}): write it in words"),
			 "language", tag->english, "character", letter,
			 "number", number, NULL);
}

/* A digit or hyphen between characters of another code goes with them, where
 * that code knows it: a reference stays one. */
static enum status
draw_in(struct writing *w, size_t at, struct fault *fault)
{
	const char *louis = at ? w->louis[at - 1] : NULL;
	enum status status;
	bool known;

	if (!louis || louis == w->louis[at] || w->text.cp[at] == ' ' ||
	    !w->known[at] || w->known[at - 1] ||
	    u_isalpha((UChar32)w->text.cp[at]))
		return OK;
	status = louis_look(louis, &w->text.cp[at], 1, &known, fault);
	if (status == OK && known) {
		w->louis[at] = louis;
		w->known[at] = false;
	}
	return status;
}

static enum status
choose_tables(struct writing *w, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < w->text.count && status == OK; i++) {
		w->louis[i] = louis_of(w->text.table[i], w->grade);
		status = louis_look(w->louis[i], &w->text.cp[i], 1,
				    &w->known[i], fault);
		if (status == OK && !w->known[i])
			status = borrow_at(w, i, fault);
		if (status == OK && !w->louis[i])
			return no_sign(w, i, fault);
		if (status == OK)
			status = draw_in(w, i, fault);
	}
	return status;
}

enum status
braille_translate(const struct braille_text *text, int grade,
		  struct arena *arena, struct braille_cells *ret,
		  struct fault *fault)
{
	struct writing w = {.grade = grade, .arena = arena};
	struct buf cells = {0};
	enum status status = substitute(text, &w, fault);

	w.louis = arena_alloc(arena, (w.text.count + 1) * sizeof *w.louis);
	w.known = arena_alloc(arena, w.text.count + 1);
	if (status == OK)
		status = choose_tables(&w, fault);
	for (size_t i = 0, end; i < w.text.count && status == OK; i = end) {
		for (end = i; end < w.text.count && w.louis[end] == w.louis[i];
		     end++)
			;
		status = louis_translate(
			&(struct louis_run){w.louis[i], &w.text.cp[i],
					    &w.text.mark[i], end - i},
			&cells, fault);
	}
	if (status == OK) {
		ret->cell = (const uint8_t *)arena_copy(
			arena, buf_string(&cells), cells.count);
		ret->count = cells.count;
	}
	buf_free(&cells);
	return status;
}

enum status
braille_back(const struct braille_table *table, int grade,
	     const struct braille_cells *cells, struct buf *out,
	     struct fault *fault)
{
	if (!table->back)
		return fault_set(fault, E_NOT_FOUND, "braille",
				 N_("The Braille of {language} cannot be read "
				    "back by this program: read it in Braille"),
				 "language", tag_find(table->tag)->english,
				 NULL);
	return louis_back(louis_of(table, grade), cells, out, fault);
}

enum status
braille_check(const struct braille_table *table, struct fault *fault)
{
	for (int i = 0; i < BRAILLE_GRADES; i++)
		if (table->louis[i] &&
		    louis_check(table->louis[i], fault) != OK)
			return E_IO;
	return OK;
}
