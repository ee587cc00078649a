# The command line through the real binary; each script prints TAP.
cli_tests = \
	tests/cli/accounts_test.py \
	tests/cli/audit.sh \
	tests/cli/backup_test.py \
	tests/cli/bounds_test.py \
	tests/cli/braille_test.py \
	tests/cli/by_hand_test.py \
	tests/cli/campaign_test.py \
	tests/cli/catalogues_test.py \
	tests/cli/cldr_test.mjs \
	tests/cli/clock.sh \
	tests/cli/clock_oracle_test.py \
	tests/cli/demo_test.py \
	tests/cli/doctor_test.py \
	tests/cli/exchange_bad_test.py \
	tests/cli/exchange_test.py \
	tests/cli/exchange_word_test.py \
	tests/cli/flag_test.py \
	tests/cli/form_date_test.py \
	tests/cli/forms_test.py \
	tests/cli/import_test.py \
	tests/cli/letter.sh \
	tests/cli/letterhead_test.py \
	tests/cli/manual.sh \
	tests/cli/memory_test.py \
	tests/cli/notices_test.py \
	tests/cli/price_oracle_test.py \
	tests/cli/projection_test.py \
	tests/cli/render_test.py \
	tests/cli/running_test.py \
	tests/cli/serving_test.py \
	tests/cli/speech_test.py \
	tests/cli/translation_test.py \
	tests/cli/upgrade_test.py \
	tests/cli/value.sh \
	tests/cli/words_serving_test.py

TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) tests/cli/bank_holidays.py tests/cli/cldr.mjs tests/cli/parcels.py tests/cli/program.py \
	tests/data/cldr.txt tests/data/clock.txt
