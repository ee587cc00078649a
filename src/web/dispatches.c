/* How issued letters go to their readers, and what came back. */
#include "desk/dispatches.h"

#include <string.h>

#include "desk/certificate.h"
#include "desk/letters.h"
#include "desk/requests.h"
#include "desk/tenants.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define WORDS_MOST 400

#define HOW_FIELDS                                                         \
	{.name = "taken_by",                                               \
	 .type = FIELD_TEXT,                                               \
	 .label = N_("Who took it?"),                                      \
	 .hint = N_("The tenant, or who they are to the tenant: of what "  \
		    "was handed over.")},                                  \
	{.name = "place",                                                  \
	 .type = FIELD_TEXT,                                               \
	 .label = N_("Where?"),                                            \
	 .hint = N_("Such as: at the door, post office in Mill Street")},  \
	{.name = "reference",                                              \
	 .type = FIELD_TEXT,                                               \
	 .label = N_("Number on the receipt"),                             \
	 .hint = N_("Of recorded post.")},                                 \
	{.name = "trouble",                                                \
	 .type = FIELD_TEXT,                                               \
	 .max = WORDS_MOST,                                                \
	 .label = N_("Why did it come back, or not work?"),                \
	 .hint = N_("As the envelope or the door has it, such as: gone "   \
		    "away")},                                              \
	{.name = "note",                                                   \
	 .type = FIELD_TEXT,                                               \
	 .max = WORDS_MOST,                                                \
	 .label = N_("Note")},                                             \
	{.name = "at",                                                     \
	 .type = FIELD_TIME,                                               \
	 .label = N_("When?"),                                             \
	 .hint = N_("Empty: now.")},                                       \
	{.name = "photo",                                                  \
	 .type = FIELD_FILE,                                               \
	 .max = DISPATCH_PHOTO_BYTES_MAX,                                  \
	 .label = N_("Photo"),                                             \
	 .hint = N_("Of the envelope or the receipt, never of a person: "  \
		    "JPEG or PNG, at most 8 MB.")}

static const struct field add_fields[] = {
	{.name = "method",
	 .type = FIELD_WORD,
	 .set = "dispatch-method",
	 .required = true,
	 .label = N_("How does it go?")},
	{.name = "state",
	 .type = FIELD_PICK,
	 .set = "dispatch-state",
	 .any = N_("It is still to be done"),
	 .label = N_("How far is it?")},
	HOW_FIELDS,
	{.name = "despite",
	 .type = FIELD_TEXT,
	 .max = WORDS_MOST,
	 .label = N_("Why this way against what the register says?"),
	 .hint = N_("Only where it is unsafe; a manager says it.")},
	{0},
};

static const struct field move_fields[] = {
	{.name = "state",
	 .type = FIELD_WORD,
	 .set = "dispatch-state",
	 .required = true,
	 .label = N_("What became of it?")},
	HOW_FIELDS,
	{0},
};

static const struct field answer_fields[] = {
	{.name = "answer",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .required = true,
	 .label = N_("What was done?"),
	 .hint = N_("Such as: address mended, handed over on 3 May")},
	{0},
};

static const struct field begin_query[] = {
	{.name = "method", .type = FIELD_HIDDEN, .max = 20},
	{.name = "state", .type = FIELD_HIDDEN, .max = 20},
	{0},
};

static const struct field list_query[] = {
	{.name = "state", .type = FIELD_HIDDEN, .max = 10},
	{0},
};

static const struct field find_query[] = {
	{.name = "scan",
	 .type = FIELD_SEARCH,
	 .label = N_("Code on the letter, or the tenant’s reference"),
	 .hint = N_("A scanner types the code. It is on the letter, and shows "
		    "in no window.")},
	{0},
};

