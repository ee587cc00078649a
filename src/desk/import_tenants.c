/* Rows of tenants.csv. What other systems call the columns is from public
 * descriptions of such tables: the National Fraud Initiative's housing data
 * specification (Audit Commission, later the Cabinet Office), the field names
 * of CORE, the government's log of social lettings, BS 7666 addresses as
 * AddressBase has them (SAO, PAO, post town), and HACT's UK Housing Data
 * Standards for what a person and a tenancy are. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/inside.h"
#include "desk/language_word.h"
#include "desk/record.h"
#include "desk/table.h"
#include "lang/tag.h"

#define LINES_MOST 10 /* of an address as tables have it */

enum column {
	REFERENCE,
	NAME,
	TITLE,
	FORENAME,
	MIDDLE,
	SURNAME,
	NAME_NATIVE,
	ORGANISATION,
	ADDRESS_1,
	POSTCODE = ADDRESS_1 + LINES_MOST,
	UNIT,
	BUILDING,
	NUMBER,
	STREET,
	LOCALITY,
	TOWN,
	COUNTY,
	UPRN,
	EMAIL,
	PHONE,
	MOBILE,
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
		       "tenant_reference|tenant_id|person_ref|account_ref|"
		       "tenancycode|tenancy_code|tenant_code|tenancy_number|"
		       "tenancy_no|tenancy_id|tenancyid|person_id|"
		       "person_reference|party_ref|party_reference|"
		       "customer_reference|customer_id|external_ref|"
		       "payment_reference|rent_account|rent_account_number|"
		       "contact_reference|household_reference",
		       HEADING_MUST, NULL},
	[NAME] = {"name",
		  "full_name|tenant_name|tenant|display_name|fullname|"
		  "person_full_name|customer_name|contact_name|"
		  "main_tenant|main_tenant_name|resident|resident_name",
		  HEADING_MUST, "surname"},
	[TITLE] = {"title", "salutation|person_title", HEADING_MAY, NULL},
	[FORENAME] = {"forename",
		      "forenames|forename_s|first_name|firstname|given_name|"
		      "given_names|first_names|christian_name",
		      HEADING_MAY, NULL},
	[MIDDLE] = {"middle_name",
		    "middle_names|middle_name_s|middlename|middle_initial|"
		    "middle_name_s_or_middle_initial_s|initials",
		    HEADING_MAY, NULL},
	[SURNAME] = {"surname",
		     "last_name|lastname|family_name|second_name", HEADING_MAY,
		     NULL},
	[NAME_NATIVE] = {"name_native",
			 "native_name|name_in_own_script|own_name", HEADING_MAY,
			 NULL},
	[ORGANISATION] = {"organisation",
			  "organization|landlord|company|member|"
			  "managing_organisation|managing_organisation_name|"
			  "owning_organisation_name",
			  HEADING_MAY, NULL},
	[ADDRESS_1] = {"address_1",
		       "address1|address_line_1|address_line1|address|addr1|"
		       "property_address",
		       HEADING_MAY, NULL},
	{"address_2", "address2|address_line_2|address_line2|addr2",
	 HEADING_MAY, NULL},
	{"address_3", "address3|address_line_3|address_line3|addr3",
	 HEADING_MAY, NULL},
	{"address_4", "address4|address_line_4|address_line4|addr4",
	 HEADING_MAY, NULL},
	{"address_5", "address5|address_line_5|address_line5|addr5",
	 HEADING_MAY, NULL},
	{"address_6", "address6|address_line_6|address_line6", HEADING_MAY,
	 NULL},
	{"address_7", "address7|address_line_7|address_line7", HEADING_MAY,
	 NULL},
	{"address_8", "address8|address_line_8|address_line8", HEADING_MAY,
	 NULL},
	{"address_9", "address9|address_line_9|address_line9", HEADING_MAY,
	 NULL},
	{"address_10", "address10|address_line_10|address_line10",
	 HEADING_MAY, NULL},
	[POSTCODE] = {"postcode",
		      "post_code|postal_code|zip|postcode_full|"
		      "property_postcode|pcode",
		      HEADING_MAY, NULL},
	[UNIT] = {"unit",
		  "flat|flat_number|flat_no|sub_building|sub_building_name|"
		  "sao|sao_text|saon|saotext|room",
		  HEADING_MAY, NULL},
	[BUILDING] = {"building",
		      "building_name|house_name|block|block_name|pao_text|"
		      "paotext|scheme_name",
		      HEADING_MAY, NULL},
	[NUMBER] = {"house_number",
		    "house_no|building_number|number|pao|paon|street_number|"
		    "pao_start_number|paostartnumber|property_number",
		    HEADING_MAY, NULL},
	[STREET] = {"street",
		    "street_name|thoroughfare|road|street_description",
		    HEADING_MAY, NULL},
	[LOCALITY] = {"locality", "locality_name|localityname|district|area",
		      HEADING_MAY, NULL},
	[TOWN] = {"town",
		  "city|town_or_city|post_town|posttown|town_city|town_name",
		  HEADING_MAY, NULL},
	[COUNTY] = {"county", "administrative_area|administrativearea",
		    HEADING_MAY, NULL},
	[UPRN] = {"uprn",
		  "property_uprn|unique_property_reference_number|"
		  "property_reference|property_ref",
		  HEADING_MAY, NULL},
	[EMAIL] = {"email",
		   "e_mail|email_address|e_mail_address|emailaddress|"
		   "contact_email",
		   HEADING_MAY, NULL},
	[PHONE] = {"phone",
		   "telephone|phone_number|tel|telephone_number|home_phone|"
		   "home_telephone|home_telephone_number|landline|tel_no|"
		   "contact_number",
		   HEADING_MAY, NULL},
	[MOBILE] = {"mobile",
		    "mobile_number|mobile_phone|mobile_telephone|"
		    "mobile_telephone_number|mobile_no|cell",
		    HEADING_MAY, NULL},
	[SPOKEN] = {"language_spoken",
		    "spoken_language|language|first_language|main_language|"
		    "preferred_language|preferred_spoken_language|"
		    "language_preference",
		    HEADING_MAY, NULL},
	[READ] = {"language_read",
		  "read_language|written_language|reads|reading_language|"
		  "preferred_written_language",
		  HEADING_MAY, NULL},
	[SCRIPT] = {"script", "writing|alphabet", HEADING_MAY, NULL},
	[ENGLISH] = {"english", "english_level|spoken_english", HEADING_MAY,
		     NULL},
	[FORMATS_COLUMN] = {"formats",
			    "format|alternative_format|preferred_format|"
			    "communication_format|accessible_format",
			    HEADING_MAY, NULL},
	[SAFE_CONTACT] = {"safe_contact",
			  "contact_rule|safe_contact_rule|contact_warning|"
			  "contact_restriction",
			  HEADING_MAY, NULL},
};

