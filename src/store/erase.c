/* Erasing one person's record, table by table. */
#include "store/erase.h"

#include <string.h>

#include "base/id.h"
#include "store/inside.h"
#include "store/tenant.h"

#define RARE "an erasure is rare"

enum {
	ERASE_CENSUS,
	ERASE_LETTERS,
	ERASE_ALIASES,
	ERASURES,
};

static const struct query looks[] = {
	[ERASE_CENSUS] = {
		"SELECT (SELECT count(*) FROM request WHERE tenant = ?1),"
		" (SELECT count(*) FROM letter WHERE tenant = ?1), (SELECT"
		" count(*) FROM file WHERE item IN (SELECT id FROM item"
		" WHERE tenant = ?1)) + (SELECT count(*) FROM attachment"
		" WHERE request IN (SELECT id FROM request WHERE tenant ="
		" ?1) AND request IS NOT NULL), (SELECT count(*) FROM event"
		" WHERE subject IN (SELECT ?1 UNION ALL SELECT id FROM"
		" request WHERE tenant = ?1 UNION ALL SELECT id FROM item"
		" WHERE tenant = ?1 UNION ALL SELECT id FROM letter WHERE"
		" tenant = ?1 UNION ALL SELECT id FROM need WHERE tenant ="
		" ?1 UNION ALL SELECT id FROM person WHERE tenant = ?1"
		" UNION ALL SELECT id FROM contact WHERE tenant = ?1 UNION"
		" ALL SELECT id FROM case_file WHERE tenant = ?1 UNION ALL"
		" SELECT id FROM feedback WHERE tenant = ?1 UNION ALL"
		" SELECT id FROM reply WHERE tenant = ?1 UNION ALL SELECT"
		" id FROM panel_member WHERE tenant = ?1 UNION ALL SELECT"
		" id FROM exclusion WHERE tenant = ?1 UNION ALL SELECT id"
		" FROM call WHERE tenant = ?1 AND tenant IS NOT NULL UNION"
		" ALL SELECT id FROM ask WHERE tenant = ?1 AND tenant IS"
		" NOT NULL UNION ALL SELECT id FROM provider_complaint"
		" WHERE tenant = ?1 AND tenant IS NOT NULL)), (SELECT r.ref"
		" FROM item i JOIN request r ON r.id = i.request WHERE"
		" i.tenant = ?1 AND i.open = 1 LIMIT 1), (SELECT ref FROM"
		" case_file WHERE tenant = ?1 AND closed_at IS NULL LIMIT"
		" 1), (SELECT reason FROM letter_hold WHERE tenant = ?1 AND"
		" ended_at IS NULL LIMIT 1), EXISTS (SELECT 1 FROM"
		" provider_complaint WHERE tenant = ?1 AND tenant IS NOT"
		" NULL AND closed_at IS NULL)",
		NULL},
	[ERASE_LETTERS] = {"SELECT l.id, l.organisation, l.issued_at, k.class"
			   " FROM letter l LEFT JOIN letter_keeping k"
			   " ON k.letter = l.id WHERE l.tenant = ?", NULL},
	[ERASE_ALIASES] = {"SELECT id FROM tenant WHERE merged_into = ?"
			   " AND merged_into IS NOT NULL", NULL},
};
const struct noun erasure_noun = {NOUN_ERASURE, "erasure", looks, ERASURES};

/* In this order, each for the tenant: the events first, while what they are
 * about can still be found. Only a connection that may forget prepares them.
 */
