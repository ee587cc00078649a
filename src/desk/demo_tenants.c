/* The demonstration's tenants and providers. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/demo_inside.h"
#include "desk/providers.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "wire/model.h"

#define OTHER_LANGUAGES 240 /* of 1,000 tenants speak not English at home */
#define UNASKED 9	    /* one of so many of them was never asked */

struct person {
	const char *latin, *native; /* native: NULL none */
};

/* "Latin=native" of given and family name; Chinese family names come first
 * and without a space in their own script. */
static struct person
invent_person(struct demo *demo, const struct demo_language *l,
	      struct arena *arena)
{
	const struct demo_list *given =
		demo_chance(demo, 560) ? &l->women : &l->men;
	char *first = arena_text(arena, demo_pick(given, &demo->random));
	char *last = arena_text(arena, demo_pick(&l->family, &demo->random));
	char *first_native = strchr(first, '=');
	char *last_native = strchr(last, '=');
	struct person person;
	bool han = !strcmp(l->tag, "zh") || !strcmp(l->tag, "yue");

	if (first_native)
		*first_native++ = '\0';
	if (last_native)
		*last_native++ = '\0';
	person.latin = han ? arena_printf(arena, "%s %s", last, first)
			   : arena_printf(arena, "%s %s", first, last);
	person.native = NULL;
	if (first_native && last_native)
		person.native = han ? arena_printf(arena, "%s%s", last_native,
						   first_native)
				    : arena_printf(arena, "%s %s", first_native,
						   last_native);
	return person;
}

static const char *
invent_reads(struct demo *demo, const struct demo_language *l)
{
	int at = (int)random_below(&demo->random, 100);

	for (int i = 0; i < DEMO_READS && l->read[i].tag; i++) {
		at -= l->read[i].percent;
		if (at < 0)
			return l->read[i].tag;
	}
	return l->tag;
}

static const char *
invent_format(struct demo *demo, struct arena *arena)
{
	static const char *const rare[] = {"audio", "easy-read", "braille:2",
					   "braille:1", "easy-read"};

	if (!demo_chance(demo, 38))
		return NULL;
	if (demo_chance(demo, 780))
		return arena_printf(
			arena, "large-print:%d",
			16 + 2 * (int)random_below(&demo->random, 5));
	return rare[random_below(&demo->random, 5)];
}

static size_t
invent_landlord(struct demo *demo)
{
	int at = (int)random_below(&demo->random, 100);

	for (size_t i = 1; i + 1 < demo->data.landlords; i++) {
		at -= demo->data.landlord[i].percent;
		if (at < 0)
			return i;
	}
	return demo->data.landlords - 1;
}

/* Telephone numbers are of the range kept free for drama. */
static void
invent_contact(struct demo *demo, const struct demo_landlord *landlord,
	       struct tenant_input *in, struct arena *arena)
{
	struct random_source *random = &demo->random;

	in->address[0] =
		arena_printf(arena, "%d %s", 1 + (int)random_below(random, 180),
			     demo_pick(&demo->data.street, random));
	in->address[1] = landlord->town;
	in->postcode = arena_printf(arena, "%s %d%c%c", landlord->area,
				    1 + (int)random_below(random, 9),
				    "ABDEFGHJLN"[random_below(random, 10)],
				    "PQRSTUWXYZ"[random_below(random, 10)]);
	in->phone = arena_printf(arena, "07700 900%03d",
				 (int)random_below(random, 1000));
}

static void
group_add(struct arena *arena, struct demo_group *group, uint32_t tenant)
{
	group->tenant = arena_grow(arena, group->tenant, group->count,
				   &group->cap, sizeof *group->tenant);
	group->tenant[group->count++] = tenant;
}

static void
invent_needs(struct demo *demo, const struct demo_language *l,
	     struct tenant_input *in, struct arena *arena)
{
	static const char *const english[] = {"none", "some", "some", "good"};
	static const char *const never[] = {
		"never post to the home",
		"never leave a message",
		"call only between 10 and 12",
	};

	if (l != demo->data.language) {
		in->spoken = l->tag;
		in->read = invent_reads(demo, l);
		in->english = english[random_below(&demo->random, 4)];
	}
	in->formats = invent_format(demo, arena);
	if (demo_chance(demo, 6))
		in->safe_contact = never[random_below(&demo->random, 3)];
}

