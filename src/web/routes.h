/* The nouns' route tables, each in the file of its noun, closed by a row
 * without path. */
#ifndef VERNACULAR_WEB_ROUTES_H
#define VERNACULAR_WEB_ROUTES_H

#include "web/route.h"

extern const struct route routes_intake[];
extern const struct route routes_attachments[];
extern const struct route routes_calls[], routes_call_access[];
extern const struct route routes_bookings[];
extern const struct route routes_booking_acts[];
extern const struct route routes_numbers[];
extern const struct route routes_routing_rules[];
extern const struct route routes_drop_ins[];
extern const struct route routes_bills[];
extern const struct route routes_invoices[], routes_purchase_orders[];
extern const struct route routes_budgets[], routes_service_credits[];
extern const struct route routes_savings[], routes_packs[];
extern const struct route routes_saved_views[];
extern const struct route routes_figures[];
extern const struct route routes_action_plans[], routes_plan_evidence[];
extern const struct route routes_assessments[], routes_policy_reviews[];
extern const struct route routes_surveys[];
extern const struct route routes_requests[];
extern const struct route routes_request_edit[];
extern const struct route routes_tenants[];
extern const struct route routes_tenant_edit[];
extern const struct route routes_people[];
extern const struct route routes_life[], routes_joint[], routes_merge[];
extern const struct route routes_transfer[];
extern const struct route routes_needs[], routes_contacts[];
extern const struct route routes_reviews[];
extern const struct route routes_offers[], routes_hand_ins[];
extern const struct route routes_revisions[];
extern const struct route routes_portal[], routes_feeds[];
extern const struct route routes_providers[];
extern const struct route routes_qualifications[], routes_linguists[];
extern const struct route routes_provider_times[], routes_provider_leave[];
extern const struct route routes_contracts[], routes_prices[];
extern const struct route routes_ranking[];
extern const struct route routes_exclusions[];
extern const struct route routes_flags[], routes_recipients[];
extern const struct route routes_policies[];
extern const struct route routes_mail[];
extern const struct route routes_event_log[];
extern const struct route routes_settings[];
extern const struct route routes_reports[];
extern const struct route routes_board[];
extern const struct route routes_languages[];
extern const struct route routes_accounts[], routes_second_factor[];
extern const struct route routes_imports[];
extern const struct route routes_campaigns[];
extern const struct route routes_letters[];
extern const struct route routes_notices[];
extern const struct route routes_braille[];
extern const struct route routes_voices[];
extern const struct route routes_easy_read[];
extern const struct route routes_audio[];
extern const struct route routes_forms[], routes_form_dates[];
extern const struct route routes_sources[];
extern const struct route routes_translation[];
extern const struct route routes_translations[];
extern const struct route routes_parcels[];
extern const struct route routes_ask[];  /* by a tenant */
extern const struct route routes_queues[], routes_questions[];
extern const struct route routes_declarations[];
extern const struct route routes_provider_complaints[];
extern const struct route routes_spot_checks[];
extern const struct route routes_feedback[]; /* by a tenant */
extern const struct route routes_feedbacks[];
extern const struct route routes_profile_link[]; /* by a tenant */
extern const struct route routes_profiles[], routes_profile_reports[];
extern const struct route routes_panel[];
extern const struct route routes_asks[]; /* for staff */
extern const struct route routes_reply[]; /* for tenants */
extern const struct route routes_replies[]; /* for staff */
extern const struct route routes_dispatches[];
extern const struct route routes_print_runs[];
extern const struct route routes_keeping[];
extern const struct route routes_sheet[]; /* for the desk and the door */
extern const struct route routes_calendars[];
extern const struct route routes_cases[];
extern const struct route routes_statutes[];
extern const struct route routes_memory[];
extern const struct route routes_glossary[];
extern const struct route routes_gate[]; /* signing in, health, description */

#endif
