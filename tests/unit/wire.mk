# One program per module of wire/.
unit_tests += tests/unit/model_test

tests_unit_model_test_SOURCES = tests/unit/model_test.c
tests_unit_model_test_LDADD = $(unit_libs)
