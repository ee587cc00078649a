/* Outcomes as HTTP codes, problem+json and error pages. */
#include "web/problem.h"

#include <string.h>

#include "base/log.h"
#include "base/utf8.h"
#include "lang/message.h"
#include "web/inside.h"
#include "wire/json.h"
#include "wire/model.h"

static const int codes[] = {
	[OK] = 200,	    [E_INPUT] = 422,	[E_NOT_FOUND] = 404,
	[E_FORBIDDEN] = 403, [E_CONFLICT] = 409, [E_STALE] = 412,
	[E_REFUSED] = 422,  [E_BUSY] = 503,	[E_IO] = 503,
	[E_INTERNAL] = 500,
};

static const struct {
	int code;
	const char *title;
} titles[] = {
	{400, N_("The request cannot be read")},
	{401, N_("Sign in first")},
	{403, N_("Not allowed")},
	{404, N_("Page not found")},
	{405, N_("That cannot be done here")},
	{409, N_("Not possible now")},
	{411, N_("The request does not say how long it is")},
	{412, N_("Somebody else changed it")},
	{413, N_("Too large")},
	{415, N_("The kind of data is not known")},
	{422, N_("There is a problem")},
	{428, N_("Say which version you read")},
	{429, N_("Too many attempts")},
	{431, N_("The request's headers are too large")},
	{500, N_("Sorry, something went wrong here")},
	{501, N_("The server does not know this method")},
	{503, N_("Not available for a moment")},
	{505, N_("The version of HTTP is not known")},
};

int
problem_code(const struct exchange *x)
{
	return x->answer.code ? x->answer.code : codes[x->status];
}

const char *
problem_title(const struct exchange *x, int code)
{
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (titles[i].code == code)
			return catalogue_text(x->known.words, NULL,
					      titles[i].title);
	return "";
}

/* Labels are questions too: a page sets them apart from the sentence. */
static const char *
field_called(struct exchange *x, const char *label)
{
	return x->asked.face == FACE_PAGE
		       ? arena_printf(x->arena, "\u201c%s\u201d", label)
		       : label;
}

const char *
problem_text(struct exchange *x, const struct fault *fault)
{
	struct fault told = *fault;
	struct buf buf = {0};
	const char *text;

	if (!told.message)
		return problem_title(x, problem_code(x));
	/* A field is called by its label, which is a message too. */
	for (size_t i = 0; i < told.args; i++)
		if (!strcmp(told.arg[i].name, "field")) {
			const char *label = field_called(
				x, catalogue_text(x->known.words, NULL,
						  fault->arg[i].value));
			size_t n = utf8_cut(label, strlen(label),
					    FAULT_BYTES - 1);

			memcpy(told.arg[i].value, label, n);
			told.arg[i].value[n] = '\0';
		}
	message_fault(&buf, x->known.words, &told);
	text = arena_text(x->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

/* The faults of fields: all of them, or the one that stands alone. */
static const struct fault *
field_faults(const struct exchange *x, size_t *ret_count)
{
	*ret_count = x->faults.count < FAULTS_MAX ? x->faults.count
						  : FAULTS_MAX;
	if (*ret_count)
		return x->faults.list;
	*ret_count = x->fault.where[0] == '/';
	return &x->fault;
}

/* In JSON that cannot be read the fault has its line and column. */
static const char *
detail_of(struct exchange *x)
{
	const char *text = problem_text(x, &x->fault);

	if (x->fault.where[0] < '0' || x->fault.where[0] > '9')
		return text;
	return arena_printf(x->arena, "%s: %s", x->fault.where, text);
}

void
problem_json(struct exchange *x, struct buf *buf)
{
	struct model *problem = model_object(x->arena), *errors;
	int code = problem_code(x);
	size_t count;
	const struct fault *faults = field_faults(x, &count);

	model_text(problem, "type", "about:blank");
	model_text(problem, "title", problem_title(x, code));
	model_int(problem, "status", code);
	model_text(problem, "detail", detail_of(x));
	if (count)
		errors = model_children(problem, "errors");
	for (size_t i = 0; i < count; i++) {
		struct model *error = model_append(errors);

		model_text(error, "pointer", faults[i].where);
		model_text(error, "detail", problem_text(x, &faults[i]));
	}
	json_print(problem, buf);
}

void
problem_model(struct exchange *x, struct model *model)
{
	struct model *problems = model_children(model, "problems");
	int code = problem_code(x);

	model_int(model, "code", code);
	model_text(model, "title", problem_title(x, code));
	model_text(model, "detail", problem_text(x, &x->fault));
	for (size_t i = 0; i < x->faults.count && i < 100; i++)
		model_text(model_append(problems), "text",
			   problem_text(x, &x->faults.list[i]));
}

void
problem_log(const struct exchange *x)
{
	char text[600];

	if (x->status != E_INTERNAL && x->status != E_IO)
		return;
	fault_text(&x->fault,
		   x->fault.message ? x->fault.message
				    : status_name(x->status),
		   text, sizeof text);
	log_line(LOG_ERROR, "%s %s: %s: %s", method_name(x->asked.method),
		 x->route ? x->route->path : "-", x->fault.where, text);
}
