/* Easy Read that tenants have looked at. */
#include "desk/easy_read.h"

#include <string.h>

#include "core/caller.h"
#include "core/name.h"
#include "desk/easy_read_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "lang/zone.h"
#include "store/easy_read.h"
#include "store/panel.h"
#include "wire/model.h"

#define OFFICERS                                                               \
	(ROLE_BIT(ROLE_OFFICER) | ROLE_BIT(ROLE_MANAGER) |                     \
	 ROLE_BIT(ROLE_ADMINISTRATOR))
#define SAID_BYTES 2000

enum verdict {
	VERDICT_CLEAR,
	VERDICT_PARTLY,
	VERDICT_UNCLEAR,
	VERDICTS,
};
static const char *const verdicts[VERDICTS] = {"clear", "partly", "unclear"};

static enum status
check_stamp(const struct easy_version *version, const char *stamp,
	    struct fault *fault)
{
	char hex[2 * HASH_BYTES + 1];

	hash_hex(version->stamp, HASH_BYTES, hex);
	if (stamp && !strcmp(stamp, hex))
		return OK;
	return fault_set(fault, E_STALE, "",
			 N_("Its words or pictures changed since you looked at "
			    "them: look at them again"),
			 NULL);
}

/* Only who agreed to be asked is a reader. */
static enum status
read_member(struct visit *visit, struct fields *fields, const char *said,
	    struct tenant *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const char *text = field_needed(fields, "tenant", said, 80);
	struct panel_member member;
	struct fault wrong;
	enum status status;

	if (!text)
		return OK;
	status = tenant_named(visit, text, ret, &wrong);
	if (status == OK)
		status = panel_of_tenant(&access, ret->id, &member, &wrong);
	if (status != OK && status != E_NOT_FOUND && fault)
		*fault = wrong;
	if (status != E_NOT_FOUND)
		return status;
	if (ret->id)
		(void)fault_set(&wrong, E_INPUT, "",
				N_("{value} is not in the tenants’ panel: "
				   "write down that they agreed to be asked "
				   "first"),
				"value", text, NULL);
	field_take(fields, "tenant", &wrong);
	return OK;
}

static void
read_day(struct fields *fields, struct visit *visit, const char *said,
	 int32_t *ret)
{
	const int32_t today = zone_local(visit->now_utc).day_days;
	const char *text = field_text(fields, "day", said, 20);
	struct fault wrong;

	*ret = today;
	if (!text)
		return;
	if (zone_parse_day("", text, ret, &wrong) == OK && *ret <= today)
		return;
	if (*ret > today)
		(void)fault_set(&wrong, E_INPUT, "",
				N_("{value} is still to come: write the day on "
				   "which they looked at it"),
				"value", text, NULL);
	field_take(fields, "day", &wrong);
}

static void
read_verdict(struct fields *fields, const char *said, const char **ret)
{
	const char *text = field_needed(fields, "verdict", said, 20);
	struct fault wrong;
	int verdict = VERDICT_CLEAR;

	if (text && name_check("verdict", verdicts, VERDICTS, text, &verdict,
			       &wrong) != OK)
		field_take(fields, "verdict", &wrong);
	*ret = verdicts[verdict];
}

static enum status
keep_reader(struct visit *visit, const struct easy_version *version,
	    struct easy_read_reader *reader, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "notice.easy-read-looked",
					.subject = reader->tenant,
					.organisation = version->organisation,
					.payload = payload};
	enum status status;

	reader->id = visit_id(visit);
	reader->organisation = version->organisation;
	reader->notice = version->merge.notice->name;
	reader->language = version->merge.tag->tag;
	memcpy(reader->stamp, version->stamp, HASH_BYTES);
	reader->recorded_by = visit_actor(visit);
	reader->recorded_utc = visit->now_utc;
	model_text(payload, "notice", reader->notice);
	model_text(payload, "language", reader->language);
	model_text(payload, "verdict", reader->verdict);
	status = easy_read_reader_insert(&access, reader, fault);
	model_id(model, "tenant", reader->tenant);
	model_code(model, "verdict", "easy-read-verdict", reader->verdict);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

