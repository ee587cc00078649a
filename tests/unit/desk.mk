# Tests of desk/: a whole service on disk.
desk_tests = tests/unit/desk_attachment_test tests/unit/attachment_file_test tests/unit/desk_import_test \
	tests/unit/desk_letter_test tests/unit/find_test \
	tests/unit/desk_memory_test tests/unit/desk_needs_test \
	tests/unit/desk_contacts_test \
	tests/unit/desk_mail_test tests/unit/desk_policy_test \
	tests/unit/desk_queues_test \
	tests/unit/desk_area_test \
	tests/unit/desk_register_test tests/unit/desk_routing_test \
	tests/unit/desk_timing_test \
	tests/unit/desk_translation_test \
	tests/unit/desk_words_test tests/unit/desk_work_test
unit_tests += $(desk_tests)

desk_house = tests/unit/house.c tests/unit/house.h

tests_unit_desk_policy_test_SOURCES = tests/unit/desk_policy_test.c \
	$(desk_house)
tests_unit_desk_policy_test_LDADD = $(unit_libs)
tests_unit_desk_routing_test_SOURCES = tests/unit/desk_routing_test.c \
	$(desk_house)
tests_unit_desk_routing_test_LDADD = $(unit_libs)
tests_unit_desk_import_test_SOURCES = tests/unit/desk_import_test.c \
	$(desk_house)
tests_unit_desk_import_test_LDADD = $(unit_libs)
tests_unit_desk_register_test_SOURCES = tests/unit/desk_register_test.c \
	$(desk_house)
tests_unit_desk_register_test_LDADD = $(unit_libs)
tests_unit_desk_work_test_SOURCES = tests/unit/desk_work_test.c \
	$(desk_house)
tests_unit_desk_work_test_LDADD = $(unit_libs)
tests_unit_desk_letter_test_SOURCES = tests/unit/desk_letter_test.c \
	$(desk_house)
tests_unit_desk_letter_test_LDADD = $(unit_libs)
tests_unit_desk_area_test_SOURCES = tests/unit/desk_area_test.c
tests_unit_desk_area_test_LDADD = $(unit_libs)
tests_unit_desk_timing_test_SOURCES = tests/unit/desk_timing_test.c \
	$(desk_house)
tests_unit_desk_timing_test_LDADD = $(unit_libs)
tests_unit_desk_words_test_SOURCES = tests/unit/desk_words_test.c \
	$(desk_house)
tests_unit_desk_words_test_LDADD = $(unit_libs)

tests_unit_desk_contacts_test_SOURCES = tests/unit/desk_contacts_test.c \
	$(desk_house)
tests_unit_desk_contacts_test_LDADD = $(unit_libs)
tests_unit_desk_needs_test_SOURCES = tests/unit/desk_needs_test.c \
	$(desk_house)
tests_unit_desk_needs_test_LDADD = $(unit_libs)
tests_unit_desk_queues_test_SOURCES = tests/unit/desk_queues_test.c \
	$(desk_house)
tests_unit_desk_queues_test_LDADD = $(unit_libs)
tests_unit_desk_memory_test_SOURCES = tests/unit/desk_memory_test.c \
	$(desk_house)
tests_unit_desk_memory_test_LDADD = $(unit_libs)
tests_unit_desk_translation_test_SOURCES = \
	tests/unit/desk_translation_test.c $(desk_house)
tests_unit_desk_translation_test_LDADD = $(unit_libs)
tests_unit_attachment_file_test_SOURCES = tests/unit/attachment_file_test.c \
	tests/unit/lines.c tests/unit/lines.h
tests_unit_attachment_file_test_LDADD = $(unit_libs)
tests_unit_find_test_SOURCES = tests/unit/find_test.c \
	tests/unit/lines.c tests/unit/lines.h $(desk_house)
tests_unit_find_test_LDADD = $(unit_libs)

unit_tests += tests/unit/parting_test
EXTRA_DIST += tests/data/parting.txt
tests_unit_parting_test_SOURCES = tests/unit/parting_test.c $(unit_lines)
tests_unit_parting_test_LDADD = $(unit_libs)
tests_unit_desk_attachment_test_SOURCES = tests/unit/desk_attachment_test.c \
	$(desk_house)
tests_unit_desk_attachment_test_LDADD = $(unit_libs)

tests_unit_desk_mail_test_SOURCES = tests/unit/desk_mail_test.c $(desk_house)
tests_unit_desk_mail_test_LDADD = $(unit_libs)
