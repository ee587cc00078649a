/* Checks of words as they came in; each bad one becomes a fault. */
#include "desk/field.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "base/utf8.h"
#include "core/clearance.h"
#include "core/caller.h"
#include "core/fact.h"
#include "core/need.h"
#include "core/person.h"
#include "core/request.h"
#include "core/urgency.h"
#include "core/worktime.h"
#include "doc/address.h"
#include "lang/tag.h"
#include "lang/zone.h"

#define WORDS_MOST 16

struct fields
fields_begin(struct arena *arena, struct faults *faults)
{
	return (struct fields){.arena = arena,
			       .faults = faults,
			       .prefix = "",
			       .before = faults->count};
}

enum status
fields_end(const struct fields *fields, struct fault *fault)
{
	size_t first = fields->before;

	if (fields->faults->count == first)
		return OK;
	if (first >= FAULTS_MAX)
		first = FAULTS_MAX - 1;
	if (fault)
		*fault = fields->faults->list[first];
	return E_INPUT;
}

struct fault *
field_fault(struct fields *fields, const char *name, const char **ret_where)
{
	*ret_where = arena_printf(fields->arena, "%s/%s", fields->prefix, name);
	return faults_add(fields->faults);
}

void
field_take(struct fields *fields, const char *name, const struct fault *fault)
{
	struct fault *kept = faults_add(fields->faults);

	*kept = *fault;
	snprintf(kept->where, sizeof kept->where, "%s/%s", fields->prefix,
		 name);
}

