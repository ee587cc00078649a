/* Files that come with a request. What one is, is found out on a worker; the
 * writer keeps what was found good. */
#include <string.h>

#include "desk/attachments.h"
#include "desk/requests.h"
#include "web/attachments.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field file_fields[] = {
	{.name = "attachment",
	 .type = FIELD_FILE,
	 .max = ATTACHMENT_BYTES_MAX,
	 .label = N_("A file"),
	 .hint = N_("PDF, Word (DOCX), ODT, plain text, or a picture (PNG, "
		    "JPEG, TIFF, HEIC); at most 20 MB.")},
	{.name = "text",
	 .type = FIELD_AREA,
	 .max = ATTACHMENT_WORDS_MOST,
	 .label = N_("Or its words, typed or pasted")},
	{0},
};

static const struct field remove_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why is it taken away?")},
	{0},
};

enum status
attachment_look(struct exchange *x, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *sent = form_file(form, "attachment");
	const char *text = form_text(form, "text");
	struct attachment_file *file;
	struct file_input input;
	enum status status;

	if (!sent && !(text && text[strspn(text, " \t\r\n")]))
		return OK;
	file = arena_alloc(exchange_arena(x), sizeof *file);
	input = sent ? (struct file_input){sent->name, sent->type,
					   sent->bytes, sent->count}
		     : (struct file_input){"text.txt", "text/plain", text,
					   strlen(text)};
	status = attachment_examine(&input, exchange_arena(x), file, fault);
	if (status == OK)
		exchange_keep(x, file, NULL);
	else if (status == E_INPUT)
		*faults_add(exchange_faults(x)) = *fault;
	return status;
}

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	return attachment_look(x, fault);
}

/* Which request it is for comes first: a request that is not there is not
 * there, with or without a file. */
static enum status
no_file(struct fault *fault)
{
	return fault_set(fault, E_INPUT, "/attachment",
			 N_("A file is missing: choose one"), NULL);
}

static enum status
hold_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status;

	if (!exchange_kept(x))
		return no_file(fault);
	status = attachment_hold(visit, exchange_kept(x), root, fault);
	if (status == OK)
		exchange_created(x, "/attachments/%s", noun_text(root, "id"));
	return status;
}

static enum status
show_held(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct model *root = exchange_model(x);
	enum status status = attachments_held(visit, &id, 1, root, fault);

	if (status == OK && !model_count(model_get(root, "attachments")))
		return fault_set(fault, E_NOT_FOUND, "id",
				 N_("This file is not held: it was sent with "
				    "its form, or too long ago"),
				 NULL);
	return status;
}

static enum status
add_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct model *root = exchange_model(x);
	const struct attachment_file *file = exchange_kept(x);
	enum status status = attachment_add(visit, ref, file, root, fault);

	if (status == OK && !file)
		return no_file(fault);
	if (status != OK)
		return status;
	exchange_created(x, "/requests/%s", ref);
	exchange_flash(x, N_("The file is kept with the request."));
	return OK;
}

static enum status
remove_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct attachment_removal removal = {
		exchange_path(x, "ref"), exchange_path(x, "id"),
		form_text(exchange_form(x), "reason")};
	enum status status = attachment_remove(visit, &removal,
					       exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/requests/%s", removal.ref);
	exchange_flash(x, N_("The file is taken away; that it was here stays "
			     "in the history."));
	return OK;
}

static enum status
send_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct file_found found;
	enum status status = attachment_get(visit, exchange_path(x, "ref"),
					    exchange_path(x, "id"), &found,
					    fault);

	if (status == OK)
		exchange_send(x, found.type, found.name, found.bytes,
			      found.count);
	return status;
}

const struct route routes_attachments[] = {
	{.method = METHOD_POST,
	 .path = "/attachments",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD | ROUTE_JSON_ONLY,
	 .fields = file_fields,
	 .prepare = look,
	 .handle = hold_file,
	 .title = N_("Hold a file for a request"),
	 .tag = "requests"},
	{.method = METHOD_GET,
	 .path = "/attachments/{id}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_JSON_ONLY,
	 .handle = show_held,
	 .title = N_("A file that is held"),
	 .tag = "requests"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/attachments",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = file_fields,
	 .prepare = look,
	 .handle = add_file,
	 .title = N_("Add a file"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/attachments/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_file,
	 .title = N_("A file that came with a request"),
	 .tag = "requests"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/attachments/{id}/remove",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = remove_fields,
	 .handle = remove_file,
	 .title = N_("Take a file away"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
