# PDFs as files: whether they are what they say, whoever made them.
pdf_tests = tests/pdf/languages_test.py tests/pdf/ua_test.py

TESTS += $(pdf_tests)

check_PROGRAMS += tests/pdf/exemplars
tests_pdf_exemplars_SOURCES = tests/pdf/exemplars.c
tests_pdf_exemplars_LDADD = $(vernacular_libs)
