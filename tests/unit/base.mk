# One program per module of base/.
unit_tests += tests/unit/arena_test tests/unit/base64_test \
	tests/unit/near_test tests/unit/fault_test tests/unit/file_test \
	tests/unit/library_test tests/unit/sign_test tests/unit/utf8_test

tests_unit_arena_test_SOURCES = tests/unit/arena_test.c
tests_unit_arena_test_LDADD = $(unit_libs)
tests_unit_fault_test_SOURCES = tests/unit/fault_test.c
tests_unit_fault_test_LDADD = $(unit_libs)
tests_unit_utf8_test_SOURCES = tests/unit/utf8_test.c
tests_unit_utf8_test_LDADD = $(unit_libs)
tests_unit_near_test_SOURCES = tests/unit/near_test.c
tests_unit_near_test_LDADD = $(unit_libs)
tests_unit_base64_test_SOURCES = tests/unit/base64_test.c
tests_unit_base64_test_LDADD = $(unit_libs)
tests_unit_sign_test_SOURCES = tests/unit/sign_test.c
tests_unit_sign_test_LDADD = $(unit_libs)
tests_unit_file_test_SOURCES = tests/unit/file_test.c
tests_unit_file_test_LDADD = $(unit_libs)
tests_unit_library_test_SOURCES = tests/unit/library_test.c
tests_unit_library_test_LDADD = $(unit_libs)
