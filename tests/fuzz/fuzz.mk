# Fuzz targets: NAME_fuzz.c defines LLVMFuzzerTestOneInput, the folder NAME is
# its corpus. `./bootstrap fuzz` runs them under libFuzzer; `make check` runs
# each corpus as a plain test.
if FUZZ
fuzz_main =
else
fuzz_main = tests/fuzz/replay.c
endif

fuzz_targets = \
	tests/fuzz/break_fuzz \
	tests/fuzz/csv_fuzz \
	tests/fuzz/font_fuzz \
	tests/fuzz/fontfile_fuzz \
	tests/fuzz/form_fuzz \
	tests/fuzz/formrules_fuzz \
	tests/fuzz/front_fuzz \
	tests/fuzz/json_fuzz \
	tests/fuzz/letter_fuzz \
	tests/fuzz/markdown_fuzz \
	tests/fuzz/memory_fuzz \
	tests/fuzz/mustache_fuzz \
	tests/fuzz/notice_fuzz \
	tests/fuzz/parcel_fuzz \
	tests/fuzz/picture_fuzz \
	tests/fuzz/plural_fuzz \
	tests/fuzz/po_fuzz \
	tests/fuzz/press_fuzz \
	tests/fuzz/recording_fuzz \
	tests/fuzz/sniff_fuzz \
	tests/fuzz/text_fuzz \
	tests/fuzz/utf8_fuzz \
	tests/fuzz/xml_fuzz \
	tests/fuzz/zip_fuzz

fuzz_libs = $(vernacular_libs) $(FUZZ_LDFLAGS)

tests_fuzz_break_fuzz_SOURCES = tests/fuzz/break_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_break_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_csv_fuzz_SOURCES = tests/fuzz/csv_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_csv_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_font_fuzz_SOURCES = tests/fuzz/font_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_font_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_fontfile_fuzz_SOURCES = tests/fuzz/fontfile_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_fontfile_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_form_fuzz_SOURCES = tests/fuzz/form_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_form_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_formrules_fuzz_SOURCES = tests/fuzz/formrules_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_formrules_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_front_fuzz_SOURCES = tests/fuzz/front_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_front_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_json_fuzz_SOURCES = tests/fuzz/json_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_json_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_letter_fuzz_SOURCES = tests/fuzz/letter_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_letter_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_markdown_fuzz_SOURCES = tests/fuzz/markdown_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_markdown_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_memory_fuzz_SOURCES = tests/fuzz/memory_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_memory_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_mustache_fuzz_SOURCES = tests/fuzz/mustache_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_mustache_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_notice_fuzz_SOURCES = tests/fuzz/notice_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_notice_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_picture_fuzz_SOURCES = tests/fuzz/picture_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_picture_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_plural_fuzz_SOURCES = tests/fuzz/plural_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_plural_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_po_fuzz_SOURCES = tests/fuzz/po_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_po_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_press_fuzz_SOURCES = tests/fuzz/press_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_press_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_recording_fuzz_SOURCES = tests/fuzz/recording_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_recording_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_sniff_fuzz_SOURCES = tests/fuzz/sniff_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_sniff_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_text_fuzz_SOURCES = tests/fuzz/text_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_text_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_utf8_fuzz_SOURCES = tests/fuzz/utf8_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_utf8_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_xml_fuzz_SOURCES = tests/fuzz/xml_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_xml_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_zip_fuzz_SOURCES = tests/fuzz/zip_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_zip_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_parcel_fuzz_SOURCES = tests/fuzz/parcel_fuzz.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_parcel_fuzz_LDADD = $(fuzz_libs)

check_PROGRAMS += $(fuzz_targets)
if !FUZZ
TESTS += $(fuzz_targets)
endif

.PHONY: fuzz
fuzz: $(fuzz_targets)
