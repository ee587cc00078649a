# Tests of store/: a real file in a folder of its own.
store_tests = tests/unit/store_test
unit_tests += $(store_tests)

store_world = tests/unit/world.c tests/unit/world.h

tests_unit_store_test_SOURCES = tests/unit/store_test.c $(store_world)
tests_unit_store_test_LDADD = $(unit_libs)
