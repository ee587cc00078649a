# PDFs as files: whether they are what they say, whoever made them, and letters
# in every script as others read and draw them.
pdf_tests = \
	tests/pdf/chromium_test.py \
	tests/pdf/copied_test.py \
	tests/pdf/editions_test.py \
	tests/pdf/languages_test.py \
	tests/pdf/letterhead_test.py \
	tests/pdf/letters_test.py \
	tests/pdf/pictures_test.py \
	tests/pdf/ua_test.py

TESTS += $(pdf_tests)

# Letters of an edition, and each on its own.
check_PROGRAMS += tests/pdf/edition
tests_pdf_edition_SOURCES = tests/pdf/edition.c
tests_pdf_edition_LDADD = $(vernacular_libs)

# What each language is written with.
check_PROGRAMS += tests/pdf/exemplars
tests_pdf_exemplars_SOURCES = tests/pdf/exemplars.c
tests_pdf_exemplars_LDADD = $(vernacular_libs)
