/* A form that came without its session, given back to be sent again. */
#include "web/resume.h"

#include <string.h>
#include <strings.h>

#include "base/log.h"
#include "web/inside.h"
#include "web/session.h"
#include "web/view.h"
#include "wire/model.h"

#define FORM_TYPE "application/x-www-form-urlencoded"
#define PARTS_TYPE "multipart/form-data"

static bool
is_of_type(const struct exchange *x, const char *wanted)
{
	const char *type = x->asked.header[HEADER_CONTENT_TYPE];

	return type && !strncasecmp(type, wanted, strlen(wanted));
}

/* A page in whose form was a token that is not the session's. */
static bool
is_of_another_session(const struct exchange *x)
{
	return x->known.session && x->form &&
	       strcmp(form_typed(x->form, "csrf"), x->known.csrf) != 0;
}

bool
resume_fits(const struct exchange *x, int code)
{
	if (!x->route || !x->route->roles || 
	    !(is_of_type(x, FORM_TYPE) || is_of_type(x, PARTS_TYPE)) ||
	    x->asked.method != METHOD_POST || !session_same_origin(x))
		return false;
	return code == 401 || (code == 403 && is_of_another_session(x));
}

/* Where nobody is signed in the form was not read yet. */
static bool
read_form(struct exchange *x)
{
	const struct buf *body = &x->asked.body;
	struct fault fault;

	if (x->form)
		return true;
	x->form = form_new(x->arena);
	if (is_of_type(x, PARTS_TYPE))
		return form_add_multipart(
			       x->form, x->asked.header[HEADER_CONTENT_TYPE],
			       body->bytes, body->count, &fault) == OK;
	return form_add_urlencoded(x->form, body->bytes, body->count,
				   &fault) == OK;
}

static void
fill(struct exchange *x, int code, struct model *page)
{
	struct model *typed = model_object(x->arena);
	struct model *rows = model_children(page, "typed");

	form_typed_all(x->form, x->route->fields, typed);
	for (const struct model *m = model_first(typed); m;
	     m = model_next(m)) {
		struct model *row = model_append(rows);

		model_text(row, "name", model_key(m));
		model_text(row, "value", model_text_of(m));
	}
	model_text(page, "action", x->asked.path);
	model_bool(page, "signed_out", code == 401);
	model_bool(page, "files", is_of_type(x, PARTS_TYPE));
	model_text(page, "version", form_typed(x->form, "version"));
	model_text(page, "once", form_typed(x->form, "once"));
}

void
resume_write(struct exchange *x, int code)
{
	struct fault fault;

	x->answer.code = code;
	x->answer.type = "text/html; charset=utf-8";
	x->answer.title = catalogue_text(
		x->known.words, NULL,
		code == 401 ? N_("You are signed out")
			    : N_("Send it once more"));
	x->model = model_object(x->arena);
	if (!read_form(x)) {
		x->answer.code = 303;
		x->answer.location = "/sign-in";
		return;
	}
	fill(x, code, x->model);
	if (view_page(x, "resume", NULL, &x->answer.out, &fault))
		log_line(LOG_ERROR, "resume page: %s", fault.where);
}
