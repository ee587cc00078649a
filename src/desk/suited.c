/* What kind of letter suits a tenant. */
#include "desk/suited.h"

#include "core/need.h"
#include "core/request.h"

const char *
suited_language(const char *asked, const struct needs *needs)
{
	const char *spoken = NULL;

	if (asked && *asked)
		return asked;
	for (size_t i = 0; i < needs->count; i++) {
		if (needs->list[i].kind == NEED_READ_LANGUAGE)
			return needs->list[i].value;
		if (needs->list[i].kind == NEED_SPOKEN_LANGUAGE)
			spoken = needs->list[i].value;
	}
	return spoken ? spoken : "en";
}

static bool
needs_easy_read(const struct needs *needs)
{
	enum format format;
	int size;

	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == NEED_FORMAT &&
		    need_format(needs->list[i].value, &format, &size) &&
		    format == FORMAT_EASY_READ)
			return true;
	return false;
}

enum status
suited_variant(const char *asked, const struct notice *notice,
	       const struct needs *needs, enum notice_variant *ret,
	       struct fault *fault)
{
	bool easy = notice->text[NOTICE_EASY].path;
	enum notice_variant variant = NOTICE_STANDARD;

	if (!asked || !*asked)
		variant = easy && needs_easy_read(needs) ? NOTICE_EASY
							 : NOTICE_STANDARD;
	else if (notice_variant_parse("/variant", asked, &variant, fault) != OK)
		return E_INPUT;
	if (variant == NOTICE_EASY && !easy)
		return fault_set(fault, E_INPUT, "/variant",
				 N_("{name} has no Easy Read: choose the "
				    "standard letter"),
				 "name", notice->title, NULL);
	*ret = variant;
	return OK;
}