/* One fault with at most one argument beside the value. */
static void
bad(struct fields *fields, const char *name, const char *message,
    const char *value, const char *mend)
{
	const char *where;
	struct fault *fault = field_fault(fields, name, &where);

	(void)fault_set(fault, E_INPUT, where, message, "value", value, "mend",
			mend, NULL);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

const char *
field_text(struct fields *fields, const char *name, const char *value,
	   size_t most)
{
	size_t count, at;
	uint32_t cp;

	if (!value)
		return NULL;
	while (is_space(*value))
		value++;
	count = strlen(value);
	while (count && is_space(value[count - 1]))
		count--;
	if (!count)
		return NULL;
	if (!utf8_acceptable(value, count, &at, &cp)) {
		bad(fields, name,
		    N_("There is a character that cannot be kept, at byte "
		       "{mend}: type the text again without it"),
		    "", arena_printf(fields->arena, "%zu", at + 1));
		return NULL;
	}
	if (count > most) {
		bad(fields, name,
		    N_("This is too long: at most {mend} bytes are kept"), "",
		    arena_printf(fields->arena, "%zu", most));
		return NULL;
	}
	return arena_copy(fields->arena, value, count);
}

const char *
field_needed(struct fields *fields, const char *name, const char *value,
	     size_t most)
{
	size_t before = fields->faults->count;
	const char *text = field_text(fields, name, value, most);

	if (!text && fields->faults->count == before)
		bad(fields, name, N_("This is needed: fill it in"), "", "");
	return text;
}

const char *
field_words(struct fields *fields, const char *name, const char *value,
	    size_t most)
{
	const char *text = field_text(fields, name, value, most);

	if (!text || need_says_something(text))
		return text;
	bad(fields, name, N_("{value} says nothing: write it in words"), text,
	    "");
	return NULL;
}

const char *
field_words_needed(struct fields *fields, const char *name, const char *value,
		   size_t most)
{
	return field_needed(fields, name, value, most)
		       ? field_words(fields, name, value, most)
		       : NULL;
}

const char *
field_language(struct fields *fields, const char *name, const char *value)
{
	const char *text = field_text(fields, name, value, TAG_BYTES - 1);
	const struct tag *tag;
	const char *where;

	if (!text)
		return NULL;
	tag = tag_find(text);
	if (tag)
		return tag->tag;
	where = arena_printf(fields->arena, "%s/%s", fields->prefix, name);
	if (tag_parse(where, text, &tag, faults_add(fields->faults)) == OK)
		return tag->tag;
	return NULL;
}

bool
field_time(struct fields *fields, const char *name, const char *value,
	   int64_t *ret_utc)
{
	const char *text = field_text(fields, name, value, 64);
	const char *where;
	struct fault fault;
	enum status status;
	int64_t second_utc;
	int32_t day;

	if (!text)
		return false;
	where = arena_printf(fields->arena, "%s/%s", fields->prefix, name);
	if (strlen(text) == ZONE_DAY_TEXT - 1) {
		status = zone_parse_day(where, text, &day, &fault);
		if (status == OK)
			(void)zone_utc(day, 0, ret_utc);
	} else {
		status = zone_parse_time(where, text, ret_utc, &fault);
		if (status == OK && zone_twice(text, &second_utc))
			status = fault_set(
				&fault, E_INPUT, where,
				N_("The clocks go back that night and show "
				   "{value} twice: say which of the two, or "
				   "add +01:00 for the first and +00:00 for "
				   "the second"),
				"value", text, NULL);
	}
	if (status != OK)
		*faults_add(fields->faults) = fault;
	return status == OK;
}

bool
field_count(struct fields *fields, const char *name, int64_t value,
	    int64_t most)
{
	if (value >= 0 && value <= most)
		return true;
	bad(fields, name,
	    N_("{value} is out of range: give a whole number from 0 to "
	       "{mend}"),
	    arena_printf(fields->arena, "%lld", (long long)value),
	    arena_printf(fields->arena, "%lld", (long long)most));
	return false;
}

bool
field_number(struct fields *fields, const char *name, const char *value,
	     int64_t most, int64_t *ret)
{
	const char *text = field_text(fields, name, value, 20);
	long long number;

	if (!text)
		return true;
	number = strtoll(text, NULL, 10);
	if (text[strspn(text, "0123456789")] || strlen(text) > 15) {
		bad(fields, name,
		    N_("{value} is not a whole number: give one from 0 to "
		       "{mend}"),
		    text, arena_printf(fields->arena, "%lld", (long long)most));
		return false;
	}
	if (!field_count(fields, name, number, most))
		return false;
	*ret = number;
	return true;
}

static const char *const provider_kinds[] = {"agency", "freelancer",
					     "in-house"};

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

#define QUEUE_WORDS 3
static const char *const queue_words[QUEUE_WORDS] = {"mine", "waiting",
						     "near"};

const char *
word_at(enum words set, int i)
{
	switch (set) {
	case WORDS_SERVICE:
		return i < SERVICES ? service_name((enum service)i) : NULL;
	case WORDS_MODE:
		return i + 1 < MODES ? mode_name((enum mode)(i + 1)) : NULL;
	case WORDS_FORMAT:
		return i + 1 < FORMATS ? format_name((enum format)(i + 1))
				       : NULL;
	case WORDS_CLASS:
		return i < CLASSES ? document_class_name((enum document_class)i)
				   : NULL;
	case WORDS_SENSITIVITY:
		return i < SENSITIVITIES
			       ? sensitivity_name((enum sensitivity)i)
			       : NULL;
	case WORDS_STATE:
		return i < ITEM_STATES ? item_state_name((enum item_state)i)
				       : NULL;
	case WORDS_ACTION:
		return i < ACTIONS ? action_name((enum action)i) : NULL;
	case WORDS_RESPONSE:
		return i < RESPONSES ? response_name((enum response)i) : NULL;
	case WORDS_NEED:
		return i < NEED_KINDS ? need_kind_name((enum need_kind)i)
				      : NULL;
	case WORDS_ROLE:
		return i < ROLES ? role_name((enum role)i) : NULL;
	case WORDS_JURISDICTION:
		return i < JURISDICTIONS
			       ? jurisdiction_name((enum jurisdiction)i)
			       : NULL;
	case WORDS_PROVIDER_KIND:
		return i < COUNT(provider_kinds) ? provider_kinds[i] : NULL;
	case WORDS_OUTCOME:
		return i + 1 < FACT_OUTCOMES ? fact_outcome_names[i + 1]
					     : NULL;
	case WORDS_URGENCY:
		return i + 1 < URGENCIES ? urgency_name((enum urgency)(i + 1))
					 : NULL;
	case WORDS_ABOUT:
		return i < ABOUTS ? about_name((enum about)i) : NULL;
	case WORDS_PERSON_ROLE:
		return i < PERSON_ROLES ? person_role_names[i] : NULL;
	case WORDS_AUTHORITY:
		return i < AUTHORITIES ? authority_names[i] : NULL;
	case WORDS_MAY:
		return i < MAYS ? may_names[i] : NULL;
	case WORDS_QUEUE:
		return i < QUEUE_WORDS ? queue_words[i] : NULL;
	case WORDS_QUALIFICATION:
		return i < QUALIFICATIONS ? qualification_names[i] : NULL;
	case WORDS_DBS:
		return i + 1 < DBS_LEVELS ? dbs_level_names[i + 1] : NULL;
	}
	return NULL;
}

int
word_index(enum words set, const char *word)
{
	const char *name;

	for (int i = 0; (name = word_at(set, i)); i++)
		if (!strcmp(name, word))
			return i;
	return -1;
}

/* "a, b, c": what would have been right. */
static const char *
all_words(struct arena *arena, enum words set)
{
	const char *list = "";
	const char *name;

	for (int i = 0; (name = word_at(set, i)); i++)
		list = arena_printf(arena, "%s%s%s", list, i ? ", " : "", name);
	return list;
}

bool
field_word(struct fields *fields, const char *name, const char *value,
	   enum words set, int *ret)
{
	size_t before = fields->faults->count;
	const char *text = field_text(fields, name, value, 100);
	struct near near = {.word = text};
	const char *word, *where;
	struct fault *fault;
	int i;

	if (!text)
		return fields->faults->count == before;
	i = word_index(set, text);
	if (i >= 0) {
		*ret = i;
		return true;
	}
	for (i = 0; (word = word_at(set, i)); i++)
		near_offer(&near, word);
	fault = field_fault(fields, name, &where);
	(void)fault_set(fault, E_INPUT, where,
			near.best ? N_("{value} is not known here: did you "
				       "mean {nearest}? Choose one of {list}")
				  : N_("{value} is not known here: choose one "
				       "of {list}"),
			"value", text, "nearest", near.best ? near.best : "",
			"list", all_words(fields->arena, set), NULL);
	return false;
}

const char *
field_postcode(struct fields *fields, const char *name, const char *value)
{
	const char *text = field_text(fields, name, value, 40);
	char postcode[POSTCODE_BYTES];

	if (!text)
		return NULL;
	if (postcode_spell(text, postcode))
		return arena_text(fields->arena, postcode);
	bad(fields, name,
	    N_("{value} is not a UK postcode: write it like {mend}"), text,
	    "SW1A 1AA");
	return NULL;
}

const char *
field_email(struct fields *fields, const char *name, const char *value)
{
	const char *text = field_text(fields, name, value, 254);
	const char *at, *dot;
	char *lower;

	if (!text)
		return NULL;
	at = strchr(text, '@');
	dot = at ? strrchr(at, '.') : NULL;
	if (!at || at == text || !dot || dot == at + 1 || !dot[1] ||
	    strchr(at + 1, '@') || strpbrk(text, " \t\n<>,;\"\\")) {
		bad(fields, name,
		    N_("{value} is not an e-mail address: write it like "
		       "{mend}"),
		    text, "ana@landlord.example");
		return NULL;
	}
	lower = arena_text(fields->arena, text);
	for (char *p = lower; *p; p++)
		if (isascii((unsigned char)*p))
			*p = (char)tolower((unsigned char)*p);
	return lower;
}

const char *
field_phone(struct fields *fields, const char *name, const char *value)
{
	const char *text = field_text(fields, name, value, 40);
	int digits = 0;

	if (!text)
		return NULL;
	for (const char *p = text; *p; p++)
		if (isdigit((unsigned char)*p))
			digits++;
	if (digits < 7 || digits > 15 ||
	    text[strspn(text, "0123456789 +()-")]) {
		bad(fields, name,
		    N_("{value} is not a telephone number: write it like "
		       "{mend}"),
		    text, "020 7946 0000");
		return NULL;
	}
	return text;
}
