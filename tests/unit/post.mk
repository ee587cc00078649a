# One program per module of post/.
unit_tests += tests/unit/webhook_test
EXTRA_DIST += tests/data/addresses.txt

tests_unit_webhook_test_SOURCES = tests/unit/webhook_test.c $(unit_lines)
tests_unit_webhook_test_LDADD = $(unit_libs)

unit_tests += tests/unit/smtp_test
tests_unit_smtp_test_SOURCES = tests/unit/smtp_test.c
tests_unit_smtp_test_LDADD = $(unit_libs)

unit_tests += tests/unit/scan_test
tests_unit_scan_test_SOURCES = tests/unit/scan_test.c
tests_unit_scan_test_LDADD = $(unit_libs)

# Mail that comes back.
unit_tests += tests/unit/bounce_test
EXTRA_DIST += tests/data/bounces.txt
tests_unit_bounce_test_SOURCES = tests/unit/bounce_test.c $(unit_lines)
tests_unit_bounce_test_LDADD = $(unit_libs)
