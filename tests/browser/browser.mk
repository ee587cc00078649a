# Walks through the pages in a real browser, on the real program.
browser_tests = \
	tests/browser/calls.mjs \
	tests/browser/letter.mjs \
	tests/browser/pages.mjs \
	tests/browser/translation.mjs \
	tests/browser/walk.mjs

TESTS += $(browser_tests)
