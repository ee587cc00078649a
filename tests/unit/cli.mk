# The framework of the command line.
unit_tests += tests/unit/option_test

tests_unit_option_test_SOURCES = tests/unit/option_test.c
tests_unit_option_test_LDADD = $(unit_libs)
