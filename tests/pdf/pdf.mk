# PDFs as files: whether they are what they say, whoever made them.
pdf_tests = tests/pdf/ua_test.py

TESTS += $(pdf_tests)
