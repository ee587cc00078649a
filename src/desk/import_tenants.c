/* Rows of tenants.csv. */
#include <string.h>
#include <strings.h>

#include "desk/inside.h"
#include "desk/record.h"
#include "desk/table.h"
#include "lang/tag.h"

enum column {
	REFERENCE,
	NAME,
	NAME_NATIVE,
	ORGANISATION,
	ADDRESS_1,
	POSTCODE = ADDRESS_1 + ADDRESS_LINES,
	UPRN,
	EMAIL,
	PHONE,
	SPOKEN,
	READ,
	SCRIPT,
	ENGLISH,
	FORMATS_COLUMN,
	SAFE_CONTACT,
	COLUMNS,
};

/* The names of interface, and what other housing systems call them. */
static const struct heading headings[COLUMNS] = {
	[REFERENCE] = {"reference",
		       "ref|tenancy_ref|tenancy_reference|tenant_ref|"
		       "tenant_reference|tenant_id|person_ref|account_ref",
		       HEADING_MUST},
	[NAME] = {"name", "full_name|tenant_name|tenant|display_name",
		  HEADING_MUST},
	[NAME_NATIVE] = {"name_native",
			 "native_name|name_in_own_script|own_name",
			 HEADING_MAY},
	[ORGANISATION] = {"organisation",
			  "organization|landlord|company|member",
			  HEADING_MAY},
	[ADDRESS_1] = {"address_1", "address1|address_line_1|address",
		       HEADING_MAY},
	{"address_2", "address2|address_line_2", HEADING_MAY},
	{"address_3", "address3|address_line_3", HEADING_MAY},
	{"address_4", "address4|address_line_4|town|city", HEADING_MAY},
	{"address_5", "address5|address_line_5|county", HEADING_MAY},
	{"address_6", "address6|address_line_6", HEADING_MAY},
	{"address_7", "address7|address_line_7", HEADING_MAY},
	[POSTCODE] = {"postcode", "post_code|postal_code|zip", HEADING_MAY},
	[UPRN] = {"uprn", "property_reference|property_ref", HEADING_MAY},
	[EMAIL] = {"email", "e_mail|email_address", HEADING_MAY},
	[PHONE] = {"phone", "telephone|mobile|phone_number|tel",
		   HEADING_MAY},
	[SPOKEN] = {"language_spoken",
		    "spoken_language|language|first_language|main_language|"
		    "preferred_language",
		    HEADING_MAY},
	[READ] = {"language_read", "read_language|written_language|reads",
		  HEADING_MAY},
	[SCRIPT] = {"script", "writing|alphabet", HEADING_MAY},
	[ENGLISH] = {"english", "english_level|spoken_english", HEADING_MAY},
	[FORMATS_COLUMN] = {"formats",
			    "format|alternative_format|preferred_format",
			    HEADING_MAY},
	[SAFE_CONTACT] = {"safe_contact",
			  "contact_rule|safe_contact_rule|contact_warning",
			  HEADING_MAY},
};

/* Is the tag's English name this, but for what stands in brackets? */
static bool
called(const struct tag *tag, const char *text)
{
	size_t bytes = strlen(text);

	return !strncasecmp(tag->english, text, bytes) &&
	       !strncmp(tag->english + bytes, " (", 2);
}

/* "Panjabi" is pa, in whichever script; "Kurdish" is two languages, and which
 * is for the tenant to say. */
static const char *
language_of_scripts(struct arena *arena, const char *text)
{
	const struct tag *all, *found = NULL;
	size_t count = tag_all(&all), primary = 0;

	for (size_t i = 0; i < count; i++) {
		if (!called(&all[i], text))
			continue;
		if (found && (strcspn(all[i].tag, "-") != primary ||
			      strncmp(found->tag, all[i].tag, primary) != 0))
			return text;
		found = &all[i];
		primary = strcspn(found->tag, "-");
	}
	if (!found)
		return text;
	return arena_copy(arena, found->tag, primary);
}

/* A tag, or a language's name in English or its own words. */
static const char *
language_word(struct arena *arena, const char *text)
{
	const struct tag *all;
	size_t count = tag_all(&all);

	if (!*text || tag_find(text))
		return text;
	for (size_t i = 0; i < count; i++)
		if (!strcasecmp(all[i].english, text) ||
		    !strcmp(all[i].autonym, text))
			return all[i].tag;
	return language_of_scripts(arena, text);
}

/* Is this the tag's script, by its code or as its English name has it? */
static bool
written_in(const struct tag *tag, const char *script)
{
	const char *named = strchr(tag->english, '(');
	size_t bytes = strlen(script);

	return !strcasecmp(tag->script, script) ||
	       (named && !strncasecmp(named + 1, script, bytes) &&
		named[1 + bytes] == ')');
}

/* "pa" read in "Guru" or "Gurmukhi" is pa-Guru. */
static const struct tag *
in_script(const char *language, const char *script)
{
	const struct tag *all, *tag = tag_find(language);
	size_t count = tag_all(&all), bytes = strcspn(language, "-");

	if (tag && written_in(tag, script))
		return tag;
	for (size_t i = 0; i < count; i++)
		if (strcspn(all[i].tag, "-") == bytes &&
		    !strncasecmp(all[i].tag, language, bytes) &&
		    written_in(&all[i], script))
			return &all[i];
	return NULL;
}

static const char *
read_language(struct fields *fields, const struct table_row *row)
{
	const char *language = language_word(fields->arena, row->value[READ]);
	const char *script = row->value[SCRIPT];
	const struct tag *tag;
	struct fault none;

	if (!*script || (*language && !tag_find(language)))
		return field_language(fields, "language_read", language);
	tag = *language ? in_script(language, script) : NULL;
	if (tag)
		return tag->tag;
	(void)fault_set(&none, E_INPUT, "",
			N_("{value} is no script of the language read: write "
			   "its code, like Guru, or leave it empty"),
			"value", script, NULL);
	field_take(fields, "script", &none);
	return NULL;
}

