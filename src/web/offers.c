/* A provider's offer: a signed link, a telephone's screen, no account. The
 * page may be fetched by any scanner of mail; only a button's POST acts. */
#include "web/offers.h"

#include "desk/hand_ins.h"
#include "desk/offers.h"
#include "desk/questions.h"
#include "desk/requests.h"
#include "web/exchange.h"
#include "web/feeds.h"
#include "web/form.h"
#include "web/hand_ins.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

const struct field offer_decline_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .label = N_("Why not? You need not say.")},
	{0},
};

const struct field offer_deliver_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .max = FILE_BYTES_MAX,
	 .label = N_("The finished work")},
	{.name = "word",
	 .type = FIELD_TEXT,
	 .max = HAND_IN_WORD_MOST / 4,
	 .label = N_("Why is it right as it is?")},
	{0},
};

const struct field offer_question_fields[] = {
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = QUESTION_MOST / 4,
	 .required = true,
	 .label = N_("Your question or message")},
	{0},
};

const struct field offer_timesheet_fields[] = {
	{.name = "outcome",
	 .type = FIELD_WORD,
	 .set = "job-outcome",
	 .required = true,
	 .label = N_("How was it?")},
	{.name = "started_at",
	 .type = FIELD_TIME,
	 .label = N_("When did it begin?"),
	 .hint = N_("London time.")},
	{.name = "finished_at",
	 .type = FIELD_TIME,
	 .label = N_("When did it end?")},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .label = N_("Note"),
	 .hint = N_("What the landlord should know. No names.")},
	{0},
};

const struct field offer_send_fields[] = {
	{.name = "linguist", .type = FIELD_ID, .label = N_("Who comes?")},
	{0},
};

const struct field offer_form_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .max = FILE_BYTES_MAX,
	 .label = N_("The finished work")},
	{.name = "word",
	 .type = FIELD_TEXT,
	 .max = HAND_IN_WORD_MOST / 4,
	 .label = N_("Why is it right as it is?"),
	 .hint = N_("The landlord reads it.")},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = QUESTION_MOST / 4,
	 .label = N_("Your question or message")},
	{.name = "outcome",
	 .type = FIELD_WORD,
	 .set = "job-outcome",
	 .label = N_("How was it?")},
	{.name = "started_at",
	 .type = FIELD_TIME,
	 .label = N_("When did it begin?"),
	 .hint = N_("London time.")},
	{.name = "finished_at",
	 .type = FIELD_TIME,
	 .label = N_("When did it end?")},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .label = N_("Note"),
	 .hint = N_("What the landlord should know. No names.")},
	{0},
};

/* How they came: the token of a link, or the item where they are signed in. */
struct offer_key
offer_web_key(const struct exchange *x)
{
	const char *token = exchange_path(x, "token");

	return (struct offer_key){*token ? token : NULL,
				  exchange_path(x, "id")};
}

/* The page that everything on it leads back to. */
const char *
offer_web_here(struct exchange *x)
{
	const struct offer_key key = offer_web_key(x);

	return key.token ? arena_printf(exchange_arena(x), "/o/%s", key.token)
			 : arena_printf(exchange_arena(x), "/jobs/%s",
					key.item);
}

/* Whoever guesses at links leaves a trace, but no more than a few. */
static enum status
note_unknown(struct exchange *x, struct visit *visit, enum status status)
{
	if (status == E_NOT_FOUND && offer_web_key(x).token &&
	    exchange_seldom(x, "offer links"))
		offer_note_unknown(visit);
	return status;
}

/* Back to the page, with a sentence. */
enum status
offer_web_done(struct exchange *x, struct visit *visit, enum status status,
     const char *said)
{
	if (status != OK)
		return note_unknown(x, visit, status);
	exchange_goto(x, "%s", offer_web_here(x));
	exchange_flash(x, said);
	return OK;
}

enum status
offer_web_show(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	struct model *root = exchange_model(x);
	enum status status = offer_show(visit, &key, root, fault);

	if (status != OK)
		return note_unknown(x, visit, status);
	model_text(root, "page_here", offer_web_here(x));
	model_text(root, "page_parts_at",
		   arena_printf(exchange_arena(x), "%s/translate",
				offer_web_here(x)));
	model_bool(root, "page_hand_in",
		   model_true(model_get(root, "can_deliver")) &&
			   !model_true(model_get(root, "starts_at")));
	model_bool(root, "page_people",
		   model_count(model_get(root, "people")) > 0);
	noun_spoken(root);
	return OK;
}

