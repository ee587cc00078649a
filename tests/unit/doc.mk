# doc/: markup inside blocks, blocks, accessibility.
unit_tests += tests/unit/span_test tests/unit/markdown_test \
	tests/unit/doc_check_test tests/unit/front_test \
	tests/unit/frozen_test tests/unit/isolate_test tests/unit/doc_picture_test tests/unit/svg_test \
	tests/unit/address_test tests/unit/letterhead_test

tests_unit_span_test_SOURCES = tests/unit/span_test.c
tests_unit_span_test_LDADD = $(unit_libs)
tests_unit_markdown_test_SOURCES = tests/unit/markdown_test.c
tests_unit_markdown_test_LDADD = $(unit_libs)
tests_unit_doc_check_test_SOURCES = tests/unit/doc_check_test.c
tests_unit_doc_check_test_LDADD = $(unit_libs)
tests_unit_front_test_SOURCES = tests/unit/front_test.c
tests_unit_front_test_LDADD = $(unit_libs)
tests_unit_frozen_test_SOURCES = tests/unit/frozen_test.c
tests_unit_frozen_test_LDADD = $(unit_libs)
tests_unit_doc_picture_test_SOURCES = tests/unit/doc_picture_test.c
tests_unit_doc_picture_test_LDADD = $(unit_libs)
tests_unit_svg_test_SOURCES = tests/unit/svg_test.c
tests_unit_svg_test_LDADD = $(unit_libs)
tests_unit_address_test_SOURCES = tests/unit/address_test.c $(lang_lines)
tests_unit_address_test_LDADD = $(unit_libs)
tests_unit_letterhead_test_SOURCES = tests/unit/letterhead_test.c
tests_unit_letterhead_test_LDADD = $(unit_libs)
tests_unit_isolate_test_SOURCES = tests/unit/isolate_test.c
tests_unit_isolate_test_LDADD = $(unit_libs)
