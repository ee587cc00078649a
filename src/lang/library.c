/* ICU as this machine has it. */
#include "lang/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/uclean.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

#include "base/mem.h"

static void *
take(const void *context, size_t bytes)
{
	(void)context;
	return mem_resize(NULL, bytes);
}

static void *
resize(const void *context, void *old, size_t bytes)
{
	(void)context;
	return mem_resize(old, bytes);
}

static void
give(const void *context, void *old)
{
	(void)context;
	free(old);
}

void
library_start(void)
{
	UErrorCode code = U_ZERO_ERROR;

	u_setMemoryFunctions(NULL, take, resize, give, &code);
}

enum status
library_check(char ret_text[LIBRARY_TEXT], struct fault *fault)
{
	UErrorCode code = U_ZERO_ERROR;
	UVersionInfo icu, cldr = {0};

	u_getVersion(icu);
	u_init(&code);
	if (U_SUCCESS(code))
		ulocdata_getCLDRVersion(cldr, &code);
	if (U_FAILURE(code))
		return fault_set(fault, E_IO, "ICU",
				 N_("Its data cannot be read ({reason}): "
				    "install libicu again, and unset ICU_DATA"),
				 "reason", u_errorName(code), NULL);
	if (cldr[0] < CLDR_LEAST)
		return fault_set(fault, E_IO, "ICU",
				 N_("Its data are too old for right dates and "
				    "plurals: install libicu72 or newer"),
				 NULL);
	snprintf(ret_text, LIBRARY_TEXT, "%d.%d, CLDR %d", icu[0], icu[1],
		 cldr[0]);
	return OK;
}
