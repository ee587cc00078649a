/* People around tenants in the demonstration, and tenancies that changed: a
 * child who interprets, an authority that lapsed, a death, a duplicate, a joint
 * tenancy and one that was parted after abuse. */
#include <stdio.h>
#include <string.h>

#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/joint.h"
#include "desk/life.h"
#include "desk/people.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "wire/model.h"

#define TENANTS_NEEDED 150
#define WINDOW 40 /* tenants among whom somebody of the same landlord is */

struct scene {
	struct visit *visit;
	struct fault *fault;
	enum status status; /* sticky: what failed first */
};

static const char *
named(struct scene *s, int number)
{
	return arena_printf(s->visit->arena, "T%06d", number);
}

static struct tenant
tenant_of(struct scene *s, int number)
{
	struct tenant tenant = {0};

	if (s->status == OK)
		s->status = tenant_named(s->visit, named(s, number), &tenant,
					 s->fault);
	return tenant;
}

/* The next tenant of the same landlord. */
static int
neighbour(struct scene *s, int number)
{
	int64_t organisation = tenant_of(s, number).organisation;

	for (int i = 1; i < WINDOW && s->status == OK; i++)
		if (tenant_of(s, number + i).organisation == organisation)
			return number + i;
	return number;
}

static const char *
day(struct scene *s, int from_now_days)
{
	char text[ZONE_DAY_TEXT];

	zone_day_text(zone_local(s->visit->now_utc).day_days + from_now_days,
		      text);
	return arena_text(s->visit->arena, text);
}

static void
add(struct scene *s, int number, const struct person_input *in)
{
	struct faults faults = {0};

	if (s->status == OK)
		s->status = person_add(s->visit, named(s, number), in,
				       model_object(s->visit->arena), &faults,
				       s->fault);
	faults_free(&faults);
}

static void
edit(struct scene *s, int number, const struct tenant_input *in)
{
	const struct tenant tenant = tenant_of(s, number);
	const struct tenant_edit change = {named(s, number), tenant.version,
					   *in};
	struct faults faults = {0};

	if (s->status == OK)
		s->status = tenant_edit(s->visit, &change,
					model_object(s->visit->arena),
					&faults, s->fault);
	faults_free(&faults);
}

static void
household(struct scene *s, int number)
{
	add(s, number, &(struct person_input){
		.role = "household", .name = "Ayaan Warsame",
		.relation = "son, 12", .age = "child", .interprets = "yes",
		.spoken = "en"});
	add(s, number, &(struct person_input){
		.role = "household", .name = "Hodan Warsame",
		.relation = "wife", .age = "adult", .spoken = "so",
		.read = "so", .formats = "large-print:20"});
	add(s, number, &(struct person_input){
		.role = "carer", .name = "Layla Haddad",
		.name_native = "ليلى حداد", .relation = "neighbour",
		.age = "adult", .spoken = "ar", .phone = "07700 900461",
		.safe_contact = "after four in the afternoon"});
}

static void
representatives(struct scene *s, int number)
{
	add(s, number, &(struct person_input){
		.role = "representative", .name = "Ruth Penhaligon",
		.relation = "solicitor", .authority = "deputy",
		.may = "decide", .evidence = "court order seen",
		.kept = "tenancy file, paper 14", .given = day(s, -760),
		.expires = day(s, -20), .address = "2 Chapel Yard\nHarrowmere",
		.postcode = "NB4 5AR"});
	add(s, number, &(struct person_input){
		.role = "representative", .name = "Tomasz Wilk",
		.relation = "brother", .authority = "written-consent",
		.may = "told", .evidence = "signed form", .spoken = "pl",
		.kept = "scanned, 3 pages", .given = day(s, -330),
		.expires = day(s, 35), .phone = "07700 900462"});
}

static void
bereaved(struct scene *s, int number)
{
	const struct life_death death = {
		.tenant = named(s, number),
		.day = day(s, -4),
		.known_by = "the daughter telephoned; certificate seen",
	};
	struct faults faults = {0};

	if (s->status == OK)
		s->status = life_death(s->visit, &death,
				       model_object(s->visit->arena), &faults,
				       s->fault);
	faults_free(&faults);
	add(s, number, &(struct person_input){
		.role = "representative", .name = "Grace Ashdown",
		.relation = "daughter", .authority = "executor",
		.may = "decide", .evidence = "will and certificate seen",
		.kept = "tenancy file, paper 3", .given = day(s, -3),
		.read = "en", .address = "11 Mill Lane\nExampleton",
		.postcode = "LS9 8AB", .phone = "07700 900463"});
}

/* "Megan Campbell" was written down again as "Campbell Megan". */
static void
twice(struct scene *s, int number)
{
	const struct tenant tenant = tenant_of(s, number);
	const char *space = tenant.name ? strrchr(tenant.name, ' ') : NULL;
	struct tenant_input in = {.postcode = tenant.postcode,
				  .phone = tenant.phone,
				  .name_native = tenant.name_native};

	if (!space)
		return;
	in.name = arena_printf(s->visit->arena, "%s %.*s", space + 1,
			       (int)(space - tenant.name), tenant.name);
	in.address[0] = tenant.address[0];
	edit(s, neighbour(s, number), &in);
}

static int
joined(struct scene *s, int number)
{
	const struct tenant tenant = tenant_of(s, number);
	int other = neighbour(s, number);
	struct tenant_input in = {.postcode = tenant.postcode,
				  .phone = tenant.phone};
	struct faults faults = {0};

	in.address[0] = tenant.address[0];
	in.address[1] = tenant.address[1];
	edit(s, other, &in);
	if (s->status == OK)
		s->status = joint_link(s->visit, named(s, number),
				       named(s, other),
				       model_object(s->visit->arena), &faults,
				       s->fault);
	faults_free(&faults);
	return other;
}

static void
parted(struct scene *s, int number)
{
	struct joint_split split = {
		.tenant = named(s, number),
		.why = "abuse",
		.address = "others",
		.phone = "others",
		.new_address = "Refuge, post box 7\nExampleton",
		.new_postcode = "LS9 8AB",
		.new_phone = "07700 900464",
	};
	struct faults faults = {0};

	(void)joined(s, number);
	add(s, number, &(struct person_input){
		.role = "household", .name = "Robin", .relation = "child, 5",
		.age = "child"});
	split.version = tenant_of(s, number).version;
	if (s->status == OK)
		s->status = joint_part(s->visit, &split,
				       model_object(s->visit->arena), &faults,
				       s->fault);
	faults_free(&faults);
}

static enum status
play(struct visit *visit, void *self, struct fault *fault)
{
	struct scene scene = {visit, fault, OK};

	(void)self;
	household(&scene, 11);
	representatives(&scene, 12);
	bereaved(&scene, 13);
	twice(&scene, 20);
	(void)joined(&scene, 60);
	parted(&scene, 100);
	return scene.status;
}

enum status
demo_people(const char *path, const struct demo_wish *wish,
	    struct fault *fault)
{
	const struct demo_moment moment = {DAY_SECONDS, 101, play};

	if (wish->tenants < TENANTS_NEEDED)
		return OK;
	return demo_after(path, wish, &moment, fault);
}
