/* The set of fonts, and which of them prints what. A choice is made once for
 * each character that is asked for and kept, so that asking again is three
 * look-ups without a lock; no font is opened before a character needs it. */
#include "text/fonts.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uscript.h>
#include <unistd.h>

#include "base/mem.h"
#include "text/font_file.h"
#include "text/font_table.h"

#define FOLDERS "/usr/share/fonts"
#define WEIGHTS 2
#define PAGES 512 /* of 256 code points: planes 0 and 1 */
/* Slots, several times the table's rows; script_slot has eight bits. */
#define SCRIPTS 256
#define CANDIDATES 64
_Static_assert(FAMILIES <= CANDIDATES, "room for each once");
#define NO_FAMILY 255
#define NOT_CHOSEN 254

/* Per code point the family that prints it. */
struct page {
	_Atomic(unsigned char) family[256];
};

struct pages {
	_Atomic(struct page *) page[PAGES];
};

struct font_chain {
	struct fonts *fonts;
	enum family family; /* the language's own */
	enum font_weight weight;
	_Atomic(struct pages *) pages[FAMILIES]; /* by that of the context */
};

struct fonts {
	char *folders;
	pthread_mutex_t lock; /* held to open a font and to make a page */
	struct font *font[WEIGHTS][FAMILIES];
	_Atomic(struct font_chain *) chain[WEIGHTS][FAMILIES];
	const struct tag *tags;
	size_t tag_count;
	unsigned char *tag_family; /* of each tag of the table */
	struct {
		hb_script_t script;
		enum family family;
	} script[SCRIPTS]; /* hashed; 0 is free */
};

static size_t
script_slot(hb_script_t script)
{
	return ((uint32_t)script * UINT32_C(2654435761)) >> 24;
}

static enum family
family_of_script(const struct fonts *fonts, hb_script_t script)
{
	size_t at = script_slot(script);

	while (fonts->script[at].script) {
		if (fonts->script[at].script == script)
			return fonts->script[at].family;
		at = (at + 1) % SCRIPTS;
	}
	return FAMILY_SANS;
}

static void
hash_scripts(struct fonts *fonts)
{
	const struct font_script *rows;
	size_t count = font_table_scripts(&rows);

	for (size_t i = 0; i < count; i++) {
		size_t at = script_slot(rows[i].script);

		while (fonts->script[at].script)
			at = (at + 1) % SCRIPTS;
		fonts->script[at].script = rows[i].script;
		fonts->script[at].family = rows[i].family;
	}
}

hb_script_t
fonts_script(const struct tag *tag)
{
	static const struct {
		const char *name;
		hb_script_t script;
	} mixed[] = {
		{"Hans", HB_SCRIPT_HAN},   {"Hant", HB_SCRIPT_HAN},
		{"Jpan", HB_SCRIPT_HAN},   {"Kore", HB_SCRIPT_HANGUL},
		{"Zxxx", HB_SCRIPT_LATIN},
	};

	for (size_t i = 0; i < sizeof mixed / sizeof *mixed; i++)
		if (!strcmp(tag->script, mixed[i].name))
			return mixed[i].script;
	return hb_script_from_string(tag->script, -1);
}

/* A language that names no font of ours is set in what its script is. */
static enum family
family_of_tag(const struct fonts *fonts, const struct tag *tag)
{
	enum family family = FAMILIES;

	if (tag->font)
		family = font_table_find(tag->font);
	if (family == FAMILIES)
		family = family_of_script(fonts, fonts_script(tag));
	return family;
}

struct fonts *
fonts_new(const char *folders)
{
	struct fonts *fonts = mem_new(sizeof *fonts);

	fonts->folders = mem_text(folders && *folders ? folders : FOLDERS);
	pthread_mutex_init(&fonts->lock, NULL);
	hash_scripts(fonts);
	fonts->tag_count = tag_all(&fonts->tags);
	fonts->tag_family = mem_new(fonts->tag_count);
	for (size_t i = 0; i < fonts->tag_count; i++)
		fonts->tag_family[i] =
			(unsigned char)family_of_tag(fonts, &fonts->tags[i]);
	return fonts;
}

static void
chain_free(struct font_chain *chain)
{
	if (!chain)
		return;
	for (size_t i = 0; i < FAMILIES; i++) {
		struct pages *pages = chain->pages[i];

		for (size_t k = 0; pages && k < PAGES; k++)
			free(pages->page[k]);
		free(pages);
	}
	free(chain);
}

static void
font_free(struct font *font)
{
	if (!font)
		return;
	font_file_close(font);
	free((void *)font->path);
	free(font);
}

