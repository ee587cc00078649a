/* A provider from the words that came in. */
#include "desk/provider_input.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/need.h"
#include "desk/inside.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/organisation.h"

#define SKILLS_MOST 200
#define WORDS 8

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
			"on-site 38.00/hour; format braille 25.00/item",
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

static bool
read_word(struct fields *fields, const char *word, struct skill *skill)
{
	if (strchr(word, '/'))
		return read_price(word, skill);
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
		size_t bytes = strcspn(p, " ");
		const char *word = arena_copy(fields->arena, p, bytes);
		bool fits = words ? read_word(fields, word, &skill)
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

static void
read_skills(struct fields *fields, const char *value, struct skills *ret)
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

/* "M": the letters that a postcode begins with. */
static const char *
read_area(struct fields *fields, const char *value)
{
	const char *text = field_text(fields, "area", value, 4);
	char *upper;

	if (!text)
		return NULL;
	upper = arena_text(fields->arena, text);
	for (char *p = upper; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	return upper;
}

void
provider_read(struct visit *visit, const struct provider_input *input,
	      struct fields *fields, struct provider_record *ret)
{
	struct provider *provider = &ret->provider;
	const char *gender, *checked;
	struct fault fault;
	int kind = PROVIDER_AGENCY;

	*ret = (struct provider_record){
		.provider = {.active = true, .created_utc = visit->now_utc}};
	provider->name = field_needed(fields, "name", input->name, 200);
	(void)field_word(fields, "kind", input->kind, WORDS_PROVIDER_KIND,
			 &kind);
	provider->kind = (enum provider_kind)kind;
	provider->email = field_email(fields, "email", input->email);
	provider->phone = field_phone(fields, "phone", input->phone);
	provider->area = read_area(fields, input->area);
	gender = field_text(fields, "gender", input->gender, 20);
	if (gender && need_check(NEED_INTERPRETER_GENDER, gender, &fault) != OK)
		field_take(fields, "gender", &fault);
	provider->gender = gender;
	checked = field_text(fields, "dbs_checked", input->dbs_checked, 20);
	if (checked && zone_parse_day("dbs_checked", checked,
				      &provider->dbs_checked_days,
				      &fault) != OK)
		field_take(fields, "dbs_checked", &fault);
	if (field_count(fields, "contract_order", input->contract_order, 99))
		provider->contract_order = (int)input->contract_order;
	if (field_count(fields, "capacity", input->capacity, 10000))
		provider->capacity = (int)input->capacity;
	read_skills(fields, input->skills, &ret->skills);
	ret->organisation =
		field_text(fields, "organisation", input->organisation, 200);
}

static enum status
owner(struct visit *visit, struct provider_record *record,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	enum status status;

	record->provider.organisation = visit->caller->organisation;
	if (!record->organisation)
		return OK;
	status = organisation_find(&access, record->organisation,
				   &organisation, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_INPUT, "/organisation",
				 N_("{value} is no organisation here: write "
				    "its name as in the list"),
				 "value", record->organisation, NULL);
	if (status == OK)
		record->provider.organisation = organisation.id;
	return status;
}

static enum status
put_skills(struct visit *visit, const struct provider_record *record,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = OK;

	for (size_t i = 0; i < record->skills.count && status == OK; i++)
		status = skill_put(&access, record->provider.id,
				   &record->skills.list[i], fault);
	return status;
}

enum status
provider_put(struct visit *visit, struct provider_record *record,
	     bool *ret_added, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider *provider = &record->provider;
	struct log_entry entry = {.kind = "provider.added"};
	struct provider old;
	enum status status = owner(visit, record, fault);

	*ret_added = false;
	if (status == OK)
		status = provider_by_name(&access, provider->organisation,
					  provider->name, &old, fault);
	if (status == OK)
		provider->id = old.id;
	if (status != E_NOT_FOUND)
		return status;
	*ret_added = true;
	provider->id = visit_id(visit);
	entry.subject = provider->id;
	entry.organisation = provider->organisation;
	status = provider_insert(&access, provider, fault);
	if (status == OK)
		status = put_skills(visit, record, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	return status;
}

enum status
provider_renew(struct visit *visit, const struct provider_record *record,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct log_entry entry = {.kind = "provider.changed",
				  .subject = record->provider.id,
				  .organisation =
					  record->provider.organisation};
	enum status status = provider_update(&access, &record->provider,
					     fault);

	if (status == OK)
		status = put_skills(visit, record, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	return status;
}