enum status
easy_read_look(struct visit *visit, const struct easy_read_reading *reading,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct easy_read_reader reader = {0};
	struct easy_version version = {0};
	struct tenant tenant = {0};
	enum status status = visit_needs(visit, OFFICERS, fault);

	if (status == OK)
		status = easy_version_open(visit, &reading->of, &version,
					   fault);
	if (status == OK)
		status = check_stamp(&version, reading->stamp, fault);
	if (status == OK)
		status = read_member(visit, &fields, reading->tenant, &tenant,
				     fault);
	if (status != OK)
		return status;
	read_day(&fields, visit, reading->day, &reader.looked_days);
	read_verdict(&fields, reading->verdict, &reader.verdict);
	reader.said = field_text(&fields, "said", reading->said, SAID_BYTES);
	reader.tenant = tenant.id;
	status = fields_end(&fields, fault);
	return status == OK ? keep_reader(visit, &version, &reader, model,
					  fault)
			    : status;
}

/* How many have looked at this version, and how many found it unclear. */
struct tally {
	int64_t readers, unclear;
};

static enum status
count_readers(struct visit *visit, const struct easy_version *version,
	      struct tally *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct easy_read_readers readers;
	enum status status = easy_read_reader_list(
		&access, version->organisation, version->merge.notice->name,
		version->merge.tag->tag, &readers, fault);

	*ret = (struct tally){0};
	for (size_t i = 0; status == OK && i < readers.count; i++) {
		const struct easy_read_reader *reader = &readers.list[i];

		if (!hash_equal(reader->stamp, version->stamp, HASH_BYTES))
			continue;
		ret->readers++;
		ret->unclear += !strcmp(reader->verdict,
					verdicts[VERDICT_UNCLEAR]);
	}
	return status;
}

static enum status
check_readers(const struct tally *tally, const char *note,
	      struct fault *fault)
{
	if (!tally->readers)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Nobody of the tenants’ panel has looked "
				    "at this version yet: write down who did, "
				    "and what they said"),
				 NULL);
	if (tally->unclear && !(note && *note))
		return fault_set(fault, E_INPUT, "/note",
				 N_("A reader found it unclear: say why it "
				    "goes out all the same"),
				 NULL);
	return OK;
}

enum status
easy_read_sign(struct visit *visit, const struct easy_read_signing *signing,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct easy_version version = {0};
	struct tally tally = {0};
	struct easy_read_proof proof = {.note = signing->note,
					.signed_by = visit_actor(visit),
					.signed_utc = visit->now_utc};
	const struct log_entry entry = {
		.kind = "notice.easy-read-signed",
		.subject = visit_organisation(visit),
		.organisation = visit_organisation(visit),
		.payload = model};
	enum status status = visit_needs(visit, OFFICERS, fault);

	if (status == OK)
		status = easy_version_open(visit, &signing->of, &version,
					   fault);
	if (status == OK)
		status = check_stamp(&version, signing->stamp, fault);
	if (status == OK)
		status = count_readers(visit, &version, &tally, fault);
	if (status == OK)
		status = check_readers(&tally, signing->note, fault);
	if (status != OK)
		return status;
	proof.organisation = version.organisation;
	proof.notice = version.merge.notice->name;
	proof.language = version.merge.tag->tag;
	proof.readers = tally.readers;
	memcpy(proof.stamp, version.stamp, HASH_BYTES);
	model_text(model, "name", proof.notice);
	model_language(model, "language", proof.language);
	model_int(model, "readers", tally.readers);
	status = easy_read_proof_put(&access, &proof, fault);
	return status == OK ? log_event(visit, &entry, fault) : status;
}