void
fonts_free(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (size_t w = 0; w < WEIGHTS; w++)
		for (size_t i = 0; i < FAMILIES; i++) {
			chain_free(fonts->chain[w][i]);
			font_free(fonts->font[w][i]);
		}
	pthread_mutex_destroy(&fonts->lock);
	free(fonts->tag_family);
	free(fonts->folders);
	free(fonts);
}

/* In FOLDER itself, or where Debian puts it below FOLDER. NULL where in none;
 * to be freed. */
static char *
find_file(const struct fonts *fonts, const char *file)
{
	static const char *const below[] = {"", "truetype/noto/",
					    "opentype/noto/"};
	char path[4096];

	for (const char *p = fonts->folders; *p; p += strspn(p, ":")) {
		int count = (int)strcspn(p, ":");

		for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
			int size = snprintf(path, sizeof path, "%.*s/%s%s",
					    count, p, below[i], file);

			if (size < (int)sizeof path && !access(path, F_OK))
				return mem_text(path);
		}
		p += count;
	}
	return NULL;
}

/* Under the lock. */
static enum status
open_font(struct fonts *fonts, enum family family, enum font_weight weight,
	  struct fault *fault)
{
	const struct family_row *row = font_table_row(family);
	const char *file = row->regular;
	struct font *font;
	enum status status;

	if (fonts->font[weight][family])
		return OK;
	if (weight == FONT_BOLD && row->bold)
		file = row->bold;
	font = mem_new(sizeof *font);
	font->path = find_file(fonts, file);
	font->family = row->name;
	font->index = row->index;
	font->weight = weight;
	status = font->path ? font_file_open(font, row->package, fault)
			    : fault_set(fault, E_NOT_FOUND, file,
					N_("{font} is not installed: apt "
					   "install {package}"),
					"font", row->name, "package",
					row->package, NULL);
	if (status == OK)
		fonts->font[weight][family] = font;
	else
		font_free(font);
	return status;
}

static enum status
make_chain(struct fonts *fonts, enum family family, enum font_weight weight,
	   struct fault *fault)
{
	enum status status;

	pthread_mutex_lock(&fonts->lock);
	status = open_font(fonts, family, weight, fault);
	if (status == OK)
		status = open_font(fonts, FAMILY_SANS, weight, fault);
	if (status == OK && !fonts->chain[weight][family]) {
		struct font_chain *chain = mem_new(sizeof *chain);

		chain->fonts = fonts;
		chain->family = family;
		chain->weight = weight;
		atomic_store_explicit(&fonts->chain[weight][family], chain,
				      memory_order_release);
	}
	pthread_mutex_unlock(&fonts->lock);
	return status;
}

enum status
fonts_chain(struct fonts *fonts, const struct tag *tag, enum font_weight weight,
	    const struct font_chain **ret, struct fault *fault)
{
	size_t at = (size_t)(tag - fonts->tags);
	enum family family = at < fonts->tag_count
				     ? (enum family)fonts->tag_family[at]
				     : family_of_tag(fonts, tag);
	_Atomic(struct font_chain *) *chain = &fonts->chain[weight][family];

	if (!atomic_load_explicit(chain, memory_order_acquire)) {
		enum status status = make_chain(fonts, family, weight, fault);

		if (status != OK)
			return status;
	}
	*ret = atomic_load_explicit(chain, memory_order_acquire);
	return OK;
}

const struct font *
font_chain_first(const struct font_chain *chain)
{
	return chain->fonts->font[chain->weight][chain->family];
}

/* Urdu's own family prints all of the Arabic script, Japanese's all Han. */
static enum family
family_in(const struct font_chain *chain, hb_script_t script)
{
	enum family family = family_of_script(chain->fonts, script);

	if (family != FAMILY_SANS &&
	    font_table_row(chain->family)->like == family)
		return chain->family;
	return family;
}

bool
font_has(const struct font *font, hb_codepoint_t cp)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(font->hb, cp, &glyph) && glyph > 0 &&
	       glyph < font->glyphs;
}

/* What all scripts share is printed by the font of the letters round it where
 * that drew it to go with them. Not digits and the signs of amounts and
 * references, which look the same in every language; and Chinese, Japanese
 * and Korean fonts draw what Latin has too to go with Latin. */
static bool
may_lend(enum family family, hb_codepoint_t cp)
{
	if (cp >= 0x20a0 && cp <= 0x20cf) /* currencies */
		return false;
	if (cp == ' ' || cp == 0xa0)
		return true;
	if (font_table_row(family)->like == FAMILY_CJK_SC)
		return cp == 0xb7 || cp >= 0x2010;
	return cp >= 0x80 || strchr("!\"'(),-.:;?[]{}", (int)cp);
}

struct candidates {
	enum family family[CANDIDATES];
	size_t count;
};

static void
add(struct candidates *list, enum family family)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->family[i] == family)
			return;
	list->family[list->count++] = family;
}

