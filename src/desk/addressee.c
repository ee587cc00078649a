/* Who gets a letter. */
#include "desk/addressee.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/life.h"
#include "desk/people.h"
#include "desk/record.h"

#define NEEDS_MORE 10

/* One who lives with the tenant is written to at the tenant's address. */
static void
take_address(struct arena *arena, const struct person *p, struct tenant *to)
{
	const char *rest = p->address;

	if (!rest)
		return;
	for (int i = 0; i < ADDRESS_LINES; i++) {
		size_t bytes = rest ? strcspn(rest, "\n") : 0;

		to->address[i] = bytes ? arena_copy(arena, rest, bytes) : NULL;
		rest = rest && rest[bytes] ? rest + bytes + 1 : NULL;
	}
	to->postcode = p->postcode;
}

enum status
addressee_choose(struct visit *visit, const char *tenant, const char *person,
		 struct addressee *ret, struct fault *fault)
{
	struct person p;
	enum status status = tenant_named(visit, tenant, &ret->tenant, fault);

	ret->person = ret->person_version = 0;
	ret->spoken = ret->read = ret->formats = NULL;
	if (status != OK)
		return status;
	if (!person || !*person)
		return life_letter_allowed(visit, &ret->tenant, fault);
	status = life_letter_instead(visit, &ret->tenant, fault);
	if (status == OK)
		status = person_to_write_to(visit, &ret->tenant, person, &p,
					    fault);
	if (status != OK)
		return status;
	ret->person = p.id;
	ret->person_version = p.version;
	ret->role = p.role;
	ret->spoken = p.spoken;
	ret->read = p.read ? p.read : p.spoken;
	ret->formats = p.formats;
	ret->tenant.name = p.name;
	ret->tenant.name_native = p.name_native;
	take_address(visit->arena, &p, &ret->tenant);
	return OK;
}

enum status
addressee_again(struct visit *visit, const struct addressee *before,
		struct addressee *ret, struct fault *fault)
{
	char tenant[ID_TEXT], person[ID_TEXT] = "";

	id_format(before->tenant.id, tenant);
	if (before->person)
		id_format(before->person, person);
	return addressee_choose(visit, tenant, person, ret, fault);
}

static void
drop(struct needs *needs, enum need_kind kind)
{
	size_t kept = 0;

	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind != kind)
			needs->list[kept++] = needs->list[i];
	needs->count = kept;
}

static void
add(struct needs *needs, enum need_kind kind, const char *value)
{
	needs->list[needs->count++] =
		(struct need){.kind = kind, .value = value};
}

static void
add_formats(struct arena *arena, struct needs *needs, const char *formats)
{
	for (size_t n = 0; *formats && n < NEEDS_MORE - 2; n++) {
		size_t bytes;

		formats += strspn(formats, " ;,|");
		bytes = strcspn(formats, " ;,|");
		if (bytes)
			add(needs, NEED_FORMAT,
			    arena_copy(arena, formats, bytes));
		formats += bytes;
	}
}

void
addressee_needs(struct visit *visit, const struct addressee *to,
		struct needs *needs)
{
	struct needs own = {arena_alloc(visit->arena,
					(needs->count + NEEDS_MORE) *
						sizeof *own.list),
			    needs->count};

	if (!to->person)
		return;
	for (size_t i = 0; i < needs->count; i++)
		own.list[i] = needs->list[i];
	drop(&own, NEED_SAFE_CONTACT);
	if (to->read || to->formats)
		drop(&own, NEED_CANNOT_READ);
	if (to->spoken) {
		drop(&own, NEED_SPOKEN_LANGUAGE);
		add(&own, NEED_SPOKEN_LANGUAGE, to->spoken);
	}
	if (to->read) {
		drop(&own, NEED_READ_LANGUAGE);
		add(&own, NEED_READ_LANGUAGE, to->read);
	}
	if (to->formats) {
		drop(&own, NEED_FORMAT);
		add_formats(visit->arena, &own, to->formats);
	}
	*needs = own;
}
