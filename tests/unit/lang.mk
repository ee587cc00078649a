# One program per module of lang/.
unit_tests += tests/unit/zone_test

tests_unit_zone_test_SOURCES = tests/unit/zone_test.c \
	tests/unit/lines.c tests/unit/lines.h
tests_unit_zone_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/zone.txt