static const struct query statements[] = {
	{"UPDATE event_payload SET salt = NULL, payload = NULL WHERE"
		" payload IS NOT NULL AND seq IN (SELECT seq FROM event"
		" WHERE subject IN (SELECT ?1 UNION ALL SELECT id FROM"
		" request WHERE tenant = ?1 UNION ALL SELECT id FROM item"
		" WHERE tenant = ?1 UNION ALL SELECT id FROM letter WHERE"
		" tenant = ?1 UNION ALL SELECT id FROM need WHERE tenant ="
		" ?1 UNION ALL SELECT id FROM person WHERE tenant = ?1"
		" UNION ALL SELECT id FROM contact WHERE tenant = ?1 UNION"
		" ALL SELECT id FROM case_file WHERE tenant = ?1 UNION ALL"
		" SELECT id FROM feedback WHERE tenant = ?1 UNION ALL"
		" SELECT id FROM reply WHERE tenant = ?1 UNION ALL SELECT"
		" id FROM panel_member WHERE tenant = ?1 UNION ALL SELECT"
		" id FROM exclusion WHERE tenant = ?1 UNION ALL SELECT id"
		" FROM call WHERE tenant = ?1 AND tenant IS NOT NULL UNION"
		" ALL SELECT id FROM ask WHERE tenant = ?1 AND tenant IS"
		" NOT NULL UNION ALL SELECT id FROM provider_complaint"
		" WHERE tenant = ?1 AND tenant IS NOT NULL))",
		NULL},
	{"DELETE FROM tenant_key WHERE tenant = ?1",
		RARE},
	{"DELETE FROM twin WHERE tenant = ?1",
		NULL},
	{"DELETE FROM likely WHERE a = ?1 OR b = ?1",
		NULL},
	{"DELETE FROM merge_field WHERE life IN (SELECT id FROM life"
		" WHERE tenant = ?1 OR other = ?1)",
		RARE},
	{"UPDATE life SET reason = NULL, undone_why = NULL WHERE"
		" tenant = ?1",
		RARE},
	{"DELETE FROM unfinished WHERE tenant = ?1",
		NULL},
	{"DELETE FROM tenancy WHERE tenant = ?1",
		NULL},
	{"DELETE FROM person WHERE tenant = ?1",
		NULL},
	{"UPDATE need_stage SET evidence = NULL WHERE need IN"
		" (SELECT id FROM need WHERE tenant = ?1)",
		NULL},
	{"UPDATE contact_need SET said_why = NULL WHERE need IN"
		" (SELECT id FROM need WHERE tenant = ?1)",
		NULL},
	{"UPDATE request SET subject = '', case_text = NULL, reader"
		" = NULL, stakes = NULL, reason = NULL, again_why = NULL"
		" WHERE tenant = ?1",
		NULL},
	{"UPDATE item SET reader = NULL, stakes = NULL, reason ="
		" NULL WHERE tenant = ?1",
		NULL},
	{"UPDATE pause SET reason = '' WHERE item IN (SELECT id FROM"
		" item WHERE tenant = ?1)",
		NULL},
	{"UPDATE case_event SET note = NULL, withdrawn_reason = NULL"
		" WHERE case_file IN (SELECT id FROM case_file WHERE tenant"
		" = ?1)",
		NULL},
	{"UPDATE case_longer SET reason = '' WHERE case_file IN"
		" (SELECT id FROM case_file WHERE tenant = ?1)",
		NULL},
	{"UPDATE case_file SET subject = '', number = NULL,"
		" closed_reason = NULL WHERE tenant = ?1",
		NULL},
	{"UPDATE call SET caller = NULL, note = NULL WHERE tenant ="
		" ?1 AND tenant IS NOT NULL",
		NULL},
	{"DELETE FROM ask WHERE tenant = ?1 AND tenant IS NOT NULL",
		NULL},
	{"DELETE FROM equality_answer WHERE tenant = ?1",
		NULL},
	{"DELETE FROM equality_link WHERE tenant = ?1",
		RARE},
	{"DELETE FROM panel_invite WHERE member IN (SELECT id FROM"
		" panel_member WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM panel_member WHERE tenant = ?1",
		NULL},
	{"UPDATE booking SET place = NULL, access = NULL, link ="
		" NULL, purpose = NULL, attendees = NULL, conflict = NULL,"
		" briefing = NULL WHERE item IN (SELECT id FROM item WHERE"
		" tenant = ?1)",
		NULL},
	{"UPDATE attendance SET note = NULL WHERE item IN (SELECT id"
		" FROM item WHERE tenant = ?1)",
		NULL},
	{"UPDATE drop_in_visit SET purpose = '', contact = NULL"
		" WHERE tenant = ?1",
		NULL},
	{"UPDATE routing SET any_gender = NULL, chosen_why = NULL,"
		" bought_why = NULL WHERE item IN (SELECT id FROM item"
		" WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM exclusion WHERE tenant = ?1",
		NULL},
	{"UPDATE family_offer SET name = '', relation = NULL, danger"
		" = NULL WHERE tenant = ?1",
		NULL},
	{"UPDATE question SET words = '' WHERE item IN (SELECT id"
		" FROM item WHERE tenant = ?1)",
		NULL},
	{"UPDATE feedback SET words = NULL, settled_why = NULL WHERE"
		" tenant = ?1",
		NULL},
	{"UPDATE provider_complaint_step SET words = NULL WHERE"
		" complaint IN (SELECT id FROM provider_complaint WHERE"
		" tenant = ?1 AND tenant IS NOT NULL)",
		NULL},
	{"UPDATE provider_complaint SET words = '', finding = NULL,"
		" learning = NULL WHERE tenant = ?1 AND tenant IS NOT NULL",
		NULL},
	{"UPDATE spot_check SET note = NULL WHERE item IN (SELECT id"
		" FROM item WHERE tenant = ?1)",
		NULL},
	{"UPDATE revision SET reason = NULL WHERE item IN (SELECT id"
		" FROM item WHERE tenant = ?1)",
		NULL},
	{"UPDATE offer SET reason = NULL WHERE item IN (SELECT id"
		" FROM item WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM hand_in_remark WHERE hand_in IN (SELECT id"
		" FROM hand_in WHERE item IN (SELECT id FROM item WHERE"
		" tenant = ?1))",
		NULL},
	{"DELETE FROM hand_in_part WHERE hand_in IN (SELECT id FROM"
		" hand_in WHERE item IN (SELECT id FROM item WHERE tenant ="
		" ?1))",
		NULL},
	{"UPDATE hand_in SET name = NULL, word = NULL, returned_why"
		" = NULL WHERE item IN (SELECT id FROM item WHERE tenant ="
		" ?1)",
		NULL},
	{"UPDATE file SET name = '', sha256 = zeroblob(32), content"
		" = zeroblob(0) WHERE item IN (SELECT id FROM item WHERE"
		" tenant = ?1)",
		NULL},
	{"UPDATE translation_job SET name = '', content ="
		" zeroblob(0) WHERE item IN (SELECT id FROM item WHERE"
		" tenant = ?1)",
		NULL},
	{"UPDATE content SET content = zeroblob(0), text = NULL,"
		" sha256 = CAST(printf('%032x', id) AS BLOB) WHERE id IN"
		" (SELECT a.content FROM attachment a WHERE a.request IN"
		" (SELECT id FROM request WHERE tenant = ?1) AND a.request"
		" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attachment o"
		" WHERE o.content = a.content AND o.content IS NOT NULL AND"
		" o.request IS NOT a.request))",
		NULL},
	{"UPDATE content SET content = zeroblob(0), text = NULL,"
		" sha256 = CAST(printf('%032x', id) AS BLOB) WHERE id IN"
		" (SELECT content FROM declaration WHERE item IN (SELECT id"
		" FROM item WHERE tenant = ?1) AND content IS NOT NULL)",
		NULL},
	{"UPDATE attachment SET name = '', reason = NULL, sha256 ="
		" zeroblob(32), content = NULL, removed_at ="
		" coalesce(removed_at, added_at) WHERE request IN (SELECT"
		" id FROM request WHERE tenant = ?1) AND request IS NOT"
		" NULL",
		NULL},
	{"UPDATE declaration SET about = '', what = NULL, whom ="
		" NULL, note = NULL, ended_why = NULL, file_name = NULL,"
		" content = NULL WHERE item IN (SELECT id FROM item WHERE"
		" tenant = ?1)",
		NULL},
	{"DELETE FROM delivery_file WHERE delivery IN (SELECT"
		" delivery FROM delivery_need WHERE tenant = ?1)",
		NULL},
	{"UPDATE contact SET note = NULL, letter = NULL WHERE tenant"
		" = ?1",
		NULL},
	{"UPDATE campaign_recipient SET letter = NULL, reference ="
		" '', data = NULL, reasons = NULL, why = NULL WHERE tenant"
		" = ?1",
		NULL},
	{"UPDATE easy_read_reader SET said = NULL WHERE tenant = ?1",
		NULL},
	{"UPDATE supplier_line SET reason = iif(reason IS NULL, NULL,"
		" '') WHERE item IN (SELECT id FROM item WHERE tenant ="
		" ?1)",
		RARE},
	{"DELETE FROM reply WHERE tenant = ?1",
		NULL},
	{"DELETE FROM dispatch_photo WHERE dispatch IN (SELECT id"
		" FROM dispatch WHERE letter IN (SELECT id FROM letter"
		" WHERE tenant = ?1))",
		NULL},
	{"DELETE FROM dispatch WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM media_slice WHERE sha256 IN (SELECT m.sha256"
		" FROM letter_media m WHERE m.letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1) AND NOT EXISTS (SELECT 1 FROM"
		" letter_media o WHERE o.sha256 = m.sha256 AND o.letter <>"
		" m.letter))",
		RARE},
	{"DELETE FROM letter_media WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM letter_copy WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM letter_form WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM letter_person WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM letter_braille WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM letter_closed WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM letter_keeping WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM understood WHERE letter IN (SELECT id FROM"
		" letter WHERE tenant = ?1)",
		NULL},
	{"DELETE FROM letter_hold WHERE tenant = ?1",
		NULL},
	{"DELETE FROM letter WHERE tenant = ?1",
		NULL},
	/* From here on others have values of their own. */
	{"INSERT INTO erasure (id, tenant, organisation, reason, at, by,"
	 " letters, events, done) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)",
	 NULL},
	{"UPDATE erasure SET done = 1, events = ? WHERE id = ?",
	 NULL},
	{"UPDATE need SET evidence = NULL, safeguarding = NULL,"
	 " ended_why = NULL, consent = 0, ended = coalesce(ended, ?2),"
	 " value = iif(kind = 'safe-contact', '', value) WHERE tenant = ?1",
	 NULL},
	/* The part of the postcode that figures count by stays. */
	{"UPDATE tenant SET reference = 'erased-' || id, name = '[erased]',"
	 " name_native = NULL, name_key = '', sort_key = x'',"
	 " address_1 = NULL, address_2 = NULL, address_3 = NULL,"
	 " address_4 = NULL, address_5 = NULL, address_6 = NULL,"
	 " address_7 = NULL, postcode = iif(instr(postcode, ' '),"
	 " substr(postcode, 1, instr(postcode, ' ') - 1), NULL), uprn = NULL,"
	 " email = NULL, phone = NULL, confidential = NULL,"
	 " confidential_by = NULL, joint = NULL, found_by = NULL,"
	 " version = version + 1, updated = ?2,"
	 " life = iif(life = 'current', 'moved', life) WHERE id = ?1",
	 NULL},
	{"INSERT INTO life (id, tenant, organisation, kind, at, by)"
	 " SELECT ?2, id, organisation, 'moved', ?3, ?4 FROM tenant"
	 " WHERE id = ?1 AND life = 'current'", NULL},
	/* By what is written in them: ?1 an address, a number, an id. */
	{"UPDATE event_payload SET salt = NULL, payload = NULL"
	 " WHERE payload IS NOT NULL AND instr(payload, ?1) > 0", RARE},
	{"DELETE FROM outbox WHERE instr(payload, ?1) > 0", RARE},
	{"DELETE FROM idempotency WHERE instr(body, ?1) > 0", RARE},
	{"UPDATE import SET content = NULL, report = NULL, faults = NULL"
	 " WHERE instr(coalesce(content, '') || coalesce(report, '')"
	 " || coalesce(faults, ''), ?1) > 0", RARE},
	/* A name may be another's too: what has not gone yet stays. */
	{"DELETE FROM outbox WHERE state <> 'waiting'"
	 " AND instr(payload, ?1) > 0", RARE},
};

