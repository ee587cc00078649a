/* Letters as they are shown to staff. */
#include <string.h>

#include "desk/audio_inside.h"
#include "desk/braille_inside.h"
#include "desk/dispatches.h"
#include "desk/inside.h"
#include "desk/keeping.h"
#include "desk/life.h"
#include "desk/letter_inside.h"
#include "desk/letter_link.h"
#include "desk/letters.h"
#include "desk/show.h"
#include "desk/window.h"
#include "store/form.h"
#include "store/letter.h"
#include "store/person.h"
#include "store/tenant.h"
#include "wire/model.h"

void
letter_token(const struct visit *visit, const struct letter *letter,
	     char ret[TOKEN_TEXT])
{
	char purpose[7 + 2 * LETTER_NONCE + 1] = "letter:";

	if (letter->token_sealed_bytes == LETTER_NONCE)
		hash_hex(letter->token_sealed, LETTER_NONCE, purpose + 7);
	else
		id_format(letter->id, purpose + 7);
	token_keyed(desk_secret(visit->desk), purpose, ret);
}

static void
show_letter(const struct visit *visit, struct model *model,
	    const struct letter *letter)
{
	char token[TOKEN_TEXT], hex[2 * HASH_BYTES + 1];

	letter_token(visit, letter, token);
	hash_hex(letter->sha256, HASH_BYTES, hex);
	model_id(model, "id", letter->id);
	model_text(model, "notice", letter->notice);
	model_id(model, "tenant", letter->tenant);
	model_language(model, "language", letter->language);
	model_text(model, "sha256", hex);
	model_time(model, "issued_at", letter->issued_utc);
	model_id(model, "issued_by", letter->issued_by);
	model_text(model, "address",
		   arena_printf(visit->arena, "/n/%s", token));
	window_show(model, letter->window_code);
}

/* {form: null or {id, code, title, language, sha256}} */
static enum status
show_form(struct visit *visit, struct model *model, int64_t letter,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct letter_form with;
	struct form_row row;
	struct model *form;
	char hex[2 * HASH_BYTES + 1];
	enum status status = letter_form_get(&access, letter, &with, fault);

	model_null(model, "form");
	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK)
		status = form_get(&access, with.form, &row, fault);
	if (status != OK)
		return status;
	form = model_child(model, "form");
	hash_hex(row.sha256, HASH_BYTES, hex);
	model_id(form, "id", row.id);
	model_text(form, "code", row.code);
	model_text(form, "title", row.title);
	model_language(form, "language", row.language);
	model_text(form, "sha256", hex);
	return OK;
}

enum status
letter_describe(struct visit *visit, struct model *model,
		const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter_person to;
	enum status status = letter_person_get(&access, letter->id, &to,
					       fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	model_code(model, "to", "person-role",
		   status == OK ? person_role_names[to.role] : NULL);
	show_letter(visit, model, letter);
	status = letter_link_show(visit, model, letter, fault);
	if (status == OK)
		status = braille_letter_show(visit, model, letter, fault);
	if (status == OK)
		status = audio_show_letter(visit, model, letter, fault);
	return status == OK ? show_form(visit, model, letter->id, fault)
			    : status;
}

/* A letter shows where its tenant lives. */
static enum status
may_open(struct visit *visit, const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	enum status status = tenant_get(&access, letter->tenant, &tenant,
					fault);

	if (status != OK || letter->issued_utc < tenant.confidential_utc ||
	    life_may_see(visit, &tenant))
		return status;
	return fault_set(fault, E_FORBIDDEN, "",
			 N_("Where this tenant lives is confidential, and the "
			    "letter shows it: ask a manager to open it"),
			 NULL);
}

enum status
letter_whom(struct visit *visit, const struct letter *letter,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct needs needs;
	enum status status =
		tenant_get(&access, letter->tenant, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status == OK)
		show_strip(model, &tenant, &needs);
	return status;
}

enum status
letter_find(struct visit *visit, const char *text, struct letter *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("letter", fault);
	status = letter_get(&access, id, ret, fault);
	if (status == E_NOT_FOUND)
		return not_found("letter", fault);
	return status == OK ? may_open(visit, ret, fault) : status;
}

enum status
letter_show(struct visit *visit, const char *text, struct model *model,
	    struct fault *fault)
{
	struct letter letter;
	enum status status = letter_find(visit, text, &letter, fault);

	if (status == OK)
		status = letter_whom(visit, &letter, model, fault);
	if (status == OK)
		status = letter_describe(visit, model, &letter, fault);
	if (status == OK)
		status = dispatches_show(visit, text, model, fault);
	if (status == OK)
		status = keeping_show(visit, model, &letter, fault);
	return status;
}