/* What a page may show a button for. */
static void
may_act(struct model *root, const struct visit *visit)
{
	model_bool(root, "page_may_deliver",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
}

void
noun_deliveries(struct model *root, const struct visit *visit)
{
	bool may = ROUTE_STAFF & ROLE_BIT(visit->caller->role);
	const struct model *rows = model_get(root, "deliveries");

	for (const struct model *m = model_first(rows); m;
	     m = model_next(m)) {
		struct model *row = (struct model *)m;

		model_bool(row, "page_moves",
			   may && model_count(model_get(m, "moves")));
		model_bool(row, "page_hand",
			   !strcmp(noun_text(m, "method"), "hand"));
	}
}

/* The word of a way, for a link, beside what it is called. */
static void
name_ways(const struct model *returns)
{
	for (const struct model *m = model_first(returns); m;
	     m = model_next(m))
		for (const struct model *w = model_first(model_get(m, "ways"));
		     w; w = model_next(w))
			model_text((struct model *)w, "page_way",
				   noun_text(w, "method"));
}

static void
prefill(struct exchange *x, const struct model *root, const char *state)
{
	if (state && !strcmp(state, "proven"))
		exchange_prefill(
			x, "taken_by",
			model_text_or(model_get(root, "strip"), "name", ""));
	exchange_prefill(x, "state", state);
}

static enum status
list_deliveries(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *root = exchange_model(x);
	const char *id = exchange_path(x, "id");
	enum status status = dispatches_page(visit, id, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "method", form_text(form, "method"));
	prefill(x, root, form_text(form, "state"));
	may_act(root, visit);
	return OK;
}

/* One of them, with the form that says what became of it. */
static enum status
show_delivery(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *id = exchange_path(x, "id");
	enum status status = dispatch_page(visit, id, exchange_path(x, "n"),
					   root, fault);

	if (status != OK)
		return status;
	prefill(x, root, form_text(exchange_form(x), "state"));
	may_act(root, visit);
	model_bool(root, "page_moves",
		   model_count(model_get(model_get(root, "delivery"),
					 "moves")) > 0);
	model_text(root, "page_action",
		   arena_printf(exchange_arena(x), "/letters/%s/deliveries/%s",
				id, exchange_path(x, "n")));
	return OK;
}

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "photo");
	struct dispatch_picture *picture;
	struct file_input input;
	enum status status;

	(void)visit;
	if (!sent || !sent->count)
		return OK;
	picture = arena_alloc(exchange_arena(x), sizeof *picture);
	input = (struct file_input){sent->name, sent->type, sent->bytes,
				    sent->count};
	status = dispatch_photo_look(&input, exchange_arena(x), picture,
				     fault);
	if (status == OK)
		exchange_keep(x, picture, NULL);
	else
		*faults_add(exchange_faults(x)) = *fault;
	return status;
}

static struct dispatch_said
said_in(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct dispatch_said){
		.letter = exchange_path(x, "id"),
		.n = exchange_path(x, "n"),
		.method = form_text(form, "method"),
		.state = form_text(form, "state"),
		.at = form_text(form, "at"),
		.place = form_text(form, "place"),
		.taken_by = form_text(form, "taken_by"),
		.reference = form_text(form, "reference"),
		.note = form_text(form, "note"),
		.trouble = form_text(form, "trouble"),
		.despite = form_text(form, "despite"),
		.photo = exchange_kept(x),
	};
}

static enum status
add_delivery(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct dispatch_said said = said_in(x);
	enum status status = dispatch_add(visit, &said, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/letters/%s", said.letter);
		exchange_flash(x, N_("It is written down."));
	}
	return status;
}

static enum status
move_delivery(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct dispatch_said said = said_in(x);
	enum status status = dispatch_move(visit, &said, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/letters/%s", said.letter);
		exchange_flash(x, N_("It is written down."));
	}
	return status;
}

static enum status
send_photo(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct file_found found;
	enum status status = dispatch_photo(visit, exchange_path(x, "id"),
					    exchange_path(x, "n"), &found,
					    fault);

	if (status == OK)
		exchange_show(x, found.type, found.name, found.bytes,
			      found.count);
	return status;
}

