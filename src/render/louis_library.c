/* liblouis, opened when something is first put into Braille. */
#include "render/louis_library.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/library.h"

#define SONAME "liblouis.so.20"

/* Set once, by open_library; never changed or closed. */
static struct louis_library library;
static bool usable;

static const struct library_function functions[] = {
	{"lou_backTranslate", offsetof(struct louis_library, back_translate)},
	{"lou_getTable", offsetof(struct louis_library, get_table)},
	{"lou_registerLogCallback",
	 offsetof(struct louis_library, register_log)},
	{"lou_translate", offsetof(struct louis_library, translate)},
	{"lou_version", offsetof(struct louis_library, version)},
};

static void
open_library(void)
{
	usable = library_open(SONAME, functions,
			      sizeof functions / sizeof *functions,
			      &library);
}

const struct louis_library *
louis_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, open_library);
	return usable ? &library : NULL;
}
