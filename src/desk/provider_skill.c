/* What a provider can do, from the words that came in. */
#include "desk/provider_skill.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/need.h"
#include "lang/tag.h"

#define SKILLS_MOST 200
#define WORDS 12

struct skill_list {
	struct fields *fields;
	struct skill *list;
	size_t count, cap;
};

static void
bad_skill(struct fields *fields, const char *text)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no skill: write it like {example}"),
			"value", text, "example",
			"translation en>pl 0.12/word; interpreting pl "
			"on-site (Silesian) 38.00/hour; format braille "
			"25.00/item",
			NULL);
	field_take(fields, "skills", &fault);
}

/* "en>pl", or one language that English goes into. */
static bool
read_pair(struct fields *fields, const char *text, struct skill *skill)
{
	const char *arrow = strchr(text, '>');
	const struct tag *from = tag_find("en"), *to;

	if (arrow)
		from = tag_find(arena_copy(fields->arena, text,
					   (size_t)(arrow - text)));
	to = tag_find(arrow ? arrow + 1 : text);
	if (!from || !to)
		return false;
	skill->from = from->tag;
	skill->language = to->tag;
	return true;
}

/* "0.12/word": pounds, in pence rounded. */
static bool
read_price(const char *text, struct skill *skill)
{
	char *end;
	double pounds;

	errno = 0;
	pounds = strtod(text, &end);
	if (errno || end == text || *end != '/' ||
	    !(pounds >= 0 && pounds <= 100000))
		return false;
	skill->price_minor = (int64_t)(pounds * 100 + 0.5);
	return skill_unit_parse(end + 1, &skill->unit);
}

/* "(Sylheti, Dhakaiya)" */
static bool
read_dialects(struct fields *fields, const char *word, struct skill *skill)
{
	size_t bytes = strlen(word);

	if (bytes < 3 || word[bytes - 1] != ')')
		return false;
	skill->dialects = arena_copy(fields->arena, word + 1, bytes - 2);
	return need_says_something(skill->dialects);
}

/* "Guru": a script of a language that we know. */
static bool
read_script(struct fields *fields, const char *word, struct skill *skill)
{
	const struct tag *tags;
	size_t count = tag_all(&tags);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(tags[i].script, word)) {
			skill->scripts =
				skill->scripts
					? arena_printf(fields->arena, "%s %s",
						       skill->scripts, word)
					: tags[i].script;
			return true;
		}
	return false;
}

static bool
read_word(struct fields *fields, const char *word, struct skill *skill)
{
	if (*word == '(')
		return read_dialects(fields, word, skill);
	if (strchr(word, '/'))
		return read_price(word, skill);
	if (read_script(fields, word, skill))
		return true;
	if (mode_parse(word, &skill->mode) && *word)
		return skill->service == SERVICE_INTERPRETING;
	if (format_parse(word, &skill->format) && *word)
		return skill->service == SERVICE_FORMAT;
	return read_pair(fields, word, skill);
}

/* An interpreter without a mode works in each. */
static void
add_skill(struct skill_list *all, const struct skill *skill)
{
	int first = (int)skill->mode, last = (int)skill->mode;

	if (skill->service == SERVICE_INTERPRETING &&
	    skill->mode == MODE_NONE)
		first = MODE_NONE + 1, last = MODES - 1;
	for (int mode = first; mode <= last; mode++) {
		all->list = arena_grow(all->fields->arena, all->list,
				       all->count, &all->cap,
				       sizeof *all->list);
		all->list[all->count] = *skill;
		all->list[all->count++].mode = (enum mode)mode;
	}
}

/* One of them: a service, then languages, mode, format and price. */
static void
read_skill(struct skill_list *all, const char *text)
{
	struct fields *fields = all->fields;
	struct skill skill = {.from = "en", .language = "", .unit = PER_ITEM};
	const char *p = text;
	int words = 0;

	while (*p) {
		size_t bytes = strcspn(p, *p == '(' ? ")" : " ");
		const char *word;
		bool fits;

		bytes += p[bytes] == ')';
		word = arena_copy(fields->arena, p, bytes);
		fits = words ? read_word(fields, word, &skill)
			     : service_parse(word, &skill.service);
		if (!fits || ++words > WORDS) {
			bad_skill(fields, text);
			return;
		}
		p += bytes;
		p += strspn(p, " ");
	}
	if (skill.service == SERVICE_FORMAT && skill.format != FORMAT_NONE) {
		if (!*skill.language)
			skill.language = "en";
	} else if (skill.service == SERVICE_FORMAT || !*skill.language) {
		bad_skill(fields, text);
		return;
	}
	add_skill(all, &skill);
}

void
skills_read(struct fields *fields, const char *value, struct skills *ret)
{
	const char *text = field_text(fields, "skills", value, 8000);
	struct skill_list all = {.fields = fields};

	while (text && *text && all.count < SKILLS_MOST) {
		size_t bytes = strcspn(text, ";");
		const char *one = field_text(
			fields, "skills",
			arena_copy(fields->arena, text, bytes), 200);

		if (one)
			read_skill(&all, one);
		text += bytes + (text[bytes] == ';');
	}
	*ret = (struct skills){all.list, all.count};
}
