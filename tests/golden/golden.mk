# Letters byte for byte; `make golden-refresh` shows what changed and asks.
TESTS += tests/golden/golden.sh tests/golden/notice.sh

.PHONY: golden-refresh
golden-refresh: src/vernacular$(EXEEXT)
	@$(AM_TESTS_ENVIRONMENT) GOLDEN_REFRESH=ask \
		$(SHELL) $(srcdir)/tests/golden/golden.sh
