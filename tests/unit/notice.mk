# notice/: templates, translations, letters.
unit_tests += tests/unit/template_test tests/unit/merge_test

tests_unit_template_test_SOURCES = tests/unit/template_test.c
tests_unit_template_test_LDADD = $(unit_libs)
tests_unit_merge_test_SOURCES = tests/unit/merge_test.c
tests_unit_merge_test_LDADD = $(unit_libs)

unit_tests += tests/unit/memory_test
tests_unit_memory_test_SOURCES = tests/unit/memory_test.c $(lang_lines)
tests_unit_memory_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/memory.txt

unit_tests += tests/unit/prescribed_test
tests_unit_prescribed_test_SOURCES = tests/unit/prescribed_test.c
tests_unit_prescribed_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/form/form-4.md tests/data/form/ur.po

unit_tests += tests/unit/reading_test
tests_unit_reading_test_SOURCES = tests/unit/reading_test.c $(lang_lines)
tests_unit_reading_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/syllables.txt

unit_tests += tests/unit/glossary_test
tests_unit_glossary_test_SOURCES = tests/unit/glossary_test.c $(lang_lines)
tests_unit_glossary_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/glossary.txt

unit_tests += tests/unit/field_test tests/unit/bound_test
tests_unit_field_test_SOURCES = tests/unit/field_test.c $(lang_lines)
tests_unit_field_test_LDADD = $(unit_libs)
tests_unit_bound_test_SOURCES = tests/unit/bound_test.c $(lang_lines)
tests_unit_bound_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/fields.txt tests/data/bounds.txt

unit_tests += tests/unit/notices_test
tests_unit_notices_test_SOURCES = tests/unit/notices_test.c
tests_unit_notices_test_LDADD = $(unit_libs)

unit_tests += tests/unit/passage_test tests/unit/notice_check_test
tests_unit_passage_test_SOURCES = tests/unit/passage_test.c
tests_unit_passage_test_LDADD = $(unit_libs)
tests_unit_notice_check_test_SOURCES = tests/unit/notice_check_test.c
tests_unit_notice_check_test_LDADD = $(unit_libs)

unit_tests += tests/unit/outdate_test
tests_unit_outdate_test_SOURCES = tests/unit/outdate_test.c
tests_unit_outdate_test_LDADD = $(unit_libs)
unit_tests += tests/unit/parcel_po_test
tests_unit_parcel_po_test_SOURCES = tests/unit/parcel_po_test.c
tests_unit_parcel_po_test_LDADD = $(unit_libs)
unit_tests += tests/unit/markup_test tests/unit/parcel_test
tests_unit_markup_test_SOURCES = tests/unit/markup_test.c
tests_unit_markup_test_LDADD = $(unit_libs)
tests_unit_parcel_test_SOURCES = tests/unit/parcel_test.c
tests_unit_parcel_test_LDADD = $(unit_libs)
unit_tests += tests/unit/import_test
tests_unit_import_test_SOURCES = tests/unit/import_test.c $(lang_lines)
tests_unit_import_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/import.txt tests/data/xliff2.txt

unit_tests += tests/unit/hand_in_test
tests_unit_hand_in_test_SOURCES = tests/unit/hand_in_test.c $(lang_lines)
tests_unit_hand_in_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/hand_in.txt tests/data/hand_in_cut.txt

unit_tests += tests/unit/length_test
tests_unit_length_test_SOURCES = tests/unit/length_test.c $(lang_lines)
tests_unit_length_test_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/lengths.txt
