# The real server, asked over the wire. service.py is what they share.
web_tests = \
	tests/web/abuse_walk_test.py \
	tests/web/accounts_test.py \
	tests/web/api_test.py \
	tests/web/ask_test.py \
	tests/web/attachments_test.py \
	tests/web/bookings_test.py \
	tests/web/bills_test.py \
	tests/web/money_test.py \
	tests/web/braille_test.py \
	tests/web/voice_test.py \
	tests/web/calls_test.py \
	tests/web/campaigns_test.py \
	tests/web/cases_test.py \
	tests/web/chain_test.py \
	tests/web/choose_test.py \
	tests/web/contracts_test.py \
	tests/web/figures_test.py \
	tests/web/board_test.py \
	tests/web/papers_test.py \
	tests/web/erase_test.py \
	tests/web/first_test.py \
	tests/web/flags_test.py \
	tests/web/foreign_test.py \
	tests/web/forms_test.py \
	tests/web/gaps_test.py \
	tests/web/gate_test.py \
	tests/web/hand_in_test.py \
	tests/web/headers_test.py \
	tests/web/hostile_test.py \
	tests/web/import_test.py \
	tests/web/imports_test.py \
	tests/web/intake_test.py \
	tests/web/languages_test.py \
	tests/web/easy_read_test.py \
	tests/web/letter_form_test.py \
	tests/web/mail_test.py \
	tests/web/memory_test.py \
	tests/web/needs_test.py \
	tests/web/once_test.py \
	tests/web/openapi_test.py \
	tests/web/paging_test.py \
	tests/web/people_test.py \
	tests/web/providers_test.py \
	tests/web/quality_test.py \
	tests/web/pictured_test.py \
	tests/web/plans_test.py \
	tests/web/policy_test.py \
	tests/web/portal_test.py \
	tests/web/print_test.py \
	tests/web/profile_test.py \
	tests/web/protocol_test.py \
	tests/web/race_test.py \
	tests/web/delivery_test.py \
	tests/web/reply_test.py \
	tests/web/reminder_test.py \
	tests/web/requests_test.py \
	tests/web/routes_test.py \
	tests/web/routing_test.py \
	tests/web/scan_test.py \
	tests/web/session_test.py \
	tests/web/sign_in_test.py \
	tests/web/stop_test.py \
	tests/web/tenant_words_test.py \
	tests/web/tls_test.py \
	tests/web/translations_test.py \
	tests/web/welsh_test.py

TESTS += $(web_tests)

# Mails for a parser that is not ours.
check_PROGRAMS += tests/web/mail_print
tests_web_mail_print_SOURCES = tests/web/mail_print.c
tests_web_mail_print_LDADD = $(vernacular_libs)
