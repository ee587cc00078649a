# One program per module of wire/.
unit_tests += \
	tests/unit/csv_test \
	tests/unit/json_test \
	tests/unit/model_test \
	tests/unit/mustache_spec_test \
	tests/unit/mustache_test \
	tests/unit/recording_test \
	tests/unit/xliff2_suite_test \
	tests/unit/xml_test

tests_unit_csv_test_SOURCES = tests/unit/csv_test.c
tests_unit_csv_test_LDADD = $(unit_libs)
tests_unit_json_test_SOURCES = tests/unit/json_test.c
tests_unit_json_test_LDADD = $(unit_libs)
tests_unit_model_test_SOURCES = tests/unit/model_test.c
tests_unit_model_test_LDADD = $(unit_libs)
tests_unit_mustache_spec_test_SOURCES = tests/unit/mustache_spec_test.c
tests_unit_mustache_spec_test_LDADD = $(unit_libs)
tests_unit_recording_test_SOURCES = tests/unit/recording_test.c
tests_unit_recording_test_LDADD = $(unit_libs)
tests_unit_mustache_test_SOURCES = tests/unit/mustache_test.c
tests_unit_mustache_test_LDADD = $(unit_libs)
tests_unit_xml_test_SOURCES = tests/unit/xml_test.c
tests_unit_xml_test_LDADD = $(unit_libs)
tests_unit_xliff2_suite_test_SOURCES = tests/unit/xliff2_suite_test.c
tests_unit_xliff2_suite_test_LDADD = $(unit_libs)
