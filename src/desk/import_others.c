/* Rows of providers.csv and requests.csv. */
#include <string.h>

#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/once.h"
#include "desk/provider_input.h"
#include "desk/table.h"
#include "wire/model.h"

enum provider_column {
	P_NAME,
	P_KIND,
	P_EMAIL,
	P_PHONE,
	P_AREA,
	P_AREAS,
	P_TRAVEL,
	P_ORGANISATION,
	P_SKILLS,
	P_GENDER,
	P_DBS_LEVEL,
	P_DBS_ISSUED,
	P_DBS,
	P_QUALIFICATIONS,
	P_HOURS,
	P_MANAGER,
	P_CONTRACT,
	P_CAPACITY,
	P_NOTE,
	P_COLUMNS,
};

static const struct heading provider_headings[P_COLUMNS] = {
	[P_NAME] = {"name", "provider|supplier|agency", HEADING_MUST, NULL},
	[P_KIND] = {"kind", "type", HEADING_MAY, NULL},
	[P_EMAIL] = {"email", "e_mail|email_address", HEADING_MAY, NULL},
	[P_PHONE] = {"phone", "telephone|mobile", HEADING_MAY, NULL},
	[P_AREA] = {"area", "postcode_area", HEADING_MAY, NULL},
	[P_AREAS] = {"areas", "travels_to|postcode_areas", HEADING_MAY, NULL},
	[P_TRAVEL] = {"travel_minutes", "travel|travel_time", HEADING_MAY,
		      NULL},
	[P_ORGANISATION] = {"organisation", "organization|landlord",
			    HEADING_MAY, NULL},
	[P_SKILLS] = {"skills", "services|languages", HEADING_MUST, NULL},
	[P_GENDER] = {"gender", NULL, HEADING_MAY, NULL},
	[P_DBS_LEVEL] = {"dbs_level", NULL, HEADING_MAY, NULL},
	[P_DBS_ISSUED] = {"dbs_issued", NULL, HEADING_MAY, NULL},
	[P_DBS] = {"dbs_checked", "dbs|dbs_date", HEADING_MAY, NULL},
	[P_QUALIFICATIONS] = {"qualifications", "certificates|papers",
			      HEADING_MAY, NULL},
	[P_HOURS] = {"hours", "working_hours|availability", HEADING_MAY, NULL},
	[P_MANAGER] = {"manager", "line_manager|manager_email", HEADING_MAY,
		       NULL},
	[P_CONTRACT] = {"contract_order", "contract|rank", HEADING_MAY, NULL},
	[P_CAPACITY] = {"capacity", "most_open", HEADING_MAY, NULL},
	[P_NOTE] = {"note", "notes|remarks", HEADING_MAY, NULL},
};

/* An empty cell says nothing. */
static const char *
cell(const struct table_row *row, enum provider_column column)
{
	return *row->value[column] ? row->value[column] : NULL;
}

static struct provider_input
provider_cells(const struct table_row *row)
{
	return (struct provider_input){
		.name = row->value[P_NAME],
		.kind = cell(row, P_KIND),
		.email = cell(row, P_EMAIL),
		.phone = cell(row, P_PHONE),
		.area = cell(row, P_AREA),
		.areas = cell(row, P_AREAS),
		.organisation = row->value[P_ORGANISATION],
		.skills = row->value[P_SKILLS],
		.gender = cell(row, P_GENDER),
		.hours = cell(row, P_HOURS),
		.qualifications = cell(row, P_QUALIFICATIONS),
		.manager = cell(row, P_MANAGER),
		.note = cell(row, P_NOTE),
		.dbs_level = cell(row, P_DBS_LEVEL),
		.dbs_issued = cell(row, P_DBS_ISSUED),
		.dbs_checked = cell(row, P_DBS),
		.contract_order = -1,
		.capacity = -1,
		.travel_minutes = -1,
		.travel_miles = -1,
	};
}

