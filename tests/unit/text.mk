# One program per module of text/.
unit_tests += \
	tests/unit/text_refuse_test

tests_unit_text_refuse_test_SOURCES = tests/unit/text_refuse_test.c
tests_unit_text_refuse_test_LDADD = $(unit_libs)
