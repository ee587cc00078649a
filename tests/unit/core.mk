# One program per module of core/; their cases are lines of tests/data.
unit_tests += tests/unit/contact_test tests/unit/equality_test tests/unit/fact_test tests/unit/flag_test tests/unit/form_date_test tests/unit/measure_test tests/unit/need_test \
	tests/unit/policy_test tests/unit/request_test \
	tests/unit/family_test tests/unit/routing_test tests/unit/schedule_test \
	tests/unit/worktime_test

unit_lines = tests/unit/lines.c tests/unit/lines.h
EXTRA_DIST += tests/data/answers.txt tests/data/equality.txt tests/data/flags.txt tests/data/form-dates.txt tests/data/items.txt tests/data/met.txt tests/data/moves.txt tests/data/needs.txt \
	tests/data/family.txt tests/data/pauses.txt tests/data/policy.txt tests/data/routing.txt \
	tests/data/schedules.txt tests/data/standards.txt

tests_unit_contact_test_SOURCES = tests/unit/contact_test.c $(unit_lines)
tests_unit_contact_test_LDADD = $(unit_libs)
tests_unit_equality_test_SOURCES = tests/unit/equality_test.c $(unit_lines)
tests_unit_equality_test_LDADD = $(unit_libs)
tests_unit_flag_test_SOURCES = tests/unit/flag_test.c $(unit_lines)
tests_unit_flag_test_LDADD = $(unit_libs)
tests_unit_form_date_test_SOURCES = tests/unit/form_date_test.c $(unit_lines)
tests_unit_form_date_test_LDADD = $(unit_libs)
tests_unit_measure_test_SOURCES = tests/unit/measure_test.c
tests_unit_measure_test_LDADD = $(unit_libs)
tests_unit_need_test_SOURCES = tests/unit/need_test.c $(unit_lines)
tests_unit_need_test_LDADD = $(unit_libs)
tests_unit_request_test_SOURCES = tests/unit/request_test.c $(unit_lines)
tests_unit_request_test_LDADD = $(unit_libs)
tests_unit_schedule_test_SOURCES = tests/unit/schedule_test.c $(unit_lines)
tests_unit_schedule_test_LDADD = $(unit_libs)
tests_unit_worktime_test_SOURCES = tests/unit/worktime_test.c $(unit_lines)
tests_unit_worktime_test_LDADD = $(unit_libs)
tests_unit_policy_test_SOURCES = tests/unit/policy_test.c $(unit_lines)
tests_unit_policy_test_LDADD = $(unit_libs)
tests_unit_family_test_SOURCES = tests/unit/family_test.c $(unit_lines)
tests_unit_family_test_LDADD = $(unit_libs)
tests_unit_routing_test_SOURCES = tests/unit/routing_test.c $(unit_lines)
tests_unit_routing_test_LDADD = $(unit_libs)

unit_tests += tests/unit/policy_compose_test
EXTRA_DIST += tests/data/policy-own.conf tests/data/policy-own.txt \
	tests/data/policy-wrong.txt
tests_unit_policy_compose_test_SOURCES = tests/unit/policy_compose_test.c \
	$(unit_lines)
tests_unit_policy_compose_test_LDADD = $(unit_libs)

unit_tests += tests/unit/person_test
EXTRA_DIST += tests/data/authority.txt
tests_unit_person_test_SOURCES = tests/unit/person_test.c $(unit_lines)
tests_unit_person_test_LDADD = $(unit_libs)

# The dates of cases.
unit_tests += tests/unit/case_test
EXTRA_DIST += tests/data/cases.txt
tests_unit_case_test_SOURCES = tests/unit/case_test.c $(unit_lines)
tests_unit_case_test_LDADD = $(unit_libs)

# What comes in: urgent, alike, needed.
unit_tests += tests/unit/urgency_test
EXTRA_DIST += tests/data/alike.txt tests/data/urgency.txt
tests_unit_urgency_test_SOURCES = tests/unit/urgency_test.c $(unit_lines)
tests_unit_urgency_test_LDADD = $(unit_libs)

# What providers hold and when they work.
unit_tests += tests/unit/clearance_test
EXTRA_DIST += tests/data/clearance.txt tests/data/opening.txt
tests_unit_clearance_test_SOURCES = tests/unit/clearance_test.c $(unit_lines)
tests_unit_clearance_test_LDADD = $(unit_libs)

