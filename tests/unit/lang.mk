# One program per module of lang/.
lang_lines = tests/unit/lines.c tests/unit/lines.h
unit_tests += tests/unit/plural_test tests/unit/tag_test tests/unit/zone_test

tests_unit_plural_test_SOURCES = tests/unit/plural_test.c $(lang_lines)
tests_unit_plural_test_LDADD = $(unit_libs)
tests_unit_tag_test_SOURCES = tests/unit/tag_test.c $(lang_lines)
tests_unit_tag_test_LDADD = $(unit_libs)
tests_unit_zone_test_SOURCES = tests/unit/zone_test.c $(lang_lines)
tests_unit_zone_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/plural.txt tests/data/tag.txt tests/data/zone.txt
