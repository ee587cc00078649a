# One program per module of text/.
unit_tests += \
	tests/unit/text_break_test \
	tests/unit/text_exemplar_test \
	tests/unit/text_fonts_test \
	tests/unit/text_lines_test \
	tests/unit/text_order_test \
	tests/unit/text_plain_test \
	tests/unit/text_refuse_test \
	tests/unit/text_scripts_test \
	tests/unit/text_seams_test \
	tests/unit/text_shaping_test \
	tests/unit/text_repeats_test \
	tests/unit/text_words_test

tests_unit_text_break_test_SOURCES = tests/unit/text_break_test.c $(lang_lines)
tests_unit_text_break_test_LDADD = $(unit_libs)
tests_unit_text_exemplar_test_SOURCES = tests/unit/text_exemplar_test.c
tests_unit_text_exemplar_test_LDADD = $(unit_libs)
tests_unit_text_fonts_test_SOURCES = tests/unit/text_fonts_test.c $(lang_lines)
tests_unit_text_fonts_test_LDADD = $(unit_libs)
tests_unit_text_lines_test_SOURCES = tests/unit/text_lines_test.c $(lang_lines)
tests_unit_text_lines_test_LDADD = $(unit_libs)
tests_unit_text_order_test_SOURCES = tests/unit/text_order_test.c
tests_unit_text_order_test_LDADD = $(unit_libs)
tests_unit_text_plain_test_SOURCES = tests/unit/text_plain_test.c
tests_unit_text_plain_test_LDADD = $(unit_libs)
tests_unit_text_refuse_test_SOURCES = tests/unit/text_refuse_test.c
tests_unit_text_refuse_test_LDADD = $(unit_libs)
tests_unit_text_scripts_test_SOURCES = tests/unit/text_scripts_test.c $(lang_lines)
tests_unit_text_scripts_test_LDADD = $(unit_libs)
tests_unit_text_seams_test_SOURCES = tests/unit/text_seams_test.c
tests_unit_text_seams_test_LDADD = $(unit_libs)
tests_unit_text_shaping_test_SOURCES = tests/unit/text_shaping_test.c $(lang_lines)
tests_unit_text_shaping_test_LDADD = $(unit_libs)
tests_unit_text_repeats_test_SOURCES = \
	tests/unit/text_repeats_test.c $(lang_lines)
tests_unit_text_repeats_test_LDADD = $(unit_libs)
tests_unit_text_words_test_SOURCES = tests/unit/text_words_test.c $(lang_lines)
tests_unit_text_words_test_LDADD = $(unit_libs)

EXTRA_DIST += tests/data/fonts.txt tests/data/text-fonts.txt
EXTRA_DIST += tests/data/text-lines.txt tests/data/text-words.txt
EXTRA_DIST += \
	tests/data/breaking/east.txt \
	tests/data/breaking/kept.txt \
	tests/data/breaking/middle.txt \
	tests/data/breaking/west.txt \
	tests/data/shaping/glyphs.txt \
	tests/data/shaping/truths.txt