static enum status
provider_row_read(struct import *import, struct visit *visit,
		  const struct table_row *row, struct fields *fields,
		  void **ret_kept, enum change *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider_record *record =
		arena_alloc(import_arena(import), sizeof *record);
	struct provider_input input = provider_cells(row);
	const char *name = field_text(fields, "name", input.name, 200);
	int64_t organisation;
	enum status status = import_organisation(import, visit, fields,
						 input.organisation,
						 &organisation, fault);

	(void)field_number(fields, "contract_order", row->value[P_CONTRACT],
			   99, &input.contract_order);
	(void)field_number(fields, "capacity", row->value[P_CAPACITY], 10000,
			   &input.capacity);
	(void)field_number(fields, "travel_minutes", row->value[P_TRAVEL], 600,
			   &input.travel_minutes);
	if (status != OK)
		return status;
	access.arena = import_arena(import); /* what stands there is kept */
	*record = (struct provider_record){.provider = {.id = 0}};
	if (name)
		status = provider_by_name(&access, organisation, name,
					  &record->provider, fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	*ret = record->provider.id ? CHANGE_EDIT : CHANGE_ADD;
	provider_read(visit, &input, fields, record);
	*ret_kept = record;
	return provider_managed(visit, fields, record, fault);
}

static enum status
provider_row_write(struct visit *visit, void *kept, enum change change,
		   struct fault *fault)
{
	bool added;
	enum status status = provider_put(visit, kept, &added, fault);

	if (status != OK || added)
		return status;
	if (change == CHANGE_ADD)
		return fault_set(fault, E_STALE, "",
				 N_("The providers changed meanwhile: import "
				    "again"),
				 NULL);
	return provider_renew(visit, kept, fault);
}

static const char *
provider_row_key(struct arena *arena, const void *kept)
{
	const struct provider_record *record = kept;

	return arena_printf(arena, "%s %s",
			    record->organisation ? record->organisation : "",
			    record->provider.name);
}

const struct table_kind table_providers = {
	.heading = provider_headings,
	.headings = P_COLUMNS,
	.read = provider_row_read,
	.write = provider_row_write,
	.key = provider_row_key,
	.key_heading = "name",
};

enum request_column {
	R_TENANT,
	R_SERVICE,
	R_FROM,
	R_LANGUAGE,
	R_MODE,
	R_FORMAT,
	R_CLASS,
	R_SUBJECT,
	R_WORDS,
	R_MINUTES,
	R_STARTS,
	R_SENSITIVITY,
	R_RECEIVED,
	R_NEEDED,
	R_CASE,
	R_COLUMNS,
};

static const struct heading request_headings[R_COLUMNS] = {
	[R_TENANT] = {"tenant", "reference|tenant_reference|tenancy_ref",
		      HEADING_MUST, NULL},
	[R_SERVICE] = {"service", "kind|type", HEADING_MUST, NULL},
	[R_FROM] = {"from", "from_language|source_language", HEADING_MAY, NULL},
	[R_LANGUAGE] = {"language", "to|to_language|target_language",
			HEADING_MAY, NULL},
	[R_MODE] = {"mode", NULL, HEADING_MAY, NULL},
	[R_FORMAT] = {"format", NULL, HEADING_MAY, NULL},
	[R_CLASS] = {"document_class", "class", HEADING_MAY, NULL},
	[R_SUBJECT] = {"subject", "title|description", HEADING_MAY, NULL},
	[R_WORDS] = {"words", "word_count", HEADING_MAY, NULL},
	[R_MINUTES] = {"minutes", "length|duration", HEADING_MAY, NULL},
	[R_STARTS] = {"starts_at", "start|appointment", HEADING_MAY, NULL},
	[R_SENSITIVITY] = {"sensitivity", NULL, HEADING_MAY, NULL},
	[R_RECEIVED] = {"received_at", "received|date|requested_at",
			HEADING_MAY, NULL},
	[R_NEEDED] = {"needed_by", "needed|deadline", HEADING_MAY, NULL},
	[R_CASE] = {"case", "case_reference", HEADING_MAY, NULL},
};

struct request_row {
	struct intake intake;
	struct intake_item item;
	char key[16 + 2 * HASH_BYTES]; /* the same row, the same key */
	unsigned char hash[HASH_BYTES];
};

/* The same row again is the same request. */
static void
row_key(const struct table_row *row, struct request_row *kept)
{
	struct hash_state hash;

	hash_begin(&hash);
	for (int i = 0; i < R_COLUMNS; i++)
		hash_add(&hash, row->value[i], strlen(row->value[i]) + 1);
	hash_end(&hash, kept->hash);
	memcpy(kept->key, "import ", 7);
	hash_hex(kept->hash, HASH_BYTES, kept->key + 7);
}

static enum status
request_row_read(struct import *import, struct visit *visit,
		 const struct table_row *row, struct fields *fields,
		 void **ret_kept, enum change *ret, struct fault *fault)
{
	struct arena *arena = import_arena(import);
	struct request_row *kept = arena_alloc(arena, sizeof *kept);
	struct visit inner = *visit; /* its leavings go with each row */
	const char *value[R_COLUMNS];
	struct once_answer seen;
	enum status status;

	inner.arena = arena_new();
	for (int i = 0; i < R_COLUMNS; i++)
		value[i] = arena_text(arena, row->value[i]);
	kept->item = (struct intake_item){.service = value[R_SERVICE],
					  .from = value[R_FROM],
					  .language = value[R_LANGUAGE],
					  .mode = value[R_MODE],
					  .format = value[R_FORMAT],
					  .starts_at = value[R_STARTS]};
	(void)field_number(fields, "words", value[R_WORDS], 1000000,
			   &kept->item.words);
	(void)field_number(fields, "minutes", value[R_MINUTES], 10080,
			   &kept->item.minutes);
	kept->intake = (struct intake){.service = value[R_SERVICE],
				       .tenant = value[R_TENANT],
				       .received_at = value[R_RECEIVED],
				       .needed_by = value[R_NEEDED],
				       .document_class = value[R_CLASS],
				       .subject = value[R_SUBJECT],
				       .sensitivity = value[R_SENSITIVITY],
				       .case_text = value[R_CASE],
				       .item = &kept->item,
				       .items = 1};
	row_key(row, kept);
	*ret_kept = kept;
	status = once_find(&inner, kept->key, kept->hash, &seen, fault);
	*ret = seen.code ? CHANGE_NONE : CHANGE_ADD;
	if (status == OK && *ret == CHANGE_ADD)
		status = intake_check(&inner, &kept->intake, fields, fault);
	arena_free(inner.arena);
	return status == E_INPUT ? OK : status;
}

static enum status
request_row_write(struct visit *visit, void *kept, enum change change,
		  struct fault *fault)
{
	static const struct once_answer done = {.code = 201, .body = ""};
	struct request_row *row = kept;
	struct faults faults = {0};
	enum status status = intake_log(visit, &row->intake,
					model_object(visit->arena), &faults,
					fault);

	(void)change;
	faults_free(&faults);
	if (status == OK)
		status = once_keep(visit, row->key, row->hash, &done, fault);
	return status;
}

static const char *
request_row_key(struct arena *arena, const void *kept)
{
	const struct request_row *row = kept;

	return arena_text(arena, row->key);
}

const struct table_kind table_requests = {
	.heading = request_headings,
	.headings = R_COLUMNS,
	.read = request_row_read,
	.write = request_row_write,
	.key = request_row_key,
	.key_heading = "tenant",
};
