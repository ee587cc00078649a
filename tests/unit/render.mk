# render/: every output.
unit_tests += tests/unit/render_test tests/unit/render_pdf_test \
	tests/unit/pdf_picture_test

tests_unit_render_test_SOURCES = tests/unit/render_test.c
tests_unit_render_test_LDADD = $(unit_libs)
tests_unit_render_pdf_test_SOURCES = tests/unit/render_pdf_test.c
tests_unit_render_pdf_test_LDADD = $(unit_libs)
tests_unit_pdf_picture_test_SOURCES = tests/unit/pdf_picture_test.c
tests_unit_pdf_picture_test_LDADD = $(unit_libs)

laid = tests/unit/laid.c tests/unit/laid.h
unit_tests += tests/unit/render_pages_test tests/unit/render_paper_test \
	tests/unit/render_property_test
tests_unit_render_pages_test_SOURCES = tests/unit/render_pages_test.c $(laid)
tests_unit_render_pages_test_LDADD = $(unit_libs)
tests_unit_render_paper_test_SOURCES = tests/unit/render_paper_test.c $(laid)
tests_unit_render_paper_test_LDADD = $(unit_libs)
tests_unit_render_property_test_SOURCES = tests/unit/render_property_test.c \
	$(laid)
tests_unit_render_property_test_LDADD = $(unit_libs)

drawn = tests/unit/drawn.c tests/unit/drawn.h
unit_tests += tests/unit/render_subset_test
tests_unit_render_subset_test_SOURCES = tests/unit/render_subset_test.c $(drawn)
tests_unit_render_subset_test_LDADD = $(unit_libs)
unit_tests += tests/unit/render_font_test
tests_unit_render_font_test_SOURCES = tests/unit/render_font_test.c $(drawn) \
	$(lang_lines)
tests_unit_render_font_test_LDADD = $(unit_libs)

unit_tests += tests/unit/render_braille_test
tests_unit_render_braille_test_SOURCES = tests/unit/render_braille_test.c
tests_unit_render_braille_test_LDADD = $(unit_libs)

unit_tests += tests/unit/render_speech_test
tests_unit_render_speech_test_SOURCES = tests/unit/render_speech_test.c
tests_unit_render_speech_test_LDADD = $(unit_libs)

unit_tests += tests/unit/chart_test
tests_unit_chart_test_SOURCES = tests/unit/chart_test.c
tests_unit_chart_test_LDADD = $(unit_libs)
