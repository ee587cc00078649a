# Faults of machine, disk, memory and clock, made on purpose under the real
# program. `make check` tries a little of each, `make fault` all: about half an
# hour, of which a thousand kills are five minutes.
fault_tests = \
	tests/fault/clock_test.py \
	tests/fault/corrupt_test.py \
	tests/fault/disk_test.py \
	tests/fault/kill_test.py \
	tests/fault/memory_test.py \
	tests/fault/sync_test.py

TESTS += $(fault_tests)
EXTRA_DIST += $(fault_tests) tests/fault/fault.py tests/fault/inject.c

.PHONY: fault
fault:
	FAULT=all $(MAKE) check TESTS='$(fault_tests)' check_PROGRAMS=
