/* What every unit test includes: cmocka with its prerequisites. */
#ifndef VERNACULAR_TESTS_UNIT_H
#define VERNACULAR_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
