/* Where languages are mostly spoken. */
#include "lang/region.h"

#include <string.h>

#define TAGS (const char *const[])

static const struct region regions[] = {
	{"central-europe",
	 TAGS{"pl", "ro", "lt", "bg", "hu", "sk", "cs", "lv", "sq", "rom",
	      "et", "hr", "sr-Latn", "bs", "mk", "sl", "yi", NULL}},
	{"east-europe",
	 TAGS{"uk", "ru", "hy", "ka", "az", "be", "kk", "uz", "tg", "ky",
	      "tk", NULL}},
	{"west-europe",
	 TAGS{"pt", "es", "it", "fr", "el", "de", "nl", "mt", "ca", "gl",
	      "eu", "sv", "da", "nb", "fi", "is", NULL}},
	{"south-asia",
	 TAGS{"pa-Guru", "ur", "bn", "syl", "gu", "ta", "hi", "ne", "phr",
	      "ml", "te", "si", "mr", "kn", "pa-Arab", "sd", "ks", "kok",
	      "or", "as", "mai", NULL}},
	{"middle-east",
	 TAGS{"ar", "fa", "ckb", "ku", "tr", "prs", "ps", "he", "ug", NULL}},
	{"north-africa", TAGS{"ar", "fr", "zgh", "kab", NULL}},
	{"east-africa",
	 TAGS{"so", "ti", "am", "sw", "ar", "om", "lg", "rw", "rn", "luo",
	      "ki", "mg", NULL}},
	{"west-africa",
	 TAGS{"fr", "pt", "yo", "ak", "ig", "ha", "ln", "wo", "ff", "bm",
	      "pcm", "ee", "sg", "lu", "kea", NULL}},
	{"south-africa",
	 TAGS{"sn", "nd", "af", "zu", "xh", "bem", "pt", "mfe", NULL}},
	{"east-asia",
	 TAGS{"yue", "cmn", "vi", "fil", "th", "ko", "ja", "id", "ms", "my",
	      "km", "lo", "hak", "bo", "mn", "ceb", "jv", NULL}},
	{"americas", TAGS{"es", "pt", "fr", NULL}},
	{"britain", TAGS{"cy", "ga", "gd", "bfi", "isg", NULL}},
};

const char *const region_common[] = {
	"pl", "ro", "so", "ar",  "ur", "bn", "ckb", "pa-Guru", "pt",
	"es", "ti", "fa", "yue", "tr", "uk", "sq",  "vi",      "gu",
	NULL,
};

size_t
region_all(const struct region **ret)
{
	*ret = regions;
	return sizeof regions / sizeof *regions;
}

const struct region *
region_find(const char *code)
{
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
		if (!strcmp(regions[i].code, code))
			return &regions[i];
	return NULL;
}
