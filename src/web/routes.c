/* The tables of the whole service: one line for each noun. */
#include "web/routes.h"

static const struct route *const tables[] = {
	routes_gate,
	routes_ask,
	routes_asks,
	routes_queues,
	routes_questions,
	routes_sheet,
	routes_accounts,
	routes_intake,
	routes_attachments,
	routes_call_access,
	routes_calls,
	routes_requests,
	routes_request_edit,
	routes_tenants,
	routes_tenant_edit,
	routes_people,
	routes_life,
	routes_joint,
	routes_merge,
	routes_transfer,
	routes_needs,
	routes_contacts,
	routes_reviews,
	routes_imports,
	routes_offers,
	routes_portal,
	routes_feeds,
	routes_providers,
	routes_ranking,
	routes_notices,
	routes_form_dates,
	routes_forms,
	routes_sources,
	routes_translation,
	routes_parcels,
	routes_translations,
	routes_letters,
	routes_memory,
	routes_glossary,
	routes_flags,
	routes_recipients,
	routes_cases,
	routes_statutes,
	routes_calendars,
	routes_policies,
	routes_settings,
	routes_reports,
	routes_languages,
};

struct routes
routes_all(void)
{
	return (struct routes){tables, sizeof tables / sizeof *tables};
}