# What jobs cost.
unit_tests += tests/unit/price_test
EXTRA_DIST += tests/data/notice.txt tests/data/price.txt
tests_unit_price_test_SOURCES = tests/unit/price_test.c $(unit_lines)
tests_unit_price_test_LDADD = $(unit_libs)

# When appointments can be, and what comes again.
unit_tests += tests/unit/appointment_test
EXTRA_DIST += tests/data/appointments.txt tests/data/slots.txt
tests_unit_appointment_test_SOURCES = tests/unit/appointment_test.c $(unit_lines)
tests_unit_appointment_test_LDADD = $(unit_libs)

# Invoices for work.
unit_tests += tests/unit/invoice_test
EXTRA_DIST += tests/data/invoices.txt
tests_unit_invoice_test_SOURCES = tests/unit/invoice_test.c $(unit_lines)
tests_unit_invoice_test_LDADD = $(unit_libs)

# What a provider gives back.
unit_tests += tests/unit/service_credit_test
EXTRA_DIST += tests/data/credits.txt
tests_unit_service_credit_test_SOURCES = \
	tests/unit/service_credit_test.c $(unit_lines)
tests_unit_service_credit_test_LDADD = $(unit_libs)

# Suppliers' bills.
unit_tests += tests/unit/bill_test
EXTRA_DIST += tests/data/bills.txt
tests_unit_bill_test_SOURCES = tests/unit/bill_test.c $(unit_lines)
tests_unit_bill_test_LDADD = $(unit_libs)

# How tenants are told of appointments.
unit_tests += tests/unit/reminder_test
EXTRA_DIST += tests/data/reminders.txt
tests_unit_reminder_test_SOURCES = tests/unit/reminder_test.c $(unit_lines)
tests_unit_reminder_test_LDADD = $(unit_libs)

unit_tests += tests/unit/quality_test
EXTRA_DIST += tests/data/quality.txt
tests_unit_quality_test_SOURCES = tests/unit/quality_test.c $(unit_lines)
tests_unit_quality_test_LDADD = $(unit_libs)

# How letters go to people.
unit_tests += tests/unit/choice_test
EXTRA_DIST += tests/data/choices.txt
tests_unit_choice_test_SOURCES = tests/unit/choice_test.c $(unit_lines)
tests_unit_choice_test_LDADD = $(unit_libs)

# Groups side by side, and forecasts.
unit_tests += tests/unit/parity_test
EXTRA_DIST += tests/data/parity.txt tests/data/forecast.txt
tests_unit_parity_test_SOURCES = tests/unit/parity_test.c $(unit_lines)
tests_unit_parity_test_LDADD = $(unit_libs)
tests_unit_fact_test_SOURCES = tests/unit/fact_test.c
tests_unit_fact_test_LDADD = $(unit_libs)
# How letters leave, and how long text messages are.
unit_tests += tests/unit/dispatch_test tests/unit/sms_test
EXTRA_DIST += tests/data/dispatch.txt \
	tests/data/sms-numbers.txt tests/data/sms.txt
tests_unit_dispatch_test_SOURCES = tests/unit/dispatch_test.c $(unit_lines)
tests_unit_dispatch_test_LDADD = $(unit_libs)
tests_unit_sms_test_SOURCES = tests/unit/sms_test.c $(unit_lines)
tests_unit_sms_test_LDADD = $(unit_libs)

# How work ended, and who was seen.
unit_tests += tests/unit/success_test
EXTRA_DIST += tests/data/success.txt
tests_unit_success_test_SOURCES = tests/unit/success_test.c $(unit_lines)
tests_unit_success_test_LDADD = $(unit_libs)

unit_tests += tests/unit/suppress_test
EXTRA_DIST += tests/data/suppress.txt
tests_unit_suppress_test_SOURCES = tests/unit/suppress_test.c \
	tests/unit/puzzle.c tests/unit/puzzle.h $(unit_lines)
tests_unit_suppress_test_LDADD = $(unit_libs)
# Who signs in, and with what.
unit_tests += tests/unit/sign_in_test
tests_unit_sign_in_test_SOURCES = tests/unit/sign_in_test.c
tests_unit_sign_in_test_LDADD = $(unit_libs)