static const char *
read_language(struct fields *fields, const struct table_row *row)
{
	const char *language = language_word(fields->arena, row->value[READ]);
	const char *script = row->value[SCRIPT];
	const struct tag *tag;
	struct fault none;

	if (!*script || (*language && !tag_find(language)))
		return field_language(fields, "language_read", language);
	tag = *language ? language_in_script(language, script) : NULL;
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

/* What is not empty, in this order, with that between. */
static const char *
joined(struct arena *arena, const char *between, const char *const *parts,
       size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		if (*parts[i])
			all = arena_printf(arena, "%s%s%s", all,
					   *all ? between : "", parts[i]);
	return all;
}

static const char *
read_name(struct arena *arena, const char *const *value)
{
	const char *const parts[] = {value[TITLE], value[FORENAME],
				     value[MIDDLE], value[SURNAME]};

	return *value[NAME] ? value[NAME] : joined(arena, " ", parts, 4);
}

/* An address in parts as lines: "Flat 3", "Rowan Court", "12 Sample Street". */
static void
read_parts(struct arena *arena, const char *const *value,
	   const char *line[LINES_MOST])
{
	const char *const street[] = {value[NUMBER], value[STREET]};
	const char *const parts[] = {value[UNIT],     value[BUILDING],
				     joined(arena, " ", street, 2),
				     value[LOCALITY], value[TOWN],
				     value[COUNTY]};
	size_t at = 0;

	while (at < LINES_MOST && line[at])
		at++;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (*parts[i] && at < LINES_MOST)
			line[at++] = parts[i];
}

/* As many lines as the register has; where there are more, empty ones go. */
static void
read_address(struct fields *fields, const struct table_row *row,
	     struct tenant_input *input)
{
	const char *line[LINES_MOST + 1] = {NULL};
	size_t count = 0, last = 0;
	struct fault many;

	for (size_t i = 0; i < LINES_MOST; i++) {
		line[i] = unless_empty(row->value[ADDRESS_1 + i]);
		last = line[i] ? i : last;
	}
	if (last >= ADDRESS_LINES) {
		for (size_t i = 0; i < LINES_MOST; i++)
			if (line[i])
				line[count++] = line[i];
		while (count < LINES_MOST)
			line[count++] = NULL;
	}
	read_parts(fields->arena, row->value, line);
	for (size_t i = 0; i < ADDRESS_LINES; i++)
		input->address[i] = line[i];
	if (!line[ADDRESS_LINES])
		return;
	(void)fault_set(&many, E_INPUT, "",
			N_("An address has at most 7 lines: put two of them "
			   "into one"),
			NULL);
	field_take(fields, "address_8", &many);
}

static void
read_input(struct fields *fields, const struct table_row *row,
	   struct tenant_input *input)
{
	const char *const *value = row->value;

	*input = (struct tenant_input){
		.reference = value[REFERENCE],
		.name = read_name(fields->arena, value),
		.name_native = unless_empty(value[NAME_NATIVE]),
		.postcode = unless_empty(value[POSTCODE]),
		.uprn = unless_empty(value[UPRN]),
		.email = unless_empty(value[EMAIL]),
		.phone = *value[MOBILE] ? value[MOBILE]
					: unless_empty(value[PHONE]),
		.spoken = field_language(fields, "language_spoken",
					 language_word(fields->arena,
						       value[SPOKEN])),
		.read = read_language(fields, row),
		.english = value[ENGLISH],
		.formats = value[FORMATS_COLUMN],
		.safe_contact = value[SAFE_CONTACT],
	};
	read_address(fields, row, input);
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

/* What is kept of a record until it is published: a hundred thousand of them
 * wait in memory. */
struct kept_tenant {
	struct tenant tenant;
	struct tenant_keys keys;
	struct kept_need {
		enum need_kind kind;
		const char *value;
	} *need;
	size_t needs;
};

static const char *
own(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text) : NULL;
}

static struct tenant_keys
own_keys(struct arena *arena, const struct tenant_keys *keys)
{
	struct tenant_key *list =
		arena_alloc(arena, (keys->count + 1) * sizeof *list);
	struct tenant_keys copy = *keys;

	for (size_t i = 0; i < keys->count; i++)
		list[i] = (struct tenant_key){
			keys->list[i].kind,
			arena_text(arena, keys->list[i].text)};
	copy.list = list;
	copy.name = own(arena, keys->name);
	copy.sort = keys->sort ? arena_copy(arena, keys->sort,
					    keys->sort_bytes)
			       : NULL;
	return copy;
}

static struct kept_tenant *
keep_record(struct arena *arena, const struct record *record)
{
	struct kept_tenant *kept = arena_alloc(arena, sizeof *kept);
	struct tenant *t = &kept->tenant;

	*t = record->tenant;
	t->reference = own(arena, t->reference);
	t->name = own(arena, t->name);
	t->name_native = own(arena, t->name_native);
	for (int i = 0; i < ADDRESS_LINES; i++)
		t->address[i] = own(arena, t->address[i]);
	t->postcode = own(arena, t->postcode);
	t->uprn = own(arena, t->uprn);
	t->email = own(arena, t->email);
	t->phone = own(arena, t->phone);
	kept->keys = own_keys(arena, &record->keys);
	kept->needs = record->needs;
	kept->need = arena_alloc(arena, (record->needs + 1) *
						sizeof *kept->need);
	for (size_t i = 0; i < record->needs; i++)
		kept->need[i] = (struct kept_need){
			record->need[i].kind,
			own(arena, record->need[i].value)};
	return kept;
}

static enum status
tenant_row_read(struct import *import, struct visit *visit,
		const struct table_row *row, struct fields *fields,
		void **ret_kept, enum change *ret, struct fault *fault)
{
	struct visit inner = *visit;
	struct fields scratch = *fields;
	struct access access = visit_access(visit);
	struct record record = {0};
	struct tenant_input input;
	struct tenant old;
	size_t before = fields->faults->count;
	int64_t organisation;
	enum status status = import_organisation(import, visit, fields,
						 row->value[ORGANISATION],
						 &organisation, fault);

	if (status != OK)
		return status;
	inner.arena = access.arena = scratch.arena = import_scratch(import);
	read_input(&scratch, row, &input);
	status = tenant_by_reference(&access, organisation, input.reference,
				     &old, NULL);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	if (status == OK && leave_alone(&old, &input)) {
		record.tenant = old;
		record.tenant.reference = input.reference;
		*ret_kept = keep_record(import_arena(import), &record);
		*ret = CHANGE_NONE;
		return OK;
	}
	record_read(&inner, &input, status == OK ? &old : NULL, &scratch,
		    &record);
	record.tenant.organisation = organisation;
	*ret = CHANGE_ADD;
	if (fields->faults->count > before)
		return OK;
	if (status == OK) {
		status = compare(&inner, &record, &old, ret, fault);
		if (status != OK)
			return status;
	}
	*ret_kept = keep_record(import_arena(import), &record);
	return OK;
}

static enum status
write_needs(struct visit *visit, const struct kept_tenant *kept,
	    enum change change, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct needs holding = {0};
	int64_t changed = 0;
	enum status status = OK;

	if (kept->needs && change == CHANGE_EDIT)
		status = need_active(&access, kept->tenant.id, &holding,
				     fault);
	for (size_t i = 0; i < kept->needs && status == OK; i++) {
		struct need need = {.tenant = kept->tenant.id,
				    .organisation = kept->tenant.organisation,
				    .kind = kept->need[i].kind,
				    .value = kept->need[i].value};

		status = need_put(visit, &need, &holding, &changed, fault);
	}
	return status;
}

static enum status
tenant_row_write(struct visit *visit, void *row, enum change change,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct kept_tenant *kept = row;
	enum status status;

	kept->tenant.updated_utc = visit->now_utc;
	if (change == CHANGE_ADD) {
		kept->tenant.id = visit_id(visit);
		kept->tenant.version = 1;
		kept->tenant.created_utc = visit->now_utc;
		status = tenant_insert_row(&access, &kept->tenant, &kept->keys,
					   fault);
		if (status == E_CONFLICT)
			status = E_STALE;
	} else {
		status = tenant_update(&access, &kept->tenant, &kept->keys,
				       fault);
	}
	return status == OK ? write_needs(visit, kept, change, fault) : status;
}

/* The keys of all who were added, in the order of their index. */
static enum status
tenants_finish(struct visit *visit, const struct import *import,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant_key_row *rows = NULL;
	struct kept_tenant *kept;
	enum change change;
	size_t count = 0, cap = 0;
	enum status status;

	for (size_t i = 0; (kept = import_kept(import, i, &change)); i++)
		for (size_t j = 0;
		     change == CHANGE_ADD && j < kept->keys.count; j++) {
			mem_grow(&rows, count, &cap, sizeof *rows);
			rows[count++] = (struct tenant_key_row){
				kept->tenant.organisation, kept->tenant.id,
				kept->keys.list[j]};
		}
	status = tenant_keys_put(&access, rows, count, fault);
	free(rows);
	return status;
}

static const char *
tenant_row_key(struct arena *arena, const void *row)
{
	const struct kept_tenant *kept = row;

	return arena_printf(arena, "%lld %s",
			    (long long)kept->tenant.organisation,
			    kept->tenant.reference);
}

const struct table_kind table_tenants = {
	.heading = headings,
	.headings = COLUMNS,
	.read = tenant_row_read,
	.write = tenant_row_write,
	.finish = tenants_finish,
	.key = tenant_row_key,
	.key_heading = "reference",
};