#define PLAIN 64 /* statements that take the tenant alone */
enum {
	ERASE_BEGIN = PLAIN,
	ERASE_END,
	ERASE_NEEDS,
	ERASE_ROW,
	ERASE_LIFE,
	ERASE_SAID,
	ERASE_POST,
	ERASE_ONCE,
	ERASE_IMPORT,
	ERASE_POST_GONE,
	STATEMENTS,
};
_Static_assert(sizeof statements / sizeof *statements == STATEMENTS,
	       "one name each");
const struct noun erase_noun = {NOUN_ERASE, "erase", statements, STATEMENTS};

enum status
erase_census(const struct access *access, int64_t tenant,
	     struct erase_census *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &erasure_noun, ERASE_CENSUS);
	struct erase_census census = {0};
	enum status status;

	put_int(&c, tenant);
	if (cursor_next(&c)) {
		census.requests = read_int(&c);
		census.letters = read_int(&c);
		census.files = read_int(&c);
		census.events = read_int(&c);
		census.open_request = read_text(&c);
		census.open_case = read_text(&c);
		census.hold = read_text(&c);
		census.complaint = read_int(&c) != 0;
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = census;
	return status;
}

enum status
erase_letters(const struct access *access, int64_t tenant,
	      struct erase_letters *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &erasure_noun, ERASE_LETTERS);
	struct erase_letters all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	while (cursor_next(&c)) {
		struct erase_letter *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->id = read_int(&c);
		one->organisation = read_int(&c);
		one->issued_utc = read_int(&c);
		one->document_class = read_text(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
erase_aliases(const struct access *access, int64_t tenant,
	      struct erase_ids *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &erasure_noun, ERASE_ALIASES);
	struct erase_ids all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = read_int(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

/* How many rows it changed is added to *changed. */
static enum status
run(const struct access *access, struct cursor *c, int64_t *changed,
    struct fault *fault)
{
	enum status status = cursor_run(c, fault);

	if (status == OK && changed)
		*changed += sqlite3_changes(access->db->connection);
	return status;
}

static enum status
begin(const struct access *access, const struct erasure *erasure,
      struct fault *fault)
{
	struct cursor c = cursor_open(access, &erase_noun, ERASE_BEGIN);

	put_int(&c, erasure->id);
	put_int(&c, erasure->tenant);
	put_int(&c, erasure->organisation);
	put_text(&c, erasure->reason);
	put_int(&c, erasure->at_utc);
	put_int(&c, erasure->by);
	put_int(&c, erasure->letters);
	return cursor_run(&c, fault);
}

static enum status
end(const struct access *access, const struct erasure *erasure, int64_t events,
    struct fault *fault)
{
	struct cursor c = cursor_open(access, &erase_noun, ERASE_END);

	put_int(&c, events);
	put_int(&c, erasure->id);
	return cursor_run(&c, fault);
}

/* What is written about them under other names. */
static enum status
erase_needle(const struct access *access, const char *needle, int from, int to,
	     struct fault *fault)
{
	enum status status = OK;

	for (int i = from; needle && *needle && status == OK && i <= to; i++) {
		struct cursor c = cursor_open(access, &erase_noun, i);

		put_text(&c, needle);
		status = cursor_run(&c, fault);
	}
	return status;
}

static enum status
erase_needles(const struct access *access, const struct tenant *tenant,
	      struct fault *fault)
{
	char id[ID_TEXT];
	enum status status;

	id_format(tenant->id, id);
	status = erase_needle(access, id, ERASE_SAID, ERASE_IMPORT, fault);
	if (status == OK)
		status = erase_needle(access, tenant->email, ERASE_SAID,
				      ERASE_IMPORT, fault);
	if (status == OK)
		status = erase_needle(access, tenant->phone, ERASE_POST,
				      ERASE_IMPORT, fault);
	if (status == OK)
		status = erase_needle(access, tenant->name, ERASE_ONCE,
				      ERASE_POST_GONE, fault);
	if (status == OK)
		status = erase_needle(access, tenant->name_native, ERASE_ONCE,
				      ERASE_POST_GONE, fault);
	return status;
}

static enum status
erase_rows(const struct access *access, const struct erasure *erasure,
	   int64_t *events, struct fault *fault)
{
	enum status status = OK;
	struct cursor c;

	for (int i = 0; status == OK && i < PLAIN; i++) {
		c = cursor_open(access, &erase_noun, i);
		put_int(&c, erasure->tenant);
		status = run(access, &c, i ? NULL : events, fault);
	}
	if (status != OK)
		return status;
	c = cursor_open(access, &erase_noun, ERASE_NEEDS);
	put_int(&c, erasure->tenant);
	put_int(&c, erasure->at_utc);
	status = cursor_run(&c, fault);
	if (status != OK)
		return status;
	c = cursor_open(access, &erase_noun, ERASE_LIFE);
	put_int(&c, erasure->tenant);
	put_int(&c, erasure->id);
	put_int(&c, erasure->at_utc);
	put_int(&c, erasure->by);
	status = cursor_run(&c, fault);
	if (status != OK)
		return status;
	c = cursor_open(access, &erase_noun, ERASE_ROW);
	put_int(&c, erasure->tenant);
	put_int(&c, erasure->at_utc);
	return cursor_run(&c, fault);
}

enum status
erase_tenant(const struct access *access, const struct erasure *erasure,
	     const struct tenant *tenant, int64_t *ret_events,
	     struct fault *fault)
{
	int64_t events = 0;
	enum status status;

	if (access->db->use != DB_FORGETS)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Nothing is erased here: run vernacular "
				    "tenant erase"),
				 NULL);
	status = begin(access, erasure, fault);
	if (status == OK)
		status = erase_rows(access, erasure, &events, fault);
	if (status == OK)
		status = erase_needles(access, tenant, fault);
	if (status == OK)
		status = end(access, erasure, events, fault);
	if (status == OK)
		*ret_events = events;
	return status;
}
