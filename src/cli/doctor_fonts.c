/* vernacular doctor, the fonts: is there what each language is printed with? */
#include <string.h>

#include "base/place.h"
#include "cli/doctor.h"
#include "text/fonts.h"

/* Was the family, or one in the same file, looked at for an earlier row? */
static bool
came_before(const struct tag *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (all[k].font && !strcmp(all[k].font, all[i].font))
			return true;
	return false;
}

struct look {
	struct doctor *doctor;
	struct fonts *fonts;
	char ill[FAULT_BYTES]; /* the first file that is: every family needs
				* Noto Sans, which is told once */
};

static bool
is_there(struct look *look, const struct tag *tag, enum font_weight weight)
{
	const struct font_chain *chain;
	struct fault fault;

	if (fonts_chain(look->fonts, tag, weight, &chain, &fault) == OK)
		return true;
	if (strcmp(look->ill, fault.where))
		doctor_ill(look->doctor, "fonts", &fault);
	if (!look->ill[0])
		memcpy(look->ill, fault.where, sizeof look->ill);
	return false;
}

static const char *
version_of(struct arena *arena, struct fonts *fonts, const char *tag)
{
	const struct font_chain *chain;
	char version[FONT_VERSION];

	if (fonts_chain(fonts, tag_find(tag), FONT_REGULAR, &chain, NULL) != OK)
		return "";
	font_version(font_chain_first(chain), version);
	return arena_text(arena, version);
}

void
doctor_fonts(struct doctor *doctor)
{
	struct arena *arena = doctor->cli->arena;
	struct look look = {.doctor = doctor,
			    .fonts = fonts_new(place_fonts())};
	const struct tag *all;
	size_t count = tag_all(&all), families = 0, sound = 0;

	for (size_t i = 0; i < count; i++) {
		if (!all[i].font || came_before(all, i))
			continue;
		families++;
		sound += is_there(&look, &all[i], FONT_REGULAR) &&
			 is_there(&look, &all[i], FONT_BOLD);
	}
	if (sound == families)
		doctor_ok(doctor, "fonts",
			  arena_printf(arena,
				       "%zu families, Noto Sans %s, Noto Sans "
				       "CJK %s",
				       families,
				       version_of(arena, look.fonts, "en"),
				       version_of(arena, look.fonts, "ja")));
	fonts_free(look.fonts);
}
