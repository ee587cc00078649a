# One program per module of web/ that stands without a server.
unit_tests += tests/unit/route_test
tests_unit_route_test_SOURCES = tests/unit/route_test.c
tests_unit_route_test_LDADD = $(unit_libs)
unit_tests += tests/unit/form_test
tests_unit_form_test_SOURCES = tests/unit/form_test.c
tests_unit_form_test_LDADD = $(unit_libs)
unit_tests += tests/unit/reader_test
tests_unit_reader_test_SOURCES = tests/unit/reader_test.c
tests_unit_reader_test_LDADD = $(unit_libs)
unit_tests += tests/unit/proxy_test
tests_unit_proxy_test_SOURCES = tests/unit/proxy_test.c
tests_unit_proxy_test_LDADD = $(unit_libs)