static const char *
unless_empty(const char *text)
{
	return *text ? text : NULL;
}

static void
read_input(struct fields *fields, const struct table_row *row,
	   struct tenant_input *input)
{
	const char *const *value = row->value;

	*input = (struct tenant_input){
		.reference = value[REFERENCE],
		.name = value[NAME],
		.name_native = unless_empty(value[NAME_NATIVE]),
		.postcode = unless_empty(value[POSTCODE]),
		.uprn = unless_empty(value[UPRN]),
		.email = unless_empty(value[EMAIL]),
		.phone = unless_empty(value[PHONE]),
		.spoken = field_language(fields, "language_spoken",
					 language_word(fields->arena,
						       value[SPOKEN])),
		.read = read_language(fields, row),
		.english = value[ENGLISH],
		.formats = value[FORMATS_COLUMN],
		.safe_contact = value[SAFE_CONTACT],
	};
	for (int i = 0; i < ADDRESS_LINES; i++)
		input->address[i] = unless_empty(value[ADDRESS_1 + i]);
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool
same_tenant(const struct tenant *a, const struct tenant *b)
{
	for (int i = 0; i < ADDRESS_LINES; i++)
		if (!same_text(a->address[i], b->address[i]))
			return false;
	return same_text(a->name, b->name) &&
	       same_text(a->name_native, b->name_native) &&
	       same_text(a->postcode, b->postcode) &&
	       same_text(a->uprn, b->uprn) && same_text(a->email, b->email) &&
	       same_text(a->phone, b->phone);
}

static bool
all_hold(const struct record *record, const struct needs *needs)
{
	for (size_t i = 0; i < record->needs; i++) {
		bool holds = false;

		for (size_t j = 0; j < needs->count && !holds; j++)
			holds = needs->list[j].kind == record->need[i].kind &&
				!strcmp(needs->list[j].value,
					record->need[i].value);
		if (!holds)
			return false;
	}
	return true;
}

/* Whether the register has this already. What the table does not say stays. */
static enum status
compare(struct visit *visit, const struct record *record,
	const struct tenant *old, enum change *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct needs needs;
	enum status status;

	*ret = CHANGE_EDIT;
	if (!same_tenant(&record->tenant, old))
		return OK;
	status = need_active(&access, old->id, &needs, fault);
	if (status == OK && all_hold(record, &needs))
		*ret = CHANGE_NONE;
	return status;
}

/* A closed record stays as it is, and so does where somebody lives who is to
 * be kept safe: the other system may still know the old address. True where
 * nothing is to be changed at all. */
static bool
leave_alone(const struct tenant *old, struct tenant_input *input)
{
	if (old->confidential_utc) {
		for (int i = 0; i < ADDRESS_LINES; i++)
			input->address[i] = NULL;
		input->postcode = input->uprn = NULL;
		input->email = input->phone = NULL;
	}
	return old->life != LIFE_CURRENT ||
	       strcmp(old->reference, input->reference) != 0; /* merged */
}

static enum status
tenant_row_read(struct import *import, struct visit *visit,
		const struct table_row *row, struct fields *fields,
		void **ret_kept, enum change *ret, struct fault *fault)
{
	struct visit inner = *visit;
	struct access access = visit_access(visit);
	struct record *record =
		arena_alloc(import_arena(import), sizeof *record);
	struct tenant_input input;
	struct tenant old;
	int64_t organisation;
	enum status status = import_organisation(import, visit, fields,
						 row->value[ORGANISATION],
						 &organisation, fault);

	if (status != OK)
		return status;
	inner.arena = access.arena = import_arena(import);
	read_input(fields, row, &input);
	status = tenant_by_reference(&access, organisation, input.reference,
				     &old, NULL);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	if (status == OK && leave_alone(&old, &input)) {
		record->tenant = old;
		record->tenant.reference = input.reference;
		*ret_kept = record;
		*ret = CHANGE_NONE;
		return OK;
	}
	record_read(&inner, &input, status == OK ? &old : NULL, fields,
		    record);
	record->tenant.organisation = organisation;
	*ret_kept = record;
	*ret = CHANGE_ADD;
	return status == OK ? compare(&inner, record, &old, ret, fault) : OK;
}

static enum status
tenant_row_write(struct visit *visit, void *kept, enum change change,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct record *record = kept;
	int64_t changed = 0;
	enum status status;

	record->tenant.updated_utc = visit->now_utc;
	if (change == CHANGE_ADD) {
		record->tenant.id = visit_id(visit);
		record->tenant.version = 1;
		record->tenant.created_utc = visit->now_utc;
		status = tenant_insert(&access, &record->tenant,
				       &record->keys, fault);
		if (status == E_CONFLICT)
			status = E_STALE;
	} else {
		status = tenant_update(&access, &record->tenant,
				       &record->keys, fault);
	}
	return status == OK ? record_needs(visit, record, &changed, fault)
			    : status;
}

static const char *
tenant_row_key(struct arena *arena, const void *kept)
{
	const struct record *record = kept;

	return arena_printf(arena, "%lld %s",
			    (long long)record->tenant.organisation,
			    record->tenant.reference);
}

const struct table_kind table_tenants = {
	.heading = headings,
	.headings = COLUMNS,
	.read = tenant_row_read,
	.write = tenant_row_write,
	.key = tenant_row_key,
	.key_heading = "reference",
};