static enum status
add_tenant(struct demo *demo, struct visit *visit, int64_t number,
	   struct fault *fault)
{
	struct demo_data *data = &demo->data;
	size_t language =
		demo_chance(demo, OTHER_LANGUAGES)
			? demo_pick_language(data, DEMO_PEOPLE, &demo->random)
			: 0;
	const struct demo_language *l = &data->language[language];
	const struct demo_landlord *landlord =
		&data->landlord[invent_landlord(demo)];
	struct person person = invent_person(demo, l, visit->arena);
	struct tenant_input in = {
		.reference =
			arena_printf(visit->arena, "T%06d", (int)number + 1),
		.name = person.latin,
		.name_native = person.native,
		.organisation = landlord->name,
	};
	struct model *made = model_object(visit->arena);
	struct faults faults = {0};
	struct demo_tenant *tenant = &demo->tenant[number];
	enum status status;

	invent_contact(demo, landlord, &in, visit->arena);
	invent_needs(demo, l, &in, visit->arena);
	if (number % UNASKED == 1)
		in.spoken = in.read = in.english = NULL;
	status = tenant_add(visit, &in, made, &faults, fault);
	if (status == E_INPUT && faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	if (status != OK)
		return status;
	snprintf(tenant->id, sizeof tenant->id, "%s",
		 model_text_of(model_get(made, "id")));
	tenant->language = (uint16_t)language;
	tenant->format = in.formats != NULL;
	group_add(demo->arena, &demo->group[language], (uint32_t)number);
	if (in.formats)
		group_add(demo->arena, &demo->format, (uint32_t)number);
	return OK;
}

enum status
demo_tenants(struct demo *demo, struct fault *fault)
{
	demo->tenants = demo->wish->tenants;
	demo->tenant = arena_alloc(demo->arena, (size_t)demo->tenants *
							sizeof *demo->tenant);
	demo->group = arena_alloc(demo->arena,
				  demo->data.languages * sizeof *demo->group);
	return demo_many(demo, N_("tenants"), demo->tenants, add_tenant, fault);
}

/* "translation en>pl; translation pl>en; interpreting pl on-site; ..." */
static void
skill_of(const struct demo_provider *p, const char *language, struct buf *out)
{
	if (strchr(p->services, 't'))
		buf_printf(out, "translation en>%s; translation %s>en; ",
			   language, language);
	for (size_t i = 0; i < p->ways.count; i++)
		if (strchr(p->services, 'f'))
			buf_printf(out, "format %s; ", p->ways.word[i]);
		else if (strchr(p->services, 'i'))
			buf_printf(out, "interpreting %s %s; ", language,
				   p->ways.word[i]);
}

/* "*" is every language of the demonstration but English and BSL. */
static void
skills_of(const struct demo_data *data, const struct demo_provider *p,
	  struct buf *out)
{
	bool all = !strcmp(p->languages.word[0], "*");

	for (size_t i = 0; !all && i < p->languages.count; i++)
		skill_of(p, p->languages.word[i], out);
	for (size_t i = 1; all && i < data->languages; i++)
		if (strcmp(data->language[i].tag, "bfi"))
			skill_of(p, data->language[i].tag, out);
}

static enum status
add_provider(struct demo *demo, struct visit *visit, int64_t number,
	     struct fault *fault)
{
	const struct demo_provider *p = &demo->data.provider[number];
	struct buf skills = {0};
	struct faults faults = {0};
	char checked[ZONE_DAY_TEXT];
	struct provider_input in = {
		.name = p->name,
		.kind = p->kind,
		.area = p->area,
		.email = arena_printf(visit->arena, "work%02d@provider.example",
				      (int)number + 1),
		.phone = arena_printf(visit->arena, "020 7946 0%03d",
				      (int)number + 1),
		.organisation = demo->data.landlord[0].name,
		.gender = *p->kind == 'a' ? NULL
			  : number % 3	  ? "woman"
					  : "man",
		.dbs_level = "enhanced",
		.dbs_checked = checked,
		.contract_order = p->contract_order,
		.capacity = *p->kind == 'a' ? 0 : 25,
	};
	enum status status;

	zone_day_text(zone_local(visit->now_utc).day_days - 120, checked);
	skills_of(&demo->data, p, &skills);
	in.skills = buf_string(&skills);
	status = provider_add(visit, &in, model_object(visit->arena), &faults,
			      fault);
	if (status == E_INPUT && faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	buf_free(&skills);
	return status;
}

enum status
demo_providers(struct demo *demo, struct fault *fault)
{
	return demo_many(demo, N_("providers"), (int64_t)demo->data.providers,
			 add_provider, fault);
}