enum status
offer_web_accept(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);

	return offer_web_done(x, visit,
		    offer_accept(visit, &key, exchange_model(x), fault),
		    N_("Thank you. The work is yours."));
}

enum status
offer_web_decline(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	const char *reason = form_text(exchange_form(x), "reason");

	return offer_web_done(x, visit,
		    offer_decline(visit, &key, reason, exchange_model(x),
				  fault),
		    N_("Thank you for telling us. Somebody else is asked."));
}

enum status
offer_web_timesheet(struct exchange *x, struct visit *visit,
		    struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	const struct form *form = exchange_form(x);
	const struct offer_timesheet sheet = {
		.started_at = form_text(form, "started_at"),
		.finished_at = form_text(form, "finished_at"),
		.outcome = form_text(form, "outcome"),
		.note = form_text(form, "note"),
	};

	return offer_web_done(x, visit,
		    offer_hand_in_time(visit, &key, &sheet, exchange_model(x),
				       exchange_faults(x), fault),
		    N_("Thank you. The landlord has it now."));
}

/* Who of the agency comes. */
enum status
offer_web_send(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	const char *linguist = form_text(exchange_form(x), "linguist");

	return offer_web_done(x, visit,
		    offer_send_linguist(visit, &key, linguist,
					exchange_model(x), fault),
		    N_("Kept. The landlord sees who comes."));
}

enum status
offer_web_ask(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	const char *words = form_text(exchange_form(x), "words");

	return offer_web_done(x, visit,
		    question_ask(visit, &key, words, exchange_model(x), fault),
		    N_("Sent. The answer will stand here."));
}

enum status
offer_web_read_it(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);

	return offer_web_done(x, visit,
		    question_read_it(visit, &key, exchange_model(x), fault),
		    N_("Thank you."));
}

/* What there is to translate, as a file. */
enum status
offer_web_job(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	struct file_found file;
	enum status status = offer_job_file(visit, &key, &file, fault);

	if (status == OK)
		exchange_send(x, file.type, file.name, file.bytes, file.count);
	return note_unknown(x, visit, status);
}

enum status
offer_web_attachment(struct exchange *x, struct visit *visit,
		     struct fault *fault)
{
	const struct offer_key key = offer_web_key(x);
	struct file_found file;
	enum status status = offer_attachment(
		visit, &key, exchange_path(x, "file"), &file, fault);

	if (status == OK)
		exchange_send(x, file.type, file.name, file.bytes, file.count);
	return note_unknown(x, visit, status);
}

const struct route routes_offers[] = {
	{.method = METHOD_GET,
	 .path = "/o/{token}/attachments/{file}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = offer_web_attachment,
	 .title = N_("A file that came with the work"),
	 .tag = "offers"},
	{.method = METHOD_GET,
	 .path = "/o/{token}/calendar",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = offer_web_calendar,
	 .title = N_("The work as an entry for a calendar"),
	 .tag = "offers"},
	{.method = METHOD_GET,
	 .path = "/o/{token}/file",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = offer_web_job,
	 .title = N_("What there is to translate"),
	 .tag = "offers"},
	{.method = METHOD_GET,
	 .path = "/o/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = offer_web_show,
	 .title = N_("Work offered to you"),
	 .tag = "offers",
	 .page = "offer",
	 .form = offer_form_fields},
	{.method = METHOD_POST,
	 .path = "/o/{token}/accept",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .handle = offer_web_accept,
	 .title = N_("Accept an offer"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/decline",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .fields = offer_decline_fields,
	 .handle = offer_web_decline,
	 .title = N_("Decline an offer"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/deliver",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = offer_deliver_fields,
	 .prepare = hand_in_web_look_file,
	 .handle = hand_in_web_take,
	 .title = N_("Hand in the work"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/timesheet",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .fields = offer_timesheet_fields,
	 .handle = offer_web_timesheet,
	 .title = N_("Hand in the time sheet"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/linguist",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .fields = offer_send_fields,
	 .handle = offer_web_send,
	 .title = N_("Say who comes"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/questions",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .fields = offer_question_fields,
	 .handle = offer_web_ask,
	 .title = N_("Ask about the work"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/questions/read",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .handle = offer_web_read_it,
	 .title = N_("An answer was read"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/offers/{token}/accept",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_JSON_ONLY,
	 .handle = offer_web_accept,
	 .title = N_("Accept an offer"),
	 .tag = "offers"},
	{.method = METHOD_POST,
	 .path = "/offers/{token}/decline",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_JSON_ONLY,
	 .fields = offer_decline_fields,
	 .handle = offer_web_decline,
	 .title = N_("Decline an offer"),
	 .tag = "offers"},
	{0},
};