static enum status
list_returns(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *state = form_text(exchange_form(x), "state");
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = returns_list(visit, state, &page, root, fault);

	if (status == OK)
		noun_more(x);
	name_ways(model_get(root, "returns"));
	model_bool(root, "page_open", !state || *state == 'o');
	may_act(root, visit);
	return status;
}

static enum status
find_returned(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *scan = form_text(exchange_form(x), "scan");
	struct model *root = exchange_model(x);
	enum status status = OK;

	model_bool(root, "page_asked", scan != NULL);
	exchange_prefill(x, "scan", scan);
	if (scan)
		status = returns_find(visit, scan, root, fault);
	else
		(void)model_children(root, "letters");
	if (status == E_INPUT && x->asked.face == FACE_PAGE) {
		model_bool(root, "page_unknown", true);
		return OK;
	}
	model_bool(root, "page_unknown", false);
	return status;
}

static enum status
answer_return(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct dispatch_said said = said_in(x);
	enum status status = return_answer(
		visit, &said, form_text(exchange_form(x), "answer"),
		exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/returns");
		exchange_flash(x, N_("Done, and off the list."));
	}
	return status;
}

static enum status
show_certificate(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return certificate_show(visit, exchange_path(x, "id"),
				exchange_model(x), fault);
}

static enum status
print_certificate(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct letter_printed printed;
	enum status status = certificate_pages(visit, exchange_path(x, "id"),
					       &printed, fault);

	if (status == OK)
		exchange_show(x, "application/pdf",
			      arena_printf(exchange_arena(x),
					   "certificate-%s.pdf",
					   printed.language),
			      printed.bytes, printed.count);
	return status;
}

const struct route routes_dispatches[] = {
	{.method = METHOD_GET,
	 .path = "/letters/{id}/certificate",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_certificate,
	 .title = N_("Certificate of service"),
	 .tag = "notices",
	 .page = "certificate"},
	{.method = METHOD_GET,
	 .path = "/letters/{id}/certificate.pdf",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = print_certificate,
	 .title = N_("Certificate of service on pages"),
	 .tag = "notices"},
	{.method = METHOD_GET,
	 .path = "/letters/{id}/deliveries",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = begin_query,
	 .form = add_fields,
	 .handle = list_deliveries,
	 .title = N_("How a letter goes"),
	 .tag = "notices",
	 .page = "deliveries"},
	{.method = METHOD_POST,
	 .path = "/letters/{id}/deliveries",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = add_fields,
	 .prepare = look,
	 .handle = add_delivery,
	 .title = N_("One more way for a letter"),
	 .tag = "notices",
	 .again = "/letters/{id}/deliveries"},
	{.method = METHOD_GET,
	 .path = "/letters/{id}/deliveries/{n}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = list_query,
	 .form = move_fields,
	 .handle = show_delivery,
	 .title = N_("Delivery of a letter"),
	 .tag = "notices",
	 .page = "delivery"},
	{.method = METHOD_POST,
	 .path = "/letters/{id}/deliveries/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = move_fields,
	 .prepare = look,
	 .handle = move_delivery,
	 .title = N_("What became of a delivery"),
	 .tag = "notices",
	 .again = "/letters/{id}/deliveries/{n}"},
	{.method = METHOD_GET,
	 .path = "/letters/{id}/deliveries/{n}/photo",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_photo,
	 .title = N_("Photo of a delivery"),
	 .tag = "notices"},
	{.method = METHOD_POST,
	 .path = "/letters/{id}/deliveries/{n}/answer",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = answer_fields,
	 .handle = answer_return,
	 .title = N_("Say what was done"),
	 .tag = "notices",
	 .again = "/returns"},
	{.method = METHOD_GET,
	 .path = "/returns",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .handle = list_returns,
	 .title = N_("Letters that came back"),
	 .tag = "notices",
	 .page = "returns"},
	{.method = METHOD_GET,
	 .path = "/returns/find",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .fields = find_query,
	 .form = find_query,
	 .handle = find_returned,
	 .title = N_("A letter came back"),
	 .tag = "notices",
	 .page = "return-find"},
	{0},
};
