# One program per module of lang/.
lang_lines = tests/unit/lines.c tests/unit/lines.h
unit_tests += \
	tests/unit/catalogue_test \
	tests/unit/encoding_test \
	tests/unit/fold_test \
	tests/unit/plural_test \
	tests/unit/po_merge_test \
	tests/unit/po_test \
	tests/unit/region_test \
	tests/unit/tag_test \
	tests/unit/value_test \
	tests/unit/zone_test

tests_unit_catalogue_test_SOURCES = tests/unit/catalogue_test.c
tests_unit_catalogue_test_LDADD = $(unit_libs)
tests_unit_encoding_test_SOURCES = tests/unit/encoding_test.c
tests_unit_encoding_test_LDADD = $(unit_libs)
tests_unit_fold_test_SOURCES = tests/unit/fold_test.c $(lang_lines)
tests_unit_fold_test_LDADD = $(unit_libs)
tests_unit_plural_test_SOURCES = tests/unit/plural_test.c $(lang_lines)
tests_unit_plural_test_LDADD = $(unit_libs)
tests_unit_po_merge_test_SOURCES = tests/unit/po_merge_test.c
tests_unit_po_merge_test_LDADD = $(unit_libs)
tests_unit_po_test_SOURCES = tests/unit/po_test.c
tests_unit_po_test_LDADD = $(unit_libs)
if HAVE_GETTEXTPO
unit_tests += tests/unit/po_oracle_test
endif
tests_unit_po_oracle_test_SOURCES = tests/unit/po_oracle_test.c
tests_unit_po_oracle_test_LDADD = $(unit_libs) -lgettextpo
tests_unit_region_test_SOURCES = tests/unit/region_test.c
tests_unit_region_test_LDADD = $(unit_libs)
tests_unit_tag_test_SOURCES = tests/unit/tag_test.c $(lang_lines)
tests_unit_tag_test_LDADD = $(unit_libs)
tests_unit_value_test_SOURCES = tests/unit/value_test.c $(lang_lines)
tests_unit_value_test_LDADD = $(unit_libs)
tests_unit_zone_test_SOURCES = tests/unit/zone_test.c $(lang_lines)
tests_unit_zone_test_LDADD = $(unit_libs)

EXTRA_DIST += \
	tests/data/fold.txt \
	tests/data/plural.txt \
	tests/data/tag.txt \
	tests/data/value.txt \
	tests/data/zone.txt \
	tests/data/po/README \
	tests/data/po/bytes.po \
	tests/data/po/empty.po \
	tests/data/po/forms.po \
	tests/data/po/good.po \
	tests/data/po/headless.po \
	tests/data/po/latin.po \
	tests/data/po/norule.po \
	tests/data/po/override.po \
	tests/data/po/rule.po \
	tests/data/po/syntax.po \
	tests/data/po/tools/README \
	tests/data/po/tools/mark.po \
	tests/data/po/tools/msgattrib.po \
	tests/data/po/tools/msgcat-no-wrap.po \
	tests/data/po/tools/msgcat.po \
	tests/data/po/tools/msgmerge.po \
	tests/data/po/tools/pot2po.po \
	tests/data/po/tools/wide.po \
	tests/data/po/tools/windows.po \
	tests/data/po/tools/xliff2po.po \
	tests/data/po/twice.po
