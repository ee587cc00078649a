# notice/: templates, translations, letters.
unit_tests += tests/unit/template_test tests/unit/merge_test

tests_unit_template_test_SOURCES = tests/unit/template_test.c
tests_unit_template_test_LDADD = $(unit_libs)
tests_unit_merge_test_SOURCES = tests/unit/merge_test.c
tests_unit_merge_test_LDADD = $(unit_libs)
