/* Tables from other systems, in the browser: check first, then publish. */
#include "desk/import.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field import_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = 20 << 20,
	 .label = N_("The table, as a CSV file"),
	 .hint = N_("One tenant a row; the first row names the columns.")},
	{.name = "dry_run",
	 .type = FIELD_YES,
	 .label = N_("Only check: keep nothing")},
	{0},
};

static enum status
show_import(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)x;
	(void)visit;
	(void)fault;
	return OK;
}

static void
release(void *kept)
{
	import_free(kept);
}

static enum status
read_table(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "file");
	struct import *import = NULL;
	enum status status;

	status = import_read(visit, IMPORT_TENANTS, sent->bytes, sent->count,
			     &import, exchange_faults(x), fault);
	if (status == OK)
		exchange_keep(x, import, release);
	return status;
}

static enum status
publish_table(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct import *import = exchange_kept(x);
	bool dry_run = form_yes(exchange_form(x), "dry_run");
	enum status status = OK;

	import_summary(import, exchange_model(x));
	if (dry_run) {
		exchange_goto(x, "/tenants/import");
		exchange_flash(x, N_("Every row is right. Nothing was kept."));
		return OK;
	}
	status = import_publish(visit, import, fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/tenants");
	exchange_flash(x, N_("The table is in the register."));
	return OK;
}

const struct route routes_imports[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/import",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = import_fields,
	 .handle = show_import,
	 .title = N_("Import tenants"),
	 .tag = "tenants",
	 .page = "tenant-import"},
	{.method = METHOD_POST,
	 .path = "/tenants/import",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = import_fields,
	 .prepare = read_table,
	 .handle = publish_table,
	 .title = N_("Import tenants"),
	 .tag = "tenants",
	 .again = "/tenants/import"},
	{0},
};