/* The scripts that use a character which has none of its own, such as those
 * of India the danda. */
static void
add_users(struct candidates *list, const struct font_chain *chain,
	  hb_codepoint_t cp)
{
	UScriptCode users[CANDIDATES];
	UErrorCode error = U_ZERO_ERROR;
	int32_t count = uscript_getScriptExtensions(
		(UChar32)cp, users, sizeof users / sizeof *users, &error);

	for (int32_t i = 0; U_SUCCESS(error) && i < count; i++) {
		const char *name = uscript_getShortName(users[i]);

		add(list, family_in(chain, hb_script_from_string(name, -1)));
	}
}

static struct candidates
candidates_of(const struct font_chain *chain, enum family context,
	      hb_codepoint_t cp)
{
	struct candidates list = {0};
	hb_script_t script =
		hb_unicode_script(hb_unicode_funcs_get_default(), cp);
	bool shared =
		script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;

	if (!shared) {
		add(&list, family_in(chain, script));
		add(&list, family_of_script(chain->fonts, script));
	} else if (context != FAMILY_SANS && may_lend(context, cp)) {
		add(&list, context);
	}
	add(&list, FAMILY_SANS);
	if (shared)
		add_users(&list, chain, cp);
	add(&list, chain->family);
	add(&list, FAMILY_SYMBOLS);
	add(&list, FAMILY_SYMBOLS2);
	add(&list, FAMILY_MATH);
	return list;
}

/* Under the lock. A family that is not installed prints nothing. */
static unsigned char
choose(const struct font_chain *chain, enum family context, hb_codepoint_t cp)
{
	struct fonts *fonts = chain->fonts;
	struct candidates list = candidates_of(chain, context, cp);

	for (size_t i = 0; i < list.count; i++) {
		enum family family = list.family[i];

		if (open_font(fonts, family, chain->weight, NULL) == OK &&
		    font_has(fonts->font[chain->weight][family], cp))
			return (unsigned char)family;
	}
	return NO_FAMILY;
}

/* Under the lock. */
static _Atomic(unsigned char) *
place_of(struct font_chain *chain, enum family context, hb_codepoint_t cp)
{
	_Atomic(struct pages *) *all = &chain->pages[context];
	_Atomic(struct page *) *slot;

	if (!atomic_load(all))
		atomic_store(all, mem_new(sizeof(struct pages)));
	slot = &atomic_load(all)->page[cp >> 8];
	if (!atomic_load(slot)) {
		struct page *page = mem_new(sizeof *page);

		memset(page, NOT_CHOSEN, sizeof *page);
		atomic_store(slot, page);
	}
	return &atomic_load(slot)->family[cp & 255];
}

/* The rare planes are not kept. */
static unsigned char
choose_and_keep(struct font_chain *chain, enum family context,
		hb_codepoint_t cp)
{
	unsigned char family;

	pthread_mutex_lock(&chain->fonts->lock);
	family = choose(chain, context, cp);
	if (cp >> 8 < PAGES)
		atomic_store_explicit(place_of(chain, context, cp), family,
				      memory_order_release);
	pthread_mutex_unlock(&chain->fonts->lock);
	return family;
}

static unsigned char
chosen(const struct font_chain *chain, enum family context, hb_codepoint_t cp)
{
	struct pages *pages = atomic_load_explicit(&chain->pages[context],
						   memory_order_acquire);
	struct page *page;

	if (!pages || cp >> 8 >= PAGES)
		return NOT_CHOSEN;
	page = atomic_load_explicit(&pages->page[cp >> 8],
				    memory_order_acquire);
	if (!page)
		return NOT_CHOSEN;
	return atomic_load_explicit(&page->family[cp & 255],
				    memory_order_acquire);
}

const struct font *
font_chain_pick(const struct font_chain *chain, hb_script_t script,
		hb_codepoint_t cp)
{
	enum family context = family_in(chain, script);
	unsigned char family = chosen(chain, context, cp);

	if (family == NOT_CHOSEN)
		family = choose_and_keep((struct font_chain *)chain, context,
					 cp);
	if (family == NO_FAMILY)
		return NULL;
	return chain->fonts->font[chain->weight][family];
}

enum status
font_chain_why(const struct font_chain *chain, hb_script_t script,
	       hb_codepoint_t cp, struct fault *fault)
{
	struct candidates list =
		candidates_of(chain, family_in(chain, script), cp);
	struct fonts *fonts = chain->fonts;
	enum status status = OK;

	pthread_mutex_lock(&fonts->lock);
	for (size_t i = 0; status == OK && i < list.count; i++)
		status = open_font(fonts, list.family[i], chain->weight, fault);
	pthread_mutex_unlock(&fonts->lock);
	return status;
}
