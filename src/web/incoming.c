/* The one door through which files come in. */
#include "web/incoming.h"

#include "web/inside.h"

bool
incoming_fits(const struct exchange *x)
{
	return form_files(x->form) && scan_wanted(x->web->desk);
}

static void
done(void *self, enum status status, const struct fault *fault)
{
	struct exchange *x = self;

	x->status = status;
	if (status)
		x->fault = *fault;
	x->scanned(x);
}

static void
list_files(struct exchange *x)
{
	size_t count = form_files(x->form);
	struct scan_file *list = arena_alloc(x->arena, count * sizeof *list);

	for (size_t i = 0; i < count; i++) {
		const struct form_file *file =
			form_file_at(x->form, i, &list[i].field);

		list[i].name = file->name;
		list[i].bytes = file->bytes;
		list[i].count = file->count;
	}
	x->scan.file = list;
	x->scan.files = count;
}

void
incoming_scan(struct exchange *x, void (*next)(struct exchange *))
{
	const char *ref = route_value(&x->values, "ref");
	const char *token = route_value(&x->values, "token");
	enum status status;
	struct fault fault;

	x->scanned = next;
	x->scan = (struct scan_job){
		.ref = *ref ? ref : NULL,
		.key.token = *token ? token : NULL,
		.caller = x->known.signed_in ? &x->known.caller : NULL,
		.arena = x->arena,
		.done = done,
		.self = x,
	};
	if (x->route->roles & ROUTE_PROVIDERS)
		x->scan.key.item = route_value(&x->values, "id");
	list_files(x);
	/* Once it is taken x may be gone before this returns. */
	status = scan_files(x->web->desk, &x->scan, &fault);
	if (status)
		done(x, status, &fault);
}
