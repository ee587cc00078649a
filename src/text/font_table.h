/* The families that letters are set in: their files, the Debian package that
 * has them, and which family prints which script. Data only; text/fonts opens
 * the files. */
#ifndef VERNACULAR_TEXT_FONT_TABLE_H
#define VERNACULAR_TEXT_FONT_TABLE_H

#include <hb.h>
#include <stddef.h>

enum family {
	FAMILY_SANS, /* Latin, Greek, Cyrillic, numbers of every language */
	FAMILY_NASKH,
	FAMILY_NASTALIQ,
	FAMILY_ADLAM,
	FAMILY_ARMENIAN,
	FAMILY_BENGALI,
	FAMILY_CANADIAN,
	FAMILY_CHAKMA,
	FAMILY_CHEROKEE,
	FAMILY_CJK_JP,
	FAMILY_CJK_KR,
	FAMILY_CJK_SC,
	FAMILY_CJK_TC,
	FAMILY_CJK_HK,
	FAMILY_DEVANAGARI,
	FAMILY_ETHIOPIC,
	FAMILY_GEORGIAN,
	FAMILY_GUJARATI,
	FAMILY_GURMUKHI,
	FAMILY_HEBREW,
	FAMILY_JAVANESE,
	FAMILY_KANNADA,
	FAMILY_KHMER,
	FAMILY_LAO,
	FAMILY_MALAYALAM,
	FAMILY_MEETEI,
	FAMILY_MONGOLIAN,
	FAMILY_MYANMAR,
	FAMILY_NKO,
	FAMILY_OL_CHIKI,
	FAMILY_ORIYA,
	FAMILY_ROHINGYA,
	FAMILY_SINHALA,
	FAMILY_SYLOTI,
	FAMILY_SYRIAC,
	FAMILY_TAMIL,
	FAMILY_TELUGU,
	FAMILY_THAANA,
	FAMILY_THAI,
	FAMILY_TIBETAN,
	FAMILY_TIFINAGH,
	FAMILY_VAI,
	FAMILY_YI,
	FAMILY_SYMBOLS,
	FAMILY_SYMBOLS2,
	FAMILY_MATH,
	FAMILIES,
};

struct family_row {
	const char *name;	    /* "Noto Sans Bengali" */
	const char *regular, *bold; /* files; bold NULL where there is none */
	const char *package;	    /* of Debian */
	unsigned index;		    /* in a collection */
	enum family like; /* prints the same scripts as this one, which is
			   * taken where the language does not say;
			   * FAMILY_SANS: as none */
};

const struct family_row *font_table_row(enum family);

/* FAMILIES where no family is called so. */
enum family font_table_find(const char *name);

/* A script and the family that prints it. What stands in no row, such as the
 * scripts of Europe, is FAMILY_SANS. */
struct font_script {
	hb_script_t script;
	enum family family;
};

/* All rows; returns how many. */
size_t font_table_scripts(const struct font_script **ret);

#endif
