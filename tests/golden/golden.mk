# Letters byte for byte; `make golden-refresh` shows what changed and asks.
TESTS += tests/golden/forms.py tests/golden/golden.sh tests/golden/letters.py tests/golden/notice.sh

.PHONY: golden-refresh
golden-refresh: src/vernacular$(EXEEXT)
	@$(AM_TESTS_ENVIRONMENT) GOLDEN_REFRESH=ask \
		$(SHELL) $(srcdir)/tests/golden/golden.sh
	@$(AM_TESTS_ENVIRONMENT) GOLDEN_REFRESH=ask \
		python3 $(srcdir)/tests/golden/letters.py
