/* The address of a letter. */
#include "desk/letter_link.h"

#include <string.h>

#include "core/life.h"
#include "core/reply.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/letters.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/letter.h"
#include "store/mail.h"
#include "store/person.h"
#include "store/reply.h"
#include "store/tenant.h"
#include "wire/model.h"

#define REASON_MOST 400
#define OPEN_SECONDS (LETTER_OPEN_DAYS * (int64_t)86400)

static enum status
no_letter(struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, "",
			 N_("This link leads to no letter: open it again from "
			    "the message, whole"),
			 NULL);
}

/* Whether it went to somebody in the tenant's place. */
static enum status
to_another(const struct access *access, int64_t letter, bool *ret,
	   struct fault *fault)
{
	struct letter_person to;
	enum status status = letter_person_get(access, letter, &to, fault);

	if (status == OK || status == E_NOT_FOUND)
		*ret = status == OK;
	return status == E_NOT_FOUND ? OK : status;
}

/* Errors: E_NOT_FOUND. */
static enum status
check_life(const struct access *access, const struct letter *letter,
	   struct fault *fault)
{
	struct tenant tenant;
	bool another;
	enum status status =
		tenant_get(access, letter->tenant, &tenant, fault);

	if (status == OK)
		status = to_another(access, letter->id, &another, fault);
	if (status != OK)
		return status;
	if (tenant.life == LIFE_DIED && !another)
		return no_letter(fault);
	return letter->issued_utc < tenant.confidential_utc ? no_letter(fault)
							    : OK;
}

enum status
letter_link_open(struct visit *visit, const char *token, struct letter *ret,
		 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	struct letter_closed closed;
	enum status status;

	token_hash(token ? token : "", hash);
	status = letter_by_token(&access, hash, ret, fault);
	if (status == E_NOT_FOUND)
		return no_letter(fault);
	if (status != OK)
		return status;
	if (visit->now_utc >= ret->issued_utc + OPEN_SECONDS)
		return no_letter(fault);
	status = letter_closed_get(&access, ret->id, &closed, fault);
	if (status == OK)
		return no_letter(fault);
	return status == E_NOT_FOUND ? check_life(&access, ret, fault)
				     : status;
}

enum status
letter_open(struct visit *visit, const char *token, struct letter_open *ret,
	    struct fault *fault)
{
	struct letter letter;
	const struct tag *tag;
	enum status status = letter_link_open(visit, token, &letter, fault);

	if (status != OK)
		return status;
	tag = tag_find(letter.language);
	*ret = (struct letter_open){
		.id = letter.id,
		.organisation = letter.organisation,
		.html = letter.html,
		.text = letter.text,
		.language = letter.language,
		.title = letter.notice,
		.rtl = tag && tag->rtl,
		.issued_utc = letter.issued_utc,
	};
	hash_hex(letter.sha256, HASH_BYTES, ret->sha256);
	return OK;
}

void
letter_link_unknown(struct visit *visit)
{
	const struct desk_note said = {.kind = "letter.unknown-link",
				       .when = NOTE_QUEUED};

	(void)!desk_note_read(visit, &said, NULL);
}

enum status
letter_link_show(struct visit *visit, struct model *model,
		 const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *link = model_child(model, "link");
	struct letter_closed closed = {0};
	int64_t until = letter->issued_utc + OPEN_SECONDS;
	enum status status =
		letter_closed_get(&access, letter->id, &closed, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	model_bool(link, "opens", !closed.at_utc && visit->now_utc < until);
	model_day(link, "until", zone_local(until).day_days);
	model_time_or_null(link, "closed_at", closed.at_utc);
	model_text(link, "closed_why", closed.reason);
	return OK;
}

static enum status
keep_closed(struct visit *visit, const struct letter *letter,
	    const char *reason, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct letter_closed closed = {.letter = letter->id,
					     .organisation =
						     letter->organisation,
					     .at_utc = visit->now_utc,
					     .by = visit_actor(visit),
					     .reason = reason};
	const struct log_entry entry = {.kind = "letter.link-closed",
					.subject = letter->id,
					.organisation = letter->organisation};
	enum status status = letter_closed_insert(&access, &closed, fault);

	return status == OK ? log_event(visit, &entry, fault) : status;
}

enum status
letter_link_close(struct visit *visit, const struct letter_closing *closing,
		  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *reason = field_needed(&fields, "reason", closing->reason,
					  REASON_MOST);
	struct letter letter;
	int64_t id;
	enum status status = fields_end(&fields, fault);

	faults_free(&faults);
	if (status != OK)
		return status;
	if (!closing->id || !id_parse(closing->id, &id))
		return not_found("letter", fault);
	status = letter_get(&access, id, &letter, fault);
	if (status == E_NOT_FOUND)
		return not_found("letter", fault);
	if (status == OK)
		status = keep_closed(visit, &letter, reason, fault);
	if (status == OK)
		model_id(model, "id", id);
	return status;
}

enum status
letter_place(struct visit *visit, int64_t organisation, const char **ret,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct mail_server server;
	enum status status =
		mail_server_get(&access, organisation, &server, fault);

	*ret = status == OK ? server.address : NULL;
	return status == E_NOT_FOUND ? OK : status;
}
