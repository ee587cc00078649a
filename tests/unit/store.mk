# Tests of store/: a real file in a folder of its own.
store_tests = tests/unit/backup_test tests/unit/event_test \
	tests/unit/facts_test \
	tests/unit/kept_test tests/unit/list_test \
	tests/unit/memory_store_test \
	tests/unit/need_store_test \
	tests/unit/register_test \
	tests/unit/store_test \
	tests/unit/writer_test
unit_tests += $(store_tests)

store_world = tests/unit/world.c tests/unit/world.h

tests_unit_need_store_test_SOURCES = tests/unit/need_store_test.c $(store_world)
tests_unit_need_store_test_LDADD = $(unit_libs)
tests_unit_event_test_SOURCES = tests/unit/event_test.c $(store_world)
tests_unit_event_test_LDADD = $(unit_libs)
tests_unit_store_test_SOURCES = tests/unit/store_test.c $(store_world)
tests_unit_store_test_LDADD = $(unit_libs)
tests_unit_kept_test_SOURCES = tests/unit/kept_test.c $(store_world)
tests_unit_kept_test_LDADD = $(unit_libs)
tests_unit_writer_test_SOURCES = tests/unit/writer_test.c $(store_world)
tests_unit_writer_test_LDADD = $(unit_libs)
tests_unit_backup_test_SOURCES = tests/unit/backup_test.c $(store_world)
tests_unit_backup_test_LDADD = $(unit_libs)
tests_unit_register_test_SOURCES = tests/unit/register_test.c $(store_world)
tests_unit_register_test_LDADD = $(unit_libs)
tests_unit_list_test_SOURCES = tests/unit/list_test.c $(store_world)
tests_unit_list_test_LDADD = $(unit_libs)
tests_unit_memory_store_test_SOURCES = tests/unit/memory_store_test.c $(store_world)
tests_unit_memory_store_test_LDADD = $(unit_libs)
tests_unit_facts_test_SOURCES = tests/unit/facts_test.c $(store_world)
tests_unit_facts_test_LDADD = $(unit_libs)
