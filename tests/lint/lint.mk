# Rules of the house, each checked on a bad sample before the tree.
lint_tests = \
	tests/lint/arguments_lint.py \
	tests/lint/banned_lint.py \
	tests/lint/erasure_lint.py \
	tests/lint/headers_lint.py \
	tests/lint/layers_lint.py \
	tests/lint/length_lint.py \
	tests/lint/migrations_lint.py \
	tests/lint/templates_lint.py \
	tests/lint/words_lint.py

TESTS += $(lint_tests)

# `make lint` runs these alone.
.PHONY: lint
lint:
	$(MAKE) check TESTS='$(lint_tests)' check_PROGRAMS=

# Reads templates with the program's own parser.
check_PROGRAMS += tests/lint/pages_lint
TESTS += tests/lint/pages_lint
tests_lint_pages_lint_SOURCES = tests/lint/pages_lint.c
tests_lint_pages_lint_LDADD = $(vernacular_libs)
TESTS += tests/lint/messages_lint.sh

# What the interface says, complete in every catalogue; else `make words`.
TESTS += tests/lint/strings.sh
