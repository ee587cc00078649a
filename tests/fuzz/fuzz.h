/* What a fuzz target defines: takes any bytes, and ends the process where
 * something that must hold does not. */
#ifndef VERNACULAR_TESTS_FUZZ_H
#define VERNACULAR_TESTS_FUZZ_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

#endif
