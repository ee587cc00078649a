/* The Braille codes of the languages. */
#include "render/braille_table.h"

#include <string.h>

/* Left out because what liblouis 3.24 has cannot write their letters in six
 * dots: et, gd, hy, mn, mt, ro, te. */
static const struct braille_table tables[] = {
	{"af", {"afr-za-g1.ctb", "afr-za-g2.ctb"}, true},
	{"ar", {"ar-ar-g1.utb", "ar-ar-g2.ctb"}, true},
	{"as", {"as.tbl", NULL}, true},
	{"be", {"bel.utb", NULL}, true},
	{"bg", {"bg.utb", NULL}, true},
	{"bn", {"bn.tbl", NULL}, true},
	{"ca", {"ca.tbl", NULL}, true},
	{"ckb", {"ckb.tbl", NULL}, true},
	{"cs", {"cs.tbl", NULL}, true},
	{"cy", {"cy-cy-g1.utb", "cy-cy-g2.ctb"}, true},
	{"da", {"da-dk-g16.ctb", "da-dk-g26.ctb"}, true},
	{"de", {"de-g1.ctb", "de-g2.ctb"}, true},
	{"el", {"el.ctb", NULL}, true},
	{"en", {"en-ueb-g1.ctb", "en-ueb-g2.ctb"}, true},
	{"es", {"es-g1.ctb", "es-g2.ctb"}, true},
	{"fa", {"fa-ir-g1.utb", NULL}, true},
	{"fi", {"fi.utb", NULL}, true},
	{"fr", {"fr-bfu-comp6.utb", "fr-bfu-g2.ctb"}, true},
	{"ga", {"ga-g1.utb", "ga-g2.ctb"}, true},
	{"gu", {"gu.tbl", NULL}, true},
	{"he", {"he-IL.utb", NULL}, true},
	{"hi", {"hi.tbl", NULL}, true},
	{"hr", {"hr-g1.tbl", NULL}, true},
	{"hu", {"hu-hu-g1.ctb", "hu-hu-g2.ctb"}, true},
	{"is", {"is.tbl", NULL}, true},
	{"it", {"it-it-comp6.utb", NULL}, true},
	{"ka", {"ka.utb", NULL}, true},
	{"kk", {"kk.utb", NULL}, true},
	{"km", {"km-g1.utb", NULL}, true},
	{"kn", {"kn.tbl", NULL}, true},
	{"ko", {"ko-g1.ctb", "ko-g2.ctb"}, true},
	{"ku", {"kmr.tbl", NULL}, true},
	{"lg", {"lg-ug-g1.utb", NULL}, true},
	{"lt", {"lt-6dot.tbl", NULL}, true},
	{"lv", {"lv.tbl", NULL}, true},
	{"ml", {"ml.tbl", NULL}, true},
	{"mr", {"mr.tbl", NULL}, true},
	{"my", {"my-g1.utb", "my-g2.ctb"}, true},
	{"nb", {"no-no-g0.utb", "no-no-g3.ctb"}, true},
	{"ne", {"ne.tbl", NULL}, true},
	{"nl", {"nl.tbl", NULL}, true},
	{"or", {"or.tbl", NULL}, true},
	{"pa-Guru", {"pa.tbl", NULL}, true},
	{"pl", {"pl.tbl", NULL}, true},
	{"pt", {"pt-pt-g1.utb", "pt-pt-g2.ctb"}, true},
	{"ru", {"ru-litbrl.ctb", NULL}, true},
	{"rw", {"rw-rw-g1.utb", NULL}, true},
	{"si", {"sin.utb", NULL}, true},
	{"sk", {"sk-g1.ctb", NULL}, true},
	{"sl", {"sl.tbl", NULL}, true},
	{"sr", {"sr.tbl", NULL}, true},
	{"sv", {"sv-g0.utb", "sv-g2.ctb"}, true},
	{"sw", {"sw-ke-g1.utb", "sw-ke-g2.ctb"}, true},
	{"ta", {"ta-ta-g1.ctb", NULL}, true},
	{"tr", {"tr-g1.ctb", "tr-g2.ctb"}, true},
	{"uk", {"uk.utb", NULL}, true},
	{"ur", {"ur-pk-g1.utb", "ur-pk-g2.ctb"}, true},
	{"uz", {"uz-g1.utb", NULL}, true},
	{"vi", {"vi-vn-g0.utb", "vi-vn-g2.ctb"}, true},
	{"xh", {"xh-za-g1.utb", "xh-za-g2.ctb"}, true},
	{"zh-Hans", {"zhcn-cbs.ctb", NULL}, false},
	{"zh-Hant", {"zh-hk.ctb", NULL}, false},
	{"zu", {"zu-za-g1.utb", "zu-za-g2.ctb"}, true},
};

size_t
braille_tables(const struct braille_table **ret)
{
	*ret = tables;
	return sizeof tables / sizeof *tables;
}

enum status
braille_table_find(const struct tag *tag, const struct braille_table **ret,
		   struct fault *fault)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		if (!strcmp(tables[i].tag, tag->tag)) {
			*ret = &tables[i];
			return OK;
		}
	}
	return fault_set(fault, E_NOT_FOUND, "language",
			 N_("There is no Braille table for {language}: ask a "
			    "provider of Braille for it"),
			 "language", tag->english, NULL);
}

int
braille_grade(const struct braille_table *table, int wished)
{
	for (int grade = wished; grade > 0; grade--)
		if (table->louis[grade - 1])
			return grade;
	return 0;
}
